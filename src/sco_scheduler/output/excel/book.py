"""A workbook being written: its sheets, page setup and lists, and the only function that writes values into cells.

Rows and columns count from 0, widths are in characters.
"""

from __future__ import annotations

import io
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import TYPE_CHECKING, TypeAlias

from sco_scheduler.agendas.build_report import BuildReport
from sco_scheduler.domain.messages import Phrase, Tally, no_tally, tallied
from sco_scheduler.domain.record import AgendaRevision
from sco_scheduler.output.excel.provenance import WrittenTexts
from sco_scheduler.output.excel.styles import (
    A4,
    ROOM,
    Styles,
    break_columns,
    breaks_anywhere,
    columns_of_first_page,
    in_arial,
    lines,
    width,
)
from sco_scheduler.output.texts.words import (
    clean,
    country_name,
    cut,
    hall_language,
    one_line,
    session_word,
    speech,
    words,
)

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet


@dataclass(frozen=True, slots=True)
class Link:
    """A hyperlink: a target in XlsxWriter's syntax (``internal:'Sheet'!A1``), and the displayed text."""

    target: str
    text: str


def link_to(sheet: str) -> str:
    """Return the target of a hyperlink to a sheet of the same workbook."""
    return f"internal:'{sheet.replace(chr(39), chr(39) * 2)}'!A1"


CellValue: TypeAlias = str | int | float | date | time | Link | None
"""The types of cell values; None leaves a cell blank."""


class WorkbookWriter:
    """One workbook file.

    ``title`` is the title in the file's properties, and ``tally`` receives the progress of writing.
    With a folder ``scratch`` rows are stored there instead of in memory: each
    sheet then has to be written from top to bottom, and before the next one.
    """

    def __init__(self, report: BuildReport, title: str, tally: Tally = no_tally, *, scratch: str | None = None) -> None:
        # XlsxWriter takes a tenth of a second to import, and only writing needs it.
        from xlsxwriter import Workbook

        from sco_scheduler.output.excel.fast_worksheet import FastWorksheet

        self._sheet_class = FastWorksheet
        self.report = report
        self.tally = tally
        self.event = report.schedule.event
        self.lang = hall_language(self.event.settings.languages).main
        self.speech = speech(self.lang)
        self._file = io.BytesIO()
        self._workbook = Workbook(
            self._file,
            {
                **in_arial(),
                "in_memory": scratch is None,
                "constant_memory": scratch is not None,
                "tmpdir": scratch,
                "nan_inf_to_errors": False,
            },
        )
        self._workbook.set_properties(
            {
                "title": one_line(title)[:255],
                "subject": "Agendas of one-to-one business meetings",
                "comments": f"Made by sco-scheduler {report.built.program}".rstrip(),
                "created": report.built.time,
            }
        )
        self.styles = Styles(self._workbook, [zone.code for zone in self.event.zones])
        self.texts = WrittenTexts()

    def say(self, key: str, lang: str = "", **blanks: object) -> str:
        """Return a word of the workbook.

        Parameters
        ----------
        key
            Its key in ``data/words.json``, after ``workbook.``.
        lang
            The language; by default the workbook's.
        **blanks
            The values of its blanks.
        """
        return words(lang or self.lang)[f"workbook.{key}"].format(**blanks)

    def country(self, text: str, lang: str = "") -> str:
        """A country's name in a language, by default the workbook's; in English as registered, if in Latin letters."""
        wanted = lang or self.lang
        return text if wanted == "en" and text.isascii() else country_name(text, wanted)

    def session(self, name: str) -> str:
        """A session's name; that of a default session in the language of the workbook."""
        return session_word(name, self.lang)

    def add(self, name: str) -> Worksheet:
        """Add a sheet without grid lines; ``name`` satisfies the rules (see ``SheetNames``)."""
        sheet: Worksheet = self._workbook.add_worksheet(name, self._sheet_class)
        sheet.hide_gridlines(2)
        # Table labels and IDs may look like numbers, but are names.
        sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
        return sheet

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the sheets so far, in order."""
        return tuple(sheet.get_name() for sheet in self._workbook.worksheets())

    def finish(self) -> bytes:
        """Return the content of the file."""
        self._workbook.close()
        return self._file.getvalue()

    def put(self, sheet: Worksheet, row: int, column: int, value: CellValue, style: Format) -> None:
        """Write a value into a cell. Text is always written as text, even if it looks like a number or formula.

        Parameters
        ----------
        value
            The value; None leaves the cell blank.
        """
        if value is None or value == "":
            sheet.write_blank(row, column, None, style)
            return
        if isinstance(value, str):
            value = clean(value)
            sheet.write_string(row, column, value, style)
        elif isinstance(value, bool):
            sheet.write_boolean(row, column, value, style)
        elif isinstance(value, (int, float)):
            sheet.write_number(row, column, value, style)
        elif isinstance(value, Link):
            sheet.write_url(row, column, value.target, style, clean(value.text))
            value = clean(value.text)
        else:
            sheet.write_datetime(row, column, value, style)
        self.texts.note(sheet.name, row, column, value)

    def put_row(self, sheet: Worksheet, row: int, values: Sequence[CellValue], styles: Sequence[Format]) -> None:
        """Put values into all cells of a row, from its first column; as for ``put``, but faster in large workbooks."""
        if not sheet.constant_memory or any(isinstance(value, (Link, bool)) for value in values):
            for column, (value, style) in enumerate(zip(values, styles, strict=True)):
                self.put(sheet, row, column, value, style)
            return
        cells = [None if value == "" else clean(value) if isinstance(value, str) else value for value in values]
        sheet.write_row_of_cells(row, cells, styles)
        self.texts.note_row(sheet.name, row, cells)

    def across(self, sheet: Worksheet, row: int, span: tuple[int, int], text: str, style: Format) -> None:
        """Put a text into one merged cell."""
        first, last = span
        if last > first:
            # Written separately: merge_range itself would interpret a text as a formula.
            sheet.merge_range(row, first, row, last, "", style)
        self.put(sheet, row, first, text, style)

    def along(self, sheet: Worksheet, row: int, span: tuple[int, int], text: str, style: Format) -> None:
        """Write a text into the first column of a span, so that it overflows into the others, and its style into all.

        This takes a fifth of the time of a merged cell, and large events have many such rows.
        """
        first, last = span
        self.put(sheet, row, first, text, style)
        for column in range(first + 1, last + 1):
            sheet.write_blank(row, column, None, style)


def page(
    book: WorkbookWriter,
    sheet: Worksheet,
    about: str,
    *,
    landscape: bool = False,
    repeat: tuple[int, int] | None = None,
    revision: AgendaRevision | None = None,
    lang: str = "",
) -> None:
    """Set up a sheet for printing.

    Parameters
    ----------
    about
        The text at the top right of every page.
    repeat
        The first and last row that every page repeats.
    revision
        The revision of an agenda; other sheets have the workbook's.
    """
    settings = book.event.settings
    if landscape:
        sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.set_margins(left=0.4, right=0.4, top=0.75, bottom=0.65)
    sheet.fit_to_pages(1, 0)
    sheet.center_horizontally()
    event = one_line(", ".join(filter(None, (settings.name, settings.venue))))
    limits = (80, 50) if landscape else (60, 40)
    if len(event) <= _MOST_OF_HEADER and width(event) + width(cut(about, limits[1])) <= _HEADER_ROOM[landscape]:
        limits = _MOST_OF_HEADER, limits[1]
    # The scale does not matter; LibreOffice shrinks them too, to three quarters at most.
    as_it_is = {"scale_with_doc": False}
    sheet.set_header(f"&L{_code(event, limits[0])}&R{_code(about, limits[1])}", as_it_is)
    made_at, number = book.report.built.time, book.report.built.revision
    if revision is not None:
        made_at, number = revision.made_at, revision.number
    built = book.say("built", lang, time=f"{made_at:%Y-%m-%d %H:%M}", number=number)
    pages = f"{_code(book.say('page', lang), 10)} &P {book.say('page_of', lang)} &N"
    sheet.set_footer(f"&L{_code(built, 60)}&R{pages}", as_it_is)
    if repeat is not None:
        sheet.repeat_rows(*repeat)


_HEADER_ROOM = {False: 92.0, True: 136.0}
"""The width of the texts at the top of a page in portrait, and in landscape, in characters."""

_MOST_OF_HEADER = 100
"""The largest number of characters of the event's name and venue there; Excel takes 255 of all, with the codes."""


def _code(text: str, limit: int) -> str:
    """A text for a page header: shortened, and with everything escaped that could be read as a code."""
    short = one_line(text)
    if len(short) > limit:
        short = cut(short, limit - 1) + "…"
    # The space keeps a leading number from being read as a font size.
    return '&"Arial"&10 ' + short.replace("&", "&&").replace("[", "(").replace("]", ")")


def columns(sheet: Worksheet, widths: Sequence[float]) -> None:
    """Set the widths of the first columns."""
    for column, size in enumerate(widths):
        sheet.set_column(column, column, size)


MOST_ROWS = 1_048_576
"""The largest number of rows of a sheet."""

FITTED_ROWS = 5_000
"""Number of rows whose height is fitted to their text; further rows are left to the program that opens the file."""

_ROW = 15.0
"""The default height of a row, in points."""

_LINE, _CHINESE_LINE = 13.0, 14.5
"""The height of a line of text, and of one with Chinese, whose characters are higher."""

_OF_NAMES, _NARROWED = 15, 0.7
"""Columns at least this wide, except times, hold names or sentences, which fit into this part of the width."""

_OF_TIME = frozenset({"date", "time", "moment"})
"""The styles of dates and times."""

_HEADER_STYLES = {
    **dict.fromkeys(("number", "amount"), "header_right"),
    **dict.fromkeys(("cell_middle", "cell_big", "date", "time", "moment"), "header_middle"),
}


@dataclass(frozen=True, slots=True)
class ColumnFormat:
    """A column: its header, its width, the style of its cells, and whether that style depends on the value.

    ``key`` is the word of the header. ``zoned`` columns hold a zone's code and take the zone's colour.
    """

    key: str
    width: float
    style: str = "cell"
    zoned: bool = False


def write_list(
    book: WorkbookWriter,
    name: str,
    about: str,
    list_columns: Sequence[ColumnFormat],
    rows: Iterable[Sequence[CellValue]],
    *,
    sentence: str = "",
    frozen: int = 0,
    nothing: str = "",
    expected: int = 0,
    titles: Sequence[str] = (),
    printed: int | None = None,
) -> tuple[Worksheet, int, int]:
    """Write a list onto a new sheet. Rows beyond the sheet's limit are counted in its last row.

    Parameters
    ----------
    about
        The title, which is also printed on top of every page; without a ``sentence`` the header is in the first row and
        there is no title.
    list_columns
        The columns.
    rows
        The values of each row.
    sentence
        An explanation of the list for new readers.
    frozen
        The number of columns that stay in view.
    nothing
        The text below the header if there are no rows.
    expected
        The number of rows, if known beforehand.
    titles
        The headers, if they are not the words of the columns.
    printed
        The number of columns that are printed, if not all are.

    Returns
    -------
    tuple[Worksheet, int, int]
        The sheet, the row of the header and the last row.
    """
    sheet, styles = book.add(name), book.styles
    titles = titles or [book.say(column.key) for column in list_columns]
    list_columns = fitted(list_columns, titles, printed)
    widths = [column.width for column in list_columns]
    columns(sheet, widths)
    header, above = 0, 0.0
    if sentence:
        sheet.set_row(0, 28)
        book.put(sheet, 0, 0, about, styles["title"])
        on_paper = widths[:printed]
        first_page = columns_of_first_page(on_paper, frozen)
        # Further pages repeat the first columns: there, in smaller letters, it has room on each, and below the title.
        beside = frozen > 0 and first_page < len(on_paper)
        end = frozen if beside else first_page
        line, letter = (12.5, 0.95) if beside else (15.0, 1.15)
        told = line * lines(sentence, sum(widths[:end]) / letter)
        sheet.set_row(1, told)
        above = 28 + told + _ROW
        book.across(sheet, 1, (0, end - 1), sentence, styles["about_small" if beside else "about"])
        header = 3
    above += _write_header(book, sheet, header, list_columns, titles)
    counted = tallied(rows, Phrase("rows-written")(sheet=name), book.tally, total=expected)
    last, height = _write_rows(book, sheet, header + 1, list_columns, counted)
    if last == header and nothing:
        sheet.set_row(header + 1, 24)
        book.put(sheet, header + 1, 0, nothing, styles["nothing"])
    sheet.autofilter(header, 0, last, len(list_columns) - 1)
    sheet.freeze_panes(header + 1, frozen)
    page(book, sheet, about, landscape=True, repeat=(header, header))
    break_columns(sheet, widths[:printed], frozen, above + height)
    return sheet, header, last


def fitted(
    list_columns: Sequence[ColumnFormat], titles: Sequence[str], printed: int | None = None
) -> list[ColumnFormat]:
    """Adjust column widths: none narrower than a word of its title; columns of names shrink if that saves a page.

    Parameters
    ----------
    titles
        The header of each column.
    printed
        The number of columns that are printed, if not all are.
    """
    wide = [wide_enough(column, title) for column, title in zip(list_columns, titles, strict=True)]
    beyond = sum(column.width + 1 for column in wide[:printed]) - ROOM
    if beyond <= 0:
        return wide
    least = [
        wide_enough(replace(column, width=_NARROWED * column.width), title).width
        if column.width >= _OF_NAMES and column.style not in _OF_TIME
        else w.width
        for column, title, w in zip(list_columns, titles, wide, strict=True)
    ]
    give = sum(column.width - low for column, low in zip(wide[:printed], least, strict=False))
    if give < beyond:
        return wide
    # Rounded down, so that all fit.
    less = [math.ceil(10 * beyond / give * (column.width - low)) / 10 for column, low in zip(wide, least, strict=True)]
    narrowed = [replace(column, width=column.width - size) for column, size in zip(wide, less, strict=True)]
    return [*narrowed[:printed], *(wide[printed:] if printed is not None else [])]


def wide_enough(column: ColumnFormat, title: str) -> ColumnFormat:
    """The column, widened so that no word of its title is broken."""
    longest = max((width(word) for word in title.split() if not breaks_anywhere(word)), default=0.0)
    return replace(column, width=max(column.width, 1.1 * longest + 2))


def _write_header(
    book: WorkbookWriter, sheet: Worksheet, row: int, list_columns: Sequence[ColumnFormat], titles: Sequence[str]
) -> float:
    """Write the titles of the columns into a row, with room for the filter button; return the row's height."""
    height = max(30.0, _height(list_columns, [f"{title} ▾" for title in titles]))
    sheet.set_row(row, height)
    for i, (column, title) in enumerate(zip(list_columns, titles, strict=True)):
        book.put(sheet, row, i, title, book.styles[_HEADER_STYLES.get(column.style, "header")])
    return height


def _write_rows(
    book: WorkbookWriter,
    sheet: Worksheet,
    first: int,
    list_columns: Sequence[ColumnFormat],
    rows: Iterable[Sequence[CellValue]],
) -> tuple[int, float]:
    """Write the rows starting at row ``first``; return the last row and the total height, in points.

    The last row is the one before ``first`` if there are none.
    """
    styles = book.styles
    plain = [styles[column.style] for column in list_columns]
    link = styles["cell_link"]
    last, total, waiting = first - 1, 0.0, iter(rows)
    for last, values in enumerate(waiting, start=first):
        if last == MOST_ROWS - 1 and (beyond := sum(1 for _ in waiting)):
            book.put(sheet, last, 0, book.say("more_rows", count=f"{1 + beyond:,}"), styles["quiet"])
            break
        row_styles = plain.copy()
        for i, value in enumerate(values):
            if isinstance(value, str):
                if list_columns[i].zoned:
                    row_styles[i] = styles.zone(value, list_columns[i].style)
            elif isinstance(value, Link):
                row_styles[i] = link
            elif isinstance(value, (date, time)) and list_columns[i].style not in _OF_TIME:
                row_styles[i] = styles[_time_style(value)]
        height = _height(list_columns, values) if last <= FITTED_ROWS else _ROW
        total += height
        if last <= FITTED_ROWS:
            sheet.set_row(last, height)
        book.put_row(sheet, last, values, row_styles)
    return last, total


def _time_style(value: date | time) -> str:
    """The style of a date or a time in a column of other values."""
    if isinstance(value, time):
        return "time"
    return "moment" if isinstance(value, datetime) and value.time() != time() else "date"


def _height(list_columns: Sequence[ColumnFormat], values: Sequence[CellValue]) -> float:
    """The height of a row, in points, for the text with the most lines."""
    highest = _LINE
    for column, value in zip(list_columns, values, strict=True):
        text = value.text if isinstance(value, Link) else value
        # Most texts are short, and a character is seldom wider than two units.
        if isinstance(text, str) and len(text) * 2 > column.width - 2:
            line = _LINE if text.isascii() or not any(map(breaks_anywhere, text)) else _CHINESE_LINE
            highest = max(highest, line * lines(text, column.width - 2))
    return 5.0 + highest
