"""The Changes sheet: what became of the published schedule."""

from __future__ import annotations

from sco_scheduler.agendas.people import company_name, interpreter_label, moment
from sco_scheduler.agendas.report import ChangeRow
from sco_scheduler.domain.schedule import Meeting
from sco_scheduler.output.book import Book, Value
from sco_scheduler.output.lists import Column, write_list

NAME = "Changes"

COLUMNS = (
    Column("Change", 16, "cell_bold"),
    Column("Purchaser ID", 11),
    Column("Purchaser", 30),
    Column("Supplier ID", 11),
    Column("Supplier", 30),
    Column("Before", 30),
    Column("Now", 30),
    Column("Why", 50),
)

SENTENCE = "What is different from the schedule that was published before."


def write(book: Book) -> None:
    """Write the sheet, where the report has changes (a first build has none to tell)."""
    changes = book.report.changes
    if changes is None:
        return
    write_list(
        book,
        NAME,
        "Changes",
        COLUMNS,
        (_values(book, change) for change in changes),
        sentence=SENTENCE,
        frozen=1,
        nothing="Nothing has changed.",
    )


def _values(book: Book, change: ChangeRow) -> tuple[Value, ...]:
    return (
        change.kind.capitalize(),
        change.purchaser,
        company_name(book.event, change.purchaser),
        change.supplier,
        company_name(book.event, change.supplier),
        _place(book, change.before),
        _place(book, change.after),
        change.why,
    )


def _place(book: Book, meeting: Meeting | None) -> str:
    if meeting is None:
        return "–"
    text = f"{moment(meeting.start)}, zone {meeting.zone}, table {meeting.table}"
    interpreter = interpreter_label(book.event, meeting.interpreter)
    return f"{text}, interpreter {interpreter}" if interpreter else text
