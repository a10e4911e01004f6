"""Annealing that is not loaded yet is waited for only as long as there is time."""

from threading import Event as Signal

from sco_scheduler.beside import Beside
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
    course.warming = Beside(lambda: (done.wait(30), None)[1])
    assert not is_warm(course, 0.01)
    done.set()
    assert is_warm(course, 10.0)
