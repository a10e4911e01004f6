"""Rows of a day."""

from __future__ import annotations

from sco_scheduler.agendas.rows import RowKind, day_rows, days_of
from sco_scheduler.domain.event import Event, Session
from tests.agendas.samples import at


def rows(event: Event) -> list[tuple[str, RowKind]]:
    [day] = days_of(event)
    return [(f"{row.start:%H:%M}", row.kind) for row in day_rows(day, (), ())]


def test_sessions_that_follow_as_closely_as_slots_have_no_break_between_them():
    event = Event(
        sessions=(Session("One", at("09:00"), at("09:45"), 20, 5), Session("Two", at("09:50"), at("10:10"), 20, 5))
    )
    assert [kind for _, kind in rows(event)] == [RowKind.FREE] * 3


def test_a_pause_of_a_slot_or_more_between_sessions_is_a_break():
    event = Event(
        sessions=(Session("One", at("09:00"), at("09:20"), 20, 5), Session("Two", at("09:40"), at("10:00"), 20, 5))
    )
    assert rows(event) == [("09:00", RowKind.FREE), ("09:20", RowKind.BREAK), ("09:40", RowKind.FREE)]
