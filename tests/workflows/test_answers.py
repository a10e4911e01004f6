"""What companies answered is joined to a copy of the registrations, with the cell that each wish came from."""

from __future__ import annotations

import os
import shutil
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Font

from sco_scheduler.domain.event import Level, Settings
from sco_scheduler.domain.findings import Findings
from sco_scheduler.domain.messages import Cell
from sco_scheduler.intake import read_registrations
from sco_scheduler.intake.answers.form import Answered, Mark, WishForm
from sco_scheduler.output.files import HISTORY
from sco_scheduler.output.texts.words import speech
from sco_scheduler.workflows.answering_companies import CompaniesOfForms
from sco_scheduler.workflows.answers import _Forms, collect
from sco_scheduler.workflows.joined_answers import _noted
from sco_scheduler.workflows.wish_forms import write_wish_forms
from tests.events import event
from tests.intake.answers.forms import ANSWER_CODES, answer
from tests.intake.books import base, save
from tests.workflows.mailed import Round


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
    (told,) = [f for f in trade.found.findings if f.code == "answer-missing"]
    assert told.message == "4 companies have not answered yet."


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
    assert request.notes.startswith("by phone\n[back.xlsx]")


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


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "so that their times do not say which is the later one: {} counts, {} does not."),
        ("ru", "так что по времени не видно, какой из них позже; {} учитывается, {} — нет."),
        ("zh", "从时间上无法判断哪份较晚：以 {} 为准，{} 不计。"),
    ],
)
@pytest.mark.parametrize("later", ["a.xlsx", "b.xlsx"])
def test_of_two_answers_saved_in_one_second_none_is_said_to_be_the_later(trade, later, lang, said):
    """The file that was changed last counts, and that this is no sure sign is told."""
    earlier = "b.xlsx" if later == "a.xlsx" else "a.xlsx"
    paths = {
        name: trade.comes("P002", lambda f, rank=rank: f.wish("S003", rank), name=name, saved=5)
        for rank, name in enumerate((earlier, later), start=2)
    }
    for nanoseconds, name in enumerate((earlier, later)):
        os.utime(paths[name], ns=(10**18 + nanoseconds * 10**6,) * 2)
    trade.collect()
    assert trade.wishes("P002")["S003"] == (Level.WANT, 3)
    (told,) = [f for f in trade.found.findings if f.code.startswith("answer-") and f.code != "answer-missing"]
    assert told.code == "answer-same-time"
    assert told.message_in(speech(lang)).endswith(said.format(later, earlier))


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


@pytest.mark.parametrize("no", ["нет", "no way"])
def test_a_no_in_the_column_of_wishes_refuses_and_is_told(trade, no):
    trade.comes("P002", lambda f: f.wish("S003", no))
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


def test_remarks_go_to_the_notes_of_the_wish_or_of_the_company(trade):
    def fill(form):
        form.wish("S003", 2)
        form.wish("S003", "brakes only", "comment")
        form.wish("S001", "we know them well", "comment")

    trade.comes("P002", fill)
    trade.collect()
    assert trade.codes() == ["answer-text-unused"]
    read = read_registrations(trade.out)
    (request,) = [r for r in read.in_part.requests if (r.asker, r.target) == ("P002", "S003")]
    assert request.notes.startswith("brakes only [back.xlsx]Пожелания!")
    assert read.in_part.company_by_id["P002"].notes == "Chongqing Motors: we know them well"


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


ANSWER_TESTS = (
    "answers",
    "answers_files",
    "answers_exports",
    "answers_disarranged",
    "answered_details",
    "answering_companies",
)


def test_every_kind_of_finding_has_a_case_here():
    files = (Path(__file__).with_name(f"test_{of}.py") for of in ANSWER_TESTS)
    told = "".join(path.read_text(encoding="utf-8") for path in files)
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


def test_a_wish_in_merged_cells_changes_its_own_row_alone(tmp_path):
    trade = Round(tmp_path)
    book = openpyxl.load_workbook(trade.registrations)
    book["Requests"].merge_cells("C3:C4")
    book["Requests"]["C3"] = 2
    book.save(trade.registrations)
    trade.before = trade.registrations.read_bytes()
    trade.comes("P002", lambda form: form.wish("S002", 4))
    trade.collect()
    sheet = openpyxl.load_workbook(trade.out)["Requests"]
    assert (sheet["C3"].value, sheet["C4"].value) == (2, 4)
    assert (trade.wishes("P001")["S002"], trade.wishes("P002")["S002"]) == ((Level.WANT, 2), (Level.WANT, 4))


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


@pytest.mark.parametrize(
    ("cells", "on_form", "other"),
    [
        ({"name": Cell("Event", 2, "B")}, "FORUM", False),
        ({"name": Cell("Event", 2, "B")}, "Fair", True),
        ({"name": Cell("Event", 2, "B")}, "", False),
        ({}, "Fair", False),
    ],
)
def test_a_form_is_of_another_event_where_both_say_which_it_is(cells, on_form, other):
    of = replace(event(), settings=Settings(name="Forum", cells=cells))
    forms = _Forms(of, cast(CompaniesOfForms, None), Path(), Findings())
    assert forms._is_of_other_event(cast(WishForm, SimpleNamespace(event=on_form))) is other
