"""What each reader of a random schedule sees, and whose agenda is another one after a change, compared as text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from sco_scheduler.agendas.changes import changed, reprinted
from sco_scheduler.agendas.collation import Order, in_order
from sco_scheduler.agendas.desk import DeskCell, arrivals_by_company, arrivals_by_delegate, desk_days
from sco_scheduler.agendas.rows import (
    TimeRow,
    company_rows,
    delegate_agendas,
    interpreter_agendas,
    on_paper,
    row_hours,
    slot_reason,
    table_slots,
    unmet_rows,
)
from sco_scheduler.domain.schedule import Meeting, Schedule
from sco_scheduler.insight.unmet import explain
from tests.output.layout import compared_part
from tests.verify.schedules import draw_valid


def cell(kind: object, meeting: Meeting | None) -> str:
    return f"{kind} {' '.join(meeting.pair)}" if meeting is not None else str(kind)


def time_row(row: TimeRow) -> str:
    return f"{row_hours(row)} {cell(row.kind, row.meeting)}"


def desk_cells(cells: tuple[DeskCell, ...]) -> str:
    return ", ".join(cell(one.kind, one.meeting) for one in cells)


def told(schedule: Schedule) -> Iterator[str]:
    event = schedule.event
    for agenda in delegate_agendas(schedule, event.delegate_by_key):
        for day in on_paper(agenda).days:
            lines = (
                (row_hours(row), row.kind, row.zone, row.table, row.company_name, row.delegate, row.interpreter)
                for row in day.rows
            )
            yield f"{agenda.delegate.key} {day.date:%d}: {'; '.join(' '.join(filter(None, line)) for line in lines)}"
        yield f"  {agenda.meetings} meetings, colleagues {agenda.colleagues}"
    for one in interpreter_agendas(schedule):
        rows = ("; ".join(map(time_row, day.rows)) for day in one.days)
        yield f"{one.interpreter.id} {one.meetings}: {' / '.join(rows)}"
    for zone in event.zones:
        for slots in table_slots(schedule, zone):
            line = (cell("closed" if slot.closed else "open", slot.meeting) for slot in slots)
            yield f"{zone.code}/{slots[0].table.label if slots else ''}: {', '.join(line)}"
    for row in company_rows(schedule):
        held, wishes = f"{row.as_purchaser}+{row.as_supplier}", f"{row.wishes_met} of {row.wishes_asked}"
        more = f"top {row.top_met} of {row.top_asked}, invited {row.invited_met} of {row.invited}"
        yield f"{row.company.id}: {held}, {wishes}, {more}, gaps {row.gaps}, lost {row.lost_minutes}"
    for unmet in unmet_rows(event, explain(schedule)):
        sides = (
            f"{side.asker} {side.level} {side.rank}" if side is not None else "-"
            for side in (unmet.purchaser, unmet.supplier)
        )
        yield f"{' '.join(unmet.unmet.pair)} {slot_reason(unmet.unmet).value}: {', '.join(sides)}"
    for desk in desk_days(schedule):
        for line in (*desk.purchasers, *desk.suppliers):
            yield f"{desk.day.date:%d} {line.delegate.key}: {desk_cells(line.cells)}"
        yield from (f"{line.interpreter.id}: {desk_cells(line.cells)}" for line in desk.interpreters)
        yield from (f"{line.zone.code} free {line.free}" for line in desk.zones)
    for arrivals in (arrivals_by_company(schedule), arrivals_by_delegate(schedule)):
        first = (f"{a.initial} {a.name} {a.delegate} {cell('', a.first).strip()}" for a in arrivals)
        yield f"arrivals: {'; '.join(first)}"
    for order in Order:
        yield f"by {order}: {' '.join(entry.delegate.key for entry in in_order(schedule, order))}"


@pytest.mark.parametrize("seed", range(8))
def test_what_each_reader_of_a_schedule_sees(seed):
    rng = Random(seed)
    schedule = draw_valid(rng)
    less = Schedule(schedule.event, tuple(m for m in schedule.meetings if rng.random() < 0.6))
    lines = list(told(schedule))
    for one, other in ((schedule, less), (less, schedule)):
        another = changed(one, other)
        parts = (sorted(part) for part in (another.delegates, another.tables, another.interpreters, another.gone))
        lines.append(f"changed: {' '.join(map(str, parts))}, {reprinted(one, other)} agendas")
    compared_part(Path(__file__).parent / "golden" / "whole.txt", str(seed), lines)
