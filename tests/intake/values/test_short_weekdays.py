"""Short names of weekdays before hours are days, Thai hours count from noon, and hours beside absence are presence."""

from __future__ import annotations

from datetime import date

import pytest

from sco_scheduler.intake.values.days_of_event import with_days_of_event
from sco_scheduler.intake.values.readings import LIKELY, SURE, read_when
from sco_scheduler.intake.values.short_weekdays import with_short_weekdays
from sco_scheduler.intake.values.thai_hours import with_thai_hours

DAYS = (date(2026, 6, 10), date(2026, 6, 11))  # Wednesday and Thursday


@pytest.mark.parametrize(
    "text",
    [
        *("ke klo 9–10, to klo 16 jälkeen", "mi 9–10, do ab 16 uhr", "k 9–10, n pärast kella 16"),
        *("on kl. 9-10, to efter kl. 16", "çar 9-10, per 16'dan sonra", "tr 9-10, kt po 16 val.", "tr 9-10; ce pēc 16"),
        *(
            "st 9-10, čt po 16. hodině",
            "sze 9-10, cs 16 után",
            "qua 9h-10h, qui depois das 16h",
            "ср 9-10, чт после 16",
        ),
    ],
)
def test_short_names_before_each_part_are_days_of_the_event(text):
    found = with_short_weekdays(text, DAYS)
    assert [day.isoformat() for day in DAYS] == [part[:10] for part in found.split("; ")]


@pytest.mark.parametrize(
    "text",
    [
        *(
            "do 15:00, od 9:00",
            "do 15:00",
            "on 15:00",
            "to 10:00, from 11:00",
            "mi 9-10, mi 11-12",
            "mo 9-10, di 11-12",
        ),
        *("la 9–10, to 16", "ma 9-10; do 16; mi 12", "K and N", "to be there by 15", "vi efter 15", "ca 15 uhr"),
        *("ma dopo le 15", "ne před 11", "pa do 15 sati", "on after 3", "je suis absent après 15h", "do 15 hodin"),
        # what means only in some language is another word in others if it has two letters
        *("tu me après 15h rappelles", "tu mer fino alle 11", "so ke klo 12 asti"),
    ],
)
def test_a_single_name_or_one_of_another_day_stays(text):
    assert with_short_weekdays(text, DAYS) == text


@pytest.mark.parametrize(
    ("wednesday", "thursday"),
    [
        *(("ke klo 12 asti", "to 15 jälkeen"), ("vain ke ennen klo 11", "to iltapäivällä")),
        *(("on före kl. 11", "to efter kl 15"), ("k kuni kella 11", "n pärast kella 15")),
        *(("st do 11:00", "čt po 15. hodině"), ("sze 11-ig", "cs 15 után"), ("me fino alle 11", "gio dopo le 15")),
        *(("mer jusqu'à 11h", "je après 15h"), ("mi hasta las 11", "ju después de las 15"), ("śr do 11", "czw od 15")),
        *(("tr iki 11 val.", "kt po 15 val."), ("tr līdz 11", "ce pēc 15"), ("çar 11'e kadar", "per 15'ten sonra")),
        *(
            ("çər 11-ə qədər", "ca 15-dən sonra"),
            ("τε μέχρι τις 11", "πε μετά τις 15"),
            ("mi până la 11", "jo după ora 15"),
        ),
    ],
)
def test_a_single_name_before_an_hour_in_words_of_its_language_is_a_day(wednesday, thursday):
    assert with_short_weekdays(wednesday, DAYS).removeprefix("vain ").startswith("2026-06-10 ")
    assert with_short_weekdays(thursday, DAYS).startswith("2026-06-11 ")


@pytest.mark.parametrize("text", ["ti klo 15 jälkeen", "k 15 után", "to po 15. uri", "ti efter kl. 15"])
def test_a_single_name_of_a_day_without_the_event_is_no_hour_of_every_day(text):
    assert with_short_weekdays(text, DAYS).startswith("tuesday ")


@pytest.mark.parametrize(
    "text", ["רביעי וחמישי 12:00-13:00", "ביום רביעי ובחמישי 12:00-13:00", "רביעי, וחמישי 12:00-13:00"]
)
def test_a_second_weekday_with_and_joined_to_it_in_hebrew_counts(text):
    assert all(day.isoformat() in with_days_of_event(text, DAYS) for day in DAYS)


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        *(("บ่ายสามโมง", "15:00"), ("บ่ายโมง", "13:00"), ("บ่ายสองโมงครึ่ง", "14:30"), ("สี่โมงเย็น", "16:00")),
        *(("บ่าย 3 โมง", "15:00"), ("เก้าโมงเช้า", "9:00"), ("สิบเอ็ดโมง", "11:00"), ("เที่ยงครึ่ง", "12:30")),
        *(("สามโมง", "สามโมง"), ("ห้าโมงเย็น", "17:00")),
    ],
)
def test_hours_of_the_thai_clock(text, hour):
    assert with_thai_hours(text).strip() == hour


def test_a_thai_range_of_hours_in_words_is_read():
    assert read_when("บ่ายสองโมงถึงสี่โมงเย็น").away == "14:00-16:00"


@pytest.mark.parametrize(
    "text",
    [
        "2026-06-10 from 9 until 15, 2026-06-11 not coming",
        "2026-06-11 not coming, 2026-06-10 09:00-15:00",
        "2026-06-10 od 9 do 15, 2026-06-11 ne dolazimo",
        "2026-06-10 von 9 bis 15 uhr, 2026-06-11 nicht da",
    ],
)
def test_hours_beside_a_day_of_absence_are_presence_below_a_title_of_presence_and_else_asked_about(text):
    below, alone = read_when(text, present=True), read_when(text)
    assert below.away == "2026-06-10 -09:00; 2026-06-10 15:00-; 2026-06-11"
    assert below.sure >= SURE
    assert alone.sure <= LIKELY


@pytest.mark.parametrize(
    ("text", "day"),
    [("nur do", "2026-06-11"), ("do nur", "2026-06-11"), ("solo mi", "2026-06-10"), ("nur mi.", "2026-06-10")],
)
def test_a_single_name_beside_only_in_its_language_is_a_day(text, day):
    assert day in with_short_weekdays(text, DAYS)


@pytest.mark.parametrize("text", ["nur fr", "do", "only do", "nur do und mi"])
def test_a_name_of_another_day_or_beside_a_word_of_another_language_stays(text):
    assert with_short_weekdays(text, DAYS) == text
