"""The first stage of a rerun: what it leaves to the stages after it."""

from sco_scheduler.engine.course import Course
from sco_scheduler.engine.indexing import index
from sco_scheduler.engine.rerun.keeper import Kept
from sco_scheduler.engine.stages import keeping
from sco_scheduler.engine.watch import Clock, Unwatched
from tests.engine.held import ONE_WORKER
from tests.events import event, meeting, published


def test_where_nothing_was_kept_no_bound_is_left_that_holds_only_then(monkeypatch):
    monkeypatch.setattr(keeping, "keep_published", lambda problem, *_: Kept((), None, problem))
    case = event(slots=2, tables=2, requests=["P1 > S1", "P2 > S2"])
    problem = index(case, published(meeting(case, "P1", "S1", 0)))
    course = Course(problem, ("musts", "kept", "slot_moves", "value"), ONE_WORKER, Unwatched(), Clock(20.0))
    keeping.keep(course)
    assert course.outer_bounds == {}


def test_where_nothing_has_to_be_lost_or_moved_nothing_is_relaxed(monkeypatch):
    case = event(slots=2, tables=2, requests=["P1 > S1", "P2 > S2"])
    rows = published(meeting(case, "P1", "S1", 0))
    course = Course(index(case, rows), ("musts", "kept", "slot_moves", "value"), ONE_WORKER, Unwatched(), Clock(20.0))
    monkeypatch.setattr(keeping, "relax", None)
    keeping.keep(course)
    assert [(g.name, g.value, g.proved) for g in course.results] == [
        ("musts", 0, True),
        ("kept", 0, True),
        ("slot_moves", 0, True),
    ]
