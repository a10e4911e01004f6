"""Compilation of the inner loops with numba, its cache, and the fallback to plain Python.

Compiling takes seconds, on a busy machine minutes, once on a machine. So it is done in a separate
process (``precompile``), which does not hold the solve's global interpreter lock and continues if the
solve ends first. Compiled code is cached in one folder for each installation, next to the sources or, if the
installation is not writable, in the user's cache folder, else in a private folder among
the temporary files; the folder's name contains a digest of the sources, so that cached code is never stale.
If no folder can be written, the loops are compiled again in each process; without numba they run
interpreted, some 300 times slower, with the same results.

Reference counting is switched off: the loops allocate no arrays, and their arguments outlive the call.
"""

from __future__ import annotations

import math
import os
import platform
import shutil
import subprocess
import sys
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
from sco_scheduler.resources import writable_folder

F = TypeVar("F", bound=Callable[..., object])

_NO_COUNTING: dict[str, Any] = {"_nrt": False}

_ABANDONED_SECONDS = 600.0
"""After this time a compilation started by another process is considered dead."""

_SETTING = threading.Lock()
"""Held while numba's cache folder is configured: two parts may be loaded at once."""

_PROCESSES: list[subprocess.Popen[bytes]] = []
"""Keeps the process objects alive: Python warns if one is collected while its process runs."""

_LOADED_BY = {
    "annealing": "sco_scheduler.engine.gaps.annealing",
    "board": "sco_scheduler.engine.local_search.moves",
}
"""For each part of the compiled code, the module whose ``load_compiled`` calls every compiled function of it."""

_POLL_SECONDS = 0.02

_COMPILED_IN = ("BOARD_", "KEMPE_")
"""Prefixes of the parameters that are compiled into the loops as constants."""


def entry(function: F) -> F:
    """Compile a function that Python calls, if numba is installed, and cache it on disk if possible.

    It releases the global interpreter lock while it runs.
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
        except RuntimeError:  # numba found no writable directory
            compiled = njit(**how)(function)
        finally:
            config.CACHE_DIR = before
    return compiled


def part(function: F) -> F:
    """Compile a function that only compiled functions call; it has no Python wrapper, which takes time to compile."""
    return _part(function)


def inlined(function: F) -> F:
    """Compile a function inline into its callers.

    A call passes each array of its named tuple as seven numbers, which takes longer than most inner functions.
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
    """The uncompiled Python function."""
    plain: F = getattr(function, "py_func", function)
    return plain


# The cache of compiled code


@cache
def digest_of_sources() -> str:
    """A digest of the package's source files, the compiled-in constants, and the versions of Python and numba.

    Numba itself checks only the file of the entry function when it decides whether cached code is stale.
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
    """The folder for compiled code, created if needed; None if none is writable."""
    beside = Path(__file__).parent
    folder = writable_folder(f"compiled-{digest_of_sources()}", beside, os.environ.get("NUMBA_CACHE_DIR"))
    if folder is not None and folder.parent == beside / "__pycache__":
        _forget_older(folder)
    return folder


def _forget_older(folder: Path) -> None:
    """Delete the caches of earlier sources of this installation."""
    for other in folder.parent.glob("compiled-*"):
        if other != folder:
            shutil.rmtree(other, ignore_errors=True)


# Compiling in a separate process


def _marker(name: str) -> Path | None:
    """The file whose existence says that a part is compiled for this machine."""
    folder = cache_folder()
    return None if folder is None else folder / f"{name}.{platform.node()}.done"


def is_kept(name: str) -> bool:
    """Whether a part is compiled and cached, so that loading it takes a moment."""
    marker = _marker(name)
    return marker is not None and marker.exists()


def mark_kept(name: str) -> None:
    """Record that a part is compiled and cached."""
    marker = _marker(name)
    if marker is not None:
        marker.touch()


def _has_numba() -> bool:
    """Whether numba is installed."""
    return sys.modules.get("numba", True) is not None and find_spec("numba") is not None


def start_compiling(name: str) -> Callable[[], bool] | None:
    """Start a process that compiles a part, unless another process is compiling it.

    The process outlives this one, so that its result is cached even if the solve ends first.

    Returns
    -------
    Callable[[], bool] | None
        Whether the process is still running. None if no process can compile: numba is missing, or no folder
        is writable.
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
    """Record that the compilation of a part has ended, successfully or not."""
    marker = _marker(name)
    if marker is not None:
        marker.with_suffix(".lock").unlink(missing_ok=True)


def load(name: str) -> None:
    """Load a part's compiled code into this process, compiling it if it is not cached."""
    import_module(_LOADED_BY[name]).load_compiled()
    mark_kept(name)


class Compilation:
    """Prepares a part of the compiled code in the background: compiled in a process, then loaded in a thread.

    Parameters
    ----------
    name
        The part: ``annealing``, or ``board`` with its moves.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self.kept = is_kept(name)
        """Whether it is cached, so that it only has to be loaded."""
        self._running = None if self.kept else start_compiling(name)
        self._loading = BackgroundTask(self._load) if self._running is None else None

    def ready(self, seconds: float | None) -> bool:
        """Wait at most so many seconds (None: without limit); return whether the code can be called."""
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
