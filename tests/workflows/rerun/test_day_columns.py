"""What the organizer fills in on the day stays as it is written, with its pair's meeting."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from openpyxl import load_workbook

from sco_scheduler.workflows.desk import actions
from sco_scheduler.workflows.desk.file import DeskFile
from sco_scheduler.workflows.outcomes import take_over
from tests.cli.books import SHEETS
from tests.events import at
from tests.workflows.late import REQUESTS, codes, column, put, row_of

TITLES = ("Held", "Outcome", "Amount", "Currency", "Rating", "Notes")
FILLED = {"Held": "да", "Outcome": "contract", "Amount": "1 000,50", "Currency": " usd", "Rating": 7, "Notes": 12}


def noted(day, *pair: str) -> dict[str, Any]:
    """The filled cells of a pair's day columns, as they stand."""
    sheet = load_workbook(day.agendas)["Meetings"]
    cells = {title: sheet.cell(row_of(sheet, *pair), column(sheet, title)).value for title in TITLES}
    return {title: value for title, value in cells.items() if value is not None}


def cell(day, pair: tuple[str, str], title: str) -> Any:
    """A cell of a pair's row."""
    sheet = load_workbook(day.agendas)["Meetings"]
    return sheet.cell(row_of(sheet, *pair), column(sheet, title)).value


def number(day, *pair: str) -> Any:
    """The number of a pair's meeting."""
    return cell(day, pair, "Meeting")


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
    file = DeskFile(day.agendas, lambda _: at("11:30"))
    file.do(lambda now: actions.held(now, number(day, "P1", "S1"), took_place=True))
    assert noted(day, "P1", "S1") == {**FILLED, "Held": "yes"}


def test_what_a_form_says_anew_is_written_and_the_rest_stays(day):
    day.edit(lambda sheet: put(sheet, ("P1", "S1"), **FILLED))
    form = day.folder / "feedback.csv"
    form.write_text("Purchaser,Supplier,Rating,Outcome\nP1,S1,4,samples\n", encoding="utf-8")
    take_over(DeskFile(day.agendas, lambda _: at("09:30")), form, replace_noted=True)
    assert noted(day, "P1", "S1") == {**FILLED, "Rating": 4, "Outcome": "samples"}


def without_p1_s2():
    """The requests without that of P1 for S2, so that its meeting is not held."""
    return [row for row in REQUESTS if row[:2] != ["P1", "S2"]]


def test_a_fresh_build_keeps_what_is_filled_in_with_its_pair(day):
    day.edit(lambda sheet: put(sheet, ("P1", "S1"), **FILLED))
    before = {pair: number(day, *pair) for pair in (("P1", "S1"), ("P2", "S1"), ("P2", "S2"))}
    day.register(Requests=without_p1_s2())
    done = day.build(fresh=True)
    assert done.rerun is None
    assert noted(day, "P1", "S1") == FILLED
    assert {pair: number(day, *pair) for pair in before} == before, "rows are known by their numbers"


def test_a_fresh_build_keeps_a_filled_row_that_is_not_held_as_cancelled(day):
    day.edit(lambda sheet: put(sheet, ("P1", "S2"), Notes="call again"))
    day.register(Requests=without_p1_s2())
    day.build(fresh=True)
    assert noted(day, "P1", "S2") == {"Notes": "call again"}
    assert cell(day, ("P1", "S2"), "Status") == "cancelled"
    assert day.build().unchanged
    day.register(Requests=[*without_p1_s2(), ["S2", "P1", 1, None]])
    day.build(fresh=True)
    assert (noted(day, "P1", "S2"), cell(day, ("P1", "S2"), "Status")) == ({"Notes": "call again"}, None)


def test_a_fresh_build_forgets_rows_that_are_taken_out_and_blank(day):
    day.edit(lambda sheet: put(sheet, ("P1", "S1"), Status="cancelled"))
    day.edit(lambda sheet: put(sheet, ("P2", "S1"), Status="no-show", Notes="ill"))
    day.build(fresh=True)
    assert load_workbook(day.agendas)["Meetings"].max_row == 5
    assert cell(day, ("P1", "S1"), "Status") is None
    assert noted(day, "P2", "S1") == {"Notes": "ill"}


def test_a_row_that_cannot_be_understood_keeps_what_is_filled_in(day):
    for fresh in (False, True):
        day.edit(lambda sheet: put(sheet, ("P1", "S1"), Notes="signed", Purchaser_ID="P9"))
        done = rebuilt(day, fresh=fresh)
        assert noted(day, "P1", "S1") == {"Notes": "signed"}
        assert "day-columns-lost" not in codes(done)


@pytest.mark.parametrize("fresh", [False, True])
def test_filled_rows_that_cannot_be_kept_are_told(day, fresh):
    def add(sheet):
        sheet.append([c.value for c in sheet[2]])
        sheet.cell(sheet.max_row, 1).value = "M099"
        sheet.cell(sheet.max_row, column(sheet, "Purchaser ID")).value = "P9"
        sheet.cell(sheet.max_row, column(sheet, "Notes")).value = "signed"

    day.edit(add)
    done = rebuilt(day, fresh=fresh)
    (lost,) = [finding for finding in done.findings if finding.code == "day-columns-lost"]
    assert (lost.where, lost.details["count"]) == ("Meetings!A6", 1)


def test_a_fresh_build_of_another_event_tells_what_it_leaves(day):
    day.edit(lambda sheet: put(sheet, ("P1", "S1"), Notes="signed"))
    others = {
        name: [SHEETS[name][0], *([row[0], f"Other {row[0]}", *[None] * (len(row) - 2)] for row in SHEETS[name][1:])]
        for name in ("Purchasers", "Suppliers")
    }
    others["Suppliers"] = [[*row[:4], row[4] or "A", *row[5:]] for row in others["Suppliers"]]
    day.register(**others)
    assert "day-columns-lost" in codes(day.build(fresh=True))
    assert noted(day, "P1", "S1") == {}
