"""The side of the company of a row: by its list, a column or a heading, or asked for where none of these says it."""

from __future__ import annotations

from collections import Counter

from sco_scheduler.domain.event import Role
from sco_scheduler.domain.messages import Cell
from sco_scheduler.intake.understanding.cells.columns import Column
from sco_scheduler.intake.understanding.cells.questions import NEW, NOBODY, ROLE_OF_NEW, Question
from sco_scheduler.intake.understanding.companies.settling import Settler
from sco_scheduler.intake.understanding.companies.sides import headed_side, part_of_other_side, side_remarked
from sco_scheduler.intake.understanding.meanings.planned import Plan, naming_columns

_MOST, _LIKELY = 5, 0.6
"""The most rows that are asked about one by one, and the certainty of a guess about one."""


def roles_in_row(settler: Settler, plan: Plan, row: int, column: Column | None, cell: Cell) -> frozenset[Role]:
    """The roles of the company of a row, by its list, a heading, its code, or the column of roles if there is one.

    Parameters
    ----------
    cell
        The cell that names the company.
    """
    if plan.roles is not None:
        if (other := part_of_other_side(plan, row)) is not None:
            return settler.words.roles_in(plan.sheet, *other[:2], 1, most=other[2])
        if len(plan.roles) > 1:
            settler.built.both.append((plan.sheet, cell))
        return _remarked_otherwise(settler, plan, row, cell) or plan.roles
    codes = plan.column("id")
    if codes is not None and row in plan.letters:
        at, weight, letters = plan.region.cell(row, codes), codes.profile.filled, {*plan.letters.values()}
        return settler.words.roles_in(plan.sheet, plan.letters[row], at, weight, letters)
    if column is None:
        return _roles_by_heading(settler, plan, row)
    if text := column.cells.get(row, ""):
        at, weight = plan.region.cell(row, column), column.profile.filled
        return settler.words.roles_in(plan.sheet, text, at, weight, column.texts, title=column.title)
    return side_untold(settler, plan, row, column)


def _remarked_otherwise(settler: Settler, plan: Plan, row: int, cell: Cell) -> frozenset[Role]:
    """The side of the company of a row below a line within its list, if a remark names the other one: ``buyer``."""
    later = len(plan.roles or ()) == 1 and plan.first_line < row
    said = side_remarked(plan, row) if later else None
    named = next((c for c in naming_columns(plan) if row in c.cells), None)
    if said is None or said in (plan.roles or ()) or named is None:
        return frozenset()
    path, options = ("names", named.cells[row]), tuple(NEW.values())
    question = Question("name", plan.sheet, named.cells[row], (cell,), (), options, NEW[said], _LIKELY, 1.0, path)
    return (
        frozenset({ROLE_OF_NEW[answer]}) if (answer := settler.decider.decide(question)) in ROLE_OF_NEW else frozenset()
    )


def _roles_by_heading(settler: Settler, plan: Plan, row: int) -> frozenset[Role]:
    """The roles of the company of a row by the heading above it; above the first of one side is the other."""
    if not (heading := plan.region.section_of(row)):
        if (said := side_remarked(plan, row)) is not None:
            return frozenset({said})
        side = headed_side(plan.region)
        return frozenset({side.other}) if side is not None else frozenset()
    headings = plan.region.sections.values()
    headed = settler.words.roles_in(plan.sheet, heading, Cell(plan.sheet, row), 1, headings)
    return side_below_heading(settler, plan, row, headed)


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
    sides = _sides_asked_for(settler, plan, row)
    alone = all(row not in other.cells for other in plan.region.columns if other is not named)
    guess = NEW[next(iter(sides)).other] if len(sides) == 1 else NOBODY if alone else ""
    sure, path = _LIKELY if alone or guess else 0.0, ("names", text)
    question = Question("name", plan.sheet, text, (cell,), (), (*NEW.values(), NOBODY), guess, sure, 1.0, path)
    answer = settler.decider.decide(question)
    if not answer:
        settler.built.roleless.append(cell)
        settler.built.sides_asked |= {cell} if question in settler.decider.open else set()
    return frozenset({ROLE_OF_NEW[answer]}) if answer in ROLE_OF_NEW else frozenset()


def side_below_heading(settler: Settler, plan: Plan, row: int, headed: frozenset[Role]) -> frozenset[Role]:
    """The side of the company of a row below a heading that names one (``headed``).

    A remark in the row may be a word for the other: ``late, buyer``. Below a further heading that names no side, such
    as ``Added later``, a company that asks for others of the side of the heading above is probably on the other side.
    """
    if (said := side_remarked(plan, row)) is not None:
        return frozenset({said})
    head = max((number for number in plan.region.sections if number < row), default=row)
    sides = _sides_asked_for(settler, plan, row)
    named = next((c for c in naming_columns(plan) if row in c.cells), None)
    if len(headed) != 1 or {*sides} != headed or named is None or not any(head < r < row for r in plan.region.remarks):
        return headed
    text, (side,) = named.cells[row], headed
    about = ((plan.region.cell(row, named),), (), tuple(NEW.values()), NEW[side.other], _LIKELY, 1.0, ("names", text))
    answer = settler.decider.decide(Question("name", plan.sheet, text, *about))
    return frozenset({ROLE_OF_NEW[answer]}) if answer in ROLE_OF_NEW else headed


def _sides_asked_for(settler: Settler, plan: Plan, row: int) -> Counter[Role]:
    """The number of companies of each side among those that a row asks for."""
    asked = [part.text for c, _ in plan.wish_columns() if row in c.cells for part in settler.names.split(c.cells[row])]
    return settler.roles_of_names(asked)
