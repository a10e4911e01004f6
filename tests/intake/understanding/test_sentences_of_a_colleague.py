"""A list by a colleague whose last column says in whole sentences whom each company wants to meet, and when."""

from __future__ import annotations

import pytest

from sco_scheduler.domain.event import Level
from tests.intake.books import read

SELLERS = ("«Таёжная аптека»", "«Кедровый дом»", "«Саянские травы»", "«Пихта и К»", "ООО «Роса»")
BUYERS = ("Сеть «Чистый дом»", "ООО «Обская гавань»", "«Аптеки Кузбасса»", "ИП Лапина Е. В.")


def listed(**comments: str):
    """A list of all with the comments on the first seller, or by place: ``s0``, ``b1``."""
    companies = [*((f"b{n}", name, "закупщик") for n, name in enumerate(BUYERS))]
    companies += [*((f"s{n}", name, "поставщик") for n, name in enumerate(SELLERS))]
    rows = [[name, role, "Томск", comments.get(key)] for key, name, role in companies]
    title = "Встречи 22 и 23 октября 2026 г., с 10:00 до 17:00"
    return {"Список": [[title], [], ["Компания", "Кто", "Город", "Комментарий"], *rows]}


def wishes(tmp_path, **comments: str) -> set[tuple[str, str, Level]]:
    event = read(tmp_path, listed(b0="Хотят встретиться с ООО «Роса».", **comments), sure=0.0).event
    assert event is not None
    names = {company.id: company.name for company in event.companies}
    every = {(names[r.asker], names[r.target], r.level) for r in event.requests}
    return {wish for wish in every if wish[1] != "ООО «Роса»"}


@pytest.mark.parametrize(
    ("comment", "level", "targets"),
    [
        ("Хотят познакомиться с «Аптеками Кузбасса» и с «Чистым домом».", Level.WANT, (2, 0)),
        ("Просят «Обскую гавань» и ИП Лапину.", Level.WANT, (1, 3)),
        ("Просят обязательно свести их с «Обской гаванью».", Level.MUST, (1,)),
        ("С «Чистым домом» встречаться не хотят, просили не назначать.", Level.NO, (0,)),
        ("Хотели бы увидеться с «Обской гаванью».", Level.WANT, (1,)),
    ],
)
def test_whom_a_sentence_names_in_any_case_is_wanted_or_refused(tmp_path, comment, level, targets):
    assert wishes(tmp_path, s0=comment) == {(SELLERS[0], BUYERS[n], level) for n in targets}


@pytest.mark.parametrize(
    "comment",
    [
        "В первую очередь её интересует «Кедровый дом», потом «Пихта и К».",
        "Особенно интересует «Кедровый дом», затем «Пихта и К».",
    ],
)
def test_who_comes_first_and_who_next_are_wanted_and_no_musts(tmp_path, comment):
    assert wishes(tmp_path, b3=comment) == {(BUYERS[3], SELLERS[n], Level.WANT) for n in (1, 3)}


def test_who_cancelled_and_stays_on_the_list_does_not_come(tmp_path):
    said = "15 октября позвонили и отказались от участия. Из списка пока не удаляю, но встреч им не ставить."
    event = read(tmp_path, listed(b0="Хотят встретиться с ООО «Роса».", b1=said), sure=0.0).event
    assert event is not None
    assert [company.name for company in event.companies if company.cancelled] == [BUYERS[1]]


def test_a_limit_stands_beside_the_number_of_people(tmp_path):
    said = "На стенде будет один человек, поэтому не более семи встреч за два дня."
    event = read(tmp_path, listed(b0="Хотят встретиться с ООО «Роса».", s2=said), sure=0.0).event
    assert event is not None
    assert [c.supplier.maximum for c in event.companies if c.name == SELLERS[2] and c.supplier] == [7]
