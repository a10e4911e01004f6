"""The Grid sheets: for each zone, tables by slots, with the meeting in each cell."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from itertools import groupby, pairwise
from math import ceil
from typing import TYPE_CHECKING

from sco_scheduler.agendas.build_report import hours
from sco_scheduler.agendas.rows import TableSlot, table_slots
from sco_scheduler.domain.event import Slot, Zone
from sco_scheduler.domain.names import short_names
from sco_scheduler.output.excel.book import WorkbookWriter, page
from sco_scheduler.output.excel.styles import PAGE_WIDTH, lines
from sco_scheduler.output.texts.words import day_in_words, one_line, zone_name

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet


MOST_GRID_CELLS = 100_000
"""A zone with more tables times slots than this has no grid."""

LABEL_WIDTH = 9
SLOT_WIDTH = 21
SLOTS_ON_A_PAGE = 6
"""More would make letters of 8 points smaller than 7 on paper."""

FIRST_ROW = 5


def zone_heading(book: WorkbookWriter, zone: Zone, lang: str = "") -> str:
    """Return a zone's code and name."""
    name = zone_name(zone, lang or book.lang)
    key = "zone_title" if name else "zone_only"
    return book.say(key, lang, zone=zone.code, name=name)


def has_grid(book: WorkbookWriter, zone: Zone) -> bool:
    """Return whether a zone gets a grid: it has tables and slots, and not too many of them."""
    return 0 < len(zone.tables) * len(book.event.slots) <= MOST_GRID_CELLS


def write(book: WorkbookWriter, name: str, zone: Zone) -> None:
    """Write the grid of a zone onto a new sheet."""
    sheet, styles, slots = book.add(name), book.styles, book.event.slots
    sheet.set_column(0, 0, LABEL_WIDTH)
    sheet.set_column(1, len(slots), SLOT_WIDTH)
    sheet.set_row(0, 28)
    # Each printed page begins with the titles. The first column, which all pages repeat, is too narrow for them.
    for start in _page_starts(slots):
        book.put(sheet, 0, start + 1, zone_heading(book, zone), styles["title"])
        book.put(sheet, 1, start + 1, book.say("grid_about"), styles["subtitle"])
    _headers(book, sheet, slots)
    names = short_names(book.event)
    for row, entries in enumerate(table_slots(book.report.schedule, zone), start=FIRST_ROW):
        book.put(sheet, row, 0, entries[0].table.label, styles["cell_big"])
        needed = max(_entry(book, sheet, row, entry, names) for entry in entries)
        sheet.set_row(row, max(26.0, needed * 11.5 + 4))
    sheet.freeze_panes(FIRST_ROW, 1)
    sheet.ignore_errors({"number_stored_as_text": f"A{FIRST_ROW + 1}:A{FIRST_ROW + len(zone.tables)}"})
    _pages(book, sheet, zone, slots)


def _headers(book: WorkbookWriter, sheet: Worksheet, slots: tuple[Slot, ...]) -> None:
    styles = book.styles
    sheet.set_row(FIRST_ROW - 2, 20)
    sheet.set_row(FIRST_ROW - 1, 20)
    book.put(sheet, FIRST_ROW - 2, 0, "", styles["header"])
    starts = _page_starts(slots)
    # A merged cell is not broken between pages: the session is named on each page that has a part of it.
    of_page = groupby(slots, key=lambda slot: (slot.date, slot.session, bisect_right(starts, slot.index)))
    for (day, session, _), group in of_page:
        held = list(group)
        text = ", ".join(filter(None, (day_in_words(day, book.lang), book.session(session))))
        span = (held[0].index + 1, held[-1].index + 1)
        book.across(sheet, FIRST_ROW - 2, span, text, styles["header"])
    book.put(sheet, FIRST_ROW - 1, 0, book.say("table"), styles["header_middle"])
    for slot in slots:
        book.put(sheet, FIRST_ROW - 1, slot.index + 1, hours(slot.start, slot.end), styles["header_middle"])


def _entry(book: WorkbookWriter, sheet: Worksheet, row: int, entry: TableSlot, names: Mapping[str, str]) -> int:
    """One cell; how many lines it takes."""
    column, meeting = entry.slot.index + 1, entry.meeting
    if meeting is None:
        style = book.styles["closed" if entry.closed else "cell"]
        book.put(sheet, row, column, book.say("closed") if entry.closed else "", style)
        return 1
    text = "\n".join(f"{side} {one_line(names.get(side, side))}" for side in meeting.pair)
    book.put(sheet, row, column, text, book.styles.zone(entry.zone.code, "grid"))
    return lines(text, (SLOT_WIDTH - 1) * 10 / 8)


def _pages(book: WorkbookWriter, sheet: Worksheet, zone: Zone, slots: tuple[Slot, ...]) -> None:
    starts = _page_starts(slots)
    widest = max(after - start for start, after in pairwise([*starts, len(slots)]))
    page(book, sheet, zone_heading(book, zone), landscape=True, repeat=(0, FIRST_ROW - 1))
    sheet.repeat_columns(0)
    sheet.set_v_pagebreaks([start + 1 for start in starts[1:]])
    # Fit to the width of the widest page, not of the sheet: by scale, since fitting overrides page breaks.
    sheet.set_print_scale(min(100, int(100 * PAGE_WIDTH / (LABEL_WIDTH + 1 + widest * (SLOT_WIDTH + 1)))))


def _page_starts(slots: tuple[Slot, ...]) -> list[int]:
    """The slots with which pages start: with a day, and with a session or a part of it where the page is full."""
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
