"""An event as plain data.

A ``Spec`` holds what the registrations mean, not how they are written: ``workbook`` writes it, and
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
from functools import cached_property, lru_cache

FIRST_DAY = date(2027, 5, 20)
DAY = 24 * 60


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

    @cached_property
    def slots(self) -> list[Slot]:
        """The slots in order of time."""
        found = [
            (s.day, s.start + n * (s.slot + s.pause), s.slot, s.name) for s in self.sessions for n in range(s.count)
        ]
        return [Slot(i, day, at, at + long, name) for i, (day, at, long, name) in enumerate(sorted(found))]

    @cached_property
    def _by_id(self) -> dict[str, Company]:
        return {c.id: c for c in reversed(self.companies)}

    def company(self, name: str) -> Company:
        """The company of an ID."""
        return self._by_id[name]

    def pair_of(self, request: Request) -> tuple[str, str]:
        """Which of the two is the purchaser of the meeting that a request asks for."""
        asker, other = self.company(request.asker), self.company(request.other)
        if asker.purchaser and other.supplier and not (asker.supplier and other.purchaser):
            return asker.id, other.id
        if not (asker.purchaser and other.supplier):
            return other.id, asker.id
        both = {asker.id, other.id}
        first = next((r for r in self.requests if {r.asker, r.other} == both and r.level != "no"), request)
        return first.asker, first.other

    @cached_property
    def asked(self) -> dict[tuple[str, str], list[Request]]:
        """What counts of the requests, by pair: one for each asking side, refusals too; none of who is cancelled."""
        found: dict[tuple[str, str], dict[str, Request]] = {}
        for r in self.requests:
            if self.company(r.asker).cancelled or self.company(r.other).cancelled:
                continue
            sides = found.setdefault(self.pair_of(r), {})
            if r.asker not in sides or (r.level == "no" and sides[r.asker].level != "no"):
                sides[r.asker] = r
        return {pair: list(sides.values()) for pair, sides in found.items()}


def clock(minute: int) -> str:
    """A minute of the day as ``09:05``."""
    return f"{minute // 60:02}:{minute % 60:02}"


def day_text(day: int) -> str:
    """A day of the event as ``2027-05-20``."""
    return (FIRST_DAY + timedelta(days=day)).isoformat()


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


@lru_cache(maxsize=64)
def _hints(kind: type) -> dict[str, typing.Any]:
    return typing.get_type_hints(kind)


def _made(kind: typing.Any, value: typing.Any) -> object:  # noqa: ANN401  # what json gives
    if dataclasses.is_dataclass(kind):
        hints = _hints(kind)
        return kind(**{name: _made(hints[name], item) for name, item in value.items()})
    options = typing.get_args(kind)
    if typing.get_origin(kind) in (types.UnionType, typing.Union):
        (one,) = [option for option in options if option is not types.NoneType]
        return None if value is None else _made(one, value)
    if typing.get_origin(kind) is tuple:
        kinds: Iterator[object] = iter(options if options[-1] is not ... else [options[0]] * len(value))
        return tuple(_made(one, item) for one, item in zip(kinds, value, strict=True))
    return value
