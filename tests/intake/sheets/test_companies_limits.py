"""A limit for each day or session becomes one for the event, by the time that somebody of the company is there."""

from __future__ import annotations

from datetime import datetime, time

import pytest

from tests.intake.books import base, codes, company_of, event_of, put, read


def _two_days():
    sheets = base()
    sheets["Fixed"] = sheets["Fixed"][:1]
    for name, start, end in (("Morning", 9, 12), ("Afternoon", 14, 17)):
        sheets["Sessions"].append([name, datetime(2025, 6, 13), time(start), time(end)])
    return sheets


@pytest.mark.parametrize(
    ("said", "away", "most"),
    [
        ("4 per day", None, 8),
        ("每天最多4场", None, 8),
        ("не более 4 в день", "2025-06-13", 4),
        ("4 per day", "2025-06-13 -12:00", 8),
        ("3 per session", "2025-06-13 -12:00", 9),
        ("4 per day, 6 in total", None, 6),
        ("4 per day", "2025-06-12; 2025-06-13", 4),
    ],
)
def test_the_limit_counts_for_each_day_with_somebody_there(tmp_path, said, away, most):
    sheets = _two_days()
    put(sheets, "Suppliers", 2, "Maximum", said)
    put(sheets, "Suppliers", 2, "Not available", away)
    intake = read(tmp_path, sheets)
    assert intake.event is not None
    assert company_of(intake.event, "S001").supplier.maximum == most
    assert ("limit-each" in codes(intake.findings)) == (most not in {3, 4})


def test_a_day_on_which_one_of_two_delegates_is_there_counts(tmp_path):
    sheets = _two_days()
    put(sheets, "Purchasers", 2, "Maximum", "4 per day")
    put(sheets, "Delegates", 2, "Not available", "2025-06-13")
    assert company_of(event_of(tmp_path, sheets), "P001").purchaser.maximum == 8


def test_on_one_day_it_is_exact(tmp_path):
    sheets = base()
    put(sheets, "Suppliers", 2, "Maximum", "4 per day")
    put(sheets, "Suppliers", 3, "Minimum", "at least 2 meetings a day")
    intake = read(tmp_path, sheets)
    assert (company_of(intake.event, "S001").supplier.maximum, company_of(intake.event, "S002").supplier.minimum) == (
        4,
        2,
    )
    assert "limit-each" not in codes(intake.findings)


def test_a_title_for_each_day_and_remarks_of_a_form(tmp_path):
    rows = [
        ["Company", "Role", "Max meetings per day", "Which companies would you like to meet?", "Remarks"],
        ["Altyn Trade LLP", "Buyer", 5, "Lotus Optics; Jade Tea", None],
        ["Ural Import OOO", "Buyer", "6 in total", "Jade Tea; Lotus Optics", None],
        ["Orda Goods LLP", "Buyer", None, "Jade Tea", "max 3 meetings per day"],
        ["Jade Tea", "Supplier", None, "Altyn Trade LLP", "每天最多4场"],
        ["Lotus Optics", "Supplier", None, "Ural Import OOO", "не более двух встреч в день"],
    ]
    days = [["Session", "Date", "Start", "End"]]
    days += [["All day", datetime(2027, 5, day), time(9), time(17)] for day in (26, 27, 28)]
    event = event_of(tmp_path, {"Form": rows, "Sessions": days})
    most = {c.name: (c.purchaser or c.supplier).maximum for c in event.companies}
    assert list(most.values()) == [15, 6, 9, 12, 6]


@pytest.mark.parametrize(
    ("text", "most"),
    [
        ("Trade Mart, 26-28 May 2027. Each buyer has at most 3 meetings per day.", [9, 5]),
        ("制表：组委会秘书处　　每家采购商每天最多3场", [9, 5]),
        ("Каждый закупщик: не более 6 встреч", [6, 5]),
        ("Kindly return this form by 3 May", [None, 5]),
    ],
)
def test_a_limit_of_all_companies_of_a_side_holds_where_they_have_none_of_their_own(tmp_path, text, most):
    rows = [
        [text],
        ["Company", "Role", "Max. meetings in total", "Which companies would you like to meet?"],
        ["Altyn Trade LLP", "Buyer", None, "Lotus Optics; Jade Tea"],
        ["Ural Import OOO", "Buyer", 5, "Jade Tea; Lotus Optics"],
        ["Jade Tea", "Supplier", None, "Altyn Trade LLP"],
        ["Lotus Optics", "Supplier", None, "Ural Import OOO"],
    ]
    days = [["Session", "Date", "Start", "End"]]
    days += [["All day", datetime(2027, 5, day), time(9), time(17)] for day in (26, 27, 28)]
    event = event_of(tmp_path, {"Form": rows, "Sessions": days})
    assert [c.purchaser.maximum for c in event.companies if c.purchaser] == most
    assert [c.supplier.maximum for c in event.companies if c.supplier] == [None, None]
