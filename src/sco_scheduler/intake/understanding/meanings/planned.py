"""What is planned for a sheet: what its list holds, of which side, and what each of its columns means."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from math import inf

from sco_scheduler.domain.event import Role
from sco_scheduler.domain.messages import Cell
from sco_scheduler.domain.names import fold
from sco_scheduler.intake.understanding.cells.columns import Column
from sco_scheduler.intake.understanding.cells.fields import (
    NOTHING,
    Meaning,
)
from sco_scheduler.intake.understanding.cells.questions import (
    PAIRS,
)
from sco_scheduler.intake.understanding.cells.sayings import apart
from sco_scheduler.intake.understanding.lists.regions import Region
from sco_scheduler.intake.values.statuses import says_vip

_SENTENCES = 40
"""The mean length of a cell from which on a column without a known meaning has sentences."""

_OF_VIP = frozenset({"priority", "status", "notes", "company", "local"})
_TITLED = 0.7


@dataclass
class Plan:
    """How a sheet is read.

    ``roles`` are the roles of all its companies, None if a column or headings of parts state them. ``familiar``:
    the sheet has the name and the columns of the format, so that its rows are used unchanged.
    """

    region: Region
    holds: str
    meanings: dict[int, Meaning]
    roles: frozenset[Role] | None = None
    familiar: str = ""
    above: frozenset[int] = frozenset()
    """The rows without a company that continue the wishes of the company above."""

    replaced: set[int] = field(default_factory=set)
    """The answers of companies of another list that a later answer of the same company replaces."""

    turned: set[int] = field(default_factory=set)
    """The rows of a list of pairs in which only the second of the two companies asks for the other."""

    letters: Mapping[int, str] = field(default_factory=dict)
    """The letters in front of the code of each row that tell its company's side; empty if no codes do."""

    @property
    def sheet(self) -> str:
        """The name of the sheet."""
        return self.region.grid.name

    @cached_property
    def first_line(self) -> float:
        """The row of the first line that is no company below the header of the list; infinite if there is none."""
        return min((row for row in self.region.remarks if row > self.region.header[-1]), default=inf)

    @cached_property
    def attending_first(self) -> Sequence[Column]:
        """The columns, those of who attends before those of other people."""
        people = [c for c in self.region.columns if self.meanings.get(c.number, NOTHING).field == "contact"]
        first = [c for c in people if len(people) > 1 and c.score("attending") >= _TITLED]
        return [*first, *(c for c in self.region.columns if c not in first)]

    def column(self, name: str) -> Column | None:
        """The column of a field, if there is one."""
        return next((c for c in self.region.columns if self.meanings.get(c.number, NOTHING).field == name), None)

    def called(self, row: int) -> str:
        """What a row calls its company, or else the row itself."""
        columns = (self.column(name) for name in ("company", "local", "id"))
        return next(
            (text for c in columns if c is not None and (text := c.cells.get(row))), str(self.region.grid.cell(row, 0))
        )

    def told_vip(self, row: int) -> tuple[str, Cell] | None:
        """``VIP`` with the cell of a row that says so of its company: its name, its priority or a remark."""
        for column in self.region.columns:
            field = self.meanings.get(column.number, NOTHING).field
            told = field in _OF_VIP or (
                field == NOTHING.field and (not column.title or column.profile.length > _SENTENCES)
            )
            text = column.cells.get(row, "") if told and self.holds != PAIRS else ""
            if field in {"company", "local"}:
                text = (apart(text) or ("", ""))[1]
            if says_vip(text):
                return "VIP", self.region.cell(row, column)
        return None

    def side_column(self, name: str, side: Role | None = None) -> Column | None:
        """The column of the level or the rank of pairs by one side, or by neither."""
        of_side = [
            c
            for c in self.region.columns
            if (m := self.meanings.get(c.number, NOTHING)).field == name and m.side is side
        ]
        # One column may have the level, another the validity of the request.
        return min(of_side, key=lambda c: (c.score("status") > c.score(name), -c.score(name)), default=None)

    def wish_columns(self) -> list[tuple[Column, Meaning]]:
        """The columns that name companies: lists, ordered choices, and the columns of a matrix."""
        found = [
            (c, m)
            for c in self.region.columns
            if (m := self.meanings.get(c.number, NOTHING)).field in {"wishes", "choice", "matrix", "askers"}
        ]
        return sorted(found, key=lambda item: (item[1].field != "choice", item[1].place, item[0].number))

    @property
    def words_of_levels(self) -> set[str]:
        """The folded words in the columns that state levels, or in a matrix."""
        fields = {c.number: self.meanings.get(c.number, NOTHING).field for c in self.region.columns}
        columns = [c for c in self.region.columns if fields[c.number] in {"level", "matrix"}]
        return {fold(text) for column in columns for text in column.looked_at}


def naming_columns(plan: Plan) -> list[Column]:
    """The columns that name the company of a row, the most certain first."""
    return [column for name in ("id", "company", "local") if (column := plan.column(name)) is not None]


def hold_wishes_alone(columns: Sequence[Column], found: Mapping[int, Meaning], rows: Sequence[int]) -> bool:
    """Whether several rows have wishes, and no attributes of the row's company.

    Parameters
    ----------
    found
        The meanings of the columns, by their number.
    """
    filled = [column.number for column in columns if any(row in column.cells for row in rows)]
    fields = {found[number].field if number in found else "nothing" for number in filled}
    return len(rows) >= _SEVERAL_ROWS and fields <= {"wishes", "choice", "level", "rank", "notes", "role"}


_SEVERAL_ROWS = 3
