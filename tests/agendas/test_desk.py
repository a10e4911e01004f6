"""Who is free when, and where everybody else is."""

from dataclasses import replace

from sco_scheduler.agendas.desk import desk_days
from sco_scheduler.agendas.rows import RowKind
from sco_scheduler.domain.event import Span
from sco_scheduler.domain.schedule import Schedule
from tests.agendas.samples import at, company, small_event, small_schedule


def kinds(line):
    return "".join({RowKind.MEETING: "m", RowKind.FREE: "f", RowKind.AWAY: "a"}[cell.kind] for cell in line.cells)


def test_everybody_who_comes_has_a_line_in_one_group():
    (day,) = desk_days(small_schedule())
    assert [line.delegate.key for line in day.purchasers] == ["P001#1", "P002#1", "P002#2"]
    assert [line.delegate.key for line in day.suppliers] == ["S001#1", "S002#1"]
    assert [line.interpreter.id for line in day.interpreters] == ["I1"]


def test_a_slot_is_free_away_or_a_meeting():
    schedule = small_schedule()
    (day,) = desk_days(schedule)
    first = day.purchasers[0]
    held = {m.start for m in schedule.by_delegate["P001#1"]}
    expected = "".join(
        "m" if slot.start in held else "a" if f"{slot.start:%H:%M}" == "14:00" else "f" for slot in day.day.slots
    )
    assert kinds(first) == expected
    assert "a" in expected
    assert {cell.meeting for cell in first.cells if cell.meeting} == set(schedule.by_delegate["P001#1"])


def test_an_interpreter_is_where_the_meeting_is():
    schedule = small_schedule()
    (day,) = desk_days(schedule)
    (line,) = day.interpreters
    assert [c.meeting for c in line.cells if c.meeting] == [m for m in schedule.meetings if m.interpreter == "I1"]


def test_free_tables_are_open_ones_without_a_meeting():
    schedule = small_schedule()
    (day,) = desk_days(schedule)
    for line in day.zones:
        for slot, free in zip(day.day.slots, line.free, strict=True):
            open_tables = sum(not any(s.overlaps(slot.start, slot.end) for s in t.closed) for t in line.zone.tables)
            taken = sum(m.zone == line.zone.code and m.start == slot.start for m in schedule.meetings)
            assert free == open_tables - taken


def test_any_of_several_absences_is_one():
    absences = (Span(at("09:00"), at("09:05")), Span(at("14:25"), at("15:00")))
    event = replace(small_event(), companies=(company("P1", "One", absences=absences),))
    (day,) = desk_days(Schedule(event))
    assert kinds(day.purchasers[0]) == "afffa"
