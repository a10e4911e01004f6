"""Codes and numbers of companies as people shorten them: ranges, numbers without their letter, numbers in remarks."""

from __future__ import annotations

from pathlib import Path

import pytest

from sco_scheduler.intake.table.grids import Book
from sco_scheduler.intake.understanding.names.catalogue_numbers import numbers_of, with_names_of_numbers
from sco_scheduler.intake.understanding.names.whole_codes import with_whole_codes
from tests.intake.books import Sheets, read
from tests.intake.understanding.answers import B, S, event_sheets, said, understood
from tests.intake.understanding.sheets import sheet

CODES = [[f"S-0{n}", name] for n, name in enumerate(S, 1)]


def book(*wishes: object) -> Book:
    """A list of codes, and a column of wishes by them."""
    return Book(
        "book", (sheet("Sellers", ["Code", "Company"], *CODES), sheet("Wishes", ["Code"], *([w] for w in wishes)))
    )


@pytest.mark.parametrize(
    ("written", "whole"),
    [
        ("S-01–S-03", "S-01, S-02, S-03"),
        ("S-04, S-01 - 02", "S-04, S-01, S-02"),
        ("s01…s03", "S-01, S-02, S-03"),
        ("с S-02 по S-03", "с S-02, S-03"),
        ("S-03–S-01", "S-03–S-01"),
        ("S-03–S-09", "S-03–S-09"),
        ("S-01–B-03", "S-01–B-03"),
        ("4, 1", "S-04, S-01"),
        ("7", "7"),
    ],
)
def test_ranges_and_numbers_stand_for_codes_of_a_list(written: str, whole: str):
    made = with_whole_codes(book("S-01", "S-02; S-03", written))
    assert made.grids[1].rows[4][1] == whole
    assert made.grids[0] == book().grids[0]


def test_numbers_that_no_code_stands_beside_stay_numbers():
    assert with_whole_codes(book("1", "2", "S-01")).grids[1].rows[2][1] == "1"


def test_numbers_that_count_columns_of_codes_are_titles():
    wishes = sheet("Wishes", ["Whom", None, None], [1, 2, 3], ["S-01", "S-03", "S-02"], ["S-02", "S-01", "S-03"])
    made = with_whole_codes(Book("book", (book().grids[0], wishes)))
    assert made.grids[1].rows[2] == {1: 1, 2: 2, 3: 3}


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("6-8", ("6", "7", "8")),
        ("1, 3–4", ("1", "3", "4")),
        ("№ 07", ("7",)),
        ("8-6", ("8", "6")),
        ("1-900", ("1", "900")),
    ],
)
def test_a_range_has_all_numbers_between(text: str, numbers: tuple[str, ...]):
    assert numbers_of(text) == numbers


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("7 - обязательно", "Jade - обязательно"),
        ("7 - two people", "7 - two people"),
        ("except No. 7", "except Jade"),
        ("кроме № 7, № 8", "кроме Jade, № 8"),
        ("room 7", "room 7"),
    ],
)
def test_a_remark_names_the_numbers_of_a_list(text: str, named: str):
    assert with_names_of_numbers(text, {"7": "Jade"}) == named


@pytest.mark.parametrize("both", [True, False])
def test_wishes_by_numbers_with_ranges_and_remarks_on_them(tmp_path: Path, both: bool):
    sellers = [["№", "Компания"], *([n, s] for n, s in enumerate(S, 1))]
    wishes = ["3, 4", "2-3", "1"]
    rows = [
        ["№" if both else "Страна", "Компания", "Кого хочет видеть (№ по списку поставщиков)", "Примечание"],
        *([n if both else "Россия", b, w, None] for n, (b, w) in enumerate(zip(B, wishes, strict=True), 1)),
    ]
    rows[1][3], rows[2][3] = "4 - обязательно", "нужна парковка"
    sheets: Sheets = {"Закупщики": rows, "Поставщики": sellers, **event_sheets()}
    event = understood(read(tmp_path, sheets))
    assert {wish[:3] for wish in said(event)} == {
        (B[0], S[2], "want"),
        (B[0], S[3], "must"),
        (B[1], S[1], "want"),
        (B[1], S[2], "want"),
        (B[2], S[0], "want"),
    }


def test_hours_away_are_asked_of_the_company_of_their_row(tmp_path: Path):
    away = "прилёт в первый день, доступен после 11:00"
    rows = [
        ["Registrations"],
        [],
        ["Code", "Company", "Country", "Languages", "Not available", "Notes"],
        *(
            [f"B-0{n}", b, "Russia", "Russian", away if n == 1 else None, "max 3 meetings"]
            for n, b in enumerate([*B, "Orda Foods"], 1)
        ),
    ]
    (tmp_path / "map.toml").write_text('[dates]\nevent = "2026-05-19, 2026-05-20: 09:00-17:00"\n', encoding="utf-8")
    sheets = {"Buyers": rows, "Suppliers": [["Code", "Company"], *CODES]}
    intake = read(tmp_path, sheets, form=tmp_path / "map.toml")
    assert [q.samples for q in intake.questions if q.kind == "times"] == [(B[0],)]
