"""The modules of the local search as plain Python, as they are where there is no numba."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from unittest.mock import patch

PACKAGES = ("sco_scheduler.engine.gaps.annealing", "sco_scheduler.engine.local_search")


@contextmanager
def without_numba(*names: str) -> Iterator[list[ModuleType]]:
    """Modules of the engine imported anew where there is no numba; afterwards, those from before."""
    kept = {name: module for name, module in sys.modules.items() if name.startswith(PACKAGES)}
    for name in kept:
        del sys.modules[name]
    try:
        with patch.dict(sys.modules, {"numba": None}):
            yield [importlib.import_module(f"sco_scheduler.engine.{name}") for name in names]
    finally:
        for name in [n for n in sys.modules if n.startswith(PACKAGES)]:
            del sys.modules[name]
        sys.modules.update(kept)
