"""Which known name a text is near to: with slips of the pen, shortened, by its sound in another script."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sco_scheduler.intake.understanding.names import nearness
from sco_scheduler.intake.understanding.names.brands import Brands
from sco_scheduler.intake.understanding.names.nearness import MOST_LETTERS, Near, Nearness, squashed

NAMES = {
    "A": "Altyn Trade LLP",
    "B": "Chongqing Motors Co., Ltd.",
    "C": "River Machines Inc.",
    "D": "重庆汽车有限公司",
    "E": "江河机械股份有限公司",
    "F": "Plant 2 Metals",
    "G": "Plant 3 Metals",
    "H": "Союз Продторг",
    "I": "Great Silk Road Logistics",
    "J": "Samarkand Honey Union",
    "K": "Ural Import LLC",
    "L": "Ural Export LLC",
    "M": "The Northern Steel Factory",
    "N": "Company B",
}


def near(text: str, among: set[str] | None = None) -> Near | None:
    """The company that a text is near to, of those of the tests."""
    names = Nearness()
    for key, name in NAMES.items():
        names.add(key, name)
    return names.near(text, among)


@pytest.mark.parametrize(
    ("text", "key", "certainty", "slips"),
    [
        ("Altyn Trade", "A", 0.93, 0),
        ("Altin Trade", "A", 0.93, 1),
        ("Altyn Trad", "A", 0.93, 1),
        ("River Machinse", "C", 0.93, 1),
        ("Rivers Machine", "C", 0.93, 2),
        ("Chongqing Motorz Co., Ltd", "B", 0.93, 1),
        ("Ural Imprt", "K", 0.93, 1),
        ("Ural Inport", "K", 0.85, 1),
        ("江河机器股份有限公司", "E", 0.9, 1),
        ("Союз Продтор", "H", 0.93, 1),
        ("Soyuz Prodtorg", "H", 0.93, 0),
    ],
)
def test_slips_of_the_pen_and_another_script_are_the_name(text, key, certainty, slips):
    found = near(text)
    assert found is not None
    assert (found.key, round(found.certainty, 2), found.same, found.slips) == (key, certainty, True, slips)


@pytest.mark.parametrize(
    ("text", "key", "certainty"),
    [
        ("River", "C", 0.92),
        ("Machines", "C", 0.92),
        ("Alt Trade", "A", 0.85),
        ("Chongqing Motors", "B", 0.92),
        ("Chongqing Motor", "B", 0.85),
        ("Silk Road", "I", 0.92),
        ("Great Silk", "I", 0.92),
        ("GSRL", "I", 0.85),
        ("SHU", "J", 0.85),
        ("Northern", "M", 0.92),
        ("Samarkand Honey", "J", 0.92),
        ("江河", "E", 0.92),
        ("江机", "E", 0.8),
        ("重庆汽车", "D", 0.92),
    ],
)
def test_a_part_of_one_name_is_the_name(text, key, certainty):
    assert near(text) == Near(key, certainty, 0.7, same=True)


@pytest.mark.parametrize(
    ("text", "key", "certainty"),
    [
        ("Rivr Machins", "C", 0.8),
        ("Plant 4 Metals", "F", 0.55),
        ("Plant Metals", "F", 0.55),
        ("Tashkent Honey Union", "J", 0.5),
        ("Northern Works", "M", 0.6),
        ("Steel Mill", "M", 0.6),
        ("Works of Northern", "M", 0.5),
        ("Алтын Трейд", "A", 0.66),
    ],
)
def test_what_names_have_in_common_is_a_guess(text, key, certainty):
    found = near(text)
    assert found is not None
    assert (found.key, round(found.certainty, 2), found.same) == (key, certainty, False)


@pytest.mark.parametrize(
    "text",
    ["Ural", "GSR", "gsrl", "AT LTD", "12", "a", "ab", "江", "", "Jade Tea", "Metals", "x" * (MOST_LETTERS + 1)],
)
def test_what_several_names_have_in_common_and_what_is_too_short_is_near_to_none(text):
    assert near(text) is None


def test_only_companies_that_it_may_be_are_near():
    assert near("Import", {"K"}) == near("Import") == Near("K", 0.92, 0.7, same=True)
    assert near("Altyn Trade", {"B", "C"}) is None
    found = near("Ural Inport", {"L"})
    assert found is not None
    assert found.key == "L"
    assert not found.same


WORDS = ("Golden", "Harbour", "Valley", "Crystal", "Falcon", "Meadow")


@given(st.permutations(WORDS), st.data())
def test_one_slip_in_a_long_name_that_no_other_is_near_to_is_sure(words, data):
    names = Nearness()
    own, other = " ".join(words[:3]), " ".join(words[3:])
    names.add("own", own)
    names.add("other", other)
    place = data.draw(st.integers(1, len(own) - 2))
    wrong = data.draw(
        st.sampled_from(
            [
                own[:place] + own[place + 1 :],
                own[:place] + "z" + own[place:],
                own[:place] + "z" + own[place + 1 :],
                own[: place - 1] + own[place] + own[place - 1] + own[place + 1 :],
            ]
        )
    )
    found = names.near(wrong)
    assert found is not None
    assert (found.key, found.certainty, found.same) == ("own", 0.93, True)
    assert found.slips <= 1


def test_names_are_told_apart_by_their_numbers_and_single_letters():
    for text in ("Company D", "Company 8"):
        found = near(text)
        assert found is None or not found.same, text


def test_squashed_names_are_letters_and_digits():
    assert squashed("Ёлка-2 «Торг», ООО!") == "елка2торгооо"
    names = Nearness()
    names.add("A", "Altyn Trade")
    names.add("B", "ALTYN-TRADE")
    assert list(names.squashed_names()) == [("altyntrade", "A")]


def test_after_too_many_comparisons_nothing_is_near(monkeypatch):
    monkeypatch.setattr(nearness, "_MOST_COMPARED", 3)
    names = Nearness()
    names.add("A", "Altyn Trade")  # one name and two words
    assert names.near("Altyn Trad") is not None
    assert names.near("Altyn Trad") is None


def test_after_too_many_comparisons_nobody_is_named_alike(monkeypatch):
    monkeypatch.setattr(nearness, "_MOST_COMPARED", 4)
    names = Nearness()
    names.add("A", "Altyn Trade")
    names.add("B", "Altyn Export")  # three words with those of the other
    assert names.sharing("Altyn", None) == ["A", "B"]
    assert names.sharing("Altyn", None) == []


@pytest.mark.parametrize(
    ("names", "text", "called", "left"),
    [
        ("altyn trade; orda foods", "not Altyn please", ["0"], "not  please"),
        ("altyn trade; orda foods", "not altyn please", [], "not altyn please"),
        ("altyn trade; orda foods", "not Foods please", [], "not Foods please"),
        ("baijie tea; orda baijie", "not Baijie", [], "not Baijie"),
        ("алтын трейд", "с Алтыном", ["0"], "с "),
        ("байцзе", "с Байцзей", ["0"], "с "),
        ("altyn trade; orda foods", "Altyn重庆和Orda", ["0", "1"], "重庆和"),
        ("altyn trade; orda foods", "重庆Altyn, (Orda)", ["0", "1"], "重庆, ()"),
        ("嘉晟汽配; 云岭机械", "不见嘉晟", ["0"], "不见"),
        ("嘉晟汽配; 云岭机械", "不见岭机", [], "不见岭机"),
        ("嘉晟汽配; 云岭机械", "不见嘉晟企业", [], "不见嘉晟企业"),
        ("嘉晟; 嘉晟汽配", "不见嘉晟", [], "不见嘉晟"),
    ],
)
def test_the_first_word_of_the_name_of_one_company_calls_it(names, text, called, left):
    brands = Brands([(str(number), name.split()) for number, name in enumerate(names.split("; "))])
    assert brands.apart(text, [], leading=True) == (called, left)
    assert brands.apart(text, called, leading=True) == ([], text)


def test_any_word_of_the_name_of_one_company_calls_it_where_that_is_enough():
    brands = Brands([("0", ["altyn", "trade"]), ("1", ["orda", "jaskolka"])])
    assert brands.apart("not Jaskolka", [], leading=True) == ([], "not Jaskolka")
    assert brands.apart("not Jaskolka", [], leading=False) == (["1"], "not ")
    assert brands.apart("Altyn, Jaskolka", [], leading=False) == (["0"], ", Jaskolka")


@pytest.mark.parametrize(
    ("name", "bare"), [("重慶嘉晟", "重庆嘉晟"), ("Ёлка-2", "елка2"), ("C&A  Co.", "caco"), ("«Волга»", "волга")]
)
def test_names_are_compared_by_letters_and_digits_alone_in_simplified_characters(name, bare):
    assert squashed(name) == bare


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("al trade", ["0"]),
        ("al foods", []),
        ("altyn", ["1", "2"]),
        ("alt", []),
        ("trade", ["0"]),
        ("tradin altyn", ["1"]),
        ("altin foods", ["2"]),
        ("trade foods", []),
    ],
)
def test_a_name_has_all_words_of_a_text_the_shortest_as_a_whole(text, keys):
    index = Nearness()
    for key, name in enumerate(("Al Trade", "Altyn Trading", "Altyn Foods")):
        index.add(str(key), name)
    assert index.sharing(text, None) == keys
    assert index.sharing(text, {"1"}) == [key for key in keys if key == "1"]


@pytest.mark.parametrize(
    ("name", "text", "shares"),
    [
        ("Altynbek", "Altymbec", True),
        ("Altynbe", "Altymbi", False),
        ("Altynbe", "Altymbe", True),
        ("Altyn", "Altym", True),
        ("Alty", "Altu", False),
        ("Altynbek", "Alt", True),
        ("Altynbek", "Al", False),
    ],
)
def test_words_of_eight_letters_may_have_two_slips_and_of_five_one(name, text, shares):
    names = Nearness()
    names.add("A", f"{name} Trade")
    assert names.sharing(f"{text} Trade", None) == (["A"] if shares else [])


def test_the_scripts_of_a_company_are_those_of_its_names_without_numbers():
    names = Nearness()
    for name in ("重庆汽车", "P25", "Чунцин 7", "Chongqing"):
        names.add("A", name)
    assert names.scripts_of("A") == {"han", "latin"}


def test_companies_of_one_name_share_it():
    names = Nearness()
    for key in "ABC":
        names.add(key, "Jade Tea")
        assert names.sharing("Jade Tea", None) == sorted("ABC"[: "ABC".index(key) + 1])
    assert names.near("Jade Te") is None


@pytest.mark.parametrize(
    ("text", "slips", "same"),
    [
        ("Grat Silk Roda Logistix", 2, True),
        ("Gret Slk Roda Logistics", 3, True),
        ("Gret Slk Roda Lgistics", 4, False),
        ("Samarcant Hony Union", 2, True),
        ("江河机器股份有限公司", 1, True),
        ("江河机器股分有限公司", 2, False),
        ("江湖机器股分有限公司", 3, False),
    ],
)
def test_long_names_may_have_three_slips_and_no_chinese_name_has_two(text, slips, same):
    found = near(text)
    assert found is not None
    assert (found.slips, found.same) == (slips, same)


@pytest.mark.parametrize(
    ("text", "certainty"),
    [("泽锐汽配", 0.92), ("锐诚汽车", 0.92), ("泽锐配件", 0.92), ("泽诚汽", 0.8), ("泽诚", 0.8), ("泽锐", 0.92)],
)
def test_characters_of_one_name_in_order_are_it_and_surer_with_the_first_two_of_a_name(text, certainty):
    names = Nearness()
    names.add("A", "泽锐诚汽车配件")
    names.add("B", "重庆云岭机械")
    found = names.near(text)
    assert found is not None
    assert (found.key, found.certainty) == ("A", certainty)


def test_a_chinese_name_with_a_longer_trade_is_probably_the_listed_one():
    index = Nearness()
    for key in ("天津津驰", "重庆长安", "江河机械股份有限公司"):
        index.add(key, key)
    near = index.near("天津津驰汽车配套公司")
    assert near is not None
    assert (near.key, near.same, near.certainty) == ("天津津驰", True, 0.7)
    assert index.near("山城汽车配套公司") is None
