"""Whose agendas say something else than they did."""

from dataclasses import replace
from datetime import timedelta

import pytest

from sco_scheduler.agendas.changes import changed, reprinted
from sco_scheduler.domain.event import ProgrammeItem
from sco_scheduler.domain.schedule import Schedule
from tests.output.pdf import samples


def with_company(schedule, code, **fields):
    companies = tuple(replace(c, **fields) if c.id == code else c for c in schedule.event.companies)
    return Schedule(replace(schedule.event, companies=companies), schedule.meetings)


def test_nothing_changed():
    found = changed(samples.small(), samples.small())
    assert not found.delegates
    assert not found.tables
    assert not found.interpreters


def test_another_table_concerns_both_sides_the_interpreter_and_both_tables():
    before = samples.small()
    found = changed(before, samples.moved(before, "M001", "2"))
    assert found.delegates == {"P001#1", "S001#1"}
    assert found.tables == {("A", "1"), ("A", "2")}
    assert found.interpreters == {"I1"}


def test_a_meeting_that_fell_away():
    before = samples.small()
    found = changed(before, samples.without(before, "M003"))
    assert found.delegates == {"P001#1", "S002#1"}
    assert found.tables == {("B", "Stand 12")}


def test_the_name_of_the_other_side_counts():
    before = samples.small()
    found = changed(before, with_company(before, "S002", name="Yangtze Valves"))
    assert found.delegates == {"P001#1", "S002#1"}


def test_what_is_not_printed_does_not_count():
    before = samples.small()
    found = changed(before, with_company(before, "S002", phone="000", notes="late"))
    assert not found.delegates


def test_a_line_of_the_programme_in_another_place_concerns_everybody():
    def with_plenary(place):
        small = samples.small()
        start = small.event.slots[0].start - timedelta(hours=1)
        plenary = ProgrammeItem(start, start + timedelta(minutes=45), "Plenary", place=place)
        return Schedule(replace(small.event, programme=(plenary,)), small.meetings)

    found = changed(with_plenary("Hall 1"), with_plenary("Hall 2"))
    assert found.delegates == changed(samples.small(), with_plenary("Hall 1")).delegates != frozenset()
    assert found.interpreters
    assert not changed(with_plenary("Hall 1"), with_plenary("Hall 1")).delegates


def test_who_is_no_longer_registered_is_gone():
    before = samples.small()
    event = replace(before.event, companies=tuple(c for c in before.event.companies if c.id != "S002"))
    found = changed(before, Schedule(event, samples.without(before, "M003").meetings))
    assert found.gone == {"S002#1"}
    assert found.delegates == {"P001#1"}


def with_interpreter(schedule, number, interpreter):
    meetings = (replace(m, interpreter=interpreter) if m.number == number else m for m in schedule.meetings)
    return Schedule(schedule.event, tuple(meetings))


@pytest.mark.parametrize(
    "repair",
    [
        lambda s: s,
        lambda s: samples.moved(s, "M001", "2"),
        lambda s: samples.without(s, "M003"),
        lambda s: samples.without(samples.moved(s, "M001", "2"), "M003"),
        lambda s: with_interpreter(s, "M001", None),
        lambda s: Schedule(s.event, ()),
    ],
    ids=["nothing", "a table", "a meeting less", "both", "no interpreter", "no meeting"],
)
@pytest.mark.parametrize("back", [False, True])
def test_as_many_agendas_of_people_are_counted_as_changed(repair, back):
    before, after = samples.small(), repair(samples.small())
    if back:
        before, after = after, before
    found = changed(before, after)
    assert reprinted(before, after) == len(found.delegates) + len(found.interpreters) + len(found.gone)
