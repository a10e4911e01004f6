"""The reasons given are those that an oracle, which shares no code with them, finds too."""

from random import Random

import pytest

from sco_scheduler.domain.event import Event
from sco_scheduler.domain.outcome import Reason
from sco_scheduler.domain.schedule import Meeting, Published, Schedule
from sco_scheduler.engine.params import Options
from sco_scheduler.engine.solve import solve
from sco_scheduler.insight.unmet import explain
from tests.oracles.reasons.check import check_reasons
from tests.random_events import random_event, random_rerun

_QUICK = Options(time_limit=5, workers=1, reproducible=True)


def thinned(of: Event, published: Published | None, rng: Random) -> Schedule | None:
    """A solved schedule with some meetings taken out again, so that every kind of reason comes up."""
    found = solve(of, published, _QUICK).schedule
    if found is None:
        return None
    kept: list[Meeting] = [m for m in found.meetings if rng.random() < 0.7]
    return Schedule(of, tuple(kept))


@pytest.mark.parametrize("seed", range(40))
def test_first_builds(seed):
    of = random_event(seed)
    schedule = thinned(of, None, Random(seed))
    if schedule is not None:
        assert check_reasons(schedule, explain(schedule)) == ()


@pytest.mark.parametrize("seed", range(25))
def test_reruns(seed):
    of, before = random_rerun(seed)
    schedule = thinned(of, before, Random(seed))
    if schedule is not None:
        assert check_reasons(schedule, explain(schedule, published=before), before) == ()


@pytest.mark.parametrize("order", [("gaps", "value"), ("musts", "balance", "value"), ("zone_moves",)])
def test_other_orders_of_goals(order):
    for seed in range(8):
        of = random_event(seed, pins=False)
        schedule = thinned(of, None, Random(seed))
        assert schedule is not None
        assert check_reasons(schedule, explain(schedule, order=order), None, order) == ()


def test_the_random_events_bring_up_most_reasons():
    reasons = set()
    for seed in range(40):
        of = random_event(seed)
        schedule = Schedule(of)
        reasons |= {u.reason for u in explain(schedule)}
    assert reasons >= {Reason.REFUSED, Reason.NO_COMMON_SLOT, Reason.WISHES, Reason.TIME_RAN_OUT}
