"""Which sheet of a workbook is which of the format: by the map, its name or its columns; the others are told."""

from __future__ import annotations

import pytest

from sco_scheduler.domain.findings import Findings
from sco_scheduler.intake.table.grids import NOTHING_SAID, Book, FormMap, Grid
from sco_scheduler.intake.table.workbook import LAYOUTS, listed, meant_sheet, report_other_sheets, sheets_of
from tests.intake.books import codes, only, read
from tests.intake.understanding.sheets import sheet

BUYERS = ["ID", "Company", "Not available", "Maximum"]
SELLERS = ["ID", "Company", "Zone", "Maximum"]
SESSIONS = ["Session", "Date", "Start", "End", "Length", "Pause"]
REQUESTS, LONG_REQUESTS = ["From", "To"], ["From", "To", "Level"]
INTERPRETERS = ["Name", "Languages", "Not available"]


def with_titles(name: str, titles: list[str], *more: str) -> Grid:
    """A sheet of one row below such titles."""
    return sheet(name, [*titles, *more], ["x"] * len(titles))


def found(*grids: Grid, chosen: bool = False, form: FormMap | None = None) -> tuple[dict[str, str], list[str]]:
    """The sheets of the format with the names of those that were taken for them, and what is told."""
    told = Findings()
    sheets = sheets_of(Book("trade.xlsx", grids, chosen=chosen), form or FormMap(), told)
    return {key: grid.name for key, grid in sheets.items()}, [f"{f.code} {f.where}" for f in told.all()]


@pytest.mark.parametrize(
    ("grids", "chosen", "sheets", "told"),
    [
        ([with_titles("Sessions", SESSIONS)], False, {"Sessions": "Sessions"}, []),
        ([with_titles("Plan", SESSIONS)], False, {"Sessions": "Plan"}, ["sheet-by-columns Plan"]),
        ([with_titles("Plan", SESSIONS, *"abcd")], False, {"Sessions": "Plan"}, ["sheet-by-columns Plan"]),
        ([with_titles("Plan", SESSIONS, *"abcde")], False, {}, []),
        (
            [with_titles("My sessions", SESSIONS, *"abcdefg")],
            False,
            {"Sessions": "My sessions"},
            ["sheet-by-columns My sessions"],
        ),
        ([with_titles("Sesions", SESSIONS, *"abcdefg")], False, {"Sessions": "Sesions"}, ["sheet-by-columns Sesions"]),
        ([with_titles("Flights", REQUESTS)], False, {}, []),
        ([with_titles("Flights", REQUESTS)], True, {"Requests": "Flights"}, ["sheet-by-columns Flights"]),
        ([with_titles("Flights", LONG_REQUESTS)], False, {"Requests": "Flights"}, ["sheet-by-columns Flights"]),
        ([with_titles("Sessions", SESSIONS), with_titles("Plan", SESSIONS)], False, {"Sessions": "Sessions"}, []),
        (
            [with_titles("Sessions", SESSIONS), with_titles("Plan", SESSIONS)],
            True,
            {"Sessions": "Sessions"},
            ["file-twice Plan"],
        ),
        ([with_titles("Hotel", ["a", "b"])], True, {}, ["file-unknown Hotel"]),
        ([with_titles("Hotel", ["a", "b"])], False, {}, []),
        ([Grid("Hotel", {})], True, {}, ["file-unknown Hotel"]),
        ([with_titles("Fixed", INTERPRETERS)], False, {"Interpreters": "Fixed"}, ["sheet-by-columns Fixed"]),
    ],
)
def test_a_sheet_is_found_by_its_name_or_by_its_columns(grids, chosen, sheets, told):
    assert found(*grids, chosen=chosen) == (sheets, told)


def by_map(**names: str) -> FormMap:
    return FormMap({key: NOTHING_SAID.__class__(sheet=name) for key, name in names.items()}, name="trade.toml")


@pytest.mark.parametrize(
    ("name", "sheets", "told"),
    [
        ("Plan A", {"Sessions": "Plan A"}, []),
        ("plan a.csv", {"Sessions": "Plan A"}, []),
        ("Plan*", {}, ["map-sheet-several trade.toml"]),
        ("*A", {"Sessions": "Plan A"}, []),
        ("Plan", {}, ["map-sheet trade.toml"]),
    ],
)
def test_the_map_names_a_sheet_by_its_name_its_file_or_a_part_of_it(name, sheets, told):
    grids = [with_titles("Plan A", ["a"]), with_titles("Plan B", ["a"])]
    assert found(*grids, form=by_map(Sessions=name)) == (sheets, told)


def test_sheets_that_the_map_leaves_out_are_not_found_unless_it_names_them():
    grid = with_titles("Sessions", SESSIONS)
    assert found(grid, form=FormMap(ignore=("sessions",)))[0] == {}
    named = FormMap({"Sessions": NOTHING_SAID.__class__(sheet="Sessions")}, ignore=("sessions",))
    assert found(grid, form=named)[0] == {"Sessions": "Sessions"}


@pytest.mark.parametrize(
    ("titles", "key"),
    [(SESSIONS, "Sessions"), (REQUESTS, "Requests"), (["From"], None), (["a", "b"], None), (BUYERS, None)],
)
def test_a_file_is_the_sheet_whose_columns_it_has(titles, key):
    assert meant_sheet(with_titles("File", titles), LAYOUTS) == key
    assert meant_sheet(with_titles("Suppliers of today", SELLERS), LAYOUTS) == "Suppliers"


@pytest.mark.parametrize(("many", "more"), [(12, 0), (13, 1), (15, 3)])
def test_of_very_many_names_the_first_are_told_and_how_many_others(many, more):
    names = [f"N{n:02}" for n in range(many)]
    told = listed(names)
    assert (str(told) if more else told) == (f"{', '.join(names[:12])} and {more} more" if more else tuple(names))


@pytest.mark.parametrize("others", [True, False])
def test_missing_sheets_are_told_with_the_one_that_may_be_meant_and_the_unknown(others):
    grids = [with_titles("Sesions", ["a"]), with_titles("Hotel", ["a"]), with_titles("Sponsors", ["a"])]
    told = Findings()
    report_other_sheets(Book("trade.xlsx", tuple(grids)), list(LAYOUTS), {}, ["Sessions", "Zones"], told, others=others)
    lines = [(f.code, f.where, str(f.suggestion or "")) for f in told.all()]
    assert lines[:2] == [("sheet-missing", "Sessions", "Sesions"), ("sheet-missing", "Zones", "")]
    assert lines[2:] == ([("sheet-unknown", "Hotel, Sponsors", "")] if others else [])


@pytest.mark.parametrize(
    "lines",
    [
        [
            "[04/05/2026, 09:15] Altyn Trade - Askar: We want to meet River Machines",
            "[04/05/2026, 09:21] Ural: Jade please",
        ],
        ["12.05.2026, 10:02 - Марина: Спасибо!", "12.05.2026, 10:30 - Урал Импорт: Jade Tea"],
        ["2026-05-04 09:15 阿斯卡：想见江河机械", "2026-05-04 09:20 乌拉尔：翡翠茶"],
    ],
)
def test_messages_of_a_chat_are_called_so(tmp_path, lines):
    intake = read(tmp_path, {"Sheet1": [[line] for line in (*lines, *lines)]})
    assert only(intake, "sheet-of-chat").where == "Sheet1"


def test_a_list_with_moments_is_no_chat(tmp_path):
    rows = [["2026-05-04 09:15:00", "Altyn Trade", "Wishes: River Machines"] for _ in range(4)]
    assert "sheet-of-chat" not in codes(read(tmp_path, {"Sheet1": rows}).findings)
