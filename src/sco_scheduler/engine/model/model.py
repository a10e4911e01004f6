"""The complete CP-SAT model of an event: every rule and goal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ortools.sat.python import cp_model

from sco_scheduler.engine.methods import (
    BASIC_RULES,
    FURTHER_RULES,
    RERUN_GOALS,
    SELECTION_GOALS,
    TABLE_GOALS,
    TIMING_GOALS,
    Method,
)
from sco_scheduler.engine.model.constraints.company_maximum import company_maximum
from sco_scheduler.engine.model.constraints.delegate_one_meeting import delegate_one_meeting
from sco_scheduler.engine.model.constraints.gap_spread import gap_spread
from sco_scheduler.engine.model.constraints.interpreter_present import interpreter_present
from sco_scheduler.engine.model.constraints.pair_meets_once import pair_meets_once
from sco_scheduler.engine.model.constraints.pins_and_wishes import pins_and_wishes
from sco_scheduler.engine.model.constraints.table_one_meeting import table_one_meeting
from sco_scheduler.engine.model.constraints.walking_time import walking_time
from sco_scheduler.engine.model.goals import Objectives
from sco_scheduler.engine.model.variables import GapLiterals, Variables
from sco_scheduler.engine.placement import Placement
from sco_scheduler.engine.problem import Choice, Problem

METHOD = Method(
    title="Complete model (CP-SAT)",
    purpose="States every rule and goal; can solve any event alone, and proves.",
    when="Small events goal by goal; the placing of chosen pairs; reruns.",
    honours=(*BASIC_RULES, *FURTHER_RULES, *SELECTION_GOALS, *TIMING_GOALS, *RERUN_GOALS),
    cannot_take=TABLE_GOALS,
)
"""What this method does with each rule and goal."""


class Model:
    """A model with every rule in it, and the goals' expressions to optimise or lock.

    ``only`` leaves all other items out (they are not held), and ``placed`` leaves an item one choice.
    The model can solve any event alone; other methods feed it with bounds and hints.
    """

    def __init__(
        self,
        problem: Problem,
        only: Iterable[int] | None = None,
        *,
        placed: Mapping[int, Choice] | None = None,
        with_gap_spread: bool = True,
    ) -> None:
        self.problem = problem
        self.cp_model = cp_model.CpModel()
        self.variables = v = Variables(self.cp_model, problem, only, placed)
        self.gaps = GapLiterals(v)
        delegate_one_meeting(v)
        pair_meets_once(v)
        table_one_meeting(v)
        walking_time(v)
        company_maximum(v)
        serve = interpreter_present(v)
        pins_and_wishes(v)
        if with_gap_spread and problem.gap_spread is not None:
            gap_spread(v, self.gaps)
        self.objectives = Objectives(v, self.gaps, serve)

    def hint(self, placement: Placement) -> None:
        """Hint a placement to the solver; every item that is not in it is hinted as not held."""
        self.cp_model.clear_hints()
        taken = set(placement.choices())
        for choice, literal in self.variables.x.items():
            self.cp_model.add_hint(literal, choice in taken)

    def placement(self, solver: cp_model.CpSolver) -> Placement:
        """The placement of the solution that the solver found."""
        taken: dict[int, Choice] = {}
        for choice, literal in self.variables.x.items():
            if solver.boolean_value(literal):
                taken[choice.item] = choice
        return Placement(taken)
