"""The state of a solve: what it keeps of what a solve reached, and how it waits for compiled code."""

from dataclasses import replace

import pytest
from ortools.sat.python import cp_model

from sco_scheduler.domain.goals import GoalResult
from sco_scheduler.engine.budget import Budget, NullWatch
from sco_scheduler.engine.indexing import index
from sco_scheduler.engine.local_search import compiled
from sco_scheduler.engine.model.complete import Model
from sco_scheduler.engine.params import Options
from sco_scheduler.engine.problem import Choice, Placement
from sco_scheduler.engine.search.lexicographic import LexicographicSolver, SolveResult
from sco_scheduler.engine.state import SolveContext, SolveState
from tests.engine.held import tuned
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


def test_a_goal_is_told_with_the_seconds_that_it_took_itself(monkeypatch):
    clock = [0.0]
    budget = Budget(20.0, now=lambda: clock[0])
    there = SolveState(SolveContext(("gaps",), OPTIONS, budget), index(DAY))
    clock[0] = 5.0

    def optimise(*_, **__):
        clock[0] += 2.0
        return SolveResult(placed(GAPLESS), 0, 0, proved=True)

    monkeypatch.setattr(LexicographicSolver, "optimise", optimise)
    there.pursue("gaps", budget)
    assert [result.seconds for result in there.results] == [2.0]


def test_interpreters_do_not_outlive_the_placement_they_were_assigned_for(monkeypatch):
    there = state()
    there.placement, there.interpreters = placed(GAPLESS), {0: 1}
    monkeypatch.setattr("sco_scheduler.engine.state.trivial_bound", lambda _: None)
    solve_that_reaches(monkeypatch, SolveResult(placed(GAP), 1, 0, proved=False))
    there.pursue("gaps", Budget(1.0))
    assert there.interpreters == {0: 1}, "the placement stayed, being better"
    there.placement = placed(GAP)
    assert there.interpreters is None


@pytest.mark.parametrize(("reached", "left"), [(2, {"value": 16}), (1, {})])
def test_bounds_of_later_goals_hold_only_given_that_of_the_goal_before(reached, left):
    there = state()
    there.relaxation_bounds = {"musts": 2, "value": 16}
    there.record(GoalResult("musts", reached, 2, proved=reached == 2))
    assert there.relaxation_bounds == left


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


# Compiled code that is not there yet is waited for, outside of the time limit, unless the solve is stopped.


class Clock:
    """A clock that goes on by a second each time that it is read."""

    time = 0.0

    def __call__(self):
        self.time += 1.0
        return self.time


class Compiling:
    """Code that is there once it was asked for a few times."""

    kept = False

    def __init__(self, times):
        self.times = times

    def ready(self, seconds):
        self.times -= 1
        return self.times < 0


class Notes(NullWatch):
    """Keeps what was told."""

    def __init__(self):
        self.notes = []
        self.left = []

    def progress(self, update):
        self.notes.append(update.note)
        self.left.append(update.time_left)


def state_that_compiles(monkeypatch, code, *, options=None, **more):
    monkeypatch.setattr(compiled, "Compilation", lambda name: code)
    watch = Notes()
    context = SolveContext((), options or Options(workers=1), Budget(60.0, now=Clock(), **more), watch)
    return SolveState(context, index(event())), watch


def test_the_time_of_compiling_is_told_and_added_to_the_limit(monkeypatch):
    state, watch = state_that_compiles(monkeypatch, Compiling(5))
    before = state.budget.remaining() + state.budget.elapsed
    assert state.wait_for_code("annealing", "gaps")
    assert set(watch.notes) == {"compiling"}
    assert before + 5.0 < state.budget.remaining() + state.budget.elapsed <= before + state.budget.elapsed


def test_what_is_told_to_be_left_stays_the_same_while_code_is_compiled(monkeypatch):
    state, watch = state_that_compiles(monkeypatch, Compiling(30))
    assert state.wait_for_code("annealing", "gaps")
    assert len(watch.left) == 30
    assert max(watch.left) - min(watch.left) < 5.0


def test_what_only_has_to_be_loaded_takes_the_time_of_the_solve(monkeypatch):
    code = Compiling(5)
    code.kept = True
    state, watch = state_that_compiles(monkeypatch, code)
    before = state.budget.remaining() + state.budget.elapsed
    assert state.wait_for_code("annealing", "gaps")
    assert watch.notes == []
    assert state.budget.remaining() + state.budget.elapsed <= before + 1.0


def test_a_stop_ends_the_wait(monkeypatch):
    state, _ = state_that_compiles(monkeypatch, Compiling(10**9), stopped=lambda: True)
    assert not state.wait_for_code("annealing", "gaps")


def test_nobody_waits_for_ever(monkeypatch):
    state, _ = state_that_compiles(monkeypatch, Compiling(10**9), options=Options(params=_patient(20.0)))
    assert not state.wait_for_code("annealing", "gaps")


def _patient(seconds):
    return replace(tuned().params, compiling_seconds=seconds)


def test_where_the_time_is_up_and_a_schedule_is_there_nobody_waits(monkeypatch):
    state, watch = state_that_compiles(monkeypatch, Compiling(10**9))
    state.build_first()
    assert state.first is not None
    state.budget.keep_back(60.0)
    assert not state.wait_for_code("annealing", "gaps")
    assert "compiling" not in watch.notes


def test_on_a_slow_machine_time_is_kept_back_for_the_end(monkeypatch):
    """The clock goes on by a second a look, while the processor hardly worked: others have it."""
    state, _ = state_that_compiles(monkeypatch, Compiling(0))
    limit = state.budget.remaining() + state.budget.elapsed
    state.build_first()
    kept_back = limit - (state.budget.remaining() + state.budget.elapsed)
    assert 1.0 < kept_back <= 0.4 * state.options.time_limit


@pytest.mark.parametrize(
    ("worked", "kept"), [(20.0, 0.0), (10.0, 0.0), (5.0, 5.0), (4.0, 7.5), (2.5, 12.0), (0.0, 12.0)]
)
def test_as_much_is_kept_back_as_the_end_then_takes_longer_but_only_a_part_of_the_limit(monkeypatch, worked, kept):
    state, _ = state_that_compiles(monkeypatch, Compiling(0))
    assert state.params.finishing.most_kept_back * state.options.time_limit == 12.0
    params = replace(state.params, finishing=replace(state.params.finishing, work_seconds=5.0))
    monkeypatch.setattr(type(state), "params", property(lambda _: params))
    told = []
    monkeypatch.setattr(state.budget, "keep_back", told.append)
    state._keep_back(10.0, worked)
    assert told == [kept]


@pytest.mark.parametrize(
    ("over", "slack", "kept"), [((0, 0), 0.0, True), ((1, 0), 0.0, False), ((1, 0), 20.0, True), ((0, 3), 0.0, True)]
)
def test_a_bound_counts_while_all_goals_before_have_reached_theirs_or_as_much_as_is_enough(over, slack, kept):
    options = replace(OPTIONS, value_slack=slack)
    there = SolveState(SolveContext(("value", "balance"), options, Budget(20.0)), index(DAY))
    there.placement = placed(GAPLESS)
    value, balance = there.measure("value"), there.measure("balance")
    there.record_against(("value", "balance"), {"value": value + over[0], "balance": balance + over[1]})
    of_value, of_balance = there.results
    assert (of_value.value, of_value.bound, of_value.proved) == (value, value + over[0], not over[0])
    assert of_balance.bound == (balance + over[1] if kept else 0)
    assert of_balance.proved is (of_balance.bound == balance)


def test_other_goals_have_to_reach_their_bound_however_much_value_may_be_given_up():
    options = replace(OPTIONS, value_slack=90.0)
    there = SolveState(SolveContext(("minimums", "value"), options, Budget(20.0)), index(DAY))
    there.placement = placed(GAPLESS)
    there.record_against(("balance", "value"), {"balance": there.measure("balance") + 1, "value": 100})
    assert [result.bound is None for result in there.results] == [False, True]


@pytest.mark.parametrize(("order", "goal", "value"), [(("musts", "value"), "value", 8), (("musts",), "musts", 0)])
def test_the_first_schedule_is_told_by_its_value_or_by_the_first_goal(order, goal, value):
    told = []

    class Listener(NullWatch):
        def progress(self, update):
            told.append((update.goal, update.value, update.bound))

    SolveState(SolveContext(order, OPTIONS, Budget(20.0), Listener()), index(DAY)).build_first()
    assert told == [(goal, value, None)]
