"""A rerun solved by the engine and by an optimiser that tries everything."""

from __future__ import annotations

from collections.abc import Sequence

from sco_scheduler.domain.event import Event
from sco_scheduler.domain.outcome import Outcome, Status
from sco_scheduler.domain.schedule import Published
from sco_scheduler.engine import Options, solve
from sco_scheduler.verify import verify
from tests.brute_force import Optimum, optimum
from tests.engine.held import ONE_WORKER


def solved_both_ways(
    tiny: Event, rows: Published, options: Options = ONE_WORKER, order: Sequence[str] | None = None
) -> tuple[dict[str, int], Outcome, Optimum] | None:
    """The values that the engine told, its outcome, and the optimum; None where both say that the rules conflict.

    ``order`` are the goals of the optimum, by default those of a rerun. The verifier has passed the schedule.
    """
    best = optimum(tiny, rows) if order is None else optimum(tiny, rows, tuple(order))
    outcome = solve(tiny, rows, options)
    if best is None:
        assert outcome.status is Status.CONFLICT
        return None
    assert outcome.schedule is not None
    assert verify(tiny, outcome.schedule.meetings, rows).ok
    return {g.name: g.value for g in outcome.goals}, outcome, best
