"""What the organizer fills in on the day stays as it is written, with its pair's meeting."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from openpyxl import load_workbook

from sco_scheduler.workflows.desk import actions
from sco_scheduler.workflows.desk.file import DeskFile
from sco_scheduler.workflows.outcomes import take_over
from tests.events import at
from tests.workflows.late import REQUESTS, begun, column, put, row_of

TITLES = ("Held", "Outcome", "Amount", "Currency", "Rating", "Notes")
FILLED = {"Held": "да", "Outcome": "contract", "Amount": "1 000,50", "Currency": " usd", "Rating": 7, "Notes": 12}


@pytest.fixture
def day(tmp_path):
    """A day with its first build: four meetings."""
    return begun(tmp_path)


def noted(day, *pair: str) -> dict[str, Any]:
    """The filled cells of a pair's day columns, as they stand."""
    sheet = load_workbook(day.agendas)["Meetings"]
    cells = {title: sheet.cell(row_of(sheet, *pair), column(sheet, title)).value for title in TITLES}
    return {title: value for title, value in cells.items() if value is not None}


def rebuilt(day, **options):
    """Build again from registrations in which P1 wants S2 more than S1."""
    day.register(Requests=[*REQUESTS[:1], ["P1", "S1", 2, None], ["P1", "S2", 1, None], *REQUESTS[3:]])
    return day.build(**options)


def test_a_rerun_writes_every_value_back_as_it_stood(day):
    day.edit(lambda sheet: put(sheet, ("P1", "S1"), **FILLED))
    assert not rebuilt(day).unchanged
    assert noted(day, "P1", "S1") == FILLED


@pytest.mark.parametrize(
    "cells",
    [
        {"Held": True, "Amount": 1000, "Rating": "5", "Notes": datetime(2025, 6, 12, 9, 30)},
        {"Held": "是", "Outcome": "ORDER", "Amount": 12.25, "Rating": 4, "Notes": datetime(2025, 6, 12)},
        {"Held": "perhaps", "Outcome": "orders!", "Amount": "a lot", "Notes": "  two\nlines "},
    ],
)
def test_values_of_any_type_stay(day, cells):
    day.edit(lambda sheet: put(sheet, ("P1", "S1"), **cells))
    rebuilt(day)
    assert noted(day, "P1", "S1") == cells


def test_what_the_desk_notes_anew_is_written_and_the_rest_stays(day):
    day.edit(lambda sheet: put(sheet, ("P1", "S1"), **{**FILLED, "Held": "perhaps"}))
    file = DeskFile(day.agendas, lambda _: at("09:30"))
    number = next(row.meeting.number for row in file.day().rows if row.meeting.pair == ("P1", "S1"))
    file.do(lambda now: actions.held(now, number, took_place=True))
    assert noted(day, "P1", "S1") == {**FILLED, "Held": "yes"}


def test_what_a_form_says_anew_is_written_and_the_rest_stays(day):
    day.edit(lambda sheet: put(sheet, ("P1", "S1"), **FILLED))
    form = day.folder / "feedback.csv"
    form.write_text("Purchaser,Supplier,Rating,Outcome\nP1,S1,4,samples\n", encoding="utf-8")
    take_over(DeskFile(day.agendas, lambda _: at("09:30")), form, replace_noted=True)
    assert noted(day, "P1", "S1") == {**FILLED, "Rating": 4, "Outcome": "samples"}
