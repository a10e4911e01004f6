"""The folders of what is written: those that are missing are made, and told, since their name may be mistyped."""

from __future__ import annotations

import os
from pathlib import Path

_MADE: list[Path] = []


def take_made() -> tuple[Path, ...]:
    """The topmost folders made since the last call though nobody asked for just these."""
    made = tuple(_MADE)
    _MADE.clear()
    return made


def first_missing(path: Path) -> Path:
    """The first part of a path that is not there; the path itself if its folder is."""
    while path != path.parent and not os.path.lexists(path.parent):
        path = path.parent
    return path


def make_folder(folder: Path, *, asked_for: bool = False) -> None:
    """Make a folder, and what is missing above it.

    Parameters
    ----------
    asked_for
        Whether the folder is what the user named: then only those above it are told.

    Raises
    ------
    OSError
        If it cannot be made.
    """
    if folder.is_dir():
        return
    missing = first_missing(folder)
    folder.mkdir(parents=True, exist_ok=True)
    if missing != folder or not asked_for:
        _MADE.append(missing)
