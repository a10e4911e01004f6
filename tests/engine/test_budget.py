"""The time of a solve."""

from sco_scheduler.engine.budget import Clock, NullWatch, Progress


def test_time_runs_out_and_never_below_nothing():
    now = iter([100.0, 101.0, 103.0, 110.0])
    clock = Clock(5.0, now=lambda: next(now))
    assert clock.seconds == 1.0
    assert clock.left == 2.0
    assert clock.left == 0.0


def test_a_steady_clock_always_shows_the_whole_limit():
    now = iter([100.0, 250.0])
    clock = Clock(5.0, steady=True, now=lambda: next(now))
    assert clock.left == 5.0
    assert clock.seconds == 150.0


def test_nobody_watching_never_stops():
    watch = NullWatch()
    watch.progress(Progress("value", 1, 2, 0.1, 0.9))
    assert not watch.stopped()
