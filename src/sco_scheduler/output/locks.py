"""Locks of the operating system between processes: such a lock ends with its holder, however that ends."""

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
    """Wait until nobody else is within ``alone`` of the same path, and stay alone there.

    Whoever has waited for 20 seconds goes on all the same, as a disk of the network may keep the lock of a computer
    which is gone; and whoever can have no lock at all goes on at once, as such a disk may know none.

    Parameters
    ----------
    path
        The file that is locked; it is made, and removed where nobody waits for it.
    """
    handle = _locked(path, time.monotonic() + _SECONDS)
    try:
        yield
    finally:
        if handle is not None:
            _release(handle, path)


def _locked(path: Path, until: float) -> int | None:
    """The open file, locked; None where the time is over, or no lock can be had."""
    while True:
        try:
            handle = os.open(path, os.O_CREAT | os.O_RDWR)
        except OSError as error:
            if sys.platform != "win32" or not isinstance(error, PermissionError):
                return None  # on Windows the file may just be being removed
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
    """Whether an open file is still the one at a path; whoever held the lock before may have removed it."""
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
        with contextlib.suppress(OSError):  # somebody else has it open already
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
        with contextlib.suppress(OSError):  # afterwards it could be the file of somebody else
            path.unlink()
        os.close(handle)
