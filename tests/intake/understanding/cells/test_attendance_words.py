"""Words for coming and not coming, below a day: they are hours of that day, and no status of the company."""

from __future__ import annotations

import pytest

from tests.intake.books import read
from tests.intake.understanding.answers import B, S, away, hours, lists


@pytest.mark.parametrize(
    ("titles", "there", "absent"),
    [
        (("12 June", "13 June"), "comes", "does not come"),
        (("12. Juni", "13. Juni"), "kommt", "kommt nicht"),
        (("12 июня", "13 июня"), "придёт", "не придёт"),
        (("6月12日", "6月13日"), "来", "不来"),
        (("6-р сарын 12", "6-р сарын 13"), "ирнэ", "ирэхгүй"),
        (("12 juin", "13 juin"), "vient", "ne vient pas"),
    ],
)
def test_who_does_not_come_on_one_day_is_away_then_and_has_not_cancelled(tmp_path, titles, there, absent):
    rows = [
        ["Company", *titles, "Would like to meet"],
        [B[0], there, absent, S[0]],
        [B[1], there, there, S[1]],
        [B[2], there, there, S[2]],
    ]
    event = read(tmp_path, lists(rows), sure=0.0).event
    assert event is not None
    assert not any(company.cancelled for company in event.companies)
    assert away(event) == {B[0]: hours(event, "13 09:00-17:00")}
