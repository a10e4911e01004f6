"""A sheet that gives each day of the event with its hours in a row of its own, and days that nothing makes certain."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from sco_scheduler.intake.understanding.told_sessions import PATH
from tests.intake.books import Sheets, read
from tests.intake.understanding.answers import B, S

BOTH = ["06-09 10:00-14:00", "06-09 16:00-19:00", "06-10 10:00-14:00"]
APART = ["06-09 10:00-17:00", "06-10 10:00-14:00"]


def lists(rows: list[list[object]], *, above: str = "") -> Sheets:
    """Lists of buyers and sellers, and a sheet with notes."""
    return {
        "Buyers": [*([[above]] if above else []), ["Buyer", "Would like to meet"], *([n, S[0]] for n in B)],
        "Sellers": [["Seller", "Zone"], *([n, "A"] for n in S)],
        "Notes": rows,
    }


def held(tmp_path, sheets: Sheets, **options: float) -> list[str]:
    event = read(tmp_path, sheets, today=date(2026, 5, 1), **options).event
    assert event is not None
    return [f"{s.start:%m-%d %H:%M}-{s.end:%H:%M}" for s in event.sessions]


@pytest.mark.parametrize(
    "rows",
    [
        [["Tuesday 9 June: 10:00–14:00 and 16:00–19:00"], ["Wednesday 10 June: 10:00–14:00"]],
        [["Spring fair, Seville"], ["Martes 9 de junio: 10:00–14:00 y 16:00–19:00"], ["Miércoles 10 de junio: 10-14h"]],
        [["9 июня, вторник", "10:00–14:00, 16:00–19:00"], ["10 июня, среда", "10:00–14:00"]],
        [["Day", "Hours"], ["9 June", "10:00–14:00, 16:00–19:00"], ["10 June", "10:00–14:00"]],
        [["6月9日 10:00-14:00、16:00-19:00"], ["6月10日 10:00-14:00"]],
        [["9 June 10:00-19:00"], ["10 June 10:00–14:00"], ["break 14:00-16:00"]],
    ],
)
def test_rows_with_a_day_and_its_hours_are_the_sessions(tmp_path, rows):
    assert held(tmp_path, lists(rows)) == BOTH


@pytest.mark.parametrize(
    "rows",
    [
        [["Day", "From", "To"], ["9 June", "10:00", "17:00"], ["10 June", "10:00", "14:00"]],
        [
            ["Day", "From", "To"],
            [datetime(2026, 6, 9), time(10), time(17)],  # as workbooks have them
            [datetime(2026, 6, 10), time(10), time(14)],
        ],
        [["9 June 10:00-17:00"], ["10 June 10:00-14:00"], ["10 June 15:00-19:00 excursion"]],
        [["9 June 2026, 10:00-17:00"], ["10 June 2026, 10:00-14:00"], ["Lists were closed on 4 April."]],
    ],
)
def test_rows_of_other_parts_of_the_programme_are_left_out(tmp_path, rows):
    assert held(tmp_path, lists(rows)) == APART


def test_the_same_hours_on_each_day(tmp_path):
    rows = [["9 June 10:00–17:00"], ["10 June 10:00–17:00"]]
    assert held(tmp_path, lists(rows)) == ["06-09 10:00-17:00", "06-10 10:00-17:00"]


def test_a_day_with_hours_is_surer_than_one_of_which_the_lists_are(tmp_path):
    sheets = lists([["Hall 3"]], above="Meetings on 9 June, 10:00-17:00")
    sheets["Sellers"] = [["Additions that came after 25 April:"], *sheets["Sellers"]]
    assert held(tmp_path, sheets) == ["06-09 10:00-17:00"]


@pytest.mark.parametrize(
    ("rows", "guess"),
    [
        ([["Fair opens 9 June 9 am"], ["First meeting 10:00, last one 16:30"]], "2026-06-09: 09:00-12:00, 14:00-17:00"),
        ([["Fair 9-10 June"], ["Fair 12 June"]], "2026-06-09, 2026-06-10: 09:00-12:00, 14:00-17:00"),
    ],
)
def test_days_that_may_be_those_of_the_event_are_asked_about(tmp_path, rows, guess):
    intake = read(tmp_path, lists(rows), today=date(2026, 5, 1))
    (asked,) = intake.questions
    assert (asked.path, asked.guess, asked.cells[0].sheet) == (PATH, guess, "Notes")
    (told,) = [f for f in intake.findings if f.code == "question"]
    assert str(told.details["question"]).startswith("When is the event? Titles or notes name days")


@pytest.mark.parametrize("rows", [[["Printed on 30 April 2026"]], [["Deadline 20 May"]], [["Hall 3", "floor 2"]]])
def test_other_days_are_not(tmp_path, rows):
    assert not read(tmp_path, lists(rows), today=date(2026, 5, 1)).questions


@pytest.mark.parametrize("name", ["2026", "9", "Fa", "Fai"])
def test_a_company_named_like_part_of_a_date_hides_no_day(tmp_path, name):
    rows = [["Fair 9-10 June 2026"], ["Fair 12 June 2026"]]
    sheets = lists(rows)
    sheets["Sellers"] = [*sheets["Sellers"], [name, "A"]]
    intake = read(tmp_path, sheets, today=date(2026, 5, 1))
    assert PATH in [question.path for question in intake.questions]


def test_a_day_beside_a_company_is_about_that_alone(tmp_path):
    sheets = lists([["Open Trade comes on 9 June 2026 at 9 am"]])
    sheets["Sellers"] = [*sheets["Sellers"], ["Open Trade", "A"]]
    assert PATH not in [question.path for question in read(tmp_path, sheets, today=date(2026, 5, 1)).questions]
