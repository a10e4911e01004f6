"""Repairs of broken rules at the desk at the least cost, directly if that is proved optimal, else by solving.

The cost is that of a rerun: meetings given up, then meetings moved to another slot, then changes of table alone, then
changes of people alone. A direct repair moves only meetings that cannot stay, so that it is optimal if each of
them has to move: it has no slot, table or person even if only meetings that must not move are held. ``about``
are the companies that an action is about, which need not confirm it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from sco_scheduler.domain.event import FixedMeeting, Slot, TableChoice
from sco_scheduler.domain.messages import Cell, Phrase, in_brackets
from sco_scheduler.domain.record import MEETINGS_SHEET
from sco_scheduler.domain.schedule import Meeting, MeetingStatus, PublishedMeeting, Schedule, ordered, pair_value
from sco_scheduler.insight.hall import Hall
from sco_scheduler.insight.placing import placings, possible_meeting
from sco_scheduler.workflows.desk.day import (
    Day,
    Step,
    broken_meetings,
    faults,
    held_elsewhere,
    with_meetings,
    with_status,
)
from sco_scheduler.workflows.desk.steps import stepped
from sco_scheduler.workflows.errors import OwnResultRefused, Refused
from sco_scheduler.workflows.limits import DESK_REPAIR_SECONDS


@dataclass(frozen=True)
class Desk:
    """A desk: its name, the work limit of a repair, and whether the repair was abandoned.

    ``careful``: the desk is operated by single keys, so that an action that cancels promised meetings needs
    confirmation.
    """

    name: str = "desk"
    seconds: float = DESK_REPAIR_SECONDS
    stopped: Callable[[], bool] = lambda: False
    careful: bool = False


AT_THE_DESK = Desk()

_MOST_MOVED = 6
"""The most meetings moved to other slots directly."""

_TRIES = 2_000
"""The most places tried for them."""


def repaired_if_needed(day: Day, after: Day, text: Phrase, about: Sequence[str], desk: Desk) -> Step:
    """Return the step if it breaks no rule, else with the cheapest repair, which may give meetings up.

    Parameters
    ----------
    about
        The companies that the action is about.

    Raises
    ------
    Refused
        If no repair was found.
    """
    broken = faults(after, day)
    if not broken:
        return stepped(day, after, text, about=about, desk=desk.name)
    repaired = _repaired(after, day, desk)
    if isinstance(repaired, _Failed):
        raise _refusal(day, after, text, about, desk, repaired)
    return _step_of(repaired, day, text, about, desk)


def _step_of(repaired: tuple[Day, bool], day: Day, text: Phrase, about: Sequence[str], desk: Desk) -> Step:
    """The step to a repaired day, with notes on the meetings given up for it."""
    found, proved = repaired
    kept = {meeting.number for meeting in found.schedule.meetings}
    out = {row.meeting.number for row in found.rows if not row.is_held}
    lost = tuple(m for m in day.schedule.meetings if m.number not in kept and m.number not in out)
    record = replace(found.desk, given_up=(*found.desk.given_up, *lost))
    step = stepped(day, replace(found, desk=record), text, about=about, desk=desk.name)
    return replace(step, proved=proved)


class _Failed(Enum):
    """Why there is no repair: none was found in time, none exists, or the workbook breaks other rules already."""

    IN_TIME = Phrase("desk-no-way")
    IMPOSSIBLE = Phrase("desk-impossible")
    BROKEN_BEFORE = Phrase("desk-broken-before")


def _repaired(after: Day, before: Day, desk: Desk) -> tuple[Day, bool] | _Failed:
    mended = _repaired_directly(after, before)
    return (mended, True) if mended is not None else _solved(after, desk)


def _refusal(day: Day, after: Day, text: Phrase, about: Sequence[str], desk: Desk, failed: _Failed) -> Refused:
    """Why an action cannot be repaired; if pins forbid it, with the alternative that cancels them."""
    reason = failed.value(reason=faults(after, day)[0])
    pins: list[Pin] = []
    tried: tuple[Day, bool] | _Failed = failed
    while tried is _Failed.IMPOSSIBLE and (found := pins_in_the_way(after)):
        pins += found
        after = with_status(after, {row.meeting.number for row, _ in found}, MeetingStatus.CANCELLED)
        tried = _repaired(after, day, desk) if faults(after, day) else (after, True)
    if not pins:
        return Refused(reason)
    way = _step_of(tried, day, text, about, desk) if not isinstance(tried, _Failed) else None
    return Refused(told_of(day, pins), way)


def with_given_up(day: Day) -> Day:
    """The day with the meetings restored that were given up at the desk, if that moves no others.

    First all that can be held at their own tables, then in their own slots, then anywhere; each time the most valuable
    first.

    Parameters
    ----------
    day
        The day, after something has become available again.
    """
    out = {row.meeting.pair for row in day.rows}
    left = [m for m in day.desk.given_up if m.start >= day.now and m.pair not in out]
    left.sort(key=lambda m: -pair_value(day.event, m.pair))
    for place in (_own_table, _own_slot, _anywhere):
        for meeting in tuple(left):
            back = _restored(day, meeting, place(meeting))
            if back is not None:
                day = back
                left.remove(meeting)
    return replace(day, desk=replace(day.desk, given_up=tuple(left)))


def _anywhere(meeting: Meeting) -> FixedMeeting:
    return FixedMeeting(*meeting.pair)


def _own_slot(meeting: Meeting) -> FixedMeeting:
    return FixedMeeting(*meeting.pair, meeting.start.date(), meeting.start.time())


def _own_table(meeting: Meeting) -> FixedMeeting:
    return replace(_own_slot(meeting), table=TableChoice(meeting.table, meeting.zone))


def _restored(day: Day, meeting: Meeting, fixed: FixedMeeting) -> Day | None:
    """The day with a given-up meeting held as pinned; None if others would have to move for it."""
    known = replace(day, rows=(*day.rows, PublishedMeeting(meeting)))  # so that it gets its number back
    for placing in placings(day.hall, fixed, day.now):
        back = with_meetings(known, placing.done(day.schedule))
        if not faults(back, day):
            return back
    return None


def cheapest_way(
    day: Day, fixed: FixedMeeting, told: Callable[[Meeting], Phrase], about: Sequence[str], desk: Desk, wished: Day
) -> Step | None:
    """Find the cheapest repair that holds a meeting as pinned.

    Parameters
    ----------
    fixed
        The meeting, with its required slot and table, if any.
    told
        Describes the action, given the meeting as held.
    wished
        The day with the wish for it, and without the meeting if it is held already.

    Returns
    -------
    Step | None
        The step; None if no repair was found.
    """
    direct = _held_directly(wished, day, fixed)
    repaired = (direct, True) if direct is not None else _solved(_with_old(wished, day, fixed), desk, fixed)
    if isinstance(repaired, _Failed) or faults(repaired[0], day):
        return None
    found, proved = repaired
    held = next(m for m in found.schedule.meetings if m.pair == fixed.pair)
    step = stepped(day, found, told(held), about=about, desk=desk.name)
    return replace(step, proved=proved)


def _with_old(wished: Day, day: Day, fixed: FixedMeeting) -> Day:
    """The day with the meeting of the pair as it was held, if it was."""
    old = tuple(row for row in day.rows if row.meeting.pair == fixed.pair and row not in wished.rows)
    return replace(wished, rows=(*wished.rows, *old))


# Direct repairs


def _repaired_directly(after: Day, before: Day) -> Day | None:
    """The day with each meeting that breaks a rule held elsewhere, if that is proved to be the cheapest way."""
    broken = [m for m in broken_meetings(after, before) if m.start >= after.now]
    return _replaced(after, before, broken) if broken else None


def _held_directly(wished: Day, before: Day, fixed: FixedMeeting) -> Day | None:
    """The day with a meeting held as pinned, after moving the one or two meetings that occupy its people."""
    slot = next((s for s in wished.event.slots if (s.date, s.start.time()) == (fixed.date, fixed.start)), None)
    if slot is None:
        return None  # any time will do: the solver finds the best one
    label = fixed.table.label if fixed.table is not None else None
    own = next((row for row in before.rows if row.meeting.pair == fixed.pair and row not in wished.rows), None)
    for blockers in _blockers(wished, fixed, slot.index):
        rows = tuple(row for row in wished.rows if not (row.is_held and row.meeting in blockers))
        new = possible_meeting(replace(wished, rows=rows).hall, fixed.pair, slot, label)
        if new is None:
            continue
        row = held_elsewhere(own, new) if own is not None else PublishedMeeting(new)
        found = _replaced(replace(wished, rows=(*wished.rows, row)), before, list(blockers), held=row.meeting)
        if found is not None:
            return found
    return None


def _blockers(day: Day, fixed: FixedMeeting, slot: int) -> Iterator[tuple[Meeting, ...]]:
    """The meetings that occupy the two sides in a slot, one of each side: every combination."""
    event, hall = day.event, day.hall
    sides: list[list[Meeting]] = []
    for company in fixed.pair:
        delegates = event.company_by_id[company].delegates
        free = any((hall.person(d) & ~hall.busy(d.key)) >> slot & 1 for d in delegates)
        busy = [hall.busy_with(d.key, event.slots[slot]) for d in delegates]
        sides.append([] if free else [m for m in busy if m is not None])
    first, second = sides
    if first and second:
        yield from ((a, b) for a in first for b in second)
    else:
        yield from ((meeting,) for meeting in (*first, *second))


def _replaced(after: Day, before: Day, out: Sequence[Meeting], held: Meeting | None = None) -> Day | None:
    """The day with meetings at other tables, with other people or in other slots; None if that may not be optimal."""
    rows = {row.meeting: row for row in after.rows if row.is_held}
    if any(rows[meeting].locked or meeting.start < after.now for meeting in out):
        return None
    rest = tuple(row for row in after.rows if not (row.is_held and row.meeting in out))
    must = [m for m in after.schedule.meetings if m.start < after.now or m == held or rows[m].locked]
    empty = Hall(Schedule(after.event, ordered(after.event, tuple(must))))
    away: list[Meeting] = []
    staying: list[Meeting] = []
    for meeting in out:
        stays = possible_meeting(empty, meeting.pair, after.slot(meeting.start)) is not None
        (staying if stays else away).append(meeting)
    if len(away) > _MOST_MOVED:
        return None
    day = replace(after, rows=rest)
    for meeting in staying:
        placed = _in_slot(day, rows[meeting], day.slot(meeting.start))
        if placed is None:
            return None
        day = placed
    found = _all_moved(day, [rows[meeting] for meeting in away], [_TRIES])
    return found if found is not None and not faults(found, before) else None


def _in_slot(day: Day, row: PublishedMeeting, slot: Slot) -> Day | None:
    """The day with a meeting in a slot, at its own table if possible, else at another or with other people."""
    pair, hall = row.meeting.pair, day.hall
    found = possible_meeting(hall, pair, slot, row.meeting.table) or possible_meeting(hall, pair, slot)
    return replace(day, rows=(*day.rows, held_elsewhere(row, found))) if found is not None else None


def _all_moved(day: Day, rows: Sequence[PublishedMeeting], tries: list[int]) -> Day | None:
    """The day with each meeting in another slot, nearest slots first (backtracking); None if impossible."""
    if not rows:
        return day
    row, *others = rows
    start = row.meeting.start
    slots = [slot for slot in day.event.slots if slot.start >= day.now and slot.start != start]
    for slot in sorted(slots, key=lambda slot: abs(slot.start - start)):
        tries[0] -= 1
        if tries[0] < 0:
            return None
        placed = _in_slot(day, row, slot)
        further = _all_moved(placed, others, tries) if placed is not None else None
        if further is not None:
            return further
    return None


# Repairs by solving


def _solved(day: Day, desk: Desk, fixed: FixedMeeting | None = None) -> tuple[Day, bool] | _Failed:
    """Solve for the day that keeps the rules, gives up the fewest meetings and moves the fewest.

    ``fixed`` is a further pin. The second value says whether the result is proved optimal.
    """
    # The solver takes a while to load, and most actions at a desk need none.
    from sco_scheduler.agendas.answers import Change, Repair, RepairMode
    from sco_scheduler.workflows.repair import RepairBase, repair

    change = Change(hold=(fixed,) if fixed is not None else ())
    try:
        found = repair(
            RepairBase(day.event, day.published), change, RepairMode.KEPT, seconds=desk.seconds, stopped=desk.stopped
        )
    except OwnResultRefused:
        return _Failed.BROKEN_BEFORE  # by edits of the workbook
    if desk.stopped():
        raise Refused(Phrase("desk-stopped"))
    if isinstance(found, Repair):
        return with_meetings(day, found.schedule), found.proved
    return _Failed.IMPOSSIBLE if found.impossible else _Failed.IN_TIME


Pin = tuple[PublishedMeeting, Cell | None]
"""A fixed or locked meeting, with the cell that pins it."""


def pins_in_the_way(after: Day) -> list[Pin]:
    """Find the pinned future meetings that cannot be held as pinned.

    Those that are impossible even if no other meeting is held; if each alone is possible, the least valuable of the
    smallest set of rows in conflict.

    Parameters
    ----------
    after
        The day after an action for which there is no repair.
    """
    empty = Hall(Schedule(after.event, ()))
    pins = list(_pins(after))
    alone = [(row, cell) for fixed, row, cell in pins if next(placings(empty, fixed, after.now), None) is None]
    return alone or _least_of_conflict(after, [(row, cell) for _, row, cell in pins])


def told_of(day: Day, pins: list[Pin]) -> Phrase:
    """Name these meetings, with their cells."""
    rows = [Phrase("desk-pin")(meeting=day.meeting_named(row.meeting), at=in_brackets(cell)) for row, cell in pins]
    return Phrase("desk-pinned")(meetings=tuple(rows))


def _pins(day: Day) -> Iterator[tuple[FixedMeeting, PublishedMeeting, Cell | None]]:
    """The pinned future meetings, with the requirements on each."""
    fixed = {row.pair: row for row in day.event.fixed}
    for row in day.rows:
        meeting = row.meeting
        if not row.is_held or meeting.start < day.now:
            continue
        if row.locked:
            table = TableChoice(meeting.table, meeting.zone)
            yield FixedMeeting(*meeting.pair, meeting.start.date(), meeting.start.time(), table), row, row.cell
        elif meeting.pair in fixed:
            yield fixed[meeting.pair], row, fixed[meeting.pair].cell


def _least_of_conflict(day: Day, pins: list[Pin]) -> list[Pin]:
    # The solver takes a while to load, and hardly any action has no repair.
    from sco_scheduler.agendas.answers import Change
    from sco_scheduler.workflows.repair import RepairBase, forbidding

    named = tuple(replace(row, cell=row.cell or _own_cell(row)) for row in day.published.meetings)
    conflict = forbidding(RepairBase(day.event, replace(day.published, meetings=named)), Change())
    cells = {row.cell for row in conflict.rows} if conflict is not None else set()
    found = [(row, cell) for row, cell in pins if (cell or _own_cell(row)) in cells]
    return sorted(found, key=lambda pin: pair_value(day.event, pin[0].meeting.pair))[:1]


def _own_cell(row: PublishedMeeting) -> Cell:
    """A placeholder cell that identifies a row without one."""
    return Cell(MEETINGS_SHEET, 0, row.meeting.number)
