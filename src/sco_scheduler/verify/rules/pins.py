"""The part of R8 that is about pins: Fixed rows, locked rows, history, and what was taken out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime

from sco_scheduler.domain.event import FixedMeeting
from sco_scheduler.domain.messages import Phrase, all_of
from sco_scheduler.domain.rules import RULES
from sco_scheduler.domain.schedule import Meeting, MeetingStatus, PublishedMeeting
from sco_scheduler.verify import phrases
from sco_scheduler.verify.case import Case
from sco_scheduler.verify.matching import left_over
from sco_scheduler.verify.verdict import Violation, cells_of

RULE = RULES["R8"]


def fixed_rows_held(case: Case) -> Iterator[Violation]:
    """Each row of Fixed has a meeting of its own that is held exactly so.

    A pair that is listed several times has a meeting for each row. A row that a published row marked
    cancelled or no-show stands for need not be held again; nor need one be whose time is history, and
    a meeting that is history serves for any row of its pair, since it cannot be moved.
    """
    until = case.published.history_until if case.published is not None else None
    for pair, rows in case.pairs.fixed.items():
        meetings = case.by_pair.get(pair, [])
        missing = left_over(rows, meetings, lambda row, m: case.is_history(m) or _fits(row, m))
        missing = [row for row in missing if not _is_past(row, until)]
        excused = len(case.pairs.taken_out(pair))
        for row in missing[: max(0, len(missing) - excused)]:
            told = phrases.FIXED_NOT_HELD(row=_row_words(case, row))
            if meetings:
                times = tuple(case.words.at(m) for m in meetings)
                told = phrases.FIXED_HELD_OTHERWISE(row=_row_words(case, row), times=times)
            yield Violation(RULE, told, tuple(meetings), cells_of(row.cell))


def locked_rows_held(case: Case) -> Iterator[Violation]:
    """Each locked row that binds is held in its slot, zone and table, by its delegates.

    The interpreter may be another one; so may a delegate who is not registered any more.
    """
    words = case.words
    for pair, rows in case.pairs.locks.items():
        meetings = case.by_pair.get(pair, [])
        for row in left_over(rows, meetings, lambda row, m: _as_locked(case, row.meeting, m)):
            people = all_of([words.delegate(key) for key in row.meeting.delegates])
            told = phrases.LOCKED_NOT_HELD(meeting=words.meeting(row.meeting), people=people)
            yield Violation(RULE, told, tuple(meetings), cells_of(row.cell))


def history_unchanged(case: Case) -> Iterator[Violation]:
    """What started before the moment from which things may change is as published: nothing moved, lost or new."""
    if case.published is None or case.published.history_until is None:
        return
    words = case.words
    held = [row for row in case.published.meetings if row.status is MeetingStatus.HELD]
    past = [row for row in held if case.is_history(row.meeting)]
    now = Counter(m for m in case.meetings if case.is_history(m))
    then = Counter(row.meeting for row in past)
    cells = {row.meeting: row.cell for row in past}
    for meeting in then - now:
        told = phrases.HISTORY_CHANGED(meeting=words.meeting(meeting))
        yield Violation(RULE, told, (), cells_of(cells[meeting]))
    for meeting in now - then:
        yield Violation(RULE, phrases.HISTORY_NEW(meeting=words.meeting(meeting)), (meeting,))


def taken_out_stays_out(case: Case) -> Iterator[Violation]:
    """A pair does not meet again for a row marked cancelled or no-show."""
    rows: Sequence[PublishedMeeting] = case.published.meetings if case.published is not None else ()
    for pair in dict.fromkeys(row.meeting.pair for row in rows if row.status is not MeetingStatus.HELD):
        meetings = case.by_pair.get(pair, [])
        new = [m for m in meetings if not case.is_history(m)]
        if new and len(meetings) > case.pairs.times_allowed(pair):
            out = case.pairs.taken_out(pair)
            told = phrases.SCHEDULED_AGAIN[out[0].status](
                meeting=case.words.meeting(out[0].meeting), at=case.words.at(new[-1])
            )
            yield Violation(RULE, told, tuple(new), cells_of(*(row.cell for row in out)))


def _fits(row: FixedMeeting, meeting: Meeting) -> bool:
    """Whether the meeting is held as the row says; what the row leaves blank is open."""
    table = row.table
    return (
        row.date in (None, meeting.start.date())
        and row.start in (None, meeting.start.time())
        and row.interpreter in (None, meeting.interpreter)
        and (table is None or (table.label == meeting.table and table.zone in (None, meeting.zone)))
    )


def _is_past(row: FixedMeeting, until: datetime | None) -> bool:
    """Whether the row's whole time lies before the moment from which things may change."""
    if until is None or row.date is None:
        return False
    return row.date < until.date() if row.start is None else datetime.combine(row.date, row.start) < until


def _row_words(case: Case, row: FixedMeeting) -> Phrase:
    words = case.words
    told = words.pair(row.pair)
    if row.date is not None:
        told = phrases.ROW_ON(row=told, date=f"{row.date:%Y-%m-%d}")
    if row.start is not None:
        told = phrases.ROW_AT(row=told, time=f"{row.start:%H:%M}")
    if row.table is not None:
        told = phrases.ROW_TABLE(row=told, table=words.table_choice(row.table))
    if row.interpreter is not None:
        told = phrases.ROW_INTERPRETER(row=told, interpreter=words.interpreter(row.interpreter))
    return told


def _as_locked(case: Case, locked: Meeting, meeting: Meeting) -> bool:
    """Whether the meeting is held in the slot, zone and table, and by the delegates, of the locked one."""
    here = (meeting.start, meeting.zone, meeting.table) == (locked.start, locked.zone, locked.table)
    return here and all(
        key == now or key not in case.event.delegate_by_key
        for key, now in zip(locked.delegates, meeting.delegates, strict=True)
    )
