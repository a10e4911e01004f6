"""The catalogue of everything that reading a workbook can find, by topic.

A reader takes a kind by its name (``kinds.REQUEST_ITSELF``); ``KINDS`` has all by their code.
"""

from __future__ import annotations

from sco_scheduler.domain.findings import FindingKind
from sco_scheduler.intake.kinds import (
    agendas,
    answers,
    companies,
    event,
    feedback,
    files,
    maps,
    requests,
    sheets,
    understanding,
    values,
)

KINDS: dict[str, FindingKind] = {
    kind.code: kind
    for module in (files, maps, sheets, understanding, values, event, companies, requests, answers, agendas, feedback)
    for kind in vars(module).values()
    if isinstance(kind, FindingKind)
}
"""Every kind by its code, in the order of the topics."""

__all__ = [
    "KINDS",
    "agendas",
    "answers",
    "companies",
    "event",
    "feedback",
    "files",
    "maps",
    "requests",
    "sheets",
    "understanding",
    "values",
]
