"""What a form says about the company itself is joined to its rows: languages, hours away, contact and delegates."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, time

import openpyxl
import pytest

from sco_scheduler.domain.findings import Severity
from sco_scheduler.domain.messages import Cell
from sco_scheduler.intake import read_registrations
from sco_scheduler.workflows.answered_details import _within_session, name_in_rows
from sco_scheduler.workflows.answers import collect
from sco_scheduler.workflows.wish_forms import write_wish_forms
from tests.events import at, company, span
from tests.intake.answers.forms import answer
from tests.intake.books import base, save
from tests.workflows.mailed import Round


@pytest.mark.parametrize("hours", ["10:00-11:00", "2025-06-12 10:00-11:00"])
def test_hours_languages_and_contact(trade, hours):
    def fill(form):
        morning, afternoon = form.fields("hours:")
        form.about_us(morning, hours)
        form.about_us(afternoon, "x")
        form.about_us("languages", "русский, китайский")
        form.about_us("phone", "+7 1")

    trade.comes("P002", fill)
    trade.collect()
    company = trade.event.company_by_id["P002"]
    (person,) = company.delegates
    spans = [(span.start.hour, span.end.hour) for span in person.absences]
    assert (spans, person.languages, company.phone) == ([(10, 11), (14, 17)], {"ru", "zh"}, "+7 1")
    row = [str(cell.value) for cell in openpyxl.load_workbook(trade.out)["Purchasers"][3]]
    assert "2025-06-12 10:00-11:00; 2025-06-12 14:00-17:00" in row


def test_hours_away_from_a_session_that_there_is_no_more_are_told(trade):
    def fill(form):
        morning, afternoon = form.fields("hours:")
        form.about_us(morning, "x")
        form.about_us(afternoon, "no")

    trade.comes("P002", fill)
    moved = {**base(), "Fixed": [], "Requests": [row[:4] for row in base()["Requests"]]}
    moved["Sessions"] = [["Session", "Date", "Start", "End"], ["May", date(2025, 5, 20), time(9), time(12)]]
    trade.before = save(trade.registrations, moved).read_bytes()
    trade.collect()
    (finding,) = [f for f in trade.found.findings if f.code == "answer-session-gone"]
    assert "P002" in finding.message
    assert "is away on 2025-06-12 09:00-12:00 (x)" in finding.message
    assert finding.severity is Severity.CHANGES


def test_hours_that_cannot_be_read_are_told(trade):
    cells = []
    trade.comes("P002", lambda f: cells.append(f.about_us(f.fields("hours:")[0], "after the talk")))
    trade.collect()
    (finding,) = [f for f in trade.found.findings if f.code == "range-unreadable"]
    assert str(finding.cells[0]) == f"[back.xlsx]{cells[0]}"
    assert finding.severity is Severity.CHANGES  # the copy was written all the same


def test_delegates_are_corrected_added_and_taken_out(trade):
    def fill(form):
        aigul, bek, new = form.fields("delegate:")[:3]
        form.about_us(aigul, "Chief", "title")
        form.about_us(bek, "no", "comes")
        form.about_us(new, "Dana")
        form.about_us(new, "ru; en", "languages")

    trade.comes("P001", fill)
    trade.collect()
    people = trade.event.company_by_id["P001"].delegates
    assert [(p.name, p.title, p.languages) for p in people] == [("Aigul", "Chief", {"ru"}), ("Dana", "", {"ru", "en"})]


def test_a_second_delegate_keeps_the_contact_as_the_first(trade):
    trade.comes("P002", lambda f: f.about_us(f.fields("delegate:+")[0], "Vera"))
    trade.collect()
    assert [p.name for p in trade.event.company_by_id["P002"].delegates] == ["Oleg", "Vera"]


def test_nobody_is_taken_out_altogether(trade):
    trade.comes("P002", lambda f: f.about_us(f.fields("delegate:P002")[0], "no", "comes"))
    trade.collect()
    assert trade.codes() == ["answer-nobody-comes"]
    assert [p.name for p in trade.event.company_by_id["P002"].delegates] == ["Oleg"]


def test_what_is_not_understood_of_a_delegate_is_told_with_its_cell(trade):
    cells = []

    def fill(form):
        aigul = form.fields("delegate:")[0]
        cells.append(form.about_us(aigul, "Klingon", "languages"))
        cells.append(form.about_us(aigul, "after the talk", "away"))

    trade.comes("P001", fill)
    trade.collect()
    found = {finding.code: str(finding.cells[0]) for finding in trade.found.findings if finding.cells}
    assert found["language-unknown"] == f"[back.xlsx]{cells[0]}"
    assert found["range-unreadable"] == f"[back.xlsx]{cells[1]}"


def test_hours_and_address_of_a_delegate_are_joined(trade):
    def fill(form):
        bek = form.fields("delegate:")[1]
        form.about_us(bek, "2025-06-12 10:00-11:00", "away")
        form.about_us(bek, "bek@example.org", "email")

    trade.comes("P001", fill)
    trade.collect()
    aigul, bek = trade.event.company_by_id["P001"].delegates
    assert [(s.start.hour, s.end.hour) for s in bek.absences] == [(10, 11)]
    assert (bek.email, aigul.absences) == ("bek@example.org", ())


@pytest.mark.parametrize(("word", "spans"), [("yes", [(9, 12)]), ("no", []), ("x", [(9, 12)])])
def test_a_tick_or_a_yes_is_away_for_the_whole_session_and_a_no_is_there(trade, word, spans):
    trade.comes("P002", lambda f: f.about_us(f.fields("hours:")[0], word))
    trade.collect()
    (person,) = trade.event.company_by_id["P002"].delegates
    assert [(s.start.hour, s.end.hour) for s in person.absences] == spans


def test_where_each_value_came_from_stands_in_a_comment_with_what_stood_there(trade):
    cells = []
    trade.comes("P002", lambda f: cells.append(f.about_us("phone", "+7 1")))
    trade.collect()
    book = openpyxl.load_workbook(trade.out)
    comments = [cell.comment.text for row in book["Purchasers"] for cell in row if cell.comment is not None]
    assert len(comments) == 1
    assert cells[0] in comments[0]


def test_who_has_both_roles_has_what_is_said_in_the_first_row_alone(tmp_path):
    sheets = base()
    header = sheets["Suppliers"][0]
    row = dict(zip(header, sheets["Suppliers"][1], strict=False))
    twin = dict(row, ID="P002", Company=sheets["Purchasers"][2][sheets["Purchasers"][0].index("Company")], Phone="+7 9")
    columns = [*header, *([] if "Phone" in header else ["Phone"])]
    sheets["Suppliers"] = [columns, *sheets["Suppliers"][1:], [twin.get(name) for name in columns]]
    trade = Round(tmp_path, Suppliers=sheets["Suppliers"])
    trade.comes("P002", lambda f: f.about_us("phone", "+7 1"))
    trade.collect()
    assert trade.event.company_by_id["P002"].phone == "+7 1"
    rows = list(openpyxl.load_workbook(trade.out)["Suppliers"].values)
    assert "+7 9" not in rows[-1]


def test_a_language_that_nobody_knows_is_told_with_its_cell_and_taken_as_it_is_written(trade):
    cells = []
    trade.comes("P002", lambda f: cells.append(f.about_us("languages", "русский, Klingon")))
    trade.collect()
    (finding,) = [f for f in trade.found.findings if f.code.startswith("language")]
    assert str(finding.cells[0]) == f"[back.xlsx]{cells[0]}"
    assert "Klingon" in finding.message


@pytest.mark.parametrize(
    ("ids", "told"), [((), "Company B1"), (("supplier",), "B1"), (("purchaser", "supplier"), "B1")]
)
def test_rows_name_a_company_by_its_id_where_that_is_written_somewhere(ids, told):
    both = company("B1")
    terms = {role: replace(getattr(both, role), cells={"id": Cell("Both", 2, "A")}) for role in ids}
    assert name_in_rows(replace(both, **terms)) == told


@pytest.mark.parametrize(
    ("words", "spans"),
    [
        ("cannot come", [(9, 12)]),
        ("не приедем", [(9, 12)]),
        ("不能来", [(9, 12)]),
        ("busy", [(9, 12)]),
        ("after 11", [(11, 12)]),
        ("-10:00", [(9, 10)]),
        ("10:00-11:00; 14:00-15:00", [(10, 11), (14, 15)]),
        ("否", []),
        ("never", []),
    ],
)
def test_words_beside_a_session_are_hours_of_this_session(trade, words, spans):
    trade.comes("P002", lambda f: f.about_us(f.fields("hours:")[0], words))
    trade.collect()
    (person,) = trade.event.company_by_id["P002"].delegates
    assert [(s.start.hour, s.end.hour) for s in person.absences] == spans


@pytest.mark.parametrize("words", ["не знаю", "maybe", "not sure"])
def test_words_that_may_mean_either_are_told(trade, words):
    cells = []
    trade.comes("P002", lambda f: cells.append(f.about_us(f.fields("hours:")[0], words)))
    found = collect(trade.back, trade.registrations, trade.folder / "joined.xlsx").findings
    (finding,) = [f for f in found if f.code == "range-unreadable"]
    assert str(finding.cells[0]) == f"[back.xlsx]{cells[0]}"


def test_hours_whose_row_was_deleted_are_kept(trade):
    def first(form):
        form.about_us(form.fields("hours:")[0], "10:00-11:00")

    trade.comes("P002", first)
    trade.collect()
    forms = write_wish_forms(trade.out, trade.folder / "second", companies=["P002"]).forms

    def second(form):
        morning, afternoon = form.fields("hours:")
        form.about_us(afternoon, "x")
        form.about.delete_rows(form.cell(morning, "value", form.about).row)

    answer(trade.folder / "again", second, form=forms[0].path)
    collect(trade.folder / "again", trade.out, trade.folder / "both.xlsx")
    (person,) = read_registrations(trade.folder / "both.xlsx").event.company_by_id["P002"].delegates
    assert [(s.start.hour, s.end.hour) for s in person.absences] == [(10, 11), (14, 17)]


@pytest.mark.parametrize(("text", "spans"), [(None, []), ("10:00-10:30", [(10, 10)])])
def test_hours_of_an_only_delegate_are_corrected_as_those_of_the_company(tmp_path, text, spans):
    """The form shows them among the hours of the company."""
    trade = Round(tmp_path, Delegates=_delegates(["P002", "Oleg", "", "", "09:00-10:00", ""]))
    trade.comes("P002", lambda f: f.about_us(f.fields("hours:")[0], text))
    trade.collect()
    (person,) = trade.event.company_by_id["P002"].delegates
    assert [(s.start.hour, s.end.hour) for s in person.absences] == spans


def test_further_hours_of_an_only_delegate_leave_those_that_stand_among_the_companys(tmp_path):
    trade = Round(tmp_path, Delegates=_delegates(["P002", "Oleg", "", "", "09:00-10:00", ""]))
    trade.comes("P002", lambda f: f.about_us(f.fields("delegate:")[0], "14:00-15:00", "away"))
    trade.collect()
    (person,) = trade.event.company_by_id["P002"].delegates
    assert [(s.start.hour, s.end.hour) for s in person.absences] == [(9, 10), (14, 15)]


def test_languages_of_an_only_delegate_are_corrected_as_those_of_the_company(tmp_path):
    trade = Round(tmp_path, Delegates=_delegates(["P002", "Oleg", "", "en; fr", "", ""]))
    trade.comes("P002", lambda f: f.about_us("languages", "немецкий"))
    trade.collect()
    (person,) = trade.event.company_by_id["P002"].delegates
    assert person.languages == {"de"}


def test_a_delegate_keeps_the_languages_that_the_form_shows_beside_the_name(tmp_path):
    """The company's are those that all its delegates share."""
    rows = [["P002", "Oleg", "", "", "", ""], ["P002", "Vera", "", "ru", "", ""]]
    trade = Round(tmp_path, Delegates=_delegates(*rows), Purchasers=_spoken("ru, en"))
    trade.comes("P002", lambda f: f.about_us("languages", "русский, казахский"))
    trade.collect()
    oleg, vera = trade.event.company_by_id["P002"].delegates
    assert (oleg.languages, vera.languages) == ({"ru", "en"}, {"ru", "kk"})


@pytest.mark.parametrize("words", ["не раньше 10", "не знаю", "不确定", "not sure"])
def test_a_delegate_of_whom_it_is_not_certain_is_kept_and_what_is_said_is_a_note(trade, words):
    trade.comes("P001", lambda f: f.about_us(f.fields("delegate:")[1], words, "comes"))
    found = collect(trade.back, trade.registrations, trade.folder / "joined.xlsx").findings
    assert "answer-text-unused" in {f.code for f in found}
    rows = openpyxl.load_workbook(trade.folder / "joined.xlsx")["Delegates"].values
    assert "Bek" in {name for row in rows for name in row}


@pytest.mark.parametrize("words", ["no", "не приедет", "不来"])
def test_a_delegate_who_does_not_come_is_one_correction(trade, words):
    trade.comes("P001", lambda f: f.about_us(f.fields("delegate:")[1], words, "comes"))
    (told,) = trade.collect().answers
    assert told.details == 1
    assert [p.name for p in trade.event.company_by_id["P001"].delegates] == ["Aigul"]


def test_somebody_without_a_name_is_a_note(trade):
    trade.comes("P002", lambda f: f.about_us(f.fields("delegate:+")[0], "Interpreter", "title"))
    trade.collect()
    assert trade.codes() == ["answer-text-unused"]


def test_a_delegate_whose_row_was_deleted_stays_and_is_told(trade):
    trade.comes("P001", lambda f: f.about.delete_rows(f.cell(f.fields("delegate:")[1], "value", f.about).row))
    trade.collect()
    (finding,) = [f for f in trade.found.findings if f.code == "answer-people-missing"]
    assert "Bek" in finding.message
    assert [p.name for p in trade.event.company_by_id["P001"].delegates] == ["Aigul", "Bek"]


@pytest.mark.parametrize(
    ("contact", "people"), [("Nina Petrova", ["Oleg"]), (None, ["Oleg"]), ("Oleg K.", ["Oleg K."])]
)
def test_who_comes_stays_where_only_the_contact_is_another(trade, contact, people):
    """The form still says that the contact of before comes."""
    trade.comes("P002", lambda f: f.about_us("contact", contact))
    trade.collect()
    company = trade.event.company_by_id["P002"]
    assert company.contact == (contact or "")
    assert [p.name for p in company.delegates] == people


def _delegates(*rows):
    return [base()["Delegates"][0], *rows]


def _spoken(languages):
    rows = base()["Purchasers"]
    rows[2][rows[0].index("Languages")] = languages
    return rows


MIDNIGHT = at("00:00", 2)
"""The end of the day of a session from 09:00 to 12:00."""


@pytest.mark.parametrize(
    ("spans", "told"),
    [
        ([span("10:00", "10:30")], ""),
        ([span("00:00", "10:30")], "2025-06-12 09:00-10:30"),
        ([replace(span("11:00", "11:30"), end=MIDNIGHT)], "2025-06-12 11:00-12:00"),
        ([span("00:00", "09:30"), span("11:00", "11:30")], "2025-06-12 09:00-09:30; 2025-06-12 11:00-11:30"),
        ([span("00:00", "08:00"), span("11:00", "11:30")], ""),
        ([span("00:00", "09:30"), replace(span("11:00", "11:30"), end=at("00:30", 2))], ""),
    ],
)
def test_hours_without_an_end_are_those_of_their_session(spans, told):
    session = re.match(r"(?P<day>\S+) (?P<start>\S+)-(?P<end>\S+)", "2025-06-12 09:00-12:00")
    assert session is not None
    assert _within_session(spans, session) == told
