"""R3: a table holds one meeting at a time.

A zone's tables are interchangeable except for meetings with a fixed one. Each fixed table is
claimed by at most one meeting per slot; then the zone's meetings of a slot fit exactly if their number
is at most that of its open tables, since the others take any remaining table.
"""

from __future__ import annotations

from sco_scheduler.engine.model.variables import Variables


def table_one_meeting(v: Variables) -> None:
    """Count the meetings of each zone and slot against its open tables, and claims of fixed tables."""
    for (zone, slot), choices in v.by_zone_slot.items():
        capacity = v.problem.capacity[zone][slot]
        if len({c.item for c in choices}) > capacity:
            v.model.add(v.total(choices) <= capacity)
    for choices in v.by_table_slot.values():
        v.at_most_one(choices)
