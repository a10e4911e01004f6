"""The arrays of an event say the same as its index."""

from __future__ import annotations

import numpy as np
import pytest

from sco_scheduler.engine.indexing import index
from sco_scheduler.engine.problem import ANY, NONE
from sco_scheduler.engine.value.flow_problem import PURCHASER, SUPPLIER, UNLIMITED, flow_problem
from tests.events import company, event, interpreter, request, span, zone
from tests.random_events import random_event


@pytest.mark.parametrize("seed", range(40))
def test_items_and_their_modes_are_those_of_the_index(seed):
    problem = index(random_event(seed))
    flow = flow_problem(problem)
    assert (flow.items, flow.slots) == (len(problem.items), len(problem.slots))
    must = {items[0] for items in problem.must_pairs.values()}
    for item in problem.items:
        i = item.index
        assert tuple(flow.item_company[i]) == (item.purchaser, item.supplier)
        assert (flow.item_zone[i], flow.item_value[i]) == (item.zone, item.value)
        assert (flow.item_must[i], flow.item_mandatory[i]) == (i in must, item.mandatory)
        rows = range(flow.mode_start[i], flow.mode_start[i + 1])
        assert [
            (*flow.mode_delegates[row], tuple(np.flatnonzero(flow.patterns[flow.mode_pattern[row]]))) for row in rows
        ] == [(mode.purchaser_delegate, mode.supplier_delegate, mode.slots) for mode in item.modes]
        for row, mode in zip(rows, item.modes, strict=True):
            need = flow.mode_need[row]
            assert (need == NONE) == (mode.need == NONE)
            if need != NONE:
                able = flow.able[flow.able_start[need] : flow.able_start[need + 1]]
                groups = problem.serves[mode.need][item.zone]
                assert sorted(able) == sorted(m for g in groups for m in problem.classes[g].members)
        after = [rule for rule in problem.afters if rule.later == i]
        earlier = flow.earlier[flow.earlier_start[i] : flow.earlier_start[i + 1]]
        assert sorted(earlier) == sorted(rule.earlier for rule in after)
        later = flow.later[flow.later_start[i] : flow.later_start[i + 1]]
        assert sorted(later) == sorted(rule.later for rule in problem.afters if rule.earlier == i)


def test_fixed_tables_are_numbered_over_all_zones():
    suppliers = [company("S1", table="2"), company("S2", zone="B", table="2"), company("S3"), company("S4", table="2")]
    problem = index(event(purchasers=1, suppliers=suppliers, tables=[zone("A", 3), zone("B", 2)]))
    flow = flow_problem(problem)
    tables = {item.pair[1]: int(flow.item_table[item.index]) for item in problem.items}
    assert tables["S3"] == NONE
    assert tables["S1"] == tables["S4"] != tables["S2"]
    assert {tables["S1"], tables["S2"]} == {0, 1}
    assert flow.fixed_tables == 2
    assert {item.table == ANY for item in problem.items} == {True, False}


def test_limits_people_tables_and_interpreters_by_slot():
    case = event(
        purchasers=[company("P1", delegates=2, minimum=1, maximum=2), company("P2", away=[span("09:00", "09:20")])],
        suppliers=1,
        slots=3,
        tables=[zone("A", 2, closed=[span("09:50", "10:10")])],
        interpreters=[interpreter("I1", "ru", "zh", away=[span("09:25", "09:45")])],
    )
    problem = index(case)
    flow = flow_problem(problem)
    place = {name: c for c, name in enumerate(problem.companies)}
    p1, p2, s1 = (place[name] for name in ("P1", "P2", "S1"))
    assert (flow.maximum[PURCHASER, p1], flow.minimum[PURCHASER, p1]) == (2, 1)
    assert (flow.maximum[SUPPLIER, s1], flow.minimum[SUPPLIER, s1]) == (UNLIMITED, 0)
    assert flow.tables.tolist() == [[2, 2, 0]]
    assert flow.people[[p1, p2, s1]].tolist() == [[2, 2, 0], [0, 1, 0], [1, 1, 0]]
    assert flow.interpreter_there.tolist() == [[True, False, True]]


def test_what_is_too_near_reaches_both_ways():
    suppliers = [company("S1"), company("S2", zone="B")]
    case = event(purchasers=1, suppliers=suppliers, slots=3, tables=[zone("A"), zone("B")], walk_minutes=10)
    flow = flow_problem(index(case))
    assert flow.near.tolist() == [[0, 1], [0, 2], [1, 2]]
    assert flow.walking
    assert not flow_problem(index(event(slots=3))).walking


def test_an_after_wish_binds_both_items():
    case = event(purchasers=1, suppliers=2, requests=[request("P1 > S1"), request("P1 > S2", after=["S1"])])
    problem = index(case)
    flow = flow_problem(problem)
    items = {item.pair[1]: item.index for item in problem.items}
    starts = flow.earlier_start[[items["S2"], items["S2"] + 1]]
    assert flow.earlier[slice(*starts)].tolist() == [items["S1"]]
    starts = flow.later_start[[items["S1"], items["S1"] + 1]]
    assert flow.later[slice(*starts)].tolist() == [items["S2"]]
