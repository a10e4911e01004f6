"""What a reason says of adding a meeting is true by the verifier, which knows every rule."""

from dataclasses import replace
from random import Random

import pytest

from sco_scheduler.domain.outcome import Reason
from sco_scheduler.domain.schedule import Schedule
from sco_scheduler.engine.params import Options
from sco_scheduler.engine.solve import solve
from sco_scheduler.insight.unmet import explain
from sco_scheduler.verify import verify
from tests.brute_places import units
from tests.random_events import random_rerun

_QUICK = Options(time_limit=5, workers=1, reproducible=True)

ADDABLE = {Reason.TIME_RAN_OUT, Reason.GOALS}
"""Reasons of pairs whose meeting would break no rule."""


@pytest.mark.parametrize("seed", range(60))
def test_a_meeting_can_be_added_where_the_reason_says_so_and_nowhere_else(seed):
    of, before = random_rerun(seed, pins=False)
    before = replace(before, meetings=tuple(replace(row, locked=False) for row in before.meetings))
    found = solve(of, before, _QUICK).schedule
    rng = Random(seed)
    held = tuple(m for m in found.meetings if rng.random() < 0.6)
    assert verify(of, held, before).ok
    places = {unit.pair: unit.places for unit in units(of, before)}
    for unmet in explain(Schedule(of, held), before):
        ways = [m for m in places.get(unmet.pair, ()) if verify(of, (*held, m), before).ok]
        assert bool(ways) == (unmet.reason in ADDABLE), (unmet.pair, unmet.reason)
