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


def saved_since(path: Path) -> Iterator[None]:
    """Wait while a file may be in the middle of being saved; yield whenever it is worth another look."""
    until = time.monotonic() + PATIENCE
    seen, looked = _state(path), False
    while time.monotonic() < until:
        time.sleep(_PAUSE)
        now = _state(path)
        recent = now is not None and abs(time.time() - now[1] / 1e9) < _QUIET
        if now != seen or (recent and not looked):
            # The first look may have come before the end of a change that the system already knew of.
            seen, looked = now, True
            yield
        elif not recent:
            return


def _state(path: Path) -> tuple[int, int] | None:
    """The size of a file and the time of its last change; None if it is not there."""
    try:
        found = path.stat()
    except (OSError, ValueError):
        return None
    return found.st_size, found.st_mtime_ns
