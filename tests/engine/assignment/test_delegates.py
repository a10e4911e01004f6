"""The meetings of a company are spread over its delegates, and no goal gets worse by it."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from sco_scheduler.domain.event import Event
from sco_scheduler.domain.schedule import Meeting, Published, PublishedMeeting, Schedule
from sco_scheduler.engine.assignment.delegates import _can_attend, _exchanges, spread_over_delegates
from sco_scheduler.engine.methods import TABLE_GOALS, TIMING_GOALS
from sco_scheduler.engine.params import Options
from sco_scheduler.engine.solve import solve
from sco_scheduler.verify import verify
from tests.events import block, company, event, meeting, request, span, zone
from tests.output.layout import compared
from tests.random_events import random_event


def hall(slots: int, meetings: int, *, delegates: int = 3, **settings: object) -> Event:
    return event(
        purchasers=[company(f"P{n}") for n in range(1, meetings + 1)],
        suppliers=[company("S1", delegates=delegates)],
        slots=[block(slots)],
        tables=[zone("A", meetings)],
        requests=[request(f"P{n} > S1") for n in range(1, meetings + 1)],
        **settings,
    )


def loads(schedule: Schedule) -> list[int]:
    return sorted(len(schedule.by_delegate[d.key]) for d in schedule.event.company_by_id["S1"].delegates)


def one_does_all(made: Event, count: int) -> tuple[Meeting, ...]:
    return tuple(meeting(made, f"P{n + 1}", "S1", n, table=str(1), number=f"M{n}") for n in range(count))


def assert_no_worse(before: Mapping[str, int], after: Mapping[str, int]) -> None:
    people = {*TIMING_GOALS, *TABLE_GOALS}
    assert {g: v for g, v in after.items() if g not in people} == {g: v for g, v in before.items() if g not in people}
    assert all(after[goal] <= before[goal] for goal in people & before.keys())


def test_a_meeting_that_one_waits_for_goes_to_another():
    made = hall(5, 3, delegates=2)
    held = tuple(meeting(made, f"P{n + 1}", "S1", slot, table="1", number=f"M{n}") for n, slot in enumerate((0, 1, 4)))
    schedule = Schedule(made, held)
    spread = spread_over_delegates(schedule)
    assert [m.supplier_delegate for m in spread.meetings] == ["S1#1", "S1#1", "S1#2"]
    assert verify(made, schedule.meetings).goals["lost_time"] > verify(made, spread.meetings).goals["lost_time"] == 0


def test_where_companies_may_not_differ_in_gaps_the_number_of_gaps_stays():
    made = hall(5, 3, delegates=2, gap_spread=1)
    held = tuple(meeting(made, f"P{n + 1}", "S1", slot, table="1", number=f"M{n}") for n, slot in enumerate((0, 1, 4)))
    before, after = (verify(made, m).goals for m in (held, spread_over_delegates(Schedule(made, held)).meetings))
    assert before["gaps_suppliers"] == after["gaps_suppliers"] == 1


def test_what_one_delegate_does_alone_is_shared_by_three():
    made = hall(7, 7)
    schedule = Schedule(made, one_does_all(made, 7))
    spread = spread_over_delegates(schedule)
    assert loads(schedule) == [0, 0, 7]
    assert loads(spread) == [2, 2, 3]
    strip = [replace(m, supplier_delegate="") for m in spread.meetings]
    assert strip == [replace(m, supplier_delegate="") for m in schedule.meetings]
    assert verify(made, spread.meetings).goals == verify(made, schedule.meetings).goals


def test_published_meetings_and_those_for_which_a_delegate_was_named_keep_their_people():
    made = hall(4, 4, delegates=2)
    named = replace(made.requests[0], delegate="S1#1")
    made = replace(made, requests=(named, *made.requests[1:]))
    schedule = Schedule(made, one_does_all(made, 4))
    kept = Published(tuple(PublishedMeeting(m) for m in schedule.meetings[1:3]))
    spread = spread_over_delegates(schedule, kept)
    assert [m.supplier_delegate for m in spread.meetings] == ["S1#1", "S1#1", "S1#1", "S1#2"]


def test_nobody_gets_a_meeting_while_away_or_in_another_language():
    made = hall(4, 4, delegates=2)
    first, second = made.company_by_id["S1"].delegates
    away = replace(second, absences=(span("09:00", "23:00"),))
    foreign = replace(second, languages=frozenset({"zh"}))
    for other in (away, foreign):
        people = replace(made.company_by_id["S1"], delegates=(first, other))
        changed = replace(made, companies=tuple(people if c.id == "S1" else c for c in made.companies))
        schedule = Schedule(changed, one_does_all(changed, 4))
        assert spread_over_delegates(schedule) == schedule


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("pause", [0, 5])
def test_any_schedule_keeps_its_rules_and_no_goal_gets_worse(seed: int, pause: int):
    chance = random.Random(seed)
    made = event(
        purchasers=[company(f"P{n}", delegates=chance.choice((1, 3))) for n in range(1, 6)],
        suppliers=[company(f"S{n}", zone=chance.choice("AB"), delegates=chance.choice((1, 2, 4))) for n in range(1, 6)],
        slots=[block(4, pause=pause), block(3, "14:00", pause=pause)],
        tables=[zone("A", 4), zone("B", 4)],
        requests=[request(f"P{p} > S{s}") for p in range(1, 6) for s in range(1, 6)],
    )
    held = []
    for number, wish in enumerate(made.requests):
        slot = chance.randrange(7)
        for table in "1234":
            met = meeting(made, *wish.pair, slot, table=table, number=f"M{number}")
            met = replace(
                met,
                purchaser_delegate=chance.choice(made.company_by_id[met.purchaser].delegates).key,
                supplier_delegate=chance.choice(made.company_by_id[met.supplier].delegates).key,
            )
            if not verify(made, (*held, met)).violations:
                held.append(met)
                break
    schedule = Schedule(made, tuple(held))
    spread = spread_over_delegates(schedule)
    before, after = verify(made, schedule.meetings), verify(made, spread.meetings)
    assert not after.violations
    assert_no_worse(before.goals, after.goals)
    uneven = [sum(len(s.by_delegate[key]) ** 2 for key in made.delegate_by_key) for s in (schedule, spread)]
    assert uneven[1] <= uneven[0]
    assert len(held) > 10


def staffed(made: Event) -> Event:
    """The event in which each company has two more people like its first."""
    companies = tuple(
        replace(c, delegates=(*c.delegates, *(replace(c.delegates[0], key=f"{c.id}#{n}") for n in (8, 9))))
        for c in made.companies
    )
    return replace(made, companies=companies)


def test_a_solved_schedule_keeps_every_rule_and_goal():
    changed = 0
    for seed in range(60):
        made = random_event(seed)
        solved = solve(made, None, Options(workers=1, reproducible=True, time_limit=5.0, explain=False)).schedule
        if solved is None:
            continue
        schedule = Schedule(staffed(made), solved.meetings)
        spread = spread_over_delegates(schedule)
        before, after = verify(schedule.event, schedule.meetings), verify(schedule.event, spread.meetings)
        assert after.ok, (seed, after.violations)
        assert_no_worse(before.goals, after.goals)
        changed += spread != schedule
    assert changed > 20


def test_exchanges_are_tried_in_the_order_of_time():
    """In any other order the same event would give another schedule on another day."""
    made = hall(6, 6, delegates=2)
    own = tuple(meeting(made, f"P{n + 1}", "S1", n) for n in (0, 2, 4))
    other = tuple(meeting(made, f"P{n + 1}", "S1", n, delegates=(1, 2)) for n in (1, 3, 5))
    found = [(len(give), len(take)) for give, take in _exchanges(own, other)]
    assert found == [(1, 0)] * 3 + [(3, 3), (2, 3), (2, 2), (1, 2), (1, 1), (0, 1)]


def test_two_meetings_more_than_another_are_worth_a_change():
    made = hall(2, 2, delegates=2)
    assert loads(spread_over_delegates(Schedule(made, one_does_all(made, 2)))) == [1, 1]


@pytest.mark.parametrize(
    ("walk", "zones", "possible"), [(5, "AB", True), (6, "AB", False), (6, "BA", False), (60, "AA", True)]
)
def test_who_could_not_walk_there_in_the_five_minutes_between_gets_no_meeting(walk, zones, possible):
    made = event(
        suppliers=[company(f"S{n}", zone=code) for n, code in enumerate(zones, 1)],
        tables=[zone("A"), zone("B")],
        walk_minutes=walk,
    )
    both = [meeting(made, "P1", f"S{n}", n - 1) for n in (1, 2)]
    assert _can_attend(made, made.company_by_id["P1"].delegates[0], both) is possible


def test_nobody_walks_from_one_day_to_the_next():
    made = event(
        suppliers=[company("S1"), company("S2", zone="B")],
        slots=[block(1, "23:35"), block(1, "00:00", 2)],
        tables=[zone("A"), zone("B")],
        walk_minutes=60,
    )
    days = [meeting(made, "P1", f"S{n}", n - 1) for n in (1, 2)]
    assert _can_attend(made, made.company_by_id["P1"].delegates[0], days)


def drawn(seed: int) -> Schedule:
    """A schedule of companies with several delegates, held by whoever of them is drawn."""
    rng = random.Random(seed)
    languages = [["ru"], ["zh"], ["ru", "zh"], []]
    made = event(
        purchasers=[
            company(f"P{n}", delegates=rng.randint(1, 3), languages=rng.choice(languages)) for n in range(1, 6)
        ],
        suppliers=[company(f"S{n}", delegates=rng.randint(1, 3), zone="AB"[n % 2]) for n in range(1, 5)],
        slots=[block(5), block(4, day=2)],
        tables=[zone("A", 3), zone("B", 3)],
        walk_minutes=rng.choice([0, 10]),
        gap_spread=rng.choice([None, None, 2]),
    )
    held: list[Meeting] = []
    for _ in range(40):
        purchaser, supplier = (rng.choice(made.companies[:5]), rng.choice(made.companies[5:]))
        people = rng.randint(1, len(purchaser.delegates)), rng.randint(1, len(supplier.delegates))
        where = {"table": str(rng.randint(1, 3)), "delegates": people}
        one = meeting(made, purchaser.id, supplier.id, rng.randrange(9), **where, number=f"M{len(held)}")
        if verify(made, [*held, one]).ok:
            held.append(one)
    return Schedule(made, tuple(held))


def test_who_attends_instead_in_random_schedules():
    lines = []
    for seed in range(10):
        schedule = drawn(seed)
        meetings = spread_over_delegates(schedule).meetings
        assert verify(schedule.event, meetings).ok
        people = [f"{' '.join(m.delegates)}" for m in meetings]
        instead = sum(one != other for one, other in zip(schedule.meetings, meetings, strict=True))
        lines.append(f"{seed}: {instead} of {len(people)}: {', '.join(people)}")
    compared(Path(__file__).parent / "golden" / "delegates.txt", lines)
