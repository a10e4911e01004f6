"""What the inner loop keeps up to date is what a fresh count of its placement gives."""

import numpy as np
import pytest

from sco_scheduler.engine.budget import Budget
from sco_scheduler.engine.gaps.annealing import anneal
from sco_scheduler.engine.gaps.annealing_problem import annealing_from
from sco_scheduler.engine.indexing import index
from sco_scheduler.engine.local_search import kempe_state
from sco_scheduler.engine.local_search.kempe_moves import anneal_chunk
from sco_scheduler.engine.local_search.kempe_state import (
    BEST,
    BEST_COLUMN,
    BEST_WAY,
    COLUMN,
    COUNT,
    COUNTS,
    EXCESS,
    KEY,
    SERIAL,
    WAY,
    WAYS,
    WEIGHT,
    arrays_of,
)
from sco_scheduler.engine.model.complete import Model
from sco_scheduler.engine.problem import Choice, Placement, measure
from sco_scheduler.engine.search.lexicographic import LexicographicSolver
from tests.engine.held import ONE_WORKER
from tests.events import company, event, interpreter
from tests.random_events import random_event

GOALS = ("gaps_purchasers", "gaps_suppliers", "zone_moves")
ALL = (*GOALS, "lost_time")
KEYS = ((40, 20, 1, 1), (40, 20, 1, 0), (40, 20, 0, 1), (40, 0, 0, 1), (0, 20, 0, 1), (0, 0, 1, 1), (0, 0, 0, 1))
"""What each goal counts for; it is not looked at where it counts for nothing."""


def _start(seed):
    """A tiny event's problem and what to anneal of its most valuable placement; None where nothing is held."""
    problem = index(random_event(seed))
    placement = LexicographicSolver(Model(problem), ONE_WORKER).optimise("value", Budget(20.0)).placement
    return (problem, annealing_from(problem, placement)) if placement else None


@pytest.mark.parametrize("seed", [*range(500, 522), 523, *range(525, 560)])  # 523: a handover is refused
def test_every_count_is_right_after_many_moves(seed):
    started = _start(seed)
    if started is None:
        return
    _, start = started
    s = arrays_of(start.problem, start.slots, start.ways, seed)
    key = KEYS[seed % len(KEYS)]
    s.number[WEIGHT : WEIGHT + COUNTS] = s.number[KEY : KEY + COUNTS] = key
    s = s._replace(threshold=np.full(1_000, 2**31, np.int64))  # accepts half of what makes it worse
    s.number[SERIAL] = 2**31 - 2_000  # in a long run, where marks of 32 bits have to begin anew
    anneal_chunk(s, 3_000)
    assert s.number[SERIAL] <= 3_000
    slot_at = {int(column): slot for slot, column in enumerate(s.column_of)}
    slots = np.array([slot_at[int(c)] for c in s.meeting[:-1, COLUMN]], np.int32)
    fresh = arrays_of(start.problem, slots, s.meeting[:-1, WAY] - s.meeting[:-1, WAYS], seed)
    wanted = np.array(key) > 0  # what has no weight is not counted
    people = len(start.problem.gap_group)  # fixed tables, which come after, have no gaps
    assert s.number[EXCESS] >= fresh.number[EXCESS]
    for kept, counted in (
        (s.at, fresh.at),
        (s.runs[:people], fresh.runs[:people]),
        (s.number[COUNT : COUNT + COUNTS][wanted], fresh.number[COUNT : COUNT + COUNTS][wanted]),
        *([(s.lost, fresh.lost)] if wanted[-1] else []),
        (s.room, fresh.room),
        (s.spare.sum(axis=1), fresh.spare.sum(axis=1)),
        (s.serving.sum(axis=2), fresh.serving.sum(axis=2)),
    ):
        assert np.array_equal(kept, counted)
    if start.problem.gap_spread is not None:
        assert np.array_equal(s.companies_with, fresh.companies_with)


@pytest.mark.parametrize("seed", range(560, 580))
def test_the_result_counts_what_the_placement_has(seed):
    started = _start(seed)
    if started is None:
        return
    problem, start = started
    order = GOALS if seed % 2 else ("lost_time",)
    result = anneal(start.problem, start.slots, start.ways, Budget(60.0), moves=2_000, seed=seed, goals=order)
    told = {goal: getattr(result, goal) for goal in ALL}
    assert measure(problem, start.placement(result), ALL) == told
    assert arrays_of(start.problem, result.slots, result.ways, seed).number[EXCESS] == 0


def test_the_best_is_kept_when_the_walk_leaves_it():
    for seed in range(580, 590):
        started = _start(seed)
        if started is None:
            continue
        _, start = started
        s = arrays_of(start.problem, start.slots, start.ways, seed)
        s.number[KEY : KEY + COUNTS] = (10**9, 10**6, 10**3, 1)
        best = [int(s.number[COUNT : COUNT + COUNTS] @ s.number[KEY : KEY + COUNTS])]
        s.number[BEST] = best[0]
        s = s._replace(threshold=np.full(1, 2**32, np.int64))  # weighs nothing: a random walk
        for _ in range(200):
            anneal_chunk(s, 5)
            best.append(int(s.number[COUNT : COUNT + COUNTS] @ s.number[KEY : KEY + COUNTS]))
        slot_at = {int(column): slot for slot, column in enumerate(s.column_of)}
        slots = np.array([slot_at[int(c)] for c in s.meeting[:-1, BEST_COLUMN]], np.int32)
        kept = arrays_of(start.problem, slots, s.meeting[:-1, BEST_WAY] - s.meeting[:-1, WAYS], seed)
        assert kept.number[COUNT : COUNT + COUNTS] @ s.number[KEY : KEY + COUNTS] <= min(best)


def test_there_is_room_for_all_needs_at_once(monkeypatch):
    """What is written beyond the end of an array, compiled code does not notice."""
    tongues = ("ru", "kk", "uz", "ky")
    case = event(
        purchasers=[company(f"P{n}", languages=[tongue]) for n, tongue in enumerate(tongues)],
        suppliers=[company("S1", languages=["zh"])],
        slots=4,
        tables=1,
        interpreters=[interpreter(f"I{n}", "zh", tongue) for n, tongue in enumerate(tongues)],
    )
    problem = index(case)
    start = annealing_from(
        problem, Placement({item.index: Choice(item.index, 0, item.index) for item in problem.items})
    )
    monkeypatch.setattr(kempe_state, "KEMPE_CHAIN", 1)
    assert start.problem.able.shape == (4, 4)
    assert arrays_of(start.problem, start.slots, start.ways, 1).scratch.shape[1] > 4
