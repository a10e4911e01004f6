"""A map decides which sheet and column is what; what it leaves open is found as ever."""

from __future__ import annotations

import openpyxl
import pytest

from sco_scheduler.domain.event import Level, Seated
from sco_scheduler.domain.findings import Severity
from sco_scheduler.intake import read_book, read_registrations
from sco_scheduler.intake.table.form_map import facts_of
from tests.intake.books import append, base, codes, event_of, only, put, read, request_of, save, serious, setting
from tests.intake.files.test_csv_files import write_folder
from tests.intake.mapped import FORM, exported, read_by

SAID = {"sheet-unknown", "sheet-by-columns", "column-unknown", "column-misspelt", "sheet-misspelt"}
"""What is said of sheets and columns that nothing fixes."""


def test_without_the_map_what_is_guessed_and_not_read_is_said(tmp_path):
    assert {"sheet-understood", "sheet-unknown"} <= set(codes(read(tmp_path, exported()).findings))


def test_with_it_all_is_read_and_nothing_said(tmp_path):
    intake = read_by(tmp_path, FORM)
    assert intake.event == event_of(tmp_path, base())
    assert SAID & set(codes(intake.findings)) == set()
    assert serious(intake.findings) == []


def test_a_sheet_like_the_one_that_the_map_names_is_not_taken_for_it(tmp_path):
    sheets = exported()
    intake = read_by(tmp_path, FORM, {**sheets, "Last year": sheets["Responses 1"]})
    assert intake.event == event_of(tmp_path, base())
    assert "sheet-twice" not in codes(intake.findings)


def test_what_the_map_leaves_open_is_found(tmp_path):
    text = '[Purchasers.columns]\nCompany = "Q1 Who are you?"\n"Not available" = "Q3 When not?"\n'
    sheets = exported()
    sheets["Purchasers"] = sheets.pop("Responses 1")
    sheets["Purchasers"][2][0] = "ID"
    intake = read_by(tmp_path, text, sheets)
    assert intake.event == event_of(tmp_path, base())
    assert {"column-unknown", "sheet-unknown"} <= set(codes(intake.findings))


def test_columns_that_the_map_names_find_the_sheet_too(tmp_path):
    text = "\n".join(line for line in FORM.splitlines() if not line.startswith("sheet"))
    sheets = exported()
    sheets["Our purchasers"] = sheets.pop("Responses 1")
    intake = read_by(tmp_path, text, sheets)
    assert only(intake, "sheet-by-columns").where == "Our purchasers"
    assert intake.event == event_of(tmp_path, base())


def test_a_column_by_its_letters(tmp_path):
    text = FORM.replace('"Q1 Who are you?"', '"column B"').replace('"Q0"', '"Column a"')
    assert read_by(tmp_path, text).event == event_of(tmp_path, base())


def test_a_column_that_the_map_names_goes_before_one_with_the_known_name(tmp_path):
    sheets = exported()
    sheets["Responses 1"][2][-1] = "Company"
    intake = read_by(tmp_path, FORM, sheets)
    assert intake.event == event_of(tmp_path, base())
    assert only(intake, "column-twice").where == "Responses 1!M3"


def test_a_known_column_that_is_ignored_is_not_read(tmp_path):
    sheets = exported()
    sheets["Responses 1"][3][7] = "VIP"
    intake = read_by(tmp_path, FORM.replace('["Hotel"]', '["Hotel", "Priority"]'), sheets)
    assert intake.event == event_of(tmp_path, base())


def test_a_known_sheet_that_is_ignored_is_not_read(tmp_path):
    intake = read_by(tmp_path, 'ignore = ["Interpreters", "FIXED"]\n', base())
    assert intake.event is not None
    assert (intake.event.interpreters, intake.event.fixed) == (None, ())
    assert "sheet-unknown" not in codes(intake.findings)


def test_a_needed_sheet_that_is_ignored_is_missing(tmp_path):
    assert only(read_by(tmp_path, 'ignore = ["Suppliers"]\n', base()), "sheet-missing").where == "Suppliers"


def test_a_sheet_with_the_known_name_beside_the_one_of_the_map_is_told(tmp_path):
    sheets = exported()
    sheets["Purchasers"] = [["ID", "Company"], ["P009", "Old list"]]
    intake = read_by(tmp_path, FORM, sheets)
    finding = only(intake, "sheet-twice")
    assert (finding.where, finding.details["used"]) == ("Purchasers", "Responses 1")
    assert intake.event == event_of(tmp_path, base())


def test_one_sheet_for_companies_and_people(tmp_path):
    sheets = base()
    sheets.pop("Delegates")
    for row, title in zip(sheets["Purchasers"], ("Job", "Director", "Buyer"), strict=True):
        row.append(title)
    columns = 'Company = "ID"\nDelegate = "Contact"\nTitle = "Job"\n'
    text = f'[Delegates]\nsheet = "Purchasers"\n[Delegates.columns]\n{columns}'
    intake = read_by(tmp_path, text, sheets)
    assert intake.event is not None
    (delegate,) = intake.event.company_by_id["P001"].delegates
    assert (delegate.name, delegate.title) == ("Aigul", "Director")


def test_a_header_of_two_rows(tmp_path):
    path = save(tmp_path / "trade.xlsx", base())
    book = openpyxl.load_workbook(path)
    sheet = book["Suppliers"]
    sheet.insert_rows(1)
    sheet["A1"], sheet["A2"] = "Code of yours", None
    sheet.merge_cells("A1:A2")
    sheet["B1"], sheet["B2"] = "Firm", "Name"
    sheet["J1"], sheet["J2"] = "Person", "Name"
    book.save(path)
    form = tmp_path / "form.toml"
    form.write_text(
        '[Suppliers]\nheader = [1, 2]\n[Suppliers.columns]\nID = "Code of yours"\n'
        'Company = "Firm Name"\nContact = "Person\\n Name"\n'
    )
    intake = read_registrations(path, form=form)
    assert serious(intake.findings) == []
    assert intake.event == event_of(tmp_path, base())


def test_a_header_that_looks_like_a_row(tmp_path):
    sheets = base()
    for row in sheets["Interpreters"]:
        row.append("Name")
    sheets["Interpreters"][:0] = [["Name", "ID", "Languages", "Zone", "Not available"]]
    assert "interpreters-default" not in codes(read(tmp_path, sheets).findings)
    intake = read_by(tmp_path, "[Interpreters]\nheader = 2\n", sheets)
    assert intake.event is not None
    assert [i.id for i in intake.event.interpreters or ()] == ["I01"]


WORDS = """
[Event.settings]
"Slot minutes" = "Dauer"
[words.level]
must = ["Unbedingt"]
no = ["auf keinen Fall"]
[words.priority]
VIP = ["Ehrengast"]
none = ["Gast"]
[words.status]
cancelled = ["kommt nicht"]
[words.seated]
nobody = ["keiner"]
[words.languages]
ru = ["Russisch"]
"""


def test_words_of_the_form(tmp_path):
    sheets = base()
    sheets.pop("Fixed")
    sheets["Event"][2] = ["DAUER", 25]
    setting("Seated", "Keiner")(sheets)
    put(sheets, "Requests", 2, "Level", "unbedingt")
    append("Requests", "P002", "S001", None, "Auf keinen Fall")(sheets)
    put(sheets, "Purchasers", 2, "Priority", "Ehrengast")
    put(sheets, "Purchasers", 3, "Priority", "Gast")
    put(sheets, "Purchasers", 2, "Languages", "Russisch, en")
    put(sheets, "Suppliers", 4, "Status", "kommt nicht")
    intake = read_by(tmp_path, WORDS, sheets)
    assert serious(intake.findings) == []
    event = intake.event
    assert event is not None
    assert (event.settings.slot_minutes, event.settings.seated) == (25, Seated.NOBODY)
    assert request_of(event, "P001", "S001").level is Level.MUST
    assert request_of(event, "P002", "S001").level is Level.NO
    purchaser = event.company_by_id["P001"]
    assert purchaser.purchaser is not None
    assert purchaser.purchaser.vip
    assert purchaser.delegates[0].languages == {"ru", "en"}
    assert event.company_by_id["S003"].cancelled


def test_a_word_of_the_map_goes_before_what_the_program_knows(tmp_path):
    sheets = base()
    put(sheets, "Requests", 2, "Level", "yes")
    intake = read_by(tmp_path, '[words.level]\nmust = ["yes"]\n', sheets)
    assert intake.event is not None
    assert request_of(intake.event, "P001", "S001").level is Level.MUST


@pytest.mark.parametrize("name", ["Responses 1", "responses 1.csv", "Resp*", "*1.csv"])
def test_a_folder_of_csv_files(tmp_path, name):
    folder = write_folder(tmp_path / "exported", exported(), skip=("Menu",))
    form = tmp_path / "form.toml"
    form.write_text(FORM.replace("Responses 1", name))
    assert read_registrations(folder, form=form).event == event_of(tmp_path, base())


def test_the_encoding_of_the_map_counts_unless_one_is_given(tmp_path):
    sheets = base()
    sheets["Purchasers"][1][1] = "Алтын"
    folder = write_folder(tmp_path / "exported", sheets, encoding="koi8-r")
    form = tmp_path / "form.toml"
    form.write_text('encoding = "koi8-r"\n')
    by_map = read_registrations(folder, form=form)
    assert by_map.event == event_of(tmp_path, sheets)
    assert read_registrations(folder, form=form, encoding="cp866").event != by_map.event


def test_a_map_that_cannot_be_read_stops_the_work(tmp_path):
    path = save(tmp_path / "trade.xlsx", base())
    assert codes(read_registrations(path, form=tmp_path / "no.toml").findings) == ["file-missing"]
    assert read_book(path, form=tmp_path / "no.toml") is None


@pytest.mark.parametrize(
    ("answer", "facts"),
    [
        *(("wishes", [("wishes", "")]), ("Maximum", [("Maximum", "")]), ("minimum：2", [("Minimum", "2")])),
        *(("cancelled", [("cancelled", "")]), ("cancelled: yes", None), ("Maximum: many", None), ("hats", None)),
        ("Maximum: 3 per day", [("Maximum", "3 per day")]),
        ("wishes: Jade Tea\nmusts: Lotus", [("wishes", "Jade Tea"), ("musts", "Lotus")]),
        *(("wishes\nmusts: Lotus", None), ("wishes: Lotus\nmaybes", None), ("wishes\nhats", None)),
        (
            "refusals\nNot available: Friday\nLanguages: ru",
            [("refusals", ""), ("Not available", "Friday"), ("Languages", "ru")],
        ),
    ],
)
def test_an_answer_for_a_remark_has_meanings_each_with_its_content(answer, facts):
    assert facts_of(answer) == facts


@pytest.mark.parametrize("answer", ["River Machines", "S002"])
def test_what_the_map_says_of_names_and_levels_holds_on_sheets_of_the_format_too(tmp_path, answer):
    sheets = base()
    sheets["Requests"] = [["From", "To", "Level"], ["P002", "The Riverside people", "gold"]]
    told = f'[names]\n"The Riverside people" = "{answer}"\n[words.level]\nmust = ["gold"]\n'
    without = read_by(tmp_path, "", sheets)
    assert {f.code for f in without.findings if f.severity is Severity.STOPS} == {
        *("request-unknown-company", "request-level"),
    }
    event = read_by(tmp_path, told, sheets).event
    assert event is not None
    assert [(r.purchaser, r.supplier, r.level) for r in event.requests] == [("P002", "S002", Level.MUST)]


@pytest.mark.parametrize(
    ("listed", "written"),
    [
        *(("Oakley & Sons Guitars", "Oakley and Sons Guitars"), ("Oakley and Sons Guitars", "Oakley & Sons Guitars")),
        ("Müller Möbel", "Mueller Moebel"),
    ],
)
def test_a_sign_for_and_is_the_word_on_sheets_of_the_format(tmp_path, listed, written):
    sheets = base()
    sheets["Suppliers"][1][1] = listed
    sheets["Requests"] = [["From", "To", "Level"], ["P001", written, "Request"]]
    event = read_by(tmp_path, "", sheets).event
    assert event is not None
    assert [(r.supplier, r.level) for r in event.requests] == [("S001", Level.WANT)]
