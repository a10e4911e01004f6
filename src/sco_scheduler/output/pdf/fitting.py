"""How large an agenda can be printed so that it stays on its page.

Typst measures an agenda exactly, which takes longer than setting it. The reckoning here is that of
the template with every text rather a little too wide: an agenda that fits by it needs no measuring.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import chain

from sco_scheduler.output.pdf.pages import Content, Day, Row, Stand, StandDay, StandRow
from sco_scheduler.output.pdf.type_width import POINT, Piece, line_count, text_width


@dataclass(frozen=True, slots=True)
class Density:
    """Sizes of an agenda's parts: type in points, room in millimetres.

    ``notes`` is the height of the line for notes, ``pad`` the room above and below a meeting, ``idle``
    that of a row without one. A ``brief`` agenda cuts products to one line, a ``bare``
    one leaves out second names.
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
    Density(name=9, detail=7.5, table=16, time=9.5, notes=4.1, pad=0.9, idle=0.9),
    Density(name=8.6, detail=7.2, table=15, time=9, notes=3.7, pad=0.9, idle=0.9, brief=True),
    Density(name=8.2, detail=6.8, table=14.5, time=8.7, notes=3.3, pad=0.75, idle=0.8, brief=True),
    Density(name=7.8, detail=6.5, table=14, time=8.5, notes=3, pad=0.65, idle=0.8, brief=True),
    Density(name=7.8, detail=6.5, table=14, time=8.5, notes=2.9, pad=0.6, idle=0.8, brief=True, bare=True),
)
"""From the largest to the smallest that can be read at arm's length."""

PAGE_HEIGHT = 270.0
"""The height of a page between its margins, in millimetres."""

CAPITAL = 0.733
"""The height of a line of type in parts of its size: that of Chinese, which is a little higher than the letters."""
LEADING = 0.45 * 9
"""Between two lines, in points."""
_BLOCK_LEADING = 0.45
BETWEEN_BLOCKS = 0.5 * 9 * POINT

_WIDTH = 186.0
_COLUMN, _INTERPRETER_COLUMN, _TABLE_COLUMN = 120.4, 23.4, 17.4
_CELL_LEADING = 0.42 * 9
_DOUBT = 0.92
"""An agenda may be this much lower than it was reckoned: then measuring it tells."""


@dataclass(frozen=True, slots=True)
class Fit:
    """The number of the density to print at; ``apart`` is a page a day.

    ``sure``: it fits. Otherwise the template measures, from this density on. ``extra`` is room that is
    left on the page, in millimetres, to be added above and below each meeting.
    """

    density: int
    sure: bool
    apart: bool = False
    extra: float = 0.0


def fit(content: Content, title: str) -> Fit:
    """How to print an agenda with this event and venue above it."""
    days = content["days"]
    head = head_height(content, title)
    padded = [1 + sum(row["kind"] == "meeting" for row in day["rows"]) for day in days]
    heights = [[_day_height(day, density, content["interpreted"]) for day in days] for density in DENSITIES]
    for number, of_days in enumerate(heights):
        if head + sum(of_days) <= PAGE_HEIGHT:
            extra = room_left([(head + sum(of_days), sum(padded))], DENSITIES[0].pad - DENSITIES[number].pad)
            return Fit(number, sure=True, extra=extra)
    last = len(DENSITIES) - 1
    if len(days) < 2 or _DOUBT * (head + sum(heights[last])) <= PAGE_HEIGHT:
        return Fit(last, sure=False)
    for number, of_days in enumerate(heights):
        if head + max(of_days) <= PAGE_HEIGHT:
            pages = [(head + height, rows) for height, rows in zip(of_days, padded, strict=True)]
            extra = room_left(pages, DENSITIES[0].pad - DENSITIES[number].pad)
            return Fit(number, sure=True, apart=True, extra=extra)
    return Fit(last, sure=False)


def room_left(pages: Iterable[tuple[float, int]], most: float) -> float:
    """What can be added above and below each padded row, given each page's height and number of such rows."""
    return max(0.0, min(most, *((PAGE_HEIGHT - height) / (2 * rows) for height, rows in pages if rows)))


def lines_height(lines: int, size: float, leading: float = LEADING) -> float:
    """The height of lines of type, of a size in points, with the leading above them, in millimetres."""
    return lines * (CAPITAL * size + leading) * POINT


def block_height(lines: int, size: float) -> float:
    """The height of a block of lines in one size, whose leading grows with it, in millimetres."""
    return (lines * CAPITAL + (lines - 1) * _BLOCK_LEADING) * size * POINT


def head_height(content: Content, title: str) -> float:
    """What stands above the days and below them, in millimetres."""
    right = max(
        text_width(content["id"], 11),
        *(text_width(text, 9) for text in (content["country"], *content["count"])),
    )
    room = _WIDTH - 6 - min(right, 0.6 * _WIDTH)
    company = 15 if len(content["company"]) > 44 else 19
    left = block_height(line_count([(content["company"], company, True)], room), company)
    if content["local"]:
        left += 2.4 + block_height(line_count([(content["local"], 13, False)], room), 13)
    if content["delegate"]:
        person: list[Piece] = [(content["delegate"], 11.5, True), (f", {content['position']}", 9.5, False)]
        left += 2.4 + block_height(line_count(person, room), 11.5)
    beside = lines_height(1, 11) + lines_height(1 + len(content["count"]), 9) - LEADING * POINT
    above = line_count([(title, 8.5, True)], _WIDTH - 5 - text_width(content["dates"], 8.5)) - 1
    height = 7.5 + lines_height(above, 8.5) + max(left, beside)
    if content["note"]:
        height += 11 + block_height(line_count([(" · ".join(content["note"]), 11, False)], _WIDTH - 6), 11)
    for zone in content["zones"]:
        named = line_count([(zone["name"], 8, False)], _WIDTH - 6 - text_width(zone["code"], 8))
        height += 4.7 + lines_height(named - 1, 8)
    return height + (1.5 if content["zones"] else 0)


def _day_height(day: Day, density: Density, interpreted: bool) -> float:
    """The height of a day's table with the room above it, in millimetres."""
    bilingual = lines_height(1, 0.78 * 9) if len(day["title"]) > 1 else 0.0
    head = 5.6 + 2 * max(density.pad, 1) + 2.4 + bilingual
    return BETWEEN_BLOCKS + head + sum(_row_height(row, density, interpreted) for row in day["rows"])


def _row_height(row: Row, density: Density, interpreted: bool) -> float:
    if row["kind"] != "meeting":
        return 2 * density.idle + CAPITAL * 0.8 * density.time * POINT
    column = _COLUMN - (_INTERPRETER_COLUMN + 3.6 if interpreted else 0)
    heights = [_meeting_height(row, density, column)]
    heights.append(_lines(row["table"], label_size(row["table"], density.table), _TABLE_COLUMN))
    if interpreted and row["interpreter"]:
        heights.append(_lines(row["interpreter"], density.detail, _INTERPRETER_COLUMN))
    return 2 * density.pad + max(heights)


def _lines(text: str, size: float, room: float) -> float:
    return lines_height(line_count([(text, size, True)], room), size)


def _meeting_height(row: Row, density: Density, column: float) -> float:
    """The height of the cell of whom one meets, without the room above and below."""
    first: list[list[Piece]] = [[(row["name"], density.name, True)]]
    local: Piece = (row["local"], 0.92 * density.name, False)
    if row["local"] and not density.bare:
        if len(row["name"]) + 2 * len(row["local"]) < 52:
            first[0] += [("   ", density.name, True), local]
        else:
            first.append([local])
    pitch = (CAPITAL * density.name + _CELL_LEADING) * POINT
    names = sum(line_count(pieces, column) for pieces in first) * pitch
    rest = line_count(_detail(row, density), column) if any(_detail(row, density)) else 0
    lines = names + lines_height(rest, density.detail, _CELL_LEADING)
    return lines - _CELL_LEADING * POINT + density.notes + CAPITAL * 5.8 * POINT


def _detail(row: Row, density: Density) -> list[Piece]:
    products = row["brief" if density.brief else "products"]
    parts: Iterator[Piece] = (
        (text, density.detail, bold)
        for text, bold in ((row["delegate"], True), (row["country"], False), (products, False))
        if text
    )
    dot: Piece = (" · ", density.detail, False)
    return list(chain.from_iterable((dot, part) for part in parts))[1:]


def label_size(label: str, size: float) -> float:
    """The size of a zone's or table's label: a longer one is smaller. The template ``base`` has the same."""
    return size * next((part for most, part in ((3, 1.0), (5, 0.72), (9, 0.5)) if len(label) <= most), 0.4)


def density_data() -> list[dict[str, float]]:
    """The densities as the template takes them."""
    return [asdict(density) for density in DENSITIES]


@dataclass(frozen=True, slots=True)
class SheetDensity:
    """Sizes of a table's sheet: type in points, ``pad`` above and below a row in millimetres."""

    time: float
    name: float
    rest: float
    pad: float


SHEET_DENSITIES = (
    SheetDensity(time=15, name=12, rest=9.5, pad=2.6),
    SheetDensity(time=13, name=10.5, rest=8.5, pad=1.7),
    SheetDensity(time=12, name=10, rest=8.1, pad=1.3),
    SheetDensity(time=11.5, name=9.5, rest=7.8, pad=1.1),
    SheetDensity(time=10.5, name=8.8, rest=7.3, pad=0.9),
    SheetDensity(time=10, name=8.4, rest=7, pad=0.7),
    SheetDensity(time=9.2, name=7.8, rest=6.6, pad=0.5),
    SheetDensity(time=8.5, name=7.2, rest=6.2, pad=0.4),
)
"""From the largest to the smallest."""

_LEAST_FOR_DAYS = 3
"""The smallest density at which several days stand on one sheet: it is read from a step away."""

_SHEET_WIDTH, _SIDE_COLUMN = 182.0, 72.0
_SIDE_LEADING = 0.35 * 9
_LEAST_ROOM = 60.0
"""A label that leaves less than this for what stands beside it takes a measure."""


def fit_stand(stand: Stand, title: str) -> Fit:
    """How to print a table's sheet with this event and venue on it."""
    beside = _SHEET_WIDTH - 18 - text_width(stand["table"], label_size(stand["table"], 66))
    last = len(SHEET_DENSITIES) - 1
    if beside < _LEAST_ROOM:
        return Fit(0, sure=False)
    banner = _banner_height(stand, title, beside)
    heights = [[_sheet_day_height(day, density) for day in stand["days"]] for density in SHEET_DENSITIES]
    rows = [1 + len(day["rows"]) for day in stand["days"]]
    for number, of_days in enumerate(heights):
        if banner + sum(of_days) <= PAGE_HEIGHT and (len(of_days) == 1 or number <= _LEAST_FOR_DAYS):
            return Fit(number, sure=True, extra=_extra(number, [(banner + sum(of_days), sum(rows))]))
    for number, of_days in enumerate(heights):
        if len(of_days) > 1 and banner + max(of_days) <= PAGE_HEIGHT:
            pages = [(banner + height, count) for height, count in zip(of_days, rows, strict=True)]
            return Fit(number, sure=True, apart=True, extra=_extra(number, pages))
    return Fit(last, sure=False)


def _extra(number: int, pages: Iterable[tuple[float, int]]) -> float:
    return room_left(pages, SHEET_DENSITIES[0].pad - SHEET_DENSITIES[number].pad)


def _banner_height(stand: Stand, title: str, room: float) -> float:
    right = lines_height(1, 13) + (CAPITAL + 0.5) * label_size(stand["table"], 66) * POINT
    left = lines_height(line_count([(title, 9, True)], room), 9)
    for text, size in zip(stand["zone_title"], (17, 11), strict=False):
        left += 2 + block_height(line_count([(text, size, True)], room), size)
    return 12 + max(left, right) + 4


def _sheet_day_height(day: StandDay, density: SheetDensity) -> float:
    bilingual = lines_height(1, 0.78 * 9) if len(day["title"]) > 1 else 0.0
    head = 6.4 + 2 * density.pad + 2.4 + bilingual
    return BETWEEN_BLOCKS + head + sum(_sheet_row_height(row, density) for row in day["rows"])


def _sheet_row_height(row: StandRow, density: SheetDensity) -> float:
    heights = [CAPITAL * density.time * POINT]
    for side in row["sides"]:
        parts: Sequence[tuple[str, float, bool]] = (
            (side["name"], density.name, True),
            (side["local"], 0.9 * density.name, False),
            (side["rest"], density.rest, False),
        )
        lines = sum(lines_height(line_count([part], _SIDE_COLUMN), part[1], _SIDE_LEADING) for part in parts if part[0])
        heights.append(lines - _SIDE_LEADING * POINT)
    return 2 * density.pad + max(heights)


def sheet_density_data() -> list[dict[str, float]]:
    """The densities of sheets as the template takes them."""
    return [asdict(density) for density in SHEET_DENSITIES]
