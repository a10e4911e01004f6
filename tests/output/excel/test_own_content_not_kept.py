"""What the next build cannot keep is named, sheet by sheet."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from pathlib import Path

import pytest
import xlsxwriter
from openpyxl import load_workbook
from xlsxwriter.worksheet import Worksheet

from sco_scheduler.output.excel.own_content import not_kept


def png() -> io.BytesIO:
    """A picture of one point."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    return io.BytesIO(b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b""))


def picture(sheet: Worksheet) -> None:
    sheet.insert_image("B2", "logo.png", {"image_data": png()})


def text_box(sheet: Worksheet) -> None:
    sheet.insert_textbox("B2", "on the left")


def sparkline(sheet: Worksheet) -> None:
    sheet.add_sparkline("D1", {"range": "Mine!A1:C1"})


def background(sheet: Worksheet) -> None:
    sheet.set_background(png())


def bars(sheet: Worksheet) -> None:
    sheet.conditional_format("A1:C1", {"type": "data_bar", "data_bar_2010": True})


def comment(sheet: Worksheet) -> None:
    sheet.write_comment("A1", "call")


def choice(sheet: Worksheet) -> None:
    sheet.data_validation("A2", {"validate": "list", "source": "=Other!$A$1:$A$3"})


@pytest.mark.parametrize(
    ("add", "named"),
    [
        (picture, ["Mine (pictures)"]),
        (text_box, ["Mine (shapes and text boxes)"]),
        (sparkline, ["Mine (sparklines)"]),
        (background, ["Mine (pictures)"]),
        (bars, []),
        (comment, []),
        (choice, []),
    ],
)
@pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")
def test_what_is_lost_is_named_with_its_sheet(tmp_path: Path, add, named: list[str]):
    path = tmp_path / "x.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Mine")
        sheet.write_row("A1", [1, 2, 3])
        book.add_worksheet("Other")
        chart = book.add_chart({"type": "column"})
        chart.add_series({"values": "=Mine!$A$1:$C$1"})
        book.get_worksheet_by_name("Other").insert_chart("A1", chart)
        add(sheet)
    with path.open("rb") as file:
        assert [str(said) for said in not_kept(path, load_workbook(file), ("Mine",))] == named


def test_charts_that_are_not_read_and_pivot_tables_are_lost(tmp_path: Path):
    path = tmp_path / "x.xlsx"
    with xlsxwriter.Workbook(path) as written:
        chart = written.add_chart({"type": "column"})
        chart.add_series({"values": "=Charts!$A$1:$C$1"})
        written.add_worksheet("Charts").insert_chart("A1", chart)
        comment(written.add_worksheet("Mine"))
    book = load_workbook(path)
    book["Charts"]._charts.clear()
    pivots = path.with_name("pivots.xlsx")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(pivots, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"relationships/comments", b"relationships/pivotTable"))
    lost = [str(said) for said in not_kept(pivots, book, ("Charts", "Mine"))]
    assert lost == ["Charts (charts of a kind that cannot be read)", "Mine (pivot tables)"]
