"""Random numbers: the same for the same seed, within their bounds, evenly spread, as their authors publish them."""

from types import SimpleNamespace

import numpy as np
import pytest

from sco_scheduler.engine.local_search.compiled import interpreted
from sco_scheduler.engine.local_search.generator import seeded, word
from tests.engine.local_search.plain import without_numba


@pytest.fixture
def draw():
    with without_numba("local_search.generator") as (generator,):
        yield generator.draw


def _reference(one, two):
    """The next word of xoroshiro64*, and the state after it, as its authors' C code has them."""
    mask = 0xFFFFFFFF

    def rotated(x, k):
        return ((x << k) | (x >> (32 - k))) & mask

    result = (one * 0x9E3779BB) & mask
    two ^= one
    return result, rotated(one, 26) ^ two ^ ((two << 9) & mask), rotated(two, 13)


@pytest.mark.parametrize("state", [(1, 0), (0, 1), (0xFFFFFFFF, 0x12345678), (0x80000001, 0xDEADBEEF)])
def test_words_are_those_of_the_published_generator(state):
    words = np.array(state, np.int64)
    for _ in range(50):
        expected, *state = _reference(*state)
        assert interpreted(word)(words) == expected
        assert words.tolist() == state


def test_a_seed_gives_the_same_numbers_and_another_one_others():
    def drawn(seed):
        state = seeded(seed)
        return [interpreted(word)(state) for _ in range(8)]

    assert drawn(5) == drawn(5)
    assert len({tuple(drawn(seed)) for seed in range(20)}) == 20


def test_no_seed_gives_the_state_that_stays_at_zero():
    assert all(seeded(seed).any() for seed in range(200))


def test_draws_are_below_the_bound_and_even(draw):
    state = seeded(3)
    counts = np.bincount([draw(state, 6) for _ in range(6_000)])
    assert len(counts) == 6
    assert counts.min() > 850
    assert counts.max() < 1_150
    assert {draw(state, 1) for _ in range(20)} == {0}


def test_shares_are_above_nothing_up_to_one_and_even():
    with without_numba("local_search.moves") as (moves,):
        shares = [moves._share(SimpleNamespace(random=state)) for state in [seeded(3)] for _ in range(4_000)]
    assert 0 < min(shares) < max(shares) <= 1
    counts, _ = np.histogram(shares, 5, (0, 1))
    assert counts.min() > 700
    assert counts.max() < 900
