"""Forms in other languages are understood, those in an unknown one are asked about, and no word has two meanings."""

from __future__ import annotations

import string

import pytest

from benchmarks.languages import ASKED, KEPT, OPEN, SHAPES, UNDERSTOOD, Wording, languages, read_form, wording
from sco_scheduler.domain.event import Level
from sco_scheduler.intake.understanding.wording.word_lists import by_language, plain
from tests.parts import PART, THOROUGH

_ASKED = {("one form", "Swedish"), ("pairs", "Ukrainian")}
"""Forms with a question: ``inga`` is both a name and none, ``відсутні`` none and absent."""


@pytest.mark.parametrize("shape", SHAPES)
def test_forms_in_some_of_the_languages_are_understood(shape, tmp_path):
    place = list(SHAPES).index(shape)
    for n, (language, phrases) in enumerate(list(languages().items())[2 + place :: 8 if THOROUGH else 8 * PART]):
        say = wording(language, phrases, 0, (OPEN, KEPT)[n % 2])
        read = read_form(tmp_path / f"{n}.xlsx", say, shape)
        expected = ASKED if (shape, language) in _ASKED else UNDERSTOOD
        assert (language, read.verdict, read.questions, read.differs) == (language, expected, read.questions, ())


@pytest.mark.parametrize("shape", SHAPES)
def test_a_form_in_an_unknown_language_is_asked_about(shape, tmp_path):
    letters = "bcdfghjklmnpqrstvwxz"
    changed = str.maketrans(letters + letters.upper(), letters[7:] + letters[:7] + (letters[7:] + letters[:7]).upper())
    phrases = wording("German", languages()["German"], 0, OPEN).phrases
    say = Wording({key: text.translate(changed) for key, text in phrases.items()})
    assert read_form(tmp_path / "form.xlsx", say, shape).verdict == ASKED


def test_no_word_has_two_meanings():
    levels: dict[str, set[Level]] = {}
    sides: dict[str, set[str]] = {}
    places: dict[str, set[int]] = {}
    for entry in by_language().values():
        for level in Level:
            for word in entry.get(level, ()):
                levels.setdefault(plain(word), set()).add(level)
        for side in ("purchaser", "supplier"):
            for word in entry.get(side, ()):
                sides.setdefault(plain(word), set()).add(side)
        for place, words in enumerate(entry.get("ordinals", ()), start=1):
            for word in words.split("/"):
                places.setdefault(plain(word), set()).add(place)
    assert [word for kind in (levels, sides, places) for word, meant in kind.items() if len(meant) > 1] == []
    assert len(levels) > 1000 < 10 * len(places)


def test_words_are_folded_and_stand_once_in_a_language():
    for language, entry in by_language().items():
        for kind, words in entry.items():
            assert len(set(words)) == len(words), (language, kind)
            assert [word for word in words if word != word.strip() or set(word) & set(string.ascii_uppercase)] == []
