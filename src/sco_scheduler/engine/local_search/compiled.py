"""Compiling the inner loops with numba, keeping what is compiled, or running them as plain Python.

Compiling takes seconds, on a busy machine minutes, once on a machine. So it is done in a process of
its own (``precompile``), which takes no time from the solve's interpreter lock and goes on if the
solve ends before. What is compiled is kept in one folder an install, beside the sources or, where the
install may not be written to, in the user's cache folder, else in a folder of the user's own among
the temporary files; the folder's name has a digest of the sources, so that kept code is never stale.
If no folder can be written, the loops are compiled anew in each process; without numba they run
interpreted, some 300 times slower, with the same decisions.

Reference counting is switched off: the loops make no arrays, and what is passed in outlives the call.
"""

from __future__ import annotations

import math
import os
import platform
import shutil
import stat
import subprocess
import sys
import tempfile
import threading
import time
import zlib
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import Any, TypeVar

from sco_scheduler.background import BackgroundTask, module_process
from sco_scheduler.engine import params

F = TypeVar("F", bound=Callable[..., object])

_NO_COUNTING: dict[str, Any] = {"_nrt": False}

_ABANDONED_SECONDS = 600.0
"""After this a compilation that another process began is taken for dead."""

_SETTING = threading.Lock()
"""Held while numba is told where to keep code: two parts may be loaded at once."""

_PROCESSES: list[subprocess.Popen[bytes]] = []
"""Kept: Python warns of a process object that is dropped while its process runs."""

_LOADED_BY = {
    "annealing": "sco_scheduler.engine.gaps.annealing",
    "board": "sco_scheduler.engine.local_search.moves",
}
"""For each part of the compiled code the module whose ``load_compiled`` calls all that is compiled of it."""

_POLL_SECONDS = 0.02

_COMPILED_IN = ("BOARD_", "KEMPE_")
"""What the names of parameters begin with that the loops are compiled with."""


def entry(function: F) -> F:
    """Compile a function that Python calls, if numba is there, and keep it on disk if that is possible.

    It releases the interpreter lock while it runs, so that other threads go on.
    """
    try:
        from numba import njit
    except ImportError:
        return function
    config: Any = import_module("numba.core.config")
    how: dict[str, Any] = {"nogil": True, **_NO_COUNTING}
    folder = cache_folder()
    if folder is None:
        compiled: F = njit(**how)(function)
        return compiled
    with _SETTING:
        before = config.CACHE_DIR
        config.CACHE_DIR = str(folder)
        try:
            compiled = njit(cache=True, **how)(function)
        except RuntimeError:  # numba found no directory that it may write to
            compiled = njit(**how)(function)
        finally:
            config.CACHE_DIR = before
    return compiled


def part(function: F) -> F:
    """Compile a function that only compiled ones call, without the wrapper for Python, which takes time to compile."""
    return _part(function)


def inlined(function: F) -> F:
    """Compile a part into whatever calls it.

    A call passes each array of its named tuple as seven numbers, which takes longer than most inner functions do.
    """
    return _part(function, forceinline=True)


def _part(function: F, *, forceinline: bool = False) -> F:
    try:
        from numba import njit
    except ImportError:
        return function
    how: dict[str, Any] = {"no_cpython_wrapper": True, "no_cfunc_wrapper": True, "forceinline": forceinline}
    compiled: F = njit(**how, **_NO_COUNTING)(function)
    return compiled


def interpreted(function: F) -> F:
    """The function as Python runs it, whether it was compiled or not."""
    plain: F = getattr(function, "py_func", function)
    return plain


# Where compiled code is kept


@cache
def digest_of_sources() -> str:
    """Changes with any source file of this package and any constant compiled in, with Python and with numba.

    Numba looks only at the file of the entry when it judges whether what it kept is stale.
    """
    try:
        numba = version("numba")
    except PackageNotFoundError:
        numba = ""
    constants = sorted((name, value) for name, value in vars(params).items() if name.startswith(_COMPILED_IN))
    digest = zlib.crc32(f"{sys.version} {numba} {constants}".encode())
    here = Path(__file__).parent
    for path in [*sorted(here.glob("*.py")), here.parent / "value" / "flow_problem.py"]:
        digest = zlib.crc32(path.read_bytes(), digest)
    return f"{digest:08x}"


@cache
def cache_folder() -> Path | None:
    """The folder for compiled code, made if need be; None where none can be written."""
    name = f"compiled-{digest_of_sources()}"
    beside = Path(__file__).parent / "__pycache__"
    given = os.environ.get("NUMBA_CACHE_DIR")
    for base in [Path(given)] if given else [beside, _user_cache(), _temporary()]:
        folder = base / name
        try:
            if base == _temporary():
                _take_alone(base)
            folder.mkdir(parents=True, exist_ok=True)
            (folder / f"writable-{os.getpid()}").touch()
            (folder / f"writable-{os.getpid()}").unlink()
        except OSError:
            continue
        if base == beside:
            _forget_older(folder)
        return folder
    return None


def _user_cache() -> Path:
    """The user's folder for files that can be made again."""
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or str(Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = str(Path.home() / "Library" / "Caches")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base) / "sco-scheduler"


def _temporary() -> Path:
    """A folder for files that can be made again, where the user has no other."""
    user = str(os.getuid()) if hasattr(os, "getuid") else "user"
    return Path(tempfile.gettempdir()) / f"sco-scheduler-{user}"


def _take_alone(folder: Path) -> None:
    """Make a folder among those of all users that nobody else can write to: code is loaded from it.

    Raises
    ------
    OSError
        It cannot be made, is somebody else's, or is open to others.
    """
    folder.mkdir(mode=0o700, exist_ok=True)
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or (hasattr(os, "getuid") and found.st_uid != os.getuid()):
        raise PermissionError(f"{folder} is somebody else's")
    if os.name != "nt" and found.st_mode & 0o022:
        raise PermissionError(f"{folder} is open to others")


def _forget_older(folder: Path) -> None:
    """Delete what was compiled from earlier sources of this install."""
    for other in folder.parent.glob("compiled-*"):
        if other != folder:
            shutil.rmtree(other, ignore_errors=True)


# Compiling in a process of its own


def _marker(name: str) -> Path | None:
    """The file that says that a part is compiled for this machine."""
    folder = cache_folder()
    return None if folder is None else folder / f"{name}.{platform.node()}.done"


def is_kept(name: str) -> bool:
    """Whether a part is compiled and kept, so that loading it takes a moment."""
    marker = _marker(name)
    return marker is not None and marker.exists()


def mark_kept(name: str) -> None:
    """Note that a part is compiled and kept."""
    marker = _marker(name)
    if marker is not None:
        marker.touch()


def _has_numba() -> bool:
    """Whether there is anything to compile with."""
    return sys.modules.get("numba", True) is not None and find_spec("numba") is not None


def start_compiling(name: str) -> Callable[[], bool] | None:
    """Begin to compile a part in a process of its own, unless one is at it.

    The process outlives this one, so that what it compiles is kept even if the solve ends before.

    Returns
    -------
    Callable[[], bool] | None
        Says whether the process still runs. None where no process can do it: there is no numba, or nowhere to keep what
        it compiles.
    """
    marker = _marker(name) if _has_numba() else None
    if marker is None:
        return None
    lock = marker.with_suffix(".lock")
    with suppress(OSError):
        if time.time() - lock.stat().st_mtime > _ABANDONED_SECONDS:
            lock.unlink()
    try:
        lock.touch(exist_ok=False)
    except FileExistsError:
        return lock.exists  # another process compiles it
    except OSError:
        return None
    process = module_process("sco_scheduler.engine.local_search.precompile", name)
    if process is None:
        lock.unlink(missing_ok=True)
        return None
    _PROCESSES.append(process)
    return lambda: process.poll() is None


def stop_compiling(name: str) -> None:
    """Note that the compilation of a part has ended, however it ended."""
    marker = _marker(name)
    if marker is not None:
        marker.with_suffix(".lock").unlink(missing_ok=True)


def load(name: str) -> None:
    """Load a part's compiled code into this process, compiling it where it is not kept."""
    import_module(_LOADED_BY[name]).load_compiled()
    mark_kept(name)


class Compilation:
    """A part of the compiled code while it is made ready: compiled in a process of its own, then loaded in a thread.

    Parameters
    ----------
    name
        Which part: ``annealing``, or ``board`` with its moves.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self.kept = is_kept(name)
        """Whether it was compiled before, so that it only has to be loaded."""
        self._running = None if self.kept else start_compiling(name)
        self._loading = BackgroundTask(self._load) if self._running is None else None

    def ready(self, seconds: float | None) -> bool:
        """Whether the code can be called, after waiting so long at most; None is as long as it takes."""
        end = math.inf if seconds is None else time.monotonic() + seconds
        while self._running is not None:
            if is_kept(self._name) or not self._running():
                self._running, self._loading = None, BackgroundTask(self._load)
            elif time.monotonic() >= end:
                return False
            else:
                time.sleep(_POLL_SECONDS)
        assert self._loading is not None
        return self._loading.done(None if seconds is None else max(0.0, end - time.monotonic()))

    def _load(self) -> None:
        load(self._name)
