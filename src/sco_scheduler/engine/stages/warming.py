"""Having annealing ready before it is needed, while the solver keeps nobody else from the interpreter's lock."""

from __future__ import annotations

from sco_scheduler.beside import Beside
from sco_scheduler.engine.course import Course


def warm_up_beside(course: Course) -> None:
    """Load the compiled loop beside what comes next, once a solve; small events do without.

    Compiling it takes some seconds, the first time on a machine. Loading it takes half a second of Python,
    so that it is better begun when the solver works than when a model is made.
    """
    if course.small or course.warming is not None:
        return
    course.warming = Beside(_warm_up)


def is_warm(course: Course, seconds: float) -> bool:
    """Whether annealing is loaded, or never had to be, after waiting so long at most."""
    return course.warming is None or course.warming.done(None if course.options.reproducible else seconds)


def _warm_up() -> None:
    from sco_scheduler.engine.annealing import warm_up

    warm_up()
