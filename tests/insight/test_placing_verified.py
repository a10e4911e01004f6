"""Where a meeting can be held with all others as they are is what the verifier says too."""

from random import Random

import pytest

from sco_scheduler.domain.schedule import Published, Schedule
from sco_scheduler.insight.hall import Hall
from sco_scheduler.insight.placing import possible_meetings
from sco_scheduler.verify import verify
from tests.brute_places import units
from tests.random_events import draw_meetings, random_event


@pytest.mark.parametrize("seed", range(60))
def test_a_meeting_is_possible_in_a_slot_where_it_breaks_no_rule_and_nowhere_else(seed):
    of, rng = random_event(seed, pins=False), Random(seed)
    held = [m for m in draw_meetings(rng, of) if rng.random() < 0.6]
    while broken := verify(of, held).violations:
        held.remove(broken[0].meetings[0])
    hall = Hall(Schedule(of, tuple(held)))
    for unit in units(of, Published()):
        if unit.pair in hall.schedule.by_pair:
            continue
        found = [m for slot in of.slots for m in possible_meetings(hall, unit.pair, slot)]
        assert all(verify(of, (*held, m)).ok for m in found), unit.pair
        assert {m.start for m in found} == {m.start for m in unit.places if verify(of, (*held, m)).ok}, unit.pair
