"""Tells ranks, of which 1 is the most wanted, from ratings, of which the largest is."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from sco_scheduler.domain.messages import Cell
from sco_scheduler.intake.understanding.plans import Plan
from sco_scheduler.intake.understanding.questions import Decider, Question
from sco_scheduler.intake.understanding.words import title_score
from sco_scheduler.resources import lazy_regex

RANKS, RATINGS = "ranks", "ratings"
"""What the numbers of wishes can be, as a map writes it."""

_MOSTLY = 0.7
_SCALE = 5
"""The steps of a usual scale: only numbers far beyond these, and beyond the choices there are, surely rank nothing."""

_TOLD = 0.95
"""How sure it is what numbers are where a text around them says which of them is the most."""


def count_from_one(numbers: Iterable[Sequence[int]]) -> bool:
    """Whether most of those who ask number their wishes from 1 on, and so rank them; ties are allowed.

    Parameters
    ----------
    numbers
        The numbers of each who asks.
    """
    groups = [group for group in numbers if group]
    several = [group for group in groups if len(group) > 1]
    if not several:
        return all(group[0] == 1 for group in groups)
    counted = sum(set(group) == set(range(1, max(group) + 1)) and _few_ties(group) for group in several)
    return counted >= _MOSTLY * len(several)


def _few_ties(group: Sequence[int]) -> bool:
    return 2 * len(set(group)) > len(group)


def says_rank(titles: Iterable[str]) -> bool:
    """Whether a title says that the numbers below it are ranks, and not how much each wish weighs."""
    return any(title_score(title, "rank") >= 0.7 and title_score(title, "level") < 0.35 for title in titles)


_TOP = lazy_regex(
    r"\b(?:most|highest|top|best|first|maximum|strongest|very)\b|сам(?:ый|ая|ое|ые|ого)|наиболее|наивысш|высш|перв|максимальн|очень|крайне|"
    r"最|首选|第一|非常",
    re.IGNORECASE,
)
_ENDS = lazy_regex(
    r"(?<!\d)(\d{1,2})\s*(?:stars?|points?|звезд\w*|балл\w*|星|分)?\s*(?:[=–—:：(（-]|is|are|means|это|为|表示|代表)\s*(?:the\s+)?([^\d,;()（）]{2,40})"
)
"""A number and what it means: ``5 stars = highest``, ``1 - самая желаемая``."""


def told_scale(texts: Iterable[str], numbers: Sequence[int]) -> str | None:
    """What texts around numbers say of them, by the one number that they call the most wanted; None where they do not.

    Parameters
    ----------
    texts
        Titles and remarks.
    numbers
        The numbers.
    """
    top = {int(sign) for text in texts for sign, meaning in _ENDS.findall(text) if _TOP.match(meaning.strip())}
    if len(top) != 1:
        return None
    best = top.pop()
    return RANKS if best <= min(numbers) else RATINGS if best >= max(numbers) else None


def likely_scale(numbers: Iterable[Sequence[int]], titles: Iterable[str]) -> str:
    """What numbers likely are that do not count from one."""
    groups = [group for group in numbers if group]
    if any(title_score(title, "rank") > title_score(title, "level") for title in titles):
        return RANKS
    ones = sum(1 in group for group in groups)
    return RANKS if groups and 2 * ones > len(groups) else RATINGS


class Scales:
    """Decides of each sheet whether its numbers are ranks or ratings."""

    def __init__(self, decider: Decider, starred: Collection[str] = ()) -> None:
        self._decider, self._starred = decider, starred
        self._top: dict[str, int] = {}
        """The largest number of each sheet whose numbers are ratings."""

    def ask(
        self, plan: Plan, groups: Sequence[Sequence[int]], titles: Sequence[str], choices: int | None = None
    ) -> None:
        """Decide for a sheet, unless its numbers are ranks by what they are.

        Parameters
        ----------
        plan
            How the sheet is read.
        groups
            The numbers of each who asks.
        titles
            What stands above the numbers.
        choices
            How many companies each can number, which is the last rank that there can be; None where that is not known.
        """
        if not groups:
            return
        numbers = sorted({number for group in groups for number in group})
        beyond = choices is not None and numbers[-1] > 2 * max(choices, _SCALE)
        told = told_scale(titles, numbers) or (RATINGS if plan.sheet in self._starred or beyond else None)
        if told is None and count_from_one(groups):
            return
        likely = (told, _TOLD) if told else (likely_scale(groups, titles), 0.5)
        sheet, cells, samples = plan.sheet, (Cell(plan.sheet, plan.region.header[-1]),), tuple(map(str, numbers[:5]))
        path = ("form", sheet, "numbers")
        scale = self._decider.decide(
            Question("numbers", sheet, sheet, cells, samples, (RATINGS, RANKS), *likely, len(groups), path)
        )
        if scale == RATINGS:
            self._top[plan.sheet] = numbers[-1]

    def ranked(self, plan: Plan, number: int | None) -> int | None:
        """The rank of a number: of ratings the largest is the most wanted."""
        top = self._top.get(plan.sheet)
        return number if top is None or number is None else max(1, top + 1 - number)
