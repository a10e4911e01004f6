"""Reads ordinals in titles and cells: ``3rd choice``, ``第三志愿``, ``Second``, ``B``."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from string import ascii_lowercase

from sco_scheduler.domain.names import fold
from sco_scheduler.intake.understanding.wording.word_lists import (
    Indexed,
    by_language,
    contains_any,
    indexed,
    of_all_languages,
    plain,
)
from sco_scheduler.intake.understanding.wording.words import bare_title
from sco_scheduler.intake.values.entries import read_rank
from sco_scheduler.resources import any_of, kept_regex, lazy_regex

_SPACES = lazy_regex(r"\s+")
_ORDINAL_WORDS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth",
    "перв втор трет четв пят шест седьм восьм девят десят",
)
_ORDINALS = {word: place for words in _ORDINAL_WORDS for place, word in enumerate(words.split(), start=1)}
_CHINESE = {digit: place for place, digit in enumerate("一二三四五六七八九十", start=1)}
_CHOICE_WORD = (
    r"choice|wish|preference|pref\.?|priority|option|rank|company|partner|meeting|выбор|вариант|приоритет|желание|"
    r"пожелание|компания|встреча|очередь|choix|tercih|seçim|tanlov|таңдау|тандоо|opción|志愿|志望|希望|选择|意向|优先|企业|公司|对象|位|家"
)
_CHOICE = lazy_regex(
    rf"^(?:.*?[\W_])?(?:(?P<a>\d{{1,2}})\s*(?:st|nd|rd|th|ère|er|ème|e|º|ª|-?(?:й|ый|ой|ий|я|ая|е|ое|ші|шы|чи|чы))?\s*[-.)]?\s*(?:{_CHOICE_WORD})"
    rf"|(?P<f>\d{{1,2}})(?:st|nd|rd|th|-?(?:й|ый|ой|ий|я|ая|е|ое))\s+(?!day|день)[^\W\d]+\s+(?:{_CHOICE_WORD})"
    rf"|(?:{_CHOICE_WORD})\s*(?:no\.?|№|#|number|номер)?\s*[(\[]?(?P<b>\d{{1,2}})[)\]]?"
    rf"|第(?P<c>[一二三四五六七八九十]|\d{{1,2}})(?:个)?(?:{_CHOICE_WORD})?"
    rf"|(?:{_CHOICE_WORD})(?P<d>[一二三四五六七八九十])"
    rf"|(?P<e>{'|'.join(_ORDINALS)})[а-яёa-z]*\s+(?:{_CHOICE_WORD})\w*)(?:\W.*)?$",
    re.IGNORECASE,
)
_BARE_NUMBER = lazy_regex(r"^(?:no\.?|№|#)?\s*(\d{1,2})(?:st|nd|rd|th|-?(?:й|ый|ой|ий|я|ая|е|ое))?\.?$")


@lru_cache(maxsize=131072)
def choice_number(title: str) -> int | None:
    """The ordinal of a column of choices: 3 for ``3rd choice``, ``Выбор 3`` or ``第三志愿``."""
    text = _SPACES.sub(" ", unicodedata.normalize("NFKC", title)).strip(" *?:：").casefold().replace("ё", "е")
    bare = _BARE_NUMBER.match(text)
    if bare is not None:
        return int(bare[1]) or None
    match = _CHOICE.match(text)
    if match is None:
        return _further_choice(plain(text)) or _in_two_languages(plain(text))
    found = match["a"] or match["f"] or match["b"] or match["c"]
    if found is not None:
        return int(found) if found.isdigit() else _CHINESE[found]
    if match["d"]:
        return _CHINESE[match["d"]]
    return next(number for word, number in _ORDINALS.items() if match["e"] == word)


@lru_cache(maxsize=131072)
def calls_numbers(title: str) -> bool:
    """Whether a title has a word for numbers or codes: ``Participant no.``, ``№ участника``, ``Ishtirokchi raqami``."""
    text = plain(fold(title)).replace("ς", "σ")
    return "№" in title or of_all_languages("other_titles.json", "numbers").search(text) is not None


def _in_two_languages(text: str) -> int | None:
    """The ordinal that a title has in two languages or more and nothing else: ``2nd / 2e``, ``second | zweite``."""
    parts = [part.strip() for part in _BETWEEN.split(text)] if len(text) <= _LONGEST_ORDINALS else []
    places = {_ordinal(part) for part in parts} if len(parts) > 1 and any(map(str.isalpha, text)) else set()
    return places.pop() if len(places) == 1 else None


def _ordinal(text: str) -> int | None:
    """The place that one word for an ordinal says, in figures with any ending or in a word of any language."""
    number = _FIGURES.fullmatch(text)
    if number is not None:
        return int(number[1]) if number[2] not in _UNITS else None
    ordinals = _ORDINALS | _further_choices()[1]
    found = (text[:end] for end in range(len(text), max(1, len(text) - _LONGEST_ENDING - 1), -1))
    return next((ordinals[word] for word in found if word in ordinals), None) if text.isalpha() else None


_BETWEEN = lazy_regex(r"\s*[/|·•]\s*")
_FIGURES = lazy_regex(r"([1-9]\d?)[.°-]{0,2}([^\W\d_]{0,3})\.?")
_UNITS = frozenset(
    {"am", "pm", "h", "hr", "hrs", "uhr", "ч", "час", "min", "мин", "d", "j", "дн", "m", "м", "km", "kg"}
)
_LONGEST_ORDINALS = 50


def _further_choice(text: str) -> int | None:
    """The number or ordinal beside a word for a choice in a further language: ``1. Wahl``, ``Интихоби дуюм``."""
    pattern, ordinals = _further_choices()
    match = pattern.match(text)
    if match is None:
        return None
    word = match["word"] or match["behind"]
    return ordinals[word] if word else int(match["number"] or match["after"])


@lru_cache(maxsize=1)
def _further_choices() -> tuple[re.Pattern[str], dict[str, int]]:
    """The pattern of numbered choices in further languages, and the place of each beginning of an ordinal.

    A company or a meeting has its number behind it: in front of it a number may be how many there are.
    """
    ordinals: dict[str, int] = {}
    choices, counted = set[str](), set[str]()
    for entry in by_language().values():
        for place, words in enumerate(entry.get("ordinals", ()), start=1):
            ordinals |= {plain(fold(word)): place for word in words.split("/")}
        of_others = tuple(plain(fold(word)) for kind in ("company", "meet") for word in entry.get(kind, ()))
        for word in (plain(fold(word)) for word in entry.get("choice", ())):
            (counted if word.startswith(of_others) else choices).add(word)
    either, choice, ordinal = (any_of(words) for words in (choices | counted, choices, ordinals))
    pattern = (
        rf"(?:.*?[\W_])?(?:(?P<number>\d{{1,2}})(?:[-:.]?[^\W\d_]{{1,3}})?\s*[-.)]?\s*(?:{choice})|"
        rf"(?P<word>{ordinal})[^\s\d]{{0,8}}?\s*(?:{either})|"
        rf"(?:{either})\s*(?:nr\.?|№|#)?\s*[(\[]?(?P<after>\d{{1,2}})[)\]]?|"
        rf"(?:{either})\s+(?P<behind>{ordinal})[^\s\d]{{0,6}})(?:\W.*)?$"
    )
    return kept_regex(pattern), ordinals


@lru_cache(maxsize=131072)
def rank_of(text: str) -> int | None:
    """The rank in a cell, in figures or in words: ``2``, ``second choice``, ``вторая очередь``."""
    number = read_rank(text)
    if number is not None or len(text) > _LONGEST_RANK or _NO_RANK.search(text):
        return number
    return choice_number(text) if any(map(str.isalpha, text)) else None


_LONGEST_RANK = 30
_NO_RANK = lazy_regex(r"company|partner|meeting|компан|встреч|企业|公司|对象", re.IGNORECASE)
"""The first words of numbered names that are not ranks: ``Company 3``."""


def place_of(title: str) -> int | None:
    """The number, ordinal or single letter at the start of a title."""
    bare = bare_title(title)
    if bare in _CHOSEN:
        return _CHOSEN[bare]
    number = _BEGINS.match(bare)
    if number is not None:
        return int(number[1]) if number[1] else _CHINESE.get(number[2]) or int(number[2])
    if len(bare) == 1 and bare in ascii_lowercase:
        return ascii_lowercase.index(bare) + 1
    word = bare.partition(" ")[0]
    endings = {word.removeprefix(ordinal): place for ordinal, place in _ORDINALS.items() if word.startswith(ordinal)}
    return next((place for ending, place in endings.items() if len(ending) <= _LONGEST_ENDING), None)


_CHOSEN = {"首选": 1, "次选": 2, "三选": 3, "四选": 4}
_BEGINS = lazy_regex(r"(\d{1,2})(?:st|nd|rd|th|-?(?:й|ый|ой|ий|я|ая|е|ое))?(?!\w)|第([一二三四五六七八九十]|\d{1,2})")
_LONGEST_ENDING = 5


_HOW_MANY = lazy_regex(
    r"\bnos?\.? of (?:\w+ )?(?:meetings?|requests?|talks|appointments|sessions|slots|wishes)\b|"
    r"\bhow (?:many|much|often|long|old)\b|\bnumber of\b|\bcount\b|\byears?\b|\brat(?:e|ing|ed)\b|"
    r"\bсколько\b|\bскольк(?:о|их|ими)\b|\b(?:кол(?:ичеств\w+|-во)|число)\b|\bкак часто\b|\bлет\b|\bраз\b|оцен|"
    r"几[次场家位个人年]|多少|次数|场数|人数|数量|[场人]次|年限|满意度|评分|打分|"
    r"\bқанша|\bнеше|\bсаны\b|\bканча|\bnecha|\bqancha|\bsoni\b|\bkaç\b|\bsayısı\b|\bчанд\b|\bшумораи\b|\bхэд|\bтоо\b"
)


@lru_cache(maxsize=131072)
def how_many(title: str) -> bool:
    """Whether a title asks for a number: ``How many rounds can you manage?``, ``Сколько раз``."""
    text = bare_title(title)
    return _HOW_MANY.search(text) is not None or contains_any(text, _further_how_many())


@lru_cache(maxsize=1)
def _further_how_many() -> Indexed:
    return indexed(word for entry in by_language().values() for word in entry.get("many", ()))
