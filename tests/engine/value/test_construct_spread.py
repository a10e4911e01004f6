"""The gap spread of a draft is repaired by moving meetings, else by dropping those that cost least, never pins."""

from __future__ import annotations

from sco_scheduler.engine.indexing import index
from sco_scheduler.engine.value.construct import keep_spread
from sco_scheduler.engine.value.draft import Draft
from tests.events import company, event, fixed, span


def _draft(case, places):
    """A draft with these pairs in these slots."""
    problem = index(case)
    draft = Draft(problem)
    items = {item.pair: item.index for item in problem.items}
    for pair, slot in places.items():
        assert draft.put(items[pair], 0, slot)
    return problem, draft, {index: pair for pair, index in items.items()}


def _held(problem, draft):
    return {problem.items[i].pair: place[1] for i, place in enumerate(draft.where) if place is not None}


def test_what_keeps_the_spread_stays_as_it_is():
    case = event(purchasers=2, suppliers=2, slots=4, tables=2, gap_spread=1)
    places = {("P1", "S1"): 0, ("P1", "S2"): 2, ("P2", "S1"): 1}
    problem, draft, _ = _draft(case, places)
    assert keep_spread(draft, lambda i: 1)
    assert _held(problem, draft) == places


def test_a_meeting_moves_into_the_gap_before_one_is_dropped():
    case = event(purchasers=2, suppliers=2, slots=4, tables=2, gap_spread=0)
    problem, draft, _ = _draft(case, {("P1", "S1"): 0, ("P1", "S2"): 3, ("P2", "S1"): 1})
    assert keep_spread(draft, lambda i: 1)
    held = _held(problem, draft)
    assert set(held) == {("P1", "S1"), ("P1", "S2"), ("P2", "S1")}
    assert abs(held["P1", "S1"] - held["P1", "S2"]) == 1


def _apart():
    """P1 has a gap that no move closes: one supplier comes only early, the other only late."""
    suppliers = [company("S1", away=[span("09:25", "10:35")]), company("S2", away=[span("09:00", "10:10")])]
    return event(purchasers=2, suppliers=suppliers, slots=4, tables=2, gap_spread=0)


def test_the_meeting_that_loses_least_is_dropped():
    for dearer, left in ((("P1", "S1"), ("P1", "S1")), (("P1", "S2"), ("P1", "S2"))):
        problem, draft, pair_of = _draft(_apart(), {("P1", "S1"): 0, ("P1", "S2"): 3})
        assert keep_spread(draft, lambda i, dearer=dearer, pair_of=pair_of: 2 if pair_of[i] == dearer else 1)
        assert set(_held(problem, draft)) == {left}


def test_pins_are_never_dropped():
    case = _apart()
    pinned = event(
        purchasers=2,
        suppliers=[c for c in case.companies if c.id.startswith("S")],
        slots=4,
        tables=2,
        gap_spread=0,
        fixed=[fixed("P1", "S1"), fixed("P1", "S2")],
    )
    problem, draft, _ = _draft(pinned, {("P1", "S1"): 0, ("P1", "S2"): 3})
    assert not keep_spread(draft, lambda i: 1)
    assert len(_held(problem, draft)) == 2


def test_what_is_fixed_or_published_is_not_moved_where_another_can_be():
    """P1's meetings have two slots between them; only that with S2 may be moved up to the other."""
    pinned = event(purchasers=2, suppliers=2, slots=4, tables=2, gap_spread=0, fixed=[fixed("P1", "S1")])
    problem, draft, _ = _draft(pinned, {("P1", "S1"): 0, ("P1", "S2"): 3, ("P2", "S1"): 1})
    assert keep_spread(draft, lambda i: 1)
    assert _held(problem, draft)["P1", "S1"] == 0
    assert len(_held(problem, draft)) == 3
    both = event(
        purchasers=2, suppliers=2, slots=4, tables=2, gap_spread=0, fixed=[fixed("P1", "S1"), fixed("P1", "S2")]
    )
    problem, draft, _ = _draft(both, {("P1", "S1"): 0, ("P1", "S2"): 3})
    assert not keep_spread(draft, lambda i: 1)
    assert _held(problem, draft) == {("P1", "S1"): 0, ("P1", "S2"): 3}
