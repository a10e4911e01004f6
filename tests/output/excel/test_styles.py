"""The room that a text takes in a cell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sco_scheduler.output.excel.styles import PAGE_POINTS, _scale_on_one_page, lines, page_columns, width


def test_chinese_is_about_twice_as_wide():
    assert width("嘉陵汽车") > 1.8 * width("abcd")


@pytest.mark.parametrize(
    ("char", "least", "most"),
    [
        ("l", 0.4, 0.7),
        ("0", 0.9, 1.0),
        ("a", 0.9, 1.0),
        ("ж", 1.0, 1.1),
        ("m", 1.3, 1.6),
        ("A", 1.1, 1.4),
        ("嘉", 1.8, 2),
    ],
)
def test_a_letter_is_about_as_wide_as_in_arial(char: str, least: float, most: float):
    assert least < width(char) < most
    assert width(char + "\u0301") == width(char), "an accent takes no room of its own"
    assert width(char * 10) == pytest.approx(10 * width(char))


@pytest.mark.parametrize(
    ("text", "room", "count"),
    [
        ("", 10, 1),
        ("short", 10, 1),
        ("two\nlines", 10, 2),
        ("several words that wrap", 10, 3),
        ("嘉" * 10, 10, 2),
        ("嘉" * 2, width("嘉"), 2),  # a line that is just full
    ],
)
def test_lines_are_counted_as_they_wrap(text: str, room: float, count: int):
    assert lines(text, room) == count


@given(st.text(max_size=60), st.floats(5, 40))
def test_more_room_never_takes_more_lines_than_a_line_for_each_character(text: str, room: float):
    assert 1 <= lines(text, room) <= 1 + len(text)


@pytest.mark.parametrize(
    ("text", "room", "count"),
    [
        ("abcdefghij" * 3, 10, 3),  # a word that is longer than a line is broken
        ("a abcdefghijabcdefghij", 10, 3),
        ("abcdefghi abcdefghi", 9, 2),
        ("ab cd ef gh", 6, 2),
        ("ab 嘉陵江汽车", 6, 2),  # Chinese fills the line that a word has begun
    ],
)
def test_words_are_broken_only_where_they_have_to_be(text: str, room: float, count: int):
    assert lines(text, room) == count


@pytest.mark.parametrize(
    ("widths", "frozen", "room", "pages"),
    [
        ([10] * 3, 1, 100, ([0], 30)),
        ([10] * 5, 1, 50, ([0], 50)),
        ([10] * 6, 2, 50, ([0, 4], 40)),  # two columns and two, and not three and one
        ([10, 80, 80], 1, 50, ([0, 2], 90)),  # a column that is too wide has a page of its own
        ([10, 30, 10, 10], 0, 40, ([0, 2], 40)),
        ([5, 4, 4], 0, 9, ([0, 1], 8)),  # narrower by one, and not by two
        ([5, 4, 5], 0, 9, ([0, 2], 9)),
        ([3, 5, 4, 4], 1, 12, ([0, 2], 11)),
    ],
)
def test_columns_are_divided_over_few_pages_of_about_equal_widths(widths, frozen, room, pages):
    assert page_columns(widths, frozen, room) == pages


@pytest.mark.parametrize(
    ("scale", "share", "found"),
    [(100, 0.5, 100), (100, 1.1, 90), (100, 1.2, 100), (80, 1.1, 72), (75, 1.1, 75), (70, 1.01, 70)],
)
def test_a_list_that_is_a_little_higher_than_a_page_is_shrunk_as_long_as_it_can_be_read(scale, share, found):
    assert _scale_on_one_page(scale, share * PAGE_POINTS * 100 / scale) == found
