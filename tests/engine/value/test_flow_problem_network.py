"""The flow takes the pairs of the greatest total profit; the linear programme also says what interpreters cost."""

from __future__ import annotations

from itertools import product
from random import Random

import numpy as np
import pytest

from sco_scheduler.engine.budget import Budget
from sco_scheduler.engine.problem import NONE
from sco_scheduler.engine.value.flow_problem import advise, most_profitable, steps, supply

COMPANIES = 6  # 0 to 2 buy, 3 to 5 sell
ZONES = (0, 1, 1)  # of the suppliers


def _ends(pairs):
    purchaser, supplier = (np.array(side, np.int64) for side in zip(*pairs, strict=True))
    return purchaser, supplier, np.array([ZONES[s - 3] for s in supplier], np.int64)


def _layers(rng):
    """Capacities of six companies and two zones in two steps, the first ones worth more."""
    first, more = [rng.randint(0, 2) for _ in range(8)], [rng.randint(0, 2) for _ in range(8)]
    return first, more, rng.randint(0, 5)


def _best(pairs, profit, layers):
    """The greatest profit of any choice of the pairs, by trying all of them."""
    first, more, bonus = layers
    best = 0
    for chosen in product((False, True), repeat=len(pairs)):
        used = [0] * 8
        total = 0
        for (p, s), worth, taken in zip(pairs, profit, chosen, strict=True):
            if taken:
                total += worth
                for node in (p, s, 6 + ZONES[s - 3]):
                    used[node] += 1
        if all(n <= first[k] + more[k] for k, n in enumerate(used)):
            best = max(best, total + bonus * sum(min(n, first[k]) for k, n in enumerate(used)))
    return best


@pytest.mark.parametrize("seed", range(40))
def test_no_choice_within_the_capacities_brings_more(seed):
    rng = Random(seed)
    pairs = [(p, s) for p in range(3) for s in range(3, 6) if rng.random() < 0.7] or [(0, 3)]
    profit = [rng.randint(-3, 9) for _ in pairs]
    layers = first, more, bonus = _layers(rng)
    split = (slice(0, 3), slice(3, 6), slice(6, 8))
    arcs = tuple(
        steps(*((_padded(of[part], part), worth) for of, worth in ((first, bonus), (more, 0)))) for part in split
    )
    chosen = most_profitable(_ends(pairs), np.array(profit, np.int64), arcs, COMPANIES)
    used = [0] * 8
    for (p, s), taken in zip(pairs, chosen, strict=True):
        for node in (p, s, 6 + ZONES[s - 3]) if taken else ():
            used[node] += 1
    assert all(n <= first[k] + more[k] for k, n in enumerate(used))
    brought = sum(worth for worth, taken in zip(profit, chosen, strict=True) if taken)
    brought += bonus * sum(min(n, first[k]) for k, n in enumerate(used))
    assert brought == _best(pairs, profit, layers)


def _padded(capacities, part):
    """By company: those of the other side have none. By zone as they are."""
    return capacities if part.start == 6 else [0] * part.start + capacities + [0] * (COMPANIES - part.stop)


def test_without_pairs_nothing_is_chosen():
    none = np.zeros(0, np.int64)
    arcs = (steps(([1], 0)), steps(([1], 0)), steps(([1], 0)))
    assert most_profitable((none, none, none), none, arcs, 2).tolist() == []


def test_steps_leave_out_what_has_no_capacity():
    found = steps(([2, 0, 1], 7), ([0, 3, 1], [1, 2, 3]))
    assert found.node.tolist() == [0, 2, 1, 2]
    assert found.capacity.tolist() == [2, 1, 3, 1]
    assert found.profit.tolist() == [7, 7, 2, 3]


def _open(companies):
    return tuple(steps(([9] * n, 0)) for n in (companies, companies, 2))


def test_a_scarce_interpreter_goes_to_the_pair_that_brings_most():
    pairs, profit = [(0, 3), (1, 4), (2, 5)], np.array([5, 8, 6], np.int64)
    kind = np.array([0, 0, NONE], np.int64)
    advice = advise(_ends(pairs), profit, _open(6), kind, supply(np.array([[True]]), np.array([1])), Budget())
    assert advice.share == pytest.approx([0, 1, 1])
    assert advice.price == pytest.approx([5]), "one more would bring the pair that is left out"


def test_the_linear_programme_keeps_the_capacities():
    pairs, profit = [(0, 3), (0, 4), (1, 3)], np.array([5, 8, 6], np.int64)
    one = steps(([1] * 6, 0))
    none = np.full(3, NONE, np.int64)
    no_interpreters = supply(np.zeros((0, 0), bool), np.zeros(0))
    advice = advise(_ends(pairs), profit, (one, one, steps(([9, 9], 0))), none, no_interpreters, Budget())
    assert advice.share == pytest.approx([0, 1, 1])
    advice = advise(_ends(pairs), profit, (one, one, steps(([0, 9], 0))), none, no_interpreters, Budget())
    assert advice.share == pytest.approx([0, 1, 0]), "no table in the zone of the other supplier"


def test_where_interpreters_abound_they_cost_nothing():
    pairs, profit = [(0, 3), (1, 4)], np.array([5, 8], np.int64)
    kind = np.array([0, 1], np.int64)
    able = np.array([[True, False], [True, True]])
    advice = advise(_ends(pairs), profit, _open(6), kind, supply(able, np.array([2, 1])), Budget())
    assert advice.share == pytest.approx([1, 1])
    assert advice.price == pytest.approx([0, 0])


def test_interpreters_who_serve_the_same_kinds_are_one_group():
    able = np.array([[True, True, False], [False, False, True]])
    grouped = supply(able, np.array([2, 3, 4]))
    slots = {tuple(column): n for column, n in zip(grouped.able.T.tolist(), grouped.slots.tolist(), strict=True)}
    assert slots == {(True, False): 5, (False, True): 4}
