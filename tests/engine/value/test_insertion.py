"""Placing single items: what is missing to minimums is kept up, and what is worth more is not driven out."""

from __future__ import annotations

import pytest

from sco_scheduler.engine.indexing import index
from sco_scheduler.engine.value.insertion import Insertion
from tests.random_events import random_event

LEAD = ("musts", "minimums", "value")


@pytest.mark.parametrize("seed", range(12))
def test_items_are_placed_moved_and_ejected_in_keeping_with_minimums_and_worth(seed):
    problem = index(random_event(seed))
    insertion = Insertion(problem, LEAD, 20_000)
    where = insertion.draft.where

    def held():
        return {i for i, place in enumerate(where) if place is not None}

    for i in range(len(problem.items)):
        before, places, gain = held(), list(where), insertion.gain(i)
        out = None
        placed = insertion.direct(i) or insertion.by_chain(i)
        if placed:
            assert held() == before | {i}
        else:
            assert where == places
            worth = {j: insertion.loss(j) for j in before}
            out = insertion.by_ejection(i)
            assert held() == (before | {i}) - set(out) if out is not None else where == places
        if out:
            assert sum(worth[j] for j in out) < gain
            assert not any(problem.items[j].mandatory for j in out)
        missing = [target.limit - sum(j in held() for j in target.items) for target in problem.minima]
        assert insertion.missing == missing
