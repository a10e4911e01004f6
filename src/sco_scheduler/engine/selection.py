"""Which meetings are held: the goals *musts*, *minimums*, *value* and *balance* in one stroke.

The relaxation's optimum says how good these goals can be, and almost always names whole pairs. Then
what is left is to place exactly these, a question of feasibility without any goal, which CP-SAT
answers in about a second (by feasibility jump, mostly) where optimising takes minutes; a yes proves
all four goals at once. A no says nothing of the whole event, since other pairs may be as good.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable

from sco_scheduler.engine.lexicographic import Lexicographic
from sco_scheduler.engine.options import Options
from sco_scheduler.engine.placement import Placement
from sco_scheduler.engine.problem import Problem
from sco_scheduler.engine.relaxation import Relaxed, blocks_by_session, relax
from sco_scheduler.engine.statement import Statement

_WHOLE_SECONDS = 2.0
"""Time a goal for choosing whole pairs where the linear relaxation halves some."""


def choose(
    problem: Problem, goals: tuple[str, ...], seconds: float = math.inf, *, reproducible: bool = False
) -> Relaxed | None:
    """The relaxation's bounds and choice of pairs, whole ones where that can be had quickly.

    How quickly depends on the machine, and is not tried where the result may not. None where even the
    first bound takes longer than ``seconds``.
    """
    began = time.perf_counter()
    blocks = blocks_by_session(problem)
    relaxed = relax(problem, goals, blocks, seconds=seconds)
    if relaxed is None or reproducible or relaxed.certain() == relaxed.possible():
        return relaxed
    left = seconds - (time.perf_counter() - began)
    if left <= 0.0:
        return relaxed
    whole = relax(problem, goals, blocks, whole_seconds=_WHOLE_SECONDS, seconds=left)
    return whole if whole is not None and len(whole.bounds) == len(goals) else relaxed


def place(
    problem: Problem,
    chosen: Relaxed,
    options: Options,
    seconds: float,
    stopped: Callable[[], bool],
    hint: Placement | None = None,
) -> Placement | None:
    """Place exactly the chosen pairs, near the hint if there is one; None where that cannot be or takes too long."""
    certain = chosen.certain()
    statement = Statement(problem, chosen.possible())
    search = Lexicographic(statement, options)
    for i in certain:
        if not problem.items[i].mandatory:
            statement.model.add(statement.variables.held(i) == 1)
    if certain != chosen.possible():
        for goal, bound in chosen.bounds.items():
            search.lock(goal, bound)
    return search.feasible(seconds, hint, stopped).placement
