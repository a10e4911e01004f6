"""Small events for the tests: a few words say which.

``event(...)`` makes one by hand. Companies are called ``P1``, ``P2``, … (purchasers), ``S1``, ``S2``, …
(suppliers) and, where a test makes them, ``B1``, … (both roles); requests are written
``"P1 > S2 must"``. Random events are in ``tests.random_events``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta

from sco_scheduler.domain.event import (
    Company,
    Delegate,
    Event,
    FixedMeeting,
    Interpreter,
    Level,
    Request,
    Session,
    Settings,
    Span,
    Table,
    TableChoice,
    Terms,
    Zone,
)
from sco_scheduler.domain.messages import Cell
from sco_scheduler.domain.schedule import Meeting, Published, PublishedMeeting

DAY = date(2025, 6, 12)
"""The first day of every event here; day 2 is the day after."""


def at(clock: str, day: int = 1) -> datetime:
    """The moment ``"09:25"`` of the event's first day, or of a later one."""
    return datetime.combine(DAY + timedelta(days=day - 1), time.fromisoformat(clock))


def span(start: str, end: str, day: int = 1) -> Span:
    """The stretch of time from one clock time to another on a day of the event."""
    return Span(at(start, day), at(end, day))


def block(
    slots: int, start: str = "09:00", day: int = 1, *, name: str = "", length: int = 20, pause: int = 5
) -> Session:
    """A session of exactly ``slots`` slots of ``length`` minutes, ``pause`` minutes apart."""
    begin = at(start, day)
    minutes = slots * length + max(0, slots - 1) * pause
    return Session(name or f"{day}-{start}", begin, begin + timedelta(minutes=minutes), length, pause)


def zone(code: str = "A", tables: int | Sequence[str] = 1, closed: Iterable[Span] = ()) -> Zone:
    """A zone with tables ``1`` to n, or with the labels given."""
    labels = [str(n + 1) for n in range(tables)] if isinstance(tables, int) else list(tables)
    return Zone(code, f"Zone {code}", tables=tuple(Table(label) for label in labels), closed=tuple(closed))


def company(
    code: str,
    *,
    roles: str = "",
    zone: str = "A",
    delegates: int = 1,
    minimum: int = 0,
    maximum: int | None = None,
    vip: bool = False,
    table: str | None = None,
    languages: Iterable[str] = (),
    away: Iterable[Span] = (),
    cancelled: bool = False,
) -> Company:
    """A company with ``delegates`` people, all with the languages and absences given.

    Its roles are told by the first letter of its ID (``P``, ``S``, or ``B`` for both) or by
    ``roles``; minimum, maximum, VIP and table (``"3"`` or ``"A/3"``) hold in each of them.
    """
    roles = roles or {"P": "p", "S": "s", "B": "ps"}[code[0]]
    terms = Terms(zone, f"products of {code}", minimum, maximum, vip, table_choice(table))
    people = tuple(
        Delegate(f"{code}#{n + 1}", f"Delegate {n + 1} of {code}", languages=frozenset(languages), absences=tuple(away))
        for n in range(delegates)
    )
    number = int(re.sub(r"\D", "", code) or 0)
    sheet = "Purchasers" if "p" in roles else "Suppliers"
    return Company(
        code,
        f"Company {code}",
        purchaser=terms if "p" in roles else None,
        supplier=terms if "s" in roles else None,
        delegates=people,
        contact=people[0].name,
        cancelled=cancelled,
        cell=Cell(sheet, number + 1, "B"),
        cancelled_cell=Cell(sheet, number + 1, "P") if cancelled else None,
    )


def table_choice(text: str | None) -> TableChoice | None:
    """``"5"`` as table 5 of any zone, ``"A/5"`` as table 5 of zone A."""
    if text is None:
        return None
    zone_code, _, label = text.rpartition("/")
    return TableChoice(label, zone_code or None)


def interpreter(code: str, *languages: str, zone: str | None = None, away: Iterable[Span] = ()) -> Interpreter:
    """An interpreter of the languages given."""
    return Interpreter(code, f"Interpreter {code}", frozenset(languages), zone, tuple(away))


def request(
    text: str, *, row: int = 0, sessions: Sequence[str] = (), delegate: str | None = None, after: Sequence[str] = ()
) -> Request:
    """The request that ``"P1 > S2 must"``, ``"S2 > P1"`` or ``"P1 > S2 #3"`` (rank 3) writes.

    The asking side is the purchaser unless it is called ``S…`` or asks a ``P…``.
    """
    asker, _, target, *words = text.split()
    rank = next((int(w[1:]) for w in words if w.startswith("#")), None)
    level = next((Level(w) for w in words if not w.startswith("#")), Level.WANT)
    supplier_asks = asker.startswith("S") or target.startswith("P")
    purchaser, supplier = (target, asker) if supplier_asks else (asker, target)
    cell = Cell("Requests", row or 2, "A")
    return Request(asker, purchaser, supplier, level, rank, tuple(sessions), delegate, tuple(after), cell=cell)


def fixed(
    purchaser: str,
    supplier: str,
    start: datetime | None = None,
    table: str | None = None,
    interpreter: str | None = None,
) -> FixedMeeting:
    """A row of Fixed; what is None stays open."""
    day, clock = (start.date(), start.time()) if start is not None else (None, None)
    return FixedMeeting(purchaser, supplier, day, clock, table_choice(table), interpreter, Cell("Fixed", 2, "A"))


def event(
    *,
    purchasers: int | Iterable[Company] = 2,
    suppliers: int | Iterable[Company] = 2,
    slots: int | Sequence[Session] = 2,
    tables: int | Sequence[Zone] = 1,
    requests: Iterable[str | Request] | None = None,
    interpreters: Iterable[Interpreter] | None = None,
    fixed: Iterable[FixedMeeting] = (),
    settings: Settings | None = None,
    **set_to: object,
) -> Event:
    """A small event; every count may be given as the things themselves instead.

    ``slots``: one session from 09:00 with that many slots of 20 minutes, 5 apart. ``tables``: one
    zone ``A`` with that many. ``requests``: strings as ``request`` reads them; without any, every
    purchaser asks every supplier. Further keywords are settings, such as ``walk_minutes=10``.
    """
    buying = _companies("P", purchasers)
    selling = _companies("S", suppliers)
    companies = tuple(dict.fromkeys((*buying, *selling)))
    if requests is None:
        requests = [f"{p.id} > {s.id}" for p in buying for s in selling if p.id != s.id]
    rows = [request(r, row=n + 2) if isinstance(r, str) else r for n, r in enumerate(requests)]
    return Event(
        settings=settings or Settings(**set_to),
        sessions=(block(slots, name="Morning"),) if isinstance(slots, int) else tuple(slots),
        zones=(zone(tables=tables),) if isinstance(tables, int) else tuple(tables),
        companies=companies,
        requests=tuple(rows),
        interpreters=None if interpreters is None else tuple(interpreters),
        fixed=tuple(fixed),
    )


def odd_circle(*, tables: int = 2) -> Event:
    """Two slots and three musts in a circle of three companies: only two of them can be held, a relaxation holds three.

    With two tables, those left for the two valuable meetings of P1 and P2, and the minimum of P2, are two, not one.
    """
    return event(
        purchasers=[company("B1"), company("B2"), company("B3"), company("P1", vip=True), company("P2", minimum=1)],
        suppliers=[company("S1", vip=True), company("S2", vip=True)],
        tables=tables,
        requests=[
            *("B1 > B2 must", "B2 > B3 must", "B3 > B1 must"),
            *("P1 > S1 #1", "S1 > P1 #1", "P2 > S2 #1", "S2 > P2 #1"),
        ],
    )


def _companies(letter: str, given: int | Iterable[Company]) -> tuple[Company, ...]:
    if isinstance(given, int):
        return tuple(company(f"{letter}{n + 1}") for n in range(given))
    return tuple(given)


def meeting(
    event: Event,
    purchaser: str,
    supplier: str,
    slot: int,
    *,
    table: str | None = None,
    zone: str | None = None,
    delegates: tuple[int, int] = (1, 1),
    interpreter: str | None = None,
    number: str = "",
) -> Meeting:
    """A meeting of the pair in the event's slot of that index.

    Without more words it is in the supplier's zone, at its first table, between first delegates.
    """
    terms = event.company_by_id[supplier].supplier
    code = zone or (terms.zone if terms is not None else event.zones[0].code)
    label = table or event.zone_by_code[code].tables[0].label
    when = event.slots[slot]
    people = (f"{purchaser}#{delegates[0]}", f"{supplier}#{delegates[1]}")
    return Meeting(purchaser, supplier, when.start, when.end, code, label, *people, interpreter, number)


def published(
    *meetings: Meeting | PublishedMeeting, locked: Iterable[int] = (), until: datetime | None = None
) -> Published:
    """A published schedule; ``locked`` lists the positions of its locked rows, ``until`` ends history."""
    pins = set(locked)
    rows = [
        m if isinstance(m, PublishedMeeting) else PublishedMeeting(m, n in pins, cell=Cell("Meetings", n + 2, "A"))
        for n, m in enumerate(meetings)
    ]
    return Published(tuple(rows), history_until=until)
