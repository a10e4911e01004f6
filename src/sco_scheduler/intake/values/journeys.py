"""Arrivals and departures: the moments in such columns, and the absences that follow from them.

``way`` is ``from`` for arrivals, ``until`` for departures; ``days`` are those of the event, if known.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from sco_scheduler.intake.values.dates import day_called, leading_date, leading_day, meanings, with_days
from sco_scheduler.intake.values.entries import normalized
from sco_scheduler.intake.values.readings import read_when
from sco_scheduler.resources import lazy_regex

ARRIVES = (
    r"\b(?:arriv\w*|com(?:es?|ing) (?:in|at|from)|gets? (?:in|here)|прибы\w*|при[её][зд]\w*|прил[еёа]т\w*|"
    r"придут|придет|прид[её]те|кел(?:у|еді|ет|үү|есіз)|keladi|kelish\w*|kelasiz|varış|geliş|gelir|gelme)\b|到达|抵达|落地|到会|到场|报到|几点到|何时到|"
    r"什么时候到|几点来|何时来|来的时间|进场"
)
LEAVES = (
    r"\b(?:leav(?:e|es|ing)|depart\w*|goes|has to go|must go|gone (?:by|from)|"
    r"отъезд\w*|убы\w*|выл[её]т\w*|вылета\w*|улета\w*|отбы\w*|уезж\w*|уед\w*|уход\w*|уйд\w*|"
    r"кет(?:у|еді|ет|үү|есіз)|ketadi|ketish\w*|ketasiz|ayrıl\w*|gidiş|çıkış)\b|离开|离会|起飞|离场|返程|几点走|何时走|什么时候走|退场|走的时间"
)
_MOVES = (("from", lazy_regex(ARRIVES)), ("until", lazy_regex(LEAVES)))
_VERBS = {"from": "arriving", "until": "leaving"}


def ways_of(text: str) -> tuple[str, ...]:
    """Whether a text is about arrivals, ``from``, departures, ``until``, or both."""
    bare = normalized(text)
    return tuple(way for way, pattern in _MOVES if pattern.search(bare))


def moves_at(title: str) -> str | None:
    """Whether a title is about arrivals, ``from``, or departures, ``until``, and does not ask for absences."""
    found = ways_of(title)
    return found[0] if len(found) == 1 else None


Place = tuple[int, int, int]
"""A day in the calendar: its year (0 if unknown), month, and day of the month."""


@dataclass(frozen=True)
class Moment:
    """A day as written, its date if known, the hours of it that are missed, and the direction of the journey."""

    day: str
    place: Place | None
    hours: str
    way: str


@lru_cache(maxsize=16384)
def moments_of(text: str, way: str | None, days: tuple[date, ...] = ()) -> tuple[Moment, ...]:
    """The moments, or the mere day, in a cell: ``17.06 15:30``, ``CA123 17 June 15:30``, ``arrives Sat noon``.

    Empty if the cell has other content, or may mean two days.
    """
    bare = _in_days(normalized(text), days)
    ways = ways_of(bare)
    if not bare or not (ways or way):
        return ()
    dated = leading_date(bare) or leading_day(bare, days or (_ANY_YEAR,))
    if dated is not None and not dated[1]:
        return (Moment(dated[0].isoformat() if days else bare, _place_of(bare, days), "", way),) if way else ()
    found = read_when(bare if ways else f"{_VERBS[way or 'from']} {bare}", placed=bool(days))
    if found is None or not found.told or found.others:
        return ()
    parts = [_AWAY.fullmatch(part) for part in found.away.split("; ")]
    moments = tuple(
        Moment(match[1], _place_of(match[1], days), match[2], "from" if match[2].startswith("-") else "until")
        for match in parts
        if match is not None
    )
    return moments if len(moments) == len(parts) and {m.way for m in moments} <= {way, *ways} else ()


_AWAY = lazy_regex(r"(.*\S) (-[\d:no]+|[\d:no]+-)")
_SHORT_YEAR = lazy_regex(r"(?<![\d./])(\d{1,2}([./])\d{1,2}\2)(\d{2})(?![\d./:])")
_WITH_YEAR = lazy_regex(r"(?<![\d/])\d{1,2}/\d{1,2}/\d{4}(?![\d/])")
_SLASHED = lazy_regex(r"(?<![\d/])(\d{1,2})/(\d{1,2})(?![\d/])")
_CLOCK = lazy_regex(r"\d:\d{2}")
_COMMA = lazy_regex(r",\s+(?=\d)")


def _in_days(text: str, days: Sequence[date]) -> str:
    """Replace ``13.06`` next to a time, ``13.06.26`` and ``13/6`` by days in a folded text; '' if one is ambiguous."""
    text = _COMMA.sub(" ", _SHORT_YEAR.sub(r"\g<1>20\3", text))
    for match in _WITH_YEAR.finditer(text):
        known = [day for day in meanings(match[0]) if day in days]
        dated = known[0] if len(known) == 1 else (leading_date(match[0]) or (None, ""))[0]
        if dated is None:
            return ""
        text = text.replace(match[0], dated.isoformat(), 1)
    for match in _SLASHED.finditer(text):
        two = {(int(match[1]), int(match[2])), (int(match[2]), int(match[1]))}
        likely = {(day, month) for day, month in two if (month, day) in {(d.month, d.day) for d in days}}
        likely = likely or {(day, month) for day, month in two if day <= _MOST_DAYS and month <= _MONTHS}
        if len(likely) != 1:
            return ""
        text = text.replace(match[0], "{}.{:02d}".format(*likely.pop()), 1)
    return with_days(text, days, every=_CLOCK.search(text) is not None)


_MOST_DAYS, _MONTHS = 31, 12
_ANY_YEAR = date(2000, 1, 1)


def _place_of(day: str, days: Sequence[date]) -> Place | None:
    """The date of a day; None if it is unknown, as for a day of the week."""
    dated = leading_date(day) or leading_day(day, days)
    found = dated[0] if dated is not None else day_called(day, days)
    if found is None and not days and (dated := leading_day(day, (_ANY_YEAR,))) is not None:
        return 0, dated[0].month, dated[0].day
    return (found.year, found.month, found.day) if found is not None else None


def away_by_moments(text: str, others: Iterable[str], way: str | None, days: tuple[date, ...] = ()) -> str | None:
    """The absences before an arrival or after a departure: hours of that day, and all earlier or later days.

    Parameters
    ----------
    text
        The cell with the moment.
    others
        Moments of others, whose days are those of the event if these are not known otherwise.
    """
    found = moments_of(text, way, days)
    if not found:
        return None
    known = {(day.year, day.month, day.day): day.isoformat() for day in days}
    if not days:
        known = {m.place: m.day for other in others for m in moments_of(other, way) if m.place is not None}
    missed: dict[str, None] = {}
    for moment in found:
        place = moment.place
        if place is not None:
            beside = [(other, day) for other, day in sorted(known.items()) if bool(other[0]) == bool(place[0])]
            missed |= {day: None for other, day in beside if misses(moment, other)}
        if moment.hours and (not days or place is None or place in known):
            day = date(*place).isoformat() if place is not None and place[0] else moment.day
            missed[f"{day} {moment.hours}"] = None
    return "; ".join(missed)


def misses(moment: Moment, place: Place) -> bool:
    """Whether an arrival or departure at a moment misses the whole of another day."""
    here = moment.place
    return here is not None and (place < here if moment.way == "from" else place > here)


def dates_of(places: Iterable[Place], about: date) -> tuple[date, ...]:
    """The dates of days, in order; those without a year are the first ones not long before the day of reading."""
    found = []
    for year, month, number in places:
        tried = [year] if year else [about.year - 1, about.year, about.year + 1]
        days = [day for of in tried if (day := _day(of, month, number)) is not None]
        found += [day for day in days if year or day >= about - _EARLIER][:1]
    return tuple(sorted(found))


def _day(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None


_EARLIER = timedelta(days=60)
"""The longest time that a date without a year may be before the day of reading."""
