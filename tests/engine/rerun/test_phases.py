"""What a rerun has left open where that is little: many goals in one solve."""

from dataclasses import replace
from importlib import import_module
from random import Random
from types import SimpleNamespace

import pytest

from sco_scheduler.domain.goals import GOALS, rerun_order
from sco_scheduler.domain.outcome import Status
from sco_scheduler.engine import Options, solve
from sco_scheduler.engine.budget import Budget, NullWatch, Progress
from sco_scheduler.engine.indexing import index
from sco_scheduler.engine.problem import published_placement
from sco_scheduler.engine.rerun import fixing, phases
from sco_scheduler.engine.rerun.solver import RerunResult, RerunSolver
from sco_scheduler.engine.search.lexicographic import LexicographicSolver, WeightedSum
from sco_scheduler.engine.state import SolveContext, SolveState
from sco_scheduler.verify import verify
from tests.brute_force import optimum
from tests.engine.both_ways import solved_both_ways
from tests.engine.held import ONE_WORKER, tuned
from tests.events import at, company, event, meeting, published, zone
from tests.random_events import random_rerun


@pytest.fixture
def asked(monkeypatch):
    """The goals of each solve of this stage that proved them."""
    goals = []
    settled = phases._proved_together

    def note(state, ranked):
        proved = settled(state, ranked)
        if proved:
            goals.append(ranked.goals)
        return proved

    monkeypatch.setattr(phases, "_proved_together", note)
    return goals


def test_all_goals_of_a_small_rerun_take_two_solves_at_most(asked):
    tiny, rows = random_rerun(0)
    outcome = solve(tiny, rows, ONE_WORKER)
    assert outcome.status is Status.OPTIMAL
    assert 1 <= len(asked) <= 2
    assert {*asked[0]} > {"table_changes", "person_changes", "minimums", "value"}


@pytest.mark.parametrize("weight", [10**6, 10**12])
@pytest.mark.parametrize("seed", range(500, 515))
def test_goals_that_no_sum_can_hold_are_asked_apart(seed, weight, asked):
    tiny, rows = random_rerun(seed)
    goals = ("musts", "minimums", "value", "balance", "gaps_purchasers", "gaps_suppliers", "zone_moves", "table_moves")
    weights = {"purchaser_weight": weight, "supplier_weight": weight + 1}
    tiny = replace(tiny, settings=replace(tiny.settings, goals=goals, **weights))
    if (both := solved_both_ways(tiny, rows)) is None:
        return
    reached, outcome, best = both
    assert {goal: reached[goal] for goal in best.goals} == dict(best.goals)
    assert sum(map(len, asked)) + 3 == len(outcome.goals) - 1  # the first three came before, tables come after


@pytest.mark.parametrize("allowed", [None, 1, 2])
@pytest.mark.parametrize("seed", range(520, 535))
def test_moves_that_are_allowed_are_counted_with_the_rest(seed, allowed):
    tiny, rows = random_rerun(seed)
    order = rerun_order(tiny.settings.goals, moves_allowed=True)
    if (both := solved_both_ways(tiny, rows, Options(workers=1, allow_moves=allowed), order)) is None:
        return
    reached, _, best = both
    if allowed is None or best.goals["slot_moves"] <= allowed:
        assert {goal: reached[goal] for goal in best.goals} == dict(best.goals)


@pytest.mark.parametrize("seed", range(540, 555))
def test_what_is_not_proved_together_is_asked_one_by_one(seed, monkeypatch):
    monkeypatch.setattr(phases, "_proved_together", lambda *_: False)
    tiny, rows = random_rerun(seed)
    if (both := solved_both_ways(tiny, rows)) is None:
        return
    reached, outcome, best = both
    assert {goal: reached[goal] for goal in best.goals} == dict(best.goals)
    assert all(g.proved for g in outcome.goals)


@pytest.mark.parametrize("seed", range(560, 575))
def test_a_goal_that_no_number_can_hold_is_asked_apart(seed, asked):
    tiny, rows = random_rerun(seed)
    tiny = replace(tiny, settings=replace(tiny.settings, purchaser_weight=10**14 + 1))
    if (both := solved_both_ways(tiny, rows)) is None:
        return
    _, outcome, best = both
    if not WeightedSum.of(index(tiny, rows), "value").whole:
        assert not any("value" in goals for goals in asked)
    told = {g.name: g for g in outcome.goals}
    assert told["value"].value == best.goals["value"]
    assert told["value"].bound is None or told["value"].bound >= best.goals["value"]


class Pressed(NullWatch):
    """Somebody who stops the solve when told to."""

    pressed = False

    def stopped(self) -> bool:
        return self.pressed


def test_what_was_found_but_not_proved_is_kept(monkeypatch):
    """Ctrl-C when all meetings were found, and it was not yet known that there are no more."""
    watch = Pressed()
    real = LexicographicSolver.optimise_weighted

    def stopped_early(self, goals, *rest, **more):
        reached = real(self, goals, *rest, **more)
        if ("value", 1) in goals or len(goals) > 3:
            watch.pressed = True
            return replace(reached, proved=False)
        return reached

    monkeypatch.setattr(LexicographicSolver, "optimise_weighted", stopped_early)
    case = event(purchasers=3, suppliers=6, slots=5, tables=3)
    outcome = solve(case, published(meeting(case, "P1", "S1", 0)), ONE_WORKER, watch)
    assert outcome.status is Status.INTERRUPTED
    assert len(outcome.schedule.meetings) == 15
    assert not {g.name: g for g in outcome.goals}["value"].proved


@pytest.mark.parametrize("seed", [187, 788, *range(20)])
def test_bounds_that_held_for_a_better_value_are_forgotten(seed, monkeypatch):
    """The relaxed value is out of reach here; time runs out after the value was proved, before the balance is."""
    rng = Random(seed)
    both = [company(f"B{k + 1}") for k in range(rng.randint(3, 7))]
    slots = rng.randint(1, 3)
    wanted = [f"{a.id} > {b.id}" for k, a in enumerate(both) for b in both[k + 1 :] if rng.random() < 0.8]
    case = event(purchasers=both, suppliers=both, slots=slots, tables=len(both), requests=wanted)
    rows = published(meeting(case, *wanted[0].split(" > "), 0)) if wanted else published()
    options = Options(workers=1, allow_moves=2, time_limit=20)
    known = {g.name: g for g in solve(case, rows, options).goals}
    settled, times = phases._proved_together, iter(range(100))

    def cut_short(state, ranked):
        if next(times):
            return False
        end = ranked.goals.index("value") + 1
        return settled(state, WeightedSum(ranked.goals[:end], ranked.losses[:end]))

    monkeypatch.setattr(phases, "_proved_together", cut_short)
    for goal in solve(case, rows, options).goals:
        best = known[goal.name]
        assert goal.value == best.value or not goal.proved
        assert goal.bound is None or best.value == goal.bound or GOALS[goal.name].better(goal.bound, best.value)


def test_two_meetings_at_once_in_the_past_break_no_goal():
    """P1 was in two zones at once, by hand, and then goes on to a third."""
    sellers = [company(f"S{k + 1}", zone=code) for k, code in enumerate("AABBC")]
    case = event(purchasers=[company("P1")], suppliers=sellers, slots=4, tables=[zone(code, 2) for code in "ABC"])
    past = [
        meeting(case, "P1", "S1", 0),
        meeting(case, "P1", "S2", 0, table="2"),
        meeting(case, "P1", "S3", 1),
        meeting(case, "P1", "S5", 1),
    ]
    rows = published(*past, meeting(case, "P1", "S4", 3), until=at("09:50"))
    outcome = solve(case, rows, ONE_WORKER)
    found = verify(case, outcome.schedule.meetings, rows)
    assert found.ok
    assert {g.name: g.value for g in outcome.goals}.items() <= found.goals.items()
    unproved = {g.name: g.bound for g in outcome.goals if not g.proved}
    assert unproved.keys() <= {"lost_time"}  # of walks those within one slot the model knows nothing
    assert unproved.get("zone_moves", 0) <= found.goals["zone_moves"]


FILLING = ("minimums", "value")
relax = fixing.LexicographicSolver.relax


MUCH_OPEN = {"few_choices": -1}
"""Tiny events leave so little open that all goals would be solved together."""


@pytest.mark.parametrize("order", [FILLING, FILLING[::-1]])
@pytest.mark.parametrize("seed", [*range(200, 240), 22420])
def test_it_reaches_what_brute_force_reaches(seed, order):
    """In rerun 22420 the relaxed minimums are out of reach, so that the relaxed value bounds nothing."""
    tiny, rows = random_rerun(seed)
    goals = ("musts", "kept", "slot_moves", "table_changes", "person_changes", *order)
    if (both := solved_both_ways(tiny, rows, tuned(Options(workers=1, goals=order), rerun=MUCH_OPEN), goals)) is None:
        return
    reached, outcome, best = both
    assert {goal: reached[goal] for goal in order} == {goal: best.goals[goal] for goal in order}
    assert all(g.proved and g.bound == g.value for g in outcome.goals)


@pytest.mark.parametrize("weight", [10**6, 10**12])
@pytest.mark.parametrize("seed", range(240, 250))
def test_values_too_large_for_rounded_numbers_are_told_apart(seed, weight):
    tiny, rows = random_rerun(seed)
    goals = ("musts", "minimums", "value", "balance", "gaps_purchasers", "gaps_suppliers", "zone_moves", "table_moves")
    weights = {"purchaser_weight": weight, "supplier_weight": weight + 1}
    tiny = replace(tiny, settings=replace(tiny.settings, goals=goals, **weights))
    if (both := solved_both_ways(tiny, rows, tuned(rerun=MUCH_OPEN))) is None:
        return
    reached, _, best = both
    assert {goal: reached[goal] for goal in FILLING} == {goal: best.goals[goal] for goal in FILLING}


@pytest.mark.parametrize("allowed", [None, 1, 2])
@pytest.mark.parametrize("seed", range(300, 330))
def test_with_moves_allowed_no_more_meetings_move_than_that_takes(seed, allowed):
    tiny, rows = random_rerun(seed)
    order = rerun_order(tiny.settings.goals, moves_allowed=True)
    options = tuned(Options(workers=1, allow_moves=allowed), rerun=MUCH_OPEN)
    if (both := solved_both_ways(tiny, rows, options, order)) is None:
        return
    reached, outcome, best = both
    assert all(g.proved and g.bound == g.value for g in outcome.goals)
    if allowed is None or best.goals["slot_moves"] <= allowed:
        assert {goal: reached[goal] for goal in best.goals} == dict(best.goals)
    else:
        assert reached["value"] <= best.goals["value"] or reached["minimums"] > best.goals["minimums"]


def test_where_much_is_open_minimums_and_value_are_not_left_to_the_complete_model(monkeypatch):
    settled = []

    def note(state):
        before = state.open_goals()
        phases.fill_freed_places(state)
        settled.extend(before[: len(before) - len(state.open_goals())])

    monkeypatch.setattr(import_module("sco_scheduler.engine.solve"), "fill_freed_places", note)
    solve(*random_rerun(201), tuned(rerun=MUCH_OPEN))
    assert settled == [*FILLING]


def test_where_nothing_is_found_in_time_nothing_is_claimed(monkeypatch):
    """The relaxation has an idea, and no time is left to place it."""
    monkeypatch.setattr(
        fixing.LexicographicSolver, "relax", lambda self, *a, **k: replace(relax(self, *a, **k), answer=None)
    )
    tiny, rows = random_rerun(201)
    outcome = solve(tiny, rows, tuned(rerun={**MUCH_OPEN, "least_left": 1e9}))
    assert outcome.schedule is not None
    told = {g.name: g for g in outcome.goals}
    found = verify(tiny, outcome.schedule.meetings, rows).goals
    assert {goal: told[goal].value for goal in FILLING} == {goal: found[goal] for goal in FILLING}
    best = optimum(tiny, rows)
    assert best is not None
    for goal in FILLING:
        bound = told[goal].bound
        assert bound is None or bound == best.goals[goal] or GOALS[goal].better(bound, best.goals[goal])


def test_where_nothing_was_kept_no_bound_is_left_that_holds_only_then(monkeypatch):
    monkeypatch.setattr(RerunSolver, "run", lambda solver: RerunResult((), None, solver.problem))
    case = event(slots=2, tables=2, requests=["P1 > S1", "P2 > S2"])
    problem = index(case, published(meeting(case, "P1", "S1", 0)))
    state = SolveState(SolveContext(("musts", "kept", "slot_moves", "value"), ONE_WORKER, Budget(20.0)), problem)
    phases.keep_published(state)
    assert state.relaxation_bounds == {}


def test_where_nothing_has_to_be_lost_or_moved_nothing_is_relaxed(monkeypatch):
    case = event(slots=2, tables=2, requests=["P1 > S1", "P2 > S2"])
    rows = published(meeting(case, "P1", "S1", 0))
    state = SolveState(
        SolveContext(("musts", "kept", "slot_moves", "value"), ONE_WORKER, Budget(20.0)), index(case, rows)
    )
    monkeypatch.setattr(phases, "relax_selection", None)
    phases.keep_published(state)
    assert state.little_open
    assert [(g.name, g.value, g.proved) for g in state.results] == [
        ("musts", 0, True),
        ("kept", 0, True),
        ("slot_moves", 0, True),
    ]


@pytest.mark.parametrize("order", [("minimums", "value"), ("value", "minimums")])
def test_freed_places_are_filled_for_minimums_and_value_in_one_solve(order):
    of = event(purchasers=[company("P1"), company("P2", minimum=1)], suppliers=2, tables=2)
    problem = index(of, published(meeting(of, "P1", "S1", 0)))
    state = SolveState(SolveContext((*order, "gaps"), ONE_WORKER, Budget(20.0, counted=True)), problem)
    state.budget._start -= 1000.0
    state.placement = published_placement(problem)
    phases.fill_freed_places(state)
    assert {(r.name, r.value, r.bound, r.proved) for r in state.results} == {
        ("minimums", 0, 0, True),
        ("value", 16, 16, True),
    }
    assert len(state.placement) == 4
    assert sum(result.seconds for result in state.results) < 1000.0  # what was spent before belongs to other goals


@pytest.mark.parametrize("goals", [("slot_moves",), ("table_changes", "person_changes")])
def test_moves_and_changes_are_settled_where_they_come_next(goals):
    of = event(tables=2)
    problem = index(of, published(meeting(of, "P1", "S1", 0)))
    state = SolveState(SolveContext((*goals, "gaps"), ONE_WORKER, Budget(20.0, counted=True)), problem)
    state.budget._start -= 1000.0
    state.placement = published_placement(problem)
    phases.fill_freed_places(state)
    assert [(r.name, r.value, r.bound, r.proved) for r in state.results] == [(goal, 0, 0, True) for goal in goals]
    assert sum(result.seconds for result in state.results) < 1000.0


@pytest.mark.parametrize(("relaxed", "left"), [(0, {"minimums": 1}), (1, {"minimums": 1, "value": 16})])
def test_a_bound_of_both_that_is_not_reached_bounds_the_first_of_them_alone(relaxed, left, monkeypatch):
    """That of the value was found given the relaxed one of the minimums: it does not hold given one less tight."""
    of = event(purchasers=[company("P1"), company("P2", minimum=2)], suppliers=2, tables=2)
    problem = index(of, published(meeting(of, "P1", "S1", 0)))
    state = SolveState(SolveContext((*FILLING, "gaps"), ONE_WORKER, Budget(20.0)), problem)
    state.placement, state.relaxation_bounds = published_placement(problem), {"minimums": relaxed, "value": 16}
    bound = WeightedSum.of(problem, *FILLING).total((1, 12))
    monkeypatch.setattr(SolveState, "minimise", lambda *_: bound)
    phases.fill_freed_places(state)
    assert not state.results
    assert state.relaxation_bounds == left


class Told(NullWatch):
    """Hears which goals are worked on before anything is known of them."""

    def __init__(self) -> None:
        self.begun: list[str] = []

    def progress(self, update: Progress) -> None:
        if (update.value, update.bound, update.note) == (None, None, ""):
            self.begun.append(update.goal)


def test_what_is_worked_on_is_told_before_anything_is_found():
    tiny, rows = random_rerun(0)
    for given, first in ((rows, "kept"), (None, "musts")):
        told = Told()
        solve(tiny, given, tuned(size={"small": -1}), told)
        assert told.begun[0] == first


def _rerun(slots: int, **options: object) -> SolveState:
    """The rerun of three published meetings, with as many slots as are left."""
    before = event(tables=2, slots=3)
    rows = published(
        meeting(before, "P1", "S1", 0), meeting(before, "P2", "S2", 0, table="2"), meeting(before, "P1", "S2", 1)
    )
    order = rerun_order(("musts", "minimums", "value"), moves_allowed="allow_moves" in options)
    chosen = tuned(replace(ONE_WORKER, **options), rerun={"few_choices": -1})
    state = SolveState(SolveContext(order, chosen, Budget(20.0)), index(event(tables=2, slots=slots), rows))
    phases.keep_published(state)
    return state


@pytest.mark.parametrize(("slots", "lost", "bounds"), [(2, 0, {"minimums": 0, "value": 16}), (1, 1, {})])
def test_what_the_relaxation_says_of_later_goals_holds_where_nothing_is_lost(slots, lost, bounds):
    """With one slot less a meeting is lost, and minimums and value are hardly ever at these bounds."""
    state = _rerun(slots)
    assert {"musts": 0, "kept": lost, "slot_moves": 0}.items() <= state.reached.items()
    assert {goal: b for goal, b in state.relaxation_bounds.items() if goal in {"minimums", "value"}} == bounds


def test_it_says_as_much_where_a_few_meetings_may_move():
    bounds = _rerun(2, allow_moves=1).relaxation_bounds
    assert {"minimums": 0, "value": 16}.items() <= bounds.items()


@pytest.mark.parametrize(("slots", "lost", "value"), [(2, 0, 16), (1, 1, 8)])
def test_where_any_number_may_move_pairs_are_chosen_as_in_a_first_build(slots, lost, value):
    state = _rerun(slots, allow_moves=None)
    assert state.reached == {"musts": 0, "kept": lost, "minimums": 0, "value": value}
    assert all(result.proved for result in state.results)
    assert len(state.placement) == value // 4


def test_pairs_that_were_chosen_as_if_no_meeting_were_lost_are_not_placed(monkeypatch):
    bounds = {"musts": 0, "kept": 0, "minimums": 0, "value": 16}
    monkeypatch.setattr(phases, "choose_pairs", lambda *_: SimpleNamespace(bounds=bounds))
    monkeypatch.setattr(phases, "place_pairs", None)
    assert _rerun(1, allow_moves=None).reached == {"musts": 0, "kept": 1}
