"""With numba or without, with a place for what it compiles or without: the same decisions."""

import importlib
import sys

import numba
import pytest

from sco_scheduler.engine.budget import Budget
from sco_scheduler.engine.gaps.annealing import anneal
from sco_scheduler.engine.gaps.annealing_problem import annealing_from
from sco_scheduler.engine.indexing import index
from sco_scheduler.engine.local_search import compiled
from sco_scheduler.engine.model.model import Model
from sco_scheduler.engine.search.lexicographic import LexicographicSolver
from tests.engine.held import ONE_WORKER
from tests.random_events import random_event

PACKAGES = ("sco_scheduler.engine.gaps.annealing", "sco_scheduler.engine.local_search")


@pytest.fixture
def _without_numba(monkeypatch):
    """Annealing imported anew where there is no numba; afterwards, the modules from before."""
    kept = {name: module for name, module in sys.modules.items() if name.startswith(PACKAGES)}
    for name in kept:
        del sys.modules[name]
    monkeypatch.setitem(sys.modules, "numba", None)
    annealing = importlib.import_module("sco_scheduler.engine.gaps.annealing")
    problem = importlib.import_module("sco_scheduler.engine.gaps.annealing_problem")
    yield annealing.anneal, problem.annealing_from
    for name in [n for n in sys.modules if n.startswith(PACKAGES)]:
        del sys.modules[name]
    sys.modules.update(kept)


@pytest.mark.parametrize("seed", [600, 601, 602, 603])
def test_interpreted_and_compiled_agree(seed, _without_numba):  # noqa: PT019  # its value is wanted
    problem = index(random_event(seed))
    placement = LexicographicSolver(Model(problem), ONE_WORKER).optimise("value", Budget(20.0)).placement
    found = []
    for annealing, of in ((anneal, annealing_from), _without_numba):
        start = of(problem, placement)
        result = annealing(start.problem, start.slots, start.ways, Budget(), moves=1_500, seed=seed)
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
