"""How the cells of a list are written on the format's sheets, and which of them leave the field open."""

from __future__ import annotations

from datetime import datetime

import pytest

from sco_scheduler.intake.understanding.companies.answered_values import format_value, is_open


@pytest.mark.parametrize(
    ("name", "raw", "title", "value"),
    [
        ("languages", "English┋Russian", "Languages", "English; Russian"),  # as form tools list options
        ("zone", "A | B", "Zone", "A; B"),
        ("not_available", "12 June;#13 June", "Absent", "12 June; 13 June"),
        ("products", "pumps | valves", "Products", "pumps | valves"),
        ("not_available", datetime(2025, 6, 12), "Absent", datetime(2025, 6, 12)),
        ("id", 7, "No.", "7"),
        ("maximum", "up to 5", "Meetings", 5),
        ("maximum", 5, "Meetings", 5),
        ("maximum", "as many as fit", "Meetings", "as many as fit"),
    ],
)
def test_a_value_is_written_as_the_format_has_it(name, raw, title, value):
    assert format_value(name, raw, str(raw), title) == value


@pytest.mark.parametrize(
    ("name", "text", "leaves_open"),
    [
        ("maximum", "no limit", True),
        ("maximum", "-", True),
        ("maximum", "5", False),
        ("maximum", "non prima delle 10.30 tutti e due i giorni", True),
        ("maximum", "DISDETTA 18/11", True),
        *(("maximum", text, True) for text in ("4 on 18 November", "max 3 before 12:00")),  # asked about as remarks
        *(("maximum", text, False) for text in ("max 4", "many", "6 ó 7, mejor 6")),
        ("not_available", "always available", True),
        ("not_available", "12 June", False),
        ("languages", "", True),
        ("languages", "none", False),
        ("email", "n/a", True),
        ("company", "n/a", False),
    ],
)
def test_an_answer_without_content_leaves_its_field_open(name, text, leaves_open):
    assert is_open(name, text) is leaves_open
