"""Suggests a path for a file that is missing."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from pathlib import Path

from sco_scheduler.intake.values.entries import nearest

ENDINGS = (".xlsx", ".xlsm", ".xltx", ".xltm", ".xls", ".ods", ".csv", ".tsv")
"""The suffixes of files of registrations."""

_MOST = 5_000
"""The largest number of files of a folder that are compared."""


def nearest_path(path: Path, endings: Sequence[str] = ENDINGS) -> str | None:
    """Return the existing path that is most similar to a missing one, in the same form; None without a similar one.

    If the folder is missing too, the first missing part of the path is compared.

    Parameters
    ----------
    endings
        The suffixes of files that are proposed; folders are proposed too.
    """
    try:
        there = next(folder for folder in path.parents if folder.is_dir())
        missing, *rest = path.relative_to(there).parts
        names = [
            entry.name for entry in islice(there.iterdir(), _MOST) if _is_candidate(entry, endings, inside=bool(rest))
        ]
    except (OSError, StopIteration, ValueError):
        return None
    name = _most_similar(missing, names, endings)
    if name is None:
        return None
    whole = (there / name).joinpath(*rest)
    return str(whole) if whole.exists() else nearest_path(whole, endings)


def _is_candidate(entry: Path, endings: Sequence[str], *, inside: bool) -> bool:
    if entry.name.startswith((".", "~")):
        return False
    return entry.is_dir() or (not inside and entry.suffix.lower() in endings)


def _most_similar(wanted: str, names: Sequence[str], endings: Sequence[str]) -> str | None:
    """The same name with other letters or another suffix first, else the most similar name."""
    folded = wanted.casefold()
    stem = Path(folded).stem
    for same in (folded, *(stem + ending for ending in endings), *(folded + ending for ending in endings), stem):
        for name in sorted(names):
            if name.casefold() == same:
                return name
    # Files of the program have similar names and are next to its input, but are never meant.
    others = [name for name in sorted(names) if "-agendas" in folded or "-agendas" not in name.casefold()]
    return nearest(wanted, others, least=80, misspelt=True)
