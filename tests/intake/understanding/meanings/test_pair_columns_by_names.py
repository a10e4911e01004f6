"""Lists of requests are recognised by two columns of names, whatever their titles, and none is lost in silence."""

from __future__ import annotations

import pytest

from sco_scheduler.domain.event import Level
from tests.intake.understanding.answers import B, S, lists
from tests.intake.understanding.companies.test_newcomers import read_by, said

PAIRS = [(B[0], S[1]), (B[0], S[2]), (S[0], B[0]), (B[1], S[2]), (S[1], B[1]), (S[1], B[2]), (B[1], S[0]), (S[2], B[0])]
GRIDS = lists([["Company"], *([b] for b in B[:3])], [["Exhibiting firm", "Products"], *([s, "goods"] for s in S[:3])])


def requested(first: str, second: str, *, further: str = "Remark"):
    rows = [[f"R{n}", *pair, *([f"{n} tons of olives"] if n in {2, 5} else [])] for n, pair in enumerate(PAIRS)]
    return {**GRIDS, "Requests sent": [["No.", first, second, further], *rows]}


@pytest.mark.parametrize(
    ("first", "second", "asked"),
    [
        ("من (مقدّم الطلب)", "إلى (الشركة المطلوبة)", 0),
        ("Von", "An", 0),
        ("От кого", "Кому", 0),
        ("Dari", "Kepada", 0),
        ("Kimden", "Kime", 0),
        ("Nimi yksi", "Nimi kaksi", 2),
    ],
)
def test_two_columns_of_names_are_requests(tmp_path, first, second, asked):
    sheets = requested(first, second, further="رد الشركة المطلوبة")
    assert [q.guess for q in read_by(tmp_path, sheets).questions if q.kind == "column"] == ["From", "To"][:asked]
    assert said(read_by(tmp_path, sheets, sure=0.5)) == dict.fromkeys(PAIRS, Level.WANT)


@pytest.mark.parametrize(("meaning", "level"), [("wishes", Level.WANT), ("refusals", Level.NO), ("To", Level.WANT)])
def test_the_words_for_a_list_of_companies_answer_for_requests_too(tmp_path, meaning, level):
    told = f'columns = {{ "Uno" = "Company", "Dos" = "{meaning}" }}\n[remarks]\nall = "as read"\n'
    told = f'[form."Requests sent"]\nholds = "pairs"\n{told}[columns]\nall = "as read"\n'
    assert said(read_by(tmp_path, requested("Uno", "Dos"), told)) == dict.fromkeys(PAIRS, level)


@pytest.mark.parametrize(("holds", "one", "two"), [("pairs", "nothing", "To"), ("answers", "wishes", "wishes")])
def test_a_sheet_of_which_answers_leave_no_wish_stops(tmp_path, holds, one, two):
    told = f'[form."Requests sent"]\nholds = "{holds}"\ncolumns = {{ "Uno" = "{one}", "Dos" = "{two}" }}\n'
    intake = read_by(tmp_path, requested("Uno", "Dos"), told)
    assert intake.event is None
    (lost,) = [f for f in intake.findings if f.code == "sheet-left-nothing"]
    assert lost.details["columns"] == ("Uno", "Dos")
