"""Stretches of time, sessions and the slots they hold.

All times are naive datetimes, local to the event.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from sco_scheduler.domain.cells import Cell


@dataclass(frozen=True, order=True, slots=True)
class Span:
    """A half-open stretch of time ``[start, end)`` and the cell that it came from."""

    start: datetime
    end: datetime
    cell: Cell | None = field(default=None, compare=False)

    def overlaps(self, start: datetime, end: datetime) -> bool:
        """Whether any moment of ``[start, end)`` lies in this span; touching is not overlapping."""
        return self.start < end and start < self.end


@dataclass(frozen=True, slots=True)
class Session:
    """A block of slots on one day. One name may stand on several days."""

    name: str
    start: datetime
    end: datetime
    slot_minutes: int
    changeover_minutes: int
    cell: Cell | None = field(default=None, compare=False)

    @property
    def date(self) -> date:
        """The day of the session."""
        return self.start.date()


@dataclass(frozen=True, slots=True)
class Slot:
    """One time at which meetings are held; ``index`` counts all slots of the event in time order."""

    index: int
    session: str
    start: datetime
    end: datetime

    @property
    def date(self) -> date:
        """The day of the slot."""
        return self.start.date()


def slots_of(sessions: Iterable[Session]) -> tuple[Slot, ...]:
    """The slots of all sessions in time order.

    A session holds slots from its start for as long as the next one still ends by its end.
    """
    slots: list[Slot] = []
    for session in sorted(sessions, key=lambda s: s.start):
        length = timedelta(minutes=session.slot_minutes)
        step = length + timedelta(minutes=session.changeover_minutes)
        start = session.start
        while length > timedelta(0) and start + length <= session.end:
            slots.append(Slot(len(slots), session.name, start, start + length))
            start += step
    return tuple(slots)
