"""Counts what a placement keeps of the published schedule."""

from __future__ import annotations

from collections.abc import Mapping

from sco_scheduler.domain.goals import RERUN_ONLY
from sco_scheduler.engine.budget import Budget
from sco_scheduler.engine.model.complete import Model
from sco_scheduler.engine.params import Options
from sco_scheduler.engine.problem import ANY, Placement, Problem
from sco_scheduler.engine.search.lexicographic import LexicographicSolver


def fewest_changes(problem: Problem, placement: Placement, options: Options) -> dict[str, int]:
    """The least values of the rerun goals for a placement, over all assignments of tables and interpreters.

    Parameters
    ----------
    options
        Workers and seed of the short solves that compute them.

    Returns
    -------
    dict[str, int]
        *kept*, *slot_moves*, *table_changes* and *person_changes*; goals not computed in time are omitted.
    """
    placed = placement.taken
    model = Model(problem, placed, placed=placed, with_gap_spread=False)
    search = LexicographicSolver(model, options)
    for i in placed:
        model.cp_model.add(model.variables.held(i) == 1)
    values: dict[str, int] = {}
    for goal in RERUN_ONLY:
        budget = Budget(options.params.rerun.measuring_seconds, counted=options.reproducible)
        reached = search.optimise(goal, budget, placement)
        if reached.value is not None:
            values[goal] = reached.value
            search.lock(goal, reached.value)
    return values


def changes_made(
    problem: Problem, placement: Placement, tables: Mapping[int, int], interpreters: Mapping[int, int]
) -> dict[str, int]:
    """The values of the rerun goals for a complete schedule.

    Parameters
    ----------
    tables
        The table of each held item.
    interpreters
        The interpreter of each item that has one.
    """
    values = dict.fromkeys(RERUN_ONLY, 0)
    for item in problem.items:
        place = item.published
        if place is None or not item.counts_as_kept:
            continue
        choice = placement.taken.get(item.index)
        if choice is None:
            values["kept"] += 1
            continue
        mode = item.modes[choice.mode]
        if choice.slot != place.slot:
            values["slot_moves"] += 1
        elif tables[item.index] != place.table:
            values["table_changes"] += 1
        elif (mode.purchaser_delegate, mode.supplier_delegate, interpreters.get(item.index, ANY)) != (
            place.purchaser_delegate,
            place.supplier_delegate,
            place.interpreter,
        ):
            values["person_changes"] += 1
    return values
