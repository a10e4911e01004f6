"""A workbook being written: its sheets, its formats, and the one way to put a value into a cell."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import TYPE_CHECKING, TypeAlias

from sco_scheduler.agendas.report import BuildReport
from sco_scheduler.domain.record import AgendaRevision
from sco_scheduler.domain.tally import Tally, untold
from sco_scheduler.output.excel.styles import FONT, Styles
from sco_scheduler.output.texts.cells import clean, cut, one_line
from sco_scheduler.output.texts.language import hall_language
from sco_scheduler.output.texts.messages import speech
from sco_scheduler.output.texts.words import words

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet


@dataclass(frozen=True, slots=True)
class Link:
    """A hyperlink: a target as XlsxWriter takes it (``internal:'Sheet'!A1``), and the text shown."""

    target: str
    text: str


Value: TypeAlias = str | int | float | date | time | Link | None
"""What a cell may hold; None leaves it blank."""


class Book:
    """One workbook file.

    ``title`` is what the properties of the file call it, and ``tell`` hears how far the writing of it
    has come. With a folder ``scratch`` rows go there as they come instead of staying in memory: each
    sheet then has to be written from top to bottom, and before the next one.
    """

    def __init__(self, report: BuildReport, title: str, tell: Tally = untold, *, scratch: str | None = None) -> None:
        # XlsxWriter costs a tenth of a second to import, and only writing needs it.
        from xlsxwriter import Workbook

        self.report = report
        self.tell = tell
        self.event = report.schedule.event
        self.lang = hall_language(self.event.settings.languages).main
        self.speech = speech(self.lang)
        self._file = io.BytesIO()
        self._workbook = Workbook(
            self._file,
            {
                "in_memory": scratch is None,
                "constant_memory": scratch is not None,
                "tmpdir": scratch,
                "strings_to_urls": False,
                "strings_to_formulas": False,
                "strings_to_numbers": False,
                "nan_inf_to_errors": False,
                # Widths of columns count in digits of this font, so it must be one that is everywhere.
                "default_format_properties": {"font_name": FONT, "font_size": 10},
            },
        )
        self._workbook.set_properties(
            {
                "title": one_line(title)[:255],
                "subject": "Agendas of one-to-one business meetings",
                "comments": f"Made by sco-scheduler {report.program_version}".rstrip(),
                "created": report.built_at,
            }
        )
        self.styles = Styles(self._workbook, [zone.code for zone in self.event.zones])

    def say(self, key: str, lang: str = "", **blanks: object) -> str:
        """A word of the workbook in its language, or in another one."""
        return words(lang or self.lang)[f"workbook.{key}"].format(**blanks)

    def add(self, name: str) -> Worksheet:
        """A new sheet, without grid lines; ``name`` keeps the rules (see ``sheet_names``)."""
        sheet = self._workbook.add_worksheet(name)
        sheet.hide_gridlines(2)
        return sheet

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the sheets so far, in order."""
        return tuple(sheet.get_name() for sheet in self._workbook.worksheets())

    def finish(self) -> bytes:
        """The file, whole."""
        self._workbook.close()
        return self._file.getvalue()

    def put(self, sheet: Worksheet, row: int, column: int, value: Value, style: Format) -> None:
        """Put a value into a cell. Text is always text, whatever it looks like."""
        if isinstance(value, str):
            if value:
                sheet.write_string(row, column, clean(value), style)
            else:
                sheet.write_blank(row, column, None, style)
        elif value is None:
            sheet.write_blank(row, column, None, style)
        elif isinstance(value, (int, float)):
            sheet.write_number(row, column, value, style)
        elif isinstance(value, Link):
            sheet.write_url(row, column, value.target, style, clean(value.text))
        else:
            sheet.write_datetime(row, column, value, style)

    def across(self, sheet: Worksheet, row: int, span: tuple[int, int], text: str, style: Format) -> None:
        """Put a text into one cell that spans the columns from the first to the last of ``span``."""
        first, last = span
        if last > first:
            # Written apart: merge_range itself would take a text for a formula.
            sheet.merge_range(row, first, row, last, "", style)
        self.put(sheet, row, first, text, style)

    def along(self, sheet: Worksheet, row: int, span: tuple[int, int], text: str, style: Format) -> None:
        """Put a text into the first column of ``span`` and its style into all; the text may run on over them.

        This costs a fifth of what one spanning cell does, and large events have many such rows.
        """
        first, last = span
        self.put(sheet, row, first, text, style)
        for column in range(first + 1, last + 1):
            sheet.write_blank(row, column, None, style)


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
    lang: str = "",
) -> None:
    """Make a sheet ready to print; ``about`` stands at the top right of every page.

    ``lang`` is the language of its foot, by default that of the workbook.

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
    built = book.say("built", lang, time=f"{made_at:%Y-%m-%d %H:%M}", number=number)
    sheet.set_footer(f"&L{_code(built, 60)}&R{_code(book.say('page', lang), 10)} &P {book.say('page_of', lang)} &N")
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
