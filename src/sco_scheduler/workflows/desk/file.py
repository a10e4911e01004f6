"""The agendas workbook at the desk: read once, written whole after each action, and shared with other desks."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from importlib.metadata import version
from pathlib import Path

from sco_scheduler.agendas.report import BuildReport
from sco_scheduler.domain.event import Event
from sco_scheduler.domain.outcome import GoalResult
from sco_scheduler.domain.record import DeskEntry, Revision
from sco_scheduler.insight.changes import compare, only_changes
from sco_scheduler.insight.summary import summarize
from sco_scheduler.insight.unmet import explain
from sco_scheduler.output.excel.workbook import write_agendas
from sco_scheduler.output.files import NotWritten, ensure_writable
from sco_scheduler.verify import verify
from sco_scheduler.workflows.agendas_file import AgendasFile, read_agendas_file
from sco_scheduler.workflows.desk import phrases
from sco_scheduler.workflows.desk.day import Day, Refused, Step
from sco_scheduler.workflows.errors import writing
from sco_scheduler.workflows.moments import Moment, resolve
from sco_scheduler.workflows.revisions import next_revisions

_LOCK_SECONDS = 20.0
"""How long one desk waits for another that is writing; a lock that is older was left behind."""

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


@dataclass
class DeskFile:
    """An agendas workbook that a desk works with.

    ``now`` gives the present in the event's own time. ``file`` and ``stamp`` are the workbook as this desk has read
    or written it last.
    """

    path: Path
    now: Callable[[Event], datetime]
    file: AgendasFile = field(init=False)
    stamp: Stamp = field(init=False)
    _undo: list[tuple[Day, Day]] = field(default_factory=list)
    _day: tuple[AgendasFile, Day] | None = None

    def __post_init__(self) -> None:
        """Read the workbook.

        Raises:
            Stopped: it cannot be read.

        """
        self.reload()

    def reload(self) -> None:
        """Read the workbook again."""
        self.stamp = Stamp.of(self.path)
        self.file = read_agendas_file(self.path)

    @property
    def changed(self) -> bool:
        """Whether somebody else has written the workbook since."""
        try:
            return Stamp.of(self.path) != self.stamp
        except FileNotFoundError:
            return False

    def day(self) -> Day:
        """The day as the workbook has it, at this moment; the same object while neither changes."""
        now = self.now(self.file.event)
        if self._day is None or self._day[0] is not self.file or self._day[1].now != now:
            self._day = self.file, Day(self.file.event, self.file.rows, self.file.record.desk, now)
        return self._day[1]

    def do(self, action: Action, *, agreed: bool = False) -> Step:
        """Do an action: read what others have written, make the step, write the workbook whole.

        Args:
            action: makes the step.
            agreed: whether a step that disturbs others is taken; without it nothing is written then.

        Returns:
            The step; it was taken unless it ``asks`` and nobody agreed.

        Raises:
            Refused: the action cannot be done.
            Stopped: the workbook cannot be read or written.

        """
        with self._alone():
            if self.changed:
                self.reload()
                self._undo.clear()
            before = self.day()
            step = action(before)
            if step.asks and not agreed:
                return step
            self._write(step)
            self._undo.append((before, step.day))
            return step

    def undo(self, desk: str) -> Step:
        """Take back the last action of this desk; the log keeps both.

        Raises:
            Refused: nothing was done, or somebody else has written since.

        """
        if self.changed:
            raise Refused(phrases.CHANGED_SINCE)
        if not self._undo:
            raise Refused(phrases.NOTHING_TO_UNDO)
        before, after = self._undo[-1]
        last = after.desk.log[-1]
        text = phrases.UNDONE(what=last.text)
        now = self.now(before.event)
        log = (*after.desk.log, DeskEntry(now, desk, text, last.company))
        changes = only_changes(compare(after.schedule, before.schedule, before.rows))
        back = replace(before, desk=replace(before.desk, log=log), now=now)
        step = Step(back, text, changes)
        with self._alone():
            if self.changed:
                raise Refused(phrases.CHANGED_SINCE)
            self._write(step)
        self._undo.pop()
        return step

    def _write(self, step: Step) -> None:
        try:
            ensure_writable(self.path)
        except NotWritten as error:
            raise Refused(error.sentence) from error
        with writing():
            write_agendas(self.path, self._report(step))
        self.reload_from(step)

    def reload_from(self, step: Step) -> None:
        """Take over what was just written, without reading it again."""
        self.stamp = Stamp.of(self.path)
        report = self._report_written
        record = replace(
            self.file.record,
            event=step.day.event,
            meetings=report.schedule.meetings,
            revisions=report.revisions,
            agendas=report.agendas,
            ids=report.ids,
            goals=report.goals,
            desk=step.day.desk,
            history_until=step.day.now,
        )
        self.file = replace(self.file, event=step.day.event, rows=step.day.rows, record=record)

    _report_written: BuildReport = field(init=False)

    def _report(self, step: Step) -> BuildReport:
        """All that the workbook is written from."""
        day, file = step.day, self.file
        order = day.event.settings.goals
        values = verify(day.event, day.schedule.meetings, day.published).goals
        goals = tuple(GoalResult(name, values[name]) for name in order if name in values)
        unmet = explain(day.schedule, published=day.published, order=order)
        builds = file.record.revisions
        number = max((revision.number for revision in builds), default=0) + 1
        printed = file.as_written
        changes = only_changes(compare(printed, day.schedule, day.rows))
        moment = datetime.now().replace(microsecond=0)
        walk_ins = {company.name: company.id for company in day.desk.walk_ins}
        report = BuildReport(
            schedule=day.schedule,
            summary=summarize(day.schedule, goals, unmet),
            built_at=moment,
            goals=goals,
            unmet=unmet,
            program_version=version("sco-scheduler"),
            input_name=file.record.built.input if file.record.built is not None else "",
            revision=number,
            revisions=(*builds, Revision(number, moment)),
            published=day.published,
            changes=changes,
            ids={**file.record.ids, **walk_ins},
            default_date=file.record.default_date,
            default_tables=file.record.default_tables,
            agendas=next_revisions(file.record.agendas, printed, day.schedule, changes, build=number, made_at=moment),
            earlier=printed.event,
            desk=day.desk,
        )
        self._report_written = report
        return report

    @contextlib.contextmanager
    def _alone(self) -> Iterator[None]:
        """Keep other desks from writing meanwhile."""
        lock = self.path.with_name(f".desk-{self.path.name}.lock")
        until = time.monotonic() + _LOCK_SECONDS
        while True:
            try:
                os.close(os.open(lock, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
                break
            except FileExistsError:
                with contextlib.suppress(FileNotFoundError):
                    old = time.time() - lock.stat().st_mtime > _LOCK_SECONDS
                    if old or time.monotonic() > until:
                        lock.unlink(missing_ok=True)
                time.sleep(0.05)
        try:
            yield
        finally:
            lock.unlink(missing_ok=True)


def clock(moment: Moment | None) -> Callable[[Event], datetime]:
    """What gives the present: a fixed moment, or the event's own clock."""
    wanted = moment or Moment()

    def now(event: Event) -> datetime:
        return resolve(wanted, event).replace(second=0, microsecond=0)

    return now
