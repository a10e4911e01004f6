"""Fewest gaps, proved: attempts of several kinds share one board until it is settled.

From below and above at once: core-guided search raises the bound and often ends the matter alone;
beside it the decisions with almost everybody gapless, the profile bound, annealing and the questions
for "at most as many as the bound" do what it cannot, and a MaxSAT solver in a process of its own
proves other events than these. With one worker, or where the run must be
reproducible, they take turns with growing limits, because how long an attempt takes has a heavy
tail.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

from ortools.sat.python import cp_model

from sco_scheduler.engine.budget import Budget
from sco_scheduler.engine.gaps.proof.likely import LikelyGapCandidates, raise_by_profile
from sco_scheduler.engine.gaps.proof.maxsat import prove_by_maxsat
from sco_scheduler.engine.gaps.proof.model import (
    DelegateGaps,
    GapModel,
    Literal,
    SharedIncumbent,
    SlotModel,
    add_windows,
)
from sco_scheduler.engine.gaps.proof.problem import GapProblem, GapResult, restrict_slots
from sco_scheduler.engine.search.solvers import OnProgress, solver_without_signals


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


def minimise(
    board: SharedIncumbent, limit: float, seed: int, *, variant: int = 0, pointless: Callable[[], bool] = lambda: False
) -> None:
    """Core-guided search for the fewest gaps, without LP: its bound rises until it meets a placement.

    Variant 0 was the fastest on most events; variant 1 inprocesses and minimises cores less, and is
    often fast where the other is slow.
    Source: Andres, Kaufmann, Matheis, Schaub, "Unsatisfiability-based optimization in clasp",
    ICLP 2012, as CP-SAT's ``optimize_with_core`` does it.
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
    status = board.solve(solver, placement.model, limit, _Watcher(board, placement), pointless)
    if status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        board.offer(placement.slots(solver))
    if status == cp_model.INFEASIBLE:
        board.find_infeasible()
    elif abs(solver.best_objective_bound) <= len(board.problem.meetings):
        board.raise_bound(round(solver.best_objective_bound))


def at_most(board: SharedIncumbent, gaps: int, limit: float, seed: int) -> None:
    """Look for a placement with at most so many gaps; where there is none, the bound rises by one."""
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
    """Whether a search without presolve, with LP and two workers also finds that there is no placement.

    A presolve of OR-Tools 9.15 has called a feasible model infeasible, so the verdict is never
    given on one solve. A placement found instead goes to the board.
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


_FIRST_LIMIT = 3.0
"""The limit of the decision with everybody gapless; it seldom needs a tenth of it."""

_GROUP = 8
"""How many carriers are tried at once at first."""

_LIKELY = 16
_LIKELY_LIMIT = 0.8
"""How many likely carriers are tried alone before any group, and the limit of each."""

_GROUP_LIMIT = 0.3
_GROWTH = 1.5
_GROWTH_ALONE = 4.0
"""The first limit of a group, in seconds or units of work; by what it grows with each halving, and after."""


def decide(
    board: SharedIncumbent, carriers: Iterable[int], gaps: int, limit: float, seed: int
) -> cp_model.CpSolverStatus:
    """Whether the goal's delegates can do with so many gaps, all of them carried by some few.

    A placement found goes to the board. The spread is left out, so that infeasible holds with it
    all the more.
    """
    placement = board.placement()
    may = frozenset(carriers)
    ends: list[Literal] = []
    for delegate in sorted(board.problem.goal_delegates & placement.busy.keys()):
        if delegate in may:
            ends += DelegateGaps(placement, delegate).ends
        else:
            _forbid_gaps(placement, delegate)
    placement.model.add(cp_model.LinearExpr.sum(ends) <= gaps)
    for limited in board.problem.limits:
        ends = [end for d in sorted(limited.delegates) for end in DelegateGaps(placement, d).ends]
        placement.model.add(cp_model.LinearExpr.sum(ends) <= limited.most)
    solver = solver_without_signals()
    solver.parameters.num_workers = 1
    solver.parameters.linearization_level = 0
    solver.parameters.random_seed = seed
    if seed % 2:  # neither way is the faster one on all
        solver.parameters.symmetry_level = 0
        solver.parameters.use_sat_inprocessing = False
    bound = board.bound
    status = board.solve(solver, placement.model, limit, pointless=lambda: board.bound > bound)
    if status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        board.offer(placement.slots(solver))
    return status


def _forbid_gaps(placement: SlotModel, delegate: int) -> None:
    busy = placement.busy[delegate]
    days = [day for day in placement.problem.days if any(t in busy for t in day)]
    if len(days) == 1:
        add_windows(placement, days[0], busy, len(placement.problem.of_delegate[delegate]))
    else:
        placement.model.add_bool_and(DelegateGaps(placement, delegate).gapless)


def try_gapless(board: SharedIncumbent, seed: int) -> None:
    """Decide whether all delegates can be gapless; if not, the bound is one."""
    if board.bound == 0 and decide(board, (), 0, _FIRST_LIMIT, seed) == cp_model.INFEASIBLE:
        board.raise_bound(1)


class GapCandidates:
    """Who may be the one to carry the only gap; those that cannot be are struck off.

    They are tried in groups, and a group that is not settled within its limit is halved and put back
    with a longer one, because how long one decision takes varies by a factor of a thousand. When
    nobody is left, there are two gaps at least. Several threads may try groups side by side. The
    likeliest are tried first, each alone: ``likely`` says how often one was seen with a gap.
    """

    def __init__(self, board: SharedIncumbent, likely: Mapping[int, int] | None = None) -> None:
        problem, times = board.problem, likely or {}
        able = [d for d in problem.goal_delegates if len(problem.of_delegate[d]) > 1]
        able.sort(key=lambda d: (-times.get(d, 0), -len(problem.of_delegate[d]), d))
        alone = sum(d in times for d in able[:_LIKELY])
        self._board = board
        self._lock = threading.Lock()
        self._waiting = [_Task(0.0, k, able[k : k + 1], _LIKELY_LIMIT) for k in range(alone)]
        starts = range(alone, len(able), _GROUP)
        self._waiting += [_Task(_GROUP_LIMIT, k, able[k : k + _GROUP], _GROUP_LIMIT) for k in starts]
        self._under_way = 0
        heapify(self._waiting)

    @property
    def turn(self) -> float:
        """When the next group has its turn: its limit, which grows from round to round; 0 for likely ones."""
        with self._lock:
            return self._waiting[0].turn if self._waiting else 0.0

    def try_next(self, seed: int) -> bool:
        """Try one group, the one with the shortest limit; False where none is waiting."""
        with self._lock:
            if not self._waiting or self._board.bound != 1:
                return False
            task = heappop(self._waiting)
            self._under_way += 1
        status = decide(self._board, task.group, 1, task.limit, seed)
        with self._lock:
            self._under_way -= 1
            if status != cp_model.INFEASIBLE:
                for part in task.parts():
                    heappush(self._waiting, part)
            nobody = not self._waiting and not self._under_way
        if nobody:
            self._board.raise_bound(2)
        return True


@dataclass(frozen=True, order=True)
class _Task:
    """A group of carriers to be tried: when, the rank of its first (the likeliest is 0), who, and the limit."""

    turn: float
    rank: int
    group: Sequence[int]
    limit: float

    def parts(self) -> list[_Task]:
        """The group in two halves, or alone again, with a longer limit, by which they have their turn."""
        half = (len(self.group) + 1) // 2
        limit = self.limit * (_GROWTH if len(self.group) > 1 else _GROWTH_ALONE)
        parts = ((self.rank, self.group[:half]), (self.rank + half, self.group[half:]))
        return [_Task(limit, rank, part, limit) for rank, part in parts if part]


_POLL_SECONDS = 0.02
_CONFIRM_SECONDS = 20.0
_PROFILE_LIMIT = 3.0
_ROUND_LIMIT = 1.2
"""The limit of a question for the bound in the first round, in seconds or units of work."""
_RACE_GROWTH = 1.6
"""How much longer those of the next round may take."""
_LOOKS = 4
"""The annealings after which it is thought known who may carry a gap."""


def solve_gaps(
    problem: GapProblem,
    budget: Budget,
    *,
    seed: int = 0,
    workers: int = 2,
    report: OnProgress | None = None,
) -> GapResult:
    """Hold all the meetings with the fewest gaps, and prove it.

    Args:
        problem: the meetings and their rules.
        budget: with a counted one, the attempts take turns on one worker and the same problem and seed
            give the same result. Its stop is asked often, on this thread, and ends the search with
            what it has.
        seed: of the random choices.
        workers: threads of core-guided search and of the attempts beside it.
        report: hears of the best value (None while there is none) and the bound; it may be called
            from another thread.

    """
    alike = restrict_slots(problem, by_order=False)
    problem = restrict_slots(problem)
    if not all(meeting.slots for meeting in problem.meetings):
        return GapResult(None, None, max(0, problem.bound), infeasible=True, confirmed=True)
    board = SharedIncumbent(problem, budget, report)
    if problem.hint is not None:
        board.offer(problem.hint)
    search = _Search(board, alike, seed)
    jobs: list[Callable[[], None]]
    if workers < 2 or budget.counted:
        jobs = [search.by_turns]
    else:
        jobs = [search.beside_cores, *(_core_job(search, seed + k) for k in range(workers - 1))]
        jobs.append(lambda: prove_by_maxsat(board))
    _run(board, jobs, budget)
    if not board.infeasible:
        return board.result()
    return _confirm(problem, board, seed, budget)


def _core_job(search: _Search, seed: int) -> Callable[[], None]:
    """Core-guided search; where all turns on who carries the only gap, it helps to find that out."""
    board = search.board

    def job() -> None:
        while not board.closed:
            minimise(board, board.time_left, seed, pointless=lambda: board.bound == 1 and search.carriers is not None)
            while not board.closed and search.carriers is not None and search.carriers.try_next(seed):
                pass

    return job


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


class _Search:
    """The attempts that are not core-guided search: what each of them leaves for the next."""

    def __init__(self, board: SharedIncumbent, alike: GapProblem, seed: int) -> None:
        self.board = board
        self.carriers: GapCandidates | None = None
        self._alike = alike
        self._seed = seed
        self._likely = LikelyGapCandidates(board, seed)

    def beside_cores(self) -> None:
        """The attempts that run beside core-guided search."""
        board, limit = self.board, _ROUND_LIMIT
        self._first_steps()
        carriers = self._look_for_carriers()
        while not board.closed:
            self._seed += 1
            if carriers.try_next(self._seed):
                continue
            if board.bound != 1:
                self._ask_likely(limit)
                minimise(board, 2 * limit, self._seed, variant=1)
            _ask_for_bound(board, limit, self._seed)
            limit *= _RACE_GROWTH

    def by_turns(self) -> None:
        """The same attempts and core-guided search by turns."""
        board, limit = self.board, _ROUND_LIMIT
        self._first_steps()
        while not board.closed:
            self._seed += 1
            minimise(board, 2 * limit, self._seed, variant=self._seed)
            carriers = self.carriers or self._look_for_carriers()
            while not board.closed and carriers.turn < limit and carriers.try_next(self._seed):
                self._seed += 1
            if board.bound != 1:
                self._ask_likely(limit)
                _ask_for_bound(board, limit, self._seed)
            limit *= _RACE_GROWTH

    def _first_steps(self) -> None:
        try_gapless(self.board, self._seed)
        if not self.board.closed:
            raise_by_profile(self.board, self._alike, _PROFILE_LIMIT, self._seed)

    def _look_for_carriers(self) -> GapCandidates:
        for _ in range(_LOOKS):
            if not self.board.closed:
                self._likely.look()
        self.carriers = GapCandidates(self.board, self._likely.times)
        return self.carriers

    def _ask_likely(self, limit: float) -> None:
        """Ask for as many gaps as the bound, carried by likely carriers, then look for more of these."""
        may = self._likely.some(self._seed)
        if may and not self.board.closed:
            decide(self.board, may, self.board.bound, limit, 2 * self._seed + 1)
            self._likely.look()


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
    budget = Budget(_CONFIRM_SECONDS, counted=budget.counted, stopped=budget.stopped)
    board = SharedIncumbent(problem, budget)

    def by_cp_sat() -> None:
        if is_infeasible(board, _CONFIRM_SECONDS, seed):
            board.find_infeasible()

    jobs: list[Callable[[], None]] = [by_cp_sat]
    if not budget.counted and not found.by_maxsat:
        jobs.append(lambda: prove_by_maxsat(board))
    _run(board, jobs, budget)
    if board.slots is not None:
        return board.result()
    return GapResult(None, None, found.bound, infeasible=True, confirmed=board.infeasible)
