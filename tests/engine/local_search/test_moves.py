"""Moves on the board: how they cool, which board is the best, and what they bring in a few thousand."""

from __future__ import annotations

from itertools import islice

import numpy as np
import pytest

from benchmarks.generate import full_size
from sco_scheduler.engine.indexing import index
from sco_scheduler.engine.local_search.board import OUT, empty_board, place_all
from sco_scheduler.engine.local_search.compiled import interpreted
from sco_scheduler.engine.local_search.moves import (
    BestBoard,
    _can_walk,
    anneal_board,
    improve_board,
    temperatures,
    values_on_board,
)
from sco_scheduler.engine.params import BOARD_COLD, BOARD_CYCLE, BOARD_HOT
from sco_scheduler.engine.value.flow_problem import flow_problem
from sco_scheduler.engine.value.flow_relaxation import prepare_case
from tests import events
from tests.engine.local_search.test_board import started


def test_each_cycle_cools_from_hot_to_cold_and_to_nothing_and_lasts_twice_as_long() -> None:
    found = list(islice(temperatures(), BOARD_CYCLE + 1 + 2 * BOARD_CYCLE + 1))
    first, second = found[: BOARD_CYCLE + 1], found[BOARD_CYCLE + 1 :]
    for cycle in (first, second):
        assert cycle[0] == BOARD_HOT
        assert cycle[-2] == pytest.approx(BOARD_COLD)
        assert cycle[-1] == 0.0
        assert cycle == sorted(cycle, reverse=True)
    assert first[1] / first[0] == pytest.approx(first[2] / first[1])


@pytest.mark.parametrize(("order", "better"), [(("musts", "value"), 0), (("value", "musts"), 1), (("balance",), None)])
def test_the_best_board_is_the_best_in_the_order_of_the_goals(order: tuple[str, ...], better: int | None) -> None:
    """One slot: a must that is worth little on its own, or a pair that both sides want."""
    asked = ["P1 > S1 must", "P1 > S2 #1", "S2 > P1 #1"]
    case, board = started(events.event(purchasers=1, suppliers=2, slots=1, requests=asked, mutual_bonus=20))
    items = {tuple(pair): i for i, pair in enumerate(case.problem.item_company.tolist())}
    held = [items[0, 1], items[0, 2]]
    values = case.problem.item_value[held]
    assert values[1] > values[0]
    best = BestBoard(order)
    best.put_back(case.problem, board)
    assert (board.slot == OUT).all(), "nothing was offered yet"
    offered = []
    for item in held:
        _, other = started(events.event(purchasers=1, suppliers=2, slots=1, requests=asked, mutual_bonus=20))
        assert place_all(case.problem, other, np.array([item]), 0) == 1
        offered.append(best.offer(other))
        assert not best.offer(other), "the same again is no better"
    assert offered == {0: [True, False], 1: [True, True], None: [True, False]}[better]
    best.put_back(case.problem, board)
    assert np.flatnonzero(board.slot != OUT).tolist() == [held[better or 0]]
    assert values_on_board(board) == best.figures


@pytest.mark.parametrize(("here", "there"), [(0, 2), (2, 0), (1, 2), (3, 2), (4, 2), (2, 4), (0, 4)])
def test_what_is_swapped_is_not_too_near_to_a_meeting_in_another_zone(here: int, there: int) -> None:
    sellers = [events.company("S1", zone="A"), events.company("S2", zone="B")]
    tables = [events.zone("A", 1), events.zone("B", 1)]
    asked = ["P1 > S1", "P1 > S2"]
    made = events.event(purchasers=1, suppliers=sellers, slots=5, tables=tables, walk_minutes=10, requests=asked)
    case, board = started(made)
    problem = case.problem
    still, moved = range(2)
    mode = int(problem.mode_start[moved])
    board.chain[0] = (moved, here, mode)
    for slot in {*range(5)} - {here}:
        board.at[:] = OUT
        board.at[problem.mode_delegates[mode], here] = moved
        board.at[problem.mode_delegates[problem.mode_start[still]], slot] = still
        after = here if slot == there else slot
        assert interpreted(_can_walk)(problem, board, 1, here, there) == (abs(after - there) > 1), slot


def test_at_no_temperature_no_move_makes_it_worse() -> None:
    """The minimum of S1 is all that counts, and by one point: S2 has none and wants the same slot."""
    sellers = [events.company("S1", minimum=1), events.company("S2")]
    problem = flow_problem(index(events.event(purchasers=1, suppliers=sellers, slots=1)))
    case = prepare_case(problem, ("minimums",))
    rates = np.array([case.weighing.minimums, case.weighing.balance], np.int64)
    board = empty_board(case.problem, case.weighing.of_items(case.problem), rates, seed=1)
    wanted = case.problem.item_company[:, 1].tolist().index(1)
    assert place_all(case.problem, board, np.array([wanted]), 0) == 1
    for _ in range(50):
        anneal_board(case.problem, board, 3, 0.0)
        assert board.slot[wanted] == 0


def test_chunks_are_made_until_they_are_told_to_end_and_the_best_is_left_on_the_board() -> None:
    case, board = started(full_size(1, "few interpreters"))
    best, asked = BestBoard(case.order), iter([True] * 12 + [False])
    improve_board(case.problem, board, best, max(1, case.weighing.value), lambda: next(asked))
    assert next(asked, None) is None
    assert values_on_board(board) == best.figures
    assert best.figures == {"pins": 0, "musts": 51, "minimums": 20, "value": 7_201, "balance": 1_781}
