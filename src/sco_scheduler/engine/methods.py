"""How each method of the engine handles every rule and goal: declarations next to the methods, checked by a test.

A method that decides or bounds anything declares for each rule whether it *honours* it, *relaxes* it
(its bounds stay valid, its results are checked elsewhere), *cannot take* an event that has it, or is
not *concerned*: what it decides cannot break the rule. For each goal likewise: it pursues or proves
the goal, bounds it while leaving something out, is never asked for it, or leaves it as it is.
``METHODS`` lists the modules; a test fails for a rule or goal that one of them does not declare, and for
a module without a declaration.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from importlib import import_module
from itertools import takewhile

from sco_scheduler.domain.goals import GOALS, RERUN_ONLY, GoalResult, Sense
from sco_scheduler.domain.rules import RULES
from sco_scheduler.engine.problem import ANY, GAP_GROUPS, NONE, Problem

SELECTION_GOALS = ("musts", "minimums", "value", "balance")
"""Goals that depend only on which meetings are held."""

TIMING_GOALS = ("lost_time", *GAP_GROUPS, "zone_moves")
"""Goals that depend on when the held meetings take place."""


def leading(goals: Iterable[str], group: Collection[str]) -> tuple[str, ...]:
    """The goals at the head of an order that belong to a group.

    Parameters
    ----------
    group
        The goals of the group.
    """
    return tuple(takewhile(lambda goal: goal in group, goals))


def tighter(goal: str, a: int | None, b: int | None) -> int | None:
    """The tighter of two bounds of a goal; None stands for no bound.

    Parameters
    ----------
    goal
        The goal's name, which says whether a lower or a higher bound is stronger.
    """
    known = [x for x in (a, b) if x is not None]
    if not known:
        return None
    return min(known) if GOALS[goal].sense is Sense.MOST else max(known)


def trivial_bound(goal: str) -> int | None:
    """The bound known without any work: 0 for a minimised goal, None otherwise."""
    return 0 if GOALS[goal].sense is Sense.LEAST else None


def still_good(goal: str, best: int, value_slack: float) -> int:
    """The worst value of a goal that still counts as optimal, given the value that may be traded for later goals.

    Parameters
    ----------
    goal
        The goal's name; only *value* may be traded.
    best
        The best value.
    value_slack
        The part of the value, in percent, that may be given up.
    """
    return best - int(best * value_slack / 100) if goal == "value" else best


def goal_result(goal: str, value: int, bound: int | None, seconds: float = 0.0, scope: str = "") -> GoalResult:
    """The result of a goal with the tighter of a bound and the trivial one, proved if the value equals it.

    Parameters
    ----------
    scope
        The restriction under which alone the bound holds, if it does not hold for every schedule.
    """
    bound = tighter(goal, bound, trivial_bound(goal))
    return GoalResult(goal, value, bound, value == bound, seconds, scope)


SLUGS = tuple(rule.slug for rule in RULES.values())

BASIC_RULES = ("delegate_one_meeting", "pair_meets_once", "table_one_meeting", "supplier_zone", "company_maximum")
"""Rules that every event has, grouped for declarations. Do not add a new rule to these groups: then every declaration
has to name it."""

FURTHER_RULES = ("walking_time", "interpreter_present", "pins_and_wishes", "gap_spread")
"""Rules that only some events have."""

RERUN_GOALS = RERUN_ONLY
TABLE_GOALS = ("table_moves",)


class Stance(StrEnum):
    """What a method does with a rule or a goal."""

    HONOURS = "honours"
    RELAXES = "relaxes"
    CANNOT_TAKE = "cannot take"
    NOT_CONCERNED = "not concerned"


@dataclass(frozen=True, slots=True)
class Method:
    """A method's declaration; rules by slug, goals by name."""

    title: str
    purpose: str
    when: str
    honours: tuple[str, ...] = ()
    relaxes: tuple[str, ...] = ()
    cannot_take: tuple[str, ...] = ()
    not_concerned: tuple[str, ...] = ()

    @property
    def stances(self) -> Mapping[str, Stance]:
        """The stance to each rule and goal that is declared.

        Raises
        ------
        ValueError
            One is declared twice.
        """
        found: dict[str, Stance] = {}
        for stance, names in (
            (Stance.HONOURS, self.honours),
            (Stance.RELAXES, self.relaxes),
            (Stance.CANNOT_TAKE, self.cannot_take),
            (Stance.NOT_CONCERNED, self.not_concerned),
        ):
            for name in names:
                if name in found:
                    raise ValueError(f"{self.title}: {name} is declared twice")
                found[name] = stance
        return found

    def undeclared(self) -> set[str]:
        """The rules and goals that the method does not declare."""
        return {*SLUGS, *GOALS} - self.stances.keys()

    def can_take(self, problem: Problem) -> bool:
        """Whether the event has no rule that the method cannot take."""
        return not any(BINDS[slug](problem) for slug in self.cannot_take if slug in BINDS)


def _interpreted(problem: Problem) -> bool:
    return any(mode.need != NONE for item in problem.items for mode in item.modes)


BINDS: Mapping[str, Callable[[Problem], bool]] = {
    "delegate_one_meeting": lambda problem: bool(problem.items),
    "pair_meets_once": lambda problem: bool(problem.items),
    "table_one_meeting": lambda problem: bool(problem.items),
    "supplier_zone": lambda problem: any(item.table != ANY for item in problem.items),
    "walking_time": lambda problem: problem.walking,
    "company_maximum": lambda problem: bool(problem.maxima),
    "interpreter_present": _interpreted,
    "pins_and_wishes": lambda problem: bool(problem.afters) or any(item.mandatory for item in problem.items),
    "gap_spread": lambda problem: problem.gap_spread is not None,
}
"""For each rule, whether it is binding in an indexed event, that is, whether it ties meetings to each other.

What a rule says about a single meeting is applied when the event is indexed, for every method.
"""

INDISPENSABLE = (
    "model.complete",
    "value.selection_relaxation",
    "rerun.affected",
    "rerun.fixing",
    "assignment.tables",
    "assignment.interpreters",
    "assignment.delegates",
    "conflicts.explain",
)
"""Methods without a substitute: they have to take every event."""

METHODS: Mapping[str, tuple[str, ...]] = {
    "model.complete": ("model.*", "search.lexicographic"),
    "value.construct": ("value.draft", "value.insertion"),
    "value.selection_relaxation": ("value.selection",),
    "value.flow_problem": (
        "value.flows",
        "value.flow_*",
        "local_search.board",
        "local_search.moves",
    ),
    "gaps.annealing_problem": ("gaps.annealing", "local_search.kempe_*"),
    "gaps.phases": (),
    "gaps.holding_all": ("gaps.proof.*",),
    "rerun.affected": (),
    "rerun.fixing": ("rerun.changes", "rerun.least_value", "rerun.phases", "rerun.slot_search", "rerun.solver"),
    "assignment.tables": (),
    "assignment.interpreters": (),
    "assignment.delegates": (),
    "conflicts.explain": ("conflicts.*",),
}
"""The modules of ``engine`` that declare a method, each with the other modules (or glob patterns) that
implement it and share the declaration."""

DECIDES_NOTHING = (
    "budget",
    "indexing",
    "local_search.compiled",
    "local_search.generator",
    "local_search.precompile",
    "methods",
    "params",
    "problem",
    "quick_import",
    "search.model_relaxation",
    "search.solvers",
    "solve",
    "state",
)
"""The modules that belong to no method: they index the event, run solvers and methods, or hold state."""


def methods() -> dict[str, Method]:
    """The declaration of each method, by its module."""
    return {name: import_module(f"sco_scheduler.engine.{name}").METHOD for name in METHODS}


def without(names: Iterable[str], *left_out: str) -> tuple[str, ...]:
    """The names except some.

    Parameters
    ----------
    names
        The names of rules or goals.
    *left_out
        Those that are left out.
    """
    return tuple(name for name in names if name not in left_out)
