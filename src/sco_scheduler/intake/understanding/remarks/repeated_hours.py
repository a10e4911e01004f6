"""Tells whether a remark states no more absence than another cell of its row, such as ticked hours."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from sco_scheduler.intake.understanding.cells.contents import HALVES
from sco_scheduler.intake.understanding.cells.facts import languages_said, says_number
from sco_scheduler.intake.understanding.remarks.remarks_beside import TextPlace
from sco_scheduler.intake.understanding.wording.indications import changes_hours
from sco_scheduler.intake.values.clauses import NOON, NOON_AT, clauses_of, is_range, rewritten
from sco_scheduler.intake.values.dates import ONLY, WEEKDAYS, clock_of, day_called, leading_date, leading_day
from sco_scheduler.intake.values.days_of_event import with_days_of_event
from sco_scheduler.intake.values.entries import month_called, normalized
from sco_scheduler.intake.values.presence import told_absence
from sco_scheduler.intake.values.readings import read_when
from sco_scheduler.intake.values.tongues import translated
from sco_scheduler.intake.values.unknown_words import missed_by_journey
from sco_scheduler.resources import lazy_regex

_BEGINS, _ENDS, _EVENING, _DAY_END = 10 * 60.0, 16 * 60.0, 18 * 60.0, 24 * 60.0
"""When hours begin at the latest that hold from the beginning of a day, and end at the earliest until its evening."""

_PAUSE, _AROUND_NOON = 90.0, 150.0
"""The longest pause between two stretches of one absence, and how far from noon a half of the day may begin or end."""


def repeats_hours(place: TextPlace, text: str) -> bool:
    """Whether a remark names only hours at which another cell says that the company of its place is away."""
    known = place.away
    if not known or place.of_one:
        return False
    if says_number(text) or languages_said(text) or changes_hours(text):
        return False
    return repeats_absence(text, known, place.days)


def _is_of_missed_days(text: str, known: str, days: Sequence[date]) -> bool:
    """Whether a remark names only days that a ``known`` absence has as a whole, or that they come on all others."""
    dated = normalized(with_days_of_event(text, tuple(days)))
    named, given = set(_DATE.findall(dated)), set(_DATE.findall(known))
    if known.startswith(ONLY):
        missed = {day.isoformat() for day in days} - given
    else:
        missed = {day for day, hours in _stretches(known) if hours == _OPEN}
    if (before := missed_by_journey(translated(dated), days)) and {*before.split("; ")} <= missed:
        return True
    clauses = clauses_of(translated(dated))
    if any(clause.says("there", "come") for clause in clauses) and not any(c.times or c.says("not") for c in clauses):
        spelled = set(_DATE.findall(normalized(with_days_of_event(known, tuple(days)))))
        others = missed if known.startswith(ONLY) else spelled
        return bool(named and others) and others == {day.isoformat() for day in days} - named
    return bool(named) and named <= missed and not any(clause.says(*_THERE) for clause in clauses)


def _tells_its_bounds(text: str, known: str, days: Sequence[date]) -> bool:
    """Whether all clock times of a remark are bounds of a ``known`` absence in figures, and its days those of it.

    The cell then says exactly of which hours the remark speaks, whatever else is read of its words; but no hours that
    are read of them are others.
    """
    dated = normalized(with_days_of_event(text, tuple(days)))
    clauses = clauses_of(rewritten(translated(dated)))
    clocks = {bound for c in clauses for time in c.times if time.how != "part" for bound in (time.first, time.last)}
    clocks -= set(_OPEN)
    absent = [(_DATE.fullmatch(day), hours) for day, hours in _stretches(known)]
    if (
        not clocks
        or any(day is None for day, _ in absent)
        or not set(_DATE.findall(dated)) <= {d[0] for d, _ in absent if d}
    ):
        return False
    named = set(_DATE.findall(dated))
    stated = [hours for day, hours in absent if day is not None and (not named or day[0] in named)]
    read = read_when(dated)
    others = {hours for _, hours in _stretches(read.away)} - {_OPEN} if read is not None and read.away else set()
    exact = {hours for hours in others if NOON_AT not in hours}
    return clocks <= {bound for hours in stated for bound in hours} and exact <= set(stated)


_DATE = lazy_regex(r"\d{4}-\d\d-\d\d")
_THERE = ("come", "there", "stay", "only", "except", "not")


def repeats_absence(text: str, known: str, days: Sequence[date] = ()) -> bool:
    """Whether an uncertain remark names only hours within a ``known`` absence, or only one of its days."""
    if _is_of_missed_days(text, known, days) or _tells_its_bounds(text, known, days):
        return True
    said, told = read_when(_NIGHT.sub(" evening", normalized(text))), read_when(normalized(known))
    if said is None or told is None or not said.away or told_absence(text) not in {None, *HALVES}:
        return False  # of a mere half of the day the known hours say more
    absent = list(_stretches(told.away))
    return all(
        (hours == (0.0, _DAY_END) and not said.told and any(_is_same_day(day, other, days) for other, _ in absent))
        or _is_within(hours, [of for other, of in absent if _is_same_day(day, other, days)])
        for day, hours in _stretches(said.away)
    )


def repeats_journey(readings: Sequence[str], known: str) -> bool:
    """Whether a ``known`` absence has, on a day of a journey's readings, nearly their bound, or beyond by a way.

    Parameters
    ----------
    readings
        The readings of an arrival or departure without a day, the one for every day last.
    """
    told = read_when(normalized(known))
    *dated, (_, bound) = (stretch for reading in readings for stretch in _stretches(reading))
    days = {day for day, _ in dated}
    known_hours = [hours for day, hours in _stretches(told.away) if day in days] if told is not None else []
    return any(_is_near(hours, bound) or _covers(hours, bound) for hours in known_hours)


def _is_near(hours: tuple[float, float], bound: tuple[float, float]) -> bool:
    """Whether two stretches are open on the same side, and their other ends at most a pause apart."""
    return all((a in _OPEN) is (b in _OPEN) and abs(a - b) <= _PAUSE for a, b in zip(hours, bound, strict=True))


def _covers(hours: tuple[float, float], bound: tuple[float, float]) -> bool:
    """Whether a stretch until an arrival is until the way from there, or one from a departure from the way to there."""
    (start, end), (begin, last) = hours, bound
    return (start == begin == 0 < last <= end <= last + _WAY) or (
        end == last == _DAY_END > begin >= start >= begin - _WAY
    )


_WAY = 120.0
"""The longest way from a plane or a train."""

_OPEN = (0.0, _DAY_END)


def _stretches(away: str) -> Iterator[tuple[str, tuple[float, float]]]:
    """The day of each range in a list of absences, '' for every day, with its hours in minutes since midnight."""
    for part in away.split("; "):
        day, _, hours = part.rpartition(" ")
        day, bounds = (day, hours.split("-")) if is_range(hours) else (part, ["", ""])
        yield day, (_minutes(bounds[0], 0.0), _minutes(bounds[1], _DAY_END))


def _minutes(bound: str, otherwise: float) -> float:
    clock = clock_of(bound) if bound not in {"", NOON} else None
    return NOON_AT if bound == NOON else clock / timedelta(minutes=1) if clock is not None else otherwise


def _is_within(hours: tuple[float, float], absent: list[tuple[float, float]]) -> bool:
    """Whether hours are within one absence of a day, of which short pauses are a part, and halves of days are vague."""
    joined: list[tuple[float, float]] = []
    for start, end in sorted(absent):
        begun = joined.pop() if joined and start <= joined[-1][1] + _PAUSE else (start, end)
        joined.append((begun[0], max(begun[1], end)))
    begins, ends = ({0.0: _BEGINS, NOON_AT: NOON_AT + _AROUND_NOON}, {_DAY_END: _ENDS, NOON_AT: NOON_AT - _PAUSE})
    last = min(ends.get(hours[1], hours[1]), _ENDS if hours[1] >= _EVENING else hours[1])
    return any(a <= begins.get(hours[0], hours[0]) and last <= b for a, b in joined)


def _is_same_day(one: str, other: str, days: Sequence[date]) -> bool:
    """Whether two days as written are the same, as far as both give a day of the week or of the month."""
    if not one or not other:
        return one == other
    known = [
        (a, b) for a, b in zip(_called(one, days), _called(other, days), strict=True) if a is not None and b is not None
    ]
    return bool(known) and all(a == b for a, b in known)


def _called(day: str, days: Sequence[date]) -> tuple[int | None, int | None, int | None]:
    """The day of the week from 0 for Monday, the day of the month and the month of a day, each None if not given."""
    dated = leading_date(day) or leading_day(day, days)
    called = dated[0] if dated is not None else day_called(day, days)
    if called is not None:
        return called.weekday(), called.day, called.month
    weekdays = [n for n, words in enumerate(WEEKDAYS) if any(word.startswith(words) for word in day.split())]
    months = [n for word in _WORD.findall(day) if (n := month_called(word))]
    figures = [int(number) for number in re.findall(r"\d+", day)]
    if "月" in day and len(figures) > 1:
        months, figures = figures[:1], figures[1:]
    first = (of[0] if len(of) == 1 else None for of in (weekdays, figures, months))
    return (next(first), next(first), next(first))


_NIGHT = lazy_regex(r" (?:night|ночью)\b|深夜|夜里")
_WORD = lazy_regex(r"[^\W\d_]+")
