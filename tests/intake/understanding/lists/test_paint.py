"""What colours, struck-through text and stars become, cell by cell."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sco_scheduler.domain.messages import Cell
from sco_scheduler.intake.table.grids import Book, Grid
from sco_scheduler.intake.understanding.cells.looks import PAINT
from sco_scheduler.intake.understanding.lists.paint import _columns_of_signs, with_colours, with_grades
from tests.intake.understanding.sheets import sheet, shown

GREEN, RED, YELLOW = "00B050", "FF0000", "FFFF00"
BOXES = [["Buyer", "Jade", "Lotus", "Opal"], ["Altyn"], ["Orda"], ["Steppe"]]
PAINTED = {(2, 2): GREEN, (2, 3): RED, (3, 4): GREEN, (4, 2): RED}


def coloured(*above: list[object], colours: dict[tuple[int, int], str], boxes: list[list[str]] | None = None) -> Grid:
    """A matrix of empty boxes below other rows; the places of colours count from its header."""
    made = sheet("M", *above, *(boxes or BOXES))
    places = {(row + len(above) if row > 0 else -row, column): colour for (row, column), colour in colours.items()}
    return replace(made, colours=places)


def read(grid: Grid) -> list[str]:
    return shown(with_colours(Book("t", (grid,)))[0].grids[0])


def test_a_colour_that_one_cell_explains_stands_as_its_words_in_empty_boxes():
    # A row of 0 or below counts from the top of the sheet.
    legend = {(-1, 2): GREEN, (-1, 3): RED}
    assert read(coloured(["Marks:", "must meet", "do not want"], colours={**PAINTED, **legend}))[1:] == [
        "M 2: A2 Buyer, B2 Jade, C2 Lotus, D2 Opal",
        "M 3: A3 Altyn, B3 must meet, C3 do not want",
        "M 4: A4 Orda, D4 must meet",
        "M 5: A5 Steppe, B5 do not want",
    ]


def test_a_cell_that_explains_a_colour_is_no_part_of_the_list():
    assert read(coloured(["must meet"], colours={**PAINTED, (-1, 1): GREEN}))[0].startswith("M 2")
    # A row of two texts that are not painted is one of a list, which stays.
    said = coloured(["must meet", "a", "b"], colours={**PAINTED, (-1, 1): GREEN})
    assert read(said)[0] == "M 1: A1 must meet, B1 a, C1 b"


@pytest.mark.parametrize(
    ("above", "word"),
    [
        ([], f"■ {GREEN}"),
        ([["Marked green: meetings that must be held"]], "must"),
        ([["Marked green or yellow: meetings that must be held"]], f"■ {GREEN}"),
        ([["Marked blue: meetings that must be held"]], f"■ {GREEN}"),
        ([["Marked green: meetings"]], f"■ {GREEN}"),
        ([["Marked green: meetings that must be held " + "x" * 160]], f"■ {GREEN}"),
        ([["Green", "must be held"]], "must"),
        ([["Green Valley", "must be held"]], f"■ {GREEN}"),
    ],
)
def test_a_sentence_may_call_a_colour_by_its_name(above, word):
    assert f"B{2 + len(above)} {word}, C" in read(coloured(*above, colours=PAINTED))[1 + len(above)]


@pytest.mark.parametrize(
    ("colours", "word"),
    [
        ({(2, 2): "FF8000"}, "orange"),
        ({(2, 2): "FFFFFF00"}, "yellow"),
        ({(2, 2): "#0000ff"}, "blue"),
        ({(2, 2): "800080"}, "purple"),
        ({(2, 2): "FF0030"}, "red"),
        ({(2, 2): "808080"}, "grey"),
        ({(2, 2): "D9DDD9"}, "grey"),
    ],
)
def test_hues_are_called_by_their_names(colours, word):
    grid = coloured([f"{word}: must meet"], colours={**colours, (3, 3): "00FF00", (4, 4): "00FF00"})
    assert "B3 must" in read(grid)[2]


def test_a_text_alone_behind_a_painted_cell_says_what_its_colour_means():
    grid = coloured([None, "must meet"], colours={**PAINTED, (-1, 1): GREEN})
    assert read(grid)[1].startswith("M 3: A3 Altyn, B3 must meet")


def test_two_meanings_of_a_colour_are_none():
    grid = coloured(["must meet"], ["maybe"], colours={**PAINTED, (-1, 1): GREEN, (-2, 1): GREEN})
    assert f"■ {GREEN}" in read(grid)[3]


@pytest.mark.parametrize(
    ("boxes", "painted"),
    [
        (BOXES, True),
        ([row[:3] for row in BOXES], False),  # two boxes are no matrix
        (
            [*BOXES[:1], ["Altyn", "x", "x", "x"], ["Orda", "x", "x", "x"], ["Steppe"]],
            True,
        ),  # a tick in the colour does not explain it
    ],
)
def test_paint_says_something_in_three_columns_without_words(boxes, painted):
    grid = coloured(boxes=boxes, colours=PAINTED | {(4, 3): RED, (4, 4): GREEN})
    assert any("■" in line for line in read(grid)) is painted


def test_rows_that_are_painted_as_a_whole_say_nothing():
    whole = {(3, column): YELLOW for column in (2, 3, 4)}
    lines = read(coloured(colours={**whole, (2, 2): GREEN, (2, 3): GREEN, (4, 4): GREEN}))
    assert lines[2] == "M 3: A3 Orda"
    assert lines[1].endswith(f"B2 ■ {GREEN}, C2 ■ {GREEN}")


def test_a_text_in_an_explained_colour_has_a_look_and_one_struck_through_a_comment():
    grid = coloured(["must meet"], colours={(-1, 1): GREEN, (3, 1): GREEN, (4, 1): RED})
    grid = replace(grid, struck=frozenset({(5, 1)}), comments={(4, 1): "own"})
    made, painted = with_colours(Book("t", (grid,)))
    assert made.grids[0].comments == {(4, 1): "own", (5, 1): "~~Steppe~~"}
    assert painted.meanings[painted.looks[Cell("M", 4, "A")][0]] == "must meet"


@pytest.mark.parametrize(
    ("cells", "legend", "numbers"),
    [
        (("★★★", "★", "★★☆"), [], [3, 1, 2]),
        (("***", "*", "text"), [], [3, 1, "text"]),
        (("★", "★", "★"), [], ["★", "★", "★"]),  # mere ticks
        (("★★", "★", "x"), [["★★", "must meet"]], ["★★", "★", "x"]),
        (("★★", "★", "x"), [["★★ = must meet"]], ["★★", "★", "x"]),
        (("**", "*", "–"), [["** = must meet  * = if there is time  – = no"]], ["**", "*", "–"]),
        (("**", "*", "x"), [["** printed in May"]], [2, 1, "x"]),
        (("⭐️⭐️", "⭐️", "x"), [], [2, 1, "x"]),
        (("★★*", "★★", "x"), [["* for notes"]], ["★★*", "★★", "x"]),
    ],
)
def test_stars_become_numbers_where_nothing_else_says_what_they_mean(cells, legend, numbers):
    grid = sheet("M", ["Buyer", "Jade"], *([f"B{n}", text] for n, text in enumerate(cells)), *legend)
    book, changed = with_grades(Book("t", (grid,)))
    assert [book.grids[0].rows[row][2] for row in (2, 3, 4)] == numbers
    assert changed == (frozenset({"M"}) if numbers != list(cells) else frozenset())


NUMBERED = [
    ["Buyer", "Land", "Jade", "Lotus", "Opal", "Onyx"],
    ["Altyn Trade", "Kazakhstan", "1", "", "2", ""],
    ["Orda Import", "Russia", "2", "1", "", ""],
    ["Steppe Foods", "Mongolia", "", "2", "1", ""],
]


def numbered(colours: dict[tuple[int, int], str], *below: list[object]) -> Grid:
    return replace(sheet("M", *([v or None for v in row] for row in NUMBERED), [], *below), colours=colours)


@pytest.mark.parametrize(
    ("below", "word"),
    [
        ([None, "– do not arrange (refused by the buyer)"], "no"),
        (["Red", "red – do not arrange any meeting"], "do not arrange any meeting"),
        (["Cells in red: do not arrange"], "no"),
        (["something else"], "something else"),
        ([], f"{PAINT}{RED}"),
    ],
)
def test_one_empty_cell_among_numbers_that_is_painted_says_something(below, word):
    rows = read(numbered({(2, 4): RED, **({(6, 1): RED} if len(below) != 1 or "red" not in below[0] else {})}, below))
    assert rows[1] == f"M 2: A2 Altyn Trade, B2 Kazakhstan, C2 1, D2 {word}, E2 2"


def test_rows_columns_and_a_diagonal_painted_as_such_say_nothing():
    striped = {(row, column): YELLOW for row in (2, 4) for column in range(1, 7)}
    assert read(numbered(striped)) == shown(numbered({}))
    assert (
        read(numbered({**striped, (2, 4): RED}))[1]
        == f"M 2: A2 Altyn Trade, B2 Kazakhstan, C2 1, D2 {PAINT}{RED}, E2 2"
    )
    assert read(numbered({(row, 6): GREEN for row in (2, 3, 4)})) == shown(numbered({}))
    names = ["Jade", "Lotus", "Opal", "Onyx"]
    square = [
        ["Company", *names],
        *([name, *("1" if n != k else None for k in range(4))] for n, name in enumerate(names)),
    ]
    diagonal = replace(sheet("M", *square), colours={(n, n): RED for n in range(2, 6)})
    assert read(diagonal) == shown(diagonal)


def test_columns_of_signs_have_nothing_else():
    rows = [["", *"ABCDE"], ["p", "x", "x", 1, "x", "must"], ["q", "x", "call us first", 2, "y", "must"]]
    rows += [["r", "no", "x", 1, "z", "a long remark"]]
    grid = sheet("M", *rows)
    places = [(row, column) for row in (2, 3, 4) for column in range(2, 7)]
    assert _columns_of_signs(grid, places) == {2}


@pytest.mark.parametrize(("sign", "columns"), [("abcd", {2, 3}), ("abcde", set())])
def test_signs_have_at_most_four_letters(sign, columns):
    grid = sheet("M", ["", *"AB"], ["p", sign, sign], ["q", sign, sign])
    assert _columns_of_signs(grid, [(row, column) for row in (2, 3) for column in (2, 3)]) == columns


def test_a_box_in_the_colour_of_who_does_not_come_is_empty_though_signs_have_the_colour_too():
    boxes = [[*BOXES[0], "Ruby"], ["Altyn", 1, 2, None, "S"], ["Orda", "S", 1, None, 2], ["Steppe", 2, "S", None, "S"]]
    painted = {(2, 4): RED, (3, 4): RED, (4, 5): RED}
    legend = [[], ["red = has withdrawn"]]
    lines = read(coloured(boxes=[*boxes, *legend], colours=painted))
    assert not any("■" in line or "D" in line.partition("B")[2] for line in lines[1:4])


def test_a_column_painted_as_a_whole_says_nothing_though_a_legend_and_totals_are_below():
    boxes = [
        BOXES[0],
        ["Altyn", 1, 2],
        ["Orda", 2, 1],
        ["Steppe", 1, 2, "S"],
        ["Total", 3, 3, 1],
        [],
        ["S = asks"],
        ["a"],
    ]
    painted = {(row, 4): RED for row in (2, 3, 4)}
    assert not any("■" in line for line in read(coloured(boxes=boxes, colours=painted)))
