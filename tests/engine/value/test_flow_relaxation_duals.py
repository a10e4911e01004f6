"""Prices of interpreters: the bound holds at any of them, and is the better the nearer demand comes to supply."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import numpy as np
import pytest

from sco_scheduler.engine.budget import Budget
from sco_scheduler.engine.indexing import index
from sco_scheduler.engine.methods import SELECTION_GOALS
from sco_scheduler.engine.model.complete import Model
from sco_scheduler.engine.problem import NONE
from sco_scheduler.engine.search.lexicographic import LexicographicSolver
from sco_scheduler.engine.value.flow_problem import flow_problem
from sco_scheduler.engine.value.flow_relaxation import (
    GRAIN,
    PINS,
    _by_bisection,
    evaluate,
    find_duals,
    flow_bound,
    goal_weights,
    needs_of_items,
    prepare_case,
)
from tests.engine.held import ONE_WORKER
from tests.events import company, event, interpreter, span

TONGUES = ("ru", "kk", "mn")


def _scarce(seed):
    """Four purchasers of three languages, four Chinese suppliers, and two interpreters for two or three slots."""
    rng = Random(seed)
    spoken = [rng.sample(TONGUES, rng.randint(1, 2)) for _ in range(2)]
    return event(
        purchasers=[company(f"P{n}", languages=[rng.choice((*TONGUES, "zh"))]) for n in range(1, 5)],
        suppliers=[company(f"S{n}", languages=["zh"]) for n in range(1, 5)],
        slots=rng.randint(2, 3),
        tables=4,
        requests=[f"P{p} > S{s} #{rng.randint(1, 3)}" for p in range(1, 5) for s in range(1, 5) if rng.random() < 0.7],
        interpreters=[interpreter(f"I{n}", *tongues, "zh") for n, tongues in enumerate(spoken, 1)],
    )


def _arrays(case):
    problem = index(case)
    flow = flow_problem(problem)
    return problem, flow, goal_weights(flow, ("value",)), needs_of_items(flow)


@pytest.mark.parametrize("seed", range(20))
def test_no_schedule_is_worth_more_than_the_bound_at_any_prices(seed):
    problem, flow, weighing, needs = _arrays(_scarce(seed))
    best = LexicographicSolver(Model(problem), ONE_WORKER).optimise("value", Budget(20.0)).value
    rng = np.random.default_rng(seed)
    found = find_duals(flow, weighing, needs, Budget())
    prices = [found.grains * weighing.value // GRAIN] + [
        rng.integers(0, 9, len(needs.able)) * weighing.value for _ in range(10)
    ]
    for price in prices:
        assert evaluate(flow, weighing, needs, price.astype(np.int64)).bound >= best * weighing.value


def test_prices_where_interpreters_are_scarce_bring_the_bound_down():
    gained = 0
    for seed in range(20):
        _, flow, weighing, needs = _arrays(_scarce(seed))
        if not needs.bind:
            continue
        free = evaluate(flow, weighing, needs, np.zeros(len(needs.able), np.int64)).bound
        found = find_duals(flow, weighing, needs, Budget())
        priced = evaluate(flow, weighing.scaled(GRAIN), needs, found.grains * weighing.value).bound / GRAIN
        assert priced <= free
        gained += priced < free
    assert gained > 3


def test_prices_never_loosen_the_bound_of_the_value():
    gained = 0
    for seed in range(20):
        _, flow, weighing, needs = _arrays(_scarce(seed))
        if not needs.bind:
            continue
        case = prepare_case(flow, ("value",))
        priced = find_duals(flow, weighing, case.needs, Budget())
        free, bound = (flow_bound(case, p, "value", {PINS: 0, "value": 0}, Budget()) for p in (None, priced))
        assert bound <= free
        gained += bound < free
    assert gained > 3


def test_one_price_for_all_is_the_lowest_at_which_supply_suffices():
    scarce = 0
    for seed in range(20):
        _, flow, weighing, needs = _arrays(_scarce(seed))
        if not needs.bind:
            continue
        slots = int(needs.slots[needs.able.any(axis=0)].sum())
        (price,) = set(_by_bisection(flow, weighing, needs, Budget()).grains.tolist())
        asked = [_asked(flow, weighing, needs, at) for at in (price, price - 1)]
        assert asked[0] <= slots
        if price > 0:
            assert asked[1] > slots
            scarce += 1
    assert scarce > 3


@pytest.mark.parametrize("foreign", [("S1", "S2"), ("S3", "S4")])
def test_nothing_is_no_price_at_which_supply_suffices_only_by_a_choice_between_equals(foreign):
    """Each purchaser can meet one of two suppliers at the same value, one of them with the only interpreter."""
    case = event(
        purchasers=[company("P1", languages=["ru"]), company("P2", languages=["ru"])],
        suppliers=[company(f"S{n}", languages=["zh" if f"S{n}" in foreign else "ru"]) for n in range(1, 5)],
        slots=1,
        requests=["P1 > S1", "P2 > S2", "P1 > S3", "P2 > S4"],
        interpreters=[interpreter("I1", "ru", "zh")],
        tables=4,
    )
    _, flow, weighing, needs = _arrays(case)
    (price,) = _by_bisection(flow, weighing, needs, Budget()).grains.tolist()
    assert _asked(flow, weighing, needs, price) <= 1


def _asked(flow, weighing, needs, price):
    """How many interpreters the choice at one price for all kinds asks for."""
    prices = np.full(len(needs.able), price * weighing.value, np.int64)
    return int((needs.of_item[evaluate(flow, weighing.scaled(GRAIN), needs, prices).chosen] != NONE).sum())


def test_a_price_is_in_grains_of_a_point():
    case = event(
        purchasers=[company("P1", languages=["ru"]), company("P2", languages=["ru"])],
        suppliers=[company("S1", languages=["zh"]), company("S2", languages=["zh"])],
        slots=1,
        tables=2,
        requests=["P1 > S1 #1", "P2 > S2 #3"],
        interpreters=[interpreter("I1", "ru", "zh")],
    )
    problem, flow, weighing, needs = _arrays(case)
    low, high = sorted(item.value for item in problem.items)
    (price,) = find_duals(flow, weighing, needs, Budget()).grains
    assert low < high
    assert GRAIN * low <= price <= GRAIN * high, "one more interpreter brings the pair that is left out"


def test_where_nobody_needs_one_there_is_nothing_to_price():
    _, flow, weighing, needs = _arrays(event(slots=3))
    assert not needs.bind
    assert (needs.of_item == NONE).all()
    assert find_duals(flow, weighing, needs, Budget()).grains.tolist() == []


def test_an_item_whose_other_delegate_speaks_the_language_has_no_need():
    buyer = company("P1", delegates=2, languages=["ru"])
    first, second = buyer.delegates
    mixed = replace(buyer, delegates=(first, replace(second, languages=frozenset({"zh"}))))
    case = event(
        purchasers=[mixed, company("P2", languages=["ru"])],
        suppliers=[company("S1", languages=["zh"])],
        interpreters=[interpreter("I1", "ru", "zh", away=[span("09:00", "09:20")])],
    )
    problem, _, _, needs = _arrays(case)
    of = {item.pair[0]: int(needs.of_item[item.index]) for item in problem.items}
    assert of["P1"] == NONE
    assert needs.able[of["P2"]].tolist() == [True]
    assert needs.slots.tolist() == [1]


def test_every_goal_is_bounded_with_prices_too():
    problem, flow, _, needs = _arrays(_scarce(5))
    weighing = goal_weights(flow, SELECTION_GOALS)
    found = find_duals(flow, weighing, needs, Budget())
    solver = LexicographicSolver(Model(problem), ONE_WORKER)
    best = {}
    for goal in SELECTION_GOALS:
        best[goal] = solver.optimise(goal, Budget(20.0)).value
        solver.lock(goal, best[goal])
    total = weighing.total({**best, "pins": 0})
    prices = (found.grains * weighing.value // GRAIN).astype(np.int64)
    assert evaluate(flow, weighing, needs, prices).bound >= total
