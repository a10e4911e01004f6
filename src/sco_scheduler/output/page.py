"""How sheets are printed: A4, fit to the width, event and subject on top, page numbers below."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sco_scheduler.agendas.report import AgendaRevision
from sco_scheduler.output.book import Book
from sco_scheduler.output.text import cut, one_line

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

A4 = 9
"""Excel's number for the size of the paper."""


def page(
    book: Book,
    sheet: Worksheet,
    about: str,
    *,
    landscape: bool = False,
    repeat: tuple[int, int] | None = None,
    revision: AgendaRevision | None = None,
) -> None:
    """Make a sheet ready to print; ``about`` stands at the top right of every page.

    ``repeat`` are the first and last row that every page repeats. An agenda has a ``revision`` of its
    own; the other sheets have the workbook's.
    """
    settings = book.event.settings
    if landscape:
        sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.set_margins(left=0.5, right=0.5, top=0.75, bottom=0.65)
    sheet.fit_to_pages(1, 0)
    sheet.center_horizontally()
    event = ", ".join(filter(None, (settings.name, settings.venue)))
    sheet.set_header(f"&L{_code(event, 90)}&R{_code(about, 60)}")
    made_at, number = book.report.built_at, book.report.revision
    if revision is not None:
        made_at, number = revision.made_at, revision.number
    built = f"Built {made_at:%Y-%m-%d %H:%M}, revision {number}"
    sheet.set_footer(f"&L{_code(built, 60)}&R{_code('Page', 10)} &P of &N")
    if repeat is not None:
        sheet.repeat_rows(*repeat)


def _code(text: str, limit: int) -> str:
    """A text as a page header takes it: short enough, and with nothing in it taken for a command."""
    short = one_line(text)
    if len(short) > limit:
        short = cut(short, limit - 1) + "…"
    # The blank keeps a number at the start from being read as the size of the font.
    return '&"Arial"&8 ' + short.replace("&", "&&").replace("[", "(").replace("]", ")")


def columns(sheet: Worksheet, widths: Sequence[float]) -> None:
    """Set the widths of the first columns."""
    for column, size in enumerate(widths):
        sheet.set_column(column, column, size)
