"""Remarks in forms: each reaches the joined registrations, where a check asks about it as about any remark."""

from __future__ import annotations

import openpyxl
import pytest

from sco_scheduler.domain.event import Level
from sco_scheduler.intake import read_registrations
from sco_scheduler.workflows.answers import collect
from sco_scheduler.workflows.questions import keep_answers
from tests.intake.books import base
from tests.intake.forms.ods_files import write_ods
from tests.intake.forms.pages import Page
from tests.workflows.mailed import Round


def noted(trade, company="P002"):
    """The notes of a company after the answers were joined, and what a check makes of them."""
    trade.found = collect(trade.back, trade.registrations, trade.folder / "joined.xlsx")
    read = read_registrations(trade.folder / "joined.xlsx")
    wishes = {r.target: r.level for r in read.in_part.requests if r.asker == company}
    return read.in_part.company_by_id[company].notes, wishes, read.questions


REFUSALS = ["please not them, they owe us money", "нет, с ними не хотим встречаться", "不想见他们"]


@pytest.mark.parametrize("remark", REFUSALS)
def test_a_remark_beside_a_company_without_a_wish_may_refuse_it(trade, remark):
    trade.comes("P002", lambda form: form.wish("S003", remark, "comment"))
    notes, wishes, questions = noted(trade)
    assert notes == f"Spring Parts: {remark}"
    assert wishes.get("S003") is Level.NO or questions
    assert trade.codes() == ["answer-text-unused"]


WISHES = ["would love to meet, must", "обязательно хотим встретиться", "我们必须见他们"]


@pytest.mark.parametrize("remark", WISHES)
def test_a_remark_beside_a_company_without_a_wish_may_wish_for_it(trade, remark):
    trade.comes("P002", lambda form: form.wish("S003", remark, "comment"))
    notes, wishes, questions = noted(trade)
    assert notes == f"Spring Parts: {remark}"
    assert wishes.get("S003") is Level.MUST or questions


def test_a_remark_beside_a_wish_that_is_taken_back_is_kept(trade):
    def fill(form):
        form.wish("S002", None)
        form.wish("S002", "not with them, sorry", "comment")

    trade.comes("P002", fill)
    notes, wishes, questions = noted(trade)
    assert notes == "River Machines: not with them, sorry"
    assert wishes.get("S002") is Level.NO or questions


def test_a_remark_beside_the_fields_goes_to_the_notes_and_its_cell_into_a_comment(trade):
    def fill(form):
        cell = form.cell("S003", "comment")
        form.wishes.cell(cell.row, cell.column + 2).value = "only after 11:00"
        form.wishes.cell(form.wishes.max_row + 2, 3).value = "We are two people"

    trade.comes("P002", fill)
    notes, _, _ = noted(trade)
    assert notes.splitlines() == ["Spring Parts: only after 11:00", "We are two people"]
    sheet = openpyxl.load_workbook(trade.folder / "joined.xlsx")["Purchasers"]
    (cell,) = [cell for row in sheet for cell in row if cell.value == notes]
    assert cell.comment.text.count("[back.xlsx]") == 2


def test_remarks_come_below_what_is_noted_already_and_are_not_repeated(tmp_path):
    purchasers = base()["Purchasers"]
    notes = ("Notes", "", "old friends")
    trade = Round(tmp_path, Purchasers=[[*row, note] for row, note in zip(purchasers, notes, strict=True)])
    trade.comes("P002", lambda form: form.wish("S003", "a good name", "comment"))
    text, _, questions = noted(trade)
    assert text == "old friends\nSpring Parts: a good name"
    keep_answers(tmp_path / "joined.xlsx", {question.path: "Notes" for question in questions})
    again = collect(trade.back, tmp_path / "joined.xlsx", tmp_path / "twice.xlsx")
    assert "answer-text-unused" not in [f.code for f in again.findings]
    sheet = openpyxl.load_workbook(tmp_path / "twice.xlsx")["Purchasers"]
    assert [row[-1].value for row in sheet.iter_rows()].count("old friends\nSpring Parts: a good name") == 1


def test_words_besides_a_level_or_a_yes_are_kept(trade):
    def fill(form):
        form.wish("S003", "must, please in the afternoon")
        form.about_us("confirmed", "yes, but 3 meetings at most")

    trade.comes("P002", fill)
    notes, _, questions = noted(trade)
    assert notes == "Всё указано верно: yes, but 3 meetings at most"
    assert any("in the afternoon" in question.subject for question in questions)


def test_when_somebody_comes_is_kept(trade):
    def fill(form):
        form.about_us(form.fields("delegate:")[0], "only on Friday", "comes")

    trade.comes("P001", fill)
    assert noted(trade, "P001")[0] == "Aigul: only on Friday"


@pytest.mark.parametrize("mark", ["yes", "да", "是", "x", None])
def test_a_plain_answer_is_no_remark(trade, mark):
    trade.comes("P001", lambda form: (form.about_us("confirmed", mark), form.wish("S003", 3)))
    assert noted(trade, "P001")[0] == ""
    assert trade.codes() == []


@pytest.mark.parametrize(
    ("mark", "wish"),
    [("1, if possible", (Level.MAYBE, 1)), ("3 - обязательно", (Level.MUST, 3)), ("2 - 必须", (Level.MUST, 2))],
)
def test_a_rank_with_a_level_in_words_is_both(trade, mark, wish):
    trade.comes("P002", lambda form: form.wish("S003", mark))
    trade.collect()
    assert trade.wishes("P002")["S003"] == wish


@pytest.mark.parametrize("formula", ["=COUNTA(F10:F22)", "of:=COUNTA([.F10:.F22])", "=COUNTA($F$10:$F$22)"])
def test_the_formula_of_the_count_is_nothing_that_the_company_wrote(trade, formula):
    path = trade.comes("P002", lambda form: form.wish("S003", 2), name="x.xlsx")
    pages = []
    for sheet in openpyxl.load_workbook(path).worksheets:
        cells = {(c.row, c.column): c.value for row in sheet.iter_rows() for c in row if c.value is not None}
        pages.append(Page(sheet.title, {at: formula if str(v).startswith("=") else v for at, v in cells.items()}))
    assert any(value == formula for page in pages for value in page.cells.values())
    path.unlink()
    write_ods(trade.back / "x.ods", pages)
    trade.collect()
    assert trade.codes() == []
    assert trade.wishes("P002")["S003"] == (Level.WANT, 2)
