"""R8: pins (Fixed rows, locked rows, history), session wishes, delegate wishes and After are respected."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from typing import TypeVar

from sco_scheduler.domain.event import Event, FixedMeeting, Request, Session
from sco_scheduler.domain.messages import Phrase, all_of, one_of
from sco_scheduler.domain.rules import RULES
from sco_scheduler.domain.schedule import Meeting, MeetingStatus, PublishedMeeting
from sco_scheduler.verify.case import Case, Violation, cells_of

_SCHEDULED_AGAIN = {
    MeetingStatus.CANCELLED: Phrase("said-cancelled-again"),
    MeetingStatus.NO_SHOW: Phrase("said-no-show-again"),
}

_Row = TypeVar("_Row")


def left_over(rows: Sequence[_Row], meetings: Sequence[Meeting], fits: Callable[[_Row, Meeting], bool]) -> list[_Row]:
    """Match rows to meetings and return the rows that remain without one.

    A maximum bipartite matching by augmenting paths (H. W. Kuhn, 1955), for the few rows of one pair.

    Parameters
    ----------
    rows
        The rows of one pair.
    meetings
        The meetings of the pair.
    fits
        Whether a meeting satisfies a row.
    """
    row_of: dict[int, int] = {}

    def place(row: int, tried: set[int]) -> bool:
        for at, meeting in enumerate(meetings):
            if at not in tried and fits(rows[row], meeting):
                tried.add(at)
                if at not in row_of or place(row_of[at], tried):
                    row_of[at] = row
                    return True
        return False

    return [rows[row] for row in range(len(rows)) if not place(row, set())]


RULE = RULES["R8"]


def _fixed_rows_held(case: Case) -> Iterator[Violation]:
    """Each row of Fixed has a meeting of its own that satisfies it.

    A pair that is listed several times has a meeting for each row. A row need not be held if a published meeting
    marked cancelled or no-show counts for it, or if its time is past; and
    a past meeting counts for any row of its pair, since it cannot be moved.
    """
    until = case.published.history_until if case.published is not None else None
    for pair, rows in case.pairs.fixed.items():
        meetings = case.by_pair.get(pair, [])
        missing = left_over(rows, meetings, lambda row, m: case.is_history(m) or _fits(row, m))
        missing = [row for row in missing if not _is_past(row, until)]
        for row in missing[len(case.pairs.taken_out(pair)) :]:
            told = Phrase("said-fixed-not-held")(row=_row_words(case, row))
            if meetings:
                times = tuple(case.words.at(m) for m in meetings)
                told = Phrase("said-fixed-held-otherwise")(row=_row_words(case, row), times=times)
            yield Violation(RULE, told, tuple(meetings), cells_of(row.cell))


def _locked_rows_held(case: Case) -> Iterator[Violation]:
    """Each binding locked row is held in its slot, zone and table, by its delegates.

    The interpreter may change, and so may a delegate who is no longer registered.
    """
    words = case.words
    for pair, rows in case.pairs.locks.items():
        meetings = case.by_pair.get(pair, [])
        for row in left_over(rows, meetings, lambda row, m: _as_locked(case, row.meeting, m)):
            people = all_of([words.delegate(key) for key in row.meeting.delegates])
            told = Phrase("said-locked-not-held")(meeting=words.meeting(row.meeting), people=people)
            yield Violation(RULE, told, tuple(meetings), cells_of(row.cell))


def _history_unchanged(case: Case) -> Iterator[Violation]:
    """No meeting that started before the moment of change was moved, dropped or added."""
    if case.published is None or case.published.history_until is None:
        return
    words = case.words
    held = [row for row in case.published.meetings if row.is_held]
    past = [row for row in held if case.is_history(row.meeting)]
    now = Counter(m for m in case.meetings if case.is_history(m))
    then = Counter(row.meeting for row in past)
    cells = {row.meeting: row.cell for row in past}
    for meeting in then - now:
        told = Phrase("said-history-changed")(meeting=words.meeting(meeting))
        yield Violation(RULE, told, (), cells_of(cells[meeting]))
    for meeting in now - then:
        yield Violation(RULE, Phrase("said-history-new")(meeting=words.meeting(meeting)), (meeting,))


def _taken_out_stays_out(case: Case) -> Iterator[Violation]:
    """A pair does not meet again for a row marked cancelled or no-show."""
    rows: Sequence[PublishedMeeting] = case.published.meetings if case.published is not None else ()
    for pair in dict.fromkeys(row.meeting.pair for row in rows if not row.is_held):
        meetings = case.by_pair.get(pair, [])
        new = [m for m in meetings if not case.is_history(m)]
        if new and len(meetings) > case.pairs.times_allowed(pair):
            out = case.pairs.taken_out(pair)
            told = _SCHEDULED_AGAIN[out[0].status](
                meeting=case.words.meeting(out[0].meeting), at=case.words.at(new[-1])
            )
            yield Violation(RULE, told, tuple(new), cells_of(*(row.cell for row in out)))


def _fits(row: FixedMeeting, meeting: Meeting) -> bool:
    """Return whether the meeting satisfies the Fixed row; blank cells of the row are open."""
    table = row.table
    return (
        row.date in (None, meeting.start.date())
        and row.start in (None, meeting.start.time())
        and row.interpreter in (None, meeting.interpreter)
        and (table is None or (table.label == meeting.table and table.zone in (None, meeting.zone)))
    )


def _is_past(row: FixedMeeting, until: datetime | None) -> bool:
    """Whether all times that the row allows are before the moment from which meetings may change."""
    if until is None or row.date is None:
        return False
    return row.date < until.date() if row.start is None else datetime.combine(row.date, row.start) < until


def _row_words(case: Case, row: FixedMeeting) -> Phrase:
    words = case.words
    told = words.pair(row.pair)
    if row.date is not None:
        told = Phrase("said-row-on")(row=told, date=f"{row.date:%Y-%m-%d}")
    if row.start is not None:
        told = Phrase("said-row-at")(row=told, time=f"{row.start:%H:%M}")
    if row.table is not None:
        told = Phrase("said-row-table")(row=told, table=words.table_choice(row.table))
    if row.interpreter is not None:
        told = Phrase("said-row-interpreter")(row=told, interpreter=words.interpreter(row.interpreter))
    return told


def _as_locked(case: Case, locked: Meeting, meeting: Meeting) -> bool:
    """Whether the meeting is held in the slot, zone and table, and by the delegates, of the locked one."""
    here = (meeting.start, meeting.zone, meeting.table) == (locked.start, locked.zone, locked.table)
    return here and all(
        key == now or key not in case.event.delegate_by_key
        for key, now in zip(locked.delegates, meeting.delegates, strict=True)
    )


def _session_wishes(case: Case) -> Iterator[Violation]:
    """Each meeting lies in one of the sessions that each side's request names."""
    sessions = sessions_by_name(case.event)
    for request, meeting in _wished(case):
        if request.sessions and not in_sessions(sessions, request.sessions, meeting.start, meeting.end):
            words = case.words
            told = Phrase("said-outside-session")(
                asker=words.company(request.asker), sessions=one_of(request.sessions), meeting=words.meeting(meeting)
            )
            yield Violation(RULE, told, (meeting,), cells_of(request.cell))


def _delegate_wishes(case: Case) -> Iterator[Violation]:
    """Check that the delegate whom a request names attends the meeting."""
    for request, meeting in _wished(case):
        if request.delegate is not None and request.delegate not in meeting.delegates:
            words = case.words
            told = Phrase("said-should-attend")(
                person=words.delegate(request.delegate),
                meeting=words.meeting(meeting),
                asker=words.company(request.asker),
            )
            yield Violation(RULE, told, (meeting,), cells_of(request.cell))


def _after_wishes(case: Case) -> Iterator[Violation]:
    """A meeting starts after the asking company's meetings with those named in ``After``, if held, have ended."""
    for request, meeting in _wished(case):
        for company in request.after:
            for earlier in case.between(request.asker, company):
                if earlier is not meeting and earlier.end > meeting.start:
                    words = case.words
                    told = Phrase("said-starts-before")(
                        asker=words.company(request.asker),
                        target=words.company(request.target),
                        company=words.company(company),
                        meeting=words.meeting(meeting),
                        pair=words.pair(earlier.pair),
                        end=words.time(earlier.end),
                    )
                    yield Violation(RULE, told, (meeting, earlier), cells_of(request.cell))


def sessions_by_name(event: Event) -> dict[str, list[Session]]:
    """Group sessions by name; sessions of several days may share one."""
    found: dict[str, list[Session]] = {}
    for session in event.sessions:
        found.setdefault(session.name, []).append(session)
    return found


def in_sessions(sessions: dict[str, list[Session]], names: tuple[str, ...], start: datetime, end: datetime) -> bool:
    """Return whether a time lies wholly in a session of one of these names."""
    return any(session.start <= start and end <= session.end for name in names for session in sessions.get(name, ()))


def _wished(case: Case) -> Iterator[tuple[Request, Meeting]]:
    """Each request with each of its meetings that is not past."""
    for pair, meetings in case.by_pair.items():
        for request in case.pairs.requests(pair):
            for meeting in meetings:
                if not case.is_history(meeting):
                    yield request, meeting


def pins_and_wishes(case: Case) -> Iterator[Violation]:
    """Check that Fixed rows, locks and history are kept, and that each meeting is as its requests wish."""
    yield from _fixed_rows_held(case)
    yield from _locked_rows_held(case)
    yield from _history_unchanged(case)
    yield from _taken_out_stays_out(case)
    yield from _session_wishes(case)
    yield from _delegate_wishes(case)
    yield from _after_wishes(case)
