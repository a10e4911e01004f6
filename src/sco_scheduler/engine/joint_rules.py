"""What binds several items of a problem together: limits of a company, the order of meetings, musts of a pair."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from sco_scheduler.domain.event import Event, Level, Pair, Role, Terms
from sco_scheduler.domain.schedule import Published
from sco_scheduler.engine.problem import After, Item, Target


def targets(event: Event, items: Sequence[Item], limit_of: Callable[[Terms], int | None]) -> Iterator[Target]:
    """A limit of each company and role that has one, with the items that count for it."""
    by_company: dict[tuple[int, str], list[int]] = defaultdict(list)
    for item in items:
        by_company[(item.purchaser, Role.PURCHASER.value)].append(item.index)
        by_company[(item.supplier, Role.SUPPLIER.value)].append(item.index)
    for c, company in enumerate(event.companies):
        if company.cancelled:
            continue
        for role in Role:
            terms = company.terms(role)
            limit = limit_of(terms) if terms is not None else None
            if limit is not None:
                yield Target(c, role.value, limit, tuple(by_company.get((c, role.value), ())))


def afters(event: Event, items: Sequence[Item], items_of: Mapping[Pair, Sequence[int]]) -> Iterable[After]:
    """Which items have to take place after which, if both are held; each once, in the order of the requests."""
    with_company: dict[str, list[int]] = defaultdict(list)
    for item in items:
        for company in item.pair:
            with_company[company].append(item.index)
    found: dict[After, None] = {}
    for request in event.requests:
        if request.level is Level.NO or not request.after or request.pair not in items_of:
            continue
        for other in request.after:
            for earlier in with_company.get(other, ()):
                if request.asker not in items[earlier].pair or items[earlier].pair == request.pair:
                    continue
                for later in items_of[request.pair]:
                    if not items[later].history:  # what is past is exempt from wishes
                        found[After(later, earlier)] = None
    return found


def must_pairs(
    items: Sequence[Item], items_of: Mapping[Pair, Sequence[int]], published: Published | None
) -> dict[Pair, tuple[int, ...]]:
    """The items of each pair that a side marked must, unless the published schedule had left it out already."""
    stale = published.unmet_musts if published is not None else frozenset()
    return {
        pair: tuple(indices)
        for pair, indices in items_of.items()
        if indices and items[indices[0]].must and pair not in stale
    }
