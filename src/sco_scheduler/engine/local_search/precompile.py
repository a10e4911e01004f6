"""Compiles a part of the local searches and keeps it: ``python -m …precompile annealing`` (or ``board``)."""

from __future__ import annotations

import math
import sys
import time

import numpy as np
from numpy import bool_, int32, int64

from sco_scheduler.background import BackgroundTask
from sco_scheduler.engine.budget import Budget
from sco_scheduler.engine.local_search.compiled import is_kept, mark_kept, start_compiling, stop_compiling
from sco_scheduler.engine.value.flow_problem import FlowProblem

_POLL_SECONDS = 0.02


class Compilation:
    """A part of the compiled code while it is made ready: compiled in a process of its own, then loaded in a thread.

    Parameters
    ----------
    name
        Which part: ``annealing``, or ``board`` with its moves.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self.kept = is_kept(name)
        """Whether it was compiled before, so that it only has to be loaded."""
        self._running = None if self.kept else start_compiling(name)
        self._loading = BackgroundTask(self._load) if self._running is None else None

    def ready(self, seconds: float | None) -> bool:
        """Whether the code can be called, after waiting so long at most; None is as long as it takes."""
        end = math.inf if seconds is None else time.monotonic() + seconds
        while self._running is not None:
            if is_kept(self._name) or not self._running():
                self._running, self._loading = None, BackgroundTask(self._load)
            elif time.monotonic() >= end:
                return False
            else:
                time.sleep(_POLL_SECONDS)
        assert self._loading is not None
        return self._loading.done(None if seconds is None else max(0.0, end - time.monotonic()))

    def _load(self) -> None:
        load(self._name)


def load(name: str) -> None:
    """Load a part's compiled code into this process, compiling it where it is not kept."""
    if name == "annealing":
        _load_annealing()
    else:
        _load_board()
    mark_kept(name)


def _load_annealing() -> None:
    from sco_scheduler.engine.gaps.annealing import anneal
    from sco_scheduler.engine.gaps.annealing_problem import AnnealProblem

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
    # The single meeting has no gap: only a bound below 0 keeps the search from ending at once.
    below_any = -1, 0, 0, 0
    anneal(problem, np.zeros(1, np.int32), None, Budget(counted=True), moves=2, floors=below_any)


def _load_board() -> None:
    from sco_scheduler.engine.local_search.board import (
        begin,
        count_free_delegates,
        empty_board,
        place_all,
        remove_all,
        restore,
        take_back,
    )
    from sco_scheduler.engine.local_search.moves import anneal_board

    problem = _empty_problem()
    nothing = np.zeros(0, int64)
    board = empty_board(problem, nothing, np.zeros(2, int64), 0)
    begin(board)
    place_all(problem, board, nothing, 0)
    remove_all(problem, board, nothing)
    take_back(problem, board)
    count_free_delegates(problem, board, 0, np.zeros((problem.companies, 1), np.int32))
    restore(problem, board, board.slot.copy(), board.mode.copy(), board.interpreter.copy())
    anneal_board(problem, board, 0, 0.0)


def _empty_problem() -> FlowProblem:
    """A problem without items, with one zone and one slot; its arrays have the types of every problem's."""
    none, one = np.zeros(0, int32), np.zeros(1, int32)
    return FlowProblem(
        mode_start=one,
        mode_delegates=np.zeros((0, 2), int32),
        mode_pattern=none,
        mode_need=none,
        patterns=np.zeros((1, 1), bool_),
        item_company=np.zeros((0, 2), int32),
        item_zone=none,
        item_value=np.zeros(0, int64),
        item_must=np.zeros(0, bool_),
        item_mandatory=np.zeros(0, bool_),
        item_table=none,
        company_of=none,
        people=np.zeros((0, 1), int32),
        maximum=np.zeros((2, 0), int32),
        minimum=np.zeros((2, 0), int32),
        tables=np.zeros((1, 1), int32),
        fixed_tables=0,
        interpreter_there=np.zeros((0, 1), bool_),
        able_start=one,
        able=none,
        near=np.zeros((1, 2), int32),
        earlier_start=one,
        earlier=none,
        later_start=one,
        later=none,
    )


def main(name: str) -> None:
    """Compile a part and note that it is kept."""
    try:
        load(name)
    finally:
        stop_compiling(name)


if __name__ == "__main__":
    main(sys.argv[1])
