"""Gaps: runs of idle slots between two meetings of one delegate on one day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise

from sco_scheduler.domain.event import Event
from sco_scheduler.domain.schedule import Meeting
from sco_scheduler.verify.clock import Clock


def count_gaps(meetings: Iterable[Meeting], clock: Clock) -> int:
    """The gaps of one delegate who has these meetings.

    Between two meetings that follow each other on one day there is one gap where the delegate could
    have had another meeting: where a slot lies between the end of the one and the start of the other,
    whoever else could use it.
    """
    in_time = sorted(meetings, key=lambda m: m.start)
    return sum(
        one.start.date() == other.start.date() and clock.slot_between(one.end, other.start) is not None
        for one, other in pairwise(in_time)
    )


def gaps_by_company(event: Event, by_delegate: Mapping[str, Iterable[Meeting]], clock: Clock) -> dict[str, int]:
    """The gaps of each company that holds a meeting: the sum over its delegates.

    Delegates that the event does not know count under their own key.
    """
    found: dict[str, int] = {}
    for key, meetings in by_delegate.items():
        company = event.company_of_delegate.get(key)
        name = key if company is None else company.id
        found[name] = found.get(name, 0) + count_gaps(meetings, clock)
    return found
