"""R5: nobody needs to be in two zones faster than one can walk (delegates; interpreters are R7's)."""

from __future__ import annotations

from sco_scheduler.engine.model.variables import Variables


def walking_time(v: Variables) -> None:
    """For slots that are too near: a meeting in one zone excludes those in all other zones."""
    problem = v.problem
    if not problem.walking:
        return
    for delegate in range(len(problem.delegates)):
        zones = v.zones_of(delegate)
        if len(zones) < 2:
            continue
        for slot, later in enumerate(problem.too_near):
            for next_slot in later:
                now = v.by_delegate_slot.get((delegate, slot), ())
                then = v.by_delegate_slot.get((delegate, next_slot), ())
                for zone in zones:
                    here = [c for c in now if problem.items[c.item].zone == zone]
                    there = [c for c in then if problem.items[c.item].zone != zone]
                    if here and there:
                        v.at_most_one((*here, *there))
