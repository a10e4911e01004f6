"""Labels that a form tool joins with blanks are parted by the columns that say which options are chosen."""

from __future__ import annotations

import pytest

from sco_scheduler.intake.understanding.cells.columns import Column
from sco_scheduler.intake.understanding.cells.joined_labels import is_only_other, is_other, with_labels_apart


def columns(*titled):
    """Columns of a list with their cells in the rows from 2 on, where '' is an empty cell."""
    made = []
    for number, (title, *cells) in enumerate(titled, 1):
        texts = {row: text for row, text in enumerate(cells, 2) if text}
        made.append(Column(number, (title,), texts, {}, len(cells)))
    return made


def parted(*titled):
    return {column.title: list(column.cells.values()) for column in with_labels_apart(columns(*titled))}


WHOM = ("Whom to meet", "Jade Tea Orda Foods", "Orda Foods", "")
BOXES = [("Whom to meet/Jade Tea", "1", "0", "0"), ("Whom to meet/Orda Foods", "1", "1", "0")]
APART = ["Jade Tea; Orda Foods", "Orda Foods"]


def test_the_labels_of_chosen_options_are_parted_and_their_columns_stay():
    assert parted(WHOM, *BOXES) == {"Whom to meet": APART, BOXES[0][0]: ["1", "0", "0"], BOXES[1][0]: ["1", "1", "0"]}
    assert parted(WHOM, *BOXES, ("City", "Oslo", "Bonn", "Ulm"))["Whom to meet"] == APART


@pytest.mark.parametrize("form", ["{}: {}", "{} [{}]", "{}|{}", "{} – {}", "{} → {}", "{}（{}）"])
def test_an_option_stands_behind_its_question_in_any_form(form):
    boxes = [(form.format("Whom to meet", title.partition("/")[2]), *cells) for title, *cells in BOXES]
    assert parted(WHOM, *boxes)["Whom to meet"] == APART


@pytest.mark.parametrize(
    "boxes",
    [
        BOXES[:1],
        [(title, "x", "x", "x") for title, *_ in BOXES],
        [(title.replace("Whom", "Who"), *cells) for title, *cells in BOXES],
        [(title, "0", "0", "0") for title, *_ in BOXES],
        [(BOXES[0][0], "1", "1", "0"), BOXES[1]],  # more is chosen than the cell says
        [(BOXES[0][0], "0", "0", "0"), BOXES[1]],  # less is chosen
        [("City", "Oslo", "Bonn", "Ulm"), *BOXES],  # something stands between them
    ],
)
def test_other_columns_part_nothing(boxes):
    assert parted(WHOM, *boxes)["Whom to meet"] == list(WHOM[1:3])


def test_a_longer_label_is_no_shorter_one_and_labels_keep_their_order():
    titled = ("Whom", "Orda Foods Orda", "Orda"), ("Whom/Orda", "1", "1"), ("Whom/Orda Foods", "true", "false")
    assert parted(*titled)["Whom"] == ["Orda Foods; Orda", "Orda"]


def test_of_languages_the_columns_of_options_are_left_out_and_other_names_none():
    titled = [("Languages", "French Malagasy", "Malagasy Other", "Other"), ("Languages/French", "1", "0", "0")]
    titled += [("Languages/Malagasy", "1", "1", "0"), ("Languages/Other", "0", "1", "1")]
    assert parted(*titled) == {"Languages": ["French; Malagasy", "Malagasy"]}


@pytest.mark.parametrize(
    ("label", "other", "only"),
    [
        ("Other", True, True),
        ("Other:", True, True),
        ("Otro (cuál)", True, True),
        ("Autre (veuillez préciser)", True, True),
        ("Others", True, True),
        ("Другое:", True, True),
        ("Інше", True, True),
        ("Другие поставщики", True, False),
        ("其他", True, True),
        ("Other suppliers of tea", True, False),
        ("Mother Foods", False, False),
        ("Jade Tea", False, False),
        ("", False, False),
    ],
)
def test_the_option_for_what_a_form_does_not_offer(label, other, only):
    assert (is_other(label), is_only_other(label)) == (other, only)
