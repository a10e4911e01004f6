"""From an event (and a published schedule) to the indexed problem.

Rules that concern one meeting alone are applied here, by leaving out modes and slots: absences,
closed zones and tables, refusals, fixed tables, session and delegate wishes, pins. Nothing is
reported: a request that cannot be met gets no item, and ``insight`` says why. Rules that bind several
items together (a company's limits, ``After`` wishes, the musts of a pair) are collected at the end,
by the modules of these rules.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import permutations
from typing import NamedTuple

from sco_scheduler.domain.event import Company, Event, FixedMeeting, Level, Pair, Request, Role, Slot, Span, Terms
from sco_scheduler.domain.schedule import MeetingStatus, Published, PublishedMeeting, meeting_value
from sco_scheduler.engine.model.constraints.company_maximum import items_by_role, targets
from sco_scheduler.engine.model.constraints.pins_and_wishes import afters, must_pairs
from sco_scheduler.engine.model.constraints.supplier_zone import supplier_zone
from sco_scheduler.engine.problem import ANY, GONE, NONE, InterpreterClasses, Item, Mode, Place, Problem


def index(event: Event, published: Published | None = None) -> Problem:
    """Index an event: one item for each meeting that may be held, after applying the rules on single meetings.

    Parameters
    ----------
    published
        The published schedule; its meetings become items that know their published place.
    """
    return _Indexer(event, published).problem()


class _Sides(NamedTuple):
    """The two companies of a pair, their terms in its roles, and who asks for it."""

    purchaser: Company
    supplier: Company
    buying: Terms
    selling: Terms
    requests: Sequence[Request]


class _Party(NamedTuple):
    """A company in a role: its index, its zone as a supplier (NONE as a purchaser), its delegates."""

    company: int
    zone: int
    people: Sequence[int]


class _Indexer:
    """Builds one problem; holds the look-up tables shared by its steps."""

    def __init__(self, event: Event, published: Published | None) -> None:
        self.event = event
        self.published = published
        self.slots = event.slots
        self.every_slot = frozenset(range(len(self.slots)))
        days = sorted({s.date for s in self.slots})
        self.day = tuple(days.index(s.date) for s in self.slots)
        self.zone_index = {z.code: i for i, z in enumerate(event.zones)}
        self.company_index = {c.id: i for i, c in enumerate(event.companies)}
        self.delegates = [d for c in event.companies for d in c.delegates]
        self.delegate_index = {d.key: i for i, d in enumerate(self.delegates)}
        self.delegate_slots = [self.every_slot - self._during(d.absences) for d in self.delegates]
        # Delegates with the same free slots and languages can meet any other delegate in the same slots: one kind.
        kinds: dict[tuple[frozenset[int], frozenset[str]], int] = {}
        spoken = (d.languages for d in self.delegates)
        self.kind_of = [kinds.setdefault(kind, len(kinds)) for kind in zip(self.delegate_slots, spoken, strict=True)]
        self.zone_slots = [self.every_slot - self._during(z.closed) for z in event.zones]
        self.table_open = tuple(
            tuple(frozenset(self.zone_slots[i] - self._during(t.closed)) for t in z.tables)
            for i, z in enumerate(event.zones)
        )
        self.open_slots = [frozenset().union(*tables) for tables in self.table_open]
        self.shared: dict[tuple[frozenset[int], int, int, int, int], tuple[tuple[int, ...], int]] = {}
        self.tuples: dict[tuple[int, ...], tuple[int, ...]] = {}
        self.session_slots: dict[str, set[int]] = defaultdict(set)
        for slot in self.slots:
            self.session_slots[slot.session].add(slot.index)
        self.slot_at = {s.start: s.index for s in self.slots}
        self.too_near = self._too_near()
        self.speaking = InterpreterClasses(
            event.interpreters,
            self.zone_index,
            lambda spans: self.every_slot - self._during(spans),
            self._interpreters_with_own_class(),
        )
        self.items: list[Item] = []
        self.items_of: dict[Pair, list[int]] = defaultdict(list)

    def problem(self) -> Problem:
        """Run the steps in order."""
        self._items()
        event = self.event
        company_of = tuple(self.company_index[event.company_of_delegate[d.key].id] for d in self.delegates)
        by_role = items_by_role(event, self.items)
        counts_in = [0 if c.purchaser is not None else 1 for c in event.companies]
        return Problem(
            event=event,
            slots=self.slots,
            day=self.day,
            day_slots=tuple(
                tuple(t for t in range(len(self.slots)) if self.day[t] == d)
                for d in range(max(self.day, default=-1) + 1)
            ),
            zones=tuple(z.code for z in event.zones),
            capacity=tuple(
                tuple(sum(t in opened for opened in tables) for t in range(len(self.slots)))
                for tables in self.table_open
            ),
            table_labels=tuple(tuple(t.label for t in z.tables) for z in event.zones),
            table_open=self.table_open,
            companies=tuple(c.id for c in event.companies),
            delegates=tuple(d.key for d in self.delegates),
            company_of=company_of,
            delegates_of=tuple(tuple(self.delegate_index[d.key] for d in c.delegates) for c in event.companies),
            gap_group=tuple(counts_in[c] for c in company_of),
            items=self.items,
            maxima=list(targets(event, by_role, lambda terms: terms.maximum)),
            minima=list(targets(event, by_role, lambda terms: terms.minimum or None)),
            afters=list(afters(event, self.items, self.items_of)),
            interpreters=tuple(x.id for x in event.interpreters or ()),
            classes=self.speaking.classes,
            class_of=self.speaking.class_of,
            serves=self.speaking.serves,
            too_near=self.too_near,
            gap_spread=event.settings.gap_spread,
            seated=event.settings.seated.value,
            must_pairs=must_pairs(self.items, self.items_of, self.published),
        )

    # Time and place

    def _during(self, spans: Iterable[Span]) -> frozenset[int]:
        wanted = tuple(spans)
        if not wanted:
            return frozenset()
        return frozenset(s.index for s in self.slots if any(span.overlaps(s.start, s.end) for span in wanted))

    def _too_near(self) -> tuple[tuple[int, ...], ...]:
        walk = timedelta(minutes=self.event.settings.walk_minutes)

        def near(a: Slot, b: Slot) -> bool:
            return a.date == b.date and b.start - a.end < walk

        if len(self.zone_index) < 2:
            return tuple(() for _ in self.slots)
        return tuple(tuple(b.index for b in self.slots[a.index + 1 :] if near(a, b)) for a in self.slots)

    def _interpreters_with_own_class(self) -> set[str]:
        """Interpreters with a class of their own: those named by pins; all, if walking can take longer than a slot."""
        if any(len(later) > 1 for later in self.too_near):
            return {person.id for person in self.event.interpreters or ()}
        return {row.interpreter for row in self.event.fixed if row.interpreter}

    # Items

    def _items(self) -> None:
        """Make the items of every pair that is requested, fixed or published."""
        event = self.event
        rows: dict[Pair, list[FixedMeeting]] = defaultdict(list)
        for row in event.fixed:
            rows[row.pair].append(row)
        places: dict[Pair, list[PublishedMeeting]] = defaultdict(list)
        out: dict[Pair, list[PublishedMeeting]] = defaultdict(list)
        if self.published is not None:
            for published in self.published.meetings:
                if published.status is MeetingStatus.HELD:
                    places[published.meeting.pair].append(published)
                else:
                    out[published.meeting.pair].append(published)
        first = self.published is None
        buyers, sellers = (self._parties(role) if first else {} for role in (Role.PURCHASER, Role.SUPPLIER))
        for pair in dict.fromkeys([*event.requests_by_pair, *rows, *places]):
            if first and pair not in rows and self._add_simple(pair, buyers.get(pair[0]), sellers.get(pair[1])):
                continue
            fixed = rows.get(pair, [])
            pinned = _rows_still_binding(fixed, out[pair]) if pair in out else fixed
            self._items_of_pair(pair, pinned, places.get(pair, []), taken_out=pair in out)

    def _parties(self, role: Role) -> Mapping[str, _Party]:
        """The companies by ID that can meet in a role: not cancelled, without a fixed table; suppliers with a zone."""
        found = {}
        for company in self.event.companies:
            terms = company.terms(role)
            zone = self.zone_index.get(terms.zone, NONE) if terms is not None else NONE
            if terms is None or terms.table is not None or company.cancelled or (role is Role.SUPPLIER and zone < 0):
                continue
            people = [self.delegate_index[d.key] for d in company.delegates]
            found[company.id] = _Party(self.company_index[company.id], zone, people)
        return found

    def _add_simple(self, pair: Pair, buyer: _Party | None, seller: _Party | None) -> bool:
        """Add the item of a pair whose requests have no wishes (fast path); return whether that is the case."""
        if buyer is None or seller is None:
            return False
        requests, must = self.event.requests_by_pair[pair], False
        for request in requests:
            if request.level is Level.NO or request.sessions or request.delegate:
                return False
            must = must or request.level is Level.MUST
        (purchaser, _, buying), (supplier, zone, selling) = buyer, seller
        allowed, modes = self.open_slots[zone], []
        for i in buying:
            for j in selling:
                slots, need = self._shared(allowed, zone, i, j)
                if slots:
                    modes.append(Mode(i, j, slots, need))
        if modes:
            value = meeting_value(self.event, requests)
            index = len(self.items)
            self.items.append(Item(index, pair, purchaser, supplier, zone, value, must, tuple(modes)))
            self.items_of[pair].append(index)
        return True

    def _items_of_pair(
        self, pair: Pair, fixed: list[FixedMeeting], places: list[PublishedMeeting], *, taken_out: bool
    ) -> None:
        """Make the items of a pair: one for each Fixed row and binding published meeting, else one for its requests."""
        event = self.event
        purchaser, supplier = event.company_by_id.get(pair[0]), event.company_by_id.get(pair[1])
        if purchaser is None or supplier is None or purchaser.purchaser is None or supplier.supplier is None:
            return
        requests = event.requests_by_pair.get(pair, ())
        refusals = [r.level for r in requests].count(Level.NO)
        refused, asked = refusals > 0, refusals < len(requests)
        gone = purchaser.cancelled or supplier.cancelled
        sides = _Sides(purchaser, supplier, purchaser.purchaser, supplier.supplier, requests)
        if not fixed and not places:  # nearly all pairs of a first build
            if asked and not refused and not gone and not taken_out:  # what is marked cancelled stays so
                self._add_new(sides)
            return
        matched = _matched(fixed, places)
        open_places = [place for place in places if not any(place is other for other in matched)]
        for row, place in zip(fixed, matched, strict=True):
            if place is None:
                self._add_new(sides, row, possible=not (refused or gone))
            else:
                self._add_published(sides, place, row, possible=not (refused or gone))
        for place in open_places:
            if self._is_history(place) or (self._binds(place) and not (refused or gone)):
                self._add_published(sides, place)
        loose = [place for place in open_places if not (self._binds(place) or self._is_history(place))]
        if loose and asked and not refused and not gone and not self.items_of[pair]:
            self._add_published(sides, loose[0])

    def _binds(self, place: PublishedMeeting) -> bool:
        """Whether the published meeting is locked to a slot that still exists; otherwise it has to move."""
        return place.locked and place.meeting.start in self.slot_at

    def _is_history(self, place: PublishedMeeting) -> bool:
        return self.published is not None and self.published.is_history(place.meeting)

    def _add_new(self, sides: _Sides, row: FixedMeeting | None = None, *, possible: bool = True) -> None:
        """Add the item of a pair that is not published; ``row`` is the Fixed row that pins it, if any."""
        zone = self.zone_index.get(sides.selling.zone)
        if zone is None:
            return
        item = self._item(sides, zone, row, possible=possible)
        if self.published is not None:
            item.modes = _within(item.modes, self._changeable())
        self._add(item)

    def _add_published(
        self, sides: _Sides, place: PublishedMeeting, row: FixedMeeting | None = None, *, possible: bool = True
    ) -> None:
        """Add the item of a published meeting; ``row`` is the Fixed row that applies to it, if any."""
        history = self._is_history(place)
        # The supplier's zone may have changed since, but a past meeting stays in the zone where it was.
        zone = self.zone_index.get(place.meeting.zone if history else sides.selling.zone)
        if zone is None:
            return
        item = self._item(sides, zone, row, possible=possible)
        item.published = where = self._place(place, zone)
        item.published_row = place
        item.history, item.counts_as_kept = history, not history
        if history or self._binds(place):
            item.mandatory = True
            modes = self._as_published(item.modes, sides, where, history=history)
            item.modes, item.table = self._at_published_table(modes, item.table, where, zone, history=history)
        else:
            item.modes = _within(item.modes, self._changeable())
        self._add(item)

    def _item(self, sides: _Sides, zone: int, row: FixedMeeting | None, *, possible: bool) -> Item:
        """Make the next item without regard to the published schedule."""
        modes, table = self._ways(sides, zone, row, possible=possible)
        purchaser, supplier = sides.purchaser.id, sides.supplier.id
        return Item(
            index=len(self.items),
            pair=(purchaser, supplier),
            purchaser=self.company_index[purchaser],
            supplier=self.company_index[supplier],
            zone=zone,
            value=meeting_value(self.event, sides.requests),
            must=Level.MUST in [r.level for r in sides.requests],
            modes=modes,
            mandatory=row is not None,
            table=table,
            interpreter=self.speaking.index[row.interpreter] if row is not None and row.interpreter else ANY,
        )

    def _add(self, item: Item) -> None:
        """Add an item, unless it has no mode and is not mandatory."""
        if item.modes or item.mandatory or item.counts_as_kept:
            self.items.append(item)
            self.items_of[item.pair].append(item.index)

    def _ways(
        self, sides: _Sides, zone: int, row: FixedMeeting | None, *, possible: bool
    ) -> tuple[tuple[Mode, ...], int]:
        """The modes in which a pair can meet without regard to the published schedule, and the only table, or ANY."""
        own = sides.buying.table, sides.selling.table
        table = supplier_zone(self.event.zones[zone], own, row.table if row is not None else None)
        if table is None:  # the companies and the row require different tables
            return (), ANY
        modes = self._modes(sides, zone, row) if possible else ()
        return (modes if table == ANY else _within(modes, self.table_open[zone][table])), table

    def _at_published_table(
        self, modes: tuple[Mode, ...], table: int, where: Place, zone: int, *, history: bool
    ) -> tuple[tuple[Mode, ...], int]:
        """The modes and the table of a binding published meeting; no modes if the table may not be used."""
        at = where.table if table == ANY or history else table
        if history:
            return modes, at
        if at != where.table or at == ANY:
            return (), at
        return _within(modes, self.table_open[zone][at]), at

    def _modes(self, sides: _Sides, zone: int, row: FixedMeeting | None) -> tuple[Mode, ...]:
        """The modes of an item: each pair of delegates with the slots that sessions, pins and absences allow."""
        allowed, requests = self.open_slots[zone], sides.requests
        for request in requests:
            if request.sessions and request.level is not Level.NO:
                allowed &= frozenset().union(*(self.session_slots.get(name, ()) for name in request.sessions))
        if row is not None:
            allowed = frozenset(
                t
                for t in allowed
                if row.date in {None, self.slots[t].date} and row.start in {None, self.slots[t].start.time()}
            )
        wished = {r.delegate for r in requests if r.delegate and r.level is not Level.NO}
        named = self.speaking.index[row.interpreter] if row is not None and row.interpreter else ANY
        modes = []
        for a in sides.purchaser.delegates:
            for b in sides.supplier.delegates:
                if not wished or wished <= {a.key, b.key}:
                    i, j = self.delegate_index[a.key], self.delegate_index[b.key]
                    slots, need = self._shared(allowed, zone, i, j, named)
                    if slots:
                        modes.append(Mode(i, j, slots, need))
        return tuple(modes)

    def _shared(
        self, allowed: frozenset[int], zone: int, i: int, j: int, named: int = ANY
    ) -> tuple[tuple[int, ...], int]:
        """The allowed slots in which two delegates can meet in a zone, in order, and their need of an interpreter.

        If they need one, only slots with an interpreter who can serve them; ``named`` is the only one who may, or ANY.
        """
        key = (allowed, zone, self.kind_of[i], self.kind_of[j], named)
        found = self.shared.get(key)
        if found is not None:
            return found
        slots = sorted(allowed & self.delegate_slots[i] & self.delegate_slots[j])
        need = self.speaking.need(self.delegates[i], self.delegates[j])
        if named != ANY:
            need = self.speaking.need_of_named(named, need)
        if need != NONE:
            there = frozenset().union(*(self.speaking.classes[g].slots for g in self.speaking.serves[need][zone]))
            slots = [t for t in slots if t in there]
        found = self.shared[key] = (self.tuples.setdefault(tuple(slots), tuple(slots)), need)
        return found

    # Published meetings

    def _place(self, published: PublishedMeeting, zone: int) -> Place:
        meeting = published.meeting
        labels = [t.label for t in self.event.zones[zone].tables]
        same_zone = meeting.zone == self.event.zones[zone].code
        return Place(
            slot=self.slot_at.get(meeting.start, NONE),
            table=labels.index(meeting.table) if same_zone and meeting.table in labels else ANY,
            purchaser_delegate=self.delegate_index.get(meeting.purchaser_delegate, NONE),
            supplier_delegate=self.delegate_index.get(meeting.supplier_delegate, NONE),
            interpreter=self.speaking.index.get(meeting.interpreter, GONE) if meeting.interpreter else ANY,
        )

    def _as_published(self, modes: tuple[Mode, ...], sides: _Sides, where: Place, *, history: bool) -> tuple[Mode, ...]:
        """The only mode of a locked or past meeting; past meetings are exempt from rules added since."""
        if where.slot == NONE:
            return ()
        if history:
            first = [self.delegate_index[c.delegates[0].key] for c in (sides.purchaser, sides.supplier)]
            known = (where.purchaser_delegate, where.supplier_delegate)
            a, b = (f if k == NONE else k for f, k in zip(first, known, strict=True))
            return (Mode(a, b, (where.slot,), NONE),)
        return tuple(
            Mode(m.purchaser_delegate, m.supplier_delegate, (where.slot,), m.need)
            for m in modes
            if where.slot in m.slots
            and where.purchaser_delegate in {NONE, m.purchaser_delegate}
            and where.supplier_delegate in {NONE, m.supplier_delegate}
        )

    def _changeable(self) -> frozenset[int]:
        until: datetime | None = self.published.history_until if self.published is not None else None
        if until is None:
            return self.every_slot
        return frozenset(s.index for s in self.slots if s.start >= until)


def _is_about(row: FixedMeeting, start: datetime) -> bool:
    """Whether a Fixed row allows a meeting at that time."""
    return row.date in {None, start.date()} and row.start in {None, start.time()}


_MOST_MATCHED = 6
"""Largest number of rows and meetings of a pair matched by trying all permutations; more are matched in order."""


def _matched(rows: Sequence[FixedMeeting], places: Sequence[PublishedMeeting]) -> list[PublishedMeeting | None]:
    """Match the Fixed rows of a pair with its published meetings, one to one, so that most rows need no change."""
    spare: list[PublishedMeeting | None] = [*places, *([None] * (len(rows) - len(places)))]
    if len(spare) > _MOST_MATCHED:
        return spare[: len(rows)]

    def fitting(chosen: Iterable[PublishedMeeting | None]) -> list[int]:
        found = [(row, place.meeting) for row, place in zip(rows, chosen, strict=True) if place is not None]
        return [
            sum(_is_about(row, meeting.start) for row, meeting in found),
            sum(row.table is None or row.table.label == meeting.table for row, meeting in found),
            sum(row.interpreter in {None, meeting.interpreter} for row, meeting in found),
        ]

    return list(max(permutations(spare, len(rows)), key=fitting))


def _rows_still_binding(rows: list[FixedMeeting], out: list[PublishedMeeting]) -> list[FixedMeeting]:
    """The Fixed rows of a pair that still bind: each meeting marked cancelled or no-show uses up one row."""
    left = list(rows)
    for published in out:
        about = [row for row in left if _is_about(row, published.meeting.start)]
        about.sort(key=lambda row: (row.start is None, row.date is None))  # the most specific row first
        for row in (about or left)[:1]:
            left.remove(row)
    return left


def _within(modes: Iterable[Mode], slots: frozenset[int]) -> tuple[Mode, ...]:
    kept = (m._replace(slots=tuple(t for t in m.slots if t in slots)) for m in modes)
    return tuple(m for m in kept if m.slots)
