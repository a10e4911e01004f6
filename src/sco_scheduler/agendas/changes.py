"""Finds the agendas that differ from those of an older schedule."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sco_scheduler.agendas.build_report import company_name, delegate_labels, interpreter_label
from sco_scheduler.agendas.rows import (
    AgendaRow,
    DelegateAgenda,
    TableSlot,
    TimeRow,
    delegate_agendas,
    index_rows,
    interpreter_agendas,
    table_slots,
)
from sco_scheduler.domain.event import Company, Event
from sco_scheduler.domain.messages import Phrase, Said
from sco_scheduler.domain.record import AgendaRevision
from sco_scheduler.domain.schedule import Meeting, Schedule

AgendaContent = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Changed:
    """The agendas that changed or are new: delegates by key, tables by (zone, label), interpreters by ID.

    ``gone`` are the delegates, by key, whose agenda had meetings and has none any more.
    """

    delegates: frozenset[str]
    tables: frozenset[tuple[str, str]]
    interpreters: frozenset[str]
    gone: frozenset[str] = frozenset()


def changed(before: Schedule, after: Schedule) -> Changed:
    """Compare the agendas of two schedules, ignoring registrations that no agenda shows.

    Changes in a page's header or footer only, such as the revision, do not count; names, countries and
    products of partners count, and so do the lines of the programme.
    """
    old, new = dict(_delegates(before)), dict(_delegates(after))
    old_tables, new_tables = dict(_tables(before)), dict(_tables(after))
    old_interpreters, new_interpreters = dict(_interpreters(before)), dict(_interpreters(after))
    met_before = {entry.delegate.key for entry in index_rows(before) if entry.meetings}
    return Changed(
        frozenset(key for key, content in new.items() if old.get(key) != content),
        frozenset(key for key, content in new_tables.items() if old_tables.get(key) != content),
        frozenset(key for key, content in new_interpreters.items() if old_interpreters.get(key) != content),
        frozenset((met_before & old.keys()) - new.keys()),
    )


def reprinted(before: Schedule, after: Schedule) -> int:
    """Count the agendas of delegates and interpreters that a repair changes, as by ``changed``.

    Only agendas whose meetings differ are made, which takes a tenth of the time.

    Parameters
    ----------
    before
        The published schedule.
    after
        The repaired one, of the same event except for additional tables, interpreters or delegates.
    """
    difference = set(before.meetings) ^ set(after.meetings)
    people = {delegate for meeting in difference for delegate in meeting.delegates}
    people |= after.event.delegate_by_key.keys() - before.event.delegate_by_key.keys()
    serving = {meeting.interpreter for meeting in difference}
    serving |= {i.id for i in after.event.interpreters or ()} - {i.id for i in before.event.interpreters or ()}
    old, new = dict(_delegates(before, people)), dict(_delegates(after, people))
    served, serves = dict(_interpreters(before, serving)), dict(_interpreters(after, serving))
    gone = {key for key in old.keys() - new.keys() if before.by_delegate[key]}
    return (
        len(gone)
        + sum(old.get(key) != content for key, content in new.items())
        + sum(served.get(key) != content for key, content in serves.items())
    )


def _delegates(schedule: Schedule, only: Collection[str] | None = None) -> Iterator[tuple[str, AgendaContent]]:
    keys = [entry.delegate.key for entry in index_rows(schedule) if entry.has_agenda]
    for agenda in delegate_agendas(schedule, [key for key in keys if only is None or key in only]):
        yield agenda.delegate.key, _agenda(agenda)


def _agenda(agenda: DelegateAgenda) -> AgendaContent:
    company, delegate = agenda.company, agenda.delegate
    rows = tuple((day.date, tuple(map(_row, day.rows))) for day in agenda.days)
    who = (company.name, company.local_name, company.country, company.cancelled, delegate.name, delegate.title)
    return (who, rows)


def _row(row: AgendaRow) -> AgendaContent:
    met = row.company
    described = (met.name, met.local_name, met.country, met.products) if met is not None else ()
    place = (row.kind, row.start, row.end, row.zone, row.table)
    return (*place, row.company_name, described, row.delegate, row.interpreter, row.item)


def _tables(schedule: Schedule) -> Iterator[tuple[tuple[str, str], AgendaContent]]:
    labels = delegate_labels(schedule.event)
    for zone in schedule.event.zones:
        for slots in table_slots(schedule, zone):
            if slots:
                yield (zone.code, slots[0].table.label), tuple(_slot(schedule.event, labels, slot) for slot in slots)


def _slot(event: Event, labels: Mapping[str, str], slot: TableSlot) -> AgendaContent:
    return (slot.slot.start, slot.slot.end, slot.closed, _meeting(event, labels, slot.meeting))


def _meeting(event: Event, labels: Mapping[str, str], meeting: Meeting | None) -> AgendaContent:
    if meeting is None:
        return ()
    names = (company_name(event, meeting.purchaser), company_name(event, meeting.supplier))
    people = tuple(labels.get(key, key) for key in meeting.delegates)
    return (*names, *people, interpreter_label(event, meeting.interpreter))


def _interpreters(
    schedule: Schedule, only: Collection[str | None] | None = None
) -> Iterator[tuple[str, AgendaContent]]:
    labels = delegate_labels(schedule.event)
    for agenda in interpreter_agendas(schedule):
        if only is not None and agenda.interpreter.id not in only:
            continue
        rows = tuple(_time_row(schedule.event, labels, row) for day in agenda.days for row in day.rows)
        yield agenda.interpreter.id, (agenda.interpreter.name, rows)


def _time_row(event: Event, labels: Mapping[str, str], row: TimeRow) -> AgendaContent:
    place = (row.meeting.zone, row.meeting.table) if row.meeting is not None else ()
    return (row.kind, row.start, row.end, row.item, place, _meeting(event, labels, row.meeting))


NEW_AGENDA = Phrase("new-agenda")
"""The note on an agenda that was not handed out before."""


@dataclass(frozen=True, slots=True)
class Outdated:
    """A company with an agenda that changed, its contact, and the changes.

    ``affected_from`` is the earliest time that differs, None if no meeting is concerned.
    ``delegates`` are those whose agendas changed, by key; ``notes`` has a line for each change.
    """

    company: str
    name: str
    contact: str
    phone: str
    email: str
    affected_from: datetime | None
    delegates: tuple[str, ...]
    notes: tuple[Said, ...]


def outdated(event: Event, states: Mapping[str, Sequence[AgendaRevision]]) -> tuple[Outdated, ...]:
    """List the companies whose printed agendas are outdated, sorted by the first time that changed.

    Companies without such a time come last.

    Parameters
    ----------
    states
        For each delegate, by key, the revisions of the agenda not yet handed out.
    """
    by_company: dict[str, list[str]] = {}
    for key in states:
        if states[key]:
            by_company.setdefault(key.rpartition("#")[0], []).append(key)
    rows = [_outdated(event, company, keys, states) for company, keys in by_company.items()]
    place = {company.id: i for i, company in enumerate(event.companies)}
    return tuple(
        sorted(rows, key=lambda r: (r.affected_from or datetime.max, place.get(r.company, len(place)), r.company))
    )


def _outdated(
    event: Event, company_id: str, keys: list[str], states: Mapping[str, Sequence[AgendaRevision]]
) -> Outdated:
    """A company whose printed agendas are outdated: its contact, the earliest affected time, and the changes."""
    company = event.company_by_id.get(company_id) or Company(company_id, company_id)
    labels = delegate_labels(event)
    several = len(company.delegates) > 1
    times: list[datetime] = []
    notes: list[Said] = []
    for key in keys:
        for state in states[key]:
            times += [state.affected_from] if state.affected_from is not None else []
            note = state.note or (NEW_AGENDA if state.number == 1 else Phrase("printed-changed"))
            who = labels.get(key, key)  # blank for the one whom nobody named, who is in past meetings only
            notes.append(Phrase("note-of-delegate")(delegate=who, note=note) if several and who else note)
    return Outdated(
        company=company_id,
        name=company.name or company.local_name or company_id,
        contact=company.contact,
        phone=company.phone,
        email=company.email or next((d.email for d in company.delegates if d.key in keys and d.email), ""),
        affected_from=min(times, default=None),
        delegates=tuple(keys),
        notes=tuple(notes),
    )


def interpreters_outdated(event: Event, states: Mapping[str, Sequence[AgendaRevision]]) -> tuple[str, ...]:
    """Return the names of the interpreters whose agenda changed."""
    return tuple(interpreter_label(event, key) for key, new in states.items() if new)
