"""Takes an action back, though others may have worked on the day since: only what the action changed is put back."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from sco_scheduler.domain.event import Event
from sco_scheduler.domain.record import DeskRecord, Notice
from sco_scheduler.domain.schedule import MeetingOutcome, PublishedMeeting
from sco_scheduler.workflows.desk import phrases
from sco_scheduler.workflows.desk.day import Day, Refused, Step, faults
from sco_scheduler.workflows.desk.steps import stepped

_Key = TypeVar("_Key", bound=Hashable)
_Value = TypeVar("_Value")


def undone(day: Day, before: Day, after: Day, desk: str) -> Step:
    """Put back what an action changed.

    Parameters
    ----------
    day
        The day as it is now.
    before
        The day as the action found it.
    after
        The day as the action left it.
    desk
        Who takes it back.

    Returns
    -------
        The step. Who was told of the action already is to be told again; who was not need not be told at all.

    Raises
    ------
    Refused
        What the action changed was changed again since, or is needed by what was done since.
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
    step = stepped(day, restored, phrases.UNDONE(what=last.text), about=companies, desk=desk, rows_known=False)
    return _without_needless(step, before, after, last.company)


def _without_needless(step: Step, before: Day, after: Day, company: str) -> Step:
    """The step that leaves out notices for those who had not been told of the action yet."""
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
    """What is now, with what the action changed as it was before.

    Raises
    ------
    Refused
        It was changed again since.
    """
    found = dict(now)
    for key in dict.fromkeys((*before, *after)):
        if before.get(key) == after.get(key):
            continue
        if found.get(key) != after.get(key):
            raise Refused(phrases.CHANGED_SINCE)
        found.pop(key, None)
        if key in before:
            found[key] = before[key]
    # What was there keeps its place, so that the sheets do not change their order.
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
    # Rows are equal whatever is noted of them: that is put back by itself, and kept where others have noted it.
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
        raise Refused(phrases.CHANGED_SINCE)  # somebody wishes to meet a walk-in who is taken back
    return replace(
        now,
        companies=tuple(companies.values()),
        zones=tuple(zones.values()),
        requests=requests,
        interpreters=tuple(interpreters.values()) if now.interpreters is not None else None,
    )


def _record(now: DeskRecord, before: DeskRecord, after: DeskRecord) -> DeskRecord:
    asked = {r.key for r in after.requests} - {r.key for r in before.requests}
    came = {company.id for company in after.walk_ins} - {company.id for company in before.walk_ins}
    return replace(
        now,
        notices=_untold(now.notices, before.notices, after.notices),
        presence=_patched(now.presence, before.presence, after.presence),
        absences=_patched(now.absences, before.absences, after.absences),
        closed=_patched(now.closed, before.closed, after.closed),
        requests=tuple(r for r in now.requests if r.key not in asked),
        walk_ins=tuple(company for company in now.walk_ins if company.id not in came),
    )


def _untold(now: Iterable[Notice], before: Iterable[Notice], after: Iterable[Notice]) -> tuple[Notice, ...]:
    """The notices, with those to be told again that the action ticked off."""
    waited = {n.key for n in before if n.told_at is None}
    ticked = {n.key for n in after if n.told_at is not None} & waited
    return tuple(replace(n, told_at=None) if n.key in ticked else n for n in now)
