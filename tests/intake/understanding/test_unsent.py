"""Answers of a form that were begun and never sent are left out, and it is said."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from tests.intake.books import read
from tests.intake.mapped import read_by
from tests.intake.understanding.answers import B, S, lists, understood

BEGUN = datetime(2026, 2, 1, 9, 5, 12)


def answers(sent: str, begun: str = "Date started", *, text: bool = False) -> list[list[Any]]:
    """An answer of each buyer, and one of the first that it did not send."""
    rows: list[list[Any]] = [[sent, begun, "Company", "Wishes"]]
    for n, buyer in enumerate(B):
        rows.append([BEGUN + timedelta(days=n, minutes=9), BEGUN + timedelta(days=n), buyer, S[n]])
    rows.append([None, BEGUN - timedelta(days=1), B[0], S[3]])
    return [[str(v) if text and isinstance(v, datetime) else v for v in row] for row in rows]


def wishes(intake) -> set[tuple[str, str]]:
    event = understood(intake)
    names = {company.id: company.name for company in event.companies}
    return {(names[r.asker], names[r.target]) for r in event.requests}


TITLES = ["Date submitted", "Data wysłania", "Datum Abgeschickt", "Fecha de envío", "Дата отправки", "提交时间"]


@pytest.mark.one_of(3)
@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("text", [False, True])
def test_an_answer_that_was_never_sent_is_left_out_and_told(tmp_path, title, text):
    intake = read(tmp_path, lists(answers(title, text=text)))
    assert wishes(intake) == {(buyer, S[n]) for n, buyer in enumerate(B)}
    told = [f for f in intake.findings if f.code == "rows-not-used"]
    assert [str(f.cells[0]) for f in told] == ["Buyer answers row 5"]


def test_a_row_that_was_added_by_hand_stays(tmp_path):
    rows = answers("Date submitted")
    rows[-1] = [None, None, "Orda Foods", S[3]]
    assert ("Orda Foods", S[3]) in wishes(read(tmp_path, lists(rows)))


def test_answers_of_which_most_have_no_time_stay(tmp_path):
    rows = answers("Date submitted")
    rows[2][0] = rows[3][0] = None
    assert (B[1], S[1]) in wishes(read(tmp_path, lists(rows)))


@pytest.mark.one_of(3)
@pytest.mark.parametrize(
    ("title", "sent", "open_word"),
    [
        *(("Date submitted", BEGUN, None), ("Status", "Confirmed", "draft"), ("Completion", "complete", "partial")),
        *(("Finished", "True", "False"), ("Response status", "complete", "not submitted"), ("Complete?", "yes", "no")),
        *(("Статус", "подтверждено", "не завершено"), ("状态", "已确认", "未提交"), ("Progress", "100", "40")),
        *(("Stato", "confermato", "bozza"), ("제출 상태", "제출", "미제출"), ("Durum", "onaylandı", "taslak")),
    ],
)
def test_the_only_answer_of_a_company_that_was_never_sent_is_asked_about(tmp_path, title, sent, open_word):
    rows = [[title, "Begun", "Company", "Wishes"], *([sent, BEGUN, b, S[n]] for n, b in enumerate(B))]
    rows[1][0] = open_word
    intake = read(tmp_path, lists(rows))
    asked = [(q.subject, q.guess, q.options) for q in intake.questions if q.kind == "word"]
    assert (f"{title}: {open_word or '—'}", "registered", ("registered", "cancelled")) in asked
    rows.append([sent, BEGUN, B[0], S[3]])
    intake = read(tmp_path, lists(rows), sure=0.3)
    assert (B[0], S[3]) in wishes(intake)
    assert [str(f.cells[0]) for f in intake.findings if f.code == "rows-not-used"] == ["Buyer answers row 2"]


def test_the_only_answer_of_a_company_that_was_never_sent_is_used_or_left_out(tmp_path):
    rows = [["Finished", "Company", "Wishes"], *([str(bool(n)), b, S[n]] for n, b in enumerate(B))]
    for answer, gone in (("registered", []), ("cancelled", [B[0]])):
        event = understood(read_by(tmp_path, f'[words.status]\n{answer} = ["Finished: False"]\n', lists(rows)))
        assert [company.name for company in event.companies if company.cancelled] == gone
