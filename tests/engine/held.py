"""Asking the model of rules whether given meetings can be held together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from ortools.sat.python import cp_model

from sco_scheduler.domain.event import Event
from sco_scheduler.domain.schedule import Published
from sco_scheduler.engine.budget import Budget
from sco_scheduler.engine.indexing import index
from sco_scheduler.engine.model.complete import Model
from sco_scheduler.engine.params import ConflictParams, Options, SearchParams
from sco_scheduler.engine.search.solvers import new_solver, run

ONE_WORKER = Options(workers=1, time_limit=20.0)
NO_EXPLANATION = SearchParams(conflicts=ConflictParams(seconds=0.0))
"""A conflict is only confirmed, not explained."""


def tuned(options: Options = ONE_WORKER, **groups: Mapping[str, object]) -> Options:
    """Options with other search parameters, such as ``tuned(rerun={"few_choices": -1})``."""
    params = {name: replace(getattr(options.params, name), **values) for name, values in groups.items()}
    return replace(options, params=replace(options.params, **params))


def holds(event: Event, *meetings: str, published: Published | None = None) -> bool:
    """Whether meetings such as ``"P1 S2 0"`` (pair and slot, maybe ``P1#2`` for a delegate) fit together.

    A meeting without a slot (``"P1 S2"``) may be in any; all others of the event are left open.
    """
    model = Model(index(event, published))
    for text in meetings:
        a, b, *slot = text.split()
        chosen = []
        for choice, literal in model.variables.x.items():
            item = model.problem.items[choice.item]
            mode = item.modes[choice.mode]
            people = {model.problem.delegates[mode.purchaser_delegate], model.problem.delegates[mode.supplier_delegate]}
            named = {side for side in (a, b) if "#" in side}
            if item.pair != (a.split("#")[0], b.split("#")[0]) or not named <= people:
                continue
            if not slot or choice.slot == int(slot[0]):
                chosen.append(literal)
        if not chosen:
            return False
        model.cp_model.add_exactly_one(chosen)
    solver = new_solver(ONE_WORKER, Budget(20.0))
    status = run(solver, model.cp_model, Budget(20.0))
    assert status in {cp_model.OPTIMAL, cp_model.FEASIBLE, cp_model.INFEASIBLE}
    return status != cp_model.INFEASIBLE
