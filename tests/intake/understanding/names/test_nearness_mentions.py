"""Where the names of companies stand in sentences."""

from __future__ import annotations

import pytest

from sco_scheduler.intake.company_names import core_of
from sco_scheduler.intake.understanding.names.matching import NameIndex
from sco_scheduler.intake.understanding.names.nearness import Mentions, squashed


def names(*known: tuple[str, str], cores: tuple[tuple[str, str], ...] = ()) -> Mentions:
    """The mentions of companies by names and keys."""
    return Mentions([(squashed(name), key) for name, key in known], cores)


KNOWN = names(
    ("Altyn Trade", "A"),
    ("Altyn Trade House", "H"),
    ("Шоро", "S"),
    ("B02", "B"),
    ("江河机械", "J"),
    ("机械", "M"),
    ("1234567", "N"),
    ("Astana Agro 阿斯塔纳农贸", "Q"),
    ("Orda Foods 7", "O"),
)


@pytest.mark.parametrize(
    ("text", "companies"),
    [
        ("we met altyn-trade twice", {"A"}),
        ("Altyn Trade House is a partner", {"H"}),
        ("Altyn Trade House and Altyn Trade", {"H", "A"}),
        ("only Altyn", set()),
        ("with Шоро please", {"S"}),
        ("with шоро please", set()),
        ("Шорох", set()),
        ("stand b02", {"B"}),
        ("第②意向由B02改为其他", {"B"}),
        ("はB02から", {"B"}),
        ("第②意向由AB02改为其他", set()),
        ("info@b02.kz", set()),
        ("www.Шоро.kg", set()),
        ("江河机械好", {"J"}),
        ("call 1234567", set()),
        ("阿斯塔纳农贸很好", {"Q"}),
        ("Astana Agro again", {"Q"}),
        ("Orda Foods 7 again", {"O"}),
        ("Orda Foods again", set()),
        ("", set()),
    ],
)
def test_names_in_a_sentence(text, companies):
    assert {key for _, _, key in KNOWN.places(text)} == companies


def test_places_are_counted_in_squashed_letters():
    assert KNOWN.places("By the way: Altyn Trade!") == [(8, 18, "A")]
    assert KNOWN.places("To Шоро") == [(2, 6, "S")]
    assert KNOWN.places("To Шоро", but="S") == []
    assert KNOWN.places("Altyn Trade", but="A") == []


def test_long_cores_are_mentioned_and_short_ones_are_not():
    assert names(cores=(("rivermachine", "R"),)).places("River Machine")[0][2] == "R"
    assert names(cores=(("rivermac", "R"),)).places("River Mac")[0][2] == "R"
    assert names(cores=(("riverma", "R"),)).places("our river ma") == []
    assert names(cores=(("江河机械", "R"),)).places("江河机械")[0][2] == "R"
    assert names(cores=(("江河机", "R"),)).places("江河机") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("«Тұз-Дәм» отказались", True),
        ('"тұз дәм" отказались', True),
        ("Тұз Дәм отказались", True),
        ("Тұз-Дәм отказались", True),
        ("тұз дәм отказались", False),
        ("ТұзДәм отказались", False),
        ("Ет Тұз-Дәмі отказались", False),
    ],
)
def test_a_short_name_is_mentioned_in_quotes_or_as_two_words_with_capitals(text, found):
    places = names(cores=((core_of("Тұз-Дәм").text, "T"),)).places(text)
    assert [key for _, _, key in places] == (["T"] if found else [])


def test_a_part_in_one_script_that_two_companies_share_names_neither():
    shared = names(("Astana Agro 农贸公司", "A"), ("Astana Agro 钢铁公司", "B"))
    assert shared.places("Astana Agro") == []
    assert {key for _, _, key in shared.places("农贸公司 and 钢铁公司")} == {"A", "B"}


@pytest.mark.parametrize(
    ("text", "companies", "rest"),
    [
        ("Altyn Trade: key", ["A"], ": key"),
        ("please, Шоро and Altyn Trade!", ["S", "A"], "please,  and !"),
        ("Altyn Trade, Altyn Trade", ["A"], ", "),
        ("tea", [], "tea"),
        ("«Altyn - Trade» tea", ["A"], "«» tea"),
        ("x 江河机械 y", ["J"], "x  y"),
    ],
)
def test_the_companies_of_a_text_and_what_is_left(text, companies, rest):
    assert KNOWN.apart(text) == (companies, rest)


def test_an_index_mentions_companies_with_their_form_or_without():
    index = NameIndex()
    index.add("A", ["Golden Machines Co., Ltd."])
    index.add("B", ["River Machines Inc."])
    index.add("C", ["ЗАО Минск-Лён"])
    assert index.mentions("без Минск-Лён")[0] == ["C"]
    assert index.mentions("Not Golden Machines, please") == (["A"], "Not , please")
    assert index.mentioned("River Machines and golden machines co ltd") == {"A", "B"}
    assert index.mentions("River Machines Inc.", but="B") == ([], "River Machines Inc.")


def test_two_words_of_a_longer_name_without_capitals_name_its_company():
    index = NameIndex()
    index.add("T", ["فروشگاه‌های زنجیره‌ای تاشکند مارکت"])
    index.add("M", ["شرکت مینسک پرودوکت"])
    index.add("Q", ["Orda Fine Foods"])
    assert index.mentions("درخواست ملاقات با تاشکند مارکت و مینسک پرودوکت")[0] == ["T", "M"]
    assert index.mentions("درخواست ملاقات با تاشکند")[0] == []
    index.add("K", ["بازرگانی خلیج آبی"])
    assert index.mentions("ملاقات با خلیج آبی برای ما لازم است")[0] == ["K"]
    assert index.mentions("all fine foods are welcome")[0] == []
    index.add("U", ["فروشگاه‌های خوب تاشکند مارکت"])
    assert index.mentioned("ملاقات با تاشکند مارکت") == set()


def test_a_persian_word_for_a_company_is_no_part_of_its_name():
    index = NameIndex()
    index.add("B", ["شرکت بیشکک آلا تجارت"])
    assert index.find("بیشکک آلا تجارت").company == "B"
