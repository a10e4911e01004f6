"""Bounds of goals given what was reached for those before: no schedule exceeds them, and simple ones reach them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from sco_scheduler.domain.goals import GOALS
from sco_scheduler.engine.budget import Budget
from sco_scheduler.engine.indexing import index
from sco_scheduler.engine.value.flow_problem import flow_problem
from sco_scheduler.engine.value.flow_relaxation import PINS, SELECTION_GOALS, FlowCase, flow_bound, prepare_case
from tests.brute_force import optimum
from tests.events import company, event, span
from tests.random_events import random_event

ORDERS = [SELECTION_GOALS, ("value", "balance"), ("balance", "minimums", "value")]


WISHES = ["P1 > S1 must", *(f"P1 > S{n} #{n - 1}" for n in (2, 3, 4))]


def case_of(of, order=SELECTION_GOALS) -> FlowCase:
    return prepare_case(flow_problem(index(of)), order)


def bounds(case: FlowCase, reached: dict[str, int], budget: Budget | None = None) -> dict[str, int]:
    return {g: flow_bound(case, None, g, {PINS: 0} | reached, budget or Budget()) for g in case.order}


@pytest.mark.parametrize("seed", range(15))
@pytest.mark.parametrize("order", ORDERS)
def test_no_schedule_that_is_as_good_before_exceeds_a_bound(seed, order):
    tiny = random_event(seed, pins=False)
    best = optimum(tiny, goals=order)
    assert best is not None
    reached = {goal: best.goals[goal] for goal in order}
    for goal, bound in bounds(case_of(tiny, order), reached).items():
        assert not GOALS[goal].better(reached[goal], bound)


@pytest.mark.parametrize("seed", range(10))
def test_every_mode_gives_its_slots_to_its_item(seed):
    problem = index(random_event(seed, pins=False))
    allowed = prepare_case(flow_problem(problem), SELECTION_GOALS).allowed
    for item in problem.items:
        slots = {slot for mode in item.modes for slot in mode.slots}
        assert set(np.flatnonzero(allowed[:, item.index])) == slots


def test_what_one_delegate_misses_another_can_attend():
    first, second, third = company("P1", delegates=3).delegates
    late = (replace(first, absences=(span("09:00", "09:45"),)), replace(second, absences=(span("09:45", "10:35"),)))
    buyer = replace(company("P1"), delegates=(*late, replace(third, absences=(span("09:00", "23:00"),))))
    problem = index(event(purchasers=[buyer], suppliers=1, slots=4))
    assert len(problem.items[0].modes) > 1
    allowed = prepare_case(flow_problem(problem), SELECTION_GOALS).allowed
    assert allowed[:, 0].tolist() == [True, True, True, True]


def test_where_only_numbers_bind_the_bounds_are_reached():
    """Three slots: P1 holds three of its four wishes, and with its minimum of four one is missing."""
    of = event(purchasers=[company("P1", minimum=4)], suppliers=4, slots=3, tables=3, requests=WISHES)
    case = case_of(of)
    reached = {"musts": 1, "minimums": 1, "value": 40 + 20 + 18, "balance": 3}
    assert bounds(case, reached) == reached


def test_a_stop_keeps_the_bound_of_the_first_weighing():
    of = event(purchasers=1, suppliers=4, slots=3, tables=3, requests=WISHES)
    asked = []
    stopping = Budget(stopped=lambda: not asked.append(1))
    case = case_of(of)
    reached = {"musts": 0, "minimums": 0, "value": 0, "balance": 0}
    stopped, whole = bounds(case, reached, stopping), bounds(case, reached)
    assert asked
    for goal in case.order:
        assert not GOALS[goal].better(whole[goal], stopped[goal])
    assert GOALS["value"].better(stopped["value"], whole["value"])
