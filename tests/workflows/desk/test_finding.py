"""Whom and what a search at the desk finds."""

from dataclasses import replace

import pytest

from sco_scheduler.workflows.companies import find_company
from sco_scheduler.workflows.desk.day import Day
from sco_scheduler.workflows.desk.finding import search
from tests.workflows.desk.day import opened, write


def reached(day: Day, address: str) -> Day:
    """The day with an e-mail address for the only person of P3."""
    companies = tuple(
        replace(c, delegates=tuple(replace(d, email=address) for d in c.delegates)) if c.id == "P3" else c
        for c in day.event.companies
    )
    return replace(day, event=replace(day.event, companies=companies))


def test_the_only_person_of_a_company_that_is_found_is_not_listed_once_more(tmp_path):
    day = reached(opened(write(tmp_path)).day(), "p3@example.org")
    assert [(found.company.id, found.delegate) for found in search(day, "p3")] == [("P3", None)]
    assert [(found.company.id, found.delegate) for found in search(day, "p3@")] == [("P3", "P3#1")]


def renamed(day: Day, **names: str) -> Day:
    """The day with other names of companies, by ID."""
    companies = tuple(replace(c, name=names.get(c.id, c.name)) for c in day.event.companies)
    return replace(day, event=replace(day.event, companies=companies))


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("重庆长安汽车", "Chongqing Changan"),
        ("吕氏机械", "lushi"),
        ("Жамбыл Агро", "zhambyl"),
        ("Алтай Сталь", "altai"),
        ("Королёв", "korolev"),
        ("Хорезм Қурилиш", "horezm kuril"),
        ("Zhambyl Agro", "жамбыл"),
        ("Changan Motors", "长安"),
    ],
)
def test_a_name_is_found_as_it_is_typed_in_another_script(tmp_path, name, typed):
    day = renamed(opened(write(tmp_path)).day(), P3=name)
    assert [found.company.id for found in search(day, typed)] == ["P3"]
    assert find_company(day.event, typed).id == "P3"


def test_names_with_the_very_letters_come_before_those_that_sound_like_them(tmp_path):
    day = renamed(opened(write(tmp_path)).day(), P2="长安汽车", P3="Changan Motors")
    assert [found.company.id for found in search(day, "changan")] == ["P3", "P2"]
    assert find_company(day.event, "changan").id == "P3"
    assert [found.company.id for found in search(day, "长安")] == ["P2", "P3"]
