"""Placing a meeting beside all others: a free place first, else with the fewest exchanges of interpreters."""

from dataclasses import replace

import pytest

from sco_scheduler.domain.event import FixedMeeting
from sco_scheduler.domain.schedule import Schedule
from sco_scheduler.insight.hall import Hall
from sco_scheduler.insight.placing import _may_meet, all_placings, placings, possible_meeting
from tests.events import at, block, company, event, interpreter, meeting, request, span, zone


def crowded(**settings):
    """One slot, three tables. I1 speaks Russian and Uzbek, I2 Russian alone, I3 Uzbek alone, each with Chinese."""
    return event(
        purchasers=[company("P1", languages=["ru"]), company("P2", languages=["uz"]), company("P3", languages=["kk"])],
        suppliers=[company("S1", languages=["zh"]), company("S2", languages=["zh"]), company("S3", languages=["zh"])],
        tables=3,
        slots=1,
        requests=["P1 > S1", "P2 > S2", "P3 > S3"],
        interpreters=[
            interpreter("I1", "ru", "kk", "zh"),
            interpreter("I2", "ru", "uz", "zh"),
            interpreter("I3", "uz", "zh"),
        ],
        **settings,
    )


def test_nobody_interprets_where_both_speak_one_language():
    of = crowded()
    both = [
        replace(c, delegates=tuple(replace(d, languages=frozenset(["en"])) for d in c.delegates)) for c in of.companies
    ]
    ways = placings(Hall(Schedule(replace(of, companies=tuple(both)))), FixedMeeting("P3", "S3"))
    assert [way.meeting.interpreter for way in ways] == [None]


def test_a_meeting_of_somebody_who_has_left_keeps_its_interpreter():
    of = crowded()
    held = meeting(of, "P1", "S1", 0, interpreter="I1")
    gone = replace(of, companies=tuple(c for c in of.companies if c.id != "S1"))
    assert list(placings(Hall(Schedule(gone, (held,))), FixedMeeting("P3", "S3"))) == []


def test_interpreters_are_exchanged_along_the_shortest_chain():
    of = crowded()
    held = (meeting(of, "P1", "S1", 0, interpreter="I1"), meeting(of, "P2", "S2", 0, table="2", interpreter="I2"))
    (way,) = placings(Hall(Schedule(of, held)), FixedMeeting("P3", "S3"))
    assert way.meeting.interpreter == "I1"
    assert sorted((after.pair, after.interpreter) for _, after in way.exchanged) == [
        (("P1", "S1"), "I2"),
        (("P2", "S2"), "I3"),
    ]
    done = way.done(Schedule(of, held))
    assert sorted(str(m.interpreter) for m in done.meetings) == ["I1", "I2", "I3"]


def test_nobody_is_exchanged_where_somebody_is_free():
    of = crowded()
    held = (meeting(of, "P2", "S2", 0, table="2", interpreter="I2"),)
    first, *_ = placings(Hall(Schedule(of, held)), FixedMeeting("P3", "S3"))
    assert (first.meeting.interpreter, first.exchanged) == ("I1", ())


def test_who_is_named_by_a_row_of_fixed_stays():
    of = crowded(fixed=[FixedMeeting("P1", "S1", interpreter="I1")])
    held = (meeting(of, "P1", "S1", 0, interpreter="I1"), meeting(of, "P2", "S2", 0, table="2", interpreter="I2"))
    assert list(placings(Hall(Schedule(of, held)), FixedMeeting("P3", "S3"))) == []
    of = crowded(fixed=[FixedMeeting("P3", "S3", interpreter="I1")])
    assert len(list(placings(Hall(Schedule(of, held)), FixedMeeting("P3", "S3")))) == 1


def test_all_places_are_known_unless_interpreters_have_to_walk_or_gaps_are_tied():
    row = FixedMeeting("P3", "S3")
    assert all_placings(crowded(), row)
    assert not all_placings(crowded(gap_spread=1), row)
    assert not all_placings(crowded(), FixedMeeting("P3", "S3", interpreter="I1"))


@pytest.mark.parametrize(("walk", "known"), [(5, True), (6, False)])
def test_interpreters_who_can_walk_in_every_pause_hide_no_place(walk, known):
    two_days = [block(2, name="First"), block(1, day=2, name="Second")]
    of = replace(crowded(walk_minutes=walk), sessions=tuple(two_days))
    assert all_placings(of, FixedMeeting("P3", "S3")) is known
    assert all_placings(replace(of, interpreters=None), FixedMeeting("P3", "S3"))


def test_who_is_at_work_in_two_places_already_is_not_exchanged():
    """I2 is written into two meetings, so that nobody can take over from it."""
    of = crowded()
    held = (
        meeting(of, "P1", "S1", 0, interpreter="I1"),
        meeting(of, "P2", "S2", 0, table="2", interpreter="I2"),
        meeting(of, "P1", "S2", 0, table="3", interpreter="I2"),
    )
    free = replace(of, zones=(zone("A", 4),))
    assert list(placings(Hall(Schedule(free, held)), FixedMeeting("P3", "S3"))) == []


def test_a_meeting_is_at_the_table_where_one_side_sits():
    """P1 sits at table 3; S2 had a meeting at table 1."""
    of = event(
        purchasers=[company("P1"), company("P2")],
        suppliers=[company(s) for s in ("S1", "S2", "S3")],
        slots=4,
        tables=3,
    )
    held = (
        meeting(of, "P2", "S2", 0, table="1"),
        meeting(of, "P1", "S1", 1, table="3"),
        meeting(of, "P1", "S3", 2, table="3"),
    )
    found = possible_meeting(Hall(Schedule(of, held)), ("P1", "S2"), of.slots[3])
    assert found is not None
    assert found.table == "3"


@pytest.mark.parametrize("asked", ["B1 > B2 no", "B2 > B1 no"])
def test_who_refuses_in_one_role_is_not_met_in_the_other(asked):
    both = [company("B1"), company("B2")]
    of = event(purchasers=both, suppliers=both, requests=[])
    assert _may_meet(Schedule(of, ()), ("B1", "B2"))
    assert not _may_meet(Schedule(replace(of, requests=(request(asked),)), ()), ("B1", "B2"))


def test_only_slots_from_a_moment_on_are_used_and_only_what_starts_then_or_later_is_changed():
    """S3 could be met in each of three slots; I1 is exchanged in the one slot that there is, if it has not begun."""
    of = event(purchasers=3, suppliers=3, slots=3, tables=3)
    hall = Hall(Schedule(of, ()))
    for since, starts in ((None, [0, 1, 2]), (at("09:25"), [1, 2]), (at("09:26"), [2])):
        found = [way.meeting.start for way in placings(hall, FixedMeeting("P3", "S3"), since)]
        assert found == [of.slots[n].start for n in starts]
    of = crowded()
    held = (meeting(of, "P1", "S1", 0, interpreter="I1"), meeting(of, "P2", "S2", 0, table="2", interpreter="I2"))
    hall = Hall(Schedule(of, held))
    assert [len(list(placings(hall, FixedMeeting("P3", "S3"), at(now)))) for now in ("09:00", "09:01")] == [1, 0]


def test_an_interpreter_who_is_away_takes_over_from_nobody():
    of = crowded()
    away = tuple(replace(i, absences=(span("09:00", "09:20"),)) if i.id == "I3" else i for i in of.interpreters)
    held = (meeting(of, "P1", "S1", 0, interpreter="I1"), meeting(of, "P2", "S2", 0, table="2", interpreter="I2"))
    gone = Hall(Schedule(replace(of, interpreters=away), held))
    assert list(placings(gone, FixedMeeting("P3", "S3"))) == []


def test_what_has_to_come_before_several_meetings_comes_before_the_first_of_them():
    of = event(
        purchasers=[company("P1", delegates=2)],
        suppliers=3,
        slots=4,
        tables=3,
        requests=["P1 > S1", *(request(f"P1 > S{n}", after=["S1"]) for n in (2, 3))],
    )
    hall = Hall(Schedule(of, (meeting(of, "P1", "S2", 2), meeting(of, "P1", "S3", 3))))
    assert [possible_meeting(hall, ("P1", "S1"), slot) is not None for slot in of.slots] == [True, True, False, False]
    hall = Hall(Schedule(of, (meeting(of, "P1", "S1", 1),)))
    assert [possible_meeting(hall, ("P1", "S2"), slot) is not None for slot in of.slots] == [False, False, True, True]
