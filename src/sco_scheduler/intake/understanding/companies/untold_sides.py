"""Asks which side a company is on whose cell for it is empty beside others that say it."""

from __future__ import annotations

from sco_scheduler.domain.event import Role
from sco_scheduler.intake.understanding.cells.columns import Column
from sco_scheduler.intake.understanding.cells.questions import NEW, NOBODY, ROLE_OF_NEW, Question
from sco_scheduler.intake.understanding.companies.settling import Settler
from sco_scheduler.intake.understanding.meanings.planned import Plan, naming_columns

_MOST, _LIKELY = 5, 0.6
"""The most rows that are asked about one by one, and the certainty of a guess about one."""


def side_untold(settler: Settler, plan: Plan, row: int, column: Column) -> frozenset[Role]:
    """The side of the company of a row whose cell for it is empty, as the organizer says.

    It is probably not that of the companies that its row asks for. A row with nothing but a name, as a line below a
    list is, probably means nobody. Many such rows are reported together, for the column to be filled in.
    """
    cell = plan.region.cell(row, column)
    named = next((c for c in naming_columns(plan) if row in c.cells), None)
    text = named.cells[row] if named is not None else ""
    untold = [other for other in plan.region.rows if other not in column.cells]
    if not text or (len(untold) > _MOST and settler.decider.said(("names", text)) is None):
        settler.built.roleless.append(cell)
        return frozenset()
    asked = [part.text for c, _ in plan.wish_columns() if row in c.cells for part in settler.names.split(c.cells[row])]
    sides = settler.roles_of_names(asked)
    alone = all(row not in other.cells for other in plan.region.columns if other is not named)
    guess = NEW[next(iter(sides)).other] if len(sides) == 1 else NOBODY if alone else ""
    sure, path = _LIKELY if alone or guess else 0.0, ("names", text)
    question = Question("name", plan.sheet, text, (cell,), (), (*NEW.values(), NOBODY), guess, sure, 1.0, path)
    answer = settler.decider.decide(question)
    if not answer:
        settler.built.roleless.append(cell)
        settler.built.sides_asked |= {cell} if question in settler.decider.open else set()
    return frozenset({ROLE_OF_NEW[answer]}) if answer in ROLE_OF_NEW else frozenset()
