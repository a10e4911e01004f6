"""Text as a cell can hold it."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sco_scheduler.domain.event import ProgrammeItem
from sco_scheduler.output.texts.words import MOST_CELL_CHARACTERS, clean, cut, one_line, programme_line, units


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("plain", "plain"),
        ("tab\tstays", "tab\tstays"),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("bell\x07 nul\x00 half\ud83d end\ufffe", "bell nul half end"),
        ("嘉陵 🚗 Қазына", "嘉陵 🚗 Қазына"),
    ],
)
def test_what_a_workbook_cannot_carry_is_taken_out(text: str, cleaned: str):
    assert clean(text) == cleaned


@pytest.mark.parametrize(
    ("place", "line"), [("a" * 85, "Tea, " + "a" * 85), ("a" * 86, "Tea, " + "a" * 84 + "…"), ("", "Tea")]
)
def test_a_line_of_the_programme_has_its_place_and_is_cut_if_it_is_long(place: str, line: str):
    assert programme_line(ProgrammeItem(datetime(2025, 6, 12, 9), None, "Tea", place=place), "en") == line


@given(st.text())
def test_cleaned_text_is_stable_and_can_be_written(text: str):
    once = clean(text)
    assert clean(once) == once
    assert once.encode("utf-8").decode("utf-8") == once


@pytest.mark.parametrize("char", ["x", "嘉", "🚗"])
def test_a_text_too_long_for_a_cell_is_cut_with_a_note(char: str):
    text = clean(char * 40_000)
    assert MOST_CELL_CHARACTERS - 1 <= units(text) <= MOST_CELL_CHARACTERS
    assert text.endswith("… (cut here: 40,000 characters do not fit into a cell)")


def test_a_text_that_just_fits_is_left_alone():
    assert clean("嘉" * MOST_CELL_CHARACTERS) == "嘉" * MOST_CELL_CHARACTERS


@given(st.text(), st.integers(0, 20))
def test_cut_keeps_whole_characters(text: str, limit: int):
    assert text.startswith(cut(text, limit))
    assert units(cut(text, limit)) <= limit


def test_one_line_has_no_breaks():
    assert one_line("  a\n b\t\tc  ") == "a b c"
