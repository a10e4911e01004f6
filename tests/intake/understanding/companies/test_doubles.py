"""Rows that remarks call another entry of a company are asked about as one company, and do not count then."""

from __future__ import annotations

from pathlib import Path

import pytest

from sco_scheduler.intake.understanding.names.matching import SURE
from sco_scheduler.intake.values.outdated import says_double, says_same_company
from tests.intake.books import Sheets, read
from tests.intake.understanding.companies.test_newcomers import read_by, said

SUPPLIERS = ["Alpha Tea", "Beta Silk", "Gamma Steel", "Delta Foods"]
FIRST, LATER = ["Alpha Tea", "Beta Silk"], ["Delta Foods"]


def form(first: str, later: str, note: str = "", later_note: str = "", *, coded: bool = False) -> Sheets:
    titles = ["Your company (buyer)", "Which suppliers would you like to meet?", "Office notes"]
    rows = [
        [first, ", ".join(FIRST), note],
        ["Bishkek Foods", "Gamma Steel", ""],
        [later, ", ".join(LATER), later_note],
        ["Tashkent Cotton", "Beta Silk", ""],
    ]
    if coded:
        titles, rows = ["Code", *titles], [[f"B{n}", *row] for n, row in enumerate(rows, 1)]
    listed = [["Company", "Products"], *([name, name.split()[1]] for name in SUPPLIERS)]
    return {"Answers": [titles, *rows], "Suppliers": listed}


def asked(folder: Path, sheets: Sheets) -> list[tuple[str, str, str]]:
    return [(question.kind, question.subject, question.guess) for question in read(folder, sheets, sure=SURE).questions]


@pytest.mark.parametrize(
    ("text", "double"),
    [
        *((text, True) for text in ("duplicate of row 2", "Double entry, see above", "replaced by row 9")),
        *((text, True) for text in ("дубль", "двойная запись")),
        *((text, True) for text in ("已被8月11日的答卷替代", "重复")),
        *((text, True) for text in ("Mükerrer kayıt, A1 ile aynı firma", "Dublette", "doublon")),
        # the row counts
        *((text, False) for text in ("duplicate, use this one", "дубль, учитывать эту", "重复，以这份为准")),
        *(
            (text, False)
            for text in ("needs a projector", "ignore my first answer", "дубль?", "same company as Orda", "")
        ),
    ],
)
def test_what_a_double_entry_is_called(text: str, double: bool) -> None:
    assert says_double(text) is double


@pytest.mark.parametrize(
    ("text", "same"),
    [
        *((text, True) for text in ("same company as Orda Trade", "та же компания, что А1", "与第3行是同一家公司")),
        *((text, True) for text in ("A1 ile aynı firma", "dieselbe Firma wie oben")),
        *((text, False) for text in ("the same day as last year", "наша компания", "公司", "duplicate")),
    ],
)
def test_what_says_that_two_rows_are_of_one_company(text: str, same: bool) -> None:
    assert says_same_company(text) is same


@pytest.mark.parametrize(
    ("first", "later", "note"),
    [
        ("Orda Trade", "Orda Trading Company", "duplicate of row 2"),
        ("ООО «Орда Трейд»", "Орда Трейдинг Компани", "дубль"),
        ("成都蜀喵电子商务有限公司", "成都蜀喵电商", "重复填写"),
        ("Orda Ticaret A.Ş.", "Orda Ticareti", "Mükerrer kayıt"),
    ],
)
def test_the_company_of_a_double_entry_is_asked_about_once(tmp_path: Path, first: str, later: str, note: str) -> None:
    assert asked(tmp_path, form(first, later, later_note=note)) == [("name", later, first)]


def test_the_company_that_a_remark_names_is_the_guess_whatever_its_name(tmp_path: Path) -> None:
    sheets = form("Orda Trade", "OTC LLP", later_note="double entry, same company as Orda Trade")
    assert asked(tmp_path, sheets) == [("name", "OTC LLP", "Orda Trade")]


def test_an_entry_that_a_later_one_replaces_is_asked_about_below_the_later_name(tmp_path: Path) -> None:
    sheets = form("Orda Trade", "Orda Trading Company", "superseded by the answer of 3 September")
    assert asked(tmp_path, sheets) == [("name", "Orda Trading Company", "Orda Trade")]


def wishes(folder: Path, sheets: Sheets, answer: str) -> set[tuple[str, str]]:
    made = read_by(folder, sheets, f'[names]\n"Orda Trading Company" = "{answer}"\n')
    return {pair for pair in said(made) if pair[0].startswith("Orda")}


@pytest.mark.parametrize("coded", [False, True])
def test_a_double_entry_does_not_count_if_it_is_one(tmp_path: Path, coded: bool) -> None:
    sheets = form("Orda Trade", "Orda Trading Company", later_note="duplicate of row 2", coded=coded)
    assert wishes(tmp_path, sheets, "Orda Trade") == {("Orda Trade", name) for name in FIRST}


@pytest.mark.parametrize("coded", [False, True])
def test_a_double_entry_is_a_company_of_its_own_if_she_says_so(tmp_path: Path, coded: bool) -> None:
    sheets = form("Orda Trade", "Orda Trading Company", later_note="duplicate of row 2", coded=coded)
    both = {("Orda Trade", name) for name in FIRST} | {("Orda Trading Company", name) for name in LATER}
    assert wishes(tmp_path, sheets, "new purchaser") == both


def test_the_later_entry_counts_if_the_earlier_one_is_replaced(tmp_path: Path) -> None:
    sheets = form("Orda Trade", "Orda Trading Company", "superseded by the answer of 3 September")
    assert {target for _, target in wishes(tmp_path, sheets, "Orda Trade")} == {*LATER}


def test_a_later_row_of_the_same_name_that_is_called_a_duplicate_does_not_count(tmp_path: Path) -> None:
    made = read_by(tmp_path, form("Orda Trade", "Orda Trade", later_note="duplicate, please use the first answer"))
    assert {target for asker, target in said(made) if asker == "Orda Trade"} == {*FIRST}
    assert "answer-replaced" in {finding.code for finding in made.findings}
