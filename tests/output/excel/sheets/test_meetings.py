"""The sheet Meetings of the agendas workbook."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time
from pathlib import Path

import pytest
from openpyxl import Workbook

from sco_scheduler.domain.schedule import MeetingOutcome, MeetingStatus, Published, PublishedMeeting, Schedule
from sco_scheduler.intake import read_agendas
from sco_scheduler.intake.sheets.meetings import read_outcome
from sco_scheduler.intake.table.rows import Row
from tests.agendas.samples import report, small_schedule
from tests.output.reading import MEETINGS_HEADER, values, written


def test_meetings_has_the_formats_columns_and_real_dates_and_times(small: Workbook):
    header, first, second, third = values(small["Meetings"])
    assert header == MEETINGS_HEADER
    assert first == (
        "M001",
        datetime(2025, 6, 12),
        time(9),
        time(9, 20),
        "A",
        "1",
        "P001",
        "KazAgro LLP",
        "Aigerim Bek",
        "S001",
        "Jialing Motors",
        None,
        "I1",
        *[None] * 8,
    )
    assert second[7:9] == ("=cmd|'/C calc'!A0", "Ivan")
    assert third[4:7] == ("B", "1", "P001")
    assert [small["Meetings"].cell(2, column).number_format for column in (2, 3)] == ["yyyy-mm-dd", "hh:mm"]


def test_meetings_has_dropdowns_for_lock_and_status_with_rows_to_spare(small: Workbook):
    found = {str(v.sqref): v.formula1 for v in small["Meetings"].data_validations.dataValidation}
    assert found["N2:N504"] == '"yes"'
    assert found["O2:O504"] == '"cancelled,no-show"'
    assert found["P2:P504"] == '"yes,no"'
    assert found["Q2:Q504"] == '"order,letter of intent,samples,follow-up,none"'
    assert set(found) == {f"{letter}2:{letter}504" for letter in "NOPQST"}
    advice = {str(v.sqref): v.showErrorMessage for v in small["Meetings"].data_validations.dataValidation}
    assert not advice["Q2:Q504"]


def test_locks_and_rows_taken_out_stay_on_a_rerun(tmp_path: Path):
    schedule = small_schedule()
    first, second, third = schedule.meetings
    published = Published((PublishedMeeting(first, locked=True), PublishedMeeting(third, status=MeetingStatus.NO_SHOW)))
    build = report(Schedule(schedule.event, (first, second)), published=published)
    rows = values(written(tmp_path, build)["Meetings"])[1:]
    assert [(row[0], row[13], row[14]) for row in rows] == [
        ("M001", "yes", None),
        ("M002", None, None),
        ("M003", None, "no-show"),
    ]


def test_what_was_noted_on_the_day_is_read_again_as_it_was_written(tmp_path: Path):
    schedule = small_schedule()
    noted = MeetingOutcome(True, "letter of intent", 1250000.5, "USD", 4, "wants samples", ())
    odd = MeetingOutcome(outcome="", notes="see mail", unread=(("held", "half"), ("amount", "about 5 tons")))
    first, second, third = schedule.meetings
    published = Published(
        (PublishedMeeting(first, outcome=noted), PublishedMeeting(second, outcome=odd), PublishedMeeting(third))
    )
    written(tmp_path, report(schedule, published=published))
    read = read_agendas(tmp_path / "x-agendas.xlsx")
    assert [row.outcome for row in read.rows] == [noted, odd, MeetingOutcome()]


def test_the_events_own_outcomes_are_offered_and_read(tmp_path: Path):
    schedule = small_schedule()
    settings = replace(schedule.event.settings, outcomes=("contract", "visit"))
    event = replace(schedule.event, settings=settings)
    noted = PublishedMeeting(schedule.meetings[0], outcome=MeetingOutcome(outcome="visit"))
    book = written(tmp_path, report(Schedule(event, schedule.meetings), published=Published((noted,))))
    rules = {str(v.sqref): v.formula1 for v in book["Meetings"].data_validations.dataValidation}
    assert rules["Q2:Q504"] == '"contract,visit"'
    assert read_agendas(tmp_path / "x-agendas.xlsx").rows[0].outcome.outcome == "visit"


@pytest.mark.parametrize(
    ("written_as", "amount"),
    [("1,200,000", 1.2e6), ("1 200 000,50", 1200000.5), ("1.200.000", 1.2e6), ("50万", 5e5), (3, 3.0), ("12,5", 12.5)],
)
def test_amounts_are_read_as_people_write_them(written_as: object, amount: float):
    row = Row("Meetings", 2, {"amount": written_as}, {"amount": 18})
    assert read_outcome(row, ()).amount == amount


def test_an_amount_without_a_number_stays_a_text():
    row = Row("Meetings", 2, {"amount": "a lot", "rating": "6", "outcome": "订单"}, {})
    found = read_outcome(row, ("order",))
    assert (found.amount, found.rating, found.outcome) == (None, None, "order")
    assert found.unread == (("amount", "a lot"), ("rating", "6"))
