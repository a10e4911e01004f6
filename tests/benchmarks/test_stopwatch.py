"""When a solve told what."""

from benchmarks.stopwatch import Stopwatch
from sco_scheduler.domain.goals import GoalResult
from sco_scheduler.engine import Progress


def test_the_first_time_counts():
    watch = Stopwatch()
    musts = GoalResult("musts", 3, 3, proved=True)
    watch.progress(Progress("value", None, None, 0.2, 9.8))
    watch.progress(Progress("value", 90, 100, 0.5, 9.5, (musts,)))
    watch.progress(Progress("value", 95, 99, 1.0, 9.0, (musts,)))
    watch.progress(Progress("gaps", None, None, 2.0, 8.0, (musts, GoalResult("value", 99, 99, proved=True))))
    assert watch.bounded == {"value": 0.5, "musts": 0.5}
    assert watch.settled == {"musts": 0.5, "value": 2.0}
    assert not watch.stopped()
