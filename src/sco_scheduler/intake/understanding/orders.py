"""Tells lists in order of preference from lists in the order of a form's options, which rank nothing."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import pairwise
from math import factorial, log2

from sco_scheduler.domain.names import fold
from sco_scheduler.intake.understanding.words import title_score
from sco_scheduler.resources import lazy_regex

RANKED, UNRANKED = "ranked", "unranked"
"""What lists of names can be, as a map writes it."""

_MOST_LISTS = 200
"""The lists by which their order is told."""

_MOST_NAMES = 12
"""The names of a list that are looked at: orders of more are not counted."""

_ENOUGH = 4.0
"""The bits from which lists agree too well to be in any order of their own."""

_FEW, _MANY = 0.1, 0.3
"""The shares of lists that contradict the common order: of no more, they are slips; of more, there is none."""

_STATED = lazy_regex(
    r"\border\b|\brank|priorit(?:y|ies) (?:first|order)|(?:most|top|best) \w+ first|in descending|first is|"
    r"по (?:приоритет|порядк|степени|убыван|важност|очередност)|в порядке|начиная с|первым|первой|"
    r"按.{0,8}(?:优先|顺序|次序|程度|重要|先后|意愿)|优先顺序|排序|先后|从高到低|ordre de|"
    r"sırasına|sırayla|tartibi|ретімен",
    re.IGNORECASE,
)
"""What says that the order of names matters."""

_TICKED = lazy_regex(
    r"(?:select|tick|check|mark|choose) (?:all|any|as many|every)|multiple (?:choice|answers|selection)|"
    r"(?:можно|выберите|отметьте|укажите) (?:\w+ )?несколько|нескольк\w+ (?:вариант|ответ)|отметьте (?:все|галочк)|"
    r"多选|可选多|勾选|plusieurs réponses|birden (?:fazla|çok)",
    re.IGNORECASE,
)
"""What asks for ticks, in no order."""

_NUMBERED = lazy_regex(
    r"(?:^|[\n;；、,，\s])\s*(?:[(（]?1[)）.:、．]|№\s*1|#1|①)\s*\D.*?[(（]?(?:2[)）.:、．]|№\s*2|#2|②)", re.DOTALL
)


def likely_order(
    lists: Sequence[Sequence[str]], texts: Sequence[str], titles: Collection[str], listed: Sequence[str]
) -> tuple[str, float]:
    """Whether the order of names in lists says which is wanted most, and how sure that is.

    Who ticks the options of a form gets them in the order of the form, whatever is wanted most: all lists then agree
    with one order. Lists in orders of their own contradict each other.

    Parameters
    ----------
    lists
        The companies of each list, in its order, as keys.
    texts
        The cells with the lists.
    titles
        The titles above them, and what stands around.
    listed
        All companies, by their keys, in the order in which the workbook lists them.
    """
    several = [list(dict.fromkeys(names))[:_MOST_NAMES] for names in lists[:_MOST_LISTS]]
    several = [names for names in several if len(names) > 1]
    if not several or any(_STATED.search(title) or title_score(title, "rank") >= _TOLD for title in titles):
        return RANKED, 1.0
    if 2 * sum(_NUMBERED.search(text) is not None for text in texts) > len(several):
        return RANKED, 1.0
    if any(map(_TICKED.search, titles)):
        return UNRANKED, 0.95
    places = {name: place for place, name in enumerate(listed)}
    by_letters = {name: place for place, name in enumerate(sorted(listed, key=fold))}
    for order in (places, by_letters):
        agreeing = [
            names for names in several if [*map(order.__getitem__, names)] == sorted(map(order.__getitem__, names))
        ]
        bits = sum(log2(factorial(len(names))) for names in agreeing)
        if bits >= _ENOUGH and len(several) - len(agreeing) <= _FEW * len(several):
            return UNRANKED, 0.95
    bits, tested, against = _common_order(several)
    if bits < _ENOUGH or against > _MANY * tested:
        return RANKED, 0.95
    return UNRANKED, 0.95 if against <= _FEW * tested else 0.6


_TOLD = 0.7


def _common_order(lists: Sequence[Sequence[str]]) -> tuple[float, int, int]:
    """How surprising it is that lists agree with one order: the bits, and how many could and did contradict it."""
    numbers: dict[str, int] = {}
    for names in lists:
        for name in names:
            numbers.setdefault(name, len(numbers))
    after = [0] * len(numbers)
    """For each name the names known to come after it, as the bits of a number."""

    bits, tested, against = 0.0, 0, 0
    for names in lists:
        here = [numbers[name] for name in names]
        behind = [sum(1 << m for m, other in enumerate(here) if after[one] >> other & 1) for one in here]
        if any(behind):
            tested += 1
            if any(mask & ((1 << place) - 1) for place, mask in enumerate(behind)):
                against += 1
                continue
            bits += log2(factorial(len(here)) / _extensions(behind))
        for first, second in pairwise(here):
            _put_after(after, first, second)
    return bits, tested, against


def _put_after(after: list[int], first: int, second: int) -> None:
    """Take that one name comes before another, and so before all that come after that."""
    more = after[second] | 1 << second
    for name in range(len(after)):
        if name == first or after[name] >> first & 1:
            after[name] |= more


def _extensions(behind: Sequence[int]) -> int:
    """How many orders of some names keep what is known, which names come behind each."""
    size = len(behind)
    counts = [1] + [0] * ((1 << size) - 1)
    for taken in range(1 << size):
        if not counts[taken]:
            continue
        for name in range(size):
            if not taken >> name & 1 and not behind[name] & taken:
                counts[taken | 1 << name] += counts[taken]
    return counts[-1]
