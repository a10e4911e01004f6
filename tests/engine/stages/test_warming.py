"""Annealing that is not loaded yet is waited for only as long as there is time."""

from threading import Event as Signal
from threading import Thread

from sco_scheduler.engine.course import Course
from sco_scheduler.engine.indexing import index
from sco_scheduler.engine.options import Options
from sco_scheduler.engine.stages.warming import is_warm
from sco_scheduler.engine.watch import Clock, Unwatched
from tests.events import event


def test_who_is_still_loading_is_not_waited_for_beyond_the_time():
    course = Course(index(event()), (), Options(workers=1), Unwatched(), Clock(20.0))
    assert is_warm(course, 0.0)  # it never had to be loaded
    done = Signal()
    course.warming = Thread(target=done.wait, daemon=True)
    course.warming.start()
    assert not is_warm(course, 0.01)
    done.set()
    assert is_warm(course, 10.0)
