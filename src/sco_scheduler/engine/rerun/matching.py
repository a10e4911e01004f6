"""Whether interpreters suffice for the meetings of one slot."""

from __future__ import annotations

from collections.abc import Iterable

from sco_scheduler.engine.problem import Problem
from sco_scheduler.engine.variables import Choice


def can_be_served(problem: Problem, choices: Iterable[Choice]) -> bool:
    """Whether every one of these meetings of one slot can have an interpreter of its own.

    Augmenting paths (Kuhn's algorithm) over classes of interpreters, each serving as many as it has members.
    """
    serving: dict[int, list[Choice]] = {}

    def place(choice: Choice, seen: set[int]) -> bool:
        item = problem.items[choice.item]
        for g in problem.serves[item.modes[choice.mode].need][item.zone]:
            group = problem.classes[g]
            if g in seen or choice.slot not in group.slots:
                continue
            seen.add(g)
            own = serving.setdefault(g, [])
            if len(own) < len(group.members):
                own.append(choice)
                return True
            for k, other in enumerate(own):
                if place(other, seen):
                    own[k] = choice
                    return True
        return False

    return all(place(choice, set()) for choice in choices)
