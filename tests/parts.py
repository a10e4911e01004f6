"""How much a run of the tests takes of what says the same of many events: a third, or with ``THOROUGH=1`` all."""

import os

THOROUGH = any(os.environ.get(name) for name in ("THOROUGH", "UPDATE_GOLDEN"))
"""Whether all is tried, as also where golden files are written anew."""

PART = 3
"""Of so many events of random numbers that follow one another a run takes one."""


def part(examples: int) -> int:
    """How many of so many random examples a run takes."""
    return examples if THOROUGH else max(1, examples // PART)


def taken(seeds: range, *, every: int = PART) -> range:
    """Those of consecutive seeds that a run takes, as of the rows of a test over seeds."""
    return seeds if THOROUGH else seeds[::every]
