"""Sheets that say more of companies listed elsewhere, such as their absences, are used or stop the work."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest

from sco_scheduler.domain.event import Event
from tests.intake.books import Sheets, bare, base, read
from tests.intake.understanding.exports import BUYERS, SELLERS, Wishing, web_form

ALTYN, RIVER = "Altyn Trade", "River Machines"


def away(event: Event, name: str) -> list[str]:
    """When the first delegate of a company is away."""
    company = next(c for c in event.companies if c.name == name)
    return [f"{span.start:%d %H:%M}-{span.end:%H:%M}" for span in company.delegates[0].absences]


def limits(event: Event) -> dict[str, int]:
    sides = [(c.name, terms.maximum) for c in event.companies for terms in (c.purchaser, c.supplier) if terms]
    return {name: maximum for name, maximum in sides if maximum is not None}


def event_of(folder: Any, sheets: Sheets) -> Event:
    intake = read(folder, sheets, today=date(2025, 6, 12))
    assert intake.event is not None, [str(f.message) for f in intake.findings]
    return intake.event


@pytest.mark.parametrize("own", [bare, base], ids=["bare", "whole"])
@pytest.mark.parametrize("name", [ALTYN, "P001"])
def test_absences_and_limits_beside_the_sheets_of_the_format_are_used(tmp_path, own, name):
    if own is bare and name == "P001":
        name = ALTYN  # it has no IDs
    sheets = own()
    sheets["Absences"] = [["Company", "Hours away", "Reason"], [name, "09:00-10:30", "flight"], [RIVER, "16:00-", None]]
    sheets["Limits"] = [["Company", "Max meetings"], [name, 5], [RIVER, 3]]
    event = event_of(tmp_path, sheets)
    assert away(event, ALTYN)[:1] == ["12 09:00-10:30"]
    assert away(event, RIVER)[:1] == ["12 16:00-00:00"]
    assert limits(event) == {ALTYN: 5, RIVER: 3}


@pytest.mark.parametrize(
    "rows",
    [
        [["Company", "From", "Till"], [ALTYN, time(9), time(10, 30)], [ALTYN, "16:00", "17:00"]],
        [
            ["Company", "Date", "From", "To"],
            [ALTYN, date(2025, 6, 12), "09:00", "10:30"],
            [ALTYN, "2025-06-12", "16:00", "17:00"],
        ],
    ],
)
def test_starts_and_ends_of_absences_are_ranges(tmp_path, rows):
    event = event_of(tmp_path, {**bare(), "Absences": rows})
    assert away(event, ALTYN) == ["12 09:00-10:30", "12 16:00-17:00"]


def test_a_further_sheet_of_a_web_form_is_used(tmp_path):
    sheets = web_form(Wishing.random(1))
    sheets["When away"] = [["Company name", "Not available"], [BUYERS[1][1], "14:00-15:00"], [SELLERS[2][1], "-10:00"]]
    sheets["Meeting limits"] = [["Company name", "Limit"], [BUYERS[1][1], 4]]
    event = event_of(tmp_path, sheets)
    assert away(event, BUYERS[1][1]) == ["12 14:00-15:00"]
    assert away(event, SELLERS[2][1]) == ["12 00:00-10:00"]
    assert limits(event) == {BUYERS[1][1]: 4}


def test_what_two_sheets_say_of_absences_is_joined(tmp_path):
    sheets = bare()
    sheets["Purchasers"] = [["Company", "Not available"], [ALTYN, "09:00-09:30"], ["Ural Import", None]]
    sheets["Absences"] = [["Company", "Hours away"], [ALTYN, "16:00-17:00"]]
    assert away(event_of(tmp_path, sheets), ALTYN) == ["12 09:00-09:30", "12 16:00-17:00"]


def test_two_limits_that_differ_stop(tmp_path):
    sheets = bare()
    sheets["Purchasers"] = [["Company", "Maximum"], [ALTYN, 5], ["Ural Import", None]]
    sheets["Limits"] = [["Company", "Max meetings"], [ALTYN, 3]]
    intake = read(tmp_path, sheets)
    assert intake.event is None
    assert [str(q.cells[0]) for q in intake.questions] == ["Limits!B2"]


def test_a_sheet_that_may_say_something_of_companies_stops(tmp_path):
    sheets = {**bare(), "Plan": [["Company", "xyz"], [ALTYN, "until 15:00 only"], [RIVER, "not before 11:00"]]}
    intake = read(tmp_path, sheets)
    assert intake.event is None
    assert {q.sheet for q in intake.questions} == {"Plan"}


@pytest.mark.parametrize("again", [True, False], ids=["in each row", "in the first row"])
def test_what_rows_of_wishes_say_of_who_asks_is_used(tmp_path, again):
    rows: list[list[Any]] = [["Buyer", "Country", "Languages", "Not available", "Max meetings", "Wants to meet"]]
    for name in (ALTYN, "Ural Import"):
        for n, target in enumerate((RIVER, "Spring Parts")):
            about = ["Russia", "ru", "09:00-10:00", 4] if again or not n else [None] * 4
            rows.append([name, *about, target])
    sheets = {"Wishes": rows, "Suppliers": [["Supplier", "Zone"], [RIVER, "A"], ["Spring Parts", "A"]]}
    event = event_of(tmp_path, sheets)
    assert limits(event) == {ALTYN: 4, "Ural Import": 4}
    assert away(event, ALTYN) == ["12 09:00-10:00"]
    assert {(c.country, *c.delegates[0].languages) for c in event.companies if c.purchaser} == {("Russia", "ru")}


@pytest.mark.parametrize(("one", "two"), [("Buyers final", "Buyers final 2"), ("Закупщики", "Закупщики итог")])
def test_of_two_versions_of_a_list_one_is_asked_for(tmp_path, one, two):
    names = ("Altyn Trade LLP", "Ural Import LLC", "Orda Foods")
    sellers = ("River Pumps", "Jialing Tractors", "Bayu Gears")
    versions = {
        sheet: [["Buyer", "Country", "Would like to meet"], *([n, "Kazakhstan", wanted] for n in names)]
        for sheet, wanted in ((one, "River Pumps"), (two, "Bayu Gears"))
    }
    lists = {"Exhibitors": [["Exhibitor", "Zone"], *([name, "A"] for name in sellers)]}
    assert [(q.kind, q.subject, q.guess) for q in read(tmp_path, {**versions, **lists}).questions] == [
        ("holds", one, "nothing")
    ]
    other = [["Buyer", "Country", "Would like to meet"], ["Volga Auto", "Russia", "River Pumps"]]
    assert not read(tmp_path, {one: versions[one], two: other, **lists}).questions


@pytest.mark.parametrize(
    "rows",
    [
        [["Company", "Away from", "Away until"], [ALTYN, "12.06.2025 09:00", "12.06.2025 10:30"]],
        [["Company", "From", "To"], [ALTYN, "12.06 9:00", "12.06 10:30"]],
        [["Company", "Away from", "Away until"], [ALTYN, "2025-06-12 09:00", "10:30"]],
    ],
)
def test_moments_from_which_and_until_which_somebody_is_away(tmp_path, rows):
    sheets = base()
    sheets["Purchasers"][1][1] = ALTYN
    event = event_of(tmp_path, {**sheets, "Absences": rows})
    spans = {c.name: [f"{a.start:%d %H:%M}-{a.end:%H:%M}" for a in c.delegates[0].absences] for c in event.companies}
    assert spans[ALTYN] == ["12 09:00-10:30"]


def test_what_a_further_list_says_of_companies_of_the_format_is_not_lost(tmp_path):
    names = ["Altyn Trade", "Ural Import", "Kyzyl Mart"]
    sheets: Sheets = {
        "Buyers": [["Company", "Country"], *([name, "Kazakhstan"] for name in names)],
        "Exhibitors": [["Exhibitor", "Hall"], ["Jade Tea", "A"], ["Lotus Optics", "A"]],
        "Wishes": [["Company", "Wants"], *([name, "Jade Tea, Lotus Optics"] for name in names)],
        "Guests": [
            ["Company", "Country", "Hours away"],
            *([n, "KZ", "16:00-"] for n in names[:1]),
            [names[1], "KZ", None],
        ],
    }
    assert away(event_of(tmp_path, sheets), ALTYN) == ["12 16:00-00:00"]
