"""The days of the event in texts of many languages: what they are called, and what is no day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from sco_scheduler.intake.values.days_of_event import with_days_of_event
from tests.output.layout import compared

GOLDEN = Path(__file__).parent / "golden" / "days of event.txt"
DAYS = (date(2026, 6, 8), date(2026, 6, 9), date(2026, 6, 10))
"""From Monday to Wednesday."""

MONTHS = (
    "9 June",
    "9th June 2026",
    "June 9",
    "June 9th, 2026",
    "Jun 9",
    "9-Jun",
    "9. Juni",
    "le 9 juin",
    "9 de junio",
    "9 giugno",
    "9 czerwca",
    "9 Haziran'da",
    "június 9.",
    "június 9-én",
    "VI. 9.",
    "9 июня",
    "9 июня 2026 г.",
    "6月9日",
    "6月9号",
    "2026年6月9日",
    "6월 9일",
    "六月九日",
    "9-iyun kuni",
    "9 маусымда",
    "9 يونيو",
    "التاسع من يونيو",
    "19 خرداد",
    "نوزدهم خرداد ۱۴۰۵",
    "ngày 9 tháng 6",
    "тоғызыншы маусым",
    "to'qqizinchi iyun",
    "девятого июня",
    "۹ ژوئن",
)
FIGURES = (
    "9.6.",
    "9.06.2026",
    "09.06.26",
    "9/6",
    "9/6/26",
    "06/09 10:00",
    "9.06: 10-12",
    "9.06, 14:00",
)
NUMBERS = (
    "the 9th",
    "on the 9th at 10",
    "el 9",
    "el día 9",
    "dia 9",
    "le 9 à midi",
    "il 9 alle 14",
    "am 9. ab 14 Uhr",
    "9-én",
    "9-го",
    "9 числа",
    "ngày 9",
    "tgl 9",
    "يوم 9",
    "روز ۹",
    "9日",
    "9号",
    "9일",
    "9'unda",
    "9-kuni",
    "9-сы күні",
    "9 tarde",
    "9, nachmittags",
    "نهم",
    "۱۹ام",
    "我们9号",
    "10:00/9日",
    "9日○",
    "sáng 9",
    "tgl 9 jam 10",
    "9: morning",
    "9. délelőtt",
    "samo 9.",
    "nema ih 9.",
    "stižu 9. u 11h",
    "jen 9.",
    "8. ceo dan, 9. samo do podne",
    "ne mogu pre 10:30, i 9. idu u 15h",
    "tylko 9.",
    "9-нд",
    "9-нд 14:00-15:30",
    "9-ны өглөө",
    "9-də 14:00-15:30",
    "9 seulement",
    "9 à partir de 11h, 10 ok",
    "9 с 11:00",
    "9 nur bis 14:00",
)
WEEKDAYS = (
    "Tuesday",
    "Tue",
    "Tue 9",
    "9 Tuesday",
    "mardi",
    "martes",
    "Dienstagvormittag",
    "dinsdagmiddag",
    "Di 14:00",
    "di hele dag",
    "wt. rano",
    "kedd",
    "вторник",
    "вт 10:00",
    "周二",
    "星期二下午",
    "(화)",
    "火曜日",
    "salı",
    "selasa",
    "thứ ba",
    "thứ 3",
    "сейсенбіде",
    "seshanbada",
    "火のみ",
    "화 오후",
    "الثلاثاء",
)
PLACES = (
    "the second day",
    "day 2",
    "day two",
    "2nd day",
    "zweiter Tag",
    "deuxième jour",
    "segundo día",
    "2. nap",
    "2-й день",
    "второго дня",
    "第二天",
    "2日目",
    "2일차",
    "the last day",
    "последний день",
    "最后一天",
    "premier et dernier jour",
    "最終日PM",
    "我们第二天来",
    "on 8 June, and the next day too",
    "6月8日、翌日",
)
SEVERAL = (
    "8-9 June",
    "8 and 9 June",
    "8, 9 et 10 juin",
    "8 y 9 de junio",
    "с 8 по 9 июня",
    "6月8日-9日",
    "6月8、9日",
    "8–10.06",
    "Mon 8 + Tue 9",
    "8-9/6",
    "8, 9 tháng 6",
    "8 و9 يونيو",
    "18 و ۱۹ خرداد",
    "8 және 9 маусым",
    "tgl 8 dan 9",
    "8日と9日",
    "月・火",
    "后两天",
    "с 14 часов 9 июня и до конца",
)
NONE = (
    "9:00",
    "at 9",
    "9 uhr",
    "9h30",
    "um 9",
    "do 9",
    "9 people",
    "the 9 of us",
    "el 9 compradores",
    "stand 9",
    "9.30",
    "9-10",
    "+7 701 9 06 10",
    "9 May",
    "June 12",
    "12/06",
    "Thursday",
    "day 5",
    "từ 9 giờ",
    "1日9件",
    "9日間",
    "9号馆",
    "половина девятого",
    "الساعة التاسعة",
    "19 تیر",
    "до конца",
    "9.06-10.06 Uhr",
    "9 h 15-17:15",
    "9 h 15 – 17 h 15",
    "ab 9.06",
    "9-pack",
    "до 9-ти",
    "до 9-ти часов",
    "9-дан 10:00-ге дейін",
    "9-day trip",
    "9 from ten companies",
    "9 only of these",
    "only 9.",
    "max 9.",
    "at most 9. we come late",
    "только 9.",
    "najviše 9.",
    "stand 9. china",
    "we are in hall 9.",
)
UNCLEAR = (
    "15 June",
    "06/08/2026",
    "6-9-2026",
)


def test_days_are_found_by_month_number_weekday_and_place():
    said = {
        text: with_days_of_event(text, DAYS) for text in (*MONTHS, *FIGURES, *NUMBERS, *WEEKDAYS, *PLACES, *SEVERAL)
    }
    compared(GOLDEN, [f"{text}: {found}" for text, found in said.items()])


def test_each_text_with_one_day_means_the_second_or_last():
    texts = (*MONTHS, *FIGURES, *NUMBERS, *WEEKDAYS, *PLACES)
    unread = {text for text in texts if not {"2026-06-09", "2026-06-10"} & {*with_days_of_event(text, DAYS).split(" ")}}
    assert {text for text in unread if "2026-06-" not in with_days_of_event(text, DAYS)} == {"9/6/26"}


def test_hours_numbers_and_days_of_other_times_are_no_days():
    assert {text: found for text in NONE if (found := with_days_of_event(text, DAYS)) != text} == {}


def test_a_date_with_either_first_is_left_unclear():
    assert [with_days_of_event(text, DAYS) for text in UNCLEAR] == [*UNCLEAR]


def test_names_that_two_days_share_are_none():
    weeks = (date(2026, 6, 9), date(2026, 6, 16))
    assert with_days_of_event("Tuesday", weeks) == "Tuesday"
    assert with_days_of_event("Tuesday 16", weeks) == "2026-06-16"
    assert with_days_of_event("the 9th", (date(2026, 6, 9), date(2026, 7, 9))) == "the 9th"
    assert with_days_of_event("the first day", (date(2026, 6, 9),)) == "the first day"
    assert with_days_of_event("9 June", ()) == "9 June"


def test_the_word_between_two_hours_is_no_thursday():
    thursday = (date(2026, 6, 11), date(2026, 6, 12))
    assert with_days_of_event("9:45 am to 11:15", thursday) == "9:45 am to 11:15"
    assert with_days_of_event("to 11:15-12:00", thursday) == "2026-06-11 11:15-12:00"


def test_each_line_stays_one():
    assert with_days_of_event("8 June: 10-12\n9 June: 14-16", DAYS) == "2026-06-08: 10-12\n2026-06-09: 14-16"


@pytest.mark.parametrize(
    ("text", "dated"),
    [
        ("Do 11. 12-14 Uhr", "2026-06-11 12-14 uhr"),
        ("Do 11., 12-14 Uhr", "2026-06-11, 12-14 uhr"),
        ("Mi 10. 12 bis 14 Uhr", "2026-06-10 12 bis 14 uhr"),
        ("do 12. 12-14 uhr", "do 12. 12-14 uhr"),
        ("od 9 do 11 uhr", "od 9 do 11 uhr"),
        ("Do 11.6. (10–18 Uhr)", "2026-06-11 (10–18 uhr)"),
        ("Anwesend Do 11.6. (10–18 Uhr)", "anwesend 2026-06-11 (10–18 uhr)"),
        ("zůstaneme do 11.6. večer", "zůstaneme do 11.6. večer"),
        ("do 10.6. (10–18)", "do 10.6. (10–18)"),
    ],
)
def test_a_short_german_day_with_its_number_may_stand_before_hours(text, dated):
    assert with_days_of_event(text, (date(2026, 6, 10), date(2026, 6, 11))) == dated


@pytest.mark.parametrize(
    ("text", "dated"),
    [
        ("9. 6. dopoledne", "2026-06-09 dopoledne"),
        ("9. 6. iltapäivällä", "2026-06-09 iltapäivällä"),
        ("9. 6. 2026 vormittags", "2026-06-09 vormittags"),
        ("od 9. 6. 13:00", "od 2026-06-09 13:00"),
        ("8. 6. a 9. 6.", "2026-06-08 a 2026-06-09"),
        ("06. 09. délelőtt", "2026-06-09 délelőtt"),
    ],
)
def test_a_date_with_spaces_behind_its_stops_is_one_day(text: str, dated: str):
    assert with_days_of_event(text, DAYS) == dated


@pytest.mark.parametrize(
    "text", ["İyunun 9-da saat 11:30-a qədər", "iyunning 9-kuni soat 11:30 gacha", "Haziranın 9'unda 11:30'a kadar"]
)
def test_a_month_with_the_ending_of_its_language_has_a_day(text: str):
    assert with_days_of_event(text, DAYS).startswith("2026-06-09")


@pytest.mark.parametrize(
    ("text", "dated"),
    [
        ("8, 9 june", "2026-06-08, 2026-06-09"),
        ("9, 9 june", "9, 2026-06-09"),
        ("10, 9 june", "10, 2026-06-09"),
        ("5, 9 june", "5, 2026-06-09"),
        ("9 june, 10", "2026-06-09, 2026-06-10"),
        ("9 june, 9", "2026-06-09, 9"),
        ("9 june, 8", "2026-06-09, 8"),
        ("9 june - 25", "2026-06-09 - 25"),
    ],
)
def test_a_number_beside_a_date_is_a_day_in_their_order(text: str, dated: str):
    assert with_days_of_event(text, DAYS) == dated


@pytest.mark.parametrize("many", [2, 5, 9])
def test_every_day_of_a_list_belongs_to_the_month_behind_the_last(many: int):
    days = tuple(date(2026, 6, 11 + n) for n in range(many))
    text = ", ".join(str(day.day) for day in days) + " june"
    assert with_days_of_event(text, days) == ", ".join(map(date.isoformat, days))


def test_until_the_end_of_an_event_of_one_day_adds_no_day():
    assert with_days_of_event("from 9 june 11:00 until the end of the event", DAYS[1:2]) == "from 2026-06-09 11:00"


@pytest.mark.parametrize(
    ("text", "dated"),
    [
        *(("samo 9.", "samo 2026-06-09"), ("can come 9.", "can come 2026-06-09"), ("9. only", "2026-06-09 only")),
        *(("sme tam 9.", "sme tam 2026-06-09"), ("the morning 9.", "the morning 2026-06-09")),
        *((text, text) for text in ("only 9.", "at most 9.", "table 9.", "not 9.", "9.")),
        *((text, text) for text in ("samo 9. 10", "only 9. 13:00", "od 9. 13", "only 9. hall")),
    ],
)
def test_a_number_with_a_point_is_a_day_beside_words_of_time_or_presence(text: str, dated: str):
    assert with_days_of_event(text, DAYS) == dated


def test_a_text_longer_than_any_cell_about_days_is_left_alone():
    assert with_days_of_event("9 june " + "x" * 593, DAYS) == "2026-06-09 " + "x" * 593
    assert with_days_of_event("9 june " + "x" * 594, DAYS) == "9 june " + "x" * 594
    assert with_days_of_event("9 June", ()) == "9 June"
