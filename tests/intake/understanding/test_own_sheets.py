"""What the format's own sheets say: of tables, and in texts that none of their columns is for."""

from __future__ import annotations

import pytest

from sco_scheduler.intake import read_registrations
from sco_scheduler.intake.table.grids import FormMap
from sco_scheduler.intake.understanding.matching import NameIndex
from sco_scheduler.intake.understanding.own_sheets import OwnSheets, tables_of
from tests.intake.books import base, event_of, read, save
from tests.intake.understanding.lists import sheet


def test_tables_are_those_of_the_zones_and_those_that_stand_alone():
    zones = sheet("Zones", ["Zone", "Tables"], ["A", 2], ["B", "B1-B3"], ["C", "2-1"])
    tables = sheet("Tables", ["Zone", "Table"], ["A", "Round"], ["A", 12])
    assert tables_of({"Zones": zones}) == {"1", "2", "b1", "b2", "b3"}
    assert tables_of({"Tables": tables}) == {"round", "12"}
    assert tables_of({}) == frozenset()
    assert tables_of({"Zones": sheet("Zones", ["Zone", "Name"], ["A", "Hall"])}) == frozenset()


@pytest.mark.parametrize(
    ("roles", "taken"),
    [
        (["Purchaser", "Supplier"], False),
        (["Head of purchasing", "Director", "Engineer", "Interpreter"], True),
        (["Director", "Engineer"], True),
    ],
)
def test_a_list_of_people_whose_column_says_who_buys_lists_companies(roles, taken):
    named = {"Purchasers": [["P1", "Dala"]], "Suppliers": [["S1", "Foton"]]}
    sheets = {key: sheet(key, ["ID", "Company"], *rows) for key, rows in named.items()}
    people = [["Dala" if n % 2 else "Foton", f"Anna No {n}", role] for n, role in enumerate(roles)]
    sheets["Delegates"] = sheet("Participants", ["Company", "Name", "Position"], *people)
    needed = {key: [["company"]] for key in sheets}
    assert ("Delegates" in OwnSheets(sheets, needed, FormMap(), NameIndex()).familiar) is taken


@pytest.mark.parametrize(
    ("side", "title", "said", "taken"),
    [
        ("Seller", "Opinion", ("must", "no", "want", "maybe"), False),
        (None, "Opinion", ("must", "no", "want", "maybe"), True),
        ("Seller", "Hotel", ("Grand", "Hilton", "Grand", "Plaza"), True),
        (None, "Who asked", ("buyer", "seller", "buyer", "seller"), False),
    ],
)
def test_pairs_of_both_sides_that_tell_who_asks_or_what_one_side_says_are_of_any_form(side, title, said, taken):
    listed, names = base(), NameIndex()
    for key in ("Purchasers", "Suppliers"):
        for row in listed[key][1:]:
            names.add(row[0], row[:2])
    pairs = [
        [*pair.split(), word]
        for pair, word in zip(("P001 S001", "P001 S002", "P002 S002", "P002 S003"), said, strict=True)
    ]
    sheets = {
        "Purchasers": sheet("Purchasers", *listed["Purchasers"]),
        "Requests": sheet("Requests", ["Buyer", "Seller", side], ["From", "To", title], *pairs),
    }
    needed = {"Purchasers": [["company"]], "Requests": [["from"], ["to"]]}
    assert ("Requests" in OwnSheets(sheets, needed, FormMap(), names).familiar) is taken


NOTHING_SAID = (
    "withdrew by telephone",
    "vegetarian",
    "stand 12, two boxes",
    "power tillers, seed drills",
    "hotel Sheraton, room 1104",
    "ждёт приглашения",
    "不锈钢管",
)
SAID = (
    "cannot come before 11",
    "please not with River Machines",
    "max 3 meetings",
    "River Machines is a must",
    "14:00-15:00",
    "только до обеда",
    "不想见 River Machines",
    "cancelled",
)


def with_text(tmp_path, sheet: str, title: str, text: str):
    sheets = base()
    rows = sheets[sheet]
    if title not in rows[0]:
        for row in rows:
            row.append(None)
        rows[0][-1] = title
    rows[1][rows[0].index(title)] = text
    return save(tmp_path / "registrations.xlsx", sheets)


@pytest.mark.parametrize("name", ["Pleasant Plus", "Latecomer 12", "Вечерний звон", "重点机械"])
def test_the_formats_own_workbook_is_not_looked_into_for_the_names_of_its_companies(tmp_path, monkeypatch, name):
    def fail(*_: object) -> None:
        raise AssertionError("the columns of the format are looked at as those of any form")

    monkeypatch.setattr("sco_scheduler.intake.understanding.book._Reading._regions", fail)
    assert not read_registrations(with_text(tmp_path, "Suppliers", "Company", name)).questions


@pytest.mark.parametrize(
    ("sheet", "title"),
    [("Purchasers", "Notes"), ("Requests", "Notes"), ("Suppliers", "Products"), ("Suppliers", "Contact")],
)
@pytest.mark.parametrize("text", NOTHING_SAID)
def test_the_formats_own_workbook_is_not_looked_into_for_a_text_that_says_nothing(
    tmp_path, monkeypatch, sheet, title, text
):
    def fail(*_: object) -> None:
        raise AssertionError("the columns of the format are looked at as those of any form")

    monkeypatch.setattr("sco_scheduler.intake.understanding.book._Reading._regions", fail)
    assert not read_registrations(with_text(tmp_path, sheet, title, text)).questions


@pytest.mark.parametrize("sheet", ["Purchasers", "Suppliers"])
@pytest.mark.parametrize("text", SAID)
def test_a_note_that_says_something_is_read_or_asked(tmp_path, sheet, text):
    before, after = (read_registrations(with_text(tmp_path, sheet, "Notes", said)) for said in ("vegetarian", text))
    assert (after.questions, after.event) != (before.questions, before.event)


@pytest.mark.parametrize("text", [*NOTHING_SAID, *SAID])
def test_looking_into_a_workbook_of_the_format_finds_no_more(tmp_path, monkeypatch, text):
    path = with_text(tmp_path, "Purchasers", "Notes", text)
    quick = read_registrations(path)
    monkeypatch.setattr("sco_scheduler.intake.understanding.own_sheets.OwnSheets.has_texts", lambda _: True)
    thorough = read_registrations(path)
    assert (quick.event, quick.questions, quick.findings) == (thorough.event, thorough.questions, thorough.findings)


@pytest.mark.parametrize("title", ["Supplier's opinion", "Seller opinion", "Мнение поставщика", "供应商意见"])
def test_what_a_column_of_one_side_says_beside_requests_is_its_own_wish(tmp_path, title):
    sheets = base()
    sheets["Requests"] = [
        ["From", "To", title],
        ["P001", "S001", "no"],
        ["P001", "S002", "must"],
        ["P002", "S002", None],
        ["S003", "P002", "maybe"],
    ]
    event = event_of(tmp_path, sheets)
    assert {(r.asker, r.target, r.level.value) for r in event.requests} == {
        ("P001", "S001", "want"),
        ("S001", "P001", "no"),
        ("P001", "S002", "want"),
        ("S002", "P001", "must"),
        ("P002", "S002", "want"),
        ("S003", "P002", "maybe"),
    }


def test_of_two_columns_that_mean_the_same_only_further_wishes_are_looked_at(tmp_path, monkeypatch):
    sheets = base()
    for row, text in zip(sheets["Suppliers"], ("Min. meetings", "1", "2", "0"), strict=True):
        row.append(text)
    monkeypatch.setattr(OwnSheets, "has_texts", lambda _: True)
    intake = read(tmp_path, sheets)
    assert ([f.code for f in intake.findings if not f.kind.default], intake.questions) == (["column-twice"], ())
    for row, text in zip(sheets["Purchasers"], ("Wish list", None, "Spring Parts"), strict=True):
        row.append(text)
    event = event_of(tmp_path, sheets)
    assert [r.target for r in event.requests if r.asker == "P002"] == ["S002", "S003"]
