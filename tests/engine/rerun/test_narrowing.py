"""What is left open once it is known how little has to be lost and moved."""

import pytest
from ortools.sat.python import cp_model

from sco_scheduler.engine.indexing import index
from sco_scheduler.engine.placement import Placement
from sco_scheduler.engine.problem import Problem
from sco_scheduler.engine.rerun.narrowing import in_their_slots, may_move_all, settled, settled_in_free_places
from sco_scheduler.engine.rerun.places import published_placement
from sco_scheduler.engine.rerun.reach import Reach
from sco_scheduler.engine.running import new_solver, run
from sco_scheduler.engine.statement import Statement
from sco_scheduler.engine.variables import Choice
from tests.engine.held import ONE_WORKER
from tests.events import company, event, meeting, published, span
from tests.random_events import random_rerun


def test_who_is_not_reached_stays_and_nobody_takes_their_place():
    requests = ["P1 > S1", "P2 > S2", "P1 > S2"]
    case = event(slots=2, tables=1, requests=requests)
    problem = index(case, published(meeting(case, "P1", "S1", 0)))
    narrowed = settled(Reach(problem, published_placement(problem).taken), 0)
    items = {item.pair: item for item in narrowed.items}
    assert items["P1", "S1"].mandatory
    assert [mode.slots for mode in items["P1", "S1"].modes] == [(0,)]
    assert [mode.slots for mode in items["P1", "S2"].modes] == [(1,)]
    assert [mode.slots for mode in items["P2", "S2"].modes] == [(1,)]


def test_what_may_only_move_instead_of_being_lost_keeps_its_choices():
    case = event(suppliers=[company("S1"), company("S2", away=[span("09:00", "09:20")])], slots=3, tables=2)
    problem = index(case, published(meeting(case, "P1", "S1", 0), meeting(case, "P2", "S2", 0, table="2")))
    reach = Reach(problem, published_placement(problem).taken)
    slots = {item.pair: item.modes[0].slots for item in settled_in_free_places(reach).items}
    assert slots["P1", "S1"] == (0,)
    assert slots["P2", "S2"] == (1, 2)


def test_where_none_is_lost_those_without_a_place_take_the_moves():
    suppliers = [company("S1", away=[span("09:00", "09:20")]), company("S2")]
    case = event(suppliers=suppliers, slots=3, tables=2)
    problem = index(case, published(meeting(case, "P1", "S1", 0), meeting(case, "P2", "S2", 1, table="2")))
    reach = Reach(problem, published_placement(problem).taken)
    items = {item.pair: item for item in settled(reach, 1, most_lost=0).items}
    assert items["P1", "S1"].mandatory
    assert items["P1", "S1"].modes[0].slots == (1, 2)
    assert items["P2", "S2"].modes[0].slots == (1,)
    assert not may_move_all(reach, 1, 0)


def test_a_placement_in_its_slots_leaves_people_open():
    requests = ["P1 > S1", "P2 > S2"]
    problem = index(event(slots=2, tables=1, requests=requests))
    there = in_their_slots(problem, Placement({0: Choice(0, 0, 1)}))
    assert [[mode.slots for mode in item.modes] for item in there.items] == [[(1,)], [()]]


def _best(problem: Problem) -> tuple[int, int, int] | None:
    """Musts, lost and moved meetings of the best schedules of a problem; None if there is none."""
    statement = Statement(problem)
    goals = [statement.objectives.expression(name) for name in ("musts", "kept", "slot_moves")]
    statement.model.minimize(-10_000 * goals[0] + 100 * goals[1] + goals[2])
    solver = new_solver(ONE_WORKER, 20.0)
    if run(solver, statement.model) == cp_model.INFEASIBLE:
        return None
    musts, lost, moved = (int(solver.value(goal)) for goal in goals)
    return musts, lost, moved


@pytest.mark.parametrize("seed", range(40))
def test_the_best_schedules_of_the_narrowed_problem_are_those_of_the_whole(seed):
    problem = index(*random_rerun(seed))
    best = _best(problem)
    if best is not None:
        reach = Reach(problem, published_placement(problem).taken)
        assert _best(settled(reach, best[2])) == best
        assert _best(settled(reach, best[2], best[1])) == best
        assert _best(settled(reach, best[2] + 1, best[1])) == best
        leaving = _least_lost_in_place(problem)
        if leaving is not None:
            assert _best(settled(reach, best[2], best[1], leaving)) == best
            assert _best(settled(reach, best[2] + 1, best[1], leaving)) == best


def _least_lost_in_place(problem: Problem) -> int | None:
    """The fewest meetings lost if none moves; None where that says nothing of how many have to move."""
    if problem.gap_spread is not None:
        return None
    statement = Statement(problem)
    statement.model.add(statement.objectives.expression("slot_moves") == 0)
    statement.model.minimize(statement.objectives.expression("kept"))
    solver = new_solver(ONE_WORKER, 20.0)
    if run(solver, statement.model) == cp_model.INFEASIBLE:
        return None
    return int(solver.value(statement.objectives.expression("kept")))


@pytest.mark.parametrize("seed", range(40, 80))
def test_every_further_goal_keeps_its_optimum(seed):
    problem = index(*random_rerun(seed))
    best = _best(problem)
    if best is None:
        return
    reach = Reach(problem, published_placement(problem).taken)
    leaving = _least_lost_in_place(problem) or 0
    for narrowed in (settled(reach, best[2]), settled(reach, best[2], best[1], leaving)):
        for goal in ("table_changes", "person_changes", "value"):
            assert _optimum(problem, best, goal) == _optimum(narrowed, best, goal)


def _optimum(problem: Problem, best: tuple[int, int, int], goal: str) -> int:
    """The best value of one more goal among the schedules that are best in the first three."""
    statement = Statement(problem)
    musts, lost, moved = (statement.objectives.expression(name) for name in ("musts", "kept", "slot_moves"))
    statement.model.add(musts >= best[0])
    statement.model.add(lost <= best[1])
    statement.model.add(moved <= best[2])
    expression = statement.objectives.expression(goal)
    if goal == "value":
        statement.model.maximize(expression)
    else:
        statement.model.minimize(expression)
    solver = new_solver(ONE_WORKER, 20.0)
    assert run(solver, statement.model) == cp_model.OPTIMAL
    return int(solver.value(expression))
