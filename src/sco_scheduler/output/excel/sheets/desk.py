"""The Desk sheet: what was done on the day, when and by whom, and who is still to be told of what."""

from __future__ import annotations

from collections.abc import Iterator

from sco_scheduler.agendas.people import company_name
from sco_scheduler.domain.messages import ENGLISH
from sco_scheduler.output.excel.book import Book, Value
from sco_scheduler.output.excel.lists import Column, write_list

NAME = "Desk"

COLUMNS = (
    Column("Time", 16, "moment"),
    Column("Desk", 14),
    Column("Company ID", 11),
    Column("Company", 30, "cell_bold"),
    Column("What", 80),
    Column("Told at", 16, "moment"),
)

SENTENCE = (
    "What was done at the desk, in order of time. Rows with no desk are changes to be told to a company; once somebody "
    "has told it, Told at says when."
)


def write(book: Book) -> None:
    """Write the sheet, where the desk has noted anything."""
    if not book.report.desk.is_blank:
        write_list(book, NAME, "Desk", COLUMNS, _rows(book), sentence=SENTENCE)


def _rows(book: Book) -> Iterator[tuple[Value, ...]]:
    event, desk = book.event, book.report.desk

    def named(company: str) -> str:
        return company_name(event, company) if company in event.company_by_id else ""

    lines: list[tuple[Value, ...]] = [
        (
            entry.at,
            entry.desk,
            entry.company,
            named(entry.company),
            ENGLISH.say(entry.text),
            "",
        )
        for entry in desk.log
    ]
    lines += [
        (notice.at, "", notice.company, named(notice.company), ENGLISH.say(notice.text), notice.told_at or "")
        for notice in desk.notices
    ]
    yield from sorted(lines, key=lambda line: str(line[0]))
