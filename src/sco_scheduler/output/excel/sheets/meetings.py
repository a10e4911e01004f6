"""The Meetings sheet, which the organizer may edit and a rerun reads again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from sco_scheduler.agendas.meetings import MeetingRow, meeting_rows
from sco_scheduler.agendas.people import company_name, delegate_labels
from sco_scheduler.domain.event import OUTCOMES
from sco_scheduler.domain.schedule import MeetingOutcome, MeetingStatus
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
    Column("Held", 7, "cell_middle"),
    Column("Outcome", 16),
    Column("Amount", 13, "amount"),
    Column("Currency", 9, "cell_middle"),
    Column("Rating", 7, "cell_middle"),
    Column("Notes", 34),
)
"""The format's columns, in its order: those of the schedule, then those of the day."""

CURRENCIES = ("CNY", "USD", "EUR", "RUB", "KZT", "UZS", "KGS", "BYN", "AMD", "MNT")
"""What the dropdown of Currency proposes; anything else may be written."""

_LONGEST_LIST = 255
"""The most characters of a list of choices in a cell's rule."""

SPARE_ROWS = 500
"""Rows below the last meeting that have the dropdowns too, for meetings added by hand."""


def write(book: Book) -> None:
    """Write the sheet: held meetings, and rows that were taken out, in order of time, zone and table."""
    rows = meeting_rows(book.report.schedule, book.report.published)
    sheet, header, last = write_list(book, NAME, "Meetings", COLUMNS, _values(book, rows), frozen=1, expected=len(rows))
    _dropdowns(book, sheet, header + 1, last + SPARE_ROWS)


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
            *_outcome(row.outcome),
        )


def _outcome(outcome: MeetingOutcome) -> tuple[Value, ...]:
    """The columns of the day; what could not be read stands there as it was written."""
    unread = dict(outcome.unread)
    held = {None: "", True: "yes", False: "no"}[outcome.held]
    return (
        unread.get("held", held),
        unread.get("outcome", outcome.outcome),
        unread.get("amount", outcome.amount),
        outcome.currency,
        unread.get("rating", outcome.rating),
        outcome.notes,
    )


def _dropdowns(book: Book, sheet: Worksheet, first: int, last: int) -> None:
    """The choices of the columns that are filled by hand; those of the day advise and do not forbid."""
    statuses = tuple(value.value for value in MeetingStatus if value.value)
    locked = "yes: the next build leaves this meeting exactly as it is."
    taken_out = "cancelled or no-show: the meeting is not held and frees its table."
    blank = "or leave the cell blank."
    _choice(sheet, "Lock", first, last, ("yes",), locked, error=f"Write yes, {blank}")
    _choice(sheet, "Status", first, last, statuses, taken_out, error=f"Write cancelled or no-show, {blank}")
    _choice(sheet, "Held", first, last, ("yes", "no"), "Whether the meeting took place.")
    _choice(sheet, "Outcome", first, last, book.event.settings.outcomes or OUTCOMES, "What came of the meeting.")
    _choice(sheet, "Currency", first, last, CURRENCIES, "The currency of the amount.")
    _choice(sheet, "Rating", first, last, tuple("12345"), "1 is the worst, 5 the best.")


def _choice(
    sheet: Worksheet, title: str, first: int, last: int, choices: Sequence[str], message: str, *, error: str = ""
) -> None:
    column = [column.title for column in COLUMNS].index(title)
    if sum(map(len, choices)) + len(choices) > _LONGEST_LIST:
        return
    check: dict[str, object] = {
        "validate": "list",
        "source": list(choices),
        "input_title": title,
        "input_message": message,
    }
    if error:
        check |= {"error_title": title, "error_message": error}
    else:
        check["show_error"] = False
    sheet.data_validation(first, column, last, column, check)
