"""A sheet with a column for each company, and its answers one below the other."""

from __future__ import annotations

import pytest

from sco_scheduler.intake.table.grids import Book
from sco_scheduler.intake.understanding.layouts.sideways import upright
from tests.intake.books import read
from tests.intake.understanding.guests import GUESTS, HOSTS, WANTED
from tests.intake.understanding.sheets import sheet, shown

REFUSED = (4, 0, 1, 2)


@pytest.mark.parametrize(
    "labels",
    [
        ("Buyer", "Country", "Wants to see", "Keep apart", "Max meetings"),
        ("Закупщик", "Страна", "С кем встретиться", "С кем не встречаться", "Максимум встреч"),
        ("企业名称", "国家", "意向企业", "回避企业", "场次上限"),
    ],
)
def test_answers_below_a_label_go_on_in_rows_without_one(tmp_path, labels):
    wishes = [[HOSTS[w[n]] if n < len(w) else None for w in WANTED] for n in range(3)]
    rows = [[labels[0], *GUESTS], [labels[1], "KZ", "RU", "KZ", "MN"]]
    rows += [[labels[2] if not n else None, *said] for n, said in enumerate(wishes)]
    rows += [[labels[3], *(HOSTS[k] for k in REFUSED)], [labels[4], 4, None, 3, None]]
    sheets = {"Sheet1": rows, "Suppliers": [["Company"], *([host] for host in HOSTS)]}
    event = read(tmp_path, sheets, sure=0.5).event
    assert event is not None
    names = {company.id: company.name for company in event.companies}
    assert {(names[r.asker], names[r.target]) for r in event.requests if str(r.level) == "want"} == {
        (guest, HOSTS[k]) for guest, wanted in zip(GUESTS, WANTED, strict=True) for k in wanted
    }
    assert {(names[r.asker], names[r.target]) for r in event.requests if str(r.level) == "no"} == {
        (guest, HOSTS[k]) for guest, k in zip(GUESTS, REFUSED, strict=True)
    }
    assert [c.purchaser.maximum for c in event.companies if c.purchaser] == [4, None, 3, None]


def test_a_sheet_whose_titles_are_known_to_stand_beside_each_other_stays():
    grid = sheet("Forms", ["Company", *GUESTS], ["Country", "KZ", "RU"], ["Wishes", *HOSTS[:2]], ["Max meetings", 4, 5])
    book = Book("forms.xlsx", (grid,))
    assert upright(book, {"Forms"}) == book
    assert len(upright(book).grids[0].rows) == len(GUESTS) + 1


@pytest.mark.parametrize(("corner", "title"), [("Buyer", "Buyer"), ("Questions", "Company")])
def test_each_answer_tells_where_it_stood(corner, title):
    rows = [[corner, "A", "B", "C"], ["Country", "KZ", None, "RU"], ["Wants to see", "x", "y"], ["Max meetings", 4, 5]]
    assert shown(*upright(Book("", (sheet("S", *rows),))).grids) == [
        f"S 1: A1 {title}, A2 Country, A3 Wants to see, A4 Max meetings",
        "S 2: B1 A, B2 KZ, B3 x, B4 4",
        "S 3: C1 B, C3 y, C4 5",
        "S 4: D1 C, D2 RU",
    ]


def test_what_goes_on_below_an_answer_is_part_of_it_and_other_sheets_stay_as_they_are():
    rows = [["Buyer", "A", "B", "C"], ["Country", "KZ"], ["Wants to see", "x", "y"], [None, None, "z", "w"]]
    (made,) = upright(Book("", (sheet("S", *rows, ["Max meetings", 4]),))).grids
    assert [made.rows[n].get(3) for n in (1, 2, 3, 4)] == ["Wants to see", "x", "y\nz", "w"]
    for others in (
        rows[:2],
        [rows[0], ["KZ", 1, 2, 3], ["RU", 4, 5, 6]],
        [["Buyer", "A", "a", "C"], *rows[1:3], rows[1]],
    ):
        book = Book("", (sheet("S", *others),))
        assert upright(book) == book


@pytest.mark.parametrize(
    ("rows", "turned"),
    [
        ([["Buyer", "A", "B", "C"], ["Country", "KZ", "RU", "KZ"], ["Contact", "Li", "Bo", "Wu"]], True),
        ([["Questions", "A", "B", "C"], ["Wants to see", "x", "y", "z"], ["Country", "KZ", "RU", "KZ"]], True),
        ([["Questions", "A", "B", "C"], ["Contact", "Li", "Bo", "Wu"], ["Country", "KZ", "RU", "KZ"]], False),
        ([["Questions", "A", "B", "C"], ["Company", "Li", "Bo", "Wu"], ["Wants to see", "x", "y", "z"]], False),
    ],
)
def test_titles_at_the_left_are_known_by_a_side_or_wishes_and_not_below_the_numbers_of_answers(rows, turned):
    (made,) = upright(Book("", (sheet("S", *rows),))).grids
    assert (
        list(made.rows[1].values()) == [rows[0][0] if rows[0][0] == "Buyer" else "Company", *(r[0] for r in rows[1:])]
    ) is turned


def test_a_long_list_is_not_searched_for_one_on_its_side():
    rows = [["Buyer", "Altyn Trade", "Orda Foods"], ["Country", "KZ", "KG"], ["First choice", "Jade", "Lotus"]]
    rows += [["Second choice", "Lotus", None], ["Max meetings", 4, 5]]
    short, long = sheet("L", *rows), sheet("L", *rows, *[["Remark", "x", "y"]] * 1_000)
    assert upright(Book("", (short,))).grids != (short,)
    assert upright(Book("", (long,))).grids == (long,)
