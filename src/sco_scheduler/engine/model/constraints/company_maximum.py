"""R6: a company's maximum in each role is respected (its delegates are R1's)."""

from __future__ import annotations

from sco_scheduler.engine.model.variables import Variables


def company_maximum(v: Variables) -> None:
    """Bound the meetings held over the items of each company and role.

    Meetings of the past count, and are themselves exempt from a maximum that was lowered since.
    """
    for target in v.problem.maxima:
        choices = [c for i in target.items for c in v.by_item[i]]
        past = sum(v.problem.items[i].history for i in target.items)
        limit = max(target.limit, past)
        if len({c.item for c in choices}) > limit:
            v.model.add(v.total(choices) <= limit)
