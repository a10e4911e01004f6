"""What a rerun keeps, in micro-instances: which meeting is lost, moved, changes its table, or only its people."""

from __future__ import annotations

from dataclasses import replace

import pytest
from ortools.sat.python import cp_model

from sco_scheduler.domain.schedule import PublishedMeeting
from sco_scheduler.engine.budget import Budget
from sco_scheduler.engine.indexing import index
from sco_scheduler.engine.model.complete import KeptLiterals
from sco_scheduler.engine.model.constraints.interpreter_present import interpreter_present
from sco_scheduler.engine.model.variables import Variables
from sco_scheduler.engine.search.solvers import new_solver, run
from tests.engine.held import ONE_WORKER
from tests.events import company, event, fixed, interpreter, meeting, published, span, zone


def fewest(case, rows, *held):
    """Lost, moved, changes of tables and of people, each least given those before, where only ``held`` is held.

    A held meeting is ``"P1 S1 0"``: the pair and the slot. No other rule binds than that of interpreters.
    """
    problem = index(case, rows)
    model = cp_model.CpModel()
    v = Variables(model, problem)
    kept = KeptLiterals(v, interpreter_present(v))
    table_changes, person_changes = kept.changes_in_place
    wanted = {tuple(text.split()) for text in held}
    for item in problem.items:
        slots = [int(slot) for *pair, slot in wanted if tuple(pair) == item.pair]
        model.add(v.total(c for c in v.by_item[item.index] if c.slot in slots) == len(slots))
        model.add(v.held(item.index) == len(slots))
    values = []
    for expression in (kept.lost, kept.slot_moves, table_changes, person_changes):
        model.minimize(expression)
        solver = new_solver(ONE_WORKER, Budget(20.0))
        assert run(solver, model, Budget(20.0)) == cp_model.OPTIMAL
        values.append(round(solver.objective_value))
        model.add(expression == values[-1])
    return tuple(values)


def test_what_stays_changes_nothing():
    case = event(slots=3, tables=2)
    rows = published(meeting(case, "P1", "S1", 0), meeting(case, "P2", "S2", 1, table="2"))
    assert fewest(case, rows, "P1 S1 0", "P2 S2 1") == (0, 0, 0, 0)


def test_what_is_not_held_is_lost_and_what_is_elsewhere_has_moved():
    case = event(slots=3, tables=2)
    rows = published(meeting(case, "P1", "S1", 0), meeting(case, "P2", "S2", 1))
    assert fewest(case, rows, "P2 S2 2") == (1, 1, 0, 0)


def test_a_new_meeting_counts_nothing():
    case = event(slots=3, tables=2)
    assert fewest(case, published(meeting(case, "P1", "S1", 0)), "P1 S1 0", "P2 S1 2") == (0, 0, 0, 0)


def test_a_table_that_is_closed_then_changes():
    before = event(slots=2, tables=2)
    rows = published(meeting(before, "P1", "S1", 0, table="1"), meeting(before, "P2", "S2", 1, table="1"))
    first, second = zone("A", 2).tables
    closed = replace(first, closed=(span("09:00", "09:20"),))
    case = event(slots=2, tables=[replace(zone("A"), tables=(closed, second))])
    assert fewest(case, rows, "P1 S1 0", "P2 S2 1") == (0, 0, 1, 0)


def test_one_table_is_granted_to_one_meeting():
    """Two published rows at one table and time, as by hand: one of them has to take another table."""
    case = event(slots=2, tables=2)
    rows = published(meeting(case, "P1", "S1", 0, table="1"), meeting(case, "P2", "S2", 0, table="1"))
    assert fewest(case, rows, "P1 S1 0", "P2 S2 0") == (0, 0, 1, 0)


def test_a_table_that_another_is_bound_to_by_now_changes():
    suppliers = [company("S1"), company("S2", table="1")]
    case = event(suppliers=suppliers, slots=2, tables=2)
    rows = published(meeting(case, "P1", "S1", 0, table="1"))
    assert fewest(case, rows, "P1 S1 0", "P2 S2 0") == (0, 0, 1, 0)
    assert fewest(case, rows, "P1 S1 0", "P2 S2 1") == (0, 0, 0, 0)


def test_another_delegate_is_a_change_of_people():
    buyer = company("P1", delegates=2)
    first, second = buyer.delegates
    away = replace(buyer, delegates=(replace(first, absences=(span("09:00", "09:20"),)), second))
    case, now = (event(purchasers=[known, company("P2")], slots=1) for known in (buyer, away))
    rows = published(meeting(case, "P1", "S1", 0))
    assert fewest(case, rows, "P1 S1 0") == (0, 0, 0, 0)
    assert fewest(now, rows, "P1 S1 0") == (0, 0, 0, 1)


def _interpreted(tables=2, walk=5, zones=("A", "A"), people=2):
    return event(
        purchasers=[company("P1", languages=["ru"]), company("P2", languages=["ru"])],
        suppliers=[company("S1", languages=["zh"], zone=zones[0]), company("S2", languages=["zh"], zone=zones[1])],
        slots=2,
        tables=[zone(code, tables) for code in sorted(set(zones))],
        interpreters=[interpreter(f"I{n}", "ru", "zh") for n in range(1, people + 1)],
        walk_minutes=walk,
    )


def test_an_interpreter_serves_one_meeting_of_a_slot():
    case = _interpreted()
    rows = published(
        meeting(case, "P1", "S1", 0, interpreter="I1"), meeting(case, "P2", "S2", 0, table="2", interpreter="I1")
    )
    assert fewest(case, rows, "P1 S1 0", "P2 S2 0") == (0, 0, 0, 1)
    assert fewest(case, rows, "P1 S1 0", "P2 S2 1") == (0, 1, 0, 0)


def test_an_interpreter_who_is_gone_is_a_change_of_people():
    case = _interpreted()
    rows = published(meeting(case, "P1", "S1", 0, interpreter="I9"))
    assert fewest(case, rows, "P1 S1 0") == (0, 0, 0, 1)


@pytest.mark.parametrize(("walk", "changes"), [(5, 0), (10, 1)])
def test_an_interpreter_is_not_granted_where_they_cannot_walk(walk, changes):
    case = _interpreted(walk=walk, zones=("A", "B"))
    rows = published(meeting(case, "P1", "S1", 0, interpreter="I1"), meeting(case, "P2", "S2", 1, interpreter="I1"))
    assert fewest(case, rows, "P1 S1 0", "P2 S2 1") == (0, 0, 0, changes)


def test_whoever_interpreted_in_the_past_is_where_they_were():
    case = _interpreted(walk=10, zones=("A", "B"))
    past = PublishedMeeting(meeting(case, "P1", "S1", 0, interpreter="I1"))
    later = PublishedMeeting(meeting(case, "P2", "S2", 1, interpreter="I1"))
    rows = published(past, later, until=case.slots[1].start)
    assert fewest(case, rows, "P1 S1 0", "P2 S2 1") == (0, 0, 0, 1)


def test_a_meeting_that_is_bound_to_another_table_by_a_row_cannot_keep_its_own():
    case = event(slots=2, tables=2, fixed=[fixed("P1", "S1", table="2")])
    assert fewest(case, published(meeting(case, "P1", "S1", 0, table="1")), "P1 S1 0") == (0, 0, 1, 0)


def test_an_interpreter_whom_another_meeting_needs_is_a_change_of_people():
    case = event(
        purchasers=[company("P1", languages=["ru"]), company("P2", languages=["kk"])],
        suppliers=[company("S1", languages=["zh"]), company("S2", languages=["zh"])],
        tables=2,
        interpreters=[interpreter("I1", "ru", "zh"), interpreter("I2", "ru", "kk", "zh")],
    )
    rows = published(meeting(case, "P1", "S1", 0, interpreter="I2"))
    assert fewest(case, rows, "P1 S1 0", "P2 S2 1") == (0, 0, 0, 0)
    assert fewest(case, rows, "P1 S1 0", "P2 S2 0") == (0, 0, 0, 1)
