"""Each goal alone: its expression in the model counts what the catalogue says."""

from datetime import timedelta

import pytest
from ortools.sat.python import cp_model

from sco_scheduler.domain.goals import GOALS
from sco_scheduler.engine import solve
from sco_scheduler.engine.budget import Budget
from sco_scheduler.engine.indexing import index
from sco_scheduler.engine.model.complete import Model
from sco_scheduler.engine.problem import measure
from sco_scheduler.engine.search.solvers import new_solver, run
from tests.engine.held import ONE_WORKER
from tests.events import at, block, company, event, fixed, meeting, published, zone


def _value(case, goal, *meetings):
    """The goal's least (or, wanted large, most) value with exactly these meetings held."""
    model = Model(index(case))
    places = {tuple(text.split()[:2]): int(text.split()[2]) for text in meetings}
    for item in model.problem.items:
        slot = places.get(item.pair)
        for choice in model.variables.by_item[item.index]:
            if choice.slot != slot:
                model.cp_model.add(model.variables.x[choice] == 0)
        model.cp_model.add(model.variables.held(item.index) == (0 if slot is None else 1))
    expression = model.objectives.expression(goal)
    if GOALS[goal].better(1, 0):
        model.cp_model.maximize(expression)
    else:
        model.cp_model.minimize(expression)
    solver = new_solver(ONE_WORKER, Budget(20.0))
    assert run(solver, model.cp_model, Budget(20.0)) == cp_model.OPTIMAL
    value = round(solver.objective_value)
    assert measure(model.problem, model.placement(solver), [goal])[goal] == value
    return value


def test_musts_count_pairs_that_a_side_marked():
    case = event(requests=["P1 > S1 must", "S2 > P1 must", "P2 > S1"], slots=3)
    assert _value(case, "musts", "P1 S1 0", "P2 S1 1") == 1
    assert _value(case, "musts", "P1 S1 0", "P1 S2 1") == 2


def test_minimums_add_up_what_is_missing_in_each_role():
    case = event(purchasers=[company("P1", minimum=2), company("P2")], suppliers=[company("S1", minimum=1)], slots=2)
    assert _value(case, "minimums") == 3
    assert _value(case, "minimums", "P1 S1 0") == 1


def test_value_adds_up_the_meetings_held():
    case = event(requests=["P1 > S1 #1", "P2 > S2 maybe"], tables=2)
    assert _value(case, "value", "P1 S1 0", "P2 S2 0") == 20 + 2
    assert _value(case, "value", "P2 S2 0") == 2


def test_balance_squares_the_meetings_of_suppliers():
    case = event(purchasers=3, suppliers=2, slots=3, tables=2)
    assert _value(case, "balance", "P1 S1 0", "P2 S1 1", "P3 S1 2") == 9
    assert _value(case, "balance", "P1 S1 0", "P2 S1 1", "P3 S2 2") == 5


def test_a_gap_is_one_however_long_and_none_at_the_ends():
    case = event(purchasers=1, suppliers=3, slots=6)
    assert _value(case, "gaps_purchasers", "P1 S1 1", "P1 S2 4") == 1
    assert _value(case, "gaps_purchasers", "P1 S1 0", "P1 S2 2", "P1 S3 4") == 2
    assert _value(case, "gaps_purchasers", "P1 S1 2", "P1 S2 3", "P1 S3 4") == 0
    assert _value(case, "gaps_suppliers", "P1 S1 1", "P1 S2 4") == 0


def test_nights_are_no_gaps_and_lunch_is_no_slot():
    days = [block(2, "09:00", 1, name="a"), block(2, "14:00", 1, name="b"), block(2, "09:00", 2, name="c")]
    case = event(purchasers=1, suppliers=2, slots=days)
    assert _value(case, "gaps", "P1 S1 1", "P1 S2 2") == 0
    assert _value(case, "gaps", "P1 S1 0", "P1 S2 5") == 0
    assert _value(case, "gaps", "P1 S1 0", "P1 S2 3") == 1


def test_gaps_of_a_company_in_both_roles_are_a_purchasers():
    case = event(
        purchasers=[company("P1"), company("P2"), company("B1")],
        suppliers=[company("B1"), company("S1")],
        requests=["P1 > B1", "P2 > B1"],
        slots=3,
    )
    assert _value(case, "gaps_purchasers", "P1 B1 0", "P2 B1 2") == 1
    assert _value(case, "gaps_suppliers", "P1 B1 0", "P2 B1 2") == 0


def test_zone_moves_count_consecutive_meetings_in_different_zones():
    zones = [zone("A", 2), zone("B", 2)]
    sellers = [company("S1"), company("S2", zone="B"), company("S3")]
    case = event(purchasers=1, suppliers=sellers, tables=zones, slots=4)
    assert _value(case, "zone_moves", "P1 S1 0", "P1 S2 1", "P1 S3 3") == 2
    assert _value(case, "zone_moves", "P1 S1 0", "P1 S3 1", "P1 S2 3") == 1


def test_a_pair_that_fixed_lists_twice_counts_once_in_musts_and_twice_in_value():
    case = event(requests=["P1 > S1 must"], fixed=[fixed("P1", "S1"), fixed("P1", "S1")], slots=2)
    model = Model(index(case))
    model.cp_model.maximize(model.objectives.expression("value"))
    solver = new_solver(ONE_WORKER, Budget(20.0))
    assert run(solver, model.cp_model, Budget(20.0)) == cp_model.OPTIMAL
    placement = model.placement(solver)
    assert measure(model.problem, placement, ["musts", "value"]) == {"musts": 1, "value": 80}
    assert solver.value(model.objectives.expression("musts")) == 1


def test_two_meetings_of_the_past_at_one_time_are_one_in_their_zone():
    of = event(
        purchasers=[company("P1", maximum=3)],
        suppliers=[*(company(f"S{n}") for n in (1, 2, 3)), company("S4", zone="B")],
        slots=3,
        tables=[zone("A", 2), zone("B", 1)],
        requests=["P1 > S1", "P1 > S2", "P1 > S3 #1", "P1 > S4 #9"],
        goals=("value", "zone_moves"),
    )
    rows = published(meeting(of, "P1", "S1", 0), meeting(of, "P1", "S2", 0, table="2"), until=at("09:20"))
    outcome = solve(of, rows, ONE_WORKER)
    reached = {goal.name: goal for goal in outcome.goals}
    assert [m.supplier for m in outcome.schedule.meetings] == ["S1", "S2", "S3"]
    assert (reached["zone_moves"].value, reached["zone_moves"].proved) == (0, True)


def test_lost_time_is_what_is_waited_through_and_walked():
    case = event(
        purchasers=1, suppliers=[company("S1"), company("S2", zone="B")], tables=[zone("A"), zone("B")], slots=4
    )
    weight, minutes = case.settings.purchaser_weight, 20
    assert _value(case, "lost_time", "P1 S1 0") == 0
    beside = _value(case, "lost_time", "P1 S1 0", "P1 S2 1")
    assert _value(case, "lost_time", "P1 S1 0", "P1 S2 3") == beside + 2 * weight * minutes


@pytest.mark.parametrize("goal", ["lost_time", "zone_moves"])
@pytest.mark.parametrize("certain", [(), (0,), (2,), (0, 3), (1, 4), (0, 2, 4), (0, 1, 2, 3, 4)])
def test_what_is_certain_counts_as_what_is_chosen(goal, certain):
    """Five suppliers of two zones: those of ``certain`` are pinned to their slots, the others held there by hand."""
    slots = (0, 2, 3, 5, 6)
    suppliers = [company(f"S{n + 1}", zone="AB"[n % 2]) for n in range(5)]
    pins = [fixed("P1", f"S{n + 1}", start=at("09:00") + timedelta(minutes=25 * slots[n])) for n in certain]
    case = event(purchasers=1, suppliers=suppliers, tables=[zone("A"), zone("B")], slots=8, fixed=pins)
    held = [f"P1 S{n + 1} {slot}" for n, slot in enumerate(slots)]
    settings = case.settings
    walks, waits = 4 * settings.walk_minutes, 2 * 20
    assert _value(case, goal, *held) == (4 if goal == "zone_moves" else settings.purchaser_weight * (walks + waits))
    made = Model(index(case))
    before = len(made.cp_model.proto.variables)
    made.objectives.expression(goal)
    assert (len(made.cp_model.proto.variables) == before) == (len(certain) == 5)


def test_a_goal_counts_whoever_met_twice_at_one_time_in_the_past():
    case = event(purchasers=1, suppliers=3, slots=3, tables=2)
    past = published(meeting(case, "P1", "S1", 0), meeting(case, "P1", "S2", 0, table="2"), until=at("09:25"))
    outcome = solve(case, past, ONE_WORKER)
    assert outcome.schedule is not None
    assert [m.supplier for m in outcome.schedule.meetings] == ["S1", "S2", "S3"]
    assert [m.start for m in outcome.schedule.meetings][2] == at("09:25")


def test_whoever_was_in_two_zones_at_one_time_in_the_past_may_go_to_a_third():
    suppliers = [company(f"S{n}", zone=code) for n, code in enumerate("ABC", start=1)]
    case = event(purchasers=1, suppliers=suppliers, slots=2, tables=[zone(code) for code in "ABC"])
    past = published(meeting(case, "P1", "S1", 0), meeting(case, "P1", "S2", 0), until=at("09:25"))
    model = Model(index(case, past))
    model.cp_model.add(model.variables.held(2) == 1)
    moves = model.objectives.expression("zone_moves")
    model.cp_model.minimize(moves)
    solver = new_solver(ONE_WORKER, Budget(20.0))
    assert run(solver, model.cp_model, Budget(20.0)) == cp_model.OPTIMAL
    assert solver.value(moves) >= 1
    reached = {goal.name: goal for goal in solve(case, past, ONE_WORKER).goals}
    assert (reached["lost_time"].value, reached["lost_time"].proved) == (20, True)
