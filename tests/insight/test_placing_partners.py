"""Whom a company can meet in a slot."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sco_scheduler.domain.event import Role
from sco_scheduler.domain.schedule import Schedule, pair_value
from sco_scheduler.insight.placing import at_maximum, earliest_partners, partners, unmet_wishes
from sco_scheduler.verify import verify
from sco_scheduler.workflows.companies import pair_in_roles
from tests.events import block, company, event, interpreter, meeting, request, span, zone
from tests.workflows.desk.day import small_event


def found(schedule, who, slot):
    return [(p.company, p.wished) for p in partners(schedule, who, schedule.event.slots[slot])]


def test_wishes_come_before_others_and_refusals_never():
    schedule = Schedule(small_event(), ())
    assert found(schedule, "P2", 0) == [("S2", True), ("S3", True), ("S1", False)]
    assert found(schedule, "S4", 0) == [("P3", True), ("P1", True)]


def test_companies_in_both_roles_meet_once_in_those_that_were_asked_for():
    both = [company("B1"), company("B2")]
    for one, other in (("B1", "B2"), ("B2", "B1")):
        of = event(purchasers=both, suppliers=both, requests=[f"{one} > {other}"])
        (partner,) = partners(Schedule(of, ()), "B1", of.slots[0])
        assert (partner.company, partner.meeting.pair, partner.wished) == ("B2", (one, other), True)


@pytest.mark.parametrize(("asks", "offered"), [("B1 > B2", []), ("B2 > B1", [("B1", True)]), (None, [])])
def test_companies_in_both_roles_are_offered_no_meeting_in_roles_that_a_booking_does_not_give_them(asks, offered):
    """B1 sells in zone A, B2 in B, which is closed. Where nobody asked, B2 buys, whom somebody at the desk asks for."""
    closed = zone("B", closed=[span("09:00", "09:20")])
    both = [company("B1"), company("B2", zone="B")]
    of = event(purchasers=both, suppliers=both, tables=[zone("A"), closed], requests=[asks] if asks else [])
    schedule = Schedule(of, ())
    assert found(schedule, "B2", 0) == (offered if asks else [("B1", False)])
    assert found(schedule, "B1", 0) == [(who, wished) for who, wished in [("B2", True)] if asks == "B2 > B1"]
    for who, other in (("B1", "B2"), ("B2", "B1")):
        for partner in partners(schedule, who, of.slots[0]):
            assert partner.meeting.pair == pair_in_roles(of, who, other)


def test_who_is_busy_or_has_met_is_left_out():
    happening = small_event()
    schedule = Schedule(happening, (meeting(happening, "P1", "S2", 0),))
    assert ("S2", True) not in found(schedule, "P2", 0)
    assert ("S2", True) in found(schedule, "P2", 1)
    assert ("S2", True) not in found(schedule, "P1", 1)


def test_without_a_table_or_an_interpreter_nobody_is_free():
    one = event(purchasers=2, suppliers=2, tables=1)
    assert found(Schedule(one, (meeting(one, "P1", "S1", 0),)), "P2", 0) == []
    talk = event(
        purchasers=[company("P1", languages=["ru"]), company("P2", languages=["ru"])],
        suppliers=[company("S1", languages=["zh"]), company("S2", languages=["zh"])],
        tables=[zone("A", 3)],
        interpreters=[interpreter("I1", "ru", "zh")],
    )
    assert found(Schedule(talk, ()), "P2", 0) == [("S1", True), ("S2", True)]
    assert found(Schedule(talk, (meeting(talk, "P1", "S1", 0, interpreter="I1"),)), "P2", 0) == []


def test_every_meeting_that_is_offered_keeps_the_rules_where_it_was_asked_for():
    happening = small_event()
    schedule = Schedule(happening, (meeting(happening, "P1", "S2", 0),))
    for slot in happening.slots:
        for who in ("P1", "P2", "P3", "S4"):
            for partner in partners(schedule, who, slot):
                if partner.wished:
                    assert verify(happening, (*schedule.meetings, partner.meeting)).ok


def test_only_in_sessions_at_tables_and_with_the_people_that_are_asked_for():
    of = event(
        purchasers=[company("P1", table="1", delegates=2)],
        suppliers=[company("S1", table="2"), company("S2", delegates=2), company("S3")],
        slots=[block(1, name="Morning"), block(1, "14:00", name="Afternoon")],
        tables=[zone("A", 2)],
        requests=[
            "P1 > S1",
            request("P1 > S2", delegate="S2#2", sessions=["Afternoon"]),
            request("S3 > P1", delegate="P1#2"),
        ],
    )
    schedule = Schedule(of, ())
    assert found(schedule, "P1", 0) == [("S3", True)]
    assert found(schedule, "P1", 1) == [("S2", True), ("S3", True)]
    offered = {p.company: p.meeting for p in partners(schedule, "P1", of.slots[1])}
    assert (offered["S2"].supplier_delegate, offered["S2"].table) == ("S2#2", "1")
    assert offered["S3"].purchaser_delegate == "P1#2"


def test_nobody_can_be_met_in_a_zone_that_is_closed():
    of = event(purchasers=1, suppliers=1, slots=2, tables=[zone("A", 1, [span("09:00", "09:20")])])
    assert [bool(found(Schedule(of, ()), "P1", slot)) for slot in (0, 1)] == [False, True]


def test_others_come_by_their_zone_and_by_how_few_meetings_they_have():
    """P1 and P3 have named the zone of S1; P1 has a meeting already."""
    of = event(
        purchasers=[company("P1"), company("P2", zone="B"), company("P3")],
        suppliers=2,
        slots=2,
        tables=[zone("A", 3), zone("B", 3)],
        requests=["P1 > S2"],
    )
    schedule = Schedule(of, (meeting(of, "P1", "S2", 0),))
    assert found(schedule, "S1", 1) == [("P3", False), ("P1", False), ("P2", False)]


def test_each_partner_is_told_once_in_the_first_slot():
    happening = small_event()
    schedule = Schedule(happening, (meeting(happening, "P1", "S2", 0), meeting(happening, "P3", "S1", 1)))
    slots = happening.slots[:3]
    each = [partners(schedule, "P2", slot) for slot in slots]
    earliest = earliest_partners(schedule, "P2", slots)
    assert [(p.company, p.wished) for p in earliest] == [("S2", True), ("S3", True), ("S1", False)]
    for told in earliest:
        assert told == next(p for of_slot in each for p in of_slot if p.company == told.company)
    assert [p.meeting.start for p in earliest] == [slots[n].start for n in (1, 0, 0)]
    assert earliest_partners(schedule, "P2", ()) == ()


def test_a_meeting_is_at_a_table_where_one_of_the_two_sits_anyway():
    of = event(purchasers=3, suppliers=2, slots=2, tables=3)
    held = meeting(of, "P1", "S1", 0, table="2")
    tables = {p.company: p.meeting.table for p in partners(Schedule(of, (held,)), "P1", of.slots[1])}
    assert tables == {"S2": "2"}
    tables = {p.company: p.meeting.table for p in partners(Schedule(of, (held,)), "S2", of.slots[1])}
    assert tables == {"P1": "2", "P2": "1", "P3": "1"}
    taken = Schedule(of, (held, meeting(of, "P2", "S1", 1, table="2")))
    assert {p.company: p.meeting.table for p in partners(taken, "P1", of.slots[1])} == {"S2": "1"}


def test_wishes_that_are_open_come_by_their_value():
    """S1 is held, S3 refuses, S4 is at its maximum, S5 has cancelled; S7 wishes it itself, and S6 as much by rank."""
    of = event(
        purchasers=2,
        suppliers=[
            *map(company, ("S1", "S2", "S3")),
            company("S4", maximum=1),
            company("S5", cancelled=True),
            *map(company, ("S6", "S7")),
        ],
        slots=3,
        tables=3,
        requests=[*(f"P1 > S{n} #{n}" for n in range(1, 7)), "S3 > P1 no", "P2 > S4", "S7 > P1 must"],
    )
    schedule = Schedule(of, (meeting(of, "P1", "S1", 0), meeting(of, "P2", "S4", 1)))
    assert [wish.company for wish in unmet_wishes(schedule, "P1")] == ["S7", "S2", "S6"]
    values = {wish.company: wish.value for wish in unmet_wishes(schedule, "P1")}
    assert values == {code: pair_value(of, ("P1", code)) for code in values}
    assert [wish.company for wish in unmet_wishes(schedule, "S2")] == ["P1"]


@pytest.mark.parametrize(("maximum", "held", "full"), [(None, 2, False), (2, 2, True), (3, 2, False), (0, 0, True)])
def test_a_maximum_counts_the_meetings_in_its_role(maximum, held, full):
    both = replace(company("B1"), purchaser=company("B1", maximum=maximum).purchaser)
    of = event(purchasers=[both, company("P1")], suppliers=[both, *map(company, ("S1", "S2"))])
    rows = [meeting(of, "B1", f"S{n + 1}", n) for n in range(held)]
    schedule = Schedule(of, (*rows, meeting(of, "P1", "B1", 1)))
    assert at_maximum(schedule, of.company_by_id["B1"], Role.PURCHASER) is full
    assert at_maximum(schedule, of.company_by_id["S1"], Role.PURCHASER)  # it holds none at all
