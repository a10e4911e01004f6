"""Proofs of the fewest gaps: a portfolio of methods that fail on different events and share one incumbent.

With two or more workers they run in parallel: core-guided search of CP-SAT, which raises the bound and often settles
the event alone; RC2, a MaxSAT solver, in a child process; and a thread for quick methods (the decision whether no
delegate needs a gap, the profile bound, a first placement and its annealing) and then, repeatedly, the decision whether
a placement attains the bound. If there are no more cores than workers, RC2 starts after the quick methods, and the
decisions pause in between: a third process would slow the other two. With one worker, or if the run must be
reproducible, the methods take turns with growing limits, because their run times have heavy tails.

Each method takes the incumbent, which holds the problem and receives placements and bounds; its limit
in seconds, or units of work in a deterministic run (million proposals for annealing); and the seed of its solver.
"""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
from ortools.sat.python import cp_model

from sco_scheduler.background import available_cores
from sco_scheduler.engine.budget import Budget
from sco_scheduler.engine.gaps.proof.maxsat import prove_by_maxsat
from sco_scheduler.engine.gaps.proof.model import DelegateGaps, GapModel, SharedIncumbent, SlotModel, add_windows
from sco_scheduler.engine.gaps.proof.problem import GapProblem, GapResult, restrict_slots
from sco_scheduler.engine.gaps.proof.profile import raise_by_profile
from sco_scheduler.engine.local_search.compiled import is_kept, start_compiling
from sco_scheduler.engine.params import GapProofParams
from sco_scheduler.engine.search.solvers import OnProgress, solver_without_signals

if TYPE_CHECKING:
    from sco_scheduler.engine.gaps.annealing_problem import AnnealProblem


class _Watcher(cp_model.CpSolverSolutionCallback):
    """Passes every placement to the shared incumbent as it is found."""

    def __init__(self, incumbent: SharedIncumbent, placement: SlotModel) -> None:
        super().__init__()
        self._incumbent = incumbent
        self._placement = placement

    def on_solution_callback(self) -> None:
        """Called by the solver."""
        self._incumbent.offer(self._placement.slots(self))


def _solver(seed: int) -> cp_model.CpSolver:
    solver = solver_without_signals()
    solver.parameters.num_workers = 1
    solver.parameters.linearization_level = 0
    solver.parameters.random_seed = seed
    return solver


def minimise(incumbent: SharedIncumbent, limit: float, seed: int, *, variant: int = 0) -> None:
    """Minimise gaps by core-guided search without linear relaxation; its bound rises until it equals a placement.

    Source: B. Andres, B. Kaufmann, O. Matheis, T. Schaub, "Unsatisfiability-based optimization in clasp",
    ICLP 2012, as CP-SAT's ``optimize_with_core`` implements it.

    Parameters
    ----------
    incumbent
        The problem; receives placements and bounds.
    limit
        Seconds, or units of work in a deterministic run.
    variant
        0 was the fastest on most events; odd variants inprocess and minimise cores less, and are often fast if 0 is
        slow.
    """
    placement = incumbent.placement()
    model = GapModel(placement)
    placement.model.minimize(model.goal)
    if incumbent.bound:
        placement.model.add(model.goal >= incumbent.bound)
    solver = _solver(seed)
    solver.parameters.optimize_with_core = True
    if variant % 2 == 0:
        solver.parameters.symmetry_level = 0
        solver.parameters.core_minimization_level = 2
        solver.parameters.use_sat_inprocessing = False
    if not incumbent.budget.counted:
        solver.best_bound_callback = lambda bound: incumbent.raise_bound(round(bound))
    status = incumbent.solve(solver, placement.model, limit, _Watcher(incumbent, placement))
    if status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        incumbent.offer(placement.slots(solver))
    if status == cp_model.INFEASIBLE:
        incumbent.find_infeasible()
    elif abs(solver.best_objective_bound) <= len(incumbent.problem.meetings):
        incumbent.raise_bound(round(solver.best_objective_bound))


def at_most(incumbent: SharedIncumbent, gaps: int, limit: float, seed: int) -> None:
    """Decide whether a placement with at most a given number of gaps exists; if not, the bound rises by one.

    Parameters
    ----------
    incumbent
        The problem; receives placements and bounds.
    gaps
        The largest number of gaps.
    limit
        Seconds, or units of work in a deterministic run.
    """
    placement = incumbent.placement()
    model = GapModel(placement)
    placement.model.add(model.goal <= gaps)
    solver = _solver(seed)
    status = incumbent.solve(solver, placement.model, limit, pointless=lambda: incumbent.bound > gaps)
    if status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        incumbent.offer(placement.slots(solver))
    elif status == cp_model.INFEASIBLE:
        incumbent.raise_bound(gaps + 1)


def is_infeasible(incumbent: SharedIncumbent, limit: float, seed: int) -> bool:
    """Confirm that there is no placement, by a solve without presolve, with linear relaxation and two workers.

    A presolve of OR-Tools 9.15 has called a feasible model infeasible, so a single solve is not
    trusted. A placement found instead goes to the incumbent.
    """
    placement = incumbent.placement()
    GapModel(placement)
    solver = _solver(seed + 1)
    solver.parameters.cp_model_presolve = False
    solver.parameters.linearization_level = 1
    if not incumbent.budget.counted:
        solver.parameters.num_workers = 2
    status = incumbent.solve(solver, placement.model, limit)
    if status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        incumbent.offer(placement.slots(solver))
    return status == cp_model.INFEASIBLE


def try_gapless(incumbent: SharedIncumbent, seed: int) -> None:
    """Decide whether no delegate of the goal needs a gap; if not, the bound becomes one.

    A placement found is offered. The spread is left out: infeasible without it implies infeasible with it.
    """
    if incumbent.bound > 0:
        return
    placement = incumbent.placement()
    for delegate in sorted(incumbent.problem.goal_delegates & placement.busy.keys()):
        _forbid_gaps(placement, delegate)
    for limited in incumbent.problem.limits:
        ends = [end for d in sorted(limited.delegates) for end in DelegateGaps(placement, d).ends]
        placement.model.add(cp_model.LinearExpr.sum(ends) <= limited.most)
    solver = _solver(seed)
    status = incumbent.solve(
        solver, placement.model, incumbent.params.gapless_limit, pointless=lambda: incumbent.bound > 0
    )
    if status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        incumbent.offer(placement.slots(solver))
    elif status == cp_model.INFEASIBLE:
        incumbent.raise_bound(1)


def _forbid_gaps(placement: SlotModel, delegate: int) -> None:
    busy = placement.busy[delegate]
    days = [day for day in placement.problem.days if any(t in busy for t in day)]
    if len(days) == 1:
        add_windows(placement, days[0], busy, len(placement.problem.of_delegate[delegate]))
    else:
        placement.model.add_bool_and(DelegateGaps(placement, delegate).gapless)


def first_placement(incumbent: SharedIncumbent, limit: float, seed: int) -> None:
    """Find a first placement within spread and limits, whatever its gaps, as a hint for later solves.

    Core-guided search finds none before its end.
    """
    if incumbent.slots is not None:
        return
    placement = incumbent.placement()
    if incumbent.problem.spread is not None or incumbent.problem.limits:
        GapModel(placement)
    solver = _solver(seed)
    if incumbent.solve(solver, placement.model, limit) in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        incumbent.offer(placement.slots(solver))


def shorten(incumbent: SharedIncumbent, limit: float, seed: int) -> None:
    """Improve the best placement by annealing, which is mostly within a few gaps of the optimum."""
    from sco_scheduler.engine.gaps.annealing import anneal

    if incumbent.slots is None or incumbent.closed:
        return
    if not incumbent.budget.counted and not is_kept("annealing") and start_compiling("annealing") is not None:
        return  # compiling in this thread would take as long as the proof
    earlier = ("gaps_suppliers",) if incumbent.problem.limits else ()
    done = anneal(
        annealing_problem(incumbent.problem),
        np.array(incumbent.slots, np.int32),
        None,
        incumbent.part(math.inf if incumbent.budget.counted else limit),
        moves=int(limit * 1e6) if incumbent.budget.counted else None,
        seed=seed,
        goals=(*earlier, "gaps_purchasers"),
        floors=(incumbent.bound, 0, 0, 0),
    )
    incumbent.offer([int(slot) for slot in done.slots])


def annealing_problem(problem: GapProblem) -> AnnealProblem:
    """The gap problem as an annealing problem; the gaps of the goal's delegates count as purchasers'."""
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
    """Hold all given meetings with the fewest gaps, and prove it.

    Parameters
    ----------
    budget
        With a counted one, the methods take turns on one worker and the same problem and seed give the same result.
        Its stop is polled on this thread, and ends the search with the best result so far.
    seed
        Seed of the random choices.
    workers
        Number of threads.
    report
        Receives the best value (None while there is none) and the bound; may be called from another thread.
    """
    alike = restrict_slots(problem, by_order=False)
    problem = restrict_slots(problem)
    if not all(meeting.slots for meeting in problem.meetings):
        return GapResult(None, None, problem.bound, infeasible=True, confirmed=True)
    incumbent = SharedIncumbent(problem, budget, report, params=params or GapProofParams())
    if problem.hint is not None:
        incumbent.offer(problem.hint)
    jobs: list[Callable[[], None]]
    if workers < 2 or budget.counted:
        jobs = [lambda: _by_turns(incumbent, alike, seed)]
    else:
        quick_done = threading.Event()
        pause = incumbent.params.asking_pause
        if available_cores() > workers:
            quick_done.set()
            pause = 0.0
        jobs = [lambda: _quick_then_decide(incumbent, alike, seed, quick_done, pause)]
        jobs += [partial(minimise, incumbent, incumbent.budget.remaining(), seed + k) for k in range(workers - 1)]
        jobs.append(lambda: _maxsat_after(incumbent, quick_done))
    _run(incumbent, jobs, budget)
    budget.spend(incumbent.budget.spent)
    if not incumbent.infeasible:
        return incumbent.result()
    return _confirm(problem, incumbent, seed, budget)


def _run(incumbent: SharedIncumbent, jobs: list[Callable[[], None]], budget: Budget) -> None:
    """Run the jobs in parallel until the search is closed; an exception of a job is raised here."""
    failures: list[BaseException] = []

    def guarded(job: Callable[[], None]) -> None:
        try:
            job()
        except BaseException as failure:
            failures.append(failure)
            incumbent.stop()

    threads = [threading.Thread(target=guarded, args=(job,), daemon=True) for job in jobs]
    for thread in threads:
        thread.start()
    try:
        while any(thread.is_alive() for thread in threads):
            if budget.stopped():
                incumbent.stop()
            incumbent.break_off()
            for thread in threads:
                thread.join(_POLL_SECONDS)
    except BaseException:
        incumbent.stop()
        incumbent.break_off()
        raise
    if failures:
        raise failures[0]


def _quick_then_decide(
    incumbent: SharedIncumbent, alike: GapProblem, seed: int, quick_done: threading.Event, pause: float
) -> None:
    """Run next to core-guided search: quick methods, then decisions whether a placement attains the bound.

    Before each decision but the first it waits ``pause`` times its limit, or at most once its limit if the bound has
    not risen since the last: the bound may be the optimum, so that only a placement is missing. What is not settled in
    time is annealed in the end, for a better placement without proof.
    """
    until = _time_to_anneal(incumbent)
    _first_steps(incumbent, alike, seed)
    quick_done.set()
    limit, asked = incumbent.params.round_limit, -1
    while _continues(incumbent, until):
        seed += 1
        first_placement(incumbent, limit, seed)
        if asked >= 0:
            _wait(incumbent, limit * (pause if incumbent.bound > asked else min(pause, 1.0)), until)
        asked = incumbent.bound
        _decide_at_bound(incumbent, _limit_before(incumbent, until, limit), seed)
        limit *= incumbent.params.round_growth
    shorten(incumbent, incumbent.budget.remaining(), seed)


def _time_to_anneal(incumbent: SharedIncumbent) -> float:
    """The time reserved for the last annealing; 0 without a limit."""
    return (
        incumbent.budget.remaining() * incumbent.params.last_annealing_share
        if math.isfinite(incumbent.budget.remaining())
        else 0.0
    )


def _continues(incumbent: SharedIncumbent, until: float) -> bool:
    """Whether the search is open, and more time than ``until`` remains or no placement is known yet."""
    return not incumbent.closed and (incumbent.budget.remaining() > until or incumbent.slots is None)


def _limit_before(incumbent: SharedIncumbent, until: float, limit: float) -> float:
    """The limit of a solve that leaves the time ``until`` for annealing, once there is a placement."""
    return limit if incumbent.slots is None else min(limit, incumbent.budget.remaining() - until)


def _maxsat_after(incumbent: SharedIncumbent, begin: threading.Event) -> None:
    """Prove by MaxSAT, after the event is set."""
    while not (begin.wait(_POLL_SECONDS) or incumbent.closed):
        pass
    prove_by_maxsat(incumbent)


def _wait(incumbent: SharedIncumbent, seconds: float, until: float) -> None:
    """Wait, but no longer than the search is open and more time than ``until`` remains."""
    end = time.monotonic() + seconds
    while _continues(incumbent, until) and time.monotonic() < end:
        time.sleep(_POLL_SECONDS)


def _by_turns(incumbent: SharedIncumbent, alike: GapProblem, seed: int) -> None:
    """Run the same methods and core-guided search in turns."""
    until = _time_to_anneal(incumbent)
    _first_steps(incumbent, alike, seed)
    limit = incumbent.params.round_limit
    while _continues(incumbent, until):
        seed += 1
        first_placement(incumbent, limit, seed)
        minimise(incumbent, _limit_before(incumbent, until, 2 * limit), seed, variant=seed)
        _decide_at_bound(incumbent, _limit_before(incumbent, until, limit), seed)
        limit *= incumbent.params.round_growth
    shorten(incumbent, incumbent.budget.remaining(), seed)


def _first_steps(incumbent: SharedIncumbent, alike: GapProblem, seed: int) -> None:
    """Run the methods that are quick and often settle the problem."""
    try_gapless(incumbent, seed)
    if not incumbent.closed:
        raise_by_profile(incumbent, alike, seed)
    if not incumbent.closed:
        first_placement(incumbent, incumbent.params.placing_limit, seed)
        shorten(incumbent, incumbent.params.round_limit / 2, seed)


def _decide_at_bound(incumbent: SharedIncumbent, limit: float, seed: int) -> None:
    """Decide whether a placement attains the bound, again each time the bound rises."""
    asked = -1
    while not incumbent.closed and incumbent.bound > asked:
        asked = incumbent.bound
        at_most(incumbent, asked, limit, seed)


def _confirm(problem: GapProblem, found: SharedIncumbent, seed: int, budget: Budget) -> GapResult:
    """Confirm infeasibility by a solve of another kind, or return the placement that it found.

    A verdict of CP-SAT is confirmed by CP-SAT without presolve or by the MaxSAT solver, whichever is first; one of the
    MaxSAT solver, by CP-SAT.
    """
    limit = found.params.confirming_limit
    budget = Budget(limit, counted=budget.counted, stopped=budget.stopped)
    incumbent = SharedIncumbent(problem, budget, params=found.params)

    def by_cp_sat() -> None:
        if is_infeasible(incumbent, limit, seed):
            incumbent.find_infeasible()

    jobs: list[Callable[[], None]] = [by_cp_sat]
    if not budget.counted and not found.by_maxsat:
        jobs.append(lambda: prove_by_maxsat(incumbent))
    _run(incumbent, jobs, budget)
    if incumbent.slots is not None:
        return incumbent.result()
    return GapResult(None, None, found.bound, infeasible=True, confirmed=incumbent.infeasible)
