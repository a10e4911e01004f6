"""Tells which level the title of a column of companies asks for: wishes, musts, maybes or refusals."""

from __future__ import annotations

import re
from functools import lru_cache

from sco_scheduler.domain.event import Level
from sco_scheduler.intake.table.grids import vocabulary
from sco_scheduler.intake.understanding.wording.negations import (
    ANY_NOT,
    BOUND,
    NO_MUST,
    NO_REFUSAL,
    NOT_MISSED,
    VEILED,
    WE_NOT,
)
from sco_scheduler.intake.understanding.wording.places import how_many
from sco_scheduler.intake.understanding.wording.word_lists import (
    Indexed,
    contains_any,
    has_negation,
    indexed,
    insists,
    is_not_yet,
    lists,
    negates_meeting,
    of_kind,
)
from sco_scheduler.intake.understanding.wording.words import affirmed, asides_in, bare_title
from sco_scheduler.intake.values.earlier import without_earlier
from sco_scheduler.resources import lazy_regex

_NOT_TO = lazy_regex(
    r"(?<![а-я])не (?!забы|упуст|пропуст)[а-я]{3,}(?:ть|ться|йте|ьте|ите)(?![а-я])|"
    r"(?<![^\W\d_])[^\W\d_]{3,}(?:m[aeə]s[iıy]n|[мбп][аеә]с[ыіи]н)(?:l[aeə]r|д[ае]р)?(?![^\W\d_])|"
    r"[不勿别](?:再|用|必|想|要|需|愿|便|宜|方便|希望|打算|考虑)?(?:与|和|跟|同)?[^，。；、\s]{0,2}(?:对接|见|洽谈|约|会面|安排|合作)|"
    r"[不勿别](?:要)?[把将给][^，。；、\s]{0,6}(?:排|安排|放|约|配|凑)"
)
"""Negated requests, those of Turkic languages by their ending: ``не сажать``, ``tayinlanmasin``, ``不再对接``."""

_ALL_BUT = lazy_regex(
    r"除.{0,12}外|\b(?:all|any|anyone|anybody|everyone|everybody|every company) (?:\w+ )?(?:but|other than)\b"
)
"""A title of exceptions: ``all but these``, ``除下列企业外``."""


_BARE_NO = lazy_regex(
    r"(?:whom? |кого |с кем )?(?:not|no|nobody|не|нет|без|кроме)(?: (?:with|for|from|to|с|со|надо|нужно))?|"
    r"[不勿]|不.?谁"
)
"""A title with nothing but a negation: ``Not with``, ``Whom not?``."""


@lru_cache(maxsize=131072)
def polarity_of(title: str) -> Level:
    """The level in the title of a column of companies: refusals, musts or maybes, else plain wishes."""
    text = affirmed(_asking(bare_title(title)))
    if NOT_MISSED.search(text) or insists(text):
        return Level.MUST
    if _is_bare_no(text, title) or any(p.search(text) for p in (VEILED, _ALL_BUT, _SURELY_NOT, WE_NOT)):
        return Level.NO
    if negates_meeting(text):
        return Level.NO
    lower = NO_MUST.search(text) or _NOT_ESSENTIAL.search(text)
    plain = text.replace("-", " ")  # ``Do-not-match list``
    for level in lists()["polarity"]:
        words = of_kind("polarity", level)
        if contains_any(text, words) or (plain != text and contains_any(plain, words)):
            return Level.MAYBE if lower and level == "must" else Level(level)
    return Level.MAYBE if lower else Level.NO if _NOT_TO.search(text) else Level.WANT


@lru_cache(maxsize=131072)
def asks_for_refusals(title: str) -> bool:
    """Whether a title refuses, and is none of numbers, whose abbreviation is a negation too: ``Azienda N.``."""
    bare = bare_title(title)
    return polarity_of(title) is Level.NO and _OF_NUMBERS.search(bare) is None and not how_many(bare)


_OF_NUMBERS = lazy_regex(r"(?:^|\s)n(?:r|o|um)?\W*$|№")


@lru_cache(maxsize=131072)
def level_in_doubt(title: str) -> Level | None:
    """The likely level of a title whose negation may refuse nothing: of ``without them … no``, or of ``not yet``.

    None for other titles, whose level is no more in doubt than their words.
    """
    text = affirmed(_asking(bare_title(title)))
    if NOT_MISSED.search(text) is not None:
        return None
    return Level.MUST if insists(text) else Level.WANT if is_not_yet(text) else None


def may_refuse(title: str) -> bool:
    """Whether a title has a negation of unknown meaning, so that it may ask for refusals."""
    text = NO_REFUSAL.sub(" ", affirmed(_asking(bare_title(title))))
    return polarity_of(title) is Level.WANT and (ANY_NOT.search(text) is not None or has_negation(text))


def _asking(text: str) -> str:
    """A folded title without what it tells those to do who name nobody: ``…? If there are none, leave it empty``."""
    if not contains_any(text, _left_empty()):
        return text
    sentences = [part for part in _SENTENCES.split(text) if part.strip()]
    asking = [part for part in sentences if not contains_any(part, _left_empty())]
    if asking:
        return ". ".join(asking)
    clauses = [part.strip() for part in _CLAUSES.split(text)]
    told = next(n for n, part in enumerate(clauses) if contains_any(part, _left_empty()))
    told -= told > 1 and len(clauses[told - 1].split()) <= _FEW_WORDS  # ``Firmen, falls keine, leer lassen``
    return ", ".join(clauses[:told]) or text


_SENTENCES, _CLAUSES, _FEW_WORDS = lazy_regex(r"[?？؟;；。!](?!$)|\.\s"), lazy_regex(r"[,，،、]"), 2


@lru_cache(maxsize=1)
def _left_empty() -> Indexed:
    return indexed(lists()["left empty"])


def _is_bare_no(text: str, title: str) -> bool:
    return _BARE_NO.fullmatch(text) is not None and "№" not in title  # the sign of a number folds to ``no``


_SURELY_NOT = lazy_regex(r"\b(?:absolutely|definitely|certainly) not?\b|\b(?:категорически|точно|абсолютно) нет?\b")
_NOT_ESSENTIAL = lazy_regex(r"\b(?:not|non)[ -](?:essential|critical)\b|\bне критичн")


@lru_cache(maxsize=131072)
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
    r"enter|list|write|type|separat|fill|leave|optional|facultati|opcional|optionnel|opzional|freiwillig|fakultativ|"
    r"nieobowiązkow|nepovinn|opțional|isteğe bağlı|ixtiyoriy|任意|선택|tùy chọn|opsional|اختياري|اختیاری|"
    r"пожалуйста|если(?! (?:будет|останется|есть) (?:время|место))|"
    r"укаж|перечисл|впис|напи|раздел|необязательн|请|如|填|选填|不超过|写|标注|注明|[“”\"«»]",
    re.IGNORECASE,
)
"""Instructions how to answer, and explanations of signs, which say nothing of the names without one."""


def told_level(title: str, level: Level, *, brackets: bool) -> tuple[Level, float]:
    """The level of a title of which ``level`` is that of its words, with certainty.

    Parameters
    ----------
    brackets
        Whether brackets after the title may state a level.
    """
    if (doubted := level_in_doubt(title)) is not None:
        return doubted, 0.6
    if level is not Level.WANT:
        return level, 1.0
    if may_refuse(title):
        return Level.NO, 0.6
    return polarity_in_brackets(title) if brackets else (Level.WANT, 1.0)


def says_refusal(text: str) -> bool:
    """Whether a remark has words that refuse a meeting, and not more of them than a number."""
    return polarity_of(BOUND.sub(" ", without_earlier(text[:400]))) is Level.NO


def denies_meeting(text: str) -> bool:
    """Whether a text plainly negates a verb of meeting or placing: ``зустріч не ставити``."""
    bare = affirmed(bare_title(without_earlier(text)))
    return negates_meeting(bare) or _NOT_TO.search(bare) is not None
