"""Sheets that are one long list: a title, a sentence, a header, rows, and a filter on them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sco_scheduler.domain.tally import tallied_of
from sco_scheduler.output import phrases
from sco_scheduler.output.excel.book import Book, Link, Value, columns, page
from sco_scheduler.output.texts.cells import lines

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet


EVERYWHERE = "A1:XFD1048576"
"""Every cell of a sheet."""


MOST_ROWS = 1_048_576
"""The rows of a sheet, of which there are no more."""

FITTED_ROWS = 5_000
"""Rows whose height is set to fit their text; further ones are left to the program that opens the file."""

_HEADER_STYLES = {
    **dict.fromkeys(("number", "amount"), "header_right"),
    **dict.fromkeys(("cell_middle", "cell_big", "date", "time", "moment"), "header_middle"),
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its header, its width, the style of its cells, and whether that style depends on the value.

    ``key`` is the word of the header. ``zoned`` columns hold a zone's code and take the zone's colour.
    """

    key: str
    width: float
    style: str = "cell"
    zoned: bool = False


def write_list(
    book: Book,
    name: str,
    about: str,
    list_columns: Sequence[Column],
    rows: Iterable[Sequence[Value]],
    *,
    sentence: str = "",
    frozen: int = 0,
    landscape: bool = True,
    nothing: str = "",
    expected: int = 0,
    titles: Sequence[str] = (),
) -> tuple[Worksheet, int, int]:
    """Write a list onto a new sheet. Rows that no sheet has room for are counted in the last one.

    Args:
        book: the workbook.
        name: the sheet's name.
        about: the title, and what the printed pages say on top; without a ``sentence`` the header is
            in the first row and there is no title.
        list_columns: the columns, in their order.
        rows: the values of each row, in the order of the columns.
        sentence: what the list is, for somebody who has not seen it before.
        frozen: how many columns stay in view.
        landscape: whether pages lie on their side.
        nothing: what stands below the header where there are no rows.
        expected: how many rows there are, as far as that is known beforehand.
        titles: the headers, where they are not the words of the columns.

    Returns:
        The sheet, the row of the header and the last row.

    """
    sheet, styles = book.add(name), book.styles
    columns(sheet, [column.width for column in list_columns])
    header = 0
    if sentence:
        sheet.set_row(0, 28)
        book.put(sheet, 0, 0, about, styles["title"])
        book.put(sheet, 1, 0, sentence, styles["subtitle"])
        header = 3
    sheet.set_row(header, 30)
    headers = titles or [book.say(column.key) for column in list_columns]
    for i, (column, title) in enumerate(zip(list_columns, headers, strict=True)):
        book.put(sheet, header, i, title, styles[_HEADER_STYLES.get(column.style, "header")])
    last = header
    plain = [styles[column.style] for column in list_columns]
    link = styles["cell_link"]
    counted = tallied_of(rows, expected, phrases.ROWS_WRITTEN(sheet=name), book.tell)
    for last, values in enumerate(counted, start=header + 1):
        if last == MOST_ROWS - 1:
            more = 1 + sum(1 for _ in counted)
            book.put(sheet, last, 0, book.say("more_rows", count=f"{more:,}"), styles["quiet"])
            break
        for i, (column, value) in enumerate(zip(list_columns, values, strict=True)):
            style = plain[i]
            if isinstance(value, Link):
                style = link
            elif column.zoned and isinstance(value, str):
                style = styles.zone(value, column.style)
            book.put(sheet, last, i, value, style)
        if last <= FITTED_ROWS:
            sheet.set_row(last, _height(list_columns, values))
    if last == header and nothing:
        book.put(sheet, header + 1, 0, nothing, styles["quiet"])
    sheet.autofilter(header, 0, last, len(list_columns) - 1)
    sheet.freeze_panes(header + 1, frozen)
    # Table labels and IDs may look like numbers; they are names all the same.
    sheet.ignore_errors({"number_stored_as_text": EVERYWHERE})
    page(book, sheet, about, landscape=landscape, repeat=(header, header))
    return sheet, header, last


def _height(list_columns: Sequence[Column], values: Sequence[Value]) -> float:
    """The height of a row, in points, for the text that takes the most lines."""
    needed = 1
    for column, value in zip(list_columns, values, strict=True):
        text = value.text if isinstance(value, Link) else value
        # Most texts are short, and a character is seldom wider than two units.
        if isinstance(text, str) and len(text) * 2 > column.width - 2:
            needed = max(needed, lines(text, column.width - 2))
    return 5.0 + 13.0 * needed
