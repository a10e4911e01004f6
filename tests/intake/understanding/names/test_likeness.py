"""Names that somewhat resemble listed ones: found by rare words in any inflection or script, and asked about."""

from __future__ import annotations

import pytest

from sco_scheduler.intake.understanding.names.likeness import Likeness, _are_alike, _in_words
from tests.intake.books import read
from tests.intake.understanding.answers import lists

LISTED = {
    "ajvar": "Ajvar kod Bake Ruže d.o.o.",
    "non": "СП ООО «Toshkent Non»",
    "kulen": "Slavonski Kulen Đakovo d.o.o.",
    "bsp": "BSP",
    "parts": "津驰汽车配件有限公司",
    "gulf": "Gulf Pantry Trading LLC",
    "ural": "Ural Steel LLC",
}


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Ajvar Baka Ruža", "ajvar"),
        ("Ташкент Нон", "non"),
        ("Нон Ташкента", "non"),
        ("Урал Ритейл", "ural"),
        ("Slav. kulen", "kulen"),
        ("SKD", "kulen"),
        ("Baltic Sea Pearls", "bsp"),
        ("重庆津驰", "parts"),
        ("Gulf Trade", "gulf"),
    ],
)
def test_a_name_resembles_one_with_its_rare_words_inflected_shortened_or_transcribed(name, key):
    assert Likeness(LISTED.items()).alike(name) == [key]


@pytest.mark.parametrize(
    "name", ["Periyar Tea Estates", "Gulf Home Stores", "Home Trading LLC", "Steppe Honey", "四川川美食品", "ООО", "S"]
)
def test_trade_words_legal_forms_and_single_words_among_others_make_no_names_alike(name):
    assert Likeness(LISTED.items()).alike(name) == []


@pytest.mark.parametrize(
    ("name", "listed"),
    [("Two Rivers Foods", "River Machines, Inc."), ("Golden Apple Ltd", "Golden Bridge Import & Export Co., Ltd.")],
)
def test_names_that_each_have_a_word_of_their_own_are_not_alike(name, listed):
    assert Likeness([("listed", listed)]).alike(name) == []


def test_words_of_many_companies_make_no_names_alike():
    many = {str(n): f"Vinarija {word}" for n, word in enumerate(("Brijeg", "Polje", "Kula", "Most"))}
    assert Likeness(many.items()).alike("Vinarija Zora") == []


@pytest.mark.parametrize("listed", ["Ajvar kod Bake Ruže", "СП ООО «Toshkent Non»", "Slavonski Kulen Đakovo"])
@pytest.mark.parametrize("several", [False, True])
def test_a_name_that_several_ask_for_is_asked_about_if_a_listed_company_resembles_it(tmp_path, listed, several):
    name = {"A": "Ajvar Baka Ruža", "С": "Ташкент Нон", "S": "Slav. Kulenar Đakov"}[listed[0]]
    others = ["Mlin Sava", "Pekara Orah", "Sir Pag", listed]
    buyers = [["Company", "Wishes"], ["Alfa Markt", f"{others[0]}; {name}"], ["Beta Markt", f"{others[1]}; {name}"]]
    buyers += [["Gama Markt", "; ".join(others[:3]) + (f"; {name}" if several else "")]]
    sheets = lists(buyers, [["Exhibiting firm", "Zone"], *([other, "A"] for other in others)])
    (question,) = read(tmp_path, sheets).questions
    assert (question.kind, question.subject, question.guess, question.likely) == ("name", name, listed, True)
    assert "new supplier" in question.options


def test_a_name_that_several_ask_for_and_no_listed_company_resembles_is_a_new_company(tmp_path):
    buyers = [["Company", "Wishes"], ["Alfa Markt", "Mlin Sava; Drvo Lika"], ["Beta Markt", "Sir Pag; Drvo Lika"]]
    intake = read(tmp_path, lists(buyers, [["Exhibiting firm", "Zone"], *([n, "A"] for n in ("Mlin Sava", "Sir Pag"))]))
    assert intake.questions == ()
    assert "companies-named" in {finding.code for finding in intake.findings}


@pytest.mark.parametrize(
    ("one", "other", "share", "said"),
    [
        ("gulf pantry", "gulf pantries", 1.0, 1.0),
        ("ural", "ural steel", 8 / 13, 8 / 13),
        ("steel", "ural steel", 10 / 14, 10 / 14),
        ("ural steel", "ural trade", 0.0, 8 / 18),
        ("ural trade", "steel ural", 0.0, 0.0),
        ("gulf trade house", "gulf pantry", 0.0, 8 / 24),
        ("ural", "steel", 0.0, 0.0),
    ],
)
def test_names_share_words_if_one_has_all_of_the_other_or_the_first_in_another_script(one, other, share, said):
    both = tuple(one.split()), tuple(other.split())
    for two in (both, both[::-1]):
        assert _in_words(*two) == pytest.approx(share)
        assert _in_words(*two, said=True) == pytest.approx(said)


@pytest.mark.parametrize(
    ("word", "other", "alike"),
    [
        *(
            ("ural", "urals", True),
            ("ural", "uralskaya", True),
            ("slav", "slavonski", True),
            ("sl", "slavonski", False),
        ),
        *(("ruza", "ruze", True), ("ab", "ab", True), ("ab", "abc", False), ("ural", "oral", False)),
        *(("steel", "steal", True), ("stel", "stal", False), ("trading", "trader", True)),
    ],
)
def test_words_are_alike_inflected_shortened_or_misspelt(word, other, alike):
    assert _are_alike(word, other) is _are_alike(other, word) is alike
