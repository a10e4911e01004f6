"""Imports CP-SAT's modelling module without pandas, to save time.

pandas takes a third of the time of importing the engine. CP-SAT names it only in annotations and in functions for
series of variables, which are not used here. Any other attribute is looked up in the real pandas, imported on demand.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType

_MODULE = "pandas"
_NAMES = ("Index", "Series")
"""The names in CP-SAT's annotations."""


class _Postponed(ModuleType):
    """A placeholder that imports the real module on first access to an attribute."""

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(import_module(self.__name__), name)


def import_cp_model() -> None:
    """Import ``ortools.sat.python.cp_model`` without pandas, unless pandas is imported already."""
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
