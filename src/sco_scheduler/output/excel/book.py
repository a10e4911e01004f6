"""A workbook being written: its sheets, formats and page setup, and the one way to put a value into a cell."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from functools import cache
from typing import TYPE_CHECKING, Any, TypeAlias

from sco_scheduler.agendas.report import BuildReport
from sco_scheduler.domain.outcome import Tally, tallied_of, untold
from sco_scheduler.domain.record import AgendaRevision
from sco_scheduler.output import phrases
from sco_scheduler.output.texts.messages import speech
from sco_scheduler.output.texts.names import country_name, hall_language
from sco_scheduler.output.texts.words import LANGUAGES, clean, cut, lines, one_line, units, words

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet


FONT = "Arial"
"""On every computer, with Cyrillic; Chinese falls back to the system's own font."""

INK = "#1F2933"
QUIET = "#6B7280"
ACCENT = "#1F3A5F"
LINK = "#2563A8"
LINE = "#D5DAE1"
BAND = "#EEF1F5"
WARN = "#B45309"
GOOD = "#1B7A43"

ZONE_COLOURS = (
    "#D9E8F7",
    "#DFF0D8",
    "#FCE9CF",
    "#EADFF5",
    "#FADCDC",
    "#D4EFEC",
    "#FFF3C4",
    "#E5E1D6",
    "#DDE3F0",
    "#F6DDEB",
)
"""Pale enough to print black text on, and told apart on a screen."""

HEAT = ("#FFFFFF", "#EAF3E6", "#D3E8CB", "#B9DBAD", "#F8DFA8", "#F2C078")
"""From an empty zone to a full one."""

_BASE: dict[str, Any] = {"font_name": FONT, "font_size": 10, "font_color": INK, "valign": "vcenter"}
_GRID = {"border": 1, "border_color": LINE}

_RULES = {"top": 1, "top_color": LINE, "bottom": 1, "bottom_color": LINE}
_HEADER = {
    "bold": True,
    "font_color": "#FFFFFF",
    "bg_color": ACCENT,
    "text_wrap": True,
    "border": 1,
    "border_color": ACCENT,
}

_NAMED: Mapping[str, Mapping[str, Any]] = {
    "text": {},
    "quiet": {"font_color": QUIET},
    "small": {"font_color": QUIET, "font_size": 9},
    "wrapped": {"text_wrap": True, "valign": "top"},
    "quiet_indent": {"font_color": QUIET, "indent": 1},
    "person": {"font_size": 12, "bold": True},
    "title_agenda": {"font_size": 17, "bold": True, "font_color": ACCENT, "text_wrap": True},
    "title": {"font_size": 18, "bold": True, "font_color": ACCENT},
    "subtitle": {"font_size": 11, "font_color": QUIET},
    "section": {"font_size": 12, "bold": True, "font_color": ACCENT},
    "header": {**_HEADER, "indent": 1},
    "header_middle": {**_HEADER, "align": "center"},
    "header_right": {**_HEADER, "align": "right", "indent": 1},
    "cell": {**_GRID, "text_wrap": True, "indent": 1},
    "cell_middle": {**_GRID, "align": "center", "text_wrap": True},
    "cell_quiet": {**_GRID, "text_wrap": True, "indent": 1, "font_color": QUIET, "italic": True},
    "cell_bold": {**_GRID, "text_wrap": True, "indent": 1, "bold": True},
    "cell_time": {**_GRID, "align": "center", "bold": True},
    "grid": {**_GRID, "text_wrap": True, "font_size": 8},
    "cell_big": {**_GRID, "align": "center", "bold": True, "font_size": 12},
    "cell_figure": {**_GRID, "align": "right", "indent": 1, "bold": True},
    "number": {**_GRID, "num_format": "#,##0", "align": "right", "indent": 1},
    "amount": {**_GRID, "num_format": "#,##0.##", "align": "right", "indent": 1},
    "date": {**_GRID, "num_format": "yyyy-mm-dd", "align": "center"},
    "time": {**_GRID, "num_format": "hh:mm", "align": "center"},
    "moment": {**_GRID, "num_format": "yyyy-mm-dd hh:mm", "align": "center"},
    "link": {"font_color": LINK, "underline": 1},
    "small_link": {"font_color": LINK, "font_size": 9},
    "cell_link": {**_GRID, "font_color": LINK, "underline": 1, "text_wrap": True, "indent": 1},
    "day": {
        "indent": 1,
        "bold": True,
        "font_size": 11,
        "bg_color": BAND,
        "font_color": ACCENT,
        "top": 1,
        "top_color": ACCENT,
    },
    "break": {**_RULES, "font_color": QUIET, "italic": True, "bg_color": BAND, "indent": 1},
    "break_time": {**_RULES, "font_color": QUIET, "italic": True, "bg_color": BAND, "align": "center"},
    "idle": {**_RULES, "font_color": QUIET, "italic": True, "indent": 1},
    "closed": {**_GRID, "bg_color": BAND, "font_color": QUIET, "italic": True, "align": "center"},
    "good": {**_GRID, "align": "center", "bold": True, "font_color": GOOD, "text_wrap": True},
    "warn": {**_GRID, "align": "center", "bold": True, "font_color": WARN, "text_wrap": True},
}


class Styles:
    """The formats of one workbook, by name; formats made for a zone or a shade are kept too."""

    def __init__(self, workbook: Workbook, zones: Sequence[str]) -> None:
        self._workbook = workbook
        self._made: dict[tuple[str, str], Format] = {}
        self._colours = {zone: ZONE_COLOURS[i % len(ZONE_COLOURS)] for i, zone in enumerate(zones)}

    def __getitem__(self, name: str) -> Format:
        """The format of this name."""
        return self.on(name, "")

    def on(self, name: str, background: str) -> Format:
        """Return a format on a background colour.

        Args:
            name: the format's name.
            background: the colour, ``#RRGGBB``; empty for the format's own.
        """
        key = (name, background)
        if key not in self._made:
            colours = {"bg_color": background} if background else {}
            self._made[key] = self._workbook.add_format({**_BASE, **_NAMED[name], **colours})
        return self._made[key]

    def zone(self, code: str, name: str = "cell_middle") -> Format:
        """Return a format in the colour of a zone.

        Args:
            code: the zone's code.
            name: the format's name.
        """
        return self.on(name, self._colours.get(code, ""))

    def heat(self, share: float) -> Format:
        """The format of a figure of a heat map, for a share from 0 to 1 (more counts as 1)."""
        step = 0 if share <= 0 else min(len(HEAT) - 1, 1 + int(share * (len(HEAT) - 1) - 1e-9))
        return self.on("cell_middle", HEAT[step])


@cache
def palette() -> frozenset[str]:
    """Return every colour that the program gives to cells of an agendas workbook, as ``RRGGBB``."""
    named = (str(value) for style in _NAMED.values() for key, value in style.items() if key.endswith("color"))
    every = (*named, INK, QUIET, ACCENT, LINK, LINE, BAND, WARN, GOOD, *ZONE_COLOURS, *HEAT, "#FFFFFF", "#000000")
    return frozenset(colour.lstrip("#").upper() for colour in every)


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
        """Return a word of the workbook.

        Args:
            key: its key in ``data/words.json``, after ``workbook.``.
            lang: another language than the workbook's.
            **blanks: the values of its blanks.
        """
        return words(lang or self.lang)[f"workbook.{key}"].format(**blanks)

    def country(self, text: str, lang: str = "") -> str:
        """A country in the language of the workbook or another one; as it is registered in English."""
        wanted = lang or self.lang
        return text if wanted == "en" else country_name(text, wanted)

    def session(self, name: str) -> str:
        """A session's name; that of a session by default in the language of the workbook."""
        return words(self.lang).get(f"workbook.session_{name}", name)

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
        """Put a value into a cell. Text is always written as text, whatever it looks like.

        Args:
            sheet: the sheet.
            row: the row, from 0.
            column: the column, from 0.
            value: the value; None leaves the cell blank.
            style: the format.
        """
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
        """Put a text into one merged cell.

        Args:
            sheet: the sheet.
            row: the row, from 0.
            span: the first and the last column, from 0.
            text: the text.
            style: the format.
        """
        first, last = span
        if last > first:
            # Written apart: merge_range itself would take a text for a formula.
            sheet.merge_range(row, first, row, last, "", style)
        self.put(sheet, row, first, text, style)

    def along(self, sheet: Worksheet, row: int, span: tuple[int, int], text: str, style: Format) -> None:
        """Put a text into the first column of a span, over whose other cells it may run, and its style into all.

        This costs a fifth of a merged cell, and large events have many such rows.

        Args:
            sheet: the sheet.
            row: the row, from 0.
            span: the first and the last column, from 0.
            text: the text.
            style: the format.
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
    """Set up a sheet for printing.

    Args:
        book: the workbook.
        sheet: the sheet.
        about: the text at the top right of every page.
        landscape: the orientation.
        repeat: the first and last row that every page repeats.
        revision: that of an agenda; the other sheets have the workbook's.
        lang: the language of the foot, by default that of the workbook.
    """
    settings = book.event.settings
    if landscape:
        sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.set_margins(left=0.4, right=0.4, top=0.75, bottom=0.65)
    sheet.fit_to_pages(1, 0)
    sheet.center_horizontally()
    event = ", ".join(filter(None, (settings.name, settings.venue)))
    # Letters of 8 points, however small the sheet is printed to fit.
    as_it_is = {"scale_with_doc": False}
    sheet.set_header(f"&L{_code(event, 90)}&R{_code(about, 60)}", as_it_is)
    made_at, number = book.report.built_at, book.report.revision
    if revision is not None:
        made_at, number = revision.made_at, revision.number
    built = book.say("built", lang, time=f"{made_at:%Y-%m-%d %H:%M}", number=number)
    pages = f"{_code(book.say('page', lang), 10)} &P {book.say('page_of', lang)} &N"
    sheet.set_footer(f"&L{_code(built, 60)}&R{pages}", as_it_is)
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
    """Set the widths of the first columns.

    Args:
        sheet: the sheet.
        widths: in characters.
    """
    for column, size in enumerate(widths):
        sheet.set_column(column, column, size)


LIMIT = 31
"""The most UTF-16 units in a name."""

_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_RESERVED = "history"


SHEETS = {
    "Summary": "sheet_summary",
    "Index": "sheet_index",
    "Meetings": "sheet_meetings",
    "Changes": "sheet_changes",
    "Desk": "sheet_desk",
    "Unmet": "sheet_unmet",
    "Companies": "sheet_companies",
    "Tables": "sheet_tables",
    "Interpreters": "sheet_interpreters",
}
"""The sheets of an agendas workbook by their English names, with the word for each."""

FIXED = ("Record", *(words(lang)[f"workbook.{key}"] for key in SHEETS.values() for lang in LANGUAGES))
"""Names that are part of the format: no other sheet may take one, whether the workbook has that sheet or not."""


def english_name(title: str) -> str:
    """The English name of one of the sheets of the format in any language; any other title as it is."""
    return _ENGLISH.get(_key(title), title)


class SheetNames:
    """The names given out for one workbook."""

    def __init__(self, reserved: Iterable[str] = FIXED) -> None:
        """Reserve names that are not to be given out, by default those of an agendas workbook."""
        self._taken = {_RESERVED, *map(_key, reserved)}

    def give(self, wanted: str) -> str:
        """A name for a sheet, as near to the wanted one as the rules and the names given before allow.

        What is forbidden becomes a space, what is too long is cut, and a name that is taken gets a
        number (``Acme (2)``).
        """
        base = _trim(one_line(_FORBIDDEN.sub(" ", wanted)), LIMIT) or "Sheet"
        name, number = base, 1
        while _key(name) in self._taken:
            number += 1
            suffix = f" ({number})"
            name = _trim(base, LIMIT - units(suffix)) + suffix
        self._taken.add(_key(name))
        return name


def link_to(sheet: str, cell: str = "A1") -> str:
    """Return the target of a hyperlink to a cell of the same workbook.

    Args:
        sheet: the sheet's name.
        cell: the address, such as ``A1``.
    """
    return f"internal:'{sheet.replace(chr(39), chr(39) * 2)}'!{cell}"


def _trim(text: str, limit: int) -> str:
    return cut(text, limit).strip(" '")


def _key(name: str) -> str:
    """A sheet's name folded as spreadsheets compare names."""
    return unicodedata.normalize("NFKC", name.lower()).casefold()


_ENGLISH = {_key(words(lang)[f"workbook.{key}"]): name for name, key in SHEETS.items() for lang in LANGUAGES}


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
    headers = titles or [book.say(column.key) for column in list_columns]
    sheet.set_row(header, max(30.0, _height(list_columns, [f"{title} ▾" for title in headers])))
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
