"""The linear relaxation of a model: its bound, its reduced costs, and when it is the answer itself."""

from fractions import Fraction
from itertools import product
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from ortools.sat.python import cp_model

from sco_scheduler.engine.budget import Budget
from sco_scheduler.engine.search.model_relaxation import (
    TOLERANCE,
    _bounded,
    _Rows,
    relaxation_begun_at,
    solve_relaxation,
)
from sco_scheduler.engine.search.solvers import Simplex

COLUMNS = 6


@pytest.mark.parametrize("simplex", list(Simplex))
def test_a_relaxation_in_whole_numbers_is_the_answer(simplex):
    model = cp_model.CpModel()
    x = [model.new_bool_var(f"x{i}") for i in range(3)]
    model.add_exactly_one(x)
    model.minimize(5 * x[0] + 2 * x[1] + 4 * x[2] + 1)
    linear = solve_relaxation(model, Budget(10.0), simplex)
    assert linear is not None
    assert (linear.least, linear.answer) == (3, 3)
    assert linear.values == pytest.approx([0, 1, 0])


def test_a_reduced_cost_is_what_a_choice_costs_more():
    model = cp_model.CpModel()
    x = [model.new_bool_var(f"x{i}") for i in range(3)]
    model.add_exactly_one(x)
    model.minimize(5 * x[0] + 2 * x[1] + 4 * x[2])
    linear = solve_relaxation(model, Budget(10.0))
    assert linear is not None
    assert linear.bound + max(0, linear.costs[0]) <= 5 + TOLERANCE
    assert linear.bound + max(0, linear.costs[0]) > 3


def test_a_relaxation_in_parts_is_only_a_bound():
    model = cp_model.CpModel()
    x = [model.new_bool_var(f"x{i}") for i in range(3)]
    for a, b in ((0, 1), (1, 2), (0, 2)):
        model.add_bool_or([x[a], x[b]])
    model.minimize(sum(x))
    linear = solve_relaxation(model, Budget(10.0))
    assert linear is not None
    assert linear.bound == pytest.approx(1.5)
    assert (linear.least, linear.answer) == (2, None)


def test_negated_literals_and_implications_are_rows():
    model = cp_model.CpModel()
    a, b, c = (model.new_bool_var(name) for name in "abc")
    model.add_implication(a, b)
    model.add_bool_or([a.negated(), c])
    model.add(a == 1)
    model.minimize(2 * b + 3 * c)
    linear = solve_relaxation(model, Budget(10.0))
    assert linear is not None
    assert linear.answer == 5


def test_what_is_not_linear_is_left_out_and_then_nothing_is_an_answer():
    model = cp_model.CpModel()
    x, y = model.new_int_var(0, 5, "x"), model.new_int_var(0, 5, "y")
    model.add_multiplication_equality(y, [x, x])
    model.add(x >= 2)
    model.minimize(y)
    linear = solve_relaxation(model, Budget(10.0))
    assert linear is not None
    assert (linear.least, linear.answer) == (0, None)


def test_a_variable_that_stands_twice_in_a_row_counts_twice():
    model = cp_model.CpModel()
    twice, once = model.new_bool_var("twice"), model.new_bool_var("once")
    model.add_at_most_one([twice, twice, once])
    model.maximize(3 * twice + once)
    linear = solve_relaxation(model, Budget(10.0))
    assert linear is not None
    assert linear.bound == pytest.approx(-1.5)


def test_nothing_follows_where_the_rows_contradict_each_other():
    model = cp_model.CpModel()
    x = model.new_bool_var("x")
    model.add(x >= 1)
    model.add(x <= 0)
    model.minimize(x)
    assert solve_relaxation(model, Budget(10.0)) is None


@st.composite
def programmes(draw: st.DrawFn) -> tuple[list[int], list[tuple[list[int], int, int]]]:
    """Costs, and rows of coefficients with their least and most."""
    small = st.integers(-3, 3)
    costs = draw(st.lists(small, min_size=COLUMNS, max_size=COLUMNS))
    rows = []
    for _ in range(draw(st.integers(1, 5))):
        coefficients = draw(st.lists(small, min_size=COLUMNS, max_size=COLUMNS))
        least = draw(st.integers(-6, 3))
        rows.append((coefficients, least, least + draw(st.integers(0, 5))))
    return costs, rows


@given(programmes(), st.sampled_from(Simplex))
def test_bounds_hold_for_every_solution(programme, simplex):
    costs, rows = programme
    model = cp_model.CpModel()
    x = [model.new_bool_var(f"x{i}") for i in range(COLUMNS)]
    for coefficients, least, most in rows:
        model.add_linear_constraint(cp_model.LinearExpr.weighted_sum(x, coefficients), least, most)
    model.minimize(cp_model.LinearExpr.weighted_sum(x, costs))
    linear = solve_relaxation(model, Budget(10.0), simplex)
    solutions = [s for s in _all(COLUMNS) if all(a <= _dot(c, s) <= b for c, a, b in rows)]
    if linear is None:
        assert not solutions  # in so small a programme the solver's word is checked, not trusted
        return
    for solution in solutions:
        objective = _dot(costs, solution)
        assert linear.least <= objective
        for value, cost in zip(solution, linear.costs, strict=True):
            away = cost if value else -cost
            assert linear.bound + max(0.0, away) <= objective + TOLERANCE
    if linear.answer is not None:
        assert linear.answer in {_dot(costs, s) for s in solutions}


def _all(columns: int) -> list[list[int]]:
    return [[k >> i & 1 for i in range(columns)] for k in range(2**columns)]


def _dot(a: list[int], b: list[int]) -> int:
    return sum(x * y for x, y in zip(a, b, strict=True))


@pytest.mark.parametrize(
    ("objective", "duals", "right", "each"),
    [(0.1, 0.0, 0.0, 1), (-0.1, 0.0, 0.0, -1), (0.0, 0.1, 0.0, -1), (0.0, 0.1, 1.0, 0)],
)
def test_a_bound_is_none_that_rounding_alone_raised(objective: float, duals: float, right: float, each: int):
    """0.1 + 0.1 + 0.1 is more than three times the number that is written 0.1."""
    of, ones = np.arange(3), np.ones(3)
    rows = _Rows(right * ones, right * ones, of, of, ones)
    bound, costs = _bounded(rows, objective * ones, 0.0, duals * ones, (each * ones, each * ones))
    exact = 3 * (Fraction(duals) * Fraction(right) + Fraction(float(costs[0])) * each)
    assert exact - Fraction(1e-9) < Fraction(bound) < exact


def test_who_is_stopped_has_no_relaxation():
    """An assignment of 200 by 200 takes far longer than the look at whether to stop."""
    model = cp_model.CpModel()
    x = [[model.new_bool_var("") for _ in range(200)] for _ in range(200)]
    for line in [*x, *zip(*x, strict=True)]:
        model.add_exactly_one(line)
    model.minimize(sum((i * j * 7919) % 1009 * y for i, row in enumerate(x) for j, y in enumerate(row)))
    assert solve_relaxation(model, Budget(600.0, stopped=lambda: True)) is None


def test_where_a_group_is_used_in_parts_alone_there_is_no_answer():
    """Either of two options may be taken by half; rounded, neither is."""
    model = cp_model.CpModel()
    x = [model.new_bool_var("") for _ in range(2)]
    for option in x:
        model.add(2 * option <= 1)
    model.minimize(sum(x))
    found = relaxation_begun_at(model, [], [[option.index for option in x]]).solved(Budget(10.0), 0)
    assert found is not None
    assert (found.bound, found.answer) == (pytest.approx(1.0), None)


@pytest.mark.parametrize("seed", range(30))
def test_a_group_is_used_in_the_solve_that_asks_for_it(seed):
    """Everybody has one of three options, of which at most two are taken by each: a flow, so a whole answer."""
    rng = Random(seed)
    costs = [[rng.randrange(20) for _ in range(3)] for _ in range(4)]
    model = cp_model.CpModel()
    x = [[model.new_bool_var("") for _ in row] for row in costs]
    for row in x:
        model.add_exactly_one(row)
    for option in (1, 2):
        model.add(sum(row[option] for row in x) <= 2)
    model.minimize(sum(c * y for row, of in zip(costs, x, strict=True) for c, y in zip(row, of, strict=True)))
    groups = [[row[option].index for row in x] for option in (1, 2)]
    begun = relaxation_begun_at(model, [row[0].index for row in x], groups)
    for group in rng.sample([None, 0, 1], 3):
        option = 0 if group is None else group + 1
        least = min(
            sum(row[o] for row, o in zip(costs, options, strict=True))
            for options in product((0, option), repeat=4)
            if option == 0 or 1 <= options.count(option) <= 2
        )
        found = begun.solved(Budget(10.0), group)
        assert found is not None
        assert (found.least, found.answer) == (least, least)


@pytest.mark.parametrize("seed", range(40))
def test_wherever_a_relaxation_starts_it_ends_at_the_same_bound(seed):
    """Rows of which exactly one column is 1 overlap, and what it starts at has none, one or several of them.

    Rounded, a solution in parts may be one of the model that costs more than the bound (seed 7).
    """
    rng = Random(seed)
    model = cp_model.CpModel()
    x = [model.new_bool_var("") for _ in range(9)]
    rows = []
    for _ in range(3):
        one = rng.sample(range(9), 4)
        model.add_exactly_one(x[j] for j in one)
        rows.append(([int(j in one) for j in range(9)], 1, 1))
    for _ in range(3):
        few = rng.sample(range(9), 5)
        least = {j: rng.randint(1, 3) for j in few}, rng.randint(0, 3), 15
        most = {j: rng.randint(1, 3) for j in few}, 0, rng.randint(3, 7)
        rows += [([terms.get(j, 0) for j in range(9)], low, high) for terms, low, high in (least, most)]
    for coefficients, low, high in rows[3:]:
        model.add_linear_constraint(cp_model.LinearExpr.weighted_sum(x, coefficients), low, high)
    costs = [rng.randint(-5, 9) for _ in x]
    model.minimize(sum(cost * y for cost, y in zip(costs, x, strict=True)))
    scratch = solve_relaxation(model, Budget(10.0))
    for _ in range(5):
        begun = solve_relaxation(model, Budget(10.0), start=rng.sample(range(9), rng.randint(1, 6)))
        assert (begun is None) == (scratch is None)
        if begun is not None and scratch is not None:
            assert [begun.bound, begun.values @ np.array(costs)] == pytest.approx([scratch.bound] * 2, abs=1e-6)
            rounded = [round(value) for value in begun.values]
            holds = all(low <= _dot(coefficients, rounded) <= high for coefficients, low, high in rows)
            assert begun.answer == (_dot(costs, rounded) if holds else None)
            if begun.values == pytest.approx(rounded, abs=1e-6):
                assert begun.answer == begun.least
