"""Finds the header of a sheet: its row or two rows, its titles, and the column of each name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice

from sco_scheduler.domain.findings import Findings
from sco_scheduler.domain.messages import Cell, one_of
from sco_scheduler.intake import kinds
from sco_scheduler.intake.company_names import script_of
from sco_scheduler.intake.table.grids import (
    HEADER_ROWS,
    NOTHING_SAID,
    Grid,
    SheetMap,
    SheetVocabulary,
    column_number,
    is_total,
    letters,
    vocabulary,
)
from sco_scheduler.intake.values.entries import fold_header, nearest, read_rank, written
from sco_scheduler.resources import lazy_regex

_MOST_SPREAD = 200
"""The largest number of columns for which a merged title counts."""

_REFERENCE = lazy_regex(r"(?:column|列|столбец)\s*([A-Za-z]{1,3})", re.IGNORECASE)


@dataclass(frozen=True)
class Titles:
    """The titles of a header: ``over`` of its upper row, with merged ones repeated, and ``under`` of its lower row.

    ``lower`` is the number of the last row of the header. ``given``: both rows are known to be the
    header, so that a title in the upper row counts if the cell below is empty.
    """

    over: Mapping[int, str]
    under: Mapping[int, str]
    lower: int
    given: bool

    @classmethod
    def of(cls, grid: Grid, upper: int, lower: int, *, given: bool) -> Titles:
        """Read the titles in one or two rows of a sheet.

        Parameters
        ----------
        upper
            The upper row, 0 if there is one row.
        given
            Whether a map gives the rows.
        """
        return cls(_texts(grid, upper, spread=True), _texts(grid, lower, spread=False), lower, given)

    @property
    def columns(self) -> list[int]:
        """Every column with a title in either row."""
        return sorted({*self.over, *self.under})

    def readings(self, column: int) -> tuple[str, ...]:
        """Return the possible titles of a column: both rows together, then its own, then the one above it."""
        title, above = self.under.get(column, ""), self.over.get(column, "")
        together = f"{above} {title}" if above and title else ""
        alone = above if not title or self.given else ""
        return tuple(text for text in (together, title, alone) if text)

    def reading_like(self, column: int, text: str) -> str:
        """Return the reading of a column's title that equals a text, else the first one; '' without any."""
        readings = self.readings(column)
        same = (reading for reading in readings if fold_header(reading) == fold_header(text))
        return next(same, readings[0] if readings else "")

    def having(self, text: str) -> list[int]:
        """The columns that a title, or a reference such as ``column C``, means.

        A column with that title itself takes precedence over one that only has it above.
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
        """Return the text if it identifies this column uniquely, else the column's letters."""
        return text if text and self.having(text) == [column] else f"column {letters(column)}"


def title_line(value: object) -> str:
    """A title for messages, without line breaks."""
    return " ".join(written(value).split())


def _texts(grid: Grid, row: int, *, spread: bool) -> dict[int, str]:
    """The texts of a row by their column; with ``spread``, merged ones for every column that they cover."""
    filled = grid.rows.get(row, {})
    titles = {column: title_line(value) for column, value in filled.items() if isinstance(value, str)}
    if spread:
        for top, last, first, end in grid.merged:
            if top <= row <= last and first in titles:
                titles |= dict.fromkeys(range(first, min(end, first + _MOST_SPREAD) + 1), titles[first])
    return {column: title for column, title in titles.items() if title}


_ROWS_LOOKED_AT = 500
"""The number of filled rows below the header by which the meaning of a column is determined."""


def second_name(
    grid: Grid, lower: int, columns: Mapping[str, int], twins: Sequence[tuple[int, str]]
) -> tuple[int, int] | None:
    """Find the columns of names and of local names, if two are names and only one is in Latin letters.

    Parameters
    ----------
    grid
        The sheet.
    lower
        The last row of the header.
    columns
        The column of each key.
    twins
        Columns with the same meaning.
    """
    others = [column for column, key in twins if key == "company"]
    if "local" in columns or len(others) != 1:
        return None
    two = (columns["company"], others[0])
    rows = [filled for row, filled in grid.rows.items() if row > lower][:_ROWS_LOOKED_AT]
    scripts = [_script([str(filled[column]) for filled in rows if column in filled]) for column in two]
    if scripts.count("latin") != 1 or "" in scripts:
        return None
    return two if scripts[0] == "latin" else (two[1], two[0])


def sides_of(words: SheetVocabulary) -> Mapping[str, str]:
    """Return the side, ``purchaser`` or ``supplier``, of each folded title on a sheet of requests."""
    return _sides() if {"from", "to"} <= words.columns.keys() else {}


@lru_cache(maxsize=1)
def _sides() -> Mapping[str, str]:
    columns = vocabulary().sheets["Fixed"].columns
    return {folded: side for side in ("purchaser", "supplier") for folded in columns[side].spellings()}


def by_order(
    seen: Titles, sides: Mapping[str, str], columns: Mapping[str, int], taken: set[int]
) -> dict[int, tuple[str, str]]:
    """Find the columns of the asking and the other side by order, if only the two sides are named: the first asks.

    Parameters
    ----------
    sides
        The side of each folded title.

    Returns
    -------
    dict[int, tuple[str, str]]
        The key and the title of each of the two; empty if the asking side is named, or there are no two sides.
    """
    if {"from", "to"} & columns.keys():
        return {}
    found: dict[int, str] = {}
    for column in seen.columns:
        named = [text for text in seen.readings(column) if fold_header(text) in sides]
        if named and column not in taken:
            found[column] = named[0]
    if sorted(sides[fold_header(text)] for text in found.values()) != ["purchaser", "supplier"]:
        return {}
    return {column: (key, found[column]) for key, column in zip(("from", "to"), sorted(found), strict=True)}


def is_of_ranks(grid: Grid, lower: int, columns: Mapping[str, int]) -> bool:
    """Return whether the column of levels holds only ranks, and no other column does."""
    if "level" not in columns or "rank" in columns:
        return False
    rows = [filled for row, filled in grid.rows.items() if row > lower][:_ROWS_LOOKED_AT]
    values = [value for filled in rows if written(value := filled.get(columns["level"])) and not is_total(value)]
    return bool(values) and all(read_rank(value) is not None for value in values)


def _script(names: Sequence[str]) -> str:
    """The script of most names; '' without any."""
    counted = Counter(filter(None, map(script_of, names)))
    return counted.most_common(1)[0][0] if counted else ""


@dataclass(frozen=True)
class Header:
    """The last row of the header, the title of each column, and the column of each key.

    ``twins`` are columns with the same meaning as another column, as (column, key).
    ``upper`` is the row above that is a part of the header, None if there is only one row.
    ``mapped`` are the columns that a map names, by key; ``ignored`` those that it
    skips. ``two_scripts``: the column of local names is known by its script only; ``ranked``: that of
    ranks by its content; ``sides``: the asking side by the order of the columns.
    """

    grid: Grid
    row: int
    words: SheetVocabulary
    seen: Titles
    titles: Mapping[int, str]
    columns: Mapping[str, int]
    twins: tuple[tuple[int, str], ...] = ()
    upper: int | None = None
    mapped: Mapping[str, Sequence[int]] = field(default_factory=dict)
    ignored: frozenset[int] = frozenset()
    two_scripts: bool = False
    ranked: bool = False
    sides: bool = False

    @property
    def unread(self) -> dict[int, str]:
        """The titles of the columns without a known meaning."""
        read = {*self.columns.values(), *(column for column, _ in self.twins), *self.ignored}
        return {column: title for column, title in self.titles.items() if column not in read}

    @property
    def present(self) -> list[str]:
        """The titles in the order of the columns."""
        return [self.titles[column] for column in sorted(self.titles)]


def _chosen(
    meant: Mapping[int, tuple[str, str]], words: SheetVocabulary, columns: dict[str, int]
) -> list[tuple[int, str]]:
    """Add a column for each meaning that has none yet, canonical names first; return the other columns."""
    twins: list[tuple[int, str]] = []
    for column, (key, _) in sorted(meant.items(), key=lambda item: fold_header(item[1][1]) not in words.canonical):
        if key in columns:
            twins.append((column, key))
        else:
            columns[key] = column
    return twins


def _take_as_rank(columns: dict[str, int], twins: list[tuple[int, str]]) -> None:
    """Use the column of levels, if it contains ranks, as that of ranks, and another one of levels in its place."""
    columns["rank"] = columns.pop("level")
    level = next((twin for twin in twins if twin[1] == "level"), None)
    if level is not None:
        columns["level"] = level[0]
        twins.remove(level)


def find_header(grid: Grid, words: SheetVocabulary, form: SheetMap = NOTHING_SAID) -> Header | None:
    """Find the header of a sheet: the first of the topmost rows with the most names of columns; None without any.

    A second row of names below it, or groups of columns above it, belong to it. Of two columns with the same
    meaning the canonical name counts, else the first.

    Parameters
    ----------
    form
        A map of the sheet, which takes precedence over detection.
    """
    sides = sides_of(words)
    rows = _given(grid, form) if form.header else _found(grid, _column_of(words, sides, form))
    if rows is None:
        return None
    upper, lower, both = rows
    seen = Titles.of(grid, upper, lower, given=both)
    mapped = {key: seen.having(title) for key, title in form.columns.items()}
    taken = {column: key for key, columns in mapped.items() for column in columns}
    ignored = {column for title in form.ignore for column in seen.having(title)} - taken.keys()
    meant = _keys_of_titles(seen, words.column_of(), {*taken, *ignored})
    columns: dict[str, int] = {key: found[0] for key, found in mapped.items() if found}
    twins = _chosen(meant, words, columns)
    second = second_name(grid, lower, columns, twins) if "company" not in form.columns else None
    if second is not None:
        columns["company"], columns["local"] = second
        twins = [(column, key) for column, key in twins if key != "company"]
    ordered = by_order(seen, sides, columns, {*taken, *ignored})
    meant |= ordered
    columns |= {key: column for column, (key, _) in ordered.items()}
    ranked = not {"rank", "level"} & form.columns.keys() and is_of_ranks(grid, lower, columns)
    if ranked:
        _take_as_rank(columns, twins)
    titles = dict(seen.under)
    titles |= {column: seen.reading_like(column, form.columns[key]) for column, key in taken.items()}
    titles |= {column: text for column, (_, text) in meant.items()}
    from_upper = any(text != seen.under.get(column, "") for column, (_, text) in meant.items())
    return Header(
        grid,
        lower,
        words,
        seen,
        titles,
        columns,
        tuple(twins),
        upper if from_upper or both else None,
        mapped,
        frozenset(ignored),
        second is not None,
        ranked,
        bool(ordered),
    )


def _column_of(words: SheetVocabulary, sides: Mapping[str, str], form: SheetMap) -> Mapping[str, str]:
    """What each folded title names: a column of the map or of the sheet, else a side."""
    if not sides and not form.columns:
        return words.column_of()  # most sheets are looked at for each of the format
    return {**sides, **words.column_of(), **{fold_header(title): key for key, title in form.columns.items()}}


def _given(grid: Grid, form: SheetMap) -> tuple[int, int, bool] | None:
    """The rows that a map gives, 0 for no upper row, and whether there are two; None if the lower one is empty."""
    upper, lower = (0, *form.header)[-2:]
    return (upper, lower, upper > 0) if lower in grid.rows else None


def _found(grid: Grid, column_of: Mapping[str, str]) -> tuple[int, int, bool] | None:
    """The two rows at the top that may be the header, and whether both name columns; None without any name."""
    best, main = 0, 0
    for row in islice(grid.rows, HEADER_ROWS):
        known = _known(grid, row, column_of)
        if known > best:
            best, main = known, row
    if not main:
        return None
    return (main, main + 1, True) if _is_second_row(grid, main + 1, column_of) else (main - 1, main, False)


def _keys_of_titles(seen: Titles, column_of: Mapping[str, str], taken: set[int]) -> dict[int, tuple[str, str]]:
    """The key that each column's title means, and the title; columns in ``taken`` are skipped."""
    meant: dict[int, tuple[str, str]] = {}
    for column in seen.columns:
        if column in taken:
            continue
        for text in seen.readings(column):
            key = column_of.get(fold_header(text))
            if key is not None:
                meant[column] = key, text
                break
    return meant


def _known(grid: Grid, row: int, column_of: Mapping[str, str]) -> int:
    """The number of columns that a row names."""
    return len({column_of[text] for text in grid.titles_at_top.get(row, ()) if text in column_of})


def _is_second_row(grid: Grid, row: int, column_of: Mapping[str, str]) -> bool:
    """Whether a row below a header names columns too: at least two, and as many as it has other texts."""
    filled = grid.rows.get(row, {})
    known = _known(grid, row, column_of)
    return known >= 2 and 2 * known >= len(filled) and all(isinstance(value, str) for value in filled.values())


def report_twins(header: Header, found: Findings) -> None:
    """Report columns with the same meaning, names in two columns, and a header of two rows."""
    grid = header.grid
    for column, key in header.twins:
        used, other = header.titles[header.columns[key]], header.titles[column]
        found.add(kinds.COLUMN_TWICE, grid.cell(header.row, column), used=used, other=other, sheet=grid.name)
    if header.two_scripts:
        cells = [grid.cell(header.row, header.columns[key]) for key in ("company", "local")]
        names, local = (header.titles[header.columns[key]] for key in ("company", "local"))
        found.add(kinds.COLUMN_LOCAL, *sorted(cells), sheet=grid.name, names=names, local=local)
    if header.sides:
        cells = [grid.cell(header.row, header.columns[key]) for key in ("from", "to")]
        asker, target = (header.titles[header.columns[key]] for key in ("from", "to"))
        found.add(kinds.COLUMNS_OF_SIDES, *cells, sheet=grid.name, asker=asker, target=target)
    if header.ranked:
        column = header.columns["rank"]
        found.add(kinds.COLUMN_RANKS, grid.cell(header.row, column), sheet=grid.name, column=header.titles[column])
    if header.upper is not None:
        cell = Cell(grid.name, header.upper)
        found.add(kinds.HEADER_TWO_ROWS, cell, sheet=grid.name, upper=header.upper, lower=header.row)


def misspelt(header: Header) -> dict[int, str]:
    """Return the columns whose title is similar to that of a missing column, with the key of the missing column."""
    absent = _absent(header)
    near = {column: nearest(title, absent, least=80, misspelt=True) for column, title in header.unread.items()}
    return {column: key for column, key in near.items() if key is not None}


def _absent(header: Header) -> dict[str, str]:
    """The names of the missing columns, each with its key."""
    columns = header.words.columns.items()
    return {name: key for key, word in columns if key not in header.columns for name in word.spellings().values()}


_AWAY = ("not_available", "closed")
_HOURS = lazy_regex(r"\d{1,2}[:.]\d{2}\s*[-–—~至]|[-–—~至]\s*\d{1,2}[:.]\d{2}")


def _has_hours(grid: Grid, header: Header, column: int) -> bool:
    """Whether most cells of a column are periods of hours, as for absences."""
    filled = (str(values[column]) for row, values in grid.rows.items() if row > header.row and column in values)
    texts = list(islice(filled, _ROWS_LOOKED_AT))
    return bool(texts) and 2 * sum(_HOURS.search(text) is not None for text in texts) > len(texts)


def report_columns(header: Header, missing: Sequence[Sequence[str]], found: Findings, *, extras: bool) -> None:
    """Report required columns that are missing, and unknown ones.

    Parameters
    ----------
    missing
        Groups of columns, one of which is required.
    """
    grid, words = header.grid, header.words
    titles, absent = header.unread, _absent(header)
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
            column=one_of([words.columns[key].told for key in group]),
            present=header.present,
        )
    if not extras:
        return
    near = {column: words.columns[key].told for column, key in misspelt(header).items() if column not in taken}
    for column, likely_name in near.items():
        cell = grid.cell(header.row, column)
        found.add(kinds.COLUMN_MISSPELT, cell, suggestion=likely_name, column=titles[column], sheet=grid.name)
    unknown = [column for column in titles if column not in near and column not in taken]
    away = next((words.columns[key].told for key in _AWAY if key in words.columns), None)
    for column in unknown if away is not None else ():
        if _has_hours(grid, header, column):
            cell = grid.cell(header.row, column)
            found.add(kinds.COLUMN_OF_HOURS, cell, column=titles[column], sheet=grid.name, name=away)
            taken.add(column)
    unknown = [column for column in unknown if column not in taken]
    if unknown:
        cells = [grid.cell(header.row, column) for column in unknown]
        found.add(kinds.COLUMN_UNKNOWN, *cells, sheet=grid.name, columns=[titles[column] for column in unknown])
