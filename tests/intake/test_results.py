"""What is counted of an event that was read."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sco_scheduler.domain.messages import Cell
from sco_scheduler.intake.results import WishesRead, event_counts
from tests.events import company, event, span


def test_companies_by_role_hours_away_and_requests_by_level():
    first = company("P1", delegates=2)
    away = replace(first.delegates[0], absences=(span("09:00", "09:20"),))
    of = event(
        purchasers=[
            replace(first, delegates=(away, first.delegates[1])),
            company("P2", away=[span("09:00", "09:20")], cancelled=True),
            company("B1"),
        ],
        suppliers=[company("B1"), company("S1", away=[span("09:00", "09:20")])],
        requests=["P1 > S1 must", "P1 > B1 maybe", "B1 > S1", "S1 > P1 no"],
    )
    assert event_counts(of) == {
        "purchasers": 2,
        "suppliers": 2,
        "both": 1,
        "absent": 2,
        "must": 1,
        "want": 1,
        "maybe": 1,
        "no": 1,
    }


@pytest.mark.parametrize(
    ("wishes", "told"),
    [
        (WishesRead("W", 9, 3, 2, used=9), "W: 9 wishes of 3 companies in 2 columns, 9 used"),
        (
            WishesRead("W", 9, 3, 2, used=8),
            "W: 9 wishes of 3 companies in 2 columns, 8 used, 1 left out (see the findings)",
        ),
        (
            WishesRead("W", 9, 3, 2, used=6, nobody=(Cell("W", 7, "J"),), replaced=2),
            "W: 9 wishes of 3 companies in 2 columns, 6 used, 1 names nobody (J7), 2 left out (see the findings), "
            "2 withdrawn or replaced by a later answer",
        ),
    ],
)
def test_wishes_are_accounted_for_to_the_last(wishes, told):
    assert str(wishes.told) == told


def test_of_those_who_are_nobody_twelve_cells_are_named():
    cells = tuple(Cell("W", n, "J") for n in range(1, 15))
    said = str(WishesRead("W", 20, 3, 2, used=6, nobody=cells).told)
    assert "14" in said
    assert "J12" in said
    assert "J13" not in said


def test_wishes_are_counted_with_what_was_left_out_and_replaced():
    def told(**more):
        return str(WishesRead("List", 10, 3, 2, **more).told)

    assert told(used=10) == "List: 10 wishes of 3 companies in 2 columns, 10 used"
    assert told(used=8).startswith("List: 10 wishes of 3 companies in 2 columns, 8 used, 2 ")
    assert "replaced" in told(used=10, replaced=4)
    assert "4" in told(used=10, replaced=4)
    cells = tuple(Cell("List", row, "C") for row in range(2, 16))
    assert "C13" in told(used=0, nobody=cells)
    assert "C14" not in told(used=0, nobody=cells)
