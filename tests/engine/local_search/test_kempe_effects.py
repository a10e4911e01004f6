"""The effects of a move are what counting the placement anew says: gaps, zone moves, lost time, walking."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from types import ModuleType

import numpy as np
import pytest

from sco_scheduler.engine.budget import Budget
from sco_scheduler.engine.indexing import index
from sco_scheduler.engine.model.complete import Model
from sco_scheduler.engine.problem import Choice, Placement
from sco_scheduler.engine.search.lexicographic import LexicographicSolver
from tests.engine.held import ONE_WORKER
from tests.engine.local_search.plain import without_numba
from tests.events import block, company, event, zone
from tests.random_events import random_event


@dataclass
class Modules:
    """The modules under test, as plain Python."""

    effects: ModuleType
    state: ModuleType
    problem: ModuleType


@pytest.fixture(scope="module")
def plain():
    names = ("local_search.kempe_effects", "local_search.kempe_state", "gaps.annealing_problem")
    with without_numba(*names) as found:
        yield Modules(*found)


def _random_day(seed):
    """An event whose delegates have several meetings each, in two zones that are far apart, on one day or two."""
    rng = Random(seed)
    if seed % 3 == 0:
        return random_event(seed)
    return event(
        purchasers=3,
        suppliers=[company(f"S{n}", zone=rng.choice("AB"), delegates=rng.choice((1, 2))) for n in range(1, 5)],
        slots=7 if seed % 3 == 1 else [block(4), block(3, day=2)],
        tables=[zone("A", 3), zone("B", 3)],
        walk_minutes=rng.choice((0, 10)),
        requests=[f"P{p} > S{s}" for p in (1, 2, 3) for s in range(1, 5) if rng.random() < 0.8],
    )


def _swaps(plain, seeds):
    """States of annealing with a chain in them, the state after its swap, and the two columns; a fresh count each."""
    state = plain.state
    for seed in seeds:
        problem = index(_random_day(seed))
        found = LexicographicSolver(Model(problem), ONE_WORKER).optimise("value", Budget(20.0)).placement
        if not found or not len(found):
            continue
        start = plain.problem.annealing_from(problem, found)
        s = state.arrays_of(start.problem, start.slots, start.ways, 1)
        rng = Random(seed)
        slots = len(start.problem.day)
        for _ in range(25):
            if slots < 2:
                break
            one, other = rng.sample(range(slots), 2)
            members = [m for m, t in enumerate(start.slots) if t in {one, other}]
            if not members:
                continue
            chain = _component(s, members, rng.choice(members))
            moved = start.slots.copy()
            for m in chain:
                moved[m] = one + other - start.slots[m]
            try:
                after = state.arrays_of(start.problem, moved, start.ways, 1)
            except state.NotAPlacementError:
                continue
            s.scratch[state.CHAIN, : len(chain)] = chain
            yield problem, s, after, len(chain), int(s.column_of[one]), int(s.column_of[other])


def _component(s, members, first):
    """The meetings that share a person or a fixed table with the first one, directly or through others."""
    resources = {m: {r for r in s.way[s.meeting[m, 2], :3].tolist() if r >= 0} for m in members}
    chain, waiting = [first], [first]
    while waiting:
        m = waiting.pop()
        for other in members:
            if other not in chain and resources[m] & resources[other]:
                chain.append(other)
                waiting.append(other)
    return chain


def test_changes_of_gaps_zone_moves_and_lost_time_are_those_of_a_fresh_count(plain):
    effects, count = plain.effects, plain.state.COUNT
    changed = np.zeros(4, int)
    for _, s, after, size, here, there in _swaps(plain, range(30)):
        told = (
            *effects.gap_changes(s, size, here, there),
            effects.zone_move_change(s, size, here, there),
            effects.lost_change(s, size, here, there),
        )
        counted = after.number[count : count + 4] - s.number[count : count + 4]
        assert list(told) == counted.tolist()
        changed += counted != 0
    assert changed.min() > 10, "each count changed in some of the moves"


def test_a_meeting_tells_what_its_own_people_lose(plain):
    """A chain of one meeting changes the lost time of its two people only."""
    compared = 0
    for _, s, _, size, here, there in _swaps(plain, range(30)):
        if size == 1:
            meeting = int(s.scratch[plain.state.CHAIN, 0])
            alone = plain.effects.lost_by_meeting(s, meeting, here, there)
            assert alone == plain.effects.lost_change(s, size, here, there)
            compared += 1
    assert compared > 10


def test_lost_time_is_entered_as_a_fresh_count_has_it(plain):
    entered = 0
    for _, s, after, size, here, there in _swaps(plain, range(20)):
        chain = s.scratch[plain.state.CHAIN, :size].copy()
        stale = after._replace(lost=s.lost.copy())
        stale.scratch[plain.state.CHAIN, :size] = chain
        plain.effects.enter_lost(stale, size, here, there)
        assert np.array_equal(stale.lost, after.lost)
        entered += not np.array_equal(s.lost, after.lost)
    assert entered > 10


def test_walking_is_judged_as_by_looking_at_every_two_meetings(plain):
    seen = set()
    for problem, s, after, size, here, there in _swaps(plain, range(40)):
        people = {int(d) for m in s.scratch[plain.state.CHAIN, :size] for d in s.way[s.meeting[m, 2], :2]}
        kept = True
        for d in people:
            held = [(c, int(after.meeting[m, 0])) for c, m in enumerate(after.at[d]) if m >= 0]
            kept &= not any(after.near[c, e] and z != y for c, z in held for e, y in held if c < e)
        assert plain.effects.can_walk(s, size, here, there) == kept
        seen.add((bool(problem.walking), kept))
    assert seen >= {(True, True), (True, False), (False, True)}


def test_runs_and_companies_are_kept_up_for_one_meeting_that_moves(plain):
    case = event(purchasers=1, suppliers=3, slots=6, gap_spread=5)
    problem = index(case)
    items = [item.index for item in problem.items]
    start = plain.problem.annealing_from(
        problem, Placement({i: Choice(i, 0, t) for i, t in zip(items, (0, 1, 2), strict=True)})
    )
    s = plain.state.arrays_of(start.problem, start.slots, start.ways, 1)
    effects = plain.effects
    person, first = int(s.way[s.meeting[0, 2], 0]), int(s.column_of[0])
    assert [effects.runs_less(s, person, first + t) for t in (0, 1, 2)] == [0, 1, 0]
    assert [effects.runs_more(s, person, first + t, -1) for t in (3, 4)] == [0, 1]
    assert effects.runs_more(s, person, first + 3, first + 2) == 1, "the slot beside it is the one that it leaves"
    company_of = int(s.resource[person, plain.state.COMPANY])
    before = s.companies_with.copy()
    effects.add_run_changes(s, person, first + 1, first + 4)
    assert s.runs[person, 0] == 3
    assert s.company_gaps[company_of] == 2
    assert s.companies_with[2] == before[2] + 1
    assert s.companies_with[0] == before[0] - 1


def test_a_spread_is_kept_where_it_is_not_exceeded_more_than_before(plain):
    case = event(purchasers=1, suppliers=2, slots=5, gap_spread=1)
    problem = index(case)
    start = plain.problem.annealing_from(problem, Placement({0: Choice(0, 0, 0), 1: Choice(1, 0, 1)}))
    s = plain.state.arrays_of(start.problem, start.slots, start.ways, 1)
    effects, excess = plain.effects, plain.state.EXCESS
    buyer = int(s.resource[s.way[s.meeting[0, 2], 0], plain.state.COMPANY])
    effects.change_company(s, buyer, 1)
    assert effects.spread_kept(s)
    effects.change_company(s, buyer, 1)
    assert not effects.spread_kept(s), "two gaps more than the others, who have none"
    s.number[excess] = 2
    assert effects.spread_kept(s)
    assert s.number[excess] == 1, "what was gained may not be lost again"


@pytest.mark.parametrize("side", [0, 1])
def test_two_meetings_of_one_slot_exchange_the_delegates_of_either_side(side):
    companies = {"purchasers": [company("P1", delegates=2)], "suppliers": 2}
    if side:
        companies = {"purchasers": 2, "suppliers": [company("S1", delegates=2)]}
    with without_numba("local_search.kempe_moves", "local_search.kempe_state", "gaps.annealing_problem") as found:
        moves, state, problems = found
        problem = index(event(**companies, slots=2, tables=2))
        modes = {
            item.index: [_delegate(problem, mode, side) for mode in item.modes].index(1 + item.index)
            for item in problem.items
        }
        start = problems.annealing_from(problem, Placement({i: Choice(i, mode, 0) for i, mode in modes.items()}))
        s = state.arrays_of(start.problem, start.slots, start.ways, 1)
        before = [int(s.meeting[m, 2]) for m in (0, 1)]
        now = [int(s.way[before[m], side]) for m in (0, 1)]
        way = moves._way_in_exchange(s, 1, now[1], now[0])
        assert s.way[way, side] == now[0]
        assert s.way[way, 1 - side] == s.way[s.meeting[1, 2], 1 - side]
        assert moves._way_in_exchange(s, 1, now[1], 99) == -1
        moves._hand_over(s, 0, other_way := moves._way_in_exchange(s, 0, now[0], now[1]), 1, way)
        held = {int(s.way[w, k]): m for m, w in ((0, other_way), (1, way)) for k in (0, 1)}
        assert s.at[:, s.meeting[0, 1]].tolist() == [held.get(d, -1) for d in range(len(s.at))]
        moves._hand_over(s, 0, before[0], 1, before[1])
        s.way[before[0], 2] = now[1]  # a table whose index is that of somebody else
        moves._hand_over(s, 0, before[0], -1, -1)
        assert s.at[now[1], s.meeting[0, 1]] == 1
        s.allowed[way, s.meeting[1, 1]] = False
        assert moves._way_in_exchange(s, 1, now[1], now[0]) == -1


def test_what_a_handover_changes_of_gaps_is_counted_for_both_delegates():
    with without_numba("local_search.kempe_moves", "local_search.kempe_state", "gaps.annealing_problem") as found:
        moves, state, problems = found
        problem = index(event(purchasers=[company("P1", delegates=2)], suppliers=5, slots=8, tables=1))
        mine = dict(zip(("S1", "S2", "S3"), (0, 2, 3), strict=True)), dict(zip(("S4", "S5"), (4, 6), strict=True))
        chosen = {}
        for person, slots in enumerate(mine):
            for item in (item for item in problem.items if item.pair[1] in slots):
                mode = [_delegate(problem, mode, 0) for mode in item.modes].index(1 + person)
                chosen[item.index] = Choice(item.index, mode, slots[item.pair[1]])
        start = problems.annealing_from(problem, Placement(chosen))
        s = state.arrays_of(start.problem, start.slots, start.ways, 1)
        one, other = (int(s.way[s.meeting[m, 2], 0]) for m in (0, 4))
        gaps = {m: moves._handover_gaps(s, one, other, s.meeting[m, 1]) for m in (0, 1)}
        assert gaps == {0: 0 - 1 + 2 - 1, 1: 1 - 1 + 2 - 1}


def _delegate(problem, mode, side):
    """Which delegate of its company a mode has on a side, from 1."""
    key = problem.delegates[(mode.purchaser_delegate, mode.supplier_delegate)[side]]
    return int(key.partition("#")[2])
