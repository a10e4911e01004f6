"""The Unmet sheet: each request that is not met, with the reason."""

from __future__ import annotations

from collections.abc import Iterator

from sco_scheduler.agendas.companies import unmet_rows
from sco_scheduler.agendas.people import company_name
from sco_scheduler.domain.event import Request
from sco_scheduler.output.excel.book import Book, Value
from sco_scheduler.output.excel.lists import Column, write_list

NAME = "Unmet"

COLUMNS = (
    Column("Purchaser ID", 11),
    Column("Purchaser", 28),
    Column("Supplier ID", 11),
    Column("Supplier", 28),
    Column("Purchaser asked", 12),
    Column("Purchaser rank", 12, "number"),
    Column("Supplier asked", 11),
    Column("Supplier rank", 11, "number"),
    Column("Value", 8, "number"),
    Column("Reason", 16, "cell_bold"),
    Column("Why", 58),
    Column("Cells", 20),
)

SENTENCE = (
    "Meetings that somebody asked for and that do not take place, with the first reason that applies. "
    "Cells: where the request stands in the registrations."
)


def write(book: Book) -> None:
    """Write the sheet, in the order of the report."""
    write_list(
        book,
        NAME,
        "Requests not met",
        COLUMNS,
        _values(book),
        sentence=SENTENCE,
        frozen=2,
        nothing="Every request is met.",
        expected=len(book.report.unmet),
    )


def _values(book: Book) -> Iterator[tuple[Value, ...]]:
    event = book.event
    for row in unmet_rows(event, book.report.unmet):
        purchaser, supplier = row.unmet.pair
        yield (
            purchaser,
            company_name(event, purchaser),
            supplier,
            company_name(event, supplier),
            *_asked(row.purchaser),
            *_asked(row.supplier),
            row.unmet.value,
            row.unmet.reason.value.capitalize(),
            str(row.unmet.text),
            ", ".join(map(str, row.unmet.cells)),
        )


def _asked(request: Request | None) -> tuple[Value, Value]:
    return ("", None) if request is None else (request.level.value, request.rank)
