"""Columns whose meaning is shown by what stands below them, or by their order; whoever takes one tells it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from sco_scheduler.intake.grids import Grid
from sco_scheduler.intake.names import script_of
from sco_scheduler.intake.ranks import read_rank
from sco_scheduler.intake.text import fold_header, plain, written
from sco_scheduler.intake.titles import Titles
from sco_scheduler.intake.vocabulary import SheetWords, vocabulary

_ROWS_LOOKED_AT = 500
"""The filled rows below the header by which the meaning of a column is told."""


def second_name(
    grid: Grid, lower: int, columns: Mapping[str, int], twins: Sequence[tuple[int, str]]
) -> tuple[int, int] | None:
    """The column of names and that of local names, where two mean the name and only one is in Latin letters."""
    others = [column for column, key in twins if key == "company"]
    if "local" in columns or len(others) != 1:
        return None
    two = (columns["company"], others[0])
    rows = [filled for row, filled in grid.rows.items() if row > lower][:_ROWS_LOOKED_AT]
    scripts = [_script([str(filled[column]) for filled in rows if column in filled]) for column in two]
    if scripts.count("latin") != 1 or "" in scripts:
        return None
    return two if scripts[0] == "latin" else (two[1], two[0])


def sides_of(words: SheetWords) -> dict[str, str]:
    """The side, ``purchaser`` or ``supplier``, that a folded title names on a sheet of who asks whom; else none."""
    if not {"from", "to"} <= words.columns.keys():
        return {}
    columns = vocabulary().sheets["Fixed"].columns
    return {folded: side for side in ("purchaser", "supplier") for folded in columns[side].spellings()}


def by_order(
    seen: Titles, sides: Mapping[str, str], columns: Mapping[str, int], taken: set[int]
) -> dict[int, tuple[str, str]]:
    """The columns of who asks and of whom, where only the two sides are named: the first one asks.

    Returns:
        The key and the title of each of the two; nothing where who asks is said, or no two sides are named.

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
    """Whether what looks like the column of levels holds ranks and nothing else, and no other column does."""
    if "level" not in columns or "rank" in columns:
        return False
    rows = [filled for row, filled in grid.rows.items() if row > lower][:_ROWS_LOOKED_AT]
    values = [value for filled in rows if written(value := filled.get(columns["level"])) and not _is_total(value)]
    return bool(values) and all(read_rank(value) is not None for value in values)


def _is_total(value: object) -> bool:
    return isinstance(value, str) and plain(value).strip(" :=.") in vocabulary().totals


def _script(names: Sequence[str]) -> str:
    """The script of most names; '' without any."""
    counted = Counter(filter(None, map(script_of, names)))
    return counted.most_common(1)[0][0] if counted else ""
