"""The data of the sheets for tables and of the posters for zones."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from itertools import groupby

from sco_scheduler.agendas.hall import TableSlot, table_slots
from sco_scheduler.agendas.people import company_name, delegate_labels
from sco_scheduler.domain.event import Event, Zone
from sco_scheduler.domain.schedule import Meeting, Schedule
from sco_scheduler.output.pdf.agendas import (
    breakable,
    country_names,
    event_data,
    event_line,
    words_of,
)
from sco_scheduler.output.pdf.fitting import fit_stand, sheet_density_data
from sco_scheduler.output.pdf.pages import Edition, Stand, StandRow
from sco_scheduler.output.texts.cells import one_line
from sco_scheduler.output.texts.dates import day_title
from sco_scheduler.output.texts.language import PageLanguage, hall_language
from sco_scheduler.output.texts.names import zone_name, zone_word

_ONE_POSTER = 45
"""A zone with more tables than this goes on to further posters, and nothing needs to be measured."""

_POSTER_WORD = 14
"""The longest word that a column of a poster has room for; the template sees to it."""

Table = tuple[str, str]
"""A table by its zone's code and its own label."""


def tables_data(schedule: Schedule, edition: Edition, only: Collection[Table] | None = None) -> dict[str, object]:
    """The data of the template ``tables``: a sheet for every table, or for those in ``only``."""
    event = schedule.event
    language = hall_language(event.settings.languages)
    labels = delegate_labels(event)
    sheets = [
        _sheet(event, labels, zone, row, language)
        for zone in event.zones
        for row in table_slots(schedule, zone)
        if row and (only is None or (zone.code, row[0].table.label) in only)
    ]
    return {**_common(event, language, edition), "densities": sheet_density_data(), "sheets": sheets}


def _sheet(
    event: Event, labels: Mapping[str, str], zone: Zone, row: tuple[TableSlot, ...], language: PageLanguage
) -> dict[str, object]:
    stand: Stand = {
        "zone": one_line(zone.code),
        "zone_title": _zone_title(zone, language),
        "table": one_line(row[0].table.label),
        "days": [
            {"title": _title(day, language), "rows": [_stand_row(event, labels, slot, language) for slot in slots]}
            for day, slots in _by_day(row)
        ],
    }
    found = fit_stand(stand, event_line(event))
    return {**stand, "density": found.density, "sure": found.sure, "apart": found.apart, "extra": round(found.extra, 3)}


def posters_data(schedule: Schedule, edition: Edition, only: Collection[str] | None = None) -> dict[str, object]:
    """The data of the template ``posters``: tables by slots, one poster a zone and day, for the zones in ``only``."""
    event = schedule.event
    language = hall_language(event.settings.languages)
    posters = []
    for zone in event.zones:
        rows = [row for row in table_slots(schedule, zone) if row]
        if not rows or (only is not None and zone.code not in only):
            continue
        posters += [_poster(event, zone, day, rows, language) for day, _ in _by_day(rows[0])]
    return {**_common(event, language, edition), "posters": posters}


def _poster(
    event: Event, zone: Zone, day: date, rows: Collection[tuple[TableSlot, ...]], language: PageLanguage
) -> dict[str, object]:
    slots = [cell.slot for cell in next(iter(rows)) if cell.slot.date == day]
    return {
        "zone": one_line(zone.code),
        "zone_title": _zone_title(zone, language),
        "day": _title(day, language),
        "slots": [{"start": f"{slot.start:%H:%M}", "end": f"{slot.end:%H:%M}"} for slot in slots],
        "many": len(rows) > _ONE_POSTER,
        "tables": [
            {
                "label": one_line(row[0].table.label),
                "cells": [_grid_cell(event, cell) for cell in row if cell.slot.date == day],
            }
            for row in rows
        ],
    }


def _common(event: Event, language: PageLanguage, edition: Edition) -> dict[str, object]:
    words = {
        **words_of(language, ("time", "table", "free", "page")),
        **words_of(language, ("closed", "no_meetings", "purchaser", "supplier"), "hall"),
    }
    return {**event_data(event), "lang": language.main, "words": words, "revision": edition.in_words(language)}


def _by_day(row: tuple[TableSlot, ...]) -> Iterator[tuple[date, list[TableSlot]]]:
    for day, slots in groupby(row, key=lambda slot: slot.slot.date):
        yield day, list(slots)


def _title(day: date, language: PageLanguage) -> list[str]:
    return list(dict.fromkeys(day_title(day, lang) for lang in language.all))


def _zone_title(zone: Zone, language: PageLanguage) -> list[str]:
    titles = []
    for lang in language.all:
        name = one_line(zone_name(zone, lang))
        word = zone_word(one_line(zone.code), lang)
        titles.append(f"{word}: {name}" if name else word)
    return list(dict.fromkeys(titles))


def _stand_row(event: Event, labels: Mapping[str, str], slot: TableSlot, language: PageLanguage) -> StandRow:
    meeting = slot.meeting
    idle = "closed" if slot.closed else "free"
    sides = zip(meeting.pair, meeting.delegates, strict=True) if meeting is not None else ()
    return {
        "start": f"{slot.slot.start:%H:%M}",
        "end": f"{slot.slot.end:%H:%M}",
        "kind": idle if meeting is None else "meeting",
        "sides": [_side(event, labels, *side, language) for side in sides],
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


def _grid_cell(event: Event, cell: TableSlot) -> list[str]:
    meeting: Meeting | None = cell.meeting
    if meeting is None:
        return ["closed"] if cell.closed else []
    return [breakable(one_line(company_name(event, code)), _POSTER_WORD) for code in meeting.pair]
