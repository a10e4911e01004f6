"""What reading a workbook gives, and what it is given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from sco_scheduler.domain.event import Event
from sco_scheduler.domain.findings import Finding
from sco_scheduler.domain.messages import Phrase
from sco_scheduler.domain.record import Record
from sco_scheduler.domain.schedule import Meeting, PublishedMeeting
from sco_scheduler.intake import phrases


def _no_ids() -> dict[str, str]:
    return {}


def _no_tables() -> dict[str, int]:
    return {}


@dataclass(frozen=True)
class Previous:
    """What an earlier build decided and a later one keeps.

    ``ids`` are made-up IDs by the company's name; ``default_date`` is the day of the default
    sessions, and ``default_tables`` how many tables the default zones had, by their codes.
    """

    ids: Mapping[str, str] = field(default_factory=_no_ids)
    default_date: date | None = None
    default_tables: Mapping[str, int] = field(default_factory=_no_tables)


@dataclass(frozen=True, slots=True)
class RowCount:
    """The rows of one sheet below its header, and what they became; the numbers of ``parts`` add up to ``rows``."""

    sheet: str
    what: str
    rows: int
    parts: tuple[tuple[str, int], ...]

    @property
    def told(self) -> Phrase:
        """``182 supplier rows: 180 companies, 1 duplicate, 1 without a name``."""
        parts = [
            phrases.BECAME[name](count=number)
            for place, (name, number) in enumerate(self.parts)
            if number or place == 0
        ]
        return phrases.ROWS_BECAME(rows=phrases.ROWS_OF[self.what](count=self.rows), parts=tuple(parts))


@dataclass(frozen=True)
class Intake:
    """A registrations workbook as read.

    ``event`` is None exactly where a finding stops the work. ``ids`` are all made-up IDs by the
    company's name, those of the earlier build included; ``default_date`` is the day that was taken
    because no sessions are given, else None; ``default_tables`` are the numbers of tables, by the zone's
    code, that were taken because no zones are given.
    """

    event: Event | None
    findings: tuple[Finding, ...] = ()
    ids: Mapping[str, str] = field(default_factory=_no_ids)
    default_date: date | None = None
    default_tables: Mapping[str, int] = field(default_factory=_no_tables)
    rows: tuple[RowCount, ...] = ()
    """What became of the rows of each sheet."""


@dataclass(frozen=True)
class AgendasRead:
    """An agendas workbook as it stands now.

    ``rows`` is the Meetings sheet, in its order; ``unread`` has the numbers of its rows that were left
    out, since they cannot be understood. ``record`` is what the hidden sheet Record says.
    """

    rows: tuple[PublishedMeeting, ...] = ()
    unread: frozenset[str] = frozenset()
    record: Record = field(default_factory=Record)
    findings: tuple[Finding, ...] = ()

    @property
    def event(self) -> Event | None:
        """The event that the workbook was written from, None where the Record does not have it."""
        return self.record.event

    @property
    def written(self) -> tuple[Meeting, ...] | None:
        """The meetings as they were written, None where the Record does not have them."""
        return self.record.meetings
