"""What is not used and may say something about meetings: whole sheets, and rows outside a list or without a name.

Of columns ``doubts`` says so, of remarks beside names ``remarks``.
"""

from __future__ import annotations

from collections.abc import Iterator

from sco_scheduler.domain.event import Level
from sco_scheduler.domain.names import fold
from sco_scheduler.intake.table.grids import Grid, is_total
from sco_scheduler.intake.understanding.columns import MOST_LOOKED_AT, Column
from sco_scheduler.intake.understanding.doubts import may_matter
from sco_scheduler.intake.understanding.fields import is_other_matter
from sco_scheduler.intake.understanding.map_words import COMPANIES, PAIRS
from sco_scheduler.intake.understanding.matching import NameIndex
from sco_scheduler.intake.understanding.plans import Plan
from sco_scheduler.intake.understanding.regions import Region, matrix_company
from sco_scheduler.intake.understanding.remarks import says_remark
from sco_scheduler.intake.understanding.settling import naming_columns
from sco_scheduler.intake.understanding.words import sure_level, title_score
from sco_scheduler.intake.values.entries import written


def sheet_may_matter(grid: Grid, region: Region | None, names: NameIndex) -> bool:
    """Whether a sheet that is not used names companies, and says more of them than that they are there.

    Parameters
    ----------
    grid
        The sheet.
    region
        Its list, if it has one.
    names
        The companies that are known.
    """
    if title_score(grid.name, "nothing") >= _OTHER_MATTER or fold(grid.name) in FINDINGS_SHEETS:
        return False
    if region is not None and _list_may_matter(region, names):
        return True
    listed = region is not None and any(column.profile.companies >= _NAMES for column in region.columns)
    cells = (value for values in grid.rows.values() for value in values.values() if isinstance(value, str))
    texts = list(dict.fromkeys(text for value in cells if len(text := written(value)) >= _SHORTEST))[:MOST_LOOKED_AT]
    named = [text for text in texts if names.find(text).company is not None]
    scattered = not listed and len(named) > 1 and len(texts) - len(named) > 1  # and no mere list of names
    return scattered or any(_says_more(text, names) for text in texts)


FINDINGS_SHEETS = frozenset({"findings", "检查结果", "замечания"})
"""What the list of findings in an annotated copy is called, in each language."""

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
    """Whether notes of a sheet that is not read say something of meetings."""
    return any(says_remark(text) or sure_level(text) in {Level.MUST, Level.NO} for text in column.cells.values())


_NAMES = 0.6


def _says_more(text: str, names: NameIndex) -> bool:
    """Whether a text names companies and something of their meetings, or several that are no list of names."""
    mentioned = names.mentioned(text)
    if not mentioned or says_remark(text):
        return bool(mentioned)
    if names.find(text).company is not None:
        return False
    return len(mentioned) > 1 and any(part.company is None for part in names.split(text))


def rows_apart(plan: Plan, names: NameIndex) -> Iterator[tuple[int, str]]:
    """The rows of a sheet that name companies and that no company is read from.

    Parameters
    ----------
    plan
        How the sheet is read.
    names
        The companies that are known.

    Yields
    ------
    tuple[int, str]
        The row, and what stands in it.
    """
    for row, text in plan.region.remarks.items():
        if not is_total(text) and names.mentioned(text):
            yield row, text
    own = [plan.column(name) for name in ("from", "to")] if plan.holds == PAIRS else naming_columns(plan)
    known = [column for column in own if column is not None]
    for row in plan.region.rows if known else ():
        if any(row in column.cells for column in known):
            continue
        text = "; ".join(column.cells[row] for column in plan.region.columns if row in column.cells)
        if names.mentioned(text):
            yield row, text
