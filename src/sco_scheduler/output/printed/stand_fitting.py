"""How large the sheet of a table can be printed so that it stays on its page; reckoned as agendas are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass

from sco_scheduler.output.printed.fitting import (
    BETWEEN_BLOCKS,
    CAPITAL,
    PAGE_HEIGHT,
    Fit,
    block_height,
    label_size,
    lines_height,
    room_left,
)
from sco_scheduler.output.printed.page_data import Stand, StandDay, StandRow
from sco_scheduler.output.printed.type_width import POINT, line_count, text_width


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

_WIDTH, _SIDE_COLUMN = 182.0, 72.0
_SIDE_LEADING = 0.35 * 9
_LEAST_ROOM = 60.0
"""A label that leaves less than this for what stands beside it takes a measure."""


def fit_stand(stand: Stand, title: str) -> Fit:
    """How to print a table's sheet with this event and venue on it."""
    beside = _WIDTH - 18 - text_width(stand["table"], label_size(stand["table"], 66))
    last = len(SHEET_DENSITIES) - 1
    if beside < _LEAST_ROOM:
        return Fit(0, sure=False)
    banner = _banner_height(stand, title, beside)
    heights = [[_day_height(day, density) for day in stand["days"]] for density in SHEET_DENSITIES]
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


def _day_height(day: StandDay, density: SheetDensity) -> float:
    bilingual = lines_height(1, 0.78 * 9) if len(day["title"]) > 1 else 0.0
    head = 6.4 + 2 * density.pad + 2.4 + bilingual
    return BETWEEN_BLOCKS + head + sum(_row_height(row, density) for row in day["rows"])


def _row_height(row: StandRow, density: SheetDensity) -> float:
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
