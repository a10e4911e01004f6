"""Agendas of delegates, as text that a person could read."""

from __future__ import annotations

from dataclasses import replace

from sco_scheduler.agendas.build_report import english_day, hours
from sco_scheduler.agendas.rows import AgendaRow, delegate_agendas, index_rows, on_paper
from sco_scheduler.domain.event import Span
from sco_scheduler.domain.schedule import Schedule
from tests.agendas.samples import at, meeting, sessions, small_event, small_schedule


def as_text(schedule: Schedule, key: str) -> str:
    [agenda] = delegate_agendas(schedule, [key])
    lines = [f"{agenda.company.name}, {agenda.delegate.name or 'nobody named'}: {agenda.meetings} meetings"]
    for day in agenda.days:
        lines.append(english_day(day.date))
        lines.extend(line(row) for row in day.rows)
    return "\n".join(lines)


def line(row: AgendaRow) -> str:
    if row.company is None:
        return f"{hours(row.start, row.end)} {row.kind.value}"
    where = f"{row.zone} table {row.table}"
    who = f"{row.company_name} ({row.company.country}; {row.company.products}), {row.delegate or '?'}"
    return f"{hours(row.start, row.end)} {where}: {who}" + (f", with {row.interpreter}" if row.interpreter else "")


GOLDEN = """\
KazAgro LLP, Aigerim Bek: 2 meetings
Thursday 12 June 2025
09:00–09:20 A table 1: Jialing Motors (China; Vans; 货车), ?, with Wang Li
09:25–09:45 free
09:50–10:10 B table 1: Yangtze Pumps (China; ), Li Na
10:10–14:00 break
14:00–14:20 away
14:25–14:45 free"""


def test_an_agenda_shows_meetings_free_slots_absences_and_breaks():
    assert as_text(small_schedule(), "P001#1") == GOLDEN


def test_the_supplier_sees_the_purchaser_and_the_delegate_who_comes():
    text = as_text(small_schedule(), "S001#1")
    assert "09:00–09:20 A table 1: KazAgro LLP (Kazakhstan; ), Aigerim Bek, with Wang Li" in text
    assert "09:25–09:45 A table 2: =cmd|'/C calc'!A0 (Russia; ), Ivan" in text


def test_a_delegate_without_meetings_has_an_agenda_of_free_slots():
    text = as_text(small_schedule(), "P002#2")
    assert text.splitlines()[0].endswith("Olga: 0 meetings")
    assert text.count("free") == 5


def test_every_day_has_its_header_and_rows():
    event = replace(small_event(), sessions=sessions(days=2))
    schedule = Schedule(event, (meeting(event, "P001", "S001", 6),))
    lines = as_text(schedule, "P001#1").splitlines()
    assert "Friday 13 June 2025" in lines
    assert "09:25–09:45 A table 1: Jialing Motors (China; Vans; 货车), ?" in lines[lines.index("Friday 13 June 2025") :]


def test_a_meeting_outside_the_slots_is_shown_and_takes_what_it_overlaps():
    event = small_event()
    held = replace(meeting(event, "P001", "S001", 0), start=at("09:10"), end=at("09:30"))
    lines = as_text(Schedule(event, (held,)), "P001#1").splitlines()
    assert lines[2].startswith("09:10–09:30 A table 1")
    assert lines[3] == "09:50–10:10 free"


def test_the_index_lists_every_delegate_with_the_first_meeting():
    entries = {entry.delegate.key: entry for entry in index_rows(small_schedule())}
    assert list(entries) == ["P001#1", "P002#1", "P002#2", "S001#1", "S002#1", "S003#1"]
    assert (entries["P001#1"].meetings, entries["P001#1"].first) == (2, at("09:00"))
    assert (entries["P002#2"].meetings, entries["P002#2"].first) == (0, None)
    assert not entries["S003#1"].has_agenda
    assert entries["P002#2"].has_agenda


def test_a_company_that_is_not_registered_any_more_is_called_by_its_id():
    schedule = small_schedule()
    registered = tuple(c for c in schedule.event.companies if c.id != "S002")
    event = replace(schedule.event, companies=registered)
    [agenda] = delegate_agendas(Schedule(event, schedule.meetings), ["P001#1"])
    row = agenda.days[0].rows[2]
    assert (row.company, row.company_name) == (None, "S002")


def test_on_paper_only_free_time_of_who_has_no_meetings_beside_colleagues_is_joined():
    """Olga is away in both slots of the afternoon; her colleague Ivan has a meeting."""
    event = small_event()
    away = (Span(at("14:00"), at("14:05")), Span(at("14:30"), at("14:45")))
    others = tuple(c for c in event.companies if c.id != "P002")
    both = next(c for c in event.companies if c.id == "P002")
    ivan, olga = both.delegates
    both = replace(both, delegates=(ivan, replace(olga, absences=away)))
    schedule = Schedule(replace(event, companies=(*others, both)), small_schedule().meetings)
    found = [on_paper(agenda).days[0].rows for agenda in delegate_agendas(schedule, ["P002#1", "P002#2"])]
    assert [[row.kind.value for row in rows] for rows in found] == [
        ["free", "meeting", "free", "break", "free", "free"],
        ["free", "break", "away", "away"],
    ]
    assert hours(found[1][0].start, found[1][0].end) == "09:00–10:10"
