"""The state that a build continues from: the Record of the build before, and the revisions of its agendas.

The revision of a single agenda is a number that increases only when the agenda changes. A first build that was stopped
by hand is gone on with by the same command, as long as nobody has got an agenda.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path
from zoneinfo import ZoneInfo

from sco_scheduler.agendas.build_report import ChangeRow
from sco_scheduler.agendas.changes import changed
from sco_scheduler.agendas.rows import index_rows
from sco_scheduler.domain.event import Event
from sco_scheduler.domain.findings import Finding
from sco_scheduler.domain.goals import GOALS, GoalResult, Sense
from sco_scheduler.domain.messages import Clauses, Note, Phrase
from sco_scheduler.domain.record import AgendaRevision, AgendaRevisions, Record, Unfinished
from sco_scheduler.domain.renaming import agendas_today, as_of_today, desk_today, with_new_ids
from sco_scheduler.domain.schedule import PublishedMeeting, Schedule
from sco_scheduler.insight.changes import in_words
from sco_scheduler.intake import AgendasBook, Previous
from sco_scheduler.workflows.agendas_file import LAST_MESSAGES, LAST_PRINT, default_folder, messages_folder
from sco_scheduler.workflows.errors import PREVIOUS_UNREADABLE, REVISIONS_ANEW
from sco_scheduler.workflows.history import dated, newest_copy
from sco_scheduler.workflows.inputs import BuildOptions
from sco_scheduler.workflows.rerun.published import RerunStart

_KEPT = frozenset({"ids", "default_date", "default_tables", "revisions", "agendas"})
"""The entries of the Record that a later build uses even if the schedule is forgotten."""


@dataclass(frozen=True)
class EarlierBuild:
    """The Record of an earlier build, for a later one, even one that forgets its schedule.

    ``forgotten`` are findings of a build that numbers the agendas from 1 again. ``undone`` are the revisions of a
    workbook that is no longer in its place: their numbers must not be reused, as agendas may have been printed from it.
    ``day`` is that of the meetings, if the Record does not state the default day.
    """

    record: Record = field(default_factory=Record)
    findings: tuple[Finding, ...] = ()
    forgotten: tuple[Finding, ...] = ()
    undone: Record | None = None
    day: date | None = None

    @property
    def previous(self) -> Previous | None:
        """The generated IDs and the defaults; None if none are recorded."""
        record = self.record
        if not record.present and self.day is None:
            return None
        companies = record.event.companies if record.event is not None else ()
        return Previous(record.ids, record.default_date or self.day, record.default_tables, companies)

    def by_ids(self, renamed: Mapping[str, str]) -> EarlierBuild:
        """Return a copy with the companies' present IDs.

        Parameters
        ----------
        renamed
            Present IDs by the generated ones of the earlier build.
        """
        if not renamed:
            return self
        return replace(self, record=with_new_ids(self.record, renamed), undone=with_new_ids(self.undone, renamed))

    def for_event(self, event: Event) -> EarlierBuild:
        """Return a copy in which agendas, and what the desk noted, are of the same persons of the present event."""
        then, record = self.record.event, self.record
        if then is None or (then.companies == event.companies and then.interpreters == event.interpreters):
            return self
        agendas = agendas_today(record.agendas, then, event)
        return replace(self, record=replace(record, agendas=agendas, desk=desk_today(record.desk, then, event)))

    @property
    def printed(self) -> Schedule | None:
        """The schedule as it was written, None if it is not known."""
        if self.record.event is None or self.record.meetings is None:
            return None
        return Schedule(self.record.event, self.record.meetings)

    @property
    def last_number(self) -> int:
        """The highest number of a build so far; 0 before the first one."""
        builds = [*self.record.revisions, *(self.undone.revisions if self.undone is not None else ())]
        return max((revision.number for revision in builds), default=0)


def read_earlier_build(agendas: Path, book: AgendasBook | None = None) -> EarlierBuild:
    """Read the Record of the workbook at this path; empty if there is none or it cannot be read."""
    if not agendas.is_file():
        return EarlierBuild()
    earlier = _remembered(agendas, book or AgendasBook(agendas))
    undone: Record | None = None
    for path in _later(agendas, earlier.record):
        other = _remembered(path, AgendasBook(path)).record
        undone = other if undone is None else _both(undone, other)
    if undone is None:
        return earlier
    last = max(earlier.record.last_number, undone.last_number)
    return replace(earlier, record=replace(earlier.record, last_number=last), undone=undone)


def _later(agendas: Path, record: Record) -> Iterator[Path]:
    """The newest copy, if it is younger than the build, and what was handed out from another state of the workbook."""
    copy, builds = newest_copy(agendas), record.revisions
    if not builds:
        return
    # A copy that is younger than the build that replaced it was made by an undo of an earlier version.
    if copy is not None and dated(agendas, copy) >= _at_the_computer(record, builds[-1].built_at):
        yield copy
    for path in (default_folder(agendas) / LAST_PRINT, messages_folder(agendas) / LAST_MESSAGES):
        if path.is_file() and is_later(AgendasBook(path).own.record, record):
            yield path


def is_later(other: Record, record: Record) -> bool:
    """Whether another state of a workbook has numbers that may be above those of this one, which does not follow it."""
    own, theirs = record.revisions, other.revisions
    if not (own and theirs) or own[0] != theirs[0] or theirs[-1] in own:
        return False
    return theirs[-1].number >= own[-1].number or record.agendas.is_below(other.agendas)


def _both(one: Record, other: Record) -> Record:
    """The numbers of two other states."""
    revisions = tuple(dict.fromkeys((*one.revisions, *other.revisions)))
    last = max(one.last_number, other.last_number)
    return replace(one, revisions=revisions, agendas=one.agendas.highest(other.agendas), last_number=last)


def _at_the_computer(record: Record, moment: datetime) -> datetime:
    """Convert a local time of the event to the computer's clock, by which copies are dated."""
    if record.event is None:
        return moment
    return moment.replace(tzinfo=ZoneInfo(record.event.settings.time_zone)).astimezone().replace(tzinfo=None)


def _remembered(agendas: Path, book: AgendasBook) -> EarlierBuild:
    forgotten = (Finding(REVISIONS_ANEW, details={"path": str(agendas)}),)
    record = book.own.record
    if not record.present - {"event", "meetings"} or record.damaged & _KEPT:
        unreadable = Finding(PREVIOUS_UNREADABLE, details={"path": str(agendas)})
        return EarlierBuild(findings=(unreadable,), forgotten=forgotten, day=_day_of(book.own.rows))
    known = record.revisions and record.agendas.delegates
    return EarlierBuild(record, forgotten=() if known else forgotten)


def _day_of(rows: Iterable[PublishedMeeting]) -> date | None:
    """The day with the most meetings, the first of equals; None without meetings."""
    days = Counter(row.meeting.start.date() for row in rows)
    return min(days, key=lambda day: (-days[day], day), default=None)


def state_of(path: Path) -> str:
    """Return a digest of a file's content; '' without a file."""
    return sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


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
    """Find every agenda that differs from the printed one, and those that have become empty."""
    printed = as_of_today(printed, schedule.event)
    found = changed(printed, schedule)
    company_of = {**printed.event.company_of_delegate, **schedule.event.company_of_delegate}
    had_one = {entry.delegate.key for entry in index_rows(printed) if entry.has_agenda}
    delegates = {}
    for key in sorted(found.delegates | found.gone):
        rows = [row for row in changes if _concerns(row, key)]
        words = tuple(in_words(row, company_of[key].id, schedule.event) for row in rows)
        note: Note = Clauses(words) if words else ""
        if key in found.gone:
            note = Phrase("no-longer-agenda")
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
    printed
        The schedule that was printed; None before the first build.
    changes
        The changes from the printed schedule.
    build
        The number of the present build.
    made_at
        The time of the new revisions.
    undone
        The revisions of a workbook that was undone, whose numbers are not reused.
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
    """Append a revision to each agenda that is new or differs; numbers of undone builds are not reused."""
    states = dict(earlier)
    for key in dict.fromkeys([*keys, *found]):
        known, difference = states.get(key, ()), found.get(key)
        if known and difference is None:
            continue
        # An agenda that was printed with an unknown number has number 1.
        unnumbered = 1 if difference is None or difference.new else 2
        taken = max((s.number for s in (*known, *undone.get(key, ()))), default=unnumbered - 1)
        states[key] = (*known, state(taken + 1, difference))
    return states


def _concerns(row: ChangeRow, key: str) -> bool:
    """Whether a change is on the agenda of a delegate (by key) or of an interpreter (by ID)."""
    return any(key in (*m.delegates, m.interpreter) for m in (row.before, row.after) if m is not None)


def _first(rows: Iterable[ChangeRow]) -> datetime | None:
    return min((m.start for row in rows for m in (row.before, row.after) if m is not None), default=None)


def starts_anew(before: RerunStart, agendas: Path, options: BuildOptions) -> bool:
    """Whether a build may replace the schedule of a first build that was stopped, since nobody has or edited it.

    Parameters
    ----------
    before
        That schedule, as its workbook has it now.
    agendas
        The workbook.
    options
        Those of the present build; what they ask of a published schedule needs that schedule.
    """
    plain = options.allow_moves == 0 and not (options.hold or options.additions or options.goals or options.since)
    stopped = before.read.record.unfinished is Unfinished.FIRST
    return plain and stopped and not _is_edited(before) and not was_handed_out(agendas)


def _is_edited(before: RerunStart) -> bool:
    """Whether rows of Meetings were moved, added, taken out, locked or filled in."""
    rows = before.published.meetings
    marked = any(row.locked or not row.is_held or not row.outcome.is_blank for row in rows)
    return marked or Counter(before.read.written or ()) != Counter(row.meeting for row in rows)


def was_handed_out(agendas: Path) -> bool:
    """Whether something was printed or written to delegates from a workbook, into the default folders."""
    return default_folder(agendas).is_dir() or messages_folder(agendas).is_dir()


def is_no_better(goals: Sequence[GoalResult], before: Sequence[GoalResult]) -> bool:
    """Whether the results of a build are worse than those of the one before, or the same without a further proof."""
    now, then = _ordered(goals), _ordered(before)
    proved = [sum(goal.proved for goal in results) for results in (goals, before)]
    return now < then or (now == then and proved[0] <= proved[1])


def _ordered(goals: Sequence[GoalResult]) -> list[int]:
    """The values of goals in their order, such that more is better."""
    return [goal.value if GOALS[goal.name].sense is Sense.MOST else -goal.value for goal in goals]
