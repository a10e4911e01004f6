"""A title that asks when somebody cannot come is one of absence in each language, else of presence."""

from __future__ import annotations

import pytest

from sco_scheduler.intake.understanding.wording.when_asked import asks_when
from sco_scheduler.intake.understanding.wording.words import bare_title, title_score

AWAY = [
    *("Hvornår kan I ikke?", "När kan ni inte?", "Kad nevarat tikties?", "Times that do not suit you", "Kdy nemůžete?"),
    *("Wann können Sie nicht?", "Quand ne pouvez-vous pas venir ?", "Πότε δεν μπορείτε;", "Ne zaman gelemezsiniz?"),
    *(
        "Milloin ette pääse?",
        "متى لا يمكنكم الحضور؟",
        "מתי אינכם יכולים?",
        "ご都合が悪いのはいつですか",
        "Khi nào bạn bận?",
    ),
    *("Kdaj niste prisotni?", "Când nu sunteți prezenți?", "När är ni inte på plats?", "Kdy nejste přítomni?"),
    *("Millal te ei ole kohal?", "Mikor nincsenek jelen?", "Quando não estão presentes?", "Πότε δεν είστε παρόντες;"),
    *("Horário a evitar", "Kada ne možete?", "Қашан келе алмайсыз?", "Ni lini hamwezi kuja?", "Når kan dere ikke?"),
]
THERE = [
    *(
        "Kdaj ste prisotni?",
        "Când sunteți prezenți?",
        "När är ni på plats?",
        "Kdy jste přítomni?",
        "Millal te kohal olete?",
    ),
    *(
        "Kedy ste k dispozícii?",
        "Πότε είστε διαθέσιμοι;",
        "Wann haben Sie Zeit?",
        "Ne zaman müsaitsiniz?",
        "Коли ви вільні?",
    ),
    *(
        "Kada ste dostupni?",
        "Kada esate laisvi?",
        "Kateri čas vam ustreza?",
        "Hvilke tider passer jer?",
        "Mikor ér rá?",
    ),
    *(
        "ご都合のつく時間帯",
        "언제 가능하십니까?",
        "Khi nào bạn rảnh?",
        "מתי אתם פנויים?",
        "ما الأوقات التي تناسبكم؟",
        "Milloin pääsette?",
    ),
]
NEITHER = [
    "Welche Zeit passt Ihnen am besten?",
    "Preferred times",
    "Wunschzeit",
    "Time stamp",
    "How many meetings?",
    "Wann angekommen",
]


@pytest.mark.parametrize("title", AWAY)
def test_a_negation_in_a_question_when_asks_for_absence(title):
    assert asks_when(bare_title(title)) is False
    assert title_score(title, "not_available") > 0.7
    assert title_score(title, "wishes") == 0.0


@pytest.mark.parametrize("title", THERE)
def test_a_question_when_somebody_can_come_asks_for_presence(title):
    assert asks_when(bare_title(title)) is True
    assert title_score(title, "not_available") < 0.7


@pytest.mark.parametrize("title", NEITHER)
def test_a_preference_or_another_time_asks_for_neither(title):
    assert asks_when(bare_title(title)) is None
