"""Reads agendas workbooks, with the typed Record of the build that wrote them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

from sco_scheduler.domain.event import Event
from sco_scheduler.domain.findings import Finding, by_importance, stops
from sco_scheduler.domain.record import Record
from sco_scheduler.domain.schedule import PublishedMeeting, Schedule, held_schedule
from sco_scheduler.intake import read_agendas
from sco_scheduler.workflows.errors import EVENT_MISSING, Stopped

LAST_PRINT = "last-print.xlsx"
"""The copy, in the folder of the files, of the workbook from which they were last printed for everybody."""

LAST_MESSAGES = "last-messages.xlsx"
"""The copy, in the folder of the messages, of the workbook from which they were written."""


def default_folder(agendas: str | Path) -> Path:
    """The folder of printed agendas: next to the workbook, with its name."""
    path = Path(agendas)
    return path.parent / (path.stem if path.suffix else f"{path.name}-files")


def messages_folder(agendas: str | Path) -> Path:
    """The folder of messages: next to the workbook, with its name."""
    path = Path(agendas)
    return path.parent / f"{path.stem}-messages"


def last_printed(*folders: Path) -> Path | None:
    """Return the copy of the workbook of the last print into one of these folders, or None."""
    kept = [path for folder in folders if (path := folder / LAST_PRINT).is_file()]
    return max(kept, key=lambda path: path.stat().st_mtime_ns, default=None)


@dataclass(frozen=True)
class AgendasFile:
    """An agendas workbook, read by its own Record.

    ``event`` is the one that the schedule was made from, ``rows`` the sheet Meetings in its present state, and
    ``record`` the content of the hidden sheet.
    """

    path: Path
    event: Event
    rows: tuple[PublishedMeeting, ...]
    record: Record
    findings: tuple[Finding, ...]

    @cached_property
    def schedule(self) -> Schedule:
        """The schedule of the sheet Meetings as it is now."""
        return held_schedule(self.event, self.rows)

    @property
    def as_written(self) -> Schedule:
        """The schedule as it was written and printed; the present one if the Record does not have it."""
        return Schedule(self.event, self.record.meetings) if self.record.meetings is not None else self.schedule

    @property
    def edited(self) -> bool:
        """Whether the held meetings were edited by hand after the workbook was written."""
        written = self.record.meetings
        return written is not None and Counter(written) != Counter(self.schedule.meetings)

    @property
    def revision(self) -> int:
        """The number of the build that wrote the workbook; 1 if the Record does not have it."""
        return self.record.revisions[-1].number if self.record.revisions else 1

    @property
    def built_at(self) -> datetime:
        """The time of that build; the file's time of change if the Record does not have it."""
        if self.record.revisions:
            return self.record.revisions[-1].built_at
        return datetime.fromtimestamp(self.path.stat().st_mtime).replace(microsecond=0)

    @property
    def saved_at(self) -> datetime | None:
        """The time at which a workbook that was edited by hand was last saved; None if it was not edited."""
        return datetime.fromtimestamp(self.path.stat().st_mtime, UTC) if self.edited else None

    @property
    def own_revisions(self) -> Mapping[str, tuple[int, datetime]]:
        """The number and time of each agenda's own revision, by delegate's key or interpreter's ID."""
        both = {**self.record.agendas.delegates, **self.record.agendas.interpreters}
        return {whose: (states[-1].number, states[-1].made_at) for whose, states in both.items() if states}

    def in_languages(self, languages: tuple[str, ...]) -> AgendasFile:
        """A copy whose event has these languages for all agendas."""
        event = self.event
        companies = tuple(
            company if company.agenda_language in languages else replace(company, agenda_language="")
            for company in event.companies
        )
        settings = replace(event.settings, languages=languages)
        return replace(self, event=replace(event, settings=settings, companies=companies))


def read_agendas_file(path: Path) -> AgendasFile:
    """Read an agendas workbook by its own Record.

    Raises
    ------
    Stopped
        If it cannot be read, or does not say which event it belongs to.
    """
    read = read_agendas(path, None)
    findings = by_importance(read.findings)
    if stops(findings):
        raise Stopped(findings)
    if read.event is None:
        raise Stopped([*findings, Finding(EVENT_MISSING, details={"path": str(path)})])
    return AgendasFile(path, read.event, read.rows, read.record, findings)
