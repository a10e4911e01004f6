"""The catalogue of goals and their order."""

import pytest

from sco_scheduler.domain.goals import FIRST_BUILD, GOALS, RERUN_ONLY, GoalResult, rerun_order


def test_every_goal_is_known_by_its_name():
    assert all(goal.name == name for name, goal in GOALS.items())
    named = {"gaps", "gaps_purchasers", "gaps_suppliers", "zone_moves"}  # only by an order of the organizer's own
    assert set(FIRST_BUILD) | set(RERUN_ONLY) | named == set(GOALS)


@pytest.mark.parametrize(("name", "most"), [("musts", True), ("value", True), ("kept", False), ("gaps", False)])
def test_better_follows_the_sense(name, most):
    assert GOALS[name].better(2, 1) is most
    assert GOALS[name].better(1, 2) is not most
    assert not GOALS[name].better(1, 1)


def test_a_rerun_keeps_right_after_musts():
    expected = ("musts", "kept", "slot_moves", "table_changes", "person_changes", "minimums", "value")
    assert rerun_order(FIRST_BUILD)[:7] == expected
    assert rerun_order(FIRST_BUILD)[7:] == FIRST_BUILD[3:]


def test_a_rerun_order_of_a_rerun_order_is_the_same():
    once = rerun_order(("value", "musts", "gaps"))
    assert once == ("musts", "kept", "slot_moves", "table_changes", "person_changes", "value", "gaps")
    assert rerun_order(once) == once


@pytest.mark.parametrize(
    ("before", "after"), [(("minimums", "value"), ("balance",)), (("value",), ()), ((), ("minimums", "gaps"))]
)
def test_where_meetings_may_move_for_value_the_fewest_moves_come_after_it(before, after):
    moves = ("slot_moves", "table_changes", "person_changes")
    assert rerun_order((*before, "musts", *after), moves_allowed=True) == ("musts", "kept", *before, *moves, *after)


def test_what_is_known_in_a_scope_alone_is_known_of_no_other_schedule():
    within = GoalResult("gaps", 3, 3, True, scope="these meetings")
    everywhere = GoalResult("gaps", 3, 3, True)
    assert (within.proved_outright, within.outright_bound) == (False, None)
    assert (everywhere.proved_outright, everywhere.outright_bound) == (True, 3)
    assert not GoalResult("gaps", 3, 2, False).proved_outright
