"""From a placement with its tables and interpreters to the meetings that people read."""

from __future__ import annotations

from collections.abc import Mapping

from sco_scheduler.domain.schedule import Meeting, Schedule, ordered
from sco_scheduler.engine.placement import Placement
from sco_scheduler.engine.problem import Problem


def to_schedule(
    problem: Problem, placement: Placement, tables: Mapping[int, int], interpreters: Mapping[int, int]
) -> Schedule:
    """The schedule of a placement; ``tables`` and ``interpreters`` are indices by item.

    A meeting keeps the number that it was published under; new ones are numbered after the highest.
    """
    meetings = []
    taken = [item.published_row.meeting.number for item in problem.items if item.published_row is not None]
    highest = max((int(n[1:]) for n in taken if n[:1] == "M" and n[1:].isdigit()), default=0)
    order = sorted(placement.choices(), key=lambda c: (c.slot, problem.items[c.item].zone, tables.get(c.item, -1)))
    for choice in order:
        item = problem.items[choice.item]
        if item.history and item.published_row is not None:
            meetings.append(item.published_row.meeting)  # what is past stays to the letter
            continue
        mode = item.modes[choice.mode]
        slot = problem.slots[choice.slot]
        number = item.published_row.meeting.number if item.published_row is not None else ""
        if not number:
            highest += 1
            number = f"M{highest:03d}"
        interpreter = interpreters.get(item.index)
        meetings.append(
            Meeting(
                purchaser=item.pair[0],
                supplier=item.pair[1],
                start=slot.start,
                end=slot.end,
                zone=problem.zones[item.zone],
                table=problem.table_labels[item.zone][tables[item.index]],
                purchaser_delegate=problem.delegates[mode.purchaser_delegate],
                supplier_delegate=problem.delegates[mode.supplier_delegate],
                interpreter=None if interpreter is None else problem.interpreters[interpreter],
                number=number,
            )
        )
    return Schedule(problem.event, ordered(problem.event, tuple(meetings)))
