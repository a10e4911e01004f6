"""Meetings given up for lost time: greedy dropping of what saves most minutes for its value."""

from __future__ import annotations

from collections import Counter, defaultdict

from sco_scheduler.engine.placement import Placement, agendas, measure
from sco_scheduler.engine.problem import Problem


def give_up_for_lost_time(problem: Problem, placement: Placement, value: int) -> Placement:
    """Drop meetings while the value stays at ``value`` at least, the one that saves most a point first.

    Pins, musts, published meetings and what a company needs for its minimum stay.
    """
    left = measure(problem, placement, ["value"])["value"] - value
    taken = dict(placement.taken)
    minima: dict[int, list[int]] = defaultdict(list)
    for k, target in enumerate(problem.minima):
        for i in target.items:
            minima[i].append(k)
    over = [sum(i in taken for i in target.items) - target.limit for target in problem.minima]
    stay = {i for items in problem.must_pairs.values() for i in items}
    stay |= {item.index for item in problem.items if item.mandatory or item.counts_as_kept}
    while True:
        saved = _saved(problem, Placement(taken))
        best = max(
            (
                (minutes / max(1, problem.items[i].value), -problem.items[i].value, i)
                for i, minutes in saved.items()
                if minutes > 0
                and i not in stay
                and problem.items[i].value <= left
                and all(over[k] > 0 for k in minima[i])
            ),
            default=None,
        )
        if best is None:
            return Placement(taken)
        dropped = best[2]
        del taken[dropped]
        left -= problem.items[dropped].value
        for k in minima[dropped]:
            over[k] -= 1


def _lost(passed: list[int], walk: int, a: tuple[int, int, int], b: tuple[int, int, int]) -> int:
    """Minutes between two meetings, each as (day, slot, zone)."""
    if a[0] != b[0]:
        return 0
    return max(0, passed[b[1]] - passed[a[1] + 1]) + (walk if a[2] != b[2] else 0)


def _saved(problem: Problem, placement: Placement) -> Counter[int]:
    """The weighted minutes that would not be lost without each item, all others staying where they are."""
    passed = [0]
    for minutes in problem.minutes:
        passed.append(passed[-1] + minutes)
    walk = problem.event.settings.walk_minutes
    saved: Counter[int] = Counter()
    for delegate, rows in agendas(problem, placement).items():
        weight = problem.side_weights[problem.gap_group[delegate]]
        places = [(problem.day[c.slot], c.slot, problem.items[c.item].zone) for c in rows]

        for n, choice in enumerate(rows):
            before, after = places[:n][-1:], places[n + 1 : n + 2]
            minutes = sum(_lost(passed, walk, a, places[n]) for a in before)
            minutes += sum(_lost(passed, walk, places[n], b) for b in after)
            minutes -= sum(_lost(passed, walk, a, b) for a in before for b in after)
            saved[choice.item] += weight * minutes
    return saved
