"""Schedules: looking meetings up, their order, and what is history."""

from dataclasses import replace
from datetime import timedelta

import pytest

from sco_scheduler.domain.event import Role
from sco_scheduler.domain.messages import Cell
from sco_scheduler.domain.schedule import (
    MeetingOutcome,
    MeetingStatus,
    NotedCell,
    Published,
    PublishedMeeting,
    Schedule,
    held_schedule,
    ordered,
)
from tests.events import at, company, event, interpreter, meeting, zone


def test_meetings_are_found_by_delegate_and_company_in_time_order():
    e = event(purchasers=[company("P1", delegates=2)], slots=3)
    late, early = meeting(e, "P1", "S1", 2), meeting(e, "P1", "S2", 0, delegates=(2, 1))
    s = Schedule(e, (late, early))
    assert s.by_company["P1"] == (early, late)
    assert s.by_delegate["P1#1"] == (late,)
    assert s.by_delegate["P1#2"] == (early,)


def test_meetings_are_found_by_interpreter_in_time_order():
    e = event(slots=3, interpreters=[interpreter("I1", "ru"), interpreter("I2", "ru")])
    late, early = meeting(e, "P1", "S1", 2, interpreter="I1"), meeting(e, "P1", "S2", 0, interpreter="I1")
    assert Schedule(e, (late, early)).by_interpreter == {"I1": (early, late), "I2": ()}


def test_those_without_meetings_have_none():
    e = event()
    s = Schedule(e, (meeting(e, "P1", "S1", 0),))
    assert s.by_company["S2"] == s.by_delegate["S2#1"] == ()


def test_a_pair_is_found_with_all_its_meetings():
    e = event()
    both = (meeting(e, "P1", "S1", 0), meeting(e, "P1", "S1", 1))
    assert Schedule(e, both).by_pair == {("P1", "S1"): both}


def test_order_is_that_of_time_then_zones_then_tables_as_the_event_lists_them():
    e = event(
        purchasers=4,
        suppliers=[company("S1", zone="B"), company("S2", zone="A"), company("S3", zone="A"), company("S4", zone="B")],
        tables=[zone("B", 2), zone("A", ["10", "9"])],
    )
    first = meeting(e, "P1", "S1", 0)
    second = meeting(e, "P2", "S2", 0, table="10")
    third = meeting(e, "P3", "S3", 0, table="9")
    last = meeting(e, "P4", "S4", 1)
    assert ordered(e, (last, third, second, first)) == (first, second, third, last)


def test_a_meeting_at_an_unknown_table_comes_last_in_its_slot():
    e = event()
    lost = replace(meeting(e, "P1", "S1", 0), table="99")
    known = meeting(e, "P2", "S2", 0)
    assert ordered(e, (lost, known)) == (known, lost)


def test_history_is_what_has_started():
    e = event()
    before, after = meeting(e, "P1", "S1", 0), meeting(e, "P1", "S2", 1)
    until = Published(history_until=at("09:25"))
    assert until.is_history(before)
    assert not until.is_history(after)
    assert not Published().is_history(before)


@pytest.mark.parametrize(
    ("outcome", "written"),
    [
        (MeetingOutcome(rating=4, cells=(NotedCell("rating", "4", 4),)), "4"),
        (MeetingOutcome(rating=5, cells=(NotedCell("rating", "4", 4),)), None),
        (MeetingOutcome(cells=(NotedCell("rating", "4", 4),)), None),
        (MeetingOutcome(unread=(("rating", "7"),), cells=(NotedCell("rating", 7, None),)), 7),
        (MeetingOutcome(unread=(("rating", "7"),)), "7"),
        (MeetingOutcome(rating=3, unread=(("rating", "7"),), cells=(NotedCell("rating", 7, None),)), None),
        (MeetingOutcome(rating=3), None),
    ],
    ids=["as read", "noted anew", "cleared", "not understood", "of a form", "understood since", "by the desk"],
)
def test_a_cell_stands_as_long_as_it_says_the_value(outcome: MeetingOutcome, written: object):
    assert outcome.as_noted("rating") == written


def test_meetings_that_touch_do_not_overlap():
    first = meeting(event(slots=2), "P1", "S1", 0)
    assert first.overlaps(first.end - timedelta(minutes=1), first.end + timedelta(minutes=1))
    assert first.overlaps(first.start - timedelta(minutes=1), first.start + timedelta(minutes=1))
    assert not first.overlaps(first.end, first.end + timedelta(minutes=1))
    assert not first.overlaps(first.start - timedelta(minutes=1), first.start)


def test_a_meeting_names_its_place_and_its_sides():
    m = meeting(event(tables=2), "P1", "S2", 0, table="2")
    assert (m.place, m.company(Role.PURCHASER), m.company(Role.SUPPLIER)) == ("A/2", "P1", "S2")
    assert [m.partner_of(key) for key in m.delegates] == ["S2", "P1"]


def test_a_schedule_of_rows_has_those_that_are_held_in_order():
    e = event(slots=3)
    early, late, out = (meeting(e, "P1", code, slot) for code, slot in (("S1", 0), ("S2", 2), ("S1", 1)))
    rows = [PublishedMeeting(late), PublishedMeeting(out, status=MeetingStatus.CANCELLED), PublishedMeeting(early)]
    assert [row.is_held for row in rows] == [True, False, True]
    assert held_schedule(e, rows).meetings == (early, late)


def test_an_outcome_is_blank_until_something_is_noted():
    assert MeetingOutcome().is_blank
    assert not MeetingOutcome(rating=3).is_blank


def test_a_row_of_a_sheet_has_its_cell_and_one_from_anywhere_else_has_none():
    here = meeting(event(), "P1", "S1", 0)
    assert PublishedMeeting(here).cells == ()
    assert PublishedMeeting(here, cell=Cell("Meetings", 2, "A")).cells == (Cell("Meetings", 2, "A"),)
