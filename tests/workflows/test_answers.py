"""What companies answered is joined to a copy of the registrations, with the cell that each wish came from."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Font

from sco_scheduler.domain.event import Level
from sco_scheduler.domain.messages import Cell
from sco_scheduler.intake import read_registrations
from sco_scheduler.intake.answers.form import Answered, Mark
from sco_scheduler.output.files import HISTORY
from sco_scheduler.workflows.answers import _noted, collect
from sco_scheduler.workflows.errors import FileInTheWay, Stopped, Unknown
from sco_scheduler.workflows.wish_forms import write_wish_forms
from tests.intake.answers.forms import ANSWER_CODES, answer
from tests.intake.books import Sheets, base, save
from tests.intake.forms.ods_files import write_ods
from tests.intake.forms.pages import Page


class Round:
    """Registrations, the forms that were mailed, and a folder for what comes back."""

    def __init__(self, folder: Path, **changed) -> None:
        self.folder = folder
        forms, self.before = _written({**base(), **changed}) if changed else _mailed()
        self.registrations = folder / "trade.xlsx"
        self.registrations.write_bytes(self.before)
        self.forms = {company: folder / "forms" / name for company, (name, _) in forms.items()}
        (folder / "forms").mkdir()
        for company, (_, form) in forms.items():
            self.forms[company].write_bytes(form)
        self.back = folder / "back"
        self.back.mkdir()

    def comes(self, company, fill, **how):
        return answer(self.back, fill, form=self.forms[company], **how)

    def collect(self):
        self.out = self.folder / "joined.xlsx"
        self.found = collect(self.back, self.registrations, self.out)
        assert self.registrations.read_bytes() == self.before, "the registrations are never changed"
        self.event = read_registrations(self.out).event
        return self.found

    def codes(self):
        return [f.code for f in self.found.findings if f.code != "answer-missing"]

    def wishes(self, company):
        return {r.target: (r.level, r.rank) for r in self.event.requests if r.asker == company}


def _written(sheets: Sheets) -> tuple[dict[str, tuple[str, bytes]], bytes]:
    """The forms by company, each with the name of its file, and the registrations."""
    with TemporaryDirectory() as folder:
        registrations = save(Path(folder) / "trade.xlsx", sheets)
        forms = write_wish_forms(registrations, Path(folder) / "forms").forms
        return {f.company.id: (f.path.name, f.path.read_bytes()) for f in forms}, registrations.read_bytes()


@cache
def _mailed() -> tuple[dict[str, tuple[str, bytes]], bytes]:
    """Those of most tests, written once."""
    return _written(base())


@pytest.fixture
def trade(tmp_path):
    return Round(tmp_path)


def test_a_wish_is_joined_with_its_file_and_cell(trade):
    cells = []
    trade.comes("P002", lambda f: cells.append(f.wish("S003", 2)), name="наш ответ (2).xlsx")
    (one,) = trade.collect().answers
    assert (one.company.id, one.wishes, one.refusals, one.file) == ("P002", 1, 0, "наш ответ (2).xlsx")
    assert trade.wishes("P002") == {"S002": (Level.WANT, 1), "S003": (Level.WANT, 2)}
    (request,) = [r for r in trade.event.requests if (r.asker, r.target) == ("P002", "S003")]
    assert request.notes == f"[наш ответ (2).xlsx]{cells[0]}"
    sheet = openpyxl.load_workbook(trade.out)["Requests"]
    assert cells[0] in sheet.cell(request.cell.row, 2).comment.text
    assert trade.codes() == []


def test_what_was_collected_before_is_kept(trade):
    trade.collect()
    first = trade.out.read_bytes()
    trade.comes("P002", lambda f: f.wish("S003", 2))
    trade.collect()
    (kept,) = (trade.folder / HISTORY).iterdir()
    assert kept.read_bytes() == first != trade.out.read_bytes()


def test_who_has_not_answered_is_listed(trade):
    trade.comes("P002", lambda f: f.wish("S003", 2))
    shutil.copy(trade.forms["S001"], trade.back)
    assert [c.id for c in trade.collect().missing] == ["P001", "S001", "S002", "S003"]


def test_a_refusal_a_must_and_a_withdrawn_wish(trade):
    def fill(form):
        form.wish("S003", "must")
        form.wish("S002", None)
        form.wish("S001", None)
        form.wish("S001", "не хотим", "no")

    trade.comes("P001", fill)
    trade.collect()
    assert trade.wishes("P001") == {"S003": (Level.MUST, None), "S001": (Level.NO, None)}
    withdrawn = openpyxl.load_workbook(trade.out)["Requests"][3]
    assert [cell.column for cell in withdrawn if cell.comment is not None] == [1]


def test_a_changed_wish_keeps_what_the_form_does_not_ask_for(tmp_path):
    rows = base()["Requests"]
    rows[2] = ["P001", "S002", 2, None, "Morning", None, "S001", "by phone"]
    trade = Round(tmp_path, Requests=rows)
    trade.comes("P001", lambda f: f.wish("S002", 5))
    trade.collect()
    (request,) = [r for r in trade.event.requests if (r.asker, r.target) == ("P001", "S002")]
    assert (request.rank, request.sessions, request.after) == (5, ("Morning",), ("S001",))
    assert request.notes.startswith("by phone [back.xlsx]")


def test_requests_may_still_be_to_come(tmp_path):
    sheets = {key: rows for key, rows in base().items() if key not in {"Requests", "Fixed"}}
    registrations = save(tmp_path / "day.xlsx", sheets)
    forms = {f.company.id: f.path for f in write_wish_forms(registrations, tmp_path / "forms").forms}
    answer(tmp_path / "back", lambda f: f.wish("P002", 1), form=forms["S001"])
    collect(tmp_path / "back", registrations, tmp_path / "joined.xlsx")
    event = read_registrations(tmp_path / "joined.xlsx").event
    assert [(r.asker, r.target, r.rank) for r in event.requests] == [("S001", "P002", 1)]


def test_a_list_of_wishes_becomes_rows_when_the_form_changes_it(tmp_path):
    purchasers = base()["Purchasers"]
    purchasers[2][-1] = "S001; S003"
    trade = Round(tmp_path, Purchasers=purchasers, Requests=base()["Requests"][:3])
    trade.comes("P002", lambda f: f.wish("S003", 1))
    trade.collect()
    assert trade.wishes("P002") == {"S001": (Level.WANT, 1), "S003": (Level.WANT, 1)}
    emptied = openpyxl.load_workbook(trade.out)["Purchasers"].cell(3, len(purchasers[2]))
    assert (emptied.value, emptied.comment.text.count("back.xlsx")) == (None, 1)


def test_a_list_of_wishes_stays_a_list_where_the_form_says_the_same(tmp_path):
    """The registrations were changed after the form was sent, to what it says."""
    purchasers = base()["Purchasers"]
    purchasers[2][-1] = "S001"
    trade = Round(tmp_path, Purchasers=purchasers, Requests=base()["Requests"][:3])
    trade.comes("P002", lambda f: f.wish("S003", 2))
    purchasers[2][-1] = "S001; S003"
    save(trade.registrations, {**base(), "Purchasers": purchasers, "Requests": base()["Requests"][:3]})
    trade.before = trade.registrations.read_bytes()
    trade.collect()
    assert trade.wishes("P002") == {"S001": (Level.WANT, 1), "S003": (Level.WANT, 2)}
    assert openpyxl.load_workbook(trade.out)["Purchasers"].cell(3, len(purchasers[2])).value == "S001; S003"


def test_the_later_of_two_answers_counts_and_the_earlier_is_told(trade):
    trade.comes("P002", lambda f: f.wish("S003", 2), name="a.xlsx", saved=10)
    trade.comes("P002", lambda f: f.wish("S001", 3), name="b.xlsx", saved=5)
    trade.collect()
    assert trade.wishes("P002")["S003"] == (Level.WANT, 2)
    assert "S001" not in trade.wishes("P002")
    assert sorted(trade.codes()) == ["answer-earlier-wish", "answer-later-version"]
    (lost,) = [f for f in trade.found.findings if f.code == "answer-earlier-wish"]
    assert "Chongqing Motors" in lost.message
    assert lost.cells[0].sheet == "[b.xlsx]Пожелания"


def test_a_blank_copy_does_not_replace_an_answer(trade):
    trade.comes("P002", lambda f: f.wish("S003", 2), name="a.xlsx", saved=1)
    trade.comes("P002", lambda f: None, name="b.xlsx", saved=9)
    trade.collect()
    assert trade.wishes("P002")["S003"] == (Level.WANT, 2)
    assert trade.codes() == []


def test_the_same_answer_twice_is_a_note(trade):
    trade.comes("P002", lambda f: f.wish("S003", 2), name="a.xlsx")
    trade.comes("P002", lambda f: f.wish("S003", 2), name="b.xlsx")
    trade.collect()
    assert trade.codes() == ["answer-same"]


def test_folders_inside_are_read_and_told(trade):
    trade.comes("P002", lambda f: f.wish("S003", 2), name="Russia/x.xlsx")
    trade.collect()
    assert trade.codes() == ["answer-elsewhere"]
    assert trade.wishes("P002")["S003"] == (Level.WANT, 2)


def test_an_answer_beside_the_folder_is_told_and_not_read(trade):
    answer(trade.folder, lambda f: f.wish("S003", 2), form=trade.forms["P002"], name="lost.xlsx")
    trade.collect()
    assert trade.codes() == ["answer-outside"]
    assert "S003" not in trade.wishes("P002")


def test_forms_beside_the_folder_that_are_in_it_too_or_are_of_strangers_are_not_told(trade, tmp_path):
    inside = trade.comes("P002", lambda f: f.wish("S003", 2))
    shutil.copy(inside, trade.folder / "copy.xlsx")
    (tmp_path / "elsewhere").mkdir()
    other = base()
    other["Event"][1][1], other["Purchasers"][2][1] = "Another Fair", "Nobody Known"
    strangers = Round(tmp_path / "elsewhere", **other)
    answer(trade.folder, lambda f: f.wish("S003", 2), form=strangers.forms["P002"], name="strange.xlsx")
    trade.collect()
    assert trade.codes() == []


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("IMG_2041.jpg", b"\xff\xd8\xff\xe0 photo", "answer-refused"),
        ("form.xlsx", b"\x89PNG\r\n of a form", "answer-refused"),
        ("IMG.HEIC", b"\x00\x00\x00\x18ftypheic", "answer-refused"),
        ("scan.pdf", b"%PDF-1.7", "answer-refused"),
        ("answer.docx", b"PK\x03\x04 document", "answer-refused"),
        ("Re form.eml", b"Subject: form", "answer-refused"),
        ("all.zip", b"PK\x03\x04 archive", "answer-refused"),
        ("wishes.csv", b"company;wish", "answer-refused"),
        ("broken.xlsx", b"PK\x03\x04 half of it", "answer-unreadable"),
        ("old.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "answer-unreadable"),
    ],
)
def test_other_files_are_refused_by_name(trade, name, data, code):
    (trade.back / name).write_bytes(data)
    found = trade.collect()
    assert trade.codes() == [code]
    assert found.refused == (name,)
    assert name in found.findings[0].message


def test_locks_and_copies_of_programs_are_passed_over(trade):
    for name in ("~$back.xlsx", ".~lock.back.xlsx#", "Thumbs.db", ".DS_Store"):
        (trade.back / name).write_bytes(b"x")
    trade.collect()
    assert trade.codes() == []


def test_a_workbook_of_ones_own_is_refused(trade):
    shutil.copy(trade.registrations, trade.back / "ours.xlsx")
    trade.collect()
    assert trade.codes() == ["answer-no-form"]


def test_a_form_of_another_event_is_refused(tmp_path):
    (tmp_path / "last").mkdir()
    event = [["Setting", "Value"], ["Event", "Trade days 2024"]]
    suppliers = base()["Suppliers"]
    purchasers = [*base()["Purchasers"][:2], ["P002", "Somebody Else", "B", *[None] * 9]]
    last = Round(tmp_path / "last", Event=event, Purchasers=purchasers, Suppliers=suppliers)
    trade = Round(tmp_path)
    answer(trade.back, lambda f: f.wish("S003", 1), form=last.forms["P002"])
    trade.collect()
    assert trade.codes() == ["answer-other-event"]


def test_ids_that_were_made_up_may_move(tmp_path):
    sheets = {
        "Purchasers": [["Company"], ["Altyn Trade"], ["Ural Import"]],
        "Suppliers": [["Company", "Zone"], ["Chongqing Motors", "A"], ["River Machines", "B"]],
    }
    first = save(tmp_path / "day.xlsx", sheets)
    forms = {f.company.name: f.path for f in write_wish_forms(first, tmp_path / "forms").forms}
    sheets["Purchasers"].insert(1, ["New Company"])
    sheets["Suppliers"].insert(1, ["New Supplier", "A"])
    later = save(tmp_path / "day.xlsx", sheets)
    answer(tmp_path / "back", lambda f: f.wish("S002", 1), form=forms["Ural Import"])
    collect(tmp_path / "back", later, tmp_path / "joined.xlsx")
    event = read_registrations(tmp_path / "joined.xlsx").event
    (request,) = event.requests
    names = [event.company_by_id[i].name for i in (request.asker, request.target)]
    assert names == ["Ural Import", "River Machines"]


def test_what_cannot_be_understood_is_told_with_its_cell_and_not_lost(trade):
    cells = []
    trade.comes("P002", lambda f: cells.append(f.wish("S003", "ask my boss")))
    trade.collect()
    (finding,) = [f for f in trade.found.findings if f.code == "wish-mark-unknown"]
    assert str(finding.cells[0]) == f"[back.xlsx]{cells[0]}"
    levels = [row[3] for row in openpyxl.load_workbook(trade.out)["Requests"].iter_rows(values_only=True)]
    assert "ask my boss" in levels


def test_contradictions_are_told(trade):
    def fill(form):
        form.wish("S001", 1)
        form.wish("S001", "no", "no")
        form.wish("S002", 4)
        form.wish("S003", 4)

    trade.comes("P002", fill)
    trade.collect()
    assert sorted(trade.codes()) == ["wish-and-no", "wish-rank-twice"]
    assert trade.wishes("P002") == {"S001": (Level.NO, None), "S002": (Level.WANT, 4), "S003": (Level.WANT, 4)}


def test_a_no_in_the_column_of_wishes_refuses_and_is_told(trade):
    trade.comes("P002", lambda f: f.wish("S003", "нет"))
    trade.collect()
    assert trade.codes() == ["wish-no-as-wish"]
    assert trade.wishes("P002")["S003"] == (Level.NO, None)


def test_what_is_struck_through_does_not_count_and_is_told(trade):
    def fill(form):
        form.wish("S003", 2)
        form.cell("S003", "company").font = Font(strike=True)  # the whole row
        form.cell("S002", "wish").font = Font(strike=True)  # as it was sent
        form.wish("S001", "must")
        form.wish("S001", CellRichText("brakes ", TextBlock(InlineFont(strike=True), "and belts")), "comment")

    trade.comes("P002", fill)
    trade.collect()
    assert trade.wishes("P002") == {"S001": (Level.MUST, None)}
    assert trade.codes() == ["answer-struck"] * 3
    struck = {(f.cells[0].column, f.details["text"]) for f in trade.found.findings if f.code == "answer-struck"}
    assert {text for _, text in struck} == {"2", "1", "and belts"}
    (request,) = [r for r in trade.event.requests if r.asker == "P002"]
    assert request.notes.startswith("brakes [back.xlsx]")


def test_remarks_go_to_the_notes_or_are_told(trade):
    def fill(form):
        form.wish("S003", 2)
        form.wish("S003", "brakes only", "comment")
        form.wish("S001", "who are they?", "comment")

    trade.comes("P002", fill)
    trade.collect()
    assert trade.codes() == ["answer-text-unused"]
    (request,) = [r for r in trade.event.requests if (r.asker, r.target) == ("P002", "S003")]
    assert request.notes.startswith("brakes only [back.xlsx]Пожелания!")


def test_a_company_that_is_not_listed_is_told_with_the_likely_one(trade):
    def fill(form):
        row = form.wishes.max_row + 1
        form.wishes.cell(row, 2).value = "Spring Part"
        form.wishes.cell(row, 6).value = 1

    trade.comes("P002", fill)
    trade.collect()
    (finding,) = [f for f in trade.found.findings if f.code == "wish-target-unknown"]
    assert "Spring Parts" in finding.advice


def test_an_answer_that_only_confirms_counts(trade):
    trade.comes("P002", lambda f: f.about_us("confirmed", "yes"))
    assert [a.company.id for a in trade.collect().answers] == ["P002"]


def test_a_form_saved_as_open_document_is_read(trade, tmp_path):
    path = trade.comes("P002", lambda f: f.wish("S003", 2), name="x.xlsx")
    book = openpyxl.load_workbook(path)
    pages = [
        Page(s.title, {(c.row, c.column): c.value for row in s.iter_rows() for c in row if c.value is not None})
        for s in book.worksheets
    ]
    path.unlink()
    write_ods(trade.back / "x.ods", pages)
    trade.collect()
    assert trade.wishes("P002")["S003"] == (Level.WANT, 2)


def test_a_form_that_was_filled_in_is_not_overwritten(trade):
    path = trade.forms["P002"]
    answer(path.parent, lambda f: f.wish("S003", 2), form=path, name=path.name)
    filled = path.read_bytes()
    with pytest.raises(FileInTheWay):
        write_wish_forms(trade.registrations, path.parent)
    assert path.read_bytes() == filled
    write_wish_forms(trade.registrations, path.parent, overwrite=True)
    assert any(copy.read_bytes() == filled for copy in (path.parent / "history").glob("*"))


def test_only_some_companies(trade, tmp_path):
    written = write_wish_forms(trade.registrations, tmp_path / "some", companies=["Ural"])
    assert [f.company.id for f in written.forms] == ["P002"]
    with pytest.raises(Unknown):
        write_wish_forms(trade.registrations, tmp_path / "some", companies=["Nobody"])


def test_who_cancelled_gets_no_form(tmp_path):
    purchasers = base()["Purchasers"]
    purchasers[2][-2] = "cancelled"
    assert "P002" not in Round(tmp_path, Purchasers=purchasers).forms


def test_the_copy_is_never_the_registrations(trade):
    with pytest.raises(Stopped):
        collect(trade.back, trade.registrations, trade.registrations)


def test_a_folder_that_is_not_there_stops(trade):
    with pytest.raises(Stopped):
        collect(trade.folder / "nowhere", trade.registrations, trade.folder / "joined.xlsx")


def test_a_form_that_came_back_blank_under_another_name_is_told(trade):
    trade.comes("P002", lambda f: None, name="our answer.xlsx")
    trade.collect()
    assert trade.codes() == ["answer-empty"]


def test_the_form_of_a_company_that_has_left_or_cancelled_since(tmp_path):
    trade = Round(tmp_path)
    trade.comes("P001", lambda f: f.wish("S003", 3), name="a.xlsx")
    trade.comes("P002", lambda f: f.wish("S003", 3), name="b.xlsx")
    sheets = base()
    sheets["Purchasers"][2][-2] = "cancelled"
    del sheets["Purchasers"][1], sheets["Delegates"], sheets["Fixed"]
    sheets["Requests"] = [row for row in sheets["Requests"] if "P001" not in row]
    trade.registrations = save(tmp_path / "trade.xlsx", sheets)
    trade.before = trade.registrations.read_bytes()
    trade.collect()
    assert trade.codes() == ["answer-company-unknown", "answer-cancelled"]


def test_a_row_that_was_copied_counts_once(trade):
    def fill(form):
        form.wish("S003", 2)
        row = form.cell("S003", "id").row
        for cell in form.wishes[row]:
            form.wishes.cell(form.wishes.max_row + (cell.column == 1), cell.column).value = cell.value
        form.wishes.cell(form.wishes.max_row, 6).value = 7

    trade.comes("P002", fill)
    trade.collect()
    assert trade.codes() == ["wish-row-twice"]
    assert trade.wishes("P002")["S003"] == (Level.WANT, 2)


def test_rows_that_were_deleted_leave_what_was_registered(trade):
    def fill(form):
        form.wishes.delete_rows(form.cell("S002", "id").row)
        form.wish("S003", 1)

    trade.comes("P002", fill)
    trade.collect()
    assert trade.codes() == ["answer-rows-missing"]
    assert trade.wishes("P002") == {"S002": (Level.WANT, 1), "S003": (Level.WANT, 1)}


def test_every_kind_of_finding_has_a_case_here():
    here = Path(__file__)
    told = "".join(path.read_text(encoding="utf-8") for path in (here, here.with_name("test_answered_details.py")))
    assert {code for code in ANSWER_CODES if f'"{code}"' not in told} == set()


def test_what_somebody_wrote_beside_a_joined_cell_stays_theirs(trade):
    book = openpyxl.load_workbook(trade.registrations)
    sheet = book["Requests"]
    sheet.cell(2, 4).comment = Comment("Ask them first", "Anna")
    book.save(trade.registrations)
    trade.before = trade.registrations.read_bytes()
    trade.comes("P001", lambda form: form.wish("S003", "must"))
    trade.collect()
    kept = [c.comment for row in openpyxl.load_workbook(trade.out)["Requests"] for c in row if c.comment is not None]
    assert {(c.author, "Ask them first" in c.text) for c in kept if "Ask" in c.text} == {("Anna", True)}


def test_a_cell_that_a_wish_is_written_into_keeps_who_wrote_beside_it(tmp_path):
    trade = Round(tmp_path)
    book = openpyxl.load_workbook(trade.registrations)
    sheet = book["Requests"]
    cell = next(row[3] for row in sheet.iter_rows(min_row=2) if (row[0].value, row[1].value) == ("P001", "S002"))
    cell.comment = Comment("Ask them first", "Anna")
    book.save(trade.registrations)
    trade.before = trade.registrations.read_bytes()
    trade.comes("P001", lambda form: (form.wish("S002", "must"), form.wish("S003", 2)))
    trade.collect()
    sheet = openpyxl.load_workbook(trade.out)["Requests"]
    comments = [c.comment for row in sheet for c in row if c.comment is not None]
    told = {c.author: c.text for c in comments}
    assert told["Anna"].startswith("Ask them first\n[back.xlsx]")
    assert told["schedule collect"].startswith("[back.xlsx]")


@pytest.mark.parametrize("ending", [".pdf", ".doc", ".zip"])
def test_a_form_that_was_given_another_ending_is_read_and_a_letter_is_not(trade, ending):
    form = trade.comes("P002", lambda f: f.wish("S003", 2))
    form.rename(form.with_suffix(ending))
    (trade.back / f"letter{ending}").write_text("Dear all")
    trade.collect()
    told = {str(f.details["file"]): f.code for f in trade.found.findings if "file" in f.details}
    assert told == {f"letter{ending}": "answer-refused"}
    assert trade.wishes("P002")["S003"] == (Level.WANT, 2)


def test_a_wish_goes_into_the_first_of_merged_cells_and_a_blank_sheet_gives_way(tmp_path):
    trade = Round(tmp_path)
    book = openpyxl.load_workbook(trade.registrations)
    book["Requests"].merge_cells("C3:C4")
    book["Requests"]["C3"] = 2
    book.save(trade.registrations)
    trade.before = trade.registrations.read_bytes()
    trade.comes("P002", lambda form: form.wish("S002", 4))
    trade.collect()
    assert openpyxl.load_workbook(trade.out)["Requests"]["C3"].value == 4


def test_a_sheet_for_requests_without_rows_is_replaced(tmp_path):
    sheets = {key: rows for key, rows in base().items() if key not in {"Requests", "Fixed"}} | {"Requests": []}
    registrations = save(tmp_path / "day.xlsx", sheets)
    forms = {f.company.id: f.path for f in write_wish_forms(registrations, tmp_path / "forms").forms}
    answer(tmp_path / "back", lambda f: f.wish("P002", 1), form=forms["S001"])
    collect(tmp_path / "back", registrations, tmp_path / "joined.xlsx")
    assert openpyxl.load_workbook(tmp_path / "joined.xlsx").sheetnames.count("Requests") == 1
    event = read_registrations(tmp_path / "joined.xlsx").event
    assert [(r.asker, r.target, r.rank) for r in event.requests] == [("S001", "P002", 1)]


@pytest.mark.parametrize(
    ("level", "text", "no", "comment", "noted"),
    [
        (Level.NO, "we compete", "we compete", "", "we compete Form!C9"),
        (Level.NO, "we compete", "we compete", "sorry", "sorry we compete Form!C9"),
        (Level.NO, "no", "no", "", "Form!C9"),
        (Level.NO, "we compete", "", "", "Form!C9"),
        (Level.MUST, "must meet", "we compete", "", "Form!C9"),
        (Level.WANT, "1", "", "call first", "call first Form!C9"),
    ],
)
def test_a_request_is_noted_with_the_remark_the_reason_of_a_refusal_and_its_cell(level, text, no, comment, noted):
    cell = Cell("Form", 9, "C")
    answer = Answered("S1", "Company S1", text, no, comment, "", "", cell, cell, cell)
    assert _noted(answer, Mark(level, None, text), cell) == noted
