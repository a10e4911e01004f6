"""Interpreters are found for the needs of a slot exactly where Hall's condition holds; else nothing changes."""

from __future__ import annotations

from importlib import import_module
from itertools import combinations
from random import Random

import numpy as np
import pytest

from sco_scheduler.engine.budget import Budget
from sco_scheduler.engine.indexing import index
from sco_scheduler.engine.model.complete import Model
from sco_scheduler.engine.problem import Choice, Placement
from sco_scheduler.engine.search.lexicographic import LexicographicSolver
from tests.engine.held import ONE_WORKER
from tests.engine.local_search.plain import without_numba
from tests.events import company, event, interpreter


@pytest.fixture(scope="module")
def plain():
    names = ("local_search.kempe_state", "gaps.annealing_problem")
    with without_numba(*names) as modules:
        yield modules


def _can_all_be_served(asked, able, there):
    """Hall's condition: any kinds of need together ask for no more than the classes that serve one of them have."""
    kinds = [k for k, n in enumerate(asked) if n > 0]
    for size in range(1, len(kinds) + 1):
        for some in combinations(kinds, size):
            classes = [g for g in range(len(there)) if any(able[k][g] for k in some)]
            if sum(asked[k] for k in some) > sum(there[g] for g in classes):
                return False
    return True


def _state(plain, able, there):
    """A state whose only column has so many interpreters of each class, and nobody served."""
    state, problem = plain
    indexed = index(event())
    start = problem.annealing_from(indexed, Placement({0: Choice(0, 0, 0)}))
    s = state.arrays_of(start.problem, start.slots, start.ways, 1)
    needs, classes = able.shape
    return s._replace(
        able=able.astype(np.uint8),
        spare=np.array([there], np.int32),
        serving=np.zeros((1, needs, classes), np.int32),
        scratch=np.zeros((len(s.scratch), 12), np.int32),
    )


@pytest.mark.parametrize("seed", range(80))
def test_one_more_is_served_exactly_where_all_can_be(plain, seed):
    state = plain[0]
    rng = Random(seed)
    needs, classes = rng.randint(2, 6), rng.randint(2, 6)
    able = np.array([[rng.random() < 0.4 for _ in range(classes)] for _ in range(needs)])
    there = [rng.randint(0, 2) for _ in range(classes)]
    s, asked = _state(plain, able, there), [0] * needs
    for _ in range(25):
        need = rng.randrange(needs)
        if asked[need] > 0 and rng.random() < 0.2:
            state.release(s, 0, need, 1)
            asked[need] -= 1
        else:
            more = [n + (k == need) for k, n in enumerate(asked)]
            before = s.serving.copy(), s.spare.copy()
            served = state.serve(s, 0, need)
            assert served == _can_all_be_served(more, able, there)
            if served:
                asked = more
            else:
                assert np.array_equal(s.serving, before[0])
                assert np.array_equal(s.spare, before[1])
        assert s.serving[0].sum(axis=1).tolist() == asked
        assert (s.serving[0].sum(axis=0) + s.spare[0]).tolist() == there
        assert not s.serving[0][~able].any()
        assert s.spare.min() >= 0


@pytest.mark.parametrize("seed", range(40))
def test_two_needs_take_the_place_of_two_others_where_both_can_be_served(plain, seed):
    """FREE stands for a meeting without a need, or for no meeting."""
    state, _ = plain
    rng = Random(seed)
    needs, classes = rng.randint(2, 4), rng.randint(2, 4)
    able = np.array([[rng.random() < 0.4 for _ in range(classes)] for _ in range(needs)])
    there = [rng.randint(0, 1) for _ in range(classes)]
    exchanged = import_module("sco_scheduler.engine.local_search.kempe_moves")._needs_served
    kinds = [state.FREE, *range(needs)]
    for _ in range(30):
        s, asked = _state(plain, able, there), [0] * needs
        now = [state.FREE, state.FREE]
        for place in (0, 1):
            need = rng.choice(kinds)
            if need == state.FREE or state.serve(s, 0, need):
                now[place] = need
        other = rng.choice(range(needs))  # a third meeting that stays as it is
        stays = [other] if state.serve(s, 0, other) else []
        after = rng.choice(kinds), rng.choice(kinds)
        for need in (*stays, *after):
            asked[need] += need != state.FREE
        before = s.serving.sum(axis=2).copy()
        served = exchanged(s, 0, tuple(now), after)
        assert served == _can_all_be_served(asked, able, there)
        expected = asked if served else before[0].tolist()
        assert s.serving[0].sum(axis=1).tolist() == expected
        assert (s.serving[0].sum(axis=0) + s.spare[0]).tolist() == there


def test_a_swap_is_served_in_both_slots_or_not_at_all(plain):
    state, problems = plain
    told = {True: 0, False: 0}
    for seed in range(25):
        rng = Random(seed)
        case = event(
            purchasers=[company(f"P{n}", languages=[rng.choice(("ru", "kk", "mn"))]) for n in range(1, 5)],
            suppliers=[company(f"S{n}", languages=["zh"]) for n in range(1, 5)],
            slots=4,
            tables=4,
            interpreters=[
                interpreter("I1", "ru", "zh"),
                interpreter("I2", "ru", "kk", "zh"),
                interpreter("I3", "mn", "kk", "zh"),
            ],
        )
        indexed = index(case)
        found = LexicographicSolver(Model(indexed), ONE_WORKER).optimise("value", Budget(20.0)).placement
        start = problems.annealing_from(indexed, found)
        s = state.arrays_of(start.problem, start.slots, start.ways, 1)
        for _ in range(20):
            one, other = rng.sample(range(4), 2)
            chain = _component(s, [m for m, t in enumerate(start.slots) if t in {one, other}], rng)
            moved = start.slots.copy()
            moved[chain] = one + other - start.slots[chain]
            try:
                after = state.arrays_of(start.problem, moved, start.ways, 1)
            except state.NotAPlacementError:
                after = None
            trial = s._replace(serving=s.serving.copy(), spare=s.spare.copy())
            trial.scratch[state.CHAIN, : len(chain)] = chain
            here, there = int(s.column_of[one]), int(s.column_of[other])
            assert state.reinterpret(trial, len(chain), here, there) == (after is not None)
            expected = s if after is None else after
            assert np.array_equal(trial.serving.sum(axis=2), expected.serving.sum(axis=2))
            assert np.array_equal(trial.spare.sum(axis=1), expected.spare.sum(axis=1))
            assert not trial.scratch[[state.NEED_SEEN, state.NET_NEED]].any(), "left as the next move needs it"
            told[after is not None] += 1
    assert min(told.values()) > 20


def _component(s, members, rng):
    """The meetings of two slots that share people with one of them, directly or through others."""
    people = {m: set(s.way[s.meeting[m, 2], :2].tolist()) for m in members}
    chain = [rng.choice(members)]
    for m in chain:
        chain += [other for other in members if other not in chain and people[m] & people[other]]
    return chain
