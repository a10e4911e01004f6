"""Tells ranks, of which 1 is the most wanted, from ratings, of which the largest is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

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
