"""Tables, once more after people are spread: what is proved of them holds for the people who attend in the end."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from sco_scheduler.domain.event import Event, Seated
from sco_scheduler.domain.outcome import Outcome
from sco_scheduler.domain.schedule import Schedule
from sco_scheduler.engine import solve
from sco_scheduler.engine.assignment.delegates import spread_over_delegates
from sco_scheduler.engine.params import Options
from sco_scheduler.verify import verify
from sco_scheduler.workflows.build import build
from sco_scheduler.workflows.inputs import BuildOptions
from tests.brute_force import fewest_table_moves
from tests.events import at, block, company, event, fixed, meeting, request, span, zone

APART = Options(workers=1, reproducible=True, time_limit=3.0, explain=False)
EVEN = replace(APART, spread_delegates=True)


def drawn(seed: int) -> Event:
    """A tiny event of companies with one to three delegates, some of them in both roles."""
    rng = Random(seed)
    labels = [str(n + 1) for n in range(rng.choice((2, 2, 3)))]
    zones = [zone(code, labels) for code in "AB"[: rng.choice((1, 1, 2))]]

    def made(code: str) -> object:
        table = rng.choice((None, None, *labels)) if code[0] != "P" else None
        return company(code, delegates=rng.randint(1, 3), zone=rng.choice(zones).code, table=table)

    both = [made(f"B{n + 1}") for n in range(rng.randint(0, 2))]
    buying = [*both, *(made(f"P{n + 1}") for n in range(rng.randint(1, 2)))]
    selling = [*both, *(made(f"S{n + 1}") for n in range(rng.randint(1, 4)))]
    pairs = [(p.id, s.id) for p in buying for s in selling if p.id != s.id]
    return event(
        purchasers=buying,
        suppliers=selling,
        requests=[request(f"{p} > {s}") for p, s in rng.sample(pairs, min(len(pairs), 7))],
        slots=rng.choice(([block(4)], [block(3)], [block(3), block(2, day=2)])),
        tables=zones,
        seated=rng.choice((Seated.PURCHASERS, Seated.PURCHASERS, Seated.SUPPLIERS)),
    )


def moved(outcome: Outcome) -> int:
    """The table moves told of a solve, having checked them, and that what is proved of them is so."""
    assert outcome.schedule is not None
    verdict = verify(outcome.schedule.event, outcome.schedule.meetings)
    assert verdict.ok, verdict.violations
    assert {g.name: g.value for g in outcome.goals} == {g.name: verdict.goals[g.name] for g in outcome.goals}
    told = outcome.goals[-1]
    assert told.proved
    assert (told.name, told.value) == (
        "table_moves",
        fewest_table_moves(outcome.schedule.event, outcome.schedule.meetings),
    )
    return told.value


@pytest.mark.parametrize("seed", range(60))
def test_nobody_moves_less_with_other_tables_whoever_attends(seed: int):
    case = drawn(seed)
    before, after = solve(case, options=APART), solve(case, options=EVEN)
    assert moved(after) <= moved(before), "who attends is no goal, and costs none"
    values = [{g.name: g.value for g in outcome.goals[:-1]} for outcome in (before, after)]
    assert values[0] == values[1]


def both_roles(seated: Seated = Seated.PURCHASERS) -> Event:
    """B1 sells at table 1 and buys at 2 and 3; only Ann of its two delegates can come on the second day."""
    both = company("B1", delegates=2, table="1")
    ann, bob = both.delegates
    people = (ann, replace(bob, absences=(span("00:00", "23:59", 2),)))
    both = replace(both, purchaser=replace(both.purchaser, table=None), delegates=people)
    return event(
        purchasers=[both, company("P1")],
        suppliers=[both, *(company(f"S{n}", table=table) for n, table in enumerate("2322", 1))],
        slots=[block(2), block(2, day=2)],
        tables=3,
        requests=[request("P1 > B1", delegate="B1#1"), *(request(f"B1 > S{n}") for n in range(1, 5))],
        fixed=[
            fixed("P1", "B1", at("09:00")),
            fixed("B1", "S1", at("09:00")),
            fixed("B1", "S2", at("09:25")),
            fixed("B1", "S3", at("09:00", 2)),
            fixed("B1", "S4", at("09:25", 2)),
        ],
        seated=seated,
    )


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("seated", list(Seated))
def test_a_build_is_right_about_tables_of_a_company_in_both_roles(seed: int, seated: Seated):
    case = both_roles(seated)
    built = build(
        case, BuildOptions(reproducible=True, time_limit=2.0, seed=seed)
    )  # which refuses what it told falsely
    assert built.schedule is not None
    told = built.goals[-1]
    assert (told.name, told.proved) == ("table_moves", True)
    assert told.value == fewest_table_moves(case, built.schedule.meetings)


def test_who_comes_from_a_table_as_a_seller_does_not_take_over_a_table_of_a_buyer():
    case = both_roles()
    ann_sells_and_buys = (
        meeting(case, "P1", "B1", 0, table="1"),
        meeting(case, "B1", "S1", 0, table="2", delegates=(2, 1)),
        meeting(case, "B1", "S2", 1, table="3"),
        meeting(case, "B1", "S3", 2, table="2"),
        meeting(case, "B1", "S4", 3, table="2"),
    )
    schedule = Schedule(case, ann_sells_and_buys)
    assert spread_over_delegates(schedule) == schedule  # Bob would go from table 2 to 3
    free = Schedule(both_roles(Seated.NOBODY), ann_sells_and_buys)
    spread = spread_over_delegates(free)
    assert [m.purchaser_delegate for m in spread.meetings if m.supplier == "S2"] == ["B1#2"]
