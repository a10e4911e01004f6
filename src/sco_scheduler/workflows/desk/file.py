"""The agendas workbook at the desk: read once, written whole after each action, and shared with other desks."""

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
from sco_scheduler.domain.goals import GoalResult
from sco_scheduler.domain.messages import Phrase, Said
from sco_scheduler.domain.outcome import Unmet
from sco_scheduler.domain.record import AnswersGiven, BuildStamp, DeskEntry, Record, Revision
from sco_scheduler.domain.schedule import PublishedMeeting
from sco_scheduler.insight.changes import compare, only_changes
from sco_scheduler.insight.summary import summarize
from sco_scheduler.insight.unmet import explain
from sco_scheduler.output.excel.own_content import OwnContent, read_own_content
from sco_scheduler.output.excel.workbook import write_agendas
from sco_scheduler.output.files import NotWritten, ensure_writable
from sco_scheduler.output.locks import alone
from sco_scheduler.verify import verify
from sco_scheduler.workflows.agendas_file import AgendasFile, read_agendas_file
from sco_scheduler.workflows.desk.day import Day, Step, numbered_rows
from sco_scheduler.workflows.desk.steps import CHANGED_SINCE, caused, stepped, undone
from sco_scheduler.workflows.earlier_build import next_revisions
from sco_scheduler.workflows.errors import Refused, Stopped, not_written, writing
from sco_scheduler.workflows.history import is_copy

Action = Callable[[Day], Step]
"""What makes a step of the day as it is then: it is done anew where another desk has written meanwhile."""


@dataclass(frozen=True)
class Stamp:
    """How a file looked when it was read, to see whether somebody has written it since."""

    modified: int
    size: int

    @classmethod
    def of(cls, path: Path) -> Stamp:
        """The stamp of a file as it is now."""
        found = path.stat()
        return cls(found.st_mtime_ns, found.st_size)


@dataclass(frozen=True)
class _Taken:
    """An action that was taken and is not written yet, with the step that it made."""

    action: Action
    step: Step
    undoable: bool = True

    @property
    def entry(self) -> DeskEntry:
        """Its line in the log."""
        return self.step.day.desk.log[-1]


@dataclass(frozen=True)
class Recalled:
    """What an older state of the workbook was saved over: ``own`` is done again, ``others`` is not."""

    own: tuple[Said, ...]
    others: tuple[Said, ...]


class _WrittenElsewhere(Exception):
    """Somebody else has written the workbook while this desk was making its own."""


@dataclass
class DeskFile:
    """An agendas workbook that a desk works with.

    ``take`` makes a step in memory, in the time of the step alone; ``save`` writes all that was taken, whole, and
    first takes over what others have written meanwhile: each action is then made again of the day as they left it.
    ``do`` is both.

    ``now`` gives the present in the event's own time. ``file`` is the workbook with all that was taken, ``stamp`` tells
    how it looked when this desk has read or written it last, and ``at_start`` is what it was before this desk.
    ``version`` counts the states of the day: what was shown of one is to be worked out anew in another.

    Where somebody saves a state of the workbook that was opened before this desk wrote, what it wrote since waits once
    more (``recalled``).
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
    _day: tuple[int, Day] | None = None
    _own: tuple[Stamp, OwnContent] | None = None
    _state: RLock = field(default_factory=RLock)
    _saving: RLock = field(default_factory=RLock)

    def __post_init__(self) -> None:
        """Read the workbook.

        Raises
        ------
        Stopped
            It cannot be read.
        """
        self.at_start = self.path.read_bytes() if self.path.is_file() else b""
        self.merge()

    @property
    def changed(self) -> bool:
        """Whether somebody else has written the workbook since."""
        try:
            return Stamp.of(self.path) != self.stamp
        except FileNotFoundError:
            return False

    @property
    def unsaved(self) -> int:
        """How many actions are taken and not written yet."""
        return len(self._pending)

    @property
    def unwritten(self) -> tuple[Phrase, ...]:
        """What was done in the actions that are taken and not written yet."""
        return tuple(taken.step.text for taken in self._pending)

    def day(self) -> Day:
        """The day with all that was taken, at this moment; the same object while neither changes."""
        with self._state:
            now = self.now(self.file.event)
            if self._day is None or self._day[0] != self.version or self._day[1].now != now:
                self._day = self.version, _day(self.file, now)
            return self._day[1]

    def do(self, action: Action, *, agreed: bool = False) -> Step:
        """Do an action: read what others have written, make the step, write the workbook whole.

        Parameters
        ----------
        agreed
            Whether a step that disturbs others is taken; without it nothing is written then.

        Returns
        -------
        Step
            The step; it was taken unless it ``asks`` and nobody agreed.

        Raises
        ------
        Refused
            The action cannot be done, or the workbook cannot be written.
        Stopped
            The workbook cannot be read or written.
        """
        self._ensure_writable()
        step = self.take(action, agreed=agreed)
        if self.unsaved:
            self._save_or_forget()
        return step

    def take(self, action: Action, *, agreed: bool) -> Step:
        """Make the step of an action in memory; ``save`` writes it. Arguments and errors as for ``do``."""
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
        """Take back the last action of this desk that was not taken back yet; ``save`` writes it, the log keeps both.

        Raises
        ------
        Refused
            Nothing was done, or what it changed was changed again since.
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
        self._day = self.version, replace(day, now=self.now(day.event))

    def _ensure_writable(self) -> None:
        try:
            ensure_writable(self.path)
        except NotWritten as error:
            raise Refused(error.sentence) from error

    def _ensure_there(self) -> None:
        """Raise ``Stopped`` where the workbook was moved or deleted: it may come back."""
        if not self.path.is_file():
            raise not_written(Phrase("desk-gone")(path=str(self.path)))

    def merge(self) -> tuple[Refused, ...]:
        """Read what others have written, and make each action that is not written yet again on top of it.

        Returns
        -------
        tuple[Refused, ...]
            Why actions could not be made again: they are given up.

        Raises
        ------
        Stopped
            The workbook cannot be read.
        """
        self._ensure_there()
        stamp = Stamp.of(self.path)
        read = read_agendas_file(self.path)
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
            # Apart from the lock, so that whoever looks at the day meanwhile need not wait.
            for taken in waiting:
                try:
                    step = _made_again(taken, day)
                except Refused as refused:
                    lost.append(Refused(Phrase("desk-given-up")(what=taken.step.text, reason=refused.reason)))
                else:
                    done.append((day, replace(taken, step=step)))
                    day = step.day

    def _recall(self, read: AgendasFile) -> None:
        """Let wait once more what this desk wrote, if the workbook does not come from what it wrote last."""
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
        """What an older state of the workbook was saved over since this was asked last; None if none was."""
        found, self._recalled = self._recalled, None
        return found

    def save(self) -> tuple[Refused, ...]:
        """Write the workbook whole with all that was taken; one desk at a time.

        Returns
        -------
        tuple[Refused, ...]
            Why actions could not be made again after what others have written: they are given up.

        Raises
        ------
        Stopped
            The workbook cannot be read or written now; what was taken still waits.
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
        """What the organizer added to the workbook; read once for each time that somebody else has written it."""
        with self._saving:
            stamp = Stamp.of(self.path)
            if self._own is None or self._own[0] != stamp:
                self._own = stamp, read_own_content(self.path)
            return self._own[1]

    def _save_or_forget(self) -> None:
        """Write what was taken; what cannot be written was not done."""
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
    return Day(file.event, file.rows, file.record.desk, now, file.record.last_number)


def _edited(file: AgendasFile, day: Day, stamp: Stamp) -> Day:
    """The day with what was edited in the workbook in the log, and those whose meetings changed to be told.

    It is the same at every desk that reads the workbook, and counts as made when that was saved.
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
    """The action that takes the cheapest way where it cannot be done as it was asked for."""

    def way(day: Day) -> Step:
        try:
            return action(day)
        except Refused as refused:
            if refused.way is None:
                raise
            return refused.way

    return way


def _made_again(taken: _Taken, day: Day) -> Step:
    """The step of an action in a day that others have changed; ``Refused`` if it disturbs more people than agreed."""
    step = taken.action(day)
    if not set(step.disturbed) <= set(taken.step.disturbed):
        raise Refused(CHANGED_SINCE)
    return step


def _still_told(answers: AnswersGiven, unmet: Iterable[Unmet]) -> AnswersGiven:
    """The answers of the last build, without the prices of requests that are met by now."""
    pairs = {entry.pair for entry in unmet}
    return replace(answers, prices=tuple(p for p in answers.prices if (p.purchaser, p.supplier) in pairs))


def _causes(changes: Iterable[ChangeRow], steps: Iterable[Step]) -> Iterator[ChangeRow]:
    """The changes, each with the last of these steps that changed its pair as its cause, where one did."""
    by_pair = {(change.purchaser, change.supplier): step.text for step in steps for change in step.changes}
    for change in changes:
        why = by_pair.get((change.purchaser, change.supplier))
        yield from (change,) if why is None else caused((change,), why)


def _report(file: AgendasFile, steps: Sequence[Step]) -> BuildReport:
    """All that the workbook is written from."""
    day = steps[-1].day
    order = day.event.settings.goals
    values = verify(day.event, day.schedule.meetings, day.published).goals
    goals = tuple(GoalResult(name, values[name]) for name in order if name in values)
    if day.event == file.record.event and day.schedule.meetings == file.record.meetings:
        # Such as an arrival: what is known of the schedule still is.
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
        answers=_still_told(file.record.answers, unmet),
        desk=day.desk,
        last_number=day.last_number,
    )


def _written(record: Record, report: BuildReport, until: datetime) -> Record:
    """The record of the workbook as it was written, but for what was taken since."""
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
