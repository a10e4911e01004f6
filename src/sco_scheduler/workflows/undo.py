"""Restores the agendas workbook that was replaced last."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from pathlib import Path

from sco_scheduler.domain.findings import Finding
from sco_scheduler.domain.record import Revision
from sco_scheduler.intake import read_agendas
from sco_scheduler.output.excel.renumbered import renumbered
from sco_scheduler.output.file_names import volume_path
from sco_scheduler.output.files import HISTORY, ensure_writable, write_whole
from sco_scheduler.workflows.agendas_file import read_agendas_file
from sco_scheduler.workflows.errors import NO_COPY, Stopped, writing
from sco_scheduler.workflows.history import behind, copies_of, newest_copy
from sco_scheduler.workflows.later_states import continued


@dataclass(frozen=True)
class Undone:
    """The restored files, each with its copy, and the copy of the file that was replaced, if any."""

    restored: tuple[tuple[Path, Path], ...]
    kept: Path | None


def undo(agendas: str | Path) -> Undone:
    """Restore the copy of an agendas workbook that was replaced last at its path, with its further volumes.

    What is restored is a revision of its own, after that of the present workbook, from which agendas may have been
    handed out: so is each agenda that differs between the two. Everything else is as in the copy.

    The present workbook is itself kept as a dated copy, so that another undo restores it. The copy is chosen by the
    Records: the one with the revision from which the present workbook was built; or, if the present one was
    itself restored, the latest that was built from it. Only without Records it is the newest copy
    by the dates in the names, which follow the files' times.

    Raises
    ------
    Stopped
        If there is no copy, or a file cannot be written.
    """
    path = behind(Path(agendas))
    copy = _replaced_by(path)
    if copy is None:
        details = {"folder": str(path.parent / HISTORY), "name": path.name}
        raise Stopped([Finding(NO_COPY, details=details)])
    restored = [*_volumes(path), (path, copy)]
    with writing():
        for target, _ in restored:
            ensure_writable(target)
        contents = [(target, source.read_bytes()) for target, source in restored[:-1]]
        contents.append((path, _following(copy, path)))
        kept = None
        for target, data in contents:
            # A new file gets the present time, so that it is dated after all existing copies.
            kept = write_whole(target, data, keep=True)
    return Undone(tuple(reversed(restored)), kept)


def _replaced_by(path: Path) -> Path | None:
    """The copy that this workbook replaced; for one that was restored, the latest built from it."""
    own = _revisions(path)
    if not own:
        return newest_copy(path)
    copies = [(_revisions(copy), key, copy) for key, copy in copies_of(path)]
    later = [
        (builds[-1].number, builds[-1].built_at, key, copy)
        for builds, key, copy in copies
        if len(builds) > len(own) and own[-1] in builds
    ]
    if later:
        return max(later)[-1]
    before = [(key, copy) for builds, key, copy in copies if builds and builds == own[:-1]]
    return max(before)[-1] if before else newest_copy(path)


def _revisions(path: Path) -> tuple[Revision, ...]:
    """The revisions in the Record of a workbook, the last one its own; none if it is no agendas workbook, or gone."""
    return read_agendas(path).record.revisions


def _following(copy: Path, present: Path) -> bytes:
    """The content of a copy with the revisions that follow those of the present workbook; as it is without a Record."""
    data = copy.read_bytes()
    try:
        restored, replaced = read_agendas_file(copy), read_agendas_file(present)
    except Stopped:
        return data
    if not (restored.record.revisions and replaced.record.revisions):
        return data
    try:
        return renumbered(data, restored.record, continued(restored, replaced))
    except (KeyError, ValueError, zipfile.BadZipFile):
        return data


def _volumes(path: Path) -> list[tuple[Path, Path]]:
    """The further workbooks of a large event with their newest copies."""
    found: list[tuple[Path, Path]] = []
    while (copy := newest_copy(volume := volume_path(path, len(found) + 1))) is not None:
        found.append((volume, copy))
    return found
