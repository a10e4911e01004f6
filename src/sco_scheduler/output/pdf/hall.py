"""The data of the templates for tables and for the posters of zones."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from itertools import groupby

from sco_scheduler.agendas.collation import Script, sorting_script
from sco_scheduler.agendas.hall import TableSlot, table_slots
from sco_scheduler.agendas.report import company_name, delegate_labels
from sco_scheduler.domain.event import Event, Seated, Zone
from sco_scheduler.domain.names import short_names
from sco_scheduler.domain.schedule import Schedule
from sco_scheduler.output.pdf.agendas import breakable, country_names, event_data, words_of
from sco_scheduler.output.pdf.pages import PageEdition
from sco_scheduler.output.texts.words import PageLanguage, hall_language, one_line, zone_name, zone_word

_POSTER_WORD = 16
"""The longest word of a name that is not broken on a poster."""

TableKey = tuple[str, str]
"""A table by its zone's code and its own label."""


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
    language = hall_language(event.settings.languages)
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
    """A day at a table. A company seated there all day is named once, above rows with the other side alone."""
    host = _seated_at(event, slots)
    rows = [_stand_row(event, labels, slot, language, host) for slot in slots]
    if host is None:
        _join_runs(event, slots, rows)
    return {
        "title": language.day(day),
        "host": None if host is None else _side(event, labels, *host, language),
        "rows": rows,
    }


def _join_runs(event: Event, slots: Sequence[TableSlot], rows: list[dict[str, object]]) -> None:
    """Name a company that is seated in consecutive meetings once for all of them: ``spans`` counts the rows."""
    side = 1 if event.settings.seated is Seated.SUPPLIERS else 0
    keys = [None if slot.meeting is None else slot.meeting.delegates[side] for slot in slots]
    number = 0
    for key, group in groupby(keys):
        count = len(list(group))
        for i in range(number, number + count):
            rows[i]["seated"] = side
            rows[i]["spans"] = 1 if key is None else count if i == number else 0
        number += count


def _seated_at(event: Event, slots: Sequence[TableSlot]) -> tuple[str, str] | None:
    """Return the company and delegate who are in every meeting at a table, the seated side first, or None."""
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
    language = hall_language(event.settings.languages)
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
    # A column for who is seated is worth its room where most tables are somebody's.
    seated = sum(_seated_at(event, row) is not None for row in of_day) > len(of_day) / 2
    tables = [_poster_table(event, names, row, _seated_at(event, row) if seated else None) for row in of_day]
    return {
        "zone": one_line(zone.code),
        "zone_title": _zone_title(zone, language),
        "day": language.day(day),
        "slots": [{"start": f"{slot.start:%H:%M}", "end": f"{slot.end:%H:%M}"} for slot in slots],
        "longest": max((len(word) for table in tables for cell in table.cells for word in cell.words), default=1),
        "tables": [asdict(table) for table in tables],
    }


@dataclass(frozen=True, slots=True)
class PosterCell:
    """A table in a slot on a poster: ``closed`` or not, and the names of both sides."""

    kind: str
    names: tuple[str, ...]

    @property
    def words(self) -> list[str]:
        """The parts of its names that are not broken; Chinese may be broken anywhere."""
        parts = (part for name in self.names for word in name.split() for part in re.split("[\u00ad-]", word))
        return [part for part in parts if sorting_script(part) is not Script.CHINESE]


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
    others = (code for code in cell.meeting.pair if host is None or code != host[0])
    return PosterCell("meeting", tuple(_short(event, names, code) for code in others))


def _short(event: Event, names: Mapping[str, str], code: str) -> str:
    return breakable(one_line(names.get(code) or company_name(event, code)), _POSTER_WORD)


def _common(event: Event, language: PageLanguage, edition: PageEdition) -> dict[str, object]:
    words = {
        **words_of(language, ("time", "table", "free", "page")),
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
    event: Event, labels: Mapping[str, str], slot: TableSlot, language: PageLanguage, host: tuple[str, str] | None
) -> dict[str, object]:
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
