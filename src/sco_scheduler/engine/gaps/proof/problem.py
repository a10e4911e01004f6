"""The gap problem: slots for given meetings with the fewest gaps; and propagation on the slot domains.

A placement is given as ``slots``, the slot of each meeting.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby

from sco_scheduler.engine.problem import gaps_between


@dataclass(frozen=True, slots=True)
class GivenMeeting:
    """A meeting that has to be held: its two delegates, its zone, and the slots it may take."""

    a: int
    b: int
    zone: int
    slots: frozenset[int]


@dataclass(frozen=True, slots=True)
class GapLimit:
    """An upper limit of the gaps of some delegates together, which locks an earlier goal."""

    delegates: frozenset[int]
    most: int


@dataclass(frozen=True)
class GapProblem:
    """All given meetings are held; their slots are chosen to minimise the counted gaps.

    Slots count from 0 in time order over all days, and ``day[slot]`` never decreases.
    ``capacity[zone][slot]`` is the number of tables open there. ``after`` holds pairs (earlier,
    later) of meetings: the later one takes a later slot. ``company[delegate]`` groups delegates for
    ``spread``: the largest allowed difference between the gap counts of two companies with meetings.
    ``counted`` are the delegates whose gaps are minimised (None: all). ``hint`` is a slot for each
    meeting, not necessarily feasible. ``bound`` is a lower bound proved beforehand.
    """

    meetings: tuple[GivenMeeting, ...]
    day: tuple[int, ...]
    capacity: tuple[tuple[int, ...], ...]
    company: tuple[int, ...]
    after: tuple[tuple[int, int], ...] = ()
    spread: int | None = None
    counted: frozenset[int] | None = None
    limits: tuple[GapLimit, ...] = ()
    hint: tuple[int, ...] | None = None
    bound: int = 0

    @property
    def n_slots(self) -> int:
        """The number of slots of the event."""
        return len(self.day)

    @cached_property
    def of_delegate(self) -> tuple[tuple[int, ...], ...]:
        """The meetings of each delegate."""
        found: list[list[int]] = [[] for _ in self.company]
        for i, meeting in enumerate(self.meetings):
            found[meeting.a].append(i)
            found[meeting.b].append(i)
        return tuple(tuple(rows) for rows in found)

    @cached_property
    def days(self) -> tuple[range, ...]:
        """The slots of each day, in time order."""
        runs = [[t for t, _ in run] for _, run in groupby(enumerate(self.day), key=lambda pair: pair[1])]
        return tuple(range(run[0], run[-1] + 1) for run in runs)

    @cached_property
    def total_capacity(self) -> tuple[int, ...]:
        """The tables open in each slot, over all zones."""
        return tuple(sum(zone[t] for zone in self.capacity) for t in range(self.n_slots))

    @cached_property
    def goal_delegates(self) -> frozenset[int]:
        """The delegates whose gaps are minimised."""
        return frozenset(range(len(self.company))) if self.counted is None else self.counted

    @cached_property
    def measured(self) -> frozenset[int]:
        """The delegates whose gaps occur in the goal, a limit or the spread."""
        if self.spread is not None:
            return frozenset(range(len(self.company)))
        return self.goal_delegates.union(*(limit.delegates for limit in self.limits))


@dataclass(frozen=True, slots=True)
class GapResult:
    """The result: a slot for each meeting with the number of gaps, and what is proved about it.

    ``slots`` and ``gaps`` are None if no placement was found. ``bound`` holds for every
    placement of the given meetings. ``infeasible`` says that there is no placement, and
    ``confirmed`` that a second solve of another kind found the same.
    """

    slots: tuple[int, ...] | None
    gaps: int | None
    bound: int
    infeasible: bool = False
    confirmed: bool = False

    @property
    def proved(self) -> bool:
        """Whether no placement has fewer gaps."""
        return self.gaps == self.bound


def gaps_in(problem: GapProblem, slots: Sequence[int]) -> list[int]:
    """The gaps of each delegate when meeting ``i`` takes ``slots[i]``.

    Returns
    -------
    list[int]
        [delegate]: the number of gaps.
    """
    return [gaps_between(sorted(slots[i] for i in held), problem.day) for held in problem.of_delegate]


def counted_gaps(problem: GapProblem, slots: Sequence[int]) -> int:
    """The goal's value: the number of gaps of the counted delegates."""
    counts = gaps_in(problem, slots)
    return sum(counts[d] for d in problem.goal_delegates)


def is_placement(problem: GapProblem, slots: Sequence[int]) -> bool:
    """Whether the slots satisfy every constraint of the problem."""
    if len(slots) != len(problem.meetings):
        return False
    used: set[tuple[int, int]] = set()
    tables: dict[tuple[int, int], int] = {}
    for meeting, slot in zip(problem.meetings, slots, strict=True):
        seats = {(meeting.a, slot), (meeting.b, slot)}
        place = (meeting.zone, slot)
        tables[place] = tables.get(place, 0) + 1
        if slot not in meeting.slots or seats & used or tables[place] > problem.capacity[meeting.zone][slot]:
            return False
        used |= seats
    if any(slots[earlier] >= slots[later] for earlier, later in problem.after):
        return False
    counts = gaps_in(problem, slots)
    if any(sum(counts[d] for d in limit.delegates) > limit.most for limit in problem.limits):
        return False
    return problem.spread is None or _spread(problem, counts) <= problem.spread


def _spread(problem: GapProblem, counts: Sequence[int]) -> int:
    per_company: Counter[int] = Counter()
    for delegate, meetings in enumerate(problem.of_delegate):
        if meetings:
            per_company[problem.company[delegate]] += counts[delegate]
    return max(per_company.values(), default=0) - min(per_company.values(), default=0)


def restrict_slots(problem: GapProblem, *, by_order: bool = True) -> GapProblem:
    """Reduce the slot domains of the meetings by propagation; no placement is lost.

    A meeting with a single slot removes that slot from the other meetings of its two delegates, and fills a
    table; of two ordered meetings the later one starts after the first slot of the earlier, and the
    earlier one before the last slot of the later. A domain may become empty.

    Parameters
    ----------
    by_order
        Whether to propagate the order of meetings too; without it, interchangeable delegates stay interchangeable.
    """
    slots = [set(meeting.slots) for meeting in problem.meetings]
    while _settle(problem, slots) or (by_order and _order(problem, slots)):
        pass
    meetings = tuple(replace(m, slots=frozenset(left)) for m, left in zip(problem.meetings, slots, strict=True))
    return replace(problem, meetings=meetings)


def _settle(problem: GapProblem, slots: list[set[int]]) -> bool:
    """Remove the slots of settled meetings from their delegates' others, and full slots from all meetings."""
    changed = False
    room = {(z, t): tables for z, row in enumerate(problem.capacity) for t, tables in enumerate(row)}
    settled = {i: next(iter(left)) for i, left in enumerate(slots) if len(left) == 1}
    for i, slot in settled.items():
        meeting = problem.meetings[i]
        room[meeting.zone, slot] -= 1
        for other in {*problem.of_delegate[meeting.a], *problem.of_delegate[meeting.b]} - {i}:
            changed |= _take(slots[other], {slot})
    for i, left in enumerate(slots):
        if i not in settled:
            zone = problem.meetings[i].zone
            changed |= _take(left, {t for t in left if room[zone, t] <= 0})
    return changed


def _order(problem: GapProblem, slots: list[set[int]]) -> bool:
    """Remove the slots before the first slot of an earlier meeting, or after the last of a later one."""
    changed = False
    for earlier, later in problem.after:
        if slots[earlier] and slots[later]:
            first, last = min(slots[earlier]), max(slots[later])
            changed |= _take(slots[later], {t for t in slots[later] if t <= first})
            changed |= _take(slots[earlier], {t for t in slots[earlier] if t >= last})
    return changed


def _take(left: set[int], away: set[int]) -> bool:
    """Remove slots from a set; return whether that changed it."""
    before = len(left)
    left -= away
    return len(left) < before
