"""What is open in a slot, and that peeling places what can be placed and breaks no rule."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks.generate import full_size
from sco_scheduler.domain.event import Event
from sco_scheduler.engine.budget import Budget
from sco_scheduler.engine.indexing import index
from sco_scheduler.engine.local_search.board import OUT, SCORE, Board, empty_board, place_all
from sco_scheduler.engine.value.flow_problem import PURCHASER, SUPPLIER, flow_problem, steps
from sco_scheduler.engine.value.flow_relaxation import SELECTION_GOALS, FlowCase, prepare_case
from sco_scheduler.engine.value.flows import SlotCapacity, _marginal, peel, propose, refill_slot
from tests.events import company, event, interpreter, zone


def _started(case: Event) -> tuple[FlowCase, Board]:
    flows = prepare_case(flow_problem(index(case)), SELECTION_GOALS)
    rates = np.array([flows.weighing.minimums, flows.weighing.balance], np.int64)
    return flows, empty_board(flows.problem, flows.weighing.of_items(flows.problem), rates, seed=1)


def _pairs(case: FlowCase) -> dict[tuple[int, int], int]:
    return {tuple(companies): i for i, companies in enumerate(case.problem.item_company.tolist())}


def test_a_slot_is_open_to_items_with_people_and_a_table_left():
    case, board = _started(event(purchasers=2, suppliers=2, slots=2, tables=2))
    items = _pairs(case)
    place_all(case.problem, board, np.array([items[0, 2]]), 0)
    room = SlotCapacity(case.problem, board, 0)
    assert room.of_zone.tolist() == [1]
    assert room.open_to(case.problem, np.arange(case.problem.items)).tolist() == [items[1, 3]]
    later = SlotCapacity(case.problem, board, 1)
    assert later.open_to(case.problem, np.arange(case.problem.items)).tolist() == list(range(4))


def test_a_slot_without_a_table_left_is_open_to_nothing():
    case, board = _started(event(purchasers=2, suppliers=2, slots=1, tables=1))
    items = _pairs(case)
    place_all(case.problem, board, np.array([items[0, 2]]), 0)
    assert SlotCapacity(case.problem, board, 0).open_to(case.problem, np.arange(4)).tolist() == []


def test_a_seller_who_buys_elsewhere_just_before_is_not_open():
    both = company("B1")
    case, board = _started(
        event(
            purchasers=[company("P1"), both],
            suppliers=[both, company("S1", zone="B")],
            requests=["P1 > B1", "B1 > S1"],
            slots=2,
            tables=[zone("A"), zone("B")],
            walk_minutes=10,
        )
    )
    items = _pairs(case)
    place_all(case.problem, board, np.array([items[1, 2]]), 0)
    assert SlotCapacity(case.problem, board, 1).open_to(case.problem, np.arange(2)).tolist() == [items[1, 2]]


def test_a_company_at_its_maximum_is_open_to_nothing():
    case, board = _started(event(purchasers=[company("P1", maximum=1)], suppliers=2, slots=2))
    items = _pairs(case)
    place_all(case.problem, board, np.array([items[0, 1]]), 0)
    assert SlotCapacity(case.problem, board, 1).open_to(case.problem, np.arange(2)).tolist() == []


def test_who_would_have_to_run_is_open_to_their_own_zone_only():
    suppliers = [company("S1"), company("S2", zone="B"), company("S3")]
    case, board = _started(
        event(purchasers=1, suppliers=suppliers, slots=3, tables=[zone("A"), zone("B")], walk_minutes=10)
    )
    items = _pairs(case)
    place_all(case.problem, board, np.array([items[0, 1]]), 0)
    every = np.arange(case.problem.items)
    assert set(SlotCapacity(case.problem, board, 1).open_to(case.problem, every)) == {items[0, 1], items[0, 3]}
    assert set(SlotCapacity(case.problem, board, 2).open_to(case.problem, every)) == set(items.values())


def test_proposals_share_the_interpreters_of_a_slot():
    purchasers = [company(f"P{n}", languages=["ru"]) for n in (1, 2)]
    suppliers = [company(f"S{n}", languages=["zh"]) for n in (1, 2)]
    case, board = _started(
        event(
            purchasers=purchasers,
            suppliers=suppliers,
            requests=["P1 > S1", "P2 > S2"],
            slots=1,
            tables=2,
            interpreters=[interpreter("I1", "ru", "zh")],
        )
    )
    arcs = (steps(([1] * 4, 0)), steps(([1] * 4, 0)), steps(([2], 0)))
    items, profit = np.arange(2), np.array([3, 5], np.int64)
    assert propose(case, 0, items, profit, arcs, Budget()).tolist() == [1]
    assert board.slot.tolist() == [OUT, OUT]


@pytest.mark.parametrize("seed", [1, 2])
def test_peeling_places_all_where_nothing_but_slots_and_tables_bind(seed):
    """A bipartite graph of degree n is coloured with n colours (König): every pair of 6 × 6 in 6 slots."""
    case, board = _started(event(purchasers=6, suppliers=6, slots=6, tables=6))
    order = np.random.default_rng(seed).permutation(6).tolist()
    peel(case, board, np.ones(36, bool), order, Budget(), lambda: None)
    assert (board.slot != OUT).all()
    assert np.bincount(board.slot).tolist() == [6] * 6


def test_peeling_takes_only_what_is_chosen_and_reports_each_slot():
    case, board = _started(full_size(1, "standard"))
    chosen = np.zeros(case.problem.items, bool)
    chosen[::7] = True
    reported = []
    peel(case, board, chosen, range(case.problem.slots), Budget(), lambda: reported.append(1))
    held = board.slot != OUT
    assert not (held & ~chosen).any()
    assert held.sum() > 0.9 * chosen.sum()
    assert len(reported) == case.problem.slots


def test_a_stop_ends_the_peeling_before_the_next_slot():
    case, board = _started(event(purchasers=3, suppliers=3, slots=3, tables=3))
    slots = []
    budget = Budget(stopped=lambda: len(slots) > 1)
    peel(case, board, np.ones(9, bool), range(3), budget, lambda: slots.append(1))
    assert len(np.unique(board.slot[board.slot != OUT])) == 1


def test_what_one_more_meeting_brings_is_what_the_score_gains():
    """The item's own value, and for both companies what minimums and balance make of it."""
    of = event(purchasers=[company("P1", minimum=2), *map(company, ("P2", "P3"))], suppliers=3, slots=4, tables=4)
    case = prepare_case(flow_problem(index(of)), SELECTION_GOALS)
    problem, worth = case.problem, case.mild.of_items(case.problem)
    board = empty_board(problem, worth, np.array([case.mild.minimums, case.mild.balance], np.int64), seed=1)
    for slot, item in enumerate([0, 1, 3, 2]):
        room = SlotCapacity(problem, board, slot)
        expected = int(worth[item])
        for side in (PURCHASER, SUPPLIER):
            arcs = _marginal(case, board, room, side)
            expected += int(arcs.profit[arcs.node == problem.item_company[item, side]].max())
        before = int(board.number[SCORE])
        assert place_all(problem, board, np.array([item]), slot) == 1
        assert board.number[SCORE] - before == expected


def test_a_slot_is_filled_anew_with_what_is_worth_most():
    wished = event(purchasers=2, suppliers=2, slots=1, tables=2, requests=["P1 > S1 #9", "P1 > S2 #1", "P2 > S1 #1"])
    case, board = _started(wished)
    items = _pairs(case)
    place_all(case.problem, board, np.array([items[0, 2]]), 0)
    nothing_off = np.zeros(case.problem.items, np.int64)
    assert refill_slot(case, board, 0, nothing_off, Budget())
    assert sorted(np.flatnonzero(board.slot != OUT)) == sorted([items[0, 3], items[1, 2]])
    assert not refill_slot(case, board, 0, nothing_off, Budget())
    assert sorted(np.flatnonzero(board.slot != OUT)) == sorted([items[0, 3], items[1, 2]])
