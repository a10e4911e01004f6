"""Tells ranks, of which 1 is the most wanted, from ratings, of which the largest is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sco_scheduler.domain.messages import Cell
from sco_scheduler.intake.understanding.plans import Plan
from sco_scheduler.intake.understanding.questions import Decider, Question
from sco_scheduler.intake.understanding.words import title_score

RANKS, RATINGS = "ranks", "ratings"
"""What the numbers of wishes can be, as a map writes it."""

_MOSTLY = 0.7


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


def likely_scale(numbers: Iterable[Sequence[int]], titles: Iterable[str]) -> str:
    """What numbers likely are that do not count from one."""
    groups = [group for group in numbers if group]
    if any(title_score(title, "rank") > title_score(title, "level") for title in titles):
        return RANKS
    ones = sum(1 in group for group in groups)
    return RANKS if groups and 2 * ones > len(groups) else RATINGS


class Scales:
    """Decides of each sheet whether its numbers are ranks or ratings."""

    def __init__(self, decider: Decider) -> None:
        self._decider = decider
        self._top: dict[str, int] = {}
        """The largest number of each sheet whose numbers are ratings."""

    def ask(self, plan: Plan, groups: Sequence[Sequence[int]], titles: Sequence[str]) -> None:
        """Decide for a sheet, unless its numbers are ranks by what they are.

        Parameters
        ----------
        plan
            How the sheet is read.
        groups
            The numbers of each who asks.
        titles
            What stands above the numbers.
        """
        if not groups or count_from_one(groups):
            return
        numbers = sorted({number for group in groups for number in group})
        scale = self._decider.decide(
            Question("numbers", plan.sheet, plan.sheet, (Cell(plan.sheet, plan.region.header[-1]),),
                     tuple(map(str, numbers[:5])), (RATINGS, RANKS), likely_scale(groups, titles), 0.5,
                     len(groups), ("form", plan.sheet, "numbers"))
        )  # fmt: skip
        if scale == RATINGS:
            self._top[plan.sheet] = numbers[-1]

    def ranked(self, plan: Plan, number: int | None) -> int | None:
        """The rank of a number: of ratings the largest is the most wanted."""
        top = self._top.get(plan.sheet)
        return number if top is None or number is None else max(1, top + 1 - number)
