"""Goals as one sum: their values from it, and what a bound of it says of each."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sco_scheduler.domain.goals import FIRST_BUILD, GOALS, RERUN_ONLY
from sco_scheduler.engine.indexing import index
from sco_scheduler.engine.search.lexicographic import WeightedSum
from sco_scheduler.verify import verify
from tests.events import block, company, event, fixed, meeting, published, zone
from tests.random_events import draw_meetings, random_event

ROWS = [
    ("minimums", "value"),
    ("value", "minimums"),
    ("table_changes", "person_changes"),
    ("musts", "kept", "slot_moves"),
    ("value", "balance", "gaps_purchasers", "zone_moves"),
]


def ranked(*goals: str) -> WeightedSum:
    case = event(purchasers=[company("P1", minimum=6)], slots=3, requests=["P1 > S1 #1 must", "P1 > S2 #2"])
    rows = published(meeting(case, "P1", "S1", 0), meeting(case, "P1", "S2", 1))
    return WeightedSum.of(index(case, rows), *goals)


def values_of(goals: WeightedSum) -> st.SearchStrategy[list[int]]:
    """Values that the goals can have, by their ranges."""
    ranges = zip(goals.goals, goals.losses, strict=True)
    return st.tuples(*(st.integers(*loss).map(GOALS[goal].loss) for goal, loss in ranges)).map(list)


rows_with_values = st.sampled_from(ROWS).flatmap(
    lambda goals: st.tuples(st.just(ranked(*goals)), values_of(ranked(*goals)), values_of(ranked(*goals)))
)


@given(rows_with_values, st.integers(0, 50))
def test_what_a_bound_says_is_never_better_than_what_a_schedule_has(case, slack):
    goals, has, _ = case
    for goal, value, bound in zip(goals.goals, has, goals.bounds(goals.total(has) - slack, has), strict=True):
        assert bound == value or GOALS[goal].better(bound, value)


@given(rows_with_values)
def test_the_sum_tells_all_values(case):
    goals, has, _ = case
    assert list(goals.values(goals.total(has))) == has
    assert list(goals.bounds(goals.total(has), has)) == has


@given(rows_with_values)
def test_a_unit_of_a_goal_outweighs_all_of_those_after_it(case):
    goals, one, other = case
    losses = [[GOALS[goal].loss(v) for goal, v in zip(goals.goals, values, strict=True)] for values in (one, other)]
    assert (goals.total(one) < goals.total(other)) == (losses[0] < losses[1])


def test_weights_beyond_what_rounded_numbers_hold_are_seen():
    assert ranked("minimums", "value").exact
    assert not WeightedSum(("minimums", "value"), ((0, 10**5), (-(10**8), 0))).exact


@pytest.mark.parametrize("seed", range(300))
def test_no_schedule_has_more_of_a_goal_than_its_range(seed):
    """Whatever was published, held as it is or not at all, and some of it in the past."""
    rng = Random(seed)
    case = random_event(seed)
    held = draw_meetings(rng, case)
    rows = published(*held, until=rng.choice([None, *(m.start for m in held)]))
    kept = [m for m in held if rows.is_history(m) or rng.random() < 0.7]
    values = verify(case, kept, rows).goals
    ranges = WeightedSum.of(index(case, rows), *FIRST_BUILD[:-1], *RERUN_ONLY, "gaps")
    for goal, (least, most) in zip(ranges.goals, ranges.losses, strict=True):
        assert least <= GOALS[goal].loss(values[goal]) <= most, goal


def test_ranges_are_no_wider_than_they_have_to_be_where_that_is_easy_to_say():
    assert ranked("zone_moves").losses == ((0, 9),)  # three people, three slots
    assert ranked("gaps_purchasers", "gaps_suppliers").losses == ((0, 1), (0, 2))
    assert ranked("balance").losses == ((0, 2),)


@pytest.mark.parametrize(("delegates", "slots", "asking", "most"), [(1, 3, 5, 3), (3, 3, 10, 9), (3, 3, 4, 4)])
def test_a_supplier_has_as_many_meetings_as_its_people_have_slots_and_others_ask(delegates, slots, asking, most):
    case = event(
        purchasers=asking,
        suppliers=[company("S1", delegates=delegates)],
        slots=slots,
        requests=[f"P{n} > S1" for n in range(1, asking + 1)],
    )
    assert WeightedSum.of(index(case), "balance").losses == ((0, most**2),)


def test_long_walks_are_within_the_range_of_lost_time():
    """One delegate goes to and fro between two zones, and every walk takes longer than twelve slots."""
    people = {
        "purchasers": 1,
        "suppliers": [company("S1"), company("S2", zone="B")],
        "requests": ["P1 > S1", "P1 > S2"],
    }
    halls = {"slots": [block(8, length=5, pause=60)], "tables": [zone("A"), zone("B")], "walk_minutes": 60}
    pairs = [("P1", "S1" if n % 2 else "S2") for n in range(8)]
    bare = event(**people, **halls)
    case = replace(bare, fixed=tuple(fixed(*p, slot.start) for p, slot in zip(pairs, bare.slots, strict=True)))
    verdict = verify(case, [meeting(case, *pair, n) for n, pair in enumerate(pairs)])
    ((least, most),) = WeightedSum.of(index(case), "lost_time").losses
    assert verdict.ok
    assert verdict.goals["lost_time"] >= 7 * 60
    assert least <= verdict.goals["lost_time"] <= most
