"""R4: a meeting takes place in its supplier's zone; a company's fixed table is respected.

The rule concerns one meeting alone: indexing gives every item its supplier's zone, and calls the function
below for the only table that the meeting may use.
"""

from __future__ import annotations

from sco_scheduler.domain.event import TableChoice, Zone
from sco_scheduler.engine.problem import ANY


def supplier_zone(zone: Zone, wishes: tuple[TableChoice | None, ...], pinned: TableChoice | None) -> int | None:
    """The index of the only table of the supplier's zone that a meeting may use.

    Parameters
    ----------
    zone
        The supplier's zone.
    wishes
        The fixed tables of both sides, which bind if the zone has a table with that label.
    pinned
        The table of a Fixed row, which the zone has to have.

    Returns
    -------
    int | None
        ANY if every table will do; None if there is no such table, or the choices differ.
    """
    choices = [choice for choice in (*wishes, pinned) if choice is not None]
    if not choices:
        return ANY
    if pinned is not None and zone.chosen(pinned) is None:
        return None
    found = {t for t in (zone.chosen(choice) for choice in choices) if t is not None}
    if len(found) > 1:
        return None
    return found.pop() if found else ANY
