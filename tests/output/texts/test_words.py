"""The table of words: complete in every language, with the same blanks, and nothing in it that nobody uses."""

import json
import re
from datetime import date, datetime
from pathlib import Path
from string import Formatter

import pytest

from sco_scheduler.domain.messages import LANGUAGES
from sco_scheduler.output.texts.words import (
    clean,
    cut,
    day_in_words,
    day_title,
    days_in_words,
    moment,
    outcome_word,
    session_word,
    words,
)
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


@pytest.mark.parametrize(
    ("lang", "in_sheets", "title", "at"),
    [
        ("en", "Thursday 12 June 2025", "Thursday, 12 June 2025", "12 June 2025 14:05"),
        ("zh", "2025年6月12日星期四", "2025年6月12日星期四", "2025年6月12日 14:05"),
        ("ru", "четверг, 12 июня 2025\u202fг.", "четверг, 12 июня 2025\u202fг.", "12 июня 2025\u202fг. 14:05"),
    ],
)
def test_a_day_is_told_as_each_language_does(lang, in_sheets, title, at):
    day = date(2025, 6, 12)
    assert (day_in_words(day, lang), day_title(day, lang)) == (in_sheets, title)
    assert days_in_words([day], lang) == title
    assert days_in_words([], lang) == ""
    assert moment(datetime(2025, 6, 12, 14, 5), lang) == at


def test_words_of_the_format_are_told_in_each_language_and_those_of_the_event_as_they_are():
    assert [outcome_word("order", lang) for lang in LANGUAGES] == [
        words(lang)["workbook.outcome_order"] for lang in LANGUAGES
    ]
    assert session_word("Morning", "ru") == words("ru")["workbook.session_morning"] != "Morning"
    assert (outcome_word("hand shaken", "ru"), session_word("Tea", "zh")) == ("hand shaken", "Tea")


def test_a_text_is_cut_to_what_a_cell_holds():
    assert clean("a\r\nb\x07c") == "a\nbc"
    assert clean("a" * 32_767) == "a" * 32_767
    long = clean("😀" * 16_384)
    assert long.endswith("(cut here: 16,384 characters do not fit into a cell)")
    assert len(long.encode("utf-16-le")) <= 2 * 32_767
    assert [cut("a😀b", n) for n in range(5)] == ["", "a", "a", "a😀", "a😀b"]
