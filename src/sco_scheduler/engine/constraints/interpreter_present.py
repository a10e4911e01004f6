"""R7: a meeting that needs an interpreter has one who is free and can walk there.

Interpreters that no rule tells apart form a class. In each slot, ``serve[need, zone, class]`` counts
the meetings of that zone and need that the class serves: a transportation problem, so that whole
numbers are feasible exactly when single interpreters can be assigned.

Where walking takes longer than the pause but not longer than a slot, only neighbouring slots bind,
and a class of n interpreters can be walked through a day exactly when, for each two neighbours t and
u, the sum over zones of max(work in t, work in u) is at most n: those who go on in the same zone
need not walk, and all others must have been idle in one of the two. Where walking takes longer than
that, indexing gives every interpreter a class of their own.
"""

from __future__ import annotations

from collections import defaultdict

from ortools.sat.python import cp_model

from sco_scheduler.engine.expressions import add_up
from sco_scheduler.engine.problem import ANY
from sco_scheduler.engine.variables import Variables

Serve = dict[tuple[int, int, int, int], cp_model.IntVar]
"""Meetings served, by (need, zone, slot, class)."""


def interpreter_present(v: Variables) -> Serve:
    """Add the rule; the counts are returned for goals that follow single interpreters."""
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
    problem, model = v.problem, v.model
    work: dict[tuple[int, int, int], list[cp_model.IntVar]] = defaultdict(list)
    for (_, zone, slot, g), count in serve.items():
        work[g, zone, slot].append(count)
    for g, group in enumerate(problem.classes):
        if group.zone != ANY:
            continue
        size = len(group.members)
        zones = [z for z in range(len(problem.zones)) if any((g, z, t) in work for t in group.slots)]
        if len(zones) < 2:
            continue
        for slot, later in enumerate(problem.too_near):
            for next_slot in later:
                most = []
                for zone in zones:
                    here, there = work.get((g, zone, slot), []), work.get((g, zone, next_slot), [])
                    if not here and not there:
                        continue
                    larger = model.new_int_var(0, size, f"walk{g}.{zone}.{slot}.{next_slot}")
                    model.add(larger >= add_up(here))
                    model.add(larger >= add_up(there))
                    most.append(larger)
                model.add(add_up(most) <= size)
