"""Absence and presence in words, by themselves or below a title that asks for them."""

from __future__ import annotations

import pytest

from sco_scheduler.intake.values.entries import normalized
from sco_scheduler.intake.values.presence import absence_in_figures, always_there, says_there


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("No, both days are fine", True),
        ("We're free on both days", True),
        ("None, all day is fine", True),
        ("all good", True),
        ("None of the mornings", False),
        ("Disponible todo el día", True),
        ("Disponible toute la journée", True),
        ("disponible le matin", False),
        ("ganztägig anwesend", True),
        ("all day is not fine", False),
        ("Any day works", True),
        ("all the days are ok", True),
        ("any time is fine", True),
        ("Only the first of both days is fine", False),
        ("both days are not fine", False),
        ("both days are fine until 15:00", False),
        ("全程可参加", True),
        ("全天", False),
        ("两天均可参加", True),
        ("終日参加可能", True),
        ("전 일정 참석 가능", True),
        ("Могу присутствовать всё время", True),
        ("I can attend all sessions", True),
        ("ok for all slots", True),
        ("ok for all slots but one", False),
        ("her zaman uygunuz", True),
        ("tham dự cả hai ngày", True),
        ("hadir penuh", True),
        ("cały czas dostępni", True),
        ("cały czas", False),
        ("барлық күні қатысамын", True),
        ("zawsze dostępni", True),
        ("sempre disponibili", True),
        ("будемо весь час", True),
        ("mindig elérhető", True),
        ("ว่างตลอด", True),
        ("die ganze Zeit", False),
        ("nope, we are flexible", True),
        ("Ограничений нет", True),
        ("the whole day is fine", True),
        ("flexible on the first day", False),
    ],
)
def test_days_that_are_fine_are_constant_presence(text, there):
    assert always_there(text) is there


@pytest.mark.parametrize(
    "text",
    [
        *("All", "alle", "все", "全部", "cały czas", "tous les jours", "да, всё время", "Да, оба дня"),
        *(
            "Los dos días completos",
            "全程出席 / We attend the whole event",
            "Evet, her iki gün",
            "نعم، اليومين",
            "اليومان",
        ),
        *("Yes, we will be there all the time", "Ja, beide Tage", "Tak, oba dni", "네, 이틀 모두", "иә, екі күн де"),
    ],
)
def test_all_is_presence_at_any_time_only_where_presence_is_asked_for(text):
    assert absence_in_figures(normalized(text), present=True) == ""
    assert absence_in_figures(normalized(text)) is None


@pytest.mark.parametrize(
    ("text", "there"),
    [
        *((text, True) for text in ("verfügbar", "참석", "可能", "можемо", "jelen", "dostupan", "ได้")),
        *(
            (text, False)
            for text in ("nicht verfügbar", "불가", "参加不可", "не буде", "nu putem", "odsutan", "kan niet")
        ),
        *(("Ja / Tak", True), ("Нет / Жоқ", False), ("Да / Жоқ", None)),
        *((text, None) for text in ("vielleicht", "9:00", "")),
    ],
)
def test_a_cell_below_hours_says_who_is_there(text, there):
    assert says_there(text) is there
