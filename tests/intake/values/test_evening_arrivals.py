"""Who arrives in the evening of a day of the event misses the day before it, in any language."""

from __future__ import annotations

from datetime import date

import pytest

from sco_scheduler.intake.values.days_of_event import with_days_of_event
from sco_scheduler.intake.values.entries import normalized
from sco_scheduler.intake.values.readings import read_when

DAYS = (date(2026, 10, 21), date(2026, 10, 22))


def away(text: str) -> tuple[str, bool] | None:
    found = read_when(normalized(with_days_of_event(text, DAYS)))
    return (found.away, found.told) if found is not None else None


@pytest.mark.parametrize(
    "text",
    [
        "Przylot 21.10 wieczorem",
        "Przyjazd 21.10 wieczorem",
        "Ankunft 21.10 abends",
        "Chegamos dia 21/10 à noite",
        "Arrivo il 21 ottobre in serata",
        "Příjezd 21.10. večer",
        "Prílet 21.10. večer",
        "Sosire 21.10 seara",
        "Dolazak 21.10. navečer",
        "Долазак 21.10. увече",
        "Prihod 21.10. zvečer",
        "Пристигане на 21.10 вечерта",
        "21 Ekim akşamı geliyor",
        "21 Ekim gecesi geliyor",
        "Приліт 21.10 ввечері",
        "Прилёт 21.10 вечером",
        "Прыезд 21.10 увечары",
        "Atvykimas spalio 21 d. vakare",
        "Ierašanās 21.10. vakarā",
        "Saabumine 21.10. õhtul",
        "Ankomst 21.10 på kvällen",
        "Ankomst 21.10. om aftenen",
        "10月21日晚上到",
        "Kedatangan 21 Oktober malam",
        "ورود ۲۱ اکتبر شب",
        "arrival 21.10 evening",
        "arriving on the night of 21 October",
        "landing late at night, 21 October",
    ],
)
def test_an_arrival_in_the_evening_of_a_day(text):
    assert away(text) == ("2026-10-21 -18:00", True)


@pytest.mark.parametrize(
    ("text", "dated"),
    [
        ("nieobecny 21.10 wieczorem", "nieobecny 2026-10-21 wieczorem"),
        ("21.10 vormittags", "2026-10-21 vormittags"),
        ("od 21.10 Uhr", "od 21.10 Uhr"),
        ("21.10 pomidory", "21.10 pomidory"),
        ("20.30 abends", "20.30 abends"),
    ],
)
def test_a_day_in_figures_before_a_part_of_the_day_is_no_hour(text, dated):
    assert with_days_of_event(text, DAYS) == dated


def test_up_to_the_twelfth_it_may_be_an_hour():
    assert with_days_of_event("9.10 abends", (date(2026, 10, 9), date(2026, 10, 10))) == "9.10 abends"
