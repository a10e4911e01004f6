"""Names of languages in any language and script, and their codes."""

from __future__ import annotations

import pytest

from sco_scheduler.intake.values.language_names import language_codes, languages_named, spread


def test_every_name_has_a_variant_that_is_the_same_language():
    codes = language_codes()
    assert {codes[name] for name in ("russian", "русский", "русский язык", "俄语", "俄文", "俄", "rus tili")} == {"ru"}
    assert {codes[f"o{mark}zbek"] for mark in ("'", "’", "‘", "ʻ", "`", "")} == {"uz"}
    assert all(name and code == code.lower() for name, code in codes.items())


@pytest.mark.parametrize(
    ("clause", "found"),
    [
        ("english and some russian", [("english", "en"), ("russian", "ru")]),
        ("mandarin chinese", [("mandarin chinese", "zh")]),  # one name of two words
        ("говорим по-русски", [("по-русски", "ru")]),
        ("на английском", [("английском", "en")]),
        ("会说俄语和英文", [("俄语", "ru"), ("英文", "en")]),
        ("白俄罗斯语", [("白俄罗斯语", "be")]),  # not the Russian in it
        ("it is so", []),  # codes that are words
        ("íslenska, enska", [("íslenska", "is"), ("enska", "en")]),
        ("viro, latvia", [("viro", "et"), ("latvia", "lv")]),
        ("英国", []),
        ("", []),
    ],
)
def test_languages_are_found_with_their_places(clause, found):
    assert [(clause[start:end], code) for start, end, code in languages_named(clause)] == found


@pytest.mark.parametrize(
    ("text", "apart"),
    [("中英文", "中文 英文"), ("中英俄双语", "中文 英文 俄文"), ("英文", "英文"), ("中英", "中英")],
)
def test_abbreviated_names_are_written_out(text, apart):
    assert spread(text) == apart
