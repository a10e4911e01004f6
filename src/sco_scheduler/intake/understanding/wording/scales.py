"""Tells from texts which end of a scale of numbers is best, or whether they are ranks or points."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from sco_scheduler.domain.event import Level
from sco_scheduler.intake.understanding.wording.legends import is_most
from sco_scheduler.resources import lazy_regex

RANKS, RATINGS = "ranks", "ratings"
"""The meanings of the numbers of wishes, as written in a map."""

_TOP = lazy_regex(
    r"\b(?:most|highest|top|best|first|maximum|strongest|very)\b|сам(?:ый|ая|ое|ые|ого)|наиболее|наивысш|высш|перв|максимальн|очень|крайне|"
    r"最|首选|第一|非常",
    re.IGNORECASE,
)
_ENDS = lazy_regex(
    r"(?<!\d)(\d{1,2})\s*(?:stars?|points?|звезд\w*|балл\w*|星|分)?\s*(?:[=–—:：(（-]|(?:is|are|means|это|ist|bedeutet|est|es|è|é|są|je|är|er|là|adalah|ialah)\b|为|為|表示|代表|[がはを이은는]|คือ|หมายถึง)\s*(?:the\s+)?"
    r"([^\d,;()（）]{2,40})"
)
"""A number and its meaning: ``5 stars = highest``, ``1 - самая желаемая``."""

_ENDS_TURNED = lazy_regex(r"([^\d,;:()（）=]{2,40})\s*[=＝]\s*(\d{1,2})(?!\d)")
"""A meaning and its number: ``most wanted = 1``."""

_NUMBERS = (
    r"(?:\b(?:the|these|эти) |(?<!\w )\b)(?:numbers?|figures?|digits?|цифр\w*|числ\w*|数字)"
    r"\s*(?:[=–—:：-]|is|are|means?|это|为|是|表示|代表)\s*(?:the\s+|an?\s+)?"
)
_SAID = {
    RANKS: lazy_regex(
        rf"{_NUMBERS}(?:rank|order|place|position|ранг|мест|очеред|поряд|排名|排序|顺序|次序|名次|位次|优先)",
        re.IGNORECASE,
    ),
    RATINGS: lazy_regex(rf"{_NUMBERS}(?:points|scores?\b|rating|stars|балл|оцен|分数|评分|得分|打分)", re.IGNORECASE),
}
"""What numbers are, in words: ``number = rank of the wish``, ``цифры - баллы``."""


def _is_top(meaning: str) -> bool:
    return _TOP.match(meaning.strip()) is not None or is_most(meaning)


def told_scale(texts: Iterable[str], numbers: Sequence[int]) -> str | None:
    """The meaning of numbers from texts that say it, or which of them is best; None if no text does, or two differ."""
    named = {scale for scale, pattern in _SAID.items() for text in texts if pattern.search(text)}
    if named:
        return named.pop() if len(named) == 1 else None
    said = {(int(sign), meaning) for text in texts for sign, meaning in _ENDS.findall(text)}
    said |= {(int(sign), meaning) for text in texts for meaning, sign in _ENDS_TURNED.findall(text)}
    top = {sign for sign, meaning in said if _is_top(meaning)}
    if len(top) != 1:
        return None
    best = top.pop()
    return RANKS if best <= min(numbers) else RATINGS if best >= max(numbers) else None


def ranks_of_numbers(legend: Mapping[str, str], texts: Iterable[str]) -> dict[str, int]:
    """The ranks of numbers that a legend explains as wishes, the best first: ``3 = must, 2 = very good, 1 = good``.

    Those next to the numbers of musts are the best, else those that the texts of the legend say are.

    Parameters
    ----------
    legend
        The level of each folded sign.
    """
    numbers = {int(sign): level for sign, level in legend.items() if sign.isdecimal()}
    wanted = sorted(number for number, level in numbers.items() if level == Level.WANT.value)
    musts = [number for number, level in numbers.items() if level == Level.MUST.value]
    if len(wanted) < 2:
        return {}
    told = told_scale(texts, sorted(numbers))
    if musts and (min(musts) > wanted[-1] or max(musts) < wanted[0]):
        told = RATINGS if min(musts) > wanted[-1] else RANKS
    best_first = wanted[::-1] if told == RATINGS else wanted if told == RANKS else []
    return {str(number): rank for rank, number in enumerate(best_first, start=1)}
