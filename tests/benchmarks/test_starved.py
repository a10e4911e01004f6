"""What the benchmark of starved machines notes of a solve."""

from __future__ import annotations

from benchmarks.starved import _Follower, share_of_bound
from sco_scheduler.engine import Options, Progress, solve
from tests.events import event


def test_what_compiled_code_adds_to_the_limit_is_noted():
    follower = _Follower(5.0)
    follower.progress(Progress("musts", None, 3, seconds=0.1, time_left=4.9))
    assert (follower.first, follower.extension) == (None, 0.0)
    follower.progress(Progress("musts", 3, 3, seconds=2.0, time_left=6.5))
    assert (follower.first, follower.extension) == (2.0, 3.5)


def test_a_solve_tells_it_of_its_first_schedule():
    follower = _Follower(60.0)
    of = event(purchasers=2, suppliers=2, requests=["P1 > S1", "P2 > S2"])
    solve(of, None, Options(time_limit=60.0), follower)
    assert follower.first is not None
    assert 0.0 <= follower.extension < 1.0


def test_the_share_is_of_the_bound_that_a_calm_solve_proved():
    assert share_of_bound("8896/9325", "8944/8944") == 99.5
    assert share_of_bound("8896/?", "8900/8944") == 99.5
    assert share_of_bound("None", "8944/8944") is None
    assert share_of_bound("8896/9325", "8944/?") is None
