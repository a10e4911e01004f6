"""Gives the clauses of a sentence about times the days and the words that the clauses beside them have for them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from sco_scheduler.intake.values.clauses import DAY_END, LIKELY, Clause

BESIDE_PART, WITHIN_PART = 150.0, 90.0
"""Up to how many minutes after a morning, and before an afternoon, a time is the bound of an absence in it."""


def with_neighbours(clauses: list[Clause], *, present: bool = False) -> list[Clause]:
    """The clauses, each without a word of its own with that of the next, or of the one before.

    Parameters
    ----------
    present
        Whether the title asks for presence, which the hours of a day then are beside a day of absence; else they may
        be either.
    """
    kept = [c for c in clauses if c.times or c.days or c.words]
    for one, other in pairwise(kept):
        _take_clock(one, other)
    for place, clause in enumerate(kept):
        following = kept[place + 1] if place + 1 < len(kept) else None
        before = _before(kept, place)
        _take_day(clause, kept, place)
        clause.words += _said_of_ranges(kept, place)
        if clause.days and not clause.times and not clause.words:  # a word after several days applies to all of them
            behind = kept[place + 2] if place + 2 < len(kept) else None
            aside = following is not None and following.aside and not following.times and _has_hours_alone(behind)
            around = (following, before) if not aside else (before,)
            beside = next((other for other in around if other is not None and other.decides), None)
            clause.words += beside.words if beside is not None and not beside.times else []
            if following is not None and following.times and following.days and not clause.words:
                # ``12-13 June morning``: of the last day, or of both
                clause.times = [replace(time, day=clause.days[-1]) for time in following.times]
                clause.words += [*following.words, "unsure"]
                continue
        if not clause.times or clause.decides:
            continue
        if clause.days and any(_is_day_of_absence(c) for c in (before, following)):
            clause.words += ["there"] if present else ["away", "unsure"]
        elif before is not None and before.says("arrive", "leave") and before.days and not before.times:
            clause.words += [
                *before.words,
                *(["unsure"] if clause.says("other") else []),
            ]  # ``leaving 3 June, ca. 13:00``
        elif before is not None and before.decides and not clause.says("other"):
            turned = _goes_on_beyond(clause, before)
            if turned or clause.joined or before.words != ["not"]:
                clause.words += before.words if not turned else ["there"]
        elif following is not None and following.decides and (following.joined or not following.times):
            goes = following.says("rest", "then") or (clause.says("other") and following.says("arrive", "leave"))
            doubt = clause.says("other") and following.says("other") and not following.joined
            clause.words += following.words if not goes else []
            if _is_open_ended(clause) and following.says("rest") and following.says("away"):
                clause.words += ["there", "unsure"]  # ``from 13:00 [it is fine], until then busy``
            elif _is_open_ended(clause) and doubt:
                clause.words += ["unsure"]  # ``after 13:00 [free], [until then] busy``
    return kept


def _said_of_ranges(clauses: Sequence[Clause], place: int) -> Sequence[str]:
    """The words in brackets behind several ranges of hours in a row, which are about all: ``9-10, 13-14 (panel)``."""
    row = [*takewhile(_is_bare_range, clauses[place:])]
    behind = place + len(row)
    aside = clauses[behind] if len(row) > 1 and behind < len(clauses) else None
    told = aside is not None and aside.aside and aside.decides and not (aside.times or aside.days)
    return aside.words if aside is not None and told else ()


def _is_bare_range(clause: Clause) -> bool:
    """Whether a clause has nothing but hours from one to another."""
    return bool(clause.times) and all(time.how == "range" for time in clause.times) and not clause.words


def _take_clock(one: Clause, other: Clause) -> None:
    """Let an arrival in a part of the day be at the hour that the clause beside it tells: ``at 11, flying in early``.

    The hour says more exactly than the words until when somebody is away.
    """
    moves = [c for c in (one, other) if _is_arrival_in_part(c)]
    if len(moves) != 1:
        return
    (move,) = moves
    exact = other if move is one else one
    told = exact.decides and {*exact.words} & _DECIDING != {"only"}
    if told or [time.how in _AT_HOUR for time in exact.times] != [True] or exact.says("rest", "travel"):
        return
    if one.days and other.days:
        return
    (time,), (part,) = exact.times, move.times
    if part.touches_at(time.first):
        move.times = []
        exact.times = [replace(time, verb="arrive", sure=min(time.sure, LIKELY))]


def _is_arrival_in_part(clause: Clause) -> bool:
    """Whether a clause says that somebody arrives in a part of the day, and no hour."""
    told = [time.how for time in clause.times] == ["part"] and not clause.says("not", "leave", "only", "unsure")
    return told and (clause.says("arrive") or clause.times[0].verb == "arrive")


_AT_HOUR = frozenset({"at", "point"})
_DECIDING = frozenset({"arrive", "leave", "moved", "not", "away", "event", "there", "come", "only", "stay", "except"})


def _is_open_ended(clause: Clause) -> bool:
    """Whether a clause has a time with only one end."""
    return any(time.how in {"from", "after", "before", "until"} for time in clause.times)


def _is_day_of_absence(clause: Clause | None) -> bool:
    """Whether a clause says of days of its own, without hours, that nobody comes: ``not there on Thursday``."""
    if clause is None or clause.times or not clause.days or clause.says("only", "except", "then", "rest"):
        return False
    return clause.says("not", "away")


def _before(clauses: Sequence[Clause], place: int) -> Clause | None:
    """The clause before one; of one with hours alone not one in brackets: ``Friday (prayer) 12:00-14:00``."""
    clause, before = clauses[place], clauses[place - 1] if place else None
    if before is None or not clause.times or clause.days or not before.aside or before.times:
        return before
    return next((c for c in reversed(clauses[:place]) if c.days or c.times or not c.aside), before)


def _take_day(clause: Clause, clauses: Sequence[Clause], place: int) -> None:
    """Give a clause with hours alone the day of its neighbours, and pass on that of a list of days with one time."""
    following = clauses[place + 1] if place + 1 < len(clauses) else None
    before = _before(clauses, place)
    if clause.times and following is not None and _dates(following, clauses, place + 2):
        clause.days, following.days = following.days, []  # ``15:00-16:15, 22 October``
    elif clause.times and not clause.days and before is not None and before.days:
        clause.days = before.days[-1:]
        if not before.times and (set(before.words) <= {"filler"} or _is_journey_of(before, clause)):
            before.days = []
    elif any(t.how != "part" for t in clause.times) and not clause.days and (day := _only_day(clauses, place)):
        clause.days = [day]
        parts = [t for c in clauses[:place] for t in c.times]
        for time in clause.times:
            within = any(part.first <= time.first <= part.last for part in parts)
            time.sure = time.sure if within else min(time.sure, LIKELY)
    for time in clause.times:
        time.day = time.day or (clause.days[-1] if clause.days else "")
    if _lists(clause, clauses[place:]):
        clause.days = []


def _is_journey_of(clause: Clause, following: Clause) -> bool:
    """Whether a clause says on which day somebody travels, and the next at which hour: ``flight out Wed, leave at 1``.

    The day is then not one of absence.
    """
    denied = clause.says("not", "only", "except", "rest", "unsure") or clause.of_others
    clock = any(time.how != "part" for time in following.times)
    return clock and clause.says("travel") and not denied and following.says("arrive", "leave", "moved")


def _only_day(clauses: Sequence[Clause], place: int) -> str:
    """The day that an earlier clause without hours names, if the text has no other: ``on 2 June we have to …, …``."""
    days = [day for clause in clauses for day in clause.days]
    before = [c for c in clauses[:place] if c.days and all(t.how == "part" for t in c.times)]
    return days[0] if len(days) == 1 and before else ""


def _lists(clause: Clause, following: Sequence[Clause]) -> bool:
    """Whether a clause is the first of several days in a row with the same hours, which it passes on to the next.

    ``27 October, 28 October: from 16:30``
    """
    if not clause.days or clause.times or clause.words or len(following) < _FEWEST:
        return False
    other, hours = following[1], following[2]
    alone = bool(other.days) and not other.times and not other.words and bool(hours.times) and not hours.days
    if alone:
        hours.times += [replace(time, day=clause.days[-1]) for time in hours.times]
    return alone


_FEWEST = 3


def _has_hours_alone(clause: Clause | None) -> bool:
    """Whether a clause has hours, and no day of its own: the day of ``Friday (prayer) 12:00-14:00`` is theirs."""
    return clause is not None and bool(clause.times) and not clause.days


def _dates(clause: Clause, clauses: Sequence[Clause], behind: int) -> bool:
    """Whether a clause only names the day of the hours before it, as no other names one and no hours are behind it."""
    bare = len(clause.days) == 1 and not clause.times and not clause.decides
    return bare and not any(c.days for c in clauses if c is not clause) and not any(c.times for c in clauses[behind:])


def _goes_on_beyond(clause: Clause, before: Clause) -> bool:
    """Whether a time bounds the part of the day of an absence, and extends beyond it: ``上午有事，11:00以后``.

    It is then one of presence: otherwise the absence would last all day, or but for an hour.
    """
    denied = before.says("not")
    away = denied != before.says("away", "event") and (denied or not before.says("there", "come"))
    away = away and not clause.joined and not before.says("only", "arrive", "leave", "except")
    parts = [time for time in before.times if time.how == "part"]
    return away and any(
        (time.how in {"from", "after"} and part.first == 0.0 < time.first < part.last + BESIDE_PART < DAY_END)
        or (time.how == "until" and 0.0 < part.first - WITHIN_PART < time.first and part.last == DAY_END)
        for time in clause.times
        for part in parts
    )
