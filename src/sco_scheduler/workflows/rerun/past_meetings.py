"""Past meetings: adds to an event the companies, people and places that they need.

A meeting that has started stays as it was published: with its companies, people, table, zone and time,
even if they have left the registrations since. They are added to the event such that no other meeting
can use them: companies as cancelled, people as absent, tables as closed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sco_scheduler.domain.event import (
    Company,
    Delegate,
    Event,
    Interpreter,
    Role,
    Session,
    Span,
    Table,
    Terms,
    Zone,
    slots_of,
)
from sco_scheduler.domain.findings import Finding
from sco_scheduler.domain.renaming import keys_today
from sco_scheduler.domain.schedule import Meeting, Published
from sco_scheduler.workflows.errors import SLOT_STILL_TAKEN


def with_the_past(event: Event, published: Published, earlier: Event | None) -> tuple[Event, tuple[Finding, ...]]:
    """Add to the event what past meetings need and the registrations no longer have.

    Parameters
    ----------
    earlier
        The event that the published schedule was made from; None if it is not known.

    Returns
    -------
    tuple[Event, tuple[Finding, ...]]
        The event itself if nothing is missing, and findings on slots that past meetings occupy.
    """
    until = published.history_until
    held = [row.meeting for row in published.meetings if row.is_held]
    past = [meeting for meeting in held if published.is_history(meeting)]
    if not past or until is None:
        return event, ()
    sessions, findings = _sessions(event, past, until, earlier)
    found = _Returning(replace(event, sessions=sessions), past, earlier or Event()).event()
    return (event if found == event else found), findings


@dataclass(frozen=True)
class _Returning:
    """Adds the companies, people and tables that past meetings need; the event already has their slots."""

    now: Event
    past: Sequence[Meeting]
    earlier: Event

    def event(self) -> Event:
        """The event with all that is needed, in the order of the registrations, additions last."""
        interpreters = self.now.interpreters
        return replace(
            self.now,
            companies=tuple(self._companies()),
            zones=tuple(self._zones()),
            interpreters=None if interpreters is None else (*interpreters, *self._interpreters()),
        )

    @property
    def _all_slots(self) -> tuple[Span, ...]:
        """All slots of the event: absences or closings that leave additions to past meetings, which no rule binds."""
        slots = self.now.slots
        return (Span(slots[0].start, max(slot.end for slot in slots)),)

    # Companies and their people

    def _companies(self) -> Iterator[Company]:
        roles: dict[str, set[Role]] = {}
        people: dict[str, dict[str, None]] = {}
        for meeting in self.past:
            for role, company_id, key in zip(Role, meeting.pair, meeting.delegates, strict=True):
                roles.setdefault(company_id, set()).add(role)
                people.setdefault(company_id, {})[key] = None
        for company in self.now.companies:
            yield self._complete(company, roles.get(company.id, set()), people.get(company.id, {}))
        for company_id, had in roles.items():
            if company_id not in self.now.company_by_id:
                known = self.earlier.company_by_id.get(company_id) or Company(company_id, "")
                # The original cell contains something else now.
                gone = replace(known, cancelled=True, cell=None, cancelled_cell=None)
                yield self._complete(gone, had, people[company_id])

    def _complete(self, company: Company, roles: Iterable[Role], people: Iterable[str]) -> Company:
        """The company with its former roles and delegates."""
        there = {delegate.key for delegate in company.delegates}
        gone = tuple(self._delegate(key) for key in people if key not in there)
        if gone:
            company = replace(company, delegates=(*company.delegates, *gone))
        for role in roles:
            if company.terms(role) is None:
                then = self.earlier.company_by_id.get(company.id)
                terms = replace(then.terms(role) or Terms() if then is not None else Terms(), minimum=0, cells={})
                company = company.with_terms(role, terms)
        return company

    def _delegate(self, key: str) -> Delegate:
        now = keys_today(self.earlier, self.now, past=True)
        known = next((d for d in self.earlier.delegate_by_key.values() if now(d.key) == key), None)
        name = key.rpartition("#")[2]
        known = known or Delegate(key, "" if name.isdecimal() else name)
        return replace(known, key=key, absences=self._all_slots, cell=None)

    def _interpreters(self) -> Iterator[Interpreter]:
        for code in dict.fromkeys(m.interpreter for m in self.past if m.interpreter is not None):
            if code not in self.now.interpreter_by_id:
                known = self.earlier.interpreter_by_id.get(code) or Interpreter(code, "", frozenset())
                yield replace(known, absences=self._all_slots, cell=None)

    # Zones and their tables

    def _zones(self) -> Iterator[Zone]:
        used: dict[str, dict[str, None]] = {}
        for meeting in self.past:
            used.setdefault(meeting.zone, {})[meeting.table] = None
        for zone in self.now.zones:
            yield self._with_tables(zone, used.get(zone.code, {}))
        for code, labels in used.items():
            if code not in self.now.zone_by_code:
                known = self.earlier.zone_by_code.get(code) or Zone(code)
                yield self._with_tables(replace(known, tables=(), cell=None), labels)

    def _with_tables(self, zone: Zone, labels: Iterable[str]) -> Zone:
        there = {table.label for table in zone.tables}
        gone = tuple(Table(label, self._all_slots) for label in labels if label not in there)
        return replace(zone, tables=(*zone.tables, *gone)) if gone else zone


# Slots


def _sessions(
    event: Event, past: Sequence[Meeting], until: datetime, earlier: Event | None
) -> tuple[tuple[Session, ...], tuple[Finding, ...]]:
    """Today's sessions; if a past meeting is in none of their slots, the former sessions up to now."""
    times = {(meeting.start, meeting.end) for meeting in past}
    if times <= {(slot.start, slot.end) for slot in event.slots}:
        return event.sessions, ()
    # While the last past meeting is running, its people and tables are not free.
    free = max(until, *(end for _, end in times))
    tails = [_tail(session, free) for session in event.sessions]
    first = min((tail.start for tail in tails if tail is not None), default=datetime.max)
    heads = [_head(session, until, first) for session in (earlier.sessions if earlier is not None else ())]
    known = {(slot.start, slot.end) for slot in slots_of(head for head in heads if head is not None)}
    extra = [Session("", start, end, int((end - start).total_seconds()) // 60, 0) for start, end in times - known]
    found = sorted((s for s in (*heads, *extra, *tails) if s is not None), key=lambda session: session.start)
    if earlier is not None and slots_of(found) == earlier.slots:
        return earlier.sessions, ()  # the same slots in differently delimited sessions
    lost = [slot.start for slot in event.slots if until <= slot.start < free]
    running = max(times, key=lambda time: time[1])
    details = {"since": f"{running[0]:%H:%M}", "until": f"{free:%H:%M}"}
    return tuple(found), tuple(
        Finding(SLOT_STILL_TAKEN, details={"time": f"{start:%Y-%m-%d %H:%M}", **details}) for start in lost
    )


def _head(session: Session, until: datetime, first: datetime) -> Session | None:
    """The part of a session whose slots start before ``until`` and end before the next slot; None if empty."""
    slots = slots_of([session])
    early = [slot for slot in slots if slot.start < until and slot.end <= first]
    if not early:
        return None
    return session if len(early) == len(slots) else replace(session, end=early[-1].end)


def _tail(session: Session, since: datetime) -> Session | None:
    """The part of a session whose slots start at a moment or later; None if empty."""
    slots = slots_of([session])
    late = [slot for slot in slots if slot.start >= since]
    if not late:
        return None
    return session if len(late) == len(slots) else replace(session, start=late[0].start)
