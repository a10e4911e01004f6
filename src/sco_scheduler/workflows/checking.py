"""What can be known of an event before anything is solved."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sco_scheduler.domain.event import Event
from sco_scheduler.domain.findings import Finding, by_importance, stops
from sco_scheduler.insight.capacity import Capacity, capacity
from sco_scheduler.intake import Intake, read_registrations
from sco_scheduler.workflows.reading import Registrations, files_of, path_of


@dataclass(frozen=True)
class Check:
    """The findings, most serious first; the event and its capacity where no finding stops the work."""

    intake: Intake
    findings: tuple[Finding, ...]
    event: Event | None = None
    capacity: Capacity | None = None

    @property
    def ok(self) -> bool:
        """Whether a schedule can be built from it."""
        return self.event is not None and not stops(self.findings)


def check(registrations: Registrations, *, encoding: str | None = None, form: str | Path | None = None) -> Check:
    """Read registrations, and report all that was found, and the room against what is asked.

    The arguments are those of ``read``.
    """
    intake = read_registrations(files_of(registrations), encoding=encoding, form=path_of(form))
    findings = by_importance(intake.findings)
    if intake.event is None:
        return Check(intake, findings)
    return Check(intake, findings, intake.event, capacity(intake.event))
