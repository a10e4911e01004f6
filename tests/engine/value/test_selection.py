"""The ways of large events, taken by tiny ones: valid, honest bounds, and the optimum where it is claimed."""

import pytest

from sco_scheduler.domain.goals import GOALS
from sco_scheduler.engine import Options, solve
from sco_scheduler.verify import verify
from tests.brute_force import optimum
from tests.engine.held import tuned
from tests.random_events import random_event

MOVES = 2_000


PLACING_FIRST = {"small": -1}
FLOWS_ONLY = {"small": -1, "huge": -1}


@pytest.mark.parametrize("seed", range(300, 330))
@pytest.mark.parametrize("size", [PLACING_FIRST, FLOWS_ONLY], ids=["placing first", "flows only"])
def test_bounds_are_never_on_the_wrong_side(seed, size):
    tiny = random_event(seed)
    best = optimum(tiny)
    few = {"counted_moves": MOVES}
    options = tuned(Options(reproducible=True, time_limit=5.0), size=size, selection=few, timing=few)
    outcome = solve(tiny, options=options)
    assert (outcome.schedule is None) == (best is None)
    if outcome.schedule is None:
        return
    verdict = verify(tiny, outcome.schedule.meetings)
    assert verdict.ok, [violation.text for violation in verdict.violations]
    for result in outcome.goals:
        assert verdict.goals[result.name] == result.value
        if result.name not in best.goals:
            continue
        wanted = best.goals[result.name]
        assert not GOALS[result.name].better(result.value, wanted)
        assert result.bound is None or not GOALS[result.name].better(wanted, result.bound)
        if result.proved:
            assert result.value == wanted
        if result.value != wanted:
            break  # what comes after is given this value, not the optimum
