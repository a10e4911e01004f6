"""The whole method on tiny events that a brute force solves, and its manners: limits, seeds, stopping."""

from collections.abc import Mapping

import pytest

from benchmarks.generate import SHAPES, full_size
from sco_scheduler.domain.goals import GOALS
from sco_scheduler.domain.schedule import Meeting
from sco_scheduler.engine.budget import Budget
from sco_scheduler.engine.indexing import index
from sco_scheduler.engine.methods import SELECTION_GOALS, leading
from sco_scheduler.engine.problem import NONE, Choice, Placement, Problem, measure
from sco_scheduler.engine.solve import to_schedule
from sco_scheduler.engine.value.construct import Construction
from sco_scheduler.engine.value.flows import FlowResult, solve_flows
from sco_scheduler.verify import verify
from tests import events
from tests.brute_force import optimum
from tests.random_events import random_event, seeds

GOALS_HERE = ("musts", "minimums", "value", "balance")


def solved(problem: Problem, moves: int = 12_000, **how: object) -> FlowResult:
    return solve_flows(problem, Budget(), moves=moves, **how)


def key(values: dict[str, int]) -> tuple[int, ...]:
    return values["musts"], -values["minimums"], values["value"], -values["balance"]


def placement(result: FlowResult) -> Placement:
    rows = zip(result.item.tolist(), result.mode.tolist(), result.slot.tolist(), strict=True)
    return Placement({i: Choice(i, m, t) for i, m, t in rows})


def meetings(problem: Problem, result: FlowResult) -> tuple[Meeting, ...]:
    """The result as meetings, at the first free table of each zone and slot."""
    tables: dict[int, int] = {}
    taken: set[tuple[int, int, int]] = set()
    order = sorted(
        zip(result.item.tolist(), result.slot.tolist(), strict=True), key=lambda row: problem.items[row[0]].table < 0
    )
    for i, slot in order:
        item = problem.items[i]
        mine = range(len(problem.table_open[item.zone])) if item.table < 0 else [item.table]
        tables[i] = next(
            k for k in mine if slot in problem.table_open[item.zone][k] and (item.zone, slot, k) not in taken
        )
        taken.add((item.zone, slot, tables[i]))
    people = {i: k for i, k in zip(result.item.tolist(), result.interpreter.tolist(), strict=True) if k != NONE}
    return to_schedule(problem, placement(result), tables, people).meetings


@pytest.mark.parametrize("seed", seeds(0, 60))
def test_tiny_events_give_valid_schedules_and_honest_bounds(seed: int) -> None:
    event = random_event(seed, pins=False)
    problem = index(event)
    result = solved(problem)
    verdict = verify(event, meetings(problem, result))
    assert verdict.ok, [v.text for v in verdict.violations]
    assert result.values == measure(problem, placement(result), GOALS_HERE)
    best = optimum(event, goals=GOALS_HERE)
    assert best is not None
    for name in GOALS_HERE:
        goal, value, bound = GOALS[name], result.values[name], result.bounds[name]
        assert not goal.better(value, best.goals[name])
        assert not goal.better(best.goals[name], bound)
        assert not result.proved[name] or value == best.goals[name] == bound
        if value != best.goals[name]:
            break


def test_pins_are_placed_and_kept() -> None:
    event = events.event(
        purchasers=3,
        suppliers=3,
        slots=3,
        tables=2,
        fixed=[events.fixed("P1", "S1", events.at("09:25")), events.fixed("P2", "S1")],
    )
    problem = index(event)
    result = solved(problem)
    assert result.complete
    assert verify(event, meetings(problem, result)).ok
    held = {(m.pair, m.start) for m in meetings(problem, result)}
    assert (("P1", "S1"), events.at("09:25")) in held
    assert ("P2", "S1") in {pair for pair, _ in held}


def test_pins_that_do_not_fit_together_are_told() -> None:
    at_nine = events.at("09:00")
    event = events.event(fixed=[events.fixed("P1", "S1", at_nine), events.fixed("P1", "S2", at_nine)])
    assert not solved(index(event)).complete


def test_a_full_grid_is_proved_without_searching() -> None:
    event = events.event(purchasers=5, suppliers=5, slots=5, tables=5)
    result = solved(index(event), moves=0)
    assert len(result.item) == 25
    assert all(result.proved.values())


def test_goals_are_pursued_in_their_order_and_only_the_first_that_flows_know() -> None:
    assert leading(("value", "musts", "gaps_purchasers", "balance"), SELECTION_GOALS) == ("value", "musts")
    both = ["P1 > S1 must", "P1 > S2 #1", "S2 > P1 #1"]
    event = events.event(purchasers=1, suppliers=2, slots=1, requests=both, mutual_bonus=20)
    problem = index(event)
    chosen = {
        order: problem.items[int(solved(problem, order=order).item[0])].pair[1]
        for order in (("musts", "value"), ("value", "musts"))
    }
    assert chosen == {("musts", "value"): "S1", ("value", "musts"): "S2"}


def test_the_same_seed_gives_the_same_schedule() -> None:
    problem = index(random_event(7, pins=False))
    one, two = solved(problem, seed=3), solved(problem, seed=3)
    assert placement(one) == placement(two)
    assert one.interpreter.tolist() == two.interpreter.tolist()


REACHED = {
    "standard": ((39, 2, 10_042, 2_161), (39, 2, 10_052, 1_865)),
    "tight tables": ((47, 8, 7_833, 936), (47, 4, 8_043, 695)),
    "loose tables": ((40, 0, 10_356, 2_422), (40, 0, 10_361, 2_208)),
    "few interpreters": ((51, 19, 7_426, 1_859), (51, 19, 7_443, 422)),
    "many interpreters": ((52, 2, 9_637, 1_759), (52, 2, 9_637, 1_759)),
    "no interpreters": ((44, 2, 9_713, 1_846), (44, 2, 9_713, 1_846)),
    "two days": ((48, 12, 11_566, 3_676), (48, 12, 11_593, 3_332)),
    "three days": ((97, 0, 15_654, 5_200), (97, 0, 15_690, 4_967)),
    "vips": ((122, 5, 12_975, 1_713), (122, 5, 13_044, 1_348)),
    "both roles": ((51, 11, 9_916, 1_873), (51, 7, 10_414, 1_305)),
    "walking": ((39, 7, 9_183, 1_742), (39, 7, 9_394, 1_398)),
    "pinned": ((58, 0, 9_788, 2_077), (58, 0, 9_910, 1_625)),
}
"""What is reached of the four goals, and their bounds, by shape: a change of what is decided is seen, and looked at."""


@pytest.mark.one_of(3)
@pytest.mark.parametrize("shape", SHAPES)
def test_full_size_events_of_every_shape_give_valid_schedules_as_good_as_before(shape: str) -> None:
    event = full_size(1, shape)
    problem = index(event)
    result = solved(problem)
    assert result.complete
    verdict = verify(event, meetings(problem, result))
    assert verdict.ok, [v.text for v in verdict.violations]
    assert result.values == {name: verdict.goals[name] for name in GOALS_HERE}
    found = (tuple(of[name] for name in GOALS_HERE) for of in (result.values, result.bounds))
    assert tuple(found) == REACHED[shape]
    assert all(not GOALS[name].better(result.values[name], result.bounds[name]) for name in GOALS_HERE)


@pytest.mark.parametrize("patience", [0, 1, 3, 10, 30])
def test_stopping_gives_a_valid_schedule_at_once(patience: int) -> None:
    event = full_size(2, "walking")
    problem = index(event)
    asked = 0

    def stopped() -> bool:
        nonlocal asked
        asked += 1
        return asked > patience

    result = solve_flows(problem, Budget(stopped=stopped))
    assert verify(event, meetings(problem, result)).ok
    assert patience < asked < patience + 20


def test_progress_tells_values_that_never_get_worse_and_bounds_as_they_are_known() -> None:
    seen: list[dict[str, int]] = []
    known: list[int] = []

    def report(values: Mapping[str, int], bounds: Mapping[str, int | None]) -> None:
        seen.append(dict(values))
        known.append(len(bounds) - list(bounds.values()).count(None))

    result = solved(index(random_event(5, pins=False)), report=report)
    keys = list(map(key, seen))
    assert keys == sorted(keys)
    assert seen[-1] == result.values
    assert [*dict.fromkeys(known)] == [0, 1, 2, 3, 4]


def test_an_event_without_requests_has_an_empty_schedule() -> None:
    result = solved(index(events.event(requests=[])))
    assert len(result.item) == 0
    assert result.values == {"musts": 0, "minimums": 0, "value": 0, "balance": 0}
    assert all(result.proved.values())


def test_moves_improve_what_flows_have_placed() -> None:
    problem = index(full_size(1, "few interpreters"))
    placed, improved = solved(problem, moves=0).values, solved(problem, moves=20_000).values
    assert improved["musts"] == placed["musts"]
    assert improved["minimums"] == placed["minimums"]
    assert improved["value"] > placed["value"]


def test_a_poor_schedule_that_was_there_before_is_not_in_the_way() -> None:
    problem = index(random_event(5))
    poor = Construction(Placement({1: Choice(1, 0, 1)}), {})
    assert key(solved(problem, moves=0, start=poor).values) == key(solved(problem, moves=0).values)


def test_a_good_schedule_that_was_there_before_is_not_lost() -> None:
    problem = index(full_size(1, "few interpreters"))
    before = solved(problem, moves=20_000)
    serving = {i: k for i, k in zip(before.item.tolist(), before.interpreter.tolist(), strict=True) if k != NONE}
    again = solved(problem, moves=0, start=Construction(placement(before), serving))
    assert key(again.values) >= key(before.values) > key(solved(problem, moves=0).values)
