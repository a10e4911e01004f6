"""The step from one day to the next, and who is to be told of it: both sides of each meeting, and its interpreters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from sco_scheduler.agendas.report import ChangeRow
from sco_scheduler.domain.event import Event
from sco_scheduler.domain.messages import Phrase
from sco_scheduler.domain.record import DeskEntry, Notice, Presence
from sco_scheduler.domain.schedule import Meeting
from sco_scheduler.insight.changes import change_to_sides, compare, in_words, only_changes
from sco_scheduler.insight.phrases import ADDED_BY_HAND, BY_HAND, MARKED
from sco_scheduler.workflows.desk.day import Day, Step, numbered_rows

_OWN = frozenset(cause.key for cause in (*MARKED.values(), ADDED_BY_HAND, BY_HAND))
"""Why rows are other ones than before: at the desk it is what was just done that made them so."""


def stepped(before: Day, after: Day, text: Phrase, *, about: Iterable[str], desk: str, rows_known: bool = True) -> Step:
    """The step from one day to the next, with a line in the log and a notice for everybody whose meetings change.

    Parameters
    ----------
    before
        The day as it was.
    after
        The day with the change made.
    text
        What was done.
    about
        The companies that the action is about, who need not be asked.
    desk
        Who does it.
    rows_known
        What was taken out of the rows explains itself.
    """
    after = numbered_rows(after)
    found = only_changes(compare(before.schedule, after.schedule, after.rows if rows_known else ()))
    changes = tuple(replace(c, why=text) if isinstance(c.why, Phrase) and c.why.key in _OWN else c for c in found)
    companies = list(dict.fromkeys(c for change in changes for c in (change.purchaser, change.supplier)))
    own = tuple(about)
    all_of_them, added = _joined(after.desk.notices, _notices(after, changes))
    first = own[0] if own else ""
    record = replace(
        after.desk,
        log=(*after.desk.log, DeskEntry(before.now, desk, text, first)),
        notices=all_of_them,
    )
    disturbed = tuple(company for company in companies if company not in own)
    return Step(replace(after, desk=record), text, changes, disturbed, notices=added)


def retold(step: Step, company: str, changes: Sequence[ChangeRow]) -> Step:
    """The step with other notices to one company: what is different from what its people know.

    Parameters
    ----------
    step
        The step.
    company
        The company's ID.
    changes
        What is different for it.
    """
    day = step.day
    own = [n for n in _notices(day, changes) if n.company == company]
    dropped = [n for n in step.notices if n.company == company]
    kept = tuple(n for n in day.desk.notices if n not in dropped)
    added = (*(n for n in step.notices if n.company != company), *own)
    return replace(step, day=replace(day, desk=replace(day.desk, notices=(*kept, *own))), notices=added)


def _notices(day: Day, changes: Sequence[ChangeRow]) -> tuple[Notice, ...]:
    """The notices of changes, company by company, then interpreter by interpreter."""
    companies = dict.fromkeys(c for change in changes for c in (change.purchaser, change.supplier))
    found = [
        Notice(company, day.now, in_words(change, company, day.event, day.short), None, *_key(change))
        for company in companies
        if _can_be_told(day, company)
        for change in changes
        if company in (change.purchaser, change.supplier)
    ]
    people = dict.fromkeys(i for change in changes for i in _interpreters(change))
    for interpreter in people:
        for change in changes:
            seen = _seen_by(change, interpreter, day.event)
            if seen is not None:
                text = change_to_sides(seen, day.event, day.short)
                found.append(Notice(interpreter, day.now, text, None, *_key(seen)))
    return tuple(found)


def _joined(known: Iterable[Notice], new: Iterable[Notice]) -> tuple[tuple[Notice, ...], tuple[Notice, ...]]:
    """All notices, and the new ones; a change that takes back what nobody was told of yet takes back its notice."""
    kept, added = list(known), list[Notice]()
    for notice in new:
        opposite = (notice.company, notice.after, notice.before)
        untold = [n for n in kept if n.told_at is None and (n.before or n.after)]
        undone = next((n for n in untold if (n.company, n.before, n.after) == opposite), None)
        if undone is not None:
            kept.remove(undone)
        else:
            added.append(notice)
    return (*kept, *added), tuple(added)


def soonest(waiting: Iterable[Notice]) -> str:
    """By what those are sorted who are to be told: the first meeting that is another one."""
    return min((min(filter(None, (n.before, n.after)), default="") for n in waiting), default="")


def _can_be_told(day: Day, company: str) -> bool:
    """Whether any of its people is expected or there: who has not come need not be told that nobody waits."""
    gone = {Presence.NO_SHOW, Presence.LEFT}
    return any(day.presence(delegate.key) not in gone for delegate in day.event.company_by_id[company].delegates)


def _interpreters(change: ChangeRow) -> Iterator[str]:
    for meeting in (change.before, change.after):
        if meeting is not None and meeting.interpreter is not None:
            yield meeting.interpreter


def _seen_by(change: ChangeRow, interpreter: str, event: Event) -> ChangeRow | None:
    """A change as an interpreter sees it: a meeting that another one takes over falls; None if nothing changes."""
    before, after = (
        meeting if meeting is not None and meeting.interpreter == interpreter else None
        for meeting in (change.before, change.after)
    )
    if before is not None and after is not None and _place(before) == _place(after):
        return None
    if before is not None and after is None:
        known = event.interpreter_by_id.get(interpreter)
        if known is None or any(span.overlaps(before.start, before.end) for span in known.absences):
            return None  # who is away knows that
    if before is None and after is None:
        return None
    return ChangeRow(change.kind, change.purchaser, change.supplier, before, after)


def _place(meeting: Meeting) -> tuple[object, ...]:
    return meeting.start, meeting.zone, meeting.table


def _key(change: ChangeRow) -> tuple[str, str]:
    """The meeting as it was and as it became, in a line each that begins with its time."""
    return _line(change.before), _line(change.after)


def _line(meeting: Meeting | None) -> str:
    if meeting is None:
        return ""
    people = (*meeting.pair, *meeting.delegates, meeting.interpreter or "-")
    return f"{meeting.start:%Y-%m-%d %H:%M} {meeting.place} {' '.join(people)}"
