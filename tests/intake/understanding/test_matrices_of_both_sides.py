"""A matrix that alone names the companies of both sides: signs of both in one cell, facts and a legend below it."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.intake.books import Sheets, codes, read
from tests.intake.understanding.answers import said

B = ["Almaty Kran Service", "Caspian Drill Parts", "Karaganda Mining", "Steppe Rail Works", "Tien Shan Cement"]
S = ["恒力机床 / Hengli Machine Tool", "秦峰钛业 / Qinfeng Titanium", "万联工程 / Wanlian Construction"]
S += ["东岳轴承 / Dongyue Bearing", "华腾泵业 / Huateng Pump", "双鹰电动工具 / Shuangying Power Tools"]
GRID = [
    ["B", "", "A/S", "B", "", "X"],
    ["", "C", "", "", "B/S!", ""],
    ["B/S", "S", "B", "", "", "B"],
    ["SX", "", "", "A", "C", ""],
    ["B", "B/S", "", "B", "S", ""],
]
LEGEND = [
    ["A", "buyer must meet this supplier"],
    ["B", "buyer wants to meet"],
    ["C", "buyer: only if time permits"],
    ["X", "buyer does NOT want this meeting"],
    ["S", "supplier asked for this buyer"],
    ["S!", "supplier must meet this buyer"],
    ["SX", "supplier does NOT want this meeting"],
    ["A/S, B/S …", "both asked: first the buyer's mark, then the supplier's"],
    ["(empty)", "nobody asked"],
]
FEET: list[list[Any]] = [
    ["not available (supplier)", "", "10:00-11:00 bank", "", "leaves 16:30", "", ""],
    ["max. meetings (supplier)", 3, "", "", "", 5, ""],
]
TITLE = "Sourcing Day – Thursday 23 September 2027, meetings 09:30–12:30 and 13:30–17:30 – wishes as of 16 Sept."


def matrix(words: dict[str, str] | None = None, corner: str = "Buyer \\ Supplier", *, legend: bool = True) -> Sheets:
    """The sheet, with other words in place of its signs if there are any, which no row below then explains."""
    cells = [[(words or {}).get(sign, sign) for sign in line] for line in GRID]
    rows = [[name, *line] for name, line in zip(B, cells, strict=True)]
    below = [[], *FEET, [], ["Legend"], *LEGEND] if legend and not words else []
    return {"Matrix": [[TITLE], [], [corner, *S], *rows, *below]}


def meant() -> set[tuple[str, str, str, int | None]]:
    levels = {"A": "must", "B": "want", "C": "maybe", "X": "no"}
    of_suppliers = {"S": "want", "S!": "must", "SX": "no"}
    found = set[tuple[str, str, str, int | None]]()
    for buyer, line in zip(B, GRID, strict=True):
        for supplier, sign in zip(S, line, strict=True):
            for part in filter(None, sign.split("/")):
                if part in levels:
                    found.add((buyer, supplier, levels[part], None))
                else:
                    found.add((supplier, buyer, of_suppliers[part], None))
    return found


def test_both_signs_of_a_cell_are_read_with_the_facts_and_the_legend_below(tmp_path):
    event = read(tmp_path, matrix()).event
    assert event is not None
    assert said(event) == meant()
    assert {s.date.isoformat() for s in event.sessions} == {"2027-09-23"}
    limits = {c.name: terms.maximum for c in event.companies for terms in (c.purchaser, c.supplier) if terms}
    assert {name: most for name, most in limits.items() if most is not None} == {S[0]: 3, S[4]: 5}
    away = {(c.name, f"{a.start:%H:%M}") for c in event.companies for d in c.delegates for a in d.absences}
    assert away == {(S[1], "10:00"), (S[3], "16:30")}


WORDS = {"A": "prio", "B": "okay", "C": "reserve", "X": "veto", "S": "theirs"}
WORDS |= {"A/S": "prio both", "B/S": "okay both", "B/S!": "okay both", "SX": "veto theirs"}

UNKNOWN = {"prio", "prio both", "theirs", "veto", "veto theirs"}
"""Those of them whose level has to be asked for."""


def test_unknown_words_below_unknown_names_are_a_matrix_if_its_corner_names_both_sides(tmp_path):
    intake = read(tmp_path, matrix(WORDS))
    asked = {question.subject for question in intake.questions if question.kind == "word"}
    assert asked == UNKNOWN - {"veto"}
    assert [q.subject for q in intake.questions if q.kind == "column"] == [S[-1]]  # it may have power tools


def test_columns_of_unknown_words_in_common_are_one_question_which_makes_them_a_matrix(tmp_path):
    sheets = matrix(WORDS, "Company")
    sheets["Matrix"] = [[re.sub(r"^.* / ", "", str(cell)) for cell in row] for row in sheets["Matrix"]]
    questions = [question for question in read(tmp_path, sheets).questions if question.kind == "column"]
    assert [(q.guess, "matrix" in q.options, [c.column for c in q.cells]) for q in questions] == [
        ("nothing", True, [*"BCDEFG"])
    ]
    form = tmp_path / "map.toml"
    form.write_text('[form.Matrix.columns]\nMatrix = "matrix"\n')
    answered = read(tmp_path, sheets, form=form).questions
    assert {q.subject for q in answered if q.kind == "word"} == UNKNOWN


@pytest.mark.parametrize(
    ("title", "guess"), [("双鹰电动工具 / Shuangying Power Tools", "matrix"), ("Hotel Supply", "nothing")]
)
def test_a_column_of_signs_next_to_a_matrix_is_asked_about_whatever_its_title(tmp_path, title, guess):
    rows = matrix(legend=False)["Matrix"]
    rows[2][-1] = title
    asked = {q.subject: q.guess for q in read(tmp_path, {"Matrix": rows}).questions if q.kind == "column"}
    assert asked == {title: guess}


def test_a_legend_is_no_company_whatever_else_it_explains_at_its_end(tmp_path):
    rows = matrix()["Matrix"]
    event = read(tmp_path, {"Matrix": rows}).event
    assert event is not None
    assert {company.name for company in event.companies} == {*B, *S}
    assert "request-same-role" not in codes(read(tmp_path, {"Matrix": rows}).findings)
