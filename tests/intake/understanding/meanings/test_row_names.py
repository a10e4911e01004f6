"""The company of each row is told by structure from those that other columns only choose from, whatever the titles."""

from __future__ import annotations

import pytest

from sco_scheduler.intake.table.grids import FormMap
from sco_scheduler.intake.understanding.confirmations.columns import questions_of_columns
from tests.intake.books import read
from tests.intake.understanding.answers import S

BUYERS = ("Baltwin Trade", "Winnica Import", "Feinkost Adler", "Nordic Pantry", "Baltwin Trade", "Caspi Drinks")
PEOPLE = ("Kadri Ilves", "Marek Zych", "Ute Adler", "Lars Ek", "Kadri Ilves", "Leyla Kara")
GEORGIAN = "რომელ კომპანიებთან გსურთ შეხვედრა?"
SIDES = ("Purchasers", "Suppliers")


def read_form(tmp_path, titles):
    """A form with titles for the company, the person, the options and one of these."""
    company, person, wish, must = titles
    options = [f"{wish} [{name}]" for name in (*S, "Other")]
    rows = [["Date", company, person, *options, must]]
    for n, name in enumerate(BUYERS):
        ticks = [("Yes", "No")[(n + k) % 2] for k in range(len(S))]
        chosen = S[n % 3] if n in {1, 3, 4} else ""
        rows.append([f"2026-03-0{n + 1} 10:00", name, PEOPLE[n], *ticks, "Batumi Bamboo" if n == 3 else "", chosen])
    return read(tmp_path, {"Answers": rows}, sure=0.0)


@pytest.mark.parametrize(
    "titles",
    [
        ("კომპანიის (მყიდველის) დასახელება", "საკონტაქტო პირი", GEORGIAN, "რომელ კომპანიასთან შეხვედრაა აუცილებელი?"),
        ("Zorvelta", "Contact person", "Whom would you like to meet?", "Which company is a must for you?"),
        ("Zorvelta", "Frumple", "Whom would you like to meet?", "Blint"),
    ],
)
def test_a_company_chosen_from_the_options_of_others_is_not_that_of_the_row(tmp_path, titles):
    tables = read_form(tmp_path, titles).tables
    companies = [{row.text("company") for row in tables[side]} for side in SIDES]
    assert companies == [set(BUYERS), set(S)]
    assert {row.text("from") for row in tables["Requests"]} == set(BUYERS)


def test_the_companies_are_shown_if_another_column_may_be_called_so_too(tmp_path):
    rows = [["Company", "Company name", "Role", "Whom do you want to meet?"]]
    rows += [["Altyn", "Altyn Holding", "Buyer", "Jade Tea"], ["Orda", "Orda Invest", "Buyer", "Jade Tea, Lotus Glass"]]
    rows += [["Jade Tea", "Jade Hill Co", "Supplier", ""], ["Lotus Glass", "Lotus Holding", "Supplier", ""]]
    assert [(q.kind, q.subject, q.guess) for q in read(tmp_path, {"Form": rows}).questions] == [
        *(("columns", "Company", "Company"), ("columns", "Company name", "Contact"))
    ]


@pytest.mark.parametrize("title", ["რომელ კომპანიასთან შეხვედრაა აუცილებელი?", "ვისთან შეხვედრაა?"])
def test_companies_that_are_a_must_could_not_be_those_of_the_rows(tmp_path, title):
    opened = read_form(tmp_path, ("კომპანიის (მყიდველის) დასახელება", "საკონტაქტო პირი", GEORGIAN, title)).opened
    assert opened is not None
    assert opened.understanding is not None
    assert questions_of_columns(opened.understanding.plans, FormMap()) == ()
