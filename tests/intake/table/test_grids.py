"""Places of cells, and rows that only sum up the list above them."""

import pytest

from sco_scheduler.domain.findings import Findings
from sco_scheduler.domain.messages import Cell
from sco_scheduler.intake.table.grids import (
    FormMap,
    Grid,
    Word,
    column_number,
    is_subtotal,
    is_total,
    letters,
    sums_up,
    vocabulary,
)
from sco_scheduler.intake.table.rows import Layout, read_table


@pytest.mark.parametrize(
    ("number", "text"),
    [(0, ""), (1, "A"), (26, "Z"), (27, "AA"), (52, "AZ"), (702, "ZZ"), (703, "AAA"), (16384, "XFD")],
)
def test_columns_are_counted_as_in_a_spreadsheet(number, text):
    assert letters(number) == text
    assert column_number(text.lower()) == number


def test_a_cell_of_a_sheet_that_was_made_is_told_where_it_came_from():
    made = Grid("Zones", {}, origins={(2, 1): Cell("Form", 9, "D"), (2, 0): Cell("Form", 9)})
    assert [str(made.cell(*place)) for place in ((2, 1), (2, 0), (3, 2))] == ["Form!D9", "Form row 9", "Zones!B3"]


@pytest.mark.parametrize(
    ("value", "total"),
    [
        ("Total acheteurs", True),
        ("TOTAL GÉNÉRAL", True),
        ("Summe Lieferanten", True),
        ("Total", True),
        ("TOTAL:", True),
        ("Total: 3 companies", True),
        ("Total 3", True),
        ("Итого", True),
        ("合计", True),
        ("Всего заявок:", True),
        ("Total number of requests:", True),
        ("Total that nobody of us has ever counted:", False),
        ("Всего / Total", True),
        ("Total | 合计", True),
        ("Total / Foton", False),
        ("Total: 12.5 %", True),
        ("Total =", True),
        ("Number of requests: 3", False),
        ("Total Energies", False),
        ("Total: 3 Foton", False),
        ("3 companies", False),
        ("", False),
        (3, False),
        (None, False),
    ],
)
def test_a_word_says_that_a_row_is_a_total(value, total):
    assert is_total(value) is total


@pytest.mark.parametrize(
    ("texts", "total"),
    [
        (["Sub-total Europe: 4 (+1 withdrawn)"], True),
        (["جمع خریداران", "۷ شرکت (۶ حاضر)", "=COUNTA(B7:B13)"], True),
        (["Итого по Европе", "4 компании"], True),
        (["小计：欧洲 4家"], True),
        (["欧洲小计", "4"], True),
        (["Toplam Avrupa: 5"], True),
        (["申込事業者数(再提出を除く)", "14者"], True),
        (["Number of buyers", "8"], True),
        (["Количество закупщиков", "8"], True),
        (["采购商数量", "8家"], True),
        (["Number of buyers", "Kazakhstan"], False),
        (["Total Energies", "3"], False),
        (["Total Energies 2000"], False),
        (["Summa Trade", "12.05.2026"], False),
        (["Total Trade", "Osh", "rice"], False),
    ],
)
def test_a_row_is_the_total_of_a_group_by_a_word_and_a_count(texts, total):
    assert is_subtotal(texts) is total


LIST = {2: {1: "Foton", 2: "A"}, 3: {1: "Lifan", 2: "B"}, 4: {1: "Altyn", 2: "A"}}


@pytest.mark.parametrize(
    ("row", "sums"),
    [
        ({1: "Total", 2: 3}, True),
        ({1: "Total buyers (without those that left)", 2: 3}, True),
        ({1: "Total", 2: "x"}, False),
        ({1: 3}, True),
        ({1: "3", 2: "A"}, True),
        ({1: 3, 2: 3}, True),
        ({1: 2}, False),
        ({3: 3}, False),
        ({1: 3, 2: "A", 3: "B"}, False),
        ({1: 3, 2: 4, 3: 5}, False),
        ({1: "x", 2: "A"}, False),
        ({1: "Total", 2: 3, 3: "companies"}, True),
        ({1: "TOTAL", 2: 3, 3: "(4 firms, 1 withdrawn)"}, True),
        ({1: "Foton", 2: 3, 3: "(4 firms, 1 withdrawn)"}, False),
        ({1: "Total", 2: "companies"}, False),
        ({1: "Foton", 2: 3, 3: "companies"}, False),
    ],
)
def test_a_row_sums_up_by_a_word_or_by_the_number_of_rows_with_words_above(row, sums):
    assert sums_up(row, [2, 3, 4], LIST) is sums


def test_a_subtotal_counts_the_names_of_its_part_each_of_which_may_have_several_rows():
    first = {
        row: {1: name, 2: "x"} if name else {2: "y"} for row, name in enumerate(["Foton", "", "Lifan", "Altyn"], 2)
    }
    second = {row: {1: name, 2: "x"} for row, name in enumerate(["Jade", "Dazu", "Lotus", "Orda"], 8)}
    assert sums_up({1: 3, 2: "Zorvelta"}, [*first], first)
    assert sums_up({1: 4, 2: "Zorvelta"}, [*first, *second], first | second)
    assert sums_up({1: 7, 2: "Zorvelta"}, [*first, *second], first | second)
    assert not sums_up({1: 5, 2: "Zorvelta"}, [*first, *second], first | second)


def test_a_row_counts_marks_beside_a_column_that_counts_those_of_each_row():
    cells = {row: {1: "ABCD"[row - 2], 2: "○", 3: "◎", 4: "○", 5: 3} for row in range(2, 6)}
    assert sums_up({1: "Zorvelta", 2: 4, 3: 4, 4: 4, 5: 12}, [*cells], cells)
    assert not sums_up({1: "Zorvelta", 2: 1, 3: 2, 4: 3, 5: 12}, [*cells], cells)


MARKED = {row: {1: name, 2: "x", 3: "x"} for row, name in enumerate("ABCD", 2)}
WIDELY = {row: {1: name, 2: "x", 3: "x", 4: "x", 5: "x"} for row, name in enumerate("ABCD", 2)}
RATED = {row: {1: name, 2: row, 3: 2 * row, 4: 3} for row, name in enumerate("ABCD", 2)}


@pytest.mark.parametrize(
    ("row", "cells", "sums"),
    [
        (["Totale FERMO", 4, 2], MARKED, True),
        (["Итого Юг", 4, 4], MARKED, True),
        (["华南合计", 3, 3], MARKED, True),
        (["Nord yekun", 3, 3], MARKED, True),
        (["Total Energies", 1, 2], MARKED, False),  # ranks
        (["Total Energies", 7, 9], MARKED, False),
        (["Total Energies", "x", "x"], MARKED, False),
        (["Total Nord", 2, 3, 4, 9], WIDELY, True),  # of four counts one may be false
        (["Total Nord", 2, 3, 9, 9], WIDELY, False),
        (["Total North", 14, 28, 12], RATED, True),
        (["Total North", 9, 18, 6], RATED, True),  # of the last two
        (["Total Energies", 5, 4, 3], RATED, False),
    ],
)
def test_a_word_behind_the_one_for_a_total_may_be_what_is_counted_or_a_name(row, cells, sums):
    assert sums_up(dict(enumerate(row, 1)), list(cells), cells) is sums


def test_the_number_of_two_rows_may_be_something_else():
    above = {row: LIST[row] for row in (2, 3)}
    assert not sums_up({1: 2}, [2, 3], above)
    assert sums_up({1: "Total", 2: 2}, [2, 3], above)


def test_the_name_of_a_column_is_english_where_a_language_has_none():
    word = Word("zone", {"en": ("Zone", "Area"), "ru": ("Зона",), "zh": ()}, {})
    assert [word.name(), word.name("ru"), word.name("zh")] == ["Zone", "Зона", "Zone"]
    assert word.told.english == "Zone"
    assert dict(word.told.others) == {"en": "Zone", "ru": "Зона", "zh": "Zone"}
    assert word.spellings() == {"zone": "Zone", "area": "Area", "зона": "Зона"}


def test_separators_hold_for_a_column_or_else_for_its_sheet():
    said = FormMap(separators={("form", "whom"): ("/",), ("form", ""): (";", "+")})
    assert said.separators_of("Form", "Whom") == ("/",)
    assert said.separators_of("FORM", "Number", "whom") == ("/",)
    assert said.separators_of("Form", "Not with") == said.separators_of("Form") == (";", "+")
    assert said.separators_of("Other", "Whom") == ()


def test_an_entry_without_a_line_is_told_at_the_line_of_its_section():
    said = FormMap(name="map.toml", lines={("form",): 3, ("form", "Answers", "holds"): 5})
    assert said.cell("form", "Answers", "holds") == Cell("map.toml", 5)
    assert said.cell("form", "Answers", "role") == Cell("map.toml", 3)
    assert said.cell("names", "Altyn") == Cell("map.toml", 0)


@pytest.mark.parametrize(
    ("grid", "painted", "struck"),
    [
        (Grid("A", {1: {1: "x"}, 2: {1: "y"}}), False, False),
        (Grid("A", {1: {1: "x"}, 2: {1: "y"}}, colours={(1, 1): "FF0000"}), False, False),
        (Grid("A", {1: {1: "x"}, 2: {1: "y"}}, colours={(2, 1): "FF0000"}), True, False),
        (Grid("A", {1: {1: "x"}, 2: {1: "y"}}, struck=frozenset({(1, 1)})), True, False),
        (Grid("A", {1: {1: 3}, 2: {1: "~~y~~"}}), False, True),
        (Grid("A", {2: {1: "y\u0336"}}), False, True),
        (Grid("A", {2: {1: "y\u0335"}}), False, True),
        (Grid("A", {2: {1: "yz"}}, runs={(2, 1): (("y", True), ("z", False))}), False, True),
    ],
)
def test_a_sheet_is_painted_below_its_titles_or_struck_in_parts(grid, painted, struck):
    assert (grid.is_painted, grid.is_struck_in_part) == (painted, struck)


@pytest.mark.parametrize(("count", "shown"), [(1, 1), (10, 10), (11, 10)])
def test_hidden_rows_and_columns_are_told_the_first_ten_of_them(count, shown):
    columns = list(vocabulary().sheets["Suppliers"].columns.values())[: count + 1]
    titles = {place: word.name() for place, word in enumerate(columns, start=1)}
    rows = {1: titles} | {row: {1: f"S{row}", 2: f"Company {row}", 3: "A"} for row in range(2, 14)}
    hidden = frozenset(range(2, 2 + count))
    grid = Grid("Suppliers", rows, hidden_rows=hidden, hidden_columns=hidden)
    found = Findings()
    read_table(grid, Layout("Suppliers", ()), found)
    told = {f.code: f.details for f in found.all() if "hidden" in f.code}
    of_rows, of_columns = told["rows-hidden"], told["columns-hidden"]
    more = ["…"] if count > shown else []
    assert (of_rows["count"], list(of_rows["rows"])) == (count, [*map(str, range(2, 2 + shown)), *more])
    assert of_columns["count"] == min(count, len(titles) - 1)
    assert list(of_columns["columns"])[:shown] == [letters(n) for n in range(2, 2 + shown)]


def test_a_map_says_of_a_sheet_by_its_own_name_what_holds_for_the_name_of_its_file():
    of_one = {("form", "answers", "columns", "whom"): "wishes", ("names", "answers"): "nobody"}
    said = FormMap(answers=of_one, separators={("answers", "whom"): (";",)})
    found = said.for_sheets({"Export": "Answers"})
    assert found.answers == {("form", "export", "columns", "whom"): "wishes", ("names", "answers"): "nobody"}
    assert found.separators_of("Export", "Whom") == (";",)
    assert said.for_sheets({}) == said
    both = FormMap(answers={**of_one, ("form", "export", "holds"): "answers"})
    assert both.for_sheets({"Export": "Answers"}) == both


@pytest.mark.parametrize(
    ("row", "sums"),
    [
        ({1: "Demandes", 2: 3, 3: 2, 4: 1}, True),
        ({1: "Demandes", 2: 3, 3: 1, 4: 1}, True),  # a refusal is not counted
        ({1: "Demandes", 2: 3, 3: 3, 4: 1}, False),
        ({1: "Demandes", 2: 2, 3: 1, 4: 1}, False),
        ({1: "Demandes", 2: 3, 3: 2}, False),
        ({1: "Demandes", 2: 3, 3: 2, 4: 1, 5: "Orda"}, False),
    ],
)
def test_a_row_sums_up_if_its_numbers_count_the_marks_above(row, sums):
    marks = {2: {1: "Altyn", 2: "X", 3: "N"}, 3: {1: "Orda", 2: "x", 3: "X"}, 4: {1: "Ural", 2: "XX", 4: "X"}}
    assert sums_up(row, [2, 3, 4], marks) is sums
    ranks = {number: {1: f"Company {number}", **dict.fromkeys((2, 3, 4), number)} for number in (2, 3, 4)}
    assert not sums_up({1: "Demandes", 2: 3, 3: 3, 4: 3}, [2, 3, 4], ranks)


@pytest.mark.parametrize(
    ("counts", "sums"),
    [((3, 2, 1, 2), True), ((3, 2, 2, 2), True), ((3, 2, 3, 2), False), ((1, 2, 3, 4), False), ((3, 2, 1), False)],
)
def test_a_row_with_an_unknown_word_counts_the_ranks_above_each_with_or_without_crosses(counts, sums):
    """The third column has a rank and a cross, which may be counted."""
    ranks = [(1, 2, 3, None), ("★", None, None, 1), (2, 1, "×", 3)]
    rows = {row: {1: f"Buyer {row}", **dict(enumerate(of, 2))} for row, of in enumerate(ranks, 2)}
    rows = {row: {c: value for c, value in of.items() if value is not None} for row, of in rows.items()}
    assert sums_up({1: "被选次数", **dict(enumerate(counts, 2))}, [*rows], rows) is sums
