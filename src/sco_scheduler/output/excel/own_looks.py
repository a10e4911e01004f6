"""Tells the looks that the organizer gave to cells from the program's, and copies them."""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING

from sco_scheduler.output.excel.styles import is_bold, is_italic, palette

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.styles import Color, Side

_SIDES = ("left", "right", "top", "bottom")
_FONT = ("bold", "italic", "underline", "strike")


def has_own_looks(cell: Cell, style: str = "") -> bool:
    """Whether a cell has looks that the program does not give it.

    Parameters
    ----------
    style
        The name of the style of its column, where it is a cell of a list: such a cell is as bold as the column is.
    """
    return cell.has_style and (
        has_own_fill(cell) or has_own_colour(cell) or _has_own_lines(cell) or _has_own_letters(cell, style)
    )


def has_own_fill(cell: Cell) -> bool:
    """Whether a cell is filled with a colour that the program does not use."""
    return cell.fill.patternType == "solid" and _is_own(cell.fill.fgColor)


def has_own_colour(cell: Cell) -> bool:
    """Whether the text of a cell has a colour that the program does not use."""
    return cell.font.color is not None and cell.font.color.type == "rgb" and _is_own(cell.font.color)


def _has_own_lines(cell: Cell) -> bool:
    return any(_is_own_line(getattr(cell.border, side)) for side in _SIDES)


def _is_own_line(side: Side | None) -> bool:
    return side is not None and side.style not in {None, "thin"}


def _has_own_letters(cell: Cell, style: str) -> bool:
    """Whether a text is struck out, or in a list bold or italic where its column is not or the other way round."""
    font = cell.font
    if font.strike:
        return True
    return bool(style) and (bool(font.bold), bool(font.italic)) != (is_bold(style), is_italic(style))


def _is_own(colour: Color) -> bool:
    return colour.type != "rgb" or str(colour.rgb)[-6:].upper() not in palette()


def copy_own_looks(source: Cell, target: Cell, style: str = "") -> None:
    """Copy the looks that the program does not give to a cell; ``style`` as for ``has_own_looks``."""
    if has_own_fill(source):
        target.fill = copy(source.fill)
    if has_own_colour(source) or _has_own_letters(source, style):
        font = copy(target.font)
        if has_own_colour(source):
            font.color = copy(source.font.color)
        if _has_own_letters(source, style):
            for name in _FONT:
                setattr(font, name, getattr(source.font, name))
        target.font = font
    if _has_own_lines(source):
        border = copy(target.border)
        for name in _SIDES:
            if _is_own_line(getattr(source.border, name)):
                setattr(border, name, copy(getattr(source.border, name)))
        target.border = border
