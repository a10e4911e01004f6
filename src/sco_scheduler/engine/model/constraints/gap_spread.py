"""R9: the gap counts of any two companies that meet differ by at most the gap spread."""

from __future__ import annotations

from sco_scheduler.engine.model.variables import GapLiterals, Variables, add_up


def gap_spread(v: Variables, gaps: GapLiterals) -> None:
    """Bound the gap counts of all companies with meetings by a common minimum and that minimum plus the spread.

    A company with a single delegate and a single meeting has no gap, whatever the slot.
    """
    spread = v.problem.gap_spread
    if spread is None:
        return
    model = v.model
    most = sum((len(slots) - 1) // 2 for slots in v.problem.day_slots) * max(
        (len(d) for d in v.problem.delegates_of), default=1
    )
    least = model.new_int_var(0, most, "least gaps")
    for company, delegates in enumerate(v.problem.delegates_of):
        slots = range(len(v.problem.slots))
        choices = [c for d in delegates for t in slots for c in v.by_delegate_slot.get((d, t), ())]
        if not choices:
            continue
        count = add_up(literal for d in delegates for literal in gaps.of(d))
        model.add(count <= least + spread)
        if any(v.problem.items[c.item].mandatory for c in choices):
            model.add(count >= least)
        else:
            meets = model.new_bool_var(f"meets{company}")
            model.add_max_equality(meets, [v.x[c] for c in choices])
            model.add(count >= least).only_enforce_if(meets)
