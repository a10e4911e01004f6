"""Bounds of the relaxation are never on the wrong side of the optimum."""

from collections import defaultdict

import pytest

from sco_scheduler.domain.goals import GOALS, Sense
from sco_scheduler.engine.budget import Budget
from sco_scheduler.engine.indexing import index
from sco_scheduler.engine.methods import SELECTION_GOALS
from sco_scheduler.engine.problem import Problem
from sco_scheduler.engine.value.selection_relaxation import (
    _lost_by_walking,
    blocks_by_session,
    bound_given,
    relax_selection,
)
from tests.brute_force import optimum
from tests.events import at, block, company, event, fixed, interpreter, meeting, published, span, zone
from tests.random_events import random_event, seeds


def exact_blocks(problem: Problem) -> list[list[int]]:
    """Slots grouped by what is possible in them: the tightest of these relaxations."""
    masks: dict[tuple[int, ...], int] = {}
    for item in problem.items:
        for mode in item.modes:
            masks.setdefault(mode.slots, len(masks))
    signature: list[list[int]] = [[] for _ in problem.slots]
    for slots, mask in masks.items():
        for t in slots:
            signature[t].append(mask)
    groups: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for t in range(len(problem.slots)):
        tables = tuple(zone[t] for zone in problem.capacity)
        people = tuple(t in group.slots for group in problem.classes)
        groups[tuple(signature[t]), tables, people].append(t)
    return list(groups.values())


@pytest.mark.parametrize("seed", seeds(0, 40))
@pytest.mark.parametrize("whole_seconds", [0.0, 5.0])
def test_a_bound_is_never_worse_than_the_optimum(seed, whole_seconds):
    tiny = random_event(seed)
    best = optimum(tiny, goals=SELECTION_GOALS)
    if best is None:
        return
    problem = index(tiny)
    for blocks in (blocks_by_session(problem), exact_blocks(problem)):
        relaxed = relax_selection(problem, SELECTION_GOALS, blocks, Budget(), whole_seconds=whole_seconds)
        assert relaxed is not None
        for goal in SELECTION_GOALS:
            value, bound = best.goals[goal], relaxed.bounds[goal]
            assert bound >= value if GOALS[goal].sense is Sense.MOST else bound <= value
            if bound != value:  # bounds after it are given values that cannot be reached
                break


def test_numbers_bind_within_a_block():
    crowded = index(event(purchasers=1, suppliers=5, slots=3, tables=5))
    relaxed = relax_selection(crowded, ("value",), blocks_by_session(crowded), Budget())
    assert relaxed.bounds == {"value": 3 * 4}
    assert len(relaxed.certain()) == 3


def test_slots_in_which_the_same_is_possible_form_a_block():
    away = index(event(suppliers=[company("S1", away=[span("09:30", "09:40")]), company("S2")], slots=4))
    assert sorted(exact_blocks(away)) == [[0, 2, 3], [1]]


def test_pins_that_cannot_be_held_have_no_relaxation():
    pins = [fixed("P1", "S1"), fixed("P1", "S2")]
    problem = index(event(slots=1, requests=[], fixed=pins, tables=2))
    assert relax_selection(problem, ("musts",), blocks_by_session(problem), Budget()) is None


def test_what_is_past_needs_no_table_that_is_lost_since():
    before = event(slots=3, tables=2, requests=["P1 > S1", "P2 > S2"])
    rows = published(meeting(before, "P1", "S1", 0), meeting(before, "P2", "S2", 0, table="2"), until=at("09:25"))
    late = event(slots=3, tables=[zone("A", 1, closed=[span("09:00", "09:20")])], requests=["P1 > S1", "P2 > S2"])
    problem = index(late, rows)
    relaxed = relax_selection(problem, ("musts", "kept"), blocks_by_session(problem), Budget())
    assert relaxed is not None
    assert relaxed.bounds["kept"] == 0


def test_what_is_past_may_be_more_than_a_maximum_that_was_lowered():
    case = event(
        purchasers=[company("P1", maximum=1)], slots=3, requests=["P1 > S1", "P1 > S2", "P1 > S3"], suppliers=3
    )
    rows = published(meeting(case, "P1", "S1", 0), meeting(case, "P1", "S2", 1), until=at("09:50"))
    problem = index(case, rows)
    relaxed = relax_selection(problem, ("kept", "value"), blocks_by_session(problem), Budget())
    assert relaxed is not None
    assert relaxed.bounds == {"kept": 0, "value": sum(item.value for item in problem.items if item.history)}


@pytest.mark.parametrize(("whole_seconds", "value"), [(0.0, 3 * 4 // 2), (5.0, 4)])
def test_whole_pairs_are_held_or_not(whole_seconds, value):
    """Each of three asks the next, all in one slot: one pair of them can meet, or each pair by half."""
    three = [company(f"B{n}") for n in (1, 2, 3)]
    ring = event(purchasers=three, suppliers=[], slots=1, tables=3, requests=["B1 > B2", "B2 > B3", "B3 > B1"])
    problem = index(ring)
    relaxed = relax_selection(problem, ("value",), blocks_by_session(problem), Budget(), whole_seconds=whole_seconds)
    assert relaxed.bounds == {"value": value}


def walkers(walk_minutes=10, **more):
    """P1 asks two suppliers in each of two zones, and can meet in three slots with pauses of 5 minutes."""
    suppliers = [company(f"S{n}", zone="A" if n < 3 else "B") for n in range(1, 5)]
    tables = [zone("A", 4), zone("B", 4)]
    settings = {"purchasers": 1, "slots": 3, "walk_minutes": walk_minutes}
    return event(suppliers=suppliers, tables=tables, **(settings | more))


@pytest.mark.parametrize(("walk_minutes", "most", "halved"), [(5, 3 * 4, 3 * 4), (10, 2 * 4, 10)])
def test_a_walk_to_another_zone_takes_the_slots_that_it_takes(walk_minutes, most, halved):
    problem = index(walkers(walk_minutes))
    relaxed = relax_selection(problem, ("value",), blocks_by_session(problem), Budget(), whole_seconds=5.0)
    assert relaxed.bounds == {"value": most}
    assert relax_selection(problem, ("value",), blocks_by_session(problem), Budget()).bounds == {"value": halved}


def test_a_walk_while_somebody_is_away_takes_no_slot():
    away = [company("P1", away=[span("09:25", "09:45")])]
    problem = index(walkers(purchasers=away))
    relaxed = relax_selection(problem, ("value",), blocks_by_session(problem), Budget(), whole_seconds=5.0)
    assert relaxed.bounds == {"value": 2 * 4}


def test_whatever_order_slots_come_in_the_last_of_them_leads_nowhere():
    """Sets of these numbers are not in their order."""
    problem = index(walkers(slots=11))
    assert _lost_by_walking(problem, {7, 8, 9, 10}) == (1, 0)
    assert _lost_by_walking(problem, {1, 8, 9}) == (1, 1)


def test_walks_over_lunch_take_no_slot():
    problem = index(walkers(slots=[block(2), block(2, start="13:00")]))
    relaxed = relax_selection(problem, ("value",), blocks_by_session(problem), Budget(), whole_seconds=5.0)
    assert relaxed.bounds == {"value": 4 * 4}


def test_interpreters_lose_the_slots_of_their_walks_too():
    speaking = {"purchasers": [company(f"P{n}", languages=["ru"]) for n in (1, 2)]}
    suppliers = [company("S1", zone="A", languages=["zh"]), company("S2", zone="B", languages=["zh"])]
    case = event(
        suppliers=suppliers,
        **speaking,
        slots=2,
        tables=[zone("A"), zone("B")],
        walk_minutes=10,
        requests=["P1 > S1", "P2 > S2"],
        interpreters=[interpreter("I1", "ru", "zh")],
    )
    problem = index(case)
    relaxed = relax_selection(problem, ("value",), blocks_by_session(problem), Budget(), whole_seconds=5.0)
    assert relaxed.bounds == {"value": 4}


def test_building_ends_with_the_time():
    """Beside busy processes, building the programme may take longer than a short limit."""
    looks = []

    def now() -> float:
        looks.append(1)
        return float(len(looks))

    problem = index(event(purchasers=20, suppliers=20, slots=4, tables=8))
    assert len(problem.items) == 400
    assert relax_selection(problem, ("value",), blocks_by_session(problem), Budget(3.0, now=now)) is None
    assert len(looks) == 4  # the start, and three looks of the seven that building takes
    counted = Budget(1.0, counted=True)
    counted.spend(2.0)
    assert relax_selection(problem, ("value",), blocks_by_session(problem), counted) is not None


@pytest.mark.parametrize(("tables", "slots", "held"), [(1, 2, 2), (2, 2, 4), (1, 9, 9), (9, 3, 9), (2, 3, 6)])
def test_the_bound_knows_how_many_tables_a_zone_has(tables, slots, held):
    problem = index(event(purchasers=3, suppliers=3, slots=slots, tables=tables))
    relaxed = relax_selection(problem, ("value",), blocks_by_session(problem), Budget(20.0))
    assert relaxed is not None
    assert relaxed.bounds == {"value": 4 * held}


@pytest.mark.parametrize(("missing", "pair"), [(1, ("P1", "S2")), (0, ("P1", "S1"))])
def test_a_bound_knows_what_was_reached_before(missing, pair):
    """One slot, and the company that was promised a meeting is worth less than the other."""
    promised = [company("S1", minimum=1), company("S2")]
    problem = index(event(purchasers=1, suppliers=promised, slots=1, requests=["P1 > S1 #8", "P1 > S2 #1"]))
    value = {item.pair: item.value for item in problem.items}
    assert value["P1", "S1"] < value["P1", "S2"]
    bound = bound_given(problem, [("minimums", missing)], "value", blocks_by_session(problem), Budget(20.0))
    assert bound == value[pair]


@pytest.mark.parametrize(("days", "walks"), [([block(3)], 1), ([block(1), block(2, day=2)], 0), ([block(2)], 0)])
def test_who_has_to_be_in_two_zones_on_one_day_has_to_walk(days, walks):
    """P1 wants two meetings in zone A and one in zone B; two days, or two slots, need no walk."""
    asked = ["P1 > S1", "P1 > S2", "P1 > S3"]
    suppliers = [company(f"S{n}", zone="A" if n < 3 else "B") for n in (1, 2, 3)]
    zones = [zone("A", 2), zone("B", 2)]
    case = event(purchasers=1, suppliers=suppliers, slots=days, tables=zones, requests=asked, walk_minutes=5)
    problem = index(case)
    held = 4 * min(3, len(problem.slots))
    bound = bound_given(problem, [("value", held)], "lost_time", blocks_by_session(problem), Budget())
    assert bound == 5 * walks * problem.side_weights[0]
