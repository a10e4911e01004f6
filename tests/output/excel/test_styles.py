"""The room that a text takes in a cell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sco_scheduler.output.excel.styles import lines, width


def test_chinese_is_about_twice_as_wide():
    assert width("嘉陵汽车") > 1.8 * width("abcd")


@pytest.mark.parametrize(
    ("text", "room", "count"),
    [("", 10, 1), ("short", 10, 1), ("two\nlines", 10, 2), ("several words that wrap", 10, 3), ("嘉" * 10, 10, 2)],
)
def test_lines_are_counted_as_they_wrap(text: str, room: float, count: int):
    assert lines(text, room) == count


@given(st.text(max_size=60), st.floats(5, 40))
def test_more_room_never_takes_more_lines_than_a_line_for_each_character(text: str, room: float):
    assert 1 <= lines(text, room) <= 1 + len(text)
