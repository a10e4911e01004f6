"""Budgets: seconds, counted work, their parts, and stopping."""

import math

from sco_scheduler.engine.budget import Budget


class Clock:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.time = 100.0

    def __call__(self) -> float:
        return self.time


def test_time_runs_out_and_never_below_nothing():
    now = Clock()
    budget = Budget(5.0, now=now)
    now.time += 3.0
    assert (budget.elapsed, budget.remaining(), budget.expired()) == (3.0, 2.0, False)
    assert budget.expired(reserve=2.0)
    now.time += 7.0
    assert (budget.remaining(), budget.expired()) == (0.0, True)


def test_a_counted_budget_looks_at_no_clock():
    now = Clock()
    budget = Budget(5.0, counted=True, now=now)
    now.time += 250.0
    assert (budget.elapsed, budget.remaining(), budget.seconds()) == (250.0, 5.0, math.inf)
    budget.spend(2.0)
    assert budget.remaining() == 3.0


def test_a_part_ends_with_the_whole():
    now = Clock()
    whole = Budget(10.0, now=now)
    now.time += 4.0
    half, long = whole.share(0.5), whole.within(60.0)
    assert (half.remaining(), long.remaining()) == (3.0, 6.0)
    assert whole.share(0.5, most=1.0).remaining() == 1.0
    now.time += 2.0
    assert (half.remaining(), long.remaining()) == (1.0, 4.0)


def test_what_is_overdue_is_known():
    now = Clock()
    budget = Budget(5.0, now=now)
    assert budget.overdue() == 0.0
    now.time += 7.0
    assert budget.overdue() == 2.0
    assert Budget(5.0, counted=True, now=now).overdue() == 0.0


def test_what_a_part_spends_is_taken_from_the_whole_too():
    whole = Budget(10.0, counted=True)
    part, other = whole.share(0.5), whole.share(0.9)
    part.spend(2.0)
    assert (part.remaining(), whole.remaining()) == (3.0, 8.0)
    assert other.remaining() == 8.0
    assert (part.spent, whole.spent, other.spent) == (2.0, 2.0, 0.0)


def test_stopping_the_whole_stops_its_parts_but_not_the_reverse():
    asked = []
    whole = Budget(stopped=lambda: bool(asked))
    part = whole.within(5.0, stopped=lambda: True)
    assert part.stopped()
    assert part.expired()
    assert not whole.stopped()
    other = whole.share(0.5)
    assert not other.stopped()
    asked.append(1)
    assert other.expired()


def test_seconds_that_went_elsewhere_are_added():
    now = Clock()
    budget = Budget(5.0, now=now)
    part = budget.share(1.0)
    now.time += 4.0
    budget.extend(3.0)
    assert budget.remaining() == 4.0
    assert part.remaining() == 1.0


def test_what_is_kept_back_is_not_there_for_the_work():
    now = Clock()
    budget = Budget(5.0, now=now)
    budget.keep_back(2.0)
    assert budget.remaining() == 3.0
    counted = Budget(5.0, counted=True)
    counted.keep_back(2.0)
    counted.extend(2.0)
    assert counted.remaining() == 5.0


def test_a_part_by_work_ends_with_the_whole_and_counts_this_thread_alone(monkeypatch):
    now, worked = Clock(), Clock()
    monkeypatch.setattr("time.thread_time", worked)
    whole = Budget(10.0, now=now)
    part = whole.working(3.0)
    now.time += 6.0  # others had the processor
    assert part.remaining() == 3.0
    worked.time += 1.0
    assert part.remaining() == 2.0
    now.time += 3.0
    assert part.remaining() == 1.0


def test_only_counted_work_limits_the_moves_of_a_local_search():
    assert Budget(5.0).moves(100, 1_000) is None
    counted = Budget(5.0, counted=True)
    assert counted.moves(100, 1_000) == 500
    counted.spend(2.0)
    assert counted.moves(100, 1_000) == 300
    assert counted.moves(100, 200) == 200
