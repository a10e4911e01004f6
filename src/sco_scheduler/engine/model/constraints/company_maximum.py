"""R6: a company's maximum in each role is respected (its delegates are R1's)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from sco_scheduler.domain.event import Event, Role, Terms
from sco_scheduler.engine.model.variables import Variables
from sco_scheduler.engine.problem import Item, Target


def company_maximum(v: Variables) -> None:
    """Limit the number of meetings held over the items of each company and role.

    Past meetings count, and are themselves exempt from a maximum that was lowered since.
    """
    for target in v.problem.maxima:
        choices = [c for i in target.items for c in v.by_item[i]]
        past = sum(v.problem.items[i].history for i in target.items)
        limit = max(target.limit, past)
        if len({c.item for c in choices}) > limit:
            v.model.add(v.total(choices) <= limit)


def items_by_role(event: Event, items: Sequence[Item]) -> dict[Role, list[list[int]]]:
    """Collect the items of each company, by its role in them.

    Parameters
    ----------
    items
        The items, each at its index.

    Returns
    -------
    dict[Role, list[list[int]]]
        By role and company: indices of items.
    """
    as_purchaser: list[list[int]] = [[] for _ in event.companies]
    as_supplier: list[list[int]] = [[] for _ in event.companies]
    for item in items:
        as_purchaser[item.purchaser].append(item.index)
        as_supplier[item.supplier].append(item.index)
    return {Role.PURCHASER: as_purchaser, Role.SUPPLIER: as_supplier}


def targets(
    event: Event, by_role: Mapping[Role, Sequence[Sequence[int]]], limit_of: Callable[[Terms], int | None]
) -> Iterator[Target]:
    """Yield a limit of each company and role that has one, with the items that count for it.

    Parameters
    ----------
    by_role
        The items of each company, as ``items_by_role`` collects them.
    limit_of
        Gives the limit in the terms of a company; None if it has none.
    """
    for c, company in enumerate(event.companies):
        if company.cancelled:
            continue
        for role, items in by_role.items():
            terms = company.terms(role)
            limit = limit_of(terms) if terms is not None else None
            if limit is not None:
                yield Target(c, role.value, limit, tuple(items[c]))
