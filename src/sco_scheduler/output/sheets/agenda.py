"""The agenda of one delegate, on a sheet to print and hand out: a page a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sco_scheduler.agendas.delegates import AgendaDay, AgendaRow, DelegateAgenda
from sco_scheduler.agendas.people import day_title, hours, zone_title
from sco_scheduler.agendas.timetable import RowKind
from sco_scheduler.domain.event import Zone
from sco_scheduler.output.book import Book, Link
from sco_scheduler.output.page import columns, page
from sco_scheduler.output.sheet_names import link_to
from sco_scheduler.output.sheets import agenda_layout as layouts
from sco_scheduler.output.sheets.agenda_layout import HEADERS, Layout
from sco_scheduler.output.text import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter.worksheet import Worksheet

HEADER_ROW = 6
"""The row of the column headers; the rows above it say whose agenda it is."""


def write(book: Book, name: str, agenda: DelegateAgenda, index: str) -> None:
    """Write an agenda onto a new sheet of this name, with a link back to the sheet ``index``."""
    sheet, company = book.add(name), agenda.company
    title = one_line(company.name or company.local_name or company.id)
    used = layouts.zones_of(agenda.days)
    zones = [zone for zone in book.event.zones if zone.code in used]
    layout = layouts.choose(agenda, title, len(zones), interpreters=book.event.interpreters is not None)
    columns(sheet, layout.widths)
    sheet.set_row(0, 14)
    book.put(sheet, 0, 0, Link(link_to(index), "‹ Index"), book.styles["small_link"])
    _heading(book, sheet, agenda, title, layout)
    row, starts = HEADER_ROW + 1, []
    for day in agenda.days:
        starts.append(row)
        row = _day(book, sheet, row, day, layout)
    row = _legend(book, sheet, row, zones, len(layout.widths) - 1)
    sheet.print_area(1, 0, row - 1, len(layout.widths) - 1)
    sheet.freeze_panes(HEADER_ROW + 1, 0)
    states = book.report.agendas.delegates.get(agenda.delegate.key, ())
    page(
        book,
        sheet,
        f"{company.id}  {title}",
        landscape=layout.landscape,
        repeat=(1, HEADER_ROW),
        revision=states[-1] if states else None,
    )
    if layout.one_page:
        sheet.fit_to_pages(1, 1)
    else:
        sheet.set_h_pagebreaks(starts[1:])


def _heading(book: Book, sheet: Worksheet, agenda: DelegateAgenda, title: str, layout: Layout) -> None:
    """Whose agenda it is, and the headers of the columns."""
    company, delegate, styles = agenda.company, agenda.delegate, book.styles
    below = (company.local_name if company.local_name != title else "", company.country, company.id)
    person = one_line(", ".join(filter(None, (delegate.name, delegate.title))))
    rows = (
        (title, "title_agenda", layout.title),
        ("  ·  ".join(one_line(text) for text in below if text), "subtitle", 17.0),
        (f"Delegate: {person}" if person else "", "person", 18.0 if person else 4.0),
        (_meetings_in_words(agenda), "quiet", 16.0),
        ("", "quiet", 6.0),
    )
    for row, (text, style, height) in enumerate(rows, start=1):
        sheet.set_row(row, height)
        if row == 1:
            book.across(sheet, row, (0, len(layout.widths) - 1), text, styles[style])
        else:
            book.put(sheet, row, 0, text, styles[style])
    sheet.set_row(HEADER_ROW, layouts.HEADER)
    for column in range(len(layout.widths)):
        style = "header_middle" if column < 3 else "header"
        book.put(sheet, HEADER_ROW, column, HEADERS[column], styles[style])


def _meetings_in_words(agenda: DelegateAgenda) -> str:
    if agenda.company.cancelled:
        return "Cancelled."
    if not agenda.meetings:
        return "No meetings are scheduled."
    return "1 meeting" if agenda.meetings == 1 else f"{agenda.meetings} meetings"


def _day(book: Book, sheet: Worksheet, row: int, day: AgendaDay, layout: Layout) -> int:
    """A day's rows; the next row."""
    last = len(layout.widths) - 1
    sheet.set_row(row, layouts.DAY)
    book.along(sheet, row, (0, last), day_title(day.date), book.styles["day"])
    for entry, height in zip(day.rows, layout.heights[day.date], strict=True):
        row += 1
        sheet.set_row(row, height)
        _entry(book, sheet, row, entry, last)
    return row + 1


def _entry(book: Book, sheet: Worksheet, row: int, entry: AgendaRow, last: int) -> None:
    styles = book.styles
    time = hours(entry.start, entry.end)
    if entry.kind is RowKind.BREAK:
        book.put(sheet, row, 0, time, styles["break_time"])
        book.along(sheet, row, (1, last), "Break", styles["break"])
        return
    book.put(sheet, row, 0, time, styles["cell_time"])
    if entry.kind is not RowKind.MEETING:
        word = "Free" if entry.kind is RowKind.FREE else "Away"
        book.along(sheet, row, (1, last), word, styles["idle"])
        return
    book.put(sheet, row, 1, entry.zone, styles.zone(entry.zone, "cell_big"))
    book.put(sheet, row, 2, entry.table, styles["cell_big"])
    for column, text in zip(range(3, last + 1), layouts.texts(entry), strict=False):
        book.put(sheet, row, column, text, styles["cell_bold" if column == 3 else "cell"])


def _legend(book: Book, sheet: Worksheet, row: int, zones: Sequence[Zone], last: int) -> int:
    """The zones of the agenda with their colours and names, after a thin row; the next row."""
    if not zones:
        return row
    sheet.set_row(row, 8)
    for zone in zones:
        row += 1
        sheet.set_row(row, layouts.LEGEND)
        book.put(sheet, row, 1, zone.code, book.styles.zone(zone.code))
        book.across(sheet, row, (2, last), zone_title(zone), book.styles["quiet_indent"])
    return row + 1
