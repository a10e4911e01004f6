"""The day of hours in cells that name none, by the titles of their columns."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from sco_scheduler.intake.understanding.companies.days_of_hours import day_of_title, denies_day, on_day
from tests.intake.books import read
from tests.intake.understanding.answers import B, S, away, hours, lists
from tests.intake.understanding.columns_of import column

EVENT = (date(2026, 8, 19), date(2026, 8, 20), date(2026, 8, 26))


@pytest.mark.parametrize(
    ("title", "others", "day"),
    [
        ("Away on Day 1 – 12 May", [], "12 may"),
        ("Away on Day 1", ["Away on Day 2"], "day 1"),
        ("Away on 12 May", ["Away on 13 May"], "12 may"),
        *(("Away on 12 May", [other], "") for other in ("Absent on 12 May", "Absent")),
        *(
            (title, [], "")
            for title in ("Away on 12-13 May", "Away on 12 May, 13 May", "By 12 May: when away?", "Away")
        ),
    ],
)
def test_a_day_in_each_title_is_that_of_its_hours(title, others, day):
    assert day_of_title(title, [title, *others]) == day
    hours = "9:00-10:00; 13 June 14:00-15:00; Day 2 morning"
    assert on_day(hours, day) == (f"{day} {hours}" if day else hours)


@pytest.mark.parametrize(
    ("wednesday", "thursday"),
    [
        ("Kehadiran Rabu 19", "Kehadiran Kamis 20"),
        ("Kehadiran Rabu", "Kehadiran Kamis"),
        ("19 (Mi)", "20 (Do)"),
        ("19日(水)", "20日(木)"),
        ("Obecność środa 19", "Obecność czwartek 20"),
        ("الأربعاء 19", "الخميس 20"),
    ],
)
def test_days_of_the_week_in_titles_need_no_month(wednesday, thursday):
    titles = (wednesday, thursday)
    assert [day_of_title(title, titles) for title in titles] == ["wednesday", "thursday"]
    if any(map(str.isdecimal, wednesday)):
        found = [day_of_title(title, titles, EVENT) for title in titles]
        assert found in (["2026-08-19", "2026-08-20"], ["19日", "20日"])


@pytest.mark.parametrize(
    ("titles", "event", "days"),
    [
        (("Attendance 19", "Attendance 20"), EVENT, ["2026-08-19", "2026-08-20"]),
        (("Attendance 19", "Attendance 20"), (), ["", ""]),
        (("Attendance 1", "Attendance 2"), EVENT, ["", ""]),
        (("Wed 19", "Wed 26"), EVENT, ["2026-08-19", "2026-08-26"]),
        (("Wed 19", "Wed 26"), (), ["", ""]),
    ],
)
def test_numbers_in_titles_are_days_of_the_event(titles, event, days):
    assert [day_of_title(title, titles, event) for title in titles] == days


def present(first: str, second: str) -> dict[str, list[list[object]]]:
    rows = [["Company", first, second, "Would like to meet"], [B[0], "mulai 10.00", "✓", S[0]]]
    rows += [[B[1], "✓", "s/d 12.00", S[0]], [B[2], "✓", "tidak hadir", S[0]]]
    return lists(rows)


def test_hours_below_a_day_of_the_week_hold_on_that_day_only(tmp_path: Path):
    event = read(tmp_path, present("Kehadiran Kamis 12", "Kehadiran Jumat 13"), sure=0.5).event
    assert event is not None
    assert away(event) == {
        B[0]: hours(event, "12 09:00-10:00"),
        B[1]: hours(event, "13 12:00-17:00"),
        B[2]: hours(event, "13 09:00-17:00"),
    }


def test_hours_below_days_in_unknown_words_are_asked_about(tmp_path: Path):
    intake = read(tmp_path, present("Kehadiran Laba", "Kehadiran Talba"), sure=0.5)
    asked = [(q.subject, q.options) for q in intake.questions if q.kind == "times"]
    assert asked == [
        ("Kehadiran Laba: mulai 10.00", ("2025-06-12 -10:00", "-10:00", "never")),
        ("Kehadiran Talba: s/d 12.00", ("2025-06-13 12:00-", "12:00-", "never")),
    ]


@pytest.mark.parametrize("text", ["-", "–", "n/a"])
def test_a_dash_beside_ticks_denies_a_day_that_is_asked_for(text: str):
    assert denies_day(text, column("12 June", "x", text), asked=True)
    assert not denies_day(text, column("12 June", "x", text), asked=False)
    assert not denies_day(text, column("12 June", "Neva", text), asked=True)


@pytest.mark.parametrize(("text", "denies"), [("not coming", True), ("не придём", True), ("x", False), ("none", False)])
def test_words_deny_a_day_beside_whatever_stands_there(text: str, denies: bool):
    assert denies_day(text, column("12 June", "x", text), asked=True) is denies
    assert denies_day(text, column("12 June", "Neva", text), asked=False) is denies
