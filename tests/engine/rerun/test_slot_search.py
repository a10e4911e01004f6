"""Many small solves, in each of which only the meetings of some slots may change."""

from dataclasses import replace

import pytest

from sco_scheduler.engine.budget import Budget
from sco_scheduler.engine.indexing import index
from sco_scheduler.engine.params import RerunParams
from sco_scheduler.engine.problem import Choice, Placement
from sco_scheduler.engine.rerun import solver
from sco_scheduler.engine.rerun.fixing import MinimisationResult, open_slots
from sco_scheduler.engine.rerun.slot_search import SlotSearch
from sco_scheduler.engine.search.lexicographic import SolveResult
from tests.engine.both_ways import solved_both_ways
from tests.engine.held import ONE_WORKER, tuned
from tests.events import company, event, meeting, published, span
from tests.random_events import random_rerun

FIRST = ("musts", "kept", "slot_moves")


def one_has_to_move(slots=3):
    """P1 has lost the time of one meeting; S1 is otherwise free only when P1 has its other one, which can move."""
    requests = ["P1 > S1", "P1 > S2"]
    before = event(slots=slots, tables=2, requests=requests)
    rows = published(meeting(before, "P1", "S1", 0), meeting(before, "P1", "S2", 1))
    away = [span("09:00", "09:20")]
    suppliers = [company("S1", away=[span("09:50", "17:00")]), company("S2")]
    return event(purchasers=[company("P1", away=away)], suppliers=suppliers, slots=slots, requests=requests), rows


# In a rerun


def test_what_a_solve_of_everything_does_not_find_in_time_is_found_slot_by_slot(monkeypatch):
    late, rows = one_has_to_move()
    s = solver.RerunSolver(index(late, rows), ONE_WORKER, lambda: {"musts": 0, "kept": 0}, Budget(20.0))
    nothing = MinimisationResult(None, None, None, s.problem, proved=False)
    monkeypatch.setattr(s, "minimise_moves", lambda *_: nothing)
    weighted = s.weighted_solve
    stayed = []
    monkeypatch.setattr(
        s, "weighted_solve", lambda *given: stayed[0] if stayed else (stayed.append(weighted(*given)), stayed[0])[1]
    )
    assert [(r.name, r.value) for r in s.run().results[:3]] == [("musts", 0), ("kept", 0), ("slot_moves", 2)]


@pytest.mark.parametrize("seed", range(900, 930))
def test_with_all_slots_open_the_best_schedule_is_found(monkeypatch, seed):
    monkeypatch.setattr(solver, "STRATEGIES", [s for s in solver.STRATEGIES if s.run is solver.search_slots])
    options = tuned(rerun={"few_choices": -1, "slots_open": 99})
    if (both := solved_both_ways(*random_rerun(seed), options)) is not None:
        reached, _, best = both
        assert [reached[goal] for goal in FIRST] == [best.goals[goal] for goal in FIRST]


@pytest.mark.parametrize("seed", range(930, 960))
def test_with_two_slots_open_no_rule_is_broken_and_nothing_is_worse(seed):
    options = tuned(rerun={"slots_open": 2, "slots_wider": 0.01, "slots_in_vain": 3})
    s = solver.RerunSolver(index(*random_rerun(seed)), options, dict, Budget(20.0))
    if (best := solver.stay(s)) is None:
        return
    found = solver.search_slots(s, best)
    assert s.key(found) <= s.key(best)
    part = open_slots(s.problem, found, frozenset())
    assert s.weighted_solve(s.solver_of(part), found, (None,)).placement is not None


def test_without_a_placement_there_is_nothing_to_improve():
    s = solver.RerunSolver(index(*one_has_to_move()), ONE_WORKER, dict, Budget(20.0))
    assert solver.search_slots(s, None) is None


# The restricted problem


def test_only_the_meetings_of_open_slots_may_change_and_only_among_these():
    problem = index(*one_has_to_move(4))
    items = {item.pair: item for item in problem.items}
    first, second = items["P1", "S1"].index, items["P1", "S2"].index
    placed = Placement({second: Choice(second, 0, 1)})
    shut = open_slots(problem, placed, frozenset({2, 3}))
    assert [[mode.slots for mode in item.modes] for item in shut.items] == [[()], [(1,)]]
    assert [item.mandatory for item in shut.items] == [False, True]
    opened = open_slots(problem, placed, frozenset({1, 2}))
    assert [opened.items[i].modes[0].slots for i in (first, second)] == [(1,), (1, 2)]
    assert not any(item.mandatory for item in opened.items)


# The series of solves


class Solves:
    """Solves that find what is given, one after the other, and then what they started from."""

    def __init__(self, *found, proved=True):
        self.found, self.proved, self.opened, self.seconds = list(found), proved, [], []

    def __call__(self, part, start, budget):
        self.opened.append({slot for item in part.items for mode in item.modes for slot in mode.slots})
        self.seconds.append(budget.remaining())
        budget.spend(0.5)
        placement = self.found.pop(0) if self.found else start
        return SolveResult(placement, 0, 0, self.proved)


NOBODY = Placement({})
ONE = Placement({1: Choice(1, 0, 3)})
BOTH = Placement({0: Choice(0, 0, 1), 1: Choice(1, 0, 2)})


def all_free():
    """Two published meetings, and eight slots in which everybody could meet."""
    case = event(purchasers=1, slots=8)
    return case, published(meeting(case, "P1", "S1", 0), meeting(case, "P1", "S2", 1))


def searched(solves, start=NOBODY, *, of=all_free, seed=0, settled=lambda _: False, limit=100.0, **params):
    given = replace(RerunParams(), **{"slots_open": 2, "slots_wider": 0.5, "slots_in_vain": 4, **params})
    search = SlotSearch(index(*of()), solves, lambda placement: (2 - len(placement),), given, seed)
    return search.run(start, Budget(limit, counted=True), settled)


def test_it_goes_on_while_something_is_found_and_then_some_more_in_vain():
    solves = Solves(NOBODY, ONE, ONE, None, BOTH, ONE)
    assert searched(solves) == BOTH
    assert len(solves.opened) == 5 + 4


def test_one_as_good_is_taken_to_go_on_from():
    other = Placement({1: Choice(1, 0, 4)})
    assert searched(Solves(other), ONE) == other


def test_it_ends_where_nothing_can_be_better():
    solves = Solves(ONE, BOTH, BOTH)
    assert searched(solves, settled=lambda placement: len(placement) == 2) == BOTH
    assert len(solves.opened) == 2


def test_it_ends_with_its_time_and_no_solve_takes_all_of_it():
    solves = Solves()  # each spends 0.5
    assert searched(solves, limit=1.3, slots_seconds=0.6, slots_work=0.1) == NOBODY
    assert solves.seconds == [pytest.approx(0.6), pytest.approx(0.6), pytest.approx(0.1)]


def test_it_ends_where_no_meeting_is_lost_or_moved():
    problem = index(*one_has_to_move(8))
    solves = Solves()
    home = Placement({1: Choice(1, 0, 1)})
    items = [replace(item, modes=()) if item.index == 0 else item for item in problem.items]
    search = SlotSearch(replace(problem, items=items), solves, len, RerunParams(), 0)
    assert search.run(home, Budget(), lambda _: False) == home
    assert solves.opened == []


def test_a_meeting_that_nobody_counts_as_kept_is_nowhere_else_than_it_should_be():
    problem = index(*all_free())
    items = [replace(item, counts_as_kept=False, must=True) for item in problem.items]
    solves = Solves()
    search = SlotSearch(replace(problem, items=items), solves, len, RerunParams(), 0)
    assert search.run(BOTH, Budget(), lambda _: False) == BOTH
    assert solves.opened == []


def test_more_slots_are_opened_after_a_proof_until_all_are():
    solves = Solves()
    searched(solves, slots_open=5, slots_wider=1, slots_in_vain=99)
    assert [len(slots) for slots in solves.opened] == [5, 6, 7, 8]


def test_fewer_slots_are_opened_where_time_ran_out():
    solves = Solves(proved=False)
    searched(solves, slots_open=8, slots_narrower=3, slots_in_vain=5)
    assert [len(slots) for slots in solves.opened] == [8, 5, 2, 2, 2]


def test_the_slots_of_what_is_lost_are_among_those_that_open():
    for seed in range(20):
        solves = Solves()
        searched(solves, ONE, of=lambda: one_has_to_move(8), seed=seed)
        assert all(1 in slots for slots in solves.opened)  # the only slot for the meeting that is lost


def test_a_seed_gives_the_same_search():
    runs = [Solves(), Solves(), Solves()]
    for solves, seed in zip(runs, (5, 5, 6), strict=True):
        searched(solves, seed=seed)
    assert runs[0].opened == runs[1].opened != runs[2].opened
