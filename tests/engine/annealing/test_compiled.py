"""With numba or without, with a place for what it compiles or without: the same decisions."""

import importlib
import sys

import numba
import pytest

from sco_scheduler.engine.annealing import anneal, annealing_of, compiled
from sco_scheduler.engine.indexing import index
from sco_scheduler.engine.lexicographic import Lexicographic
from sco_scheduler.engine.statement import Statement
from tests.engine.held import ONE_WORKER
from tests.random_events import random_event

PACKAGE = "sco_scheduler.engine.annealing"


@pytest.fixture
def _without_numba(monkeypatch):
    """The package imported anew where there is no numba; afterwards, the one from before."""
    kept = {name: module for name, module in sys.modules.items() if name.startswith(PACKAGE)}
    for name in kept:
        del sys.modules[name]
    monkeypatch.setitem(sys.modules, "numba", None)
    yield importlib.import_module(PACKAGE)
    for name in [n for n in sys.modules if n.startswith(PACKAGE)]:
        del sys.modules[name]
    sys.modules.update(kept)


@pytest.mark.parametrize("seed", [600, 601, 602, 603])
def test_interpreted_and_compiled_agree(seed, _without_numba):  # noqa: PT019  # its value is wanted
    problem = index(random_event(seed))
    placement = Lexicographic(Statement(problem), ONE_WORKER).optimise("value", 20.0).placement
    found = []
    for annealing, of in ((anneal, annealing_of), (_without_numba.anneal, _without_numba.annealing_of)):
        start = of(problem, placement)
        result = annealing(start.problem, start.slots, start.ways, time_limit=600.0, moves=1_500, seed=seed)
        found.append((result.slots.tolist(), result.ways.tolist(), result.gaps_purchasers, result.zone_moves))
    assert found[0] == found[1]


def test_nowhere_to_keep_what_is_compiled_is_no_failure(monkeypatch):
    real = numba.njit

    def njit(*args, cache=False, **options):
        if cache:
            raise RuntimeError("cannot cache function: no locator available")
        return real(*args, **options)

    monkeypatch.setattr(numba, "njit", njit)

    @compiled.entry
    def doubled(x):
        return 2 * x

    assert doubled(21) == 42


def test_the_digest_tells_versions_of_the_sources_apart(monkeypatch, tmp_path):
    (tmp_path / "compiled.py").write_text("one", encoding="utf-8")
    monkeypatch.setattr(compiled, "__file__", str(tmp_path / "compiled.py"))
    first = compiled.digest_of_sources()
    (tmp_path / "other.py").write_text("two", encoding="utf-8")
    assert compiled.digest_of_sources() != first >= 0
