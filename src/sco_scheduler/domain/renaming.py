"""Gives companies other IDs in all that a Record says, where an ID that was made up belongs to another company now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import TypeVar, cast

from sco_scheduler.domain.event import Company, Delegate, FixedMeeting, Request
from sco_scheduler.domain.record import AgendaRevisions, DeskEntry, DeskRecord, Notice, PriceNote, Record
from sco_scheduler.domain.schedule import Meeting

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
"""The fields that hold IDs of companies or keys of delegates, themselves or as the keys of a mapping."""

T = TypeVar("T")


def with_new_ids(value: T, renamed: Mapping[str, str]) -> T:
    """Return the same with other IDs of companies.

    Parameters
    ----------
    value
        A record, an event, or a part of one.
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
