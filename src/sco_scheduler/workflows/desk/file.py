"""The agendas workbook at the desk: read once, written as a whole after each action, and shared with other desks."""

from __future__ import annotations

import contextlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from threading import RLock
from zoneinfo import ZoneInfo

from sco_scheduler.agendas.build_report import BuildReport, ChangeRow
from sco_scheduler.domain.event import Event, present
from sco_scheduler.domain.findings import Finding, Severity
from sco_scheduler.domain.goals import GoalResult
from sco_scheduler.domain.messages import Phrase, Said
from sco_scheduler.domain.outcome import Unmet
from sco_scheduler.domain.record import AnswersGiven, BuildStamp, DeskEntry, Record, Revision
from sco_scheduler.domain.schedule import PublishedMeeting
from sco_scheduler.insight.changes import compare, only_changes
from sco_scheduler.insight.summary import summarize
from sco_scheduler.insight.unmet import explain
from sco_scheduler.intake.kinds import MEETING_UNKNOWN_COMPANY
from sco_scheduler.output.excel.own_content import OwnContent, read_own_content
from sco_scheduler.output.excel.workbook import write_agendas
from sco_scheduler.output.files import NotWritten, ensure_writable
from sco_scheduler.output.locks import alone
from sco_scheduler.verify import verify
from sco_scheduler.workflows.agendas_file import AgendasFile, read_agendas_file
from sco_scheduler.workflows.desk.day import Day, Step, by_later_clock, numbered_rows
from sco_scheduler.workflows.desk.steps import CHANGED_SINCE, caused, stepped, undone
from sco_scheduler.workflows.earlier_build import next_revisions
from sco_scheduler.workflows.errors import Refused, Stopped, not_written, writing
from sco_scheduler.workflows.history import is_copy, kept_of

Action = Callable[[Day], Step]
"""A function that computes a step of a day; it is repeated if another desk has written in the meantime."""


@dataclass(frozen=True)
class Stamp:
    """Time of change and size of a file when it was read, to detect that it was written since."""

    modified: int
    size: int

    @classmethod
    def of(cls, path: Path) -> Stamp:
        """The present stamp of a file."""
        found = path.stat()
        return cls(found.st_mtime_ns, found.st_size)


@dataclass(frozen=True)
class _Taken:
    """An action that was done and is not written yet, with its step."""

    action: Action
    step: Step
    undoable: bool = True

    @property
    def entry(self) -> DeskEntry:
        """Its line in the log."""
        return self.step.day.desk.log[-1]


@dataclass(frozen=True)
class Recalled:
    """Actions lost when an older state of the workbook was saved: ``own`` are repeated, ``others`` are not."""

    own: tuple[Said, ...]
    others: tuple[Said, ...]


class _WrittenElsewhere(Exception):
    """Another process has written the workbook while this desk was preparing its own."""


@dataclass
class DeskFile:
    """An agendas workbook that a desk works with.

    ``take`` computes a step in memory, without waiting for the file; ``save`` writes all pending steps, after
    merging what others have written in the meantime: each pending action is then repeated on their day.
    ``do`` is both.

    ``now`` gives the present in the event's time zone. ``file`` is the workbook with all pending steps, ``stamp`` the
    file's stamp when this desk last read or wrote it, and ``at_start`` its content before this desk.
    ``version`` counts the states of the day; results computed for one are stale in another.

    If somebody saves a state of the workbook that was opened before this desk wrote, the actions lost by that become
    pending again (``recalled``).
    """

    path: Path
    now: Callable[[Event], datetime]
    file: AgendasFile = field(init=False)
    stamp: Stamp = field(init=False)
    at_start: bytes = b""
    version: int = 0
    _recalled: Recalled | None = None
    _written: list[_Taken] = field(default_factory=list)
    _undo: list[tuple[Day, Day]] = field(default_factory=list)
    _pending: list[_Taken] = field(default_factory=list)
    _day: tuple[int, datetime, Day] | None = None
    _own: tuple[Stamp, OwnContent] | None = None
    _state: RLock = field(default_factory=RLock)
    _saving: RLock = field(default_factory=RLock)

    def __post_init__(self) -> None:
        """Read the workbook.

        Raises
        ------
        Stopped
            If it cannot be read.
        """
        self.at_start = self.path.read_bytes() if self.path.is_file() else b""
        self.merge()

    @property
    def changed(self) -> bool:
        """Whether another process has written the workbook since."""
        try:
            return Stamp.of(self.path) != self.stamp
        except FileNotFoundError:
            return False

    @property
    def misread(self) -> tuple[Finding, ...]:
        """What was read otherwise than it stands in the workbook, and will be written so."""
        return tuple(found for found in self.file.findings if found.severity is Severity.CHANGES)

    @property
    def unsaved(self) -> int:
        """The number of pending actions, not written yet."""
        return len(self._pending)

    @property
    def unwritten(self) -> tuple[Phrase, ...]:
        """Descriptions of the pending actions."""
        return tuple(taken.step.text for taken in self._pending)

    @property
    def waiting(self) -> tuple[DeskEntry, ...]:
        """The lines of the log of the pending actions."""
        return tuple(taken.entry for taken in self._pending)

    def day(self) -> Day:
        """The present day with all pending steps; the same object while nothing changes."""
        with self._state:
            now = self.now(self.file.event)
            if self._day is None or self._day[:2] != (self.version, now):
                self._day = self.version, now, _day(self.file, now)
            return self._day[2]

    @property
    def clock_behind(self) -> Phrase | None:
        """That this desk's clock is behind that of the action before, whose time it goes on from; None if it is not."""
        day, now = self.day(), self.now(self.file.event)
        behind = day.now > now
        return Phrase("desk-clock-behind")(now=day.clock(now), last=day.clock(day.now)) if behind else None

    def do(self, action: Action, *, agreed: bool = False) -> Step:
        """Do an action: merge what others have written, compute the step, write the workbook.

        Parameters
        ----------
        action
            Computes the step.
        agreed
            Whether a step that disturbs others is confirmed; otherwise nothing is written then.

        Returns
        -------
        Step
            The step; it was done unless it ``asks`` and was not confirmed.

        Raises
        ------
        Refused
            If the action is impossible, or the workbook cannot be written.
        Stopped
            If the workbook cannot be read or written.
        """
        self._ensure_writable()
        step = self.take(action, agreed=agreed)
        if self.unsaved:
            self._save_or_forget()
        return step

    def take(self, action: Action, *, agreed: bool) -> Step:
        """Do an action in memory; ``save`` writes it. Arguments and errors as for ``do``."""
        if self.changed and not self._pending:
            self.merge()
        while True:
            with self._state:
                version, before = self.version, self.day()
            step = action(before)
            if step.asks and not agreed:
                return step
            with self._state:
                if version == self.version:
                    self._accept(before, _Taken(action, step))
                    return step

    def take_back(self, desk: str) -> Step:
        """Undo this desk's last action that was not undone yet; ``save`` writes it, and the log keeps both.

        Raises
        ------
        Refused
            If nothing was done, or what it changed was changed again since.
        """
        if self.changed and not self._pending:
            self.merge()
        with self._state:
            if not self._undo:
                raise Refused(Phrase("desk-nothing-to-undo"))
            before, after = self._undo[-1]
            now = self.day()
            step = undone(now, before, after, desk)
            self._undo.pop()
            self._accept(now, _Taken(lambda day: undone(day, before, after, desk), step, undoable=False))
            return step

    def _accept(self, before: Day, taken: _Taken) -> None:
        day = taken.step.day
        self._pending.append(taken)
        if taken.undoable:
            self._undo.append((before, day))
        record = replace(self.file.record, desk=day.desk, last_number=day.last_number)
        self.file = replace(self.file, event=day.event, rows=day.rows, record=record)
        self.version += 1
        now = self.now(day.event)
        self._day = self.version, now, _day(self.file, now)

    def _ensure_writable(self) -> None:
        try:
            ensure_writable(self.path)
        except NotWritten as error:
            raise Refused(error.sentence) from error

    def _ensure_there(self) -> None:
        """Raise ``Stopped`` if the workbook was moved or deleted: it may come back; or is a copy that is kept."""
        if not self.path.exists():
            raise not_written(Phrase("desk-gone")(path=str(self.path)))
        if (original := kept_of(self.path)) is not None:
            raise not_written(Phrase("desk-is-copy")(path=str(self.path), original=str(original)))

    def merge(self) -> tuple[Refused, ...]:
        """Read what others have written, and repeat each pending action on top of it.

        Returns
        -------
        tuple[Refused, ...]
            Why actions could not be repeated; these are dropped.

        Raises
        ------
        Stopped
            If the workbook cannot be read.
        """
        self._ensure_there()
        stamp = Stamp.of(self.path)
        read = read_agendas_file(self.path)
        _refuse_rows_left_out(read)
        self._recall(read)
        day = _day(read, self.now(read.event))
        if read.edited:
            day = _edited(read, day, stamp)
            read = replace(read, rows=day.rows, record=replace(read.record, desk=day.desk, last_number=day.last_number))
        done: list[tuple[Day, _Taken]] = []
        lost: list[Refused] = []
        seen = 0
        while True:
            with self._state:
                waiting = self._pending[seen:]
                if not waiting:
                    self.stamp, self.file = stamp, read
                    made = [taken.step.day for taken in self._pending]
                    self._undo = [(before, after) for before, after in self._undo if after not in made]
                    self._pending.clear()
                    self.version += 1
                    for before, taken in done:
                        self._accept(before, taken)
                    return tuple(lost)
            seen += len(waiting)
            # Outside the lock, so that readers of the day need not wait.
            for taken in waiting:
                try:
                    step = _repeated(taken, day)
                except Refused as refused:
                    lost.append(Refused(Phrase("desk-given-up")(what=taken.step.text, reason=refused.reason)))
                else:
                    done.append((day, replace(taken, step=step)))
                    day = step.day

    def _recall(self, read: AgendasFile) -> None:
        """Make this desk's actions pending again if the workbook is not derived from the state that it wrote last."""
        if not self._written or self.file.record.revisions[-1] in read.record.revisions or is_copy(self.path):
            return
        missing = Counter(self.file.record.desk.log) - Counter(read.record.desk.log)
        with self._state:
            missing -= Counter(taken.entry for taken in self._pending)
            lost = [taken for taken in self._written if missing[taken.entry] > 0]
            self._written = [taken for taken in self._written if taken not in lost]
            self._pending[:0] = lost
        others = missing - Counter(taken.entry for taken in lost)
        found = Recalled(tuple(taken.step.text for taken in lost), tuple(entry.text for entry in others.elements()))
        self._recalled = found if lost or others else None

    def recalled(self) -> Recalled | None:
        """The actions lost since the last call because an older state of the workbook was saved; None if none were."""
        found, self._recalled = self._recalled, None
        return found

    def save(self) -> tuple[Refused, ...]:
        """Write the workbook with all pending steps; one desk at a time.

        Returns
        -------
        tuple[Refused, ...]
            Why actions could not be repeated on what others have written; these are dropped.

        Raises
        ------
        Stopped
            If the workbook cannot be read or written now; the actions stay pending.
        """
        lost: list[Refused] = []
        lock = self.path.with_name(f".desk-{self.path.name}.lock")
        with self._saving, alone(lock):
            while True:
                self._ensure_there()
                if self.changed:
                    lost += self.merge()
                with self._state:
                    count, last = len(self._pending), self.file
                    steps = tuple(taken.step for taken in self._pending)
                if not count:
                    return tuple(lost)
                report = _report(last, steps)
                own = self.own_content()
                try:
                    with writing():
                        write_agendas(self.path, report, own=own, before=self._check_unchanged)
                except _WrittenElsewhere:
                    continue
                with self._state:
                    self.stamp = Stamp.of(self.path)
                    self._own = self.stamp, own
                    self._written += self._pending[:count]
                    del self._pending[:count]
                    self.file = replace(self.file, record=_written(self.file.record, report, steps[-1].day.now))
                return tuple(lost)

    def own_content(self) -> OwnContent:
        """The organizer's additions to the workbook; read again only after another process has written it."""
        with self._saving:
            stamp = Stamp.of(self.path)
            if self._own is None or self._own[0] != stamp:
                self._own = stamp, read_own_content(self.path)
            return self._own[1]

    def _save_or_forget(self) -> None:
        """Write the pending steps; drop them if they cannot be written."""
        try:
            lost = self.save()
        except BaseException:
            with self._state:
                self._pending.clear()
            with contextlib.suppress(Stopped):
                self.merge()
            raise
        if lost:
            raise lost[0]

    def _check_unchanged(self) -> None:
        if self.changed:
            raise _WrittenElsewhere


def _day(file: AgendasFile, now: datetime) -> Day:
    day = Day(file.event, file.rows, file.record.desk, now, file.record.last_number, file.record.former)
    return by_later_clock(day, file.record.history_until)


def _refuse_rows_left_out(read: AgendasFile) -> None:
    """Raise ``Stopped`` if rows were left out, which would be lost when the workbook is written."""
    left_out = [found for found in read.findings if found.kind is MEETING_UNKNOWN_COMPANY]
    if left_out:
        rows = tuple(Phrase("desk-row-left-out")(at=found.cells[0], value=found.details["value"]) for found in left_out)
        raise not_written(Phrase("desk-rows-left-out")(rows=rows))


def _edited(file: AgendasFile, day: Day, stamp: Stamp) -> Day:
    """The day with edits of the workbook added to the log, and notices for the companies affected.

    The result is the same at every desk that reads the workbook, with the time at which it was saved.
    """
    saved = datetime.fromtimestamp(stamp.modified / 1e9, ZoneInfo(day.event.settings.time_zone)).replace(tzinfo=None)
    at = min(saved.replace(microsecond=0), day.now)
    written = tuple(PublishedMeeting(m) for m in file.as_written.meetings if m.start >= at)
    ahead = tuple(row for row in day.rows if row.meeting.start >= at)
    before, after = replace(day, rows=written, now=at), replace(day, rows=ahead, now=at)
    count = len(only_changes(compare(before.schedule, after.schedule, ahead)))
    step = stepped(before, after, Phrase("desk-edited")(count=count), about=(), desk="") if count else None
    return numbered_rows(replace(day, desk=step.day.desk)) if step is not None else day


def cheapest(action: Action) -> Action:
    """The action that falls back to the cheapest alternative if it cannot be done as requested."""

    def way(day: Day) -> Step:
        try:
            return action(day)
        except Refused as refused:
            if refused.way is None:
                raise
            return refused.way

    return way


def _repeated(taken: _Taken, day: Day) -> Step:
    """Repeat an action on a day that others have changed; ``Refused`` if it disturbs more people than confirmed."""
    step = taken.action(day)
    if not set(step.disturbed) <= set(taken.step.disturbed):
        raise Refused(CHANGED_SINCE)
    return step


def _with_unmet_prices(answers: AnswersGiven, unmet: Iterable[Unmet]) -> AnswersGiven:
    """The answers of the last build, without the prices of requests that are met by now."""
    pairs = {entry.pair for entry in unmet}
    return replace(answers, prices=tuple(p for p in answers.prices if (p.purchaser, p.supplier) in pairs))


def _causes(changes: Iterable[ChangeRow], steps: Iterable[Step]) -> Iterator[ChangeRow]:
    """The changes; a change made by a step has the last such step as its cause."""
    by_pair = {(change.purchaser, change.supplier): step.text for step in steps for change in step.changes}
    for change in changes:
        why = by_pair.get((change.purchaser, change.supplier))
        yield from (change,) if why is None else caused((change,), why)


def _report(file: AgendasFile, steps: Sequence[Step]) -> BuildReport:
    """Collect the content of the workbook."""
    day = steps[-1].day
    order = day.event.settings.goals
    values = verify(day.event, day.schedule.meetings, day.published).goals
    goals = tuple(GoalResult(name, values[name]) for name in order if name in values)
    if day.event == file.record.event and day.schedule.meetings == file.record.meetings:
        # For instance after an arrival: the schedule's figures are unchanged.
        proved = {goal.name: goal for goal in file.record.goals}
        goals = tuple(known if (known := proved.get(g.name, g)).value == g.value else g for g in goals)
    unmet = explain(day.schedule, published=day.published, order=order, searched=False)
    builds, before = file.record.revisions, file.record.built
    number = max((revision.number for revision in builds), default=0) + 1
    printed = file.as_written
    changes = tuple(_causes(only_changes(compare(printed, day.schedule, day.rows)), steps))
    moment = present(day.event.settings.time_zone)
    walk_ins = {company.name: company.id for company in day.desk.walk_ins}
    return BuildReport(
        schedule=day.schedule,
        summary=summarize(day.schedule, goals, unmet),
        built=BuildStamp.of_this_version(moment, number, before.sources if before is not None else ()),
        goals=goals,
        unmet=unmet,
        revisions=(*builds, Revision(number, moment)),
        published=day.published,
        changes=changes,
        ids={**file.record.ids, **walk_ins},
        default_date=file.record.default_date,
        default_tables=file.record.default_tables,
        agendas=next_revisions(file.record.agendas, printed, day.schedule, changes, build=number, made_at=moment),
        earlier=printed.event,
        answers=_with_unmet_prices(file.record.answers, unmet),
        desk=day.desk,
        last_number=day.last_number,
        former=file.record.former,
    )


def _written(record: Record, report: BuildReport, until: datetime) -> Record:
    """The record of the workbook as written, with the actions done since still pending."""
    return replace(
        record,
        event=report.schedule.event,
        meetings=report.schedule.meetings,
        revisions=report.revisions,
        agendas=report.agendas,
        ids=report.ids,
        goals=report.goals,
        history_until=until,
    )
