"""R8: After wishes are respected.

Pins are mandatory items (R2), and session and delegate wishes restrict the modes of an item.
"""

from __future__ import annotations

from sco_scheduler.engine.model.variables import Variables


def pins_and_wishes(v: Variables) -> None:
    """A meeting that comes after another excludes that one from its own slot on.

    For each slot s: not both "the later one in s or before" and "the earlier one in s or after". These
    cliques say the same as all pairs of slots, and propagate more.
    """
    for after in v.problem.afters:
        later, earlier = v.by_item[after.later], v.by_item[after.earlier]
        for slot in sorted({c.slot for c in later}):
            until = [c for c in later if c.slot <= slot]
            since = [c for c in earlier if c.slot >= slot]
            if since:
                v.at_most_one([*until, *since])
