"""The slots in which something may still be added to a schedule, and which of them something is true of.

Slots are told by the moment they start at.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from sco_scheduler.domain.event import Span, Zone
from sco_scheduler.domain.schedule import Meeting
from sco_scheduler.verify.case import Case, SlotTime, first_overlapping, overlap

Starts = frozenset[datetime]
"""Slots, by the moment they start at."""


class Slots:
    """The slots of an event; on a rerun with history those that are not history."""

    def __init__(self, case: Case) -> None:
        until = case.published.history_until if case.published is not None else None
        self._slots = [slot for slot in case.clock.slots if until is None or slot.start >= until]
        self._walk = timedelta(minutes=case.event.settings.walk_minutes)
        self.at = {slot.start: slot for slot in self._slots}
        """The slot that starts at a moment."""

    def where(self, holds: Callable[[SlotTime], bool]) -> Starts:
        """The slots of which something is true."""
        return frozenset(slot.start for slot in self._slots if holds(slot))

    def clear_of(self, spans: Sequence[Span]) -> Starts:
        """The slots that no span overlaps."""
        return self.where(lambda slot: first_overlapping(spans, slot.start, slot.end) is None)

    def no_time_to_walk(self, slot: SlotTime, zone: Zone, meeting: Meeting) -> bool:
        """Whether the meeting is in another zone on the day of the slot, too close to it, but not in it."""
        if meeting.zone == zone.code or meeting.start.date() != slot.start.date():
            return False
        between = max(slot.start - meeting.end, meeting.start - slot.end)
        return timedelta(0) <= between < self._walk


def overlaps(slot: SlotTime, meeting: Meeting) -> bool:
    """Whether the meeting overlaps the slot."""
    return overlap(slot.start, slot.end, meeting.start, meeting.end)
