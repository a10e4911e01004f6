"""What reading a workbook gives, and what it is given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from sco_scheduler.domain.event import Event
from sco_scheduler.domain.findings import Finding
from sco_scheduler.domain.messages import Phrase
from sco_scheduler.domain.schedule import Meeting, PublishedMeeting
from sco_scheduler.intake import phrases


def _no_ids() -> dict[str, str]:
    return {}


@dataclass(frozen=True)
class Previous:
    """What an earlier build decided and a later one keeps.

    ``ids`` are made-up IDs by the company's name; ``default_date`` is the day of the default
    sessions.
    """

    ids: Mapping[str, str] = field(default_factory=_no_ids)
    default_date: date | None = None


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
    because no sessions are given, else None.
    """

    event: Event | None
    findings: tuple[Finding, ...] = ()
    ids: Mapping[str, str] = field(default_factory=_no_ids)
    default_date: date | None = None
    rows: tuple[RowCount, ...] = ()
    """What became of the rows of each sheet."""


def _no_record() -> dict[str, object]:
    return {}


@dataclass(frozen=True)
class AgendasRead:
    """An agendas workbook as it stands now.

    ``version`` is the format's version, '' where the Record says none. ``event`` is the event that
    the workbook was written from, ``written`` the meetings as written; both None where the Record
    does not have them. ``rows`` is the Meetings sheet, in its order; ``unread`` has the numbers of its
    rows that were left out, since they cannot be understood. ``record`` holds the Record's other
    entries as plain JSON data.
    """

    version: str = ""
    event: Event | None = None
    rows: tuple[PublishedMeeting, ...] = ()
    written: tuple[Meeting, ...] | None = None
    unread: frozenset[str] = frozenset()
    record: Mapping[str, object] = field(default_factory=_no_record)
    findings: tuple[Finding, ...] = ()
