"""A schedule, the published one that a rerun starts from, and the figures that the format defines.

These are the value of a meeting, and the gaps and minutes that a person loses between meetings.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import cached_property
from itertools import pairwise, takewhile
from typing import TypeAlias

from sco_scheduler.domain.codec import NOT_RECORDED
from sco_scheduler.domain.event import Event, Level, Pair, Request, Role, Slot
from sco_scheduler.domain.messages import Cell


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting that is held: its two companies, their delegates, the interpreter, time, zone and table.

    Delegates are named by their key, the interpreter by ID (None without one). ``number`` is the
    workbook's name for the meeting (``M001``) and stays with the pair on reruns; it implies no order.
    """

    purchaser: str
    supplier: str
    start: datetime
    end: datetime
    zone: str
    table: str
    purchaser_delegate: str
    supplier_delegate: str
    interpreter: str | None = None
    number: str = field(default="", compare=False)

    @property
    def pair(self) -> Pair:
        """The two sides of the meeting, in their roles."""
        return (self.purchaser, self.supplier)

    @property
    def delegates(self) -> tuple[str, str]:
        """The keys of the two people who attend."""
        return (self.purchaser_delegate, self.supplier_delegate)

    @property
    def place(self) -> str:
        """The zone and the table: ``A/5``."""
        return f"{self.zone}/{self.table}"

    @property
    def slot_and_table(self) -> tuple[datetime, str, str]:
        """Start, zone and table, for comparison and sorting."""
        return (self.start, self.zone, self.table)

    def partner_of(self, delegate: str) -> str:
        """The ID of the company that a delegate, by key, meets."""
        return self.supplier if self.purchaser_delegate == delegate else self.purchaser

    def company(self, role: Role) -> str:
        """The ID of the company in a role."""
        return self.purchaser if role is Role.PURCHASER else self.supplier

    def overlaps(self, start: datetime, end: datetime) -> bool:
        """Return whether the meeting shares any time with ``[start, end)``; touching is not overlapping."""
        return self.start < end and start < self.end


@dataclass(frozen=True)
class Schedule:
    """The meetings of an event, in order of time, zone and table."""

    event: Event
    meetings: tuple[Meeting, ...] = ()

    @cached_property
    def by_delegate(self) -> Mapping[str, tuple[Meeting, ...]]:
        """Each delegate's meetings in time order; delegates without meetings have an empty tuple."""
        return self._in_time_order(self.event.delegate_by_key, lambda meeting: meeting.delegates)

    @cached_property
    def by_interpreter(self) -> Mapping[str, tuple[Meeting, ...]]:
        """Each interpreter's meetings in time order, by ID; interpreters without meetings have an empty tuple."""
        return self._in_time_order(self.event.interpreter_by_id, lambda meeting: filter(None, (meeting.interpreter,)))

    @cached_property
    def by_company(self) -> Mapping[str, tuple[Meeting, ...]]:
        """Each company's meetings in time order, in both roles."""
        return self._in_time_order(self.event.company_by_id, lambda meeting: dict.fromkeys(meeting.pair))

    @cached_property
    def counts(self) -> Mapping[tuple[str, Role], int]:
        """The number of meetings that each company holds in each role."""
        return Counter((company, role) for m in self.meetings for company, role in zip(m.pair, Role, strict=True))

    def _in_time_order(
        self, known: Iterable[str], whose: Callable[[Meeting], Iterable[str]]
    ) -> Mapping[str, tuple[Meeting, ...]]:
        """Group meetings by the IDs that ``whose`` gives, the known IDs first."""
        found: dict[str, list[Meeting]] = {key: [] for key in known}
        for meeting in sorted(self.meetings, key=lambda m: m.start):
            for key in whose(meeting):
                found.setdefault(key, []).append(meeting)
        return {key: tuple(rows) for key, rows in found.items()}

    @cached_property
    def by_pair(self) -> Mapping[Pair, tuple[Meeting, ...]]:
        """The meetings of each pair that meets; several only if Fixed lists it so."""
        found: dict[Pair, list[Meeting]] = {}
        for meeting in self.meetings:
            found.setdefault(meeting.pair, []).append(meeting)
        return {pair: tuple(rows) for pair, rows in found.items()}


def ordered(event: Event, meetings: tuple[Meeting, ...]) -> tuple[Meeting, ...]:
    """Sort meetings by time, zone and table.

    Parameters
    ----------
    event
        Defines the order of zones and tables.
    meetings
        The meetings, in any order.
    """
    place = {(z.code, t.label): (i, j) for i, z in enumerate(event.zones) for j, t in enumerate(z.tables)}
    last = (len(place),)
    return tuple(sorted(meetings, key=lambda m: (m.start, place.get((m.zone, m.table), last), m.pair)))


def highest_number(meetings: Iterable[Meeting], known: int = 0) -> int:
    """Return the highest number of meetings (12 for ``M012``), or ``known`` if that is higher.

    Parameters
    ----------
    meetings
        The meetings; numbers of another form are ignored.
    known
        The highest number of others.
    """
    found = (re.fullmatch(r"M(\d{1,9})", meeting.number) for meeting in meetings)
    return max(known, *(int(match[1]) for match in found if match), 0)


class MeetingStatus(StrEnum):
    """The Status of a row of the Meetings sheet; all but ``HELD`` cancel the meeting."""

    HELD = ""
    CANCELLED = "cancelled"
    NO_SHOW = "no-show"


NotedValue: TypeAlias = str | int | float | bool | date | time
"""The types of values in the day's columns."""


@dataclass(frozen=True, slots=True)
class NotedCell:
    """A cell of the day's columns: its column's key, its raw value, and its interpretation."""

    key: str
    value: NotedValue
    read: bool | str | float | None


@dataclass(frozen=True, slots=True)
class MeetingOutcome:
    """The organizer's notes about a meeting on the day: attendance, result, intended deal, rating, notes.

    ``held`` None means not known yet. ``outcome`` is one of the event's list. ``rating`` is from 1 to 5.
    ``unread`` has the texts of cells that cannot be understood, by the key of their column. ``cells`` are
    the cells of the notes.
    """

    held: bool | None = None
    outcome: str = ""
    amount: float | None = None
    currency: str = ""
    rating: int | None = None
    notes: str = ""
    unread: tuple[tuple[str, str], ...] = ()
    cells: tuple[NotedCell, ...] = field(default=(), compare=False, repr=False, metadata=NOT_RECORDED)

    @property
    def is_blank(self) -> bool:
        """Whether nothing is noted."""
        return self == MeetingOutcome()

    @property
    def tells_of_it(self) -> bool:
        """Whether a result is noted, so that the meeting took place."""
        return bool(self.outcome) or self.amount is not None or self.rating is not None

    def as_noted(self, key: str) -> NotedValue | None:
        """Return the raw value of a cell, including values that could not be understood; None if it is not from a cell.

        Parameters
        ----------
        key
            The column's key, which is the name of the value's field.
        """
        value, unread = getattr(self, key), dict(self.unread).get(key)
        if value in {None, ""} and unread is None:
            return None
        cell = next((cell for cell in self.cells if cell.key == key), None)
        if cell is not None and cell.read == value:
            return cell.value
        return unread if value in {None, ""} else None


NOT_NOTED = MeetingOutcome()
"""The outcome of a meeting without notes."""


@dataclass(frozen=True, slots=True)
class PublishedMeeting:
    """A row of the Meetings sheet that a rerun starts from. ``locked`` pins slot, zone, table and delegates.

    ``outcome`` belongs to the organizer: equality of rows ignores it, so that notes alone
    are no change of the schedule.
    """

    meeting: Meeting
    locked: bool = False
    status: MeetingStatus = MeetingStatus.HELD
    cell: Cell | None = field(default=None, compare=False)
    outcome: MeetingOutcome = field(default=NOT_NOTED, compare=False)

    @property
    def is_held(self) -> bool:
        """Whether the meeting is held, that is, the row is not cancelled or no-show."""
        return self.status is MeetingStatus.HELD

    @property
    def took_place(self) -> bool | None:
        """Whether the meeting took place according to the notes: the one rule for what counts as held.

        It did not if its status is no-show or cancelled or ``Held`` says no; it did if ``Held`` says yes or an
        outcome, amount or rating is noted. None if nothing of that is noted.
        """
        if not self.is_held or self.outcome.held is False:
            return False
        return True if self.outcome.held or self.outcome.tells_of_it else None

    @property
    def contradicts_itself(self) -> bool:
        """Whether status or ``Held`` say that it did not take place, and yet a result is noted."""
        noted = self.outcome
        result = noted.outcome not in {"", "none"} or noted.amount is not None or noted.rating is not None
        return self.took_place is False and (noted.held is True or result)

    @property
    def cells(self) -> tuple[Cell, ...]:
        """The cell of the row, for a finding about it; empty if the row has no sheet."""
        return () if self.cell is None else (self.cell,)


def held_schedule(event: Event, rows: Iterable[PublishedMeeting]) -> Schedule:
    """Make a schedule of the held rows.

    Parameters
    ----------
    rows
        The rows of the sheet Meetings, in any order.
    """
    return Schedule(event, ordered(event, tuple(row.meeting for row in rows if row.is_held)))


@dataclass(frozen=True)
class Published:
    """The published schedule, which a rerun starts from.

    ``unmet_musts`` are the pairs that were marked must and unmet when it was published:
    on a rerun they do not count in ``musts`` (they are met if that moves no other meeting).
    ``history_until``: meetings that start before this moment are past, and neither moved, dropped nor
    added; None if none are. ``last_number`` is the highest number that a meeting has ever had, including deleted
    ones, whose printed pages and notes keep their numbers.
    """

    meetings: tuple[PublishedMeeting, ...] = ()
    unmet_musts: frozenset[Pair] = frozenset()
    history_until: datetime | None = None
    last_number: int = 0

    def is_history(self, meeting: Meeting) -> bool:
        """Whether a meeting has started by the moment from which the rerun may change the schedule."""
        return self.history_until is not None and meeting.start < self.history_until


_MUST_POINTS, _MAYBE_POINTS, _LEAST_WANT, _FIRST_WANT = 20, 1, 2, 11
"""A want of rank r has ``_FIRST_WANT - r`` points, and at least ``_LEAST_WANT``."""


def meeting_value(event: Event, requests: Iterable[Request]) -> int:
    """Compute the value of a meeting.

    Parameters
    ----------
    event
        The event, for its weights, mutual bonus and the companies' priorities.
    requests
        All requests for the meeting, by either side.

    Returns
    -------
    int
        The sum of points x weight x priority over the requests without refusals, and the mutual bonus if both
        sides marked it want or must.
    """
    total = 0
    sides = set()
    for request in requests:
        level, asker = request.level, request.asker
        if level is not Level.NO:
            total += _points(request) * event.weights[asker, asker == request.purchaser]
            if level is not Level.MAYBE:
                sides.add(asker)
    return total + (event.settings.mutual_bonus if len(sides) == 2 else 0)


def pair_value(event: Event, pair: Pair) -> int:
    """Compute the value of a meeting of a pair from the event's requests for it.

    Returns
    -------
    int
        The value; 0 without a request.
    """
    return meeting_value(event, event.requests_by_pair.get(pair, ()))


def is_must(event: Event, pair: Pair) -> bool:
    """Return whether a side marked the meeting as a must."""
    return any(r.level is Level.MUST for r in event.requests_by_pair.get(pair, ()))


def _points(request: Request) -> int:
    if request.level is Level.MUST:
        return _MUST_POINTS
    if request.level is Level.MAYBE:
        return _MAYBE_POINTS
    return _LEAST_WANT if request.rank is None else max(_LEAST_WANT, _FIRST_WANT - request.rank)


@dataclass(frozen=True, slots=True)
class IdleTime:
    """The gaps between one person's meetings, the minutes of waiting and of walking, and the changes of zone."""

    gaps: int
    waiting: int
    walking: int
    zone_moves: int

    @property
    def lost_minutes(self) -> int:
        """Waiting and walking together, in minutes."""
        return self.waiting + self.walking


def idle_time(event: Event, meetings: Sequence[Meeting]) -> IdleTime:
    """Count the gaps between one person's meetings on the same day, and the minutes lost there.

    Parameters
    ----------
    event
        Each of its slots between two meetings counts as waiting; together they are one gap.
    meetings
        The person's meetings, in order of time.
    """
    gaps = waiting = zone_moves = 0
    for earlier, later in pairwise(meetings):
        if earlier.start.date() == later.start.date():
            between = [(slot.end - slot.start) // _MINUTE for slot in _slots_between(event.slots, earlier, later)]
            gaps += bool(between)
            waiting += sum(between)
            zone_moves += earlier.zone != later.zone
    return IdleTime(gaps, waiting, zone_moves * event.settings.walk_minutes, zone_moves)


_MINUTE = timedelta(minutes=1)


def _slots_between(slots: Sequence[Slot], earlier: Meeting, later: Meeting) -> Iterator[Slot]:
    """The slots, given in order of time, that lie completely between two meetings."""
    first = bisect_left(slots, earlier.end, key=lambda slot: slot.start)
    return takewhile(lambda slot: slot.end <= later.start, slots[first:])
