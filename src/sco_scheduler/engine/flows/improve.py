"""Improving a board until time runs out: annealing with the moves of ``moves``.

The temperature falls geometrically over a cycle and starts again, since a cycle that is cut short
should still have ended a few times before (simulated annealing: Kirkpatrick, Gelatt and Vecchi,
1983). The best board so far is kept aside.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from numpy import int32
from numpy.typing import NDArray

from sco_scheduler.engine.flows.board import MUSTS, PINS, SHORT, SQUARES, VALUE, Board, restore
from sco_scheduler.engine.flows.moves import search
from sco_scheduler.engine.flows.problem import FlowProblem
from sco_scheduler.engine.flows.relaxation import PINS as PINS_GOAL

MOVES = 4_000
"""Moves between two looks at the clock."""

_HOT, _COLD = 0.3, 0.05
"""Temperatures in points of value."""
_FIRST_CYCLE = 40
"""Chunks in the first cycle; each further one is twice as long."""


def reached(board: Board) -> dict[str, int]:
    """The goals' values on the board."""
    places = {PINS_GOAL: PINS, "musts": MUSTS, "minimums": SHORT, "value": VALUE, "balance": SQUARES}
    return {name: int(board.number[place]) for name, place in places.items()}


@dataclass
class Best:
    """The best board seen, by goals in their order (never by weights, which might not dominate)."""

    order: tuple[str, ...]
    key: tuple[int, ...] = ()
    kept: tuple[NDArray[int32], NDArray[int32], NDArray[int32]] | None = None
    figures: dict[str, int] = field(default_factory=dict)

    def offer(self, board: Board) -> bool:
        """Keep the board if it is better; whether it is."""
        figures = reached(board)
        sign = {"minimums": -1, "balance": -1}
        key = tuple(sign.get(name, 1) * figures[name] for name in (PINS_GOAL, *self.order))
        if self.kept is not None and key <= self.key:
            return False
        self.key, self.figures = key, figures
        self.kept = board.slot.copy(), board.mode.copy(), board.interpreter.copy()
        return True

    def put_back(self, problem: FlowProblem, board: Board) -> None:
        """Make the board the best one again."""
        if self.kept is not None:
            restore(problem, board, *self.kept)


def temperatures() -> Iterator[float]:
    """Temperatures of the chunks, in points: cooling cycles, each twice as long as the last."""
    length = _FIRST_CYCLE
    while True:
        for step in range(length):
            yield _HOT * (_COLD / _HOT) ** (step / (length - 1))
        yield 0.0
        length *= 2


def anneal(problem: FlowProblem, board: Board, best: Best, point: int, go_on: Callable[[], bool]) -> None:
    """Improve ``best`` for as long as ``go_on`` says; ``point`` is what a point of value weighs."""
    for temperature in temperatures():
        if not go_on():
            break
        search(problem, board, MOVES, temperature * point)
        best.offer(board)
    best.put_back(problem, board)
