"""The part of the Summary sheet on the published schedule: what a rerun kept of it, and what that costs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sco_scheduler.domain.messages import Sentence
from sco_scheduler.output import phrases
from sco_scheduler.output.book import Book
from sco_scheduler.output.keeping import sentences, source
from sco_scheduler.output.text import lines

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet


def write_kept(book: Book, sheet: Worksheet, row: int, widths: tuple[int, ...]) -> int:
    """Write what a rerun kept from this row on, across columns of these widths; the next row."""
    rerun, styles = book.report.rerun, book.styles
    if rerun is None:
        return row
    sheet.set_row(row + 1, 22)
    for column in range(len(widths)):
        title = "Kept of the published schedule" if column == 0 else ""
        book.put(sheet, row + 1, column, title, styles["section"])
    row += 2
    had = phrases.HAD_MEETINGS(published=source(rerun), count=rerun.meetings)
    for told in (Sentence(had), *sentences(book.report, rerun)):
        text = str(told)
        sheet.set_row(row, 15.0 * lines(text, sum(widths) - 4))
        book.across(sheet, row, (0, len(widths) - 1), text, styles["wrapped"])
        row += 1
    return row
