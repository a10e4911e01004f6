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
from collections.abc import Callable

from sco_scheduler.engine.budget import Budget
from sco_scheduler.engine.gaps.proof.attempts import (
    GapCandidates,
    at_most,
    decide,
    is_infeasible,
    minimise,
    try_gapless,
)
from sco_scheduler.engine.gaps.proof.likely import LikelyGapCandidates
from sco_scheduler.engine.gaps.proof.maxsat import prove_by_maxsat
from sco_scheduler.engine.gaps.proof.problem import GapProblem, GapResult, restrict_slots
from sco_scheduler.engine.gaps.proof.profile import raise_by_profile
from sco_scheduler.engine.gaps.proof.shared import SharedIncumbent
from sco_scheduler.engine.search.cp_sat import OnProgress

_POLL_SECONDS = 0.02
_CONFIRM_SECONDS = 20.0
_PROFILE_LIMIT = 3.0
_ROUND_LIMIT = 1.2
"""The limit of a question for the bound in the first round, in seconds or units of work."""
_GROWTH = 1.6
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
            limit *= _GROWTH

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
            limit *= _GROWTH

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
    """Confirm that there is no placement, or take back the verdict."""
    budget = Budget(_CONFIRM_SECONDS, counted=budget.counted, stopped=budget.stopped)
    board = SharedIncumbent(problem, budget)
    verdict: list[bool] = []
    _run(board, [lambda: verdict.append(is_infeasible(board, _CONFIRM_SECONDS, seed))], budget)
    if board.slots is not None:
        return board.result()
    return GapResult(None, None, found.bound, infeasible=True, confirmed=any(verdict))
