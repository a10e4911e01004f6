"""Where the list of a sheet begins, with a header of one or two rows or with none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sco_scheduler.intake.table.grids import Grid
from sco_scheduler.intake.understanding.lists.regions import (
    _heading_of_first,
    _heads_groups,
    _heads_matrix,
    _is_data,
    _numbers_below,
    _options,
    _spread,
    _titles,
    find_region,
)
from sco_scheduler.intake.understanding.lists.title_rows import is_second_row, recurs, title_like
from sco_scheduler.intake.understanding.names.matching import NameIndex
from tests.intake.understanding.sheets import listed, sheet

ROWS = [
    ["Altyn Trade", "Kazakhstan"],
    ["Ural Import", "Russia"],
    ["Orda Foods", "Kazakhstan"],
    ["Silk Way", "Uzbekistan"],
]
SMALL = [["Altyn Trade", "H1-01", "Osh"], ["Ural Import", "H1-02", "Moscow"], ["Orda Foods", "H1-03", "Perm"]]


@pytest.mark.parametrize("above", [[], [["Buyers of the forum"]], [["Buyers of the forum"], []]])
def test_a_list_without_a_header_begins_with_its_first_row(above):
    region = listed("List", *above, *ROWS)
    assert list(region.columns[0].cells.values()) == [name for name, _ in ROWS]
    assert region.columns[0].titles == ()


@pytest.mark.parametrize("above", [[], [["Buyers of the forum"]], [["Organizer:", "Ministry"], []]])
def test_a_header_is_found_below_what_stands_above_it(above):
    region = listed("List", *above, ["Company", "Country"], *ROWS)
    assert region.header == (len(above) + 1,)
    assert [column.title for column in region.columns] == ["Company", "Country"]
    assert list(region.columns[0].cells.values()) == [name for name, _ in ROWS]


@pytest.mark.parametrize(("there", "not_there"), [("available", "not available"), ("verfügbar", "nicht verfügbar")])
def test_a_row_of_words_that_other_rows_have_is_no_header(there, not_there):
    hours = ["Tue 24 Nov 09:00-12:30", "Tue 24 Nov 13:30-17:00", "Wed 25 Nov 09:00-12:30"]
    rows = [[n, name, there, there, there] for n, (name, _) in enumerate(ROWS, 5001)]
    rows[1][3:] = not_there, not_there
    rows[2][4] = not_there
    assert listed("List", ["Participant ID", "Organisation", *hours], *rows).header == (1,)


@pytest.mark.parametrize("titles", [["类别", "序号", "企业名称", "产品"], ["Zor", "Pli", "Kes", "Bran"]])
@pytest.mark.parametrize(
    "key", [["图例", None, "黄底=已确认", "红底=不来了"], ["Key", "yellow = x", "red = y", "blue = z"]]
)
def test_a_row_that_explains_looks_is_no_heading_of_groups_above_the_header(key, titles):
    region = listed("List", key, titles, *([None, n, name, "tea"] for n, (name, _) in enumerate(ROWS, 1)))
    assert region.header == (2,)
    assert [column.title for column in region.columns] == titles


def test_a_name_that_is_merged_over_several_rows_is_written_once():
    rows = [
        ["Altyn Trade", "Jade Tea"],
        [None, "Lotus"],
        ["Ural Import", "Jade Tea"],
        [None, "Dazu"],
        ["Silk Way", "Dazu"],
    ]
    grid = replace(sheet("List", ["Company", "Wish"], *rows), merged=((2, 3, 1, 1), (4, 5, 1, 1)))
    region = find_region(grid, NameIndex())
    assert region is not None
    named, wish = region.columns
    assert (named.profile.unique, named.profile.full, named.profile.filled) == (1.0, 1.0, 3)
    assert (len(named.cells), named.again, wish.again) == (5, {3, 5}, set())


def test_headings_of_parts_are_no_rows_and_each_row_knows_its_own():
    rows = [[*row, "P001"] for row in ROWS]
    region = listed("List", ["Company", "Country", "ID"], ["Buyers"], *rows[:2], ["Exhibitors"], *rows[2:])
    assert list(region.sections.values()) == ["Buyers", "Exhibitors"]
    assert [region.section_of(row) for row in region.rows] == ["Buyers", "Buyers", "Exhibitors", "Exhibitors"]
    assert region.section_of(1) == ""


def test_a_text_that_is_merged_over_a_list_heads_a_part_and_is_no_row():
    marked = [[name, "x", "x", None, "x"] for name, _ in ROWS]
    grid = sheet("Wishes", ["Seller", *"ABCD"], ["Fruit and nuts"], *marked, ["Of the sea"], ["Kazzinc"])
    region = find_region(replace(grid, merged=((2, 2, 1, 5), (7, 7, 1, 5), (8, 8, 1, 2))), NameIndex())
    assert region is not None
    assert (list(region.rows), region.remarks) == ([3, 4, 5, 6, 8], {2: "Fruit and nuts", 7: "Of the sea"})


def test_the_nearest_side_above_the_header_heads_the_first_part_where_others_are_headed_by_theirs():
    rows = [[*row, "P001"] for row in ROWS]
    above = [["Suppliers of the forum"], ["Buyers"]]
    region = listed("List", *above, ["Company", "Country", "ID"], *rows[:2], ["Exhibitors"], *rows[2:])
    assert sorted(region.sections.items()) == [(2, "Buyers"), (6, "Exhibitors")]
    assert listed("List", *above, ["Company", "Country", "ID"], *rows).sections == {}


@pytest.mark.parametrize("rows", [[], [["Company"]], [[], []]])
def test_a_sheet_of_one_row_or_none_has_no_list(rows):
    assert find_region(sheet("List", *rows), NameIndex()) is None


TALL, WIDE, BELOW = (1, 2, 1, 1), (1, 1, 2, 3), (5, 6, 1, 1)
"""Merged cells: the first title over two rows, the second over two columns, and two cells far below."""


@pytest.mark.parametrize(
    ("second", "merged", "header"),
    [
        ([None, "morning", "evening"], (WIDE, TALL), (1, 2)),
        ([None, "morning", "evening"], (TALL,), (1, 2)),
        ([None, "morning", "evening " * 12], (TALL,), (1,)),
        (["Response", "Response", "Open-Ended Response"], (), (1, 2)),
        (["Silk Way", "g", "h"], (WIDE,), (1,)),
        (["Silk Way", "g", "h"], (WIDE, BELOW), (1,)),
        (["Silk Way", "g", "h"], (), (1,)),
        (["Altyn", "3", "x"], (WIDE,), (1,)),
    ],
)
def test_the_row_below_a_header_goes_on_with_it_where_merged_titles_say_so(second, merged, header):
    rows = [["Company", "Would like to meet", None], second, ["Altyn Trade", "a", "b"], ["Ural Import", "c", "d"]]
    region = find_region(
        replace(sheet("List", *rows, ["Orda Foods", "e"], ["Kazzinc", "f"]), merged=merged), NameIndex()
    )
    assert region is not None
    assert region.header == header
    assert [column.number for column in region.columns] == [1, 2, 3]


@pytest.mark.parametrize(
    ("above", "merged", "header"),
    [
        ([], ((1, 2, 1, 1), (1, 1, 2, 3)), (1, 2)),
        ([["Forum"]], ((1, 1, 1, 3), (2, 3, 1, 1), (2, 2, 2, 3)), (2, 3)),
        ([], (), (1, 2)),
        ([["Forum"]], (), (2, 3)),
    ],
)
def test_a_small_header_begins_in_the_row_of_the_titles_that_are_above_two(above, merged, header):
    grid = sheet("List", *above, ["Buyer", "Details", None], [None, "Stand", "City"], *SMALL)
    region = find_region(replace(grid, merged=merged), NameIndex())
    assert region is not None
    assert region.header == header
    assert [column.titles[-1] for column in region.columns] == ["Buyer", "Details", "Details" if merged else "City"]
    assert len(region.rows) == len(SMALL)


def test_a_merged_title_says_nothing_of_the_rows_that_it_covers():
    cells = {1: {1: "Company", 2: "Country"}, 2: {2: "KZ"}, 3: {1: "Altyn", 2: "KZ"}, 4: {2: "UZ"}}
    said = {(1, 2): {}, (3, 4): {(4, 1): "Altyn"}, (3, 9): {(4, 1): "Altyn"}}
    assert {rows: _spread(Grid("A", cells, merged=((*rows, 1, 1),)), 1) for rows in said} == said


def test_a_merged_cell_is_that_of_all_rows_of_the_list_that_it_covers():
    rows = [["Company", "Country", "Wants"], ["Altyn", "KZ", "Jade"], [None, "KZ", "Lotus"], [None, None, "Osh"]]
    grid = sheet("A", *rows, ["Ural", "RU", "Jade"], [], ["Total: 2"])
    region = find_region(replace(grid, merged=((2, 4, 1, 1), (3, 4, 2, 2), (5, 7, 1, 1))), NameIndex())
    assert region is not None
    assert [column.cells for column in region.columns[:2]] == [
        {2: "Altyn", 3: "Altyn", 4: "Altyn", 5: "Ural"},
        {2: "KZ", 3: "KZ", 4: "KZ", 5: "RU"},
    ]


@pytest.mark.parametrize(
    ("rows", "again"),
    [
        (("Altyn|x", "Ural", "Altyn"), True),
        (("Altyn|x", "Ural", "|Altyn"), False),
        (("must|x", "Ural", "|must"), True),
        (("Altyn|x", "Ural", "Orda"), False),
        (("Altyn|x",), False),
    ],
)
def test_a_text_comes_again_in_its_column_or_as_a_level_in_any(rows, again):
    assert recurs(_filled(*rows), 1, 1) is again


NAMES = NameIndex()
for name in ("Altyn Trade LLP", "Jade Tea"):
    NAMES.add(name, [name])
DATA = ("Altyn Trade LLP|Kenya|Tea leaves", "Ural Import|Peru|Oil", "Orda Foods|Chad|Wool")


def _filled(*rows: str) -> dict[int, dict[int, str]]:
    """Rows of cells between bars, the empty ones left out."""
    return {r: {c: text for c, text in enumerate(row.split("|"), 1) if text} for r, row in enumerate(rows, 1)}


def _grid(rows: dict[int, dict[int, str]], *merged: tuple[int, int, int, int]) -> Grid:
    return Grid("A", rows, merged=merged)


@pytest.mark.parametrize(
    ("rows", "data"),
    [
        (("a@b.cc|Anna Smith", "c@d.ee|Bobby"), True),
        (("Altyn Trade Company LLP|Anna Smith", "Ural Import LLC|Bobby"), True),
        (("Anna Smith|alpha", "Bobby|delta"), False),
        (("Anna Smith|12", "Bobby|1300"), True),
        (("Company|12", "Bobby|1300"), False),
        (("Altyn Trade Company LLP|Products", "Ural Import LLC|Bobby"), False),
        (("Kenya|Mali", "Tea leaves|Oil of olives"), True),
        (("12|alpha|beta|gamma", "Bobby Lee|delta|eta|theta"), True),
        (("12|alpha|beta|gamma|iota", "Bobby Lee|delta|eta|theta|zeta"), False),
        (("12|Kenya|beta|gamma|iota", "Bobby Lee|delta|eta|theta|zeta"), True),
        (("12|alpha|beta|gamma|iota", "Bobby Lee|delta|beta|theta|zeta"), True),
        (("12|alpha|beta|gamma|iota", "12|delta|eta|theta|zeta"), False),
        (("Anna Smith|KZ", "x|no"), False),
        (("Kenya|12", "Kenya|", "|12", "Kenya|"), False),
    ],
)
def test_a_row_is_data_by_values_that_no_title_has_and_none_that_only_titles_have(rows, data):
    assert _is_data(_filled(*rows), 1, NAMES) is data


@pytest.mark.parametrize(
    ("rows", "numbered"),
    [
        (("|Company", "1|A", "2|B"), True),
        (("Company|", "A|1", "B|2"), True),
        (("|Company", "1|A"), False),
        (("|Company", "1|A", "3|B"), False),
        (("|Company", "2|A", "3|B"), False),
        (("|Company", "1|A", "|B", "2|C"), False),
        (("|Company|", "1|A|1", "2|B|2"), False),
        (("Company|City", "A|1", "B|2"), False),
    ],
)
def test_a_column_without_a_title_numbers_the_rows_from_one_on(rows, numbered):
    assert _numbers_below(_filled(*rows), 1) is numbered


@pytest.mark.parametrize(
    ("rows", "columns"),
    [
        (("A|B", "A|", "|B", "A|B"), {1, 2}),
        (("A|B", "A|", "A|C"), set()),
        (("A|B", "A|B"), set()),
        (("A|B", "A|"), set()),
        (("A|B",), set()),
    ],
)
def test_options_are_below_their_own_names_in_some_rows_and_no_others(rows, columns):
    assert _options(_filled(*rows), 1) == columns


@pytest.mark.parametrize(
    ("rows", "heads"),
    [
        (("Who|A|B", "x|1|2", "y|must|no"), True),
        (("Who|A|B", "x|1|long text", "y|long word|2"), False),
        (("Who|A|B", "x|1|long text", "y||2"), True),
        (("Who|A|B", "x|if possible|long text"), False),
        (("Who|A|B", "x|if possible|yes"), True),
        (("Who|A|B", "x|definitely must have a meeting with those|long text"), False),
        (("Who|A|B", "long text|■ red|"), True),
        (("Who|A|B",), False),
    ],
)
def test_names_head_a_matrix_where_more_than_half_of_the_cells_below_are_signs(rows, heads):
    assert _heads_matrix(_filled(*rows), 1) is heads


@pytest.mark.parametrize(
    ("rows", "merged", "groups"),
    [
        (("Firm|Wishes", "Name|1|2"), (), True),
        (("List", "Name|1|2"), (), False),
        (("List|Zeta|Eta", "Name|1|2"), (), False),
        (("List", "Name|1|2"), ((1, 1, 1, 3),), False),
        (("List", "Name|1|2"), ((1, 1, 1, 2),), True),
        (("List of companies||Buyers", "Name|1|2"), (), False),
        (("List of companies|Buyers", "Name|1|2"), (), True),
        (("|List of companies||Buyers", "Name|1|2|3"), (), True),
        (("List||Buyers", "Name|1|2"), (), True),
        (("Company||Buyers", "Name|1|2"), (), True),
        (("List of companies||Zeta", "Name|1|2"), (), True),
    ],
)
def test_headings_of_groups_are_several_or_merged_and_no_caption_with_the_side_of_the_list(rows, merged, groups):
    filled = _filled(*rows)
    assert _heads_groups(_grid(filled, *merged), filled[1], filled[2], 1) is groups


@pytest.mark.parametrize(
    ("rows", "merged", "second"),
    [
        (("Firm|Alpha|Beta", "Name|E-mail|Phone"), (), True),
        (("Firm|Alpha|Beta", "Name|Gamma|Delta"), (), False),
        (("Firm|Alpha|Beta|Gamma", "E-mail|Country|Eta|Iota"), (), True),
        (("Firm|Alpha|Beta|Gamma|Eta", "E-mail|Country|Zeta|Iota|Theta"), (), False),
        (("Firm|Contact|Goods", "Name|E-mail|Phone"), (), False),
        (("Firm|Alpha|Beta", "Country|Phone|Altyn Trade LLP"), (), False),
        (("Firm|Alpha|Beta", "Country|Phone|12"), (), False),
        (("Firm|Alpha|Beta", "Country|Phone|a@b.cc"), (), False),
        (("Firm|Alpha|Beta", "Country|Phone|Kenya"), (), False),
        (("Firm|Alpha|Beta", "Country|Phone|Zeta Ltd"), (), False),
        (("Firm|Alpha|Beta", "Country|Phone|Zeta"), (), True),
        (("Firm|Alpha|Beta", "Country|Phone|Tea leaves"), (), False),
        (("Firm|Days|", "|Mon|Tue"), ((1, 1, 2, 3),), True),
        (("Firm|Days|", "|Mon|Tue"), ((1, 1, 2, 2),), False),
        (("Firm|Days|", "x|Mon|Tue"), ((1, 1, 2, 3),), False),
        (("Firm|Days|", "|Mon|Tue"), ((1, 2, 1, 1),), True),
        (("Firm|Note|Days", "||Zz"), ((1, 2, 1, 2),), True),
        (("Firm|Note|Days", "Zz||Zy"), ((1, 2, 1, 2),), False),
        (("Firm|Days|", "Zz|Mon|Tue"), ((1, 2, 1, 1),), False),
        (("Firm|A", "Response|Open-Ended Response"), (), True),
        (("Company|Country", "Company|Country"), (), False),
    ],
)
def test_a_second_row_of_titles_divides_merged_ones_or_has_mostly_titles_and_no_value(rows, merged, second):
    filled = _filled(*rows, *DATA)
    assert is_second_row(_grid(filled, *merged), filled, 1, 2, NAMES) is second


@pytest.mark.parametrize(
    ("rows", "second"),
    [
        (("Firm|Whom?||", "|Altyn Trade LLP|Jade Tea|Zeta", "Aa|Altyn Trade LLP||x", "Bb||Jade Tea|"), True),
        (("Firm|Whom?|", "|Altyn Trade LLP|Jade Tea", "Aa|Altyn Trade LLP|", "Bb||Jade Tea"), False),
        (("Firm|Whom?|Zz|", "|Altyn Trade LLP|Jade Tea|Zeta", "Aa|Altyn Trade LLP||x", "Bb||Jade Tea|"), False),
    ],
)
def test_a_row_of_three_options_of_a_question_is_a_second_row_where_two_have_nothing_above(rows, second):
    filled = _filled(*rows)
    assert is_second_row(_grid(filled), filled, 1, 2, NAMES) is second


@pytest.mark.parametrize(
    ("rows", "merged", "titles"),
    [
        (("Company|Contact|", "Name|E-mail|Phone", *DATA), (), ["Company Name", "Contact E-mail", "Phone"]),
        (("Company|Contact|", "|E-mail|Phone", *DATA), ((1, 1, 2, 3),), ["Company", "Contact E-mail", "Contact Phone"]),
        (("Company|Choice|", "|1|2", *DATA), (), ["Company", "Choice 1", "Choice 2"]),
        (("Company|Want|", "|1st choice|Zeta", *DATA), (), ["Company", "Want 1st choice", "Zeta"]),
        (("Company|Whom?|", "|Eta|Jade Tea", *DATA), (), ["Company", "Whom? Eta", "Whom? Jade Tea"]),
        (("Company|Whom?|", "|Zeta|Etta", "a|Zeta|", "b||Etta"), (), ["Company", "Whom? Zeta", "Whom? Etta"]),
    ],
)
def test_a_heading_reaches_over_merged_cells_and_further_numbers_options_and_names(rows, merged, titles):
    filled = _filled(*rows)
    assert [said[0] for said in _titles(_grid(filled, *merged), (1, 2), filled, NAMES).values()] == titles


@pytest.mark.parametrize(
    ("text", "score"),
    [
        ("Company", 1.0),
        ("x" * 251, 0.0),
        ("Company" + " x" * 122, 0.0),
        ("a@b.cc", 0.0),
        ("max 5", 0.0),
        ("12 June 9:00-10:00", 0.0),
        ("1st choice", 0.8),
        ("1", 0.0),
        ("Jade Tea", 0.6),
        ("Almaty", 0.0),
    ],
)
def test_no_title_is_very_long_or_a_value(text, score):
    assert title_like(text, NAMES) == score


def test_a_name_is_a_title_of_a_matrix_alone():
    assert title_like("Jade Tea", None) == 0.0


@pytest.mark.parametrize(
    ("sections", "above", "heading"),
    [
        ({5: "Buyers"}, {1: "Suppliers", 2: "Exhibitors", 3: "Zz"}, {2: "Exhibitors"}),
        ({5: "Zz"}, {1: "Suppliers"}, {}),
        ({5: "Buyers"}, {1: "Zz"}, {}),
    ],
)
def test_the_last_side_above_the_header_heads_the_first_part_of_a_list_of_both(sections, above, heading):
    assert _heading_of_first(sections, above) == heading


def test_signs_explained_in_cells_of_one_row_are_apart():
    signs = ["Légende :", "X = souhaite rencontrer", "", "XX = indispensable", "N = ne souhaite pas"]
    region = listed(
        "Wishes", signs, ["Company", "Country", "Wish", "Maximum", "City"], *([*row, "X", 3, "Osh"] for row in ROWS)
    )
    assert region.remarks[1] == "X = souhaite rencontrer; XX = indispensable; N = ne souhaite pas"


@pytest.mark.parametrize(
    ("rows", "is_list"),
    [
        (
            [
                ["Shared by Kadri, Marek and Olga. Buyers = schools, suppliers = companies that sell."],
                ["Colours on the sheet Buyers:"],
                ["Wishes stand in the order of their importance, 1 is the most important."],
                ["If the sheet Changes says something else, that is what counts!"],
            ],
            False,
        ),
        ([["Which of these suppliers would you like to meet at the fair?"], *([name] for name, _ in ROWS)], True),
        ([["Buyers"], *([name] for name, _ in ROWS)], True),
    ],
)
def test_a_sheet_of_explanations_is_no_list(rows, is_list):
    assert (find_region(sheet("Read me", *rows), NameIndex()) is not None) is is_list


@pytest.mark.parametrize("number", ["{}. ", "{}) ", "{}、"])
def test_the_numbers_before_all_titles_leave_them_titles(number):
    names = ["Chongqing Motors", "River Machines", "Jialing Tractors", "Two Rivers Foods"]
    bare = ["Buyer", "Fri 24 Nov 09:00-12:30", *names]
    titles = [number.format(n) + text for n, text in enumerate(bare, 1)]
    region = listed("List", titles, *([name, "yes", None, 1, None, 2] for name, _ in ROWS))
    assert region.header == (1,)
    assert [column.title for column in region.columns] == bare


def test_numbers_that_tell_titles_apart_or_do_not_count_them_stay():
    region = listed("List", ["Company", "1. wish", "2. wish"], *([name, "A", "B"] for name, _ in ROWS))
    assert [column.title for column in region.columns] == ["Company", "1. wish", "2. wish"]
    region = listed("List", ["1. wish", "2. wish", "3. wish"], *([name, "A", "B"] for name, _ in ROWS))
    assert [column.title for column in region.columns] == ["1. wish", "2. wish", "3. wish"]


@pytest.mark.parametrize(("last", "header"), [(3, (2,)), (2, (1, 2))])
def test_a_title_over_most_of_a_list_from_its_first_column_heads_no_group(last, header):
    rows = [["Requests 2025"], ["From", "To", "Level", "E-mail"], *([name, "A", "must", "x@y.org"] for name, _ in ROWS)]
    merged = ((1, 1, 1, last),)
    assert find_region(replace(sheet("List", *rows), merged=merged), NameIndex()).header == header
