"""Finds what texts outside of lists say of the order of the companies in them: notes, foot lines, legends, comments."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sco_scheduler.domain.event import Level
from sco_scheduler.domain.messages import Cell
from sco_scheduler.domain.names import fold
from sco_scheduler.intake.table.grids import Grid
from sco_scheduler.intake.understanding.cells.columns import Column
from sco_scheduler.intake.understanding.cells.fields import Meaning
from sco_scheduler.intake.understanding.cells.questions import NOTHING_HELD
from sco_scheduler.intake.understanding.meanings.planned import Plan
from sco_scheduler.intake.understanding.wording.legends import short_rows
from sco_scheduler.intake.understanding.wording.orders import guaranteed_choice, order_in


class OrdersTold:
    """What the texts of a workbook say of the order of names, by the list that they concern.

    Those of a sheet with a list concern this list. Those of a sheet without one, such as explanations, concern all
    lists, or those of the sheets that they name; they have to be sure, since they may be about something else.
    """

    def __init__(self, raw: Iterable[Grid], comments: Mapping[Cell, str], plans: Sequence[Plan]) -> None:
        self._comments = {cell: text for cell, text in comments.items() if _says_order(text)}
        told = {grid.name: [text for text in short_rows([grid]) if order_in(text) is not None] for grid in raw}
        self._listed = {name for plan in plans if plan.holds != NOTHING_HELD for name in _sheets(plan)}
        apart = (text for name, texts in told.items() if name not in self._listed for text in texts)
        self._elsewhere = [text for text in apart if order_in(text) != "unsure"]
        self._told = told

    def around(self, plan: Plan) -> tuple[str, ...]:
        """The texts around a list, and those elsewhere that say something of the order of its names."""
        sheets = _sheets(plan)
        of_sheet = [text for name in sorted(sheets) for text in self._told.get(name, ())]
        elsewhere = [text for text in self._elsewhere if not (named := self._named(text)) or named & sheets]
        return tuple(dict.fromkeys((*plan.region.remarks.values(), *of_sheet, *elsewhere)))

    def _named(self, text: str) -> set[str]:
        """The sheets with lists that a text names."""
        return {name for name in self._listed if fold(name) in fold(text)}

    def guaranteed(self, plan: Plan, columns: Sequence[tuple[Column, Meaning]]) -> dict[tuple[int, int], Level]:
        """The musts among numbered choices by row and column, of those that notes or comments promise to everybody."""
        choices = {m.place: c for c, m in columns if m.field == "choice" and m.level is Level.WANT}
        beside = (text for cell, text in self._comments.items() if cell.sheet in _sheets(plan))
        places = set(map(guaranteed_choice, (*plan.region.remarks.values(), *beside))) if len(choices) > 1 else ()
        return {(row, choices[n].number): Level.MUST for n in places if n in choices for row in choices[n].cells}

    def titles(self, plan: Plan, column: Column) -> tuple[str, ...]:
        """The titles of a column, with a comment on one of them that says something of the order of its names."""
        cells = (plan.region.cell(row, column) for row in plan.region.header)
        return (*column.titles, *(self._comments[cell] for cell in cells if cell in self._comments))


def _says_order(text: str) -> bool:
    return order_in(text) is not None or guaranteed_choice(text) is not None


def _sheets(plan: Plan) -> set[str]:
    """The names of the sheets from which the rows of a list come."""
    rows = plan.region.rows if plan.region.grid.origins else ()
    return {plan.sheet, *(plan.region.cell(row, 0).sheet for row in rows)}
