"""The least value given up: the relaxation is the same wherever it begins."""

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest

from sco_scheduler.domain.schedule import Published, PublishedMeeting
from sco_scheduler.engine.budget import Budget
from sco_scheduler.engine.indexing import index
from sco_scheduler.engine.model.complete import Model
from sco_scheduler.engine.params import Options
from sco_scheduler.engine.problem import published_placement
from sco_scheduler.engine.rerun.least_value import (
    LEAST_VALUE_GOALS,
    SharedLeastValue,
    _Search,
    give_up_least_value,
)
from sco_scheduler.engine.search.lexicographic import LexicographicSolver, WeightedSum
from tests.brute_force import optimum
from tests.engine.held import tuned
from tests.events import event, fixed, meeting, published
from tests.random_events import random_event


@pytest.mark.parametrize("seed", range(8))
def test_a_relaxation_begun_at_the_published_schedule_has_the_same_optimum(seed):
    of = random_event(seed)
    best = optimum(of, None, ("musts", "value"))
    if best is None:
        return
    published = Published(tuple(PublishedMeeting(m) for m in best.meetings[::2]))
    problem = index(of, published)
    weights = WeightedSum.of(problem, *LEAST_VALUE_GOALS).weights
    solver = LexicographicSolver(Model(problem), Options(workers=1))
    plain = solver.relax(weights, Budget())
    begun = solver.relax(weights, Budget(), start=published_placement(problem))
    assert (plain is None) == (begun is None)
    if plain is not None and begun is not None:
        assert begun.least == plain.least
        assert {plain.answer, begun.answer} <= {None, plain.least}


@pytest.mark.parametrize("large", [0, 10**9])
def test_in_a_large_event_those_near_the_pins_give_way_first(large):
    """S1 meets P1 in the one slot of both; P2 is to be held, so that P1's meeting is given up, and no other."""
    of = event(purchasers=3, suppliers=2, slots=1, tables=2, requests=["P1 > S1 #1", "P3 > S2 #1"])
    rows = published(meeting(of, "P1", "S1", 0), meeting(of, "P3", "S2", 0, table="2"))
    pinned = replace(of, fixed=(fixed("P2", "S1"),))
    found = give_up_least_value(pinned, rows, tuned(rerun={"large": large}))
    assert (found.given_up, found.excluded) == (frozenset({("P1", "S1")}), False)
    assert found.proved is (large > 0)


@pytest.mark.parametrize("large", [0, 10**9])
def test_who_can_move_for_a_pin_is_not_given_up_and_told_with_the_new_time(large):
    of = event(purchasers=2, suppliers=1, slots=2, requests=["P1 > S1"])
    first, second = (slot.start for slot in of.slots)
    pinned = replace(of, fixed=(fixed("P2", "S1", first),))
    found = give_up_least_value(pinned, published(meeting(of, "P1", "S1", 0)), tuned(rerun={"large": large}))
    assert (found.given_up, dict(found.times)) == (frozenset(), {("P2", "S1"): first, ("P1", "S1"): second})


def test_moves_are_proved_too_only_where_nothing_is_given_up():
    of = event(slots=2, tables=2)
    rows = published(meeting(of, "P1", "S1", 0), meeting(of, "P2", "S2", 0, table="2"))
    search = _Search(index(of, rows), tuned())
    least, total = (0, 5, 0, 0), search._weighted.total
    for reached, close in ((least, True), ((0, 5, 0, 1), False), ((0, 4, 0, 0), False)):
        assert search._close(total(reached), total(least)) is close
    assert search._close(total((0, 5, 1, 1)), total((0, 5, 1, 0)))


def test_a_relaxation_that_is_not_whole_answers_nothing():
    of = event(purchasers=2, suppliers=1, slots=1)
    shared = SharedLeastValue(of, published(meeting(of, "P1", "S1", 0)), [("P2", "S1")], tuned())
    whole = shared._relaxation.solved(Budget(), 0)
    halved: Any = SimpleNamespace(solved=lambda *_: whole and replace(whole, answer=None))
    shared._relaxation = halved
    assert shared.hold(("P2", "S1")) is None


def test_pairs_that_share_a_relaxation_are_each_answered_as_if_alone():
    """P2 can meet S1 in the place of P1 alone, and S3 without anybody giving way."""
    wanted = ["P1 > S1 #1", "P3 > S2 #1", "P2 > S1 #1", "P2 > S3 #1"]
    of = event(purchasers=3, suppliers=3, slots=1, tables=3, requests=wanted)
    rows = published(meeting(of, "P1", "S1", 0), meeting(of, "P3", "S2", 0, table="2"))
    options = tuned()
    shared = SharedLeastValue(of, rows, [("P2", "S1"), ("P2", "S3"), ("P1", "S1")], options)
    answers = {pair: shared.hold(pair) for pair in (("P2", "S3"), ("P2", "S1"), ("P1", "S1"), ("P3", "S3"))}
    gone = {pair: found.given_up if found is not None else None for pair, found in answers.items()}
    assert gone == {
        ("P2", "S3"): frozenset(),
        ("P2", "S1"): frozenset({("P1", "S1")}),
        ("P1", "S1"): None,  # it is published
        ("P3", "S3"): None,  # nobody asked about it
    }
    for pair in (("P2", "S1"), ("P2", "S3")):
        alone = give_up_least_value(replace(of, fixed=(fixed(*pair),)), rows, options)
        assert (alone.given_up, alone.proved) == (answers[pair].given_up, answers[pair].proved)
        assert (pair, of.slots[0].start) in answers[pair].times


def test_a_large_event_shares_no_relaxation():
    of = event(purchasers=1, suppliers=2, slots=1, requests=["P1 > S1 #1", "P1 > S2 #1"])
    rows = published(meeting(of, "P1", "S1", 0))
    assert SharedLeastValue(of, rows, [("P1", "S2")], tuned(rerun={"large": -1})).hold(("P1", "S2")) is None


def test_who_gives_way_if_nobody_moves_is_found_though_no_time_is_left_for_others(monkeypatch):
    of = event(suppliers=1, slots=1, requests=["P1 > S1 #1"])
    relax = LexicographicSolver.relax
    monkeypatch.setattr(LexicographicSolver, "relax", lambda *a, **more: replace(relax(*a, **more), answer=None))
    pinned = replace(of, fixed=(fixed("P2", "S1"),))
    found = give_up_least_value(pinned, published(meeting(of, "P1", "S1", 0)), tuned(rerun={"least_left": 1e9}))
    assert found.given_up == {("P1", "S1")}


@pytest.mark.parametrize("relaxed", ["in halves", "none"])
@pytest.mark.parametrize("seed", range(8))
def test_where_the_relaxation_settles_nothing_the_same_is_found_by_searching(seed, relaxed, monkeypatch):
    """Nobody moves first, then those near the pins, then all that could be better."""
    of = random_event(seed)
    best = optimum(of, None, ("musts", "value"))
    if best is None:
        return
    rows = Published(tuple(PublishedMeeting(m) for m in best.meetings[::2]))
    held = {m.pair for m in best.meetings[::2]}
    pair = next((pair for pair in of.requests_by_pair if pair not in held), None)
    if pair is None:
        return
    pinned = replace(of, fixed=(*of.fixed, fixed(*pair)))
    usual = give_up_least_value(pinned, rows, tuned())
    relax = LexicographicSolver.relax

    def loosely(self, *words, **more):
        found = relax(self, *words, **more) if relaxed == "in halves" else None
        return found and replace(found, answer=None)

    monkeypatch.setattr(LexicographicSolver, "relax", loosely)
    searched = give_up_least_value(pinned, rows, tuned())
    assert (searched.excluded, searched.proved) == (usual.excluded, usual.proved)
    assert (searched.given_up is None) == (usual.given_up is None)
    if usual.given_up is not None:
        value = {item.pair: item.value for item in index(of, rows).items}
        assert sum(value[p] for p in searched.given_up) == sum(value[p] for p in usual.given_up)
        assert len(searched.times) == len(usual.times)
