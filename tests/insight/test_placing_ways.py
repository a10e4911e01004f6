"""The ways to add a meeting, of which one stands for all that are alike."""

from random import Random

import pytest

from sco_scheduler.domain.schedule import Meeting, Schedule
from sco_scheduler.insight.hall import Hall, each
from sco_scheduler.insight.placing import Additions, DelegatePair, PairCase, ways
from tests.agendas.samples import random_event, random_schedule


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("order", [("value",), ("gaps", "zone_moves", "table_moves"), ("table_moves", "value")])
def test_what_holds_of_each_way_holds_of_one_of_its_kind(seed, order):
    whole = random_schedule(random_event(seed, 4, 9, tables=6))
    rng = Random(seed)
    schedule = Schedule(whole.event, tuple(m for m in whole.meetings if rng.random() < 0.5))
    event, hall = schedule.event, Hall(schedule)
    additions = Additions(schedule, order, None)
    for pair in event.requests_by_pair:
        one, other = (event.company_by_id[c] for c in pair)
        zone = event.zone_by_code[other.supplier.zone]
        choices = tuple(
            DelegatePair((a, b), hall.person(a) & hall.person(b), 0, 0, hall.busy(a.key) | hall.busy(b.key))
            for a in one.delegates
            for b in other.delegates
        )
        case = PairCase(pair, zone, None, choices, hall.every)
        every = [
            Meeting(*pair, s.start, s.end, zone.code, table.label, c.sides[0].key, c.sides[1].key)
            for c in choices
            for i in each(c.present & ~c.busy)
            for s in [event.slots[i]]
            for table in zone.tables
            if hall.free_at(zone.code, table.label) >> i & 1
        ]
        some = list(ways(hall, case, hall.every))
        assert set(some) <= set(every)
        assert {additions.improves(w) for w in some} == {additions.improves(w) for w in every}


def test_a_bound_table_is_the_only_one():
    schedule = Schedule(random_event(2, 2, 4, tables=4))
    event, hall = schedule.event, Hall(schedule)
    one, other = event.companies[0].delegates[0], event.companies[-1].delegates[0]
    zone = event.zones[0]
    case = PairCase(
        ("P", "S"), zone, zone.tables[-1].label, (DelegatePair((one, other), hall.every, 0, 0, 0),), hall.every
    )
    assert {way.table for way in ways(hall, case, hall.every)} == {zone.tables[-1].label}
