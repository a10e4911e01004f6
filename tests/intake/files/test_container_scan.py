"""Parts that are scanned give the same cells as openpyxl reads in them, and what is more than plain is left to it."""

from __future__ import annotations

import re
import zipfile
from datetime import date, datetime, time, timedelta
from io import BytesIO
from pathlib import Path
from random import Random

import pytest
import xlsxwriter
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.reader.strings import read_string_table
from openpyxl.styles import Color, Font, PatternFill
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from sco_scheduler.domain.findings import Findings
from sco_scheduler.intake.files import opening, openpyxl_reading
from sco_scheduler.intake.files.container import Scan, shared_texts
from sco_scheduler.intake.files.opening import open_book
from sco_scheduler.intake.table.grids import Book
from tests.workbooks import save

PLAIN = (
    *("Volga & Co. <Ltd>", " spaces  kept ", "two\n\tlines", "重庆电机", "'quoted\"", "_x000D_", "&amp;", "007"),
    *(0, 12, -3.5, 1e20, 0.1, datetime(2027, 5, 20, 9, 30), date(2027, 5, 20), time(9, 5), timedelta(hours=30), None),
)
ODD = (True, False, "=1+1", "#N/A")


def book_of(path: Path) -> Book:
    found = Findings()
    book = open_book(path, found)
    assert book is not None, found
    return book


def read_both_ways(path: Path, monkeypatch) -> tuple[Book, Book, list[bool]]:
    """The workbook as it is read, and as openpyxl alone reads it; and which of its parts were scanned."""
    scanned = []
    real = Scan.of

    def watched(part: bytes) -> Scan | None:
        scan = real(part)
        scanned.append(scan is not None)
        return scan

    monkeypatch.setattr(opening.Scan, "of", watched)
    book = book_of(path)
    monkeypatch.setattr(opening.Scan, "of", lambda _: None)
    return book, book_of(path), scanned


def filled(seed: int) -> Workbook:
    rng, book = Random(f"scan {seed}"), Workbook()
    for sheet in (book.active, book.create_sheet("Second"), book.create_sheet("Third")):
        for row in range(1, rng.randint(2, 12)):
            for column in rng.sample(range(1, 30), rng.randint(0, 6)):
                cell = sheet.cell(row, column)
                cell.value = rng.choice((*PLAIN, *ODD) if sheet.title == "Third" else PLAIN)
                if rng.random() < 0.2:
                    cell.fill = PatternFill("solid", start_color=rng.choice(("FF66CC", "FFFFFF", "00AA00")))
                if rng.random() < 0.2:
                    cell.font = Font(strike=True)
                if rng.random() < 0.1:
                    cell.comment = Comment("said by hand", rng.choice(("she", "schedule check")))
            if rng.random() < 0.2:
                sheet.row_dimensions[row].hidden = True
    if rng.random() < 0.3:
        book["Second"].merge_cells("A1:C2")
    elif rng.random() < 0.3:
        book["Second"]["B2"].hyperlink = "mailto:a@example.org"
    book["Second"].sheet_state = rng.choice(("visible", "hidden"))
    return book


@pytest.mark.parametrize("seed", range(20))
def test_a_workbook_is_read_as_openpyxl_reads_it(tmp_path, seed, monkeypatch):
    path = tmp_path / "x.xlsx"
    filled(seed).save(path)
    book, expected, scanned = read_both_ways(path, monkeypatch)
    assert book == expected
    assert scanned[0]


def plain(seed: int) -> Workbook:
    """A workbook that is read without openpyxl, with looks of every kind."""
    rng, book = Random(f"plain {seed}"), Workbook()
    formats = ("d mmm", "[Red]0.0", '"day" 0', "[h]:mm", "[$-409]h:mm AM/PM", "yyyy;@", "0;d", "mm:ss.0", "General")
    colours = (
        *("FF66CC", "80FFFFFF", "00AA00"),
        *(Color(theme=4), Color(indexed=43), Color(theme=3, tint=0.4), Color(indexed=9)),
    )
    for sheet in (book.active, book.create_sheet("Второй"), book.create_sheet("三")):
        for row in range(1, rng.randint(2, 12)):
            for column in rng.sample(range(1, 30), rng.randint(0, 6)):
                cell = sheet.cell(row, column, rng.choice(PLAIN))
                if rng.random() < 0.3:
                    cell.fill = PatternFill(rng.choice(("solid", "solid", "gray125")), start_color=rng.choice(colours))
                if rng.random() < 0.2:
                    underlined = rng.choice((None, None, "single"))
                    cell.font = Font(strike=rng.random() < 0.7, color=rng.choice(colours), underline=underlined)
                if rng.random() < 0.4:
                    cell.number_format = rng.choice(formats)
            sheet.row_dimensions[row].hidden = rng.random() < 0.2
        for letter in rng.sample("ABCDEFG", 2):
            sheet.column_dimensions[letter].hidden = True
        sheet.column_dimensions.group("J", "M", hidden=True)
    book["三"].sheet_state = rng.choice(("visible", "hidden", "veryHidden"))
    if rng.random() < 0.5:
        book.epoch = CALENDAR_MAC_1904
    return book


@pytest.mark.parametrize("seed", range(12))
def test_a_workbook_of_plain_cells_is_read_without_openpyxl_and_alike(tmp_path, seed, monkeypatch):
    path = tmp_path / "x.xlsx"
    plain(seed).save(path)
    only = ["sheet", "三"]
    with monkeypatch.context() as without:
        without.setattr(openpyxl_reading, "reader_class", None)
        book, streamed = book_of(path), open_book(path, Findings(), only)
    monkeypatch.setattr(opening.Scan, "of", lambda _: None)
    assert book == book_of(path)
    assert streamed == open_book(path, Findings(), only)
    assert len(book.grids) == 3


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("xl/workbook.xml", b'name="Sheet"', b'name="She*t"'),
        ("xl/workbook.xml", b'name="Sheet"', b'name="second"'),
        ("xl/workbook.xml", b'r:id="rId1"', b'r:id="rId77"'),
        ("xl/_rels/workbook.xml.rels", b'/worksheet"', b'/dialogsheet"'),
        ("xl/styles.xml", b'numFmtId="0"', b'numFmtId="none"'),
        ("xl/worksheets/sheet1.xml", b' s="1"', b' s="99"'),
        ("xl/worksheets/sheet1.xml", b"</sheetData>", b'</sheetData><mergeCells><mergeCell ref="A1:B1"/></mergeCells>'),
        ("[Content_Types].xml", b'"/xl/sharedStrings.xml"', b'"/xl/texts.xml"'),
    ],
)
def test_what_is_not_as_it_is_usually_written_is_left_to_openpyxl(tmp_path, part, old, new, monkeypatch):
    with xlsxwriter.Workbook(tmp_path / "x.xlsx") as book:
        sheet = book.add_worksheet("Sheet")
        sheet.write(0, 0, "one")
        sheet.write(0, 1, 2, book.add_format({"font_strikeout": True}))
        book.add_worksheet("Second")
    with zipfile.ZipFile(tmp_path / "x.xlsx") as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert old in parts[part]
    parts[part] = parts[part].replace(old, new)
    with zipfile.ZipFile(tmp_path / "y.xlsx", "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    asked = []
    monkeypatch.setattr(openpyxl_reading, "read_whole", lambda *_: asked.append(True))
    for name in ("x", "y"):
        open_book(tmp_path / f"{name}.xlsx", Findings())
    assert asked == [True]


def test_texts_that_are_shared_are_read_as_openpyxl_reads_them(tmp_path, monkeypatch):
    path = tmp_path / "x.xlsx"
    with xlsxwriter.Workbook(path, {"default_date_format": "yyyy-mm-dd hh:mm"}) as made:
        sheet = made.add_worksheet()
        for row, value in enumerate(PLAIN):
            sheet.write(row, row % 3, value)
            sheet.write(row, 3, "same")
    book, expected, scanned = read_both_ways(path, monkeypatch)
    assert book == expected
    assert scanned == [True]
    assert [row[4] for row in book.grids[0].rows.values()] == ["same"] * len(PLAIN)


@pytest.mark.parametrize("what", ["merged", "linked", "both", "plain"])
def test_cells_below_a_merged_one_have_nothing_and_links_may_be_read_as_texts(tmp_path, monkeypatch, what):
    path = tmp_path / "x.xlsx"
    with xlsxwriter.Workbook(path) as made:
        sheet = made.add_worksheet()
        sheet.write_row(0, 0, ["Company", "Zone", "Site"])
        sheet.write_row(1, 0, ["Altyn", "A", "x"])
        if what in {"merged", "both"}:
            sheet.merge_range("A3:B3", "Orda")
            sheet.write("B3", "covered")
        if what in {"linked", "both"}:
            sheet.write_url("C3", "https://example.org/")
            sheet.write_blank("C3", None, made.add_format({"bold": True}))
    book, expected, _ = read_both_ways(path, monkeypatch)
    assert book == expected
    rows = book.grids[0].rows.get(3, {})
    assert rows.get(2) is None
    assert (rows.get(3) is not None) is (what in {"linked", "both"})


@pytest.mark.parametrize(
    ("tail", "whole"),
    [
        (b"", True),
        (b'<mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells>', False),
        (b'<hyperlinks><hyperlink ref="A1"/></hyperlinks>', False),
        (b'<mergeCells><mergeCell ref="A1:B1"/></mergeCells><hyperlinks><hyperlink ref="A1"/></hyperlinks>', False),
    ],
)
def test_a_scan_has_all_values_without_merged_cells_and_links(tail, whole):
    scan = Scan.of(b'<worksheet><sheetData><row r="1">%b</row></sheetData>%b</worksheet>' % (CELL, tail))
    assert scan is not None
    assert scan.is_all is whole


@pytest.mark.parametrize("scanned", [True, False])
def test_rows_in_any_order_are_read_in_theirs(tmp_path, monkeypatch, scanned):
    path = tmp_path / "x.xlsx"
    save(path, {"Sheet": [["first"], ["second"]]})
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = "xl/worksheets/sheet1.xml"
    rows = re.findall(rb"<row .*?</row>", parts[name])
    parts[name] = parts[name].replace(b"".join(rows), b"".join(reversed(rows)))
    with zipfile.ZipFile(path, "w") as archive:
        for part, data in parts.items():
            archive.writestr(part, data)
    if not scanned:
        monkeypatch.setattr(opening.Scan, "of", lambda _: None)
    for only in (None, ["sheet"]) if scanned else (None,):  # openpyxl streams no row after a later one
        assert list(open_book(path, Findings(), only).grids[0].rows.items()) == [(1, {1: "first"}), (2, {1: "second"})]


def test_a_streamed_sheet_is_read_as_openpyxl_reads_it(tmp_path, monkeypatch):
    path = tmp_path / "x.xlsx"
    filled(3).save(path)
    only = ["sheet", "second", "third"]
    book = open_book(path, Findings(), only)
    monkeypatch.setattr(opening.Scan, "of", lambda _: None)
    assert book == open_book(path, Findings(), only)


CELL = b'<c r="A1"><v>1</v></c>'


@pytest.mark.parametrize(
    ("rows", "plain"),
    [
        (b'<row r="1">%b</row>' % CELL, True),
        (b'<row r="1" ht="15"/> <row r="2">%b</row>\n' % CELL, True),
        (b'<row r="1">%b</row' % CELL, False),
        (b"<row>%b" % CELL, False),
        (b'<row r="1"><c r="A1"><v>1</v></row>', False),
        (b'<row r="1"><c r="A1"><f>1+1</f><v>2</v></c></row>', False),
        (b'<row r="1"><c r="A1" t="b"><v>1</v></c></row>', False),
        (b'<row r="1"><c r="A1" t="e"><v>#N/A</v></c></row>', False),
        (b'<row r="1"><c r="A1" t="inlineStr"><is><r><t>a</t></r></is></c></row>', False),
        (b'<row r="1"><c r="A1" t="inlineStr"><is><t>a\r\nb</t></is></c></row>', False),
        (b'<row r="1"><c r="A1" t="inlineStr"><is><t>a\x01b</t></is></c></row>', False),
        (b"<row><c><v>1</v></c></row>", False),
    ],
)
def test_only_rows_of_plain_cells_are_scanned(rows, plain):
    assert (Scan.of(b"<worksheet><sheetData>%b</sheetData></worksheet>" % rows) is not None) == plain


def test_a_part_without_rows_is_not_scanned():
    assert Scan.of(b"<worksheet><sheetData/></worksheet>") is None
    assert Scan.of(b"<worksheet></worksheet>") is None


def test_what_stands_around_the_cells_stays_and_so_do_rows_that_are_hidden():
    shown = b'<row r="1" hidden="false" outlineLevel="0">%b</row>' % CELL
    rows = b'%b<row r="2" hidden="1"><c r="A2"><v>2</v></c></row>' % shown
    scan = Scan.of(b"<worksheet><cols/><sheetData>%b</sheetData><autoFilter/></worksheet>" % rows)
    assert scan is not None
    kept = b'<row r="2" hidden="1"></row>'
    assert scan.without_cells() == b"<worksheet><cols/><sheetData>%b</sheetData><autoFilter/></worksheet>" % kept


def test_a_broken_number_is_told_as_where_openpyxl_reads_it(tmp_path, monkeypatch):
    made = BytesIO()
    book = Workbook()
    book.active["A1"] = 12345
    book.save(made)
    path = tmp_path / "x.xlsx"
    with zipfile.ZipFile(made) as source, zipfile.ZipFile(path, "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name).replace(b">12345<", b">12x45<"))
    scanned, parsed = Findings(), Findings()
    open_book(path, scanned)
    monkeypatch.setattr(opening.Scan, "of", lambda _: None)
    open_book(path, parsed)
    assert [f.code for f in scanned.all()] == [f.code for f in parsed.all()] == ["file-damaged"]


def sst(content: bytes, head: bytes = b'<?xml version="1.0" encoding="UTF-8"?>\n') -> bytes:
    return head + b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' + content + b"</sst>"


def read_by_openpyxl(part: bytes) -> list[str]:
    return read_string_table(BytesIO(part))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<si><t>Volga</t></si><si><t>&amp;amp; &#1042;&#x41;</t></si>",
        b'<si><t xml:space="preserve"> a \n b </t></si><si/><si><t/></si><si><t></t></si>',
        "<si><t>重庆</t></si>\n<si><t>Волга_x000D_</t></si>".encode(),
    ],
)
def test_shared_texts_are_those_that_openpyxl_reads(content):
    assert shared_texts(sst(content)) == read_by_openpyxl(sst(content))


@pytest.mark.parametrize(
    "part",
    [
        sst(b"<si><r><t>Vol</t></r><r><t>ga</t></r></si><si><t>a</t></si>"),
        sst(b"<si><t>a</t><rPh sb='0' eb='1'><t>b</t></rPh></si>"),
        sst(b"<si><t>a\r\nb</t></si>"),
        sst(b"<si><t>_x005F_x0041_</t></si>"),
        sst(b"<!-- <si><t>a</t></si> --><si><t>b</t></si>"),
        sst(b"<si><t><![CDATA[a]]></t></si>"),
        sst("<si><t>Волга</t></si>".encode("cp1251"), b"<?xml version='1.0' encoding='windows-1251'?>"),
        sst(b"<si><t>a</t></si>").replace(b"<s", b"<x:s").replace(b"</s", b"</x:s").replace(b"xmlns=", b"xmlns:x="),
    ],
)
def test_shared_texts_with_more_than_plain_texts_are_left_to_openpyxl(part):
    assert shared_texts(part) is None


def test_a_sheet_in_another_encoding_is_left_to_openpyxl():
    sheet = "<sheetData><row r='1'><c r='A1' t='inlineStr'><is><t>Волга</t></is></c></row></sheetData>"
    part = sheet.replace("'", '"')
    assert Scan.of(b'<?xml version="1.0" encoding="UTF-8"?>' + part.encode()) is not None
    assert Scan.of(b'<?xml version="1.0" encoding="windows-1251"?>' + part.encode("cp1251")) is None
