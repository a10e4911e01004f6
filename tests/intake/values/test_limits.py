"""Limits of meetings for each day or session, in cells and in titles."""

from __future__ import annotations

import pytest

from sco_scheduler.intake.values.limits import (
    answered_limit,
    each_of,
    limit_each,
    limit_in,
    mentions_limit,
    says_limit,
    says_minimum,
    says_no_limit,
)


@pytest.mark.parametrize(
    ("text", "most"),
    [
        ("max 3 meetings per day", "3 per day"),
        ("Max 5 meetings a day please", "5 per day"),
        ("no more than five a day", "5 per day"),
        ("we can do at most 4 meetings each day", "4 per day"),
        ("6 meetings/day", "6 per day"),
        ("4 meetings max daily", "4 per day"),
        ("不超过6场/天", "6 per day"),
        ("每天最多4场", "4 per day"),
        ("我司每天只能安排四场", "4 per day"),
        ("一天最多5家", "5 per day"),
        ("не более 8 в день", "8 per day"),
        ("Не больше пяти встреч за день", "5 per day"),
        ("до 4 встреч за полдня", "4 per session"),
        ("每半天最多3场", "3 per session"),
        ("max 3 per half-day", "3 per session"),
        ("max 8 a day (12 in total)", "8 per day, 12 in total"),
        ("не более 8 встреч в день, всего не более 12", "8 per day, 12 in total"),
        ("max. 6 Termine pro Tag", "6 per day"),
        ("6 spotkań w ciągu dnia", "6 per day"),
        ("napi maximum 6 tárgyalás", "6 per day"),
        ("najviše 6 sastanaka dnevno", "6 per day"),
        ("maximum 6 réunions/jour", "6 per day"),
        ("1日6件まで", "6 per day"),
        ("1일 최대 6회", "6 per day"),
        ("6 cuộc/ngày", "6 per day"),
        ("วันละไม่เกิน 6 นัด", "6 per day"),
        ("روزانه حداکثر ۶ جلسه", "6 per day"),
        ("max. 6 gesprekken per dagdeel", "6 per session"),
    ],
)
def test_a_limit_for_each_day_says_so(text, most):
    assert (says_limit(text), limit_in(text), answered_limit(text, "maximum")) == (True, most, most)


@pytest.mark.parametrize(
    "text", ["only on one day", "只待一天", "day 2 max 3 meetings", "we want a day off", "6", "max 6"]
)
def test_other_texts_are_no_limit_for_each_day(text):
    assert limit_each(text, "maximum") is None


@pytest.mark.parametrize(
    ("text", "limits"),
    [
        ("5 meetings is enough for us", True),
        ("6 встреч нам достаточно", True),
        ("5 meetings is not enough for us", False),
        ("5 meetings is enough for us to decide", False),
        ("5 meetings is enough only on day 1", False),
        ("5 meetings and no more, please", True),
        ("4 Termine, nicht mehr", True),
        ("4 встречи и не больше", True),
        ("5家，不能再多了", True),
        ("no more meetings", False),
        ("we are 5 people, no more", False),
        ("8 meetings, not 5", True),
        ("Могут провести 8 встреч, а не 5", True),
        ("4 Termine statt 6", True),
        ("Görüşme sayısı 5 değil 7 olsun", True),
        ("不是5场而是7场", True),
        ("8 meetings, not 5 as before", True),
        ("we are 3, not 2", False),
        ("16:00 not 15:00", False),
        ("5 meetings, not 14 May", False),
        ("we want 3 meetings not 2 hours long", False),
        ("4 meetings, no 12 please", False),
        ("meetings 10-12, not 14-16", False),
        ("meetings 9:00-10, not 14", False),
        ("meetings until 4, not 5", False),
        ("3 meetings, not 2pm", False),
        ("4 встречи, не 12 июня", False),
        ("table 4, not 5 for meetings", False),
        ("Stand 4, nicht 5, Termine ganztags", False),
    ],
)
def test_what_is_enough_is_the_most(text, limits):
    assert says_limit(text) is limits


@pytest.mark.parametrize(
    ("text", "told"),
    [("5 min is enough for us", False), ("10 мин достаточно", False), ("min 5", True), ("3 meetings min", True)],
)
def test_minutes_are_no_minimum(text, told):
    assert says_minimum(text) is told


def test_a_minimum_for_each_day():
    assert [limit_each(text, "minimum") for text in ("at least 3 per day", "每天至少2场")] == [
        (3, "day", None),
        (2, "day", None),
    ]
    assert limit_in("не менее 3 встреч в день", "minimum") == "3 per day"


@pytest.mark.parametrize(
    ("title", "unit"),
    [
        ("Max Meetings / Day", "day"),
        ("每天最多可安排几场洽谈", "day"),
        ("Сколько встреч в день вы готовы провести?", "day"),
        ("Max. per half-day", "session"),
        ("Maximum meetings", None),
        ("Which day will you attend?", None),
        ("Arrival day", None),
    ],
)
def test_a_title_says_for_what_its_numbers_are(title, unit):
    assert each_of(title) == unit


def test_an_answer_below_a_title_for_each_day():
    answers = [answered_limit(text, "maximum", "Max per day") for text in (6, "about 6", "6-8", "10 in total", "many")]
    assert answers == ["6 per day", "6 per day", "8 per day", 10, None]


@pytest.mark.parametrize("text", ["max 5 a day, 8 in total, 9 in total", "max 5 a day, max 8, max 9"])
def test_a_limit_for_each_day_with_two_totals_is_unclear(text):
    assert limit_each(text, "maximum") is None
    assert limit_each(text.rpartition(",")[0], "maximum") == (5, "day", 8)


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        *(("about six", 6, 6), ("about 99", 99, 99), ("about 100", None, None), ("3 - 8, maybe", 3, 8)),
        *(("8 - 3, maybe", None, None), ("3 - 200, maybe", None, None), ("3, maybe 8", None, None)),
    ],
)
def test_an_answer_with_other_words_is_its_only_number_or_that_of_a_range(text, least, most):
    assert (answered_limit(text, "minimum"), answered_limit(text, "maximum")) == (least, most)


@pytest.mark.parametrize(
    ("text", "limits"),
    [
        ("Our procurement head can only do 5 meetings in total.", True),
        ("If it's possible no more than 4 meetings for us, I'm on my own.", True),
        ("Мы сможем провести не более пяти встреч, так как улетаем вечером", True),
        ("我们最多只能安排4场洽谈，请见谅", True),
        ("bis zu 6 Termine", True),
        ("највише 6 састанака", True),
        ("多くても6件", True),
        ("Como mucho 5 citas, que estamos montando el cóctel", True),
        ("maximum 4 rdv, seul sur le stand", True),
        ("Больше 7 встреч не ставьте, пожалуйста, иначе не успеем", True),
        ("Mehr als sechs Gespräche schaffen wir beim besten Willen nicht.", True),
        ("No nos pongan más de cuatro citas, por favor, vengo sola.", True),
        ("Hatnál több megbeszélést nem tudunk vállalni.", True),
        ("Rohkem kui viis kohtumist me ei jõua.", True),
        ("Πάνω από έξι συναντήσεις δεν προλαβαίνουμε.", True),
        ("Úplne nám stačí 5 stretnutí.", True),
        ("Fyra möten räcker gott för oss.", True),
        ("Mums pietiek ar četrām tikšanām.", True),
        ("תספיק לנו 5 פגישות, זה מספיק", True),
        ("Vår gräns går vid 4 möten.", True),
        ("Batas kami 5 pertemuan.", True),
        ("5 Termine reichen nicht", False),
        ("больше двух встреч подряд без перерыва не ставьте пожалуйста", False),
        ("не более 5 встреч, просили не подряд", True),
        ("Nicht mehr als 3 Termine hintereinander", False),
        ("Wir hatten letztes Jahr mehr als 5 Termine", False),
        ("We met 5 suppliers last year", False),
        ("We are limited to 2 people", False),
        ("10 meetings would be great", False),
        ("at most 4 or 5 meetings", False),
    ],
)
def test_a_sentence_may_have_a_limit_among_other_words(text, limits):
    assert mentions_limit(text) is limits


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("Max 6 meetings per day is too much for us, please not more than 8 in total", 8),
        ("max 5 per day, 8 in total", "5 per day, 8 in total"),
        ("at most 4, or 5 if needed", None),
        ("We are only two, so no more than seven meetings over both days", 7),
        ("На стенде один человек, поэтому не более семи встреч за два дня", 7),
        ("因为只有2人，所以最多7场", 7),
        ("Wir sind 2, daher höchstens 6 Termine", 6),
        ("at most 3 meetings, or 4 meetings at most", None),
    ],
)
def test_of_two_numbers_the_limit_is_that_in_total(text, limit):
    assert limit_in(text) == limit


@pytest.mark.parametrize(
    "text",
    [
        *("beliebig viele", "peu importe", "nie ma limitu", "fark etmez", "제한없음", "いくつでも", "ไม่จำกัด"),
        *("шектеу жоқ", "غير محدد", "TBD", "not set", "не указано", "待定", "noch offen", "à définir", "未定", "미정"),
        *(
            "chưa xác định",
            "belirlenmedi",
            "no definido",
            "da definire",
            "belum ditentukan",
            "تعیین نشده",
            "не определено",
        ),
    ],
)
def test_an_answer_that_means_any_number_of_meetings(text):
    assert says_no_limit(text)


@pytest.mark.parametrize("text", ["8", "open 5", "not more than 8", "لا يزيد عن 8", "nicht mehr als 6"])
def test_an_answer_with_a_number_is_none_without_a_limit(text):
    assert not says_no_limit(text)


def test_a_number_of_thousands_of_digits_is_no_limit():
    assert answered_limit(f"not more than {'9' * 5000} meetings", "maximum") is None


@pytest.mark.parametrize(
    "text",
    [
        "at most 9 meetings over the two days",
        "no more than 9 meetings in 2 days",
        "не более 9 встреч за 2 дня",
        "2天最多9场",
        "两天合计不超过9场",
        "Höchstens 9 Gespräche an zwei Tagen",
        "max. 9 Gespräche an beiden Tagen zusammen",
        "9 rendez-vous maximum sur les 2 jours",
        "máximo 9 reuniones en los 2 días",
        "no máximo 9 reuniões nos 2 dias",
        "max 9 incontri nei 2 giorni",
        "maximaal 9 gesprekken over 2 dagen",
        "maksymalnie 9 spotkań przez 2 dni",
        "legfeljebb 9 tárgyalás 2 nap alatt",
        "највише 9 састанака за два дана",
        "το πολύ 9 συναντήσεις σε 2 ημέρες",
        "2 günde en fazla 9 görüşme",
        "商談は2日間で最大9件まで",
        "最大9件（2日間合計）",
        "2일간 최대 9회",
        "tối đa 9 cuộc trong 2 ngày",
        "maksimal 9 pertemuan selama 2 hari",
    ],
)
def test_a_limit_over_several_days_is_one_of_all_meetings(text):
    assert (says_limit(text), limit_in(text), answered_limit(text, "maximum", "Max per day")) == (True, 9, 9)


@pytest.mark.parametrize("text", ["第2天最多9场", "12日に最大9件", "at most 9 meetings on day 2", "2 or 9 meetings"])
def test_a_limit_on_one_day_is_none_of_all_meetings(text):
    assert limit_in(text) != 9


@pytest.mark.parametrize(
    "text",
    [
        "raised their maximum from 4 to 7 meetings",
        "Maximum von 4 auf 7 Termine erhöht",
        "максимум встреч увеличили с 4 до 7",
        "nâng số cuộc gặp tối đa từ 4 lên 7.",
        "le maximum passe de 4 à 7 rendez-vous",
        "最多场次从4场增加到7场",
    ],
)
def test_a_limit_that_changes_is_the_later_one(text):
    assert says_limit(text)
    assert limit_in(text) == 7


@pytest.mark.parametrize(
    "text",
    [
        *("meetings from 4 to 7 pm at most", "we meet from 10 to 12", "from 4 to 7 people come"),
        "up to 4 meetings from 10 to 12",
    ],
)
def test_other_numbers_from_and_to_are_no_limit(text):
    assert not says_limit(text)


@pytest.mark.parametrize("text", ["5 meetings at the most", "at the very most 5 meetings"])
def test_at_the_most_is_a_maximum(text):
    assert says_limit(text)
    assert limit_in(text) == 5


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("8 meetings, not 5", 8),
        ("Могут провести 8 встреч, а не 5", 8),
        ("6 meetings instead of 4", 6),
        ("Görüşme sayısı 5 değil 7 olsun", 7),
        ("nicht 5, sondern 7 Termine", 7),
        ("不是5场而是7场", 7),
        ("5, not 8", 5),
        ("meetings 10-12, not 14-16", None),
        ("meetings 9:00-10, not 14", None),
    ],
)
def test_of_two_limits_the_one_that_is_denied_does_not_count(text, limit):
    assert limit_in(text) == limit
