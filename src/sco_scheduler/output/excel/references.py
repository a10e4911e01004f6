"""Adjusts references to a list when its rows and columns move: in the organizer's formulas, names, charts and rules.

A build rewrites the lists. The meeting in row 17 may then be in row 21, and a list may be longer: references to
that row, or to all rows, are updated.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.chart._chart import ChartBase
    from openpyxl.worksheet.datavalidation import DataValidation
    from openpyxl.worksheet.worksheet import Worksheet

GONE = "#REF!"
"""Replaces a reference to a cell that no longer exists."""

_REFERENCE = re.compile(r"(?:(?P<sheet>'(?:[^']|'')+'|[^'!:]+)!)?(?P<area>[$A-Z0-9:]+)")
_END = re.compile(r"(\$?)([A-Z]{1,3})?(\$?)(\d+)?")
_OWN_ROW = re.compile(r"[A-Z]\d")


@dataclass(frozen=True)
class ListMoves:
    """The rows and columns of a list in the new workbook, by their numbers in the old one.

    ``first`` and ``last`` are the list's old first and last row, ``last_now`` is the new last row.
    """

    rows: Mapping[int, int]
    columns: Mapping[int, int]
    first: int
    last: int
    last_now: int

    def span(self, top: int, bottom: int) -> tuple[int, int] | None:
        """The new rows of a span of rows; None if it was a single row that no longer exists."""
        if top <= self.first and bottom >= self.last:
            return top, self.last_now if bottom == self.last else max(bottom, self.last_now)
        ends = [self.rows.get(row) if self.first <= row <= self.last else row for row in (top, bottom)]
        if ends[0] is None or ends[1] is None:
            return None if top == bottom else (top, bottom)
        return (ends[0], ends[1]) if ends[0] <= ends[1] else (top, bottom)


@dataclass(frozen=True)
class CellReferences:
    """Maps references of the old workbook to the new one: titles of sheets, and moves of the lists.

    ``lists`` has the moves by the lists' titles in the old workbook.
    """

    titles: Mapping[str, str] = field(default_factory=dict)
    lists: Mapping[str, ListMoves] = field(default_factory=dict)

    def formula(self, text: str, home: str = "") -> str:
        """Return a formula adjusted to the new workbook.

        Parameters
        ----------
        text
            The formula, with or without its ``=``.
        home
            The title of the list that contains it: absolute references to its rows are adjusted too.
        """
        from openpyxl.formula.tokenizer import Token, Tokenizer

        started = text.startswith("=")
        tokens = Tokenizer(text if started else f"={text}").items
        cells = (Token.OPERAND, Token.RANGE)
        parts = [self._reference(t.value, home) if (t.type, t.subtype) == cells else t.value for t in tokens]
        return ("=" if started else "") + "".join(parts)

    def area(self, text: str, home: str) -> str:
        """Return the new cells of a rule's range on a list, such as ``B2:B98``; '' if they no longer exist."""
        moves = self.lists.get(home)
        if moves is None:
            return text
        found = _moved_area(text, moves)
        return "" if found == GONE else found

    def _reference(self, text: str, home: str) -> str:
        match = _REFERENCE.fullmatch(text)
        if match is None:
            return text
        sheet, area = match["sheet"], match["area"]
        if sheet is None:
            moves = self.lists.get(home)
            return text if moves is None or _OWN_ROW.search(area) else _moved_area(area, moves)
        title = sheet.strip("'").replace("''", "'") if sheet.startswith("'") else sheet
        moves = self.lists.get(title)
        now = self.titles.get(title, title)
        prefix = sheet if now == title else "'" + now.replace("'", "''") + "'"
        moved = area if moves is None else _moved_area(area, moves)
        return moved if moved == GONE else f"{prefix}!{moved}"


def _moved_area(text: str, moves: ListMoves) -> str:
    """The new place of a cell, or a range of cells, rows or columns; ``#REF!`` for a row that no longer exists."""
    ends = [_END.fullmatch(end) for end in text.split(":")]
    if not 1 <= len(ends) <= 2 or any(end is None or not end[0] for end in ends):
        return text
    known = [end.groups() for end in ends if end is not None]
    letters = [_moved_letter(letter, moves) if letter else "" for _, letter, _, _ in known]
    rows = [row or "" for *_, row in known]
    if all(rows):
        span = moves.span(int(rows[0]), int(rows[-1]))
        if span is None:
            return GONE
        rows = [str(row) for row in span][: len(rows)]
    moved = (f"{a}{letter}{b}{row}" for (a, _, b, _), letter, row in zip(known, letters, rows, strict=True))
    return ":".join(moved)


def _moved_letter(letter: str, moves: ListMoves) -> str:
    from openpyxl.utils import column_index_from_string, get_column_letter

    number = column_index_from_string(letter)
    return str(get_column_letter(moves.columns.get(number, number)))


def follow(sheet: Worksheet, references: CellReferences) -> None:
    """Adjust the references in the formulas, charts and rules of an own sheet."""
    for row in sheet.iter_rows():
        for cell in row:
            follow_cell(cell, references)
    for chart in sheet._charts:
        follow_chart(chart, references)
    for rule in sheet.data_validations.dataValidation:
        follow_rule(rule, references)
    for rules in sheet.conditional_formatting._cf_rules.values():
        for rule in rules:
            rule.formula = [references.formula(text) for text in rule.formula]


def follow_cell(cell: Cell, references: CellReferences, home: str = "") -> None:
    """Adjust the references in the formula of a cell."""
    if cell.data_type == "f" and isinstance(cell.value, str):
        cell.value = references.formula(cell.value, home)


def follow_rule(rule: DataValidation, references: CellReferences) -> None:
    """Adjust the references in a data validation rule."""
    for name in ("formula1", "formula2"):
        text = getattr(rule, name)
        if text and not text.startswith('"'):
            setattr(rule, name, references.formula(text))


def follow_chart(chart: ChartBase, references: CellReferences) -> None:
    """Adjust the references of a chart."""
    for of in _references_of(chart):
        now = references.formula(of.f)
        if now != of.f:
            of.f = now
            for cache in ("numCache", "strCache"):  # the old values of the cells
                if hasattr(of, cache):
                    setattr(of, cache, None)


def _references_of(chart: ChartBase) -> Iterator[Any]:
    for part in chart._charts:
        for series in part.ser:
            for name in ("tx", "cat", "val", "xVal", "yVal", "bubbleSize"):
                data = getattr(series, name, None)
                found = (getattr(data, kind, None) for kind in ("strRef", "numRef", "multiLvlStrRef"))
                yield from (of for of in found if of is not None and of.f)
