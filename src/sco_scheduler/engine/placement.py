"""Placements (the mode and slot of each held item) and the values of their goals."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import accumulate, pairwise

from sco_scheduler.engine.methods import GAP_GROUPS
from sco_scheduler.engine.problem import NONE, Choice, Problem


class Placement:
    """The held items with their mode and slot. Immutable by convention."""

    __slots__ = ("taken",)

    def __init__(self, taken: Mapping[int, Choice]) -> None:
        self.taken = dict(sorted(taken.items()))

    def choices(self) -> Iterator[Choice]:
        """The choices taken, in order of their items."""
        return iter(self.taken.values())

    def __len__(self) -> int:
        return len(self.taken)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Placement) and self.taken == other.taken

    def __hash__(self) -> int:
        return hash(tuple(self.taken.values()))


def published_placement(problem: Problem) -> Placement:
    """The published meetings that are still possible where they are: where to start from."""
    taken = {}
    for item in problem.items:
        place = item.published
        if place is None or place.slot == NONE:
            continue
        for m, mode in enumerate(item.modes):
            same = (mode.purchaser_delegate, mode.supplier_delegate) == place[2:4]
            if place.slot in mode.slots and (same or item.index not in taken):
                taken[item.index] = Choice(item.index, m, place.slot)
                if same:
                    break
    return Placement(taken)


def measure(problem: Problem, placement: Placement, goals: Iterable[str]) -> dict[str, int]:
    """Work out the values of goals that depend on slots and people only.

    Parameters
    ----------
    goals
        Names of goals; those of a rerun and ``table_moves``, which depend on tables and interpreters, are passed over.
    """
    makers: dict[str, Callable[[Problem, Placement], int]] = {
        "musts": _musts,
        "minimums": _minimums,
        "value": _value,
        "balance": _balance,
        **{goal: partial(_gaps, groups) for goal, groups in GAP_GROUPS.items()},
        "zone_moves": _zone_moves,
        "lost_time": _lost_time,
    }
    return {goal: makers[goal](problem, placement) for goal in goals if goal in makers}


def _musts(problem: Problem, placement: Placement) -> int:
    return sum(any(i in placement.taken for i in items) for items in problem.must_pairs.values())


def _minimums(problem: Problem, placement: Placement) -> int:
    return sum(max(0, t.limit - sum(i in placement.taken for i in t.items)) for t in problem.minima)


def _value(problem: Problem, placement: Placement) -> int:
    return sum(problem.items[i].value for i in placement.taken)


def _balance(problem: Problem, placement: Placement) -> int:
    counts: dict[int, int] = defaultdict(int)
    for i in placement.taken:
        counts[problem.items[i].supplier] += 1
    return sum(n * n for n in counts.values())


def choices_by_delegate(problem: Problem, placement: Placement) -> dict[int, list[Choice]]:
    """Each delegate's choices in time order; delegates without meetings are left out."""
    found: dict[int, list[Choice]] = defaultdict(list)
    for choice in sorted(placement.choices(), key=lambda c: c.slot):
        mode = problem.items[choice.item].modes[choice.mode]
        found[mode.purchaser_delegate].append(choice)
        found[mode.supplier_delegate].append(choice)
    return found


def gaps_between(busy: Iterable[int], day: Sequence[int]) -> int:
    """The number of gaps of somebody who is busy in these slots, in their order.

    Parameters
    ----------
    day
        The day of each slot.
    """
    return sum(day[a] == day[b] and b > a + 1 for a, b in pairwise(busy))


def gaps_of_delegates(problem: Problem, placement: Placement) -> dict[int, int]:
    """The number of gaps of each delegate who has a meeting."""
    rows = choices_by_delegate(problem, placement)
    return {delegate: gaps_between((c.slot for c in held), problem.day) for delegate, held in rows.items()}


def _gaps(groups: frozenset[int], problem: Problem, placement: Placement) -> int:
    gaps = gaps_of_delegates(problem, placement)
    return sum(n for delegate, n in gaps.items() if problem.gap_group[delegate] in groups)


def minutes_between(problem: Problem) -> Callable[[Choice, Choice], int]:
    """How many minutes a delegate loses between a meeting and the next one: the wait, and the walk to another zone."""
    passed, walk = [0, *accumulate(problem.minutes)], problem.event.settings.walk_minutes

    def minutes(a: Choice, b: Choice) -> int:
        if problem.day[a.slot] != problem.day[b.slot]:
            return 0
        moves = problem.items[a.item].zone != problem.items[b.item].zone
        return max(0, passed[b.slot] - passed[a.slot + 1]) + walk * moves

    return minutes


def _lost_time(problem: Problem, placement: Placement) -> int:
    minutes = minutes_between(problem)
    return sum(
        problem.side_weights[problem.gap_group[delegate]] * sum(minutes(a, b) for a, b in pairwise(rows))
        for delegate, rows in choices_by_delegate(problem, placement).items()
    )


def _zone_moves(problem: Problem, placement: Placement) -> int:
    return sum(
        problem.day[a.slot] == problem.day[b.slot] and problem.items[a.item].zone != problem.items[b.item].zone
        for rows in choices_by_delegate(problem, placement).values()
        for a, b in pairwise(rows)
    )
