"""The data of the templates for documents in the hall: table sheets, zone posters, lists for door and desk.

``part`` is the part of a list to print; None for all.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from itertools import groupby
from typing import TypedDict, TypeVar

from sco_scheduler.agendas.build_report import company_name, delegate_labels
from sco_scheduler.agendas.collation import Script, sort_key, sorting_script
from sco_scheduler.agendas.desk import (
    Arrival,
    DelegateLine,
    DeskCell,
    DeskDay,
    arrivals_by_company,
    arrivals_by_delegate,
    desk_days,
)
from sco_scheduler.agendas.rows import RowKind, TableSlot, table_slots
from sco_scheduler.domain.event import Event, Seated, Zone
from sco_scheduler.domain.names import short_names
from sco_scheduler.domain.schedule import Schedule
from sco_scheduler.output.pdf.agendas import breakable, country_names, event_data, words_of
from sco_scheduler.output.pdf.pages import PageEdition
from sco_scheduler.output.texts.words import (
    PageLanguage,
    hall_language,
    one_line,
    short_day,
    wall_language,
    zone_name,
    zone_word,
)

_POSTER_WORD = 16
"""The longest word of a name that is not broken on a poster."""

TableKey = tuple[str, str]
"""A table by its zone's code and its label."""


def tables_data(
    schedule: Schedule, edition: PageEdition, only: Collection[TableKey] | None = None
) -> dict[str, object]:
    """Make the data of the template ``tables``, a sheet for each table.

    Parameters
    ----------
    only
        The tables to print; None for all.
    """
    event = schedule.event
    language = wall_language(event.settings.languages)
    labels = delegate_labels(event)
    sheets = [
        _sheet(event, labels, zone, row, language)
        for zone in event.zones
        for row in table_slots(schedule, zone)
        if row and (only is None or (zone.code, row[0].table.label) in only)
    ]
    return {**_common(event, language, edition), "sheets": sheets}


def _sheet(
    event: Event, labels: Mapping[str, str], zone: Zone, row: tuple[TableSlot, ...], language: PageLanguage
) -> dict[str, object]:
    return {
        "zone": one_line(zone.code),
        "zone_title": _zone_title(zone, language),
        "table": one_line(row[0].table.label),
        "days": [_stand_day(event, labels, day, slots, language) for day, slots in _by_day(row)],
    }


def _stand_day(
    event: Event, labels: Mapping[str, str], day: date, slots: Sequence[TableSlot], language: PageLanguage
) -> dict[str, object]:
    """A day at a table, in parts by the seated delegate, who is named once above rows with the other side only."""
    parts = [
        _StandPart(
            None if host is None else _side(event, labels, *host, language),
            [_stand_row(event, labels, slot, language, host) for slot in some],
        )
        for host, some in _parts(event, slots)
    ]
    names = (side["name"] for part in parts for row in part.rows for side in row["sides"])
    return {"title": language.day(day), "parts": [asdict(part) for part in parts], "words": _unbroken(names)}


@dataclass(frozen=True, slots=True)
class _StandPart:
    """Rows of a table sheet below the name of the seated side; None if the rows name both sides."""

    host: dict[str, str] | None
    rows: list[_StandRow]


class _StandRow(TypedDict):
    """A slot on a table sheet: ``kind`` is ``meeting``, ``free`` or ``closed``."""

    start: str
    end: str
    kind: str
    sides: list[dict[str, str]]


_Host = tuple[str, str]
"""A company and its delegate who are seated at a table."""


def _parts(event: Event, slots: Sequence[TableSlot]) -> list[tuple[_Host | None, list[TableSlot]]]:
    """Divide the slots of a day at a table by the seated delegate; None if both sides change.

    Consecutive delegates get separate parts if these have at least two meetings on average. Free
    slots belong to the delegate before, those at the start to the first.
    """
    host = _seated_at(event, slots)
    if host is not None:
        return [(host, list(slots))]
    side = 1 if event.settings.seated is Seated.SUPPLIERS else 0
    begins: list[tuple[int, _Host]] = []
    for i, slot in enumerate(slots):
        seated = (slot.meeting.pair[side], slot.meeting.delegates[side]) if slot.meeting is not None else None
        if seated is not None and (not begins or seated != begins[-1][1]):
            begins.append((i, seated))
    held = sum(slot.meeting is not None for slot in slots)
    if not begins or (len(begins) > 1 and 2 * len(begins) > held):
        return [(None, list(slots))]
    ends = [*(i for i, _ in begins[1:]), len(slots)]
    starts = [0, *ends[:-1]]
    return [(host, list(slots[i:j])) for (_, host), i, j in zip(begins, starts, ends, strict=True)]


def _unbroken(names: Iterable[str], most: int = 8) -> list[str]:
    """The longest parts of names that are not broken between lines; Chinese may be broken anywhere."""
    parts = {part for name in names for word in one_line(name).split() for part in re.split("[\u00ad-]", word)}
    return sorted((p for p in parts if sorting_script(p) is not Script.CHINESE), key=lambda p: (-len(p), p))[:most]


def _seated_at(event: Event, slots: Sequence[TableSlot]) -> tuple[str, str] | None:
    """Return the company and delegate in all meetings at a table, the seated side first, or None."""
    held = [slot.meeting for slot in slots if slot.meeting is not None]
    if not held:
        return None
    order = (1, 0) if event.settings.seated is Seated.SUPPLIERS else (0, 1)
    for side in order:
        found = {(meeting.pair[side], meeting.delegates[side]) for meeting in held}
        if len(found) == 1 and len(held) > 1:
            return found.pop()
    return None


def posters_data(schedule: Schedule, edition: PageEdition, only: Collection[str] | None = None) -> dict[str, object]:
    """Make the data of the template ``posters``: tables by slots, one poster for each zone and day.

    Parameters
    ----------
    only
        The codes of the zones to print; None for all.
    """
    event = schedule.event
    language = wall_language(event.settings.languages)
    names = short_names(event)
    posters = []
    for zone in event.zones:
        rows = [row for row in table_slots(schedule, zone) if row]
        if not rows or (only is not None and zone.code not in only):
            continue
        posters += [_poster(event, names, zone, day, rows, language) for day, _ in _by_day(rows[0])]
    return {**_common(event, language, edition), "posters": posters}


def _poster(
    event: Event,
    names: Mapping[str, str],
    zone: Zone,
    day: date,
    rows: Collection[tuple[TableSlot, ...]],
    language: PageLanguage,
) -> dict[str, object]:
    slots = [cell.slot for cell in next(iter(rows)) if cell.slot.date == day]
    of_day = [[cell for cell in row if cell.slot.date == day] for row in rows]
    # A column for the seated side is worthwhile if most tables have a fixed one.
    seated = sum(_seated_at(event, row) is not None for row in of_day) > len(of_day) / 2
    tables = [_poster_table(event, names, row, _seated_at(event, row) if seated else None) for row in of_day]
    return {
        "zone": one_line(zone.code),
        "zone_title": _zone_title(zone, language),
        "day": language.day(day),
        "slots": [{"start": f"{slot.start:%H:%M}", "end": f"{slot.end:%H:%M}"} for slot in slots],
        "words": _unbroken(name for table in tables for cell in table.cells for name in cell.names),
        "tables": [asdict(table) for table in tables],
    }


@dataclass(frozen=True, slots=True)
class PosterCell:
    """A table in a slot on a poster: ``closed`` or not, and the names of both sides, who is seated first.

    ``bold`` is the place of the name of who comes to the table; if nobody is seated, of the purchaser.
    """

    kind: str
    names: tuple[str, ...]
    bold: int = 0


@dataclass(frozen=True, slots=True)
class PosterTable:
    """A row of a poster; ``host`` is the company seated there all day, None if there is none."""

    label: str
    host: str | None
    cells: tuple[PosterCell, ...]


def _poster_table(
    event: Event, names: Mapping[str, str], row: Sequence[TableSlot], host: tuple[str, str] | None
) -> PosterTable:
    cells = tuple(_poster_cell(event, names, cell, host) for cell in row)
    label = one_line(row[0].table.label)
    return PosterTable(label, None if host is None else _short(event, names, host[0]), cells)


def _poster_cell(event: Event, names: Mapping[str, str], cell: TableSlot, host: tuple[str, str] | None) -> PosterCell:
    if cell.meeting is None:
        return PosterCell("closed" if cell.closed else "free", ())
    sides = cell.meeting.pair[::-1] if event.settings.seated is Seated.SUPPLIERS else cell.meeting.pair
    shown = tuple(_short(event, names, code) for code in sides if host is None or code != host[0])
    return PosterCell("meeting", shown, int(len(shown) > 1 and event.settings.seated is not Seated.NOBODY))


def _short(event: Event, names: Mapping[str, str], code: str) -> str:
    return breakable(one_line(names.get(code) or company_name(event, code)), _POSTER_WORD)


def _common(event: Event, language: PageLanguage, edition: PageEdition) -> dict[str, object]:
    words = {
        **words_of(language, ("time", "table", "free")),
        **words_of(language, ("closed", "no_meetings", "purchaser", "supplier", "seated", "visits"), "hall"),
    }
    return {**event_data(event), "lang": language.main, "words": words, "revision": edition.in_words(language)}


def _by_day(row: tuple[TableSlot, ...]) -> Iterator[tuple[date, list[TableSlot]]]:
    for day, slots in groupby(row, key=lambda slot: slot.slot.date):
        yield day, list(slots)


def _zone_title(zone: Zone, language: PageLanguage) -> list[str]:
    def title(lang: str) -> str:
        name, word = one_line(zone_name(zone, lang)), zone_word(one_line(zone.code), lang)
        return f"{word}: {name}" if name else word

    return language.each(title)


def _stand_row(
    event: Event, labels: Mapping[str, str], slot: TableSlot, language: PageLanguage, host: _Host | None
) -> _StandRow:
    meeting = slot.meeting
    idle = "closed" if slot.closed else "free"
    sides = zip(meeting.pair, meeting.delegates, strict=True) if meeting is not None else ()
    return {
        "start": f"{slot.slot.start:%H:%M}",
        "end": f"{slot.slot.end:%H:%M}",
        "kind": idle if meeting is None else "meeting",
        "sides": [_side(event, labels, *side, language) for side in sides if side != host],
    }


def _side(event: Event, labels: Mapping[str, str], code: str, key: str, language: PageLanguage) -> dict[str, str]:
    company = event.company_by_id.get(code)
    name = breakable(one_line(company_name(event, code)), 20)
    local = one_line(company.local_name) if company is not None else ""
    country = country_names(company.country, language) if company is not None else []
    return {
        "name": name,
        "local": local if local != name else "",
        "rest": " · ".join(filter(None, (one_line(labels.get(key, key)), *country))),
    }


T = TypeVar("T")

DESK_SLOTS = 15
"""The largest number of slots side by side on the desk list."""

DOORS_IN_ONE, DESK_IN_ONE = 1_500, 600
"""The largest number of lines of a list in one PDF; longer lists are set, printed and used in parts."""


@dataclass(frozen=True, slots=True)
class DoorsPart:
    """A part of the door list: lines under the key of each title, and its first and last letter (or none)."""

    lists: tuple[tuple[str, Sequence[Arrival]], ...]
    letters: str = ""


DeskPart = tuple[DeskDay, ...]
"""A part of the desk list: days, with the people whose lines are in it, in order."""


def doors_parts(schedule: Schedule) -> list[DoorsPart]:
    """The door list of all people by company and then by name: in one part, or several for a large event."""
    lists = (("hall.by_company", arrivals_by_company(schedule)), ("hall.by_delegate", arrivals_by_delegate(schedule)))
    if sum(len(arrivals) for _, arrivals in lists) <= DOORS_IN_ONE:
        return [DoorsPart(tuple((title, arrivals) for title, arrivals in lists if arrivals))]
    return [
        DoorsPart(((title, some),), f"{some[0].initial}–{some[-1].initial}")
        for title, arrivals in lists
        for some in _chunks(arrivals, DOORS_IN_ONE)
    ]


def doors_data(schedule: Schedule, edition: PageEdition, part: DoorsPart | None = None) -> dict[str, object]:
    """Make the data of the template ``doors``: all people by company, then by name, grouped by script."""
    event = schedule.event
    language = hall_language(event.settings.languages)
    several_days = len(event.days) > 1
    lists = (part,) if part is not None else doors_parts(schedule)
    return {
        **_list_common(event, language, edition, "door"),
        "parts": [
            {
                "title": [f"{word} {of.letters}".strip() for word in language.word(title)],
                "scripts": list(_scripts(arrivals, language, several_days)),
            }
            for of in lists
            for title, arrivals in of.lists
        ],
    }


def _scripts(arrivals: Sequence[Arrival], language: PageLanguage, several_days: bool) -> Iterator[dict[str, object]]:
    for script, some in groupby(arrivals, key=lambda arrival: arrival.script):
        letters = [
            {"letter": letter, "rows": [_arrival(arrival, language, several_days) for arrival in rows]}
            for letter, rows in groupby(some, key=lambda arrival: arrival.initial)
        ]
        yield {"title": language.word(f"hall.{script.value}"), "letters": letters}


def _arrival(arrival: Arrival, language: PageLanguage, several_days: bool) -> dict[str, str]:
    first = ""
    if arrival.first is not None:
        meeting = arrival.first
        day = f"{short_day(meeting.start.date(), language.main)} " if several_days else ""
        first = f"{day}{meeting.start:%H:%M}  {one_line(meeting.zone)}/{one_line(meeting.table)}"
    return {
        "start": one_line(arrival.name[: arrival.sorted_from]),
        "name": breakable(one_line(arrival.name[arrival.sorted_from :]), 22),
        "other": breakable(one_line(arrival.other), 22),
        "delegate": breakable(one_line(arrival.delegate), 18),
        "country": " · ".join(country_names(arrival.company.country, PageLanguage(language.main))),
        "id": one_line(arrival.company.id),
        "first": first,
    }


def desk_parts(schedule: Schedule) -> list[DeskPart]:
    """The desk list, people by the names of their companies: all days in one part, or several parts a day."""
    event = schedule.event

    def in_order(lines: Iterable[DelegateLine]) -> tuple[DelegateLine, ...]:
        return tuple(
            sorted(lines, key=lambda line: (sort_key(company_name(event, line.company.id)), line.delegate.key))
        )

    days = [
        replace(day, purchasers=in_order(day.purchasers), suppliers=in_order(day.suppliers))
        for day in desk_days(schedule)
    ]
    if sum(len(day.purchasers) + len(day.suppliers) for day in days) <= DESK_IN_ONE:
        return [tuple(days)]
    return [(part,) for day in days for part in _desk_parts(day)]


def _desk_parts(day: DeskDay) -> Iterator[DeskDay]:
    """Free tables and interpreters with the first people; then purchasers and suppliers, each in parts."""
    nobody = replace(day, purchasers=(), suppliers=())
    nothing_else = replace(nobody, interpreters=(), zones=())
    for number, lines in enumerate(_chunks(day.purchasers, DESK_IN_ONE)):
        yield replace(nothing_else if number else nobody, purchasers=lines)
    for lines in _chunks(day.suppliers, DESK_IN_ONE):
        yield replace(nothing_else if day.purchasers else nobody, suppliers=lines)


def _chunks(items: Sequence[T], most: int) -> list[tuple[T, ...]]:
    return [tuple(items[start : start + most]) for start in range(0, len(items), most)]


def desk_data(schedule: Schedule, edition: PageEdition, part: DeskPart | None = None) -> dict[str, object]:
    """Make the data of the template ``desk``: people by slots, a table for each day and group."""
    event = schedule.event
    language = hall_language(event.settings.languages)
    days = part if part is not None else tuple(day for days in desk_parts(schedule) for day in days)
    return {
        **_list_common(event, language, edition, "desk"),
        "days": [_desk_day(event, part, language) for day in days for part in _columns_apart(day)],
    }


def _columns_apart(day: DeskDay) -> Iterator[DeskDay]:
    """The day, or parts of it with no more slots than fit on a page."""
    slots = day.day.slots
    count = max(1, -(-len(slots) // DESK_SLOTS))
    size = max(1, -(-len(slots) // count))

    def delegates(lines: Iterable[DelegateLine], part: slice) -> tuple[DelegateLine, ...]:
        return tuple(replace(line, cells=line.cells[part]) for line in lines)

    for start in range(0, max(1, len(slots)), size):
        part = slice(start, start + size)
        yield replace(
            day,
            day=replace(day.day, slots=slots[part]),
            purchasers=delegates(day.purchasers, part),
            suppliers=delegates(day.suppliers, part),
            interpreters=tuple(replace(line, cells=line.cells[part]) for line in day.interpreters),
            zones=tuple(replace(line, free=line.free[part]) for line in day.zones),
        )


def _desk_day(event: Event, day: DeskDay, language: PageLanguage) -> dict[str, object]:
    labels = delegate_labels(event)

    def people(lines: Iterable[DelegateLine]) -> list[dict[str, object]]:
        return [
            {
                "name": one_line(company_name(event, line.company.id)),
                "rest": " · ".join(filter(None, (one_line(line.company.id), one_line(labels[line.delegate.key])))),
                "cells": [_state(cell) for cell in line.cells],
            }
            for line in lines
        ]

    interpreters: list[dict[str, object]] = [
        {
            "name": one_line(line.interpreter.name or line.interpreter.id),
            "rest": one_line(line.interpreter.id) if line.interpreter.name else "",
            "cells": [_state(cell) for cell in line.cells],
        }
        for line in day.interpreters
    ]
    zones: list[dict[str, object]] = [
        {"name": zone_word(one_line(line.zone.code), language.main), "rest": "", "cells": [str(n) for n in line.free]}
        for line in day.zones
    ]
    groups = (
        ("hall.free_tables", zones),
        ("hall.interpreters_free", interpreters),
        ("hall.purchasers", people(day.purchasers)),
        ("hall.suppliers", people(day.suppliers)),
    )
    return {
        "title": language.day(day.day.date),
        "slots": [f"{slot.start:%H:%M}" for slot in day.day.slots],
        "groups": [{"title": language.word(title), "rows": rows} for title, rows in groups if rows],
    }


def _state(cell: DeskCell) -> str:
    """``+`` if free, ``-`` if away, else the place."""
    if cell.kind is RowKind.MEETING and cell.meeting is not None:
        return f"{one_line(cell.meeting.zone)} {one_line(cell.meeting.table)}"
    return "+" if cell.kind is RowKind.FREE else "-"


def _list_common(event: Event, language: PageLanguage, edition: PageEdition, title: str) -> dict[str, object]:
    words = {
        **words_of(language, ("free", "away", "page", "delegate", "country")),
        **words_of(language, ("company", "first_meeting"), "hall"),
    }
    return {
        **event_data(event),
        "title": language.word(f"hall.{title}"),
        "lang": language.main,
        "words": words,
        "revision": edition.in_words(language),
    }
