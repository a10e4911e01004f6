"""The value of a meeting, by the format's formula."""

from __future__ import annotations

from collections.abc import Iterable

from sco_scheduler.domain.event import Event, Level, Pair, Request, Role

_MUST_POINTS, _MAYBE_POINTS, _LEAST_WANT, _FIRST_WANT = 20, 1, 2, 11
"""A want of rank r has ``_FIRST_WANT - r`` points, and ``_LEAST_WANT`` at least."""


def meeting_value(event: Event, requests: Iterable[Request]) -> int:
    """Add up the value of a meeting.

    Parameters
    ----------
    event
        The event, for its weights, mutual bonus and the companies' priorities.
    requests
        All requests for the meeting, by either side.

    Returns
    -------
    int
        The sum of points x weight x priority over the requests that are no refusal, and the mutual bonus where both
        sides marked it want or must.
    """
    settings = event.settings
    total = 0
    sides = set()
    for request in requests:
        level = request.level
        if level is Level.NO:
            continue
        role = request.role
        terms = event.company_by_id[request.asker].terms(role)
        weight = settings.purchaser_weight if role is Role.PURCHASER else settings.supplier_weight
        total += _points(request) * weight * (2 if terms is not None and terms.vip else 1)
        if level is not Level.MAYBE:
            sides.add(request.asker)
    return total + (settings.mutual_bonus if len(sides) == 2 else 0)


def pair_value(event: Event, pair: Pair) -> int:
    """Compute the value of a meeting of a pair from the event's requests for it.

    Returns
    -------
    int
        The value; 0 without a request.
    """
    return meeting_value(event, event.requests_by_pair.get(pair, ()))


def is_must(event: Event, pair: Pair) -> bool:
    """Return whether a side marked the meeting as a must."""
    return any(r.level is Level.MUST for r in event.requests_by_pair.get(pair, ()))


def _points(request: Request) -> int:
    if request.level is Level.MUST:
        return _MUST_POINTS
    if request.level is Level.MAYBE:
        return _MAYBE_POINTS
    return _LEAST_WANT if request.rank is None else max(_LEAST_WANT, _FIRST_WANT - request.rank)
