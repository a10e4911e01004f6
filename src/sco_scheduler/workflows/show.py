"""Reads agendas of companies out of an agendas workbook."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from sco_scheduler.agendas.delegates import DelegateAgenda, delegate_agendas
from sco_scheduler.domain.event import Company, Event
from sco_scheduler.domain.findings import Finding
from sco_scheduler.domain.messages import Said
from sco_scheduler.domain.schedule import Published
from sco_scheduler.domain.values import fold, fold_alike
from sco_scheduler.insight.summary import why_without_meetings
from sco_scheduler.insight.unmet import explain
from sco_scheduler.workflows.agendas_file import read_agendas_file
from sco_scheduler.workflows.errors import Unknown

_CANDIDATES = 8
_LEAST_SCORE = 55
"""A name less alike than this (of 100) is no suggestion."""


@dataclass(frozen=True)
class Shown:
    """The agendas of one company or of all, with the findings of reading the workbook.

    ``without_meetings`` are those of the companies that hold no meeting, by ID, with the reason.
    """

    event: Event
    agendas: tuple[DelegateAgenda, ...]
    findings: tuple[Finding, ...]
    without_meetings: Mapping[str, Said]


def show(agendas: str | Path, who: str | None = None) -> Shown:
    """Return the agendas of delegates, from the sheet Meetings as it is now.

    Parameters
    ----------
    agendas
        The workbook.
    who
        The company, by ID, name or unique part of a name; None for all.

    Raises
    ------
    Stopped
        The workbook cannot be read.
    Unknown
        No company, or more than one, has this name.
    """
    file = read_agendas_file(Path(agendas))
    event = file.event
    companies = event.companies if who is None else (find_company(event, who),)
    keys = [d.key for c in companies if who is not None or not c.cancelled for d in c.delegates]
    held = {company for meeting in file.schedule.meetings for company in meeting.pair}
    without = {company.id for company in companies if company.id not in held and not company.cancelled}
    unmet = explain(file.schedule, published=Published(file.rows), of=without) if without else ()
    reasons = why_without_meetings(file.schedule, unmet) if without else {}
    return Shown(event, tuple(delegate_agendas(file.schedule, keys)), file.findings, reasons)


def find_company(event: Event, who: str) -> Company:
    """Find a company by ID, else by name, else by a part of its name that no other has.

    Parameters
    ----------
    event
        The event.
    who
        The ID or name.

    Raises
    ------
    Unknown
        None, or more than one, with the likely ones.
    """
    wanted = fold(who)
    by_id = [c for c in event.companies if fold(c.id) == wanted]
    by_name = [c for c in event.companies if wanted in {fold(name) for name in _names(c)}]
    for exact in (by_id, by_name):
        if len(exact) == 1:
            return exact[0]
    part = [c for c in event.companies if wanted and any(wanted in fold(n) for n in _names(c))]
    if len(part) == 1:
        return part[0]
    if part:
        raise Unknown(who, [_label(c) for c in part], ambiguous=True)
    alike = [c for c in event.companies if fold_alike(c.id) == fold_alike(who)]
    if len(alike) == 1:
        return alike[0]
    raise Unknown(who, [_label(company) for company in nearest_companies(event, who)], ambiguous=False)


def nearest_companies(event: Event, who: str) -> list[Company]:
    """Return the few companies whose ID or name is most like a text.

    Parameters
    ----------
    event
        The event.
    who
        The text.
    """
    from rapidfuzz import fuzz, process

    names = {f"{c.id}\n{name}": (c, name) for c in event.companies for name in (c.id, *_names(c))}
    choices = {key: fold(name) for key, (_, name) in names.items()}
    rows = process.extract(fold(who), choices, scorer=fuzz.WRatio, score_cutoff=_LEAST_SCORE, limit=_CANDIDATES)
    return list({names[key][0].id: names[key][0] for _, _, key in rows}.values())


def _names(company: Company) -> Iterable[str]:
    return (name for name in (company.name, company.local_name) if name)


def _label(company: Company) -> str:
    return f"{company.id}  {' / '.join(dict.fromkeys(_names(company)))}".rstrip()
