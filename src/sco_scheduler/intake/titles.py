"""The titles above the columns of a sheet, in a header of one row or of two."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from sco_scheduler.intake.grids import Grid, column_number, letters
from sco_scheduler.intake.text import fold_header, written

_MOST_SPREAD = 200
"""The most columns that a merged title counts for."""

_REFERENCE = re.compile(r"(?:column|列|столбец)\s*([A-Za-z]{1,3})", re.IGNORECASE)


@dataclass(frozen=True)
class Titles:
    """The titles of a header: ``over`` of its upper row, with merged ones spread, and ``under`` of its lower one.

    ``lower`` is the number of the row in which the header ends. ``given``: both rows are known to be the
    header, so that a title in the upper one counts where there is none below.
    """

    over: Mapping[int, str]
    under: Mapping[int, str]
    lower: int
    given: bool

    @classmethod
    def of(cls, grid: Grid, upper: int, lower: int, *, given: bool) -> Titles:
        """The titles in two rows of a sheet."""
        return cls(_texts(grid, upper, spread=True), _texts(grid, lower, spread=False), lower, given)

    @property
    def columns(self) -> list[int]:
        """Every column that has a title in either row."""
        return sorted({*self.over, *self.under})

    def readings(self, column: int) -> tuple[str, ...]:
        """What the title of a column may be: both rows together, then its own, then the one above it."""
        title, above = self.under.get(column, ""), self.over.get(column, "")
        together = f"{above} {title}" if above and title else ""
        alone = above if not title or self.given else ""
        return tuple(text for text in (together, title, alone) if text)

    def reading_like(self, column: int, text: str) -> str:
        """The reading of a column's title that a text is, else the first one; '' where it has none."""
        readings = self.readings(column)
        same = (reading for reading in readings if fold_header(reading) == fold_header(text))
        return next(same, readings[0] if readings else "")

    def having(self, text: str) -> list[int]:
        """The columns that a title, or a reference such as ``column C``, means.

        The best reading counts: a column of that very title goes before one that merely has it above.
        """
        wanted = fold_header(text)
        for place in range(3):
            found = [
                column
                for column in self.columns
                if wanted in {fold_header(reading) for reading in self.readings(column)[: place + 1]}
            ]
            if found:
                return found
        reference = _REFERENCE.fullmatch(text.strip())
        return [column_number(reference[1])] if reference is not None else []

    def name_of(self, column: int, text: str) -> str:
        """The text where it means this column and no other, else the column by its letters."""
        return text if text and self.having(text) == [column] else f"column {letters(column)}"


def one_line(value: object) -> str:
    """A title as messages show it, without line breaks."""
    return " ".join(written(value).split())


def _texts(grid: Grid, row: int, *, spread: bool) -> dict[int, str]:
    """The texts of a row by their column; with ``spread``, merged ones for every column that they cover."""
    filled = grid.rows.get(row, {})
    titles = {column: one_line(value) for column, value in filled.items() if isinstance(value, str)}
    if spread:
        for top, last, first, end in grid.merged:
            if top <= row <= last and first in titles:
                titles |= dict.fromkeys(range(first, min(end, first + _MOST_SPREAD) + 1), titles[first])
    return {column: title for column, title in titles.items() if title}
