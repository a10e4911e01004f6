"""Words beside requests are a scale if one of them is a must, and each that is not surely known is asked about."""

from __future__ import annotations

from itertools import cycle, product

import pytest

from tests.intake.books import read
from tests.intake.understanding.test_as_forms_say import B, S, Sheets, asked, sides


def scale(title: str, *words: str) -> Sheets:
    """A log of wishes with these words in turn."""
    rows = [[b, s, word] for (b, s), word in zip(product(B, S), cycle(words), strict=False)]
    return {**sides(), "Log": [["Requested by", "Wants to meet", title], *rows]}


@pytest.mark.parametrize(
    ("title", "must", "open_word"),
    [
        ("Рівень зацікавленості", "обов'язково", "попередньо"),
        ("How important", "must", "pending"),
        ("重要程度", "必须", "待审核"),
        ("Wichtigkeit", "unbedingt", "noch offen"),
    ],
)
def test_a_word_that_leaves_a_status_open_is_asked_about_as_a_step_of_a_scale(tmp_path, title, must, open_word):
    assert (open_word, "maybe") in asked(read(tmp_path, scale(title, must, open_word)))


def test_words_of_an_unknown_language_in_a_column_with_a_sign_of_a_telephone_are_asked_about(tmp_path):
    intake = read(tmp_path, scale("Zorvel wa blixum", "qwarnd", "wyrfel"))
    assert ("Zorvel wa blixum", "Level") in asked(intake)
