"""The order in which agendas are handed out."""

from __future__ import annotations

from collections import Counter
from enum import StrEnum

from sco_scheduler.agendas.collation import SortKey, sort_key
from sco_scheduler.agendas.delegates import IndexEntry, index
from sco_scheduler.agendas.people import company_name
from sco_scheduler.domain.schedule import Schedule


class Order(StrEnum):
    """By zone, then by the company's name; or by the company's name alone."""

    ZONE = "zone"
    NAME = "name"


def in_order(schedule: Schedule, order: Order) -> tuple[IndexEntry, ...]:
    """The delegates who get an agenda, in the order in which these are handed out.

    A delegate's zone is the one with most of the delegate's meetings, of equals the first of the
    event; without meetings, the supplier's own. Who has no zone comes last.
    """

    def place(entry: IndexEntry) -> SortKey:
        name = sort_key(company_name(schedule.event, entry.company.id))
        zone = _zone(schedule, entry) if order is Order.ZONE else 0
        return (zone, name, entry.company.id, entry.delegate.key)

    return tuple(sorted((entry for entry in index(schedule) if entry.has_agenda), key=place))


def _zone(schedule: Schedule, entry: IndexEntry) -> int:
    codes = [zone.code for zone in schedule.event.zones]
    counts = Counter(meeting.zone for meeting in schedule.by_delegate[entry.delegate.key])
    if counts:
        return min(range(len(codes)), key=lambda i: -counts[codes[i]], default=0)
    supplier = entry.company.supplier
    return codes.index(supplier.zone) if supplier is not None and supplier.zone in codes else len(codes)
