"""What somebody is not limited to is no absence."""

from __future__ import annotations

import pytest

from sco_scheduler.intake.values.presence import told_absence
from sco_scheduler.intake.values.readings import without_not_only


@pytest.mark.parametrize(
    "text",
    [
        "will be there both days, not only on 2026-04-15",
        "kommt an beiden Tagen, nicht nur am 2026-04-15",
        "будут оба дня, а не только 2026-04-15",
        "буде обидва дні, не тільки 2026-04-15",
        "sera là les deux jours, pas seulement le 2026-04-15",
        "có mặt cả hai ngày, không chỉ ngày 2026-04-15",
        "两天都来，不只2026-04-15",
    ],
)
def test_a_day_behind_not_only_is_no_day_of_absence(text):
    assert told_absence(text) is None


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("not there on 12 june, not only in the morning", "not there on 12 june"),
        ("not only 12 june", "not only 12 june"),
        ("there on 12 june", "there on 12 june"),
        ("not only", "not only"),
        ("come not only on monday", "come"),
        ("there not only in the morning, but all day", "there, but all day"),
    ],
)
def test_what_is_said_besides_stays(text, rest):
    assert without_not_only(text) == rest


@pytest.mark.parametrize("text", ["nicht nur am 10. Juni da", "not only there on 2026-04-15"])
def test_a_text_that_begins_with_not_only_tells_no_absence_for_sure(text):
    assert told_absence(text) is None
