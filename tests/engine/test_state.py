"""What a course makes of what a solve reached: it says what its placement has, and keeps the better one."""

import pytest
from ortools.sat.python import cp_model

from sco_scheduler.engine.budget import Budget
from sco_scheduler.engine.indexing import index
from sco_scheduler.engine.model.model import Model
from sco_scheduler.engine.model.variables import Choice
from sco_scheduler.engine.params import Options
from sco_scheduler.engine.placement import Placement
from sco_scheduler.engine.search.lexicographic import LexicographicSolver, SolveResult
from sco_scheduler.engine.state import SolveContext, SolveState
from tests.events import block, event

OPTIONS = Options(workers=1, time_limit=20.0)
DAY = event(requests=["P1 > S1", "P1 > S2"], slots=[block(4)])
GAPLESS, GAP = (0, 1), (0, 3)


def state():
    return SolveState(SolveContext(("gaps",), OPTIONS, Budget(20.0)), index(DAY))


def placed(slots):
    return Placement({i: Choice(i, 0, t) for i, t in enumerate(slots)})


def solve_that_reaches(monkeypatch, reached):
    monkeypatch.setattr(LexicographicSolver, "optimise", lambda *_, **__: reached)


def test_a_solve_cut_short_may_have_found_better_than_it_says(monkeypatch):
    there = state()
    solve_that_reaches(monkeypatch, SolveResult(placed(GAPLESS), 3, 0, proved=False))
    there.pursue("gaps", Budget(1.0))
    (result,) = there.results
    assert (result.value, result.bound, result.proved) == (0, 0, True)


def test_the_better_placement_is_kept(monkeypatch):
    there = state()
    there.placement = placed((1, 3))
    solve_that_reaches(monkeypatch, SolveResult(placed(GAP), 1, 0, proved=False))
    there.pursue("gaps", Budget(1.0))
    assert there.placement.taken[0].slot == 0  # no worse, so the newer one
    there = state()
    there.placement = placed(GAPLESS)
    monkeypatch.setattr("sco_scheduler.engine.state.trivial_bound", lambda _: None)
    there.pursue("gaps", Budget(1.0))
    assert there.placement.taken[1].slot == GAPLESS[1]
    assert there.results[0].value == 0


def test_what_is_proved_is_what_the_solve_proved(monkeypatch):
    there = state()
    solve_that_reaches(monkeypatch, SolveResult(placed(GAP), 1, 1, proved=True))
    there.pursue("gaps", Budget(1.0))
    assert (there.results[0].value, there.results[0].bound, there.results[0].proved) == (1, 1, True)


@pytest.mark.parametrize("goal", ["value", "gaps"])
def test_a_solve_that_found_nothing_claims_no_bound(goal, monkeypatch):
    def run(solver, model, budget, report):
        solver.parameters.max_time_in_seconds = 0.0
        solver.solve(model)
        return cp_model.UNKNOWN

    monkeypatch.setattr("sco_scheduler.engine.search.lexicographic.run", run)
    reached = LexicographicSolver(Model(index(DAY)), OPTIONS).optimise(goal, Budget(1.0))
    assert (reached.placement, reached.bound, reached.proved) == (None, None, False)
