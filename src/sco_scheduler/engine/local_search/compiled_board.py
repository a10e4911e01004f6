"""Compiling the board and its moves with numba, or running them as plain Python without it.

Numba's reference counting is switched off: nothing here makes arrays, and what is passed in outlives
the call. The board is a tuple of some twenty arrays, and counting references to each of them at every
call took most of the time. Where compiled code is kept, and what happens where numba is missing or may
not write, is said in ``local_search.compiled``.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

F = TypeVar("F", bound=Callable[..., object])


def jit(function: F) -> F:
    """A function that is called from Python."""
    return _compiled(function, {})


def inner(function: F) -> F:
    """A function that only compiled functions call: it needs no entrance from Python, which is slow to build."""
    return _compiled(function, {"no_cpython_wrapper": True, "no_cfunc_wrapper": True})


def _compiled(function: F, how: dict[str, Any]) -> F:
    try:
        from numba import njit
    except ImportError:
        return function
    _forget_stale()
    how = {"_nrt": False, **how}
    try:
        compiled: F = njit(cache=True, **how)(function)
    except RuntimeError:  # numba found no directory that it may write to
        compiled = njit(**how)(function)
    return compiled


@cache
def _forget_stale() -> None:
    """Delete kept code that is older than any source of this package.

    Numba looks at a function's own file alone, but its code holds that of the functions it calls.
    """
    here = Path(__file__).parent
    newest = max(source.stat().st_mtime for source in here.glob("*.py"))
    for kept in here.glob("__pycache__/*.nbi"):
        with suppress(OSError):  # somebody else's, or gone already
            if kept.stat().st_mtime < newest:
                kept.unlink()
