"""Placements to go on from: a first one, and fewer gaps by annealing, for when time runs out before a proof is there.

Core-guided search finds nothing before it is done. Annealing is mostly within a few gaps of the fewest.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
from ortools.sat.python import cp_model

from sco_scheduler.engine.gaps.proof.model import GapModel, SharedIncumbent
from sco_scheduler.engine.gaps.proof.problem import GapProblem
from sco_scheduler.engine.local_search.compiled import is_kept, start_compiling
from sco_scheduler.engine.search.solvers import solver_without_signals

if TYPE_CHECKING:
    from sco_scheduler.engine.gaps.annealing_problem import AnnealProblem


def first_placement(board: SharedIncumbent, limit: float, seed: int) -> None:
    """Look for a first placement, with as many gaps as spread and limits allow: a hint for every solve after it."""
    if board.slots is not None:
        return
    placement = board.placement()
    if board.problem.spread is not None or board.problem.limits:
        GapModel(placement)
    solver = solver_without_signals()
    solver.parameters.num_workers = 1
    solver.parameters.linearization_level = 0
    solver.parameters.random_seed = seed
    if board.solve(solver, placement.model, limit) in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        board.offer(placement.slots(solver))


def shorten(board: SharedIncumbent, limit: float, seed: int) -> None:
    """Anneal the best placement for so long, or so many million proposals in a reproducible run."""
    from sco_scheduler.engine.gaps.annealing import anneal

    if board.slots is None or board.closed:
        return
    if not board.deterministic and not is_kept("annealing") and start_compiling("annealing") is not None:
        return  # compiling in this thread would take as long as the proof
    earlier = ("gaps_suppliers",) if board.problem.limits else ()
    done = anneal(
        annealing_problem(board.problem),
        np.array(board.slots, np.int32),
        None,
        board.part(math.inf if board.deterministic else limit),
        moves=int(limit * 1e6) if board.deterministic else None,
        seed=seed,
        goals=(*earlier, "gaps_purchasers"),
        floors=(board.bound, 0, 0, 0),
    )
    board.offer([int(slot) for slot in done.slots])


def annealing_problem(problem: GapProblem) -> AnnealProblem:
    """The gap problem as one to anneal; the gaps of the goal's delegates count as purchasers'."""
    from sco_scheduler.engine.gaps.annealing_problem import NONE, AnnealProblem

    n = len(problem.meetings)
    allowed = np.zeros((n, problem.n_slots), np.bool_)
    for i, meeting in enumerate(problem.meetings):
        allowed[i, sorted(meeting.slots)] = True
    return AnnealProblem(
        day=np.array(problem.day, np.int32),
        way_start=np.arange(n + 1, dtype=np.int32),
        delegates=np.array([(m.a, m.b) for m in problem.meetings], np.int32).reshape(-1, 2),
        need=np.full(n, NONE, np.int32),
        allowed=allowed,
        zone=np.array([m.zone for m in problem.meetings], np.int32),
        table=np.full(n, NONE, np.int32),
        room=np.array(problem.capacity, np.int32),
        able=np.zeros((0, 0), np.bool_),
        free=np.zeros((problem.n_slots, 0), np.int32),
        gap_group=np.array([d not in problem.goal_delegates for d in range(len(problem.company))], np.int32),
        company=np.array(problem.company, np.int32),
        orders=problem.after,
        gap_spread=problem.spread,
    )
