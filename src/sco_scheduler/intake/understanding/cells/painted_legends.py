"""Finds legends of colours by their structure, whatever their words: cells in several colours that others have too."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from sco_scheduler.intake.table.grids import Grid
from sco_scheduler.intake.understanding.cells.profiles import NAME_FORM
from sco_scheduler.intake.understanding.wording.word_lists import begins_legend
from sco_scheduler.intake.values.entries import normalized, written
from sco_scheduler.resources import lazy_regex

_LONGEST, _LEAST = 40, 2
"""The maximum length of an explanation, and the minimum number of colours of a legend."""


def legend_rows(grid: Grid) -> frozenset[int]:
    """The rows of a label such as ``Legend:`` and cells in different colours, each with a text that stands only there.

    Other rows have each of these colours too. Beside them only what explains itself may stand: ``struck = gone``,
    or a text that is struck through.
    """
    texts = Counter(written(value) for values in grid.rows.values() for value in values.values())
    rows_of: dict[str, set[int]] = {}
    for (row, column), colour in grid.colours.items():
        if column in grid.rows.get(row, {}):
            rows_of.setdefault(colour, set()).add(row)
    found = set()
    for row, values in grid.rows.items():
        painted = {column: grid.colours[row, column] for column in values if (row, column) in grid.colours}
        colours = set(painted.values())
        if len(colours) < _LEAST or len(colours) < len(painted):
            continue
        said = [written(values[column]) for column in painted]
        others = [(column, written(value)) for column, value in sorted(values.items()) if column not in painted]
        looking = {column for column, _ in others if (row, column) in grid.struck or (row, column) in grid.letters}
        plain = [text for column, text in others if column not in looking]
        labelled = bool(plain) and _is_label(plain[0])
        once = all(len(text) <= _LONGEST and texts[text] == 1 and NAME_FORM.search(text) is None for text in said)
        beside = plain[1:] if labelled else plain
        if once and labelled and all(map(_EXPLAINED.fullmatch, beside)) and all(len(rows_of[c]) > 1 for c in colours):
            found.add(row)
    return frozenset(found)


def texts_beside_colours(grid: Grid) -> Mapping[tuple[int, int], str]:
    """The texts of a legend in two columns: empty cells in different colours, one below the other, each with a text.

    Among them may be texts with strikethrough that are explained too. The columns have nothing else but a label above,
    and a legend in rows of its own below a table only such sentences as explain something else.
    """
    found: dict[tuple[int, int], str] = {}
    columns: dict[int, dict[int, str]] = {}
    for (row, column), colour in grid.colours.items():
        values = grid.rows.get(row, {})
        if column not in values and column + 1 in values and (row, column + 1) not in grid.colours:
            columns.setdefault(column, {})[row] = colour
    for column, colours in columns.items():
        rows = sorted(colours)
        struck = {row for row, c in grid.struck if c == column and column + 1 in grid.rows[row]}
        told = {*rows, *struck.intersection(range(rows[0] - 1, rows[-1] + 2))}  # samples of strikethrough
        if len(rows) < _LEAST or len(told) <= max(told) - min(told) or len(set(colours.values())) < len(rows):
            continue
        others = {row: values for row, values in grid.rows.items() if row not in told}
        if all(len(grid.rows[row]) == 1 for row in rows):  # a legend of its own
            gaps = [row for row in range(1, rows[0]) if not grid.rows.get(row)]
            others = {row: v for row, v in others.items() if row > max(gaps, default=0) and not _explains(v)}
        labels = [written(v[c]) for row, v in others.items() for c in (column, column + 1) if c in v and row < rows[0]]
        below = any(c in values for row, values in others.items() if row > rows[-1] for c in (column, column + 1))
        if not below and all(map(_is_label, labels)):
            found |= {(row, column + 1): written(grid.rows[row][column + 1]) for row in rows}
    return found


def _explains(values: Mapping[int, object]) -> bool:
    """Whether the only text of a row explains something: ``Wishes: top = most important``."""
    texts = [written(value) for value in values.values()]
    return len(texts) == 1 and "=" in texts[0]


def struck_samples(grid: Grid) -> Mapping[tuple[int, int], str]:
    """The cells that a legend has as samples of strikethrough, each with the text behind it, in rows of nothing else.

    The row above or below has an empty coloured cell with a text there, or the row above the label of a legend.
    """
    found: dict[tuple[int, int], str] = {}
    for row, column in sorted(grid.struck):
        if grid.rows.get(row, {}).keys() != {column, column + 1} or (row, column + 1) in grid.struck:
            continue
        near = [grid.rows.get(other, {}) for other in (row - 1, row + 1) if (other, column) in grid.colours]
        headed = begins_legend(normalized(written(grid.rows.get(row - 1, {}).get(column, ""))))
        if headed or any(values.keys() == {column + 1} for values in near):
            found[row, column] = written(grid.rows[row][column + 1])
    return found


def _is_label(text: str) -> bool:
    return begins_legend(normalized(text)) or text.rstrip().endswith((":", "："))


_EXPLAINED = lazy_regex(r"[^=＝:：]{1,30}(?:[=＝:：]|\s[–—-]\s)[^=＝]{1,60}", re.DOTALL)
