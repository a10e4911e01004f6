"""The relaxation: lexicographic by one flow, and a bound with or without prices."""

from itertools import product

import numpy as np
import pytest

from benchmarks.generate import full_size, growth
from sco_scheduler.engine.budget import Budget
from sco_scheduler.engine.indexing import index
from sco_scheduler.engine.value import flow_relaxation, flows
from sco_scheduler.engine.value.flow_problem import flow_problem
from sco_scheduler.engine.value.flow_relaxation import (
    GRAIN,
    PINS,
    SELECTION_GOALS,
    GoalWeights,
    _squares,
    capacities,
    choose_items,
    evaluate,
    find_duals,
    goal_weights,
    prepare_case,
    values_of_choice,
)
from sco_scheduler.engine.value.flows import solve_flows
from tests.events import company, event, fixed
from tests.random_events import random_event


def key(order: tuple[str, ...], found: dict[str, int]) -> tuple[int, ...]:
    return tuple(-found[name] if name in {"minimums", "balance"} else found[name] for name in (PINS, *order))


@pytest.mark.parametrize("seed", range(25))
@pytest.mark.parametrize("order", [SELECTION_GOALS, ("value", "balance"), ("minimums", "musts", "value")])
def test_the_choice_is_the_lexicographic_optimum_of_all_choices(seed: int, order: tuple[str, ...]) -> None:
    problem = flow_problem(index(random_event(seed, pins=False)))
    caps, tables = capacities(problem), problem.tables.sum(axis=1)

    def fits(chosen: np.ndarray) -> bool:
        counts = [
            np.bincount(problem.item_company[chosen, side], minlength=problem.companies) <= caps[side]
            for side in (0, 1)
        ]
        zones = np.bincount(problem.item_zone[chosen], minlength=len(tables)) <= tables
        return bool(counts[0].all() and counts[1].all() and zones.all())

    choices = (np.array(bits, dtype=bool) for bits in product((False, True), repeat=problem.items))
    best = max(key(order, values_of_choice(problem, chosen)) for chosen in choices if fits(chosen))
    found = choose_items(problem, goal_weights(problem, order))
    assert fits(found)
    assert key(order, values_of_choice(problem, found)) == best


def test_a_minimum_outweighs_all_that_others_give_up_for_it() -> None:
    """P0 can have S1 alone; each of the others then takes, for its own minimum, the supplier of the next one."""
    buyers = [company(f"P{n}", minimum=1) for n in range(8)]
    dear = [f"P{n} > S{n} #1" for n in range(1, 8)]
    cheap = [f"P{n} > S{n + 1} maybe" for n in range(8)]
    of = event(purchasers=buyers, suppliers=8, slots=1, tables=8, requests=[*dear, *cheap])
    problem = flow_problem(index(of))
    found = values_of_choice(problem, choose_items(problem, goal_weights(problem, ("minimums", "value"))))
    assert found["minimums"] == 0


@pytest.mark.parametrize("wish", ["#1", "maybe", ""])
def test_milder_weights_keep_the_order_of_the_goals_for_single_meetings(wish: str) -> None:
    """A pin, a must, a meeting that a minimum needs, and the dearest wish, if there is any; what is no goal is none."""
    buyers = [company("P1", vip=True), *(company(f"P{n}", minimum=1) for n in range(2, 5))]
    asked = [f"P1 > S1 {wish}", "P2 > S2 maybe"] if wish else []
    of = event(purchasers=buyers, suppliers=4, slots=4, tables=4, requests=asked, fixed=[fixed("P3", "S3")])
    problem = flow_problem(index(of))
    mild = goal_weights(problem, SELECTION_GOALS).mild(problem)
    dearest = mild.value * max(1, int(problem.item_value.max()))
    assert mild.pins > mild.musts > mild.minimums > dearest
    assert mild.value > mild.balance > 0
    assert dearest < 2**20, "few digits"
    alone = goal_weights(problem, ("value",)).mild(problem)
    assert alone == GoalWeights(mild.pins, 0, 0, mild.value, 0)


@pytest.mark.parametrize("shape", ["few interpreters", "standard", "many interpreters"])
def test_prices_lower_the_bound_and_never_too_far(shape: str) -> None:
    case = prepare_case(flow_problem(index(full_size(5, shape))), ("value",))
    free = evaluate(case.problem, case.weighing, case.needs, np.zeros(len(case.needs.able), np.int64)).bound
    priced = find_duals(case.problem, case.weighing, case.needs, Budget())
    fine = case.weighing.scaled(GRAIN)
    bound = evaluate(case.problem, fine, case.needs, priced.grains * case.weighing.value).bound // GRAIN
    reached = solve_flows(index(full_size(5, shape)), Budget(), order=("value",), moves=40_000).values["value"]
    assert reached <= bound <= free
    assert reached >= 0.97 * bound


def test_one_price_for_all_is_found_where_the_program_would_be_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(flow_relaxation, "LARGEST_ADVICE", 0)
    monkeypatch.setattr(flows, "LARGEST_ADVICE", 0)
    problem = index(growth(2, 1))
    result = solve_flows(problem, Budget(), moves=40_000)
    assert result.bounds["value"] * 0.9 <= result.values["value"] <= result.bounds["value"]


def test_a_meeting_of_a_supplier_counts_to_its_minimum_and_the_odd_numbers_to_the_squares() -> None:
    weighing = GoalWeights(pins=0, musts=0, minimums=10, value=1, balance=1)
    steps = _squares(np.array([3, 2]), np.array([2, 0]), weighing)
    assert [list(map(int, step)) for step in zip(*steps, strict=True)] == [
        [0, 1, 10 - 1],
        [0, 1, 10 - 3],
        [0, 1, -5],
        [1, 1, -1],
        [1, 1, -3],
    ]
