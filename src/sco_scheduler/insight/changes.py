"""Compares a schedule with the published one, meeting by meeting, with a sentence on the cause of each change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sco_scheduler.agendas.build_report import (
    ChangeRow,
    clock_time,
    company_name,
    delegate_labels,
    interpreter_label,
    until_time,
)
from sco_scheduler.domain.event import Event
from sco_scheduler.domain.messages import Clauses, Phrase, Said
from sco_scheduler.domain.renaming import carry
from sco_scheduler.domain.schedule import Meeting, PublishedMeeting, Schedule
from sco_scheduler.insight.causes import Causes
from sco_scheduler.insight.matching import matched
from sco_scheduler.insight.named_since import NamedSince

KEPT = "kept"
MOVED = "moved"
ADDED = "added"
DROPPED = "dropped"
TABLE_CHANGED = "table changed"
DELEGATE_CHANGED = "delegate changed"
INTERPRETER_CHANGED = "interpreter changed"


def compare(
    before: Schedule,
    after: Schedule,
    rows: Sequence[PublishedMeeting] = (),
    *,
    surplus: Sequence[PublishedMeeting] = (),
) -> tuple[ChangeRow, ...]:
    """Compare two schedules meeting by meeting, with the cause of each change.

    Parameters
    ----------
    rows
        The Meetings sheet that the rerun started from, if known: edits by hand explain changes.
    surplus
        Further rows of that sheet, of pairs that may not meet so often.

    Returns
    -------
    tuple[ChangeRow, ...]
        The rows ordered by the time before, or of an added meeting its own. Kept meetings have no cause.
    """
    earlier, carried = before, carry(before.meetings, before.event, after.event)
    before = Schedule(before.event, carried)
    naming = NamedSince(earlier.event, after.event, dict(zip(carried, earlier.meetings, strict=True)))
    matches = [naming.as_before(old, new) for old, new in matched(before.meetings, after.meetings)]
    causes = Causes(before, after, rows, matches, surplus)
    found = []
    for old, new in matches:
        kind = kind_of(old, new)
        named = naming.named_since(old, new) if kind == KEPT else None
        if named is not None:
            found.append(ChangeRow(DELEGATE_CHANGED, named[0].purchaser, named[0].supplier, named[0], new, named[1]))
            continue
        some = old or new
        assert some is not None, "a match has a meeting on one side at least"
        why: Said = "" if kind == KEPT else causes.why(old, new)
        found.append(ChangeRow(kind, some.purchaser, some.supplier, old, new, why))
    return tuple(sorted(found, key=lambda row: (_affected_at(row), row.purchaser, row.supplier)))


def kind_of(old: Meeting | None, new: Meeting | None) -> str:
    """The kind of a change in one or two words: ``moved``, ``added``, ``dropped`` and so on."""
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
    """The earliest time that the row concerns."""
    return min(m.start for m in (row.before, row.after) if m is not None)


def only_changes(rows: Iterable[ChangeRow]) -> tuple[ChangeRow, ...]:
    """The rows without the kept meetings."""
    return tuple(row for row in rows if row.kind != KEPT)


def in_words(row: ChangeRow, company: str, event: Event, names: Mapping[str, str] | None = None) -> Phrase:
    """Describe a change to one of its two companies: ``09:25 Foton: moved to 10:15 at A/3``.

    Parameters
    ----------
    company
        The ID of the company that reads it.
    names
        Names of the companies by ID, in place of their full names.
    """
    partner = row.supplier if company == row.purchaser else row.purchaser
    other = names[partner] if names is not None else company_name(event, partner)
    return _notice(row, event, other)


def change_to_sides(row: ChangeRow, event: Event, names: Mapping[str, str]) -> Phrase:
    """Describe a change to someone other than the two companies, such as the interpreter: both are named."""
    return _notice(row, event, f"{names[row.purchaser]} / {names[row.supplier]}")


def _notice(row: ChangeRow, event: Event, whom: str) -> Phrase:
    some = row.before or row.after
    assert some is not None, "a change has a meeting on one side at least"
    return Phrase("told-change")(time=clock_time(event, some.start), company=whom, change=_change(row, event))


def _change(row: ChangeRow, event: Event) -> Said:
    """A change in words: dropped, added, moved, or at another table or with other people."""
    old, new = row.before, row.after
    if new is None:
        return Phrase("told-dropped")
    place = new.place
    if old is None:
        return Phrase("told-added")(place=place)
    if row.kind == MOVED:
        return Phrase("told-moved")(time=until_time(event, old.start, new.start), place=place)
    if row.kind == TABLE_CHANGED:
        return Phrase("told-now-at")(place=place)
    name = interpreter_label(event, new.interpreter)
    interpreter = Phrase("told-interpreter")(name=name) if name else Phrase("told-no-interpreter")
    if row.kind != DELEGATE_CHANGED:
        return interpreter
    labels = delegate_labels(event)
    people = tuple(labels.get(key, key) for key in new.delegates if key not in old.delegates)
    told = Phrase("told-delegates")(people=people)
    return told if old.interpreter == new.interpreter else Clauses((told, interpreter))
