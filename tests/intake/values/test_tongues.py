"""Phrases of many languages in English, as ``said_in_tongues.txt`` beside this test means them."""

from __future__ import annotations

from datetime import date, datetime, time
from pathlib import Path

import pytest

from sco_scheduler.domain.event import Session
from sco_scheduler.domain.findings import Findings
from sco_scheduler.domain.messages import Cell
from sco_scheduler.intake.understanding.cells.facts import facts_of_company
from sco_scheduler.intake.understanding.cells.sayings import level_beside
from sco_scheduler.intake.values.language_names import words_in_cyrillic
from sco_scheduler.intake.values.statuses import says_gone
from sco_scheduler.intake.values.times import Calendar, read_ranges
from sco_scheduler.intake.values.tongues import in_english, may_say

DAYS = (date(2026, 9, 17), date(2026, 9, 18))
SESSIONS = tuple(
    Session(name, datetime.combine(day, time(start)), datetime.combine(day, time(end)), 20, 5)
    for day in DAYS
    for name, start, end in (("Morning", 9, 12), ("Afternoon", 13, 18))
)
CALENDAR = Calendar(SESSIONS, sure=0.0)
"""Thursday 17 and Friday 18 September 2026; the likeliest reading counts."""

NAMES = ("Gresalva", "Altyn Trade")
LINES = (Path(__file__).parent / "said_in_tongues.txt").read_text(encoding="utf-8").splitlines()


def missed(ranges: str) -> set[tuple[int, int]]:
    """The days and quarters of hours of the sessions in a list of ranges."""
    spans = read_ranges(ranges, Cell("Buyers", 2, 3), CALENDAR, Findings())
    quarters = [(day, 9 * 4 + n) for day in DAYS for n in range(9 * 4) if n not in range(12, 16)]
    times = {(day.day, n): datetime.combine(day, time(n // 4, n % 4 * 15)) for day, n in quarters}
    return {place for place, moment in times.items() if any(span.start <= moment < span.end for span in spans)}


def level_said(text: str) -> str:
    """The level of the company that a text names."""
    for name in NAMES:
        text = text.replace(name, " ")
    level = level_beside(text)
    return level.value if level is not None else ""


def meant(kind: str, text: str) -> object:
    """What a text says of a kind of facts."""
    if kind in {"must", "no"}:
        return level_said(text)
    if kind == "cancelled":
        return "" if says_gone(text) else None
    said = {fact.meaning: fact.content for fact in facts_of_company(text)}
    if kind == "away":
        return missed(said.get("Not available", text))
    return said.get(MEANINGS[kind])


MEANINGS = {"max": "Maximum", "min": "Minimum", "languages": "Languages"}


@pytest.mark.one_of(3)
@pytest.mark.parametrize("tongue", list(dict.fromkeys(line.partition("|")[0] for line in LINES)))
def test_what_people_say_is_understood(tongue):
    wrong = []
    for line in LINES:
        of, kind, value, text = line.split("|", 3)
        if of != tongue:
            continue
        if kind == "harmless":
            right = not any(fact.sure for fact in facts_of_company(text))
        else:
            expected = missed(value) if kind == "away" else kind if kind in {"must", "no"} else value
            right = meant(kind, text) == expected
        wrong += [] if right else [(line, in_english(text))]
    assert wrong == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("13h", "13:00"),
        ("10h30", "10:30"),
        ("9-13 h", "09:00-13:00"),
        ("10時30分に到着", "at 10:30 arrives"),
        ("오전 11시 이후", "morning after 11:00"),
        ("بعد الساعة ١٦٫٣٠", "after 16:30"),
        ("17/9 away", "17 september away"),
        ("2027-09-27 kuni qatnashmaymiz", "2027-09-27 not there"),
        ("2027-04-09에만 참석", "2027-04-09 only come"),
        ("2026-10-14 전체", "2026-10-14 all day"),
        ("14일 11시에서 12시 사이", "the 14th 11:00-12:00"),
        ("2027-01-21の11時から12時の間", "2027-01-21の11:00-12:00"),
        ("15시까지만 가능", "until 15:00 available"),
        ("بين الساعة 11 والساعة 12", "between 11:00 and 12:00"),
        ("2026-10-20 مساءً", "2026-10-20 evening"),
        ("2026-10-12 siang", "2026-10-12 afternoon"),
        ("2026-12-01 penuh", "2026-12-01 all day"),
        ("tối 2026-11-24", "evening 2026-11-24"),
        ("2026-11-17朝", "2026-11-17 morning"),
        ("2026-12-09以外", "except 2026-12-09"),
        ("2026-12-09 불참합니다", "2026-12-09 absent"),
        ("1日目は14時半まで、他は終日", "first day until 14:30 、 other times all day"),
        ("leaves at 4 pm", "leaves at 4 pm"),
        ("не раньше 11", "не раньше 11"),
        ("Grand hôtel de la Paix", "grand hôtel de la paix"),
    ],
)
def test_hours_and_days_have_their_usual_form_in_every_language(text, said):
    assert in_english(text) == said


def test_only_words_that_tell_something_hint_at_meetings():
    assert may_say(["koniecznie"])
    assert may_say(["ยกเลิก"])
    assert not may_say(["second", "choice"])
    assert not may_say(["Jade", "Silk", "de", "la"])


@pytest.mark.parametrize(
    ("latin", "cyrillic"),
    [
        ("uchrashuvlar", "учрашувлар"),
        ("eng ko'p", "энг кўп"),
        ("yo'q", "йўқ"),
        ("yetkazib beruvchi", "етказиб берувчи"),
        ("ta'minotchi", "таъминотчи"),
        ("g'arbiy yoz, yuz, yangi joy", "ғарбий ёз, юз, янги жой"),
        ("=xaridor*", "=харидор*"),
    ],
)
def test_uzbek_words_are_written_in_cyrillic(latin, cyrillic):
    assert words_in_cyrillic({"must": [latin]}) == {"must": [cyrillic]}


@pytest.mark.parametrize(("text", "said"), [("délben", "12:00"), ("14-00", "14:00")])
def test_a_time_of_one_word_is_written_in_figures(text, said):
    assert in_english(text) == said


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("jusqu'à un rendez-vous", 1),
        ("jusqu'à quatre rendez-vous", 4),
        ("till ett möte", 1),
        ("til et møde", 1),
        ("tot een gesprek", 1),
        ("tot twee gesprekken", 2),
    ],
)
def test_until_a_number_in_words_of_meetings_is_at_most_so_many(text, number):
    assert in_english(text) == f"at most {number} meetings"
    assert {fact.meaning: fact.content for fact in facts_of_company(text)} == {"Maximum": str(number)}
