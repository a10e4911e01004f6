"""Rows of a form tool that belong to an answer on another sheet have its company in place of its number."""

from __future__ import annotations

import pytest

from sco_scheduler.intake.table.grids import Book
from sco_scheduler.intake.understanding.companies.linked_sheets import are_linked_people, with_linked_rows
from tests.intake.understanding.columns_of import column
from tests.intake.understanding.sheets import sheet

FORM = [["Company", "Country", "_index"], ["Altyn Trade", "KZ", 1], ["Orda Foods", "KZ", 2], ["Ural Import", "RU", 3]]
PEOPLE = [["Name", "_parent_index", "Email"], ["Ann Lee", 1, "a@example.org"], ["Bo Wu", 3, "b@example.org"]]


def linked(people, form=FORM, *more):
    """The rows of the sheet of people, each with its cells in the order of their columns."""
    book = Book("form.xlsx", (sheet("Form", *form), sheet("people", *people), *more))
    return [list(values.items()) for values in with_linked_rows(book).grids[1].rows.values()]


def test_the_number_of_an_answer_becomes_its_company_in_the_same_cell():
    assert linked(PEOPLE) == [
        [(1, "Name"), (2, "Company (linked)"), (3, "Email")],
        [(1, "Ann Lee"), (2, "Altyn Trade"), (3, "a@example.org")],
        [(1, "Bo Wu"), (2, "Ural Import"), (3, "b@example.org")],
    ]


@pytest.mark.parametrize(
    ("link", "to"),
    [
        ("_submission__id", "_id"),
        ("_submission__uuid", "_uuid"),
        ("PARENT_KEY", "KEY"),
        ("ParentGlobalID", "GlobalID"),
        ("parentrowid", "globalid"),
    ],
)
def test_tools_call_the_columns_in_several_ways(link, to):
    form, people = [[*FORM[0][:2], to], *FORM[1:]], [["Name", link, "Email"], *PEOPLE[1:]]
    assert [row[1][1] for row in linked(people, form)] == ["Company (linked)", "Altyn Trade", "Ural Import"]


def test_a_row_without_a_number_stays_without_a_company_and_other_columns_of_the_tool_are_left_out():
    people = [["Name", "_index", "_parent_table_name", "_parent_index"], ["Ann Lee", 1, "Form", 1], ["Bo Wu", 2]]
    assert linked(people) == [
        [(1, "Name"), (4, "Company (linked)")],
        [(1, "Ann Lee"), (4, "Altyn Trade")],
        [(1, "Bo Wu")],
    ]


@pytest.mark.parametrize(
    "people",
    [
        [PEOPLE[0], ["Ann Lee", 7, None]],  # no such answer
        [["Name", "Number", "Email"], *PEOPLE[1:]],
        [[], []],
    ],
)
def test_other_sheets_stay_as_they_are(people):
    assert linked(people) == [list(values.items()) for values in sheet("people", *people).rows.values()]


def test_a_single_sheet_refers_to_nothing():
    book = Book("form.xlsx", (sheet("people", *PEOPLE),))
    assert with_linked_rows(book) is book


@pytest.mark.parametrize(
    ("columns", "linked_people"),
    [
        ([("Company (linked)", "Jade Tea", "Orda Foods"), ("Name", "Ann Lee", "Bo Wu")], True),
        ([("Company (linked)", "Jade Tea", "Orda Foods"), ("Products", "tea", "food")], False),
        ([("Company", "Jade Tea", "Orda Foods"), ("Name", "Ann Lee", "Bo Wu")], False),
        ([], False),
    ],
)
def test_a_list_of_people_names_no_companies_but_those_of_its_answers(columns, linked_people):
    assert are_linked_people([column(title, *cells) for title, *cells in columns]) is linked_people
