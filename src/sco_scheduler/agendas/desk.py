"""What the desk needs when something goes wrong: who and what is free in each slot."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sco_scheduler.agendas.hall import TableSlot, table_slots
from sco_scheduler.domain.event import Company, Delegate, Interpreter
from sco_scheduler.domain.schedule import Schedule
from sco_scheduler.domain.time import Slot, Span


@dataclass(frozen=True, slots=True)
class FreePerson:
    """A delegate who is there and has no meeting in the slot."""

    company: Company
    delegate: Delegate


@dataclass(frozen=True, slots=True)
class FreeSlot:
    """All that is free in a slot; a company in both roles counts as a purchaser.

    ``tables`` are the labels of the open tables without a meeting, by zone.
    """

    slot: Slot
    purchasers: tuple[FreePerson, ...]
    suppliers: tuple[FreePerson, ...]
    interpreters: tuple[Interpreter, ...]
    tables: tuple[tuple[str, tuple[str, ...]], ...]


def free_slots(schedule: Schedule) -> Iterator[FreeSlot]:
    """Slot by slot what is free; people in the order of the registrations."""
    event = schedule.event
    grids = [(zone, tuple(table_slots(schedule, zone))) for zone in event.zones]
    for slot in event.slots:
        held = [m for m in schedule.meetings if m.start < slot.end and slot.start < m.end]
        busy = {key for m in held for key in m.delegates}
        working = {m.interpreter for m in held}
        free = [
            FreePerson(company, delegate)
            for company in event.companies
            if not company.cancelled
            for delegate in company.delegates
            if delegate.key not in busy and _there(delegate.absences, slot)
        ]
        tables = (
            (zone.code, tuple(row[slot.index].table.label for row in grid if _is_open(row[slot.index])))
            for zone, grid in grids
        )
        yield FreeSlot(
            slot,
            tuple(person for person in free if person.company.purchaser is not None),
            tuple(person for person in free if person.company.purchaser is None),
            tuple(i for i in event.interpreters or () if i.id not in working and _there(i.absences, slot)),
            tuple((zone, labels) for zone, labels in tables if labels),
        )


def _is_open(cell: TableSlot) -> bool:
    return cell.meeting is None and not cell.closed


def _there(absences: tuple[Span, ...], slot: Slot) -> bool:
    return not any(span.overlaps(slot.start, slot.end) for span in absences)
