"""Tells whether a sheet that no list or list of wishes reads may say something about meetings."""

from __future__ import annotations

from sco_scheduler.domain.event import Level
from sco_scheduler.domain.names import fold
from sco_scheduler.intake.table.grids import Grid
from sco_scheduler.intake.understanding.cells.columns import Column
from sco_scheduler.intake.understanding.cells.fields import is_other_matter
from sco_scheduler.intake.understanding.cells.matrix_titles import matrix_company
from sco_scheduler.intake.understanding.cells.profiles import MOST_LOOKED_AT
from sco_scheduler.intake.understanding.cells.questions import COMPANIES
from sco_scheduler.intake.understanding.cells.sayings import NAMES_TIME, speaks
from sco_scheduler.intake.understanding.lists.regions import Region
from sco_scheduler.intake.understanding.meanings.doubts import may_matter
from sco_scheduler.intake.understanding.names.matching import NameIndex
from sco_scheduler.intake.understanding.wording.polarity import says_refusal
from sco_scheduler.intake.understanding.wording.words import sure_level, title_score
from sco_scheduler.intake.values.entries import written


def sheet_may_matter(grid: Grid, region: Region | None, names: NameIndex) -> bool:
    """Whether an unused sheet names companies together with other information on them."""
    if title_score(grid.name, "nothing") >= _OTHER_MATTER or fold(grid.name) in FINDINGS_SHEETS:
        return False
    if region is not None and _list_may_matter(region, names):
        return True
    listed = region is not None and any(column.profile.companies >= _NAMES for column in region.columns)
    cells = (value for values in grid.rows.values() for value in values.values() if isinstance(value, str))
    texts = list(dict.fromkeys(text for value in cells if len(text := written(value)) >= _SHORTEST))[:MOST_LOOKED_AT]
    named = [text for text in texts if names.find(text).company is not None]
    return not listed and len(named) > 1 and len(texts) - len(named) > 1  # not just a list of names


FINDINGS_SHEETS = frozenset({"findings", "检查结果", "замечания"})
"""The name of the list of findings in an annotated copy, in each language."""

_OTHER_MATTER = 0.7
_SHORTEST = 4


def _list_may_matter(region: Region, names: NameIndex) -> bool:
    columns = [column for column in region.columns if column.cells]
    naming = [column for column in columns if column.profile.companies >= _NAMES]
    headed = [c for c in columns if c not in naming and any(matrix_company(title, names) for title in c.titles)]
    if not naming and not headed:
        return False
    others = [column for column in columns if column not in naming and not is_other_matter(column)]
    same = all(
        names.find(column.cells[row]).company == names.find(naming[0].cells[row]).company
        for column in naming[1:]
        for row in column.cells.keys() & naming[0].cells.keys()
    )
    return (
        not same
        or bool(headed)
        or any(may_matter(column, COMPANIES) is not None or _notes_matter(column) for column in others)
    )


def _notes_matter(column: Column) -> bool:
    """Whether notes on an unused sheet say something about meetings."""
    texts = column.cells.values()
    return any(
        speaks(t) or NAMES_TIME.search(t) or says_refusal(t) or sure_level(t) not in {None, Level.WANT} for t in texts
    )


_NAMES = 0.6
