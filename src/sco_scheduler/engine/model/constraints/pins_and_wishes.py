"""R8: After wishes are respected.

Pins are mandatory items (R2), and session and delegate wishes restrict the modes of an item.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from sco_scheduler.domain.event import Event, Level, Pair
from sco_scheduler.domain.schedule import Published
from sco_scheduler.engine.model.variables import Variables
from sco_scheduler.engine.problem import After, Item


def pins_and_wishes(v: Variables) -> None:
    """Order the meetings of ``After`` wishes.

    For each slot s: not both "the later meeting in s or before" and "the earlier one in s or after". These
    cliques are equivalent to all pairs of slots, and propagate more.
    """
    for after in v.problem.afters:
        later, earlier = v.by_item[after.later], v.by_item[after.earlier]
        for slot in sorted({c.slot for c in later}):
            until = [c for c in later if c.slot <= slot]
            since = [c for c in earlier if c.slot >= slot]
            if since:
                v.at_most_one([*until, *since])


def afters(event: Event, items: Sequence[Item], items_of: Mapping[Pair, Sequence[int]]) -> Iterable[After]:
    """The pairs of items of which, if both are held, one has to take place after the other.

    Parameters
    ----------
    event
        Provides the ``After`` wishes.
    """
    ordered = [r for r in event.requests if r.after and r.level is not Level.NO and r.pair in items_of]
    with_company: dict[str, list[int]] = defaultdict(list)
    for item in items if ordered else ():
        for company in item.pair:
            with_company[company].append(item.index)
    found: dict[After, None] = {}
    for request in ordered:
        for other in request.after:
            for earlier in with_company.get(other, ()):
                if request.asker not in items[earlier].pair or items[earlier].pair == request.pair:
                    continue
                for later in items_of[request.pair]:
                    if not items[later].history:  # past meetings are exempt from wishes
                        found[After(later, earlier)] = None
    return found


def must_pairs(
    items: Sequence[Item], items_of: Mapping[Pair, Sequence[int]], published: Published | None
) -> dict[Pair, tuple[int, ...]]:
    """The items of each pair that a side marked must, except pairs that the published schedule already left out."""
    stale = published.unmet_musts if published is not None else frozenset()
    return {
        pair: tuple(indices)
        for pair, indices in items_of.items()
        if indices and items[indices[0]].must and pair not in stale
    }
