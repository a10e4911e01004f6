"""Random odd events as plain data, and the registrations workbook that says the same.

A ``Spec`` holds what the registrations mean, not how they are written: ``sheets`` writes it, and
``exact`` works out from it which schedules there can be. A spec is kept as JSON, so that a case that
failed is a small file.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from random import Random

FIRST_DAY = date(2027, 5, 20)
PURCHASER, SUPPLIER = "purchaser", "supplier"
DAY = 24 * 60

Cell = str | int | date | time | None
Sheets = dict[str, list[list[Cell]]]


@dataclass(frozen=True)
class When:
    """A time that is ruled out: on one day or on every day, from ``start`` until before ``end`` in minutes."""

    day: int | None = None
    start: int = 0
    end: int = DAY

    def touches(self, slot: Slot) -> bool:
        """Whether any minute of the slot is ruled out."""
        return self.day in (None, slot.day) and self.start < slot.end and slot.start < self.end

    def text(self) -> str:
        """The range without its date, as the format writes it; empty for a whole day."""
        if (self.start, self.end) == (0, DAY):
            return ""
        first = clock(self.start) if self.start > 0 else ""
        return f"{first}-{clock(self.end) if self.end < DAY else ''}"


@dataclass(frozen=True)
class Slot:
    """A slot of the event in minutes after midnight; slots are numbered in order of time."""

    index: int
    day: int
    start: int
    end: int
    session: str

    @property
    def begins(self) -> datetime:
        """The moment at which the slot begins."""
        return datetime.combine(FIRST_DAY, time()) + timedelta(days=self.day, minutes=self.start)


@dataclass(frozen=True)
class Session:
    """A block of ``count`` slots; ``spare`` minutes are left over at its end."""

    name: str
    day: int
    start: int
    count: int
    slot: int = 20
    pause: int = 5
    spare: int = 0

    @property
    def end(self) -> int:
        """The minute at which the session ends."""
        return self.start + self.count * (self.slot + self.pause) - self.pause + self.spare


@dataclass(frozen=True)
class Zone:
    """A zone; ``shut`` says when single tables are closed, by label."""

    code: str
    tables: tuple[str, ...]
    closed: tuple[When, ...] = ()
    shut: tuple[tuple[str, tuple[When, ...]], ...] = ()


@dataclass(frozen=True)
class Terms:
    """What a company's row says in one role; None leaves a number to the event's default."""

    zone: str = ""
    minimum: int | None = None
    maximum: int | None = None
    vip: bool = False
    table: str | None = None


@dataclass(frozen=True)
class Delegate:
    """A delegate; ``languages`` None takes the company's."""

    name: str
    languages: tuple[str, ...] | None = None
    away: tuple[When, ...] = ()


@dataclass(frozen=True)
class Company:
    """A company in one role or both; without delegates it has one, its contact."""

    id: str
    name: str
    purchaser: Terms | None = None
    supplier: Terms | None = None
    languages: tuple[str, ...] = ()
    away: tuple[When, ...] = ()
    delegates: tuple[Delegate, ...] = ()
    contact: str = ""
    cancelled: bool = False


@dataclass(frozen=True)
class Request:
    """A row of Requests; ``asker`` and ``other`` are IDs."""

    asker: str
    other: str
    level: str = "want"
    rank: int | None = None
    sessions: tuple[str, ...] = ()
    delegate: str | None = None
    after: tuple[str, ...] = ()


@dataclass(frozen=True)
class Interpreter:
    """An interpreter; ``zone`` None works anywhere."""

    id: str
    name: str
    languages: tuple[str, ...]
    zone: str | None = None
    away: tuple[When, ...] = ()


@dataclass(frozen=True)
class Fixed:
    """A row of Fixed; None leaves a part open."""

    purchaser: str
    supplier: str
    day: int | None = None
    start: int | None = None
    table: str | None = None
    interpreter: str | None = None


@dataclass(frozen=True)
class Spec:
    """An event. ``zones_given`` False leaves the sheet Zones out; ``interpreters`` None that of the interpreters."""

    sessions: tuple[Session, ...]
    zones: tuple[Zone, ...]
    companies: tuple[Company, ...]
    requests: tuple[Request, ...]
    interpreters: tuple[Interpreter, ...] | None = None
    fixed: tuple[Fixed, ...] = ()
    walk: int = 5
    seated: str = "purchasers"
    weights: tuple[int, int] = (2, 1)
    bonus: int = 10
    spread: int | None = None
    minimums: tuple[int, int] = (0, 0)
    maximums: tuple[int | None, int | None] = (None, None)
    goals: tuple[str, ...] | None = None
    zones_given: bool = True
    real_times: bool = True
    """Whether dates and times stand as such in their cells, or as text."""
    changed: str = field(default="", compare=False)
    """What was changed since an earlier event, for the reader of a case."""

    @property
    def slots(self) -> list[Slot]:
        """The slots in order of time."""
        found = [
            (s.day, s.start + n * (s.slot + s.pause), s.slot, s.name) for s in self.sessions for n in range(s.count)
        ]
        return [Slot(i, day, at, at + long, name) for i, (day, at, long, name) in enumerate(sorted(found))]

    def company(self, name: str) -> Company:
        """The company of an ID."""
        return next(c for c in self.companies if c.id == name)


def clock(minute: int) -> str:
    """A minute of the day as ``09:05``."""
    return f"{minute // 60:02}:{minute % 60:02}"


def day_text(day: int) -> str:
    """A day of the event as ``2027-05-20``."""
    return (FIRST_DAY + timedelta(days=day)).isoformat()


# ---------------------------------------------------------------------------------------------------------------------
# Random events

_LANGUAGES = ("ru", "zh", "en")
_NAMES = (
    "Steppe Auto",
    "重庆光明泵业",
    "Ала-Тоо Моторс",
    "=cmd|' /C calc'!A0",
    "O'Brien & Sons <b>",
    "Ünïted",
    "A" * 120,
    "مصنع",
    "Tab\tbed",
    "{braces} {0}",
    "100% [red]bold[/red]",
    "-1+1",
    "名\u200b前",
    "x\u2028y",
    "Zoë\u0301",
    "🚗 Cars",
)
"""Names that something on the way may take for a formula, a markup, a number, a format or a line's end."""

_ORDERS = (
    None,
    None,
    None,
    ("musts", "value", "gaps"),
    ("value", "minimums"),
    ("musts", "minimums", "value", "zone_moves", "gaps"),
    ("balance", "value"),
    ("gaps", "musts", "value"),
    ("value", "gaps_suppliers", "gaps_purchasers", "table_moves"),
    ("musts",),
)


def random_spec(seed: int, *, pins: bool = True) -> Spec:
    """The event of a seed: small, and odd in one or several ways."""
    return _Maker(Random(f"event {seed}")).spec(pins=pins)


class _Maker:
    def __init__(self, chance: Random) -> None:
        self.chance = chance

    def often(self, percent: int) -> bool:
        return self.chance.randrange(100) < percent

    def spec(self, *, pins: bool) -> Spec:
        pick = self.chance.choice
        sessions = self.sessions()
        zones = self.zones(sessions)
        given = self.often(85)
        if not given:
            zones = tuple(Zone(z.code, ()) for z in zones)
        made = Spec(
            sessions,
            zones,
            self.companies(zones, sessions, given=given),
            (),
            walk=pick((0, 5, 5, 5, 10, 30)),
            seated=pick(("purchasers", "purchasers", "suppliers", "nobody")),
            weights=pick(((2, 1), (2, 1), (1, 1), (0, 3))),
            bonus=pick((10, 10, 0, 7)),
            minimums=pick(((0, 0), (0, 0), (1, 0), (2, 1))),
            maximums=pick(((None, None), (None, None), (3, None), (None, 2))),
            goals=pick(_ORDERS),
            zones_given=given,
            real_times=self.often(60),
        )
        made = dataclasses.replace(made, companies=tuple(_agreeing(made, c) for c in made.companies))
        made = dataclasses.replace(made, requests=self.requests(made), interpreters=self.interpreters(made))
        if pins:
            made = dataclasses.replace(
                made,
                spread=pick((None, None, None, None, 0, 1, 2)),
                fixed=self.fixed(made) if self.often(30) else (),
            )
        return made

    def sessions(self) -> tuple[Session, ...]:
        pick = self.chance.choice
        shape = pick(("one", "two", "days", "uneven"))
        if shape == "one":
            return (Session("Morning", 0, 540, self.chance.randint(2, 5), spare=pick((0, 0, 7))),)
        if shape == "two":
            return (Session("Morning", 0, 540, pick((1, 2))), Session("Afternoon", 0, 840, pick((1, 2))))
        if shape == "days":
            return (Session("Morning", 0, 540, pick((1, 2))), Session("Morning", 1, 600, pick((1, 2, 3))))
        return (Session("Early", 0, 480, 2, 15, 0), Session("Late", 0, 480 + 30 + pick((0, 5, 60)), 2, 30, 10))

    def when(self, sessions: tuple[Session, ...]) -> When:
        if self.often(10):
            return When(self.chance.choice(sessions).day)
        session = self.chance.choice(sessions)
        start = session.start + self.chance.randrange(3) * (session.slot + session.pause)
        start += self.chance.choice((0, 0, 0, -1, 1, session.slot))
        end = self.chance.choice((start + session.slot, start + session.slot + 1, start + 1, DAY))
        return When(self.chance.choice((None, session.day)), self.chance.choice((start, start, 0)), end)

    def whens(self, percent: int, sessions: tuple[Session, ...]) -> tuple[When, ...]:
        return tuple(self.when(sessions) for _ in range(self.chance.choice((1, 1, 2)))) if self.often(percent) else ()

    def zones(self, sessions: tuple[Session, ...]) -> tuple[Zone, ...]:
        found = []
        for code in ("A", "B", "C")[: self.chance.choice((1, 1, 2, 2, 3))]:
            tables = self.chance.choice((("1",), ("1", "2"), ("1", "2", "3"), ("B7", "A1")))
            shut = tuple((label, (self.when(sessions),)) for label in tables if self.often(10))
            found.append(Zone(code, tables, self.whens(12, sessions), shut))
        return tuple(found)

    def name(self, code: str) -> str:
        return f"{self.chance.choice(_NAMES)} {code}" if self.often(30) else f"Company {code}"

    def terms(self, zones: tuple[Zone, ...], *, given: bool) -> Terms:
        least = self.chance.choice((None, None, 0, 1, 2))
        most = self.chance.choice((None, None, None, None, 1, 2, 0))
        zone = self.chance.choice(zones)
        table = None
        if given and self.often(15):
            label = self.chance.choice(zone.tables)
            table = self.chance.choice((label, f"{zone.code}/{label}"))
        if least is not None and most is not None and most < least:
            most = least
        return Terms(zone.code, least, most, self.often(15), table)

    def companies(self, zones: tuple[Zone, ...], sessions: tuple[Session, ...], *, given: bool) -> tuple[Company, ...]:
        ids = [f"P{n + 1}" for n in range(self.chance.choice((1, 2, 2, 3, 3)))]
        ids += [f"S{n + 1}" for n in range(self.chance.choice((1, 2, 3, 3, 4)))]
        ids += ["B1", "B2"][: self.chance.choice((0, 0, 0, 1, 2))]
        found = []
        for code in ids:
            people: tuple[Delegate, ...] = ()
            if self.often(25):
                people = tuple(
                    Delegate(
                        f"Person {code} {n}",
                        tuple(self.chance.sample(_LANGUAGES, self.chance.choice((1, 2)))) if self.often(30) else None,
                        self.whens(15, sessions),
                    )
                    for n in range(self.chance.choice((1, 2, 2, 3)))
                )
            found.append(
                Company(
                    code,
                    self.name(code),
                    self.terms(zones, given=given) if code[0] in "PB" else None,
                    self.terms(zones, given=given) if code[0] in "SB" else None,
                    tuple(self.chance.sample(_LANGUAGES, self.chance.choice((0, 1, 1, 2)))),
                    self.whens(15, sessions),
                    people,
                    f"Contact {code}" if self.often(70) else "",
                    self.often(3),
                )
            )
        return tuple(found)

    def requests(self, spec: Spec) -> tuple[Request, ...]:
        pairs = [(p, s) for p in spec.companies if p.purchaser for s in spec.companies if s.supplier and s.id != p.id]
        found: list[Request] = []
        for p, s in self.chance.sample(pairs, min(len(pairs), self.chance.randint(2, 9))):
            for asker, other in self.chance.choice((((p, s),), ((p, s),), ((s, p),), ((p, s), (s, p)))):
                people = [d.name for c in (p, s) for d in c.delegates]
                others = [c.id for c in spec.companies if c.id not in (asker.id, other.id)]
                found.append(
                    Request(
                        asker.id,
                        other.id,
                        self.chance.choice(("must", "want", "want", "want", "want", "want", "maybe", "no")),
                        self.chance.choice((None, 1, 2, 3, 12)),
                        (self.chance.choice(spec.sessions).name,) if self.often(12) else (),
                        self.chance.choice(people) if people and self.often(15) else None,
                        (self.chance.choice(others),) if others and self.often(12) else (),
                    )
                )
        if found and self.often(10):
            found.append(dataclasses.replace(self.chance.choice(found), level=self.chance.choice(("no", "must"))))
        self.chance.shuffle(found)
        return tuple(found)

    def interpreters(self, spec: Spec) -> tuple[Interpreter, ...] | None:
        if self.often(60):
            return None
        return tuple(
            Interpreter(
                f"I{n}",
                f"Interpreter {n}",
                tuple(self.chance.sample(_LANGUAGES, self.chance.choice((2, 3)))),
                self.chance.choice((None, None, self.chance.choice(spec.zones).code)) if spec.zones_given else None,
                self.whens(15, spec.sessions),
            )
            for n in range(1, self.chance.choice((2, 3)))
        )

    def fixed(self, spec: Spec) -> tuple[Fixed, ...]:
        pairs = [(p, s) for p in spec.companies if p.purchaser for s in spec.companies if s.supplier and s.id != p.id]
        wanted = {frozenset((r.asker, r.other)) for r in spec.requests if r.level != "no"}
        asked = [(p, s) for p, s in pairs if {p.id, s.id} in wanted]
        rows = []
        for _ in range(self.chance.choice((1, 1, 2))):
            p, s = self.chance.choice(asked if asked and self.often(80) else pairs)
            slot = self.chance.choice(spec.slots)
            day, start = self.chance.choice(((None, None), (slot.day, None), (slot.day, slot.start)))
            zone = next(z for z in spec.zones if s.supplier and z.code == s.supplier.zone)
            label = self.chance.choice(zone.tables) if zone.tables and self.often(25) else None
            rows.append(Fixed(p.id, s.id, day, start, label))
        both = {c.id for c in spec.companies if c.purchaser and c.supplier}
        return tuple(r for r in rows if not {r.purchaser, r.supplier} <= both)


def _agreeing(spec: Spec, company: Company) -> Company:
    """The company without a maximum that is below its minimum, which would stop the work."""

    def agreeing(terms: Terms | None, role: int) -> Terms | None:
        if terms is None:
            return None
        least = spec.minimums[role] if terms.minimum is None else terms.minimum
        most = spec.maximums[role] if terms.maximum is None else terms.maximum
        return dataclasses.replace(terms, minimum=0) if most is not None and most < least else terms

    return dataclasses.replace(
        company, purchaser=agreeing(company.purchaser, 0), supplier=agreeing(company.supplier, 1)
    )


def late_change(spec: Spec, seed: int) -> Spec:
    """The event after something has changed in the registrations."""
    maker = _Maker(Random(f"change {seed}"))
    chance = maker.chance
    kind = chance.choice(("cancel", "away", "table", "refuse", "ask", "must", "withdraw", "maximum", "interpreter"))
    n = chance.randrange(len(spec.companies))
    company = spec.companies[n]
    others = (*spec.companies[:n], *spec.companies[n + 1 :])
    if kind == "cancel":
        companies = (*others[:n], dataclasses.replace(company, cancelled=not company.cancelled), *others[n:])
        return dataclasses.replace(spec, companies=companies, changed=f"{company.id} cancelled or back")
    if kind == "away":
        late = dataclasses.replace(company, away=(*company.away, maker.when(spec.sessions)))
        return dataclasses.replace(spec, companies=(*others[:n], late, *others[n:]), changed=f"{company.id} away")
    if kind == "table" and spec.zones_given:
        zone, *rest = spec.zones
        shut = dict(zone.shut)
        label = chance.choice(zone.tables)
        shut[label] = (*shut.get(label, ()), maker.when(spec.sessions))
        zones = (dataclasses.replace(zone, shut=tuple(shut.items())), *rest)
        return dataclasses.replace(spec, zones=zones, changed=f"table {zone.code}/{label} closed")
    if kind == "interpreter" and spec.interpreters:
        ill, *rest = spec.interpreters
        ill = dataclasses.replace(ill, away=(*ill.away, maker.when(spec.sessions)))
        return dataclasses.replace(spec, interpreters=(ill, *rest), changed=f"{ill.id} ill")
    if kind in ("refuse", "must", "withdraw") and spec.requests:
        m = chance.randrange(len(spec.requests))
        row = spec.requests[m]
        instead = {"refuse": "no", "must": "must"}.get(kind)
        new = () if instead is None else (dataclasses.replace(row, level=instead),)
        requests = (*spec.requests[:m], *new, *spec.requests[m + 1 :])
        return dataclasses.replace(spec, requests=requests, changed=f"{row.asker} for {row.other}: {kind}")
    more = maker.requests(spec)[:1]
    return dataclasses.replace(spec, requests=(*spec.requests, *more), changed="one more request")


# ---------------------------------------------------------------------------------------------------------------------
# As a workbook

_COMPANY = ("ID", "Company", "Zone", "Languages", "Not available", "Minimum", "Maximum", "Priority", "Table")
COMPANY_COLUMNS = (*_COMPANY, "Contact", "Status")


def sheets(spec: Spec) -> Sheets:
    """The rows of every sheet of the registrations workbook, headers first."""
    found: Sheets = {"Event": _event(spec), "Sessions": _sessions(spec)}
    if spec.zones_given:
        found["Zones"] = [["Zone", "Tables", "Closed"]]
        found["Zones"] += [[z.code, "; ".join(z.tables), _ranges(z.closed)] for z in spec.zones]
        shut = [[z.code, label, _ranges(when)] for z in spec.zones for label, when in z.shut]
        if shut:
            found["Tables"] = [["Zone", "Table", "Closed"], *shut]
    for role, title in ((PURCHASER, "Purchasers"), (SUPPLIER, "Suppliers")):
        found[title] = [list(COMPANY_COLUMNS)]
        found[title] += [_company(c, role) for c in spec.companies if getattr(c, role)]
    people = [
        [c.id, d.name, "; ".join(d.languages or ()), _ranges(d.away)] for c in spec.companies for d in c.delegates
    ]
    if people:
        found["Delegates"] = [["Company", "Delegate", "Languages", "Not available"], *people]
    found["Requests"] = [["From", "To", "Rank", "Level", "Session", "Delegate", "After"]]
    found["Requests"] += [
        [r.asker, r.other, r.rank, r.level, "; ".join(r.sessions), r.delegate, "; ".join(r.after)]
        for r in spec.requests
    ]
    if spec.interpreters is not None:
        found["Interpreters"] = [["ID", "Name", "Languages", "Zone", "Not available"]]
        found["Interpreters"] += [
            [i.id, i.name, "; ".join(i.languages), i.zone, _ranges(i.away)] for i in spec.interpreters
        ]
    if spec.fixed:
        found["Fixed"] = [["Purchaser", "Supplier", "Date", "Start", "Table", "Interpreter"]]
        found["Fixed"] += [
            [f.purchaser, f.supplier, _day(spec, f.day), _time(spec, f.start), f.table, f.interpreter]
            for f in spec.fixed
        ]
    return found


def write(spec: Spec, path: Path) -> Path:
    """Write the registrations workbook."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets(spec).items():
        sheet = book.create_sheet(title)
        for i, row in enumerate(rows, 1):
            for j, value in enumerate(row, 1):
                if value not in (None, ""):
                    cell = sheet.cell(i, j)
                    cell.value = value
                    if isinstance(value, str):
                        cell.data_type = "s"  # a name that looks like a formula stays a name
    book.save(path)
    return path


def _event(spec: Spec) -> list[list[Cell]]:
    rows: list[list[Cell]] = [["Setting", "Value"], ["Event", "Attack"], ["Walk minutes", spec.walk]]
    rows += [["Seated", spec.seated], ["Mutual bonus", spec.bonus], ["Gap spread", spec.spread]]
    rows += [["Purchaser weight", spec.weights[0]], ["Supplier weight", spec.weights[1]]]
    rows += [["Purchaser minimum", spec.minimums[0]], ["Supplier minimum", spec.minimums[1]]]
    rows += [["Purchaser maximum", spec.maximums[0]], ["Supplier maximum", spec.maximums[1]]]
    if spec.goals is not None:
        rows.append(["Goals", "; ".join(spec.goals)])
    return [row for row in rows if row[1] is not None]


def _sessions(spec: Spec) -> list[list[Cell]]:
    rows: list[list[Cell]] = [["Session", "Date", "Start", "End", "Slot minutes", "Changeover minutes"]]
    rows += [
        [s.name, _day(spec, s.day), _time(spec, s.start), _time(spec, s.end), s.slot, s.pause] for s in spec.sessions
    ]
    return rows


def _company(company: Company, role: str) -> list[Cell]:
    terms: Terms = getattr(company, role)
    first = role == PURCHASER or company.purchaser is None
    return [
        company.id,
        company.name,
        terms.zone,
        "; ".join(company.languages) if first else None,
        _ranges(company.away) if first else None,
        terms.minimum,
        terms.maximum,
        "VIP" if terms.vip else None,
        terms.table,
        company.contact,
        "cancelled" if company.cancelled else None,
    ]


def _ranges(whens: tuple[When, ...]) -> str | None:
    """Ranges in one cell: those of every day first, then day by day, each after its date."""
    parts = []
    for when in sorted(whens, key=lambda w: (-1 if w.day is None else w.day, w.start, w.end)):
        day = "" if when.day is None else day_text(when.day)
        text = when.text() or ("" if day else "00:00-")
        parts.append(f"{day} {text}".strip())
    return "; ".join(parts) or None


def _day(spec: Spec, day: int | None) -> Cell:
    if day is None:
        return None
    return FIRST_DAY + timedelta(days=day) if spec.real_times else day_text(day)


def _time(spec: Spec, minute: int | None) -> Cell:
    if minute is None:
        return None
    return time(minute // 60, minute % 60) if spec.real_times else clock(minute)


# ---------------------------------------------------------------------------------------------------------------------
# As JSON


def to_json(spec: Spec) -> dict[str, object]:
    """The spec as plain lists and dictionaries, without what is as usual."""
    return _plain(spec)


def from_json(found: dict[str, object]) -> Spec:
    """The spec that ``to_json`` made this from."""
    made = _made(Spec, found)
    assert isinstance(made, Spec)
    return made


def _plain(value: object) -> typing.Any:  # noqa: ANN401  # what json takes
    if dataclasses.is_dataclass(value):
        usual = {f.name: f.default for f in dataclasses.fields(value)}
        return {
            f.name: _plain(getattr(value, f.name))
            for f in dataclasses.fields(value)
            if getattr(value, f.name) != usual[f.name]
        }
    return [_plain(item) for item in value] if isinstance(value, tuple) else value


def _made(kind: typing.Any, value: typing.Any) -> object:  # noqa: ANN401  # what json gives
    if dataclasses.is_dataclass(kind):
        hints = typing.get_type_hints(kind)
        return kind(**{name: _made(hints[name], item) for name, item in value.items()})  # type: ignore[operator]
    options = typing.get_args(kind)
    if typing.get_origin(kind) in (types.UnionType, typing.Union):
        (one,) = [option for option in options if option is not types.NoneType]
        return None if value is None else _made(one, value)
    if typing.get_origin(kind) is tuple:
        kinds: Iterator[object] = iter(options if options[-1] is not ... else [options[0]] * len(value))
        return tuple(_made(one, item) for one, item in zip(kinds, value, strict=True))
    return value
