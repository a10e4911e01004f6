"""Every goal's value in a list of meetings, counted from the meetings themselves.

The engine states the goals for its solvers and the verifier recounts them to judge; this third count
serves what is told about a schedule, and the question whether one more meeting would make it better.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from itertools import pairwise

from sco_scheduler.domain.event import Company, Event, Level, Role, Seated
from sco_scheduler.domain.goals import rerun_order
from sco_scheduler.domain.schedule import Meeting, MeetingStatus, Published, PublishedMeeting
from sco_scheduler.insight.values import is_must, pair_value


def pursued(event: Event, names: Sequence[str], published: Published | None) -> tuple[str, ...]:
    """The goals in the order in which they are pursued: as they were reported, else the event's own order."""
    if names:
        return tuple(names)
    return rerun_order(event.settings.goals) if published is not None else event.settings.goals


def figures(
    event: Event,
    meetings: Sequence[Meeting],
    published: Published | None = None,
    companies: Iterable[Company] | None = None,
) -> dict[str, int]:
    """The values of the goals by their names; of those that compare with a published schedule, ``kept`` alone.

    ``companies`` limits whose minimums count (by default everybody's); all else counts what the
    meetings given show.
    """
    gaps = gaps_by_company(event, meetings)
    found = {
        "musts": _musts(event, meetings, published),
        "minimums": sum(missing for _, _, missing in minimums_missed(event, meetings, companies)),
        "value": sum(pair_value(event, m.pair) for m in meetings),
        "balance": sum(count * count for count in Counter(m.supplier for m in meetings).values()),
        "gaps": sum(gaps.values()),
        "gaps_purchasers": sum(n for c, n in gaps.items() if event.company_by_id[c].purchaser is not None),
        "zone_moves": 0,
        "table_moves": 0,
    }
    found["gaps_suppliers"] = found["gaps"] - found["gaps_purchasers"]
    for earlier, later, key in _consecutive(event, meetings):
        if earlier.zone != later.zone:
            found["zone_moves"] += 1
        elif earlier.table != later.table and _seated(event, earlier, key) and _seated(event, later, key):
            found["table_moves"] += 1
    if published is not None:
        found["kept"] = _lost(event, meetings, published)
    return found


def minimums_missed(
    event: Event, meetings: Iterable[Meeting], companies: Iterable[Company] | None = None
) -> list[tuple[Company, Role, int]]:
    """(company, role, meetings missing) of whoever holds fewer meetings than its minimum in a role."""
    rows = list(meetings)
    held = {
        Role.PURCHASER: Counter(m.purchaser for m in rows),
        Role.SUPPLIER: Counter(m.supplier for m in rows),
    }
    missed = []
    for company in event.companies if companies is None else companies:
        for role in Role:
            terms = company.terms(role)
            if terms is not None and not company.cancelled and held[role][company.id] < terms.minimum:
                missed.append((company, role, terms.minimum - held[role][company.id]))
    return missed


def gaps_by_company(event: Event, meetings: Iterable[Meeting]) -> dict[str, int]:
    """The gaps of each company that holds a meeting: idle runs between two meetings of a delegate on a day."""
    order = {slot.start: slot.index for slot in event.slots}
    gaps: dict[str, int] = {}
    for key, rows in _by_delegate(meetings).items():
        company = event.company_of_delegate[key].id
        # A meeting whose slot no longer exists (history under older sessions) stands between the slots.
        same_day = [(a, b) for a, b in pairwise(rows) if a.start.date() == b.start.date()]
        idle = sum(_idle_between(event, order, a, b) for a, b in same_day)
        gaps[company] = gaps.get(company, 0) + idle
    return gaps


def _idle_between(event: Event, order: Mapping[datetime, int], earlier: Meeting, later: Meeting) -> bool:
    first, last = order.get(earlier.start), order.get(later.start)
    if first is not None and last is not None:
        return last - first > 1
    return any(earlier.end <= s.start and s.end <= later.start for s in event.slots)


def _by_delegate(meetings: Iterable[Meeting]) -> dict[str, list[Meeting]]:
    found: dict[str, list[Meeting]] = defaultdict(list)
    for meeting in sorted(meetings, key=lambda m: m.start):
        for key in meeting.delegates:
            found[key].append(meeting)
    return found


def _consecutive(event: Event, meetings: Iterable[Meeting]) -> Iterable[tuple[Meeting, Meeting, str]]:
    """Each two consecutive meetings of one delegate on one day, with the delegate's key."""
    for key, rows in _by_delegate(meetings).items():
        for earlier, later in pairwise(rows):
            if earlier.start.date() == later.start.date():
                yield earlier, later, key


def _seated(event: Event, meeting: Meeting, key: str) -> bool:
    seated = event.settings.seated
    if seated is Seated.NOBODY:
        return False
    return key == (meeting.purchaser_delegate if seated is Seated.PURCHASERS else meeting.supplier_delegate)


def _musts(event: Event, meetings: Iterable[Meeting], published: Published | None) -> int:
    stale = published.unmet_musts if published is not None else frozenset()
    return sum(1 for pair in {m.pair for m in meetings} - stale if is_must(event, pair))


def _lost(event: Event, meetings: Iterable[Meeting], published: Published) -> int:
    """How many published meetings that a rerun tries to keep are not held."""
    held = Counter(m.pair for m in meetings)
    due = Counter(row.meeting.pair for row in published.meetings if _tries_to_keep(event, row, published))
    return (due - held).total()


def _tries_to_keep(event: Event, row: PublishedMeeting, published: Published) -> bool:
    if row.status is not MeetingStatus.HELD or published.is_history(row.meeting):
        return False
    sides = [event.company_by_id.get(c) for c in row.meeting.pair]
    if any(c is None or c.cancelled for c in sides):
        return False
    requests = event.requests_by_pair.get(row.meeting.pair, ())
    fixed = any(f.pair == row.meeting.pair for f in event.fixed)
    return all(r.level is not Level.NO for r in requests) and (fixed or bool(requests))
