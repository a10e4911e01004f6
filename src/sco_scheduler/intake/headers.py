"""The header of a sheet: its row or two rows, and the column of each name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sco_scheduler.domain.cells import Cell
from sco_scheduler.intake.collecting import Findings
from sco_scheduler.intake.grids import Grid
from sco_scheduler.intake.kinds import sheets as kinds
from sco_scheduler.intake.text import fold_header, nearest, written
from sco_scheduler.intake.vocabulary import SheetWords

_HEADER_ROWS = 50
"""The filled rows at the top of a sheet among which the header is looked for."""


@dataclass(frozen=True)
class Header:
    """Where the header ends, the title of each column, and the column of each key.

    ``twins`` are columns that mean what another column means too, as (column, key).
    ``upper`` is the row above that is a part of the header, None where there is one row only.
    """

    grid: Grid
    row: int
    words: SheetWords
    titles: Mapping[int, str]
    columns: Mapping[str, int]
    twins: tuple[tuple[int, str], ...] = ()
    upper: int | None = None


def find_header(grid: Grid, words: SheetWords) -> Header | None:
    """The header of a sheet: the first of the topmost rows that holds the most names of columns; None without any.

    A second row of names below it, or groups of columns above it, belong to it. Of two columns of one
    meaning the canonical name counts, else the first.
    """
    column_of = words.column_of()
    best, main = 0, 0
    for row in list(grid.rows)[:_HEADER_ROWS]:
        known = _known(grid, row, column_of)
        if known > best:
            best, main = known, row
    if not main:
        return None
    lower = main + 1 if _is_second_row(grid, main + 1, column_of) else main
    upper = main if lower != main else main - 1
    over, under = _titles(grid, upper, spread=True), _titles(grid, lower, spread=False)
    meant: dict[int, tuple[str, str]] = {}  # the key and the title by which it was found
    from_upper = False
    for column in sorted({*over, *under}):
        title, above = under.get(column, ""), over.get(column, "")
        for text in (f"{above} {title}" if above and title else "", title, above if not title or lower != main else ""):
            key = column_of.get(fold_header(text)) if text else None
            if key is not None:
                meant[column] = key, text
                from_upper = from_upper or text != title
                break
    first_names = {fold_header(word.name()) for word in words.columns.values()}
    columns: dict[str, int] = {}
    twins: list[tuple[int, str]] = []
    for column, (key, _) in sorted(meant.items(), key=lambda item: fold_header(item[1][1]) not in first_names):
        if key in columns:
            twins.append((column, key))
        else:
            columns[key] = column
    titles = {column: meant[column][1] if column in meant else title for column, title in under.items()}
    titles |= {column: text for column, (_, text) in meant.items()}
    return Header(grid, lower, words, titles, columns, tuple(twins), upper if from_upper or lower != main else None)


def _known(grid: Grid, row: int, column_of: Mapping[str, str]) -> int:
    """How many columns a row names."""
    texts = {fold_header(value) for value in grid.rows.get(row, {}).values() if isinstance(value, str)}
    return len({column_of[text] for text in texts if text in column_of})


def _is_second_row(grid: Grid, row: int, column_of: Mapping[str, str]) -> bool:
    """Whether a row below a header names columns too: two at least, and as many as it says other things."""
    filled = grid.rows.get(row, {})
    known = _known(grid, row, column_of)
    return known >= 2 and 2 * known >= len(filled) and all(isinstance(value, str) for value in filled.values())


def _titles(grid: Grid, row: int, *, spread: bool) -> dict[int, str]:
    """The texts of a row by their column; with ``spread``, merged ones for every column that they cover."""
    filled = grid.rows.get(row, {})
    titles = {column: one_line(value) for column, value in filled.items() if isinstance(value, str)}
    if spread:
        for top, last, first, end in grid.merged:
            if top <= row <= last and first in titles:
                titles |= dict.fromkeys(range(first, min(end, first + 200) + 1), titles[first])
    return {column: title for column, title in titles.items() if title}


def report_twins(header: Header, found: Findings) -> None:
    """Report columns of one meaning, and a header of two rows."""
    grid = header.grid
    for column, key in header.twins:
        used, other = header.titles[header.columns[key]], header.titles[column]
        found.add(kinds.COLUMN_TWICE, grid.cell(header.row, column), used=used, other=other, sheet=grid.name)
    if header.upper is not None:
        cell = Cell(grid.name, header.upper)
        found.add(kinds.HEADER_TWO_ROWS, cell, sheet=grid.name, upper=header.upper, lower=header.row)


def report_columns(header: Header, missing: Sequence[Sequence[str]], found: Findings, *, extras: bool) -> None:
    """Report needed columns that are missing and, with ``extras``, those that are not known."""
    grid, words, columns = header.grid, header.words, header.columns
    read = {*columns.values(), *(column for column, _ in header.twins)}
    titles = {column: title for column, title in header.titles.items() if column not in read}
    absent = {name: key for key, w in words.columns.items() if key not in columns for name in w.spellings().values()}
    present = ", ".join(header.titles[column] for column in sorted(header.titles))
    taken = set()
    for group in missing:
        wanted = {name: key for name, key in absent.items() if key in group}
        likely = next((column for column, title in titles.items() if nearest(title, wanted, least=75)), None)
        taken.add(likely)
        found.add(
            kinds.COLUMN_MISSING,
            grid.cell(header.row, likely) if likely is not None else Cell(grid.name, header.row),
            suggestion=titles[likely] if likely is not None else None,
            sheet=grid.name,
            column=" or ".join(words.columns[key].name() for key in group),
            present=present,
        )
    if not extras:
        return
    near = {
        column: words.columns[key].name()
        for column, title in titles.items()
        if column not in taken and (key := nearest(title, absent, least=80, misspelt=True)) is not None
    }
    for column, likely_name in near.items():
        cell = grid.cell(header.row, column)
        found.add(kinds.COLUMN_MISSPELT, cell, suggestion=likely_name, column=titles[column], sheet=grid.name)
    unknown = [column for column in titles if column not in near and column not in taken]
    if unknown:
        cells = [grid.cell(header.row, column) for column in unknown]
        found.add(
            kinds.COLUMN_UNKNOWN, *cells, sheet=grid.name, columns=", ".join(titles[column] for column in unknown)
        )


def one_line(value: object) -> str:
    """A title as messages show it, without line breaks."""
    return " ".join(written(value).split())
