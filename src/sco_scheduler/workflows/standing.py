"""A schedule as its workbook stands now, edits by hand included, for whatever is made from it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from sco_scheduler.agendas.report import AgendaRevisions, Revision
from sco_scheduler.domain.cells import Cell
from sco_scheduler.domain.codec import CodecError, decode
from sco_scheduler.domain.findings import Finding, by_importance, stops
from sco_scheduler.domain.schedule import Meeting, MeetingStatus, PublishedMeeting, Schedule, ordered
from sco_scheduler.intake import AgendasRead, read_agendas
from sco_scheduler.intake.kinds import agendas as kinds
from sco_scheduler.output.files import HISTORY
from sco_scheduler.verify import Verdict
from sco_scheduler.workflows import undoing
from sco_scheduler.workflows.failures import EVENT_MISSING, NO_OLDER, Stopped
from sco_scheduler.workflows.history import judged, remembered


class Refused(Exception):
    """The schedule of a workbook breaks rules, or has rows that name nobody known; nothing is made from it.

    ``cells`` has an entry for each violation of the verdict: where it stands.
    """

    def __init__(self, verdict: Verdict, cells: Sequence[Sequence[Cell]], misread: Sequence[Finding]) -> None:
        self.verdict = verdict
        self.cells = cells
        self.misread = tuple(misread)
        faults = [v.text for v in verdict.violations] + [f.message for f in misread]
        super().__init__(" ".join(faults))


@dataclass(frozen=True)
class Standing:
    """The schedule of an agendas workbook.

    ``edited`` says that the Meetings sheet was changed by hand since it was written; ``earlier`` are
    the meetings as they were written, those that are held no more included. ``own_revisions`` has the
    number and time of the agendas that have revisions of their own, by delegate's key or interpreter's ID.
    ``saved_at`` is when a workbook that was edited by hand was last saved, else None.
    """

    schedule: Schedule
    revision: int
    built_at: datetime
    edited: bool
    earlier: tuple[Meeting, ...]
    own_revisions: Mapping[str, tuple[int, datetime]]
    findings: tuple[Finding, ...]
    saved_at: datetime | None = None

    def in_languages(self, languages: tuple[str, ...]) -> Standing:
        """The same with these languages in place of the event's own, and no agenda in any other."""
        event = self.schedule.event
        companies = tuple(
            company if company.agenda_language in languages else replace(company, agenda_language="")
            for company in event.companies
        )
        event = replace(event, settings=replace(event.settings, languages=languages), companies=companies)
        return replace(self, schedule=Schedule(event, self.schedule.meetings))

    def after(self, meetings: Sequence[Meeting]) -> Standing:
        """The same, knowing the meetings of the edition before: of pairs that this workbook was not written with."""
        known = {meeting.pair for meeting in self.earlier}
        gone = tuple(meeting for meeting in meetings if meeting.pair not in known)
        return replace(self, earlier=(*self.earlier, *gone))


def read_standing(path: Path, *, verify: bool = True) -> Standing:
    """Read an agendas workbook, with the event from its Record, and let the verifier judge it.

    Args:
        path: the workbook.
        verify: whether to judge it; an older edition need not keep the rules any more.

    Raises:
        Stopped: the workbook cannot be read, or does not say what event it is of.
        Refused: the schedule breaks a rule.

    """
    found = read_agendas(path, None)
    findings = by_importance(found.findings)
    if stops(findings):
        raise Stopped(findings)
    if found.event is None:
        raise Stopped([*findings, Finding(EVENT_MISSING, details={"path": str(path)})])
    held = [row for row in found.rows if row.status is MeetingStatus.HELD]
    if verify:
        misread = [f for f in findings if f.kind in kinds.MISREAD]
        verdict = judged(found.event, held, remembered(found.record))
        if misread or not verdict.ok:
            raise Refused(verdict, _cells(verdict, held), misread)
    number, built_at = _built(path, found)
    meetings = ordered(found.event, tuple(row.meeting for row in held))
    edited = found.written is not None and Counter(found.written) != Counter(meetings)
    return Standing(
        schedule=Schedule(found.event, meetings),
        revision=number,
        built_at=built_at,
        edited=edited,
        earlier=found.written or (),
        own_revisions=_own(found),
        findings=findings,
        saved_at=datetime.fromtimestamp(path.stat().st_mtime, UTC) if edited else None,
    )


def newest_copy(path: Path) -> Path:
    """The newest copy of the workbook that is kept in the folder ``history`` beside it.

    Raises:
        Stopped: there is none.

    """
    copy = undoing.newest_copy(path)
    if copy is None:
        raise Stopped([Finding(NO_OLDER, details={"folder": str(path.parent / HISTORY), "name": path.name})])
    return copy


def _cells(verdict: Verdict, rows: list[PublishedMeeting]) -> tuple[tuple[Cell, ...], ...]:
    return tuple(
        tuple(
            dict.fromkeys(
                cell
                for cell in (*(row.cell for row in rows if row.meeting in violation.meetings), *violation.cells)
                if cell is not None
            )
        )
        for violation in verdict.violations
    )


def _built(path: Path, found: AgendasRead) -> tuple[int, datetime]:
    """The revision and its time; of a workbook whose Record does not say, when the file was last changed."""
    try:
        revisions = decode(tuple[Revision, ...], found.record.get("revisions", []))
    except (CodecError, TypeError, ValueError):
        revisions = ()
    if revisions:
        return revisions[-1].number, revisions[-1].built_at
    return 1, datetime.fromtimestamp(path.stat().st_mtime).replace(microsecond=0)


def _own(found: AgendasRead) -> Mapping[str, tuple[int, datetime]]:
    try:
        states = decode(AgendaRevisions, found.record.get("agendas", {}))
    except (CodecError, TypeError, ValueError):
        return {}
    both = {**states.delegates, **states.interpreters}
    return {whose: (rows[-1].number, rows[-1].made_at) for whose, rows in both.items() if rows}
