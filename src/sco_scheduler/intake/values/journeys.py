"""Arrivals and departures: the moments in such columns, and the absences that follow from them.

``way`` is ``from`` for arrivals, ``until`` for departures; ``days`` are those of the event, if known.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from sco_scheduler.intake.values.asides import without_yes
from sco_scheduler.intake.values.clauses import SURE
from sco_scheduler.intake.values.dates import (
    ANY_YEAR,
    UNDATED_DAY,
    answers,
    day_called,
    leading_date,
    leading_day,
    meanings,
    with_days,
)
from sco_scheduler.intake.values.days_of_event import with_days_of_event
from sco_scheduler.intake.values.entries import NO, normalized
from sco_scheduler.intake.values.readings import doubted, read_when
from sco_scheduler.intake.values.tongues import translated
from sco_scheduler.resources import lazy_regex

ARRIVES = (
    r"\b(?:arriv\w*|com(?:es?|ing) (?:in|at|from)|get(?:s|ting)? (?:in|here|there|to us)|"
    r"прибы\w*|при[её][зд]\w*|прил[еёа]т\w*|"
    r"придут|придет|прид[её]те|(?<!ң[ыиіуү]з )(?<![ыиіуү]м )(?<!с[іы] )кел(?:у|еді|ет|үү|есіз)|"
    r"keladi|kelish\w*|kelasiz|varış|geliş|gelir|gelme)\b|到达|抵达|落地|到会|到场|报到|几点到|何时到|"
    r"什么时候到|几点来|何时来|来的时间|进场"
)
LEAVES = (
    r"\b(?:leav(?:e|es|ing)|depart\w*|goes|has to go|must go|gone (?:by|from)|"
    r"отъезд\w*|убы\w*|выл[её]т\w*|вылета\w*|улета\w*|отбы\w*|уезж\w*|уед\w*|уход\w*|уйд\w*|"
    r"кет(?:у|еді|ет|үү|есіз)|ketadi|ketish\w*|ketasiz|ayrıl\w*|gidiş|çıkış)\b|离开|离会|起飞|离场|返程|几点走|何时走|什么时候走|退场|走的时间"
)
_MOVES = (("from", lazy_regex(ARRIVES)), ("until", lazy_regex(LEAVES)))
_VERBS = {"from": "arriving", "until": "leaving"}
_SHORT = lazy_regex(
    r"(?:(?:travel|trip|journey|flight|train|date|day|time)\s+)?(?:(?P<from>in|inbound|arr|eta)|(?P<until>out|outbound|dep|etd))"
    r"(?:\s+(?:date|day|time))?|(?P<there>туда|去程)|(?P<back>обратно|回程)"
)
"""Titles of one word above days or times of journeys."""

WAYS = {"arrives": "from", "leaves": "until"}
"""The meanings of columns of journeys, each with its way."""


def ways_of(text: str) -> tuple[str, ...]:
    """Whether a text is about arrivals, ``from``, departures, ``until``, or both."""
    bare = normalized(text)
    return tuple(way for way, pattern in _MOVES if pattern.search(bare))


def moves_at(title: str) -> str | None:
    """Whether a title is about arrivals, ``from``, or departures, ``until``, and does not ask for absences."""
    found = ways_of(title)
    short = _SHORT.fullmatch(normalized(title).strip(" .:?"))
    if not found and short is not None:
        return "from" if short["from"] or short["there"] else "until"
    return found[0] if len(found) == 1 else None


def with_verb(text: str, way: str) -> str:
    """A folded text of a column of journeys as a sentence: ``arriving at noon``."""
    said = _BEHIND_DAY.sub(r"\1 ", translated(text))
    return text if ways_of(text) else f"{_VERBS[way]} {said}"


_BEHIND_DAY = lazy_regex(r"(\d{4}-\d\d-\d\d)\s*[,:(（–—-]+\s*(?=\w)(?!\d{4}-)")
"""A day with a sign behind it, before its hour."""


@lru_cache(maxsize=131072)
def is_there_anyway(text: str) -> bool:
    """Whether a cell of a column of journeys says that somebody is there in time, or nothing of when."""
    said = normalized(text).strip(" .!。")
    either = said.split(" / ") if " / " in said and not any(map(str.isdigit, said)) else ()  # in two languages
    return said in NO or any(
        pattern.fullmatch(form.strip()) is not None
        for form in (said, *either)
        for pattern in (_THERE, answers("around"), answers("throughout"))
    )


_THERE = lazy_regex(
    r"(?:(?:we(?: are|'re)?|i(?: am|'m)?) )?(?:(?:already )?(?:here|there|in (?:town|the city)|on site)|locals?|"
    r"local (?:company|firm)|based here|living here)|(?:the )?(?:evening|night|day) (?:before|after)|"
    r"n/?a|none|no|tba|tbc|not (?:yet )?known(?: yet)?|(?:by )?(?:own )?(?:car|transport|train|plane)|"
    r"(?:мы )?(?:местн\w+|(?:уже )?(?:здесь|на месте|в городе))|накануне(?: вечером)?|на следующий день|"
    r"нет|уточняется|уточним|(?:на )?(?:сво[её]м )?(?:авто|машин\w+|транспорт\w*)|"
    r"(?:本地|当地)(?:企业|公司|人)?|已到达?|前一[天晚]|次日|待定|无|自驾|没有|"
    r"(?:(?:at|after|until|till) )?(?:the )?(?:very )?end(?: of (?:the )?(?:event|show|fair|last day))?|"
    r"after (?:the )?(?:event|show|fair|close|closing|last (?:meeting|session))|до (?:самого )?конца|"
    r"после (?:окончания|завершения|мероприятия|форума|закрытия|последней встречи)"
    r"(?: (?:мероприятия|форума|выставки))?|"
    r"(?:会议?|活动|展会)?(?:结束|闭幕)(?:后|之后)?|会后"
)


def with_missed_days(away: str, way: str | None, days: Sequence[date]) -> str:
    """Hours missed before an arrival or after a departure on one day, with the days that are missed wholly then.

    Of an arrival before the event or a departure after it nothing is missed.

    Parameters
    ----------
    away
        A reading, such as ``2026-06-09 -11:00``.
    """
    match = _AWAY.fullmatch(away)
    if way is not None and days and (alone := _place_of(match[1] if match else away, days, way)) is not None:
        day = date(*alone) if alone[0] else days[0]
        if day > days[-1] if way == "until" else day < days[0]:
            return ""
    place = _place_of(match[1], days, way) if match is not None and way is not None else None
    if match is None or place is None or not place[0] or match[2].startswith("-") is not (way == "from"):
        return away
    moment = Moment(match[1], place, match[2], "from" if way == "from" else "until")
    missed = [day.isoformat() for day in days if misses(moment, (day.year, day.month, day.day))]
    if date(*place) not in days:
        return "; ".join(missed)
    return "; ".join([*missed, away] if way == "from" else [away, *missed])


Place = tuple[int, int, int]
"""A day in the calendar: its year (0 if unknown), month, and day of the month."""


@dataclass(frozen=True)
class Moment:
    """A day as written, its date if known, the hours of it that are missed, and the direction of the journey."""

    day: str
    place: Place | None
    hours: str
    way: str


@lru_cache(maxsize=131072)
def moments_of(text: str, way: str | None, days: tuple[date, ...] = ()) -> tuple[Moment, ...]:
    """The moments, or the mere day, in a cell: ``17.06 15:30``, ``CA123 17 June 15:30``, ``arrives Sat noon``.

    Empty if the cell has other content, or may mean two days.
    """
    bare = _in_days(_by_day_and_night(without_yes(normalized(text)) if way else normalized(text), way), days)
    ways = ways_of(bare)
    if not bare or not (ways or way):
        return ()
    dated = leading_date(bare) or leading_day(bare, days or (ANY_YEAR,))
    if dated is not None and not dated[1]:
        return (Moment(dated[0].isoformat() if days else bare, _place_of(bare, days), "", way),) if way else ()
    if way and _CALLED.fullmatch(called := _ON.sub("", bare)):
        place = _place_of(called, days, way)
        return (Moment(date(*place).isoformat(), place, "", way),) if place is not None else ()
    said = with_verb(bare, way or "from")
    found = doubted(read_when(said, placed=bool(days)), said)
    if found is None or not found.told or found.others or (way is None and found.sure < SURE):
        return ()
    parts = [_AWAY.fullmatch(part) for part in found.away.split("; ")]
    moments = tuple(
        Moment(match[1], _place_of(match[1], days, way), match[2], "from" if match[2].startswith("-") else "until")
        for match in parts
        if match is not None
    )
    return moments if len(moments) == len(parts) and {m.way for m in moments} <= {way, *ways} else ()


def _by_day_and_night(text: str, way: str | None) -> str:
    """A folded text of a column of journeys with the night as an evening, and without what is aside from its time.

    Who arrives in the morning of a day is there on that day.
    """
    if way is None:
        return text
    text = _ASIDE.sub(" ", _NIGHT.sub(" evening", text))
    if way == "from":
        said = translated(text)
        text = _MORNING.sub("", said if _MORNING.search(said) else text)
    return " ".join(text.split())


def without_morning(text: str, days: tuple[date, ...]) -> str:
    """A text that somebody arrives on a day in the morning, without the morning, since the day is not missed.

    Any other text is returned as it is.
    """
    said = translated(normalized(text))
    bare = " ".join(_MORNING.sub("", said).split())
    day = {*_ISO_DAY.findall(with_days_of_event(bare, days))}
    timed = _CLOCK.search(bare) is not None or bare.endswith(" in")  # ``at 11 in the morning``
    later = len(day) == 1 and max(day) > min(map(str, days), default="9")
    plain = bare != said and later and not timed
    return bare if plain and ways_of(said) == ("from",) else text


_ISO_DAY = lazy_regex(r"(?<!\d)\d{4}-\d\d-\d\d(?!\d)")
_MORNING = lazy_regex(
    r"(?:(?<!\d )(?<!\d)|(?<=\d[./](?:0[1-9]|1[0-2]) )|(?<=\d-\d\d-\d\d ))"
    r"(?:(?:in the |the |early )*\bmorning\b|\b(?:рано )?утром\b|\bс утра\b|上午|早上|一大?早|大?清早|清晨)(?!\s*\d)"
)
_NIGHT = lazy_regex(
    r"[\s,(（]*(?:\b(?:late )?(?:(?:at |over)?night|midnight|evening)(?: (?:flight|train|bus))?\b|"
    r"\b(?:поздно )?(?:ночью|вечером)\b|\bночн\w+(?: (?:рейс\w*|поезд\w*))?|"
    r"深夜|夜里|夜间|半夜|红眼航班|晚上?航班|晚上|(?:(?<=[\d日号天])|(?<=-\d\d ))晚)[)）]*"
)
_ASIDE = lazy_regex(r"[(（][^()（）\d]*[)）]")
_ON = lazy_regex(r"^(?:on |in |by |at )?(?:the )?|^во? ")
_CALLED = lazy_regex(rf"{UNDATED_DAY}|\d{{1,2}}(?:st|nd|rd|th|-?го|[日号])")
_AWAY = lazy_regex(r"(.*\S) (-[\d:no]+|[\d:no]+-)")
_SHORT_YEAR = lazy_regex(r"(?<![\d./])(\d{1,2}([./])\d{1,2}\2)(\d{2})(?![\d./:])")
_WITH_YEAR = lazy_regex(r"(?<![\d/])\d{1,2}/\d{1,2}/\d{4}(?![\d/])")
_SLASHED = lazy_regex(r"(?<![\d/])(\d{1,2})/(\d{1,2})(?![\d/])")
_CLOCK = lazy_regex(r"\d:\d{2}")
_COMMA = lazy_regex(r",\s+(?=\d)")


def _in_days(text: str, days: Sequence[date]) -> str:
    """Replace ``13.06`` next to a time, ``13.06.26`` and ``13/6`` by days in a folded text; '' if one is ambiguous."""
    text = with_days_of_event(text, tuple(days))
    text = _COMMA.sub(" ", _SHORT_YEAR.sub(r"\g<1>20\3", text))
    for match in _WITH_YEAR.finditer(text):
        known = [day for day in meanings(match[0]) if is_around(day, days)]
        dated = known[0] if len(known) == 1 else (leading_date(match[0]) or (None, ""))[0]
        if dated is None:
            return ""
        text = text.replace(match[0], dated.isoformat(), 1)
    for match in _SLASHED.finditer(text):
        two = {(int(match[1]), int(match[2])), (int(match[2]), int(match[1]))}
        beside = [d + timedelta(days=n) for d in (*days[:1], *days[-1:]) for n in range(-_WEEK, _WEEK + 1)]
        likely = {(day, month) for day, month in two if (month, day) in {(d.month, d.day) for d in (*days, *beside)}}
        likely = likely or {(day, month) for day, month in two if day <= _MOST_DAYS and month <= _MONTHS}
        if len(likely) != 1:
            return ""
        text = text.replace(match[0], "{}.{:02d}".format(*likely.pop()), 1)
    return with_days(text, days, every=_CLOCK.search(text) is not None)


_MOST_DAYS, _MONTHS = 31, 12


def is_around(day: date, days: Sequence[date]) -> bool:
    """Whether a day is one of the event, or a few days before or after it."""
    return bool(days) and days[0] - timedelta(days=_WEEK) <= day <= days[-1] + timedelta(days=_WEEK)


def _place_of(day: str, days: Sequence[date], way: str | None = None) -> Place | None:
    """The date of a day; None if it is unknown.

    A day of the week or month on which the event is not is the one next to it: before it for arrivals, after it for
    departures.
    """
    dated = leading_date(day) or leading_day(day, days)
    found = dated[0] if dated is not None else day_called(day, days)
    if found is None and way and days:
        first, step = (days[0], -1) if way == "from" else (days[-1], 1)
        beside = [first + timedelta(days=step * (place + 1)) for place in range(_WEEK)]
        found = day_called(day, [other for other in beside if other not in days])
    if found is None and not days and (dated := leading_day(day, (ANY_YEAR,))) is not None:
        return 0, dated[0].month, dated[0].day
    return (found.year, found.month, found.day) if found is not None else None


_WEEK = 7


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
        return "" if way is not None and is_there_anyway(text) else None
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


def dates_of(
    places: Iterable[Place], about: date, weekdays: Mapping[tuple[int, int], Collection[int]] | None = None
) -> tuple[date, ...]:
    """The dates of days, in order; those without a year are the first ones not long before the day of reading.

    Parameters
    ----------
    weekdays
        The possible days of the week by month and day of the month, which tell the year of days without one.
    """
    years = [year for year in range(about.year - 2, about.year + 3) if weekdays and _falls(year, weekdays)]
    found = []
    for year, month, number in places:
        tried = [year] if year else years or [about.year - 1, about.year, about.year + 1]
        days = [day for of in tried if (day := _day(of, month, number)) is not None]
        later = [day for day in days if year or day >= about - _EARLIER]
        found += later[:1] or (days[-1:] if years else [])
    return tuple(sorted(found))


def _falls(year: int, weekdays: Mapping[tuple[int, int], Collection[int]]) -> bool:
    """Whether days of a year are on these days of the week."""
    days = {place: _day(year, *place) for place in weekdays}
    return all(day is not None and day.weekday() in weekdays[place] for place, day in days.items())


def _day(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None


_EARLIER = timedelta(days=60)
"""The longest time that a date without a year may be before the day of reading."""
