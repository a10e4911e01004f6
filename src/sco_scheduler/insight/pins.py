"""Rows of the registrations that cannot all be kept, as far as that can be told without solving.

What is found certainly is a contradiction; a build, which solves, may find others. ``part`` is an event with only the
pins in question and their companies.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from itertools import combinations, product

from sco_scheduler.domain.event import Company, Delegate, Event, FixedMeeting, Level, Pair, Role, Slot
from sco_scheduler.domain.messages import Cell, Said
from sco_scheduler.domain.schedule import Schedule
from sco_scheduler.insight.hall import Availability, Hall, Slots, each, maximum_matching, union
from sco_scheduler.insight.placing import PairCase, case_of, interpretable


@dataclass(frozen=True)
class Row:
    """A row that takes part in a contradiction: its cell, if it has one, and what it asks for."""

    cell: Cell | None
    text: Said


def contradictions(event: Event) -> Iterator[tuple[Row, ...]]:
    """Sets of rows that cannot all be kept, each of which can without any one of its rows; pins are among each."""
    alone, told = set[int](), set[int]()
    for group in _groups(event):
        before = alone if len(group) <= _PAIR else told
        while (pins := [i for i in group if i not in before]) and len(pins) >= min(len(group), _PAIR):
            part = _part(event, [event.fixed[i] for i in pins])
            if not _clash(part):
                break
            left, rows = _smallest(part)
            found = {i for i in pins if any(event.fixed[i] is pin for pin in left)}
            told |= found
            if len(group) == 1:
                alone |= found
            yield rows
            if len(group) <= _PAIR:
                break


_PAIR = 2


def _groups(event: Event) -> Iterator[tuple[int, ...]]:
    """The pins that may contradict each other: each, two of a company, table or interpreter, all of one of these."""
    shared: dict[Hashable, list[int]] = defaultdict(list)
    zones: dict[str, list[int]] = defaultdict(list)
    for i, pin in enumerate(event.fixed):
        zone = event.zone_of(pin.pair)
        zones[zone].append(i)
        table = ("table", zone, pin.table) if pin.table is not None else None
        person = ("interpreter", pin.interpreter) if pin.interpreter is not None else None
        for thing in (*pin.pair, table, person):
            if thing is not None:
                shared[thing].append(i)
    single = ((i,) for i in range(len(event.fixed)))
    pairs = (pair for pins in shared.values() for pair in combinations(pins, _PAIR))
    whole = (tuple(pins) for pins in (*shared.values(), *zones.values()))
    yield from dict.fromkeys((*single, *pairs, *whole))


def _part(event: Event, pins: Sequence[FixedMeeting]) -> Event:
    pairs = {pin.pair for pin in pins}
    involved = {company for pair in pairs for company in pair}
    return replace(
        event,
        fixed=tuple(pins),
        companies=tuple(company for company in event.companies if company.id in involved),
        requests=tuple(request for request in event.requests if request.pair in pairs),
    )


# Whether pins contradict each other


def _clash(part: Event) -> bool:
    """Whether the pins certainly cannot all be held."""
    pins = [_Pin(part, pin) for pin in part.fixed]
    if not all(pin.slots for pin in pins):
        return True
    return any(_too_many(part, company, pins) for company in part.companies) or any(_taken_twice(part, pins))


class _Pin:
    """A pin with the slots in which it could be held if it was alone."""

    def __init__(self, part: Event, pin: FixedMeeting) -> None:
        self.pair, self.interpreter = pin.pair, pin.interpreter
        self.zone = part.zone_of(pin.pair)
        self.label: str | None = None
        self.slots: Slots = 0
        hall = Hall(Schedule(part, ()))
        case = case_of(hall, pin.pair, _asked(part, pin))
        if isinstance(case, PairCase) and self._seated(case, pin):
            labels = [self.label] if self.label is not None else [table.label for table in case.zone.tables]
            self.slots = interpretable(hall, case) & union(hall.table(self.zone, label) for label in labels)
            interpreter = part.interpreter_by_id.get(pin.interpreter or "")
            if interpreter is not None:
                self.slots &= hall.person(interpreter)

    def _seated(self, case: PairCase, pin: FixedMeeting) -> bool:
        """Find the table that it has to have; return False if there are two."""
        chosen = case.zone.chosen(pin.table)
        pinned = None if chosen is None else case.zone.tables[chosen].label
        self.label = pinned or case.label
        return case.label in {None, self.label}


def _asked(part: Event, pin: FixedMeeting) -> Slots:
    return union(
        1 << slot.index
        for slot in part.slots
        if pin.date in {None, slot.date} and pin.start in {None, slot.start.time()}
    )


def _too_many(part: Event, company: Company, pins: Sequence[_Pin]) -> bool:
    """Whether a company has more pins than it may have meetings, or its people cannot attend them all."""
    own = [pin for pin in pins if company.id in pin.pair]
    for place, role in enumerate(Role):
        terms = company.terms(role)
        most = terms.maximum if terms is not None else None
        if most is not None and sum(pin.pair[place] == company.id for pin in own) > most:
            return True
    presence = Availability(part)
    there = {person.key: presence.person(person) for person in company.delegates}
    if not _fit(own, lambda pin, i: (key for key, slots in there.items() if slots >> i & 1)):
        return True
    return len(there) == 1 and any(not _reachable(part, a, b) for a, b in combinations(own, 2))


def _reachable(part: Event, one: _Pin, other: _Pin) -> bool:
    """Whether one person can attend both, with the time to walk from one to the other."""
    slots, walk = part.slots, timedelta(minutes=part.settings.walk_minutes if one.zone != other.zone else 0)

    def apart(a: Slot, b: Slot) -> bool:
        first, second = sorted((a, b), key=lambda slot: slot.start)
        return second.start >= first.end and (a.date != b.date or second.start - first.end >= walk)

    return any(apart(slots[i], slots[k]) for i, k in product(each(one.slots), each(other.slots)))


def _taken_twice(part: Event, pins: Sequence[_Pin]) -> Iterator[bool]:
    """For each zone and interpreter, whether the pins cannot all be held there."""
    presence = Availability(part)
    for zone in part.zones:
        open_at = {table.label: presence.table(zone.code, table.label) for table in zone.tables}
        yield not _fit([pin for pin in pins if pin.zone == zone.code], partial(_tables, open_at))
    for interpreter in {pin.interpreter for pin in pins if pin.interpreter is not None}:
        yield not _fit([pin for pin in pins if pin.interpreter == interpreter], lambda _pin, _slot: ("",))


def _tables(open_at: Mapping[str, Slots], pin: _Pin, slot: int) -> Iterator[str]:
    """The tables that are open in a slot, and that the pin may have."""
    return (label for label, slots in open_at.items() if pin.label in {None, label} and slots >> slot & 1)


def _fit(pins: Sequence[_Pin], within: Callable[[_Pin, int], Iterable[str]]) -> bool:
    """Whether each pin can have a slot and a place in it of its own."""

    def possible(index: int) -> Iterator[tuple[int, str]]:
        return ((i, place) for i in each(pins[index].slots) for place in within(pins[index], i))

    return len(maximum_matching(range(len(pins)), possible)) == len(pins)


def _smallest(part: Event) -> tuple[tuple[FixedMeeting, ...], tuple[Row, ...]]:
    """Leave out rows one by one as long as the others still contradict each other; the pins and the rows that stay."""
    from sco_scheduler.engine.conflicts.rows import rows_of  # which loads the solver

    kept = rows_of(part, None, languages=True)
    for row in reversed(kept.copy()):
        without, _ = row.without((part, None))
        if _clash(without):
            part = without
            kept.remove(row)
    return part.fixed, tuple(Row(row.cell, row.text) for row in kept)


# Musts


@dataclass(frozen=True)
class TooManyMusts:
    """A company of which more meetings are musts than it can have: in all slots, or at most in a role."""

    company: Company
    musts: int
    room: int
    by_maximum: bool
    cells: tuple[Cell, ...]


def too_many_musts(event: Event) -> Iterator[TooManyMusts]:
    """The companies with more musts, their own and those of others, than meetings that they can attend."""
    presence = Availability(event)
    musts: dict[str, list[Pair]] = defaultdict(list)
    cells: dict[Pair, list[Cell]] = defaultdict(list)
    for pair, requests in event.requests_by_pair.items():
        if event.is_allowed(pair) and any(request.level is Level.MUST for request in requests):
            cells[pair] = [r.cell for r in requests if r.level is Level.MUST and r.cell is not None]
            for side in pair:
                musts[side].append(pair)
    for company in event.companies:
        pairs = musts.get(company.id, [])
        room = sum(_count(presence, person) for person in company.delegates)
        found = [(pairs, room, False)] if event.slots else []
        for place, role in enumerate(Role):
            terms = company.terms(role)
            if terms is not None and terms.maximum is not None:
                found.append(([pair for pair in pairs if pair[place] == company.id], terms.maximum, True))
        for those, most, by_maximum in found:
            if len(those) > most:
                named = tuple(cell for pair in those for cell in cells[pair])
                yield TooManyMusts(company, len(those), most, by_maximum, named)
                break


def _count(presence: Availability, person: Delegate) -> int:
    return presence.person(person).bit_count()
