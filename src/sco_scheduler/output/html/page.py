"""Builds the page: template, style, script and data in one file that loads nothing else.

Texts of registrants are included in two ways: the event's name and venue through the template, which
escapes them, and everything else as JSON, in which all characters with a meaning in HTML are escaped. The
script creates elements from it with text nodes only. As a second defence, the page's content security policy allows
only this script and this style, identified by their hashes, and no loading at all.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from zoneinfo import ZoneInfo

from sco_scheduler.agendas.build_report import delegate_labels, interpreter_label
from sco_scheduler.agendas.rows import EventDay, RowKind, TableSlot, TimeRow, day_rows, days_of, table_slots
from sco_scheduler.domain.event import Company, Event, Span, Zone
from sco_scheduler.domain.messages import LANGUAGES
from sco_scheduler.domain.schedule import Meeting, Schedule
from sco_scheduler.output.files import write_whole
from sco_scheduler.output.texts.words import (
    country_name,
    day_title,
    days_in_words,
    event_languages,
    moment,
    one_line,
    programme_line,
    words,
    zone_name,
)

FREE, CLOSED = -1, -2
"""Values of a grid's cell without a meeting."""

Packed = list[object]


def packed(schedule: Schedule) -> dict[str, object]:
    """All data that the page shows of a schedule, ready for JSON.

    A row of an agenda is a meeting's number, or -1 - n for number n of ``idle``: a stretch that is
    free, away or a break. Times are minutes of the day; a day is an index into ``days``.
    """
    return _Packing(schedule).all()


class _Packing:
    """Numbers values in the order in which they are first used."""

    def __init__(self, schedule: Schedule) -> None:
        self.event = schedule.event
        self.schedule = schedule
        self.days = _days(schedule)
        self.day_number = {day.date: n for n, day in enumerate(self.days)}
        self.zone_number = {zone.code: n for n, zone in enumerate(_zones(schedule))}
        self.meeting_number = {id(meeting): n for n, meeting in enumerate(schedule.meetings)}
        self.countries: dict[str, int] = {}
        self.companies: dict[str, Packed] = {}
        self.company_number: dict[str, int] = {}
        self.person_number: dict[str, int] = {}
        self.people: list[Packed] = []
        self.idle: dict[tuple[object, ...], int] = {}

    def all(self) -> dict[str, object]:
        self._everybody()
        meetings = [self._meeting(meeting) for meeting in self.schedule.meetings]
        return {
            "days": [_day(self.event, day.date) for day in self.days],
            "slots": [[self.day_number[slot.date], *_minutes(slot.start, slot.end)] for slot in self.event.slots],
            "zones": [self._zone(zone) for zone in _zones(self.schedule)],
            "companies": list(self.companies.values()),
            "countries": [[country_name(country, lang) for lang in LANGUAGES] for country in self.countries],
            "people": self.people,
            "meetings": meetings,
            "idle": [list(row) for row in self.idle],
        }

    def _everybody(self) -> None:
        labels = delegate_labels(self.event)
        for company in self.event.companies:
            for delegate in company.delegates:
                held = self.schedule.by_delegate[delegate.key]
                if company.cancelled and not held:
                    continue
                rows = self._rows(held, delegate.absences)
                self._person(company, delegate.key, labels[delegate.key], delegate.title, rows)
        for meeting in self.schedule.meetings:
            for code, key in zip(meeting.pair, meeting.delegates, strict=True):
                if key not in self.person_number:
                    # Somebody who had a meeting before the registration was removed from the workbook.
                    gone = self.event.company_by_id.get(code) or Company(code, code)
                    self._person(gone, key, "", "", self._rows(self.schedule.by_delegate[key], ()))
        self._interpreters()

    def _interpreters(self) -> None:
        for code, meetings in self.schedule.by_interpreter.items():
            known = self.event.interpreter_by_id.get(code)
            rows = self._rows(meetings, known.absences if known is not None else ())
            self.person_number[_interpreter_key(code)] = len(self.people)
            self.people.append([-1, one_line(code), one_line(interpreter_label(self.event, code)), "", rows])

    def _person(self, company: Company, key: str, name: str, title: str, rows: Sequence[int]) -> None:
        self.person_number[key] = len(self.people)
        self.people.append([self._company(company), one_line(key), one_line(name), one_line(title), rows])

    def _company(self, company: Company) -> int:
        if company.id not in self.company_number:
            self.company_number[company.id] = len(self.company_number)
            country = self.countries.setdefault(one_line(company.country), len(self.countries))
            name = one_line(company.name) or one_line(company.local_name) or one_line(company.id)
            local = one_line(company.local_name)
            products = one_line(company.products)
            self.companies[company.id] = [one_line(company.id), name, local, country, products, _role(company)]
        return self.company_number[company.id]

    def _rows(self, held: Sequence[Meeting], absences: Sequence[Span]) -> list[int]:
        return [self._row(row) for day in self.days for row in day_rows(day, held, absences, self.event.programme)]

    def _row(self, row: TimeRow) -> int:
        if row.kind is RowKind.MEETING:
            return self.meeting_number[id(row.meeting)]
        said = () if row.item is None else (tuple(programme_line(row.item, lang) for lang in LANGUAGES),)
        entry = (row.kind.value, self.day_number[row.start.date()], *_minutes(row.start, row.end), *said)
        return -1 - self.idle.setdefault(entry, len(self.idle))

    def _meeting(self, meeting: Meeting) -> Packed:
        interpreter = -1 if meeting.interpreter is None else self.person_number[_interpreter_key(meeting.interpreter)]
        return [
            self.day_number[meeting.start.date()],
            *_minutes(meeting.start, meeting.end),
            self.zone_number[meeting.zone],
            one_line(meeting.table),
            *(self.person_number[key] for key in meeting.delegates),
            interpreter,
        ]

    def _zone(self, zone: Zone) -> Packed:
        names = [one_line(zone_name(zone, lang)) for lang in LANGUAGES]
        labels = [one_line(table.label) for table in zone.tables]
        grid = [[self._cell(cell) for cell in row] for row in table_slots(self.schedule, zone)]
        return [one_line(zone.code), names, labels, grid]

    def _cell(self, cell: TableSlot) -> int:
        if cell.meeting is not None:
            return self.meeting_number[id(cell.meeting)]
        return CLOSED if cell.closed else FREE


def _interpreter_key(code: str) -> str:
    return f"interpreter {code}"


def _role(company: Company) -> str:
    """The key of the word for the company's roles, without its group."""
    if company.purchaser is not None and company.supplier is not None:
        return "both_roles"
    return "supplier" if company.purchaser is None and company.supplier is not None else "purchaser"


def _days(schedule: Schedule) -> tuple[EventDay, ...]:
    """The event's days, and other days with meetings held before the sessions were changed."""
    days = {day.date: day for day in days_of(schedule.event)}
    for meeting in schedule.meetings:
        days.setdefault(meeting.start.date(), EventDay(meeting.start.date(), ()))
    return tuple(days[day] for day in sorted(days))


def _zones(schedule: Schedule) -> tuple[Zone, ...]:
    """The event's zones, and other zones with meetings."""
    zones: Mapping[str, Zone] = schedule.event.zone_by_code
    others: Iterable[str] = dict.fromkeys(meeting.zone for meeting in schedule.meetings if meeting.zone not in zones)
    return (*schedule.event.zones, *(Zone(code) for code in others))


def _day(event: Event, day: date) -> Packed:
    """The date, its distance from UTC in minutes at noon, and its title in each language."""
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=ZoneInfo(event.settings.time_zone))
    offset = noon.utcoffset()
    minutes = 0 if offset is None else int(offset.total_seconds()) // 60
    return [day.isoformat(), minutes, [day_title(day, lang) for lang in LANGUAGES]]


def _minutes(start: datetime, end: datetime) -> tuple[int, int]:
    """Start and end as minutes of the start's day."""
    first = start.hour * 60 + start.minute
    return first, first + int((end - start).total_seconds()) // 60


ASSETS = Path(__file__).parent / "assets"

SCRIPTS = ("dom.js", "fold.js", "model.js", "clock.js", "search.js", "parts.js", "views.js", "app.js")
"""The parts of the page's script, in the order of their dependencies."""

_GROUPS = ("html.", "agenda.", "hall.")


def write_page(
    path: Path, schedule: Schedule, *, built_at: datetime, revision: int = 1, lang: str | None = None
) -> None:
    """Write the page of a schedule: search, agendas, tables, zones and what is on now, in three languages.

    Parameters
    ----------
    path
        The file to write (``agendas.html``); its folder must exist.
    schedule
        The whole schedule is on the page, without e-mail addresses, phone numbers and notes.
    lang
        The initial language of the page; None for that of the reader's browser, or else the event's first. Readers
        can choose another at any time.

    Raises
    ------
    NotWritten
        If the file could not be written; a previous file is unchanged.
    """
    text = page_text(schedule, built_at=built_at, revision=revision, lang=lang)
    write_whole(path, text.encode(), keep=False)


def page_text(schedule: Schedule, *, built_at: datetime, revision: int = 1, lang: str | None = None) -> str:
    """Return the whole page, as ``write_page`` writes it; the same bytes for the same schedule."""
    # slow to import
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    settings = schedule.event.settings
    script, style = _script(), _asset("page.css")
    data = {
        **packed(schedule),
        "event": one_line(settings.name),
        "zone": settings.time_zone,
        "revision": revision,
        "built": [moment(built_at, code) for code in LANGUAGES],
        "dates": [days_in_words([day.date for day in days_of(schedule.event)], code) for code in LANGUAGES],
        "languages": LANGUAGES,
        "language": lang if lang in LANGUAGES else None,
        "fallback": event_languages(settings.languages)[0],
        "words": {code: {k: t for k, t in words(code).items() if k.startswith(_GROUPS)} for code in LANGUAGES},
    }
    environment = Environment(
        loader=FileSystemLoader(ASSETS), autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True
    )
    return environment.get_template("page.html.jinja").render(
        language=data["language"] or data["fallback"],
        event=one_line(settings.name),
        venue=one_line(settings.venue),
        policy=_policy(script, style),
        scriptless=[(code, words(code)["html.scriptless"]) for code in LANGUAGES],
        # Only files of the program, and JSON without characters that could end the element.
        style=Markup(style),
        script=Markup(script),
        data=Markup(json_in_html(data)),
    )


_ESCAPES = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}


def json_in_html(value: object) -> str:
    """The value as JSON for a script element of HTML: nothing in it can end that element or open another."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)


@lru_cache(maxsize=16)
def _asset(name: str) -> str:
    return (ASSETS / name).read_text(encoding="utf-8")


def _script() -> str:
    """All parts as one script with its own scope."""
    parts = "\n".join(_asset(name) for name in SCRIPTS)
    return f'"use strict";\n{{\n{parts}}}\n'


def _policy(script: str, style: str) -> str:
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src '{_hash(script)}'",
            f"style-src '{_hash(style)}'",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
