"""A draft: taking back restores it to the letter."""

from __future__ import annotations

from random import Random

import pytest

from benchmarks.generate import full_size
from sco_scheduler.engine.indexing import index
from sco_scheduler.engine.value.draft import Draft, bits
from tests.events import at, company, event, interpreter, meeting, published, request, zone


def _state(draft):
    return (
        list(draft.where),
        list(draft.free),
        [dict(sorted(at.items())) for at in draft.at],
        [list(row) for row in draft.room],
        list(draft.open),
        dict(draft.served_by),
        list(draft.idle),
        list(draft.left),
        {key: mask for key, mask in draft.claimed.items() if mask},
    )


@pytest.mark.parametrize("shape", ["few interpreters", "walking", "pinned"])
def test_a_rollback_restores_the_draft(shape):
    problem = index(full_size(1, shape))
    draft, rng = Draft(problem), Random(1)
    for _ in range(300):
        before = _state(draft)
        draft.mark()
        for _ in range(rng.randrange(6)):
            i = rng.randrange(len(problem.items))
            if draft.where[i] is not None:
                draft.take(i)
            elif not draft.full(i) and (slots := list(bits(draft.slots_for(i, 0)))):
                draft.put(i, 0, rng.choice(slots))
        if rng.randrange(2):
            draft.rollback()
            assert _state(draft) == before
    assert any(draft.served_by)


def test_past_meetings_have_room_at_a_maximum_and_take_their_interpreter():
    buyers = [company("P1", maximum=1, languages=["ru"]), company("P2", maximum=2)]
    sellers = [company(f"S{n}", languages=["zh"]) for n in (1, 2, 3)]
    people = [interpreter("I1", "ru", "zh"), interpreter("I2", "ru", "zh")]
    case = event(purchasers=buyers, suppliers=sellers, slots=4, tables=2, interpreters=people)
    past = [meeting(case, "P1", f"S{n}", n - 1, interpreter="I1") for n in (1, 2)]
    draft = Draft(index(case, published(*past, until=at("09:50"))))
    assert draft.left == [2, 2]
    assert draft.idle == [0b10, 0b10, 0b11, 0b11]


@pytest.mark.parametrize("shape", ["few interpreters", "walking"])
def test_masks_that_are_kept_up_say_what_the_meetings_say(shape):
    problem = index(full_size(1, shape))
    draft, rng = Draft(problem), Random(2)
    for _ in range(400):
        i = rng.randrange(len(problem.items))
        if draft.where[i] is not None:
            draft.take(i)
        elif not draft.full(i) and (slots := list(bits(draft.slots_for(i, 0)))):
            draft.put(i, 0, rng.choice(slots))
        item = problem.items[rng.randrange(len(problem.items))]
        mask = draft.reachable_in_order(item.index, 0, draft.every)
        for d in item.modes[0][:2]:
            near = {t: draft.near[t] if draft.near is not None else 0 for t in draft.at[d]}
            away = {t for t, j in draft.at[d].items() if problem.items[j].zone != item.zone}
            assert not any(mask & near[t] for t in away)
            if draft.near is not None:
                assert {t for mask in near.values() for t in bits(mask)} == set(bits(draft.around[d]))
        if mask:
            room = {t: (draft.room[item.zone][t] / (1 + problem.capacity[item.zone][t]), t) for t in bits(mask)}
            assert draft.roomiest(item.zone, mask) == max(room, key=room.__getitem__)
    assert draft.near is None or any(draft.around)


def test_bits_are_listed_from_the_lowest():
    assert list(bits(0b101100)) == [2, 3, 5]


def test_where_the_only_interpreter_is_busy_no_other_meeting_that_needs_one_can_be_held():
    buyers = [company(f"P{n}", languages=["ru"]) for n in (1, 2)]
    sellers = [company(f"S{n}", languages=["zh"]) for n in (1, 2)]
    people = [interpreter("I1", "ru", "zh")]
    case = event(purchasers=buyers, suppliers=sellers, tables=2, interpreters=people, requests=["P1 > S1", "P2 > S2"])
    draft = Draft(index(case))
    assert draft.put(0, 0, 0)
    assert draft.slots_for(1, 0) == 0b10


@pytest.mark.parametrize(("second", "walks"), [(1, False), (2, True), (3, True)])
def test_the_only_interpreter_of_two_zones_needs_time_to_walk(second, walks):
    people = {"languages": ["ru"]}, {"languages": ["zh"]}
    of = event(
        purchasers=[company("P1", **people[0]), company("P2", **people[0])],
        suppliers=[company("S1", **people[1]), company("S2", zone="B", **people[1])],
        slots=4,
        tables=[zone("A", 1), zone("B", 1)],
        requests=["P1 > S1", "P2 > S2"],
        interpreters=[interpreter("I1", "ru", "zh")],
        walk_minutes=10,
    )
    draft = Draft(index(of))
    draft.put(0, 0, 0)
    assert draft._can_walk(draft.served_by[0], draft.problem.items[1].zone, second) is walks
    assert draft._can_walk(draft.served_by[0], draft.problem.items[0].zone, second)


def test_a_shift_that_a_rule_forbids_moves_nothing():
    draft = Draft(index(event(slots=3, tables=1, requests=["P1 > S1", "P2 > S2"])))
    draft.put(0, 0, 0)
    draft.put(1, 0, 1)
    before = _state(draft)
    assert not draft.shift([(0, 2), (1, 2)])
    assert _state(draft) == before
    assert draft.shift([(0, 1), (1, 0)])
    assert [draft.where[i] for i in (0, 1)] == [(0, 1), (0, 0)]


@pytest.mark.parametrize("held", range(4))
def test_after_leaves_the_later_slots_to_one_meeting_and_the_earlier_ones_to_the_other(held):
    problem = index(
        event(purchasers=[company("P1", delegates=2)], slots=4, requests=["P1 > S1", request("P1 > S2", after=["S1"])])
    )
    first, then = (next(item.index for item in problem.items if item.pair[1] == code) for code in ("S1", "S2"))
    draft = Draft(problem)
    draft.put(first, 0, held)
    assert list(bits(draft.reachable_in_order(then, 0, draft.every))) == list(range(held + 1, 4))
    draft = Draft(problem)
    draft.put(then, 0, held)
    assert list(bits(draft.reachable_in_order(first, 0, draft.every))) == list(range(held))
