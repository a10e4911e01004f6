"""The days of spans and lists that share a month, written out."""

from __future__ import annotations

import pytest

from sco_scheduler.intake.values.day_spans import with_each_day


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("13-14 june", ["13 june", "14 june"]),
        ("13, 14 and 16 june", ["13 june", "14 june", "16 june"]),
        ("june 13 to 15", ["13 june", "14 june", "15 june"]),
        ("13. bis 14. juni", ["13 june", "14 june"]),
        ("2026. június 13–14.", ["13 june", "14 june"]),
        ("13 и 14 июня", ["13 june", "14 june"]),
        ("6月13日至14日", ["13 june", "14 june"]),
        ("2026-06-13/14", ["13 june 2026", "14 june 2026"]),
        ("13.-14.6.2026", ["13 june 2026", "14 june 2026"]),
    ],
)
def test_each_day_of_a_span_or_list_has_its_month(text, days):
    assert ", ".join(days) in with_each_day(text)


@pytest.mark.parametrize(
    "text", ["13 june", "14-13 june", "13-40 june", "3, 10-16 june", "13 june 10-16h", "13 tables, 14 chairs"]
)
def test_what_is_no_span_of_days_stays(text):
    assert with_each_day(text).strip() == text
