"""Every row ends as used, or is counted as not used."""

from __future__ import annotations

import pytest

from sco_scheduler.intake import RowCount, read_registrations
from tests.intake.books import append, base, put, read, save
from tests.intake.test_findings import CASES


def texts(tmp_path, sheets):
    return {count.sheet: str(count.told) for count in read(tmp_path, sheets).rows}


def test_all_rows_are_used(tmp_path):
    assert texts(tmp_path, base()) == {
        "Purchasers": "2 purchaser rows: 2 companies",
        "Suppliers": "3 supplier rows: 3 companies",
        "Delegates": "2 delegate rows: 2 delegates",
        "Requests": "4 request rows: 4 requests",
        "Interpreters": "1 interpreter row: 1 interpreter",
        "Fixed": "1 fixed meeting row: 1 fixed meeting",
    }


def test_rows_that_are_not_used_are_told_apart(tmp_path):
    sheets = base()
    append("Suppliers", "S001", "Chongqing Motors", "A")(sheets)
    append("Suppliers", None, None, "A")(sheets)
    put(sheets, "Purchasers", 3, "Status", "cancelled")
    append("Requests", "P001", "S001", 1, "must")(sheets)
    append("Requests", "P001", "Nobody")(sheets)
    append("Delegates", "P099", "Nobody")(sheets)
    found = texts(tmp_path, sheets)
    assert found["Suppliers"] == "5 supplier rows: 3 companies, 1 duplicate, 1 without a name"
    assert found["Requests"] == "6 request rows: 3 requests, 1 repeated, 1 left out, 1 of or for who cancelled"
    assert found["Delegates"] == "3 delegate rows: 2 delegates, 1 left out"


@pytest.mark.parametrize("change", [change for _, _, change in CASES[::3]])
def test_the_numbers_add_up(tmp_path, change):
    sheets = base()
    change(sheets)
    for count in read(tmp_path, sheets).rows:
        assert sum(number for _, number in count.parts) == count.rows, str(count.told)
        assert all(number >= 0 for _, number in count.parts), str(count.told)


def test_large_numbers_and_none():
    assert str(RowCount("S", "supplier", 1234, (("companies", 1234),)).told) == "1,234 supplier rows: 1,234 companies"
    assert str(RowCount("S", "supplier", 1, (("companies", 0), ("left out", 1))).told) == (
        "1 supplier row: 0 companies, 1 left out"
    )


def test_rows_of_companies_and_of_their_people_on_one_sheet_are_counted_apart(tmp_path):
    buyers = [
        ["Company", "Country", "Number of delegates", "Whom would you like to meet?"],
        ["Altyn Trade", "Kazakhstan", 2, "Jialing Motors; Yangtze Pumps"],
        ["Volga Auto", "Russia", 1, "Yangtze Pumps"],
        ["Sibir Import", "Russia", 1, "Jialing Motors"],
    ]
    sellers = [["Supplier", "Zone"], ["Jialing Motors", "A"], ["Yangtze Pumps", "A"]]
    counted = read(tmp_path, {"Buyers": buyers, "Exhibitors": sellers}).rows
    assert "2 delegate rows: 2 delegates" in [str(count.told) for count in counted]
    for count in counted:
        assert all(number >= 0 for _, number in count.parts), str(count.told)
        assert sum(number for _, number in count.parts) == count.rows, str(count.told)


def test_the_formats_own_requests_are_counted_as_rows_alone(tmp_path):
    sheets = base()
    sheets["Purchasers"][0][6] = "At most how many meetings do you want?"
    sheets["Purchasers"][1][6] = 4
    intake = read(tmp_path, sheets)
    assert intake.event.company_by_id["P001"].purchaser.maximum == 4
    assert intake.wishes == ()
    assert "Requests" in {count.sheet for count in intake.rows}


def test_wishes_of_lists_one_below_the_other_are_counted_for_each_of_them(tmp_path):
    rows = [
        *(["Buyers"], ["Company", "Country", "Whom would you like to meet?"]),
        *(["Altyn Trade", "KZ", "Jade Tea; River Pumps"], ["Orda Foods", "KZ", "Jade Tea"], [None]),
        *(["Suppliers"], ["Company", "Country", "Whom would you like to meet?"]),
        *(["Jade Tea", "CN", "Altyn Trade"], ["River Pumps", "CN", "Orda Foods"]),
    ]
    told = [(count.wishes, count.used) for count in read(tmp_path, {"All": rows}).wishes]
    assert told == [(3, 3), (2, 2)]


@pytest.mark.parametrize(("askers", "asking"), [("rows", 2), ("columns", 4)])
def test_who_asks_in_a_matrix_is_counted_as_the_map_has_it(tmp_path, askers, asking):
    rows = [
        ["Buyer \\ Seller", "Jade Tea", "River Pumps", "Jialing Motors", "Fuling Pickles"],
        ["Altyn Trade", "x", "x", None, "x"],
        ["Orda Foods", "x", None, "x", "x"],
    ]
    sellers = [["Supplier"], *([name] for name in rows[0][1:])]
    form = tmp_path / "map.toml"
    form.write_text(f'[form.Matrix]\naskers = "{askers}"\n')
    path = save(tmp_path / "x.xlsx", {"Matrix": rows, "Sellers": sellers})
    intake = read_registrations(path, form=form)
    assert [count.askers for count in intake.wishes] == [asking]
    assert len({request.asker for request in intake.in_part.requests}) == asking
