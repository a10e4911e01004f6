"""Tables and interpreters, slot by slot."""

from __future__ import annotations

from dataclasses import replace

from sco_scheduler.agendas.rows import RowKind, TableSlot, interpreter_agendas, table_slots
from sco_scheduler.domain.event import Interpreter, Span
from sco_scheduler.domain.schedule import Schedule
from tests.agendas.samples import at, small_event, small_schedule


def mark(entry: TableSlot) -> str:
    if entry.meeting is not None:
        return entry.meeting.number
    return "closed" if entry.closed else "free"


def test_each_table_of_a_zone_has_a_row_with_every_slot():
    schedule = small_schedule()
    grid = {row[0].table.label: [mark(e) for e in row] for row in table_slots(schedule, schedule.event.zones[0])}
    assert grid == {"1": ["M001", "free", "free", "free", "free"], "2": ["free", "M002", "free", "closed", "closed"]}


def test_tables_of_another_zone_with_the_same_label_are_not_mixed_up():
    schedule = small_schedule()
    [row] = table_slots(schedule, schedule.event.zones[1])
    assert [mark(entry) for entry in row] == ["free", "free", "M003", "free", "free"]


def test_a_closed_zone_closes_its_tables():
    event = small_event()
    zone = replace(event.zones[1], closed=(Span(at("09:00"), at("12:00")),))
    [row] = table_slots(Schedule(event), zone)
    assert [mark(entry) for entry in row] == ["closed", "closed", "closed", "free", "free"]


def test_an_interpreter_sees_meetings_and_absences():
    event = small_event()
    away = Interpreter("I2", "Zhao", frozenset({"ru"}), absences=(Span(at("09:00"), at("10:00")),))
    schedule = replace(small_schedule(), event=replace(event, interpreters=(*(event.interpreters or ()), away)))
    first, second = interpreter_agendas(schedule)
    assert (first.meetings, second.meetings) == (1, 0)
    assert [row.kind for row in first.days[0].rows][:2] == [RowKind.MEETING, RowKind.FREE]
    assert [row.kind for row in second.days[0].rows][:3] == [RowKind.AWAY] * 3


def test_an_event_without_interpreters_has_no_such_agendas():
    assert interpreter_agendas(Schedule(replace(small_event(), interpreters=None))) == ()
