"""The verifier alone, on a schedule in memory or on any agendas workbook."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sco_scheduler.domain.cells import Cell
from sco_scheduler.domain.event import Event
from sco_scheduler.domain.findings import Finding, by_importance, stops
from sco_scheduler.domain.schedule import Meeting, MeetingStatus, Published, PublishedMeeting, Schedule
from sco_scheduler.insight.carrying import carry
from sco_scheduler.intake import read_agendas
from sco_scheduler.intake.kinds import agendas as kinds
from sco_scheduler.verify import Verdict, Violation
from sco_scheduler.verify import verify as verify_meetings
from sco_scheduler.workflows.before import read_before
from sco_scheduler.workflows.failures import Stopped
from sco_scheduler.workflows.history import judged, remembered
from sco_scheduler.workflows.past import with_the_past
from sco_scheduler.workflows.reading import Registrations, read_with_findings


def verify(event: Event, schedule: Schedule | Sequence[Meeting]) -> Verdict:
    """Check every rule and recompute every goal of a schedule, whoever made it."""
    meetings = schedule.meetings if isinstance(schedule, Schedule) else tuple(schedule)
    return verify_meetings(event, meetings)


@dataclass(frozen=True)
class Verification:
    """The verdict on a workbook, with the cells of each violation (as many entries as violations)."""

    event: Event
    verdict: Verdict
    cells: tuple[tuple[Cell, ...], ...]
    meetings: tuple[Meeting, ...]
    findings: tuple[Finding, ...]

    @property
    def misread(self) -> tuple[Finding, ...]:
        """The findings of rows that could not be judged as they stand, since they name nobody known."""
        return tuple(f for f in self.findings if f.kind in kinds.MISREAD)

    @property
    def ok(self) -> bool:
        """Whether every row was judged as it stands, and every rule is kept."""
        return self.verdict.ok and not self.misread


def verify_workbook(
    registrations: Registrations,
    agendas: str | Path,
    *,
    encoding: str | None = None,
    form: str | Path | None = None,
) -> Verification:
    """Judge the Meetings sheet of an agendas workbook, as it stands now, by the registrations.

    Rows with the status ``cancelled`` or ``no-show`` occupy nothing and are passed over. IDs that the
    build made up, and the day it took for an event without sessions, are those of the workbook. The other
    arguments are those of ``read``. What had started when the last build was made with ``--from`` is
    history, and breaks no rule.

    Raises:
        Stopped: findings in either workbook stop the work.

    """
    previous = read_before(Path(agendas)).previous
    event, intake = read_with_findings(registrations, previous=previous, encoding=encoding, form=form)
    found = read_agendas(Path(agendas), event)
    until = remembered(found.record)
    if until is not None and found.event is not None:
        written = tuple(map(PublishedMeeting, carry(found.written or (), found.event, event)))
        event, _ = with_the_past(event, Published(written, history_until=until), found.event)
        found = read_agendas(Path(agendas), event)
    findings = by_importance([*intake.findings, *found.findings])
    if stops(findings):
        raise Stopped(findings)
    rows = [row for row in found.rows if row.status is MeetingStatus.HELD]
    verdict = judged(event, rows, until)
    cells = tuple(_cells(violation, rows) for violation in verdict.violations)
    return Verification(event, verdict, cells, tuple(row.meeting for row in rows), findings)


def _cells(violation: Violation, rows: Sequence[PublishedMeeting]) -> tuple[Cell, ...]:
    """Where the violation's meetings stand in the workbook, then the cells of the registrations."""
    # Two rows may say the very same thing, and then both are meant.
    named = [row.cell for row in rows if row.meeting in violation.meetings]
    return tuple(dict.fromkeys(cell for cell in (*named, *violation.cells) if cell is not None))
