"""The Meetings sheet, which the organizer may edit and a rerun reads again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sco_scheduler.agendas.meetings import MeetingRow, meeting_rows
from sco_scheduler.agendas.people import company_name, delegate_labels
from sco_scheduler.domain.schedule import MeetingStatus
from sco_scheduler.output.excel.book import Book, Value
from sco_scheduler.output.excel.lists import Column, write_list

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet


NAME = "Meetings"

COLUMNS = (
    Column("Meeting", 9),
    Column("Date", 11, "date"),
    Column("Start", 7, "time"),
    Column("End", 7, "time"),
    Column("Zone", 7, "cell_middle", zoned=True),
    Column("Table", 7, "cell_middle"),
    Column("Purchaser ID", 11),
    Column("Purchaser", 32),
    Column("Purchaser delegate", 20),
    Column("Supplier ID", 11),
    Column("Supplier", 32),
    Column("Supplier delegate", 20),
    Column("Interpreter", 11),
    Column("Lock", 7, "cell_middle"),
    Column("Status", 11, "cell_middle"),
)
"""The format's columns, in its order."""

SPARE_ROWS = 500
"""Rows below the last meeting that have the dropdowns too, for meetings added by hand."""


def write(book: Book) -> None:
    """Write the sheet: held meetings, and rows that were taken out, in order of time, zone and table."""
    rows = meeting_rows(book.report.schedule, book.report.published)
    sheet, header, last = write_list(book, NAME, "Meetings", COLUMNS, _values(book, rows), frozen=1, expected=len(rows))
    _dropdowns(sheet, header + 1, last + SPARE_ROWS)


def _values(book: Book, rows: tuple[MeetingRow, ...]) -> Iterator[tuple[Value, ...]]:
    event = book.event
    labels = delegate_labels(event)
    for row in rows:
        meeting = row.meeting
        yield (
            meeting.number,
            meeting.start.date(),
            meeting.start.time(),
            meeting.end.time(),
            meeting.zone,
            meeting.table,
            meeting.purchaser,
            company_name(event, meeting.purchaser),
            labels.get(meeting.purchaser_delegate, meeting.purchaser_delegate),
            meeting.supplier,
            company_name(event, meeting.supplier),
            labels.get(meeting.supplier_delegate, meeting.supplier_delegate),
            meeting.interpreter or "",
            "yes" if row.locked else "",
            row.status.value,
        )


def _dropdowns(sheet: Worksheet, first: int, last: int) -> None:
    titles = [column.title for column in COLUMNS]
    lock, status = titles.index("Lock"), titles.index("Status")
    sheet.data_validation(
        first,
        lock,
        last,
        lock,
        {
            "validate": "list",
            "source": ["yes"],
            "input_title": "Lock",
            "input_message": "yes: the next build leaves this meeting exactly as it is.",
            "error_title": "Lock",
            "error_message": "Write yes, or leave the cell blank.",
        },
    )
    sheet.data_validation(
        first,
        status,
        last,
        status,
        {
            "validate": "list",
            "source": [value.value for value in MeetingStatus if value.value],
            "input_title": "Status",
            "input_message": "cancelled or no-show: the meeting is not held and frees its table.",
            "error_title": "Status",
            "error_message": "Write cancelled or no-show, or leave the cell blank.",
        },
    )
