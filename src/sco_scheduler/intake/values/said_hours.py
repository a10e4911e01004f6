"""The hours of absence and of presence in the clauses of a statement, and how they bound each other."""

from __future__ import annotations

from dataclasses import dataclass, field

from sco_scheduler.intake.values.clauses import DAY_END, NOON_AT, SURE, Stretch, Time
from sco_scheduler.intake.values.neighbours import BESIDE_PART, WITHIN_PART
from sco_scheduler.intake.values.stretches import Away, touches, union, within

_LATE = 18 * 60.0


@dataclass
class Said:
    """The hours of absence and of presence in clauses, and hours that may be either."""

    away: Away = field(default_factory=dict)
    there: Away = field(default_factory=dict)
    untold: Away = field(default_factory=dict)
    parts: dict[tuple[str, Stretch], float] = field(default_factory=dict)
    """The parts of the day of absences, which are limited by other hours, with certainty."""

    points: list[Time] = field(default_factory=list)
    others: list[Time] = field(default_factory=list)
    """Times of a call or a transfer."""

    sure: float = SURE
    untold_sure: float = SURE
    vague: bool = False
    moved: set[str] = field(default_factory=set)
    """The days on which somebody arrives or leaves."""

    left: set[str] = field(default_factory=set)
    """The days on which a clause says that somebody leaves, and another at which hours she is there."""

    mornings: set[str] = field(default_factory=set)
    """The days on which somebody leaves in the morning, perhaps after some hours."""

    only: set[str] = field(default_factory=set)
    """The days on which somebody is there in certain hours only."""

    def add(self, kind: str, day: str, hours: Stretch) -> None:
        """Add hours of a kind."""
        getattr(self, kind).setdefault(day, []).append(hours)


def is_short(hours: Away) -> bool:
    """Whether hours are of one appointment within a day, for which alone nobody comes."""
    (start, end), *others = [*all_of(hours), (0.0, 0.0)]
    return len(others) == 1 and 0.0 < start < end < DAY_END and end - start <= _APPOINTMENT


_APPOINTMENT = 90.0


def join_arrivals(said: Said) -> None:
    """Let an absence until an arrival last until the later hour from which somebody is there on that day.

    So with a departure: ``landing at 12:30, there from 14:00``.
    """
    for day, there in ((day, there) for day, there in said.there.items() if day in said.moved):
        away = said.away.get(day, ())
        if len(there) == len(away) == 1 and not said.untold.get(day) and NOON_AT not in (*there[0], *away[0]):
            ((start, end),), ((begin, last),) = there, away
            if begin == 0 < last < start and end == DAY_END:
                said.away[day] = [(0.0, start)]
            elif last == DAY_END and start == 0 < end < begin:
                said.away[day] = [(end, DAY_END)]


def all_of(hours: Away) -> list[Stretch]:
    """The hours of all days."""
    return [stretch for of_day in hours.values() for stretch in of_day]


def cut_parts(said: Said, *, present: bool) -> None:
    """Let other hours be the bound of an absence in a part of the day.

    Those of presence that overlap it or follow it soon; and below a title that asks for absences those that have
    the same open end: ``until 11:00, arriving in the morning``.
    """
    for (day, (start, end)), sure in said.parts.items():
        there = [*said.there.get(day, ()), *(said.there.get("", ()) if day else ())]
        cuts = [(start, a) for a, b in there if start < a < end + BESIDE_PART and end <= b]
        cuts += [(b, end) for a, b in there if a <= start and start - WITHIN_PART < b < end]
        others = [*(() if present else said.untold.get(day, ())), *said.away[day]]
        exact = [hours for hours in others if hours != (start, end) and _has_open_end(hours, (start, end))]
        for kept in cuts or exact:
            said.away[day] = [kept if hours == (start, end) else hours for hours in said.away[day]]
        said.sure = min(said.sure, SURE if exact and not cuts else sure)


def _has_open_end(exact: Stretch, part: Stretch) -> bool:
    """Whether hours have the same open end as a part of the day, and another bound near it or within."""
    (a, b), (start, end) = exact, part
    return (a == start == 0 and b < end + BESIDE_PART) or (b == end == DAY_END and a > start - BESIDE_PART)


def agrees(said: Said, away: Away) -> bool:
    """Whether the ambiguous hours are entirely inside or outside of the absences, and bare times inside."""
    mixed = any(
        touches(away, said.untold, day) and not within(said.untold[day], away.get(day, [])) for day in said.untold
    )
    open_ended = [(a, b) for a, b in all_of(said.untold) if a == 0.0 or (b == DAY_END and a < _LATE)]
    loose = not said.there and any(
        min(max(start - b, a - end) for start, end in all_of(away)) > BESIDE_PART for a, b in open_ended
    )
    inside = not loose and all(
        any(a <= p.first <= b for day in {p.day, ""} for a, b in union(away.get(day, []))) for p in said.points
    )
    return not mixed and inside


def clash(said: Said) -> bool:
    """Whether absence and presence on a day overlap, or leave some of its hours open."""
    for day in said.away.keys() & said.there.keys():
        both = union([*said.away[day], *said.there[day]])
        if touches(said.away, said.there, day) or both != [(0.0, DAY_END)]:
            return True
    return False
