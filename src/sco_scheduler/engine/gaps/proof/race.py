"""Fewest gaps, proved: methods that fail on different events share one incumbent until it is settled.

With two workers or more they run side by side: core-guided search of CP-SAT, which raises the bound and often
settles the matter alone; RC2, a MaxSAT solver, in a process of its own; and a third thread that takes turns of the
decision with nobody having a gap, the profile bound, a first placement and its annealing, core-guided search with
other settings, and the question for as few gaps as the bound. With one worker, or where the run must be
reproducible, they take turns with growing limits, because how long one takes has a heavy tail.
"""

from __future__ import annotations

import math
import threading
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
from ortools.sat.python import cp_model

from sco_scheduler.engine.budget import Budget
from sco_scheduler.engine.gaps.proof.maxsat import prove_by_maxsat
from sco_scheduler.engine.gaps.proof.model import (
    DelegateGaps,
    GapModel,
    SharedIncumbent,
    SlotModel,
    add_windows,
)
from sco_scheduler.engine.gaps.proof.problem import GapProblem, GapResult, restrict_slots
from sco_scheduler.engine.gaps.proof.profile import raise_by_profile
from sco_scheduler.engine.local_search.compiled import is_kept, start_compiling
from sco_scheduler.engine.params import GapProofParams
from sco_scheduler.engine.search.solvers import OnProgress, solver_without_signals

if TYPE_CHECKING:
    from sco_scheduler.engine.gaps.annealing_problem import AnnealProblem


class _Watcher(cp_model.CpSolverSolutionCallback):
    """Hands every placement to the board as it is found."""

    def __init__(self, board: SharedIncumbent, placement: SlotModel) -> None:
        super().__init__()
        self._board = board
        self._placement = placement

    def on_solution_callback(self) -> None:
        """Called by the solver."""
        self._board.offer(self._placement.slots(self))


def _solver(seed: int) -> cp_model.CpSolver:
    solver = solver_without_signals()
    solver.parameters.num_workers = 1
    solver.parameters.linearization_level = 0
    solver.parameters.random_seed = seed
    return solver


def minimise(board: SharedIncumbent, limit: float, seed: int, *, variant: int = 0) -> None:
    """Minimise gaps by core-guided search without linear relaxation; its bound rises until it meets a placement.

    Source: B. Andres, B. Kaufmann, O. Matheis, T. Schaub, "Unsatisfiability-based optimization in clasp",
    ICLP 2012, as CP-SAT's ``optimize_with_core`` implements it.

    Parameters
    ----------
    board
        What is known of the problem; receives placements and bounds.
    limit
        Seconds, or units of work in a deterministic run.
    seed
        Of the solver.
    variant
        0 was the fastest on most events; 1 inprocesses and minimises cores less, and is often fast where 0 is
        slow.
    """
    placement = board.placement()
    model = GapModel(placement)
    placement.model.minimize(model.goal)
    if board.bound:
        placement.model.add(model.goal >= board.bound)
    solver = _solver(seed)
    solver.parameters.optimize_with_core = True
    if variant % 2 == 0:
        solver.parameters.symmetry_level = 0
        solver.parameters.core_minimization_level = 2
        solver.parameters.use_sat_inprocessing = False
    if not board.deterministic:
        solver.best_bound_callback = lambda bound: board.raise_bound(round(bound))
    status = board.solve(solver, placement.model, limit, _Watcher(board, placement))
    if status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        board.offer(placement.slots(solver))
    if status == cp_model.INFEASIBLE:
        board.find_infeasible()
    elif abs(solver.best_objective_bound) <= len(board.problem.meetings):
        board.raise_bound(round(solver.best_objective_bound))


def at_most(board: SharedIncumbent, gaps: int, limit: float, seed: int) -> None:
    """Look for a placement with a given number of gaps at most; where there is none, the bound rises by one.

    Parameters
    ----------
    board
        What is known of the problem; receives placements and bounds.
    gaps
        The most gaps.
    limit
        Seconds, or units of work in a deterministic run.
    seed
        Of the solver.
    """
    placement = board.placement()
    model = GapModel(placement)
    placement.model.add(model.goal <= gaps)
    solver = _solver(seed)
    status = board.solve(solver, placement.model, limit, pointless=lambda: board.bound > gaps)
    if status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        board.offer(placement.slots(solver))
    elif status == cp_model.INFEASIBLE:
        board.raise_bound(gaps + 1)


def is_infeasible(board: SharedIncumbent, limit: float, seed: int) -> bool:
    """Confirm that there is no placement by a solve without presolve, with linear relaxation and two workers.

    A presolve of OR-Tools 9.15 has called a feasible model infeasible, so the verdict is never
    given on one solve. A placement found instead goes to the board.

    Parameters
    ----------
    board
        What is known of the problem; receives placements and bounds.
    limit
        Seconds, or units of work in a deterministic run.
    seed
        Of the solver.
    """
    placement = board.placement()
    GapModel(placement)
    solver = _solver(seed + 1)
    solver.parameters.cp_model_presolve = False
    solver.parameters.linearization_level = 1
    if not board.deterministic:
        solver.parameters.num_workers = 2
    status = board.solve(solver, placement.model, limit)
    if status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        board.offer(placement.slots(solver))
    return status == cp_model.INFEASIBLE


def try_gapless(board: SharedIncumbent, seed: int) -> None:
    """Decide whether all delegates of the goal can do without a gap; if not, the bound is one.

    A placement found goes to the board. The spread is left out, so that infeasible holds with it all the more.

    Parameters
    ----------
    board
        The problem and what is known of it; what is found goes there.
    seed
        Of the solver.
    """
    if board.bound > 0:
        return
    placement = board.placement()
    for delegate in sorted(board.problem.goal_delegates & placement.busy.keys()):
        _forbid_gaps(placement, delegate)
    for limited in board.problem.limits:
        ends = [end for d in sorted(limited.delegates) for end in DelegateGaps(placement, d).ends]
        placement.model.add(cp_model.LinearExpr.sum(ends) <= limited.most)
    solver = _solver(seed)
    status = board.solve(solver, placement.model, board.params.gapless_limit, pointless=lambda: board.bound > 0)
    if status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        board.offer(placement.slots(solver))
    elif status == cp_model.INFEASIBLE:
        board.raise_bound(1)


def _forbid_gaps(placement: SlotModel, delegate: int) -> None:
    busy = placement.busy[delegate]
    days = [day for day in placement.problem.days if any(t in busy for t in day)]
    if len(days) == 1:
        add_windows(placement, days[0], busy, len(placement.problem.of_delegate[delegate]))
    else:
        placement.model.add_bool_and(DelegateGaps(placement, delegate).gapless)


def first_placement(board: SharedIncumbent, limit: float, seed: int) -> None:
    """Look for a first placement within spread and limits, whatever its gaps: a hint for every solve after it.

    Core-guided search finds nothing before it is done.

    Parameters
    ----------
    board
        What is known of the problem; receives placements and bounds.
    limit
        Seconds, or units of work in a deterministic run.
    seed
        Of the solver.
    """
    if board.slots is not None:
        return
    placement = board.placement()
    if board.problem.spread is not None or board.problem.limits:
        GapModel(placement)
    solver = _solver(seed)
    if board.solve(solver, placement.model, limit) in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        board.offer(placement.slots(solver))


def shorten(board: SharedIncumbent, limit: float, seed: int) -> None:
    """Improve the best placement by annealing, which is mostly within a few gaps of the fewest.

    Parameters
    ----------
    board
        What is known of the problem; receives placements and bounds.
    limit
        Seconds, or million proposals in a deterministic run.
    seed
        Of the random choices.
    """
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
    from sco_scheduler.engine.gaps.annealing_problem import AnnealProblem
    from sco_scheduler.engine.problem import NONE

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


_POLL_SECONDS = 0.02


def solve_gaps(
    problem: GapProblem,
    budget: Budget,
    *,
    seed: int = 0,
    workers: int = 2,
    params: GapProofParams | None = None,
    report: OnProgress | None = None,
) -> GapResult:
    """Hold all the meetings with the fewest gaps, and prove it.

    Parameters
    ----------
    problem
        The meetings and their rules.
    budget
        With a counted one, the attempts take turns on one worker and the same problem and seed give the same result.
        Its stop is asked often, on this thread, and ends the search with what it has.
    seed
        Of the random choices.
    workers
        Threads of core-guided search and of the attempts beside it.
    params
        Limits of the single attempts.
    report
        Hears of the best value (None while there is none) and the bound; it may be called from another thread.
    """
    alike = restrict_slots(problem, by_order=False)
    problem = restrict_slots(problem)
    if not all(meeting.slots for meeting in problem.meetings):
        return GapResult(None, None, max(0, problem.bound), infeasible=True, confirmed=True)
    board = SharedIncumbent(problem, budget, report, params=params or GapProofParams())
    if problem.hint is not None:
        board.offer(problem.hint)
    jobs: list[Callable[[], None]]
    if workers < 2 or budget.counted:
        jobs = [lambda: _by_turns(board, alike, seed)]
    else:
        jobs = [lambda: _beside_cores(board, alike, seed)]
        jobs += [partial(minimise, board, board.time_left, seed + k) for k in range(workers - 1)]
        jobs.append(lambda: prove_by_maxsat(board))
    _run(board, jobs, budget)
    budget.spend(board.work)
    if not board.infeasible:
        return board.result()
    return _confirm(problem, board, seed, budget)


def _run(board: SharedIncumbent, jobs: list[Callable[[], None]], budget: Budget) -> None:
    """Run the jobs side by side until the board is closed; what a job raises is raised here."""
    failures: list[BaseException] = []

    def guarded(job: Callable[[], None]) -> None:
        try:
            job()
        except BaseException as failure:
            failures.append(failure)
            board.stop()

    threads = [threading.Thread(target=guarded, args=(job,), daemon=True) for job in jobs]
    for thread in threads:
        thread.start()
    try:
        while any(thread.is_alive() for thread in threads):
            if budget.stopped():
                board.stop()
            board.break_off()
            for thread in threads:
                thread.join(_POLL_SECONDS)
    except BaseException:
        board.stop()
        board.break_off()
        raise
    if failures:
        raise failures[0]


def _beside_cores(board: SharedIncumbent, alike: GapProblem, seed: int) -> None:
    """The attempts of the second thread, which run while the first one does core-guided search."""
    _first_steps(board, alike, seed)
    limit = board.params.round_limit
    while not board.closed:
        seed += 1
        first_placement(board, limit, seed)
        minimise(board, 2 * limit, seed, variant=1)
        shorten(board, limit / 2, seed)
        _ask_for_bound(board, limit, seed)
        limit *= board.params.round_growth


def _by_turns(board: SharedIncumbent, alike: GapProblem, seed: int) -> None:
    """The same attempts and core-guided search by turns."""
    _first_steps(board, alike, seed)
    limit = board.params.round_limit
    while not board.closed:
        seed += 1
        first_placement(board, limit, seed)
        minimise(board, 2 * limit, seed, variant=seed)
        _ask_for_bound(board, limit, seed)
        limit *= board.params.round_growth


def _first_steps(board: SharedIncumbent, alike: GapProblem, seed: int) -> None:
    """What is quick and often enough."""
    try_gapless(board, seed)
    if not board.closed:
        raise_by_profile(board, alike, seed)
    if not board.closed:
        first_placement(board, board.params.placing_limit, seed)
        shorten(board, board.params.round_limit / 2, seed)


def _ask_for_bound(board: SharedIncumbent, limit: float, seed: int) -> None:
    """Ask for as many gaps as the bound, and again each time the bound rises."""
    asked = -1
    while not board.closed and board.bound > asked:
        asked = board.bound
        at_most(board, asked, limit, seed)


def _confirm(problem: GapProblem, found: SharedIncumbent, seed: int, budget: Budget) -> GapResult:
    """Confirm by a solve of another kind that there is no placement, or take back the verdict.

    What CP-SAT found is confirmed by CP-SAT without presolve or by the MaxSAT solver, whichever is first; what the
    MaxSAT solver found, by CP-SAT.
    """
    limit = found.params.confirming_limit
    budget = Budget(limit, counted=budget.counted, stopped=budget.stopped)
    board = SharedIncumbent(problem, budget, params=found.params)

    def by_cp_sat() -> None:
        if is_infeasible(board, limit, seed):
            board.find_infeasible()

    jobs: list[Callable[[], None]] = [by_cp_sat]
    if not budget.counted and not found.by_maxsat:
        jobs.append(lambda: prove_by_maxsat(board))
    _run(board, jobs, budget)
    if board.slots is not None:
        return board.result()
    return GapResult(None, None, found.bound, infeasible=True, confirmed=board.infeasible)
