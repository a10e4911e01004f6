"""The event: companies and their delegates, requests, sessions, zones, tables and interpreters, as frozen data.

Every type holds the content of the registrations, in the terms of the glossary; nothing is indexed
for a solver. Equality ignores the cells of the values, so that the same registrations in
another form give an equal event.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import cached_property
from zoneinfo import ZoneInfo

from sco_scheduler.domain.goals import FIRST_BUILD
from sco_scheduler.domain.messages import Cell


@dataclass(frozen=True, order=True, slots=True)
class Span:
    """A half-open stretch of time ``[start, end)`` and the cell that it came from."""

    start: datetime
    end: datetime
    cell: Cell | None = field(default=None, compare=False)

    def overlaps(self, start: datetime, end: datetime) -> bool:
        """Return whether this span shares any time with ``[start, end)``; touching is not overlapping."""
        return self.start < end and start < self.end


def joined(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Sort spans by time, and merge those of one cell that overlap or touch.

    Spans of different cells stay separate: they are given up separately.
    """
    by_cell: dict[Cell | None, list[Span]] = {}
    for span in sorted(spans):
        known = by_cell.setdefault(span.cell, [])
        if known and span.start <= known[-1].end:
            known[-1] = Span(known[-1].start, max(known[-1].end, span.end), span.cell)
        else:
            known.append(span)
    return tuple(sorted(span for known in by_cell.values() for span in known))


@dataclass(frozen=True, slots=True)
class Session:
    """A block of slots on one day. Sessions of several days may share one name."""

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
    """A time at which meetings are held; ``index`` counts all slots of the event in time order."""

    index: int
    session: str
    start: datetime
    end: datetime

    @property
    def date(self) -> date:
        """The day of the slot."""
        return self.start.date()


def present(time_zone: str) -> datetime:
    """The present time to the second, in the time zone with an IANA name."""
    return datetime.now(ZoneInfo(time_zone)).replace(microsecond=0, tzinfo=None)


def slots_of(sessions: Iterable[Session]) -> tuple[Slot, ...]:
    """The slots of all sessions in time order.

    A session has consecutive slots from its start, as many as end within it.
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


Pair = tuple[str, str]
"""(purchaser's company ID, supplier's company ID): the two sides of a meeting, in their roles."""


class Role(StrEnum):
    """The side that a company takes in a meeting."""

    PURCHASER = "purchaser"
    SUPPLIER = "supplier"

    @property
    def other(self) -> Role:
        """The role of the other side."""
        return Role.SUPPLIER if self is Role.PURCHASER else Role.PURCHASER


class Seated(StrEnum):
    """The side that keeps its table while the other side moves."""

    PURCHASERS = "purchasers"
    SUPPLIERS = "suppliers"
    NOBODY = "nobody"


class Level(StrEnum):
    """The level of a request; ``NO`` refuses the meeting."""

    MUST = "must"
    WANT = "want"
    MAYBE = "maybe"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of the Event sheet; the defaults are those of the format."""

    name: str = "Event"
    venue: str = ""
    time_zone: str = "Asia/Shanghai"
    languages: tuple[str, ...] = ("en",)
    slot_minutes: int = 20
    changeover_minutes: int = 5
    walk_minutes: int = 5
    seated: Seated = Seated.PURCHASERS
    purchaser_weight: int = 2
    supplier_weight: int = 1
    mutual_bonus: int = 10
    gap_spread: int | None = None
    goals: tuple[str, ...] = FIRST_BUILD
    outcomes: tuple[str, ...] = ()
    """The choices of ``Outcome`` on Meetings; if empty, the format's own list (``OUTCOMES``)."""
    page_address: str = ""
    logo: str = ""
    cells: Mapping[str, Cell] = field(default_factory=dict, compare=False, repr=False)
    """The Value cell of each setting that was given, by the field's name."""


OUTCOMES = ("order", "letter of intent", "samples", "follow-up", "none")
"""The choices of ``Outcome`` on Meetings if the event has no list of its own."""


@dataclass(frozen=True, slots=True)
class ProgrammeItem:
    """A line of the event's programme, such as lunch: printed on agendas, without effect on the schedule.

    ``end`` is None if it is not known. Titles in Chinese and Russian may be empty.
    """

    start: datetime
    end: datetime | None
    title: str
    title_zh: str = ""
    title_ru: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a zone, and the times at which it is not available."""

    label: str
    closed: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Zone:
    """A negotiation zone with its tables, in the order of the sheet."""

    code: str
    name: str = ""
    name_zh: str = ""
    name_ru: str = ""
    tables: tuple[Table, ...] = ()
    closed: tuple[Span, ...] = ()
    cell: Cell | None = field(default=None, compare=False)

    def chosen(self, choice: TableChoice | None) -> int | None:
        """The index of the table that a choice refers to; None if it does not apply in this zone."""
        if choice is None or choice.zone not in {None, self.code}:
            return None
        return next((i for i, table in enumerate(self.tables) if table.label == choice.label), None)


@dataclass(frozen=True, slots=True)
class TableChoice:
    """A table by its label: in every zone that has it, or in ``zone`` alone (``A/5``)."""

    label: str
    zone: str | None = None


@dataclass(frozen=True, slots=True)
class Terms:
    """A company's terms in one role: the contents of its row of Purchasers or Suppliers.

    ``zone`` is where a supplier's meetings take place; for a purchaser it only names an interest.
    ``minimum`` and ``maximum`` include the event's defaults; ``maximum`` None means no limit.
    ``cells`` gives the cell of each filled column, by the key of the column
    (``id``, ``company``, ``zone``, ``not_available``, ``minimum``, ``maximum``, ``priority``,
    ``table``, ``status``, …) and the row itself as ``row``.
    """

    zone: str = ""
    products: str = ""
    minimum: int = 0
    maximum: int | None = None
    vip: bool = False
    table: TableChoice | None = None
    cells: Mapping[str, Cell] = field(default_factory=dict, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Delegate:
    """A person who attends meetings for a company.

    ``key`` is unique in the event (``P003#1``); ``name`` may be empty if the registration names
    no person. ``languages`` and ``absences`` are complete for this person: they include the company's own
    absences; languages are codes such as ``ru``; without any, no
    interpreter is needed.
    """

    key: str
    name: str
    title: str = ""
    languages: frozenset[str] = frozenset()
    absences: tuple[Span, ...] = ()
    email: str = ""
    cell: Cell | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Company:
    """A company (or party), in one role or in both, with one agenda and one set of people."""

    id: str
    name: str
    local_name: str = ""
    country: str = ""
    purchaser: Terms | None = None
    supplier: Terms | None = None
    delegates: tuple[Delegate, ...] = ()
    contact: str = ""
    email: str = ""
    phone: str = ""
    notes: str = ""
    cancelled: bool = False
    agenda_language: str = ""
    """The language of the printed agenda; empty for the event's first."""
    cell: Cell | None = field(default=None, compare=False)
    """The cell with the company's name, on the first sheet that has it."""
    cancelled_cell: Cell | None = field(default=None, compare=False)

    def terms(self, role: Role) -> Terms | None:
        """The company's terms in a role; None if it does not have the role."""
        return self.purchaser if role is Role.PURCHASER else self.supplier

    def with_terms(self, role: Role, terms: Terms | None) -> Company:
        """Return the company with other terms in a role.

        Parameters
        ----------
        terms
            The terms; None removes the role.
        """
        return replace(self, purchaser=terms) if role is Role.PURCHASER else replace(self, supplier=terms)

    def can_meet(self, other: Company) -> bool:
        """Whether the two have roles in which they can meet."""
        return any(self.terms(role) is not None and other.terms(role.other) is not None for role in Role)

    @property
    def languages(self) -> frozenset[str]:
        """The languages of all its delegates, as codes."""
        return frozenset[str]().union(*(delegate.languages for delegate in self.delegates))

    @property
    def products(self) -> str:
        """The products that the company offers, and those it looks for, without repetition."""
        offered, wanted = (t.products if t is not None else "" for t in (self.supplier, self.purchaser))
        if not (offered and wanted):
            return offered or wanted
        parts = [part.strip() for part in re.split(r"[,;，；、\n]", wanted)]
        said = [re.search(rf"(?<!\w){re.escape(part)}(?!\w)", offered, re.IGNORECASE) is not None for part in parts]
        if not any(said):
            return f"{offered}; {wanted}"
        return "; ".join([offered, *(part for part, known in zip(parts, said, strict=True) if part and not known)])


@dataclass(frozen=True, slots=True)
class Interpreter:
    """An interpreter; ``zone`` None means any zone."""

    id: str
    name: str
    languages: frozenset[str]
    zone: str | None = None
    absences: tuple[Span, ...] = ()
    cell: Cell | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Request:
    """One company's wish to meet another (or, at level ``NO``, not to).

    ``purchaser`` and ``supplier`` are the roles of the two in the meeting, already decided by
    the format's rules; ``asker`` is one of them. ``rank`` 1 is the most wanted. ``sessions`` (names),
    ``delegate`` (a delegate's key, of either side) and ``after`` (company IDs) bind the meeting. ``others`` are
    further rows of the same company for the same other company, in order: they are ignored unless
    this row is given up.
    """

    asker: str
    purchaser: str
    supplier: str
    level: Level = Level.WANT
    rank: int | None = None
    sessions: tuple[str, ...] = ()
    delegate: str | None = None
    after: tuple[str, ...] = ()
    notes: str = ""
    cell: Cell | None = field(default=None, compare=False)
    others: tuple[Request, ...] = field(default=(), compare=False)

    @property
    def pair(self) -> Pair:
        """The requested meeting."""
        return (self.purchaser, self.supplier)

    @property
    def key(self) -> tuple[str, Pair]:
        """The asking company and the meeting; a company has one request for each."""
        return self.asker, self.pair

    @property
    def target(self) -> str:
        """The company that is asked."""
        return self.supplier if self.asker == self.purchaser else self.purchaser

    @property
    def role(self) -> Role:
        """The asking side's role in the meeting."""
        return Role.PURCHASER if self.asker == self.purchaser else Role.SUPPLIER


@dataclass(frozen=True, slots=True)
class FixedMeeting:
    """A row of Fixed, which pins a meeting; None leaves a part open."""

    purchaser: str
    supplier: str
    date: date | None = None
    start: time | None = None
    table: TableChoice | None = None
    interpreter: str | None = None
    cell: Cell | None = field(default=None, compare=False)

    @property
    def pair(self) -> Pair:
        """The two sides of the meeting."""
        return (self.purchaser, self.supplier)


@dataclass(frozen=True)
class Event:
    """The complete input of a schedule.

    ``interpreters`` None means that languages are ignored. Companies keep the order of the sheets;
    a cancelled company stays in the event, so that it can be named. A pair is allowed if
    a side requested it at a level other than ``NO``, no side said ``NO`` and neither is cancelled.
    """

    settings: Settings = Settings()
    sessions: tuple[Session, ...] = ()
    zones: tuple[Zone, ...] = ()
    companies: tuple[Company, ...] = ()
    requests: tuple[Request, ...] = ()
    interpreters: tuple[Interpreter, ...] | None = None
    fixed: tuple[FixedMeeting, ...] = ()
    programme: tuple[ProgrammeItem, ...] = ()

    @cached_property
    def slots(self) -> tuple[Slot, ...]:
        """All slots in time order; ``slots[i].index == i``."""
        return slots_of(self.sessions)

    @cached_property
    def days(self) -> tuple[date, ...]:
        """The days with slots, in order."""
        return tuple(sorted({slot.date for slot in self.slots}))

    @cached_property
    def company_by_id(self) -> Mapping[str, Company]:
        """Companies by their ID."""
        return {c.id: c for c in self.companies}

    @cached_property
    def delegate_by_key(self) -> Mapping[str, Delegate]:
        """Delegates by their key."""
        return {d.key: d for c in self.companies for d in c.delegates}

    @cached_property
    def company_of_delegate(self) -> Mapping[str, Company]:
        """The company of each delegate, by the delegate's key."""
        return {d.key: c for c in self.companies for d in c.delegates}

    @cached_property
    def zone_by_code(self) -> Mapping[str, Zone]:
        """Zones by their code."""
        return {z.code: z for z in self.zones}

    @cached_property
    def interpreter_by_id(self) -> Mapping[str, Interpreter]:
        """Interpreters by their ID; empty if the event has none."""
        return {i.id: i for i in self.interpreters or ()}

    @cached_property
    def requests_by_pair(self) -> Mapping[Pair, tuple[Request, ...]]:
        """The requests for each meeting, refusals included, in the order of the sheets."""
        found: dict[Pair, list[Request]] = {}
        for request in self.requests:
            found.setdefault(request.pair, []).append(request)
        return {pair: tuple(rows) for pair, rows in found.items()}

    @cached_property
    def weights(self) -> Mapping[tuple[str, bool], int]:
        """The weight of a company's wishes by its ID and whether it is the purchaser; doubled for a VIP."""
        purchasers, suppliers = self.settings.purchaser_weight, self.settings.supplier_weight
        sides = ((c.id, c.purchaser, c.supplier) for c in self.companies)
        return {
            (company, buys): weight * (2 if terms is not None and terms.vip else 1)
            for company, buying, selling in sides
            for buys, terms, weight in ((True, buying, purchasers), (False, selling, suppliers))
        }

    @cached_property
    def pairs_after(self) -> Mapping[tuple[str, str], tuple[Pair, ...]]:
        """The pairs whose meeting a company wishes after one with another company, by the IDs of the two."""
        found: dict[tuple[str, str], list[Pair]] = {}
        for request in self.requests:
            for other in request.after if request.level is not Level.NO else ():
                found.setdefault((request.asker, other), []).append(request.pair)
        return {named: tuple(pairs) for named, pairs in found.items()}

    def wishes(self, pair: Pair) -> tuple[Request, ...]:
        """The requests for a meeting, without refusals."""
        return tuple(r for r in self.requests_by_pair.get(pair, ()) if r.level is not Level.NO)

    def is_allowed(self, pair: Pair) -> bool:
        """Whether a pair may meet: a side requested it, none refused and neither has cancelled or left."""
        requests = self.requests_by_pair.get(pair, ())
        companies = map(self.company_by_id.get, pair)
        gone = any(company is None or company.cancelled for company in companies)
        return bool(requests) and not gone and all(request.level is not Level.NO for request in requests)

    def pair_of(self, company: str, other: str) -> Pair | None:
        """The roles in which two companies meet: as requested, else the first buys if it can; None if they cannot."""
        known = self.company_by_id
        for pair in sorted(((company, other), (other, company)), key=lambda pair: pair not in self.requests_by_pair):
            buys, sells = known[pair[0]].purchaser is not None, known[pair[1]].supplier is not None
            if company != other and buys and sells:
                return pair
        return None

    def zone_of(self, pair: Pair) -> str:
        """The code of the zone in which a pair meets, that of its supplier; '' if that company is no supplier."""
        terms = self.company_by_id[pair[1]].supplier
        return terms.zone if terms is not None else ""
