"""Fonts, colours and cell formats of the agendas workbook, the width of texts, and the columns of a page.

``widths`` are the widths of the columns, in characters; each page repeats the first ``frozen`` columns.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sco_scheduler.output.files import in_memory

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

FONT = "Arial"
"""Available on every computer, with Cyrillic; Chinese falls back to the system's font."""

_PLAIN: Mapping[str, bool] = {
    "in_memory": True,
    "strings_to_urls": False,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
}
"""Options of XlsxWriter for a workbook made in memory, in which a text stays a text that looks like a number."""


def in_arial() -> dict[str, object]:
    """The same options, with the font to which column widths refer.

    A new dictionary for each workbook, since XlsxWriter modifies the properties of the format.
    """
    properties = {"font_name": FONT, "font_size": 10}
    return {**_PLAIN, "default_format_properties": properties}


@contextmanager
def text_workbook(path: Path, *, arial: bool = False) -> Iterator[Workbook]:
    """A context manager for a workbook at a path, in which a text stays a text; it is written on exit.

    ``arial``: column widths refer to a font that every office program has, which printing relies on.
    """
    from xlsxwriter import Workbook  # slow to import

    options = in_arial() if arial else dict(_PLAIN)
    with in_memory(path) as file, Workbook(file, options) as book:
        yield book


A4 = 9
"""Excel's number for the paper size."""


def print_landscape(sheet: Worksheet) -> None:
    """Print a sheet on A4 in landscape, fitted to one page in width."""
    sheet.set_paper(A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


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
"""Pale enough for black text, and distinguishable on a screen."""

HEAT = ("#FFFFFF", "#EAF3E6", "#D3E8CB", "#B9DBAD", "#F8DFA8", "#F2C078")
"""Colours from an empty to a full zone."""

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
    "title_wrapped": {"font_size": 18, "bold": True, "font_color": ACCENT, "text_wrap": True},
    "subtitle": {"font_size": 11, "font_color": QUIET},
    "about": {"font_size": 11, "font_color": QUIET, "text_wrap": True, "valign": "top"},
    "about_small": {"font_size": 9, "font_color": QUIET, "text_wrap": True, "valign": "top"},
    "section": {"font_size": 12, "bold": True, "font_color": ACCENT},
    "nothing": {"font_size": 12, "font_color": ACCENT},
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
    """The formats of one workbook, by name; formats for a zone or a shade are cached."""

    def __init__(self, workbook: Workbook, zones: Sequence[str]) -> None:
        self._workbook = workbook
        self._made: dict[tuple[str, str], Format] = {}
        self._colours = {zone: ZONE_COLOURS[i % len(ZONE_COLOURS)] for i, zone in enumerate(zones)}

    def __getitem__(self, name: str) -> Format:
        """The format of this name."""
        return self.on(name, "")

    def on(self, name: str, background: str) -> Format:
        """Return a format on a background colour.

        Parameters
        ----------
        background
            The colour, ``#RRGGBB``; empty for the format's own.
        """
        key = (name, background)
        if key not in self._made:
            colours = {"bg_color": background} if background else {}
            self._made[key] = self._workbook.add_format({**_BASE, **_NAMED[name], **colours})
        return self._made[key]

    def zone(self, code: str, name: str = "cell_middle") -> Format:
        """Return a format in the colour of a zone."""
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


def is_bold(style: str) -> bool:
    """Whether a style is bold."""
    return bool(_NAMED[style].get("bold"))


def is_italic(style: str) -> bool:
    """Whether a style is italic."""
    return bool(_NAMED[style].get("italic"))


# Width classes of Arial, the font of workbooks, where a row that is a line too high does no harm. The font of the
# PDFs has exact widths in ``output/pdf/fitting.py``, by which a page must never be underestimated.
_NARROW = frozenset("iljtfrI.,:;|!'`()[]{}/\\- ")
_BROADEST = 1.9
"""The width of the broadest characters, which are Chinese."""
_BROAD = frozenset("mwMW@%—…")


@lru_cache(maxsize=4096)
def _char_width(char: str) -> float:
    """The width of a character of Arial at 10 points, in units of a column's width (a digit)."""
    if unicodedata.east_asian_width(char) in {"W", "F"}:
        return _BROADEST
    if char in _NARROW:
        return 0.53
    if char in _BROAD:
        return 1.4
    if unicodedata.combining(char):
        return 0.0
    if char.isupper():
        return 1.25
    return 0.97 if char.isascii() else 1.07


def width(text: str) -> float:
    """The approximate width of a text on one line at 10 points, in units of a column's width."""
    return sum(map(_char_width, text))


def lines(text: str, room: float) -> int:
    """Estimate the number of lines of a text wrapped in a column; at least 1.

    Parameters
    ----------
    room
        The column's width, in characters.
    """
    return sum(_lines_of_paragraph(paragraph, room) for paragraph in text.split("\n"))


@lru_cache(maxsize=16_384)
def _lines_of_paragraph(text: str, room: float) -> int:
    if len(text) * _BROADEST <= room or width(text) <= room:
        return 1
    count, used = 1, 0.0
    for word in re.findall(r"\S+\s*", text):
        # Chinese may be broken anywhere, other words only if they are longer than a line.
        size = width(word)
        if used and used + width(word.rstrip()) > room and not breaks_anywhere(word):
            count, used = count + 1, 0.0
        used += size
        while used > room and (size > room or breaks_anywhere(word)):
            count, used = count + 1, used - room
    return count


def breaks_anywhere(word: str) -> bool:
    """Whether a word is Chinese, so that a line may end after any character."""
    return unicodedata.east_asian_width(word[0]) in {"W", "F"}


# The columns that fit on a page

PAGE_WIDTH = 138
"""The total column width on a landscape page at full size, in characters."""

PAGE_POINTS = 490
"""The total row height on that page at full size, in points."""

_FEW_MORE = 1.15
"""A list up to this many times as high as a page is shrunk, rather than leaving a row or two for another page."""

LEAST_SCALE = 70
"""The smallest scale of a printed list, in percent: letters of 10 points become 7 points high."""

ROOM = PAGE_WIDTH * 100 / LEAST_SCALE
"""The total column width on a landscape page at the smallest scale, in characters, plus one for each column."""


def break_columns(sheet: Worksheet, widths: Sequence[float], frozen: int, height: float = 0.0) -> None:
    """Print a list that is too wide for one page on several side by side, which repeat the frozen columns.

    Parameters
    ----------
    height
        The height of all rows, in points.
    """
    starts, widest = _pages_of(widths, frozen)
    full = min(100, int(100 * PAGE_WIDTH / widest))
    scale = _scale_on_one_page(full, height)
    if len(starts) == 1:
        if scale < full:
            sheet.set_print_scale(scale)
        return
    if frozen:
        sheet.repeat_columns(0, frozen - 1)
    sheet.set_v_pagebreaks(starts[1:])
    sheet.print_across()
    # Scaled, since fitting to a number of pages overrides the breaks.
    sheet.set_print_scale(scale)


def _scale_on_one_page(scale: int, height: float) -> int:
    """The scale at which a list that is slightly higher than a page fits on it; else the given scale."""
    share = height * scale / 100 / PAGE_POINTS
    return int(scale / share) if 1 < share <= _FEW_MORE and scale / share >= LEAST_SCALE else scale


def columns_of_first_page(widths: Sequence[float], frozen: int) -> int:
    """Count the columns that the first of these pages shows; arguments as for ``break_columns``."""
    starts, _ = _pages_of(widths, frozen)
    return starts[1] if len(starts) > 1 else len(widths)


def _pages_of(widths: Sequence[float], frozen: int) -> tuple[list[int], float]:
    """The first column of each page, and the widest page, at the smallest legible scale."""
    return page_columns([size + 1 for size in widths], frozen, ROOM)


def page_columns(widths: Sequence[float], frozen: int, room: float) -> tuple[list[int], float]:
    """Divide the columns of a list over as few pages as possible, with about equal widths.

    Parameters
    ----------
    room
        The width of a page, in characters.

    Returns
    -------
    tuple[list[int], float]
        The first column of each page, and the width of the widest page including the repeated columns.
    """
    repeated = sum(widths[:frozen])

    def divided(most: float) -> tuple[list[int], float]:
        starts, widest, width = [0], repeated, repeated
        for column, size in enumerate(widths[frozen:], start=frozen):
            if width + size > most and width > repeated:
                starts.append(column)
                width = repeated
            width += size
            widest = max(widest, width)
        return starts, widest

    starts, widest = divided(room)
    while True:
        narrower = divided(widest - 1)
        if len(narrower[0]) > len(starts) or narrower[1] >= widest:
            return starts, widest
        starts, widest = narrower
