"""The levels of words, sentences and titles, and how sure they are."""

from __future__ import annotations

import pytest

from sco_scheduler.domain.event import Level
from sco_scheduler.intake.understanding.wording.levels import level_of, polarity_in_brackets, polarity_of, sure_level


@pytest.mark.parametrize(
    ("text", "level", "sure"),
    [
        ("must", Level.MUST, True),
        ("Must!", Level.MUST, True),
        ("обязательно", Level.MUST, True),
        ("必须", Level.MUST, True),
        ("maybe", Level.MAYBE, True),
        ("we must meet them", Level.MUST, True),
        ("Not to be missed", Level.MUST, True),
        ("cannot be missed", Level.MUST, True),
        ("must not be skipped", Level.MUST, True),
        ("не предлагать", Level.NO, True),
        ("do not want", Level.NO, True),
    ],
)
def test_levels_in_words_and_sentences(text, level, sure):
    found = level_of(text)
    assert found is not None
    assert (found[0], found[1] >= 0.9) == (level, sure)


@pytest.mark.parametrize("text", ["", "!", "pumps", "x" * 61])
def test_what_says_no_level(text):
    assert level_of(text) is None


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("not essential", Level.MAYBE),
        ("не срочно", Level.MAYBE),
        ("не критично", Level.MAYBE),
        ("不急需", Level.MAYBE),
        ("Sure, why not", Level.NO),
    ],
)
def test_a_level_that_is_denied_is_never_sure(text, level):
    assert level_of(text) == (level, 0.6)


def test_what_stands_in_brackets_behind_a_title_may_be_a_refusal():
    assert polarity_in_brackets("Already our partner (no meeting needed)") == (Level.NO, 0.6)
    assert polarity_in_brackets("Wants to meet (* = must)") == (Level.WANT, 1.0)
    assert polarity_in_brackets("Whom would you like to meet (please do not enter more than 5)")[0] is Level.WANT


@pytest.mark.parametrize(
    "remark",
    [
        "We already work with River Machines, no need to meet",
        "Please keep us away from Spring Parts",
        "С ними уже работаем, нет необходимости встречаться",
        "已有合作，无需安排会面",
        "Kindly skip Altyn Trade",
    ],
)
def test_a_meeting_that_is_not_needed_is_refused_though_a_word_for_need_stands_there(remark):
    assert polarity_of(remark) is Level.NO
    assert polarity_of("Whom do you need to meet?") is Level.MUST


@pytest.mark.parametrize(
    "title",
    ["Is there anybody you would prefer us not to put you with?", "Anybody you'd rather *not* be seated with?"],
)
def test_who_is_not_to_be_put_beside_somebody_is_refused(title):
    assert polarity_of(title) is Level.NO


def test_what_is_very_much_needed_is_a_must():
    assert level_of("Очень нужно") == (Level.MUST, 0.92)
    assert level_of("Нужно") != level_of("Очень нужно")


@pytest.mark.parametrize(
    "text",
    [
        *("缺一不可", "不能少", "必不可少", "不可或缺", "离不开", "can't do without them"),
        *("без них никак", "нельзя без этой фирмы", "нельзя пропустить", "во что бы то ни стало"),
    ],
)
def test_who_cannot_be_done_without_is_a_must(text):
    assert sure_level(text) is Level.MUST


@pytest.mark.parametrize("text", ["不可见", "不能见面", "必须不见", "без встречи", "не обойдут"])
def test_other_denials_are_no_musts(text):
    assert sure_level(text) is not Level.MUST


@pytest.mark.parametrize("text", ["по остатку", "по остаточному принципу", "不急", "不强求"])
def test_who_is_met_if_there_is_room_may_be_met(text):
    assert sure_level(text) is Level.MAYBE


@pytest.mark.parametrize(
    "title",
    [
        "Do-not-match list",
        "Second veto",
        "Whom not?",
        "С кем не надо?",
        "不见谁？",
        "Exhibitors to skip",
        "Кіммен кездестірмеу керек?",
        "Kim bilan uchrashtirmaslik kerak?",
        "SELLERS: Which guests shouldn't we book you with?",
        "Which exhibitors should we NOT put in your diary?",
        "Wen sollen wir nicht für Sie einplanen?",
        "KEIN Gespräch",
        "Avec qui ne devons-nous pas vous placer ?",
        "¿Con quién no debemos reunirle?",
        "Hangi firmalarla sizi eşleştirmeyelim?",
    ],
)
def test_titles_of_refusals_are_heard_in_hyphens_and_in_other_tongues(title):
    assert polarity_of(title) is Level.NO


@pytest.mark.parametrize(
    ("want", "no"),
    [
        *(
            ("Interested", "Not interested"),
            ("Интересно", "Не интересно"),
            ("感兴趣", "不感兴趣"),
            ("Quan tâm", "Không quan tâm"),
        ),
        *(
            ("Interessiert", "Nicht interessiert"),
            ("興味あり", "興味なし"),
            ("관심 있음", "관심 없음"),
            ("Интересно", "Қызықты емес"),
        ),
        *(("Intéressé", "Pas intéressé"), ("Interesado", "No interesado"), ("Tertarik", "Tidak tertarik")),
    ],
)
def test_a_lack_of_interest_is_a_refusal_in_any_language(want, no):
    assert [level_of(text)[0] for text in (want, no)] == [Level.WANT, Level.NO]
