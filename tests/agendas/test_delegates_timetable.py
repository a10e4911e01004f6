"""Rows of a day, and gaps as the format defines them."""

from __future__ import annotations

import pytest

from sco_scheduler.agendas.delegates import RowKind, day_rows, days_of, idle_time
from sco_scheduler.domain.event import Event, Session
from tests.agendas.samples import at, meeting, small_event


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


@pytest.mark.parametrize(
    ("held", "gaps"),
    [([], 0), ([2], 0), ([0, 1, 2], 0), ([0, 2], 1), ([0, 4], 1), ([0, 2, 4], 2), ([1, 2, 3], 0), ([2, 3], 0)],
)
def test_gaps_are_runs_of_idle_slots_between_meetings_and_lunch_is_none(held: list[int], gaps: int):
    event = small_event()
    meetings = [meeting(event, "P001", "S001", slot) for slot in held]
    assert idle_time(event, meetings).gaps == gaps
