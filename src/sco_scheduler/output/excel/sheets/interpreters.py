"""The Interpreters sheet: the day of each interpreter, each from a new page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from sco_scheduler.agendas.build_report import company_name, delegate_labels
from sco_scheduler.agendas.rows import InterpreterAgenda, RowKind, TimeRow, interpreter_agendas, row_hours
from sco_scheduler.domain.event import Interpreter
from sco_scheduler.output.excel.book import EVERYWHERE, WorkbookWriter, columns, page
from sco_scheduler.output.excel.styles import lines
from sco_scheduler.output.texts.words import day_in_words, language_names, programme_line

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet


HEADERS = ("time", "zone", "table", "purchaser", "purchaser_delegate", "supplier", "supplier_delegate", "meeting")
WIDTHS = (14, 7, 9, 36, 20, 36, 20, 10)
LAST = len(WIDTHS) - 1
HEADER_ROW = 3


def write(book: WorkbookWriter) -> None:
    """Write the sheet."""
    agendas = interpreter_agendas(book.report.schedule)
    name = book.say("sheet_interpreters")
    sheet, styles = book.add(name), book.styles
    columns(sheet, WIDTHS)
    sheet.set_row(0, 28)
    book.put(sheet, 0, 0, name, styles["title"])
    book.put(sheet, 1, 0, book.say("interpreters_about"), styles["subtitle"])
    sheet.set_row(HEADER_ROW, 22)
    for column, header in enumerate(HEADERS):
        book.put(sheet, HEADER_ROW, column, book.say(header), styles["header_middle" if column < 3 else "header"])
    labels = delegate_labels(book.event)
    row, starts = HEADER_ROW + 1, []
    for agenda in agendas:
        starts.append(row)
        row = _agenda(book, sheet, row, agenda, labels)
    sheet.freeze_panes(HEADER_ROW + 1, 1)
    sheet.ignore_errors({"number_stored_as_text": EVERYWHERE})
    page(book, sheet, name, landscape=True, repeat=(HEADER_ROW, HEADER_ROW))
    sheet.set_h_pagebreaks(starts[1:1024])


def _agenda(
    book: WorkbookWriter, sheet: Worksheet, row: int, agenda: InterpreterAgenda, labels: Mapping[str, str]
) -> int:
    """One interpreter's rows; the next row."""
    styles = book.styles
    sheet.set_row(row, 24)
    book.put(sheet, row, 0, _title(book, agenda.interpreter, agenda.meetings), styles["section"])
    row += 1
    for day in agenda.days:
        sheet.set_row(row, 20)
        book.along(sheet, row, (0, LAST), day_in_words(day.day.date, book.lang), styles["day"])
        row += 1
        for entry in day.rows:
            sheet.set_row(row, _entry(book, sheet, row, entry, labels))
            row += 1
    return row + 1


def _title(book: WorkbookWriter, interpreter: Interpreter, meetings: int) -> str:
    name = interpreter.name if interpreter.name == interpreter.id else f"{interpreter.name} ({interpreter.id})"
    zone = book.say("in_zone", zone=interpreter.zone) if interpreter.zone is not None else book.say("any_zone")
    count = book.say("one_meeting") if meetings == 1 else book.say("many_meetings", count=meetings)
    return f"{name.strip()}:  {', '.join(sorted(language_names(interpreter.languages, book.lang)))};  {zone};  {count}"


def _entry(book: WorkbookWriter, sheet: Worksheet, row: int, entry: TimeRow, labels: Mapping[str, str]) -> float:
    """One row; its height in points."""
    styles, meeting = book.styles, entry.meeting
    if entry.kind in {RowKind.BREAK, RowKind.PROGRAMME}:
        book.put(sheet, row, 0, row_hours(entry), styles["break_time"])
        text = book.say("break") if entry.item is None else programme_line(entry.item, book.lang)
        book.along(sheet, row, (1, LAST), text, styles["break"])
        return 18.0
    book.put(sheet, row, 0, row_hours(entry), styles["cell_time"])
    if meeting is None:
        word = book.say("free_row" if entry.kind is RowKind.FREE else "away_row")
        book.along(sheet, row, (1, LAST), word, styles["idle"])
        return 18.0
    book.put(sheet, row, 1, meeting.zone, styles.zone(meeting.zone, "cell_big"))
    book.put(sheet, row, 2, meeting.table, styles["cell_big"])
    texts = (
        company_name(book.event, meeting.purchaser),
        labels.get(meeting.purchaser_delegate, ""),
        company_name(book.event, meeting.supplier),
        labels.get(meeting.supplier_delegate, ""),
        meeting.number,
    )
    for column, text in enumerate(texts, start=3):
        book.put(sheet, row, column, text, styles["cell"])
    return 13.0 * max(lines(text, WIDTHS[column] - 2) for column, text in enumerate(texts, start=3)) + 8.0
