"""Texts that say the same in two languages, such as ``全天 All day`` and ``14 Apr 4月14日``, each as one of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from sco_scheduler.domain.names import fold
from sco_scheduler.intake.company_names import core_of
from sco_scheduler.intake.understanding.wording.words import is_blank, says_yes_or_no, sure_level
from sco_scheduler.intake.values.clauses import is_whole_day
from sco_scheduler.intake.values.countries import is_country
from sco_scheduler.intake.values.dates import ANY_YEAR, WEEKDAYS, leading_date, leading_day, place_among_days
from sco_scheduler.intake.values.entries import normalized
from sco_scheduler.intake.values.limits import read_limit, says_no_limit
from sco_scheduler.intake.values.presence import always_there, says_there
from sco_scheduler.intake.values.readings import named_hours
from sco_scheduler.resources import lazy_regex

_LONGEST = 80
_HAN, _LATIN, _CYRILLIC = "\u3400-\u9fff", "a-zà-öø-ÿ", "а-яё"
_MIXED = lazy_regex(
    rf"[{_HAN}].*[{_LATIN}{_CYRILLIC}]|[{_LATIN}{_CYRILLIC}\d].*[{_HAN}]|[{_CYRILLIC}].*[{_LATIN}]|[{_LATIN}].*[{_CYRILLIC}]",
    re.IGNORECASE | re.DOTALL,
)
_SPLITS = (
    lazy_regex(rf"(?P<one>[^{_HAN}]*[^{_HAN}\s])\s*+(?P<other>(?<!\d)\d*[{_HAN}].*)", re.DOTALL),
    lazy_regex(rf"(?P<one>.*[{_HAN}][）)]?)(?P<other>[^{_HAN}]*)", re.DOTALL),
    lazy_regex(r"(?P<one>[^/|\n()（）]+)[/|\n(（](?P<other>[^/|\n()（）]+)[)）]?"),
)
_BETWEEN = " \t\r\n/|·,，;；:：()（）[]-–—"


@lru_cache(maxsize=131072)
def in_one_language(text: str) -> str:
    """One half of a text whose halves say the same in two languages; else the text, without a word for its option."""
    if text.isascii():
        return text
    text = _OTHER_OPTION.sub(r"\1", text) if "〖" in text else text
    if len(text) > _LONGEST or _MIXED.search(text) is None:
        return text
    for one, other in _halves(text):
        said, repeated = _meaning(one), _meaning(other)
        if _agree(said, repeated):
            return one if len(said) >= len(repeated) else other
    return text


_OTHER_OPTION = lazy_regex(r"(?<!\w)(?:其[他它]|other|другое)\s*〖([^〖〗]*)〗", re.IGNORECASE)
"""A text that was filled in beside the last option of a question: ``其他〖青禾软件〗``."""


def _halves(text: str) -> Iterator[tuple[str, str]]:
    """The ways to divide a text into two of different scripts."""
    for pattern in _SPLITS:
        match = pattern.fullmatch(text.strip())
        if match is not None:
            one, other = (match[name].strip(_BETWEEN) for name in ("one", "other"))
            if one and other and not _scripts(one) & _scripts(other):
                yield one, other


def names_in_both(text: str) -> tuple[str, ...]:
    """The names in two scripts of ``Jade Tea / 翡翠茶业`` or ``Jade Tea (翡翠茶业)``; none of other texts."""
    for sign in () if text.isascii() else _SIGNS:
        names = tuple(filter(None, sign.split(text.strip())))
        if len(names) == 2 and (one := _scripts(names[0])) and (other := _scripts(names[1])) and not one & other:
            return names
    return ()


_SIGNS = tuple(
    map(lazy_regex, (r"\s*\n\s*", r"\s+[/／|]\s+", r"\s*[/／|]\s*", r"^([^()（）]+?)\s*[(（]([^()（）]+)[)）]$"))
)


def with_further_names(named: Mapping[int, Sequence[str]]) -> dict[int, list[str]]:
    """The names of companies by row, followed by those that each consists of, without those of several companies.

    What is in brackets is a name only if most have a name there, and no city or country.
    """
    texts = {text for of_row in named.values() for text in of_row}
    found = {text: names for text in texts if (names := names_in_both(text))}
    if 2 * len(found) < len(texts):
        found = {text: names for text, names in found.items() if not text.endswith((")", "）"))}
    times = Counter(fold(name) for names in (*found.values(), texts) for name in names)
    further = {
        text: [name for name in names if times[fold(name)] == 1 and not is_country(name) and _is_name(name)]
        for text, names in found.items()
    }
    return {row: [*of_row, *(n for text in of_row for n in further.get(text, ()))] for row, of_row in named.items()}


def _is_name(text: str) -> bool:
    """Whether a text is more than a city or a legal form."""
    return core_of(f"xyzzy {text}").text != "xyzzy"


def _scripts(text: str) -> set[str]:
    return {name for name in (_HAN, _LATIN, _CYRILLIC) if re.search(f"[{name}]", text, re.IGNORECASE)}


Facts = frozenset[tuple[object, ...]]


def _agree(one: Facts, other: Facts) -> bool:
    """Whether two texts say the same, or one says more of the same time."""
    both = one & other
    return both in (one, other) if any(fact[0] in _OF_TIMES for fact in both) else bool(both)


_OF_TIMES = frozenset({"day", "hours", "place", "weekday"})


@lru_cache(maxsize=131072)
def _meaning(text: str) -> Facts:
    """What a text says of days, hours, limits or answers, independently of its language; empty for other texts."""
    folded = normalized(text).strip(" .,!。，！")
    there = says_there(folded)
    there = says_yes_or_no(folded) if there is None else there
    level, most = sure_level(folded), read_limit(folded, "maximum")
    found: set[tuple[object, ...]] = {("there", there)} if there is not None else set()
    found |= {("nothing",)} if is_blank(folded) else set()
    found |= {("throughout",)} if is_whole_day(folded) or always_there(folded) else set()
    found |= {("no limit",)} if says_no_limit(folded) else set()
    found |= {("limit", most)} if most is not None else set()
    found |= {("level", level)} if level is not None else set()
    return frozenset(found) or _times(folded)


def _times(folded: str) -> Facts:
    """The days and hours that a text names."""
    dated = leading_date(folded) or leading_day(folded, (ANY_YEAR,))
    if dated is not None and not dated[1]:
        return frozenset({("day", dated[0].month, dated[0].day), *_weekday(folded)})
    named = named_hours(folded)
    if named is None or named[1] - _PLAIN:
        return frozenset()
    found: set[tuple[object, ...]] = set(_weekday(folded))
    day, _, hours = named[0].rpartition(" ")
    day, hours = (day, hours) if _RANGE.fullmatch(hours) else (named[0], "")
    if hours:
        found.add(("hours", hours))
    dated = leading_date(day) or leading_day(day, (ANY_YEAR,))
    place = place_among_days(day)
    if dated is not None and not dated[1]:
        found.add(("day", dated[0].month, dated[0].day))
    elif place is not None:
        found.add(("place", place))
    elif day and not _weekday(day):
        return frozenset()
    return frozenset(found)


_RANGE = lazy_regex(r"(?:noon|\d\d:\d\d)?-(?:noon|\d\d:\d\d)?")
_PLAIN = frozenset({"filler", "there", "come", "slot", "stay"})


def _weekday(text: str) -> set[tuple[object, ...]]:
    return {("weekday", number) for number, words in enumerate(WEEKDAYS) if any(_starts(word, text) for word in words)}


def _starts(word: str, text: str) -> bool:
    return re.search(rf"(?<![a-zа-яё]){word}", text) is not None
