"""R7: a meeting that needs an interpreter has one who is free and can walk there.

Interpreters that no rule distinguishes form a class. In each slot, ``serve[need, zone, class]`` counts
the meetings of that zone and need that the class serves: a transportation problem, so that an integer
solution exists exactly when single interpreters can be assigned.

If walking takes longer than the pause but not longer than a slot, only consecutive slots are coupled,
and a class of n interpreters can walk as needed exactly when, for any two consecutive slots t and
u, the sum over zones of max(work in t, work in u) is at most n: interpreters who stay in their zone
need not walk, and all others must be idle in one of the two. Past meetings need no interpreter any
more, but their interpreters were in their zones. If walking takes longer than a slot, indexing gives
every interpreter a class of their own.
"""

from __future__ import annotations

from collections import defaultdict

from ortools.sat.python import cp_model

from sco_scheduler.engine.model.variables import Variables, add_up
from sco_scheduler.engine.problem import Problem

Serve = dict[tuple[int, int, int, int], cp_model.IntVar]
"""The number of meetings served, by (need, zone, slot, class)."""


def interpreter_present(v: Variables) -> Serve:
    """Add the rule; return the counts, for goals that follow single interpreters."""
    problem, model = v.problem, v.model
    serve: Serve = {}
    by_class_slot: dict[tuple[int, int], list[cp_model.IntVar]] = defaultdict(list)
    for (need, zone, slot), choices in v.by_need.items():
        able = [g for g in problem.serves[need][zone] if slot in problem.classes[g].slots]
        counts = []
        for g in able:
            most = min(len(problem.classes[g].members), len({c.item for c in choices}))
            serve[need, zone, slot, g] = model.new_int_var(0, most, f"serve{need}.{zone}.{slot}.{g}")
            counts.append(serve[need, zone, slot, g])
            by_class_slot[g, slot].append(serve[need, zone, slot, g])
        model.add(v.total(choices) == add_up(counts))
    for (g, _), counts in by_class_slot.items():
        model.add(add_up(counts) <= len(problem.classes[g].members))
    if problem.walking:
        _walk(v, serve)
    return serve


def _walk(v: Variables, serve: Serve) -> None:
    """For two slots that are too near: the members of a class that all zones together need are at most its size.

    Each zone needs the larger of its work in the two slots, since no interpreter can serve there and elsewhere.
    """
    problem, model = v.problem, v.model
    work: dict[tuple[int, int, int], list[cp_model.LinearExprT]] = defaultdict(list)
    for (_, zone, slot, g), count in serve.items():
        work[g, zone, slot].append(count)
    later_work = {(g, slot) for g, _, slot in work}
    sizes = _placed_by_history(problem, work)
    for g, group in enumerate(problem.classes):
        zones = sorted({zone for own, zone, _ in work if own == g})
        for slot, later in enumerate(problem.too_near):
            size = sizes.get((g, slot), len(group.members))
            if len(zones) < 2 and size == len(group.members):
                continue
            for next_slot in later:
                if (g, next_slot) not in later_work:
                    continue  # no interpreters, or only those of past meetings, which are exempt
                most = []
                for zone in zones:
                    needed = [work[at] for t in (slot, next_slot) if (at := (g, zone, t)) in work]
                    if needed:
                        larger = model.new_int_var(0, len(group.members), f"walk{g}.{zone}.{slot}.{next_slot}")
                        for counts in needed:
                            model.add(larger >= add_up(counts))
                        most.append(larger)
                model.add(add_up(most) <= size)


def _placed_by_history(
    problem: Problem, work: dict[tuple[int, int, int], list[cp_model.LinearExprT]]
) -> dict[tuple[int, int], int]:
    """Add past meetings to the work; return the size of each class and slot that has fewer members left.

    An interpreter whom a hand edit put in two zones at once can reach neither from the other, and is subtracted.
    """
    where: dict[tuple[int, int], set[int]] = defaultdict(set)
    for person, slot, zone in problem.interpreted_history:
        where[person, slot].add(zone)
    sizes: dict[tuple[int, int], int] = {}
    for (person, slot), zones in where.items():
        g = problem.class_of[person]
        if len(zones) == 1:
            work[g, min(zones), slot].append(1)
        else:
            sizes[g, slot] = sizes.get((g, slot), len(problem.classes[g].members)) - 1
    return sizes
