"""The dated copies in the folder ``history``, and restoring the one that was replaced last."""

from __future__ import annotations

import filecmp
import re
import shutil
from bisect import bisect_left
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from sco_scheduler.domain.findings import Finding
from sco_scheduler.domain.record import Revision
from sco_scheduler.intake import read_agendas
from sco_scheduler.output.file_names import volume_path
from sco_scheduler.output.files import HISTORY, NotWritten, behind_links, ensure_writable, replace_whole
from sco_scheduler.workflows.errors import NO_COPY, Stopped, writing

_DATED = re.compile(r" (\d{4}-\d{2}-\d{2} \d{2}\.\d{2}\.\d{2})(?: \((\d+)\))?")


@dataclass(frozen=True)
class Undone:
    """The restored files, each with its copy, and the copy of the file that was replaced, if any."""

    restored: tuple[tuple[Path, Path], ...]
    kept: Path | None


def undo(agendas: str | Path) -> Undone:
    """Restore the copy of an agendas workbook that was replaced last at its path, with its further volumes.

    The present workbook is itself kept as a dated copy, so that another undo restores it. The copy is chosen by the
    Records: the one with the revision from which the present workbook was built; or, if the present one was
    itself restored, the latest that was built from it. Only without Records it is the newest copy
    by the dates in the names, which follow the files' times.

    Raises
    ------
    Stopped
        If there is no copy, or a file cannot be written.
    """
    path = _behind(Path(agendas))
    copy = _replaced_by(path)
    if copy is None:
        details = {"folder": str(path.parent / HISTORY), "name": path.name}
        raise Stopped([Finding(NO_COPY, details=details)])
    restored = [*_volumes(path), (path, copy)]
    with writing():
        for target, _ in restored:
            ensure_writable(target)
        kept = None
        for target, source in restored:
            # A plain copy gets the present time, so that it is dated after all existing copies.
            kept = replace_whole(target, partial(shutil.copyfile, source), keep=True)
    return Undone(tuple(reversed(restored)), kept)


def _replaced_by(path: Path) -> Path | None:
    """The copy that this workbook replaced; for one that was restored, the latest built from it."""
    own = _revisions(path)
    if not own:
        return newest_copy(path)
    copies = [(_revisions(copy), key, copy) for key, copy in _copies(path)]
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
    """The revisions in the Record of a workbook, the last one its own; none if it is no agendas workbook."""
    return read_agendas(path).record.revisions if path.is_file() else ()


def newest_copy(path: Path) -> Path | None:
    """Return the newest copy of a file in ``history/``, or None."""
    return max(_copies(path), default=(None, None))[1]


def is_copy(path: Path) -> bool:
    """Return whether a file is identical to one of its copies in ``history/``, that is, was restored."""
    size = path.stat().st_size
    same_size = (copy for _, copy in _copies(path) if copy.stat().st_size == size)
    return any(filecmp.cmp(path, copy, shallow=False) for copy in same_size)


def copy_before_desk(path: Path) -> Path | None:
    """Return the newest copy of an agendas workbook from before any action of the desk, else the newest one, or None.

    Each action at the desk leaves a copy, so the newest is not the one whose agendas people have.
    """
    copies = [copy for _, copy in sorted(_copies(path))]
    if not read_agendas(path).record.desk.log:
        return copies[-1] if copies else None
    # The log only grows, from copy to copy.
    before = bisect_left(copies, True, key=lambda copy: bool(read_agendas(copy).record.desk.log))
    return copies[before - 1] if before else copies[-1] if copies else None


def kept_of(path: Path) -> Path | None:
    """Return the file of which this one is a copy in ``history/``; None if it is no such copy."""
    found = _behind(path)
    dated = _DATED.search(found.stem)
    if found.parent.name != HISTORY or dated is None or dated.end() != len(found.stem):
        return None
    return path.parent.parent / f"{found.stem[: dated.start()]}{found.suffix}"


def dated(path: Path, copy: Path) -> datetime:
    """Return when the file of a copy in ``history/`` was last changed, to the second.

    Raises
    ------
    ValueError
        If it is no copy of the file.
    """
    made = _stamp_of(_behind(path), copy)
    if made is None:
        raise ValueError(f"{copy} is no copy of {path}")
    return datetime.strptime(made[0], "%Y-%m-%d %H.%M.%S")


def _copies(path: Path) -> list[tuple[tuple[str, int], Path]]:
    """The copies of a file, each preceded by the time it was made; of a link, those of the file behind it."""
    path = _behind(path)
    history = path.parent / HISTORY
    files = [copy for copy in history.iterdir() if copy.is_file()] if history.is_dir() else []
    return [(made, copy) for copy in files if (made := _stamp_of(path, copy)) is not None]


def _behind(path: Path) -> Path:
    """The file behind a link, beside which its copies are; the path itself if that is not known."""
    try:
        return behind_links(path)
    except NotWritten:
        return path


def _stamp_of(path: Path, copy: Path) -> tuple[str, int] | None:
    """The date in a copy's name and its number among those of one second; None for copies of other files."""
    if not copy.name.startswith(path.stem) or copy.suffix != path.suffix:
        return None
    dated = _DATED.fullmatch(copy.stem[len(path.stem) :])
    return (dated[1], int(dated[2] or 1)) if dated else None


def _volumes(path: Path) -> list[tuple[Path, Path]]:
    """The further workbooks of a large event with their newest copies."""
    found: list[tuple[Path, Path]] = []
    while (copy := newest_copy(volume := volume_path(path, len(found) + 1))) is not None:
        found.append((volume, copy))
    return found
