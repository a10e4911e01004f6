"""Rows for the hall and for lists of the whole event: tables, interpreters, companies and unmet requests."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from sco_scheduler.agendas.delegates import EventDay, TimeRow, day_rows, days_of, idle_time
from sco_scheduler.agendas.report import company_name
from sco_scheduler.domain.event import Company, Event, Interpreter, Level, Request, Slot, Table, Zone
from sco_scheduler.domain.names import fold
from sco_scheduler.domain.outcome import Obstacle, Reason, Unmet
from sco_scheduler.domain.schedule import Meeting, Schedule
from sco_scheduler.resources import data_file


@dataclass(frozen=True, slots=True)
class TableSlot:
    """One table in one slot: in a meeting, free, or closed (the table or its zone)."""

    zone: Zone
    table: Table
    slot: Slot
    meeting: Meeting | None
    closed: bool


@dataclass(frozen=True, slots=True)
class InterpreterDay:
    """One day of an interpreter: meetings, free slots, absences and breaks in order."""

    day: EventDay
    rows: tuple[TimeRow, ...]


@dataclass(frozen=True, slots=True)
class InterpreterAgenda:
    """Where an interpreter works, day by day; ``meetings`` counts those of all days."""

    interpreter: Interpreter
    days: tuple[InterpreterDay, ...]
    meetings: int


def table_slots(schedule: Schedule, zone: Zone) -> Iterator[tuple[TableSlot, ...]]:
    """Yield for each table of a zone, in the order of the sheet, its entry for each slot.

    Parameters
    ----------
    schedule
        The schedule.
    zone
        The zone.
    """
    slots = schedule.event.slots
    taken = _taken(schedule, zone)
    for table in zone.tables:
        yield tuple(
            TableSlot(zone, table, slot, taken.get((table.label, slot.index)), is_closed(zone, table, slot))
            for slot in slots
        )


def is_closed(zone: Zone, table: Table, slot: Slot) -> bool:
    """Return whether the table, or its zone, is closed in the slot.

    Parameters
    ----------
    zone
        The zone of the table.
    table
        The table.
    slot
        The slot.
    """
    return any(span.overlaps(slot.start, slot.end) for span in (*zone.closed, *table.closed))


def _taken(schedule: Schedule, zone: Zone) -> Mapping[tuple[str, int], Meeting]:
    index = {slot.start: slot.index for slot in schedule.event.slots}
    return {
        (meeting.table, index[meeting.start]): meeting
        for meeting in schedule.meetings
        if meeting.zone == zone.code and meeting.start in index
    }


def interpreter_agendas(schedule: Schedule) -> tuple[InterpreterAgenda, ...]:
    """The agenda of every interpreter, in the order of the sheet; empty where the event has none."""
    event = schedule.event
    days = days_of(event)
    return tuple(
        InterpreterAgenda(
            interpreter,
            tuple(InterpreterDay(day, day_rows(day, held, interpreter.absences)) for day in days),
            len(held),
        )
        for interpreter in event.interpreters or ()
        for held in (schedule.by_interpreter[interpreter.id],)
    )


TOP_RANK = 3
"""Ranks up to this one count as top wishes."""


@dataclass(frozen=True, slots=True)
class CompanyRow:
    """The figures of one company.

    ``wishes_met`` of ``wishes_asked`` are its own requests (refusals aside) that are met; ``top_met``
    of ``top_asked`` are its musts and those of rank 1 to 3 among them; ``invited_met`` of ``invited``
    are the requests of others for it. ``gaps`` and ``lost_minutes`` (waiting or walking between two
    meetings) are sums over its delegates.
    """

    company: Company
    as_purchaser: int
    as_supplier: int
    wishes_met: int
    wishes_asked: int
    top_met: int
    top_asked: int
    invited_met: int
    invited: int
    gaps: int
    lost_minutes: int


@dataclass(frozen=True, slots=True)
class UnmetRow:
    """A pair that does not meet, with the request of each side (None without one)."""

    unmet: Unmet
    purchaser: Request | None
    supplier: Request | None


def company_rows(schedule: Schedule) -> Iterator[CompanyRow]:
    """The figures of every company, in the order of the registrations."""
    event = schedule.event
    own: dict[str, list[Request]] = {}
    invitations: dict[str, list[Request]] = {}
    for request in event.requests:
        if request.level is not Level.NO:
            own.setdefault(request.asker, []).append(request)
            invitations.setdefault(request.target, []).append(request)
    met = schedule.by_pair.keys()
    for company in event.companies:
        wishes = own.get(company.id, [])
        top = [wish for wish in wishes if wish.level is Level.MUST or (wish.rank or TOP_RANK + 1) <= TOP_RANK]
        invited = invitations.get(company.id, [])
        meetings = schedule.by_company[company.id]
        idle = [idle_time(event, schedule.by_delegate[delegate.key]) for delegate in company.delegates]
        yield CompanyRow(
            company=company,
            as_purchaser=sum(meeting.purchaser == company.id for meeting in meetings),
            as_supplier=sum(meeting.supplier == company.id for meeting in meetings),
            wishes_met=sum(wish.pair in met for wish in wishes),
            wishes_asked=len(wishes),
            top_met=sum(wish.pair in met for wish in top),
            top_asked=len(top),
            invited_met=sum(wish.pair in met for wish in invited),
            invited=len(invited),
            gaps=sum(time.gaps for time in idle),
            lost_minutes=sum(time.lost_minutes for time in idle),
        )


class SlotReason(StrEnum):
    """What takes all the slots that both sides of an unmet request could use."""

    TABLES_FULL = "tables full"
    PURCHASER_FULL = "purchaser busy throughout"
    SUPPLIER_FULL = "supplier busy throughout"
    NEVER_FREE = "never free together"
    NO_INTERPRETER = "no interpreter free"
    TOO_FAR = "too far to walk"
    TABLES_AND_INTERPRETERS = "tables full, else no interpreter free"
    TABLES_AND_PEOPLE = "tables full, else busy"
    INTERPRETERS_AND_PEOPLE = "no interpreter free, else busy"
    TABLES_INTERPRETERS_AND_PEOPLE = "tables or interpreters taken, else busy"


_BY_OBSTACLES = {
    frozenset({Obstacle.TABLES_TAKEN}): SlotReason.TABLES_FULL,
    frozenset({Obstacle.NO_INTERPRETER}): SlotReason.NO_INTERPRETER,
    frozenset({Obstacle.CANNOT_WALK}): SlotReason.TOO_FAR,
    frozenset({Obstacle.TABLES_TAKEN, Obstacle.NO_INTERPRETER}): SlotReason.TABLES_AND_INTERPRETERS,
}

_BESIDE_PEOPLE = {
    frozenset({Obstacle.TABLES_TAKEN}): SlotReason.TABLES_AND_PEOPLE,
    frozenset({Obstacle.NO_INTERPRETER}): SlotReason.INTERPRETERS_AND_PEOPLE,
    frozenset({Obstacle.TABLES_TAKEN, Obstacle.NO_INTERPRETER}): SlotReason.TABLES_INTERPRETERS_AND_PEOPLE,
}


def slot_reason(unmet: Unmet) -> Reason | SlotReason:
    """Return the reason of an unmet request; if every slot is taken, what takes them."""
    if unmet.reason is not Reason.EVERY_SLOT_TAKEN or not unmet.obstacles:
        return unmet.reason
    kinds = frozenset(obstacle.obstacle for obstacle in unmet.obstacles)
    if kinds in _BY_OBSTACLES:
        return _BY_OBSTACLES[kinds]
    scarce = kinds & {Obstacle.TABLES_TAKEN, Obstacle.NO_INTERPRETER}
    if scarce:
        return _BESIDE_PEOPLE[scarce]
    if Obstacle.CANNOT_WALK in kinds:
        return SlotReason.TOO_FAR
    busy = [{side for meeting in slot.meetings for side in meeting.pair} for slot in unmet.obstacles]
    purchaser, supplier = (all(side in companies for companies in busy) for side in unmet.pair)
    if purchaser == supplier:
        return SlotReason.NEVER_FREE
    return SlotReason.PURCHASER_FULL if purchaser else SlotReason.SUPPLIER_FULL


def unmet_rows(event: Event, unmet: Sequence[Unmet]) -> Iterator[UnmetRow]:
    """Yield each unmet pair with the request of either side, in the order given.

    Parameters
    ----------
    event
        Gives the requests.
    unmet
        The unmet pairs.
    """
    for entry in unmet:
        requests = event.requests_by_pair.get(entry.pair, ())
        by_asker = {request.asker: request for request in requests}
        yield UnmetRow(entry, by_asker.get(entry.pair[0]), by_asker.get(entry.pair[1]))


_SHARED_BY = 5
"""A word that so many names of an event start with tells none of them from another."""

_EDGE = ' ,.;·()（）«»"“”-'
_IDEOGRAPH = re.compile("[\u3400-\u9fff]")


def short_names(event: Event) -> Mapping[str, str]:
    """The short name of every company by ID.

    ``Chongqing Yuweixi Electric Drives Co., Ltd.`` is ``Yuweixi Electric Drives`` where many others are of
    Chongqing. A name that would then be another's, or nothing, stays whole.
    """
    names = {company.id: company_name(event, company.id) for company in event.companies}
    shared = shared_starts(names.values())
    short = {key: shortened(name, shared) for key, name in names.items()}
    times = Counter(map(fold, short.values()))
    return {key: name if times[fold(name)] == 1 else names[key] for key, name in short.items()}


def shared_starts(names: Iterable[str]) -> tuple[str, ...]:
    """The first words that many of these names have, the longest first: cities that are known, or any other word."""
    bare = [fold(name) for name in names]
    firsts = Counter(first for name in bare if (first := _first_word(name)))
    found = {word for word, times in firsts.items() if times >= _SHARED_BY}
    for spellings in _spellings("cities"):
        if sum(name.startswith(spellings) for name in bare) >= _SHARED_BY:
            found |= set(spellings)
    return tuple(sorted(found, key=lambda word: (-len(word), word)))


def shortened(name: str, starts: Iterable[str] = ()) -> str:
    """Shorten a company's name by its legal form and by a first word that is one of ``starts``.

    Parameters
    ----------
    name
        The full name.
    starts
        Words, such as cities, with which many names of the event begin.
    """
    bare = without_start(_without_form(name), starts)
    return bare if len(bare) > 1 else name


def without_start(name: str, starts: Iterable[str]) -> str:
    """Remove the first word of a name if it is one of these; the name stays as it is if nothing would be left.

    Parameters
    ----------
    name
        The name.
    starts
        The words to remove.
    """
    for start in starts:
        if fold(name).startswith(start) and len(fold(name[: len(start)])) == len(start):
            rest = name[len(start) :]
            if _IDEOGRAPH.match(start) or not rest[:1].isalnum():
                return rest.lstrip(_EDGE) or name
    return name


@lru_cache(maxsize=16_384)
def _without_form(name: str) -> str:
    """The name without legal forms at its end, or one at its start, as Russian names have it."""
    before = None
    while before != name:
        before = name
        folded = name.casefold()
        for at_end, at_start in (_patterns_of(form) for form, first in _forms_by_first_word() if first in folded):
            cut = at_start.sub("", at_end.sub("", name))
            if cut != name and cut.strip(_EDGE):
                name = cut.strip(_EDGE)
                break
    return name


def _first_word(name: str) -> str:
    """The first word of a name in letters with blanks between words; none where it is the only one."""
    first, _, rest = name.partition(" ")
    return first if rest and first.isalpha() and not _IDEOGRAPH.match(first) else ""


@lru_cache(maxsize=1)
def _forms_by_first_word() -> tuple[tuple[str, str], ...]:
    """The legal forms, the longest first, each with its first word."""
    return tuple((form, form.split()[0].casefold()) for form in _forms())


@lru_cache(maxsize=256)
def _patterns_of(form: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What finds a legal form at the end of a name, and at its start."""
    plain = r"[\s,.]*".join(map(re.escape, form.split()))
    gap = "" if _IDEOGRAPH.match(form) else r"(?<![^\W\d_])"
    at_end = re.compile(rf"[\s,(（]*{gap}{plain}[\s.,)）»\"]*$", re.IGNORECASE)
    return at_end, re.compile(rf"^[\s\"«(]*{plain}(?=[\s\"«])", re.IGNORECASE)


@lru_cache(maxsize=1)
def _forms() -> tuple[str, ...]:
    """The legal forms, the longest first."""
    found = {form for spellings in _spellings("forms") for form in spellings}
    return tuple(sorted(found, key=lambda text: (-len(text), text)))


@lru_cache(maxsize=2)
def _spellings(part: str) -> tuple[tuple[str, ...], ...]:
    """The spellings of each form or city in ``data/legal_forms.json``."""
    data = json.loads(data_file("legal_forms.json").read_text(encoding="utf-8"))
    return tuple(tuple(map(fold, texts)) for texts in data[part].values())
