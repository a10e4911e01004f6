"""Work in a thread of its own: its result, its failure, and that nobody has to wait."""

import threading

import pytest

from sco_scheduler.background import BackgroundTask


def test_the_work_goes_on_while_the_caller_does():
    go = threading.Event()
    beside = BackgroundTask(lambda: go.wait(30) and threading.current_thread())
    assert not beside.done(0.01)
    go.set()
    assert beside.result() is not threading.current_thread()
    assert beside.done(0)


def test_a_failure_is_raised_where_the_result_is_asked_for():
    def fail() -> None:
        raise ValueError("broken")

    beside = BackgroundTask(fail)
    assert beside.done(30)
    with pytest.raises(ValueError, match="broken"):
        beside.result()


def test_work_is_waited_for_as_long_as_is_said():
    beside = BackgroundTask(lambda: threading.Event().wait(0.2))
    assert beside.done(30)
    slow = BackgroundTask(lambda: threading.Event().wait(0.2))
    assert slow.done(None)
