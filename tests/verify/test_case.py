from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from sco_scheduler.domain.event import Company, Event, Request, TableChoice, Terms
from sco_scheduler.domain.rules import RULES
from sco_scheduler.domain.schedule import Meeting, Schedule
from sco_scheduler.verify import rules, verify
from tests.events import at, event, meeting
from tests.parts import part
from tests.random_events import tiny_events
from tests.verify.schedules import valid_schedules

SLOW = settings(
    max_examples=part(40), deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def test_each_rule_has_a_check_of_its_name_in_the_order_of_the_catalogue():
    assert [check.__name__ for check in rules.CHECKS] == [rule.slug for rule in RULES.values()]


def test_violations_come_in_the_order_of_the_rules():
    e = event(requests=[])
    codes = [v.rule.code for v in verify(e, [replace(meeting(e, "P1", "S1", 0), zone="Q")] * 2).violations]
    assert codes == sorted(codes)
    assert {"R1", "R2", "R3", "R4"} <= set(codes)


def test_a_request_counts_where_who_asked_is_registered_no_more():
    of = event(requests=["P1 > S1"])
    held = [meeting(of, "P1", "S1", 0)]
    gone = replace(of, companies=tuple(c for c in of.companies if c.id != "P1"))
    assert verify(gone, held).goals["value"] == verify(of, held).goals["value"]


def test_an_empty_schedule_of_an_empty_event():
    verdict = verify(Event(), [])
    assert verdict.ok
    assert set(verdict.goals.values()) == {0}


@pytest.mark.parametrize(
    "change",
    [
        {"purchaser": "X1"},
        {"supplier": "X1"},
        {"purchaser": "X1", "supplier": "X1"},
        {"supplier": "P1"},
        {"purchaser_delegate": ""},
        {"supplier_delegate": "X9#4"},
        {"purchaser_delegate": "S1#1"},
        {"start": at("08:00")},
        {"start": at("08:00", 9), "end": at("07:00", 9)},
        {"end": at("09:00")},
        {"zone": ""},
        {"table": ""},
        {"zone": "A/1", "table": ""},
        {"interpreter": "nobody"},
    ],
)
def test_garbage_is_a_violation_with_a_sentence(change):
    e = event()
    verdict = verify(e, [replace(meeting(e, "P1", "S1", 0), **change)])
    assert not verdict.ok
    assert all(v.text.endswith(".") and v.text[0].isupper() and "None" not in v.text for v in verdict.violations)


def texts() -> st.SearchStrategy[str]:
    return st.sampled_from(["", "P1", "P2", "S1", "S2", "A", "B", "1", "2", "P1#1", "S1#1", "S2#2", "I1", "汉字"])


def moments() -> st.SearchStrategy[object]:
    return st.integers(-100, 3000).map(lambda minutes: at("09:00") + timedelta(minutes=5 * minutes))


def anything() -> st.SearchStrategy[Meeting]:
    t = texts()
    return st.builds(Meeting, t, t, moments(), moments(), t, t, t, t, st.none() | t)


@given(tiny_events(), st.lists(anything(), max_size=6))
@settings(max_examples=part(60), deadline=None)
def test_no_garbage_is_an_error(e, meetings):
    verdict = verify(e, meetings)
    assert meetings == [] or verdict.violations or all(m.start in {s.start for s in e.slots} for m in meetings)


@given(valid_schedules(), st.randoms(use_true_random=False))
@SLOW
def test_a_valid_schedule_stays_valid_under_other_names_and_orders(schedule, rng):
    other = relabelled(schedule, rng)
    verdict = verify(other.event, other.meetings)
    assert verdict.ok
    assert verdict.goals == verify(schedule.event, schedule.meetings).goals


@given(valid_schedules(), st.data())
@SLOW
def test_one_broken_thing_is_always_caught(schedule, data):
    assume(schedule.meetings)
    e, held = schedule.event, list(schedule.meetings)
    one = data.draw(st.sampled_from(held))
    others = [m for m in held if m is not one]
    broken = data.draw(st.sampled_from(ways_to_break(e, one, others)))
    assert not verify(e, [*others, *broken]).ok


def ways_to_break(e: Event, one: Meeting, others: list[Meeting]) -> list[list[Meeting]]:
    """What may replace a meeting of a valid schedule and is surely wrong."""
    pause = timedelta(minutes=1)
    strangers = [d for c in e.companies if c.id not in one.pair for d in (x.key for x in c.delegates)]
    found = [
        [one, one],
        [replace(one, end=one.end + pause)],
        [replace(one, start=one.start + pause)],
        [replace(one, start=one.start + timedelta(days=9), end=one.end + timedelta(days=9))],
        [replace(one, table="no such table")],
        [replace(one, zone="no such zone")],
        [replace(one, purchaser=one.supplier, supplier=one.purchaser)],
        [replace(one, interpreter="no such interpreter")],
        *([replace(one, purchaser_delegate=key)] for key in strangers),
        *([replace(one, supplier_delegate=key)] for key in strangers),
        *([one, replace(m, zone=one.zone, table=one.table, start=one.start, end=one.end)] for m in others),
    ]
    if one.interpreter is not None and {"R7"} & {
        v.rule.code for v in verify(e, [*others, replace(one, interpreter=None)]).violations
    }:
        found.append([replace(one, interpreter=None)])
    return found


def relabelled(schedule: Schedule, rng) -> Schedule:
    """The same schedule with other IDs, zones, tables and keys, and everything in another order."""
    e = schedule.event

    def company(text: str) -> str:
        return f"~{text}"

    def key(text: str) -> str:
        return f"k-{text}"

    def terms(t: Terms | None) -> Terms | None:
        table = t.table if t is not None else None
        if table is not None:
            table = TableChoice(f"t{table.label}", None if table.zone is None else f"z{table.zone}")
        return None if t is None else replace(t, zone=f"z{t.zone}" if t.zone else "", table=table)

    def shuffled(things):
        return tuple(sorted(things, key=lambda _: rng.random()))

    companies = tuple(
        Company(
            company(c.id),
            c.name,
            purchaser=terms(c.purchaser),
            supplier=terms(c.supplier),
            delegates=shuffled(replace(d, key=key(d.key)) for d in c.delegates),
            cancelled=c.cancelled,
        )
        for c in shuffled(e.companies)
    )
    requests = tuple(
        Request(
            company(r.asker),
            company(r.purchaser),
            company(r.supplier),
            r.level,
            r.rank,
            r.sessions,
            None if r.delegate is None else key(r.delegate),
            tuple(company(c) for c in r.after),
        )
        for r in shuffled(e.requests)
    )
    zones = tuple(
        replace(z, code=f"z{z.code}", tables=shuffled(replace(t, label=f"t{t.label}") for t in z.tables))
        for z in shuffled(e.zones)
    )
    people = None
    if e.interpreters is not None:
        people = tuple(
            replace(i, id=f"i{i.id}", zone=None if i.zone is None else f"z{i.zone}") for i in shuffled(e.interpreters)
        )
    meetings = tuple(
        replace(
            m,
            purchaser=company(m.purchaser),
            supplier=company(m.supplier),
            zone=f"z{m.zone}",
            table=f"t{m.table}",
            purchaser_delegate=key(m.purchaser_delegate),
            supplier_delegate=key(m.supplier_delegate),
            interpreter=None if m.interpreter is None else f"i{m.interpreter}",
        )
        for m in shuffled(schedule.meetings)
    )
    new = replace(e, zones=zones, companies=companies, requests=requests, interpreters=people)
    return Schedule(new, meetings)
