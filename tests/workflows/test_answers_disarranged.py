"""Forms whose rows, names, hidden keys or versions are not as they were sent, and forms behind links or replaced."""

from __future__ import annotations

import openpyxl
import pytest

from sco_scheduler.domain.event import Level
from sco_scheduler.intake.answers.form import HIDDEN_SHEET
from sco_scheduler.workflows.answers import collect
from sco_scheduler.workflows.errors import Stopped
from sco_scheduler.workflows.wish_forms import write_wish_forms
from tests.intake.answers.forms import answer
from tests.intake.books import base
from tests.workflows.mailed import Round


def _swap_names(form, one, other):
    """Sort only the columns that are seen: the hidden IDs stay where they were."""
    for column in ("company", "country", "zone", "products", "wish", "no", "comment"):
        a, b = form.cell(one, column), form.cell(other, column)
        a.value, b.value = b.value, a.value


def test_a_wish_is_for_the_company_whose_name_is_seen_where_only_the_columns_seen_were_sorted(trade):
    def fill(form):
        form.wish("S003", 2)
        _swap_names(form, "S001", "S003")

    trade.comes("P002", fill)
    trade.collect()
    assert trade.wishes("P002") == {"S002": (Level.WANT, 1), "S003": (Level.WANT, 2)}
    assert trade.codes() == []


def test_a_name_within_another_is_told_from_it(tmp_path):
    suppliers = base()["Suppliers"]
    names = [row[1] for row in suppliers[1:]]
    suppliers[3][1] = f"{names[0]} Export"
    trade = Round(tmp_path, Suppliers=suppliers)

    def fill(form):
        form.wish("S003", 2)
        _swap_names(form, "S001", "S003")

    trade.comes("P002", fill)
    trade.collect()
    assert trade.wishes("P002") == {"S002": (Level.WANT, 1), "S003": (Level.WANT, 2)}


def test_a_form_that_was_saved_without_a_change_is_told(trade):
    name = trade.forms["P002"].name
    trade.comes("P002", lambda f: None, name=name)
    trade.collect()
    assert trade.codes() == ["answer-empty"]


def test_a_name_that_was_written_over_another_is_no_wish_for_that_one(trade):
    def fill(form):
        form.cell("S003", "company").value = "Sichuan Tractors"
        form.wish("S003", 2)

    trade.comes("P002", fill)
    found = collect(trade.back, trade.registrations, trade.folder / "joined.xlsx").findings
    (told,) = [f for f in found if f.code == "wish-target-unknown"]
    assert "Sichuan Tractors" in told.message
    assert "stops a build" in told.message
    rows = list(openpyxl.load_workbook(trade.folder / "joined.xlsx")["Requests"].values)
    assert ("P002", "Sichuan Tractors") in {row[:2] for row in rows}
    assert ("P002", "S003") not in {row[:2] for row in rows}


def test_words_added_to_a_name_leave_it_the_companys(trade):
    def fill(form):
        cell = form.cell("S003", "company")
        cell.value = f"{cell.value} (Mr Li)"
        form.wish("S003", 2)

    trade.comes("P002", fill)
    trade.collect()
    assert trade.wishes("P002")["S003"] == (Level.WANT, 2)


def test_a_company_that_cannot_be_met_is_told_to_be_left_out_of_a_build(trade):
    def fill(form):
        last = form.wishes.max_row + 1
        form.wishes.cell(last, 2).value, form.wishes.cell(last, 6).value = "Altyn Trade", 3

    trade.comes("P002", fill)
    trade.collect()
    (told,) = [f for f in trade.found.findings if f.code == "wish-target-unknown"]
    assert "a build leaves it out" in told.message


@pytest.mark.parametrize("sheet", ["wishes", "about"])
def test_a_sheet_whose_hidden_keys_are_gone_is_told(trade, sheet):
    names = []

    def fill(form):
        form.wish("S003", 2)
        form.about_us("phone", "+7 1")
        names.append(getattr(form, sheet).title)
        getattr(form, sheet).delete_rows(1)

    trade.comes("P002", fill)
    trade.collect()
    (told,) = [f for f in trade.found.findings if f.code == "answer-keys-missing"]
    assert "back.xlsx" in told.message
    assert names[0] in told.message


def test_a_row_above_the_hidden_keys_hides_nothing(trade):
    def fill(form):
        form.wish("S003", 2)
        form.wishes.insert_rows(1)
        form.wishes["B1"] = "Dear organizers, this is our answer"

    trade.comes("P002", fill)
    trade.collect()
    assert trade.wishes("P002")["S003"] == (Level.WANT, 2)
    assert trade.codes() == ["answer-text-unused"]


def test_a_refusal_in_a_second_row_counts(trade):
    def fill(form):
        form.wish("S003", 2)
        row, last = form.cell("S003", "id").row, form.wishes.max_row + 1
        for column in range(1, 9):
            form.wishes.cell(last, column).value = form.wishes.cell(row, column).value
        form.wishes.cell(last, 6).value, form.wishes.cell(last, 7).value = None, "no"

    trade.comes("P002", fill)
    trade.collect()
    assert trade.codes() == ["wish-row-twice"]
    assert trade.wishes("P002")["S003"] == (Level.NO, None)
    assert "the refusal counts" in trade.found.findings[0].message


def test_what_only_the_earlier_of_two_answers_says_of_the_company_is_told(trade):
    cells = []

    def earlier(form):
        form.wish("S003", 2)
        cells.append(form.about_us(form.fields("hours:")[0], "x"))
        cells.append(form.about_us(form.fields("delegate:+")[0], "Vera"))
        form.about_us("phone", "+7 1")
        form.wishes["J2"] = "not on Friday"

    def later(form):
        form.wish("S003", 2)
        form.about_us("phone", "+7 2")

    trade.comes("P002", earlier, name="a.xlsx", saved=1)
    trade.comes("P002", later, name="b.xlsx", saved=2)
    trade.collect()
    told = [f for f in trade.found.findings if f.code == "answer-earlier-entry"]
    assert {str(f.details["text"]) for f in told} == {"x", "Vera", "not on Friday"}
    assert {f"[a.xlsx]{cell}" for cell in cells} <= {str(f.cells[0]) for f in told}


def test_when_an_answer_was_saved_is_told_in_the_time_of_the_event(trade):
    trade.comes("P002", lambda f: f.wish("S003", 2), name="a.xlsx", saved=0)
    trade.comes("P002", lambda f: f.wish("S003", 3), name="b.xlsx", saved=1)
    trade.collect()
    (told,) = [f for f in trade.found.findings if f.code == "answer-later-version"]
    assert "2025-06-01 08:01" in told.message  # in Asia/Shanghai


def test_a_folder_behind_a_link_is_read(trade, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    answer(tmp_path / "elsewhere", lambda f: f.wish("S003", 2), form=trade.forms["P002"])
    (trade.back / "mails").symlink_to(tmp_path / "elsewhere")
    (trade.back / "itself").symlink_to(trade.back)
    trade.collect()
    assert trade.wishes("P002")["S003"] == (Level.WANT, 2)


def test_an_answer_that_was_replaced_by_a_form_as_sent_is_told(trade):
    form = answer(trade.back, lambda f: f.wish("S003", 2), form=trade.forms["P002"], name=trade.forms["P002"].name)
    write_wish_forms(trade.registrations, trade.back, companies=["P002"], overwrite=True)
    assert form.exists()
    trade.collect()
    (told,) = [f for f in trade.found.findings if f.code == "answer-outside"]
    assert "history" in told.message
    trade.comes("P002", lambda f: f.wish("S003", 3))
    trade.collect()
    assert "answer-outside" not in trade.codes()


def test_a_company_that_cancelled_is_refused_a_form_that_would_not_be_read(tmp_path):
    purchasers = base()["Purchasers"]
    purchasers[2][-2] = "cancelled"
    trade = Round(tmp_path, Purchasers=purchasers)
    with pytest.raises(Stopped, match=r"has cancelled.*no form is made"):
        write_wish_forms(trade.registrations, tmp_path / "more", companies=["P002"])
    assert not (tmp_path / "more").exists()


def test_a_form_without_its_hidden_sheet_is_told(trade):
    trade.comes("P002", lambda f: f.book.remove(f.book[HIDDEN_SHEET]))
    trade.collect()
    assert trade.codes() == ["answer-no-form"]
