"""Locks of the operating system between processes: such a lock ends with its holder, even if that crashes."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

_SECONDS = 20.0
_PAUSE = 0.05


@contextlib.contextmanager
def alone(path: Path) -> Iterator[None]:
    """A context manager that holds a lock on a path, after waiting for other holders.

    After 20 seconds it continues without the lock, as a network drive may keep the lock of a computer
    that is gone; if the drive supports no locks, it continues at once.

    Parameters
    ----------
    path
        The lock file; it is created, and removed if no other process waits for it.
    """
    handle = _locked(path, time.monotonic() + _SECONDS)
    try:
        yield
    finally:
        if handle is not None:
            _release(handle, path)


def _locked(path: Path, until: float) -> int | None:
    """The locked open file; None after the time limit, or if locks are not available."""
    while True:
        try:
            handle = os.open(path, os.O_CREAT | os.O_RDWR)
        except OSError as error:
            if sys.platform != "win32" or not isinstance(error, PermissionError):
                return None  # on Windows the file may be in the process of being removed
        else:
            try:
                if _lock(handle) and _is_at(handle, path):
                    return handle
            except OSError:
                os.close(handle)
                return None
            os.close(handle)
        if time.monotonic() > until:
            return None
        time.sleep(_PAUSE)


def _is_at(handle: int, path: Path) -> bool:
    """Whether an open file is still the one at a path; the previous holder may have removed it."""
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except FileNotFoundError:
        return False


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _release(handle: int, path: Path) -> None:
        os.close(handle)
        with contextlib.suppress(OSError):  # another process has it open already
            path.unlink()

else:
    import fcntl

    def _lock(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _release(handle: int, path: Path) -> None:
        with contextlib.suppress(OSError):  # afterwards the path could belong to another process's file
            path.unlink()
        os.close(handle)
