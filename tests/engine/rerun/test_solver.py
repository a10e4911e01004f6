"""Keeping in large events, tried on tiny ones: those near move first, and in the largest nobody moves for another."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from sco_scheduler.engine import solve
from sco_scheduler.engine.budget import Budget
from sco_scheduler.engine.indexing import index
from sco_scheduler.engine.problem import Choice, Placement, measure
from sco_scheduler.engine.rerun import solver
from sco_scheduler.engine.rerun.fixing import MinimisationResult
from sco_scheduler.engine.search.lexicographic import LexicographicSolver, SolveResult
from tests.engine.both_ways import solved_both_ways
from tests.engine.held import ONE_WORKER, tuned
from tests.events import at, company, event, fixed, meeting, published, span
from tests.random_events import random_rerun

KEEPING = ("musts", "kept", "slot_moves", "table_changes", "person_changes")


MUCH_OPEN = {"few_choices": -1}
"""Tiny events leave so little open that all goals would be solved together."""

NEIGHBOURHOOD_FIRST = tuned(rerun={**MUCH_OPEN, "large": 0, "nearly_all": 1})


@pytest.mark.parametrize("seed", range(400, 440))
def test_trying_those_near_first_changes_nothing(seed):
    if (both := solved_both_ways(*random_rerun(seed), NEIGHBOURHOOD_FIRST)) is not None:
        reached, outcome, best = both
        assert {goal: reached[goal] for goal in best.goals} == dict(best.goals)
        assert all(g.proved for g in outcome.goals)


def one_has_to_move():
    """P1 has lost the time of one meeting, and the only place for it is taken by P1's other one."""
    requests = ["P1 > S1", "P1 > S2", "P2 > S1"]
    before = event(slots=3, tables=2, requests=requests)
    rows = published(meeting(before, "P1", "S1", 0), meeting(before, "P1", "S2", 1), meeting(before, "P2", "S1", 1))
    away = [span("09:00", "09:20")]
    return event(purchasers=[company("P1", away=away), company("P2")], slots=3, tables=2, requests=requests), rows


def test_who_is_near_moves_where_one_move_saves_a_meeting(monkeypatch):
    monkeypatch.setattr(solver, "STRATEGIES", [s for s in solver.STRATEGIES if s.run is not solver.move_fewest])
    late, rows = one_has_to_move()
    reached = {g.name: (g.value, g.proved) for g in solve(late, rows, NEIGHBOURHOOD_FIRST).goals}
    assert [reached[goal] for goal in ("kept", "slot_moves")] == [(0, True), (1, True)]


@pytest.mark.parametrize("seed", range(480, 510))
def test_a_solve_of_everything_proves_the_fewest_moves_alone(monkeypatch, seed):
    monkeypatch.setattr(solver, "STRATEGIES", [s for s in solver.STRATEGIES if s.run is solver.solve_whole])
    if (both := solved_both_ways(*random_rerun(seed), tuned(rerun=MUCH_OPEN))) is not None:
        _, outcome, best = both
        reached = {g.name: g for g in outcome.goals}
        assert {goal: reached[goal].value for goal in KEEPING[:3]} == {goal: best.goals[goal] for goal in KEEPING[:3]}
        assert all(reached[goal].proved for goal in KEEPING[:3])


def test_a_solve_of_everything_that_ran_out_of_time_still_bounds_the_moves(monkeypatch):
    s = solver.RerunSolver(index(*one_has_to_move()), ONE_WORKER, lambda: {"musts": 0, "kept": 0}, Budget(20.0))
    solved = s.weighted_solve
    monkeypatch.setattr(s, "weighted_solve", lambda *given: replace(solved(*given), proved=False))
    best = solver.solve_whole(s, None)
    assert s.values(best)["slot_moves"] == 1
    assert (s.proved, s.fewest_moves) == (False, 1)


@pytest.mark.parametrize("late", [True, False])
def test_somebody_has_to_move_where_more_than_has_to_be_is_lost_without_moves(late):
    case, rows = one_has_to_move()
    problem = index(
        case if late else event(purchasers=2, slots=3, tables=2, requests=["P1 > S1", "P1 > S2", "P2 > S1"]), rows
    )
    s = solver.RerunSolver(problem, ONE_WORKER, lambda: {"musts": 0, "kept": 0}, Budget(20.0))
    assert s.settled(solver.stay(s)) is not late
    assert s.fewest_moves == late


def test_a_search_without_moves_ends_early_only_where_nothing_is_lost(monkeypatch):
    s = solver.RerunSolver(index(*one_has_to_move()), ONE_WORKER, lambda: {"musts": 0, "kept": 0}, Budget(20.0))
    ends, nothing = [], SolveResult(None, None, None, proved=False)
    monkeypatch.setattr(
        LexicographicSolver, "optimise_weighted", lambda *_, enough, **__: ends.append(enough) or nothing
    )
    solver.stay(s)
    (enough,) = ends
    lost = [(s.most_musts, 0, 0), (s.most_musts, 1, 0), (s.most_musts, 0, 1)]
    assert [enough(s.weighted.total(values)) for values in lost] == [True, False, False]


@pytest.mark.parametrize("spread", [None, 1])
def test_new_meetings_are_in_the_model_of_what_is_kept_where_they_may_fill_gaps(spread):
    case = event(requests=["P1 > S1", "P2 > S2"], gap_spread=spread)
    problem = index(case, published(meeting(case, "P1", "S1", 0)))
    s = solver.RerunSolver(problem, ONE_WORKER, lambda: {"musts": 0, "kept": 0}, Budget(20.0))
    assert bool(s.solver_of(problem).model.variables.by_item[1]) is (spread is not None)


@pytest.mark.parametrize("strategy", [solver.move_neighbourhood, solver.move_fewest, solver.solve_whole])
def test_what_was_found_before_stays_where_nothing_better_is_found(monkeypatch, strategy):
    options = tuned(rerun={"nearly_all": 1.0})
    s = solver.RerunSolver(index(*one_has_to_move()), options, lambda: {"musts": 0, "kept": 0}, Budget(20.0))
    nothing = MinimisationResult(None, None, None, s.problem, proved=False)
    monkeypatch.setattr(s, "minimise_moves", lambda *_: nothing)
    monkeypatch.setattr(s, "weighted_solve", lambda *_: SolveResult(None, None, None, proved=False))
    best = Placement({i: choice for i, choice in s.base.taken.items() if i})
    assert strategy(s, best) is best


@pytest.mark.parametrize("proved", [True, False])
def test_nothing_is_ruled_out_by_fewest_moves_that_are_not_proved(monkeypatch, proved):
    s = solver.RerunSolver(index(*one_has_to_move()), ONE_WORKER, lambda: {"musts": 0, "kept": 0}, Budget(20.0))
    solved = s.minimise_moves
    monkeypatch.setattr(s, "minimise_moves", lambda *given: replace(solved(*given), proved=proved))
    assert s.values(solver.move_fewest(s, None))["slot_moves"] == 1
    assert (s.remaining is not None, s.fewest_moves) == (proved, 1)


@pytest.mark.parametrize("seed", range(440, 480))
def test_in_the_largest_events_no_more_is_claimed_than_is_known(seed):
    both = solved_both_ways(*random_rerun(seed), tuned(rerun={**MUCH_OPEN, "largest": 0}))
    if both is None:
        return
    _, outcome, best = both
    reached = {g.name: g for g in outcome.goals}
    same = True
    for goal in KEEPING:
        if same and reached[goal].proved:
            assert reached[goal].value == best.goals[goal]
        same = same and reached[goal].value == best.goals[goal]
        assert same or not all(reached[name].proved for name in KEEPING)


def test_a_goal_is_proved_where_it_is_at_its_bound_and_those_before_are_at_theirs():
    """The published meeting stays; without moves and losses nothing could be better, whatever comes before."""
    of = event(purchasers=2, suppliers=2, slots=2, tables=2, requests=["P1 > S1 must", "P2 > S2"])
    rows = published(meeting(of, "P2", "S2", 0))
    problem = index(of, rows)
    for musts, proved in ((0, True), (1, False)):
        bounds = {"musts": musts, "kept": 0}
        s = solver.RerunSolver(problem, ONE_WORKER, lambda bounds=bounds: bounds, Budget(20.0))
        results = s._first_results(s.base)
        assert [(r.name, r.value) for r in results] == [("musts", 0), ("kept", 0), ("slot_moves", 0)]
        assert [r.proved for r in results] == [proved, True, True]
        s.bounds["kept"] = 1
        lost = s._first_results(Placement({}))
        assert [(r.value, r.bound) for r in lost] == [(0, musts), (1, 1 if proved else 0), (0, 0)]
        s.proved = True
        assert [(r.bound, r.proved) for r in s._first_results(s.base)] == [(0, True)] * 3


@pytest.mark.parametrize(
    ("slots", "seconds", "excluded", "found"), [(1, 20.0, True, False), (2, 20.0, False, True), (1, 0.0, False, False)]
)
def test_that_no_schedule_exists_is_told_where_it_is_known(slots: int, seconds: float, *, excluded: bool, found: bool):
    pairs = [fixed("P1", "S1"), fixed("P1", "S2")]
    case = event(purchasers=1, suppliers=2, slots=slots, tables=2, requests=["P1 > S1", "P1 > S2"], fixed=pairs)
    problem = index(case, published(meeting(case, "P1", "S1", 0)))
    reached = solver.RerunSolver(problem, ONE_WORKER, lambda: {"musts": 0, "kept": 0}, Budget(seconds)).run()
    assert (reached.excluded, reached.placement is not None) == (excluded, found)


@pytest.mark.parametrize(
    ("bounds", "excluded", "raised"),
    [
        ({"musts": 2, "kept": 0}, True, {"musts": 1}),
        ({"musts": 1, "kept": 0}, True, {"musts": 1, "kept": 1}),
        ({"musts": 1, "kept": 0}, False, {"musts": 1, "kept": 1}),
        ({"musts": 1, "kept": 1}, True, {"musts": 1, "kept": 2}),
        ({"musts": 1, "kept": 1}, False, None),
    ],
)
def test_the_first_bound_that_is_too_low_is_raised(bounds, excluded, raised):
    """One place for two musts and what is published: one must is held, and nothing else."""
    of = event(purchasers=3, suppliers=3, slots=1, requests=["P1 > S1 must", "P2 > S2 must", "P3 > S3"])
    problem = index(of, published(meeting(of, "P3", "S3", 0)))
    s = solver.RerunSolver(problem, ONE_WORKER, lambda: bounds, Budget(20.0))
    assert s.bounds_raised(excluded=excluded) is (raised is not None)
    assert s.bounds == (raised or bounds)


def test_a_must_is_met_once_by_however_many_meetings_of_the_pair():
    pins = [fixed("P1", "S1", at("09:00")), fixed("P1", "S1", at("09:25"))]
    case = event(purchasers=1, suppliers=1, slots=2, requests=["P1 > S1 must"], fixed=pins)
    problem = index(case, published(meeting(case, "P1", "S1", 0)))
    s = solver.RerunSolver(problem, ONE_WORKER, lambda: {"musts": 0, "kept": 0}, Budget(20.0))
    chosen = [Choice(item.index, 0, item.index) for item in problem.items]
    assert len(chosen) == 2
    for held in ((), (0,), (1,), (0, 1)):
        placement = Placement({i: chosen[i] for i in held})
        assert s.values(placement)["musts"] == measure(problem, placement, ["musts"])["musts"] == bool(held)


@pytest.mark.parametrize("bounds", [(1, 0, 2), (None, 0, 0)])
def test_a_solve_has_enough_where_each_goal_is_at_its_bound(bounds):
    problem = index(*one_has_to_move())
    s = solver.RerunSolver(problem, ONE_WORKER, lambda: {"musts": 0, "kept": 0}, Budget(20.0))
    told = SimpleNamespace(optimise_weighted=lambda *_, enough, **__: enough)
    enough = s.weighted_solve(told, None, bounds)
    least = s.weighted.total((1, 0, 2))
    assert [enough(least + more) for more in (-1, 0, 1)] == ([True, True, False] if None not in bounds else [False] * 3)


@pytest.mark.parametrize("proved", [True, False])
def test_who_is_not_affected_has_to_stay_only_where_that_is_proved_best(proved):
    case = event(purchasers=1, suppliers=1)
    problem = index(case, published(meeting(case, "P1", "S1", 0)))
    s = solver.RerunSolver(problem, ONE_WORKER, lambda: {"musts": 0, "kept": 0}, Budget(20.0))
    s.proved = proved
    (left,) = s._restricted({"musts": 0, "kept": 0, "slot_moves": 0}).items
    assert (left.mandatory, [mode.slots for mode in left.modes]) == (proved, [(0,)])


def test_one_more_is_lost_where_bounds_cannot_be_attained_that_the_relaxation_allows():
    s = solver.RerunSolver(index(*one_has_to_move()), ONE_WORKER, lambda: {"musts": 0, "kept": 0}, Budget(20.0))
    assert s.bounds_raised(excluded=True)
    assert s.bounds == {"musts": 0, "kept": 1}


@pytest.mark.parametrize(("bounds", "locks"), [({}, None), ({"musts": 0}, {"musts": 0, "kept": 0})])
def test_losses_are_locked_where_the_bounds_of_both_goals_are_known(bounds, locks):
    s = solver.RerunSolver(index(*one_has_to_move()), ONE_WORKER, lambda: bounds, Budget(20.0))
    assert s.locks() == locks


@pytest.mark.parametrize("strategy", [solver.move_neighbourhood, solver.move_fewest])
def test_fewest_moves_are_not_looked_for_where_it_is_unknown_what_has_to_be_lost(strategy):
    options = tuned(rerun={"nearly_all": 1.0})
    s = solver.RerunSolver(index(*one_has_to_move()), options, dict, Budget(20.0))
    best = Placement({i: choice for i, choice in s.base.taken.items() if i})
    assert strategy(s, best) is best


def test_what_bounds_the_moves_holds_no_longer_where_more_has_to_be_lost(monkeypatch):
    options = tuned(rerun={"large": 0})
    s = solver.RerunSolver(index(*one_has_to_move()), options, lambda: {"musts": 0, "kept": 0}, Budget(20.0))
    found = [MinimisationResult(bound, None, None, s.problem, proved=bound is not None) for bound in (3, None)]
    monkeypatch.setattr(s, "minimise_moves", lambda *_: found.pop(0))
    monkeypatch.setattr(s, "bounds_raised", lambda *, excluded: excluded)
    assert (solver.move_fewest(s, None), s.fewest_moves, found) == (None, 0, [])


@pytest.mark.parametrize(("nearly_all", "moves"), [(1.0, 1), (0.0, None)])
def test_those_near_are_moved_alone_where_they_are_not_nearly_all(nearly_all, moves):
    options = tuned(rerun={"nearly_all": nearly_all})
    s = solver.RerunSolver(index(*one_has_to_move()), options, lambda: {"musts": 0, "kept": 0}, Budget(20.0))
    found = solver.move_neighbourhood(s, None)
    assert (s.values(found)["slot_moves"] if found is not None else None) == moves


@pytest.mark.parametrize("nearer", [True, False])
def test_of_two_placements_that_are_not_proved_the_one_with_fewer_changes_is_taken(monkeypatch, nearer):
    case = event(purchasers=[company("P1", delegates=2), company("P2", delegates=2)], slots=2, tables=2)
    problem = index(case, published(meeting(case, "P1", "S1", 0), meeting(case, "P2", "S2", 1)))
    s = solver.RerunSolver(problem, ONE_WORKER, lambda: {"musts": 0, "kept": 0}, Budget(20.0))
    others = Placement({i: Choice(i, 1, choice.slot) for i, choice in s.base.taken.items()})
    start, found = (others, s.base) if nearer else (s.base, others)
    late = MinimisationResult(0, None, found, problem, proved=False)
    monkeypatch.setattr(solver, "minimise_with_reduced_cost_fixing", lambda *_, **__: late)
    monkeypatch.setattr(s, "_changed_near", lambda *_: SolveResult(None, None, None, proved=False))
    best, _, results = s._tables_and_people(problem, start)
    assert best == s.base
    assert [(r.name, r.value, r.bound) for r in results] == [("table_changes", 0, 0), ("person_changes", 0, 0)]


def test_fewer_changes_than_in_the_same_slots_are_looked_for_until_there_are_none(monkeypatch):
    case = event(purchasers=[company("P1", delegates=2), company("P2")], slots=2, tables=2)
    problem = index(case, published(meeting(case, "P1", "S1", 0)))
    s = solver.RerunSolver(problem, ONE_WORKER, lambda: {"musts": 0, "kept": 0}, Budget(20.0))
    table_moved = solver.WeightedSum.of(problem, "table_changes", "person_changes").total((1, 0))
    monkeypatch.setattr(s, "_changed_near", lambda *_: SolveResult(s.base, table_moved, None, proved=True))
    best, _, results = s._tables_and_people(problem, s.base)
    assert best == s.base
    assert [(r.name, r.value, r.proved) for r in results] == [("table_changes", 0, True), ("person_changes", 0, True)]


def test_people_are_kept_in_slots_that_are_kept_though_no_time_is_left_for_all_others(monkeypatch):
    """What moved the fewest meetings let the other delegates of P1 attend, whom nobody had asked about."""
    case = event(purchasers=[company("P1", delegates=2), company("P2", delegates=2)], slots=2, tables=2)
    rows = published(meeting(case, "P1", "S1", 0), meeting(case, "P2", "S2", 1))
    problem = index(case, rows)
    start = Placement({i: Choice(i, 1, c.slot) for i, c in solver.published_placement(problem).taken.items()})
    nothing = MinimisationResult(None, None, None, problem, proved=False)
    monkeypatch.setattr(solver, "minimise_with_reduced_cost_fixing", lambda *_, **__: nothing)
    s = solver.RerunSolver(problem, ONE_WORKER, lambda: {"musts": 0, "kept": 0}, Budget(20.0))
    best, _, results = s._tables_and_people(problem, start)
    assert [(r.name, r.value, r.proved) for r in results] == [("table_changes", 0, True), ("person_changes", 0, True)]
    assert best == s.base


# Losses above the relaxation's bounds

COUNTED = replace(ONE_WORKER, reproducible=True)


def test_time_is_left_to_search_from_above_where_the_bounds_of_losses_are_not_attained(monkeypatch):
    s = solver.RerunSolver(
        index(*one_has_to_move()), COUNTED, lambda: {"musts": 0, "kept": 0}, Budget(5.0, counted=True)
    )

    def in_vain(problem, locks, share, best=None):
        s.budget.spend(share * s.budget.remaining())
        return MinimisationResult(None, None, None, problem, proved=False)

    monkeypatch.setattr(s, "minimise_moves", in_vain)
    monkeypatch.setattr(s, "bounds_raised", lambda *, excluded: True)
    assert [(r.name, r.value) for r in s.run().results[:3]] == [("musts", 0), ("kept", 0), ("slot_moves", 1)]


def three_at_a_table():
    """Three published meetings of one slot in a hall that is left with two tables, and nowhere else to go."""
    requests = ["P1 > S1", "P2 > S2", "P3 > S3"]
    before = event(purchasers=3, suppliers=3, slots=1, tables=3, requests=requests)
    rows = published(*(meeting(before, f"P{n}", f"S{n}", 0) for n in (1, 2, 3)))
    return event(purchasers=3, suppliers=3, slots=1, tables=2, requests=requests), rows


def test_what_is_searched_from_above_bounds_the_losses(monkeypatch):
    s = solver.RerunSolver(index(*three_at_a_table()), ONE_WORKER, lambda: {"musts": 0, "kept": 0}, Budget(20.0))
    monkeypatch.setattr(solver, "solve_whole", lambda s, best: best)  # as if time ran out on it
    s.fewest_moves = 3
    best = solver.lose_fewest(s, Placement({}))
    assert s.values(best) == {"musts": 0, "kept": 1, "slot_moves": 0}
    assert (s.bounds, s.fewest_moves) == ({"musts": 0, "kept": 1}, 0)
    assert s.settled(best)


def test_moves_are_fewest_among_those_who_lose_the_fewest(monkeypatch):
    s = solver.RerunSolver(index(*one_has_to_move()), ONE_WORKER, lambda: {"musts": 0, "kept": 0}, Budget(20.0))
    best = solver.solve_whole(s, None)
    asked = []
    minimise = solver.minimise_with_reduced_cost_fixing
    monkeypatch.setattr(
        solver,
        "minimise_with_reduced_cost_fixing",
        lambda *a, **k: (asked.append((a[-1], k["known"])), minimise(*a, **k))[1],
    )
    s.fewest_moves = 0
    assert s.values(solver.move_fewest(s, best)) == {"musts": 0, "kept": 0, "slot_moves": 1}
    assert asked == [(best, 1)]
    assert s.fewest_moves == 1


@pytest.mark.parametrize(("total", "bounds"), [((2, 1), (2, 1)), ((1, 0), (1, 0)), ((1, 2), (1, 2)), ((2, 0), (2, 1))])
def test_bounds_that_follow_from_one_of_a_sum_hold_if_those_before_are_attained(total, bounds):
    of = event(purchasers=3, suppliers=3, slots=1, tables=3, requests=["P1 > S1 must", "P2 > S2 must", "P3 > S3"])
    rows = published(*(meeting(of, f"P{n}", f"S{n}", 0) for n in (1, 2, 3)))
    s = solver.RerunSolver(index(of, rows), ONE_WORKER, lambda: {"musts": 2, "kept": 1}, Budget(20.0))
    both = solver.WeightedSum.of(s.problem, "musts", "kept")
    s.bounds_proved(both, both.total(total))
    assert tuple(s.bounds.values()) == bounds


def test_only_what_is_lost_and_moved_gets_patience(monkeypatch):
    seen = []
    looks = solver.Strategy(lambda *_: True, lambda s, best: (seen.append(s.budget.remaining()), best)[1])
    monkeypatch.setattr(solver, "STRATEGIES", (looks,))
    whole = Budget(5.0, counted=True)
    options = replace(tuned(COUNTED, rerun={"patience_share": 0.5}), patience=20.0)
    s = solver.RerunSolver(index(*one_has_to_move()), options, lambda: {"musts": 0, "kept": 0}, whole.share(0.8))
    monkeypatch.setattr(solver, "stay", lambda s: s.base)
    s._fewest_lost_and_moved()
    assert seen == [pytest.approx(14)]
    assert (s.budget.remaining(), whole.remaining()) == (pytest.approx(4), pytest.approx(5))


def test_who_was_patient_has_a_moment_left_for_tables_and_people(monkeypatch):
    spends = solver.Strategy(lambda *_: True, lambda s, best: (s.budget.spend(13.9), best)[1])
    monkeypatch.setattr(solver, "STRATEGIES", (spends,))
    monkeypatch.setattr(solver, "stay", lambda s: s.base)
    whole = Budget(5.0, counted=True)
    options = replace(tuned(COUNTED, rerun={"patience_share": 0.5}), patience=20.0)
    s = solver.RerunSolver(index(*one_has_to_move()), options, lambda: {"musts": 0, "kept": 0}, whole.share(0.8))
    s._fewest_lost_and_moved()
    assert (s.budget.remaining(), whole.remaining()) == (pytest.approx(1), pytest.approx(2))
