"""Imports CP-SAT's modelling module without pandas, which it names in annotations and for series of variables alone.

pandas is a third of the time of importing the engine, and no model here has series. What CP-SAT asks of pandas later
is asked of the real one, which is imported then.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType

_MODULE = "pandas"
_NAMES = ("Index", "Series")
"""What the annotations of CP-SAT name."""


class _Postponed(ModuleType):
    """Stands for a module until something of it is needed."""

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(import_module(self.__name__), name)


def import_cp_model() -> None:
    """Import ``ortools.sat.python.cp_model``; where pandas is imported already, as it comes."""
    if _MODULE in sys.modules:
        return
    postponed = _Postponed(_MODULE)
    named = {name: type(name, (), {"__module__": _MODULE}) for name in _NAMES}
    vars(postponed).update(named)
    sys.modules[_MODULE] = postponed
    try:
        import_module("ortools.sat.python.cp_model")
    finally:
        for name in _NAMES:
            delattr(postponed, name)
        if sys.modules.get(_MODULE) is postponed:
            del sys.modules[_MODULE]
