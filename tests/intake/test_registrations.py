"""Registrations as a whole: only three sheets are needed."""

from __future__ import annotations

from datetime import date, datetime

from sco_scheduler.domain.event import Settings
from sco_scheduler.domain.goals import FIRST_BUILD
from sco_scheduler.intake import Previous
from tests.intake.books import bare, base, codes, read, serious


def test_only_three_sheets_are_needed_and_every_default_is_said(tmp_path):
    intake = read(tmp_path, bare(), today=date(2025, 6, 12))

    assert serious(intake.findings) == []
    said = {"settings-default", "sessions-default", "zones-default", "delegates-default", "interpreters-default"}
    assert said <= set(codes(intake.findings))
    event = intake.event
    assert event is not None
    assert event.settings == Settings(name="trade")
    assert event.settings.goals == FIRST_BUILD
    times = [(s.name, s.start, s.end, s.slot_minutes, s.changeover_minutes) for s in event.sessions]
    assert times == [
        ("Morning", datetime(2025, 6, 12, 9), datetime(2025, 6, 12, 12), 20, 5),
        ("Afternoon", datetime(2025, 6, 12, 14), datetime(2025, 6, 12, 17), 20, 5),
    ]
    assert event.interpreters is None
    assert event.fixed == ()


def test_an_optional_sheet_without_rows_counts_as_missing(tmp_path):
    sheets = base()
    for key in ("Event", "Sessions", "Zones", "Delegates", "Interpreters", "Fixed"):
        sheets[key] = sheets[key][:1]
    sheets["Tables"] = []
    intake = read(tmp_path, sheets, today=date(2025, 6, 12))
    assert serious(intake.findings) == []
    assert intake.event is not None
    assert intake.event.interpreters is None
    assert [z.code for z in intake.event.zones] == ["A", "B"]


def test_the_default_day_is_kept_on_reruns(tmp_path):
    first = read(tmp_path, bare(), today=date(2025, 6, 12))
    again = read(tmp_path, bare(), today=date(2025, 9, 1), previous=Previous(default_date=first.default_date))
    assert first.default_date == again.default_date == date(2025, 6, 12)
    assert first.event == again.event
    assert read(tmp_path, base(), today=date(2025, 9, 1)).default_date is None
