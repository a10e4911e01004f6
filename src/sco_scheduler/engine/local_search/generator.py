"""Random numbers of the compiled loops: xoroshiro64* (D. Blackman and S. Vigna, 2018).

Plain integers in an array, so that a run gives the same numbers compiled and interpreted.
"""

from __future__ import annotations

import numpy as np
from numpy import int64
from numpy.typing import NDArray

from sco_scheduler.engine.local_search.compiled import part

_LOW_32 = 0xFFFFFFFF


def seeded(seed: int) -> NDArray[int64]:
    """The initial state of the generator for a seed: two words of 32 bits, not both 0."""
    words = np.random.SeedSequence(seed).generate_state(2, np.uint32).astype(int64)
    words[1] |= 1
    return words


@part
def word(state: NDArray[int64]) -> int:
    """Draw a random word of 32 bits and advance the state."""
    one, two = int(state[0]), int(state[1])
    product = (one * 0x9E3779BB) & _LOW_32
    two ^= one
    state[0] = (((one << 26) | (one >> 6)) & _LOW_32) ^ two ^ ((two << 9) & _LOW_32)
    state[1] = ((two << 13) | (two >> 19)) & _LOW_32
    return product


@part
def draw(state: NDArray[int64], bound: int) -> int:
    """A random integer in [0, bound).

    Parameters
    ----------
    state
        The state of the generator; it is advanced.
    bound
        The number of possible results, less than 2³².
    """
    return (word(state) * int(bound)) >> 32
