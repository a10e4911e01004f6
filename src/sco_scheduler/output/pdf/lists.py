"""The data of the templates for the lists at the door and at the desk. ``part`` is the part to print; None for all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TypeVar

from sco_scheduler.agendas.collation import sort_key
from sco_scheduler.agendas.delegates import RowKind
from sco_scheduler.agendas.desk import (
    Arrival,
    DelegateLine,
    DeskCell,
    DeskDay,
    arrivals_by_company,
    arrivals_by_delegate,
    desk_days,
)
from sco_scheduler.agendas.report import company_name, delegate_labels
from sco_scheduler.domain.event import Event
from sco_scheduler.domain.schedule import Schedule
from sco_scheduler.output.pdf.agendas import breakable, country_names, event_data, words_of
from sco_scheduler.output.pdf.pages import PageEdition
from sco_scheduler.output.texts.words import PageLanguage, hall_language, one_line, short_day, zone_word

T = TypeVar("T")

DESK_SLOTS = 15
"""The most slots that stand side by side on the desk list."""

DOORS_IN_ONE, DESK_IN_ONE = 1_500, 600
"""The most lines of a list in one PDF; longer ones are set, printed and taken to the doors in parts."""


@dataclass(frozen=True, slots=True)
class DoorsPart:
    """A part of the door list: lines under the key of each title, and from which letter to which they are (or none)."""

    lists: tuple[tuple[str, Sequence[Arrival]], ...]
    letters: str = ""


DeskPart = tuple[DeskDay, ...]
"""A part of the desk list: days, with those people whose lines are in it, in their order."""


def doors_parts(schedule: Schedule) -> list[DoorsPart]:
    """The door list, everybody by company and then by name: in one part, or several for a large event."""
    lists = (("hall.by_company", arrivals_by_company(schedule)), ("hall.by_delegate", arrivals_by_delegate(schedule)))
    if sum(len(arrivals) for _, arrivals in lists) <= DOORS_IN_ONE:
        return [DoorsPart(tuple((title, arrivals) for title, arrivals in lists if arrivals))]
    return [
        DoorsPart(((title, some),), f"{some[0].initial}–{some[-1].initial}")
        for title, arrivals in lists
        for some in _chunks(arrivals, DOORS_IN_ONE)
    ]


def doors_data(schedule: Schedule, edition: PageEdition, part: DoorsPart | None = None) -> dict[str, object]:
    """Make the data of the template ``doors``: everybody by company, then by name, grouped by script."""
    event = schedule.event
    language = hall_language(event.settings.languages)
    several_days = len(event.days) > 1
    lists = (part,) if part is not None else doors_parts(schedule)
    return {
        **_common(event, language, edition, "door"),
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
        **_common(event, language, edition, "desk"),
        "days": [_desk_day(event, part, language) for day in days for part in _columns_apart(day)],
    }


def _columns_apart(day: DeskDay) -> Iterator[DeskDay]:
    """The day, or parts of it with no more slots than a page is wide."""
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
    """``+`` where free, ``-`` where away, else the place."""
    if cell.kind is RowKind.MEETING and cell.meeting is not None:
        return f"{one_line(cell.meeting.zone)} {one_line(cell.meeting.table)}"
    return "+" if cell.kind is RowKind.FREE else "-"


def _common(event: Event, language: PageLanguage, edition: PageEdition, title: str) -> dict[str, object]:
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
