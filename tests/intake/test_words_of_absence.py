"""Absences in words on the format's own sheets: what was read of them is told, and a guess that was taken is named."""

from __future__ import annotations

import pytest

from tests.intake.books import base, read


def sheets(text: str):
    """The workbook of ``base`` with a text in place of hours away of the first purchaser."""
    found = base()
    found["Purchasers"][1][4] = text
    found["Fixed"] = found["Fixed"][:1]
    return found


def told(intake, code: str) -> list[str]:
    return [str(cell) for finding in intake.findings if finding.code == code for cell in finding.cells]


@pytest.mark.parametrize("text", ["after lunch", "не раньше 14:00", "下午不在"])
def test_what_was_read_of_words_is_told_with_their_cell(tmp_path, text):
    intake = read(tmp_path, sheets(text))
    assert intake.event is not None
    assert told(intake, "hours-read") == ["Purchasers!E2"]
    assert told(intake, "guess-taken") == []


@pytest.mark.parametrize("text", ["10:00-11:00", "2025-06-12", "Morning", "2025-06-12 9:00-10:00; 14:00-"])
def test_hours_in_the_notation_of_the_format_need_no_telling(tmp_path, text):
    intake = read(tmp_path, sheets(text))
    assert told(intake, "hours-read") == []


@pytest.mark.parametrize("text", ["all day", "whole day", "весь день", "全天"])
def test_the_whole_day_in_a_column_of_absences_is_probably_one_and_is_asked_about(tmp_path, text):
    intake = read(tmp_path, sheets(text))
    assert [(q.guess, q.options) for q in intake.questions] == [("00:00-24:00", ("00:00-24:00", "never"))]


def test_a_guess_at_the_whole_day_that_is_taken_is_told(tmp_path):
    intake = read(tmp_path, sheets("all day"), sure=0.5)
    assert intake.event is not None
    assert told(intake, "guess-taken") == ["Purchasers!E2"]
    assert told(intake, "hours-read") == []
    assert {span.start.day for d in intake.event.companies[0].delegates for span in d.absences} == {12}
