"""The Companies sheet: meetings, wishes met, gaps and lost time of each company."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sco_scheduler.agendas.rows import company_rows
from sco_scheduler.domain.event import Company, Terms
from sco_scheduler.output.excel.book import CellValue, ColumnFormat, WorkbookWriter, write_list
from sco_scheduler.output.excel.sheets.index import role_words

COLUMNS = (
    ColumnFormat("id", 9),
    ColumnFormat("company", 30),
    ColumnFormat("local_name", 20),
    ColumnFormat("country", 14),
    ColumnFormat("role", 14),
    ColumnFormat("zone", 7, "cell_middle", zoned=True),
    ColumnFormat("delegates", 11, "number"),
    ColumnFormat("meetings", 10, "number"),
    ColumnFormat("as_purchaser", 11, "number"),
    ColumnFormat("as_supplier", 9, "number"),
    ColumnFormat("min", 8, "cell_middle"),
    ColumnFormat("max", 8, "cell_middle"),
    ColumnFormat("own_met", 9, "number"),
    ColumnFormat("of", 7, "number"),
    ColumnFormat("top_met", 9, "number"),
    ColumnFormat("of", 7, "number"),
    ColumnFormat("invited_met", 11, "number"),
    ColumnFormat("of", 7, "number"),
    ColumnFormat("gaps", 7, "number"),
    ColumnFormat("lost_minutes", 9, "number"),
    ColumnFormat("status", 11, "cell_middle"),
)


def write(book: WorkbookWriter) -> None:
    """Write the sheet, in the order of the registrations."""
    count = len(book.event.companies)
    name = book.say("sheet_companies")
    about = book.say("companies_about")
    write_list(book, name, name, COLUMNS, _values(book), sentence=about, frozen=2, expected=count)


def _values(book: WorkbookWriter) -> Iterator[tuple[CellValue, ...]]:
    for row in company_rows(book.report.schedule):
        company = row.company
        yield (
            company.id,
            company.name,
            company.local_name,
            book.country(company.country),
            role_words(book, company),
            company.supplier.zone if company.supplier is not None else "",
            len(company.delegates),
            row.as_purchaser + row.as_supplier,
            row.as_purchaser,
            row.as_supplier,
            _limits(terms.minimum or None for terms in _terms(company)),
            _limits(terms.maximum for terms in _terms(company)),
            row.wishes_met,
            row.wishes_asked,
            row.top_met,
            row.top_asked,
            row.invited_met,
            row.invited,
            row.gaps,
            row.lost_minutes,
            book.say("cancelled") if company.cancelled else "",
        )


def _terms(company: Company) -> tuple[Terms, ...]:
    return tuple(terms for terms in (company.purchaser, company.supplier) if terms is not None)


def _limits(limits: Iterable[int | None]) -> str:
    """The limits of a company's roles; '' where it has none."""
    told = ["–" if limit is None else str(limit) for limit in limits]
    return " / ".join(told) if any(limit != "–" for limit in told) else ""
