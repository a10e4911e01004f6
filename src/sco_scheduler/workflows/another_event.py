"""Whether a published schedule is of the event that is built at all: a wrong file name should cost nothing."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from sco_scheduler.domain.event import Event
from sco_scheduler.domain.findings import Finding
from sco_scheduler.intake.kinds import agendas as kinds
from sco_scheduler.intake.results import AgendasRead
from sco_scheduler.workflows.failures import OTHER_EVENT, Stopped


def refuse_another_event(path: Path, read: AgendasRead, event: Event) -> None:
    """Stop where fewer than half of the published schedule's companies are registered here."""
    companies, registered = _registered(read, event)
    if companies and 2 * registered < companies:
        details = {"path": str(path), "companies": companies, "registered": registered}
        raise Stopped([Finding(OTHER_EVENT, details=details)])


def _registered(read: AgendasRead, event: Event) -> tuple[int, int]:
    """The number of companies of the published schedule, and of those among them that are registered here.

    A company is known by its name, since made-up IDs are the same in any event; without the Record,
    by the names that stand in the rows.
    """
    if read.event is not None:
        names = {_fold(n) for c in event.companies for n in (c.name, c.local_name) if n}
        nameless = {c.id for c in event.companies if not (c.name or c.local_name)}
        known = [
            names & {_fold(c.name), _fold(c.local_name)} or (not c.name and not c.local_name and c.id in nameless)
            for c in read.event.companies
        ]
        return len(known), sum(map(bool, known))
    found = {company for row in read.rows for company in row.meeting.pair}
    other = {str(f.details.get("value")) for f in read.findings if f.kind is kinds.UNKNOWN_COMPANY}
    renamed = {str(f.details.get("value")) for f in read.findings if f.kind is kinds.NAME_DIFFERS}
    return len(found | other), len(found - renamed)


def _fold(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip().casefold()
