"""Translates company IDs and delegate keys of an earlier workbook to the present ones.

Companies get other IDs in all parts of a Record if a generated ID belongs to another company now. The keys of
delegates only number a company's delegates, so a key may belong to another person after a
change of the sheet.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import datetime
from functools import cache
from typing import TypeVar, cast

from sco_scheduler.domain.event import Company, Delegate, Event, FixedMeeting, Request, Role, Span
from sco_scheduler.domain.names import fold, is_former, is_nobody, written_as
from sco_scheduler.domain.record import (
    AgendaRevision,
    AgendaRevisions,
    DeskEntry,
    DeskRecord,
    Notice,
    PriceNote,
    Record,
)
from sco_scheduler.domain.schedule import Meeting, Schedule

_NAMING: Mapping[type, frozenset[str]] = {
    Company: frozenset({"id"}),
    Delegate: frozenset({"key"}),
    Request: frozenset({"asker", "purchaser", "supplier", "delegate", "after"}),
    FixedMeeting: frozenset({"purchaser", "supplier"}),
    Meeting: frozenset({"purchaser", "supplier", "purchaser_delegate", "supplier_delegate"}),
    PriceNote: frozenset({"purchaser", "supplier"}),
    DeskEntry: frozenset({"company"}),
    Notice: frozenset({"company"}),
    DeskRecord: frozenset({"presence", "absences"}),
    AgendaRevisions: frozenset({"delegates"}),
    Record: frozenset({"unmet_musts"}),
}
"""The fields that hold company IDs or delegate keys, directly or as the keys of a mapping."""

T = TypeVar("T")


def with_new_ids(value: T, renamed: Mapping[str, str]) -> T:
    """Return a copy with other company IDs.

    Parameters
    ----------
    value
        A record, an event, or a part of one.
    renamed
        New IDs by old ones.
    """
    return cast("T", _renamed(value, renamed, naming=False))


def _renamed(value: object, ids: Mapping[str, str], *, naming: bool) -> object:
    if isinstance(value, str):
        return _new_id(value, ids) if naming and type(value) is str else value
    if isinstance(value, (tuple, frozenset)):
        items = [_renamed(item, ids, naming=naming) for item in value]
        return value if all(new is old for new, old in zip(items, value, strict=True)) else type(value)(items)
    if isinstance(value, Mapping):
        pairs = [
            (_new_id(key, ids) if naming else key, _renamed(item, ids, naming=False)) for key, item in value.items()
        ]
        same = all(new[0] is old[0] and new[1] is old[1] for new, old in zip(pairs, value.items(), strict=True))
        return value if same else dict(pairs)
    if is_dataclass(value) and not isinstance(value, type):
        named = _NAMING.get(type(value), frozenset())
        found = {f.name: getattr(value, f.name) for f in fields(value)}
        changed = {name: _renamed(item, ids, naming=name in named) for name, item in found.items()}
        changed = {name: item for name, item in changed.items() if item is not found[name]}
        return replace(value, **changed) if changed else value
    return value


def _new_id(text: str, ids: Mapping[str, str]) -> str:
    """The new ID of a company, or the key of its delegate (``P003#1``) with it."""
    if text in ids:
        return ids[text]
    company, mark, delegate = text.rpartition("#")
    return f"{ids[company]}{mark}{delegate}" if company in ids else text


def carry(
    meetings: Iterable[Meeting], earlier: Event, event: Event, until: datetime | None = None
) -> tuple[Meeting, ...]:
    """Give meetings of an earlier event the delegates' keys of the present one.

    A person is identified by name. A new name in the place of one that no longer exists is the
    same person, renamed; the key of a person who has left becomes one that no delegate has
    (``P003#Li Wei``).

    Parameters
    ----------
    until
        Meetings that start before this moment are past: who attended them is what was published, so that nobody is
        renamed, and whom nobody named stays without a name (``P003#0``); None if none are.
    """
    if earlier is event or earlier.companies == event.companies:
        return tuple(meetings)

    key_now, key_then = keys_today(earlier, event), keys_today(earlier, event, past=True)

    def carried(meeting: Meeting) -> Meeting:
        key = key_then if until is not None and meeting.start < until else key_now
        purchaser, supplier = map(key, meeting.delegates)
        return replace(meeting, purchaser_delegate=purchaser, supplier_delegate=supplier)

    return tuple(map(carried, meetings))


def keys_today(earlier: Event, event: Event, *, past: bool = False) -> Callable[[str], str]:
    """Return a function from a delegate's key of the earlier event to the present one, as in ``carry``."""

    @cache
    def key_now(key: str) -> str:
        then, now = earlier.company_of_delegate.get(key), event.company_by_id.get(key.rpartition("#")[0])
        if then is None or now is None:
            return key
        return _key_in_the_past(key, then, now) if past else _key_now(key, then, now)

    return key_now


def as_of_today(before: Schedule, event: Event) -> Schedule:
    """Return an older schedule with the delegates' keys of the present event, to compare agendas person by person."""
    if before.event is event or before.event.companies == event.companies:
        return before
    key_now, ids, given = keys_today(before.event, event), dict[str, str](), set[str]()
    for key in before.event.delegate_by_key:
        now = key_now(key)
        ids[key] = now if now not in given else f"{key}+"
        given.add(ids[key])
    return with_new_ids(before, {old: new for old, new in ids.items() if old != new})


def agendas_today(agendas: AgendaRevisions, earlier: Event, event: Event) -> AgendaRevisions:
    """Return the revisions of agendas by the delegates' keys of the present event."""
    key_now = keys_today(earlier, event)
    delegates: dict[str, tuple[AgendaRevision, ...]] = {}
    for key, states in agendas.delegates.items():
        now = key_now(key)
        delegates[now] = max(delegates.get(now, ()), states, key=len)
    return replace(agendas, delegates=delegates)


def desk_today(desk: DeskRecord, earlier: Event, event: Event) -> DeskRecord:
    """Return what the desk noted, of the same persons and interpreters in the present event.

    Whoever came, left or is away is a person: with the keys of the earlier event the notes would pass to whoever has
    the place on the sheet now. Notes on who has left the registrations stay, for the case that they return.
    """
    if earlier is event or (earlier.companies == event.companies and earlier.interpreters == event.interpreters):
        return desk
    key_now = keys_today(earlier, event)
    known = {i.id for i in event.interpreters or ()}
    named = {fold(i.name): i.id for i in event.interpreters or () if i.name}
    names = {i.id: fold(i.name) for i in earlier.interpreters or ()}

    @cache
    def whose(key: str) -> str:
        if key in names:
            return key if key in known else named.get(names[key], key)
        return key_now(key) if key in earlier.company_of_delegate else _key_of_returned(key, event)

    absences: dict[str, tuple[Span, ...]] = {}
    for key, spans in desk.absences.items():
        mine = absences.get(whose(key), ())
        absences[whose(key)] = (*mine, *(span for span in spans if span not in mine))
    presence = {whose(key): state for key, state in desk.presence.items()}
    return replace(desk, presence=presence, absences=absences, given_up=carry(desk.given_up, earlier, event))


def _key_of_returned(key: str, event: Event) -> str:
    """The key of a person with the name in the key of somebody who had left; that key itself if there is none."""
    company = event.company_by_id.get(key.rpartition("#")[0])
    people = company.delegates if company is not None and key not in event.company_of_delegate else ()
    left = key.rpartition("#")[2]
    return next((d.key for d in people if d.name and d.name.replace("#", " ") == left), key)


def _key_now(key: str, then: Company, now: Company) -> str:
    place = next(i for i, delegate in enumerate(then.delegates) if delegate.key == key)
    name = then.delegates[place].name
    if is_nobody(key):
        # Nobody was named, so that anybody can attend what is open again.
        return key if any(delegate.key == key for delegate in now.delegates) else now.delegates[0].key
    same = [delegate.key for delegate in now.delegates if delegate.name == name and not is_nobody(delegate.key)]
    if same:
        return key if key in same else same[0]
    if key == _key_of_former(now, name, place):
        return key  # had already left then, and is only in past meetings
    if place < len(now.delegates) and now.delegates[place].name not in {d.name for d in then.delegates}:
        other = now.delegates[place]
        # A person on Delegates is not the contact of a company that had no rows there.
        if not name or _is_contact(then, then.delegates[place]) == _is_contact(now, other):
            return other.key
    return _key_of_former(now, name, place)


def _key_in_the_past(key: str, then: Company, now: Company) -> str:
    """The key of who attended a past meeting: of the one with this name, else of somebody who has left."""
    place = next(i for i, delegate in enumerate(then.delegates) if delegate.key == key)
    name = then.delegates[place].name
    if not name:
        return _key_of_nobody(key, then, now)
    same = [delegate.key for delegate in now.delegates if fold(delegate.name) == fold(name)]
    return (key if key in same else same[0]) if same else _key_of_former(now, name, place)


def _key_of_nobody(key: str, then: Company, now: Company) -> str:
    """The key of a delegate without a name, who attended a past meeting: the same if there still is one."""
    alone = written_as(then)[key] == ""
    there = [delegate for delegate in now.delegates if not is_former(delegate.key)]
    if alone and len(there) == 1 and not there[0].name:
        return there[0].key
    if is_nobody(key) or any(delegate.key == key and not delegate.name for delegate in now.delegates):
        return key
    return f"{now.id}#0" if alone else f"{now.id}#0{key.rpartition('#')[2]}"


def _is_contact(company: Company, delegate: Delegate) -> bool:
    """Whether a delegate is the contact in the company's own row, not a row of the sheet Delegates."""
    sides = [terms for role in Role if (terms := company.terms(role)) is not None]
    cells = [company.cell, *(cell for terms in sides for cell in terms.cells.values())]
    return delegate.cell is None or delegate.cell.sheet in {cell.sheet for cell in cells if cell is not None}


def _key_of_former(company: Company, name: str, place: int) -> str:
    return f"{company.id}#{name.replace('#', ' ') or place + 1}"
