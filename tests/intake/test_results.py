"""What is counted of an event that was read."""

from __future__ import annotations

from dataclasses import replace

from sco_scheduler.intake.results import event_counts
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
