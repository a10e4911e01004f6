"""The way into the engine: one event in, one outcome out; which method runs is decided by the event."""

from __future__ import annotations

from sco_scheduler.domain.event import Event
from sco_scheduler.domain.goals import rerun_order
from sco_scheduler.domain.outcome import Outcome, Status
from sco_scheduler.domain.schedule import Published
from sco_scheduler.engine.conflicts import conflict_of_gap_spread, conflict_of_pins
from sco_scheduler.engine.indexing import index
from sco_scheduler.engine.options import Options
from sco_scheduler.engine.search import Search
from sco_scheduler.engine.watch import Clock, Unwatched, Watch


def solve(
    event: Event, published: Published | None = None, options: Options | None = None, watch: Watch | None = None
) -> Outcome:
    """The best schedule of an event that the time limit allows.

    With a published schedule the goals come in the order of a rerun, and what it holds is kept.
    """
    options = options or Options()
    clock = Clock(options.time_limit)
    order = options.goals or event.settings.goals
    if published is not None:
        order = rerun_order(order)
    conflict = conflict_of_pins(event, published, options, clock)
    if conflict is not None:
        return Outcome(Status.CONFLICT, conflict=conflict, seconds=clock.seconds)
    problem = index(event, published)
    search = Search(problem, order, options, watch or Unwatched(), clock)
    outcome = search.run()
    if search.excluded:
        conflict = conflict_of_gap_spread(event, published, options, clock)
        return Outcome(Status.CONFLICT, conflict=conflict, seconds=clock.seconds)
    return outcome
