"""What is written, compared with golden files: whatever of it changes is seen, and looked at."""

from __future__ import annotations

import json
from importlib.metadata import version
from pathlib import Path

from openpyxl import Workbook

from tests.output.layout import compared


def contents(book: Workbook) -> list[str]:
    """What stands in the cells of the sheets that are shown: coordinate, value, number format, link and colour."""
    lines = []
    for sheet in (sheet for sheet in book if sheet.sheet_state == "visible"):
        lines.append(sheet.title)
        for cell in (cell for row in sheet.iter_rows() for cell in row if cell.value is not None):
            shown = "" if cell.number_format in {"General", "@"} else f"  [{cell.number_format}]"
            link = f"  -> {cell.hyperlink.location or cell.hyperlink.target}" if cell.hyperlink else ""
            colour = f"  #{cell.fill.fgColor.rgb}" if cell.fill.fill_type == "solid" else ""
            told = repr(cell.value).replace(version("sco-scheduler"), "VERSION")
            lines.append(f"  {cell.coordinate}: {told}{shown}{link}{colour}")
    return lines


def compared_data(path: Path, data: object) -> None:
    """Compare data with a golden file of JSON."""
    compared(path, json.dumps(data, ensure_ascii=False, indent=1, default=str).splitlines())
