"""Two agendas workbooks side by side."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sco_scheduler.agendas.report import ChangeRow
from sco_scheduler.domain.event import Event
from sco_scheduler.domain.findings import Finding, by_importance, stops
from sco_scheduler.domain.schedule import MeetingStatus, PublishedMeeting, Schedule, ordered
from sco_scheduler.insight.changes import compare
from sco_scheduler.intake import read_agendas
from sco_scheduler.workflows.failures import EVENT_MISSING, Stopped


@dataclass(frozen=True)
class Side:
    """A workbook: the schedule as its sheet Meetings stands now, and as it was written and printed."""

    event: Event
    rows: tuple[PublishedMeeting, ...]
    as_it_stands: Schedule
    as_written: Schedule
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class Diff:
    """Every meeting of two workbooks with what became of it, kept ones too, and the events of both."""

    rows: tuple[ChangeRow, ...]
    old: Event
    new: Event
    findings: tuple[Finding, ...]


def read_side(agendas: Path) -> Side:
    """Read a workbook by its own Record.

    Raises:
        Stopped: it cannot be read, or has lost the registrations it was made from.

    """
    read = read_agendas(agendas, None)
    if stops(read.findings):
        raise Stopped(read.findings)
    if read.event is None:
        raise Stopped([*read.findings, Finding(EVENT_MISSING, details={"path": str(agendas)})])
    held = tuple(row.meeting for row in read.rows if row.status is MeetingStatus.HELD)
    standing = Schedule(read.event, ordered(read.event, held))
    written = Schedule(read.event, read.written) if read.written is not None else standing
    return Side(read.event, read.rows, standing, written, read.findings)


def diff(old: str | Path, new: str | Path) -> Diff:
    """What is different in the workbook ``new``: the sheets Meetings of both count as they stand now.

    Raises:
        Stopped: a workbook cannot be read.

    """
    one, other = read_side(Path(old)), read_side(Path(new))
    # Only what was taken out by hand explains a change here: every other row is the schedule itself.
    out = [row for row in other.rows if row.status is not MeetingStatus.HELD]
    pairs = {row.meeting.pair for row in out}
    standing = [PublishedMeeting(m) for m in one.as_it_stands.meetings if m.pair not in pairs]
    rows = compare(one.as_it_stands, other.as_it_stands, [*out, *standing] if out else ())
    return Diff(rows, one.event, other.event, by_importance([*one.findings, *other.findings]))
