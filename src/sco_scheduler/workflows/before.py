"""What an earlier build left in its workbook for a later one to keep."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from sco_scheduler.agendas.report import AgendaRevisions, Revision
from sco_scheduler.domain.codec import CodecError, decode
from sco_scheduler.domain.findings import Finding
from sco_scheduler.domain.schedule import Schedule
from sco_scheduler.intake import AgendasBook, Previous
from sco_scheduler.workflows.failures import PREVIOUS_UNREADABLE, REVISIONS_ANEW
from sco_scheduler.workflows.undoing import dated, newest_copy


@dataclass(frozen=True)
class Before:
    """IDs that were made up and the day of default sessions, and the revisions so far: of all and of each agenda.

    ``printed`` is the schedule as it was written, None where nothing says so. ``forgotten`` is said of a
    build that numbers the agendas anew. ``undone`` is what a workbook remembers that ``undo`` took away: what
    was printed from it has numbers that no other agenda should get.
    """

    previous: Previous | None = None
    revisions: tuple[Revision, ...] = ()
    agendas: AgendaRevisions = field(default_factory=AgendaRevisions)
    printed: Schedule | None = None
    findings: tuple[Finding, ...] = ()
    forgotten: tuple[Finding, ...] = ()
    undone: Before | None = None

    @property
    def last_number(self) -> int:
        """The highest number of a build so far; 0 before the first one."""
        undone = self.undone.last_number if self.undone is not None else 0
        return max([undone, *(revision.number for revision in self.revisions)])


def read_before(agendas: Path, book: AgendasBook | None = None) -> Before:
    """What the workbook at this place remembers; nothing where there is none, or none that can be read.

    ``book`` is that workbook, where it has been opened already.
    """
    if not agendas.is_file():
        return Before()
    before = _remembered(agendas, book or AgendasBook(agendas))
    copy = newest_copy(agendas)
    if copy is None or not before.revisions or dated(agendas, copy) < before.revisions[-1].built_at:
        return before
    # A copy that is younger than the build that it is a copy before: an undo has made it.
    return replace(before, undone=_remembered(copy, AgendasBook(copy)))


def _remembered(agendas: Path, book: AgendasBook) -> Before:
    forgotten = (Finding(REVISIONS_ANEW, details={"path": str(agendas)}),)
    unreadable = Before(findings=(Finding(PREVIOUS_UNREADABLE, details={"path": str(agendas)}),), forgotten=forgotten)
    read = book.own
    record = read.record
    if not record:
        return unreadable
    try:
        ids = decode(Mapping[str, str], record.get("ids", {}))
        day = decode(date | None, record.get("default_date"))
        revisions = decode(tuple[Revision, ...], record.get("revisions", []))
        states = decode(AgendaRevisions, record.get("agendas", {}))
    except (CodecError, TypeError, ValueError):
        return unreadable
    printed = Schedule(read.event, read.written) if read.event is not None and read.written is not None else None
    known = revisions and states.delegates
    return Before(Previous(ids=ids, default_date=day), revisions, states, printed, forgotten=() if known else forgotten)
