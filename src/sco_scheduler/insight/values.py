"""The value of a meeting, by the format's formula.

Counted here once more, so that to tell of an event nobody has to load the solver.
"""

from __future__ import annotations

from sco_scheduler.domain.event import Event, Level, Pair, Request, Role

_MUST = 20
_MAYBE = 1
_LEAST_WANT = 2
_BEFORE_FIRST = 11
"""A want of rank r has this many points less r, and ``_LEAST_WANT`` at least."""


def pair_value(event: Event, pair: Pair) -> int:
    """The value of a meeting of the pair: points × weight × priority of each request, and the mutual bonus."""
    settings = event.settings
    asked = [r for r in event.requests_by_pair.get(pair, ()) if r.level is not Level.NO]
    total = 0
    for request in asked:
        terms = event.company_by_id[request.asker].terms(request.role)
        weight = settings.purchaser_weight if request.role is Role.PURCHASER else settings.supplier_weight
        total += _points(request) * weight * (2 if terms is not None and terms.vip else 1)
    wanting = {r.asker for r in asked if r.level is not Level.MAYBE}
    return total + (settings.mutual_bonus if len(wanting) == 2 else 0)


def is_must(event: Event, pair: Pair) -> bool:
    """Whether a side marked the meeting as a must."""
    return any(r.level is Level.MUST for r in event.requests_by_pair.get(pair, ()))


def _points(request: Request) -> int:
    if request.level is Level.MUST:
        return _MUST
    if request.level is Level.MAYBE:
        return _MAYBE
    return _LEAST_WANT if request.rank is None else max(_LEAST_WANT, _BEFORE_FIRST - request.rank)
