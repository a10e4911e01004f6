"""Sentences with two facts, in one place of a small registration each: nothing is lost, or taken for another."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.sentences.forms import Facts, Sentence, meant, read_sentence

_PLAIN = {"name": "", "notes": "", "hours": "all day", "level": "normal"}


def _read(folder: Path, place: str, language: str, text: str, meaning: str, form: int = 0) -> tuple[str, Facts, Facts]:
    """Whether a sentence is read or asked about, what is read with every guess taken, and what it means."""
    bare = Sentence("notes" if place == "name" else place, language, _PLAIN[place], "nothing")
    plain = read_sentence(bare, 0, folder).facts or {}
    sentence = Sentence(place, language, text, meaning)
    found, (wanted, _) = read_sentence(sentence, form, folder), meant(sentence, plain)
    return "asked" if found.asked else "read", found.facts or {}, wanted


@pytest.mark.parametrize(
    ("place", "language", "text", "meaning"),
    [
        ("notes", "ru", "На форуме будем с самого утра и до конца", "nothing"),
        ("notes", "en", "There from the morning on and until closing", "nothing"),
        ("notes", "zh", "我们从早上一直到结束都在", "nothing"),
        ("notes", "es", "Estamos de la mañana a la noche", "nothing"),
        ("hours", "tr", "sabahtan akşama kadar", "nothing"),
        ("notes", "ru", "Мы с утра до обеда на форуме", "away 13:30-17:00"),
        ("notes", "uz", "ertalabdan tushgacha bo'lamiz", "away 13:30-17:00"),
        ("notes", "uz", "Xitoy tilidan tarjimon kerak, faqat tushlikkacha bo'la olamiz", "away 13:30-17:00"),
        ("notes", "kk", "Тек түскі асқа дейін қатыса аламыз", "away 13:30-17:00"),
    ],
)
def test_hours_of_presence_from_the_morning_or_until_lunch(tmp_path, place, language, text, meaning):
    how, found, wanted = _read(tmp_path, place, language, text, meaning)
    assert (how, found) == ("read", wanted)


@pytest.mark.parametrize(
    ("place", "language", "text", "meaning"),
    [
        ("notes", "ru", "доедем к 10.00 (долгая дорога), встреч ставьте не более пяти", "away 09:00-10:00; max 5"),
        ("notes", "en", "We leave at 15:00, limit us to four meetings", "away 15:00-17:00; max 4"),
        ("notes", "de", "Wir kommen um 10, bitte nicht mehr als fünf Termine einplanen", "away 09:00-10:00; max 5"),
        ("notes", "es", "Llegamos a las 10, pongan no más de cinco citas", "away 09:00-10:00; max 5"),
        ("notes", "tr", "Saat 10'da geleceğiz, beşten fazla görüşme koymayın", "away 09:00-10:00; max 5"),
        ("notes", "kk", "Сағат 10-да келеміз, кездесу бестен аспасын", "away 09:00-10:00; max 5"),
        ("notes", "uz", "Soat 10 da kelamiz, uchrashuvlar beshtadan oshmasin", "away 09:00-10:00; max 5"),
        ("hours", "ru", "до 16, не более 5 встреч", "away 16:00-17:00; max 5"),
        ("hours", "en", "from 10:00, max 4 meetings", "away 09:00-10:00; max 4"),
        ("hours", "zh", "16点前,最多5场", "away 16:00-17:00; max 5"),
        ("hours", "de", "bis 16 Uhr, höchstens 5 Termine", "away 16:00-17:00; max 5"),
        ("hours", "ru", "весь день, не более 5 встреч", "max 5"),
    ],
)
def test_a_limit_beside_hours(tmp_path, place, language, text, meaning):
    how, found, wanted = _read(tmp_path, place, language, text, meaning)
    assert (how, found) == ("read", wanted)


@pytest.mark.parametrize("form", [0, 1, 2])
@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("zh", "一定要安排,下午两点以后"),
        ("en", "a must, after 2 pm"),
        ("ru", "обязательно, лучше до обеда"),
        ("uz", "albatta, tushdan keyin"),
        ("de", "unbedingt, nach 14 Uhr"),
    ],
)
def test_a_time_beside_a_level_behind_a_name_is_asked_about(tmp_path, language, text, form):
    how, found, wanted = _read(tmp_path, "name", language, text, "must Jade Tea", form)
    assert (how, found) == ("asked", wanted)


@pytest.mark.parametrize("form", [0, 1, 2])
@pytest.mark.parametrize("text", ["a must, please", "пожалуйста, обязательно", "ein Muss, bitte", "iltimos, albatta"])
def test_a_must_is_polite(tmp_path, text, form):
    how, found, wanted = _read(tmp_path, "name", "en", text, "must Jade Tea", form)
    assert (how, found) == ("read", wanted)


@pytest.mark.parametrize(
    ("language", "text", "meaning", "how"),
    [
        ("ru", "мы можем с 10 до 13, потом поезд", "away 09:00-10:00; away 13:30-17:00", "read"),
        ("ru", "Будет Тимур (коммерч. директор), в час дня уезжает", "away 13:30-17:00", "read"),
        ("ru", "мы до часу, потом самолет", "away 13:30-17:00", "read"),
        ("zh", "王总和小李两人参加,下午3点离场去赶飞机", "away 15:00-17:00", "read"),
        ("zh", "能不能再加一家Wulong Foods?我们只有15点以前有空", "wish Wulong Foods; away 15:00-17:00", "read"),
        ("en", "Can we also meet Panda Solar? We leave at 15:00.", "wish Panda Solar; away 15:00-17:00", "read"),
        ("ru", "Нельзя ли добавить Panda Solar? Приедем к 10", "wish Panda Solar; away 09:00-10:00", "read"),
        (
            "tr",
            "Hongyan Motors'u da ekleyin. Sabah 10'dan önce gelemeyiz",
            "wish Hongyan Motors; away 09:00-10:00",
            "asked",
        ),
        ("en", "could you add Panda Solar? we arrive around 10", "wish Panda Solar; away 09:00-10:00", "read"),
        ("zh", "对Jade Tea非常感兴趣,Lotus Textile有空再见也可以", "wish Jade Tea; wish Lotus Textile", "read"),
        ("en", "We are not taking part this time. Send the catalogue if possible", "cancelled", "asked"),
        ("ru", "В этот раз не участвуем. Каталог, если можно, пришлите на почту", "cancelled", "asked"),
        ("tr", "Bu kez katılmıyoruz. Mümkünse kataloğu e-posta ile gönderin", "cancelled", "asked"),
        ("zh", "这次我们不参加了。如果可以请把名录发到邮箱", "cancelled", "asked"),
    ],
)
def test_both_facts_of_a_note(tmp_path, language, text, meaning, how):
    told, found, wanted = _read(tmp_path, "notes", language, text, meaning)
    assert (told, found) == (how, wanted)


@pytest.mark.parametrize(
    ("place", "language", "text"),
    [
        ("level", "en", "could be left out, we met last week"),
        ("level", "en", "not needed any longer, thanks"),
        ("level", "ru", "отпала необходимость"),
        ("level", "ru", "не требуется, договор подписан"),
        ("level", "ru", "можно убрать"),
        ("level", "zh", "不需要了"),
        ("level", "zh", "已签约，无需安排"),
        ("level", "zh", "上周见过了，不必再约"),
        ("level", "zh", "可以取消这一场"),
    ],
)
def test_a_request_whose_need_is_gone_is_proposed_as_withdrawn_and_no_refusal(tmp_path, place, language, text):
    how, found, wanted = _read(tmp_path, place, language, text, "none Jade Tea")
    assert how == "asked"
    assert found == wanted


@pytest.mark.parametrize("text", ["after lunch preferred", "morning slot please"])
def test_a_level_that_also_sets_a_time_is_asked_about(tmp_path, text):
    assert _read(tmp_path, "level", "en", text, "wish Jade Tea")[0] == "asked"


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("from 10 till 2 in the afternoon", "away 09:00-10:00; away 14:00-17:00"),
        ("from 9 in the morning to 3:30 in the afternoon", "away 15:30-17:00"),
        ("AWAY: 2-4 in the afternoon", "away 14:00-16:00"),
    ],
)
def test_the_half_of_the_day_behind_an_hour_is_of_that_hour(tmp_path, text, meaning):
    how, found, wanted = _read(tmp_path, "hours", "en", text, meaning)
    assert (how, found) == ("read", wanted)
