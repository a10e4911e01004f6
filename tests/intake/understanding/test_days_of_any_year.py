"""Days of an unknown year: the one in which they may be stands for it."""

from __future__ import annotations

from datetime import date

import pytest

from sco_scheduler.intake.understanding.days_of_any_year import in_suitable_year
from tests.intake.books import event_of


@pytest.mark.parametrize(
    ("titles", "first"),
    [(["Wed 07/10", "Thu 08/10"], 2), (["Mer. 07/10"], 2), (["07/10"], 5), (["Wed 07/10", "Wed 08/10"], None)],
)
def test_days_stand_in_a_year_in_which_they_are_on_their_days_of_the_week(titles, first):
    days = in_suitable_year([(0, 10, 7), (0, 10, 8)], titles)
    assert [day.weekday() for day in days] == ([] if first is None else [first, first + 1])


@pytest.mark.parametrize(
    "titles",
    [
        ("Mer. 07/10 matin (9h-12h30)", "Jeu. 08/10 matin (9h-12h30)"),
        ("Ср 07.10 утро (9:00-12:30)", "Чт 08.10 утро (9:00-12:30)"),
        ("10/7 上午（9:00-12:30）", "10/8 上午（9:00-12:30）"),
    ],
)
def test_ticks_below_hours_of_days_in_figures_are_of_their_day_alone(tmp_path, titles):
    rows = [
        ["Company", "Role", "Wishes", *titles],
        ["Altyn Trade", "Buyer", "Jade Tea", "✓", "✗"],
        ["Ural Import", "Buyer", "Jade Tea", "✓", "✓"],
        ["Jade Tea", "Supplier", "", "✓", "✓"],
    ]
    event = event_of(tmp_path, {"Form": rows}, today=date(2026, 9, 1))
    (away,) = (company for company in event.companies if company.name == "Altyn Trade")
    assert {span.start.date() for span in away.delegates[0].absences} == {date(2026, 10, 8)}
