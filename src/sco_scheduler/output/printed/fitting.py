"""How large an agenda can be printed so that it stays on its page.

Typst measures an agenda exactly, which takes as long as setting it. The estimate here tells which
size to try first, and of most agendas that they fit with room to spare and need no measuring.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from math import ceil

from sco_scheduler.output.text import width


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
    Density(name=9.5, detail=7.8, table=17, time=10, notes=4.6, pad=1, idle=0.9),
    Density(name=8.6, detail=7.2, table=15, time=9, notes=3.7, pad=0.9, idle=0.9, brief=True),
    Density(name=7.8, detail=6.5, table=14, time=8.5, notes=3, pad=0.65, idle=0.8, brief=True),
    Density(name=7.8, detail=6.5, table=14, time=8.5, notes=2.9, pad=0.6, idle=0.8, brief=True, bare=True),
)
"""From the largest to the smallest that can be read at arm's length."""

PAGE_HEIGHT = 270.0
"""The height of a page between its margins, in millimetres."""

_HEAD, _DAY, _ZONE = 31.0, 14.0, 4.5
_COLUMN, _INTERPRETED_COLUMN = 120.0, 93.0
_SURE, _HOPED = 0.9, 1.06
"""What part of the page an estimate may fill: up to the first an agenda fits, up to the second it may."""

Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Fit:
    """The number of the density to start with, and whether the agenda fits at it for sure."""

    density: int
    sure: bool


def fit(days: Sequence[Sequence[Row]], zones: int, *, interpreted: bool) -> Fit:
    """Where to start with an agenda of these rows, with so many zones in its legend."""
    column = _INTERPRETED_COLUMN if interpreted else _COLUMN
    for number, density in enumerate(DENSITIES):
        height = _HEAD + _ZONE * zones + sum(_DAY + sum(_height(r, density, column) for r in rows) for rows in days)
        if height <= _HOPED * PAGE_HEIGHT:
            return Fit(number, sure=height <= _SURE * PAGE_HEIGHT)
    return Fit(len(DENSITIES) - 1, sure=False)


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
    SheetDensity(time=11.5, name=9.5, rest=7.8, pad=1.1),
    SheetDensity(time=10, name=8.4, rest=7, pad=0.7),
    SheetDensity(time=8.5, name=7.2, rest=6.2, pad=0.4),
)
"""Those of the sheets for tables, from the largest to the smallest."""

_BANNER, _SIDE_COLUMN = 46.0, 72.0


def fit_sheet(days: Sequence[Sequence[Sequence[Row]]]) -> Fit:
    """Where to start with a table's sheet: for each day, for each row, its two sides (none where nobody meets)."""
    for number, density in enumerate(SHEET_DENSITIES):
        height = _BANNER + sum(_DAY + sum(_stand_height(sides, density) for sides in rows) for rows in days)
        if height <= _HOPED * PAGE_HEIGHT:
            return Fit(number, sure=height <= _SURE * PAGE_HEIGHT)
    return Fit(len(SHEET_DENSITIES) - 1, sure=False)


def _stand_height(sides: Sequence[Row], density: SheetDensity) -> float:
    heights = [0.36 * density.time]
    for side in sides:
        height = 0.36 * density.name * _lines(side["name"], 1.08 * density.name, _SIDE_COLUMN)
        if side["local"]:
            height += 0.34 * density.name * _lines(side["local"], 0.9 * density.name, _SIDE_COLUMN)
        if side["rest"]:
            height += 0.37 * density.rest * _lines(side["rest"], density.rest, _SIDE_COLUMN)
        heights.append(height)
    return 2 * density.pad + max(heights)


def sheet_density_data() -> list[dict[str, float]]:
    """The densities of sheets as the template takes them."""
    return [asdict(density) for density in SHEET_DENSITIES]


def density_data() -> list[dict[str, float]]:
    """The densities as the template takes them."""
    return [asdict(density) for density in DENSITIES]


def _height(row: Row, density: Density, column: float) -> float:
    """The height of a row, in millimetres."""
    if row["kind"] != "meeting":
        return 2 * density.idle + 0.21 * density.time + 0.2
    name, local = row["name"], "" if density.bare else row["local"]
    lines = _lines(name, 1.08 * density.name, column)
    if local and len(name) + 2 * len(local) >= 52:
        lines += _lines(local, 0.92 * density.name, column)
    height = 2 * density.pad + density.notes + 0.4 + 0.36 * density.name * lines
    detail = " · ".join(filter(None, (row["delegate"], row["country"], row["brief" if density.brief else "products"])))
    return height + (0.36 * density.detail * _lines(detail, density.detail, column) if detail else 0.0)


def _lines(text: str, size: float, column: float) -> int:
    """About how many lines a text takes at a size in points, in a column of so many millimetres."""
    # ``width`` counts digits of Arial at 10 points, of 1.96 mm; Noto Sans is a little wider.
    return max(1, ceil(1.08 * width(text) * 1.96 * size / 10 / column))
