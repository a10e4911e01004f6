"""Clauses take the days and words that their neighbours have for them."""

from __future__ import annotations

import pytest

from sco_scheduler.intake.values.entries import normalized
from sco_scheduler.intake.values.presence import KNOWN
from sco_scheduler.intake.values.readings import read_when


@pytest.mark.parametrize(
    ("text", "away"),
    [
        ("15:00-16:15, 22 october", "22 october 15:00-16:15"),
        ("(15:00-16:15) 22 october", "22 october 15:00-16:15"),
        ("14:00-15:00, second day: 9:00-11:00", "14:00-15:00; second day 09:00-11:00"),
        ("27 october, 28 october: from 16:30", "27 october 16:30-; 28 october 16:30-"),
        ("15 october (prayer) 12:00-14:00", "15 october 12:00-14:00"),
        ("12 june and 13 june (16:00)", "12 june 16:00-; 13 june 16:00-"),
        ("9 march am (09:00-12:30)", "9 march 09:00-12:30"),
        ("12 june, leaving 15:00", "12 june 15:00-"),
        ("12 june morning, 13 june", "12 june -noon; 13 june"),
    ],
)
def test_hours_are_those_of_the_day_beside_them(text, away):
    found = read_when(text, placed=True)
    assert found is not None
    assert found.away == away


@pytest.mark.parametrize(
    "text",
    [
        "Çarşamba saat 13.00'ten sonra boşuz, öncesi dolu.",
        "U sredu posle 13:00 smo slobodni, pre toga zauzeti.",
        "Çərşənbə 13:00-dan sonra boşuq, əvvəl məşğuluq.",
        "Chorshanba kuni 13:00 dan keyin bo'shmiz, undan oldin bandmiz.",
        "Keskiviikkona vapaana klo 13 jälkeen, sitä ennen varattu.",
        "Trešdien pēc 13:00 brīvi, pirms tam aizņemti.",
        "Trečiadienį po 13:00 laisvi, prieš tai užimti.",
        "Szerdán 13:00 után szabadok vagyunk, előtte foglaltak.",
        "Rabu setelah jam 13.00 kosong, sebelumnya terisi.",
    ],
)
def test_who_is_free_after_an_hour_and_busy_before_it_is_away_before_it(text):
    found = read_when(normalized(text), placed=True)
    assert found is not None
    assert found.away == "wednesday -13:00"


@pytest.mark.parametrize(
    ("text", "away"),
    [
        ("wednesday after 13:00 xyz, until then busy", "wednesday -13:00"),
        ("wednesday after 13:00 xyz, xyzxyz busy", "wednesday 13:00-"),  # one of two, and asked
    ],
)
def test_unknown_words_beside_an_hour_and_a_word_for_busy_leave_a_doubt(text, away):
    found = read_when(text, placed=True)
    assert found is not None
    assert (found.away, found.sure < KNOWN) == (away, True)


@pytest.mark.parametrize(
    "text",
    [
        "Flight out 2026-09-23, leaving venue 1.00pm",
        "Flight out on 2026-09-23; leaving the venue at 1 p.m.",
        "Самолёт 2026-09-23, уезжаем с площадки в 13.00",
        "2026-09-23 航班回国，13点离开会场",
        "Flug 2026-09-23, wir gehen um 13.00 Uhr",
        "2026-09-23 samolyot, soat 13:00 da ketamiz",
    ],
)
def test_the_day_of_a_journey_is_not_missed_where_an_hour_of_leaving_is_told(text):
    found = read_when(normalized(text), placed=True)
    assert found is not None
    assert found.away == "2026-09-23 13:00-"


@pytest.mark.parametrize(
    "text",
    [
        "Booth opens only at 11am on 2026-07-14, arriving from KL that morning",
        "Booth opens only at 11.00 am on 2026-07-14, arriving from KL that morning",
        "Стенд откроется только в 11:00 2026-07-14, утром прилетаем из Алматы",
        "2026-07-14 上午从广州到达，展位11点开",
        "2026-07-14 ertalab kelamiz, stend soat 11:00 da ochiladi",
        "Le 2026-07-14 nous arrivons le matin, stand ouvert à 11h",
    ],
)
def test_a_clock_time_counts_before_the_part_of_the_day_in_which_somebody_arrives(text):
    found = read_when(normalized(text), placed=True)
    assert found is not None
    assert found.away == "2026-07-14 -11:00"
    assert found.sure < KNOWN


@pytest.mark.parametrize(
    "text", ["away on 2026-09-23, leaving 1.00pm", "2026-09-23 weg, um 9 Uhr Abreise", "2026-09-23不在，13点离开"]
)
def test_a_whole_day_beside_an_hour_is_not_certain(text):
    found = read_when(normalized(text), placed=True)
    assert found is not None
    assert found.sure < KNOWN


@pytest.mark.parametrize(
    ("text", "away"),
    [
        ("arrive 2026-09-22 morning, leave at 15:00", "2026-09-22 -noon; 2026-09-22 15:00-"),
        ("arriving in the morning of 2026-09-22, not there before 11:00", "2026-09-22 -11:00"),
        ("flight out 2026-09-23", "2026-09-23"),
    ],
)
def test_other_hours_than_of_an_arrival_stay(text, away):
    found = read_when(text, placed=True)
    assert found is not None
    assert found.away == away


@pytest.mark.parametrize(
    "text",
    [
        "12:00 - 12:30 and 13:30 - 14:30 (panel discussion)",
        "12:00-12:30, 13:30-14:30 (keynote)",
        "12:00-12:30和13:30-14:30(论坛演讲)",
        "12:00-12:30 и 13:30-14:30 (выступление)",
    ],
)
def test_a_reason_in_brackets_is_that_of_all_hours_before_it(text):
    found = read_when(normalized(text))
    assert (found.away, found.sure) == ("12:00-12:30; 13:30-14:30", 0.95)
