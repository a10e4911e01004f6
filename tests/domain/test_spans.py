"""Absences in words: whole days by their dates, never from midnight to midnight."""

from datetime import datetime

import pytest

from sco_scheduler.domain.event import Span
from sco_scheduler.domain.messages import ENGLISH
from sco_scheduler.domain.spans import in_figures, span_in_words
from sco_scheduler.output.texts.words import speech


def span(start, end):
    return Span(datetime.fromisoformat(f"2027-04-{start}"), datetime.fromisoformat(f"2027-04-{end}"))


SPANS = [
    (span("14", "15"), "2027-04-14", "2027-04-14"),
    (span("14", "16"), "2027-04-14 - 2027-04-15", "2027-04-14 - 2027-04-15"),
    (span("14 09:00", "14 11:30"), "2027-04-14 09:00-11:30", "09:00-11:30"),
    (span("14", "14 11:00"), "2027-04-14 until 11:00", "until 11:00"),
    (span("14 15:00", "15"), "2027-04-14 from 15:00", "from 15:00"),
    (span("14 15:00", "15 11:00"), "2027-04-14 15:00 - 2027-04-15 11:00", "2027-04-14 15:00 - 2027-04-15 11:00"),
    (span("14 15:00", "16"), "2027-04-14 15:00 - 2027-04-15", "2027-04-14 15:00 - 2027-04-15"),
    (span("14", "15 11:00"), "2027-04-14 - 2027-04-15 11:00", "2027-04-14 - 2027-04-15 11:00"),
]


@pytest.mark.parametrize(("away", "dated", "undated"), SPANS)
def test_spans_are_told_as_they_would_be_written(away, dated, undated):
    assert ENGLISH.say(span_in_words(away)) == dated
    assert ENGLISH.say(span_in_words(away, dated=False)) == undated


@pytest.mark.parametrize(
    ("lang", "until", "since"),
    [
        ("en", "2027-04-14 until 11:00", "2027-04-14 from 15:00"),
        ("ru", "2027-04-14 до 11:00", "2027-04-14 с 15:00"),
        ("zh", "2027-04-14 11:00 前", "2027-04-14 15:00 起"),
    ],
)
def test_an_open_side_is_told_in_every_language(lang, until, since):
    assert speech(lang).say(span_in_words(span("14", "14 11:00"))) == until
    assert speech(lang).say(span_in_words(span("14 15:00", "15"))) == since


def test_in_figures_each_day_has_its_hours():
    assert list(in_figures(span("14 15:00", "16 11:00"))) == ["2027-04-14 15:00-", "2027-04-15", "2027-04-16 -11:00"]
