"""The example workbooks: what their script makes, as described, and nobody real in them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook

from examples.make_examples import PAIRS, main
from sco_scheduler.domain.findings import Severity
from sco_scheduler.intake import read_registrations
from sco_scheduler.resources import example_file

FILES = ("registrations.xlsx", "small.xlsx")
Row = dict[str, object]


def sheets(path: Path) -> dict[str, list[Row]]:
    """Every sheet's rows, each by its header."""
    book = load_workbook(path)
    found = {}
    for sheet in book:
        header, *rows = sheet.iter_rows(values_only=True)
        found[sheet.title] = [dict(zip(map(str, header), row, strict=True)) for row in rows]
    return found


@pytest.fixture(scope="module")
def example() -> dict[str, list[Row]]:
    return sheets(example_file("registrations.xlsx"))


def registrants(example: dict[str, list[Row]]) -> Iterator[Row]:
    yield from example["Purchasers"]
    yield from example["Suppliers"]


def ids(rows: list[Row]) -> list[object]:
    return [row["ID"] for row in rows]


@pytest.mark.parametrize("name", FILES)
def test_the_files_are_what_the_script_makes(tmp_path, name):
    main(tmp_path)
    assert sheets(tmp_path / name) == sheets(example_file(name))


@pytest.mark.parametrize("name", FILES)
def test_the_same_bytes_every_time(tmp_path, name):
    for folder in (tmp_path / "one", tmp_path / "two"):
        folder.mkdir()
        main(folder)
    assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


@pytest.mark.parametrize("name", FILES)
def test_a_check_finds_nothing_but_defaults_to_note(name):
    read = read_registrations(example_file(name))
    assert read.event is not None
    assert [f.message for f in read.findings if f.severity is not Severity.NOTE] == []


def test_the_size_is_that_of_the_conference(example):
    assert (len(example["Purchasers"]), len(example["Suppliers"]), len(example["Interpreters"])) == (38, 180, 18)
    assert [zone["Tables"] for zone in example["Zones"]] == [16, 12, 10]
    assert len({frozenset((r["From"], r["To"])) for r in by_id(example)}) == PAIRS


def by_id(example: dict[str, list[Row]]) -> list[Row]:
    """Requests with the IDs of companies that are called by name."""
    known = {row["Company"]: row["ID"] for row in registrants(example)}
    return [row | {"To": known.get(row["To"], row["To"])} for row in example["Requests"]]


def test_everybody_asked_is_registered(example):
    known = {row["ID"] for row in registrants(example)}
    assert all({row["From"], row["To"]} <= known for row in by_id(example))


def test_companies_are_listed_once_a_sheet_and_some_on_both(example):
    buyers, sellers = ids(example["Purchasers"]), ids(example["Suppliers"])
    assert len(set(buyers)) == len(buyers)
    assert len(set(sellers)) == len(sellers)
    assert len(set(buyers) & set(sellers)) == 4


def test_every_feature_of_the_format_is_there(example):
    companies = list(registrants(example))
    for column in ("Not available", "Minimum", "Maximum", "Priority", "Table", "Status"):
        assert any(row[column] for row in companies), column
    for column in ("Rank", "Session", "Delegate", "After"):
        assert any(row[column] for row in example["Requests"]), column
    assert {row["Level"] for row in example["Requests"]} == {None, "must", "want", "maybe", "no"}
    for column in ("Date", "Start", "Table", "Interpreter"):
        assert any(row[column] for row in example["Fixed"]), column


def test_names_are_in_three_scripts(example):
    names = "".join(str(row["Company"]) for row in registrants(example))
    assert any(c.isascii() and c.isalpha() for c in names)
    assert any("\u0400" <= c <= "\u04ff" for c in names)
    assert any("\u4e00" <= c <= "\u9fff" for c in names)


def test_nobody_can_be_written_to_or_called(example):
    for row in registrants(example):
        assert str(row["Email"]).endswith("@example.org")
        assert str(row["Phone"]).split(" ", 2)[2].startswith("0"), "a subscriber's number never starts with a zero"


def test_delegates_of_a_company_have_different_names(example):
    people = [(row["Company"], row["Delegate"]) for row in example["Delegates"]]
    assert len(set(people)) == len(people)


def test_no_company_is_pinned_twice_or_cancelled(example):
    pinned = [company for row in example["Fixed"] for company in (row["Purchaser"], row["Supplier"])]
    cancelled = {row["ID"] for row in registrants(example) if row["Status"]}
    assert len(set(pinned)) == len(pinned)
    assert not cancelled & set(pinned)


def test_more_is_asked_than_the_hall_can_hold(example):
    slots = 14
    zone = {row["ID"]: row["Zone"] for row in example["Suppliers"]}
    refused = {frozenset((r["From"], r["To"])) for r in by_id(example) if r["Level"] == "no"}
    asked = {frozenset((r["From"], r["To"])) for r in by_id(example)} - refused
    for place in example["Zones"]:
        wanted = sum(any(zone.get(company) == place["Zone"] for company in pair) for pair in asked)
        assert wanted > place["Tables"] * slots


def test_the_small_one_has_the_needed_sheets_alone():
    assert list(sheets(example_file("small.xlsx"))) == ["Purchasers", "Suppliers", "Requests"]
