"""An event as the registrations workbook that it could have been read from.

Reading the workbook again gives an equal event, except that of two companies in both roles the
format lets the first row decide who is the purchaser. Texts are shared strings, as office programs write them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from sco_scheduler.domain.event import Company, Event, Role, Span, TableChoice, Zone
from sco_scheduler.domain.goals import FIRST_BUILD

if TYPE_CHECKING:
    from xlsxwriter import Workbook

Value = str | int | date | time | None
Row = Sequence[Value]

_COMPANY = (
    *("ID", "Company", "Company (local)", "Country", "Zone", "Products", "Languages", "Not available"),
    *("Minimum", "Maximum", "Priority", "Table", "Contact", "Email", "Phone", "Status", "Notes"),
)


def write_registrations(path: Path, event: Event) -> Path:
    """Write the event's registrations into a new workbook; the path."""
    from xlsxwriter import Workbook

    sheets: dict[str, tuple[Row, Iterable[Row]]] = {
        "Event": (("Setting", "Value"), _settings(event)),
        "Sessions": (("Session", "Date", "Start", "End", "Slot minutes", "Changeover minutes"), _sessions(event)),
        "Zones": (("Zone", "Name", "Name (zh)", "Name (ru)", "Tables", "Closed"), map(_zone, event.zones)),
        "Tables": (("Zone", "Table", "Closed"), _closed_tables(event)),
        "Purchasers": (_COMPANY, _companies(event, Role.PURCHASER)),
        "Suppliers": (_COMPANY, _companies(event, Role.SUPPLIER)),
        "Delegates": (("Company", "Delegate", "Title", "Languages", "Not available", "Email"), _delegates(event)),
        "Requests": (("From", "To", "Rank", "Level", "Session", "Delegate", "After", "Notes"), _requests(event)),
        "Interpreters": (("ID", "Name", "Languages", "Zone", "Not available"), _interpreters(event)),
        "Fixed": (("Purchaser", "Supplier", "Date", "Start", "Table", "Interpreter"), _fixed(event)),
    }
    with Workbook(path, {"strings_to_urls": False, "strings_to_formulas": False}) as book:
        _write_sheets(book, sheets)
    return path


def _write_sheets(book: Workbook, sheets: dict[str, tuple[Row, Iterable[Row]]]) -> None:
    day, clock = book.add_format({"num_format": "yyyy-mm-dd"}), book.add_format({"num_format": "hh:mm"})
    for name, (header, rows) in sheets.items():
        sheet = book.add_worksheet(name)
        for r, row in enumerate((header, *rows)):
            for c, value in enumerate(row):
                if isinstance(value, str):
                    if value:
                        sheet.write_string(r, c, value)
                elif isinstance(value, int):
                    sheet.write_number(r, c, value)
                elif value is not None:
                    sheet.write_datetime(r, c, value, day if isinstance(value, date) else clock)


def _settings(event: Event) -> Iterator[Row]:
    own = event.settings
    yield "Event", own.name
    yield "Venue", own.venue
    yield "Time zone", own.time_zone
    yield "Languages", "; ".join(own.languages)
    yield "Slot minutes", own.slot_minutes
    yield "Changeover minutes", own.changeover_minutes
    yield "Walk minutes", own.walk_minutes
    yield "Seated", own.seated.value
    yield "Purchaser weight", own.purchaser_weight
    yield "Supplier weight", own.supplier_weight
    yield "Mutual bonus", own.mutual_bonus
    yield "Gap spread", own.gap_spread
    if own.goals != FIRST_BUILD:
        yield "Goals", "; ".join(own.goals)


def _sessions(event: Event) -> Iterator[Row]:
    for session in event.sessions:
        times = (session.date, session.start.time(), session.end.time())
        yield session.name, *times, session.slot_minutes, session.changeover_minutes


def _zone(zone: Zone) -> Row:
    labels = [table.label for table in zone.tables]
    counted = labels == [str(n + 1) for n in range(len(labels))]
    tables: Value = len(labels) if counted else "; ".join(labels)
    return zone.code, zone.name, zone.name_zh, zone.name_ru, tables, _times(zone.closed)


def _closed_tables(event: Event) -> Iterator[Row]:
    for zone in event.zones:
        for table in zone.tables:
            if table.closed:
                yield zone.code, table.label, _times(table.closed)


def _companies(event: Event, role: Role) -> Iterator[Row]:
    for company in event.companies:
        terms = company.terms(role)
        if terms is not None:
            by_contact = _is_its_contact(company)
            languages = _languages(company.delegates[0].languages) if by_contact else ""
            away = _times(company.delegates[0].absences) if by_contact else ""
            yield (
                *(company.id, company.name, company.local_name, company.country, terms.zone, terms.products),
                *(languages, away, terms.minimum, terms.maximum, "VIP" if terms.vip else "", _table(terms.table)),
                *(company.contact, company.email, company.phone),
                *("cancelled" if company.cancelled else "", company.notes),
            )


def _is_its_contact(company: Company) -> bool:
    """Whether the row of the company says all about the one person it sends."""
    return [(d.name, d.title, d.email) for d in company.delegates] == [(company.contact, "", company.email)]


def _delegates(event: Event) -> Iterator[Row]:
    for company in event.companies:
        if not _is_its_contact(company):
            for d in company.delegates:
                yield company.id, d.name, d.title, _languages(d.languages), _times(d.absences), d.email


def _requests(event: Event) -> Iterator[Row]:
    people = event.delegate_by_key
    for r in event.requests:
        delegate = people[r.delegate].name if r.delegate is not None else ""
        yield r.asker, r.target, r.rank, r.level.value, "; ".join(r.sessions), delegate, "; ".join(r.after), r.notes


def _interpreters(event: Event) -> Iterator[Row]:
    for i in event.interpreters or ():
        yield i.id, i.name, _languages(i.languages), i.zone, _times(i.absences)


def _fixed(event: Event) -> Iterator[Row]:
    for row in event.fixed:
        yield row.purchaser, row.supplier, row.date, row.start, _table(row.table), row.interpreter


def _table(choice: TableChoice | None) -> str:
    if choice is None:
        return ""
    return choice.label if choice.zone is None else f"{choice.zone}/{choice.label}"


def _languages(codes: Iterable[str]) -> str:
    return "; ".join(sorted(codes))


def _times(spans: Iterable[Span]) -> str:
    """The spans as a range list, day by day."""

    def day(span: Span) -> date:
        return span.start.date()

    parts = []
    for when, group in groupby(sorted(spans), key=day):
        parts.append(f"{when} " + "; ".join(f"{s.start:%H:%M}-{_end(s.end, when)}" for s in group))
    return "; ".join(parts)


def _end(end: datetime, day: date) -> str:
    """A clock time; nothing for the end of the day."""
    return f"{end:%H:%M}" if end.date() == day else ""
