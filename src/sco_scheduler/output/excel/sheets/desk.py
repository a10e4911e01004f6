"""The Desk sheet: the log of the day, and the undelivered notices."""

from __future__ import annotations

from collections.abc import Iterator

from sco_scheduler.agendas.build_report import company_name
from sco_scheduler.output.excel.book import CellValue, ColumnFormat, WorkbookWriter, write_list

COLUMNS = (
    ColumnFormat("time", 16, "moment"),
    ColumnFormat("sheet_desk", 14),
    ColumnFormat("company_id", 11),
    ColumnFormat("company", 30, "cell_bold"),
    ColumnFormat("what", 80),
    ColumnFormat("told_at", 16, "moment"),
)


def write(book: WorkbookWriter) -> None:
    """Write the sheet."""
    name = book.say("sheet_desk")
    write_list(book, name, name, COLUMNS, _rows(book), sentence=book.say("desk_about"))


def _rows(book: WorkbookWriter) -> Iterator[tuple[CellValue, ...]]:
    event, desk = book.event, book.report.desk

    def named(company: str) -> str:
        interpreter = event.interpreter_by_id.get(company)
        if company in event.company_by_id:
            return company_name(event, company)
        return interpreter.name if interpreter is not None else ""

    lines: list[tuple[CellValue, ...]] = [
        (entry.at, entry.desk, entry.company, named(entry.company), book.speech.say(entry.text), "")
        for entry in desk.log
    ]
    lines += [
        (notice.at, "", notice.company, named(notice.company), book.speech.say(notice.text), notice.told_at or "")
        for notice in desk.notices
    ]
    yield from sorted(lines, key=lambda line: str(line[0]))
