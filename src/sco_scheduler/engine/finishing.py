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


def any_tables(problem: Problem, placement: Placement) -> dict[int, int]:
    """Fixed tables first, then published ones that are free, then whatever is left, in order."""
    found: dict[int, int] = {}
    taken: set[tuple[int, int, int]] = set()

    def give(item: int, slot: int, table: int) -> None:
        found[item] = table
        taken.add((problem.items[item].zone, slot, table))

    choices = [choice for choice in placement.choices() if not problem.items[choice.item].history]
    for choice in choices:
        item = problem.items[choice.item]
        if item.table >= 0:
            give(choice.item, choice.slot, item.table)
    for choice in choices:
        item, place = problem.items[choice.item], problem.items[choice.item].published
        if choice.item in found or place is None or place.table < 0 or place.slot != choice.slot:
            continue
        is_open = choice.slot in problem.table_open[item.zone][place.table]
        if is_open and (item.zone, choice.slot, place.table) not in taken:
            give(choice.item, choice.slot, place.table)
    for choice in choices:
        item = problem.items[choice.item]
        if choice.item not in found:
            tables = enumerate(problem.table_open[item.zone])
            free = (k for k, opened in tables if choice.slot in opened)
            give(choice.item, choice.slot, next(k for k in free if (item.zone, choice.slot, k) not in taken))
    return found
