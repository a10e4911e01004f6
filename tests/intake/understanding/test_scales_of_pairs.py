"""Words beside requests are a scale if one of them is a must, and each that is not surely known is asked about."""

from __future__ import annotations

from itertools import cycle, product

import pytest

from sco_scheduler.domain.event import Level
from sco_scheduler.intake.understanding.wording.word_lists import is_faint, is_if_spare
from sco_scheduler.intake.understanding.wording.words import affirmed, level_of
from tests.intake.books import read
from tests.intake.understanding.test_as_forms_say import B, S, Sheets, asked, sides


def scale(title: str, *words: str) -> Sheets:
    """A log of wishes with these words in turn."""
    rows = [[b, s, word] for (b, s), word in zip(product(B, S), cycle(words), strict=False)]
    return {**sides(), "Log": [["Requested by", "Wants to meet", title], *rows]}


@pytest.mark.parametrize(
    ("title", "must", "open_word"),
    [
        ("Рівень зацікавленості", "обов'язково", "попередньо"),
        ("How important", "must", "pending"),
        ("重要程度", "必须", "待审核"),
        ("Wichtigkeit", "unbedingt", "noch offen"),
    ],
)
def test_a_word_that_leaves_a_status_open_is_asked_about_as_a_step_of_a_scale(tmp_path, title, must, open_word):
    assert (open_word, "maybe") in asked(read(tmp_path, scale(title, must, open_word)))


def test_words_of_an_unknown_language_in_a_column_with_a_sign_of_a_telephone_are_asked_about(tmp_path):
    intake = read(tmp_path, scale("Zorvel wa blixum", "qwarnd", "wyrfel"))
    assert ("Zorvel wa blixum", "Level") in asked(intake)


def test_little_interest_is_asked_about_as_a_maybe_and_a_lack_of_need_as_no_wish(tmp_path):
    for little, needless in FAINT:
        told = asked(read(tmp_path, scale("Importance", "must", "want", little, needless)))
        assert {(little, "maybe"), (needless, "nothing")} <= set(told), (little, needless)


FAINT = [
    *(
        ("geringes Interesse", "nicht relevant"),
        ("χαμηλό ενδιαφέρον", "δεν είναι απαραίτητο"),
        ("ít quan tâm", "khỏi cần"),
    ),
    *(("poco interesado", "no hace falta"), ("malý zájem", "není třeba"), ("слабый интерес", "не требуется")),
    *(("az ilgili", "gerek yok"), ("mažas susidomėjimas", "nereikia"), ("kam qiziqish", "kerak emas")),
    *(("עניין מועט", "לא רלוונטי"), ("اهتمام ضعيف", "لا داعي"), ("관심 적음", "불필요"), ("兴趣不大", "不相关")),
]
"""Words for little interest and for what is not needed, of a scale with others."""


@pytest.mark.parametrize(
    "spare",
    [
        *("wenn noch Zeit ist", "s'il y a de la place", "si nos sobra un rato", "se rimane un buco", "zbude-li místo"),
        *("ha marad rá idő", "vakit bulunursa", "إن توفر الوقت", "jei liks laiko", "αν μείνει χρόνος", "אם יש מקום"),
        *("時間が余れば", "자리가 나면", "nếu thừa thời gian", "ถ้ามีที่ว่าง", "якщо знайдеться час", "agar joy bo'lsa"),
    ],
)
def test_if_time_or_room_is_left_is_a_maybe_without_a_question(tmp_path, spare):
    assert not [about for about in asked(read(tmp_path, scale("Importance", "must", spare))) if about[0] == spare]
    level, sure = level_of(spare)
    assert level is Level.MAYBE
    assert sure >= 0.92


@pytest.mark.parametrize(
    "passed", ["give it a miss", "lieber auslassen", "wir verzichten", "on s'en passe", "atlayalım"]
)
def test_an_idiom_for_leaving_somebody_out_is_asked_about_as_a_refusal(tmp_path, passed):
    assert (passed, "no") in asked(read(tmp_path, scale("Importance", "must", "want", passed)))


@pytest.mark.parametrize("text", ["um jeden Preis", "coûte que coûte", "per forza", "za wszelką cenę", "любой ценой"])
def test_at_all_costs_is_a_must(text):
    assert level_of(text)[0] is Level.MUST


@pytest.mark.parametrize(
    "text", ["no less important", "wenig Zeit", "wenn keine Zeit ist", "if there is time at 15:00"]
)
def test_other_words_of_time_or_interest_are_no_such_phrases(text):
    bare = affirmed(text)
    assert not is_if_spare(bare)
    assert not is_faint(bare)
