"""Compiling the inner loop with numba, or running it as plain Python where that is not to be had.

Numba keeps what it has compiled beside the sources, or in the user's cache directory where the
package is read-only, or where ``NUMBA_CACHE_DIR`` says. If none of them can be written, the loop is
compiled anew in each process; without numba it runs interpreted, some 300 times slower, and takes
exactly the same decisions.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

F = TypeVar("F", bound=Callable[..., object])

_NO_COUNTING: dict[str, Any] = {"_nrt": False}
"""No reference counting: the loop makes no arrays, and what is passed in outlives the call."""


def entry(function: F) -> F:
    """A function that Python calls, compiled if numba is there, and kept on disk if that is possible.

    It lets go of the interpreter while it runs, so that other threads go on.
    """
    try:
        from numba import njit
    except ImportError:
        return function
    how: dict[str, Any] = {"nogil": True, **_NO_COUNTING}
    try:
        compiled: F = njit(cache=True, **how)(function)
    except RuntimeError:  # numba found no directory that it may write to
        compiled = njit(**how)(function)
    return compiled


def part(function: F) -> F:
    """A function that only compiled ones call: without the wrapper for Python, which takes time to compile."""
    try:
        from numba import njit
    except ImportError:
        return function
    how: dict[str, Any] = {"no_cpython_wrapper": True, "no_cfunc_wrapper": True, **_NO_COUNTING}
    compiled: F = njit(**how)(function)
    return compiled


def interpreted(function: F) -> F:
    """The function as Python runs it, whether it was compiled or not."""
    plain: F = getattr(function, "py_func", function)
    return plain


def digest_of_sources() -> int:
    """A number that changes with any source file of this package.

    Numba looks only at the file of the entry when it judges whether what it kept is stale, but it
    also keeps apart what was compiled with other values of a closure's variables.
    """
    digest = 0
    for path in sorted(Path(__file__).parent.glob("*.py")):
        digest = zlib.crc32(path.read_bytes(), digest)
    return digest
