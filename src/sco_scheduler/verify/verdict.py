"""The verdict on a schedule: the violations of rules, and the value of every goal, from the meetings' own times."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import pairwise

from sco_scheduler.domain.event import Company, Event, Role, Seated
from sco_scheduler.domain.messages import Phrase, Tally, no_tally, tallied
from sco_scheduler.domain.schedule import Meeting, Published
from sco_scheduler.verify.case import Case, Violation, gaps_by_company
from sco_scheduler.verify.rules import CHECKS


@dataclass(frozen=True, slots=True)
class Verdict:
    """All violations, in the order of the rules, and the value of every goal by name.

    The goals of a rerun are present only if a published schedule was given.
    """

    violations: tuple[Violation, ...]
    goals: dict[str, int]

    @property
    def ok(self) -> bool:
        """Whether the schedule keeps every rule."""
        return not self.violations


def verify(
    event: Event, meetings: Sequence[Meeting], published: Published | None = None, *, tally: Tally = no_tally
) -> Verdict:
    """Check every rule and recompute every goal of a schedule from any source.

    Parameters
    ----------
    event
        The event.
    meetings
        Any meetings: companies, people, times and places that are not in the event are violations, never errors.
    published
        The schedule that the meetings are a rerun of. Locked rows and past meetings have to stay, cancelled meetings
        have to stay cancelled, and the goals of a rerun are computed too.
    tally
        Called with the number of rules checked so far.

    Returns
    -------
    Verdict
        All violations, and the values of the goals.
    """
    case = Case(event, tuple(meetings), published)
    checks = tallied(CHECKS, Phrase("rules-checked"), tally, every=1)
    violations = tuple(violation for check in checks for violation in check(case))
    return Verdict(violations, goal_values(case))


# Goals


@dataclass(frozen=True, slots=True)
class Changes:
    """Counts of the published meetings that could still be held.

    ``lost`` are not held; of those held, ``slot_moves`` are at another time, ``table_changes`` at the same
    time in another zone or at another table, ``person_changes`` at the same time and table with another delegate
    or interpreter.
    """

    lost: int
    slot_moves: int
    table_changes: int
    person_changes: int


def changes(case: Case) -> Changes:
    """Compare each pair's meetings with its published ones.

    Published meetings count if they are neither cancelled nor past, both companies are
    registered and the pair is still allowed; at most as many as the pair may have besides its
    past ones. If a pair meets several times, its meetings are matched with the published ones so
    that first as many as possible keep their time, then their table, then their people.
    """
    lost = slot_moves = table_changes = person_changes = 0
    for pair in case.pairs.published:
        before = [r.meeting for r in case.pairs.published[pair] if r.is_held]
        before = [m for m in before if not case.is_history(m)]
        held = case.by_pair.get(pair, [])
        now = [m for m in held if not case.is_history(m)]
        allowed = case.pairs.times_allowed(pair) - (len(held) - len(now))
        due = max(0, min(len(before), allowed))
        kept = min(due, len(now))
        same_time = min(kept, _in_common(before, now, lambda m: m.start))
        same_place = min(kept, _in_common(before, now, lambda m: (m.start, m.zone, m.table)))
        same = min(kept, _in_common(before, now, lambda m: (m.start, m.zone, m.table, m.delegates, m.interpreter)))
        lost += due - kept
        slot_moves += kept - same_time
        table_changes += same_time - same_place
        person_changes += same_place - same
    return Changes(lost, slot_moves, table_changes, person_changes)


def _in_common(before: list[Meeting], now: list[Meeting], part: Callable[[Meeting], Hashable]) -> int:
    """Count how many meetings of two lists can be matched one to one by equal values of ``part``."""
    return (Counter(map(part, before)) & Counter(map(part, now))).total()


def goal_values(case: Case) -> dict[str, int]:
    """The value of every goal by name; those of a rerun only with a published schedule."""
    values = GoalValues(case)
    return {name: values.of(name) for name in values.names}


class GoalValues:
    """The values of the goals in one case, each computed when it is requested.

    ``companies`` limits whose minimums count; by default all.
    """

    def __init__(self, case: Case, companies: Iterable[Company] | None = None) -> None:
        self.case = case
        self.companies = tuple(case.event.companies if companies is None else companies)
        self.names = tuple(_VALUES) if case.published is None else (*_VALUES, *_COMPARED)

    def of(self, name: str) -> int:
        """The value of one of the goals of ``names``."""
        return _VALUES[name](self) if name in _VALUES else _COMPARED[name](self)

    @cached_property
    def gaps(self) -> tuple[int, int]:
        """The gaps of purchasers, and of all others."""
        gaps = gaps_by_company(self.case.event, self.case.by_delegate, self.case.clock)
        of_purchasers = sum(count for company, count in gaps.items() if _buys(self.case, company))
        return of_purchasers, sum(gaps.values()) - of_purchasers

    @cached_property
    def changes(self) -> Changes:
        """The number of each kind of change against the published schedule."""
        return changes(self.case)


_VALUES: dict[str, Callable[[GoalValues], int]] = {
    "musts": lambda of: musts(of.case),
    "minimums": lambda of: minimums(of.case, of.companies),
    "value": lambda of: sum(of.case.pairs.value(m.pair) for m in of.case.meetings),
    "balance": lambda of: sum(len(meetings) ** 2 for meetings in of.case.as_supplier.values()),
    "lost_time": lambda of: lost_time(of.case),
    "gaps": lambda of: sum(of.gaps),
    "gaps_purchasers": lambda of: of.gaps[0],
    "gaps_suppliers": lambda of: of.gaps[1],
    "zone_moves": lambda of: zone_moves(of.case),
    "table_moves": lambda of: table_moves(of.case),
}
_COMPARED: dict[str, Callable[[GoalValues], int]] = {
    "kept": lambda of: of.changes.lost,
    "slot_moves": lambda of: of.changes.slot_moves,
    "table_changes": lambda of: of.changes.table_changes,
    "person_changes": lambda of: of.changes.person_changes,
}


def musts(case: Case) -> int:
    """The number of held pairs that a side marked must.

    On a rerun, musts that the published schedule left unmet do not count.
    """
    older = case.published.unmet_musts if case.published is not None else frozenset()
    return sum(pair not in older and case.pairs.must(pair) for pair in case.by_pair)


def minimums(case: Case, companies: Iterable[Company]) -> int:
    """Add up the meetings missing to the minimum, over companies that have not cancelled and their roles."""
    return sum(_missing(case, company) for company in companies if not company.cancelled)


def lost_time(case: Case) -> int:
    """Minutes that delegates wait or walk between consecutive meetings of a day, weighted by side."""
    purchasers, suppliers = lost_minutes(case)
    return purchasers * case.event.settings.purchaser_weight + suppliers * case.event.settings.supplier_weight


def lost_minutes(case: Case) -> tuple[int, int]:
    """The minutes lost by the delegates of companies on the Purchasers sheet, and by all others."""
    lost = _lost_minutes_by_company(case)
    of_purchasers = sum(minutes for company, minutes in lost.items() if _buys(case, company))
    return of_purchasers, sum(lost.values()) - of_purchasers


def _lost_minutes_by_company(case: Case) -> dict[str, int]:
    """Minutes that each company's delegates wait (through whole slots) or walk between two meetings of a day."""
    found: dict[str, int] = {}
    for key, one, other in _consecutive(case):
        company = case.event.company_of_delegate.get(key)
        name = key if company is None else company.id
        walk = case.event.settings.walk_minutes if one.zone != other.zone else 0
        found[name] = found.get(name, 0) + case.clock.minutes_between(one.end, other.start) + walk
    return found


def zone_moves(case: Case) -> int:
    """The number of a delegate's meetings in another zone than the previous one on the same day."""
    return sum(one.zone != other.zone for _, one, other in _consecutive(case))


def table_moves(case: Case) -> int:
    """The number of a delegate's seated meetings at another table than the one before in that zone on that day.

    Only meetings in the seated role are compared: visits to other zones and meetings in the other role in between do
    not matter. If no side is seated, the value is 0.
    """
    role = {Seated.PURCHASERS: Role.PURCHASER, Seated.SUPPLIERS: Role.SUPPLIER}.get(case.event.settings.seated)
    moves = 0
    for key, meetings in case.by_delegate.items():
        before: dict[tuple[str, date], str] = {}
        for meeting in meetings:
            if _attends_as(key, role, meeting):
                place = meeting.zone, meeting.start.date()
                moves += before.get(place, meeting.table) != meeting.table
                before[place] = meeting.table
    return moves


def _consecutive(case: Case) -> Iterator[tuple[str, Meeting, Meeting]]:
    """Each delegate's key with two consecutive meetings of one day."""
    for key, meetings in case.by_delegate.items():
        for one, other in pairwise(meetings):
            if one.start.date() == other.start.date():
                yield key, one, other


def _attends_as(key: str, role: Role | None, meeting: Meeting) -> bool:
    if role is Role.PURCHASER:
        return key == meeting.purchaser_delegate
    return role is Role.SUPPLIER and key == meeting.supplier_delegate


def _missing(case: Case, company: Company) -> int:
    sides = (company.purchaser, case.as_purchaser), (company.supplier, case.as_supplier)
    return sum(max(0, terms.minimum - len(held.get(company.id, ()))) for terms, held in sides if terms is not None)


def _buys(case: Case, company_id: str) -> bool:
    """Whether the company is on the Purchasers sheet (it may be a supplier too)."""
    company = case.event.company_by_id.get(company_id)
    return company is not None and company.purchaser is not None
