"""What the desk notes on the day: who is there, who is to be told, and what was done when and by whom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from sco_scheduler.domain.event import Company, Event, Request, Table, Zone
from sco_scheduler.domain.messages import Note
from sco_scheduler.domain.time import Span


class Presence(StrEnum):
    """Whether somebody is there; nobody is expected before the first meeting."""

    EXPECTED = ""
    ARRIVED = "arrived"
    NO_SHOW = "no-show"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class DeskEntry:
    """A line of the log: when, at which desk, what was done. ``company`` is the one that it is about, if any."""

    at: datetime
    desk: str
    text: Note
    company: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """Somebody to be told of a change; ``told_at`` None until that is ticked off."""

    company: str
    at: datetime
    text: Note
    told_at: datetime | None = None


def _nobody() -> dict[str, Presence]:
    return {}


def _no_spans() -> dict[str, tuple[Span, ...]]:
    return {}


@dataclass(frozen=True)
class DeskRecord:
    """All that the desk keeps in an agendas workbook.

    Attributes:
        log: what was done, oldest first.
        notices: who is to be told of what, oldest first.
        presence: of each delegate, by key.
        walk_ins: companies that came without a registration.
        requests: those that were made at the desk.
        absences: when delegates (by key) and interpreters (by ID) are away that registrations do not know of.
        closed: when tables are not to be had, by zone and label (``A/5``).

    """

    log: tuple[DeskEntry, ...] = ()
    notices: tuple[Notice, ...] = ()
    presence: Mapping[str, Presence] = field(default_factory=_nobody)
    walk_ins: tuple[Company, ...] = ()
    requests: tuple[Request, ...] = ()
    absences: Mapping[str, tuple[Span, ...]] = field(default_factory=_no_spans)
    closed: Mapping[str, tuple[Span, ...]] = field(default_factory=_no_spans)

    @property
    def is_blank(self) -> bool:
        """Whether nothing was noted yet."""
        return self == DeskRecord()

    @property
    def waiting(self) -> tuple[Notice, ...]:
        """Who has not been told yet."""
        return tuple(notice for notice in self.notices if notice.told_at is None)


def with_desk(event: Event, desk: DeskRecord) -> Event:
    """The event with what the desk knows beyond the registrations: walk-ins, requests, absences, closed tables.

    What the registrations know by now is not added again.
    """
    if not (desk.walk_ins or desk.requests or desk.absences or desk.closed):
        return event
    names = {company.name.casefold() for company in event.companies}
    ids = set(event.company_by_id)
    new = tuple(c for c in desk.walk_ins if c.id not in ids and c.name.casefold() not in names)
    companies = tuple(_with_absences(company, desk) for company in (*event.companies, *new))
    known = {company.id for company in companies}
    asked = {(request.asker, request.pair) for request in event.requests}
    more = tuple(r for r in desk.requests if {r.purchaser, r.supplier} <= known and (r.asker, r.pair) not in asked)
    interpreters = event.interpreters
    if interpreters is not None:
        interpreters = tuple(
            replace(i, absences=_joined(i.absences, desk.absences.get(i.id, ()))) for i in interpreters
        )
    return replace(
        event,
        companies=companies,
        requests=(*event.requests, *more),
        interpreters=interpreters,
        zones=tuple(_with_closed(zone, desk) for zone in event.zones),
    )


def _with_absences(company: Company, desk: DeskRecord) -> Company:
    if not any(delegate.key in desk.absences for delegate in company.delegates):
        return company
    delegates = tuple(replace(d, absences=_joined(d.absences, desk.absences.get(d.key, ()))) for d in company.delegates)
    return replace(company, delegates=delegates)


def _with_closed(zone: Zone, desk: DeskRecord) -> Zone:
    def table(table: Table) -> Table:
        spans = desk.closed.get(f"{zone.code}/{table.label}", ())
        return replace(table, closed=_joined(table.closed, spans)) if spans else table

    return replace(zone, tables=tuple(map(table, zone.tables)))


def _joined(spans: tuple[Span, ...], more: tuple[Span, ...]) -> tuple[Span, ...]:
    return (*spans, *(span for span in more if span not in spans))
