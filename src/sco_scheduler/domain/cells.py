"""Where something stands in a workbook."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, order=True, slots=True)
class Cell:
    """The address of a cell, as an organizer reads it: ``Requests!C14``.

    ``column`` is the column's letters, empty where a whole row is meant;
    ``row`` counts from 1, and 0 means the whole sheet. In a map of a form, which is a text file, it
    is a line.
    """

    sheet: str
    row: int = 0
    column: str = ""

    def __str__(self) -> str:
        if self.row == 0:
            return self.sheet
        if self.column:
            return f"{self.sheet}!{self.column}{self.row}"
        return f"{self.sheet} {'line' if self.sheet.endswith('.toml') else 'row'} {self.row}"
