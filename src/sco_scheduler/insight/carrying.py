"""Translates the delegates' keys of an older event to those of the present one.

A key only counts a company's delegates, so it may name another person after a change of the sheet.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache

from sco_scheduler.domain.event import Company, Delegate, Event, Role
from sco_scheduler.domain.schedule import Meeting


def carry(meetings: Iterable[Meeting], earlier: Event, event: Event) -> tuple[Meeting, ...]:
    """Give meetings of an earlier event the delegates' keys of the present one.

    A person is identified by name. A new name in the place of one that is no longer there is taken as the
    same person, renamed; the key of somebody who is really gone becomes one that no delegate has
    (``P003#Li Wei``).
    """
    if earlier is event or earlier.companies == event.companies:
        return tuple(meetings)

    key_now = keys_today(earlier, event)
    return tuple(
        replace(m, purchaser_delegate=key_now(m.purchaser_delegate), supplier_delegate=key_now(m.supplier_delegate))
        for m in meetings
    )


def keys_today(earlier: Event, event: Event) -> Callable[[str], str]:
    """Return a function from a delegate's key of the earlier event to the present one, as in ``carry``."""

    @cache
    def key_now(key: str) -> str:
        then, now = earlier.company_of_delegate.get(key), event.company_by_id.get(key.rpartition("#")[0])
        return _key_now(key, then, now) if then is not None and now is not None else key

    return key_now


def _key_now(key: str, then: Company, now: Company) -> str:
    place = next(i for i, delegate in enumerate(then.delegates) if delegate.key == key)
    name = then.delegates[place].name
    same = [delegate.key for delegate in now.delegates if delegate.name == name]
    if same:
        return key if key in same else same[0]
    if key == _of_who_left(now, name, place):
        return key  # had left by then already, and is only in meetings that are history
    if place < len(now.delegates) and now.delegates[place].name not in {d.name for d in then.delegates}:
        other = now.delegates[place]
        # Who stands on Delegates is not the contact of a company that had nobody there.
        if not name or _is_contact(then, then.delegates[place]) == _is_contact(now, other):
            return other.key
    return _of_who_left(now, name, place)


def _is_contact(company: Company, delegate: Delegate) -> bool:
    """Whether a delegate is the contact of the company's own row, not somebody of the sheet Delegates."""
    sides = [terms for role in Role if (terms := company.terms(role)) is not None]
    cells = [company.cell, *(cell for terms in sides for cell in terms.cells.values())]
    return delegate.cell is None or delegate.cell.sheet in {cell.sheet for cell in cells if cell is not None}


def _of_who_left(company: Company, name: str, place: int) -> str:
    return f"{company.id}#{name.replace('#', ' ') or place + 1}"
