"""What a further row of a company is, by its attributes, its remarks and its contacts."""

from __future__ import annotations

import pytest

from sco_scheduler.domain.messages import Cell
from sco_scheduler.intake.understanding.companies.built import CompanyRecord
from sco_scheduler.intake.understanding.companies.later_rows import NONE, PARTLY, SAME, Contacts, adds_wish, heads_part
from tests.intake.understanding.meanings.test_planned import planned
from tests.intake.understanding.sheets import listed

AT = Cell("Form", 2, "B")


def record(**values: str) -> CompanyRecord:
    return CompanyRecord("A", {name: (text, AT) for name, text in values.items()}, set(), [AT])


@pytest.mark.parametrize(
    ("later", "with_notes", "without"),
    [
        ({"company": "Altyn", "country": "KZ", "rank": "2"}, True, True),
        ({"company": "Altyn", "rank": "2"}, True, True),
        ({"company": "Altyn", "country": "RU"}, False, False),
        ({"company": "Altyn", "country": "KZ", "notes": "second choice"}, False, True),
    ],
)
def test_a_row_adds_a_wish_if_its_attributes_are_those_of_the_row_before(later, with_notes, without):
    earlier = record(company="Altyn", country="KZ", rank="1")
    assert adds_wish(earlier, record(**later)) is with_notes
    assert adds_wish(earlier, record(**later), notes=False) is without


@pytest.mark.parametrize(
    ("name", "mail", "phone", "likeness"),
    [
        ("Alpina (hotel)", "a@alpina.kz", "+7 701 555 0101", SAME),
        ("Alpina (hotel)", "a@alpina.kz", "+7 701 555 0102", PARTLY),
        ("Alpina (hotel)", "b@alpina.kz", "+7 701 555 0102", NONE),
    ],
)
def test_a_bracket_more_is_the_same_company_by_its_contacts(name, mail, phone, likeness):
    rows = [["Company", "E-mail", "Phone"], ["Alpina", "a@alpina.kz", "+7 701 555 0101"], [name, mail, phone]]
    region = listed("List", *rows, ["Orda Foods", "o@orda.kz", "+7 702 555 0101"])
    contacts = Contacts(region, region.columns[:1])
    contacts.take(2, "Alpina", ["Alpina"])
    assert contacts.likeness(3, [name], "Alpina") == likeness


@pytest.mark.parametrize(
    ("name", "person", "likeness"),
    [
        ("TOO «Altai Polimetal»", "Danijar Kasymov", PARTLY),
        ("TOO «Altai Polimetalx»", "Danijar Kasymov", PARTLY),
        ("TOO «Altai Polimetal»", "Anna Weber", NONE),
        ("TOO «Altai Polimetall 2»", "Danijar Kasymov", NONE),
        ("TOO «Sibir Polimetall»", "Danijar Kasymov", NONE),
    ],
)
def test_a_letter_less_is_probably_the_same_company_by_its_person(name, person, likeness):
    rows = [["Company", "Contact person"], ["TOO «Altai Polimetall»", "Danijar Kasymov"], [name, person]]
    region = listed("List", *rows, ["Orda Foods", "Olga Orlova"])
    contacts = Contacts(region, region.columns[:1])
    contacts.take(2, "TOO «Altai Polimetall»", ["TOO «Altai Polimetall»"])
    assert contacts.likeness(3, [name], None) == likeness


@pytest.mark.parametrize(
    ("earlier", "name", "phone", "likeness"),
    [
        ("Anadolu Giyim A.Ş.", "Анадолу Гийим", "", PARTLY),
        ("青岛海润有限公司", "Qingdao Hairun Co., Ltd.", "", PARTLY),
        ("Yıldız Gıda A.Ş.", "یلدیز گیدا", "", PARTLY),
        ("Anadolu Giyim A.Ş.", "Anadolu Giyim Tekstil", "", NONE),
        ("Anadolu Giyim A.Ş.", "Анадолу Текстиль", "", NONE),
        ("Anadolu Giyim A.Ş.", "Анадолу Текстиль", "+90 532 000 19 77", PARTLY),
        ("Anadolu Giyim A.Ş.", "Чүй Джинс", "+90 532 000 19 77", NONE),
        ("Global Trade", "Глобал Трейд", "", PARTLY),
        ("Chongqing Motors", "Бишкек Моторс", "", NONE),
    ],
)
def test_a_name_in_other_letters_is_probably_the_company_that_sounds_like_it(earlier, name, phone, likeness):
    rows = [["Company", "Phone"], [earlier, "+90 532 000 19 77"], [name, phone], ["Orda Foods", "+7 702 555 0101"]]
    region = listed("List", *rows)
    contacts = Contacts(region, region.columns[:1])
    contacts.take(2, earlier, [earlier])
    assert contacts.likeness(3, [name], None) == likeness


@pytest.mark.parametrize(
    ("earlier", "name", "likeness"),
    [
        ("Volga Trade", "Wolga Trade", PARTLY),
        ("Volga B6 Trade", "Wolga B6 Trade", PARTLY),
        ("Volga B6 Trade", "Volga S6 Trade", NONE),
        ("Завод А Кристалл", "Завод Б Кристалл", NONE),
    ],
)
def test_a_letter_is_misspelt_in_a_word_and_differs_in_a_code(earlier, name, likeness):
    rows = [["Company", "Phone"], [earlier, "+7 701 555 0101"], [name, "+7 701 555 0101"]]
    region = listed("List", *rows)
    contacts = Contacts(region, region.columns[:1])
    contacts.take(2, earlier, [earlier])
    assert contacts.likeness(3, [name], None) == likeness


@pytest.mark.parametrize(
    ("row", "names", "heads"),
    [
        (["Europe", None, None], "company", True),
        (["Europe", None, None], "local", True),
        (["Europe", None, None], "notes", False),
        (["Europe", None, "KZ"], "company", False),
        (["Europe", "Altyn", None], "company", False),
        (["B 7", None, None], "company", False),
        ([None, "Altyn", None], "company", False),
    ],
)
def test_words_alone_in_the_column_of_ids_head_a_part_of_the_list(row, names, heads):
    plan = planned(["ID", "Company", "Country"], ["B1", "Orda", "KZ"], ["B2", "Jade", "CN"], row, a="id", b=names)
    values = {name: (text, AT) for name, text in zip(("id", "company"), row[:2], strict=True) if text is not None}
    assert heads_part(plan, 4, values) is heads
