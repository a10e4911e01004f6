"""Patterns of words find what the regular expression alone finds, in any text."""

import re
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sco_scheduler.resources import BEGINS_WORD, Beginnings, pairs_of, word_pattern, words_by_kind

WORDS = [
    "cancel",
    "colou?r",
    "a\\b",
    "meet(?:s|ing)?",
    "(?:no|never) more",
    "buys|sells",
    "l['’]an",
    "п[оа]купа",
    "买",
    "采购+",
    "x*yz",
    "to{2}k",
]
SOURCE = rf"{BEGINS_WORD}(?:{'|'.join(WORDS)})"


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("cancel", "we cancelled"),
        ("colou?r", "the color"),
        ("colou?r", "the colour"),
        ("meet(?:s|ing)?", "we meet"),
        ("(?:no|never) more", "never more"),
        ("buys|sells", "she sells"),
        ("l['’]an", "l’an"),
        ("买", "要买茶"),
        ("采购+", "采购购"),
        ("x*yz", "yz"),
        ("to{2}k", "took"),
        ("ab", "ab"),
    ],
)
def test_a_text_with_the_word_may_have_it(word, text):
    assert Beginnings([word]).may_be_in(text)
    assert word_pattern(BEGINS_WORD + f"(?:{word})", [word]).search(text) is not None


@pytest.mark.parametrize(
    ("word", "text"), [("cancel", "we can"), ("colou?r", "the col"), ("a\\b", "an ant"), ("buys|sells", "she rents")]
)
def test_a_text_without_the_beginning_of_the_word_cannot_have_it(word, text):
    assert not Beginnings([word]).may_be_in(text)


@given(
    st.lists(st.sampled_from(["cancel", "color", "meets", "sells", "l’an", "покупа", "买采购", "yz", " ", "o", "x"]))
)
def test_a_search_finds_what_the_expression_finds(parts):
    text, quick, plain = "".join(parts), word_pattern(SOURCE, WORDS), re.compile(SOURCE)
    found = quick.search(text)
    assert (found and found.span()) == ((again := plain.search(text)) and again.span())
    assert [one.span() for one in quick.finditer(text)] == [one.span() for one in plain.finditer(text)]
    assert (quick.search(text, 2) is None) is (plain.search(text, 2) is None)


def test_of_two_groups_a_text_needs_a_word_of_each():
    both = word_pattern("buy.*tea|tea.*buy", ["buy"], ["tea"])
    assert both.search("they buy tea") is not None
    assert both.search("they buy") is None
    assert both.fullmatch("buy tea") is not None
    assert both.pattern == "buy.*tea|tea.*buy"


def test_pairs_are_of_neighbouring_characters():
    assert pairs_of("abc") == {"ab", "bc", "a", "b", "c"}
    assert pairs_of("") == frozenset()


@pytest.mark.parametrize("name", ["statuses.json", "negations.json", "level_words.json", "when_asked.json"])
def test_no_word_of_a_data_file_is_missed(name):
    """Each word that is plain text is found as it stands."""
    words = [*chain.from_iterable(chain.from_iterable(of.values()) for of in words_by_kind(name).values())]
    plain = [word for word in words if re.escape(word) == word.replace(" ", "\\ ")]
    beginnings = Beginnings(words)
    assert len(plain) > 20
    assert [word for word in plain if not beginnings.may_be_in(f"{word} 1")] == []
