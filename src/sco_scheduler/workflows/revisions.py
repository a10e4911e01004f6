"""The revisions of single agendas: a number rises only when the agenda changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sco_scheduler.agendas.changes import changed
from sco_scheduler.agendas.delegates import index_rows
from sco_scheduler.agendas.report import ChangeRow
from sco_scheduler.domain.messages import Clauses, Note
from sco_scheduler.domain.record import AgendaRevision, AgendaRevisions
from sco_scheduler.domain.schedule import Schedule
from sco_scheduler.insight.changes import in_words
from sco_scheduler.workflows import phrases


@dataclass(frozen=True, slots=True)
class Difference:
    """The changes of an agenda against the printed one; ``new``: none was printed."""

    new: bool
    affected_from: datetime | None = None
    note: Note = ""


@dataclass(frozen=True)
class Differences:
    """The agendas that differ: of delegates by key, of interpreters by ID."""

    delegates: Mapping[str, Difference]
    interpreters: Mapping[str, Difference]


def differences(printed: Schedule, schedule: Schedule, changes: Sequence[ChangeRow]) -> Differences:
    """Find every agenda that differs from the printed one, and those without meetings any more.

    Parameters
    ----------
    printed
        The printed schedule.
    schedule
        The new one.
    changes
        The meetings that differ between the two.
    """
    found = changed(printed, schedule)
    company_of = {**printed.event.company_of_delegate, **schedule.event.company_of_delegate}
    had_one = {entry.delegate.key for entry in index_rows(printed) if entry.has_agenda}
    delegates = {}
    for key in sorted(found.delegates | found.gone):
        rows = [row for row in changes if _concerns(row, key)]
        words = tuple(in_words(row, company_of[key].id, schedule.event) for row in rows)
        note: Note = Clauses(words) if words else ""
        if key in found.gone:
            note = phrases.NO_AGENDA
        delegates[key] = Difference(key not in had_one, _first(rows), note)
    interpreters = {}
    for key in sorted(found.interpreters):
        rows = [row for row in changes if _concerns(row, key)]
        interpreters[key] = Difference(key not in printed.event.interpreter_by_id, _first(rows))
    return Differences(delegates, interpreters)


def next_revisions(
    earlier: AgendaRevisions,
    printed: Schedule | None,
    schedule: Schedule,
    changes: Sequence[ChangeRow],
    *,
    build: int,
    made_at: datetime,
    undone: AgendaRevisions | None = None,
) -> AgendaRevisions:
    """Return the revisions of every agenda, with a new one for each agenda that is new or changed.

    Parameters
    ----------
    earlier
        The revisions so far.
    printed
        The schedule that was printed; None before the first build.
    schedule
        The new schedule.
    changes
        The meetings that differ between the two.
    build
        The number of the build that writes it.
    made_at
        The time of that build.
    undone
        The revisions of a workbook that was undone, whose numbers are not given again.
    """
    undone = undone or AgendaRevisions()
    found = differences(printed, schedule, changes) if printed is not None else Differences({}, {})
    with_agenda = [entry.delegate.key for entry in index_rows(schedule) if entry.has_agenda]

    def state(number: int, difference: Difference | None) -> AgendaRevision:
        if difference is None:
            return AgendaRevision(number, build, made_at)
        return AgendaRevision(number, build, made_at, difference.affected_from, difference.note)

    return AgendaRevisions(
        _with_new(earlier.delegates, with_agenda, found.delegates, state, undone.delegates),
        _with_new(
            earlier.interpreters, schedule.event.interpreter_by_id, found.interpreters, state, undone.interpreters
        ),
    )


def _with_new(
    earlier: Mapping[str, tuple[AgendaRevision, ...]],
    keys: Iterable[str],
    found: Mapping[str, Difference],
    state: Callable[[int, Difference | None], AgendaRevision],
    undone: Mapping[str, tuple[AgendaRevision, ...]],
) -> dict[str, tuple[AgendaRevision, ...]]:
    """Append a revision to each agenda that is new or differs; numbers of undone builds are not used again."""
    states = dict(earlier)
    for key in dict.fromkeys([*keys, *found]):
        known, difference = states.get(key, ()), found.get(key)
        if known and difference is None:
            continue
        # An agenda that was printed and whose number is not known has number 1.
        unnumbered = 1 if difference is None or difference.new else 2
        taken = max((s.number for s in (*known, *undone.get(key, ()))), default=unnumbered - 1)
        states[key] = (*known, state(taken + 1, difference))
    return states


def _concerns(row: ChangeRow, key: str) -> bool:
    """Whether a change is on the agenda of a delegate (by key) or of an interpreter (by ID)."""
    return any(key in (*m.delegates, m.interpreter) for m in (row.before, row.after) if m is not None)


def _first(rows: Iterable[ChangeRow]) -> datetime | None:
    return min((m.start for row in rows for m in (row.before, row.after) if m is not None), default=None)
