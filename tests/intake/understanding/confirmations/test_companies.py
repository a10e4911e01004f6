"""Companies that no sheet lists, or within the name of another, are shown once something had to be asked about."""

from __future__ import annotations

import pytest

from tests.intake.books import read, serious
from tests.intake.understanding.answers import B, S, lists
from tests.intake.understanding.confirmations.test_hours import ASKED, with_map

SHORT, LONG = "Bauhof Tölz", "Bauhof Tölz Süd"


def answers(*wishes: str):
    rows = [["Company", "Country", "Would like to meet"], [LONG, "Austria", S[0]], [SHORT, "Austria", S[1]]]
    return lists([*rows, *([b, "Kazakhstan", wish] for b, wish in zip(B, wishes or S, strict=False))])


def shown(intake):
    return {q.subject: q.samples for q in intake.questions if q.kind == "companies"}


def test_a_name_within_a_longer_one_is_shown(tmp_path):
    intake = read(tmp_path, answers(), **with_map(tmp_path, ASKED))
    assert intake.event is None
    assert shown(intake) == {SHORT: (LONG,)}
    (told,) = [finding for finding in intake.findings if finding.code == "question"]
    assert f"{SHORT}, beside {LONG}" in told.message
    assert '[companies] all = "as read"' in told.advice


def test_a_company_that_only_wishes_name_is_shown(tmp_path):
    told = f'{ASKED}[words.level]\nmust = ["x"]\n[companies]\n"{SHORT}" = "as read"\n'
    intake = read(
        tmp_path, answers(f"{S[0]}; Zorvel Mills Ltd", "Zorvel Mills Ltd"), sure=0.6, **with_map(tmp_path, told)
    )
    assert [f.cells[0].sheet for f in intake.findings if f.code == "companies-named"] == ["Buyer answers"]
    (taken,) = [f for f in intake.findings if f.code == "guess-taken" and "which no other sheet lists" in f.message]
    assert "Zorvel Mills Ltd" in taken.message


def test_a_company_that_stands_only_on_a_further_sheet_of_listed_ones_is_shown(tmp_path):
    sheets = lists(
        [["Company", "Country", "Would like to meet"], *([b, "Kazakhstan", s] for b, s in zip(B, S, strict=False))]
    )
    sheets["Stolovi"] = [["Sto", "Supplier"], *([n, s] for n, s in enumerate((*S, "Zorvel Mills"), 1))]
    intake = read(tmp_path, sheets, **with_map(tmp_path, ASKED))
    (question,) = [q for q in intake.questions if q.kind == "companies"]
    assert (question.subject, question.cells[0].sheet) == ("Zorvel Mills", "Stolovi")


@pytest.mark.parametrize(
    ("answer", "count"),
    [
        (f'[companies]\n"{SHORT}" = "as read"', 5),
        ('[companies]\nall = "as read"', 5),
        (f'[names]\n"{SHORT}" = "{LONG}"', 4),
        (f'[companies]\n"{SHORT}" = "{LONG}"', 4),
    ],
)
def test_the_map_says_whether_it_is_one_of_its_own(tmp_path, answer, count):
    intake = read(tmp_path, answers(), **with_map(tmp_path, f"{ASKED}{answer}\n"))
    assert intake.event is not None, serious(intake.findings)
    assert sum(company.purchaser is not None for company in intake.event.companies) == count


def test_without_other_questions_none_is_shown(tmp_path):
    assert shown(read(tmp_path, answers())) == {}
