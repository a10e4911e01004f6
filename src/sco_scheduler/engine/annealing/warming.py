"""Having the inner loop compiled before it is needed."""

from __future__ import annotations

import numpy as np

from sco_scheduler.engine.annealing.driver import anneal
from sco_scheduler.engine.annealing.problem import AnnealProblem


def warm_up() -> None:
    """Load the compiled loop, or compile it (some seconds, the first time on a machine).

    Meant for a thread that runs while the solvers choose the meetings: they leave the interpreter's
    lock alone for most of that time.
    """
    problem = AnnealProblem(
        day=np.zeros(2, np.int32),
        way_start=np.array([0, 1], np.int32),
        delegates=np.array([[0, 1]], np.int32),
        need=np.array([-1], np.int32),
        allowed=np.ones((1, 2), np.bool_),
        zone=np.zeros(1, np.int32),
        table=np.array([-1], np.int32),
        room=np.ones((1, 2), np.int32),
        able=np.zeros((0, 0), np.bool_),
        free=np.zeros((2, 0), np.int32),
        gap_group=np.array([0, 1], np.int32),
        company=np.array([0, 1], np.int32),
    )
    below_any = -1, 0, 0  # so that the one gapless meeting is not done at once
    anneal(problem, np.zeros(1, np.int32), time_limit=60.0, moves=2, floors=below_any)
