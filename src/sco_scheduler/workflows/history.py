"""The dated copies in the folder ``history``."""

from __future__ import annotations

import filecmp
import re
from bisect import bisect_left
from datetime import datetime
from pathlib import Path

from sco_scheduler.intake import read_agendas
from sco_scheduler.output.files import HISTORY, NotWritten, behind_links

_DATED = re.compile(r" (\d{4}-\d{2}-\d{2} \d{2}\.\d{2}\.\d{2})(?: \((\d+)\))?")


def newest_copy(path: Path) -> Path | None:
    """Return the newest copy of a file in ``history/``, or None."""
    return max(copies_of(path), default=(None, None))[1]


def is_copy(path: Path) -> bool:
    """Return whether a file is identical to one of its copies in ``history/``, that is, was restored."""
    size = path.stat().st_size
    same_size = (copy for _, copy in copies_of(path) if copy.stat().st_size == size)
    return any(filecmp.cmp(path, copy, shallow=False) for copy in same_size)


def copy_before_desk(path: Path) -> Path | None:
    """Return the newest copy of an agendas workbook from before any action of the desk, else the newest one, or None.

    Each action at the desk leaves a copy, so the newest is not the one whose agendas people have.
    """
    copies = [copy for _, copy in sorted(copies_of(path))]
    if not read_agendas(path).record.desk.log:
        return copies[-1] if copies else None
    # The log only grows, from copy to copy.
    before = bisect_left(copies, True, key=lambda copy: bool(read_agendas(copy).record.desk.log))
    return copies[before - 1] if before else copies[-1] if copies else None


def kept_of(path: Path) -> Path | None:
    """Return the file of which this one is a copy in ``history/``; None if it is no such copy."""
    found = behind(path)
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
    made = _stamp_of(behind(path), copy)
    if made is None:
        raise ValueError(f"{copy} is no copy of {path}")
    return datetime.strptime(made[0], "%Y-%m-%d %H.%M.%S")


def copies_of(path: Path) -> list[tuple[tuple[str, int], Path]]:
    """The copies of a file, each preceded by the time it was made; of a link, those of the file behind it."""
    path = behind(path)
    history = path.parent / HISTORY
    files = [copy for copy in history.iterdir() if copy.is_file()] if history.is_dir() else []
    return [(made, copy) for copy in files if (made := _stamp_of(path, copy)) is not None]


def behind(path: Path) -> Path:
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
