"""Answers that somebody is there the whole time, with all days of the event or none, in any language."""

from __future__ import annotations

from datetime import date

import pytest

from sco_scheduler.intake.values.whole_event import stays_throughout

DAYS = (date(2026, 5, 9), date(2026, 5, 10))


@pytest.mark.parametrize(
    "text",
    [
        "5月9日—10日全程",
        "两天全程",
        "9日、10日都在",
        "9-10 May, full programme",
        "May 9-10 entire event",
        "the whole programme",
        "9–10 мая, полностью",
        "с 9 по 10 мая включительно",
        "на всю программу, 9–10 мая",
        "9.-10. Mai durchgehend",
        "du 9 au 10 mai, toute la durée",
        "del 9 al 10 de mayo, completo",
        "9-10 Mayıs boyunca",
        "9–10 мамыр (екі күн де)",
        "9-10 may butun dastur",
        "hər iki gün tam",
        "هر دو روز کامل",
        "9-10/5, cả hai ngày",
        "9 May, 10 May",
        "能全程参会",
        "可以全程参加",
        "can attend throughout",
        "I can join all day",
        "смогу присутствовать весь день",
        "kann den ganzen Tag teilnehmen",
        "puedo asistir todo el día",
        "je peux participer toute la journée",
    ],
)
def test_the_whole_time_of_the_event(text):
    assert stays_throughout(text, DAYS)


@pytest.mark.parametrize(
    "text",
    [
        "9 May",
        "9 May all day",
        "5月9日全天",
        "9 мая полностью",
        "full programme on 9 May",
        "all but 9 May",
        "not all",
        "不能全程参会",
        "can not attend all day",
        "kann nicht den ganzen Tag teilnehmen",
        "оба дня до 14:00",
        "9 мая весь день, 10 мая до 14:00",
        "9-10 May from 10:00",
        "9 May only, back in the shop on 10 May",
        "every afternoon",
        "toute la matinée",
        "",
        "x" * 200,
    ],
)
def test_a_part_of_it_is_not_the_whole(text):
    assert not stays_throughout(text, DAYS)


def test_of_three_days_a_span_of_two_is_not_the_whole():
    days = (*DAYS, date(2026, 5, 11))
    assert stays_throughout("9-11 May, full programme", days)
    assert not stays_throughout("9-10 May, full programme", days)
    assert not stays_throughout("9 and 11 May", days)
