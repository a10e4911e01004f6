"""Reads agendas workbooks, with the typed Record of the build that wrote them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path
from zoneinfo import ZoneInfo

from sco_scheduler.domain.event import Event
from sco_scheduler.domain.findings import Finding, by_importance, stops
from sco_scheduler.domain.record import Record
from sco_scheduler.domain.renaming import with_new_ids
from sco_scheduler.domain.schedule import PublishedMeeting, Schedule, held_schedule
from sco_scheduler.intake import AgendasBook, Previous, read_agendas
from sco_scheduler.workflows.errors import EVENT_MISSING, PREVIOUS_UNREADABLE, REVISIONS_ANEW, Stopped
from sco_scheduler.workflows.history import dated, newest_copy

_KEPT = frozenset({"ids", "default_date", "default_tables", "revisions", "agendas"})
"""The entries of the Record that a later build goes on from, whatever has become of the schedule."""


@dataclass(frozen=True)
class AgendasFile:
    """An agendas workbook, read by its own Record.

    ``event`` is the one that the schedule was made from, ``rows`` the sheet Meetings as it stands, and
    ``record`` what the hidden sheet says.
    """

    path: Path
    event: Event
    rows: tuple[PublishedMeeting, ...]
    record: Record
    findings: tuple[Finding, ...]

    @cached_property
    def schedule(self) -> Schedule:
        """The schedule of the sheet Meetings as it is now."""
        return held_schedule(self.event, self.rows)

    @property
    def as_written(self) -> Schedule:
        """The schedule as it was written and printed; as it is now if the Record does not have it."""
        return Schedule(self.event, self.record.meetings) if self.record.meetings is not None else self.schedule

    @property
    def edited(self) -> bool:
        """Whether the meetings that are held were changed by hand since they were written."""
        written = self.record.meetings
        return written is not None and Counter(written) != Counter(self.schedule.meetings)

    @property
    def revision(self) -> int:
        """The number of the build that wrote the workbook; 1 if the Record does not have it."""
        return self.record.revisions[-1].number if self.record.revisions else 1

    @property
    def built_at(self) -> datetime:
        """The time of that build; if the Record does not have it, when the file was last changed."""
        if self.record.revisions:
            return self.record.revisions[-1].built_at
        return datetime.fromtimestamp(self.path.stat().st_mtime).replace(microsecond=0)

    @property
    def saved_at(self) -> datetime | None:
        """When a workbook that was edited by hand was last saved; None for one that was not."""
        return datetime.fromtimestamp(self.path.stat().st_mtime, UTC) if self.edited else None

    @property
    def own_revisions(self) -> Mapping[str, tuple[int, datetime]]:
        """Number and time of each agenda's own revision, by delegate's key or interpreter's ID."""
        both = {**self.record.agendas.delegates, **self.record.agendas.interpreters}
        return {whose: (states[-1].number, states[-1].made_at) for whose, states in both.items() if states}

    def in_languages(self, languages: tuple[str, ...]) -> AgendasFile:
        """The same with these languages in place of the event's own, and no agenda in any other."""
        event = self.event
        companies = tuple(
            company if company.agenda_language in languages else replace(company, agenda_language="")
            for company in event.companies
        )
        settings = replace(event.settings, languages=languages)
        return replace(self, event=replace(event, settings=settings, companies=companies))


def read_agendas_file(path: Path) -> AgendasFile:
    """Read an agendas workbook by its own Record.

    Raises
    ------
    Stopped
        It cannot be read, or does not say what event it is of.
    """
    read = read_agendas(path, None)
    findings = by_importance(read.findings)
    if stops(findings):
        raise Stopped(findings)
    if read.event is None:
        raise Stopped([*findings, Finding(EVENT_MISSING, details={"path": str(path)})])
    return AgendasFile(path, read.event, read.rows, read.record, findings)


@dataclass(frozen=True)
class EarlierBuild:
    """The Record of an earlier build, for a later one, also for one that forgets its schedule.

    ``forgotten`` are findings of a build that numbers the agendas anew. ``undone`` are the revisions of a workbook
    that ``undo`` removed: their numbers must not be given again, since agendas may have been printed from it.
    ``day`` is the one of the meetings, where the Record does not say which day was taken by default.
    """

    record: Record = field(default_factory=Record)
    findings: tuple[Finding, ...] = ()
    forgotten: tuple[Finding, ...] = ()
    undone: Record | None = None
    day: date | None = None

    @property
    def previous(self) -> Previous | None:
        """The IDs that were made up and the defaults that were used; None where nothing is remembered."""
        record = self.record
        if not record.present and self.day is None:
            return None
        return Previous(record.ids, record.default_date or self.day, record.default_tables)

    def by_ids(self, renamed: Mapping[str, str]) -> EarlierBuild:
        """Return the same with the IDs that companies have now.

        Parameters
        ----------
        renamed
            Their IDs by those that were made up for them before.
        """
        if not renamed:
            return self
        undone = with_new_ids(self.undone, renamed) if self.undone is not None else None
        return replace(self, record=with_new_ids(self.record, renamed), undone=undone)

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
    """Read the Record of the workbook at this path; empty if there is none that can be read.

    Parameters
    ----------
    agendas
        The path.
    book
        The workbook there, if it has been opened already.
    """
    if not agendas.is_file():
        return EarlierBuild()
    earlier = _remembered(agendas, book or AgendasBook(agendas))
    copy, builds = newest_copy(agendas), earlier.record.revisions
    if copy is None or not builds or dated(agendas, copy) < _at_the_computer(earlier.record, builds[-1].built_at):
        return earlier
    # A copy that is younger than the build that it is a copy before: an undo has made it.
    return replace(earlier, undone=_remembered(copy, AgendasBook(copy)).record)


def _at_the_computer(record: Record, moment: datetime) -> datetime:
    """A local time of the event as one of the computer's clock, by which copies are dated."""
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
    """The day that most meetings are on, the first of several; None without meetings."""
    days = Counter(row.meeting.start.date() for row in rows)
    return min(days, key=lambda day: (-days[day], day), default=None)
