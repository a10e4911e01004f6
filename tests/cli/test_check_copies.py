import zipfile
from datetime import time

import openpyxl
import pytest
import xlsxwriter
from click.testing import CliRunner

from sco_scheduler.cli import process
from sco_scheduler.cli.app import schedule
from sco_scheduler.domain.findings import Severity
from sco_scheduler.domain.messages import Cell
from sco_scheduler.intake import read_registrations
from sco_scheduler.workflows.check import Proposal, correct
from tests.cli.books import SHEETS, registrations, run
from tests.intake.forms.ods_files import write_ods
from tests.intake.forms.pages import Page

REQUESTS = [
    *SHEETS["Requests"],
    ["P1", "Fotom Motors", None, None],
    ["P2", "Chong Pumps", None, None],
    ["P1", "Nothing like it", None, None],
]


@pytest.fixture
def wrong(tmp_path):
    return registrations(tmp_path, Requests=REQUESTS)


def findings_of(path):
    """What reading a workbook finds that matters, with the cells."""
    return [(f.code, f.where) for f in read_registrations(path).findings if f.kind.severity < Severity.NOTE]


def first_row():
    """The row of the first request that was added."""
    return len(SHEETS["Requests"]) + 1


def test_an_annotated_copy_has_coloured_and_commented_cells(wrong, tmp_path):
    out = tmp_path / "marked.xlsx"
    result = run("check", wrong, "--annotate", out)
    assert result.exit_code == 1
    assert "marked.xlsx" in result.stderr
    book = openpyxl.load_workbook(out)
    cell = book["Requests"][f"B{first_row()}"]
    assert cell.value == "Fotom Motors"
    assert cell.fill.start_color.rgb.endswith("FFC7CE")
    assert "Foton Motors (S1)" in cell.comment.text
    listed = next(
        row for row in book["Findings"].iter_rows(min_row=2) if row[1].value.startswith(f"Requests!B{first_row()}")
    )
    assert listed[1].hyperlink.location == f"'Requests'!B{first_row()}"
    codes = [row[4].value for row in book["Findings"].iter_rows(min_row=2)]
    assert codes.count("request-unknown-company") == 3
    assert findings_of(out) == findings_of(wrong)


def test_an_annotated_copy_of_what_stops(tmp_path):
    rows = [["Company", "Zone"], ["=1+1", "A"]]
    source = registrations(tmp_path, Zones=[["Zone", "Tables"], ["A", -3]], Interpreters=rows)
    result = run("check", source, "--annotate", tmp_path / "marked.xlsx")
    assert result.exit_code == 1
    assert openpyxl.load_workbook(tmp_path / "marked.xlsx")["Zones"]["B2"].comment is not None


def test_near_matches_above_a_score_are_taken_and_marked(wrong, tmp_path):
    out = tmp_path / "mended.xlsx"
    result = run("check", wrong, "--fix", out, "--accept-above", 90)
    assert "1 of 2 proposals accepted" in result.stderr
    cell = openpyxl.load_workbook(out)["Requests"][f"B{first_row()}"]
    assert cell.value == "S1"
    assert "was Fotom Motors" in cell.comment.text
    left = [f for f in read_registrations(out).findings if f.code == "request-unknown-company"]
    assert len(left) == 2


def test_a_part_of_a_list_is_corrected_in_its_place(tmp_path):
    suppliers = [
        ["ID", "Company", "Zone", "Wishes"],
        ["S1", "Foton Motors", "A", "P2; Petrow Trading"],
        ["S2", "Chongqing Pumps", "A", None],
    ]
    source = registrations(tmp_path, Suppliers=suppliers)
    run("check", source, "--fix", tmp_path / "mended.xlsx", "--accept-above", 80)
    assert openpyxl.load_workbook(tmp_path / "mended.xlsx")["Suppliers"]["D2"].value == "P2; P1"


def test_at_a_terminal_each_is_asked(wrong, tmp_path, monkeypatch):
    monkeypatch.setattr(process, "at_a_terminal", lambda: True)
    words = ["check", str(wrong), "--fix", str(tmp_path / "mended.xlsx")]
    result = CliRunner().invoke(schedule, words, input="n\ny\n")
    assert result.stderr.count("Accept?") == 2
    assert "1 of 2 proposals accepted" in result.stderr
    sheet = openpyxl.load_workbook(tmp_path / "mended.xlsx")["Requests"]
    assert [sheet[f"B{first_row() + n}"].value for n in (0, 1)] == ["Fotom Motors", "S2"]


def test_what_stands_in_several_cells_is_asked_once(tmp_path, monkeypatch):
    monkeypatch.setattr(process, "at_a_terminal", lambda: True)
    rows = [
        *SHEETS["Requests"],
        *[["P1", "Fotom Motors", n, None] for n in range(1, 6)],
        *[["P1", "Chong Pumps", n, None] for n in range(1, 4)],
    ]
    words = ["check", str(registrations(tmp_path, Requests=rows)), "--fix", str(tmp_path / "mended.xlsx")]
    result = CliRunner().invoke(schedule, words, input="y\nn\n")
    asked = " ".join(result.stderr.split())
    assert "Requests!B7, Requests!B8, Requests!B9 and 2 more: Fotom Motors -> Foton Motors (S1), 91% alike" in asked
    assert "Requests!B12, Requests!B13, Requests!B14: Chong Pumps" in asked
    assert "5 of 8 proposals accepted" in asked


def test_nothing_accepted_writes_nothing(wrong, tmp_path):
    result = run("check", wrong, "--fix", tmp_path / "mended.xlsx", "--accept-above", 100)
    assert "Nothing was corrected" in result.stderr
    assert not (tmp_path / "mended.xlsx").exists()


@pytest.mark.parametrize(
    "options",
    [("--fix", "mended.xlsx"), ("--accept-above", "90"), ("--annotate", "marked.xls"), ("--encoding", "klingon")],
)
def test_usage_errors(wrong, options):
    assert run("check", wrong, *options).exit_code == 2


def test_a_copy_never_replaces_the_registrations(wrong):
    before = wrong.read_bytes()
    result = run("check", wrong, "--annotate", wrong)
    assert result.exit_code == 1
    assert wrong.read_bytes() == before


def test_a_folder_of_csv_files_is_checked_and_marked(tmp_path):
    folder = tmp_path / "exported"
    folder.mkdir()
    for name in ("Purchasers", "Suppliers"):
        lines = [";".join("" if value is None else str(value) for value in row) for row in SHEETS[name]]
        (folder / f"{name}.csv").write_text("\n".join(lines), encoding="gb18030")
    (folder / "Requests.csv").write_text("From;To\nP1;S1\nP2;=S2\n", encoding="gb18030")
    result = run("check", folder, "--encoding", "gb18030", "--annotate", tmp_path / "marked.xlsx")
    assert result.exit_code == 1
    sheet = openpyxl.load_workbook(tmp_path / "marked.xlsx")["Requests"]
    assert (sheet["B3"].value, sheet["B3"].data_type) == ("=S2", "s")
    assert sheet["B3"].comment is not None


def test_a_part_of_a_list_that_is_also_within_another_part(tmp_path):
    wishes = "Altai Agro, Petrow Tradings & Co; Petrow Trading"
    suppliers = [["ID", "Company", "Zone", "Wishes"], ["S1", "Foton Motors", "A", wishes]]
    source = registrations(tmp_path, Suppliers=suppliers)
    correction = [Proposal(Cell("Suppliers", 2, "D"), "Petrow Trading", "P1", "Petrov Trading (P1)", 93)]
    correct(source, tmp_path / "mended.xlsx", correction)
    written = openpyxl.load_workbook(tmp_path / "mended.xlsx")["Suppliers"]["D2"].value
    assert written == "Altai Agro, Petrow Tradings & Co; P1"


@pytest.mark.parametrize("option", ["--annotate", "--fix"])
def test_a_copy_has_formulas_and_what_they_came_to(tmp_path, option):
    source = with_formulas(registrations(tmp_path, Requests=REQUESTS))
    out = tmp_path / "copy.xlsx"
    run("check", source, option, out, *(["--accept-above", 90] if option == "--fix" else []))
    copy = openpyxl.load_workbook(out)["Suppliers"]
    assert (copy["A2"].value, copy["B2"].value) == ('="S"&ROW()-1', '="Foton"&" Motors"')
    assert copy["H2"].value == "=1/0"
    assert copy["B1"].font.bold, "the copy has lost its look"
    values = openpyxl.load_workbook(out, data_only=True)
    assert [values["Suppliers"][place].value for place in ("A2", "B2", "H2", "I2")] == [
        "S1",
        "Foton Motors",
        "#DIV/0!",
        True,
    ]
    assert values["Sessions"]["C2"].value == time(9)
    if option == "--annotate":
        assert findings_of(out) == findings_of(source)


def with_formulas(path):
    """The workbook with some formulas and their results, as a spreadsheet saves them."""
    values = openpyxl.load_workbook(path)
    formulas = {("Suppliers", "A2"): '="S"&ROW()-1', ("Suppliers", "B2"): '="Foton"&" Motors"'}
    with xlsxwriter.Workbook(path) as book:
        clock = book.add_format({"num_format": "hh:mm"})
        for sheet in values.worksheets:
            copy = book.add_worksheet(sheet.title)
            for cell in (cell for row in sheet.iter_rows() for cell in row if cell.value is not None):
                place = cell.coordinate
                if (sheet.title, place) in formulas:
                    copy.write_formula(place, formulas[sheet.title, place], None, cell.value)
                elif isinstance(cell.value, time):
                    copy.write_formula(place, "=TIME(9,0,0)", clock, (cell.value.hour * 60 + cell.value.minute) / 1440)
                elif cell.is_date:
                    copy.write_datetime(place, cell.value, book.add_format({"num_format": "yyyy-mm-dd"}))
                else:
                    copy.write(place, cell.value)
            if sheet.title == "Suppliers":
                copy.write_formula("H2", "=1/0", None, "#DIV/0!")
                copy.write_formula("I2", "=1=1", None, True)
                copy.write_formula("J2", "=NOW()", None, "")
                copy.write("B1", "Company", book.add_format({"bold": True}))
    return path


NEEDED = ("Purchasers", "Suppliers", "Requests")


def page(name, rows, *, hidden=False):
    cells = {(r, c): value for r, row in enumerate(rows, 1) for c, value in enumerate(row, 1) if value is not None}
    return Page(name, cells, hidden=hidden)


def test_a_copy_of_what_is_no_xlsx_workbook_keeps_merged_cells_and_what_is_hidden(tmp_path):
    rows = [["ID", "Company", "Zone"], ["S1", "Foton Motors", "A"], ["S2", "Chongqing Pumps", None]]
    suppliers = page("Suppliers", rows, hidden=True)
    suppliers.merged, suppliers.hidden_rows, suppliers.hidden_columns = [(2, 3, 3, 3)], {3}, {2}
    others = [page(name, SHEETS[name]) for name in ("Purchasers", "Requests")]
    source = write_ods(tmp_path / "day.ods", [*others, suppliers])
    (tmp_path / "copy").mkdir()
    out = tmp_path / "copy" / "day.xlsx"
    assert run("check", source, "--annotate", out).exit_code == 0
    sheet = openpyxl.load_workbook(out)["Suppliers"]
    assert sheet.sheet_state == "hidden"
    assert [str(area) for area in sheet.merged_cells.ranges] == ["C2:C3"]
    assert sheet.row_dimensions[3].hidden
    assert sheet.column_dimensions["B"].hidden
    assert read_registrations(out).event == read_registrations(source).event


def test_a_copy_that_could_not_be_read_again_is_a_plain_one(wrong, tmp_path):
    with zipfile.ZipFile(wrong) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    sheet = members["xl/worksheets/sheet4.xml"]
    members["xl/worksheets/sheet4.xml"] = sheet.replace(
        b"<sheetData>", b'<cols><col min="1" max="1e+20"/></cols><sheetData>'
    )
    with zipfile.ZipFile(wrong, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    (tmp_path / "copy").mkdir()
    out = tmp_path / "copy" / "day.xlsx"
    assert run("check", wrong, "--annotate", out).exit_code == 1
    assert findings_of(out) == [found for found in findings_of(wrong) if found[0] != "file-read-simply"]


def test_a_mended_copy_of_a_workbook_whose_sheets_are_all_hidden(tmp_path):
    sheets = SHEETS | {"Requests": REQUESTS}
    source = write_ods(tmp_path / "day.ods", [page(name, sheets[name], hidden=True) for name in NEEDED])
    run("check", source, "--fix", tmp_path / "mended.xlsx", "--accept-above", 90)
    book = openpyxl.load_workbook(tmp_path / "mended.xlsx")
    assert [sheet.sheet_state for sheet in book.worksheets] == ["visible", "hidden", "hidden"]
    assert book["Requests"][f"B{first_row()}"].value == "S1"


def test_files_whose_names_are_too_long_or_alike_for_sheets(tmp_path):
    long = "Trade days of June in Chongqing: list of "
    sheets = {"purchasers": "Purchasers", f"{long}suppliers": "Suppliers", f"{long}requests": "Requests"}
    for name, sheet in sheets.items():
        lines = [",".join("" if value is None else str(value) for value in row) for row in SHEETS[sheet]]
        (tmp_path / f"{name}.csv").write_text(
            "\n".join([*lines, *["P1,Fotom Motors"] * (sheet == "Requests")]), encoding="utf-8"
        )
    files = [tmp_path / f"{name}.csv" for name in sheets]
    run("check", *files, "--fix", tmp_path / "mended.xlsx", "--accept-above", 90)
    book = openpyxl.load_workbook(tmp_path / "mended.xlsx")
    assert len(book.sheetnames) == 3
    assert [sheet["B7"].value for sheet in book.worksheets if sheet["A1"].value == "From"] == ["S1"]
