"""Changes the capacities of an event: additional tables, interpreters, slots or delegates, closings, settings."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Any

from sco_scheduler.agendas.build_report import company_with_id
from sco_scheduler.domain.event import Company, Delegate, Event, Interpreter, Role, Session, Settings, Span, Table
from sco_scheduler.domain.goals import GOALS
from sco_scheduler.domain.messages import Phrase, Said, each_language, in_brackets
from sco_scheduler.domain.names import fold
from sco_scheduler.intake.values.language_names import language_codes
from sco_scheduler.workflows.companies import find_company


class Resource(StrEnum):
    """The capacity that is changed."""

    TABLE = "table"
    INTERPRETER = "interpreter"
    SLOT = "slot"
    CLOSE = "close"
    WITHOUT = "without"
    DELEGATE = "delegate"
    MAXIMUM = "maximum"
    SETTING = "setting"


AT_START = "start"
"""Suffix of a session (``Morning@start+1``) for slots before its first."""


class BadAddition(ValueError):
    """A change that is malformed, impossible or names something unknown; ``option`` and ``text`` are as given.

    ``known`` are the names that the event has; ``reason`` says why a change of something known is impossible.
    """

    def __init__(self, option: str, text: str, known: Sequence[str] = (), *, reason: Phrase | None = None) -> None:
        self.option = option
        self.text = text
        self.known = tuple(known)
        self.reason = reason
        super().__init__(f"--{option} {text}: known are {', '.join(known)}" if known else f"--{option} {text}")


@dataclass(frozen=True, slots=True)
class Addition:
    """One change of a capacity; ``name`` identifies it, ``count`` is the number added, ``at`` when it closes.

    ``session`` limits a table to one session: outside it the table is closed. For slots it is the end
    of the session at which they are added: ``AT_START`` before its first.
    """

    resource: Resource
    name: str
    count: int = 1
    at: str = ""
    session: str = ""

    @classmethod
    def table(cls, zone: str, count: int, session: str = "") -> Addition:
        """Additional tables in a zone.

        Parameters
        ----------
        session
            The only session in which they are open, '' for all.
        """
        return cls(Resource.TABLE, zone, count, session=session)

    @classmethod
    def interpreter(cls, one: str, other: str, count: int) -> Addition:
        """Additional interpreters for two languages, in any zone.

        Parameters
        ----------
        one
            A language code.
        other
            The other language code.
        """
        return cls(Resource.INTERPRETER, f"{one}-{other}", count)

    @classmethod
    def delegate(cls, company: str, count: int) -> Addition:
        """Additional delegates of a company."""
        return cls(Resource.DELEGATE, company, count)

    @property
    def option(self) -> tuple[str, str]:
        """The option and its value for this change on the command line."""
        if self.resource is Resource.CLOSE:
            return "--close", f"{self.name}@{self.at}"
        if self.resource is Resource.WITHOUT:
            return "--without", self.name
        if self.resource is Resource.SETTING:
            return "--setting", f"{self.name}={self.at}"
        where = f"{self.name}@{self.session}" if self.session else self.name
        return f"--{self.resource.value}", f"{where}+{self.count}"


def parse(option: str, text: str) -> Addition:
    """Parse the value of an option: ``A+1``, ``ru-zh+2``, ``Morning+1``, ``A@10:40``, ``Minimum=2``.

    Raises
    ------
    BadAddition
        If the text is not a valid addition.
    """
    resource = Resource(option)
    if resource is Resource.WITHOUT:
        return Addition(resource, text)
    if resource is Resource.CLOSE:
        zone, _, when = text.partition("@")
        closing = _closing(when)
        if closing is None:
            raise BadAddition(option, text, reason=Phrase("usage-no-closing")(text=text))
        _, start, end = closing
        if end is not None and end <= start:
            raise BadAddition(option, text, reason=Phrase("usage-closing-ends-first")(text=text))
        return Addition(resource, zone, at=when)
    if resource is Resource.SETTING:
        name, equals, value = text.partition("=")
        if not equals:
            raise BadAddition(option, text)
        return Addition(resource, name.strip(), at=value.strip())
    match = _COUNTED.fullmatch(text)
    if match is None or _NO_COUNT.search(match[1]) or match[2] == "0":
        raise BadAddition(option, text)
    name, _, session = match[1].partition("@")
    return Addition(resource, name, int(match[2] or 1), session=session)


_COUNTED = re.compile(r"(.+?)(?:\+(\d{1,3}))?")
_NO_COUNT = re.compile(r"\+\s*[-\w.]+$")
_HOUR = r"((?:[01]?\d|2[0-3]):[0-5]\d)"
_CLOSING = re.compile(rf"(?:(\d{{4}}-\d{{2}}-\d{{2}})[T ])?{_HOUR}(?:-{_HOUR})?")


def added(event: Event, *additions: Addition) -> Event:
    """Apply changes to an event, one after the other.

    Raises
    ------
    BadAddition
        If a change names something that the event does not have, or is impossible.
    Unknown
        If a change names no company, or several.
    """
    for addition in additions:
        event = _CHANGES[addition.resource](event, addition)
    return event


def rows_to_add(event: Event, addition: Addition) -> tuple[Phrase, ...]:
    """Say which rows to add to the registrations so that an added table, interpreter, delegate or maximum persists.

    Parameters
    ----------
    event
        The event without the addition.
    """
    after = added(event, addition)
    if addition.resource is Resource.INTERPRETER:
        known = {i.id for i in event.interpreters or ()}
        return tuple(
            _new_row("Interpreters", ID=i.id, Languages=each_language(i.languages))
            for i in after.interpreters or ()
            if i.id not in known
        )
    zones = [z for z in after.zones if z != event.zone_by_code.get(z.code)]
    found = [_changed_row("Zones", z.code, in_brackets(z.cell), Tables=_tables_as_written(z.tables)) for z in zones]
    for company in after.companies:
        before = event.company_by_id[company.id]
        found += [_row_of_maximum(company, role) for role in Role if before.terms(role) != company.terms(role)]
        if len(company.delegates) > len(before.delegates):
            found += _rows_of_delegates(before, len(company.delegates) - len(before.delegates))
    return tuple(found)


def _tables_as_written(tables: Sequence[Table]) -> str:
    """The value of the column Tables: the number of tables, or their labels if they are not numbered."""
    labels = [table.label for table in tables]
    numbered = labels == [str(number) for number in range(1, len(labels) + 1)]
    return str(len(labels)) if numbered else "; ".join(labels)


def _row_of_maximum(company: Company, role: Role) -> Phrase:
    terms = company.terms(role)
    sheet = "Purchasers" if role is Role.PURCHASER else "Suppliers"
    assert terms is not None, "they are those that were changed"
    return _changed_row(sheet, company.id, "", Maximum=str(terms.maximum))


def _rows_of_delegates(company: Company, count: int) -> list[Phrase]:
    """The rows of new delegates, preceded by the contact if there were none: rows replace the contact."""
    listed = any(d.cell is not None and d.cell.sheet == "Delegates" for d in company.delegates)
    names = [*([] if listed else [d.name or "…" for d in company.delegates]), *["…"] * count]
    return [_new_row("Delegates", Company=company.id, Delegate=name) for name in names]


def _new_row(sheet: str, **cells: object) -> Phrase:
    return Phrase("row-to-add")(sheet=sheet, cells=_cells(cells))


def _changed_row(sheet: str, row: str, at: Said, **cells: object) -> Phrase:
    return Phrase("row-to-change")(sheet=sheet, row=row, at=at, cells=_cells(cells))


def _cells(cells: Mapping[str, object]) -> tuple[Phrase, ...]:
    """Values of columns, by the columns' names."""
    return tuple(Phrase("cell-of-column")(column=column, value=value) for column, value in cells.items())


def _tables(event: Event, addition: Addition) -> Event:
    """Add tables to a zone, open in all sessions or in one."""
    zone = next((z for z in event.zones if fold(z.code) == fold(addition.name)), None)
    if zone is None:
        raise BadAddition("table", addition.name, [z.code for z in event.zones])
    closed: tuple[Span, ...] = ()
    if addition.session:
        there = [s for s in event.sessions if fold(s.name) == fold(addition.session)]
        if not there:
            raise BadAddition("table", addition.session, list(dict.fromkeys(s.name for s in event.sessions)))
        closed = tuple(Span(s.start, s.end) for s in event.sessions if s not in there)
    more = [Table(label, closed) for label in _unused("", (table.label for table in zone.tables), addition.count)]
    zones = tuple(replace(z, tables=(*z.tables, *more)) if z is zone else z for z in event.zones)
    return replace(event, zones=zones)


def _unused(prefix: str, used: Iterable[str], count: int) -> list[str]:
    """Labels made of the prefix and a number that are not used yet."""
    taken = {fold(label) for label in used}
    labels = (f"{prefix}{number}" for number in itertools.count(len(taken) + 1))
    return list(itertools.islice((label for label in labels if fold(label) not in taken), count))


def _interpreters(event: Event, addition: Addition) -> Event:
    codes = language_codes()
    named = [fold(part) for part in re.split(r"[-/,;]", addition.name) if part.strip()]
    languages = frozenset(codes.get(name, name) for name in named)
    if len(languages) < 2:
        raise BadAddition("interpreter", addition.name)
    if event.interpreters is None:
        return event
    spoken = _spoken(event)
    for language in sorted(languages - spoken):
        raise BadAddition("interpreter", language, sorted(spoken))
    ids = _unused("I", (i.id for i in event.interpreters), addition.count)
    more = [Interpreter(key, "", languages) for key in ids]
    return replace(event, interpreters=(*event.interpreters, *more))


def _spoken(event: Event) -> frozenset[str]:
    """The languages that anyone at the event speaks; interpreters of other languages would serve no one."""
    people = (delegate.languages for company in event.companies for delegate in company.delegates)
    return frozenset().union(*people, *(i.languages for i in event.interpreters or ()))


def _slots(event: Event, addition: Addition) -> Event:
    """Add slots at the end of a session, or at its start if the next session is too near."""
    rows = [s for s in event.sessions if fold(s.name) == fold(addition.name)]
    if not rows:
        raise BadAddition("slot", addition.name, list(dict.fromkeys(s.name for s in event.sessions)))
    sessions = list(event.sessions)
    for row in rows:
        sessions[sessions.index(row)] = longer(event, row, addition.count, at_start=addition.session == AT_START)
    return replace(event, sessions=tuple(sessions))


def longer(event: Event, session: Session, count: int, *, at_start: bool = False) -> Session:
    """Add slots at one end of a session, or at the other one if another session is too near.

    Parameters
    ----------
    count
        The number of slots.
    at_start
        Whether to add them before its first slot.

    Raises
    ------
    BadAddition
        If there is no room for them.
    """
    more = timedelta(minutes=(session.slot_minutes + session.changeover_minutes) * count)
    slots = [slot for slot in event.slots if session.start <= slot.start < session.end]
    last = slots[-1].end if slots else session.start
    late = replace(session, end=last + more)
    early = replace(session, start=session.start - more)
    others = [s for s in event.sessions if s != session]

    def fits(one: Session) -> bool:
        same_day = one.start.date() == session.start.date() == one.end.date()
        return same_day and all(one.end <= o.start or o.end <= one.start for o in others)

    for one in (early, late) if at_start else (late, early):
        if fits(one):
            return one
    raise BadAddition("slot", session.name, reason=Phrase("no-room-for-slots")(session=session.name, count=count))


def _closed(event: Event, addition: Addition) -> Event:
    """Close a zone in one slot, or from one time to another, on the day that is named or on every day."""
    zone = next((z for z in event.zones if fold(z.code) == fold(addition.name)), None)
    closing = _closing(addition.at)
    if zone is None or closing is None:
        raise BadAddition("close", addition.name, [z.code for z in event.zones])
    only, since, until = closing
    days = [day for day in event.days if only in {None, day}]
    if not days:
        raise BadAddition("close", addition.at, [day.isoformat() for day in event.days])
    spans = []
    for day in days:
        start = datetime.combine(day, since)
        if until is not None:
            spans.append(Span(start, datetime.combine(day, until)))
        else:
            ends = [slot.end for slot in event.slots if slot.start <= start < slot.end]
            spans += [Span(start, end) for end in ends]
    if not spans:
        starts = dict.fromkeys(f"{slot.start:%H:%M}" for slot in event.slots)
        raise BadAddition("close", addition.at, list(starts))
    zones = tuple(replace(z, closed=(*z.closed, *spans)) if z is zone else z for z in event.zones)
    return replace(event, zones=zones)


def _closing(text: str) -> tuple[date | None, time, time | None] | None:
    """The day of a closing (None: every day), its start and its end (None: the slot's); None if there is no time."""
    match = _CLOSING.fullmatch(text)
    try:
        day = date.fromisoformat(match[1]) if match and match[1] else None
    except ValueError:
        return None
    return (day, _time(match[2]), _time(match[3]) if match[3] else None) if match else None


def _time(text: str) -> time:
    hours, _, minutes = text.partition(":")
    return time(int(hours), int(minutes))


def _without(event: Event, addition: Addition) -> Event:
    return _company(event, addition, lambda company: replace(company, cancelled=True))


def _delegates(event: Event, addition: Addition) -> Event:
    def change(company: Company) -> Company:
        first = company.delegates[0] if company.delegates else Delegate(f"{company.id}#0", "")
        keys = _unused(f"{company.id}#", (d.key for d in company.delegates), addition.count)
        more = [Delegate(key, "", languages=first.languages, absences=first.absences) for key in keys]
        return replace(company, delegates=(*company.delegates, *more))

    return _company(event, addition, change)


def _maximums(event: Event, addition: Addition) -> Event:
    def change(company: Company) -> Company:
        limited = [of for role in Role if (of := company.terms(role)) is not None and of.maximum is not None]
        if not limited:
            reason = Phrase("no-maximum-to-raise")(company=company_with_id(event, company.id))
            raise BadAddition("maximum", addition.name, reason=reason)
        for role in Role:
            terms = company.terms(role)
            if terms is not None and terms.maximum is not None:
                company = company.with_terms(role, replace(terms, maximum=terms.maximum + addition.count))
        return company

    return _company(event, addition, change)


def _company(event: Event, addition: Addition, change: Callable[[Company], Company]) -> Event:
    found = find_company(event, addition.name)
    if found.cancelled:
        away = Phrase("no-change-without")(company=company_with_id(event, found.id))
        raise BadAddition(addition.resource.value, addition.name, reason=away)
    return replace(event, companies=tuple(change(c) if c is found else c for c in event.companies))


_NUMBERS = {f.name.replace("_", " "): f.name for f in fields(Settings) if f.type in {"int", "int | None"}}
"""The settings that are numbers, by their English names."""


def _setting(event: Event, addition: Addition) -> Event:
    """Change a setting of the sheet Event, a minimum or a maximum."""
    key = " ".join(fold(addition.name).replace("_", " ").split())
    settings: Settings = event.settings
    if key == "goals":
        goals = tuple(part for part in re.split(r"[;,\s]+", addition.at) if part)
        if not goals or any(goal not in GOALS for goal in goals):
            raise BadAddition("setting", addition.at, list(GOALS))
        return replace(event, settings=replace(settings, goals=goals))
    limits = {f"{r.value} {m}": (r, m) for r in Role for m in ("minimum", "maximum")}
    if key not in {*_NUMBERS, *limits}:
        raise BadAddition("setting", addition.name, [*_NUMBERS, *limits, "goals"])
    if not re.fullmatch(r"\d{1,6}", addition.at):
        raise BadAddition("setting", addition.at, reason=Phrase("no-number-for-setting")(setting=key, text=addition.at))
    number = int(addition.at)
    given: dict[str, Any] = {_NUMBERS.get(key, key): number}
    if key in limits:
        role, field = limits[key]
        return replace(event, companies=tuple(_limited(c, role, field, number) for c in event.companies))
    if key in {"slot minutes", "changeover minutes"}:
        name = _NUMBERS[key]
        usual = getattr(settings, name)  # a session with other minutes has its own
        sessions = (replace(s, **given) if getattr(s, name) == usual else s for s in event.sessions)
        event = replace(event, sessions=tuple(sessions))
    return replace(event, settings=replace(settings, **given))


def _limited(company: Company, role: Role, field: str, number: int) -> Company:
    terms = company.terms(role)
    if terms is None or field in terms.cells:
        return company  # its own row says something else
    given: dict[str, Any] = {field: number}
    changed = replace(terms, **given)
    return company.with_terms(role, changed)


_CHANGES: dict[Resource, Callable[[Event, Addition], Event]] = {
    Resource.TABLE: _tables,
    Resource.INTERPRETER: _interpreters,
    Resource.SLOT: _slots,
    Resource.CLOSE: _closed,
    Resource.WITHOUT: _without,
    Resource.DELEGATE: _delegates,
    Resource.MAXIMUM: _maximums,
    Resource.SETTING: _setting,
}
