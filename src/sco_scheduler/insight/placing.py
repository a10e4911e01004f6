"""Places meetings where all others stay as they are: only interpreters may be exchanged within a slot."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import pairwise

from sco_scheduler.domain.event import Event, FixedMeeting, Interpreter, Slot
from sco_scheduler.domain.schedule import Meeting, Schedule, ordered
from sco_scheduler.insight.hall import Hall
from sco_scheduler.insight.partners import possible_meeting, possible_meetings


@dataclass(frozen=True)
class Placing:
    """A meeting placed, and the meetings of its slot that have another interpreter for it, before and after."""

    meeting: Meeting
    exchanged: tuple[tuple[Meeting, Meeting], ...] = ()

    def done(self, schedule: Schedule) -> Schedule:
        """Return the schedule with the meeting.

        Parameters
        ----------
        schedule
            The schedule in which it was placed.
        """
        others = dict(self.exchanged)
        meetings = (*(others.get(m, m) for m in schedule.meetings), self.meeting)
        return Schedule(schedule.event, ordered(schedule.event, meetings))


def placings(hall: Hall, row: FixedMeeting, since: datetime | None = None) -> Iterator[Placing]:
    """Yield ways to hold a meeting with all others at their time and table, with their delegates.

    Ways in which nobody has another interpreter come first, each kind in the order of the slots. Of the wishes that
    tie meetings to each other (``After``, a gap spread) nothing is asked.

    Parameters
    ----------
    hall
        Who and what is taken.
    row
        The pair, with what of time, table and interpreter is given.
    since
        Slots that begin earlier are not used; None for all.
    """
    slots = [slot for slot in hall.event.slots if _fits(row, slot) and (since is None or slot.start >= since)]
    label = row.table.label if row.table is not None else None
    for slot in slots:
        meeting = possible_meeting(hall, row.pair, slot, label)
        if meeting is not None and row.interpreter in {None, meeting.interpreter}:
            yield Placing(meeting)
    if row.interpreter is None:
        for slot in slots:
            for meeting in possible_meetings(hall, row.pair, slot, label, interpreted=False):
                found = _exchanged(hall, meeting, slot, since) if _interpreted(hall, meeting) else None
                if found is not None:
                    yield found
                    break


def all_placings(event: Event, row: FixedMeeting) -> bool:
    """Whether ``placings`` finds a way wherever there is one that breaks no wish which ties meetings to each other.

    Parameters
    ----------
    event
        The event.
    row
        The meeting to be placed.
    """
    if event.settings.gap_spread is not None or (row.table, row.interpreter) != (None, None):
        return False
    if not event.interpreters:
        return True
    slots = event.slots
    pauses = [(later.start - slot.end).total_seconds() for slot, later in pairwise(slots) if slot.date == later.date]
    return all(60 * event.settings.walk_minutes <= pause for pause in pauses)


def _fits(row: FixedMeeting, slot: Slot) -> bool:
    return row.date in {None, slot.date} and row.start in {None, slot.start.time()}


def _exchanged(hall: Hall, meeting: Meeting, slot: Slot, since: datetime | None) -> Placing | None:
    """The meeting with an interpreter, freed by the fewest exchanges in its slot.

    A shortest augmenting path between the meetings of the slot and the interpreters who could serve each.
    """
    came_from: dict[str, Meeting] = {}
    waiting = deque([meeting])
    while waiting:
        lacking = waiting.popleft()
        for interpreter in _able(hall, lacking):
            if interpreter.id in came_from or interpreter.id == lacking.interpreter:
                continue
            busy = hall.interpreting(interpreter.id, slot)
            if len(busy) > 1 or not hall.interpreter_free(interpreter, lacking.zone, busy) >> slot.index & 1:
                continue
            if busy and (_named(hall.event, busy[0]) or (since is not None and busy[0].start < since)):
                continue
            came_from[interpreter.id] = lacking
            if not busy:
                return _along(meeting, interpreter.id, came_from)
            waiting.append(busy[0])
    return None


def _along(meeting: Meeting, free: str, came_from: dict[str, Meeting]) -> Placing:
    exchanged: list[tuple[Meeting, Meeting]] = []
    taking = free
    while True:
        lacking = came_from[taking]
        if lacking is meeting:
            return Placing(replace(meeting, interpreter=taking), tuple(exchanged))
        exchanged.append((lacking, replace(lacking, interpreter=taking)))
        assert lacking.interpreter is not None, "it was met as an interpreter's meeting"
        taking = lacking.interpreter


def _interpreted(hall: Hall, meeting: Meeting) -> bool:
    first, second = (hall.event.delegate_by_key[key] for key in meeting.delegates)
    return hall.needs_interpreter(first, second)


def _able(hall: Hall, meeting: Meeting) -> tuple[Interpreter, ...]:
    """The interpreters who could serve a meeting; none where a delegate is not registered any more."""
    first, second = (hall.event.delegate_by_key.get(key) for key in meeting.delegates)
    return hall.suitable(first, second, meeting.zone) if first is not None and second is not None else ()


def _named(event: Event, meeting: Meeting) -> bool:
    """Whether a row of Fixed says who interprets."""
    return any(row.pair == meeting.pair and row.interpreter is not None for row in event.fixed)
