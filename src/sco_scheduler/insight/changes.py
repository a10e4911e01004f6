"""What became of a schedule that was published: meeting by meeting, with why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sco_scheduler.agendas.people import company_name, interpreter_label
from sco_scheduler.agendas.report import ChangeRow
from sco_scheduler.domain.event import Event
from sco_scheduler.domain.messages import Phrase, Said
from sco_scheduler.domain.schedule import Meeting, PublishedMeeting, Schedule
from sco_scheduler.insight import phrases
from sco_scheduler.insight.carrying import carry
from sco_scheduler.insight.causes import Causes
from sco_scheduler.insight.matching import matched

KEPT = "kept"
MOVED = "moved"
ADDED = "added"
DROPPED = "dropped"
TABLE_CHANGED = "table changed"
DELEGATE_CHANGED = "delegate changed"
INTERPRETER_CHANGED = "interpreter changed"
KINDS = (DROPPED, MOVED, TABLE_CHANGED, DELEGATE_CHANGED, INTERPRETER_CHANGED, ADDED, KEPT)
"""Every kind of row, what disturbs most first."""


def compare(before: Schedule, after: Schedule, rows: Sequence[PublishedMeeting] = ()) -> tuple[ChangeRow, ...]:
    """Each meeting of either schedule with what became of it and why, kept ones without a why.

    Args:
        before: what the delegates hold in their hands, with the event it was made from.
        after: the new schedule, with its event.
        rows: the Meetings sheet that the rerun started from, where it is known: what was edited there
            by hand explains changes.

    Returns:
        The rows in order of time: that of the meeting before, or for an added one its own.

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
    return tuple(sorted(found, key=lambda row: (affected_at(row), row.purchaser, row.supplier)))


def kind_of(old: Meeting | None, new: Meeting | None) -> str:
    """What became of a meeting, in a word or two."""
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


def affected_at(row: ChangeRow) -> object:
    """The first time that the row is about."""
    return min(m.start for m in (row.before, row.after) if m is not None)


def only_changes(rows: Iterable[ChangeRow]) -> tuple[ChangeRow, ...]:
    """The rows of meetings that are not as they were."""
    return tuple(row for row in rows if row.kind != KEPT)


def in_words(row: ChangeRow, company: str, event: Event) -> Phrase:
    """A change as it is told to one of its two companies: ``09:25 Foton: moved to 10:15 at A/3``."""
    other = company_name(event, row.supplier if company == row.purchaser else row.purchaser)
    some = row.before or row.after
    assert some is not None, "a change has a meeting on one side at least"
    return phrases.CHANGE_TOLD(time=f"{some.start:%H:%M}", company=other, change=_change(row, event))


def _change(row: ChangeRow, event: Event) -> Phrase:
    old, new = row.before, row.after
    if new is None:
        return phrases.DROPPED
    place = f"{new.zone}/{new.table}"
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
