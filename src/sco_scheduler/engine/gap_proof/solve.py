"""Fewest gaps, proved: attempts of several kinds share one board until it is settled.

From below and above at once: core-guided search raises the bound and often ends the matter alone;
beside it the decisions with almost everybody gapless, the profile bound and the questions for "at
most as many as the bound" do what it cannot. With one worker, or where the run must be
reproducible, they take turns with growing limits, because how long an attempt takes has a heavy
tail.
"""

from __future__ import annotations

import threading
from collections.abc import Callable

from sco_scheduler.engine.gap_proof.board import Board, OnProgress
from sco_scheduler.engine.gap_proof.gapless import Carriers, try_gapless
from sco_scheduler.engine.gap_proof.narrowing import narrow
from sco_scheduler.engine.gap_proof.problem import GapProblem, GapResult
from sco_scheduler.engine.gap_proof.profile import raise_by_profile
from sco_scheduler.engine.gap_proof.whole import at_most, is_infeasible, minimise

_POLL_SECONDS = 0.02
_CONFIRM_SECONDS = 20.0
_PROFILE_LIMIT = 3.0
_ROUND_LIMIT = 1.2
"""The limit of a question for the bound in the first round, in seconds or units of work."""
_GROWTH = 1.6
"""How much longer those of the next round may take."""
_HELP_LIMIT = 0.7
"""From this limit on, more than one thread looks for who carries the only gap."""


def solve_gaps(
    problem: GapProblem,
    *,
    time_limit: float = 30.0,
    seed: int = 0,
    workers: int = 2,
    deterministic: bool = False,
    on_progress: OnProgress | None = None,
    stopped: Callable[[], bool] = lambda: False,
) -> GapResult:
    """Hold all the meetings with the fewest gaps, and prove it.

    ``time_limit`` is in seconds, or with ``deterministic`` in the solver's own units of work (about a
    second each), where the attempts take turns on one worker and the same problem and seed give
    the same result. ``on_progress`` gets the best value (None while there is none) and the
    bound; it may be called from another thread. ``stopped`` is asked often and ends the search with
    what it has.
    """
    alike = narrow(problem, by_order=False)
    problem = narrow(problem)
    if not all(meeting.slots for meeting in problem.meetings):
        return GapResult(None, None, max(0, problem.bound), infeasible=True, confirmed=True)
    board = Board(problem, time_limit, deterministic=deterministic, on_progress=on_progress)
    if problem.hint is not None:
        board.offer(problem.hint)
    jobs: list[Callable[[], None]]
    if workers < 2 or deterministic:
        jobs = [lambda: _in_turns(board, alike, seed)]
    else:
        carriers = Carriers(board)
        jobs = [lambda: _decisions(board, alike, carriers, seed)]
        jobs += [_core_job(board, carriers, seed + k) for k in range(workers - 1)]
    _run(board, jobs, stopped)
    if not board.infeasible:
        return board.result()
    return _confirm(problem, board, seed, stopped)


def _core_job(board: Board, carriers: Carriers, seed: int) -> Callable[[], None]:
    """Core-guided search; where all turns on who carries the only gap, it helps to find that out."""

    def job() -> None:
        while not board.closed:
            minimise(board, board.time_left, seed, pointless=lambda: board.bound == 1 and carriers.limit > _HELP_LIMIT)
            while not board.closed and carriers.try_next(seed):
                pass

    return job


def _run(board: Board, jobs: list[Callable[[], None]], stopped: Callable[[], bool]) -> None:
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
            if stopped():
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


def _first_steps(board: Board, alike: GapProblem, seed: int) -> None:
    try_gapless(board, seed)
    if not board.closed:
        raise_by_profile(board, alike, _PROFILE_LIMIT, seed)


def _decisions(board: Board, alike: GapProblem, carriers: Carriers, seed: int) -> None:
    """The attempts that run beside core-guided search."""
    _first_steps(board, alike, seed)
    limit = _ROUND_LIMIT
    while not board.closed:
        seed += 1
        if carriers.try_next(seed):
            continue
        if board.bound != 1:
            minimise(board, 2 * limit, seed, variant=1)
        _ask_for_bound(board, limit, seed)
        limit *= _GROWTH


def _in_turns(board: Board, alike: GapProblem, seed: int) -> None:
    """The same attempts and core-guided search by turns."""
    _first_steps(board, alike, seed)
    carriers = Carriers(board)
    limit = _ROUND_LIMIT
    while not board.closed:
        seed += 1
        minimise(board, 2 * limit, seed, variant=seed)
        while not board.closed and carriers.limit < limit and carriers.try_next(seed):
            seed += 1
        if board.bound != 1:
            _ask_for_bound(board, limit, seed)
        limit *= _GROWTH


def _ask_for_bound(board: Board, limit: float, seed: int) -> None:
    """Ask for as many gaps as the bound, and again each time the bound rises."""
    asked = -1
    while not board.closed and board.bound > asked:
        asked = board.bound
        at_most(board, asked, limit, seed)


def _confirm(problem: GapProblem, found: Board, seed: int, stopped: Callable[[], bool]) -> GapResult:
    """Confirm that there is no placement, or take back the verdict."""
    board = Board(problem, _CONFIRM_SECONDS, deterministic=found.deterministic, on_progress=None)
    verdict: list[bool] = []
    _run(board, [lambda: verdict.append(is_infeasible(board, _CONFIRM_SECONDS, seed))], stopped)
    if board.slots is not None:
        return board.result()
    return GapResult(None, None, found.bound, infeasible=True, confirmed=any(verdict))
