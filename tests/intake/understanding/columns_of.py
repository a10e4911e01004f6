"""Columns for tests of what one column means."""

from __future__ import annotations

from sco_scheduler.intake.understanding.cells.columns import Column
from sco_scheduler.intake.understanding.names.matching import NameIndex

COMPANIES = (
    "Altyn Trade LLP",
    "River Machines Inc.",
    "Spring Parts Co., Ltd.",
    "Orda Foods",
    "Jade Tea",
    "Ural Import",
)


def column(title: str, *cells: str, also: tuple[str, ...] = ()) -> Column:
    """A column whose cells stand in the rows below a header, with the companies of the tests known."""
    index = NameIndex()
    for name in COMPANIES:
        index.add(name, [name])
    made = Column(1, (title, *also) if title else also, dict(enumerate(cells, 2)), {}, len(cells))
    made.profiled(index)
    return made
