"""Remarks on an arrival or a departure of companies that another cell says to be there on all days."""

from __future__ import annotations

import pytest

from tests.intake.books import read

ENGLISH = ("Days (22 and 23 October 2026, 10:00-17:00)", "both days", "only 22 October")
RUSSIAN = ("Дни участия (22 и 23 октября 2026, с 10:00 до 17:00)", "оба дня", "только 22 октября")
CHINESE = ("参加日期（2026年10月22日、23日，10:00-17:00）", "两天", "仅10月22日")
UZBEK = ("Qatnashish kunlari (2026-yil 22–23 oktabr, soat 10:00–17:00)", "ikkala kun", "faqat 22 oktabr")
KAZAKH = ("Қатысу күндері (2026 жылғы 22–23 қазан, 10:00–17:00)", "екі күн де", "тек 22 қазан")
TURKISH = ("Katılım günleri (22–23 Ekim 2026, 10:00–17:00)", "her iki gün", "sadece 22 Ekim")
LATE = [
    (*ENGLISH, "on 23 October we arrive only at 12:00"),
    (*RUSSIAN, "23 октября приедем только к 12:00"),
    (RUSSIAN[0], "22 октября, 23 октября", "22 октября", "23 октября приедем только к 12:00"),
    (*CHINESE, "10月23日12点才能到"),
    (CHINESE[0], "两天都在", "仅10月22日", "10月23日12点到达"),
    (*UZBEK, "23-oktabr kuni faqat soat 12:00 da kelamiz"),
    (*KAZAKH, "23 қазанда тек 12:00-де келеміз"),
    (*TURKISH, "23 Ekim'de ancak saat 12:00'de geleceğiz"),
]


def reading(folder, title, both, one, remark, **options):
    """What is read of four companies, of which one with a remark is there on both days."""
    header = ["Company", "Role", "Whom would you like to meet", title, "Remarks"]
    rows = [
        ["Altyn Trade", "buyer", "Jade Tea", both or "both days", ""],
        ["Ural Import", "buyer", "Orda Foods", both, remark],
        ["Jade Tea", "supplier", "Altyn Trade", one, ""],
        ["Orda Foods", "supplier", "Ural Import", both or "both days", ""],
    ]
    return read(folder, {"Forms": [header, *rows]}, **options)


def away(intake):
    """The absences of the company with the remark, from its start to its end."""
    assert intake.event is not None
    (company,) = [c for c in intake.event.companies if c.name == "Ural Import"]
    return [(f"{s.start:%d %H:%M}", f"{s.end:%d %H:%M}") for person in company.delegates for s in person.absences]


@pytest.mark.parametrize(("title", "both", "one", "remark"), LATE)
def test_who_is_there_on_both_days_misses_no_day_by_an_arrival_on_the_second(tmp_path, title, both, one, remark):
    intake = reading(tmp_path, title, both, one, remark, sure=0.0)
    assert away(intake) == [("23 00:00", "23 12:00")]


def test_an_arrival_on_the_second_day_misses_the_first_if_nothing_else_is_said(tmp_path):
    title, _, one = RUSSIAN
    assert away(reading(tmp_path, title, "", one, "23 октября приедем к 12:00", sure=0.0)) == [("22 00:00", "23 12:00")]


@pytest.mark.parametrize(
    ("said", "remark"), [(ENGLISH, "on 22 October we leave at 15:00"), (RUSSIAN, "22 октября уезжаем в 15:00")]
)
def test_a_departure_on_the_first_of_both_days_is_asked_about(tmp_path, said, remark):
    (question,) = [q for q in reading(tmp_path, *said, remark).questions if q.kind == "times"]
    assert question.options[:2] == ("2026-10-22 15:00-", "2026-10-22 15:00-; 2026-10-23")
