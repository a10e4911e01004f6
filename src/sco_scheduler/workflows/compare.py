"""Compares two agendas workbooks, and lists companies whose printed agenda is outdated."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sco_scheduler.agendas.build_report import ChangeRow
from sco_scheduler.agendas.changes import Outdated, interpreters_outdated, outdated
from sco_scheduler.domain.event import Event
from sco_scheduler.domain.findings import Finding, by_importance
from sco_scheduler.domain.messages import Phrase, Said
from sco_scheduler.domain.record import AgendaRevision, AgendaRevisions
from sco_scheduler.domain.schedule import PublishedMeeting
from sco_scheduler.insight.changes import compare, only_changes
from sco_scheduler.workflows.agendas_file import AgendasFile, default_folder, last_printed, read_agendas_file
from sco_scheduler.workflows.earlier_build import Difference, EarlierBuild, differences, read_earlier_build
from sco_scheduler.workflows.errors import NO_SUCH_REVISION, NOTHING_REMEMBERED, Stopped
from sco_scheduler.workflows.history import copy_before_desk
from sco_scheduler.workflows.later_states import latest, readable


@dataclass(frozen=True)
class Diff:
    """Every meeting of two workbooks with its change, kept ones too, and the events of both."""

    rows: tuple[ChangeRow, ...]
    old: Event
    new: Event
    findings: tuple[Finding, ...]


def diff(old: str | Path, new: str | Path) -> Diff:
    """Compare the sheets Meetings of two agendas workbooks as they are now.

    Raises
    ------
    Stopped
        If a workbook cannot be read.
    """
    one, other = read_agendas_file(Path(old)), read_agendas_file(Path(new))
    # Only cancellations by hand explain changes here: the other rows are the schedule itself.
    out = [row for row in other.rows if not row.is_held]
    pairs = {row.meeting.pair for row in out}
    standing = [PublishedMeeting(m) for m in one.schedule.meetings if m.pair not in pairs]
    rows = compare(one.schedule, other.schedule, [*out, *standing] if out else ())
    return Diff(rows, one.event, other.event, by_importance([*one.findings, *other.findings]))


@dataclass(frozen=True)
class ChangedAgendas:
    """The companies with outdated agendas, in the order in which they are affected, and the interpreters by name.

    ``since`` describes what the agendas are compared with.
    """

    companies: tuple[Outdated, ...]
    interpreters: tuple[str, ...]
    since: Said


def changed_agendas(agendas: str | Path, since: int | str | Path | None = None) -> ChangedAgendas:
    """List the companies whose printed agenda is outdated.

    Parameters
    ----------
    since
        The number of the printed revision, or an older agendas workbook; by default what was printed last into the
        default folder, else the state before any action of the desk, else the revision before the present one.

    Raises
    ------
    Stopped
        If a workbook cannot be read, or has no such revision.
    """
    path = Path(agendas)
    new = read_agendas_file(path)
    if since is None and (printed := readable(last_printed(default_folder(path)))) is not None:
        return _since_workbook(new, printed, Phrase("the-last-print")(number=printed.revision))
    if since is None and new.record.desk.log:
        # Each action at the desk is a revision of its own, and many were undone.
        since = copy_before_desk(path)
    if since is None and (later := latest(new)) is not None:
        since = later.path
    if since is None or isinstance(since, int):
        return _since_revision(path, new, read_earlier_build(path), since)
    return _since_workbook(new, read_agendas_file(Path(since)), Phrase("the-workbook")(name=Path(since).name))


def _since_workbook(new: AgendasFile, old: AgendasFile, since: Said) -> ChangedAgendas:
    """The companies whose agenda differs from that in another workbook, both as they would be printed."""
    changes = only_changes(compare(old.schedule, new.schedule))
    found = differences(old.schedule, new.schedule, changes)
    delegates = {key: (_as_state(d),) for key, d in found.delegates.items()}
    interpreters = {key: (_as_state(d),) for key, d in found.interpreters.items()}
    return _outdated_agendas(new, AgendaRevisions(delegates, interpreters), since)


def _as_state(difference: Difference) -> AgendaRevision:
    return AgendaRevision(1 if difference.new else 2, 1, datetime.min, difference.affected_from, difference.note)


def _since_revision(path: Path, new: AgendasFile, before: EarlierBuild, since: int | None) -> ChangedAgendas:
    numbers = [revision.number for revision in before.record.revisions]
    if not numbers or not before.record.agendas.delegates:
        raise Stopped([*before.findings, Finding(NOTHING_REMEMBERED, details={"path": str(path)})])
    if since is not None and since not in numbers:
        details = {"path": str(path), "known": Phrase("from-to")(first=numbers[0], last=numbers[-1]), "wanted": since}
        raise Stopped([Finding(NO_SUCH_REVISION, details=details)])
    # Before the first build nothing was printed.
    wanted = since if since is not None else max(numbers[0], numbers[-1] - 1)
    later = AgendaRevisions(
        _after(before.record.agendas.delegates, wanted), _after(before.record.agendas.interpreters, wanted)
    )
    told = Phrase("first-revision") if len(numbers) == 1 else Phrase("revision")
    return _outdated_agendas(new, later, told(number=wanted))


def _after(states: Mapping[str, tuple[AgendaRevision, ...]], build: int) -> dict[str, tuple[AgendaRevision, ...]]:
    """The revisions that a later build made."""
    return {key: tuple(state for state in known if state.build > build) for key, known in states.items()}


def _outdated_agendas(new: AgendasFile, states: AgendaRevisions, since: Said) -> ChangedAgendas:
    companies = outdated(new.event, states.delegates)
    return ChangedAgendas(companies, interpreters_outdated(new.event, states.interpreters), since)
