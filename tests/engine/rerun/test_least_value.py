"""The least value given up: the relaxation is the same wherever it begins."""

from dataclasses import replace

import pytest

from sco_scheduler.domain.schedule import Published, PublishedMeeting
from sco_scheduler.engine.budget import Budget
from sco_scheduler.engine.indexing import index
from sco_scheduler.engine.model.complete import Model
from sco_scheduler.engine.params import Options
from sco_scheduler.engine.problem import published_placement
from sco_scheduler.engine.rerun.least_value import LEAST_VALUE_GOALS, SharedLeastValue, give_up_least_value
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
