"""What can be wrong with the file itself; every one is a finding, never a crash."""

from __future__ import annotations

import errno
import io
import os
import zipfile
from pathlib import Path
from random import Random
from xml.parsers import expat

import openpyxl
import pytest

from sco_scheduler.domain.messages import Phrase
from sco_scheduler.intake import phrases, read_registrations
from sco_scheduler.intake.files import container, opening
from sco_scheduler.intake.files.container import _CELL, _OVERLAP, _fresh_cells, _fresh_matches
from tests.intake.books import base, codes, counts, save, serious

FILE_CODES = {
    "file-missing",
    "file-folder",
    "file-unreadable",
    "file-not-workbook",
    "file-old-format",
    "file-encrypted",
    "file-damaged",
    "file-too-large",
    "file-extension",
    "file-read-simply",
    "file-agendas",
    "files-together",
    "file-twice",
    "file-unknown",
}
"""The kinds that this module and that of opening produce."""

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def only_code(path: Path) -> str:
    intake = read_registrations(path)
    assert intake.event is None
    (finding,) = intake.findings
    assert path.name in finding.message
    return finding.code


def rewritten(path: Path, changes: dict[str, bytes | None]) -> Path:
    """The workbook with some members of its archive replaced, or left out where the change is None."""
    target = path.with_name("changed.xlsx")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            data = changes.pop(member.filename, old.read(member.filename))
            if data is not None:
                new.writestr(member.filename, data)
        for name, data in changes.items():
            new.writestr(name, data or b"")
    return target


def test_no_such_file(tmp_path):
    assert only_code(tmp_path / "registration.xlsx") == "file-missing"


def test_a_folder(tmp_path):
    folder = tmp_path / "conference.xlsx"
    folder.mkdir()
    assert only_code(folder) == "file-folder"


def test_a_name_that_no_file_can_have():
    intake = read_registrations(Path("bad\0name.xlsx"))
    assert codes(intake.findings) == ["file-unreadable"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(tmp_path):
    path = save(tmp_path / "trade.xlsx", base())
    path.chmod(0)
    assert only_code(path) == "file-unreadable"


@pytest.mark.parametrize("content", [b"", b"Company,Zone\nAltyn,A\n", b"<html></html>", b"P"])
def test_text_that_was_renamed(tmp_path, content):
    path = tmp_path / "registrations.xlsx"
    path.write_bytes(content)
    assert only_code(path) == "file-not-workbook"


def test_an_archive_of_something_else(tmp_path):
    path = tmp_path / "letter.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<document/>")
    assert only_code(path) == "file-not-workbook"


@pytest.mark.parametrize("member", ["xl/workbook.bin", "content.xml"])
def test_other_spreadsheet_formats(tmp_path, member):
    path = tmp_path / "registrations.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(member, "data")
    assert only_code(path) == "file-old-format"


def test_the_old_excel_format(tmp_path):
    path = tmp_path / "registrations.xls"
    path.write_bytes(OLE + b"\0" * 600)
    assert only_code(path) == "file-old-format"


def test_a_password(tmp_path):
    path = tmp_path / "registrations.xlsx"
    path.write_bytes(OLE + b"\0" * 1016 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 600)
    assert only_code(path) == "file-encrypted"


@pytest.mark.parametrize("share", [0.05, 0.3, 0.7, 0.99])
def test_a_truncated_file(tmp_path, share):
    path = save(tmp_path / "trade.xlsx", base())
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])
    assert only_code(path) == "file-damaged"


def test_a_flipped_byte_in_a_sheet(tmp_path):
    path = save(tmp_path / "trade.xlsx", base())
    data = bytearray(path.read_bytes())
    start = data.index(b"xl/worksheets/sheet3.xml") + 60
    data[start : start + 40] = b"\xff" * 40
    path.write_bytes(data)
    assert only_code(path) == "file-damaged"


def test_an_empty_archive(tmp_path):
    path = tmp_path / "trade.xlsx"
    zipfile.ZipFile(path, "w").close()
    assert only_code(path) == "file-damaged"


@pytest.mark.parametrize(("data", "reason"), [(b"", "file-empty"), (b"<html>", "file-of-another-kind")])
def test_what_is_no_workbook_says_whether_it_is_empty(tmp_path, data, reason):
    path = tmp_path / "trade.xlsx"
    path.write_bytes(data)
    (finding,) = read_registrations(path).findings
    assert finding.code == "file-not-workbook"
    assert str(Phrase(reason)) in finding.message


def test_a_workbook_whose_sheets_are_no_xml(tmp_path):
    path = rewritten(save(tmp_path / "trade.xlsx", base()), {"xl/worksheets/sheet1.xml": b"<worksheet><oops"})
    assert only_code(path) == "file-damaged"


def test_entities_are_not_expanded(tmp_path):
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet>&a;</worksheet>'
    path = rewritten(save(tmp_path / "trade.xlsx", base()), {"xl/worksheets/sheet1.xml": bomb})
    assert only_code(path) == "file-damaged"


def test_a_file_that_unpacks_to_too_much(tmp_path, monkeypatch):
    monkeypatch.setattr(container, "MOST_BYTES", 3_000_000)
    path = rewritten(save(tmp_path / "trade.xlsx", base()), {"xl/sharedStrings.xml": b" " * 5_000_000})
    assert path.stat().st_size < 100_000
    assert only_code(path) == "file-too-large"


def test_too_many_cells(tmp_path, monkeypatch):
    monkeypatch.setattr(container, "MOST_CELLS", 1000)
    sheet = b"<worksheet><sheetData>" + b"<row>" + b"<c/>" * 1001 + b"</row></sheetData></worksheet>"
    path = rewritten(save(tmp_path / "trade.xlsx", base()), {"xl/worksheets/sheet1.xml": sheet})
    assert only_code(path) == "file-too-large"


@pytest.mark.parametrize(
    "element",
    [
        '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>',
        '<hyperlinks><hyperlink location="x" ref="A1:XFD1048576"/></hyperlinks>',
    ],
)
def test_a_range_over_the_whole_sheet_does_not_fill_memory(tmp_path, element):
    sheet = f"<worksheet><sheetData/>{element}</worksheet>".encode()
    path = rewritten(save(tmp_path / "trade.xlsx", base()), {"xl/worksheets/sheet1.xml": sheet})
    assert only_code(path) == "file-too-large"


@pytest.mark.parametrize(("ref", "cells"), [(b"B2:C4", 6), (b"C4:B2", 6), (b"$Z$9:$AA$9", 2), (b"A1:A1", 1)])
def test_the_size_of_a_range_is_that_of_its_rectangle(ref, cells):
    (area,) = container._AREA.finditer(b'<mergeCell ref="%b"/>' % ref)
    assert container._area(area) == cells


@pytest.mark.parametrize(
    "changes",
    [
        {"xl/styles.xml": b"<styleSheet><cellXfs>" + b'<xf numFmtId="0"/>' * 200_001 + b"</cellXfs></styleSheet>"},
        {"xl/worksheets/sheet1.xml": b"<worksheet><sheetData/>" + b"<x:cfRule>" * 200_001},
    ],
)
def test_too_many_styles_and_the_like(tmp_path, changes):
    assert only_code(rewritten(save(tmp_path / "trade.xlsx", base()), changes)) == "file-too-large"


def test_a_name_for_cells_that_is_too_long(tmp_path):
    path = save(tmp_path / "trade.xlsx", base())
    with zipfile.ZipFile(path) as archive:
        book = archive.read("xl/workbook.xml")
    name = b'<definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">' + b"x" * 9_000
    changed = book.replace(b"<calcPr", name + b"</definedName></definedNames><calcPr")
    assert changed != book
    assert only_code(rewritten(path, {"xl/workbook.xml": changed})) == "file-damaged"


def test_a_cell_of_a_megabyte(tmp_path):
    path = save(tmp_path / "trade.xlsx", base())
    name = "xl/worksheets/sheet4.xml"
    with zipfile.ZipFile(path) as archive:
        data = archive.read(name)
    intake = read_registrations(rewritten(path, {name: data.replace(b"Ural Import", b"Ural " * 200_000)}))
    (told,) = serious(intake.findings)
    assert told.startswith(
        "cell-too-long Purchasers!B3: The cell holds 1,000,000 characters; what is beyond 32,767 was left out. "
        "It begins: Ural Ural"
    )
    assert intake.event is not None
    assert len(intake.event.company_by_id["P002"].name) < 32_768


def test_cells_are_counted_once_across_pieces(tmp_path, monkeypatch):
    monkeypatch.setattr(container, "_PIECE", 700)
    monkeypatch.setattr(container, "MOST_CELLS", 400)
    path = save(tmp_path / "trade.xlsx", base())
    assert serious(read_registrations(path).findings) == []


def test_a_wrong_dimension_loses_no_rows(tmp_path):
    path = save(tmp_path / "trade.xlsx", base())
    with zipfile.ZipFile(path) as archive:
        name = "xl/worksheets/sheet4.xml"
        data = archive.read(name)
    assert b"<dimension" in data
    short = data.replace(b'ref="A1:L3"', b'ref="A1:A1"')
    long = data.replace(b'ref="A1:L3"', b'ref="A1:XFD10000000"')
    assert short != data
    for changed in (short, long):
        intake = read_registrations(rewritten(path, {name: changed}))
        assert serious(intake.findings) == []
        assert counts(intake)["purchasers"] == 2


def test_a_single_far_cell_costs_nothing(tmp_path):
    book = openpyxl.Workbook()
    path = save(tmp_path / "trade.xlsx", base())
    book = openpyxl.load_workbook(path)
    book["Requests"]["XFD1048576"] = "far"
    book.save(path)
    assert serious(read_registrations(path).findings) == []


def test_another_ending_is_read_and_said(tmp_path):
    path = save(tmp_path / "trade.xlsx", base()).rename(tmp_path / "trade.dat")
    intake = read_registrations(path)
    assert "file-extension" in codes(intake.findings)
    assert intake.event is not None


def test_a_file_that_openpyxl_refuses_is_read_in_a_simpler_way(tmp_path):
    path = save(tmp_path / "trade.xlsx", base())
    book = openpyxl.load_workbook(path)
    book["Requests"].merge_cells("X1:Y1")  # else it is read without openpyxl
    book.save(path)
    with zipfile.ZipFile(path) as archive:
        styles = archive.read("xl/styles.xml")
    broken = styles.replace(b"<patternFill />", b'<patternFill patternType="plaid"/>', 1)
    assert broken != styles

    simple = read_registrations(rewritten(path, {"xl/styles.xml": broken}))
    usual = read_registrations(path)

    assert [f.code for f in simple.findings if f.severity.name != "NOTE"] == ["file-read-simply"]
    assert simple.event is not None
    assert usual.event is not None
    assert simple.event.companies == usual.event.companies
    assert simple.event.sessions == usual.event.sessions
    assert simple.event.requests == usual.event.requests
    assert simple.event.fixed == usual.event.fixed


def test_the_simpler_way_does_not_fill_memory_for_one_far_cell(tmp_path):
    sheet = (
        b'<worksheet><sheetData><row r="1048576"><c r="XFD1048576" t="plaid"><v>1</v></c></row></sheetData></worksheet>'
    )
    path = rewritten(
        save(tmp_path / "trade.xlsx", base()), {"xl/worksheets/sheet1.xml": sheet, "xl/styles.xml": b"<oops"}
    )
    assert only_code(path) == "file-damaged"


def test_a_workbook_of_no_sheets_but_a_chart(tmp_path):
    book = openpyxl.Workbook()
    book.create_chartsheet("Chart")
    stream = io.BytesIO()
    book.save(stream)
    path = tmp_path / "trade.xlsx"
    path.write_bytes(stream.getvalue())
    assert "sheet-missing" in codes(read_registrations(path).findings)


@pytest.mark.parametrize("place", ["A999999999", "XFDXFD7", "a1048576999"])
def test_the_simpler_way_does_not_fill_memory_for_a_cell_outside_every_sheet(tmp_path, place):
    sheet = f'<worksheet><sheetData><row r="1"><c r="A1"/><c r="{place}" t="plaid"/></row></sheetData></worksheet>'
    path = rewritten(
        save(tmp_path / "trade.xlsx", base()), {"xl/worksheets/sheet1.xml": sheet.encode(), "xl/styles.xml": b"<oops"}
    )
    assert only_code(path) == "file-damaged"


def test_the_simpler_way_knows_merged_cells(tmp_path):
    path = tmp_path / "trade.xlsx"
    book = openpyxl.Workbook()
    book.active.append([None, "Wishes"])
    book.active.append(["Company", "First", "Second"])
    book.active.merge_cells("B1:C1")
    book.save(path)
    (grid,) = opening._simple_grids(path)
    assert grid.merged == ((1, 1, 2, 3),)
    assert {row: dict(values) for row, values in grid.rows.items()} == {
        1: {2: "Wishes"},
        2: {1: "Company", 2: "First", 3: "Second"},
    }


def caused(error: Exception, cause: Exception) -> Exception:
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (PermissionError(13, "Permission denied"), Phrase("not-allowed")),
        (FileNotFoundError(2, "No such file"), Phrase("no-longer-there")),
        (OSError(errno.ENAMETOOLONG, "File name too long"), Phrase("not-a-file-name")),
        (zipfile.BadZipFile("Bad magic number"), Phrase("broken-archive")),
        (EOFError(), Phrase("broken-archive")),
        (caused(ValueError("odd"), expat.ExpatError("no element found")), Phrase("no-xml")),
        (OSError(5, "Input/output error"), phrases.READER_SAYS(error="input/output error")),
        (ValueError("It is Broken."), phrases.READER_SAYS(error="it is Broken")),
        (RuntimeError(), phrases.READER_SAYS(error="runtimeError")),
    ],
)
def test_why_a_file_cannot_be_read(error, reason):
    assert container.reason_of(error) == reason


@pytest.mark.parametrize(("cells", "size"), [(["A1"], 1), (["C2"], 6), (["AB3", "B7"], 7 * 28)])
def test_the_size_of_a_sheet_is_that_of_its_rectangle(tmp_path, cells, size):
    book = openpyxl.Workbook()
    for place in cells:
        book.active[place] = "x"
    book.create_sheet("Empty")
    book.save(tmp_path / "trade.xlsx")
    assert container.dense_size(tmp_path / "trade.xlsx") == size


@pytest.mark.parametrize("seed", range(30))
def test_cells_are_counted_as_the_pattern_finds_them(seed):
    rng = Random(f"cells {seed}")
    parts = (b"<c ", b"<c>", b"<c/>", b"<c\n", b"<cols>", b"<x:c r='A1'>", b"</c>", b"<", b"c ", b"text", b" <c", b"\t")
    piece = b"".join(rng.choices(parts if seed % 3 else [p for p in parts if b":" not in p], k=400))
    piece = piece if seed % 2 else b" " * _OVERLAP + piece
    assert _fresh_cells(piece) == _fresh_matches(_CELL, piece)
