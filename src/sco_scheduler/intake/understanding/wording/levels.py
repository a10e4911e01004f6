"""Recognises levels in titles and cells: what is wished, a must, a maybe or refused, and how surely."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from sco_scheduler.domain.event import Level
from sco_scheduler.domain.names import fold
from sco_scheduler.intake.table.grids import vocabulary
from sco_scheduler.intake.understanding.wording.negations import (
    AFFIRMED,
    ANY_NOT,
    NEGATED,
    NO_REFUSAL,
    NOT_MISSED,
    VEILED,
    WE_NOT,
)
from sco_scheduler.intake.understanding.wording.word_lists import (
    Indexed,
    contains_any,
    indexed,
    lists,
    negates_meeting,
    of_kind,
    plain,
    words_for_levels,
)
from sco_scheduler.intake.understanding.wording.words import asides_in, bare_title
from sco_scheduler.intake.values.entries import normalized
from sco_scheduler.intake.values.tongues import translated
from sco_scheduler.resources import lazy_regex

_NOT_TO = lazy_regex(
    r"(?<![а-я])не (?!забы|упуст|пропуст)[а-я]{3,}(?:ть|ться|йте|ьте|ите)(?![а-я])|"
    r"[不勿别](?:再|用|必|想|要|需|愿|便|宜|方便|希望|打算|考虑)?(?:与|和|跟|同)?[^，。；、\s]{0,2}(?:对接|见|洽谈|约|会面|安排|合作)"
)
"""Negated requests: ``не сажать``, ``не ставьте``, ``不再对接``."""

_ALL_BUT = lazy_regex(
    r"除.{0,12}外|\b(?:all|any|anyone|anybody|everyone|everybody|every company) (?:\w+ )?(?:but|other than)\b"
)
"""A title of exceptions: ``all but these``, ``除下列企业外``."""


ABOVE_ALL = lazy_regex(
    r"\b(?:vital|key|crucial|main|major|most|top|priorit\w*|important|above all|especially|in particular)\b|"
    r"главн|ключев|приоритет|важн|нужн|сам(?:ая|ый|ое)\b|\bособенно\b|прежде всего|в первую очередь|"
    r"重要|重中之重|首要|首先|关键|重点|最|尤其",
    re.IGNORECASE,
)
"""Words of titles and marks for the most important companies."""

_BARE_NO = lazy_regex(
    r"(?:whom? |кого |с кем )?(?:not|no|nobody|не|нет|без|кроме)(?: (?:with|for|from|to|с|со|надо|нужно))?|"
    r"[不勿]|不.?谁"
)
"""A title with nothing but a negation: ``Not with``, ``Whom not?``."""


@lru_cache(maxsize=16384)
def affirmed(text: str) -> str:
    """A text with plain words in place of double negations, and without negations that only compare or stress."""
    for pattern, words in AFFIRMED if NEGATED.search(text) is not None else ():
        text = pattern.sub(words, text)
    return text


@lru_cache(maxsize=4096)
def polarity_of(title: str) -> Level:
    """The level in the title of a column of companies: refusals, musts or maybes, else plain wishes."""
    text = affirmed(bare_title(title))
    if NOT_MISSED.search(text):
        return Level.MUST
    if _is_bare_no(text, title) or any(p.search(text) for p in (VEILED, _ALL_BUT, _SURELY_NOT, WE_NOT)):
        return Level.NO
    if negates_meeting(text):
        return Level.NO
    lower = _NO_MUST.search(text) or _NOT_ESSENTIAL.search(text)
    plain = text.replace("-", " ")  # ``Do-not-match list``
    for level in lists()["polarity"]:
        words = of_kind("polarity", level)
        if contains_any(text, words) or (plain != text and contains_any(plain, words)):
            return Level.MAYBE if lower and level == "must" else Level(level)
    return Level.MAYBE if lower else Level.NO if _NOT_TO.search(text) else Level.WANT


def may_refuse(title: str) -> bool:
    """Whether a title has a negation of unknown meaning, so that it may ask for refusals."""
    text = affirmed(bare_title(title))
    return polarity_of(title) is Level.WANT and ANY_NOT.search(NO_REFUSAL.sub(" ", text)) is not None


def _is_bare_no(text: str, title: str) -> bool:
    return _BARE_NO.fullmatch(text) is not None and "№" not in title  # the sign of a number folds to ``no``


_SURELY_NOT = lazy_regex(r"\b(?:absolutely|definitely|certainly) not?\b|\b(?:категорически|точно|абсолютно) нет?\b")
_NOT_ESSENTIAL = lazy_regex(r"\b(?:not|non)[ -](?:essential|critical)\b|\bне критичн")
_NO_MUST = lazy_regex(
    r"\bnot (?:an? must|necessarily)\b|(?<!no )(?<!not )\b(?:less|least) "
    r"(?:important|urgent|essential|critical|vital|interesting|wanted|preferred|relevant)\b|\bне обязательн|"
    r"(?<!не )\b(?:наи)?менее (?:важн|нужн|срочн|приоритетн|обязательн|интересн|желательн)|"
    r"\bне (?:сам[а-я]+|особо|особенно|очень|слишком|столь|так) (?:важн|срочн|приоритетн)|"
    r"(?:非|不是)必[须见要需]|非重点|不(?:太|那么)?重要"
)
"""Words for musts and for what is important, denied or at the lower end of a scale: ``not a must``, ``非必须``."""


@lru_cache(maxsize=4096)
def polarity_in_brackets(title: str) -> tuple[Level, float]:
    """The level in brackets after a title, with certainty: ``Our partners (must meet, up to 3)``."""
    told = [aside for aside in asides_in(title) if _OF_NUMBER.fullmatch(aside) is None]
    asides = [part for aside in told for part in re.split(r"[,;，；、]", aside)]
    for said in (part.strip() for part in asides if not _INSTRUCTS.search(part)):
        if (level := polarity_of(said)) is not Level.WANT:
            return level, 0.93 if vocabulary().choice("level", said) == level.value else 0.6
    return Level.WANT, 1.0


_OF_NUMBER = lazy_regex(r"\W*(?:no\.|nos?\.|№|#|number|n°)\W*", re.IGNORECASE)
"""Brackets that announce numbers: ``Wants to meet (no.)``."""

_INSTRUCTS = lazy_regex(
    r"\d|=|please|\bif\b(?! (?:free|time|space|possible|available|there is))|"
    r"enter|list|write|type|separat|fill|leave|optional|"
    r"пожалуйста|если(?! (?:будет|останется|есть) (?:время|место))|"
    r"укаж|перечисл|впис|напи|раздел|необязательн|请|如|填|选填|不超过|写|标注|注明|[“”\"«»]",
    re.IGNORECASE,
)
"""Instructions how to answer, and explanations of signs, which say nothing of the names without one."""


_EITHER_WAY = lazy_regex(
    r"(?:可以?)(.{1,2})(?:也|或)?可以?不\1|(.)不\2(?:都|均)(?:行|可以?)|可有可无|can meet or not|можно и не |"
    r"\bпо остат|остаточн|不着?急$|不强求|不勉强"
)
"""Words for companies that may be met or not: ``可见可不见``."""


def says_refusal(text: str) -> bool:
    """Whether a remark has words that refuse a meeting."""
    return polarity_of(text[:400]) is Level.NO


@lru_cache(maxsize=16384)
def level_of(text: str) -> tuple[Level, float] | None:
    """The level of a word or sentence, with certainty; None if it has none."""
    bare, said = plain(normalized(text)).strip(" .!。！;,"), translated(text)
    known = next(filter(None, (vocabulary().choice("level", form) for form in (text, bare, said))), None)
    known = known or words_for_levels().get(bare)
    if known is not None and "№" not in text:
        return Level(known), 1.0
    if not bare or len(bare) > 60:
        return None
    bare = affirmed(bare if said == text else said)
    if VEILED.search(bare) and not NOT_MISSED.search(bare):
        return Level.NO, 0.6
    either = _EITHER_WAY.search(bare) or _NO_MUST.search(bare)
    turned = Level.MUST if NOT_MISSED.search(bare) else Level.MAYBE if either else None
    if turned is None and negates_meeting(bare) and not contains_any(bare, of_kind("polarity", "must")):
        turned = Level.NO
    if turned is not None:
        return turned, 0.92
    every, each = _level_words()
    may = bare.startswith("не ") or contains_any(bare, every)  # seldom, and quickly known
    for level, words, not_in_front in each if may else ():
        if contains_any(bare, words) or (not_in_front and bare.startswith("не ")):
            doubtful = _denied(bare, level)
            return doubtful or level, 0.6 if doubtful else 0.92 if len(bare) <= 40 else 0.75
    return None


@lru_cache(maxsize=1)
def _level_words() -> tuple[Indexed, Sequence[tuple[Level, Indexed, bool]]]:
    """The words of all levels, and those of each.

    The last of each is whether the Russian "not" counts too, which only does at the start.
    """
    words = [(Level(level), [word for word in of if word != "не"], "не" in of) for level, of in lists()["levels"]]
    every = indexed(word for _, those, _ in words for word in those)
    return every, [(level, indexed(those), not_in_front) for level, those, not_in_front in words]


def _denied(text: str, level: Level) -> Level | None:
    """The likely level of a negated word for a must or a wish, such as ``not essential``; else None."""
    denial = _DENIAL.search(text)
    if denial is None:
        return None
    if level is Level.NO:
        behind = text[denial.end() :].strip()
        musts = next(words for of, words in lists()["levels"] if of == Level.MUST)
        return Level.MAYBE if behind.startswith(tuple(word for word in musts if len(word) > 1)) else None
    return {Level.MUST: Level.MAYBE, Level.WANT: Level.NO}.get(level)


_DENIAL = lazy_regex(r"\b(?:not|no|non|without|нет|не|без|pas|değil|emas|емес|nicht|kein\w*)\b|[不无没勿]")


def denies(text: str) -> bool:
    """Whether a word for a level is negated, so that it may mean the opposite."""
    return _DENIAL.search(affirmed(normalized(text))) is not None


def sure_level(text: str) -> Level | None:
    """The level of a short remark; None if there is none or it is uncertain."""
    found = level_of(text) if text and len(text) <= 30 else None
    return found[0] if found is not None and found[1] >= 0.9 else None


def sign_of(text: str) -> Level | None:
    """The likely level of ``○`` or ``×`` without an explanation, or of a step of a scale such as ``high``."""
    folded = fold(text)
    return next((Level(level) for level, signs in lists()["signs"].items() if folded in signs), None)


def refuses(text: str) -> bool:
    """Whether a sign or a word for a level is a refusal, or is a cross, which may be one."""
    level = level_of(text)
    return sign_of(text) is Level.NO or fold(text) in _CROSSES or (level is not None and level[0] is Level.NO)


_CROSSES = frozenset({"x", "х", "☒"})


def means_level(text: str) -> bool:
    """Whether a text is a word for a level, or a step of a scale."""
    return level_of(text) is not None or sign_of(text) is not None
