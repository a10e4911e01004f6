"""Reads ordinals in titles and cells: ``3rd choice``, ``第三志愿``, ``Second``, ``B``."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from string import ascii_lowercase

from sco_scheduler.intake.understanding.words import bare_title
from sco_scheduler.intake.values.entries import read_rank
from sco_scheduler.resources import lazy_regex

_SPACES = lazy_regex(r"\s+")
_ORDINAL_WORDS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth",
    "перв втор трет четв пят шест седьм восьм девят десят",
)
_ORDINALS = {word: place for words in _ORDINAL_WORDS for place, word in enumerate(words.split(), start=1)}
_CHINESE = {digit: place for place, digit in enumerate("一二三四五六七八九十", start=1)}
_CHOICE_WORD = (
    r"choice|wish|preference|priority|option|rank|company|partner|meeting|выбор|вариант|приоритет|желание|"
    r"пожелание|компания|встреча|очередь|choix|tercih|seçim|tanlov|таңдау|тандоо|opción|志愿|选择|意向|优先|企业|公司|对象|位|家"
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


@lru_cache(maxsize=4096)
def choice_number(title: str) -> int | None:
    """The ordinal of a column of choices: 3 for ``3rd choice``, ``Выбор 3`` or ``第三志愿``."""
    text = _SPACES.sub(" ", unicodedata.normalize("NFKC", title)).strip(" *?:：").casefold().replace("ё", "е")
    bare = _BARE_NUMBER.match(text)
    if bare is not None:
        return int(bare[1]) or None
    match = _CHOICE.match(text)
    if match is None:
        return None
    found = match["a"] or match["f"] or match["b"] or match["c"]
    if found is not None:
        return int(found) if found.isdigit() else _CHINESE[found]
    if match["d"]:
        return _CHINESE[match["d"]]
    return next(number for word, number in _ORDINALS.items() if match["e"] == word)


@lru_cache(maxsize=4096)
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
    r"\bhow (?:many|much|often|long|old)\b|\bnumber of\b|\bcount\b|\byears?\b|\brat(?:e|ing|ed)\b|"
    r"\bсколько\b|\bскольк(?:о|их|ими)\b|\b(?:кол(?:ичеств\w+|-во)|число)\b|\bкак часто\b|\bлет\b|\bраз\b|оцен|"
    r"几[次场家位个人年]|多少|次数|场数|人数|数量|[场人]次|年限|满意度|评分|打分|"
    r"\bқанша|\bнеше|\bсаны\b|\bканча|\bnecha|\bqancha|\bsoni\b|\bkaç\b|\bsayısı\b|\bчанд\b|\bшумораи\b|\bхэд|\bтоо\b"
)


@lru_cache(maxsize=4096)
def how_many(title: str) -> bool:
    """Whether a title asks for a number: ``How many rounds can you manage?``, ``Сколько раз``."""
    return _HOW_MANY.search(bare_title(title)) is not None
