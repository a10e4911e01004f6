"""Answers of a form that were begun and never sent are left out, and it is said."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from tests.intake.books import read
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
