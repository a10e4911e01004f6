"""Availability in a finished schedule: which people, tables and interpreters are free in which slots.

Sets of slots are bit sets (bit i is slot i), so that a query about one pair costs a few machine
words however long the event is. Each slot in use knows the meetings that use it.

A zone given as a text is its code, a delegate the key, an interpreter the ID. ``a`` and ``b`` are two delegates, one of
each side of a meeting. ``label`` restricts to one table of the zone; None is any.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import cache, cached_property, partial, reduce, wraps
from operator import or_
from typing import TypeVar, TypeVarTuple

from sco_scheduler.domain.event import Company, Delegate, Event, Interpreter, Pair, Slot, Span, Terms, Zone
from sco_scheduler.domain.messages import Said
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


Thing = TypeVar("Thing", bound=Hashable)
Where = TypeVar("Where", bound=Hashable)


def maximum_matching(things: Iterable[Thing], possible: Callable[[Thing], Iterable[Where]]) -> dict[Where, Thing]:
    """Maximum bipartite matching: assign as many things as possible, each to a separate place.

    Earlier things have priority. By augmenting paths (H. W. Kuhn, 1955).

    Parameters
    ----------
    possible
        The places that a thing may have, in order of preference.

    Returns
    -------
    dict[Where, Thing]
        The thing assigned to each place.
    """
    found: dict[Where, Thing] = {}

    def place(thing: Thing, tried: set[Where]) -> bool:
        for where in possible(thing):
            if where not in tried:
                tried.add(where)
                if where not in found or place(found[where], tried):
                    found[where] = thing
                    return True
        return False

    for thing in things:
        place(thing, set())
    return found


def during(slots: Iterable[Slot], spans: Iterable[Span]) -> Slots:
    """Return the slots that any of the spans overlaps, as a bit set."""
    wanted = tuple(spans)
    if not wanted:
        return 0
    return union(1 << slot.index for slot in slots if any(span.overlaps(slot.start, slot.end) for span in wanted))


def bound_table(terms: Terms | None, zone: Zone) -> str | None:
    """Return the label of a company's fixed table in a zone, None if it has none."""
    chosen = zone.chosen(terms.table) if terms is not None else None
    return None if chosen is None else zone.tables[chosen].label


def bound_tables(purchaser: Company, supplier: Company, zone: Zone) -> set[str]:
    """The labels of the fixed tables of two companies in a zone: none, one, or two that differ."""
    found = (bound_table(purchaser.purchaser, zone), bound_table(supplier.supplier, zone))
    return {label for label in found if label is not None}


def languages_nobody_interprets(event: Event, company: Company) -> tuple[str, ...]:
    """The languages of a company, if no interpreter speaks any of them.

    Returns
    -------
    tuple[str, ...]
        Their codes in order; empty if an interpreter speaks one of them or languages are ignored.
    """
    spoken = company.languages
    if event.interpreters is None or any(spoken & interpreter.languages for interpreter in event.interpreters):
        return ()
    return tuple(sorted(spoken))


Of = TypeVar("Of")
Keys = TypeVarTuple("Keys")
Found = TypeVar("Found")


def cached_by_arguments(find: Callable[[Of, *Keys], Found]) -> Callable[[Of, *Keys], Found]:
    """Cache the results of a method, or a function of an object, by its arguments, for the lifetime of the object."""
    name = f"_known_{find.__name__}"

    @wraps(find)
    def known(self: Of, /, *keys: *Keys) -> Found:
        try:
            found: Found = self.__dict__[name][keys]
        except KeyError:
            found = self.__dict__.setdefault(name, {})[keys] = find(self, *keys)
        return found

    return known


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
        """The slots in which a zone is open."""
        return self.every & ~self._during(self.event.zone_by_code[code].closed)

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
        """The slots of the sessions with these names."""
        return union(self._sessions.get(name, 0) for name in names)

    def since(self, moment: datetime) -> Slots:
        """The slots that start at a moment or later."""
        return union(1 << slot.index for slot in self.event.slots if slot.start >= moment)

    def until(self, moment: datetime) -> Slots:
        """The slots that end by a moment."""
        return union(1 << slot.index for slot in self.event.slots if slot.end <= moment)

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
        self._all_kept: dict[tuple[int, ...], tuple[Meeting, ...]] = {}
        self.told: dict[tuple[str | Pair, ...], Said] = {}
        """Messages about meetings, by the name of whose they are and the pairs that meet."""

    # Tables

    def full(self, zone: Zone, label: str | None) -> Slots:
        """Return the slots without a free table."""
        return self._full(zone.code, label)

    @cached_by_arguments
    def _full(self, zone: str, label: str | None) -> Slots:
        return self.every & ~union(self.free_at(zone, one) for one in self._labels(zone, label))

    @cached_by_arguments
    def free_at(self, zone: str, label: str) -> Slots:
        """Return the slots in which a table is open and without a meeting."""
        return self.table(zone, label) & ~self._taken(self._at_table.get((zone, label), ()))

    def at_tables(self, zone: Zone, label: str | None, slot: Slot) -> tuple[Meeting, ...]:
        """Return the meetings at a zone's tables that overlap a slot."""
        return self._seated(zone.code, label, slot)

    @cached_by_arguments
    def _seated(self, zone: str, label: str | None, slot: Slot) -> tuple[Meeting, ...]:
        labels = self._labels(zone, label)
        return tuple(m for one in labels for m in _overlapping(self._at_table.get((zone, one), ()), slot))

    def _labels(self, zone: str, label: str | None) -> list[str]:
        """The labels of the tables to consider."""
        return [table.label for table in self.event.zone_by_code[zone].tables if label in {None, table.label}]

    # People

    def meetings_of(self, delegate: str) -> tuple[Meeting, ...]:
        """A delegate's meetings, in time order."""
        return self.schedule.by_delegate.get(delegate, ())

    @cached_by_arguments
    def busy(self, delegate: str) -> Slots:
        """The slots that meetings of the delegate overlap."""
        return self._taken(self.meetings_of(delegate))

    @cached_by_arguments
    def too_far(self, delegate: str, zone: str) -> Slots:
        """Return the slots that leave a delegate no time to walk to or from a meeting in another zone."""
        return self._within_walk(self.meetings_of(delegate), zone)

    def busy_with(self, delegate: str, slot: Slot) -> Meeting | None:
        """Return a meeting of the delegate that overlaps the slot, or None."""
        return self._meeting_in(delegate).get(slot.index)

    @cached_by_arguments
    def _meeting_in(self, delegate: str) -> Mapping[int, Meeting]:
        """A meeting of the delegate for each slot that one overlaps."""
        found: dict[int, Meeting] = {}
        for meeting in self.meetings_of(delegate):
            for taken in each(self._overlapped(meeting.start, meeting.end)):
                found.setdefault(taken, meeting)
        return found

    def too_far_from(self, delegate: str, zone: str, slot: Slot) -> Meeting | None:
        """Return a meeting of the delegate in another zone that is too near in time to walk, or None."""
        return next((m for m in self.meetings_of(delegate) if self._in_reach(m, zone, slot)), None)

    # Interpreters

    def interpreter_free(self, interpreter: Interpreter, zone: str, without: Sequence[Meeting] = ()) -> Slots:
        """Return the slots in which an interpreter is present, has no meeting, and can walk to the zone and back.

        Parameters
        ----------
        without
            Meetings of the interpreter to ignore.
        """
        if without:
            rows = self._by_interpreter.get(interpreter.id, ())
            return self._between(interpreter, [row for row in rows if row not in without], zone)
        return self._free(interpreter.id, zone)

    @cached_by_arguments
    def _free(self, interpreter: str, zone: str) -> Slots:
        rows = self._by_interpreter.get(interpreter, ())
        return self._between(self.event.interpreter_by_id[interpreter], rows, zone)

    def _between(self, interpreter: Interpreter, rows: Sequence[Meeting], zone: str) -> Slots:
        """The slots in which an interpreter is present and can serve a zone between these meetings."""
        return self.person(interpreter) & ~(self._taken(rows) | self._within_walk(rows, zone))

    def interpreting(self, interpreter: str, slot: Slot) -> tuple[Meeting, ...]:
        """Return the meetings of an interpreter that overlap a slot."""
        return tuple(_overlapping(self._by_interpreter.get(interpreter, ()), slot))

    def unspoken(self, a: Delegate, b: Delegate, zone: str, *, busy_too: bool = False) -> Slots:
        """Return the slots in which two delegates who need an interpreter in a zone have no free one.

        Parameters
        ----------
        busy_too
            Whether interpreters who are present but busy count as free.
        """
        return self._unspoken(a.languages, b.languages, zone, busy_too) if self.needs_interpreter(a, b) else 0

    @cached_by_arguments
    def _unspoken(self, one: frozenset[str], other: frozenset[str], zone: str, busy_too: bool) -> Slots:
        suitable = self._speaking(one, other, zone)
        able = union(self.person(i) if busy_too else self.interpreter_free(i, zone) for i in suitable)
        return self.every & ~able

    def all_kept(self, sides: Iterable[tuple[Delegate, Delegate]], zone: str, slot: Slot) -> tuple[Meeting, ...]:
        """Return the meetings that occupy the interpreters in a slot, for any of several choices of two delegates."""
        each_kept = [self.interpreters_kept(a, b, zone, slot) for a, b in sides]
        # They are cached, so that the same few objects occur again and again.
        key = tuple(dict.fromkeys(map(id, each_kept)))
        if key not in self._all_kept:
            self._all_kept[key] = tuple(dict.fromkeys(m for kept in each_kept for m in kept))
        return self._all_kept[key]

    def interpreters_kept(self, a: Delegate, b: Delegate, zone: str, slot: Slot) -> tuple[Meeting, ...]:
        """Return the meetings that occupy the suitable interpreters in a slot for a zone, one for each present."""
        return self._occupying(a.languages, b.languages, zone, slot)

    @cached_by_arguments
    def _occupying(self, one: frozenset[str], other: frozenset[str], zone: str, slot: Slot) -> tuple[Meeting, ...]:
        able = [i for i in self._speaking(one, other, zone) if self.person(i) >> slot.index & 1]
        kept = (self._occupation_of(i.id, zone, slot) for i in able)
        return tuple(m for m in kept if m is not None)

    @cached_by_arguments
    def _occupation_of(self, interpreter: str, zone: str, slot: Slot) -> Meeting | None:
        """The meeting that makes an interpreter unavailable in a slot for a zone, if any."""
        meetings = self._by_interpreter.get(interpreter, ())
        near = (m for m in meetings if self._in_reach(m, zone, slot))
        return next(_overlapping(meetings, slot), None) or next(near, None)

    # Time

    def _taken(self, meetings: Iterable[Meeting]) -> Slots:
        return union(self._overlapped(meeting.start, meeting.end) for meeting in meetings)

    @cached_by_arguments
    def _overlapped(self, start: datetime, end: datetime) -> Slots:
        """The slots that a stretch of time overlaps; cached, since meetings share few stretches."""
        return sum(1 << slot.index for slot in self.event.slots if slot.start < end and start < slot.end)

    def _within_walk(self, meetings: Iterable[Meeting], zone: str) -> Slots:
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
            and not meeting.overlaps(slot.start, slot.end)
            and meeting.start - self._walk < slot.end
            and slot.start < meeting.end + self._walk
        )


def _overlapping(meetings: Iterable[Meeting], slot: Slot) -> Iterator[Meeting]:
    return (m for m in meetings if m.overlaps(slot.start, slot.end))
