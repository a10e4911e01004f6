"""What words of titles and cells mean, in three languages."""

from __future__ import annotations

import pytest

from sco_scheduler.domain.event import Role
from sco_scheduler.intake.understanding.wording.words import bare_title, is_blank, roles_of, side_of_title, title_score


@pytest.mark.parametrize(
    ("text", "blank"),
    [
        ("none", True),
        ("-/-", True),
        ("нет / нет", True),
        ("-;", True),
        ("none/A", False),
        ("A/B", False),
        ("must", False),
    ],
)
def test_words_and_dashes_stand_for_an_empty_cell_also_with_a_bar_between_them(text, blank):
    assert is_blank(text) is blank


@pytest.mark.parametrize(
    ("title", "bare"),
    [("1. Company (in English) *", "company"), ("(Company) *", "(company)"), ("*Not* with", "not with"), ("3.", "3")],
)
def test_a_title_is_bare_without_numbers_asides_and_marks_unless_nothing_is_left(title, bare):
    assert bare_title(title) == bare


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Buyers", {Role.PURCHASER}),
        ("List of exhibitors", {Role.SUPPLIER}),
        ("采购商", {Role.PURCHASER}),
        ("Поставщики", {Role.SUPPLIER}),
        ("Hotel", set()),
        ("buyer and seller", set(Role)),
    ],
)
def test_roles_that_words_name(text, roles):
    found, certainty = roles_of(text)
    assert set(found) == roles
    assert (certainty > 0) is bool(roles)


@pytest.mark.parametrize(
    ("title", "side"),
    [
        ("Buyer", Role.PURCHASER),
        ("Name of the exhibitor", Role.SUPPLIER),
        ("供应商名称", Role.SUPPLIER),
        ("Buyer \\ Supplier", Role.PURCHASER),
        ("Supplier / Buyer", Role.SUPPLIER),
        ("Buyer and supplier", None),
        ("Whom of the suppliers would you like to meet?", None),
        ("Country", None),
    ],
)
def test_the_side_that_a_short_title_is_called_after(title, side):
    assert side_of_title(title) is side


@pytest.mark.parametrize(
    ("title", "field"),
    [
        ("Where are you from (company)", "company"),
        ("Where are you from (your company)", "company"),
        ("Откуда вы (полное наименование организации)", "company"),
        ("Hotel [客户名称]", "company"),
        ("Встречи (at most)", "maximum"),
        ("Meetings (макс)", "maximum"),
    ],
)
def test_brackets_in_a_title_say_what_it_asks_for(title, field):
    assert title_score(title, field) == 0.75
    assert title_score(title.split(" (")[0].split(" [")[0], field) < 0.75
