"""The rows below a header: their values, what is merged, hidden, damaged or a total, and the words of a map."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sco_scheduler.domain.findings import Findings
from sco_scheduler.intake.table.grids import ErrorValue, FormMap, LostFormula, SheetMap
from sco_scheduler.intake.table.rows import Layout, SheetTable, _report_hidden, read_table, with_words
from tests.intake.understanding.sheets import sheet

REQUESTS = Layout("Requests", (("from",), ("to",)), frozenset({"notes"}))
HEADER = ["From", "To", "Rank", "Level", "Notes"]


def told(found: Findings) -> list[tuple[str, str]]:
    return [(f.code, f.where) for f in found.all()]


def values(table: SheetTable | None) -> list[tuple[object, ...]]:
    """The number of each row, and what it says."""
    assert table is not None
    return [(row.number, *row.values.values()) for row in table]


def test_rows_have_the_values_below_each_title_and_blank_ones_are_none():
    found = Findings()
    grid = sheet("R", ["My wishes"], HEADER, [" P001 ", "S001", 1, None, "  "], [], [None, " ", None], ["P002", "S002"])
    table = read_table(grid, REQUESTS, found)
    assert values(table) == [(3, "P001", "S001", 1), (6, "P002", "S002")]
    assert table is not None
    assert (table.sheet, table.header, len(table.rows)) == ("R", 2, 2)
    assert [str(cell) for cell in table.rows[0].cells().values()] == ["R!A3", "R!B3", "R!C3", "R row 3"]
    assert told(found) == []


@pytest.mark.parametrize(
    ("rows", "codes"),
    [
        ([], []),
        ([["a", "b"], ["c", "d"]], [("header-missing", "R")]),
        ([HEADER], []),
        ([["From", "Rank", "Level"], ["P001", 1, None]], [("column-missing", "R row 1")]),
    ],
)
def test_a_sheet_without_rows_header_or_needed_columns_has_no_table(rows, codes):
    found = Findings()
    assert read_table(sheet("R", *rows), REQUESTS, found) is None
    assert told(found) == codes


@pytest.mark.parametrize(
    ("layout", "column", "rows", "codes"),
    [
        (REQUESTS, 1, [(2, "S001"), (3, "P002", "S002")], [("cell-error", "R!A2")]),
        (REQUESTS, 5, [(2, "P001", "S001"), (3, "P002", "S002")], [("cell-error-passed", "R!E2")]),
        (replace(REQUESTS, leave_out=True), 1, [(2, "S001"), (3, "P002", "S002")], [("cell-error-passed", "R!A2")]),
    ],
)
def test_an_error_stops_or_passes_or_leaves_its_row_out(layout, column, rows, codes):
    found = Findings()
    cells = ["P001", "S001", None, None, None]
    cells[column - 1] = ErrorValue("#REF!")
    table = read_table(sheet("R", HEADER, cells, ["P002", "S002"]), layout, found)
    assert values(table) == rows
    assert table is not None
    assert [row.damaged for row in table] == [layout.leave_out, False]
    assert told(found) == codes


def test_a_row_of_nothing_but_an_error_that_leaves_it_out_is_there_and_a_lost_formula_is_told():
    found = Findings()
    rows = [[ErrorValue("#N/A")], [LostFormula("=A1"), None], ["P001", "S001"]]
    table = read_table(sheet("R", HEADER, *rows), replace(REQUESTS, leave_out=True), found)
    assert values(table) == [(2,), (4, "P001", "S001")]
    assert told(found) == [("cell-error-passed", "R!A2"), ("formula-no-value", "R!A3")]


@pytest.mark.parametrize(
    ("text", "read", "code"),
    [
        ("a\r\nb", "a\nb", None),
        ("a_x000D_\nb", "a\nb", None),
        ("a\x07b", "ab", "control-characters"),
        ("x" * 32_767, "x" * 32_767, None),
        ("x" * 32_768, "x" * 32_767, "cell-too-long"),
        ("\u200b", None, None),
    ],
)
def test_text_is_read_without_control_characters_and_no_longer_than_a_cell_is(text, read, code):
    found = Findings()
    (row,) = read_table(sheet("R", HEADER, ["P001", "S001", None, None, text]), REQUESTS, found) or ()
    assert row.values.get("notes") == read
    assert [c for c, _ in told(found)] == ([code] if code else [])


@pytest.mark.parametrize(
    ("last", "totals"),
    [
        ([["Total", None, 3]], ["R!A4"]),
        ([["Total", None, 3], [3]], ["R!A5", "R!A4"]),
        ([["Total", "S001", 3]], []),
        ([["P009", "S001", 3]], []),
        ([["Total: 2"], ["P003", "S001"]], []),
    ],
)
def test_totals_are_taken_off_the_end_alone(last, totals):
    found = Findings()
    grid = sheet("R", HEADER, ["P001", "S001", 1], ["P002", "S002", 2], *last)
    table = read_table(grid, REQUESTS, found)
    assert [where for code, where in told(found) if code == "row-total"] == totals
    assert len(values(table)) == 2 + len(last) - len(totals)
    bare = read_table(grid, REQUESTS, Findings(), extras=False)
    assert len(values(bare)) == 2 + len(last)


def test_a_merged_cell_counts_for_the_rows_below_that_say_something():
    found = Findings()
    rows = [["P001", "S001"], [None, "S002"], [], [None, "S003"], [None, "S004"]]
    grid = replace(sheet("R", HEADER, *rows), merged=((2, 5, 1, 1), (2, 9, 3, 3), (4, 5, 2, 2)))
    assert values(read_table(grid, REQUESTS, found)) == [
        *((2, "P001", "S001"), (3, "S002", "P001"), (5, "S003", "P001"), (6, "S004")),
    ]
    assert told(found) == [("cells-merged", "R!A2")]


@pytest.mark.parametrize(("hidden", "shown"), [(10, "J"), (11, "…")])
def test_hidden_columns_are_told_the_first_ten_of_them(hidden, shown):
    found = Findings()
    header = [f"Column {n}" for n in range(1, 13)]
    grid = replace(sheet("R", header, ["x"] * 12), hidden_columns=frozenset(range(1, hidden + 1)))
    _report_hidden(grid, [], {name: n for n, name in enumerate(header, 1)}, found)
    (told_of,) = found.all()
    assert (told_of.details["count"], told_of.details["columns"][-1]) == (hidden, shown)


@pytest.mark.parametrize(("hidden", "shown"), [(3, "3"), (10, "10"), (11, "…")])
def test_hidden_rows_and_columns_are_told_the_first_ten_of_them(hidden, shown):
    found = Findings()
    rows = [["P001", f"S{n:03}"] for n in range(12)]
    grid = sheet("R", HEADER, *rows)
    grid = replace(grid, hidden_rows=frozenset(range(2, 2 + hidden)), hidden_columns=frozenset({2, 9}))
    read_table(grid, REQUESTS, found)
    rows_told, columns_told = found.all()
    assert (rows_told.code, rows_told.where, rows_told.details["count"]) == ("rows-hidden", "R row 2", hidden)
    assert list(rows_told.details["rows"])[-1] == (shown if shown == "…" else str(hidden + 1))
    assert (columns_told.code, columns_told.details["columns"]) == ("columns-hidden", ("B",))


WORDS = FormMap(
    words={
        "level": {"top": "must", "none": "nothing"},
        "languages": {"казахский": "kk", "all, but french": "ru; en"},
        "seated": {"we": "suppliers"},
    }
)


@pytest.mark.parametrize(
    ("level", "read"),
    [("top", "must"), ("TOP", "must"), ("none", None), ("want", "want"), ("top; 1", "top; 1"), (None, None)],
)
def test_words_of_a_map_stand_for_those_of_the_format(level, read):
    table = read_table(sheet("R", HEADER, ["P001", "S001", None, level]), REQUESTS, Findings())
    assert table is not None
    assert [row.values.get("level") for row in with_words("Requests", table, WORDS)] == [read]
    assert with_words("Delegates", table, FormMap(words={"level": {"top": "must"}})) is table


@pytest.mark.parametrize(
    ("said", "read"),
    [
        *(("казахский", "kk"), ("ru; казахский", "ru; kk"), ("ru, Казахский", "ru; kk"), ("ru; en", "ru; en")),
        *(("ru, en", "ru, en"), ("All, but French", "ru; en")),
    ],
)
def test_languages_are_translated_each_of_a_list(said, read):
    layout = Layout("Delegates", (("company",),))
    table = read_table(sheet("D", ["Company", "Languages"], ["P001", said]), layout, Findings())
    assert table is not None
    (row,) = with_words("Delegates", table, WORDS)
    assert row.values["languages"] == read


def test_settings_and_who_is_seated_are_translated():
    layout = Layout("Event", (("setting",), ("value",)))
    rows = [["Sitzend", "we"], ["Seated", "WE"], ["Venue", "we"]]
    table = read_table(sheet("Event", ["Setting", "Value"], *rows), layout, Findings())
    assert table is not None
    form = replace(WORDS, sheets={"Event": SheetMap(settings={"seated": "Sitzend"})})
    assert [tuple(row.values.values()) for row in with_words("Event", table, form)] == [
        *(("Seated", "suppliers"), ("Seated", "suppliers"), ("Venue", "we")),
    ]
