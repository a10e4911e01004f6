"""What is loaded when it is needed."""

import json
import re

import pytest

from sco_scheduler.resources import data_file, lazy_regex, lazy_words, whole_words, with_capitals, words_of_kinds


def test_nothing_is_compiled_before_the_first_use(monkeypatch):
    compiled = []
    monkeypatch.setattr(re, "compile", lambda *given: compiled.append(given))
    lazy_regex("a+")
    assert not compiled


def test_it_does_what_the_pattern_does():
    lazy, pattern = lazy_regex("(a+)(b?)", re.IGNORECASE), re.compile("(a+)(b?)", re.IGNORECASE)
    text = "xAABaab"
    assert lazy.search(text)[0] == "AAB"
    assert lazy.match(text) is None
    assert lazy.fullmatch("AAB").groups() == ("AA", "B")
    assert lazy.sub("-", text) == pattern.sub("-", text)
    assert lazy.split(text) == pattern.split(text)
    assert lazy.findall(text) == pattern.findall(text)
    assert (lazy.pattern, lazy.flags) == (pattern.pattern, pattern.flags)


def test_a_wrong_expression_is_told_at_its_first_use():
    with pytest.raises(re.error):
        lazy_regex("(").search("x")
    with pytest.raises(AttributeError):
        lazy_regex("a").nothing  # noqa: B018  # it is asked for that it fails


def test_an_expression_may_be_made_at_its_first_use():
    made = []
    lazy = lazy_regex(lambda: made.append("a+") or "a+")
    assert not made
    assert lazy.search("xaa")[0] == "aa"
    assert (lazy.pattern, made) == ("a+", ["a+"])


def test_the_words_of_several_kinds_are_each_told_once():
    words = words_of_kinds("statuses.json", "none", "visa", "none")
    assert {"yok", "brak", "visa"} <= {*words}
    assert len(words) == len(set(words))


def test_words_of_a_data_file_are_found_anywhere_the_longest_first():
    assert lazy_words("clock_words.json", "behind 30").search("tien y media")[0] == "y media"


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        (["if", "但"], "if so", "if"),
        (["if", "但"], "life", None),
        (["if", "但"], "他但是", "但"),
        (["if"], "elsewhere", None),
        (["但"], "not", None),
        (["a|b"], "cab", None),
    ],
)
def test_words_are_whole_in_scripts_with_spaces(words, text, found):
    match = re.search(whole_words(words), text)
    assert (match[0] if match is not None else None) == found


@pytest.mark.parametrize(
    ("source", "text"), [("adımız", "adimiz"), ("adımız", "adımız"), ("m[ıü]z", "miz"), ("m[ıü]z", "mız")]
)
def test_a_turkish_letter_without_a_dot_may_be_that_of_a_capital(source, text):
    assert re.fullmatch(with_capitals(source), text)


@pytest.mark.parametrize("path", sorted(data_file("words.json").parent.glob("*.json")), ids=lambda path: path.stem)
def test_no_key_of_a_data_file_stands_twice(path):
    twice = []

    def noted(pairs):
        keys = [key for key, _ in pairs]
        twice.extend(key for key in set(keys) if keys.count(key) > 1)
        return dict(pairs)

    json.loads(path.read_text(encoding="utf-8"), object_pairs_hook=noted)
    assert not twice
