"""Puts what formulas came to beside them in a copy of a workbook, as spreadsheets do.

The library that copies keeps either the formulas or their results. A copy without results could not be read
before somebody had opened and saved it in a spreadsheet.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from sco_scheduler.output.text import clean

_FORMULA = re.compile(
    r'<c r="(?P<place>[A-Z]{1,3}\d{1,7})"(?P<style>(?: s="\d+")?)[^>]*>'
    r"(?P<formula><f(?:\s[^>]*)?(?:/>|>[^<]*</f>))<v\s*(?:/>|></v>)</c>"
)
"""A cell with a formula and no result, as the library writes it."""


def formula_results(formulas: Any, values: Any) -> dict[str, dict[str, object]]:  # noqa: ANN401 - openpyxl has no types
    """What each formula of a workbook came to, by sheet and cell; formulas that were never calculated left out.

    Args:
        formulas: the workbook, loaded with its formulas.
        values: the same one, loaded with their results.

    """
    # The cells by their place: openpyxl's public ways all make every empty cell up to the last one.
    results: dict[str, dict[str, object]] = {}
    for sheet in formulas.worksheets:
        calculated = values[sheet.title]._cells
        results[sheet.title] = {
            f"{cell.column_letter}{cell.row}": _told(calculated[place])
            for place, cell in sheet._cells.items()
            if cell.data_type == "f" and place in calculated and calculated[place].value is not None
        }
    return results


def put_results(path: Path, members: Mapping[str, str], results: Mapping[str, Mapping[str, object]]) -> None:
    """Write the results of formulas into a workbook that was just saved.

    Args:
        path: the workbook.
        members: the part of its archive that holds each sheet.
        results: as ``formula_results`` gives them.

    """
    wanted = {members[sheet]: of_sheet for sheet, of_sheet in results.items() if of_sheet and sheet in members}
    if not wanted:
        return
    whole = path.with_name(f"{path.name}.whole")
    path.replace(whole)
    try:
        with zipfile.ZipFile(whole) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
            for member in old.infolist():
                data = old.read(member)
                of_sheet = wanted.get(member.filename)
                new.writestr(member, data if of_sheet is None else _with_results(data.decode(), of_sheet).encode())
    finally:
        whole.unlink()


def _told(cell: Any) -> object:  # noqa: ANN401 - openpyxl has no types
    """The result of a formula as it is written: a moment as its number; an error marked as one."""
    from openpyxl.utils.datetime import to_excel

    value = cell.value
    if isinstance(value, (date, datetime, time, timedelta)):
        return float(to_excel(value, cell.parent.parent.epoch))
    return _Error(value) if cell.data_type == "e" else value


class _Error(str):
    """What a formula shows in place of a result, such as ``#REF!``."""

    __slots__ = ()


def _with_results(sheet: str, results: Mapping[str, object]) -> str:
    def put(match: re.Match[str]) -> str:
        result = results.get(match["place"])
        if result is None:
            return match[0]
        kind, text = _written(result)
        return f'<c r="{match["place"]}"{match["style"]}{kind}>{match["formula"]}<v>{text}</v></c>'

    return _FORMULA.sub(put, sheet)


def _written(result: object) -> tuple[str, str]:
    """The type of a result as an attribute of its cell, and its text."""
    if isinstance(result, bool):
        return ' t="b"', str(int(result))
    if isinstance(result, (int, float)):
        return "", repr(result)
    return (' t="e"' if isinstance(result, _Error) else ' t="str"'), escape(clean(str(result)))
