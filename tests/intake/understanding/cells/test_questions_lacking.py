"""An answer on a remark needs the number or the languages that the remark does not state."""

from __future__ import annotations

import pytest

from sco_scheduler.intake.understanding.cells.questions import lacks_content


@pytest.mark.parametrize(
    ("meaning", "text", "lacks"),
    [
        ("Maximum", "at most 5 meetings", False),
        ("maximum", "5", False),
        ("Maximum", "not too many, please", True),
        ("Minimum", "at least 3 meetings", False),
        ("Minimum", "some meetings", True),
        ("people", "2 delegates who meet apart", False),
        ("people", "2", False),
        ("people", "two of us, at different tables", False),
        ("people", "we sit together", False),
        ("people", "two of us", True),
        ("people", "12 June, 2 delegates", True),  # which of the numbers
        ("people", "call 77012345678", True),
        ("people", "", True),
        ("Languages", "speaks Russian", False),
        ("Languages", "interpreter into Chinese", False),
        ("Languages", "French", False),
        ("Languages", "zorvel blixum", True),
        ("Not available", "zorvel blixum", False),
        ("Notes", "", False),
    ],
)
def test_an_answer_lacks_what_its_text_does_not_say(meaning, text, lacks):
    assert lacks_content(meaning, text) is lacks
