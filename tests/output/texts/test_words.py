"""The table of words: complete in every language, with the same blanks, and nothing in it that nobody uses."""

import json
import re
from datetime import date
from pathlib import Path
from string import Formatter

import pytest

from sco_scheduler.domain.messages import LANGUAGES
from sco_scheduler.output.texts.words import days_in_words, words
from sco_scheduler.resources import data_file

TABLE = json.loads(data_file("words.json").read_text(encoding="utf-8"))
SOURCES = Path(__file__).parents[3] / "src" / "sco_scheduler"


def test_every_word_is_there_in_every_language():
    assert [key for key in TABLE if set(TABLE[key]) != set(LANGUAGES)] == []
    assert [key for key in TABLE if not all(TABLE[key][lang].strip() for lang in LANGUAGES)] == []


def test_the_blanks_are_the_same_in_every_language():
    for key, texts in TABLE.items():
        blanks = {lang: {name for _, name, _, _ in Formatter().parse(texts[lang]) if name} for lang in LANGUAGES}
        assert blanks["zh"] == blanks["en"] == blanks["ru"], key


def test_keys_are_grouped_by_output():
    groups = re.compile(r"(agenda|hall|html|calendar|wishes|suggest|report|message|workbook)\.[a-z0-9_.]+")
    assert [key for key in TABLE if not groups.fullmatch(key)] == []


def test_another_language_has_the_words_of_english():
    assert words("fr") == words("en")
    assert words("ru")["agenda.table"] == "Стол"


def test_no_word_is_left_that_nothing_prints():
    text = "\n".join(
        path.read_text(encoding="utf-8")
        for path in SOURCES.rglob("*")
        if path.suffix in {".py", ".typ", ".js", ".html", ".jinja", ".j2", ".css"}
    )
    text = text.replace("'", '"')
    quoted = {*re.findall(r'(?<=")[a-z0-9_.]+(?=")', text)}
    unused = [key for key in TABLE if quoted.isdisjoint({key, key.partition(".")[2]}) and key not in text]
    assert unused == []


@pytest.mark.parametrize(
    ("lang", "one", "two"),
    [
        ("en", "Thursday, 12 June 2025", "12–13 Jun 2025"),
        ("zh", "2025年6月12日星期四", "2025年6月12日至13日"),
        ("ru", "четверг, 12 июня 2025\u202fг.", "12–13 июн. 2025\u202fг."),
    ],
)
def test_the_days_of_an_event_from_the_first_to_the_last(lang, one, two):
    days = [date(2025, 6, 12), date(2025, 6, 13)]
    assert (days_in_words(days[:1], lang), days_in_words(days, lang), days_in_words((), lang)) == (one, two, "")
