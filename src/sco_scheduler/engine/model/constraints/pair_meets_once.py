"""R2: a pair meets once at most; R8: a pinned meeting is held."""

from __future__ import annotations

from sco_scheduler.engine.model.variables import Variables


def pair_meets_once(v: Variables) -> None:
    """Each item is held once at most, and exactly once where a pin asks for it."""
    for item in v.problem.items:
        literals = [v.x[c] for c in v.by_item[item.index]]
        if item.mandatory:
            v.model.add_exactly_one(literals)
        elif literals:
            v.model.add_at_most_one(literals)
