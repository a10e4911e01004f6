"""The engine against an optimiser that tries everything, and against the verifier."""

from dataclasses import replace
from importlib import import_module
from types import SimpleNamespace

import pytest

from sco_scheduler.domain.goals import rerun_order
from sco_scheduler.domain.outcome import Status
from sco_scheduler.domain.schedule import Published
from sco_scheduler.engine import Options, relaxation_bounds, solve, value_bound
from sco_scheduler.engine.budget import Budget
from sco_scheduler.engine.indexing import index
from sco_scheduler.engine.search.lexicographic import LexicographicSolver, SolveResult
from sco_scheduler.engine.state import SolveContext, SolveState
from sco_scheduler.verify import verify
from tests.brute_force import optimum
from tests.engine.held import ONE_WORKER, tuned
from tests.events import company, event, fixed, meeting, odd_circle, published, span
from tests.random_events import random_event, random_rerun, seeds


@pytest.mark.parametrize("seed", seeds(0, 60))
def test_a_first_build_is_the_lexicographic_optimum(seed):
    _compare(random_event(seed), None)


@pytest.mark.parametrize("seed", [*seeds(0, 60), 772, 1610, 4403, 8898, 223398, 223760])
def test_a_rerun_is_the_lexicographic_optimum(seed):
    _compare(*random_rerun(seed))


@pytest.mark.parametrize("seed", [*range(60, 120), 772, 1610, 4403, 8898, 223398, 223760])
def test_a_rerun_that_leaves_much_open_is_the_lexicographic_optimum(seed):
    """Tiny events leave so little open that all goals are asked together; in these they are asked one by one."""
    _compare(*random_rerun(seed), tuned(rerun={"few_choices": -1, "refixing_size": -1}))


def _compare(tiny, published, options=ONE_WORKER):
    best = optimum(tiny, published)
    outcome = solve(tiny, published, options)
    if best is None:
        assert outcome.status is Status.CONFLICT
        return
    # Fewest table moves are proved for the slots and people given alone.
    outright = all(not goal.scope for goal in outcome.goals)
    assert outcome.status is (Status.OPTIMAL if outright else Status.FEASIBLE)
    verdict = verify(tiny, outcome.schedule.meetings, published)
    assert verdict.ok, [v.text for v in verdict.violations]
    reached = {g.name: g.value for g in outcome.goals}
    assert {name: reached[name] for name in best.goals} == dict(best.goals)
    assert {name: verdict.goals[name] for name in reached} == reached
    assert all(g.proved and g.bound == g.value for g in outcome.goals)


def test_an_order_of_goals_is_followed():
    small = event(slots=3, requests=["P1 > S1 must", "P2 > S1", "P1 > S2"], goals=("gaps", "value"))
    outcome = solve(small, options=ONE_WORKER)
    assert [g.name for g in outcome.goals] == ["gaps", "value"]
    assert solve(small, options=Options(workers=1, goals=("musts",))).goals[0].name == "musts"


def test_the_same_seed_gives_the_same_schedule_when_reproducible():
    tiny = random_event(7)
    options = Options(reproducible=True, seed=3)
    assert solve(tiny, options=options).schedule.meetings == solve(tiny, options=options).schedule.meetings


def test_where_the_solver_finds_nothing_the_first_schedule_stands(monkeypatch):
    monkeypatch.setattr(LexicographicSolver, "_solve", lambda *_, **__: SolveResult(None, None, None, proved=False))
    small = event(slots=2, requests=["P1 > S1", "P2 > S2", "P1 > S2"])
    outcome = solve(small, options=ONE_WORKER)
    assert outcome.status is Status.FEASIBLE
    assert outcome.schedule.meetings
    verdict = verify(small, outcome.schedule.meetings)
    assert verdict.ok
    told = {g.name: g for g in outcome.goals}
    assert set(told) == set(small.settings.goals)
    assert {name: g.value for name, g in told.items()} == {name: verdict.goals[name] for name in told}
    assert len(outcome.schedule.meetings) == 2  # one table, two slots


def test_where_no_phase_finds_a_schedule_any_is_taken(monkeypatch):
    monkeypatch.setattr(import_module("sco_scheduler.engine.solve"), "select_meetings", lambda *_: None)
    monkeypatch.setattr(SolveState, "pursue", lambda *_: None)
    small = event(slots=2, requests=["P1 > S1", "P2 > S2"])
    outcome = solve(small, options=ONE_WORKER)
    assert verify(small, outcome.schedule.meetings).ok
    assert {g.name for g in outcome.goals} == set(small.settings.goals)


@pytest.mark.parametrize(
    ("first", "stopped", "size", "found"),
    [
        (False, False, {}, True),
        (False, True, {}, False),
        (False, False, {"huge": -1}, False),
        (True, False, {}, True),
        (True, True, {"huge": -1}, True),
    ],
)
def test_any_schedule_is_looked_for_only_where_there_is_no_first_one(first, stopped, size, found):
    """Not once the solve was stopped, and not in an event too large for a model of all choices."""
    budget = Budget(20.0, stopped=lambda: stopped)
    state = SolveState(SolveContext(("value",), tuned(size=size), budget), index(event(requests=["P1 > S1"])))
    if first:
        state.build_first()
        assert state.first is not None
    import_module("sco_scheduler.engine.solve")._place_anything(state)
    assert (state.placement is not None, len(state.results)) == (found, found)
    assert not first or state.placement is state.first.placement


def test_an_event_without_requests_has_an_empty_schedule():
    outcome = solve(event(requests=[]), options=ONE_WORKER)
    assert outcome.status is Status.OPTIMAL
    assert outcome.schedule.meetings == ()


def test_an_event_without_slots_or_companies_has_an_empty_schedule():
    assert solve(event(slots=[]), options=ONE_WORKER).schedule.meetings == ()
    assert solve(event(purchasers=[], suppliers=[], requests=[]), options=ONE_WORKER).schedule.meetings == ()


def test_a_stop_gives_the_schedule_so_far():
    class Impatient:
        def progress(self, update):
            pass

        def stopped(self):
            return True

    outcome = solve(event(slots=3, tables=2), options=ONE_WORKER, watch=Impatient())
    assert outcome.status is Status.INTERRUPTED
    assert verify(event(slots=3, tables=2), outcome.schedule.meetings).ok


def test_every_goal_is_told_with_its_value_and_bound_when_it_is_reached():
    told = []
    watch = SimpleNamespace(progress=lambda now: told.append((now.goal, now.value, now.bound)), stopped=lambda: False)
    outcome = solve(event(slots=3, requests=["P1 > S1 must", "P2 > S1"]), options=ONE_WORKER, watch=watch)
    *reached, tables = [(goal.name, goal.value, goal.bound) for goal in outcome.goals]
    assert tables[0] == "table_moves"  # which are assigned when all else is reached
    assert reached == [row for row in told if row in reached]


def test_at_its_end_every_goal_is_told_as_it_is_in_the_outcome():
    told = []
    watch = SimpleNamespace(progress=told.append, stopped=lambda: False)
    outcome = solve(event(slots=3, requests=["P1 > S1 must", "P2 > S1"]), options=ONE_WORKER, watch=watch)
    assert [update.ended for update in told] == [False] * (len(told) - 1) + [True]
    assert told[-1].done == outcome.goals


def test_pins_are_held_even_against_value():
    pinned = event(
        purchasers=[company("P1"), company("P2", vip=True)],
        suppliers=1,
        slots=1,
        requests=["P2 > S1 must"],
        fixed=[fixed("P1", "S1")],
    )
    assert [m.pair for m in solve(pinned, options=ONE_WORKER).schedule.meetings] == [("P1", "S1")]


def _published_badly():
    """P1 and P2 each want S1 and S2, one table, two slots; S2's only free slot is taken by a dull meeting."""
    away = [span("09:00", "09:20")]
    case = event(
        purchasers=2,
        suppliers=[company("S1"), company("S2", away=away)],
        requests=["P1 > S1", "P2 > S2 must"],
        slots=2,
        tables=1,
    )
    rows = published(meeting(case, "P1", "S1", 1))
    return case, Published(rows.meetings, unmet_musts=frozenset({("P2", "S2")}))


@pytest.mark.parametrize(("allowed", "moves", "value"), [(0, 0, 4), (1, 1, 44), (None, 1, 44)])
def test_meetings_move_for_value_only_as_far_as_allowed(allowed, moves, value):
    case, rows = _published_badly()
    outcome = solve(case, rows, Options(workers=1, allow_moves=allowed))
    reached = {g.name: g for g in outcome.goals}
    assert (reached["slot_moves"].value, reached["value"].value, reached["kept"].value) == (moves, value, 0)
    assert all(g.proved for g in outcome.goals)


@pytest.mark.parametrize("seed", seeds(0, 30))
def test_where_any_meeting_may_move_value_comes_before_the_fewest_moves(seed):
    tiny, rows = random_rerun(seed)
    order = rerun_order(tiny.settings.goals, moves_allowed=True)
    best = optimum(tiny, rows, order)
    outcome = solve(tiny, rows, Options(workers=1, time_limit=20.0, allow_moves=None))
    if best is None:
        assert outcome.status is Status.CONFLICT
        return
    reached = {g.name: g.value for g in outcome.goals}
    assert {name: reached[name] for name in best.goals} == dict(best.goals)
    assert all(g.proved for g in outcome.goals)


@pytest.mark.parametrize("seed", seeds(0, 40))
def test_allowed_moves_never_cost_value_and_are_no_more_than_allowed(seed):
    tiny, rows = random_rerun(seed)
    still = solve(tiny, rows, ONE_WORKER)
    moving = solve(tiny, rows, Options(workers=1, allow_moves=2))
    assert (still.schedule is None) == (moving.schedule is None)
    if still.schedule is None:
        return
    before, after = ({g.name: g.value for g in outcome.goals} for outcome in (still, moving))
    assert (after["musts"], after["kept"]) == (before["musts"], before["kept"])
    assert after["minimums"] <= before["minimums"]
    if after["minimums"] == before["minimums"]:
        assert after["value"] >= before["value"]
    assert after["slot_moves"] <= max(2, before["slot_moves"])
    verdict = verify(tiny, moving.schedule.meetings, rows)
    assert verdict.ok
    assert {name: verdict.goals[name] for name in after} == after


def test_a_reproducible_solve_does_the_work_of_its_limit_and_not_of_each_part(monkeypatch):
    made = []

    class Kept(Budget):
        def __init__(self, *arguments, **further):
            super().__init__(*arguments, **further)
            made.append(self)

    monkeypatch.setattr(import_module("sco_scheduler.engine.solve"), "Budget", Kept)
    happening = event(purchasers=12, suppliers=16, slots=8, tables=4)
    solve(happening, options=Options(time_limit=0.4, reproducible=True))
    assert 0.2 < made[0].spent < 0.8  # a part ends only after the step that uses it up


@pytest.mark.parametrize("seed", range(800, 820))
@pytest.mark.parametrize("size", [{}, {"small": -1}, {"small": -1, "huge": -1}], ids=["small", "large", "huge"])
def test_without_any_time_there_is_a_schedule_that_keeps_the_rules_and_claims_nothing(seed, size):
    tiny = random_event(seed)
    outcome = solve(tiny, None, tuned(Options(workers=1, time_limit=0.0), size=size))
    if optimum(tiny) is None:
        assert outcome.status in {Status.CONFLICT, Status.NO_SCHEDULE}
        return
    assert outcome.status in {Status.FEASIBLE, Status.OPTIMAL, Status.NO_SCHEDULE}
    if outcome.schedule is not None:
        verdict = verify(tiny, outcome.schedule.meetings)
        assert verdict.ok, [v.text for v in verdict.violations]
        assert {g.name: g.value for g in outcome.goals} == {g.name: verdict.goals[g.name] for g in outcome.goals}
        best = optimum(tiny)
        assert best is not None
        assert all(g.value == best.goals[g.name] for g in outcome.goals[:1] if g.proved)


def test_without_any_time_the_first_schedule_stands_and_no_model_is_built(monkeypatch):
    monkeypatch.setattr(SolveState, "solver", None)
    outcome = solve(event(slots=3), options=Options(workers=1, time_limit=0.0, goals=("gaps", "value")))
    assert len(outcome.schedule.meetings) == 3


@pytest.mark.parametrize(("left", "seconds"), [(1000.0, 3.0), (2.0, 2.0), (0.0, 0.5)])
@pytest.mark.parametrize("proving", [True, False])
def test_tables_have_a_little_time_however_much_or_little_is_left(left, seconds, proving):
    """No more than the least, if table moves are none of the goals."""
    params = SimpleNamespace(finishing=SimpleNamespace(most_seconds=3.0, least_seconds=0.5))
    state = SimpleNamespace(params=params, budget=Budget(left, now=lambda: 0.0))
    budget = import_module("sco_scheduler.engine.solve")._table_budget(state, proving=proving)
    assert budget.remaining() == pytest.approx(seconds if proving else 0.5, abs=0.1)


def test_the_value_that_a_fresh_build_could_reach_is_bounded():
    case = event(purchasers=1, suppliers=3, slots=2, requests=["P1 > S1 #1", "P1 > S2 #2", "P1 > S3 #3"])
    assert value_bound(case) == 20 + 18
    assert solve(case, options=Options(workers=1)).goals[2].value == 38
    assert value_bound(event(goals=("gaps",))) is None


def test_a_rerun_says_how_many_musts_it_does_not_count_held_or_not():
    of = event(tables=2, slots=1, requests=["P1 > S1 must", "P2 > S2 must"])
    before = replace(published(meeting(of, "P1", "S1", 0)), unmet_musts=frozenset({("P2", "S2")}))
    outcome = solve(of, before, Options(workers=1))
    assert len(outcome.schedule.meetings) == 2
    assert (outcome.goals[0].value, outcome.goals[0].proved, outcome.goals[0].older_musts) == (1, True, 1)
    assert verify(of, outcome.schedule.meetings).goals["musts"] == 2
    assert not any(goal.older_musts for goal in outcome.goals[1:])
    whole = solve(of, published(meeting(of, "P1", "S1", 0)), Options(workers=1)).goals[0]
    assert (whole.value, whole.older_musts) == (2, 0)


def test_no_bound_counts_on_more_of_the_goals_before_than_a_schedule_reaches():
    """The musts' own bound, 3, is reached by no schedule; with 3 held, one less of the other meetings has a place."""
    of = odd_circle()
    best = {goal.name: goal.value for goal in solve(of, options=Options(workers=1)).goals}
    assert (best["musts"], best["minimums"]) == (2, 0)
    bounds = relaxation_bounds(of, ("musts", "minimums", "value"), best)
    assert (bounds["musts"], bounds["minimums"]) == (3, 0)
    assert bounds["value"] >= best["value"]
    assert min(value_bound(of), value_bound(of, best)) >= best["value"]


@pytest.mark.parametrize("seed", seeds(0, 30))
def test_the_best_schedule_exceeds_no_bound_whatever_is_known(seed):
    of = random_event(seed)
    goals = ("musts", "minimums", "value")
    best = optimum(of, None, goals)
    if best is None:
        return
    for some in range(len(best.meetings) + 1):
        verdict = verify(of, best.meetings[some:])
        bounds = relaxation_bounds(of, goals, verdict.goals if verdict.ok else None)
        assert (bounds["musts"], -bounds["minimums"]) >= (best.goals["musts"], -best.goals["minimums"])
        assert bounds["value"] >= best.goals["value"]


def test_what_is_known_of_the_goals_before_keeps_a_bound_tight():
    """Of three meetings in two slots the must is worth least."""
    case = event(purchasers=1, suppliers=3, requests=["P1 > S1 must", "P1 > S2 #1", "P1 > S3 #1"], purchaser_weight=1)
    best = {goal.name: goal.value for goal in solve(case, options=Options(workers=1)).goals}
    assert value_bound(case, best) == best["value"] == 30
    assert value_bound(case, {"musts": 0, "minimums": 0}) == 30
