"""Goals of a placement are what the verifier counts of the same meetings in clock times."""

from __future__ import annotations

import pytest

from sco_scheduler.engine.budget import Budget
from sco_scheduler.engine.indexing import index
from sco_scheduler.engine.model.complete import Model
from sco_scheduler.engine.problem import Choice, Placement, choices_by_delegate, gaps_of_delegates, measure
from sco_scheduler.engine.search.lexicographic import LexicographicSolver
from sco_scheduler.verify.case import Case
from sco_scheduler.verify.verdict import goal_values
from tests.engine.held import ONE_WORKER
from tests.events import block, company, event, meeting, zone
from tests.random_events import random_event

GOALS = (
    "musts",
    "minimums",
    "value",
    "balance",
    "gaps_purchasers",
    "gaps_suppliers",
    "gaps",
    "zone_moves",
    "lost_time",
)


def _meetings(problem, placement):
    """The meetings of a placement, at the first table of their zone."""
    rows = []
    for choice in placement.choices():
        item = problem.items[choice.item]
        mode = item.modes[choice.mode]
        number = [problem.delegates[d].rpartition("#")[2] for d in (mode.purchaser_delegate, mode.supplier_delegate)]
        rows.append(meeting(problem.event, *item.pair, choice.slot, delegates=(int(number[0]), int(number[1]))))
    return rows


@pytest.mark.parametrize("seed", range(900, 930))
def test_goals_are_those_that_the_verifier_counts(seed):
    problem = index(random_event(seed, pins=False))
    solver = LexicographicSolver(Model(problem), ONE_WORKER)
    placement = solver.optimise("value", Budget(20.0)).placement
    counted = goal_values(Case(problem.event, _meetings(problem, placement)))
    counted["gaps"] = counted["gaps_purchasers"] + counted["gaps_suppliers"]
    assert measure(problem, placement, GOALS) == {goal: counted[goal] for goal in GOALS}


def _two_days():
    case = event(
        purchasers=[company("P1", delegates=2)],
        suppliers=[company("S1"), company("S2", zone="B"), company("S3")],
        slots=[block(4), block(2, day=2)],
        tables=[zone("A", 2), zone("B", 2)],
    )
    problem = index(case)
    items = {item.pair[1]: item.index for item in problem.items}
    taken = {items["S1"]: (0, 0), items["S2"]: (0, 3), items["S3"]: (0, 4)}
    return problem, Placement({i: Choice(i, m, t) for i, (m, t) in taken.items()})


def test_waiting_and_walking_count_within_a_day_only():
    problem, placement = _two_days()
    found = measure(problem, placement, GOALS)
    walk = problem.event.settings.walk_minutes
    weight = problem.event.settings.purchaser_weight
    assert (found["gaps"], found["zone_moves"], found["lost_time"]) == (1, 1, (2 * 20 + walk) * weight)


def test_each_delegate_has_their_own_meetings_in_order_of_time():
    problem, placement = _two_days()
    names = {
        problem.delegates[d]: [choice.slot for choice in choices]
        for d, choices in choices_by_delegate(problem, placement).items()
    }
    assert names == {"P1#1": [0, 3, 4], "S1#1": [0], "S2#1": [3], "S3#1": [4]}
    gaps = {problem.delegates[d]: n for d, n in gaps_of_delegates(problem, placement).items()}
    assert gaps == {"P1#1": 1, "S1#1": 0, "S2#1": 0, "S3#1": 0}


def test_goals_that_depend_on_tables_are_passed_over():
    problem, placement = _two_days()
    assert list(measure(problem, placement, ("table_moves", "kept", "value"))) == ["value"]


def test_placements_are_equal_by_what_they_hold():
    one = Placement({3: Choice(3, 0, 1), 1: Choice(1, 0, 0)})
    assert list(one.taken) == [1, 3]
    assert one == Placement({1: Choice(1, 0, 0), 3: Choice(3, 0, 1)})
    assert hash(one) == hash(Placement({1: Choice(1, 0, 0), 3: Choice(3, 0, 1)}))
    assert one != Placement({1: Choice(1, 0, 0)})
