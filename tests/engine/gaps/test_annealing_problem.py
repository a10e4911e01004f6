"""The problem of annealing says of each meeting where and how it may be held, and where it is now."""

from __future__ import annotations

import numpy as np
import pytest

from sco_scheduler.engine.gaps.annealing_problem import AnnealResult, annealing_from, taken_twice
from sco_scheduler.engine.indexing import index
from sco_scheduler.engine.problem import NONE, Choice, Placement
from tests.events import at, block, company, event, interpreter, meeting, published, request, span, zone


def _indexed(case, places):
    """The problem, and the placement that holds each pair so: (mode, slot)."""
    problem = index(case)
    items = {item.pair: item.index for item in problem.items}
    return problem, Placement({items[pair]: Choice(items[pair], m, t) for pair, (m, t) in places.items()}), items


def _ways(annealed, meeting):
    first, end = annealed.problem.way_start[meeting], annealed.problem.way_start[meeting + 1]
    return [
        (tuple(annealed.problem.delegates[w]), annealed.problem.allowed[w].nonzero()[0].tolist())
        for w in range(first, end)
    ]


def test_each_choice_of_delegates_is_a_way_with_its_slots():
    suppliers = [company("S1"), company("S2", away=[span("09:00", "09:20")])]
    case = event(purchasers=[company("P1", delegates=2)], suppliers=suppliers, slots=3)
    problem, placement, items = _indexed(case, {("P1", "S1"): (1, 0), ("P1", "S2"): (0, 2)})
    annealed = annealing_from(problem, placement)
    people = {name: d for d, name in enumerate(problem.delegates)}
    of_first = items["P1", "S1"]
    first, second = (0, 1) if of_first < items["P1", "S2"] else (1, 0)
    one, other, s1, s2 = (people[name] for name in ("P1#1", "P1#2", "S1#1", "S2#1"))
    assert _ways(annealed, first) == [((one, s1), [0, 1, 2]), ((other, s1), [0, 1, 2])]
    assert _ways(annealed, second) == [((one, s2), [1, 2]), ((other, s2), [1, 2])]
    assert annealed.slots[[first, second]].tolist() == [0, 2]
    assert annealed.ways[[first, second]].tolist() == [1, 0]
    result = AnnealResult(annealed.slots, annealed.ways, 0, 0, 0, 0)
    assert annealed.placement(result) == placement


def test_who_stays_has_one_slot_and_whose_people_stay_one_way():
    case = event(purchasers=[company("P1", delegates=2)], suppliers=1, slots=3)
    problem, placement, items = _indexed(case, {("P1", "S1"): (1, 2)})
    i = items["P1", "S1"]
    assert [slots for _, slots in _ways(annealing_from(problem, placement, stay=[i]), 0)] == [[2], [2]]
    kept = annealing_from(problem, placement, same_people=[i])
    assert len(_ways(kept, 0)) == 1
    assert kept.ways.tolist() == [0]
    assert kept.placement(AnnealResult(kept.slots, kept.ways, 0, 0, 0, 0)) == placement


@pytest.mark.parametrize(
    ("second", "table", "slot", "twice"),
    [("P1", "2", 0, True), ("P2", "1", 0, True), ("P2", "2", 0, False), ("P1", "1", 1, False)],
)
def test_past_meetings_may_have_a_delegate_or_a_table_twice_at_one_time(second, table, slot, twice):
    case = event(slots=3, tables=2)
    rows = published(meeting(case, "P1", "S1", 0), meeting(case, second, "S2", slot, table=table), until=at("09:50"))
    problem = index(case, rows)
    held = {"S1": 0, "S2": slot}
    past = {i.index: Choice(i.index, 0, held[i.pair[1]]) for i in problem.items if i.history}
    assert taken_twice(problem, Placement(past)) is twice


def test_fixed_tables_are_numbered_over_all_zones_and_tables_counted():
    suppliers = [company("S1", table="2"), company("S2", zone="B", table="1"), company("S3")]
    zones = [zone("A", 3), zone("B", 2, closed=[span("09:25", "09:45")])]
    case = event(purchasers=1, suppliers=suppliers, slots=3, tables=zones)
    problem, placement, items = _indexed(case, {("P1", f"S{n}"): (0, n - 1) for n in (1, 2, 3)})
    annealed = annealing_from(problem, placement).problem
    order = sorted(items, key=lambda pair: items[pair])
    tables = dict(zip((pair[1] for pair in order), annealed.table.tolist(), strict=True))
    assert tables == {"S1": 1, "S2": 3, "S3": NONE}
    assert annealed.room.tolist() == [[3, 3, 3], [2, 0, 2]]


def test_kinds_of_need_tell_who_can_serve():
    case = event(
        purchasers=[company("P1", languages=["ru"]), company("P2", languages=["kk"]), company("P3", languages=["zh"])],
        suppliers=[company("S1", languages=["zh"])],
        slots=3,
        interpreters=[
            interpreter("I1", "ru", "zh"),
            interpreter("I2", "ru", "kk", "zh", away=[span("09:00", "09:20")]),
        ],
    )
    problem, placement, items = _indexed(case, {(f"P{n}", "S1"): (0, n - 1) for n in (1, 2, 3)})
    annealed = annealing_from(problem, placement).problem
    need = {pair[0]: int(annealed.need[i]) for pair, i in items.items()}
    assert need["P3"] == NONE
    free = {name: annealed.free[:, annealed.able[need[name]]].sum(axis=1).tolist() for name in ("P1", "P2")}
    assert free == {"P1": [1, 2, 2], "P2": [0, 1, 1]}


def test_interpreters_who_have_to_walk_are_bound_to_where_they_work():
    case = event(
        purchasers=[company("P1", languages=["ru"])],
        suppliers=[company("S1", languages=["zh"]), company("S2", languages=["zh"], zone="B")],
        slots=4,
        tables=[zone("A"), zone("B")],
        interpreters=[interpreter("I1", "ru", "zh")],
        walk_minutes=10,
    )
    problem, placement, items = _indexed(case, {("P1", "S1"): (0, 0), ("P1", "S2"): (0, 3)})
    free = annealing_from(problem, placement).problem
    assert free.free.sum(axis=1).tolist() == [1, 1, 1, 1]
    bound = annealing_from(problem, placement, interpreters=dict.fromkeys(items.values(), 0)).problem
    in_zone = {pair[1]: bound.free[:, bound.able[bound.need[i]]].sum(axis=1).tolist() for pair, i in items.items()}
    assert in_zone == {"S1": [1, 1, 0, 0], "S2": [0, 0, 0, 1]}, "there is no time to walk in the third slot"


def test_orders_and_days_and_the_unit_of_lost_time():
    case = event(
        purchasers=1,
        suppliers=2,
        slots=[block(2), block(2, day=2)],
        requests=[request("P1 > S1"), request("P1 > S2", after=["S1"])],
        walk_minutes=10,
        purchaser_weight=4,
        supplier_weight=2,
    )
    problem, placement, items = _indexed(case, {("P1", "S1"): (0, 0), ("P1", "S2"): (0, 2)})
    annealed = annealing_from(problem, placement).problem
    order = sorted(items.values())
    assert annealed.orders == ((order.index(items["P1", "S1"]), order.index(items["P1", "S2"])),)
    assert annealed.day.tolist() == [0, 0, 1, 1]
    assert (annealed.minutes, annealed.walk, annealed.minute_weights, annealed.unit) == ((2, 2, 2, 2), 1, (2, 1), 20)
    assert np.array_equal(annealed.gap_group[annealed.delegates[0]], [0, 1])


def test_lost_time_without_a_common_unit_is_counted_in_minutes():
    problem, placement, _ = _indexed(event(purchasers=1, suppliers=1, walk_minutes=7), {("P1", "S1"): (0, 0)})
    annealed = annealing_from(problem, placement).problem
    assert (annealed.minutes, annealed.walk) == ((20, 20), 7)
    assert [weight * annealed.unit for weight in annealed.minute_weights] == list(problem.side_weights)
