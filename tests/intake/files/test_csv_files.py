"""Folders of CSV files, and OpenDocument workbooks, in place of an .xlsx file."""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import date, datetime, time
from pathlib import Path

import pytest

from sco_scheduler.domain.findings import Findings, Severity
from sco_scheduler.intake import phrases, read_registrations
from sco_scheduler.intake.files import container, csv_files
from sco_scheduler.intake.files.opening import open_registrations
from tests.intake.books import base, codes, event_of, only, serious

MIME = "application/vnd.oasis.opendocument.spreadsheet"


def as_text(value):
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    return value.strftime("%H:%M") if isinstance(value, time) else str(value)


def multilingual():
    """The base with names in Chinese and Russian, which tell the encodings apart."""
    sheets = base()
    sheets["Suppliers"][1][1] = "重庆长安汽车股份有限公司"
    sheets["Suppliers"][2][1] = "重庆机床集团"
    return sheets


def russian():
    sheets = base()
    sheets["Purchasers"][1][1] = "ООО Торговый дом Алтын"
    sheets["Purchasers"][2][1] = "Уральская импортная компания"
    sheets["Purchasers"][0][1] = "Компания"
    return sheets


def write_folder(folder, sheets, encoding="utf-8", separator=",", skip=()):
    folder.mkdir()
    for name, rows in sheets.items():
        if name in skip:
            continue
        text = io.StringIO()
        csv.writer(text, delimiter=separator).writerows([[as_text(value) for value in row] for row in rows])
        (folder / f"{name.lower()}.csv").write_bytes(text.getvalue().encode(encoding))
    return folder


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_folder_gives_the_event_of_the_workbook(tmp_path, encoding, separator):
    folder = write_folder(tmp_path / "trade days", multilingual(), encoding, separator)
    intake = read_registrations(folder)
    assert serious(intake.findings) == []
    assert intake.event == event_of(tmp_path, multilingual())
    told = {f.cells[0].sheet: f.message for f in intake.findings if f.code == "csv-read"}
    assert len(told) == len(base())
    assert {"gb18030": "GB18030", "utf-16": "UTF-16"}.get(encoding, "UTF-8") in told["suppliers"]
    assert str(phrases.SEPARATORS[separator]) in told["suppliers"]


def test_russian_in_cp1251(tmp_path):
    folder = write_folder(tmp_path / "trade", russian(), "cp1251", ";")
    intake = read_registrations(folder)
    assert intake.event is not None
    assert intake.event.company_by_id["P001"].name == "ООО Торговый дом Алтын"
    assert "CP1251" in next(f.message for f in intake.findings if f.code == "csv-read" and f.where == "purchasers")


def test_the_encoding_can_be_given(tmp_path):
    folder = write_folder(tmp_path / "trade", russian(), "koi8-r")
    intake = read_registrations(folder, encoding="koi8-r")
    assert intake.event == event_of(tmp_path, russian())


def test_an_encoding_that_does_not_fit(tmp_path):
    folder = write_folder(tmp_path / "trade", {"Purchasers": russian()["Purchasers"]}, "cp1251")
    intake = read_registrations(folder, encoding="utf-8")
    assert codes(intake.findings) == ["csv-encoding"]
    assert intake.event is None


def test_utf_16_without_its_mark_and_a_line_that_names_the_separator(tmp_path):
    folder = write_folder(tmp_path / "trade", base())
    text = "sep=;\r\n" + (folder / "zones.csv").read_text().replace(",", ";")
    (folder / "zones.csv").write_bytes(text.encode("utf-16-le"))
    assert read_registrations(folder).event == event_of(tmp_path, base())


def test_addresses_are_those_of_the_file(tmp_path):
    sheets = base()
    sheets["Requests"].append(["P001", "Nobody at all"])
    finding = only(read_registrations(write_folder(tmp_path / "trade", sheets)), "request-unknown-company")
    assert str(finding.cells[0]) == "requests!B6"


def test_sheets_are_called_by_as_much_of_their_path_as_tells_the_files_apart(tmp_path):
    places = [tmp_path / name for name in ("a/buyers.csv", "a/buyers.txt", "a/sellers.csv", "b/Buyers.csv")]
    for place in places:
        place.parent.mkdir(exist_ok=True)
        place.write_text("Company\nVolga\n")
    for some, names in (
        (places[1:3], ["buyers", "sellers"]),
        (places[:3], ["buyers.csv", "buyers.txt", "sellers.csv"]),
        (places[2:], ["sellers", "Buyers"]),
        (places, list(map(str, places))),
    ):
        assert [grid.name for grid in csv_files.open_csv(some, Findings()).grids] == names


def test_line_breaks_and_errors_in_cells(tmp_path):
    sheets = base()
    sheets["Purchasers"][1][11] = "S002\nS003"
    sheets["Requests"][4][1] = "#N/A"
    intake = read_registrations(write_folder(tmp_path / "trade", sheets))
    assert only(intake, "cell-error-passed").where == "requests!B5"
    assert intake.event is not None
    assert ("P001", "S003") in {r.pair for r in intake.event.requests}


def test_a_single_file_lacks_the_other_sheets(tmp_path):
    folder = write_folder(tmp_path / "trade", base())
    assert codes(read_registrations(folder / "purchasers.csv").findings).count("sheet-missing") == 2


def test_a_folder_without_csv_files(tmp_path):
    (tmp_path / "notes.md").write_text("hello")
    assert codes(read_registrations(tmp_path).findings) == ["file-folder"]


def test_files_that_are_too_large(tmp_path, monkeypatch):
    folder = write_folder(tmp_path / "trade", base())
    monkeypatch.setattr(csv_files, "MOST_WEIGHT", 20)
    assert "file-too-large" in codes(read_registrations(folder).findings)
    monkeypatch.undo()
    whole = sum(file.stat().st_size for file in folder.iterdir())
    for most in (whole, whole - 1):
        monkeypatch.setattr(csv_files, "MOST_BYTES", most)
        assert ("file-too-large" in codes(read_registrations(folder).findings)) is (most < whole)


def test_a_folder_gives_its_name_to_the_event_even_where_it_is_the_current_one(tmp_path, monkeypatch):
    sheets = base()
    del sheets["Event"]
    monkeypatch.chdir(write_folder(tmp_path / "fair", sheets))
    for folder in (Path(), tmp_path / "fair"):
        event = read_registrations(folder).event
        assert event is not None
        assert event.settings.name == "fair"


def test_a_file_that_is_missing_beside_those_that_are_too_large_is_told_too(tmp_path, monkeypatch):
    paths = [*sorted(write_folder(tmp_path / "trade", base()).iterdir()), tmp_path / "gone.csv"]
    monkeypatch.setattr(csv_files, "MOST_BYTES", 20)
    assert {"file-missing", "file-too-large"} <= {*codes(read_registrations(paths).findings)}


@pytest.mark.parametrize("data", [b"", b"\0" * 50, b"\xff\xfe", b'"', b"\xff" * 99, b'ID,"a\nb', b"ID\x00,Company"])
def test_strange_files_are_findings(tmp_path, data):
    folder = write_folder(tmp_path / "trade", base(), skip=("Purchasers",))
    (folder / "purchasers.csv").write_bytes(data)
    intake = read_registrations(folder)
    assert intake.event is None
    assert any(f.severity is Severity.STOPS for f in intake.findings)


def open_document(path, sheets, repeat=""):
    """A small OpenDocument workbook."""

    def cell(value):
        if value is None:
            return "<table:table-cell/>"
        if isinstance(value, datetime):
            return f'<table:table-cell office:value-type="date" office:date-value="{value:%Y-%m-%d}"/>'
        if isinstance(value, time):
            return f'<table:table-cell office:value-type="time" office:time-value="PT{value:%HH%MM%S}S"/>'
        if isinstance(value, int):
            return f'<table:table-cell office:value-type="float" office:value="{value}"/>'
        return f'<table:table-cell office:value-type="string"{repeat}><text:p>{value}</text:p></table:table-cell>'

    tables = "".join(
        f'<table:table table:name="{name}">'
        + "".join(f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in rows)
        + '<table:table-row table:number-rows-repeated="1048000"><table:table-cell/></table:table-row></table:table>'
        for name, rows in sheets.items()
    )
    spaces = " ".join(f'xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"' for n in ("office", "table", "text"))
    body = f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", MIME)
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr("content.xml", f"<office:document-content {spaces}>{body}</office:document-content>")
    return path


def test_an_open_document_workbook_gives_the_same_event(tmp_path):
    intake = read_registrations(open_document(tmp_path / "trade.ods", base()))
    assert serious(intake.findings) == []
    assert intake.event == event_of(tmp_path, base())
    assert intake.event.sessions[0].date == date(2025, 6, 12)


@pytest.mark.parametrize(
    "repeat", [' table:number-columns-repeated="16384"', ' table:number-columns-repeated="99999999999"']
)
def test_an_open_document_workbook_that_repeats_cells_without_end(tmp_path, monkeypatch, repeat):
    monkeypatch.setattr(container, "MOST_CELLS", 100_000)
    path = open_document(tmp_path / "trade.ods", base(), repeat)
    assert codes(read_registrations(path).findings) == ["file-too-large"]


@pytest.mark.parametrize("content", ["<oops", "<!DOCTYPE x [<!ENTITY a 'b'>]><x/>", ""])
def test_a_broken_open_document_workbook(tmp_path, content):
    path = tmp_path / "trade.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", MIME)
        archive.writestr("content.xml", content)
    assert codes(read_registrations(path).findings) == ["file-damaged"]


def test_the_separator_is_the_one_that_makes_rows_of_one_length(tmp_path):
    lines = ["Компания;Кто;Желаем", "Altyn LLP;a;Foton Co., Ltd., River Machines, Inc.", "Ural;b;One, Two, Three, Four"]
    path = tmp_path / "answers.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    book = open_registrations(path, Findings())
    assert book is not None
    assert [len(values) for values in book.grids[0].rows.values()] == [3, 3, 3]


def test_a_folder_that_cannot_be_listed_is_told_with_its_path(tmp_path, monkeypatch):
    def refuse(folder):
        raise PermissionError(13, "Permission denied", str(folder))

    monkeypatch.setattr(type(tmp_path), "iterdir", refuse)
    finding = only(read_registrations(tmp_path), "file-unreadable")
    assert finding.details["path"] == str(tmp_path)


def test_a_file_that_cannot_be_opened_is_told_with_its_path(tmp_path, monkeypatch):
    folder = write_folder(tmp_path / "exported", base())

    def refuse(file, *words):
        raise PermissionError(13, "Permission denied", str(file))

    monkeypatch.setattr(type(tmp_path), "open", refuse)
    found = [f for f in read_registrations(folder).findings if f.code == "file-unreadable"]
    assert [f.details["path"] for f in found] == sorted(map(str, folder.iterdir()))


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        *(("a;b;c\nd;e;f\n", (0, True, 6)), ("a;b;\n\n;c;d\n", (0, True, 6)), ("a;b\nc;d;e\n", (0, False, 5))),
        *(("a\nb\n", (0, False, 2)), ("Company;Zone\na;b\n;\n", (2, True, 6)), (";;\n", (0, False, 3))),
    ],
)
def test_what_speaks_for_a_separator(text, seen):
    assert csv_files._names(text, ";") == seen
