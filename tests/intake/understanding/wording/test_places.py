"""Places in an order, as titles and cells say them: in figures, in words and in three languages."""

from __future__ import annotations

import pytest

from sco_scheduler.intake.understanding.wording.places import choice_number, how_many, place_of, rank_of

ENGLISH = ("First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth")
RUSSIAN = ("Первый", "Второй", "Третий", "Четвертый", "Пятый", "Шестой", "Седьмой", "Восьмой", "Девятый", "Десятый")
CHINESE = "一二三四五六七八九十"


@pytest.mark.parametrize("number", range(1, 11))
def test_each_number_in_words(number):
    for title in (f"{ENGLISH[number - 1]} choice", f"{RUSSIAN[number - 1]} выбор", f"第{CHINESE[number - 1]}志愿"):
        assert choice_number(title) == rank_of(title) == place_of(title) == number, title
    assert choice_number(f"意向{CHINESE[number - 1]}") == number
    assert place_of(ENGLISH[number - 1]) == number


@pytest.mark.parametrize(
    ("title", "choice", "rank", "place"),
    [
        ("3rd choice", 3, 3, 3),
        ("Выбор 3", 3, 3, None),
        ("choice no. 4", 4, 4, None),
        ("Wish (2)", 2, 2, None),
        ("3. choice (optional)", 3, 3, None),
        ("Second wish of three", 2, 2, 2),
        ("2nd favourite company", 2, None, 2),
        ("Company 2", 2, None, None),
        ("2-я компания", 2, None, 2),
        ("第12志愿", 12, 12, 12),
        ("12th", 12, 12, 12),
        ("№ 7", 7, 7, None),
        ("7", 7, 7, 7),
        ("2nd / 2e", 2, 2, 2),
        ("2.º/2nd", 2, 2, None),
        ("1-й / 1-ші", 1, 1, 1),
        ("Second | Deuxième", 2, 2, 2),
        ("2nd / 3e", None, None, 2),
        ("1/1", None, None, 1),
        ("10am / 10h", None, None, None),
        ("7?", 7, None, 7),
        ("100", None, 100, None),
        ("3x", None, None, None),
        ("choice", None, None, None),
        ("wish B", None, None, None),
        ("x", None, None, 24),
        ("b", None, None, 2),
        ("bb", None, None, None),
        ("首选", None, None, 1),
        ("次选", None, None, 2),
        ("三选", None, 3, 3),
        ("四选", None, 4, 4),
        ("ab", None, None, None),
        ("ж", None, None, None),
        ("Second", None, None, 2),
        ("q2. whom", None, None, None),
        ("a rather long sentence about my second choice", 2, None, None),
    ],
)
def test_the_place_of_a_title_and_of_a_cell(title, choice, rank, place):
    assert (choice_number(title), rank_of(title), place_of(title)) == (choice, rank, place)


def test_nought_is_no_place():
    assert choice_number("0") is None
    assert rank_of("0") is None


@pytest.mark.parametrize(
    "title",
    ["How many rounds can you manage?", "Number of tables", "Сколько встреч", "Кол-во столов", "几场", "会谈次数"],
)
def test_a_title_that_asks_for_a_number(title):
    assert how_many(title)


@pytest.mark.parametrize("title", ["Whom would you like to meet?", "Table", "Встречи", "Стол", "会谈", "Country"])
def test_a_title_that_asks_for_something_else_than_a_number(title):
    assert not how_many(title)


@pytest.mark.parametrize(
    ("title", "number"),
    [
        ("1st choice", 1),
        ("3rd choice", 3),
        ("Choice 2", 2),
        ("Second choice:", 2),
        ("Выбор 3", 3),
        ("1-й приоритет", 1),
        ("第三志愿", 3),
        ("第3志愿", 3),
        ("志愿二", 2),
        ("2", 2),
        ("0", None),
        ("Choice", None),
        ("Company", None),
        ("", None),
    ],
)
def test_the_place_of_a_column_of_choices(title, number):
    assert choice_number(title) == number


@pytest.mark.parametrize(
    ("text", "rank"),
    [
        ("2", 2),
        ("second choice", 2),
        ("вторая очередь", 2),
        ("Company 3", None),
        ("Partner 1", None),
        ("2nd meeting", None),
        ("first choice of all that there are here", None),
        ("—", None),
    ],
)
def test_a_rank_in_figures_or_in_words(text, rank):
    assert rank_of(text) == rank
