"""Absence and presence as forms of further languages and unusual columns state them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.intake.books import read
from tests.intake.understanding.answers import B, S, away, hours, lists, understood


@pytest.mark.parametrize(
    ("said", "away_at"),
    [
        ("12 haziran 09:00-10:30", "12 09:00-10:30"),
        ("13 HAZİRAN'da 10:00-11:30", "13 10:00-11:30"),
        ("12 маусым 14:00-15:00", "12 14:00-15:00"),
        ("13 маусымда 14:00-15:00", "13 14:00-15:00"),
        ("12 juin: 9h-10h30", "12 09:00-10:30"),
        ("13. Juni 14:00-15:00", "13 14:00-15:00"),
        ("12 de junio 14:00-15:00", "12 14:00-15:00"),
        ("13 iyun 10:00-11:00", "13 10:00-11:00"),
        ("12 czerwca 10:00-11:00", "12 10:00-11:00"),
        ("giugno 12, 14:00-15:00", "12 14:00-15:00"),
    ],
)
def test_months_of_further_languages_are_those_of_days(tmp_path: Path, said: str, away_at: str):
    rows = [["Company", "Not available", "Would like to meet"], [B[0], said, S[0]], [B[1], None, S[1]]]
    event = understood(read(tmp_path, lists(rows)))
    assert away(event) == {B[0]: hours(event, away_at)}


@pytest.mark.parametrize("said", ["12 meitheamh 10:00-11:30", "meitheamh 12, 10:00-11:30", "12 meitheamh: 10:00-11:30"])
def test_a_number_and_an_unknown_word_before_hours_are_asked_as_that_day(tmp_path: Path, said: str):
    rows = [["Company", "Not available", "Would like to meet"], [B[0], said, S[0]], [B[1], None, S[1]]]
    asked_for = read(tmp_path, lists(rows))
    assert [(q.kind, q.guess) for q in asked_for.questions] == [("times", "2025-06-12 10:00-11:30")]
    event = read(tmp_path, lists(rows), sure=0.0).event
    assert event is not None
    assert away(event) == {B[0]: hours(event, "12 10:00-11:30")}
