"""The count of every goal, against the verifier's own count."""

from random import Random

import pytest

from sco_scheduler.domain.event import Seated
from sco_scheduler.domain.goals import FIRST_BUILD
from sco_scheduler.domain.schedule import Meeting
from sco_scheduler.domain.time import Slot
from sco_scheduler.insight.figures import figures, gaps_by_company, minimums_missed, pursued
from sco_scheduler.verify import verify
from tests.events import at, block, company, event, meeting, published, zone
from tests.random_events import random_event, random_rerun


def any_meetings(of, rng: Random) -> list[Meeting]:
    """Meetings of asked pairs at random times and tables: no valid schedule, but countable all the same."""
    rows = []
    for pair in of.requests_by_pair:
        purchaser, supplier = (of.company_by_id[c] for c in pair)
        zone = of.zone_by_code.get(supplier.supplier.zone) if supplier.supplier is not None else None
        if zone is None or rng.random() < 0.4:
            continue
        slot: Slot = rng.choice(of.slots)
        people = rng.choice(purchaser.delegates).key, rng.choice(supplier.delegates).key
        table = rng.choice(zone.tables).label
        rows.append(Meeting(*pair, slot.start, slot.end, zone.code, table, *people))
    return rows


@pytest.mark.parametrize("seed", range(30))
def test_every_goal_as_the_verifier_counts_it(seed):
    of, before = random_rerun(seed) if seed % 2 else (random_event(seed), None)
    meetings = any_meetings(of, Random(seed))
    judged = verify(of, meetings, before).goals
    counted = figures(of, meetings, before)
    shared = counted.keys() & judged.keys()
    assert shared >= set(FIRST_BUILD)
    # Two meetings of one delegate at one time have no order, so moves between them are nobody's to count.
    unclear = {"zone_moves", "table_moves"} if _doubly_booked(meetings) else set()
    assert {g: counted[g] for g in shared - unclear} == {g: judged[g] for g in shared - unclear}


def _doubly_booked(meetings):
    taken = [(key, m.start) for m in meetings for key in m.delegates]
    return len(taken) != len(set(taken))


def test_two_meetings_with_an_idle_slot_between_are_one_gap_for_each_who_waits():
    of = event(purchasers=1, suppliers=2, slots=4)
    meetings = [meeting(of, "P1", "S1", 0), meeting(of, "P1", "S2", 3)]
    assert gaps_by_company(of, meetings) == {"P1": 1, "S1": 0, "S2": 0}


def test_the_night_is_no_gap():
    of = event(purchasers=1, suppliers=2, slots=[block(2), block(2, day=2)])
    assert gaps_by_company(of, [meeting(of, "P1", "S1", 0), meeting(of, "P1", "S2", 3)])["P1"] == 0


def test_a_meeting_outside_the_slots_stands_between_them():
    of = event(purchasers=1, suppliers=2, slots=3)
    old = Meeting("P1", "S1", at("08:00"), at("08:20"), "A", "1", "P1#1", "S1#1")
    assert gaps_by_company(of, [old, meeting(of, "P1", "S2", 1)])["P1"] == 1


@pytest.mark.parametrize(("seated", "moves"), [(Seated.PURCHASERS, 1), (Seated.SUPPLIERS, 0), (Seated.NOBODY, 0)])
def test_only_the_seated_side_moves_between_tables(seated, moves):
    of = event(purchasers=1, suppliers=2, tables=2, seated=seated)
    meetings = [meeting(of, "P1", "S1", 0, table="1"), meeting(of, "P1", "S2", 1, table="2")]
    assert figures(of, meetings)["table_moves"] == moves


def test_another_zone_is_a_zone_move_and_no_table_move():
    zones = [zone("A", 1), zone("B", 1)]
    of = event(purchasers=1, suppliers=[company("S1"), company("S2", zone="B")], tables=zones)
    found = figures(of, [meeting(of, "P1", "S1", 0), meeting(of, "P1", "S2", 1)])
    assert (found["zone_moves"], found["table_moves"]) == (1, 0)


def test_who_misses_a_minimum_and_by_how_much():
    of = event(purchasers=[company("P1", minimum=3), company("P2")], suppliers=[company("S1", minimum=1)])
    missed = minimums_missed(of, [meeting(of, "P1", "S1", 0)])
    assert [(c.id, role.value, missing) for c, role, missing in missed] == [("P1", "purchaser", 2)]


def test_the_goals_pursued():
    of = event()
    assert pursued(of, ["value"], None) == ("value",)
    assert pursued(of, [], None) == FIRST_BUILD
    assert pursued(of, [], published())[:2] == ("musts", "kept")
