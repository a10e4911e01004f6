"""Texts about the days of the event, by date, by their place, or in the week: on which somebody is there, or away."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from itertools import pairwise

from sco_scheduler.intake.values.clauses import (
    DAY_END,
    ONLY_WORDS,
    SURE,
    Clause,
    Stretch,
    clauses_of,
    figure_of,
    rewritten,
    says_only,
)
from sco_scheduler.intake.values.dates import DAY, ONLY, WEEKDAY, day_called, leading_date, leading_day, with_days
from sco_scheduler.intake.values.day_spans import joining_days
from sco_scheduler.intake.values.days_of_event import with_days_of_event
from sco_scheduler.intake.values.readings import read_when
from sco_scheduler.intake.values.tongues import in_english, translated
from sco_scheduler.resources import lazy_regex

_LONGEST = 120
_ONE_DAY = lazy_regex(r"\b(?:for )?(?:one|a single|1) day\b|\bin town\b|\b(?:на )?(?:один|1) день\b|(?<!第)一天(?!半)")
_DAYS = r"\d{4}-\d\d-\d\d(?:(?:[\s,;&]|and)+\d{4}-\d\d-\d\d)*"
_DENIED = r"(?:not (?:there|coming|come|available)|we can't(?: come)?|absent|busy)"
_EXCEPT = lazy_regex(
    rf"^(?:we |i )?{_DENIED}(?: come)? except(?: for| on)? (?P<some>{_DAYS})$|"
    rf"^except (?P<first>{_DAYS}) (?:\w+ )?{_DENIED}$"
)
"""A denial of all days but some."""
_SAID = frozenset({"only", "filler", "come", "there", "stay", "all", "other"})
"""The kinds of words of a clause that says when somebody is there."""
_ELSEWHERE = frozenset({"not", "away", "leave", "moved", "other", "filler", "travel", "come", "there", "all", "plan"})
"""The kinds of words of a clause about the other days."""
_MOST_OTHERS = 2


@lru_cache(maxsize=131072)
def only_days(text: str) -> str | None:
    """The days, with hours, on which somebody is there only, in the words of the format; None for other texts.

    Parameters
    ----------
    text
        The text, folded.
    """
    text = _EXCEPT.sub(lambda match: f"only {match['some'] or match['first']}", translated(text))
    words = ONLY_WORDS.search(text) if len(text) <= _LONGEST else None
    if words is None:
        return None
    clauses = [c for c in clauses_of(rewritten(with_days(_ONE_DAY.sub(" ", text)))) if c.times or c.days or c.words]
    place = next((place for place, clause in enumerate(clauses) if clause.says("only")), None)
    if place is None:
        return None
    first, last = _there(clauses, place)
    there, others = clauses[first:last], [*clauses[:first], *clauses[last:]]
    days = [day for clause in there for day in clause.days]
    beside = [day for clause in others for day in clause.days]
    told = days and not set(days) & set(beside) and _says_days(clauses[place])
    told = told and all(_is_elsewhere(clause) or _travels_apart(clause, days) for clause in others)
    hours = [time.hours for clause in there for time in clause.times]
    each = len(there) > 1 and bool(there[0].times) and len(days) == len(there)
    if not told or (len(hours) > 1 and not each) or any(t.how in {"point", "at", "by"} for c in there for t in c.times):
        return None
    if hours and not 0 <= text.find(words[0]) < text.find(days[0]):
        return None  # ``13 June only until 10:00`` leaves open the other days
    of_days = [(day, [t.hours for t in c.times] if each else hours) for c in there for day in c.days]
    return ONLY + " & ".join(" ".join((day, *_figures(of))) for day, of in dict(of_days).items())


def denies_other_days(text: str, only: str) -> bool:
    """Whether a folded text says itself that nobody is there on another day than those of ``only``."""
    denials = (c for c in clauses_of(rewritten(with_days(translated(text)))) if c.says("not", "away", "leave"))
    return any(clause.days and not any(day in only for day in clause.days) for clause in denials)


def _figures(hours: Sequence[Stretch]) -> list[str]:
    return [figure_of(start, end) for start, end in hours if (start, end) != (0.0, DAY_END)]


def _there(clauses: Sequence[Clause], place: int) -> tuple[int, int]:
    """The places of the first and after the last clause of presence, of which one says *only*."""
    first, last = place, place + 1
    apart = clauses[place].aside or (clauses[place].words[0] == "only" and clauses[place].says("come", "there", "stay"))
    if clauses[place].days and apart:
        return first, last  # ``1 July (only comes on the 2nd)``
    while first and _are_days(clauses[first - 1]):
        first -= 1
    timed = bool(clauses[place].days) and len(clauses[place].times) == 1
    while last < len(clauses) and (
        _are_days(clauses[last]) or _joins_days(clauses[last]) or (timed and _is_timed_alike(clauses[last]))
    ):
        last += 1
    return first, last


def _are_days(clause: Clause) -> bool:
    """Whether a clause is a day and no more."""
    return bool(clause.days) and not clause.times and set(clause.words) <= {"filler"}


def _is_timed_alike(clause: Clause) -> bool:
    """Whether a clause is a day with hours and no more: ``only Thursday afternoon and Friday morning``."""
    return len(clause.days) == len(clause.times) == 1 and set(clause.words) <= {"filler"}


def _joins_days(clause: Clause) -> bool:
    """Whether a clause adds a day to those before it: ``only Thursday and Friday for us``."""
    return clause.joined and bool(clause.days) and not clause.times and set(clause.words) <= {"filler", "other"}


def _says_days(clause: Clause) -> bool:
    """Whether a clause only says on which days somebody is there."""
    others = clause.words.count("other")
    comes = clause.says("come", "there", "stay")
    return set(clause.words) <= _SAID and others <= (_MOST_OTHERS if comes else 0)


def _is_elsewhere(clause: Clause) -> bool:
    """Whether a clause is about other days, or a reason."""
    words = set(clause.words)
    if (clause.times and not clause.says("travel")) or words - _ELSEWHERE:
        return False
    return not clause.days or clause.says("not", "away", "leave", "other", "travel") or words <= {"filler"}


def _travels_apart(clause: Clause, days: Sequence[str]) -> bool:
    """Whether a clause says that somebody arrives late on an earlier day, or leaves early on a later one.

    ``15 April only (landing late on the 14th)``, ``only the 18th, flying back on the 19th early morning``.
    """
    if (
        not clause.days
        or not set(clause.words) <= {*_ELSEWHERE, "arrive"}
        or any(t.how != "part" for t in clause.times)
    ):
        return False
    if clause.says("arrive") and max(clause.days) < min(days):
        return all(time.hours[0] >= _EVENING for time in clause.times)
    leaves = clause.says("leave", "moved", "travel") and min(clause.days) > max(days)
    return leaves and all(time.hours[1] <= _MIDDAY for time in clause.times)


_EVENING, _MIDDAY = 17 * 60.0, 12 * 60 + 1.0


@lru_cache(maxsize=131072)
def listed_days(text: str) -> tuple[str, ...]:
    """The days in a list of days and no more: ``Day 1; Day 2``, ``Wed, Thu``; empty for other texts."""
    if len(text) > _LONGEST:
        return ()
    lines = (with_days(in_english(_apart(line))) for line in text.splitlines())  # a translation has no lines
    parts = [part.strip(" .") for line in lines for part in _APART.split(line) if part.strip(" .")]
    return tuple(parts) if all(map(_is_day, parts)) else ()


_APART = lazy_regex(r"[;；、\n\r┋|,，/&+]+|\band\b|\bи\b|和")
_DATED = lazy_regex(rf"(?:on |in |в |во )?(?:{DAY})[\s,]*(?:[(（]?(?:{WEEKDAY})[)）]?)?")


def _apart(text: str) -> str:
    """A text with a comma in place of each *and*, in any language, between two dates."""
    return _AND.sub(", ", text)


_DATE = r"\d{4}-\d\d-\d\d"
_AND = lazy_regex(lambda: rf"(?<=\d\d-\d\d)\s(?:{joining_days()}|a|és|və|και)\s(?={_DATE})")


def _is_day(part: str) -> bool:
    return _DATED.fullmatch(part) is not None


def tells_all_days(text: str, days: Sequence[date]) -> bool:
    """Whether a text about presence states it for each day of the event, of several: ``Wed from 2pm, Thu all day``."""
    if len(days) < _SEVERAL or len(text) > _LONGEST:
        return False
    clauses = clauses_of(rewritten(with_days(in_english(_apart(with_days_of_event(text, tuple(days)))), days)))
    named = {_day_of(day, days) for clause in clauses for day in clause.days}
    denied = any(clause.says("not", "away", "unsure", "except", "arrive", "leave") for clause in clauses)
    alone = all(len(clause.days) <= 1 for clause in clauses)
    alone = alone and (_OF_A_MONTH.search(text) is not None or not any(map(_shares_hours, clauses, clauses[1:])))
    return named == set(days) and not denied and alone


_OF_A_MONTH = lazy_regex(r"(?<![\d.:/])\d{1,2}\.?\s?(?:[-–—&+,]|[^\W\d_]{1,3})\s?\d{1,2}(?![\d:])")
"""Days with one month, of which all that is said is said of each: ``12 и 13 июня до 11``."""


def _shares_hours(clause: Clause, following: Clause) -> bool:
    """Whether a day stands before another with hours, which may be those of both: ``Thursday + Friday morning``."""
    bounded = any(time.how in {"from", "after", "until"} for time in following.times)  # ``12 June, 13 June from 14:00``
    timed = bool(clause.days and following.days and following.times) and not clause.times
    return timed and not clause.words and not bounded


def of_last_day(text: str, away: str) -> tuple[str, ...]:
    """The absences on the last day of a text alone, if its hours may also be those of the day before it; else none."""
    clauses = clauses_of(rewritten(with_days(in_english(text))))
    shared = [after.days[-1] for clause, after in pairwise(clauses) if _shares_hours(clause, after)]
    parts = away.split("; ")
    found = [part for part in parts if len(shared) == 1 and part.startswith(shared[0])]
    return ("; ".join(found),) if 0 < len(found) < len(parts) else ()


def days_there(text: str, days: Sequence[date]) -> str:
    """The only days with hours that an answer about presence names, if the event has others.

    '' for other texts: ``2026-06-09 from 11:00 to 16:00`` does not say whether somebody is there on the other days.
    """
    found = read_when(text, placed=True)
    if found is None or (found.told and not (found.others and says_only(text))) or not found.away:
        return ""
    there = found.others[0] if found.told else found.away
    named = [entry.split(" ", 1) for entry in there.split("; ")]
    of_event = {day.isoformat() for day in days}
    known = [day for day, *_ in named]
    return ONLY + " & ".join(map(" ".join, named)) if len({*known}) == len(known) and {*known} < of_event else ""


_SEVERAL = 2


def _day_of(day: str, days: Sequence[date]) -> date | None:
    dated = leading_date(day) or leading_day(day, days)
    return dated[0] if dated is not None and not dated[1] else day_called(day, days)


def is_away_on(text: str, days: Sequence[date]) -> bool:
    """Whether a remark certainly states an absence on days of the event, by their place or in the week."""
    if not days or len(text) > _LONGEST:
        return False
    found = read_when(with_days(in_english(text), days), placed=True)
    if found is None or not (found.told and found.away) or found.sure < SURE:
        return False
    named = [entry.rpartition(" ") if _RANGE.search(entry) else (entry, "", "") for entry in found.away.split("; ")]
    return all(not day or _day_of(day, days) is not None for day, _, _ in named)


_RANGE = lazy_regex(r"(?:^| )[\dno:]*-[\dno:]*$")
