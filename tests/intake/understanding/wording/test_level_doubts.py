"""A word for a level beside a negation, a condition or a ``but`` is not surely of this level."""

import pytest

from sco_scheduler.domain.event import Level
from sco_scheduler.intake.understanding.cells.marks import level_or_misspelt, likely_level
from sco_scheduler.intake.understanding.wording.words import level_of, sure_level


@pytest.mark.parametrize(
    ("text", "level"),
    [
        *((text, Level.NO) for text in ("radije ne", "maybe not", "szívesen nem")),
        *(
            (text, Level.MAYBE)
            for text in ("must if possible", "gerne, falls Sie Platz haben", "interested if they import")
        ),
        *((text, Level.WANT) for text in ("interested but no budget yet", "хотим, но не сейчас")),
    ],
)
def test_a_word_for_a_level_that_something_beside_it_turns_is_asked_about(text, level):
    said, certainty = level_of(text)
    assert certainty <= 0.6 or said is Level.NO
    assert sure_level(text) in {None, Level.NO}
    assert level in {said, Level.WANT}


@pytest.mark.parametrize("text", ["Villa Ombrosa", "Radisson", "Moravia Hydraulics", "ha belefér a napba", "Joy Moraa"])
def test_a_short_word_for_a_level_does_not_begin_other_words(text):
    assert sure_level(text) is not Level.WANT
    assert sure_level(text) is not Level.MUST


@pytest.mark.parametrize("text", ["Обязательная встреча (если есть)", "must meet (if any)"])
def test_if_any_is_no_condition(text):
    assert sure_level(text[:30]) is Level.MUST or level_of(text)[0] is Level.MUST


@pytest.mark.parametrize("text", ["would be nice but not needed", "wäre schön, nicht nötig"])
def test_what_would_be_nice_need_not_be_needed(text):
    assert level_of(text)[0] is Level.MAYBE


@pytest.mark.parametrize(
    ("must", "want", "maybe", "no"),
    [
        ("lazima", "tungependa", "tukipata muda", "hatutaki"),
        ("আবশ্যক", "আগ্রহী", "সময় থাকলে", "চাই না"),
        ("لازمی", "دلچسپی ہے", "اگر وقت ہو", "دلچسپی نہیں"),
        ("nujno", "zaželeno", "po možnosti", "raje ne"),
        ("задолжително", "сакаме", "ако има време", "не сакаме"),
        ("patjetër", "duam", "nëse ka kohë", "nuk duam"),
        ("கட்டாயம்", "விரும்புகிறோம்", "நேரம் இருந்தால்", "வேண்டாம்"),
        ("తప్పనిసరి", "ఆసక్తి ఉంది", "సమయం ఉంటే", "వద్దు"),
        ("अनिवार्य", "चाहन्छौं", "समय भए", "चाहँदैनौं"),
        ("sapilitan", "interesado", "kung may oras", "ayaw namin"),
        ("የግድ", "እንፈልጋለን", "ጊዜ ካለ", "አንፈልግም"),
        ("nauðsynlegt", "gjarnan", "ef tími gefst", "helst ekki"),
        ("elengedhetetlen", "szívesen", "ha belefér", "inkább ne"),
        ("обов'язково", "з радістю", "під питанням", "скоріше ні"),
        ("pakollinen", "mielellään", "jos ehtii", "ei kiitos"),
        ("mutlaka", "isteriz", "olsa da olur olmasa da", "istemiyoruz"),
    ],
)
def test_levels_in_further_languages(must, want, maybe, no):
    assert list(map(sure_level, (must, want, maybe, no))) == [Level.MUST, Level.WANT, Level.MAYBE, Level.NO]


@pytest.mark.parametrize(
    "text",
    [
        *("точно нет", "совсем нет", "нет, точно", "нет-нет", "категорически нет", "никогда", "ни ногой", "не, точно"),
        *(
            "definitely not",
            "absolutely not",
            "certainly not",
            "definately not",
            "no way",
            "no no no",
            "by no means",
            "must not",
        ),
        *("坚决不", "肯定不见", "绝对不", "没门", "一定不要"),
        *(
            "мүлде жоқ",
            "мүлде қажет емес",
            "әрине жоқ",
            "ешқандай жағдайда",
            "mutlaqo yo'q",
            "albatta yo‘q",
            "hech qanday holatda",
        ),
        *("kesinlikle hayır", "definitiv nicht", "absolument pas", "Rotundamente no!", "絶対NG"),
    ],
)
def test_a_refusal_with_stress_is_a_refusal(text):
    assert sure_level(text) is Level.NO
    assert likely_level(text, level_of(text), list)[0] == Level.NO


@pytest.mark.parametrize(
    "text", ["not definitely", "не точно", "не обязательно", "nicht unbedingt", "not essential", "不一定"]
)
def test_a_denied_must_is_no_refusal(text):
    assert level_of(text)[0] is Level.MAYBE


@pytest.mark.parametrize("text", ["точно да", "Definitely!", "albatta", "一定", "міндетті", "да, конечно"])
def test_stress_without_a_refusal_stays_a_wish(text):
    assert level_of(text)[0] in {Level.MUST, Level.WANT}


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("mustn't", Level.NO),
        ("точно не сюда", Level.NO),
        ("不必", Level.NO),
        ("wnat", Level.WANT),
        ("msut", Level.MUST),
        ("quzz", None),
    ],
)
def test_a_level_is_suggested_by_its_meaning_before_its_spelling(text, level):
    likely, certainty = level_or_misspelt(text, list)
    assert (likely if certainty >= 0.6 else None) == level


@pytest.mark.parametrize("text", ["不错", "产品不错", "听说茶叶不错", "价格不贵", "质量不差", "产品线不断扩大"])
def test_praise_with_a_chinese_not_is_no_refusal(text):
    assert level_of(text) is None


@pytest.mark.parametrize(
    ("text", "level"),
    [
        *((text, Level.NO) for text in ("第一次接触,不熟悉", "不限", "下午我们的采购不在", "产品不清楚")),
        ("不了解产品,很感兴趣", Level.WANT),
        ("第一优先,别家排不上没关系,这家一定要有", Level.MUST),
    ],
)
def test_a_mere_chinese_not_is_asked_about(text, level):
    assert level_of(text) == (level, 0.6)


@pytest.mark.parametrize(
    "text",
    [
        "不",
        "不要",
        "不想见",
        "不合适",
        "产品不对口",
        "暂不考虑",
        "不安排",
        "不了",
        "已有合作,不用再见",
        "不太想见",
        "先不谈",
        "不做这类产品",
    ],
)
def test_a_chinese_not_of_meeting_is_a_refusal(text):
    assert sure_level(text) is Level.NO
