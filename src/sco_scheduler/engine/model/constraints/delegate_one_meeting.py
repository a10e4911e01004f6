"""R1: a delegate is in one meeting at a time."""

from __future__ import annotations

from sco_scheduler.engine.model.variables import Variables


def delegate_one_meeting(v: Variables) -> None:
    """Of the choices that need a delegate in a slot, at most one is taken."""
    for choices in v.by_delegate_slot.values():
        v.at_most_one(choices)
