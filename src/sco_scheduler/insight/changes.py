"""Compares a schedule with the published one, meeting by meeting, and says each change in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sco_scheduler.agendas.report import ChangeRow, company_name, interpreter_label
from sco_scheduler.domain.event import Event
from sco_scheduler.domain.messages import Phrase, Said
from sco_scheduler.domain.schedule import Meeting, PublishedMeeting, Schedule
from sco_scheduler.insight import phrases
from sco_scheduler.insight.carrying import carry
from sco_scheduler.insight.causes import Causes
from sco_scheduler.insight.matches import matched

KEPT = "kept"
MOVED = "moved"
ADDED = "added"
DROPPED = "dropped"
TABLE_CHANGED = "table changed"
DELEGATE_CHANGED = "delegate changed"
INTERPRETER_CHANGED = "interpreter changed"


def compare(before: Schedule, after: Schedule, rows: Sequence[PublishedMeeting] = ()) -> tuple[ChangeRow, ...]:
    """Compare two schedules meeting by meeting, with the cause of each change.

    Parameters
    ----------
    before
        The published schedule, with the event it was made from.
    after
        The new schedule, with its event.
    rows
        The Meetings sheet that the rerun started from, if it is known: what was edited there by hand explains changes.

    Returns
    -------
    tuple[ChangeRow, ...]
        The rows in order of time: that of the meeting before, or for an added one its own. Kept meetings have no cause.
    """
    before = Schedule(before.event, carry(before.meetings, before.event, after.event))
    matches = matched(before.meetings, after.meetings)
    causes = Causes(before, after, rows, matches)
    found = []
    for old, new in matches:
        kind = kind_of(old, new)
        why: Said = "" if kind == KEPT else causes.why(old, new)
        some = old or new
        assert some is not None, "a match has a meeting on one side at least"
        found.append(ChangeRow(kind, some.purchaser, some.supplier, old, new, why))
    return tuple(sorted(found, key=lambda row: (_affected_at(row), row.purchaser, row.supplier)))


def kind_of(old: Meeting | None, new: Meeting | None) -> str:
    """Name the kind of a change in a word or two: ``moved``, ``added``, ``dropped`` and so on.

    Parameters
    ----------
    old
        The published meeting, None if it was added.
    new
        The meeting now, None if it was dropped.
    """
    if old is None:
        return ADDED
    if new is None:
        return DROPPED
    if old.start != new.start:
        return MOVED
    if (old.zone, old.table) != (new.zone, new.table):
        return TABLE_CHANGED
    if old.delegates != new.delegates:
        return DELEGATE_CHANGED
    return INTERPRETER_CHANGED if old.interpreter != new.interpreter else KEPT


def _affected_at(row: ChangeRow) -> object:
    """The first time that the row is about."""
    return min(m.start for m in (row.before, row.after) if m is not None)


def only_changes(rows: Iterable[ChangeRow]) -> tuple[ChangeRow, ...]:
    """The rows of meetings that are not as they were."""
    return tuple(row for row in rows if row.kind != KEPT)


def in_words(row: ChangeRow, company: str, event: Event, names: Mapping[str, str] | None = None) -> Phrase:
    """Describe a change to one of its two companies: ``09:25 Foton: moved to 10:15 at A/3``.

    Parameters
    ----------
    row
        The change.
    company
        The ID of the company that reads it.
    event
        Gives names, and whether dates are needed.
    names
        What the companies are called, by ID, in place of their full names.
    """
    partner = row.supplier if company == row.purchaser else row.purchaser
    other = names[partner] if names is not None else company_name(event, partner)
    some = row.before or row.after
    assert some is not None, "a change has a meeting on one side at least"
    return phrases.CHANGE_TOLD(time=f"{some.start:%H:%M}", company=other, change=_change(row, event))


def change_to_sides(row: ChangeRow, event: Event, names: Mapping[str, str]) -> Phrase:
    """Describe a change to somebody beside the two companies, such as the interpreter: both are named.

    Parameters
    ----------
    row
        The change.
    event
        The event.
    names
        What the companies are called, by ID.
    """
    some = row.before or row.after
    assert some is not None, "a change has a meeting on one side at least"
    sides = f"{names[row.purchaser]} / {names[row.supplier]}"
    return phrases.CHANGE_TOLD(time=f"{some.start:%H:%M}", company=sides, change=_change(row, event))


def _change(row: ChangeRow, event: Event) -> Phrase:
    """A change as the purchaser's agenda shows it: dropped, added, moved, or at another table or with other people."""
    old, new = row.before, row.after
    if new is None:
        return phrases.DROPPED
    place = new.place
    if old is None:
        return phrases.ADDED_AT(place=place)
    if row.kind == MOVED:
        same_day = old.start.date() == new.start.date()
        return phrases.MOVED_TO(time=f"{new.start:%H:%M}" if same_day else f"{new.start:%Y-%m-%d %H:%M}", place=place)
    if row.kind == TABLE_CHANGED:
        return phrases.NOW_AT(place=place)
    if row.kind == DELEGATE_CHANGED:
        return phrases.DELEGATE_CHANGED
    name = interpreter_label(event, new.interpreter)
    return phrases.INTERPRETER_NOW(name=name) if name else phrases.NO_INTERPRETER_NOW
