"""What is written, compared with golden files: whatever of it changes is seen, and looked at."""

from __future__ import annotations

import json
from importlib.metadata import version
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell.cell import Cell

from tests.output.layout import compared


def contents(book: Workbook) -> list[str]:
    """What stands in the cells of the sheets that are shown: coordinate, value, look and link; then each look."""
    lines: list[str] = []
    looks: dict[str, int] = {}
    for sheet in (sheet for sheet in book if sheet.sheet_state == "visible"):
        lines.append(sheet.title)
        for cell in (cell for row in sheet.iter_rows() for cell in row if cell.value is not None):
            look = looks.setdefault(_look(cell), len(looks) + 1)
            link = f"  -> {cell.hyperlink.location or cell.hyperlink.target}" if cell.hyperlink else ""
            told = repr(cell.value).replace(version("sco-scheduler"), "VERSION")
            lines.append(f"  {cell.coordinate}: {told}  {look}{link}")
    return [*lines, "looks", *(f"  {number}: {look}" for look, number in looks.items())]


def _look(cell: Cell) -> str:
    """How a cell looks: the format of its number, its letters, where they stand, its colour and its lines."""
    font, place, border = cell.font, cell.alignment, cell.border
    letters = [
        str(font.sz),
        *(word for word, on in (("bold", font.b), ("italic", font.i), ("underlined", font.u == "single")) if on),
    ]
    colour = font.color.rgb if font.color is not None and font.color.type == "rgb" else "-"
    fill = cell.fill.fgColor.rgb if cell.fill.fill_type == "solid" else "-"
    stands = [place.horizontal, place.vertical, place.wrap_text, place.indent, place.shrink_to_fit]
    sides = [side.style for side in (border.left, border.right, border.top, border.bottom) if side is not None]
    lock = "" if cell.protection.locked else "open"
    return f"{cell.number_format} | {' '.join(letters)} {colour} | {fill} | {stands} | {sides} {lock}".rstrip()


def compared_data(path: Path, data: object) -> None:
    """Compare data with a golden file of JSON."""
    compared(path, json.dumps(data, ensure_ascii=False, indent=1, default=str).splitlines())
