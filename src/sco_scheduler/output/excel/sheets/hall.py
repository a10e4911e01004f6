"""The sheets of the hall, slot by slot: Tables, a Grid for each zone, and Interpreters."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from itertools import groupby, pairwise
from math import ceil
from typing import TYPE_CHECKING

from sco_scheduler.agendas.build_report import company_name, delegate_labels, hours, interpreter_label
from sco_scheduler.agendas.rows import (
    InterpreterAgenda,
    RowKind,
    TableSlot,
    TimeRow,
    interpreter_agendas,
    row_hours,
    table_slots,
)
from sco_scheduler.domain.event import Interpreter, Slot, Zone
from sco_scheduler.domain.names import short_names
from sco_scheduler.output.excel.book import (
    CellValue,
    ColumnFormat,
    WorkbookWriter,
    columns,
    page,
    write_list,
)
from sco_scheduler.output.excel.styles import PAGE_WIDTH, lines
from sco_scheduler.output.texts.words import day_in_words, language_names, one_line, programme_line, zone_name

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet


# Tables: the meetings at each table


FREE_LIMIT = 200_000
"""Above this many tables times slots, the sheet Tables lists only slots with a meeting."""

TABLES_COLUMNS = (
    ColumnFormat("zone", 7, "cell_middle", zoned=True),
    ColumnFormat("table", 8, "cell_big"),
    ColumnFormat("date", 11, "date"),
    ColumnFormat("start", 7, "time"),
    ColumnFormat("end", 7, "time"),
    ColumnFormat("purchaser", 34),
    ColumnFormat("purchaser_delegate", 20),
    ColumnFormat("supplier", 34),
    ColumnFormat("supplier_delegate", 20),
    ColumnFormat("interpreter", 18),
    ColumnFormat("meeting", 9, "cell_quiet"),
)


def lists_free_slots(book: WorkbookWriter) -> bool:
    """Whether the sheet Tables has room for slots in which a table is free."""
    return _places(book) <= FREE_LIMIT


def _places(book: WorkbookWriter) -> int:
    """The number of tables times slots."""
    return sum(len(zone.tables) for zone in book.event.zones) * len(book.event.slots)


def write_tables(book: WorkbookWriter) -> None:
    """Write the sheet Tables, in the order of zones, tables and time."""
    free_too = lists_free_slots(book)
    sentence = book.say("tables_about" if free_too else "tables_short")
    name = book.say("sheet_tables")
    rows = _places(book) if free_too else len(book.report.schedule.meetings)
    write_list(book, name, name, TABLES_COLUMNS, _table_rows(book), sentence=sentence, frozen=2, expected=rows)


def _table_rows(book: WorkbookWriter) -> Iterator[tuple[CellValue, ...]]:
    free_too = lists_free_slots(book)
    event = book.event
    labels = delegate_labels(event)
    for zone in event.zones:
        for row in table_slots(book.report.schedule, zone):
            for entry in row:
                if entry.meeting is not None or free_too:
                    yield (
                        *(zone.code, entry.table.label, entry.slot.date),
                        *(entry.slot.start.time(), entry.slot.end.time()),
                        *_sides_of(book, labels, entry),
                    )


def _sides_of(book: WorkbookWriter, labels: Mapping[str, str], entry: TableSlot) -> tuple[CellValue, ...]:
    event, meeting = book.event, entry.meeting
    if meeting is None:
        return (book.say("closed" if entry.closed else "free"), "", "", "", "", "")
    return (
        company_name(event, meeting.purchaser),
        labels.get(meeting.purchaser_delegate, ""),
        company_name(event, meeting.supplier),
        labels.get(meeting.supplier_delegate, ""),
        interpreter_label(event, meeting.interpreter),
        meeting.number,
    )


# Grids: tables by slots, with the meeting in each cell


MOST_GRID_CELLS = 100_000
"""A zone with more tables times slots than this has no grid."""

LABEL_WIDTH = 9
SLOT_WIDTH = 21
SLOTS_ON_A_PAGE = 6
"""More slots would shrink letters of 8 points below 7 on paper."""

GRID_FIRST_ROW = 5


def zone_heading(book: WorkbookWriter, zone: Zone, lang: str = "") -> str:
    """Return a zone's code and name."""
    name = zone_name(zone, lang or book.lang)
    key = "zone_title" if name else "zone_only"
    return book.say(key, lang, zone=zone.code, name=name)


def has_grid(book: WorkbookWriter, zone: Zone) -> bool:
    """Return whether a zone gets a grid: it has tables and slots, and not too many of them."""
    return 0 < len(zone.tables) * len(book.event.slots) <= MOST_GRID_CELLS


def write_grid(book: WorkbookWriter, name: str, zone: Zone) -> None:
    """Write the grid of a zone onto a new sheet."""
    sheet, styles, slots = book.add(name), book.styles, book.event.slots
    columns(sheet, [LABEL_WIDTH] + [SLOT_WIDTH] * len(slots))
    sheet.set_row(0, 28)
    # Each printed page begins with the titles. The first column, which all pages repeat, is too narrow for them: the
    # zone's colour stands there, where the table below begins.
    above = ((zone_heading(book, zone), "title"), (book.say("grid_about"), "subtitle"))
    for row, (text, style) in enumerate(above):
        sheet.write_blank(row, 0, None, styles.zone(zone.code, "text"))
        for start in _page_starts(slots):
            book.put(sheet, row, start + 1, text, styles[style])
    _grid_headers(book, sheet, slots)
    names = short_names(book.event)
    for row, entries in enumerate(table_slots(book.report.schedule, zone), start=GRID_FIRST_ROW):
        book.put(sheet, row, 0, entries[0].table.label, styles["cell_big"])
        needed = max(_grid_cell(book, sheet, row, entry, names) for entry in entries)
        sheet.set_row(row, max(26.0, needed * 11.5 + 4))
    sheet.freeze_panes(GRID_FIRST_ROW, 1)
    _grid_pages(book, sheet, zone, slots)


def _grid_headers(book: WorkbookWriter, sheet: Worksheet, slots: tuple[Slot, ...]) -> None:
    styles = book.styles
    sheet.set_row(GRID_FIRST_ROW - 2, 20)
    sheet.set_row(GRID_FIRST_ROW - 1, 20)
    book.put(sheet, GRID_FIRST_ROW - 2, 0, "", styles["header"])
    starts = _page_starts(slots)
    # A merged cell is not divided between pages, so the session is named on each page with a part of it.
    of_page = groupby(slots, key=lambda slot: (slot.date, slot.session, bisect_right(starts, slot.index)))
    for (day, session, _), group in of_page:
        held = list(group)
        text = ", ".join(filter(None, (day_in_words(day, book.lang), book.session(session))))
        span = (held[0].index + 1, held[-1].index + 1)
        book.across(sheet, GRID_FIRST_ROW - 2, span, text, styles["header"])
    book.put(sheet, GRID_FIRST_ROW - 1, 0, book.say("table"), styles["header_middle"])
    for slot in slots:
        book.put(sheet, GRID_FIRST_ROW - 1, slot.index + 1, hours(slot.start, slot.end), styles["header_middle"])


def _grid_cell(book: WorkbookWriter, sheet: Worksheet, row: int, entry: TableSlot, names: Mapping[str, str]) -> int:
    """Write one cell; return its number of lines."""
    column, meeting = entry.slot.index + 1, entry.meeting
    if meeting is None:
        style = book.styles["closed" if entry.closed else "cell"]
        book.put(sheet, row, column, book.say("closed") if entry.closed else "", style)
        return 1
    text = "\n".join(f"{side} {one_line(names.get(side, side))}" for side in meeting.pair)
    book.put(sheet, row, column, text, book.styles.zone(entry.zone.code, "grid"))
    return lines(text, (SLOT_WIDTH - 1) * 10 / 8)


def _grid_pages(book: WorkbookWriter, sheet: Worksheet, zone: Zone, slots: tuple[Slot, ...]) -> None:
    starts = _page_starts(slots)
    widest = max(after - start for start, after in pairwise([*starts, len(slots)]))
    page(book, sheet, zone_heading(book, zone), landscape=True, repeat=(0, GRID_FIRST_ROW - 1))
    sheet.repeat_columns(0)
    sheet.set_v_pagebreaks([start + 1 for start in starts[1:]])
    # Scaled to the width of the widest page, not of the sheet, since fitting to pages overrides page breaks.
    sheet.set_print_scale(min(100, int(100 * PAGE_WIDTH / (LABEL_WIDTH + 1 + widest * (SLOT_WIDTH + 1)))))


def _page_starts(slots: tuple[Slot, ...]) -> list[int]:
    """The slots with which pages start: at a new day, and at a session or a part of it if the page is full."""
    starts: list[int] = []
    room, day = 0, None
    for (date, _), group in groupby(slots, key=lambda slot: (slot.date, slot.session)):
        held = list(group)
        size = ceil(len(held) / ceil(len(held) / SLOTS_ON_A_PAGE))
        for first in range(0, len(held), size):
            part = held[first : first + size]
            if date != day or len(part) > room:
                starts.append(part[0].index)
                room, day = SLOTS_ON_A_PAGE, date
            room -= len(part)
    return starts


# Interpreters: the day of each


INTERPRETER_HEADERS = (
    "time",
    "zone",
    "table",
    "purchaser",
    "purchaser_delegate",
    "supplier",
    "supplier_delegate",
    "meeting",
)
INTERPRETER_WIDTHS = (14, 7, 9, 36, 20, 36, 20, 10)
_LAST = len(INTERPRETER_WIDTHS) - 1
INTERPRETERS_HEADER_ROW = 3


def write_interpreters(book: WorkbookWriter) -> None:
    """Write the sheet Interpreters: the day of each interpreter, each from a new page."""
    agendas = interpreter_agendas(book.report.schedule)
    name = book.say("sheet_interpreters")
    sheet, styles = book.add(name), book.styles
    columns(sheet, INTERPRETER_WIDTHS)
    sheet.set_row(0, 28)
    book.put(sheet, 0, 0, name, styles["title"])
    book.put(sheet, 1, 0, book.say("interpreters_about"), styles["subtitle"])
    sheet.set_row(INTERPRETERS_HEADER_ROW, 22)
    for column, header in enumerate(INTERPRETER_HEADERS):
        book.put(
            sheet,
            INTERPRETERS_HEADER_ROW,
            column,
            book.say(header),
            styles["header_middle" if column < 3 else "header"],
        )
    labels = delegate_labels(book.event)
    row, starts = INTERPRETERS_HEADER_ROW + 1, []
    for agenda in agendas:
        starts.append(row)
        row = _interpreter_agenda(book, sheet, row, agenda, labels)
    sheet.freeze_panes(INTERPRETERS_HEADER_ROW + 1, 1)
    page(book, sheet, name, landscape=True, repeat=(INTERPRETERS_HEADER_ROW, INTERPRETERS_HEADER_ROW))
    sheet.set_h_pagebreaks(starts[1:])


def _interpreter_agenda(
    book: WorkbookWriter, sheet: Worksheet, row: int, agenda: InterpreterAgenda, labels: Mapping[str, str]
) -> int:
    """Write one interpreter's rows; return the next row."""
    styles = book.styles
    sheet.set_row(row, 24)
    book.put(sheet, row, 0, _interpreter_title(book, agenda.interpreter, agenda.meetings), styles["section"])
    row += 1
    for day in agenda.days:
        sheet.set_row(row, 20)
        book.along(sheet, row, (0, _LAST), day_in_words(day.day.date, book.lang), styles["day"])
        row += 1
        for entry in day.rows:
            sheet.set_row(row, _interpreter_row(book, sheet, row, entry, labels))
            row += 1
    return row + 1


def _interpreter_title(book: WorkbookWriter, interpreter: Interpreter, meetings: int) -> str:
    name = interpreter.name if interpreter.name == interpreter.id else f"{interpreter.name} ({interpreter.id})"
    zone = book.say("in_zone", zone=interpreter.zone) if interpreter.zone is not None else book.say("any_zone")
    count = book.say("one_meeting") if meetings == 1 else book.say("many_meetings", count=meetings)
    return f"{name.strip()}:  {', '.join(sorted(language_names(interpreter.languages, book.lang)))};  {zone};  {count}"


def _interpreter_row(
    book: WorkbookWriter, sheet: Worksheet, row: int, entry: TimeRow, labels: Mapping[str, str]
) -> float:
    """Write one row; return its height in points."""
    styles, meeting = book.styles, entry.meeting
    if entry.kind in {RowKind.BREAK, RowKind.PROGRAMME}:
        book.put(sheet, row, 0, row_hours(entry), styles["break_time"])
        text = book.say("break") if entry.item is None else programme_line(entry.item, book.lang)
        book.along(sheet, row, (1, _LAST), text, styles["break"])
        return 18.0
    book.put(sheet, row, 0, row_hours(entry), styles["cell_time"])
    if meeting is None:
        word = book.say("free_row" if entry.kind is RowKind.FREE else "away_row")
        book.along(sheet, row, (1, _LAST), word, styles["idle"])
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
    return 13.0 * max(lines(text, INTERPRETER_WIDTHS[column] - 2) for column, text in enumerate(texts, start=3)) + 8.0
