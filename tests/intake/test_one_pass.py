"""Workbooks read in one pass: the same cells as openpyxl gives, whatever stands in them."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.worksheet.worksheet import Worksheet

from sco_scheduler.intake.files.cells import UnusualError, read_cells
from sco_scheduler.intake.table.grids import ErrorValue, Grid, LostFormula


def _saved(path: Path, fill: Callable[[Worksheet], object], *, epoch: datetime | None = None) -> Path:
    book = Workbook()
    if epoch is not None:
        book.epoch = epoch
    sheet = book.active
    assert sheet is not None
    fill(sheet)
    book.save(path)
    return path


def _rewritten(path: Path, member: str, change: Callable[[str], str]) -> Path:
    """The workbook with one of its parts changed as a text."""
    other = path.with_name(f"changed-{path.name}")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(other, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, change(data.decode()) if name == member else data)
    return other


def _read(path: Path) -> Grid:
    with path.open("rb") as file:
        return read_cells(file)[0][0]


_SHEET = "xl/worksheets/sheet1.xml"


def _everything(sheet: Worksheet) -> None:
    sheet.append(["text", " spaced ", "a\nb", "=not a formula", 7, 7.5, -1e300, 12345678901234, True, False])
    sheet["D1"].data_type = "s"
    sheet.append([date(2025, 6, 12), datetime(2025, 6, 12, 9, 25), time(9, 25), timedelta(hours=30), None, ""])
    sheet["C4"] = "#N/A"
    sheet["C4"].data_type = "e"
    sheet["B3"] = CellRichText("plain ", TextBlock(InlineFont(b=True), "bold"), " plain")
    sheet["AB9"] = "far"
    sheet["A5"], sheet["B5"], sheet["A6"], sheet["B6"] = "kept", "covered", "covered", "covered"
    sheet.merge_cells("A5:B6")
    sheet.row_dimensions[4].hidden = True
    sheet.row_dimensions[8].hidden = True
    sheet.column_dimensions["B"].hidden = True


@pytest.mark.parametrize("epoch", [datetime(1899, 12, 30), datetime(1904, 1, 1)])
def test_each_cell_is_what_openpyxl_reads(tmp_path: Path, epoch: datetime) -> None:
    path = _saved(tmp_path / "all.xlsx", _everything, epoch=epoch)
    expected = load_workbook(path, data_only=True).worksheets[0]
    read = _read(path)
    wanted = {
        cell.coordinate: cell.value for line in expected.iter_rows() for cell in line if cell.value not in {None, ""}
    }
    found = {
        f"{read.cell(row, column).column}{row}": value
        for row, values in read.rows.items()
        for column, value in values.items()
    }
    assert found == wanted
    assert {place: type(value) for place, value in found.items() if place != "C4"} == {
        place: type(value) for place, value in wanted.items() if place != "C4"
    }
    assert isinstance(found["C4"], ErrorValue)
    assert read.hidden_rows == {4}
    assert read.hidden_columns == {2}
    assert read.merged == ((5, 6, 1, 2),)


def test_rows_and_cells_without_addresses_follow_each_other(tmp_path: Path) -> None:
    path = _saved(tmp_path / "plain.xlsx", lambda sheet: [sheet.append([n, n + 1]) for n in range(3)])
    bare = _rewritten(path, _SHEET, lambda xml: re.sub(r'(<(?:c|row)\b[^>]*?) r="[^"]*"', r"\1", xml))
    assert _read(bare).rows == {1: {1: 0, 2: 1}, 2: {1: 1, 2: 2}, 3: {1: 2, 2: 3}}


def test_a_text_beside_the_shared_ones_and_one_with_its_sound(tmp_path: Path) -> None:
    path = _saved(tmp_path / "texts.xlsx", lambda sheet: sheet.append(["shared", "other"]))
    spoken = _rewritten(
        path, "xl/sharedStrings.xml", lambda xml: xml.replace("</t>", '</t><rPh sb="0" eb="1"><t>sound</t></rPh>')
    )
    inline = _rewritten(
        spoken,
        _SHEET,
        lambda xml: re.sub(r'<c r="B1"[^>]*>.*?</c>', '<c r="B1" t="inlineStr"><is><t>here</t></is></c>', xml),
    )
    assert _read(inline).rows == {1: {1: "shared", 2: "here"}}


def test_a_formula_that_was_never_calculated_is_told(tmp_path: Path) -> None:
    read = _read(_saved(tmp_path / "formula.xlsx", lambda sheet: sheet.append(["=A2+1", 5])))
    assert read.rows == {1: {1: "=A2+1", 2: 5}}
    assert isinstance(read.rows[1][1], LostFormula)


def test_a_calculated_formula_is_its_value(tmp_path: Path) -> None:
    path = _saved(tmp_path / "formula.xlsx", lambda sheet: sheet.append(["=A2+1"]))
    done = _rewritten(path, _SHEET, lambda xml: re.sub(r"</f><v ?/>|</f><v></v>", "</f><v>4</v>", xml))
    assert _read(done).rows == {1: {1: 4}}


def test_a_link_on_an_empty_cell_is_left_to_openpyxl(tmp_path: Path) -> None:
    def linked(sheet: Worksheet) -> None:
        sheet["A1"] = "shown"
        sheet["A1"].hyperlink = "https://example.org"

    path = _saved(tmp_path / "link.xlsx", linked)
    assert _read(path).rows == {1: {1: "shown"}}
    with pytest.raises(UnusualError):
        _read(
            _rewritten(
                path, _SHEET, lambda xml: xml.replace('ref="A1"/', 'ref="A2"/').replace('ref="A1" r', 'ref="A2" r')
            )
        )
