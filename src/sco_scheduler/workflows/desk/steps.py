"""Steps from one day to the next: log entries, notices, and undoing a step.

``text`` or ``why`` describes the action, ``desk`` is the name of the desk.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from sco_scheduler.agendas.build_report import ChangeRow
from sco_scheduler.domain.event import Event
from sco_scheduler.domain.messages import Phrase, Said
from sco_scheduler.domain.record import DeskEntry, DeskRecord, Notice, Presence
from sco_scheduler.domain.schedule import Meeting, MeetingOutcome, PublishedMeeting, highest_number
from sco_scheduler.insight.causes import ADDED_BY_HAND, BY_HAND, MARKED, ROW_DELETED, ROW_GIVEN_AWAY
from sco_scheduler.insight.changes import change_to_sides, compare, in_words, only_changes
from sco_scheduler.workflows.desk.day import Day, Step, faults, numbered_rows
from sco_scheduler.workflows.errors import Refused

CHANGED_SINCE = Phrase("desk-changed-since")

_OWN = frozenset(cause.key for cause in (*MARKED.values(), ADDED_BY_HAND, BY_HAND, ROW_DELETED, ROW_GIVEN_AWAY))
"""Causes of rows edited by hand; at the desk the present action has made these edits."""


def caused(changes: Iterable[ChangeRow], why: Said) -> tuple[ChangeRow, ...]:
    """The changes, with the action at the desk as the cause of those that seem to be edits by hand."""
    return tuple(replace(c, why=why) if isinstance(c.why, Phrase) and c.why.key in _OWN else c for c in changes)


def stepped(before: Day, after: Day, text: Phrase, *, about: Iterable[str], desk: str, rows_known: bool = True) -> Step:
    """The step from one day to the next, with a log entry, and a notice for everybody whose meetings change.

    Parameters
    ----------
    about
        The companies that the action is about, which need not confirm it.
    rows_known
        Whether a cancelled row explains the change of its meeting.
    """
    after = numbered_rows(after)
    found = only_changes(compare(before.schedule, after.schedule, after.rows if rows_known else ()))
    changes = caused(found, text)
    companies = list(dict.fromkeys(c for change in changes for c in (change.purchaser, change.supplier)))
    own = tuple(about)
    all_of_them, added = _joined(after.desk.notices, _notices(after, changes))
    first = own[0] if own else ""
    record = replace(after.desk, log=(*after.desk.log, DeskEntry(before.now, desk, text, first)), notices=all_of_them)
    disturbed = tuple(company for company in companies if company not in own)
    last = highest_number((row.meeting for row in after.rows), after.last_number)
    return Step(replace(after, desk=record, last_number=last), text, changes, disturbed, notices=added)


def retold(step: Step, company: str, changes: Sequence[ChangeRow]) -> Step:
    """The step with other notices to one company: the differences from what its people know."""
    day = step.day
    own = [n for n in _notices(day, changes) if n.company == company]
    dropped = [n for n in step.notices if n.company == company]
    kept = tuple(n for n in day.desk.notices if n not in dropped)
    added = (*(n for n in step.notices if n.company != company), *own)
    return replace(step, day=replace(day, desk=replace(day.desk, notices=(*kept, *own))), notices=added)


def told_nobody(step: Step) -> Step:
    """The step without notices, for people who know of it already."""
    for concerned in dict.fromkeys(notice.company for notice in step.notices):
        step = retold(step, concerned, ())
    return step


def _notices(day: Day, changes: Sequence[ChangeRow]) -> tuple[Notice, ...]:
    """The notices of changes, company by company, then interpreter by interpreter."""
    companies = dict.fromkeys(c for change in changes for c in (change.purchaser, change.supplier))
    found = [
        Notice(company, day.now, in_words(change, company, day.event, day.short), None, *_key(change))
        for company in companies
        if _is_reachable(day, company)
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
    """All notices, and the new ones; a change that reverts an undelivered one removes its notice."""
    kept, added = list(known), list[Notice]()
    for notice in new:
        opposite = (notice.company, notice.after, notice.before)
        untold = [n for n in kept if n.told_at is None and (n.before or n.after)]
        undone = next((n for n in untold if (n.company, n.before, n.after) == opposite), None)
        if undone is not None:
            kept.remove(undone)
        elif all((n.company, n.before, n.after) != (notice.company, notice.before, notice.after) for n in untold):
            # An interpreter who was away and is back has no notices of changes in between.
            added.append(notice)
    return (*kept, *added), tuple(added)


def soonest(waiting: Iterable[Notice]) -> str:
    """The earliest time in a notice, before or after its change, by which notices are ordered."""
    return min((min(filter(None, (n.before, n.after)), default="") for n in waiting), default="")


def _is_reachable(day: Day, company: str) -> bool:
    """Whether any of the company's delegates is expected or present, so that a notice can be delivered."""
    gone = {Presence.NO_SHOW, Presence.LEFT}
    return any(day.presence(delegate.key) not in gone for delegate in day.event.company_by_id[company].delegates)


def _interpreters(change: ChangeRow) -> Iterator[str]:
    for meeting in (change.before, change.after):
        if meeting is not None and meeting.interpreter is not None:
            yield meeting.interpreter


def _seen_by(change: ChangeRow, interpreter: str, event: Event) -> ChangeRow | None:
    """A change from an interpreter's view: a meeting taken over by another is dropped. None if nothing changes."""
    before, after = (
        meeting if meeting is not None and meeting.interpreter == interpreter else None
        for meeting in (change.before, change.after)
    )
    if before is not None and after is not None and before.slot_and_table == after.slot_and_table:
        return None
    if before is not None and after is None:
        known = event.interpreter_by_id.get(interpreter)
        if known is None or any(span.overlaps(before.start, before.end) for span in known.absences):
            return None  # an absent interpreter knows that
    if before is None and after is None:
        return None
    return ChangeRow(change.kind, change.purchaser, change.supplier, before, after)


def _key(change: ChangeRow) -> tuple[str, str]:
    """The meeting before and after, one line each that begins with its time."""
    return _line(change.before), _line(change.after)


def _line(meeting: Meeting | None) -> str:
    if meeting is None:
        return ""
    people = (*meeting.pair, *meeting.delegates, meeting.interpreter or "-")
    return f"{meeting.start:%Y-%m-%d %H:%M} {meeting.place} {' '.join(people)}"


_Key = TypeVar("_Key", bound=Hashable)
_Value = TypeVar("_Value")


def undone(day: Day, before: Day, after: Day, desk: str) -> Step:
    """Undo the changes of an action.

    Returns
    -------
    Step
        The step, with notices only for the companies that were informed of the action.

    Raises
    ------
    Refused
        If what the action changed was changed again since, or later actions depend on it.
    """
    last = after.desk.log[-1]
    restored = replace(
        day,
        event=_event(day.event, before.event, after.event),
        rows=_rows(day.rows, before.rows, after.rows),
        desk=_record(day.desk, before.desk, after.desk),
    )
    for broken in faults(restored, day):
        raise Refused(broken)
    about = {row.meeting.number: row.meeting for row in (*before.rows, *after.rows)}
    companies = {c for meeting in about.values() for c in meeting.pair} | {last.company}
    step = stepped(day, restored, Phrase("desk-undone")(what=last.text), about=companies, desk=desk, rows_known=False)
    return _without_needless(step, before, after, last.company)


def _without_needless(step: Step, before: Day, after: Day, company: str) -> Step:
    """The step without notices for companies that had not been informed of the action yet."""
    made = {n.key for n in after.desk.notices if n not in before.desk.notices}
    told = {n.company for n in step.day.desk.notices if n.told_at is not None and n.key in made}
    needed = tuple(notice for notice in step.notices if notice.company in told)
    record = step.day.desk
    kept = record.notices[: len(record.notices) - len(step.notices)]
    kept = tuple(n for n in kept if n.told_at is not None or n.key not in made)
    log = (*record.log[:-1], replace(record.log[-1], company=company))
    return replace(step, day=replace(step.day, desk=replace(record, notices=(*kept, *needed), log=log)), notices=needed)


def _patched(
    now: Mapping[_Key, _Value], before: Mapping[_Key, _Value], after: Mapping[_Key, _Value]
) -> dict[_Key, _Value]:
    """The present values, with those that the action changed reset; ``Refused`` if they were changed again since."""
    found = dict(now)
    for key in dict.fromkeys((*before, *after)):
        if before.get(key) == after.get(key):
            continue
        if found.get(key) != after.get(key):
            raise Refused(CHANGED_SINCE)
        found.pop(key, None)
        if key in before:
            found[key] = before[key]
    # Existing entries keep their place, so that the sheets keep their order.
    order = {key: place for place, key in enumerate(dict.fromkeys((*before, *now)))}
    return dict(sorted(found.items(), key=lambda item: order[item[0]]))


def _rows(
    now: Iterable[PublishedMeeting], before: Iterable[PublishedMeeting], after: Iterable[PublishedMeeting]
) -> tuple[PublishedMeeting, ...]:
    def known(rows: Iterable[PublishedMeeting]) -> dict[str, PublishedMeeting]:
        return {row.meeting.number: replace(row, cell=None) for row in rows}

    def noted(rows: Iterable[PublishedMeeting]) -> dict[str, MeetingOutcome]:
        return {row.meeting.number: row.outcome for row in rows}

    cells = {row.meeting.number: row.cell for row in now}
    patched = _patched(known(now), known(before), known(after))
    # Notes do not count for the equality of rows: they are reset separately, and kept if others have changed them.
    outcomes = _patched(noted(now), noted(before), noted(after))
    return tuple(
        replace(row, cell=cells.get(number), outcome=outcomes.get(number, row.outcome))
        for number, row in patched.items()
    )


def _event(now: Event, before: Event, after: Event) -> Event:
    if before is after:
        return now
    companies = _patched(now.company_by_id, before.company_by_id, after.company_by_id)
    zones = _patched(now.zone_by_code, before.zone_by_code, after.zone_by_code)
    interpreters = _patched(now.interpreter_by_id, before.interpreter_by_id, after.interpreter_by_id)
    asked = {r.key for r in after.requests} - {r.key for r in before.requests}
    requests = tuple(r for r in now.requests if r.key not in asked)
    if any({r.asker, *r.pair} - set(companies) for r in requests):
        raise Refused(CHANGED_SINCE)  # somebody has a wish for the walk-in that would be removed
    return replace(
        now,
        companies=tuple(companies.values()),
        zones=tuple(zones.values()),
        requests=requests,
        interpreters=tuple(interpreters.values()) if now.interpreters is not None else None,
    )


def _record(now: DeskRecord, before: DeskRecord, after: DeskRecord) -> DeskRecord:
    asked = {r.key for r in after.requests} - {r.key for r in before.requests}
    lost = set(after.given_up) - set(before.given_up)
    back = [m for m in before.given_up if m not in after.given_up]
    came = {company.id for company in after.walk_ins} - {company.id for company in before.walk_ins}
    return replace(
        now,
        notices=_undelivered(now.notices, before.notices, after.notices),
        presence=_patched(now.presence, before.presence, after.presence),
        absences=_patched(now.absences, before.absences, after.absences),
        closed=_patched(now.closed, before.closed, after.closed),
        given_up=(*(m for m in now.given_up if m not in lost), *(m for m in back if m not in now.given_up)),
        requests=tuple(r for r in now.requests if r.key not in asked),
        walk_ins=tuple(company for company in now.walk_ins if company.id not in came),
    )


def _undelivered(now: Iterable[Notice], before: Iterable[Notice], after: Iterable[Notice]) -> tuple[Notice, ...]:
    """The notices, with those that the action marked as delivered open again."""
    waited = {n.key for n in before if n.told_at is None}
    ticked = {n.key for n in after if n.told_at is not None} & waited
    return tuple(replace(n, told_at=None) if n.key in ticked else n for n in now)
