"""Sheets that say more of companies listed elsewhere, such as their absences, are used or stop the work."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

import pytest

from sco_scheduler.domain.event import Event
from sco_scheduler.intake.table.grids import Book
from sco_scheduler.intake.understanding.companies.side_sheets import _names_alone, _range, amends, with_absences
from sco_scheduler.intake.understanding.companies.universe import Universe
from sco_scheduler.intake.values.entries import written
from tests.intake.books import Sheets, bare, base, read
from tests.intake.understanding.exports import BUYERS, SELLERS, Wishing, web_form
from tests.intake.understanding.sheets import listed, sheet, shown

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


JUNE = date(2025, 6, 12)


@pytest.mark.parametrize(
    ("values", "ranged"),
    [
        ([None, None, None], ""),
        ([JUNE, None, None], "2025-06-12"),
        (["12 June", None, None], "12 June"),
        ([None, "9:00", None], "09:00-"),
        ([None, None, "10:30"], "-10:30"),
        ([JUNE, time(9), time(10, 30)], "2025-06-12 09:00-10:30"),
        (["12 June", "9:00", "10:30"], "12 June 09:00-10:30"),
        ([None, "12.06 9:00", "12.06 10:30"], "12.06 09:00-10:30"),
        ([None, "12.06 9:00", "13.06 10:30"], "12.06 09:00-; 13.06 -10:30"),
        ([None, datetime(2025, 6, 12, 9), datetime(2025, 6, 13, 10)], "2025-06-12 09:00-; 2025-06-13 -10:00"),
        (["12 June", "13.06 9:00", None], "13.06 09:00-"),
        ([None, "late", None], None),
        ([JUNE, "9:00", "late"], None),
        ([None, "of the 9:00", None], None),
    ],
)
def test_a_day_a_start_and_an_end_are_a_range_unless_they_say_something_else(values, ranged):
    assert _range(values) == ranged


ABSENCES = [["Company", "Date", "From", "Until", "Why"], ["Altyn", "12 June", "9:00", "10:30", "flight"], ["Orda"]]


def test_ranges_stand_in_the_column_of_the_starts():
    (made,) = with_absences(Book("t", (sheet("Absences", ["Forum"], *ABSENCES),))).grids
    assert shown(made) == [
        "Absences 1: A1 Forum",
        "Absences 2: A2 Company, C2 Not available, E2 Why",
        "Absences 3: A3 Altyn, C3 12 June 09:00-10:30, E3 flight",
        "Absences 4: A4 Orda",
    ]


@pytest.mark.parametrize(
    ("name", "titles", "made"),
    [
        ("Absences", ["Company", "Date", "From", "Until"], True),
        ("Sheet1", ["Company", "Date", "Not available from", "Until"], True),
        ("Sheet1", ["Company", "Date", "From", "Until"], False),
        ("Absences", ["Whatever", "Date", "From", "Until"], False),
        ("Absences", ["Company", "Date", "From", "Zone"], False),
        ("Sheet1", ["Company", "Not available", "From", "Until"], False),  # of what the others are is not said
    ],
)
def test_starts_and_ends_are_of_absences_where_a_sheet_or_title_says_so(name, titles, made):
    grid = sheet(name, titles, ["Altyn", "12 June", "9:00", "10:30"])
    assert (with_absences(Book("t", (grid,))).grids[0] is not grid) is made


@pytest.mark.parametrize(
    ("titles", "there", "away"),
    [
        (["الشركة", "اليوم", "من", "إلى", "الحالة"], "متاح", "غير متاح"),
        (["Firma", "Tag", "Von", "Bis", "Status"], "verfügbar", "nicht verfügbar"),
        (["Empresa", "Día", "Hora de inicio", "Hora de fin", "Estado"], "libre", "ocupado"),
        (["Компания", "День", "С", "До", "Статус"], "свободен", "занят"),
        (["公司名称", "日期", "开始时间", "结束时间", "状态"], "可用", "不可用"),
        (["Firma", "Gün", "Başlangıç", "Bitiş", "Durum"], "müsait", "müsait değil"),
        (["Perusahaan", "Hari", "Dari", "Sampai", "Keterangan"], "tersedia", "tidak tersedia"),
    ],
)
def test_a_status_says_which_hours_are_of_absence(titles, there, away):
    rows = [["Altyn", "2025-06-12", "9:00", "10:30", away], ["Orda", "2025-06-12", "9:00", "16:00", there]]
    (made,) = with_absences(Book("t", (sheet("Times", titles, *rows),))).grids
    outside = "2025-06-12 -09:00; 2025-06-12 16:00-"
    assert [written(value) for row in made.rows.values() for value in row.values()] == [
        *(titles[0], "Not available", "Altyn", "2025-06-12 09:00-10:30", "Orda", outside),
    ]


@pytest.mark.parametrize(
    ("titles", "there", "away"),
    [
        (["Company", "Day", "From", "To", "Status"], "available", "not available"),
        (["الشركة", "اليوم", "من", "إلى", "الحالة"], "متاح", "غير متاح"),
        (["公司名称", "日期", "开始时间", "结束时间", "状态"], "可用", "不可用"),
    ],
)
def test_a_line_below_hours_is_none_of_them(titles, there, away):
    rows = [["Altyn", "2025-06-12", "9:00", "10:30", away], ["Orda", "2025-06-12", "9:00", "16:00", there]]
    (made,) = with_absences(Book("t", (sheet("Times", titles, *rows, [], ["Exported 2025-06-01 10:15"]),))).grids
    assert [written(value) for row in made.rows.values() for value in row.values()] == [
        *(titles[0], "Not available", "Altyn", "2025-06-12 09:00-10:30"),
        *("Orda", "2025-06-12 -09:00; 2025-06-12 16:00-", "Exported 2025-06-01 10:15"),
    ]


def test_somebody_is_away_between_all_hours_of_presence_of_a_day():
    hours = [("14:00", "15:00", "free"), ("9:00", "10:30", "free"), ("16:00", "17:00", "busy"), (None, "11:00", "free")]
    rows = [["Altyn" if n < 3 else "Orda", "12 June", *of] for n, of in enumerate(hours)]
    grid = sheet("Times", ["Company", "Day", "From", "To", "Status"], *rows)
    (made,) = with_absences(Book("t", (grid,))).grids
    assert [row.get(3) for row in made.rows.values()] == [
        "Not available",
        "12 June -09:00; 12 June 10:30-14:00; 12 June 15:00-",
        None,
        "12 June 16:00-17:00",
        "12 June 11:00-",
    ]


@pytest.mark.parametrize("said", [("yes", "no"), ("confirmed", "cancelled"), ("hall A", "hall B"), ("available", "")])
def test_other_columns_are_no_statuses_of_hours(said):
    rows = [["Altyn", "2025-06-12", "9:00", "10:30", said[0]], ["Orda", "2025-06-12", "9:00", "16:00", said[1]]]
    grid = sheet("Times", ["Company", "Date", "From", "Until", "Visa"], *rows)
    assert with_absences(Book("t", (grid,))).grids[0] is grid


@pytest.mark.parametrize(
    ("name", "titles", "rows", "detail"),
    [
        ("Limits", "Company|Max meetings", ["Altyn|3", "Orda|4"], True),
        ("Absences", "Company|Zz", ["Altyn|9:00-10:30", "Orda|16:00-"], True),
        ("Sheet1", "Company|Zz", ["Altyn|9:00-10:30", "Orda|16:00-"], False),
        ("Sheet1", "Company|Not available", ["Altyn|9:00-10:30", "Orda|16:00-"], True),
        ("Sheet1", "ID|Company|Max meetings", ["P1|Altyn|3", "P2|Orda|4"], True),
        ("Sheet1", "ID|Company|Max meetings", ["P2|Altyn|3", "P1|Orda|4"], False),
        ("Sheet1", "Company|Country|Max meetings", ["Altyn|KZ|3", "Orda|RU|4"], False),
        ("Sheet1", "Company|Max meetings", ["Altyn|3", "Jade|4", "Lotus|5"], False),
        ("Sheet1", "Company|Max meetings", ["Altyn; Orda|3", "Orda|4"], False),
        ("Sheet1", "Company|Role|Max meetings", ["Altyn|buyer|3", "Orda|seller|4"], False),
        ("Sheet1", "Company", ["Altyn", "Orda"], False),
    ],
)
def test_a_sheet_amends_companies_of_a_list_by_nothing_but_hours_and_limits(name, titles, rows, detail):
    universe = Universe()
    lists = listed("Buyers", ["ID", "Company", "Country"], ["P1", "Altyn", "KZ"], ["P2", "Orda", "RU"])
    region = listed(name, *(row.split("|") for row in (titles, *rows)))
    for column in lists.columns:
        column.profiled(universe.names)
    universe.take([lists], {})
    for column in region.columns:
        column.profiled(universe.names)
    assert amends(region, universe) is detail


def test_starts_and_ends_with_other_content_stay_as_they_are():
    grid = sheet("Absences", ["Company", "From", "Until"], ["Altyn", "9:00", "10:30"], ["Orda", "Almaty", "Osh"])
    assert with_absences(Book("t", (grid,))).grids[0] is grid


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ([[ALTYN], [RIVER]], (False, 1)),
        ([[ALTYN]], None),
        ([[1, ALTYN], [22, RIVER]], (False, 2)),
        ([[2026, ALTYN], [2027, RIVER]], None),
        ([["Company"], [ALTYN], [RIVER]], (True, 1)),
        ([["Product"], ["tea"], ["pumps"]], None),
        ([[ALTYN, "KZ"], [RIVER, "CN"]], None),
    ],
)
def test_names_alone_are_two_at_least_beside_small_numbers(rows, found):
    names = [ALTYN, RIVER]
    assert _names_alone(sheet("Further", *rows)) == ((names, *found) if found else None)
