"""From a registrations file to an event."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from sco_scheduler.domain.event import Event
from sco_scheduler.intake import Intake, Previous, read_registrations
from sco_scheduler.workflows.failures import Stopped


def read(registrations: str | Path) -> Event:
    """The event that a registrations workbook describes.

    Raises:
        Stopped: findings stop the work (no such file, a sheet is missing, …). For findings that do
            not, see ``check``.

    """
    return read_with_findings(registrations)[0]


def read_with_findings(
    registrations: str | Path,
    *,
    previous: Previous | None = None,
    today: date | None = None,
    encoding: str | None = None,
) -> tuple[Event, Intake]:
    """The event, and all that was found while reading it.

    ``previous`` keeps IDs and the day of an earlier build; ``encoding`` is that of CSV files, where it is
    not to be found out.

    Raises:
        Stopped: findings stop the work.

    """
    intake = read_registrations(Path(registrations), previous=previous, today=today, encoding=encoding)
    if intake.event is None:
        raise Stopped(intake.findings)
    return intake.event, intake
