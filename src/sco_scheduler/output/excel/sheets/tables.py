"""The Tables sheet: the meetings at each table, slot after slot."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sco_scheduler.agendas.build_report import company_name, delegate_labels, interpreter_label
from sco_scheduler.agendas.rows import TableSlot, table_slots
from sco_scheduler.output.excel.book import CellValue, ColumnFormat, WorkbookWriter, write_list

FREE_LIMIT = 200_000
"""Above this many tables times slots, only slots with a meeting are listed."""

COLUMNS = (
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
    """Whether the sheet has room for the slots in which a table stays free."""
    return _places(book) <= FREE_LIMIT


def _places(book: WorkbookWriter) -> int:
    """Tables times slots."""
    return sum(len(zone.tables) for zone in book.event.zones) * len(book.event.slots)


def write(book: WorkbookWriter) -> None:
    """Write the sheet, in the order of zones, tables and time."""
    free_too = lists_free_slots(book)
    sentence = book.say("tables_about" if free_too else "tables_short")
    name = book.say("sheet_tables")
    rows = _places(book) if free_too else len(book.report.schedule.meetings)
    write_list(book, name, name, COLUMNS, _values(book), sentence=sentence, frozen=2, expected=rows)


def _values(book: WorkbookWriter) -> Iterator[tuple[CellValue, ...]]:
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
                        *_who(book, labels, entry),
                    )


def _who(book: WorkbookWriter, labels: Mapping[str, str], entry: TableSlot) -> tuple[CellValue, ...]:
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
