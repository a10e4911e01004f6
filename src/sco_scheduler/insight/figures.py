"""Every goal's value in a list of meetings, counted from the meetings themselves.

The engine states the goals for its solvers and the verifier recounts them to judge; this third count
serves what is told about a schedule, and the question whether one more meeting would make it better.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
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
) -> dict[str, int]:
    """The values of the goals by their names; of those that compare with a published schedule, ``kept`` alone."""
    found = Figures(event, meetings, published)
    return {name: found.of(name) for name in found.names}


@dataclass(frozen=True)
class Figures:
    """The values of the goals in a list of meetings, each counted when it is asked for.

    ``companies`` limits whose minimums count (by default everybody's); all else counts what the
    meetings given show.
    """

    event: Event
    meetings: Sequence[Meeting]
    published: Published | None = None
    companies: Iterable[Company] | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """The goals that can be counted: ``kept`` needs a published schedule."""
        return tuple(name for name in _COUNTS if name != "kept" or self.published is not None)

    def of(self, name: str) -> int:
        """The value of one of the goals of ``names``."""
        return _COUNTS[name](self)

    @cached_property
    def gaps(self) -> tuple[int, int]:
        """Those of purchasers and those of all others."""
        gaps, companies = gaps_by_company(self.event, self.meetings), self.event.company_by_id
        of_purchasers = sum(n for c, n in gaps.items() if companies[c].purchaser is not None)
        return of_purchasers, sum(gaps.values()) - of_purchasers

    @cached_property
    def moves(self) -> tuple[int, int]:
        """Moves between zones, and between tables of one zone."""
        event, zones, tables = self.event, 0, 0
        for earlier, later, key in _consecutive(event, self.meetings):
            if earlier.zone != later.zone:
                zones += 1
            elif earlier.table != later.table and _seated(event, earlier, key) and _seated(event, later, key):
                tables += 1
        return zones, tables


_COUNTS: dict[str, Callable[[Figures], int]] = {
    "musts": lambda of: _musts(of.event, of.meetings, of.published),
    "minimums": lambda of: sum(n for _, _, n in minimums_missed(of.event, of.meetings, of.companies)),
    "value": lambda of: sum(pair_value(of.event, m.pair) for m in of.meetings),
    "balance": lambda of: sum(count * count for count in Counter(m.supplier for m in of.meetings).values()),
    "gaps": lambda of: sum(of.gaps),
    "gaps_purchasers": lambda of: of.gaps[0],
    "gaps_suppliers": lambda of: of.gaps[1],
    "zone_moves": lambda of: of.moves[0],
    "table_moves": lambda of: of.moves[1],
    "kept": lambda of: 0 if of.published is None else _lost(of.event, of.meetings, of.published),
}


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
