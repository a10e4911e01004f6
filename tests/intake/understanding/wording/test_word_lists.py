"""The search for listed words: as a whole, as a prefix or anywhere, and the lists of the data files."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sco_scheduler.domain.event import Level
from sco_scheduler.intake.understanding.wording.word_lists import (
    begins_legend,
    by_language,
    contains_any,
    indexed,
    lists,
    longest_of_fields,
    negates_meeting,
    of_kind,
    plain,
    words_for_levels,
    words_in,
)
from sco_scheduler.intake.values.entries import normalized


@pytest.mark.parametrize(
    ("word", "text", "found"),
    [
        ("meet", "whom to meet", True),
        ("meet", "meetings", True),  # a prefix
        ("meet", "unmeetable", False),
        ("meet_", "meetings", False),  # a whole word
        ("meet_", "to meet", True),
        ("no", "notes", False),  # of up to three letters, thus a whole word
        ("no", "say no", True),
        ("n°", "n°4", True),
        ("会面", "希望会面的企业", True),  # anywhere
        ("無", "无", True),  # with traditional characters
        ("ё", "е", True),
        ("ลูกค้า", "รายชื่อลูกค้า", True),
        ("עם", "מעמד", False),  # too short to be found within a word
        ("two words", "the two words here", True),
    ],
)
def test_a_word_is_found_where_its_kind_allows(word, text, found):
    assert contains_any(plain(text), indexed([word])) is found
    assert [length for _, _, length in words_in(plain(text), indexed([word]))] == ([len(word)] if found else [])


KNOWN = ["a", "ab", "ba", "abb", "abba", "baab", "aabba"]
TEXTS = st.lists(st.sampled_from([*KNOWN, " "]), min_size=1, max_size=5).map("".join)
WORDS = st.lists(st.builds(str.__add__, st.sampled_from(KNOWN), st.sampled_from(["", "_"])), max_size=6)
NOT_IN_IT = [f"c{number}" for number in range(90)]
"""So many further words that all are looked up by their first characters."""


@given(TEXTS, WORDS)
def test_many_words_are_found_like_each_alone(text, words):
    def occurs(word: str) -> bool:
        bare = word.rstrip("_")
        end = r"\b" if bare != word or len(bare) <= 3 else ""
        return re.search(rf"\b{bare}{end}", text) is not None

    there = {word for word in words if occurs(word)}
    for more in (words, [*words, *NOT_IN_IT]):
        assert contains_any(text, indexed(more)) is bool(there)
        found = [(folded, length) for folded, _, length in words_in(text, indexed(more))]
        assert sorted(found) == sorted((word.rstrip("_"), len(word)) for word in there)


def test_the_longest_word_of_each_field_is_found():
    fields = lists()["fields"]
    for text in ("which companies would you like to meet", "ваша компания и страна", "联系电话和邮箱", "nothing of it"):
        longest = {
            (field, kind): max((word[2] for word in words_in(text, indexed(entry[kind]))), default=0)
            for field, entry in fields.items()
            for kind in ("strong", "weak")
        }
        assert longest_of_fields(text) == {of: length for of, length in longest.items() if length}
    assert longest_of_fields("联系电话和邮箱")["phone", "strong"] > 0


def test_words_of_all_languages_are_together_and_short_ones_of_common_letters_are_whole():
    fields = lists()["fields"]
    for entry in by_language().values():
        for word in entry.get("company", ()):
            if word[0] == "=":
                assert word[1:] in fields["company"]["whole"]
            elif len(word) <= 5 and re.fullmatch("[a-zа-я]+", word):
                assert f"{word}_" in fields["company"]["strong"]
            else:
                assert word.removesuffix("*") in fields["company"]["strong"]


@pytest.mark.parametrize(("kind", "name", "text"), [("polarity", "no", "do not meet"), ("roles", "supplier", "seller")])
def test_a_list_is_prepared_once(kind, name, text):
    assert contains_any(text, of_kind(kind, name))
    assert of_kind(kind, name) is of_kind(kind, name)


@pytest.mark.parametrize(
    ("text", "denies"),
    [
        ("mit wem möchten sie nicht sprechen", True),
        ("mit wem möchten sie sprechen", False),
        ("nicht am freitag", False),
        ("entreprises à ne pas rencontrer", True),
        ("entreprises à rencontrer", False),
    ],
)
def test_a_denied_meeting_needs_a_negation_and_a_word_for_meeting(text, denies):
    assert negates_meeting(text) is denies


def test_whole_cells_of_further_languages_are_levels():
    levels = words_for_levels()
    assert set(levels.values()) == set(Level)
    for entry in by_language().values():
        for word in entry.get("must", ()):
            assert levels[plain(normalized(word))] is Level.MUST


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("legend: a = must", True),
        ("zeichenerklärung: 1 = ja", True),
        ("hinweis der messe", False),
        ("bayu batteries", False),
        ("", False),
    ],
)
def test_remarks_are_known_by_their_first_words(text, begins):
    assert begins_legend(text) is begins
