"""Reads the agendas of companies from an agendas workbook."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sco_scheduler.agendas.rows import DelegateAgenda, delegate_agendas
from sco_scheduler.domain.event import Event
from sco_scheduler.domain.findings import Finding
from sco_scheduler.domain.messages import Said
from sco_scheduler.domain.schedule import Published
from sco_scheduler.insight.summary import why_without_meetings
from sco_scheduler.insight.unmet import explain
from sco_scheduler.workflows.agendas_file import read_agendas_file
from sco_scheduler.workflows.companies import find_company


@dataclass(frozen=True)
class Shown:
    """The agendas of one company or of all, with the findings of reading the workbook.

    ``without_meetings`` are the companies among them without a meeting, by ID, with the reason.
    """

    event: Event
    agendas: tuple[DelegateAgenda, ...]
    findings: tuple[Finding, ...]
    without_meetings: Mapping[str, Said]


def show(agendas: str | Path, who: str | None = None) -> Shown:
    """Return the agendas of delegates, from the present sheet Meetings.

    Parameters
    ----------
    agendas
        The workbook.
    who
        The company, by ID, name or unique part of a name; None for all.

    Returns
    -------
    Shown
        The agendas, in the order of the delegates.

    Raises
    ------
    Stopped
        If the workbook cannot be read.
    Unknown
        If no company, or more than one, has this name.
    """
    file = read_agendas_file(Path(agendas))
    event = file.event
    companies = event.companies if who is None else (find_company(event, who),)
    keys = [d.key for c in companies if who is not None or not c.cancelled for d in c.delegates]
    held = {company for meeting in file.schedule.meetings for company in meeting.pair}
    without = {company.id for company in companies if company.id not in held and not company.cancelled}
    unmet = explain(file.schedule, published=Published(file.rows), of=without, searched=False) if without else ()
    reasons = why_without_meetings(file.schedule, unmet) if without else {}
    return Shown(event, tuple(delegate_agendas(file.schedule, keys)), file.findings, reasons)
