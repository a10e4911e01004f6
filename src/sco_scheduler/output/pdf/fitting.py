"""Estimates the largest type size at which an agenda fits on its page.

Typst could measure an agenda exactly, but that takes longer than setting it. The estimate here follows the
template and overestimates every text a little: an agenda that fits by it needs no measuring.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import lru_cache
from itertools import chain

from sco_scheduler.output.pdf.pages import Content, PageDay, PageRow

_BOLD = {
    0.21: "‘’",
    0.27: " !'.:·",
    0.3: ",;ijlıłі",
    0.33: "()-J[]І",
    0.36: "`",
    0.39: "If{}•",
    0.42: "/\\_t°",
    0.45: "r“”",
    0.48: '"?z§гғ',
    0.51: "csзстэєґ–„",
    0.54: "*FS|",
    0.57: "$+0123456789<=>ELTZ^vxy~×ŁГЕТеухҐҒүұ€",
    0.6: "ae«»Завьяә",
    0.63: "CPYbdgkopqÞðøþРбдклорчҮҰҳө",
    0.66: "#BKRVXhnuđЄБВСУХЬЭинпцъђћџқһ",
    0.69: "AßАКЯ",
    0.72: "DGÐĐЛЧҷҺ",
    0.75: "&UПЪҚңҲ",
    0.78: "HOQØЂЋЏДИНОЦӨ",
    0.81: "NƏфҶӘ",
    0.84: "мыюҢ…",
    0.87: "wж",
    0.9: "%@Фљ",
    0.93: "MæМЫњ",
    0.96: "WmÆŒшщ",
    0.99: "œЖ—",
    1.02: "ЉЮ№",
    1.05: "Њ",
    1.08: "ШЩ",
}
"""The widths of bold letters relative to the type size; every other letter counts as a square."""

_WIDTHS = {char: width for width, chars in _BOLD.items() for char in chars}
_REGULAR = 0.945
"""The width of regular type relative to bold."""
_SOFT_HYPHEN = "\u00ad"
_ROOM = 0.99
"""The part of a line that is used."""

Piece = tuple[str, float, bool]
"""A text, its size in points, and whether it is bold."""

POINT = 25.4 / 72
"""Millimetres of a point."""


def _line_count(pieces: Iterable[Piece], room: float) -> int:
    """Estimate the lines of consecutive texts in a column."""
    room = room * _ROOM / POINT
    count, used = 1, 0.0
    for text, size, bold in pieces:
        for wide, narrow in _words(text, bold):
            # A space at the end of a line takes no room.
            if used > 0 and used + narrow * size > room:
                count, used = count + 1, 0.0
            used += wide * size
    return count


def _text_width(text: str, size: float) -> float:
    """Estimate the width of a text in bold on one line, in millimetres."""
    return sum(wide for wide, _ in _words(text, bold=True)) * size * POINT


@lru_cache(maxsize=50_000)
def _words(text: str, bold: bool) -> Sequence[tuple[float, float]]:
    """The width of each part after which a line may end, with and without the space that follows."""
    found: list[tuple[float, float]] = []
    wide = narrow = 0.0
    for char in text:
        if char == _SOFT_HYPHEN or (_is_wide(char) and wide):
            # A hyphen is printed at the end of the line.
            hyphen = _WIDTHS["-"] if char == _SOFT_HYPHEN else 0.0
            found.append((wide, narrow + hyphen))
            wide = narrow = 0.0
            if char == _SOFT_HYPHEN:
                continue
        wide += _char_width(char, bold)
        if char == " ":
            found.append((wide, narrow))
            wide = narrow = 0.0
        else:
            narrow = wide
    return (*found, (wide, narrow)) if wide else tuple(found)


@lru_cache(maxsize=8192)
def _char_width(char: str, bold: bool) -> float:
    if unicodedata.combining(char):
        return 0.0
    # An accent hardly widens a letter.
    found = _WIDTHS.get(char) or _WIDTHS.get(unicodedata.normalize("NFD", char)[0])
    if found is None:
        return 1.0
    return found if bold else found * _REGULAR


@lru_cache(maxsize=4096)
def _is_wide(char: str) -> bool:
    return unicodedata.east_asian_width(char) in {"W", "F"}


@dataclass(frozen=True, slots=True)
class Density:
    """Sizes of an agenda's parts: type in points, distances in millimetres.

    ``notes`` is the height of the line for notes, ``pad`` the padding above and below a meeting, ``idle``
    that of a row without one. A ``brief`` agenda cuts products to one line, a ``bare``
    one omits second names.
    """

    name: float
    detail: float
    table: float
    time: float
    notes: float
    pad: float
    idle: float
    brief: bool = False
    bare: bool = False


DENSITIES = (
    Density(name=11, detail=9, table=21, time=11.5, notes=7, pad=1.9, idle=1.6),
    Density(name=10.5, detail=8.5, table=19, time=11, notes=5.6, pad=1.4, idle=1.2),
    Density(name=10, detail=8.1, table=18, time=10.5, notes=5, pad=1.2, idle=1),
    Density(name=9.5, detail=7.8, table=17, time=10, notes=4.6, pad=1, idle=0.9),
    Density(name=9, detail=7.5, table=16, time=9.8, notes=4.1, pad=0.9, idle=0.8),
    Density(name=8.6, detail=7.2, table=15, time=9.8, notes=3.5, pad=0.8, idle=0.7, brief=True),
    Density(name=8.2, detail=7, table=14.5, time=9.8, notes=3, pad=0.6, idle=0.6, brief=True),
    Density(name=7.8, detail=7, table=14, time=9.8, notes=2.6, pad=0.45, idle=0.5, brief=True),
    Density(name=7.8, detail=7, table=14, time=9.8, notes=2.5, pad=0.4, idle=0.5, brief=True, bare=True),
)
"""From the largest to the smallest that is legible at arm's length."""

_CROWDED = 7
"""From this density on rows nearly touch each other: several days are then printed on a page each."""

PAGE_MILLIMETRES = 270.0
"""The height of a page between its margins, in millimetres."""

CAPITAL = 0.733
"""The height of a line of type relative to its size: that of Chinese, which is a little higher."""
LEADING = 0.45 * 9
"""The leading between two lines, in points."""
_BLOCK_LEADING = 0.45
BETWEEN_BLOCKS = 0.5 * 9 * POINT

_WIDTH = 186.0
_COLUMN, _INTERPRETER_COLUMN, _TABLE_COLUMN = 120.4, 23.4, 17.4
_CELL_LEADING = 0.42 * 9


SMALLEST = 7.0
"""The smallest type size on paper that is held in the hand, in points."""


@dataclass(frozen=True, slots=True)
class HeadImages:
    """Whether the head of a page has the event's logo, and the QR code of its page."""

    logo: bool = False
    code: bool = False


_NEW = "Новое MM"
"""A text as wide as the mark of a new meeting with its surroundings."""
_CODE, _LOGO = 18.0, 10.0
"""The height of the code and of the logo, in millimetres."""


@dataclass(frozen=True, slots=True)
class Fit:
    """The index of the density to print at; ``apart`` means one page for each day.

    ``sure``: it fits. Otherwise the template measures, starting at this density. ``extra`` is the remaining
    space on the page, in millimetres, to be added above and below each meeting.
    """

    density: int
    sure: bool
    apart: bool = False
    extra: float = 0.0


def fit(content: Content, title: str, images: HeadImages = HeadImages()) -> Fit:
    """Choose how to print an agenda.

    Parameters
    ----------
    content
        The page.
    title
        The event and venue above it.
    images
        The images in its head.
    """
    days = content["days"]
    head = _head_height(content, title, images)
    several = len(days) > 1
    padded = [1 + sum(row["kind"] == "meeting" for row in day["rows"]) for day in days]
    heights = [[_day_height(day, density, content["interpreted"]) for day in days] for density in DENSITIES]
    for number, of_days in enumerate(heights[: _CROWDED if several else None]):
        if head + sum(of_days) <= PAGE_MILLIMETRES:
            extra = room_left([(head + sum(of_days), sum(padded))], DENSITIES[0].pad - DENSITIES[number].pad)
            return Fit(number, sure=True, extra=extra)
    for number, of_days in enumerate(heights if several else ()):
        if head + max(of_days) <= PAGE_MILLIMETRES:
            pages = [(head + height, rows) for height, rows in zip(of_days, padded, strict=True)]
            extra = room_left(pages, DENSITIES[0].pad - DENSITIES[number].pad)
            return Fit(number, sure=True, apart=True, extra=extra)
    return Fit(len(DENSITIES) - 1, sure=False)


def room_left(pages: Iterable[tuple[float, int]], most: float) -> float:
    """Return the space that can be added above and below each padded row, in millimetres.

    Parameters
    ----------
    pages
        Each page's height in millimetres and its number of padded rows.
    most
        The largest addition, in millimetres.
    """
    return max(0.0, min(most, *((PAGE_MILLIMETRES - height) / (2 * rows) for height, rows in pages if rows)))


def _lines_height(lines: int, size: float, leading: float = LEADING) -> float:
    """Return the height of lines with the leading above them, in millimetres."""
    return lines * (CAPITAL * size + leading) * POINT


def _block_height(lines: int, size: float) -> float:
    """Return the height of a block of lines in one size, in millimetres; its leading grows with the size."""
    return (lines * CAPITAL + (lines - 1) * _BLOCK_LEADING) * size * POINT


def _head_height(content: Content, title: str, images: HeadImages = HeadImages()) -> float:
    """Estimate the height of a page's head and foot, in millimetres."""
    right = max(
        _text_width(content["id"], 11), *(_text_width(text, 9) for text in (content["country"], *content["count"]))
    )
    room = _WIDTH - 6 - min(right, 0.6 * _WIDTH) - (_CODE + 6 if images.code else 0)
    company = 15 if len(content["company"]) > 44 else 19
    left = _block_height(_line_count([(content["company"], company, True)], room), company)
    if content["local"]:
        left += 2.4 + _block_height(_line_count([(content["local"], 13, False)], room), 13)
    if content["delegate"]:
        person: list[Piece] = [(content["delegate"], 11.5, True), (f", {content['position']}", 9.5, False)]
        left += 2.4 + _block_height(_line_count(person, room), 11.5)
    beside = _lines_height(1, 11) + _lines_height(1 + len(content["count"]), 9) - LEADING * POINT
    line = _WIDTH - 5 - _text_width(content["dates"], 8.5) - (4 * _LOGO + 5 if images.logo else 0)
    above = _line_count([(title, 8.5, True)], line) - 1
    height = 7.5 + max(_lines_height(above, 8.5), _LOGO if images.logo else 0)
    height += max(left, beside, _CODE if images.code else 0)
    if content["note"]:
        height += 11 + _block_height(_line_count([(" · ".join(content["note"]), 11, False)], _WIDTH - 6), 11)
    for zone in content["zones"]:
        named = _line_count([(zone["name"], 8, False)], _WIDTH - 6 - _text_width(zone["code"], 8))
        height += 4.7 + _lines_height(named - 1, 8)
    return height + (1.5 if content["zones"] else 0)


def _day_height(day: PageDay, density: Density, interpreted: bool) -> float:
    """The height of a day's table with the space above it, in millimetres."""
    bilingual = _lines_height(1, 0.78 * 9) if len(day["title"]) > 1 else 0.0
    head = 5.6 + 2 * max(density.pad, 1) + 2.4 + bilingual
    return BETWEEN_BLOCKS + head + sum(_row_height(row, density, interpreted) for row in day["rows"])


def _row_height(row: PageRow, density: Density, interpreted: bool) -> float:
    if row["kind"] != "meeting":
        return 2 * density.idle + CAPITAL * max(0.8 * density.time, SMALLEST) * POINT
    column = _COLUMN - (_INTERPRETER_COLUMN + 3.6 if interpreted else 0)
    heights = [_meeting_height(row, density, column)]
    heights.append(_lines(row["table"], label_size(row["table"], density.table), _TABLE_COLUMN))
    if interpreted and row["interpreter"]:
        mark: list[Piece] = [(_NEW, SMALLEST, True)] if row.get("new_interpreter") else []
        named = _line_count([*mark, (row["interpreter"], density.detail, True)], _INTERPRETER_COLUMN)
        heights.append(_lines_height(named, density.detail))
    return 2 * density.pad + max(heights)


def _lines(text: str, size: float, room: float) -> float:
    return _lines_height(_line_count([(text, size, True)], room), size)


def _meeting_height(row: PageRow, density: Density, column: float) -> float:
    """The height of the cell of the partner company, without padding."""
    first: list[list[Piece]] = [[(row["name"], density.name, True)]]
    if row["new"]:
        first[0].insert(0, (_NEW, SMALLEST, True))
    local: Piece = (row["local"], 0.92 * density.name, False)
    if row["local"] and not density.bare:
        if len(row["name"]) + 2 * len(row["local"]) < 52:
            first[0] += [("   ", density.name, True), local]
        else:
            first.append([local])
    pitch = (CAPITAL * density.name + _CELL_LEADING) * POINT
    names = sum(_line_count(pieces, column) for pieces in first) * pitch
    rest = _line_count(_detail(row, density), column) if any(_detail(row, density)) else 0
    lines = names + _lines_height(rest, density.detail, _CELL_LEADING)
    return lines - _CELL_LEADING * POINT + density.notes + CAPITAL * SMALLEST * POINT


def _detail(row: PageRow, density: Density) -> list[Piece]:
    products = row["brief" if density.brief else "products"]
    parts: Iterator[Piece] = (
        (text, density.detail, bold)
        for text, bold in ((row["delegate"], True), (row["country"], False), (products, False))
        if text
    )
    dot: Piece = (" · ", density.detail, False)
    mark: list[Piece] = [(_NEW, SMALLEST, True)] if row.get("new_delegate") else []
    return mark + list(chain.from_iterable((dot, part) for part in parts))[1:]


def label_size(label: str, size: float) -> float:
    """Return the size of a zone's or table's label, smaller for a longer one, as in the template ``base``.

    Parameters
    ----------
    size
        The size of a short label, in points.
    """
    return size * next((part for most, part in ((3, 1.0), (5, 0.72), (9, 0.5)) if len(label) <= most), 0.4)


def density_data() -> list[dict[str, float]]:
    """The densities in the form that the template expects."""
    return [asdict(density) for density in DENSITIES]
