"""The company that a name or an ID means."""

from dataclasses import replace

import pytest

from sco_scheduler.workflows.companies import find_company, is_romanized, pair_in_roles
from sco_scheduler.workflows.errors import Refused, Unknown
from tests.events import company, event


def test_finding_companies():
    of = event(purchasers=12, suppliers=2)
    assert find_company(of, " s1 ").id == "S1"
    assert find_company(of, "company p1").id == "P1"
    assert find_company(of, "P12").id == "P12"
    with pytest.raises(Unknown) as caught:
        find_company(of, "y P1")
    assert caught.value.ambiguous
    assert len(caught.value.candidates) == 4
    with pytest.raises(Unknown) as caught:
        find_company(of, "Compny S2")
    assert not caught.value.ambiguous
    assert "S2  Company S2" in caught.value.candidates
    with pytest.raises(Unknown) as caught:
        find_company(of, "Compny")
    assert len(caught.value.candidates) == 8


NAMED = {
    "P1": ("Altyn Trade", "Алтын Трейд"),
    "P2": ("Li Na Motors", "李娜汽车"),
    "P3": ("Foton Auto", ""),
    "P4": ("Foton Pumps", ""),
    "P5": ("", "重庆机床"),
    "P6": ("", ""),
}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        *[("алтын", "P1"), ("Altin Trade", "P1"), ("Trade Altyn", "P1"), ("трейд алтын", "P1"), ("Р1", "P1")],
        *[("li na", "P2"), ("ли на", "P2"), ("Фотон Ауто", "P3"), ("pumps foton", "P4")],
        *[("chongqing", "P5"), ("чунцин цзичуан", "P5"), ("p6", "P6")],
        ("Фотон", ["P3  Foton Auto", "P4  Foton Pumps"]),
        ("foton", ["P3  Foton Auto", "P4  Foton Pumps"]),
        ("Foton x", ["P4  Foton Pumps", "P3  Foton Auto"]),
        ("Аl", ["P1  Altyn Trade / Алтын Трейд", "P2  Li Na Motors / 李娜汽车"]),
        ("P66", ["P6"]),
        ("", []),
    ],
)
def test_a_company_is_found_by_words_of_its_names_in_any_order_and_script(text, found):
    people = [replace(company(code), name=name, local_name=local) for code, (name, local) in NAMED.items()]
    of = event(purchasers=people, suppliers=0, requests=[])
    if isinstance(found, str):
        assert find_company(of, text).id == found
        return
    with pytest.raises(Unknown) as caught:
        find_company(of, text)
    assert list(caught.value.candidates)[: len(found) or None] == found
    assert caught.value.ambiguous is (text.casefold() in {"foton", "фотон"})


def test_short_words_sound_like_nothing():
    assert [is_romanized(typed, "Anna Bo") for typed in ("an", "ann", "ann bo", "", "anna bob")] == [
        *[False, True, False, False, False],
    ]
    assert is_romanized("Ли На", "李娜")


def test_every_part_of_a_word_has_to_be_in_a_name():
    assert is_romanized("Foton-Motors", "Foton Auto Motors")
    assert not is_romanized("Foton-Motors", "Foton Pumps")


def test_two_companies_meet_in_the_roles_that_they_have_as_somebody_asked_for_it():
    both = [company("B1"), company("B2")]
    of = event(purchasers=[company("P1"), company("P2"), *both], suppliers=[company("S1"), *both])
    asked = event(purchasers=[company("P1"), *both], suppliers=[company("S1"), *both], requests=["B2 > B1"])
    assert pair_in_roles(of, "P1", "S1") == pair_in_roles(of, "S1", "P1") == ("P1", "S1")
    assert pair_in_roles(of, "B1", "S1") == ("B1", "S1")
    assert pair_in_roles(asked, "B1", "B2") == ("B2", "B1")
    with pytest.raises(Refused) as refused:
        pair_in_roles(of, "P1", "P2")
    assert all(name in str(refused.value) for name in ("Company P1", "Company P2"))
