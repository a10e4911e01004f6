"""Spreads the meetings of each company over its delegates as evenly as possible without worsening any goal.

Times, places, partners and interpreters stay; only which delegate of a company attends can change. Tables are then
assigned once more, since other people may need fewer moves between them. The unevenness of a company (the sum of the
squares of its delegates' meeting counts) is reduced by steepest descent over two moves: one meeting goes to another
delegate, or two delegates exchange the rest of a day. A move is made only if no cost of both agendas (gaps, waiting,
changes of zone, moves between tables) rises; after a search for little waiting that was cut short, some costs may fall.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import groupby, pairwise, permutations

from sco_scheduler.domain.event import Company, Delegate, Event, Pair, Seated
from sco_scheduler.domain.schedule import Meeting, MeetingStatus, Published, Schedule, idle_time
from sco_scheduler.engine.methods import (
    BASIC_RULES,
    FURTHER_RULES,
    RERUN_GOALS,
    SELECTION_GOALS,
    TABLE_GOALS,
    TIMING_GOALS,
    Method,
    without,
)

METHOD = Method(
    title="Spreading over delegates",
    purpose="Which delegate of a company attends: as many meetings for each as costs no goal anything.",
    when="At the end, slots and tables given; tables are then assigned once more.",
    honours=("delegate_one_meeting", *FURTHER_RULES),
    not_concerned=(
        *without(BASIC_RULES, "delegate_one_meeting"),
        *SELECTION_GOALS,
        *TIMING_GOALS,
        *RERUN_GOALS,
        *TABLE_GOALS,
    ),
)
"""What this method does with each rule and goal."""

Held = Mapping[str, tuple[Meeting, ...]]
"""The meetings of each delegate of a company, by key, in order of time."""


def spread_over_delegates(schedule: Schedule, published: Published | None = None) -> Schedule:
    """Spread the meetings of each company over its delegates.

    Delegates stay as they are in published meetings and where a request names one; meetings are exchanged only between
    delegates with the same languages, since languages decide who interprets.

    Parameters
    ----------
    schedule
        A schedule that keeps the rules.
    published
        The schedule that a rerun started from, if any.

    Returns
    -------
    Schedule
        A schedule with the same meetings at the same times and places, that keeps the rules and is as good or better
        in every goal.
    """
    event = schedule.event
    fixed = _pairs_that_stay(event, published)
    meetings = dict(enumerate(schedule.meetings))
    names = {id(meeting): name for name, meeting in meetings.items()}
    attended: dict[str, list[int]] = defaultdict(list)
    for name, meeting in meetings.items():
        for key in meeting.delegates:
            attended[key].append(name)
    for company in event.companies:
        own = {d.key: [meetings[name] for name in attended[d.key]] for d in company.delegates}
        start = {key: tuple(sorted(rows, key=lambda m: m.start)) for key, rows in own.items()}
        for key, rows in _spread(event, company, start, fixed).items():
            for meeting in rows:
                name = names[id(meeting)]
                changed = _attended_by(meetings[name], company.id, key)
                meetings[name] = changed
                names[id(changed)] = name
    return Schedule(event, tuple(meetings.values()))


def _pairs_that_stay(event: Event, published: Published | None) -> frozenset[Pair]:
    """The pairs whose delegates are not to be changed."""
    named = {request.pair for request in event.requests if request.delegate is not None}
    held = published.meetings if published is not None else ()
    return frozenset(named | {row.meeting.pair for row in held if row.status is MeetingStatus.HELD})


def _spread(event: Event, company: Company, held: Held, fixed: frozenset[Pair]) -> Held:
    """Steepest descent: make the best move until none makes the meeting counts more even."""
    while True:
        now = _unevenness(held)
        found = ((_unevenness(near), cost, near) for cost, near in _neighbours(event, company, held, fixed))
        better = min((move for move in found if move[0] < now), key=lambda move: move[:2], default=None)
        if better is None:
            return held
        held = better[2]


def _neighbours(event: Event, company: Company, held: Held, fixed: frozenset[Pair]) -> Iterator[tuple[_Cost, Held]]:
    """The results of single moves that raise no cost, each with its change of the cost.

    A meeting goes to another delegate, or two delegates exchange the rest of a day.
    """
    for giver, taker in permutations(company.delegates, 2):
        if len(held[giver.key]) - len(held[taker.key]) < 2 or giver.languages != taker.languages:
            continue
        before = _added(*(_cost(event, company, held[delegate.key]) for delegate in (giver, taker)))
        for give, take in _exchanges(held[giver.key], held[taker.key]):
            if any(meeting.pair in fixed for meeting in (*give, *take)):
                continue
            less = _in_order(_without(held[giver.key], give), take)
            more = _in_order(_without(held[taker.key], take), give)
            possible = _can_attend(event, giver, less) and _can_attend(event, taker, more)
            if not possible:
                continue
            after = _added(_cost(event, company, less), _cost(event, company, more))
            if _costs_nothing(event, before, after):
                more_cost = tuple(now - earlier for now, earlier in zip(after, before, strict=True))
                yield more_cost, {**held, giver.key: less, taker.key: more}


def _exchanges(
    own: Sequence[Meeting], other: Sequence[Meeting]
) -> Iterator[tuple[tuple[Meeting, ...], tuple[Meeting, ...]]]:
    """The possible exchanges: one meeting of the first delegate for none, or all of both from a time of day on."""
    yield from (((meeting,), ()) for meeting in own)
    for day, of_day in groupby(own, key=lambda meeting: meeting.start.date()):
        rows = tuple(of_day)
        others = tuple(meeting for meeting in other if meeting.start.date() == day)
        for cut in sorted({meeting.start for meeting in (*rows, *others)}):
            yield tuple(m for m in rows if m.start >= cut), tuple(m for m in others if m.start >= cut)


def _can_attend(event: Event, delegate: Delegate, meetings: Sequence[Meeting]) -> bool:
    """Whether a delegate can attend all of these meetings: none overlap, none while away, with time to walk."""
    walk = timedelta(minutes=event.settings.walk_minutes)
    for meeting in meetings:
        if any(away.overlaps(meeting.start, meeting.end) for away in delegate.absences):
            return False
    for earlier, later in pairwise(meetings):
        pause = walk if earlier.zone != later.zone and earlier.start.date() == later.start.date() else timedelta()
        if earlier.end + pause > later.start:
            return False
    return True


_Cost = tuple[int, ...]


def _cost(event: Event, company: Company, meetings: Sequence[Meeting]) -> _Cost:
    """Gaps, minutes of waiting, changes of zone, and moves between tables, of one delegate of a company."""
    idle = idle_time(event, meetings)
    moves = 0
    seat: dict[tuple[date, str], str] = {}
    for meeting in meetings:
        if _is_seated(event, company, meeting):
            where = meeting.start.date(), meeting.zone
            moves += seat.get(where, meeting.table) != meeting.table
            seat[where] = meeting.table
    return (idle.gaps, idle.waiting, idle.zone_moves, moves)


def _is_seated(event: Event, company: Company, meeting: Meeting) -> bool:
    """Whether the company has the seated role in a meeting of its own."""
    seated = {Seated.PURCHASERS: meeting.purchaser, Seated.SUPPLIERS: meeting.supplier}
    return seated.get(event.settings.seated) == company.id


def _costs_nothing(event: Event, before: _Cost, after: _Cost) -> bool:
    """Whether no cost rises; with a gap spread, the number of gaps may not fall either."""
    if event.settings.gap_spread is not None and after[0] != before[0]:
        return False
    return all(now <= earlier for now, earlier in zip(after, before, strict=True))


def _added(one: _Cost, other: _Cost) -> _Cost:
    return tuple(a + b for a, b in zip(one, other, strict=True))


def _unevenness(held: Held) -> int:
    """The sum of the squares of the delegates' numbers of meetings."""
    return sum(len(meetings) ** 2 for meetings in held.values())


def _without(some: Sequence[Meeting], others: Sequence[Meeting]) -> list[Meeting]:
    gone = {id(meeting) for meeting in others}
    return [meeting for meeting in some if id(meeting) not in gone]


def _in_order(some: Sequence[Meeting], others: Sequence[Meeting]) -> tuple[Meeting, ...]:
    return tuple(sorted((*some, *others), key=lambda meeting: meeting.start))


def _attended_by(meeting: Meeting, company: str, key: str) -> Meeting:
    if meeting.purchaser == company:
        return replace(meeting, purchaser_delegate=key)
    return replace(meeting, supplier_delegate=key)
