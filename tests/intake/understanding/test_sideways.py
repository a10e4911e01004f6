"""A sheet with a column for each company, and its answers one below the other."""

from __future__ import annotations

import pytest

from sco_scheduler.intake.table.grids import Book
from sco_scheduler.intake.understanding.sideways import upright
from tests.intake.books import read
from tests.intake.understanding.guests import GUESTS, HOSTS, WANTED
from tests.intake.understanding.lists import sheet

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
