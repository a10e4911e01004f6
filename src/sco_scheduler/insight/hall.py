"""Availability in a finished schedule: which people, tables and interpreters are free in which slots.

Sets of slots are integers (bit i is slot i), so that a question about one pair costs a few machine
words however long the event is. Each taken slot keeps the meetings that take it, to be named.

A zone that is a text is its code, a delegate the key, an interpreter the ID. ``a`` and ``b`` are two delegates, one of
each side of a meeting. ``label`` is that of the only table that counts, None is any of the zone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import cache, cached_property, partial, reduce
from operator import or_

from sco_scheduler.domain.event import Company, Delegate, Event, Interpreter, Slot, Span, TableChoice, Terms, Zone
from sco_scheduler.domain.schedule import Meeting, Schedule

Slots = int
"""A set of slots: bit i stands for ``event.slots[i]``."""


def each(slots: Slots) -> Iterator[int]:
    """The slots of a set, in time order."""
    while slots:
        low = slots & -slots
        yield low.bit_length() - 1
        slots ^= low


def union(sets: Iterable[Slots]) -> Slots:
    """The slots that any of the sets has."""
    return reduce(or_, sets, 0)


def during(slots: Iterable[Slot], spans: Iterable[Span]) -> Slots:
    """Return the slots that any of the spans overlaps, as a bit set."""
    wanted = tuple(spans)
    if not wanted:
        return 0
    return union(1 << slot.index for slot in slots if any(span.overlaps(slot.start, slot.end) for span in wanted))


def bound_table(terms: Terms | None, zone: Zone) -> str | None:
    """Return the label of the only table of a zone that a company may use, None if it may use any."""
    choice: TableChoice | None = terms.table if terms is not None else None
    if choice is None or choice.zone not in {None, zone.code}:
        return None
    return choice.label if any(t.label == choice.label for t in zone.tables) else None


def languages_nobody_interprets(event: Event, company: Company) -> tuple[str, ...]:
    """The languages of a company of which no interpreter speaks any.

    Returns
    -------
    tuple[str, ...]
        Their codes in order; none where an interpreter speaks one of them or languages are ignored.
    """
    spoken = company.languages
    if event.interpreters is None or any(spoken & interpreter.languages for interpreter in event.interpreters):
        return ()
    return tuple(sorted(spoken))


class Availability:
    """The slots in which people are present and tables open, before any meeting is held."""

    def __init__(self, event: Event) -> None:
        self.event = event
        self.every: Slots = (1 << len(event.slots)) - 1
        self._during = cache(lambda spans: during(event.slots, spans))
        self._speaking = cache(partial(_speaking, event.interpreters or ()))

    def person(self, person: Delegate | Interpreter) -> Slots:
        """The slots in which a delegate or an interpreter is present."""
        return self.every & ~self._during(person.absences)

    @cached_property
    def _company(self) -> Mapping[str, Slots]:
        return {company.id: union(map(self.person, company.delegates)) for company in self.event.companies}

    def company(self, company: Company) -> Slots:
        """The slots in which some delegate of the company is present."""
        return self._company[company.id]

    def zone(self, code: str) -> Slots:
        """The slots in which a zone is open; none where the event has no such zone."""
        zone = self.event.zone_by_code.get(code)
        return 0 if zone is None else self.every & ~self._during(zone.closed)

    def table(self, zone: str, label: str) -> Slots:
        """Return the slots in which a table, and its zone, are open."""
        return self.zone(zone) & self._tables[(zone, label)]

    @cached_property
    def _tables(self) -> Mapping[tuple[str, str], Slots]:
        return {(z.code, t.label): self.every & ~self._during(t.closed) for z in self.event.zones for t in z.tables}

    @cached_property
    def _sessions(self) -> Mapping[str, Slots]:
        found: dict[str, Slots] = defaultdict(int)
        for slot in self.event.slots:
            found[slot.session] |= 1 << slot.index
        return found

    def sessions(self, names: Iterable[str]) -> Slots:
        """The slots of the sessions named."""
        return union(self._sessions.get(name, 0) for name in names)

    def needs_interpreter(self, a: Delegate, b: Delegate) -> bool:
        """Return whether two delegates share no language and so need an interpreter."""
        return (
            self.event.interpreters is not None
            and bool(a.languages)
            and bool(b.languages)
            and not a.languages & b.languages
        )

    def suitable(self, a: Delegate, b: Delegate, zone: str) -> tuple[Interpreter, ...]:
        """Return the interpreters who speak a language of each of two delegates and work in the zone."""
        return self._speaking(a.languages, b.languages, zone)


def _speaking(
    interpreters: Sequence[Interpreter], a: frozenset[str], b: frozenset[str], zone: str
) -> tuple[Interpreter, ...]:
    return tuple(i for i in interpreters if i.zone in {None, zone} and i.languages & a and i.languages & b)


class Hall(Availability):
    """The slots of people, tables and interpreters that the meetings of a schedule take."""

    def __init__(self, schedule: Schedule) -> None:
        super().__init__(schedule.event)
        self.schedule = schedule
        self._walk = timedelta(minutes=schedule.event.settings.walk_minutes)
        self._at_table: dict[tuple[str, str], list[Meeting]] = defaultdict(list)
        self._by_interpreter: dict[str, list[Meeting]] = defaultdict(list)
        for meeting in schedule.meetings:
            self._at_table[(meeting.zone, meeting.table)].append(meeting)
            if meeting.interpreter is not None:
                self._by_interpreter[meeting.interpreter].append(meeting)
        self._busy_cache: dict[str, Slots] = {}
        self._far_cache: dict[tuple[str, str], Slots] = {}
        self._free_cache: dict[tuple[str, str], Slots] = {}
        self._full_cache: dict[tuple[str, str | None], Slots] = {}
        self._interpreter_cache: dict[tuple[str, str], Slots] = {}
        self._seated_cache: dict[tuple[str, str | None, int], tuple[Meeting, ...]] = {}
        self._kept_cache: dict[tuple[frozenset[str], frozenset[str], str, int], tuple[Meeting, ...]] = {}
        self._kept_by_cache: dict[tuple[str, str, int], Meeting | None] = {}
        self._all_kept_cache: dict[tuple[int, ...], tuple[Meeting, ...]] = {}
        self._unspoken_cache: dict[tuple[frozenset[str], frozenset[str], str, bool], Slots] = {}
        self._busy_with_cache: dict[str, dict[int, Meeting]] = {}

    # Tables

    def full(self, zone: Zone, label: str | None) -> Slots:
        """Return the slots without a free table."""
        key = (zone.code, label)
        if key not in self._full_cache:
            labels = (table.label for table in zone.tables if label in {None, table.label})
            self._full_cache[key] = self.every & ~union(self.free_at(zone.code, one) for one in labels)
        return self._full_cache[key]

    def free_at(self, zone: str, label: str) -> Slots:
        """Return the slots in which a table is open and without a meeting."""
        key = (zone, label)
        if key not in self._free_cache:
            self._free_cache[key] = self.table(zone, label) & ~self._taken(self._at_table.get(key, ()))
        return self._free_cache[key]

    def at_tables(self, zone: Zone, label: str | None, slot: Slot) -> tuple[Meeting, ...]:
        """Return the meetings at a zone's tables that overlap a slot."""
        key = (zone.code, label, slot.index)
        if key not in self._seated_cache:
            labels = [t.label for t in zone.tables if label in {None, t.label}]
            rows = (m for x in labels for m in _overlapping(self._at_table.get((zone.code, x), ()), slot))
            self._seated_cache[key] = tuple(rows)
        return self._seated_cache[key]

    # People

    def meetings_of(self, delegate: str) -> tuple[Meeting, ...]:
        """A delegate's meetings, in time order."""
        return self.schedule.by_delegate.get(delegate, ())

    def busy(self, delegate: str) -> Slots:
        """The slots that a meeting of the delegate overlaps."""
        if delegate not in self._busy_cache:
            self._busy_cache[delegate] = self._taken(self.meetings_of(delegate))
        return self._busy_cache[delegate]

    def too_far(self, delegate: str, zone: str) -> Slots:
        """Return the slots that a delegate cannot walk to from, or from there to, a meeting in another zone."""
        key = (delegate, zone)
        if key not in self._far_cache:
            self._far_cache[key] = self._near_elsewhere(self.meetings_of(delegate), zone)
        return self._far_cache[key]

    def busy_with(self, delegate: str, slot: Slot) -> Meeting | None:
        """Return a meeting of the delegate that overlaps the slot, or None."""
        known = self._busy_with_cache.get(delegate)
        if known is None:
            known = self._busy_with_cache[delegate] = {}
            for meeting in self.meetings_of(delegate):
                for taken in each(self._overlapped(meeting.start, meeting.end)):
                    known.setdefault(taken, meeting)
        return known.get(slot.index)

    def too_far_from(self, delegate: str, zone: str, slot: Slot) -> Meeting | None:
        """Return a meeting of the delegate in another zone that is too near in time to walk, or None."""
        return next((m for m in self.meetings_of(delegate) if self._in_reach(m, zone, slot)), None)

    # Interpreters

    def interpreter_free(self, interpreter: Interpreter, zone: str, without: Sequence[Meeting] = ()) -> Slots:
        """Return the slots in which an interpreter is present, has no meeting, and can walk to the zone and back.

        Parameters
        ----------
        without
            Meetings of the interpreter that do not count.
        """
        rows = self._by_interpreter.get(interpreter.id, ())
        if without:
            return self._between(interpreter, [row for row in rows if row not in without], zone)
        key = (interpreter.id, zone)
        if key not in self._interpreter_cache:
            self._interpreter_cache[key] = self._between(interpreter, rows, zone)
        return self._interpreter_cache[key]

    def _between(self, interpreter: Interpreter, rows: Sequence[Meeting], zone: str) -> Slots:
        """The slots in which an interpreter is present and can serve a zone between their other meetings."""
        return self.person(interpreter) & ~(self._taken(rows) | self._near_elsewhere(rows, zone))

    def interpreting(self, interpreter: str, slot: Slot) -> tuple[Meeting, ...]:
        """Return the meetings of an interpreter that overlap a slot."""
        return tuple(_overlapping(self._by_interpreter.get(interpreter, ()), slot))

    def unspoken(self, a: Delegate, b: Delegate, zone: str, *, busy_too: bool = False) -> Slots:
        """Return the slots in which two delegates, if they need an interpreter in a zone, have none who is free.

        Parameters
        ----------
        busy_too
            Whether interpreters who are present but busy count as well.
        """
        key = (a.languages, b.languages, zone, busy_too)
        if key not in self._unspoken_cache:
            suitable = self.suitable(a, b, zone)
            able = union(self.person(i) if busy_too else self.interpreter_free(i, zone) for i in suitable)
            self._unspoken_cache[key] = self.every & ~able if self.needs_interpreter(a, b) else 0
        return self._unspoken_cache[key]

    def all_kept(self, sides: Iterable[tuple[Delegate, Delegate]], zone: str, slot: Slot) -> tuple[Meeting, ...]:
        """Return the meetings that keep interpreters from a slot, for any of several choices of two delegates."""
        each_kept = [self.interpreters_kept(a, b, zone, slot) for a, b in sides]
        # They are remembered, so that few different ones come again and again, each as the same object.
        key = tuple(dict.fromkeys(map(id, each_kept)))
        if len(key) == 1:
            return each_kept[0]
        if key not in self._all_kept_cache:
            self._all_kept_cache[key] = tuple(dict.fromkeys(m for kept in each_kept for m in kept))
        return self._all_kept_cache[key]

    def interpreters_kept(self, a: Delegate, b: Delegate, zone: str, slot: Slot) -> tuple[Meeting, ...]:
        """Return the meetings that keep the suitable interpreters from a slot in a zone, one for each present."""
        key = (a.languages, b.languages, zone, slot.index)
        if key not in self._kept_cache:
            able = [i for i in self.suitable(a, b, zone) if self.person(i) >> slot.index & 1]
            kept = (self._kept_by(i.id, zone, slot) for i in able)
            self._kept_cache[key] = tuple(m for m in kept if m is not None)
        return self._kept_cache[key]

    def _kept_by(self, interpreter: str, zone: str, slot: Slot) -> Meeting | None:
        """The meeting that keeps an interpreter from a slot in a zone, if one does."""
        key = (interpreter, zone, slot.index)
        if key not in self._kept_by_cache:
            meetings = self._by_interpreter.get(interpreter, ())
            overlapping = next(iter(_overlapping(meetings, slot)), None)
            near = (m for m in meetings if self._in_reach(m, zone, slot))
            self._kept_by_cache[key] = overlapping or next(near, None)
        return self._kept_by_cache[key]

    # Time

    def _taken(self, meetings: Iterable[Meeting]) -> Slots:
        return union(self._overlapped(meeting.start, meeting.end) for meeting in meetings)

    @cached_property
    def _overlapped(self) -> _SlotsBetween:
        return _SlotsBetween(self.event.slots)

    def _near_elsewhere(self, meetings: Iterable[Meeting], zone: str) -> Slots:
        return union(self._near(meeting) for meeting in meetings if meeting.zone != zone)

    def _near(self, meeting: Meeting) -> Slots:
        """The slots of a meeting's day before and after it that are too near to walk."""
        near = self._overlapped(meeting.start - self._walk, meeting.end + self._walk)
        return near & ~self._overlapped(meeting.start, meeting.end) & self._days.get(meeting.start.date(), 0)

    @cached_property
    def _days(self) -> Mapping[date, Slots]:
        found: dict[date, Slots] = defaultdict(int)
        for slot in self.event.slots:
            found[slot.date] |= 1 << slot.index
        return found

    def _in_reach(self, meeting: Meeting, zone: str, slot: Slot) -> bool:
        return (
            meeting.zone != zone
            and meeting.start.date() == slot.date
            and not (meeting.start < slot.end and slot.start < meeting.end)
            and meeting.start - self._walk < slot.end
            and slot.start < meeting.end + self._walk
        )


class _SlotsBetween:
    """The slots that a stretch of time overlaps, remembered: meetings repeat the same few stretches."""

    def __init__(self, slots: tuple[Slot, ...]) -> None:
        self._slots = slots
        self._known: dict[tuple[datetime, datetime], Slots] = {}

    def __call__(self, start: datetime, end: datetime) -> Slots:
        key = (start, end)
        if key not in self._known:
            self._known[key] = sum(1 << s.index for s in self._slots if s.start < end and start < s.end)
        return self._known[key]


def _overlapping(meetings: Iterable[Meeting], slot: Slot) -> Iterator[Meeting]:
    return (m for m in meetings if m.start < slot.end and slot.start < m.end)
