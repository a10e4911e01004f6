"""Clauses about named companies that state nothing but a level: ``wants to meet``, ``not``, ``必见``."""

from __future__ import annotations

import re

from sco_scheduler.domain.event import Level
from sco_scheduler.domain.names import trim
from sco_scheduler.intake.understanding.cells.sayings import segments
from sco_scheduler.intake.understanding.wording.negations import VEILED
from sco_scheduler.intake.understanding.wording.words import affirmed
from sco_scheduler.intake.values.tongues import in_english
from sco_scheduler.resources import lazy_regex


def clauses(text: str) -> list[str]:
    """The clauses of a sentence that may want some companies and refuse others: ``wants Jade Tea, but not Ural``."""
    return [part for part in map(trim, _CLAUSES.split(text)) if part]


_CLAUSES = lazy_regex(
    r"\s*[,，;；]\s*(?:(?:and|but|и|а|но|однако)\s+|但是?|不过|而)?|\s+(?:but|но|а|однако)\s+|(?<=\S)(?:但是?|不过)",
    re.IGNORECASE,
)


def plain_level(rest: str) -> Level | None:
    """The level of a clause without its names, if it says nothing else: ``wants to meet``, ``not``, ``必见``."""
    bare = affirmed(in_english(rest))
    if VEILED.search(bare):
        return None
    for level, words in _PLAIN:
        left = words.sub(" ", bare)
        if left != bare and not trim(_FILLING.sub(" ", left)):
            return level
    return None


def begins_refusal(clause: str) -> bool:
    """Whether a clause refuses somebody, whom it may call by an unknown name: ``not Rivr``."""
    return _NOT.match(affirmed(clause)) is not None and plain_level(clause) is None


_NOT = lazy_regex(r"(?:please )?(?:не|not|no|never|without|без|кроме)\s+\w|[不别勿]\w", re.IGNORECASE)


def refuses_first(text: str) -> bool:
    """Whether a text begins with a plain refusal, before any reason: ``does not want - has a supplier already``."""
    first = next(iter(list(segments(text))[1:]), text)
    return plain_level(first) is Level.NO and any(map(str.isspace, first))


def is_filling(rest: str) -> bool:
    """Whether a clause without its names has at most words between names, so that it goes on with the one before."""
    return not trim(_FILLING.sub(" ", in_english(rest)))


_MEET = r"(?: (?:to )?(?:meet(?:ings?)?|see|talk|have (?:a )?meetings?|a meeting))?(?: (?:with|to))?"


_MEET_RU = r"(?: (?:встре\w+|увид\w+|видеть|переговор\w+|поговорить))?"


_SEE = "(?:安排)?(?:约?见|会见|见面|会面|对接|洽谈|谈|约)?"


_PLAIN = (
    (
        Level.NO,
        lazy_regex(
            rf"\b(?:(?:do(?:es)?|did|will|would|should|can) ?n[o']t|would rather not|never|not|no|refuses?|avoids?|"
            rf"declines?)\b(?: (?:want|wish|like|need))?{_MEET}|"
            rf"(?<![а-яё])(?:не|нет|кроме|избегать|отказ\w+)(?![а-яё])"
            rf"(?: (?:хо[тч]\w+|жела\w+|надо|нужн\w+|будет|ставить))?"
            rf"{_MEET_RU}|不(?:想|愿意?|要|希望|用|能)?{_SEE}|别{_SEE}|勿{_SEE}"
        ),
    ),
    (
        Level.MUST,
        lazy_regex(
            rf"\b(?:must|has to|have to|absolutely)\b{_MEET}|обязательно{_MEET_RU}|必见|(?:必须|务必|一定要){_SEE}"
        ),
    ),
    (
        Level.MAYBE,
        lazy_regex(r"\b(?:maybe|perhaps|if (?:there is )?time(?: permits)?)\b|возможно|если будет время|如有时间|可见"),
    ),
    (
        Level.WANT,
        lazy_regex(
            rf"\b(?:wants?|wish(?:es)?|would (?:also )?(?:like|love)|likes?|hopes?|prefers?|interested in|keen on|"
            rf"asks? for|requests?|yes)\b{_MEET}|(?<![а-яё])(?:хо[тч]\w+|жела\w+|прос[ия]\w+|интерес\w+|да)(?![а-яё])"
            rf"(?: бы)?{_MEET_RU}|(?:很?想|希望|愿意?|要求?){_SEE}"
        ),
    ),
)


_FILLING = lazy_regex(
    r"[\s,，.。:：;；!！–—\-、\"«»“”()（）]+|\b(?:and|also|too|with|to|the|these|such|following|please|pls|we|they|both)\b|"
    r"\b(?:suppliers?|buyers?|purchasers?|exhibitors?|firms?|compan(?:y|ies))\b|"
    r"(?<![а-яё])(?:и|а|но|также|тоже|ещ[её]|со?|пожалуйста|мы|они|так(?:ими|ие|их)|следующ(?:ими|ие|их)|"
    r"поставщик\w*|покупател\w*|закупщик\w*|фирм\w*|компани\w*)(?![а-яё])|[和与跟及还也我们他请]|以下|供应商|采购商|公司|企业"
)
"""Words between names, and around them, among them those for the companies that are named."""
