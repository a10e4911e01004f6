"""Absences in words, as ranges of hours in which somebody is away."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from sco_scheduler.domain.event import Session
from sco_scheduler.domain.findings import Findings
from sco_scheduler.domain.messages import Cell
from sco_scheduler.intake.values.days_of_event import with_days_of_event
from sco_scheduler.intake.values.entries import normalized
from sco_scheduler.intake.values.limits import answered_limit, limit_in, read_limit, says_limit
from sco_scheduler.intake.values.presence import (
    absence_in_figures,
    bound_of,
    ranges_apart,
    rest_of_day,
    tells_itself,
)
from sco_scheduler.intake.values.readings import LIKELY, read_when
from sco_scheduler.intake.values.times import Calendar, read_ranges

SAME_EVERYWHERE = {
    "not before 10:30": "-10:30",
    "arrives after 11": "-11:00",
    "Сможем быть только после обеда, с 13:00": "-13:00",
    "only in the afternoon, from 14:00": "-14:00",
    "we cannot come before 11:00": "-11:00",
    "unable to attend after 4 pm": "16:00-",
    "не сможем участвовать до 11:00": "-11:00",
    "15:30以后不能参加": "15:30-",
    "leaving at 15:30": "15:30-",
    "only morning": "noon-",
    "only in the morning, until 13:00": "13:00-",
    "только первая половина дня, до 13:00": "13:00-",
    "до 13:00, только первая половина дня": "13:00-",
    "仅上午，13:00前": "13:00-",
    "nur vormittags, bis 13:00": "13:00-",
    "matin seulement, jusqu'à 13h": "13:00-",
    "solo por la mañana, hasta las 13:00": "13:00-",
    "sadece sabah, 13:00'e kadar": "13:00-",
    "tylko rano, do 13:00": "13:00-",
    "только утром, до 11:30": "11:30-",
    "only in the afternoon, from 11:30": "-11:30",
    "afternoon only": "-noon",
    "no, only in the morning": "noon-",
    "can only come after lunch": "-noon",
    "2-4 pm busy": "14:00-16:00",
    "не раньше 14:00": "-14:00",
    "только до обеда": "noon-",
    "上午没空": "-noon",
    "下午有空": "-noon",
}


@pytest.mark.parametrize(("text", "away"), SAME_EVERYWHERE.items())
def test_what_tells_itself_is_the_same_below_every_title(text, away):
    assert (absence_in_figures(text), absence_in_figures(text, present=True)) == (away, away)
    assert tells_itself(text)


@pytest.mark.parametrize(
    ("text", "away", "there"),
    [
        ("till noon", "-noon", "noon-"),
        ("after 4 pm", "16:00-", "-16:00"),
        ("с 10:00 до 16:00", "10:00-16:00", "-10:00; 16:00-"),
        ("下午3点以后", "15:00-", "-15:00"),
        ("весь день", None, ""),
        ("after the talk", None, None),
        ("busy", None, None),
    ],
)
def test_a_time_alone_is_one_of_absence_or_of_presence_by_its_title(text, away, there):
    assert (absence_in_figures(text), absence_in_figures(text, present=True)) == (away, there)


@pytest.mark.parametrize(
    ("text", "away"),
    [
        ("09:00-12:00, 14:00-16:00", "-09:00; 12:00-14:00; 16:00-"),
        ("not before 10", "-10:00"),
        ("sometimes", "sometimes"),
    ],
)
def test_the_rest_of_the_day(text, away):
    assert rest_of_day(text) == away


def test_the_pause_of_the_event_says_where_the_morning_ends():
    times = ((9, 0, 12, 30), (13, 30, 17, 0))
    sessions = [Session("", datetime(2025, 6, 12, a, b), datetime(2025, 6, 12, c, d), 20, 5) for a, b, c, d in times]
    (span,) = read_ranges("only in the morning", Cell("Purchasers", 2, "E"), Calendar(sessions), Findings())
    assert span.start == datetime(2025, 6, 12, 12, 30)


def test_ranges_with_commas_and_titles_with_a_bound():
    assert ranges_apart("09:00-10:00, 11:00-12:00") == "09:00-10:00; 11:00-12:00"
    assert ranges_apart("12 June, 9:00-10:00") == "12 June, 9:00-10:00"
    assert [bound_of(t) for t in ("Available from", "Доступны до", "From … to …")] == ["from", "until", None]
    hours = ("When are you away? (11-12 Feb, 10:00 am to 5:00 pm)", "Away (9:00 до 17:00)", "Away, 9 am to 5 pm")
    assert [bound_of(t) for t in hours] == [None, None, None]  # those of the event


@pytest.mark.parametrize(
    ("text", "most"),
    [("max 6", 6), ("up to 4", 4), ("не более 4 встреч", 4), ("最多6场", 6), ("５场", 5), ("at least 3", None)],
)
def test_a_limit_in_words(text, most):
    assert read_limit(text, "maximum") == most


def test_only_words_make_a_number_a_limit():
    assert [says_limit(text) for text in ("Max. 4 meetings please", "4", "4 meetings")] == [True, False, False]


@pytest.mark.parametrize(
    ("text", "most", "least"),
    [
        ("Не больше 6 встреч на компанию", 6, None),
        ("max. 6 meetings per company", 6, None),
        ("每家公司不超过6场", 6, 6),
        ("about 6", 6, 6),
        ("5-6", 6, 5),
        ("at least 4", None, 4),
        ("at most 6 per day", "6 per day", None),
        ("6 встреч в день", "6 per day", "6 per day"),
        ("3 in the morning, 2 in the afternoon", None, None),
        ("2 hours", None, None),
        ("6.5", None, None),
    ],
)
def test_an_answer_to_how_many_meetings_is_its_one_number(text, most, least):
    assert (answered_limit(text, "maximum"), answered_limit(text, "minimum")) == (most, least)


@pytest.mark.parametrize(
    ("text", "most"),
    [
        ("最多见5家", 5),
        ("至多洽谈5家", 5),
        ("只能见5家", 5),
        ("最多约见四家企业", 4),
        ("5家封顶", 5),
        ("We can take only 3 meetings", 3),
        ("no more than 4 meetings in total", 4),
        ("Готовы встретиться максимум с 4 компаниями", 4),
        ("не более 3-х встреч", 3),
    ],
)
def test_who_limits_meetings_may_say_what_to_do_with_whom(text, most):
    assert (read_limit(text, "maximum"), says_limit(text), limit_in(text)) == (most, True, most)


@pytest.mark.parametrize(
    ("text", "most"),
    [("from 2 to 5 meetings", None), ("до 5 мая", None), ("only 23 September", None)],
)
def test_a_limit_in_other_words_is_the_only_number_there_is(text, most):
    assert (says_limit(text), limit_in(text)) == (False, most)


@pytest.mark.parametrize(
    ("text", "away"),
    [
        ("除10:00-10:30外均可", "10:00-10:30"),
        ("any time except 10-11", "10:00-11:00"),
        ("весь день, кроме 14-15", "14:00-15:00"),
        ("кроме утра", "-noon"),
        ("下午三点半前", "15:30-"),
        ("上午十点以后", "-10:00"),
        ("均可", ""),
        ("без ограничений", ""),
    ],
)
def test_exceptions_and_chinese_numerals_below_a_title_of_presence(text, away):
    assert absence_in_figures(text, present=True) == away


def test_a_yes_before_the_whole_day_says_no_more():
    assert absence_in_figures("да, весь день", present=True) == ""


@pytest.mark.parametrize(
    "text",
    [
        "Le 10 entre 10h et 12h nous sommes en visite.",
        "Mercredi 10h-12h : visite d'usine.",
        "El 10 de junio entre las 10 y las 12 estamos de visita.",
        "Op 10 juni tussen 10 en 12 uur zijn we op bezoek bij een klant.",
        "Woensdag tussen 12 en 2 zitten we aan de lunch met een klant.",
    ],
)
def test_who_visits_somebody_else_is_away_then(text: str):
    found = read_when(normalized(with_days_of_event(text, (date(2026, 6, 10), date(2026, 6, 11)))))
    assert found is not None
    assert found.away in {"2026-06-10 10:00-12:00", "2026-06-10 12:00-14:00"}


def test_who_visits_the_event_is_there():
    found = read_when(normalized("mercredi de 10h à 12h nous sommes en visite sur le salon"))
    assert found is None or found.away != "wednesday 10:00-12:00" or found.sure < LIKELY
