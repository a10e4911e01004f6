"""Choosing and placing meetings by flows: the method for events of any size.

Bound, choose, peel, fill, improve. It stops as soon as every goal is at its bound; then the schedule
is proved optimal in them, which for large events is the rule and takes seconds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy import bool_, int32, int64
from numpy.typing import NDArray

from sco_scheduler.engine.budget import Budget, OnValues
from sco_scheduler.engine.local_search.board import place_all, restore
from sco_scheduler.engine.local_search.board_arrays import OUT, empty_board
from sco_scheduler.engine.local_search.moves import BestBoard, improve_board, values_on_board
from sco_scheduler.engine.methods import SELECTION_GOALS, leading
from sco_scheduler.engine.params import BOARD_CHUNK, FILLS
from sco_scheduler.engine.problem import Problem
from sco_scheduler.engine.value.construct import Construction
from sco_scheduler.engine.value.flow_bounds import FlowCase, flow_bound, prepare_case
from sco_scheduler.engine.value.flow_problem import flow_problem
from sco_scheduler.engine.value.flow_relaxation import PINS, choose_items
from sco_scheduler.engine.value.interpreter_duals import GRAIN, InterpreterDuals, find_duals
from sco_scheduler.engine.value.slot_flows import peel, refill_slot


@dataclass(frozen=True)
class FlowResult:
    """A valid schedule of the items in ``item``, and what is known of its quality.

    ``mode`` counts within the item's modes; ``interpreter`` is NONE where nobody interprets.
    ``bounds[goal]`` holds given the values reached for the goals before it, ``proved`` says which
    goals are at theirs. ``complete`` is False where a meeting that a pin demands could not be
    placed: such an event needs another method.
    """

    item: NDArray[int32]
    mode: NDArray[int32]
    slot: NDArray[int32]
    interpreter: NDArray[int32]
    values: dict[str, int]
    bounds: dict[str, int]
    proved: dict[str, bool]
    complete: bool
    seconds: float


def solve_flows(
    problem: Problem,
    budget: Budget,
    *,
    order: Sequence[str] = SELECTION_GOALS,
    moves: int | None = None,
    seed: int = 0,
    start: Construction | None = None,
    report: OnValues | None = None,
) -> FlowResult:
    """A schedule that is as good as can be found in the time, in the goals that ``order`` starts with.

    Parameters
    ----------
    budget
        For the whole; asked often. Once it is stopped the best so far is returned.
    order
        An order of goals; the leading ones of ``SELECTION_GOALS`` are pursued.
    moves
        Limits the local search to so many moves instead; with a counted budget the result then depends on the problem
        and the seed alone.
    start
        A schedule; what is returned is at least as good.
    report
        Hears of the values and bounds so far.
    """
    case = prepare_case(flow_problem(problem), leading(order, SELECTION_GOALS))
    return _Solver(case, seed, budget, moves, start, report).run()


class _Solver:
    """One run of the method."""

    def __init__(
        self,
        case: FlowCase,
        seed: int,
        budget: Budget,
        moves: int | None,
        start: Construction | None,
        report: OnValues | None,
    ) -> None:
        self.start = start
        self.case = case
        self.budget = budget
        self.moves = moves
        self.report = report
        rates = np.array([case.weighing.minimums, case.weighing.balance], int64)
        self.board = empty_board(case.problem, case.weighing.of_items(case.problem), rates, seed)
        self.best = BestBoard(case.order)
        self.priced: InterpreterDuals | None = None
        self.bounds: dict[str, int | None] = dict.fromkeys(case.order)
        self.bounded: dict[str, tuple[int, ...]] = {}
        self.bounding_seconds = 0.0

    def run(self) -> FlowResult:
        """Bound, choose, peel, fill, improve."""
        if self.start is not None:
            self._offer_start(self.start)
        chosen = self._choose()
        self._place_pins()
        peel(self.case, self.board, chosen, range(self.case.problem.slots), self.budget, self._report)
        self._offer()
        self._bound()
        if not self._proved():
            self._fill()
        if not self._proved():
            self._bound()
            self._improve()
        return self._result()

    def _offer_start(self, start: Construction) -> None:
        """Keep a schedule that was there before as the best so far; the board is empty before and after."""
        problem = self.case.problem
        slot, mode, person = (np.full(problem.items, OUT, int32) for _ in range(3))
        for i, choice in start.placement.taken.items():
            slot[i], mode[i] = choice.slot, problem.mode_start[i] + choice.mode
        for i, interpreter in start.interpreters.items():
            person[i] = interpreter
        nobody = np.full(problem.items, OUT, int32)
        restore(problem, self.board, slot, mode, person)
        self._offer()
        restore(problem, self.board, nobody, nobody, nobody)

    def _choose(self) -> NDArray[bool_]:
        """Which items to aim for."""
        case = self.case
        if case.needs.bind:
            self.priced = find_duals(case.problem, case.weighing, case.needs, self.budget)
            return self.priced.chosen
        return choose_items(case.problem, case.weighing)

    def _place_pins(self) -> None:
        """What pins demand comes first, the least free of it before the rest."""
        pinned = np.flatnonzero(self.case.problem.item_mandatory)
        freedom = self.case.allowed[:, pinned].sum(axis=0)
        for item in pinned[np.argsort(freedom, kind="stable")]:
            for slot in np.flatnonzero(self.case.allowed[:, item]).tolist():
                if place_all(self.case.problem, self.board, np.array([item], int64), slot):
                    break

    def _fill(self) -> None:
        """Refill every slot a few times, first with the interpreters' duals taken off, then without."""
        case = self.case
        price = free = np.zeros(case.problem.items, int64)
        if self.priced is not None:
            price = np.append(self.priced.grains, 0)[case.needs.of_item] * case.mild.value // GRAIN
        for prices in (price, *[free] * (FILLS - 1)):
            for slot in range(case.problem.slots):
                if self.budget.expired():
                    return
                refill_slot(case, self.board, slot, prices, self.budget)
            self._offer()

    def _improve(self) -> None:
        """Search until time runs out (but for the bounds of what it finds) or all is proved."""
        chunks, reported = 0, self.best.key

        def go_on() -> bool:
            nonlocal chunks, reported
            if self.best.key != reported:
                reported = self.best.key
                self._report()
            chunks += 1
            if self.moves is not None and chunks * BOARD_CHUNK > self.moves:
                return False
            return not self.budget.expired(self.bounding_seconds) and not self._proved()

        if not self.case.problem.walking:
            self.best.put_back(self.case.problem, self.board)
        # Where people have to walk, the board that flows filled leads further than the first schedule, even a better
        # one: that one is kept as the best so far.
        improve_board(self.case.problem, self.board, self.best, max(1, self.case.weighing.value), go_on)

    def _bound(self) -> None:
        """Compute the bounds given the values of the best so far; those that still hold are kept."""
        start = self.budget.elapsed
        figures = self.best.figures
        for n, goal in enumerate(self.case.order):
            given = tuple(figures[name] for name in (PINS, *self.case.order[:n]))
            if self.bounded.get(goal) == given:
                continue
            self.bounds[goal] = flow_bound(self.case, self.priced, goal, figures, self.budget)
            self.bounded[goal] = given
            self._report()
        self.bounding_seconds = self.budget.elapsed - start

    def _proved(self) -> bool:
        return all(self.best.figures[goal] == self.bounds[goal] for goal in self.case.order)

    def _offer(self) -> None:
        self.best.offer(self.board)
        self._report()

    def _report(self) -> None:
        if self.report is not None:
            figures = self.best.figures or values_on_board(self.board)
            self.report({goal: figures[goal] for goal in self.case.order}, dict(self.bounds))

    def _result(self) -> FlowResult:
        """The best board, with bounds that fit what it reached."""
        problem, board, figures = self.case.problem, self.board, self.best.figures
        self.best.put_back(problem, board)
        self._bound()
        held = np.flatnonzero(board.slot != OUT).astype(int32)
        bounds = {goal: bound for goal, bound in self.bounds.items() if bound is not None}
        return FlowResult(
            item=held,
            mode=board.mode[held] - problem.mode_start[held],
            slot=board.slot[held],
            interpreter=board.interpreter[held],
            values={goal: figures[goal] for goal in self.case.order},
            bounds=bounds,
            proved={goal: figures[goal] == bounds[goal] for goal in self.case.order},
            complete=figures[PINS] == int(problem.item_mandatory.sum()),
            seconds=self.budget.elapsed,
        )
