"""The board: what may stand on it, and taking moves back."""

import subprocess
import sys

import numpy as np
import pytest

from benchmarks.generate import SHAPES, full_size
from sco_scheduler.domain.event import Event
from sco_scheduler.engine.indexing import index
from sco_scheduler.engine.local_search.board import (
    OUT,
    SCORE,
    Board,
    begin,
    count_free_delegates,
    empty_board,
    place_all,
    remove_all,
    take_back,
)
from sco_scheduler.engine.local_search.moves import BestBoard, anneal_board, values_on_board
from sco_scheduler.engine.value.flow_problem import flow_problem
from sco_scheduler.engine.value.flow_relaxation import SELECTION_GOALS, FlowCase, prepare_case
from tests import events


def started(event: Event) -> tuple[FlowCase, Board]:
    case = prepare_case(flow_problem(index(event)), SELECTION_GOALS)
    rates = np.array([case.weighing.minimums, case.weighing.balance], np.int64)
    return case, empty_board(case.problem, case.weighing.of_items(case.problem), rates, seed=1)


def place(case: FlowCase, board: Board, item: int, slot: int) -> bool:
    return place_all(case.problem, board, np.array([item]), slot) == 1


def fields(board: Board) -> list[list[int]]:
    """Everything but scratch and random numbers."""
    kept = "slot", "mode", "interpreter", "at", "seat_at", "interpreter_at", "idle", "used", "counts"
    return [getattr(board, name).ravel().tolist() for name in kept] + [board.number[: SCORE + 7].tolist()]


def test_an_item_is_held_once_a_slot_a_person_and_a_table() -> None:
    case, board = started(events.event(purchasers=2, suppliers=2, slots=2, tables=1))
    pair = {tuple(companies): i for i, companies in enumerate(case.problem.item_company.tolist())}
    assert place(case, board, pair[0, 2], 0)
    assert not place(case, board, pair[0, 3], 0)  # the purchaser is busy
    assert not place(case, board, pair[1, 3], 0)  # the only table is taken
    assert place(case, board, pair[0, 3], 1)
    assert values_on_board(board)["value"] == case.problem.item_value[[pair[0, 2], pair[0, 3]]].sum()


def test_nobody_walks_too_fast() -> None:
    zones = [events.zone("A"), events.zone("B")]
    suppliers = [events.company("S1", zone="A"), events.company("S2", zone="B")]
    event = events.event(purchasers=1, suppliers=suppliers, slots=3, tables=zones, walk_minutes=10)
    case, board = started(event)
    assert place(case, board, 0, 0)
    assert not place(case, board, 1, 1)
    assert place(case, board, 1, 2)


def test_an_interpreter_is_freed_by_an_augmenting_path() -> None:
    event = events.event(
        purchasers=[events.company("P1", languages=["ru"]), events.company("P2", languages=["kk"])],
        suppliers=[events.company("S1", languages=["zh"]), events.company("S2", languages=["zh"])],
        slots=1,
        tables=2,
        requests=["P1 > S1", "P2 > S2"],
        interpreters=[events.interpreter("I1", "ru", "kk", "zh"), events.interpreter("I2", "ru", "zh")],
    )
    case, board = started(event)
    assert place(case, board, 0, 0)
    assert board.interpreter[0] == 0
    assert place(case, board, 1, 0)
    assert board.interpreter.tolist() == [1, 0]
    assert board.idle.tolist() == [0]


def test_who_is_free_for_a_zone_has_no_meeting_near_in_another() -> None:
    event = events.event(
        purchasers=3,
        suppliers=[events.company("S1"), events.company("S2"), events.company("S3", zone="B")],
        slots=3,
        tables=[events.zone("A", 2), events.zone("B", 2)],
        walk_minutes=10,
    )
    case, board = started(event)
    pair = {tuple(companies): i for i, companies in enumerate(case.problem.item_company.tolist())}
    for purchaser, supplier, slot in ((0, 3, 0), (0, 4, 2), (1, 4, 0), (1, 5, 2), (2, 5, 0)):
        assert place(case, board, pair[purchaser, supplier], slot)
    room = np.zeros((case.problem.companies, 2), np.int32)
    count_free_delegates(case.problem, board, 1, room)
    assert room.tolist() == [[1, 0], [0, 0], [0, 1], [1, 0], [1, 0], [0, 1]]
    count_free_delegates(case.problem, board, 0, room)
    assert room.tolist() == [[0, 0], [0, 0], [0, 0], [0, 0], [0, 0], [0, 0]]


def test_after_is_respected_from_either_side() -> None:
    event = events.event(
        purchasers=1,
        suppliers=2,
        slots=3,
        requests=[events.request("P1 > S1"), events.request("P1 > S2", after=["S1"])],
    )
    case, board = started(event)
    assert place(case, board, 1, 1)
    assert not place(case, board, 0, 2)
    assert place(case, board, 0, 0)


@pytest.mark.parametrize("shape", ["walking", "pinned", "few interpreters", "both roles"])
def test_a_move_that_is_taken_back_leaves_no_trace(shape: str) -> None:
    case, board = started(full_size(3, shape))
    for slot in range(case.problem.slots):
        place_all(case.problem, board, np.flatnonzero(case.allowed[slot] & (board.slot == OUT)), slot)
    before = fields(board)
    begin(board)
    remove_all(case.problem, board, np.flatnonzero(board.slot == 3))
    place_all(case.problem, board, np.flatnonzero(board.slot == OUT)[::-1].copy(), 3)
    assert fields(board) != before
    take_back(case.problem, board)
    assert fields(board) == before


def test_the_best_board_can_be_put_back() -> None:
    case, board = started(full_size(1, "standard"))
    best = BestBoard(case.order)
    anneal_board(case.problem, board, 20_000, 0.0)
    best.offer(board)
    before = fields(board)
    anneal_board(case.problem, board, 20_000, 50.0 * case.weighing.value)
    assert fields(board) != before
    assert not best.offer(board)
    best.put_back(case.problem, board)
    assert fields(board) == before


@pytest.mark.parametrize("shape", SHAPES)
def test_the_running_counts_are_those_of_the_board(shape: str) -> None:
    case, board = started(full_size(4, shape))
    anneal_board(case.problem, board, 30_000, float(case.weighing.value))
    held = np.flatnonzero(board.slot != OUT)
    sides = [np.bincount(case.problem.item_company[held, side], minlength=case.problem.companies) for side in (0, 1)]
    assert board.counts.tolist() == [side.tolist() for side in sides]
    figures = values_on_board(board)
    assert figures["value"] == case.problem.item_value[held].sum()
    assert figures["musts"] == case.problem.item_must[held].sum()
    assert figures["minimums"] == sum(np.maximum(case.problem.minimum[s] - sides[s], 0).sum() for s in (0, 1))
    assert figures["balance"] == (sides[1] ** 2).sum()
    shortage = figures["minimums"] - case.problem.minimum.sum()
    assert board.number[SCORE] == case.weighing.total({**figures, "minimums": int(shortage)})


_WITHOUT_NUMBA = """
import sys
if {blocked}:
    sys.modules["numba"] = None
from sco_scheduler.engine.budget import Budget
from sco_scheduler.engine.value.flows import solve_flows
from sco_scheduler.engine.indexing import index
from tests.random_events import random_event
result = solve_flows(index(random_event(54, pins=False)), Budget(), moves=4_000)
print(result.item.tolist(), result.slot.tolist(), result.mode.tolist(), result.interpreter.tolist())
"""


def test_without_numba_the_same_schedule_is_found() -> None:
    said = [
        subprocess.run(
            [sys.executable, "-c", _WITHOUT_NUMBA.format(blocked=blocked)], capture_output=True, text=True, check=True
        ).stdout
        for blocked in (False, True)
    ]
    assert said[0] == said[1] != ""
