"""Fields go to columns at the maximum total score, and a rival lowers the certainty."""

from __future__ import annotations

from itertools import permutations
from random import Random

import pytest

from sco_scheduler.intake.understanding.cells.assignment import assign
from sco_scheduler.intake.understanding.cells.fields import LEAST


def total(scores: dict[int, dict[str, float]], fields: dict[int, str]) -> float:
    """What is maximised: each assigned field counts by how much it exceeds the least score."""
    return sum(scores[column][name] - LEAST + 1e-6 for column, name in fields.items())


def best(scores: dict[int, dict[str, float]]) -> float:
    """The maximum over all assignments, one by one."""
    names = [*{name for of in scores.values() for name in of}, *[None] * len(scores)]
    return max(
        total(scores, {c: n for c, n in zip(scores, order, strict=True) if n is not None})
        for order in permutations(names, len(scores))
        if all(n is None or n in scores[c] for c, n in zip(scores, order, strict=True))
    )


@pytest.mark.parametrize("seed", range(8))
def test_no_other_assignment_has_a_higher_total(seed):
    chance = Random(seed)
    scores = {
        column: {name: round(chance.uniform(LEAST, 1.0), 3) for name in "abc" if chance.random() < 0.7}
        for column in range(1, 5)
    }
    found = {column: name for column, (name, _) in assign(scores).items()}
    assert len(set(found.values())) == len(found)
    assert total(scores, found) == pytest.approx(best(scores))


def test_a_column_gives_way_where_the_total_is_higher():
    found = assign({1: {"company": 0.9, "contact": 0.8}, 2: {"company": 0.85}})
    assert {column: name for column, (name, _) in found.items()} == {1: "contact", 2: "company"}


@pytest.mark.parametrize(
    ("scores", "certainty"),
    [
        ({1: {"company": 0.9}}, 0.9),
        ({1: {"company": 0.9, "contact": 0.85}}, 0.8),  # another field has nearly the same score
        ({1: {"company": 0.9}, 2: {"company": 0.87}}, 0.83),  # another column has
        ({1: {"company": 0.9, "contact": 0.7}}, 0.9),
        ({1: {"company": LEAST, "contact": LEAST}}, max(0.3, LEAST - 0.15)),
    ],
)
def test_a_rival_lowers_the_certainty(scores, certainty):
    assert assign(scores)[1][1] == pytest.approx(certainty)


def test_columns_without_fields_have_none():
    assert assign({}) == assign({1: {}}) == {}
