"""Runs the verifier on a schedule in memory, or on an agendas workbook."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sco_scheduler.domain.event import Event
from sco_scheduler.domain.findings import Finding, by_importance, stops
from sco_scheduler.domain.goals import RERUN_ONLY
from sco_scheduler.domain.messages import Cell, Phrase
from sco_scheduler.domain.record import with_desk
from sco_scheduler.domain.renaming import carry
from sco_scheduler.domain.rules import RULES
from sco_scheduler.domain.schedule import Meeting, Published, PublishedMeeting, Schedule
from sco_scheduler.intake import AgendasBook, kinds
from sco_scheduler.verify import Verdict, Violation
from sco_scheduler.verify import verify as verify_meetings
from sco_scheduler.workflows.agendas_file import AgendasFile
from sco_scheduler.workflows.earlier_build import read_earlier_build
from sco_scheduler.workflows.errors import BrokenRules, Stopped
from sco_scheduler.workflows.inputs import AS_IT_IS, ReadOptions, Registrations, read_with_findings
from sco_scheduler.workflows.rerun.hand_edits import fixed_taken_out
from sco_scheduler.workflows.rerun.past_meetings import with_the_past


def verify(event: Event, schedule: Schedule | Sequence[Meeting]) -> Verdict:
    """Check every rule and recompute every goal of a schedule from any source.

    Parameters
    ----------
    event
        The event.
    schedule
        The schedule, or its meetings.

    Returns
    -------
    Verdict
        The broken rules, and the value of each goal.
    """
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
    def ok(self) -> bool:
        """Whether every rule is kept."""
        return self.verdict.ok


def verify_workbook(registrations: Registrations, agendas: str | Path, options: ReadOptions = AS_IT_IS) -> Verification:
    """Check the present sheet Meetings of an agendas workbook against the registrations.

    Rows with the status ``cancelled`` or ``no-show`` occupy nothing and are skipped. Generated IDs
    and the default day of an event without sessions are those of the workbook. Meetings that had
    started when the last build was made with ``--from`` are past, and break no rule.

    Parameters
    ----------
    registrations
        The workbook, or the folder or list of CSV files in its place.
    agendas
        The agendas workbook.
    options
        How registrations are read.

    Raises
    ------
    Stopped
        If findings in either workbook stop the work.
    """
    path = Path(agendas)
    book = AgendasBook(path)
    earlier = read_earlier_build(path, book)
    event, intake = read_with_findings(registrations, options, previous=earlier.previous)
    earlier, book = earlier.by_ids(intake.renamed), book.by_ids(intake.ids.values(), intake.renamed)
    event = with_desk(event, earlier.for_event(event).record.desk)
    until = earlier.record.history_until
    found = book.by(event, until)
    if until is not None and found.event is not None:
        written = tuple(map(PublishedMeeting, carry(found.written or (), found.event, event, until)))
        event, _ = with_the_past(event, Published(written, history_until=until), found.event)
        found = book.by(event, until)
    gave_way = fixed_taken_out(Published(found.rows, history_until=until), event)
    findings = by_importance([*intake.findings, *found.findings, *gave_way])
    if stops(findings):
        raise Stopped(findings)
    verdict, cells = judge(event, found.rows, until, found.findings)
    held = tuple(row.meeting for row in found.rows if row.is_held)
    return Verification(event, verdict, cells, held, findings)


def judge(
    event: Event, rows: Sequence[PublishedMeeting], until: datetime | None, findings: Sequence[Finding]
) -> tuple[Verdict, tuple[tuple[Cell, ...], ...]]:
    """The verifier's verdict on the rows of a workbook, and the cells of each violation.

    Locks and statuses are interpreted as by a build: a locked row is a pin, so that it needs no
    request, and a row that is not held occupies nothing and counts for a row of Fixed. A row with an
    unknown name breaks the rule on the person or company that it names.

    Parameters
    ----------
    until
        Meetings that had started before this moment are past, and break no rule; None if none are.

    Returns
    -------
    tuple[Verdict, tuple[tuple[Cell, ...], ...]]
        The verdict, and for each of its violations the cells that it concerns.
    """
    held = tuple(row for row in rows if row.is_held)
    verdict = verify_meetings(event, [row.meeting for row in held], Published(tuple(rows), history_until=until))
    # The goals of a rerun are meaningless when rows are compared with themselves.
    goals = {name: value for name, value in verdict.goals.items() if name not in RERUN_ONLY}
    violations = (*_unknown_names(findings), *verdict.violations)
    return Verdict(violations, goals), tuple(_cells(violation, held) for violation in violations)


_RULE_OF = {
    kinds.MEETING_UNKNOWN_COMPANY: "R2",
    kinds.MEETING_UNKNOWN_DELEGATE: "R1",
    kinds.MEETING_UNKNOWN_INTERPRETER: "R7",
}
assert set(_RULE_OF) == set(kinds.MEETINGS_MISREAD)


def _unknown_names(findings: Iterable[Finding]) -> Iterator[Violation]:
    """The rows with an unknown name, as violations."""
    for finding in findings:
        if finding.kind in _RULE_OF:
            told = Phrase(f"{finding.code}.sentence")(**finding.details)
            yield Violation(RULES[_RULE_OF[finding.kind]], told, (), finding.cells)


def refuse_broken_rules(file: AgendasFile) -> None:
    """Verify an agendas workbook by the event that it was made from.

    Raises
    ------
    BrokenRules
        If its schedule breaks a rule.
    """
    verdict, cells = judge(file.event, file.rows, file.record.history_until, file.findings)
    if not verdict.ok:
        raise BrokenRules(verdict, cells)


def _cells(violation: Violation, rows: Sequence[PublishedMeeting]) -> tuple[Cell, ...]:
    """The cells of the violation's meetings in the workbook, then those of the registrations."""
    # Identical rows are all included.
    named = [row.cell for row in rows if row.meeting in violation.meetings]
    return tuple(dict.fromkeys(cell for cell in (*named, *violation.cells) if cell is not None))
