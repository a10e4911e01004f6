"""What is left open once it is known how little has to be lost and moved."""

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from ortools.sat.python import cp_model

from sco_scheduler.engine.budget import Budget
from sco_scheduler.engine.indexing import index
from sco_scheduler.engine.model.complete import Model
from sco_scheduler.engine.params import RerunParams
from sco_scheduler.engine.problem import Problem, published_placement
from sco_scheduler.engine.rerun import fixing
from sco_scheduler.engine.rerun.affected import AffectedMeetings
from sco_scheduler.engine.rerun.fixing import (
    fix_by_reduced_costs,
    fix_published,
    keep_slots,
    restrict_to_neighbourhood,
    without_moves,
)
from sco_scheduler.engine.search.lexicographic import LexicographicSolver, SolveResult
from sco_scheduler.engine.search.model_relaxation import LpResult
from sco_scheduler.engine.search.solvers import new_solver, run
from tests.engine.held import ONE_WORKER
from tests.events import company, event, interpreter, meeting, published, span
from tests.output.layout import compared
from tests.random_events import random_rerun


def test_who_is_not_reached_stays_and_nobody_takes_their_place():
    requests = ["P1 > S1", "P2 > S2", "P1 > S2"]
    case = event(slots=2, tables=1, requests=requests)
    problem = index(case, published(meeting(case, "P1", "S1", 0)))
    narrowed = fix_published(AffectedMeetings(problem, published_placement(problem).taken))
    items = {item.pair: item for item in narrowed.items}
    assert items["P1", "S1"].mandatory
    assert [mode.slots for mode in items["P1", "S1"].modes] == [(0,)]
    assert [mode.slots for mode in items["P1", "S2"].modes] == [(1,)]
    assert [mode.slots for mode in items["P2", "S2"].modes] == [(1,)]


def _best(problem: Problem) -> tuple[int, int, int] | None:
    """Musts, lost and moved meetings of the best schedules of a problem; None if there is none."""
    model = Model(problem)
    goals = [model.objectives.expression(name) for name in ("musts", "kept", "slot_moves")]
    model.cp_model.minimize(-10_000 * goals[0] + 100 * goals[1] + goals[2])
    solver = new_solver(ONE_WORKER, Budget(20.0))
    if run(solver, model.cp_model, Budget(20.0)) == cp_model.INFEASIBLE:
        return None
    musts, lost, moved = (int(solver.value(goal)) for goal in goals)
    return musts, lost, moved


@pytest.mark.parametrize("seed", range(40))
def test_the_best_schedules_that_move_nobody_are_those_of_the_whole(seed):
    problem = index(*random_rerun(seed))
    best = _best(problem)
    if best is not None and best[2] == 0:
        assert _best(_settled(problem)) == best


def _settled(problem: Problem) -> Problem:
    return fix_published(AffectedMeetings(problem, published_placement(problem).taken))


@pytest.mark.parametrize("seed", range(40, 120))
def test_every_further_goal_keeps_its_optimum(seed):
    problem = index(*random_rerun(seed))
    best = _best(problem)
    if best is None:
        return
    parts = [_within(problem, best, best[2]), _within(problem, best, best[2] + 1)]
    if best[2] == 0:
        parts.append(_settled(problem))
    for goal in ("table_changes", "person_changes", "value"):
        optimum = _optimum(problem, best, goal)
        assert [_optimum(part, best, goal) for part in parts] == [optimum] * len(parts)


def _within(problem: Problem, best: tuple[int, int, int], limit: int) -> Problem:
    """The schedules that lose as little as the best, with so many moves."""
    search = LexicographicSolver(Model(problem), ONE_WORKER)
    search.lock("musts", best[0])
    search.lock("kept", best[1])
    linear = search.relax((("slot_moves", 1),), Budget(20.0))
    assert linear is not None
    assert linear.least <= best[2]
    return fix_by_reduced_costs(problem, search.model.variables, linear, limit)


def _optimum(problem: Problem, best: tuple[int, int, int], goal: str) -> int:
    """The best value of one more goal among the schedules that are best in the first three."""
    model = Model(problem)
    musts, lost, moved = (model.objectives.expression(name) for name in ("musts", "kept", "slot_moves"))
    model.cp_model.add(musts >= best[0])
    model.cp_model.add(lost <= best[1])
    model.cp_model.add(moved <= best[2])
    expression = model.objectives.expression(goal)
    if goal == "value":
        model.cp_model.maximize(expression)
    else:
        model.cp_model.minimize(expression)
    solver = new_solver(ONE_WORKER, Budget(20.0))
    assert run(solver, model.cp_model, Budget(20.0)) == cp_model.OPTIMAL
    return int(solver.value(expression))


@pytest.mark.parametrize(("table", "left"), [("1", [1]), ("2", [1]), ("3", [0, 1])])
def test_a_fixed_table_that_is_surely_taken_is_left_to_nobody_else(table, left):
    """P1 meets S1, at a table of its own, in the first slot; S2 has a fixed table too."""
    own = "2" if table == "3" else table
    sellers = [company("S1", table=own), company("S2", table=table)]
    case = event(suppliers=sellers, tables=3, requests=["P1 > S1", "P2 > S2"])
    problem = index(case, published(meeting(case, "P1", "S1", 0, table=own)))
    narrowed = fix_published(AffectedMeetings(problem, published_placement(problem).taken))
    (slots,) = [mode.slots for item in narrowed.items if item.pair == ("P2", "S2") for mode in item.modes]
    assert list(slots) == left


@pytest.mark.parametrize(
    ("further", "second", "left"),
    [
        ([], "ru", [1]),
        ([("09:00", "09:20")], "ru", [1]),
        ([("09:25", "09:45")], "ru", [0, 1]),
        ([], "zh", [0, 1]),  # who might come instead needs none
    ],
)
def test_interpreters_who_surely_serve_then_are_left_to_nobody_else(
    further: list[tuple[str, str]], second: str, left: list[int]
):
    """One serves P1 and S1 in the first slot; a further one, if any, is away in one of the slots."""
    people = [interpreter("I1", "ru", "zh")]
    people += [interpreter("I2", "ru", "zh", away=[span(*absent)]) for absent in further]
    both = company("P1", languages=["ru"], delegates=2)
    both = replace(both, delegates=(both.delegates[0], replace(both.delegates[1], languages=frozenset([second]))))
    buyers = [both, company("P2", languages=["ru"])]
    sellers = [company(f"S{n}", languages=["zh"]) for n in (1, 2)]
    requests = ["P1 > S1", "P2 > S2"]
    case = event(purchasers=buyers, suppliers=sellers, tables=2, requests=requests, interpreters=people)
    problem = index(case, published(meeting(case, "P1", "S1", 0, interpreter="I1")))
    narrowed = fix_published(AffectedMeetings(problem, published_placement(problem).taken))
    (slots,) = [mode.slots for item in narrowed.items if item.pair == ("P2", "S2") for mode in item.modes]
    assert list(slots) == left


def test_a_published_meeting_stands_with_its_people_else_with_others_at_its_time():
    """The second delegate of P1 attended; where that one is away then, the first one may."""
    pairs = event(purchasers=[company("P1", delegates=2)], suppliers=1)
    rows = published(meeting(pairs, "P1", "S1", 1, delegates=(2, 1)))
    first, second = pairs.company_by_id["P1"].delegates
    away = replace(company("P1"), delegates=(first, replace(second, absences=(span("09:20", "09:50"),))))
    for case, person in ((pairs, "P1#2"), (replace(pairs, companies=(away, *pairs.companies[1:])), "P1#1")):
        problem = index(case, rows)
        (item,) = problem.items
        (choice,) = published_placement(problem).choices()
        assert (problem.delegates[item.modes[choice.mode].purchaser_delegate], choice.slot) == (person, 1)


def test_what_is_left_open_in_random_reruns():
    lines = []
    for seed in range(60):
        problem = index(*random_rerun(seed))
        placement = published_placement(problem)
        affected = AffectedMeetings(problem, placement.taken)
        parts = fix_published(affected), restrict_to_neighbourhood(affected), without_moves(problem)
        for part in (*parts, keep_slots(problem, placement)):
            left = (f"{[m.slots for m in i.modes]}{'!' if i.mandatory else ''}" for i in part.items)
            lines.append(f"{seed}: {' '.join(left).replace(' ', '')}")
    compared(Path(__file__).parent / "golden" / "fixing.txt", lines)


@pytest.mark.parametrize("calls", [1, 3, 5])
def test_the_bound_lies_above_every_cutoff_within_which_there_is_nothing(monkeypatch: pytest.MonkeyPatch, calls: int):
    problem, cutoffs = index(event()), list[int]()

    def fixed(_: Problem, _variables: object, _relaxed: object, cutoff: int) -> Problem:
        cutoffs.append(cutoff)
        return replace(problem, items=problem.items[: 1 + (cutoff > 100)])  # nothing more comes free up to there

    monkeypatch.setattr(fixing, "fix_by_reduced_costs", fixed)
    monkeypatch.setattr(fixing, "_solve_part", lambda *_: SolveResult(None, None, None, proved=True, infeasible=True))
    budget: Any = SimpleNamespace(expired=lambda _: len(cutoffs) == calls)
    anything: Any = SimpleNamespace(model=SimpleNamespace(variables=None), least=3)
    best = fixing.MinimisationResult(None, None, None, problem, proved=False)
    found = fixing._with_cutoffs(best, (), lambda _: anything, anything, anything, budget, RerunParams())
    assert cutoffs[0] == 3
    assert (found.bound, found.proved) == (cutoffs[-1] + 1, False)


@pytest.mark.parametrize(
    ("reduced", "limit", "slots", "mandatory"),
    [
        ((-1.0, -2.0), 12, (0, 1), True),
        ((-1.0, -2.0), 13, (0, 1), False),
        ((1.0, 2.0), 10, (), False),
        ((1.0, 2.0), 11, (0,), False),
        ((1.0, 2.0), 12, (0, 1), False),
    ],
)
def test_what_would_lose_too_much_is_left_out_and_what_is_needed_for_the_limit_is_held(
    reduced: tuple[float, float], limit: int, slots: tuple[int, ...], *, mandatory: bool
):
    problem = index(event(purchasers=1, suppliers=1, slots=2, requests=["P1 > S1"]))
    variables = Model(problem).variables
    costs = np.zeros(1 + max(x.index for x in variables.x.values()))
    costs[[variables.x[choice].index for choice in variables.by_item[0]]] = reduced
    (item,) = fix_by_reduced_costs(problem, variables, LpResult(10.0, costs, costs, None), limit).items
    assert ([mode.slots for mode in item.modes], item.mandatory) == ([slots], mandatory)
