"""What a schedule changes of the published one, counted by hand and by the verifier."""

from __future__ import annotations

import pytest

from sco_scheduler.domain.goals import RERUN_ONLY
from sco_scheduler.engine import solve
from sco_scheduler.engine.indexing import index
from sco_scheduler.engine.problem import ANY, Choice, Placement
from sco_scheduler.engine.rerun.changes import changes_made, fewest_changes
from tests.engine.held import ONE_WORKER
from tests.events import company, event, interpreter, meeting, published
from tests.random_events import random_rerun


def _published():
    """Three published meetings of one slot each, one with an interpreter; P1 has two delegates."""
    case = event(
        purchasers=[company("P1", delegates=2, languages=["ru"]), company("P2", languages=["zh"])],
        suppliers=[company("S1", languages=["zh"]), company("S2", languages=["ru", "zh"])],
        slots=4,
        tables=2,
        interpreters=[interpreter("I1", "ru", "zh"), interpreter("I2", "ru", "zh")],
    )
    rows = published(
        meeting(case, "P1", "S1", 0, interpreter="I1"), meeting(case, "P1", "S2", 1), meeting(case, "P2", "S2", 2)
    )
    problem = index(case, rows)
    return problem, {item.pair: item.index for item in problem.items if item.published is not None}


def _made(places, tables=None, interpreters=None):
    """The four counts for placements by pair, (mode, slot), with other tables or interpreters than published."""
    problem, items = _published()
    taken = {items[pair]: Choice(items[pair], mode, slot) for pair, (mode, slot) in places.items()}
    at = dict.fromkeys(taken, 0) | {items[pair]: table for pair, table in (tables or {}).items()}
    served = {items["P1", "S1"]: 0} | {items[pair]: person for pair, person in (interpreters or {}).items()}
    return tuple(changes_made(problem, Placement(taken), at, served)[goal] for goal in RERUN_ONLY)


AS_IT_WAS = {("P1", "S1"): (0, 0), ("P1", "S2"): (0, 1), ("P2", "S2"): (0, 2)}


@pytest.mark.parametrize(
    ("places", "tables", "interpreters", "counts"),
    [
        ({}, {}, {}, (0, 0, 0, 0)),
        ({("P2", "S2"): None}, {}, {}, (1, 0, 0, 0)),
        ({("P2", "S2"): (0, 3)}, {("P2", "S2"): 1}, {}, (0, 1, 0, 0)),
        ({}, {("P2", "S2"): 1, ("P1", "S1"): 1}, {}, (0, 0, 2, 0)),
        ({("P1", "S2"): (1, 1)}, {}, {}, (0, 0, 0, 1)),
        ({}, {}, {("P1", "S1"): 1}, (0, 0, 0, 1)),
        ({}, {}, {("P1", "S1"): ANY}, (0, 0, 0, 1)),
        ({("P1", "S2"): (1, 1)}, {("P1", "S2"): 1}, {}, (0, 0, 1, 0)),
    ],
)
def test_each_meeting_counts_once_for_the_gravest_change(places, tables, interpreters, counts):
    held = {pair: place for pair, place in (AS_IT_WAS | places).items() if place is not None}
    assert _made(held, tables, interpreters) == counts


@pytest.mark.parametrize("seed", range(300, 330))
def test_no_schedule_changes_less_than_the_fewest_changes_say(seed):
    """The engine's own schedule, with its tables and people, is one of those that the placement allows."""
    case, rows = random_rerun(seed, pins=False)
    outcome = solve(case, rows, ONE_WORKER)
    if outcome.schedule is None:
        return
    problem = index(case, rows)
    zones = {code: z for z, code in enumerate(problem.zones)}
    slots = {slot.start: slot.index for slot in problem.slots}
    people = {name: d for d, name in enumerate(problem.delegates)}
    helpers = {name: n for n, name in enumerate(problem.interpreters)}
    taken, tables, served = {}, {}, {}
    for held in outcome.schedule.meetings:
        item = next(i for i in problem.items if i.pair == held.pair)
        mode = next(
            m
            for m, way in enumerate(item.modes)
            if (way.purchaser_delegate, way.supplier_delegate) == tuple(people[d] for d in held.delegates)
        )
        taken[item.index] = Choice(item.index, mode, slots[held.start])
        tables[item.index] = problem.table_labels[zones[held.zone]].index(held.table)
        if held.interpreter:
            served[item.index] = helpers[held.interpreter]
    placement = Placement(taken)
    made = changes_made(problem, placement, tables, served)
    fewest = fewest_changes(problem, placement, ONE_WORKER)
    assert (made["kept"], made["slot_moves"]) == (fewest["kept"], fewest["slot_moves"])
    assert tuple(fewest.values()) <= tuple(made.values())
    told = {goal.name: goal.value for goal in outcome.goals}
    assert {goal: made[goal] for goal in RERUN_ONLY if goal in told} == {g: told[g] for g in RERUN_ONLY if g in told}


def _fewest(case, rows, places):
    problem = index(case, rows)
    items = {item.pair: item.index for item in problem.items}
    found = fewest_changes(
        problem, Placement({items[pair]: Choice(items[pair], 0, slot) for pair, slot in places.items()}), ONE_WORKER
    )
    return tuple(found[goal] for goal in RERUN_ONLY)


def test_no_table_is_given_up_to_hide_a_change_of_people():
    case = event(
        purchasers=[company("P1", languages=["ru"])],
        suppliers=[company("S1", languages=["zh"])],
        interpreters=[interpreter("I1", "ru", "zh")],
    )
    rows = published(meeting(case, "P1", "S1", 0, interpreter="I9"))
    assert _fewest(case, rows, {("P1", "S1"): 0}) == (0, 0, 0, 1)


def test_a_new_meeting_of_the_placement_keeps_its_table():
    case = event(suppliers=[company("S1"), company("S2", table="1")], tables=2)
    rows = published(meeting(case, "P1", "S1", 0, table="1"))
    assert _fewest(case, rows, {("P1", "S1"): 0}) == (0, 0, 0, 0)
    assert _fewest(case, rows, {("P1", "S1"): 0, ("P2", "S2"): 0}) == (0, 0, 1, 0)


def test_changes_are_counted_though_gaps_are_spread_too_far():
    case = event(slots=3, tables=2, gap_spread=0)
    rows = published(meeting(case, "P1", "S1", 0), meeting(case, "P1", "S2", 1))
    places = {("P1", "S1"): 0, ("P1", "S2"): 2, ("P2", "S2"): 0, ("P2", "S1"): 1}
    assert _fewest(case, rows, places) == (0, 1, 0, 0)
