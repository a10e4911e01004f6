"""Readings of an arrival or departure without a day: it happens once, and so on one day of an event of several."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sco_scheduler.intake.values.clauses import NOON, clauses_of, rewritten
from sco_scheduler.intake.values.entries import normalized
from sco_scheduler.intake.values.journeys import ways_of, with_missed_days
from sco_scheduler.intake.values.tongues import in_english
from sco_scheduler.resources import lazy_regex

_BOUND = lazy_regex(r"-(?:noon|\d\d?:\d\d)|(?:noon|\d\d?:\d\d)-")
_MOVES = {
    "from": lazy_regex(
        r"\breach(?:es|ing)?\b|\bkomm(?:e|en|t)\b|\bland(?:en|et|ing)\b|\bin(?:iyor|ecek|iş)\w*|[才会能]到(?![达会场])"
    ),
    "until": lazy_regex(r"\b(?:rückflug|abflug|abreise|airport|havaalan\w+|hareket)\b|的(?:飞机|航班|火车|高铁)"),
}
"""Further words of journeys, which are none in other texts with an hour."""

_EVERY = lazy_regex(
    r"\b(?:each|every|daily|both|all|ежедневно|кажд\w+|оба|все|всегда|her|jeden|täglich|jeweils|beide|alle|chaque|tous|"
    r"cada|tod[oa]s?|ogni|tutti|każdego|codziennie|hàng|mỗi|cả)\b|每[天日]|每個|都|两天|兩天|毎日|両日|매일|양일|\bهر\b|كل"
)


def readings_of_journey(text: str, away: str, days: Sequence[date]) -> tuple[str, ...]:
    """The absences of an arrival or departure on one of several days, most likely first; empty if it is none.

    Parameters
    ----------
    text
        The statement: ``our train arrives at 10:30``.
    away
        Its reading, which holds on every day: ``-10:30``.
    days
        The days of the event.

    Returns
    -------
    tuple[str, ...]
        An arrival is most likely on the first day, a departure on the last; the reading for every day stands last.
    """
    said = normalized(text)
    if len(days) < _SEVERAL or _BOUND.fullmatch(away) is None or _EVERY.search(said) is not None:
        return ()
    way = "from" if away.startswith("-") else "until"
    verb = "arrive" if way == "from" else "leave"
    translated = in_english(said)
    told = _MOVES[way].search(said) is not None or any(
        clause.says(verb) for clause in clauses_of(rewritten(translated))
    )
    if not told and way not in {*ways_of(said), *ways_of(translated)}:
        return ()
    ordered = days if way == "from" else reversed(days)
    return (*(f"{day.isoformat()} {away}" for day in ordered), away)


def with_days_of_journey(text: str, readings: Sequence[str], days: Sequence[date], whole: str = "") -> tuple[str, ...]:
    """The readings of an arrival or departure on a day, each with the days that are missed wholly then before it.

    Unchanged where nobody travels, or somebody is only late on a day.

    Parameters
    ----------
    text
        The statement, with days as dates: ``landing on 2026-06-10 at 11:30``.
    readings
        Its readings: ``2026-06-10 -11:30``.
    whole
        The text of which the statement is a part, and which may say on which other days somebody is there.
    """
    if len(days) < _SEVERAL or len(readings) == 0 or _LATE.search(text) is not None:
        return tuple(readings)
    said = in_english(text)
    clauses = clauses_of(rewritten(said))
    if _STARTS.search(said) is not None or any(time.how == "part" for clause in clauses for time in clause.times):
        return tuple(readings)
    there = days_said_there(text) | days_said_there(whole)  # ``leaving 10 September at 15:30, there on the 11th``
    ways = {*ways_of(text), *ways_of(said), *(way for way, words in _MOVES.items() if words.search(text))}
    found = [with_missed_days(readings[0], way, days) for way in ways] if len(ways) == 1 else []
    missed = {part for reading in found for part in reading.split("; ")}
    return tuple(dict.fromkeys((*(found if missed.isdisjoint(there) else ()), *readings)))


def likelier_on_day(
    text: str, readings: Sequence[str], days: Sequence[date], *, present: bool = False
) -> tuple[str, ...]:
    """The readings of a moment that may be one of arriving or leaving, the likelier one on its day of the event first.

    On the last day somebody rather leaves than arrives, unless it is early and the text names no vehicle; a vehicle on
    the first day brings somebody. Other readings are returned as they are.

    Parameters
    ----------
    text
        The text, folded, with days as dates.
    readings
        Its readings: ``2026-06-10 -13:00``, ``2026-06-10 13:00-``.
    present
        Whether its title asks for presence, of which then all hours are but those of a vehicle.
    """
    found = [_ON_DAY.fullmatch(reading) for reading in readings]
    if len(days) < _SEVERAL or len(found) != _SEVERAL or not all(found):
        return tuple(readings)
    told = {match["until"] is not None: match for match in found if match is not None}
    moments = {(match["day"], match["until"] or match["from"]) for match in told.values()}
    if len(told) != _SEVERAL or len(moments) != 1:
        return tuple(readings)
    ((day, hour),) = moments
    until, start = told[True][0], told[False][0]
    clauses = clauses_of(rewritten(in_english(text)))
    by_vehicle = any(clause.says("travel") for clause in clauses)
    deciding = ("only", "not", "away", "come", "stay", "except", "event", *(() if by_vehicle else ("there",)))
    if any(clause.says(*deciding) for clause in clauses):
        return tuple(readings)  # ``only at 11:00``
    if day == days[-1].isoformat() and (by_vehicle or (hour >= _LATE_MORNING and not present)):
        return (day, start, until) if hour == NOON and readings[0] == until else (start, until)
    return (until, start) if day == days[0].isoformat() and by_vehicle and hour != NOON else tuple(readings)


_ON_DAY = lazy_regex(r"(?P<day>\d{4}-\d\d-\d\d) (?:-(?P<until>\d\d:\d\d|noon)|(?P<from>\d\d:\d\d|noon)-)")
_LATE_MORNING = "11:00"


def days_said_there(text: str) -> set[str]:
    """The days, as dates, on which a text with days as dates says that somebody is there, and no journey."""
    clauses = clauses_of(rewritten(in_english(text))) if text else []
    told = [clause for clause in clauses if clause.says("there", "come") and not clause.says("not", "arrive", "leave")]
    return {day for clause in told for day in clause.days}


_LATE = lazy_regex(r"\blate\b|\bdelay|опозда|опазд|задерж|verspät|\ben retard\b|迟到|晚到")

_STARTS = lazy_regex(r"\bstart|\bbeginn|(?<![а-я])нач(?:н|ин)")
"""Words of who begins to meet at an hour of a day, and may well be there on the days before."""

_SEVERAL = 2
