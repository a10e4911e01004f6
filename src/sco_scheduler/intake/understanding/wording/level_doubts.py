"""Tells what makes it doubtful that a text has the level of a word in it: a negation, a condition or a ``but``.

A word of stress beside a bare negation leaves no doubt: ``definitely not`` refuses, ``not essential`` does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from sco_scheduler.domain.event import Level
from sco_scheduler.intake.understanding.wording.word_lists import (
    Indexed,
    denies_anything,
    has_needless,
    indexed,
    lists,
    plain,
    words_for_levels,
    words_in,
)
from sco_scheduler.intake.values.entries import NO, normalized
from sco_scheduler.intake.values.statuses import has_but, has_condition
from sco_scheduler.resources import any_of, kept_regex, lazy_regex, words_of_kinds

DENIAL = lazy_regex(r"\b(?:not|no|non|without|нет|не|без|pas|değil|emas|емес|nicht|kein\w*)\b|[不无没勿]")
"""Negations that turn a word for a level."""


def is_stressed_no(bare: str) -> bool:
    """Whether a folded text is only a refusal that words of stress, or the refusal again, make stronger, or an idiom.

    ``by no means``, ``definitely not``, ``нет, точно``, ``no no``. An adverb such as *not* stands behind, as
    ``not definitely`` is open.
    """
    return len(bare) <= _MOST_STRESSED and _stressed().fullmatch(bare) is not None


@lru_cache(maxsize=1)
def _stressed() -> re.Pattern[str]:
    kinds = ("stress", "refusing", "refusing alone")
    stress, refusing, idioms = ("|".join(map(plain, words_of_kinds("negations.json", kind))) for kind in kinds)
    alone = any_of(map(plain, NO - _NO_WORDS))
    refused = {word for word, level in words_for_levels().items() if level is Level.NO}
    whole = any_of(refused | set(map(plain, NO - _NO_WORDS)))
    apart, end = r"[\s,，、!！.:–—-]", r"(?![^\W\d_])"
    before = rf"(?:(?:{stress})(?:{apart}+|(?<=[\u3040-\u9fff])))+(?:{refusing}|{whole}|{idioms}){end}"
    again = rf"(?:(?:{alone}){end}|(?:{refusing})(?=\s*[,，!！]))(?:{apart}+(?:{refusing}|{alone}|{stress}){end})+"
    return kept_regex(rf"(?:{before}|{again}|(?:{idioms}){end})(?:{apart}+(?:{refusing}|{alone}|{stress}){end})*")


_MOST_STRESSED = 40
_NO_WORDS = frozenset({"0", "n", "н", "false", "ne", "не"})
"""Answers no that are no word, or that negate the word behind them: ``не точно``."""


@lru_cache(maxsize=131072)
def says_only(text: str, level: Level) -> bool:
    """Whether a text has nothing but words for a level, of stress, and such as *please* and *we*: ``一定要``."""
    rest = plain(normalized(text))
    if is_stressed_no(rest.strip(" .!！。")):
        return True
    levels = {Level.MUST, Level.WANT} if level in {Level.MUST, Level.WANT} else {level}
    words = (word for of, known in lists()["levels"] if of in levels for word in known if word != "не")
    rest = _without(rest, [word for word, _, _ in words_in(rest, indexed(words))])
    return _beside_levels().sub(" ", rest).strip(" .!！。,，;；:~～*") == ""


@lru_cache(maxsize=1)
def _beside_levels() -> re.Pattern[str]:
    """A pattern of words that say nothing more beside a level."""
    found = (*words_of_kinds("negations.json", "stress"), *words_of_kinds("level_words.json", "beside"))
    apart = sorted(map(plain, found), key=len, reverse=True)
    spaced = "|".join(word for word in apart if word[0] < _UNSPACED)
    joined = "|".join(word for word in apart if word[0] >= _UNSPACED)
    return kept_regex(rf"(?<![^\W\d_])(?:{spaced})(?![^\W\d_])|{joined}")


def _without(text: str, words: Iterable[str]) -> str:
    """A text with a blank for each of some words, with their endings."""
    for word in sorted(words, key=len, reverse=True):
        text = re.sub(re.escape(word) + (r"\w*" if word[-1] < _UNSPACED else ""), " ", text)
    return text


def doubted_level(bare: str, level: Level, words: Indexed) -> Level | None:
    """The likely level of a text with a word for a level, if something in it makes that doubtful; else None.

    Parameters
    ----------
    words
        The words for the level.
    """
    return _denied(bare, level) or _beside(bare, level, [word for word, _, _ in words_in(bare, words)])


def _denied(text: str, level: Level) -> Level | None:
    """The likely level of a negated word for a must or a wish, such as ``not essential``; else None."""
    denial = DENIAL.search(text)
    if denial is None:
        return None
    if level is Level.NO:
        behind = text[denial.end() :].strip()
        musts = next(words for of, words in lists()["levels"] if of == Level.MUST)
        return Level.MAYBE if behind.startswith(tuple(word for word in musts if len(word) > 1)) else None
    stressed = _ends_stressed().search(text[: denial.start()]) is not None
    if level is Level.MUST and stressed and _OF_ADJECTIVES.fullmatch(denial[0]) is None:
        return Level.NO  # ``definitely not those``
    return {Level.MUST: Level.MAYBE, Level.WANT: Level.NO}.get(level)


@lru_cache(maxsize=1)
def _ends_stressed() -> re.Pattern[str]:
    """A pattern of words of stress at the end of a text."""
    stress = "|".join(map(plain, words_of_kinds("negations.json", "stress")))
    return kept_regex(rf"(?<![^\W\d_])(?:{stress})\W*$")


_OF_ADJECTIVES = lazy_regex("değil|emas|емес")
"""Negations behind the word that they turn, as *not* in front of it."""


def _beside(bare: str, level: Level, found: list[str]) -> Level | None:
    """The likely level beside what the words ``found`` leave of a text; None if that leaves no doubt."""
    if _KANA.search(bare) is not None and all(len(word) <= _SIGNS for word in found):
        return level  # a sign inside a Japanese word: ``必見せず``
    rest = _without(bare, found)
    if level is Level.MAYBE and has_needless(rest):
        return None  # ``would be nice but not needed``
    end = rest.split()[-1:] if level is Level.MAYBE else [rest]  # ``maybe not``
    if level in _UNLESS and end != ["no"] and any(denies_anything(said) or DENIAL.search(said) for said in end):
        return _UNLESS[level]
    if level in {Level.MUST, Level.WANT} and has_condition(rest):
        return Level.MAYBE
    return level if level is not Level.NO and has_but(rest) else None


_UNLESS = {Level.MUST: Level.MAYBE, Level.WANT: Level.NO, Level.MAYBE: Level.NO}
"""The likely level of a word for another that is denied."""

_UNSPACED = "\u0e00"
"""The first letter of scripts with no space between words."""

_KANA, _SIGNS = lazy_regex("[\u3040-\u30ff]"), 1
"""Japanese letters, and the length of Chinese words that may be parts of a Japanese one."""


def denies_something_else(bare: str, *, said: bool) -> bool:
    """Whether a folded text denies what is no meeting: ``не технолог``, ``переводчик не нужен``, ``不用翻译``.

    Parameters
    ----------
    said
        Whether it has a word for a refusal, and not only a *not* before another word.
    """
    if _NOT_BUT.search(bare) is not None or (not said and _OF_MEETINGS.search(bare) is None):
        return True
    return needs_no_thing(bare)


def is_mere_not(bare: str, words: Indexed) -> bool:
    """Whether the only word for a refusal in a folded text is the Chinese *not*, of another verb: ``产品不熟悉``."""
    return "不" in bare and _NOT_TO_MEET.search(bare) is None and {word for word, *_ in words_in(bare, words)} == {"不"}


def needs_no_thing(bare: str) -> bool:
    """Whether a folded text only says that a thing is not needed: ``гостиница не нужна``, ``不用翻译``."""
    match = _NEEDLESS.fullmatch(bare)
    return match is not None and _OF_MEETINGS.search("".join(filter(None, match.groups()))) is None


_NOT_TO_MEET = lazy_regex(
    r"不(?:用|必|需|须|急需|要|想|愿|肯|打算|准备|希望|考虑|参加|接受|同意|建议|推荐|感兴趣|合适|适合|匹配|对口|符合|相符|相关|"
    r"方便|行|可以?(?!靠|惜)|能(?!力)|会(?!议)|宜|予|再|做|搞|卖|买|采购|经营|生产|涉及|属于|关心|关注|喜欢|了(?!解)|谢|太|是很|大|怎么|"
    r"跟|和(?!谐)|与|同(?!意)|去|来|见|谈|约|聊|洽|面|接(?!受)|联系|安排|对接|合作|排|选|约见|必要|媒合|配合)|^不+$"
)
"""The Chinese *not* before what says that somebody is not met, or why."""

_NOT_BUT = lazy_regex(r"^не [^,;]+, а (?!не )|^不是.+[，,]\s*(?:而)?是|\bnot [^,;]+, but\b")
"""What is meant instead of something else: ``не менеджер, а технолог``."""

_NEEDLESS = lazy_regex(
    r"не (?:нуж\w+|треб\w+|надо|понадоб\w+) ([а-яё-]{3,}(?: [а-яё-]+)?)|"
    r"([а-яё-]{3,}(?: [а-яё-]+)?) не (?:нуж\w+|треб\w+|надо|понадоб\w+)|"
    r"(?:我们|我方)?(?:不用|不需要?|无需|不必|不带)(.{2,})"
)
"""A thing that is not needed, as far as its words tell."""

_OF_MEETINGS = lazy_regex(
    r"встреч|встрет|перегов|бесед|разгов|контакт|обща|общен|знаком|сотруд|компан|фирм|поставщ|покупат|заказчик|партн|"
    r"предлаг|предлож|назнач|став|планир|приглаш|организ|рассматр|рекоменд|совет|соедин|свод|саж|сади|виде|хо[тч]|жела|"
    r"интерес|нужн|надо|треб|буд|подход|актуал|люб|пойд|участв|готов|работ|говор|стоит|дава|наш|профил|тем|"
    r"\b(?:их|он[аио]?|эт\w+|с ними?|с ней|нам|меня)\b|"
    r"[见谈约会洽面]|安排|对接|联系|接触|合作|[他她它这那家我你们了啦谢]"
)
"""Words about meetings and companies, or for whoever a text stands beside."""
