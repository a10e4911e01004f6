"""The comparison of the events benchmark: plain CP-SAT on the same statement."""

import pytest

from benchmarks import events
from benchmarks.generate import full_size
from sco_scheduler.domain.event import Event

TINY = {"purchasers": 4, "suppliers": 6, "pairs": 12, "tables": 4, "slots": 4}


@pytest.fixture
def tiny(monkeypatch: pytest.MonkeyPatch) -> Event:
    event = full_size(1, **TINY)
    monkeypatch.setattr(events, "full_size", lambda seed, shape: event)
    return event


def test_plain_cp_sat_comes_to_the_same_values_where_both_prove_them(tiny: Event):
    row = events.measure("standard", 1, 5.0, 20.0)
    assert row.valid
    assert set(row.plain) == set(tiny.settings.goals) - {"table_moves"}
    for goal, plain in row.plain.items():
        assert plain["proved"]
        assert row.goals[goal]["proved"]
        assert row.goals[goal]["value"] == plain["value"]


def test_when_a_bound_was_told_is_known(tiny: Event):
    row = events.measure("standard", 1, 5.0, 0.0)
    assert row.plain == {}
    assert row.first_bound is not None
    assert row.value_bound is not None
    assert row.first_bound <= row.value_bound <= row.seconds
