"""Titles that state other hours for each day, which may be named by its number or its day of the week alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from sco_scheduler.intake.understanding.event_days import days_in
from sco_scheduler.intake.values.bare_days import with_months_of_days
from tests.intake.books import read

APART = ["16 13:30-17:30", "17 09:00-12:00"]


@pytest.mark.parametrize(
    ("title", "sessions"),
    [
        ("对接会 意向矩阵　2027年9月16日（周四）13:30–17:30、17日（周五）9:00–12:00", APART),
        ("2027年9月16-17日，16日13:30–17:30，17日9:00–12:00", APART),
        ("Thu 16 September 2027, 13:30-17:30 and Fri 17, 9:00-12:00", APART),
        ("16-17 September 2027, 16 Sept 13:30-17:30, 17 Sept 9:00-12:00", APART),
        ("16th September 2027, 13:30-17:30, 17th 9:00-12:00", APART),
        ("16-17 September 2027, Thu 13:30-17:30, Fri 9:00-12:00", APART),
        ("16.-17. September 2027 (Do 13.30-17.30 Uhr, Fr 9-12 Uhr)", APART),
        ("16 сентября 2027 13:30-17:30, 17-го 9:00-12:00", APART),
        ("16 и 17 сентября 2027 г., 1-й день 13:30-17:30, 2-й день 9:00-12:00", APART),
        ("jueves 16 de septiembre de 2027, de 13:30 a 17:30; viernes 17, de 9:00 a 12:00", APART),
        ("Je 16 septembre 2027 13h30-17h30, ve 17 9h-12h", APART),
        ("16-17 September 2027, 9:00-17:00", ["16 09:00-17:00", "17 09:00-17:00"]),
        ("16-17 September 2027 (Thu-Fri), 9:00-17:00", ["16 09:00-17:00", "17 09:00-17:00"]),
        ("16 September 2027, 9th edition, 9:00-17:00", ["16 09:00-17:00"]),
    ],
)
def test_each_day_has_its_hours(tmp_path: Path, title, sessions):
    buyers = [[title], ["Company", "Wishes"], ["Altyn Trade", "Jade Tea"], ["Orda Foods", "Lotus Textile"]]
    event = read(tmp_path, {"Buyers": buyers, "Suppliers": [["Company"], ["Jade Tea"], ["Lotus Textile"]]}).event
    assert event is not None
    assert [f"{of.start:%d %H:%M}-{of.end:%H:%M}" for of in event.sessions] == sessions


@pytest.mark.parametrize(
    ("text", "dated"),
    [
        ("30 Sept 2027 9:00-17:00, 1st 9:00-13:00", "30 Sept 2027 9:00-17:00, 2027-10-01 9:00-13:00"),
        ("9月16日13:30–17:30、17日9:00–12:00", "9月16日13:30–17:30、 9月17日 9:00–12:00"),
        ("16 Sept 2027 9:00-17:00, room 17, 9:00-12:00", "16 Sept 2027 9:00-17:00, room 17, 9:00-12:00"),
        ("16 Sept 2027 9:00-17:00, 28th 9:00-12:00", "16 Sept 2027 9:00-17:00, 28th 9:00-12:00"),
        ("17th 9:00-12:00", "17th 9:00-12:00"),
        ("4-5 November 2026, Mon 9, 9:00-16:00", "4-5 November 2026, 2026-11-09, 9:00-16:00"),
        ("4-5 November 2026, Thu 9, 9:00-16:00", "4-5 November 2026, Thu 9, 9:00-16:00"),
        ("4-5 novembre 2026, mercredi 9h-16h", "4-5 novembre 2026, mercredi 9h-16h"),
    ],
)
def test_a_day_without_its_month_is_one_of_the_next_days(text, dated):
    assert with_months_of_days(text, days_in) == dated
