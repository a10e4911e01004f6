"""Lists of days of the event in figures, or with one month for several: ``12/6, 13/6``, ``12-13.06``, ``12, 13 June``.

In figures the day or the month stands first, and a stroke may also stand between two days. The days of the event and
all texts of a column together show which.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from sco_scheduler.intake.values.dates import WEEKDAY
from sco_scheduler.intake.values.entries import months, normalized
from sco_scheduler.intake.values.tongues import forms
from sco_scheduler.resources import lazy_regex

_LONGEST = 80
_AROUND = timedelta(days=3)
"""The distance from the event within which a day is believed to be one before or after it."""

_AND = (
    r"[,،;；、&+|┋/和及与與と및و]|"
    r"(?:and|und|et|y|e|i|ve|и|й|та|жана|va|ва|oraz|en|och|og|ja|dan|và|са)(?!\w)"
)
_TO = r"[-–—−‑‐~〜～至到]|から|(?:to|through|thru|till|until|bis|à|au|al?|hasta|по|до)(?!\w)"
_FILL = (
    r"[.()（）]|"
    r"(?:the|on|of|in|le|les|el|los|den|der|die|am(?=\s+\d{1,2}\.)|de|di|do|du|del|il|на|в|во|числа?|числ)(?!\w)"
)
_SEVERAL = r"从|(?:from|с|со|vom|von|desde|dal)(?!\w)"
_TOKENS = lazy_regex(
    r"(?P<ymd>20\d{2}\s*[-/.年년]\s*\d{1,2}\s*[-/.月월]\s*\d{1,2}(?:\s*[日号號일])?(?!\d))"
    r"|(?P<dated>\d{1,2}(?P<by>[-/.])\d{1,2}(?P=by)(?:20\d{2}|\d{2})(?!\d))"
    r"|(?P<md>\d{1,2}\s*[月월]\s*\d{1,2}(?:\s*[日号號일])?(?!\d))"
    r"|(?P<two>\d{1,2}(?P<sign>[-/.])\d{1,2}(?!\d|[/.:]\d|(?<=-\d\d)-\d|(?<=-\d)-\d|st|nd|rd|th|\s?[月월]))"
    r"|(?P<number>\d{1,2}(?:st|nd|rd|th|-?го|-?е|[ºª日号號일])?(?![\d:]))"
    rf"|(?P<weekday>{WEEKDAY}|[月火水木金土日](?:曜日?)?(?=[)）])|[월화수목금토일](?:요일)?(?=[)）]|요일))"
    rf"|(?P<to>{_TO})|(?P<several>{_SEVERAL})|(?P<sep>{_AND})|(?P<fill>{_FILL})|(?P<said>20\d{{2}}(?!\d))"
    r"|(?P<name>[^\W\d_]{3,})|(?P<text>\S)"
)
_KINDS = ("ymd", "dated", "md", "two", "number", "weekday", "to", "several", "sep", "fill", "said", "name", "text")
_NUMBER = lazy_regex(r"(?<![\w./:-])(\d{1,2})(?:st|nd|rd|th|-?го|[ºª日号號일]|\.(?=\s|$))?(?![\w./:-])")
_NAME = lazy_regex(r"[^\W\d_]{3,}")
_FIGURE = lazy_regex(r"(?<!\d)\d{1,2}(?!\d)")
_CLOCK = lazy_regex(r"\d[:：]\d|\d\s*(?:[ap]\.?m\b|h\b|uhr\b|час|[点點时時])")


class _Item(NamedTuple):
    """A day as far as it is written, or a sign between two days."""

    kind: str
    day: int = 0
    month: int = 0
    year: int = 0
    sign: str = ""


_PAIRS = frozenset({"two", "dated"})
"""The kinds of two figures of which one is a day, and the other its month or another day."""

_STYLES = ("day", "month", "numbers")
"""What the first of two figures is: the day, the month, or the first of two days."""


@dataclass(frozen=True)
class DaysInFigures:
    """The days of the event in the texts of a column, as far as they can be read in one way.

    ``listed`` has them by text, of texts that only list days.
    """

    listed: Mapping[str, tuple[date, ...]]
    _styles: Mapping[str, str | None]
    _days: tuple[date, ...]
    _asked: bool
    _numbers: bool

    def spelled(self, text: str) -> str:
        """A text, folded, with days in figures as ``2026-12-04``; unchanged if it has none."""
        if text in self.listed:
            return "; ".join(map(date.isoformat, self.listed[text]))
        folded = normalized(text)
        found = _TOKENS.sub(self._day, folded) if any(self._styles.values()) else folded
        found = _NUMBER.sub(self._number, found) if self._has_numbers(found) else found
        return text if found == folded else found

    def _has_numbers(self, folded: str) -> bool:
        """Whether numbers in a text are those of days, and have no month of their own."""
        timed = _CLOCK.search(folded) is not None or any(map(months().get, _NAME.findall(folded)))
        return self._numbers and not timed

    def places(self, text: str) -> tuple[date, ...]:
        """The days of the event that numbers alone may mean by their place: ``1, 2``; none for other texts."""
        items = _items(text) if self._asked and text not in self.listed else ()
        numbers = {item.day for item in items if item.kind != "sep"}
        alone = all(item.kind in {"sep", "number"} for item in items)
        placed = alone and all(0 < number <= len(self._days) for number in numbers)
        return tuple(self._days[number - 1] for number in sorted(numbers)) if placed else ()

    def between(self, text: str) -> tuple[date, ...]:
        """The days of the event between two numbers, which may be hours as well: ``12-14``; none for other texts."""
        items = _items(text) if self._asked and text not in self.listed else ()
        if len(items) != 1 or items[0].kind != "two" or items[0].sign != "-":
            return ()
        return tuple(day for day in self._days if items[0].day <= day.day <= items[0].month)

    def strays(self, text: str) -> tuple[date, ...]:
        """The days that a text lists, each with its year, if none is near the event: ``2026-12-06``."""
        items = _items(text) if self._days else ()
        if not items or any(
            item.kind not in {"day", "sep"} or (item.kind == "day" and not item.year) for item in items
        ):
            return ()
        found = [day for item in items if item.kind == "day" and (day := _made(item)) is not None]
        return tuple(found) if {*_around(self._days)}.isdisjoint(found) else ()

    def has_number(self, text: str) -> bool:
        """Whether a text has the number of a day of the event, and more than a list of days."""
        folded = normalized(text)
        said = text not in self.listed and self._has_numbers(folded)
        return said and any(self._number(match) != match[0] for match in _NUMBER.finditer(folded))

    def has_day(self, text: str) -> bool:
        """Whether a number in a text is that of a day of the event: ``only 21``."""
        numbers = {int(number) for number in _FIGURE.findall(normalized(text))}
        return not numbers.isdisjoint(day.day for day in self._days)

    def _day(self, match: re.Match[str]) -> str:
        item = _item(match)
        style = self._styles.get(item.sign) if item is not None and item.kind in _PAIRS else None
        found = _pair(item, style, self._days) if item is not None and style in {"day", "month"} else ()
        return found[0].isoformat() if found else match[0]

    def _number(self, match: re.Match[str]) -> str:
        found = _numbered(int(match[1]), self._days)
        return match[0] if found is None else found.isoformat()


def days_in_figures(texts: Iterable[str], days: Sequence[date], *, asked: bool) -> DaysInFigures:
    """Read the days of the event in the texts of a column.

    Parameters
    ----------
    texts
        The texts of a column.
    days
        The days of the event, in order.
    asked
        Whether days are asked for, so that numbers are days too.
    """
    return _read(tuple(dict.fromkeys(texts)), tuple(days), asked)


def have_numbers_of_days(texts: Collection[str], days: Sequence[date]) -> bool:
    """Whether most of some texts list several numbers, all of them of days of the event: ``9, 10 et 11``."""
    numbers = {day.day for day in days}
    listed = ([item.day for item in _items(text) if item.kind == "number"] for text in texts if len(days) > 1)
    return sum(len(of) > 1 and {*of} <= numbers for of in listed) > len(texts) / 2


@lru_cache(maxsize=64)
def _read(texts: tuple[str, ...], days: tuple[date, ...], asked: bool) -> DaysInFigures:
    split = {text: items for text in texts if days and (items := _items(_unchained(text, days)))}
    pairs = {item for items in split.values() for item in items if item.kind in _PAIRS}
    pairs |= {item for text in texts if days and text not in split and "/" in text for item in _pairs_in(text)}
    styles = {sign: _style(sign, pairs, days, asked=asked) for sign in {item.sign for item in pairs}}
    numbers = asked and not _are_counts(split.values(), days)
    found = {text: _days(items, styles, days, numbers=numbers) for text, items in split.items()}
    return DaysInFigures({text: of for text, of in found.items() if of}, styles, days, asked, numbers)


def _unchained(text: str, days: Sequence[date]) -> str:
    """A text that only has the numbers of three or more days of the event in a row, after commas: ``9-10-11``."""
    numbers = [int(number) for number in text.split("-")] if _CHAIN.fullmatch(text) is not None else []
    in_a_row = numbers == list(range(numbers[0], numbers[0] + len(numbers))) if numbers else False
    return ", ".join(map(str, numbers)) if in_a_row and {*numbers} <= {day.day for day in days} else text


_CHAIN = lazy_regex(r"\d{1,2}(?:-\d{1,2}){2,5}")


def _are_counts(texts: Iterable[Sequence[_Item]], days: Sequence[date]) -> bool:
    """Whether all numbers may be counts of days: each is alone, and at most that of the days of the event."""
    alone = [items for items in texts if any(item.kind == "number" for item in items)]
    return bool(alone) and all(len(items) == 1 and items[0].day <= len(days) for items in alone)


@lru_cache(maxsize=131072)
def _items(text: str) -> tuple[_Item, ...]:
    """The days and signs of a text; empty if it has anything else."""
    if len(text) > _LONGEST or not any(map(str.isdigit, text)):
        return ()
    read = ([_item(match) for match in _TOKENS.finditer(form)] for form in forms(text))
    return next((tuple(item for item in items if item and item.kind) for items in read if None not in items), ())


@lru_cache(maxsize=131072)
def _pairs_in(text: str) -> tuple[_Item, ...]:
    """Two figures with a stroke between them, in a text with other words."""
    items = (_item(match) for match in _TOKENS.finditer(normalized(text[:_LONGEST])))
    return tuple(item for item in items if item is not None and item.kind in _PAIRS and item.sign == "/")


def _item(match: re.Match[str]) -> _Item | None:
    """The day or sign of a token; of kind '' for one without a meaning, and None for any other word."""
    kind = next(name for name in _KINDS if match[name] is not None)
    one, two, three, *_ = (*map(int, re.findall(r"\d+", match[0])), 0, 0, 0)
    month = months().get(match[0], 0) if kind == "name" else 0
    found = {
        "ymd": _Item("day", three, two, one),
        "dated": _Item("dated", one, two, three % _CENTURY + 2000, match["by"] or ""),
        "md": _Item("day", two, one),
        "two": _Item("two", one, two, sign=match["sign"] or ""),
        "number": _Item("number", one),
        "said": _Item("year", year=one),
        "name": _Item("month", month=month) if month else None,
        "text": None,
    }
    return found[kind] if kind in found else _Item(kind if kind in {"to", "several", "sep"} else "")


_CENTURY = 100


def _style(sign: str, pairs: Collection[_Item], days: Sequence[date], *, asked: bool) -> str | None:
    """What the first of two figures with a sign between them is; None if both are possible, with different days."""
    of_sign = [item for item in pairs if item.sign == sign]
    styles = _STYLES if asked else _STYLES[:2] if sign == "/" else ()
    read = {style: tuple(_pair(item, style, days) for item in of_sign) for style in styles}
    counts = {style: sum(map(bool, found)) for style, found in read.items()}
    best = [style for style, count in counts.items() if count == max(counts.values()) > 0]
    return best[0] if len({read[style] for style in best}) == 1 else None


def _pair(item: _Item, style: str | None, days: Sequence[date]) -> tuple[date, ...]:
    """The days of the event that two figures are in a style."""
    if style == "numbers":
        between = item.sign in "/-" and item.kind == "two" and item.day < item.month
        two = [_numbered(number, days) for number in (item.day, item.month) if between]
        known = tuple(day for day in two if day is not None)
        return known if len(known) == len(two) else ()
    return tuple(day for one in _in_style(item, style) if (day := _dated(one, days)) is not None and day in days)


def _in_style(item: _Item, style: str | None) -> tuple[_Item, ...]:
    """Two figures as the day, or the two days, that they are in a style; another item itself."""
    if item.kind not in _PAIRS:
        return (item,)
    if style == "numbers":
        between = _Item("to" if item.sign == "-" else "sep")
        return _Item("number", item.day), between, _Item("number", item.month)
    return ((item if style == "day" else item._replace(day=item.month, month=item.day))._replace(kind="day"),)


def _numbered(number: int, days: Sequence[date]) -> date | None:
    found = [day for day in days if day.day == number]
    return found[0] if len(found) == 1 else None


def _around(days: Sequence[date]) -> Sequence[date]:
    """The days of the event, and those near to it."""
    ordinals = range((days[0] - _AROUND).toordinal(), (days[-1] + _AROUND).toordinal() + 1)
    return [*map(date.fromordinal, ordinals)]


def _dated(item: _Item, days: Sequence[date]) -> date | None:
    """The day of a number with its month, in the year of the event, if it is one of the event or near to it."""
    years = {item.year} if item.year else {day.year for day in days}
    made = (_made(item._replace(year=year)) for year in sorted(years))
    near = _around(days)
    return next((day for day in made if day is not None and near[0] <= day <= near[-1]), None)


def _made(item: _Item) -> date | None:
    try:
        return date(item.year, item.month, item.day)
    except ValueError:
        return None


def _days(
    items: Sequence[_Item], styles: Mapping[str, str | None], days: Sequence[date], *, numbers: bool
) -> tuple[date, ...]:
    """The days of the event that the items list; none if they can be read in no way, or name none of them."""
    if any(item.kind in _PAIRS and styles.get(item.sign) is None for item in items):
        return ()
    dated = [one for item in items for one in _in_style(item, styles.get(item.sign))]
    named = {item.month for item in dated if item.month}
    if named and any(item.kind in _PAIRS and styles[item.sign] == "numbers" for item in items):
        return ()  # ``12/6 (10-12)``
    said: list[tuple[str, date | None]] = []
    for place, item in enumerate(dated):
        if item.kind in {"day", "number"}:
            month = item.month or (next(iter(named)) if len(named) == 1 else _month_beside(dated, place))
            near = _around(days) if numbers and not named else ()
            said.append(("day", _dated(item._replace(month=month), days) if month else _numbered(item.day, near)))
        elif item.kind == "year" and item.year not in {day.year for day in days}:
            return ()
        elif item.kind in {"to", "several", "sep"}:
            said.append((item.kind, None))
    return _listed(said, days)


def _listed(said: Sequence[tuple[str, date | None]], days: Sequence[date]) -> tuple[date, ...]:
    """The days of the event among days with signs between them; none if a day is unknown, or a span is not complete."""
    found, kinds = [day for kind, day in said if kind == "day"], [kind for kind, _ in said]
    spans = kinds.count("to")
    if None in found or kinds.count("several") > spans or (spans and not _between_days(kinds)):
        return ()
    listed = {day for day in found if day is not None}
    for (_, first), (kind, _), (_, last) in zip(said, said[1:], said[2:], strict=False):
        if kind == "to" and first is not None and last is not None:
            if not first < last:
                return ()
            listed |= {day for day in days if first <= day <= last}
    return tuple(sorted(listed.intersection(days)))


def _between_days(kinds: Sequence[str]) -> bool:
    """Whether each *to* is between two days."""
    bare = [kind for kind in kinds if kind != "several"]
    places = [place for place, kind in enumerate(bare) if kind == "to"]
    between = all(0 < at < len(bare) - 1 and bare[at - 1] == bare[at + 1] == "day" for at in places)
    return between and all(other - at > 2 for at, other in pairwise(places))  # no day ends two spans


def _month_beside(items: Sequence[_Item], place: int) -> int:
    """The month of a number in a text with several: the next one, or the last one if the text begins with a month."""
    first = next(item for item in items if item.kind in {"month", "day", "number"})
    others = reversed(items[:place]) if first.kind == "month" else iter(items[place:])
    return next((item.month for item in others if item.month), 0)
