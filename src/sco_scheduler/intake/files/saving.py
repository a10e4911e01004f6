"""A file that another program may be in the middle of saving: it is looked at again before it is called damaged."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

PATIENCE = 2.0
"""The most seconds to wait for a file to be saved."""

_PAUSE = 0.1
"""Seconds between two looks."""

_QUIET = 1.0
"""Seconds after its last change in which a file may be in the middle of being saved."""

State = tuple[int, int] | None
"""The size of a file and the time of its last change; None if it is not there."""


def state_of_file(path: Path) -> State:
    """The state of a file as the system knows it, without reading it."""
    try:
        found = path.stat()
    except (OSError, ValueError):
        return None
    return found.st_size, found.st_mtime_ns


def saved_since(path: Path, seen: State) -> Iterator[None]:
    """Wait while a file may be in the middle of being saved; yield whenever it is worth another look.

    Parameters
    ----------
    seen
        Its state before it was looked at for the first time.
    """
    until = time.monotonic() + PATIENCE
    looked = False
    while time.monotonic() < until:
        now = state_of_file(path)
        recent = now is not None and abs(time.time() - now[1] / 1e9) < _QUIET
        if now == seen and not recent:
            return
        time.sleep(_PAUSE)
        now = state_of_file(path)
        if now != seen or not looked:
            # The first look may have come before the end of a change that the system already knew of.
            seen, looked = now, True
            yield
