"""The heat map of the Summary sheet: how full each zone is in each slot."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from sco_scheduler.agendas.people import day_title
from sco_scheduler.agendas.report import Occupancy
from sco_scheduler.output.book import Book

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

ZONES_BESIDE = 6
"""Zones in one block; further zones follow below, so that the page keeps its width."""


def write_occupancy(book: Book, sheet: Worksheet, row: int) -> int:
    """Write the heat map from this row on, slots down the side and zones across; the next row."""
    occupancy, styles = book.report.summary.occupancy, book.styles
    if not occupancy:
        return row
    sheet.set_row(row + 1, 22)
    for column in range(ZONES_BESIDE + 1):
        title = "Tables taken, of those open" if column == 0 else ""
        book.put(sheet, row + 1, column, title, styles["section"])
    row += 2
    codes = list(dict.fromkeys(entry.zone for entry in occupancy))
    found = {(entry.zone, entry.start): entry for entry in occupancy}
    starts = sorted({entry.start for entry in occupancy})
    for first in range(0, len(codes), ZONES_BESIDE):
        block = codes[first : first + ZONES_BESIDE]
        for day, times in groupby(starts, key=lambda start: start.date()):
            book.put(sheet, row, 0, day_title(day), styles["header"])
            for column, code in enumerate(block, start=1):
                book.put(sheet, row, column, f"Zone {code}", styles["header_middle"])
            for start in times:
                row += 1
                book.put(sheet, row, 0, f"{start:%H:%M}", styles["cell_middle"])
                for column, code in enumerate(block, start=1):
                    _cell(book, sheet, (row, column), found.get((code, start)))
            row += 1
        row += 1
    return row - 1


def _cell(book: Book, sheet: Worksheet, at: tuple[int, int], entry: Occupancy | None) -> None:
    if entry is None or not entry.tables:
        text, style = ("closed" if entry is not None and not entry.meetings else "–"), book.styles["closed"]
        if entry is not None and entry.meetings:
            text = f"{entry.meetings} of 0"
    else:
        text = f"{entry.meetings} of {entry.tables}"
        style = book.styles.heat(entry.meetings / entry.tables)
    book.put(sheet, *at, text, style)
