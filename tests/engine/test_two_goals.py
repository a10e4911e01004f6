"""Two goals as one sum: their values from it, and what a bound of it says of each."""

from hypothesis import given
from hypothesis import strategies as st

from sco_scheduler.domain.goals import GOALS
from sco_scheduler.engine.indexing import index
from sco_scheduler.engine.two_goals import TwoGoals
from tests.events import company, event, meeting, published

PAIRS = [("minimums", "value"), ("value", "minimums"), ("table_changes", "person_changes")]
MOST = {"minimums": 6, "value": 38, "table_changes": 2, "person_changes": 2}


def two(first: str, second: str) -> TwoGoals:
    """Of an event in which no goal can be more than MOST says."""
    case = event(purchasers=[company("P1", minimum=6)], slots=3, requests=["P1 > S1 #1", "P1 > S2 #2"])
    rows = published(meeting(case, "P1", "S1", 0), meeting(case, "P1", "S2", 1))
    return TwoGoals.of(index(case, rows), first, second)


@given(st.sampled_from(PAIRS), st.data(), st.integers(0, 50))
def test_what_a_bound_says_is_never_better_than_what_a_schedule_has(names, data, slack):
    goals = two(*names)
    has = {goal: data.draw(st.integers(0, MOST[goal]), goal) for goal in names}
    total = sum(weight * GOALS[goal].loss(has[goal]) for goal, weight in goals.weights)
    for goal, bound in zip(names, goals.bounds(total - slack, has[goals.first]), strict=True):
        assert bound == has[goal] or GOALS[goal].better(bound, has[goal])


def test_weights_beyond_what_rounded_numbers_hold_are_seen():
    assert two("minimums", "value").exact
    assert not TwoGoals("minimums", "value", 10**5, -(10**8), 0).exact


@given(st.sampled_from(PAIRS), st.data())
def test_the_sum_tells_both_values(names, data):
    goals = two(*names)
    has = [data.draw(st.integers(0, MOST[goal]), goal) for goal in names]
    total = sum(weight * GOALS[goal].loss(value) for (goal, weight), value in zip(goals.weights, has, strict=True))
    assert list(goals.values(total)) == has


@given(st.sampled_from(PAIRS), st.data())
def test_a_unit_of_the_first_outweighs_all_of_the_second(names, data):
    goals = two(*names)
    better, worse = sorted(data.draw(st.lists(st.integers(0, MOST[names[0]]), min_size=2, max_size=2, unique=True)))
    if GOALS[names[0]].better(worse, better):
        better, worse = worse, better
    seconds = [data.draw(st.integers(0, MOST[names[1]])) for _ in range(2)]
    totals = [
        sum(weight * GOALS[goal].loss(value) for (goal, weight), value in zip(goals.weights, values, strict=True))
        for values in ((better, seconds[0]), (worse, seconds[1]))
    ]
    assert totals[0] < totals[1]
