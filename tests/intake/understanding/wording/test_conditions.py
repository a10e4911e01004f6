"""What remarks say of a company in a condition, and what they tell of earlier business, in several languages."""

from __future__ import annotations

import pytest

from sco_scheduler.intake.understanding.wording.conditions import (
    denies_being_without,
    hangs_on_time,
    is_no_must,
    is_unsure,
    needs_named,
    tells_past,
    without_needless,
)


@pytest.mark.parametrize(
    ("rest", "needs"),
    [
        ("Ohne lohnt sich die Reise für uns nicht.", True),
        ("Meeting is a condition for us, otherwise there is no point in coming", True),
        ("La rencontre avec est une condition, sinon venir n'a pas de sens.", True),
        ("Bez nam se ne isplati dolaziti.", True),
        ("ilə görüş bizim üçün şərtdir, yoxsa gəlməyimizin mənası yoxdur.", True),
        ("Ilman tapaamista matkassa ei ole järkeä.", True),
        ("见不到，我们来就没意义了。", True),
        ("미팅이 없으면 저희가 갈 이유가 없습니다.", True),
        ("A meeting with makes no sense for us", False),
        ("без встречи, пожалуйста", False),
    ],
)
def test_who_is_a_condition_for_all_is_needed(rest, needs):
    assert needs_named(rest) is needs


def test_a_word_for_being_without_somebody_beside_a_negation_may_be_no_refusal():
    assert denies_being_without("Sans , nous ne venons pas")
    assert denies_being_without("Be mums neverta važiuoti.")
    assert not denies_being_without("Без , пожалуйста")


@pytest.mark.parametrize(
    ("text", "hangs"),
    [
        ("nur, falls noch Zeit bleibt", True),
        ("vetëm nëse na mbetet kohë", True),
        ("時間に余裕があればで構いません", True),
        ("时间不够的话可以取消", True),
        ("kann bei Zeitmangel gestrichen werden", True),
        ("ilə yalnız vaxt qalsa görüşərik", True),
        ("Nous n'avons pas le temps", False),
        ("if you agree", False),
    ],
)
def test_a_meeting_may_hang_on_the_time_that_is_left(text, hangs):
    assert hangs_on_time(text) is hangs


@pytest.mark.parametrize(
    ("rest", "past"),
    [
        ("beliefert uns schon seit 2018.", True),
        ("ne-a trimis deja oferta pentru 400 de paleți.", True),
        ("jest już naszym dostawcą od 2019 roku.", True),
        ("去年在上海见过，聊得很愉快。", True),
        ("2019'dan beri tedarikçimiz.", True),
        ("met last year, would like to meet again", False),
        ("ist unser Lieferant, bitte einplanen", False),
    ],
)
def test_earlier_business_is_told_unless_something_is_asked_for(rest, past):
    assert tells_past(rest) is past


@pytest.mark.parametrize(
    "rest", ["wäre nett, ist aber kein Muss.", "olursa olur, şart değil.", "필수는 아닙니다", "není to povinné"]
)
def test_a_denied_must_is_none(rest):
    assert is_no_must(rest)
    assert not is_no_must("ist für uns ein Muss")


def test_words_for_what_is_not_needed_are_left_out():
    assert without_needless("Με την τελικά δεν χρειάζεται ραντεβού").split() == ["με", "την", "τελικα", "ραντεβου"]
    assert without_needless("endi kerak emas").split() == ["endi"]
    assert without_needless("wir brauchen Jade Tea") == "wir brauchen Jade Tea"


@pytest.mark.parametrize(
    ("text", "unsure"),
    [("Quizá lleguemos tarde", True), ("木曜日は早めに帰るかもしれません", True), ("We leave at 15:00", False)],
)
def test_what_is_only_possible_is_unsure(text, unsure):
    assert is_unsure(text) is unsure


@pytest.mark.parametrize(
    "text",
    [
        *("er fint, hvis der er plads til overs", "gern, falls noch Platz ist", "volontiers s'il reste de la place"),
        *(
            "klidně, pokud zbude místo",
            "sopii, jos tilaa jää",
            "jöhet, ha marad hely",
            "går bra om det finns plats över",
        ),
        *("jeśli zostanie miejsce", "если останется место", "si queda hueco"),
    ],
)
def test_a_meeting_may_hang_on_the_room_that_is_left(text: str):
    assert hangs_on_time(text)


def test_a_place_beside_somebody_is_no_room_that_is_left():
    assert not hangs_on_time("standının yanında yer alırsak seviniriz")
