"""Whose printed agenda is out of date: the list from which the desk telephones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sco_scheduler.agendas.people import delegate_labels, interpreter_label
from sco_scheduler.domain.event import Company, Event
from sco_scheduler.domain.messages import Phrase, Said
from sco_scheduler.domain.record import AgendaRevision

NEW_AGENDA = Phrase("new-agenda")
"""Said of an agenda that was not handed out before."""
PRINTED_CHANGED = Phrase("printed-changed")
OF_DELEGATE = Phrase("note-of-delegate")


@dataclass(frozen=True, slots=True)
class Outdated:
    """A company with an agenda that changed, how to reach it, and what changed.

    ``affected_from`` is the first time that reads otherwise now, None where no meeting is concerned.
    ``delegates`` are those whose agendas changed, by key; ``notes`` say what, one a change.
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
    """The companies to tell, in the order in which they are affected by time, those with no time last.

    Args:
        event: the registrations, for contacts.
        states: for each delegate, by key, the states of the agenda that he has not been given yet.

    """
    by_company: dict[str, list[str]] = {}
    for key in states:
        if states[key]:
            by_company.setdefault(key.rpartition("#")[0], []).append(key)
    rows = [_row(event, company, keys, states) for company, keys in by_company.items()]
    place = {company.id: i for i, company in enumerate(event.companies)}
    return tuple(
        sorted(rows, key=lambda r: (r.affected_from or datetime.max, place.get(r.company, len(place)), r.company))
    )


def _row(event: Event, company_id: str, keys: list[str], states: Mapping[str, Sequence[AgendaRevision]]) -> Outdated:
    company = event.company_by_id.get(company_id) or Company(company_id, company_id)
    labels = delegate_labels(event)
    several = len(company.delegates) > 1
    times: list[datetime] = []
    notes: list[Said] = []
    for key in keys:
        for state in states[key]:
            times += [state.affected_from] if state.affected_from is not None else []
            note = state.note or (NEW_AGENDA if state.number == 1 else PRINTED_CHANGED)
            notes.append(OF_DELEGATE(delegate=labels.get(key, key), note=note) if several else note)
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
    """The names of the interpreters who have an agenda that changed."""
    return tuple(interpreter_label(event, key) for key, new in states.items() if new)
