"""The Tables sheet: what happens at each table, slot after slot."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sco_scheduler.agendas.hall import TableSlot, table_slots
from sco_scheduler.agendas.people import company_name, delegate_labels, interpreter_label
from sco_scheduler.output.excel.book import Book, Value
from sco_scheduler.output.excel.lists import Column, write_list

NAME = "Tables"

FREE_LIMIT = 200_000
"""Above this many tables times slots, only slots with a meeting are listed."""

COLUMNS = (
    Column("Zone", 7, "cell_middle", zoned=True),
    Column("Table", 8, "cell_big"),
    Column("Date", 11, "date"),
    Column("Start", 7, "time"),
    Column("End", 7, "time"),
    Column("Purchaser", 34),
    Column("Purchaser delegate", 20),
    Column("Supplier", 34),
    Column("Supplier delegate", 20),
    Column("Interpreter", 18),
    Column("Meeting", 9, "cell_quiet"),
)

SENTENCE = "Every table in every slot, zone by zone. Use the filter to see one table or one time."
SENTENCE_SHORT = "Every meeting at every table, zone by zone. Slots in which a table stays free are left out for size."


def lists_free_slots(book: Book) -> bool:
    """Whether the sheet has room for the slots in which a table stays free."""
    return _places(book) <= FREE_LIMIT


def _places(book: Book) -> int:
    """Tables times slots."""
    return sum(len(zone.tables) for zone in book.event.zones) * len(book.event.slots)


def write(book: Book) -> None:
    """Write the sheet, in the order of zones, tables and time."""
    free_too = lists_free_slots(book)
    sentence = SENTENCE if free_too else SENTENCE_SHORT
    rows = _places(book) if free_too else len(book.report.schedule.meetings)
    write_list(book, NAME, "Tables", COLUMNS, _values(book), sentence=sentence, frozen=2, expected=rows)


def _values(book: Book) -> Iterator[tuple[Value, ...]]:
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


def _who(book: Book, labels: Mapping[str, str], entry: TableSlot) -> tuple[Value, ...]:
    event, meeting = book.event, entry.meeting
    if meeting is None:
        return ("closed" if entry.closed else "free", "", "", "", "", "")
    return (
        company_name(event, meeting.purchaser),
        labels.get(meeting.purchaser_delegate, ""),
        company_name(event, meeting.supplier),
        labels.get(meeting.supplier_delegate, ""),
        interpreter_label(event, meeting.interpreter),
        meeting.number,
    )
