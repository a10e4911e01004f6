"""Several CSV files in place of the workbook, and what the program itself wrote."""

from __future__ import annotations

import os
import shutil
import zipfile
from pathlib import Path

import openpyxl
import pytest

from sco_scheduler.domain.findings import Findings, Severity
from sco_scheduler.intake import as_files, phrases, read_registrations
from sco_scheduler.intake.files import container, opening
from sco_scheduler.intake.files.opening import open_registrations
from tests.intake.books import bare, base, codes, event_of, only, save, serious
from tests.intake.files.test_csv_files import write_folder
from tests.intake.test_agendas import agendas


@pytest.fixture
def files(tmp_path):
    """The base workbook as CSV files, by the name of the sheet."""
    folder = write_folder(tmp_path / "exported", base())
    return {path.stem: path for path in sorted(folder.iterdir())}


def test_several_files_give_the_event_of_the_workbook(tmp_path, files):
    intake = read_registrations(list(files.values()))
    assert serious(intake.findings) == []
    assert intake.event == event_of(tmp_path, base())


def test_the_order_does_not_matter(files):
    one = read_registrations(list(files.values())).event
    assert read_registrations(list(reversed(files.values()))).event == one


def test_without_a_name_of_its_own_the_event_is_called_registrations(tmp_path):
    folder = write_folder(tmp_path / "exported", bare())
    event = read_registrations(sorted(folder.iterdir())).event
    assert event is not None
    assert event.settings.name == "registrations"


@pytest.mark.parametrize(
    ("sheet", "name"), [("requests", "export (3)"), ("suppliers", "our suppliers"), ("purchasers", "采购商 2025")]
)
def test_a_file_that_is_called_otherwise_is_known_by_its_columns(tmp_path, files, sheet, name):
    files[sheet] = files[sheet].rename(files[sheet].with_name(f"{name}.csv"))
    intake = read_registrations(list(files.values()))
    assert only(intake, "sheet-by-columns").where == name
    assert intake.event == event_of(tmp_path, base())


def test_two_columns_are_enough_in_a_file_that_was_named(tmp_path):
    folder = write_folder(tmp_path / "exported", bare())
    (folder / "requests.csv").rename(folder / "export.csv")
    assert read_registrations(folder).event is not None
    intake = read_registrations(sorted(folder.iterdir()))
    assert only(intake, "sheet-by-columns").where == "export"
    assert intake.event is not None


@pytest.mark.parametrize(
    "name", ["suppliers (1).csv", "suppliers.tsv", "Sellers.csv", "old suppliers.csv", "x/suppliers.csv"]
)
def test_two_files_for_one_sheet_stop_the_work(files, name):
    second = files["suppliers"].with_name(name) if "/" not in name else files["suppliers"].parents[1] / name
    second.parent.mkdir(exist_ok=True)
    shutil.copy(files["suppliers"], second)
    finding = only(read_registrations([*files.values(), second]), "file-twice")
    assert finding.severity is Severity.STOPS
    assert "Suppliers" in finding.message


def test_the_same_file_twice_is_one(tmp_path, files):
    intake = read_registrations([*files.values(), *files.values()])
    assert intake.event == event_of(tmp_path, base())


def test_a_file_of_something_else_is_not_passed_over(files):
    hotels = files["zones"].with_name("hotels.csv")
    hotels.write_text("Hotel,Stars\nRitz,5\n")
    finding = only(read_registrations([*files.values(), hotels]), "file-unknown")
    assert (finding.where, finding.severity) == ("hotels", Severity.STOPS)
    assert "Hotel, Stars" in finding.message
    hotels.write_text("")
    assert "none" in only(read_registrations([*files.values(), hotels]), "file-unknown").message


def test_companies_whose_role_the_requests_tell_are_read(tmp_path, files):
    files["suppliers"] = files["suppliers"].rename(files["suppliers"].with_name("list.csv"))
    intake = read_registrations(list(files.values()))
    assert serious(intake.findings) == []
    assert intake.event is not None
    assert [c.id for c in intake.event.companies] == [c.id for c in event_of(tmp_path, base()).companies]


def test_companies_whose_role_nothing_tells_are_not_guessed(files):
    files["suppliers"] = files["suppliers"].rename(files["suppliers"].with_name("list.csv"))
    rows = files["requests"].read_text().splitlines()
    files["requests"].write_text("\n".join([rows[0], *[r for r in rows if r.startswith("P001,P002")]]) + "\n")
    intake = read_registrations(list(files.values()))
    assert intake.event is None
    assert [(q.kind, q.sheet) for q in intake.questions] == [("role", "list")]


def test_folders_are_not_read_together_with_files(tmp_path, files):
    book = save(tmp_path / "trade.xlsx", base())
    findings = read_registrations([files["suppliers"], book, tmp_path]).findings
    assert codes(findings) == ["files-together"]
    assert "is a folder" in findings[0].message


def test_workbooks_are_read_together_with_each_other_and_with_csv_files(tmp_path, files):
    whole = base()
    buyers = save(tmp_path / "purchasers.xlsx", {"Sheet1": whole["Purchasers"]})
    others = save(tmp_path / "rest.xlsx", {key: rows for key, rows in whole.items() if key[0] not in "PS"})
    sellers = save(tmp_path / "suppliers.xlsx", {"Sheet1": whole["Suppliers"], "Empty": []})
    apart = save(tmp_path / "days.xlsx", {"Sessions": whole["Sessions"]})
    event = read_registrations([buyers, others, sellers, apart.rename(tmp_path / "sessions.xlsx")]).event
    assert event is not None
    assert (event.companies, event.requests) == (
        event_of(tmp_path, whole).companies,
        event_of(tmp_path, whole).requests,
    )
    mixed = read_registrations([buyers, files["suppliers"], files["requests"]]).event
    assert mixed is not None
    assert [c.name for c in mixed.companies] == [c.name for c in event.companies]


def test_two_exports_with_one_name_of_sheet_are_told_apart_by_their_files(tmp_path):
    buyers = save(
        tmp_path / "Buyers.xlsx", {"Answers": [["Company", "Wants to meet"], ["Altyn Trade", "River Machines"]]}
    )
    sellers = save(tmp_path / "Sellers.xlsx", {"Answers": [["Company"], ["River Machines"], ["Spring Parts"]]})
    event = read_registrations([buyers, sellers]).event
    assert event is not None
    assert [c.name for c in event.companies if c.supplier] == ["River Machines", "Spring Parts"]
    assert len(event.requests) == 1


def test_a_missing_file_among_several(files):
    wrong = files["suppliers"].with_name("supplier.csv")
    intake = read_registrations([wrong, files["purchasers"], files["requests"]])
    assert intake.event is None
    assert only(intake, "file-missing").suggestion == str(files["suppliers"])


def test_one_path_in_two_spellings_stands_once(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert as_files([Path("a.csv"), tmp_path / "a.csv", Path("b.csv")]) == (Path("a.csv"), Path("b.csv"))
    assert as_files(Path("a.csv")) == (Path("a.csv"),)


@pytest.mark.parametrize("without", ["", "Record", "Purchaser ID", "Supplier"])
def test_an_agendas_workbook_is_one_finding(tmp_path, without):
    sheets = agendas(event_of(tmp_path, base()))
    sheets.pop(without, None)
    titles = sheets["Meetings"][0]
    sheets["Meetings"] = [
        [v for v, title in zip(row, titles, strict=True) if title != without] for row in sheets["Meetings"]
    ]
    path = save(tmp_path / "fair-agendas.xlsx", {**sheets, "P001 Altyn Trade": [["09:00"]], "Index": [["Company"]]})
    (finding,) = read_registrations(path).findings
    assert (finding.code, finding.suggestion) == ("file-agendas", None)
    save(tmp_path / "fair.xlsx", base())
    (finding,) = read_registrations(path).findings
    assert finding.suggestion == str(tmp_path / "fair.xlsx")


def test_registrations_with_a_sheet_of_meetings_are_registrations(tmp_path):
    meetings = agendas(event_of(tmp_path, base()))["Meetings"]
    sheets = base() | {"Meetings": meetings}
    assert read_registrations(save(tmp_path / "fair.xlsx", sheets)).event == event_of(tmp_path, base())
    few = {"Suppliers": base()["Suppliers"], "Meetings": meetings}  # the others are still to be filled in
    assert "file-agendas" not in codes(read_registrations(save(tmp_path / "few.xlsx", few)).findings)


def test_a_workbook_that_is_called_csv(tmp_path, files):
    book = save(tmp_path / "trade.csv", base())
    intake = read_registrations(book)
    assert codes(intake.findings).count("file-extension") == 1
    assert intake.event == event_of(tmp_path, base())
    book.rename(files["suppliers"].with_name("zones.csv"))
    assert codes(read_registrations(files["suppliers"].parent).findings) == ["files-together"]


@pytest.mark.parametrize(
    ("error", "line"),
    [(ValueError(" bad zip\nat 7"), "bad zip"), (KeyError(), "KeyError"), (EOFError("\n"), "EOFError")],
)
def test_an_error_of_a_reader_is_told_by_its_first_line(error, line):
    assert opening._first_line(error) == line


def test_a_workbook_of_excel_97(tmp_path):
    path = tmp_path / "registrations.xls"
    path.write_bytes((Path(__file__).parent / "excel97.xls").read_bytes())
    intake = read_registrations(path)
    event = intake.event
    assert event is not None, intake.findings
    names = {company.id: company.name for company in event.companies}
    assert [(names[r.purchaser], names[r.supplier]) for r in event.requests] == [
        ("ТОО «Алтын Трейд»", "重庆三峡机械有限公司"),
        ("ТОО «Алтын Трейд»", "Spring Parts"),
        ("Урал Импорт", "Spring Parts"),
    ]
    assert [company.supplier.maximum for company in event.companies if company.supplier] == [6, 4]
    assert [str(session.start) for session in event.sessions] == ["2026-06-18 09:00:00"]
    assert "file-read-simply" in {finding.code for finding in intake.findings}
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("more", [0, 1])
def test_the_size_of_a_workbook_of_excel_97_is_that_of_its_largest_sheet(monkeypatch, more):
    found, cells = Findings(), 12  # those of three rows of four
    monkeypatch.setattr(container, "MOST_CELLS", cells - more)
    opened = open_registrations(Path(__file__).parent / "excel97.xls", found)
    assert (opened is None) is bool(more)
    amounts = [f.details["amount"] for f in found.all() if f.code == "file-too-large"]
    assert amounts == [phrases.CELLS(count=cells)] * more


@pytest.mark.parametrize("hidden", [None, "Zones"])
def test_a_damaged_workbook_is_read_with_its_sheets_that_are_hidden(tmp_path, hidden):
    path = save(tmp_path / "trade.xlsx", base())
    book = openpyxl.load_workbook(path)
    for sheet in book:
        sheet.sheet_state = "hidden" if sheet.title == hidden else "visible"
    book["Requests"].merge_cells("X1:Y1")  # which openpyxl has to read
    book.save(path)
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["xl/styles.xml"] = parts["xl/styles.xml"].replace(
        b"<patternFill />", b'<patternFill patternType="plaid"/>', 1
    )
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    intake = read_registrations(path)
    assert "file-read-simply" in codes(intake.findings)
    assert [f.where for f in intake.findings if f.code == "sheet-hidden"] == ([hidden] if hidden else [])


@pytest.mark.parametrize(("extra", "name"), [({}, "more"), ({"Notes": [["a", "b"], ["c", "d"]]}, "Delegates")])
def test_a_file_of_one_list_is_called_as_the_file_and_of_several_as_its_sheets(tmp_path, extra, name):
    sheets = base()
    more = save(tmp_path / "more.xlsx", {"Delegates": sheets.pop("Delegates"), **extra})
    book = open_registrations([save(tmp_path / "trade.xlsx", sheets), more], Findings())
    assert book is not None
    assert name in {grid.name for grid in book.grids}
    assert book.chosen is False  # the first has several


@pytest.mark.parametrize(("rows", "chosen"), [([["a", "b"]], True), ([], True)])
def test_files_of_one_list_each_are_all_meant(tmp_path, rows, chosen):
    one = save(tmp_path / "one.xlsx", {"Purchasers": base()["Purchasers"], "Empty": []})
    other = save(tmp_path / "other.xlsx", {"Suppliers": [*base()["Suppliers"], *rows]})
    book = open_registrations([one, other], Findings())
    assert book is not None
    assert ([grid.name for grid in book.grids], book.chosen) == (["one", "other"], chosen)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names here")
@pytest.mark.parametrize("name", ["pipe.csv", "pipe.xlsx", "pipe"])
@pytest.mark.parametrize("beside", [False, True])
def test_a_pipe_is_a_finding_and_never_waited_for(tmp_path, name, beside):
    os.mkfifo(tmp_path / name)
    paths = [tmp_path / name, *([save(tmp_path / "trade.xlsx", base())] if beside else [])]
    intake = read_registrations(paths)
    assert intake.event is None
    assert codes(intake.findings) == ["file-unreadable"]


def test_of_several_files_one_that_cannot_be_read_or_is_of_agendas_stops(tmp_path, files):
    of_agendas = save(tmp_path / "fair-agendas.xlsx", agendas(event_of(tmp_path, base())))
    damaged = tmp_path / "damaged.xlsx"
    damaged.write_bytes(b"PK\x03\x04 nothing")
    for path, code in ((of_agendas, "file-agendas"), (damaged, "file-damaged")):
        intake = read_registrations([*files.values(), path])
        assert intake.event is None
        assert code in codes(intake.findings)
