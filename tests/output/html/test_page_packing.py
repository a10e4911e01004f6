"""What is packed into the page, read as its script reads it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from sco_scheduler.agendas.rows import delegate_agendas
from sco_scheduler.domain.event import Event, ProgrammeItem
from sco_scheduler.domain.schedule import Schedule
from sco_scheduler.output.html.page import CLOSED, FREE, packed
from tests import events
from tests.agendas.samples import at, random_event, random_schedule, small_event, small_schedule
from tests.output.golden import compared_data


def _agenda(data: dict[str, Any], key: str) -> list[tuple[object, ...]]:
    rows = next(person[4] for person in data["people"] if person[1] == key)
    found: list[tuple[object, ...]] = []
    for code in rows:
        if code < 0:
            kind, day, start, end, *_ = data["idle"][-1 - code]
            found.append((kind, data["days"][day][0], start, end, "", ""))
        else:
            day, start, end, zone, table, *_ = data["meetings"][code]
            found.append(("meeting", data["days"][day][0], start, end, data["zones"][zone][0], table))
    return found


@pytest.mark.parametrize("seed", range(3))
def test_every_agenda_is_that_of_the_printed_one(seed: int) -> None:
    event = random_event(seed, 6, 12, days=2, slots=3, tables=3)
    programme = (ProgrammeItem(at("12:30"), at("13:30"), "Lunch", "午餐"), ProgrammeItem(at("08:30"), None, "Opening"))
    event = replace(event, programme=programme)
    schedule = random_schedule(event, seed)
    data: dict[str, Any] = packed(schedule)
    for agenda in delegate_agendas(schedule, event.delegate_by_key):
        assert _agenda(data, agenda.delegate.key) == [
            (
                row.kind.value,
                day.date.isoformat(),
                row.start.hour * 60 + row.start.minute,
                row.end.hour * 60 + row.end.minute,
                row.zone,
                row.table,
            )
            for day in agenda.days
            for row in day.rows
        ]


def test_a_grid_shows_meetings_free_and_closed_tables() -> None:
    data: dict[str, Any] = packed(small_schedule())
    code, names, tables, grid = data["zones"][0]
    assert (code, names, tables) == ("A", ["New energy vehicles"] * 3, ["1", "2"])
    assert grid == [[0, FREE, FREE, FREE, FREE], [FREE, 1, FREE, CLOSED, CLOSED]]


def test_countries_and_days_are_in_three_languages_and_days_know_the_hall_s_clock() -> None:
    data: dict[str, Any] = packed(small_schedule())
    assert ["Kazakhstan", "哈萨克斯坦", "Казахстан"] in data["countries"]
    assert data["days"] == [
        ["2025-06-12", 480, ["Thursday, 12 June 2025", "2025年6月12日星期四", "четверг, 12 июня 2025\u202fг."]]
    ]


def test_interpreters_have_agendas_and_cancelled_companies_none() -> None:
    data: dict[str, Any] = packed(small_schedule())
    assert [person[1] for person in data["people"]] == ["P001#1", "P002#1", "P002#2", "S001#1", "S002#1", "I1"]
    assert [row[0] for row in _agenda(data, "I1")] == ["meeting", "free", "free", "break", "free", "free"]


def test_a_meeting_of_the_past_with_what_is_no_longer_registered_is_still_shown() -> None:
    event = small_event()
    old = replace(
        small_schedule().meetings[0],
        purchaser="P099",
        purchaser_delegate="P099#1",
        interpreter="I9",
        zone="Z",
        start=at("10:00", -1),
        end=at("10:20", -1),
    )
    data: dict[str, Any] = packed(Schedule(event, (old, *small_schedule().meetings)))
    assert [day[0] for day in data["days"]] == ["2025-06-11", "2025-06-12"]
    assert _agenda(data, "P099#1")[0] == ("meeting", "2025-06-11", 600, 620, "Z", "1")
    assert {"P099", "S001"} < {company[0] for company in data["companies"]}
    assert _agenda(data, "I9")[0][0] == "meeting"


def test_an_event_without_anything_can_be_packed() -> None:
    data = packed(Schedule(Event()))
    assert not any(data.values())


def test_the_programme_is_said_in_three_languages_to_interpreters_too() -> None:
    schedule = small_schedule()
    lunch = ProgrammeItem(at("12:30"), at("13:30"), "Lunch", "午餐", "Обед", place="Hall 2")
    data: dict[str, Any] = packed(replace(schedule, event=replace(schedule.event, programme=(lunch,))))
    (said,) = [(place, row) for place, row in enumerate(data["idle"]) if row[0] == "programme"]
    assert said[1][2:] == [750, 810, ("Lunch, Hall 2", "午餐, Hall 2", "Обед, Hall 2")]
    assert all(-1 - said[0] in person[4] for person in data["people"])


def test_what_is_packed_is_as_in_the_golden_file() -> None:
    compared_data(Path(__file__).parent / "golden" / "packed.json", packed(small_schedule()))


def test_each_company_is_told_in_its_roles() -> None:
    of = events.event(purchasers=[events.company("P1"), events.company("B1")], suppliers=1)
    assert [company[5] for company in packed(Schedule(of))["companies"]] == ["purchaser", "both_roles", "supplier"]
