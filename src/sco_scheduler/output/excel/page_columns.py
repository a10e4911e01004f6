"""Which columns of a list are printed on which page, where it is too wide for one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

PAGE_WIDTH = 138
"""The columns' width that a page on its side holds at full size, in characters."""

LEAST_SCALE = 70
"""The smallest scale of a printed list, in percent: letters of 10 points are then 7 points high."""


def break_columns(sheet: Worksheet, widths: Sequence[float], frozen: int) -> None:
    """Print a list that is too wide to be read on one page on several side by side, which repeat the frozen columns.

    Parameters
    ----------
    sheet
        The sheet.
    widths
        The width of each column, in characters.
    frozen
        How many of the first columns each page repeats.
    """
    starts, widest = _pages_of(widths, frozen)
    if len(starts) == 1:
        return
    if frozen:
        sheet.repeat_columns(0, frozen - 1)
    sheet.set_v_pagebreaks(starts[1:])
    sheet.print_across()
    # By scale, since fitting to a number of pages overrides the breaks.
    sheet.set_print_scale(min(100, int(100 * PAGE_WIDTH / widest)))


def columns_of_first_page(widths: Sequence[float], frozen: int) -> int:
    """Count the columns that the first of these pages shows; arguments as for ``break_columns``."""
    starts, _ = _pages_of(widths, frozen)
    return starts[1] if len(starts) > 1 else len(widths)


def _pages_of(widths: Sequence[float], frozen: int) -> tuple[list[int], float]:
    """The columns of each page, with the room between two columns, at the smallest scale that can be read."""
    return page_columns([size + 1 for size in widths], frozen, PAGE_WIDTH * 100 / LEAST_SCALE)


def page_columns(widths: Sequence[float], frozen: int, room: float) -> tuple[list[int], float]:
    """Divide the columns of a list over as few pages as have room for them, about equally wide.

    Parameters
    ----------
    widths
        The width of each column, in characters.
    frozen
        How many of the first columns each page repeats.
    room
        The width that a page has, in characters.

    Returns
    -------
    tuple[list[int], float]
        The first column of each page, and the width of the widest page with what it repeats.
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
