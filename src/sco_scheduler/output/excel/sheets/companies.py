"""The Companies sheet: what each company got."""

from __future__ import annotations

from collections.abc import Iterator

from sco_scheduler.agendas.companies import company_rows
from sco_scheduler.agendas.people import roles_of
from sco_scheduler.domain.event import Company, Terms
from sco_scheduler.output.excel.book import Book, Value
from sco_scheduler.output.excel.lists import Column, write_list

NAME = "Companies"

COLUMNS = (
    Column("ID", 9),
    Column("Company", 30),
    Column("Local name", 20),
    Column("Country", 12),
    Column("Role", 14),
    Column("Zone", 7, "cell_middle", zoned=True),
    Column("Delegates", 11, "number"),
    Column("Meetings", 10, "number"),
    Column("As purchaser", 11, "number"),
    Column("As supplier", 9, "number"),
    Column("Min.", 8, "cell_middle"),
    Column("Max.", 8, "cell_middle"),
    Column("Own wishes met", 9, "number"),
    Column("of", 7, "number"),
    Column("Top wishes met", 9, "number"),
    Column("of", 7, "number"),
    Column("Asked by others, met", 11, "number"),
    Column("of", 7, "number"),
    Column("Gaps", 7, "number"),
    Column("Status", 11, "cell_middle"),
)

SENTENCE = (
    "Top wishes are musts and ranks 1 to 3. A gap is idle time between two meetings of one delegate on one day. "
    "Min. and max. meetings: as purchaser / as supplier."
)


def write(book: Book) -> None:
    """Write the sheet, in the order of the registrations."""
    count = len(book.event.companies)
    write_list(book, NAME, "Companies", COLUMNS, _values(book), sentence=SENTENCE, frozen=2, expected=count)


def _values(book: Book) -> Iterator[tuple[Value, ...]]:
    for row in company_rows(book.report.schedule):
        company = row.company
        yield (
            company.id,
            company.name,
            company.local_name,
            company.country,
            roles_of(company),
            company.supplier.zone if company.supplier is not None else "",
            len(company.delegates),
            row.as_purchaser + row.as_supplier,
            row.as_purchaser,
            row.as_supplier,
            _limits([_minimum(terms) for terms in _terms(company)]),
            _limits([_maximum(terms) for terms in _terms(company)]),
            row.wishes_met,
            row.wishes_asked,
            row.top_met,
            row.top_asked,
            row.invited_met,
            row.invited,
            row.gaps,
            "cancelled" if company.cancelled else "",
        )


def _terms(company: Company) -> tuple[Terms, ...]:
    return tuple(terms for terms in (company.purchaser, company.supplier) if terms is not None)


def _minimum(terms: Terms) -> str:
    return str(terms.minimum) if terms.minimum else "–"


def _maximum(terms: Terms) -> str:
    return "–" if terms.maximum is None else str(terms.maximum)


def _limits(limits: list[str]) -> str:
    if not any(limit != "–" for limit in limits):
        return ""
    return " / ".join(limits)
