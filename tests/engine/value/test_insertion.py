"""Placing single items: what is missing to minimums is kept up, and what is worth more is not driven out."""

from __future__ import annotations

import pytest

from sco_scheduler.domain.event import Event
from sco_scheduler.engine.indexing import index
from sco_scheduler.engine.value.insertion import Insertion, _weights
from tests.events import company, event, fixed, interpreter, span, zone
from tests.random_events import random_event

LEAD = ("musts", "minimums", "value")


# With these seeds items are moved in vain too, singly and in chains, and what was moved has to go back.
@pytest.mark.parametrize("frozen", [False, True])
@pytest.mark.parametrize("seed", [1, 2, 3, 42, 43, 48, 60, 125, 156, 165, 180])
def test_items_are_placed_moved_and_ejected_in_keeping_with_minimums_and_worth(seed, frozen):
    problem = index(random_event(seed))
    insertion = Insertion(problem, LEAD, 20_000)
    insertion.frozen = [frozen] * len(problem.items)  # as published meetings are, but for what has to be held
    where = insertion.draft.where

    def held():
        return {i for i, place in enumerate(where) if place is not None}

    for i in range(len(problem.items)):
        before, places, gain = held(), list(where), insertion.gain(i)
        out = None
        placed = insertion.direct(i) or insertion.by_chain(i)
        if placed:
            assert held() == before | {i}
            if frozen and not (problem.items[i].must or problem.items[i].mandatory):
                assert all(where[j] == places[j] for j in before)
        else:
            assert where == places
            worth = {j: insertion.loss(j) for j in before}
            out = insertion.by_ejection(i)
            assert held() == (before | {i}) - set(out) if out is not None else where == places
        if out:
            assert sum(worth[j] for j in out) < gain
            assert not any(problem.items[j].mandatory for j in out)
        missing = [target.limit - sum(j in held() for j in target.items) for target in problem.minima]
        assert insertion.missing == missing


@pytest.mark.parametrize("minimum", [0, 4])
@pytest.mark.parametrize(
    ("order", "ranked"),
    [
        (("musts", "minimums", "value"), ["must", "minimum", "maybe"]),
        (("minimums", "musts", "value"), ["minimum", "must", "maybe"]),
        (("value", "minimums"), ["maybe", "minimum"]),
    ],
)
def test_one_unit_of_a_goal_outweighs_all_of_those_after_it(order, ranked, minimum):
    suppliers = [company("S1", minimum=1), *(company(f"S{n}") for n in range(2, 6))]
    asked = [*(f"P1 > S{n} maybe" for n in range(1, 5)), "P1 > S5 must"]
    problem = index(event(purchasers=[company("P1", minimum=minimum)], suppliers=suppliers, requests=asked))
    worth, missing = _weights(problem, order)
    must = worth[-1] - 20 * worth[0]  # a must is worth twenty times a maybe besides
    units = {"must": must, "minimum": missing, "maybe": worth[0]}
    most = {"must": must, "minimum": missing * (1 + minimum), "maybe": sum(worth) - must}
    for n, name in enumerate(ranked):
        assert units[name] > sum(most[lower] for lower in ranked[n + 1 :])


@pytest.mark.parametrize(("away", "slot"), [([], 1), ([span("09:25", "09:45")], 0)])
def test_where_no_single_move_makes_room_two_slots_are_swapped_along_a_chain(away, slot):
    """By the chain of S2, unless S3 would have to come when away: then by that of P1."""
    places = {"P1 > S1": 0, "P3 > S1": 1, "P2 > S2": 1, "P2 > S3": 0}
    suppliers = [company("S1"), company("S2"), company("S3", away=away)]
    problem = index(event(purchasers=3, suppliers=suppliers, slots=2, tables=3, requests=[*places, "P1 > S2"]))
    insertion = Insertion(problem, LEAD, 1000)
    of = {" > ".join(item.pair): item.index for item in problem.items}
    assert all(insertion.place(of[pair], 0, at) for pair, at in places.items())
    assert insertion.by_chain(of["P1 > S2"])
    assert insertion.draft.where[of["P1 > S2"]] == (0, slot)
    assert None not in insertion.draft.where


@pytest.mark.parametrize(("tables", "interpreters"), [(1, 2), (2, 1)])
def test_who_has_the_only_table_or_interpreter_makes_room_in_another_slot(tables, interpreters):
    case = event(
        purchasers=[company("P1", languages=["ru"], away=[span("09:25", "09:45")]), company("P2", languages=["ru"])],
        suppliers=[company("S1", languages=["zh"]), company("S2", languages=["zh"])],
        slots=2,
        tables=tables,
        requests=["P1 > S1", "P2 > S2"],
        interpreters=[interpreter(f"I{n}", "ru", "zh") for n in range(interpreters)],
    )
    insertion = Insertion(index(case), LEAD, 1000)
    assert insertion.place(1, 0, 0)
    assert not insertion.direct(0)
    assert insertion.by_chain(0)
    assert insertion.draft.where == [(0, 0), (0, 1)]


def test_who_runs_out_of_work_while_room_is_made_holds_nothing_more():
    two = [company("P1", away=[span("09:25", "09:45")]), company("P2")]
    problem = index(event(purchasers=two, slots=2, requests=["P1 > S1", "P2 > S2"]))
    for work, where in ((1, [None, (0, 0)]), (2, [(0, 0), (0, 1)])):
        insertion = Insertion(problem, LEAD, work)
        assert insertion.place(1, 0, 0)
        assert insertion.by_chain(0) is (None not in where)
        assert insertion.draft.where == where


def test_the_best_slot_is_the_last_with_the_highest_score():
    suppliers = [company(f"S{n}", zone="AB"[n % 2]) for n in range(1, 5)]
    tables = [zone("A", 2), zone("B", 3)]
    problem = index(event(purchasers=3, suppliers=suppliers, slots=14, tables=tables, walk_minutes=10))
    insertion = Insertion(problem, LEAD, 1000)
    for i in range(len(problem.items)):
        mask = insertion.draft.slots_for(i, 0)
        score, t = max(insertion._scores(i, 0, mask))
        assert insertion._best(i, 0, mask) == (score, 0, t)
        assert insertion.direct(i)
        assert insertion.draft.where[i] == (0, t)


def test_a_must_is_worth_more_than_all_the_others_together_and_a_wish_its_value_and_one():
    case = event(purchasers=1, suppliers=3, slots=4, requests=["P1 > S1 #9", "S1 > P1 must", "P1 > S2 #1", "P1 > S3"])
    problem = index(case)
    insertion = Insertion(problem, LEAD, 1000)
    must, *others = (insertion.gain(i) for i in range(3))
    assert others == [item.value for item in problem.items[1:]]
    assert must > sum(others)
    assert Insertion(problem, ("value",), 1000).worth == [item.value for item in problem.items]


@pytest.mark.parametrize(("minimum", "worth"), [(0, (4, 20)), (1, (9, 41)), (2, (13, 61))])
def test_where_minimums_follow_the_value_more_meetings_of_the_same_value_are_worth_more(minimum, worth):
    case = event(purchasers=[company("P1", minimum=minimum)], slots=2, requests=["P1 > S1", "P1 > S2 #1"])
    problem = index(case)
    assert [item.value for item in problem.items] == [4, 20]
    assert Insertion(problem, ("value", "minimums"), 1000).worth == [*worth]


def test_only_what_is_needed_for_a_minimum_costs_it_when_it_is_dropped():
    insertion = Insertion(index(event(purchasers=[company("P1", minimum=1)], suppliers=2)), LEAD, 1000)
    losses = []
    for i, slot in ((0, 0), (1, 1)):
        assert insertion.place(i, 0, slot)
        losses.append(insertion.loss(0) - insertion.worth[0])
    assert losses == [insertion.least, 0]


def test_in_the_way_are_meetings_of_the_same_people_then_or_too_near_in_another_zone():
    case = event(
        purchasers=1,
        suppliers=[company("S1", zone="A"), company("S2", zone="A"), company("S3", zone="B")],
        slots=4,
        tables=[zone("A", 3), zone("B", 3)],
        walk_minutes=10,
    )
    problem = index(case)
    insertion = Insertion(problem, LEAD, 1000)
    of = {item.pair[1]: item.index for item in problem.items}
    assert insertion.place(of["S1"], 0, 1)
    found = {
        (supplier, t): insertion._blocking_meetings(of[supplier], 0, t) for supplier in ("S2", "S3") for t in range(4)
    }
    near = [("S2", 1), ("S3", 0), ("S3", 1), ("S3", 2)]
    assert found == {key: [of["S1"]] if key in near else [] for key in found}


@pytest.mark.parametrize(
    ("placed", "out"),
    [
        ({"P2-S1": 1}, [{"P2-S1"}]),  # it has the only table
        ({"P2-S1": 1, "P1-S1": 3}, [{"P1-S1", "P2-S1"}]),  # and P1 has as many meetings as it may
        ({"P1-S1": 1}, [{"P1-S1"}]),  # the table and the meeting come free together
        ({"P1-S1": 1, "B2-S3": 2}, [{"P1-S1", "B2-S3"}]),  # B2 is too far away as well
        ({"P2-S1": 1, "B2-S3": 2}, [{"B2-S3", "P2-S1"}]),
        ({"B2-S3": 2}, [{"B2-S3"}]),
        ({}, [set()]),
    ],
)
def test_no_more_meetings_go_out_than_are_in_the_way(placed: dict[str, int], out: list[set[str]]):
    case = event(
        purchasers=[company("P1", maximum=1), company("P2"), company("B2")],
        suppliers=[company("S1"), company("S3", zone="B")],
        slots=4,
        tables=[zone("A", 1), zone("B", 3)],
        walk_minutes=10,
        requests=["P1 > S1", "P1 > B2", "B2 > S3", "P2 > S1"],
    )
    assert _out(case, "P1-B2", 1, placed) == out


@pytest.mark.parametrize(
    ("own", "held", "pinned", "out"),
    [
        ("1", "P2-S2", False, [{"P2-S2"}]),
        ("1", "P1-S2", False, [{"P1-S2"}]),  # once
        ("1", "P2-S2", True, []),
        ("2", "P2-S2", True, [set()]),
    ],
)
def test_who_sits_at_the_only_table_that_a_meeting_may_have_goes_out_unless_pinned(own, held, pinned, out):
    pair = held.split("-")
    case = event(
        suppliers=[company("S1", table="1"), company("S2", table=own)],
        slots=1,
        tables=2,
        requests=["P1 > S1", " > ".join(pair)],
        fixed=[fixed(*pair)] * pinned,
    )
    assert _out(case, "P1-S1", 0, {held: 0}) == out


@pytest.mark.parametrize(
    ("interpreters", "other", "tables", "placed", "out"),
    [
        (1, "A", 3, ["P2-S2"], {"P2-S2"}),
        (2, "A", 3, ["P2-S2"], set()),
        (1, "A", 1, ["P2-S2"], {"P2-S2"}),  # table and interpreter come free together
        (1, "B", 1, ["P2-S2", "P3-S3"], {"P2-S2", "P3-S3"}),
        (2, "A", 3, ["P1-S2", "P2-S1"], {"P1-S2", "P2-S1"}),
        (2, "A", 3, ["P1-S2", "P2-S4"], {"P1-S2"}),  # P1 has one free then
    ],
)
def test_whose_interpreter_is_needed_goes_out_where_none_is_free(interpreters, other, tables, placed, out):
    two = [company(code, languages=["zh"]) for code in ("S1", "S4")]
    case = event(
        purchasers=[company("P1", languages=["ru"]), company("P2", languages=["ru"]), company("P3")],
        suppliers=[company("S2", languages=["zh"], zone=other), company("S3"), *two],
        slots=1,
        tables=[zone("A", tables), zone("B", 1)],
        requests=["P1 > S1", "P1 > S2", "P2 > S1", "P2 > S2", "P2 > S4", "P3 > S3"],
        interpreters=[interpreter(f"I{n}", "ru", "zh") for n in range(interpreters)],
    )
    found = _out(case, "P1-S1", 0, dict.fromkeys(placed, 0))
    assert found
    assert all(victims == out for victims in found)


def test_where_a_company_has_all_that_it_may_have_what_is_worth_least_goes_out():
    requests = ["P1 > S1", "P1 > S2 must", "P1 > S3 must"]
    case = event(purchasers=[company("P1", maximum=2)], suppliers=3, slots=3, requests=requests)
    assert _out(case, "P1-S3", 2, {"P1-S1": 0, "P1-S2": 1}) == [{"P1-S1"}]


def test_what_goes_out_in_vain_comes_back_with_what_its_minimum_has():
    """The only table comes free; the only interpreter does not."""
    case = event(
        purchasers=[company("P1", languages=["ru"]), company("P2", minimum=1), company("P3", languages=["ru"])],
        suppliers=[
            company("S1", table="1", languages=["zh"]),
            company("S2", table="1"),
            company("S3", languages=["zh"]),
        ],
        slots=1,
        tables=2,
        requests=["P1 > S1 must", "P2 > S2", "P3 > S3"],
        interpreters=[interpreter("I1", "ru", "zh")],
    )
    insertion = Insertion(index(case), LEAD, 1000)
    assert insertion.place(1, 0, 0)
    assert insertion.place(2, 0, 0)
    assert insertion.by_ejection(0) is None
    assert (insertion.draft.where, insertion.missing) == ([None, (0, 0), (0, 0)], [0])


def _out(case: Event, pair: str, slot: int, placed: dict[str, int]) -> list[set[str]]:
    """Who could make room for a pair in a slot, given who is placed in which; nobody twice in one set."""
    problem = index(case)
    insertion = Insertion(problem, LEAD, 1000)
    of = {"-".join(item.pair): item.index for item in problem.items}
    assert all(insertion.place(of[other], 0, t) for other, t in placed.items())
    found = insertion._victims(of[pair], 0, slot)
    assert all(len(victims) == len({*victims}) for victims in found)
    return [{other for other in of if of[other] in victims} for victims in found]
