"""Legends of colours are found by their structure, whatever their words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sco_scheduler.intake.table.grids import Book
from sco_scheduler.intake.understanding.cells.looks import STRUCK_LOOK, explained
from sco_scheduler.intake.understanding.cells.painted_legends import legend_rows, struck_samples, texts_beside_colours
from tests.intake.understanding.sheets import sheet

GREEN, RED, YELLOW = "92D050", "FF9999", "FFFF66"
NAMES = [["Altyn Trade", "Jade Tea"], ["Orda Foods", "River Pumps"], ["Silk Way", "Jade Tea"]]


def painted(first, below=((4, 1, GREEN), (5, 2, RED), (6, 1, YELLOW)), colours=(GREEN, RED, YELLOW)):
    grid = sheet("Buyers", first, [None], ["Company", "Wishes"], *NAMES)
    own = {(1, column): colour for column, colour in enumerate(colours, 2)}
    return replace(grid, colours={**own, **{(row, column): colour for row, column, colour in below}})


@pytest.mark.parametrize(
    ("first", "rows"),
    [
        (["LEGENDA:", "obavezan sastanak", "NE ŽELE sastanak", "xyz qrs", "precrtano = otkazali"], {1}),
        (["凡例", "1日目のみ参加", "2日目のみ参加", "辞退"], {1}),
        (["Teas:", "Jade Tea", "qrs", "xyz"], set()),  # a name of the list
        (["Company", "abc", "qrs", "xyz"], set()),
        (["Belgilar:", "abc", "qrs", "xyz", "chizilgan – bekor qilingan"], {1}),
        (["Legend:", "abc", "qrs", "xyz", "and a remark"], set()),
    ],
)
def test_a_row_of_a_label_and_cells_in_colours_that_others_have_is_a_legend(first, rows):
    assert legend_rows(painted(first)) == rows


def test_colours_that_no_other_cell_has_are_no_legend():
    assert not legend_rows(painted(["Legend:", "abc", "qrs", "xyz"], below=((4, 1, GREEN),)))


def test_what_a_legend_says_in_unknown_words_is_kept_as_it_is():
    grid = painted(["LEGENDA:", "obavezan sastanak", "NE ŽELE sastanak", "xyz qrs", "precrtano = otkazali"])
    grid = replace(grid, struck=frozenset({(6, 2)}))
    meanings = explained(Book("list.xlsx", (grid,)), ()).meanings
    assert meanings == {
        ("fill", GREEN): "obavezan sastanak",
        ("fill", RED): "NE ŽELE sastanak",
        ("fill", YELLOW): "xyz qrs",
        STRUCK_LOOK: "otkazali",
    }


@pytest.mark.parametrize(
    "gone", ["desistiu", "ustidan chizilgan – bekor qilingan", "riscado = retirou o pedido, cancelado"]
)
def test_a_text_of_a_legend_that_is_struck_through_explains_strikethrough(gone):
    grid = painted(["Legenda:", "qrs katak – ALBATTA", "xyz", "aguardando confirmação", gone])
    grid = replace(grid, struck=frozenset({(1, 5), (6, 2)}), letters={(1, 5): "7F7F7F", (6, 2): "7F7F7F"})
    meanings = explained(Book("list.xlsx", (grid,)), ()).meanings
    assert meanings.keys() == {*(("fill", colour) for colour in (GREEN, RED, YELLOW)), STRUCK_LOOK}
    assert meanings["fill", YELLOW] == "nothing"


def test_texts_beside_colours_in_two_columns_explain_them():
    rows = [["Fair", None, "Légende"], ["Buyers", None, None, "confirmé"], [None, None, None, "ne vient plus"]]
    grid = sheet("Buyers", *rows, ["Company", "Wishes"], *NAMES)
    grid = replace(grid, colours={(2, 3): GREEN, (3, 3): RED, (5, 1): GREEN, (6, 1): RED})
    assert texts_beside_colours(grid) == {(2, 4): "confirmé", (3, 4): "ne vient plus"}
    assert explained(Book("list.xlsx", (grid,)), ()).meanings == {
        ("fill", GREEN): "nothing",
        ("fill", RED): "ne vient plus",
    }
    below = replace(grid, rows={**grid.rows, 4: {3: "D0", 4: "y"}})
    assert not texts_beside_colours(below)
    assert texts_beside_colours(replace(below, struck=frozenset({(4, 3)})))
    assert not texts_beside_colours(replace(grid, rows={**grid.rows, 7: {3: "x", 4: "y"}}))


@pytest.mark.parametrize(
    ("label", "must", "samples", "gone", "order"),
    [
        ("Legende", "Muss-Gespräch", "bringt eigene Muster mit", "Firma hat abgesagt", "Wünsche: oben = wichtigster"),
        ("Обозначения", "обязательная встреча", "везёт образцы", "отказались", "порядок: сверху = важнее"),
        ("图例", "必须安排", "自带样品", "已取消参加", "顺序: 上 = 最重要"),
    ],
)
def test_a_legend_below_a_table_explains_colours_and_strikethrough(label, must, samples, gone, order):
    rows = [["Company", "Wishes"], *NAMES, [None], [label], [None, must], [None, samples], ["Text", gone]]
    grid = sheet("Buyers", *rows, [None, "xyz"], [order])
    colours = {(7, 1): GREEN, (8, 1): RED, (10, 1): YELLOW, (2, 2): GREEN, (3, 1): YELLOW, (3, 2): RED}
    grid = replace(grid, colours=colours, struck=frozenset({(9, 1), (4, 2)}))
    assert texts_beside_colours(grid) == {(7, 2): must, (8, 2): samples, (10, 2): "xyz"}
    assert struck_samples(grid) == {(9, 1): gone}
    legend = explained(Book("list.xlsx", (grid,)), ())
    assert legend.meanings[STRUCK_LOOK] == gone
    assert legend.meanings["fill", RED] == samples
    assert {("Buyers", 9, 1), ("Buyers", 9, 2)} <= legend.cells
    assert not struck_samples(replace(grid, colours={}, rows={**grid.rows, 8: {1: "A", 2: "B"}}))


def test_the_name_of_a_colour_before_its_meaning_is_no_part_of_it():
    grid = painted(["راهنما:", "سبز = حضور قطعی", "نارنجی = فقط روز چهارشنبه"], colours=(GREEN, RED))
    meanings = explained(Book("list.xlsx", (grid,)), ()).meanings
    assert meanings[("fill", RED)] == "فقط روز چهارشنبه"
