"""Fewest gaps of given meetings, against trying every placement."""

from itertools import product
from random import Random

import pytest

from sco_scheduler.engine.gap_proof import Encounter, GapLimit, GapProblem, solve_gaps
from sco_scheduler.engine.gap_proof.problem import gaps_in, goal_of, is_placement


def _random(seed):
    rng = Random(seed)
    slots = rng.randint(3, 5)
    people = rng.randint(3, 5)
    pairs = [(a, b) for a in range(people) for b in range(a)]
    chosen = rng.sample(pairs, min(len(pairs), rng.randint(2, 5)))
    meetings = []
    for a, b in chosen:
        open_slots = [t for t in range(slots) if rng.random() < 0.8] or [rng.randrange(slots)]
        meetings.append(Encounter(a, b, rng.randrange(2), frozenset(open_slots)))
    cut = rng.randint(2, slots)
    return GapProblem(
        meetings=tuple(meetings),
        day=tuple(int(t >= cut) for t in range(slots)),
        capacity=tuple(tuple(rng.randint(1, 2) for _ in range(slots)) for _ in range(2)),
        company=tuple(range(people)) if rng.random() < 0.7 else tuple(p // 2 for p in range(people)),
        after=((0, 1),) if rng.random() < 0.2 else (),
        spread=rng.choice([None, None, 0, 1, 2]),
        counted=frozenset(range(0, people, 2)) if rng.random() < 0.3 else None,
    )


def _fewest(problem):
    ways = product(*(sorted(meeting.slots) for meeting in problem.meetings))
    return min((goal_of(problem, way) for way in ways if is_placement(problem, way)), default=None)


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize("seed", range(60))
def test_random_problems_have_the_fewest_gaps_or_are_told_infeasible(seed, workers):
    problem = _random(seed)
    fewest = _fewest(problem)
    result = solve_gaps(problem, time_limit=30.0, seed=seed, workers=workers)
    if fewest is None:
        assert result.infeasible
        assert result.confirmed
        assert result.slots is None
        return
    assert not result.infeasible
    assert (result.gaps, result.bound, result.proved) == (fewest, fewest, True)
    assert is_placement(problem, result.slots)
    assert goal_of(problem, result.slots) == fewest


def _line(slots, **more):
    """Person 0 meets persons 1, 2 and 3; each of them is there in one slot only."""
    meetings = tuple(Encounter(0, n + 1, 0, frozenset({slot})) for n, slot in enumerate(slots))
    length = max(slots) + 1
    return GapProblem(meetings, (0,) * length, ((2,) * length,), (0, 1, 2, 3), **more)


def test_a_gap_is_a_run_of_idle_slots_between_two_meetings():
    assert gaps_in(_line((0, 3, 4)), (0, 3, 4)) == [1, 0, 0, 0]
    assert solve_gaps(_line((0, 3, 4))).gaps == 1
    assert solve_gaps(_line((0, 2, 4))).gaps == 2


def test_a_spread_that_cannot_be_kept_is_infeasible_and_confirmed():
    result = solve_gaps(_line((0, 2, 4), spread=1))
    assert (result.infeasible, result.confirmed) == (True, True)


def test_a_limit_keeps_what_an_earlier_goal_reached():
    problem = _random(3)
    everybody = frozenset(range(len(problem.company)))
    best = solve_gaps(problem)
    limited = solve_gaps(
        GapProblem(
            problem.meetings,
            problem.day,
            problem.capacity,
            problem.company,
            problem.after,
            problem.spread,
            counted=frozenset({0}),
            limits=(GapLimit(everybody, best.gaps or 0),),
        )
    )
    assert limited.slots is not None
    assert sum(gaps_in(problem, limited.slots)) <= (best.gaps or 0)


def test_a_deterministic_run_gives_the_same_placement_twice():
    problem = _random(11)
    first = solve_gaps(problem, deterministic=True, seed=5)
    assert solve_gaps(problem, deterministic=True, seed=5) == first


def test_a_stop_keeps_the_hint():
    problem = _line((0, 1, 2))
    hinted = GapProblem(problem.meetings, problem.day, problem.capacity, problem.company, hint=(0, 1, 2))
    result = solve_gaps(hinted, stopped=lambda: True)
    assert result.slots == (0, 1, 2)
    assert result.gaps == 0


def test_a_meeting_without_a_slot_is_infeasible_at_once():
    problem = GapProblem((Encounter(0, 1, 0, frozenset()),), (0,), ((1,),), (0, 1))
    assert solve_gaps(problem).infeasible
