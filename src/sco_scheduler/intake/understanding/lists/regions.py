"""Finds the list of a sheet of unknown layout: its header of one or two rows, its rows, and the texts around it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from sco_scheduler.domain.messages import Cell
from sco_scheduler.domain.names import fold
from sco_scheduler.intake.table.grids import ErrorValue, Grid, LostFormula
from sco_scheduler.intake.table.headers import title_line
from sco_scheduler.intake.understanding.cells.bilingual import in_one_language
from sco_scheduler.intake.understanding.cells.boxes import with_joined_boxes
from sco_scheduler.intake.understanding.cells.columns import Column
from sco_scheduler.intake.understanding.cells.contents import is_prose
from sco_scheduler.intake.understanding.cells.dashes import DASHES, are_opposites
from sco_scheduler.intake.understanding.cells.looks import PAINT, explains_each
from sco_scheduler.intake.understanding.cells.matrix_titles import matrix_company
from sco_scheduler.intake.understanding.cells.profiles import DATE, EMAIL, MOST_LOOKED_AT, NAME_FORM
from sco_scheduler.intake.understanding.cells.slots import hours_in
from sco_scheduler.intake.understanding.lists.list_rows import begun_alone, list_rows, unsent_rows
from sco_scheduler.intake.understanding.lists.title_rows import (
    FEWEST_OPTIONS,
    HEADER_ROWS,
    SHORT,
    checkbox_columns,
    is_repeated,
    is_second_row,
    known_title,
    recurs,
    title_like,
    without_numbers,
)
from sco_scheduler.intake.understanding.names.matching import NameIndex
from sco_scheduler.intake.understanding.wording.legends import (
    explained_signs,
    legend_in_cells,
    legends_beside,
    told_of_signs,
)
from sco_scheduler.intake.understanding.wording.places import choice_number
from sco_scheduler.intake.understanding.wording.words import (
    is_blank,
    level_of,
    roles_of,
    says_yes_or_no,
    side_of_title,
)
from sco_scheduler.intake.values.clauses import often_all_day
from sco_scheduler.intake.values.countries import is_country
from sco_scheduler.intake.values.entries import normalized, whole_number, with_plain_spaces, without_control, written
from sco_scheduler.intake.values.presence import DAY
from sco_scheduler.resources import lazy_regex


@dataclass
class Region:
    """The list on a sheet: its header, the rows below it, and the texts around it."""

    grid: Grid
    header: tuple[int, ...]
    columns: tuple[Column, ...]
    rows: tuple[int, ...]
    sections: Mapping[int, str] = field(default_factory=dict)
    """The headings of parts of the list, by row."""

    remarks: Mapping[int, str] = field(default_factory=dict)
    """The texts above, below and between the rows that are not part of the list, by row."""

    unsent: frozenset[int] = frozenset()
    """The remarks that are answers that were never sent."""

    begun: Mapping[int, int] = field(default_factory=dict)
    """The rows of answers that were never sent and are the only ones of their company, with the column that tells."""

    paired: bool = False
    """Whether the companies of its rows are listed elsewhere, so that two of them in a row are a pair."""

    def cell(self, row: int, column: Column | int) -> Cell:
        """The address of a cell."""
        return self.grid.cell(row, column if isinstance(column, int) else column.number)

    def written_at(self, row: int, column: Column) -> Cell:
        """The address of the cell that has the text of a row: its own, or one above that is merged over it."""
        rows = [other for other in self.rows if other <= row and other not in column.again]
        return self.cell(rows[-1] if row in column.again and rows else row, column)

    def section_of(self, row: int) -> str:
        """The heading of the part of the list with a row; '' if there is none."""
        above = [number for number in self.sections if number < row]
        return self.sections[max(above)] if above else ""


def explains_roles(region: Region, column: Column) -> bool:
    """Whether the texts around a list explain a word of a column as one of the sides, and each other is one too."""
    told = told_of_signs(region.remarks.values())
    said = [roles_of(told.get(fold(text), ""))[0] for text in column.texts]
    return any(said) and all(of or roles_of(text)[0] for of, text in zip(said, column.texts, strict=True))


def find_region(grid: Grid, names: NameIndex, header: Sequence[int] = ()) -> Region | None:
    """Find the list of a sheet; None if it has none.

    Parameters
    ----------
    names
        The known companies, which may be titles of the columns of a matrix.
    header
        The row or two rows of the header, if they are known.
    """
    return SheetOfList(grid).region(names, header)


class SheetOfList:
    """A sheet of which the list is found, also again when more companies are known, mostly with the same header."""

    def __init__(self, grid: Grid) -> None:
        self._grid = grid
        filled = {row: _texts(values) for row, values in grid.rows.items()}
        self._filled = without_numbers({row: values for row, values in filled.items() if values})
        self._known: dict[object, Region] = {}
        """The lists with their columns as they were found, by the header with its titles, and whether it was told."""

    def region(self, names: NameIndex, header: Sequence[int] = ()) -> Region | None:
        """Find the list, with new columns; None if there is none. For the parameters see ``find_region``."""
        filled = self._filled
        if len(filled) < 2:
            return None
        beside = {} if header else legends_beside(filled)
        if beside:
            filled = {
                row: kept for row, v in filled.items() if (kept := {c: t for c, t in v.items() if c not in beside})
            }
        if len(filled) < 2:
            return None
        lines = _with_groups(self._grid, filled, header) if header else _header(self._grid, filled, names)
        bare = () if lines else _without_header(filled, names)
        if not lines and not bare:
            return None
        titles = _titles(self._grid, lines, filled, names) if lines else {}
        of = (lines or bare, tuple(titles.items()), bool(header))
        if of not in self._known:
            self._known[of] = _listed(self._grid, filled, beside, lines or bare, titles)
        found = self._known[of]
        columns = [Column(c.number, c.titles, dict(c.cells), c.raw, c.rows, c.again) for c in found.columns]
        joined = with_joined_boxes(columns, lambda title: names.find(title).company)
        if len(columns) == 1 and not header and is_prose(columns[0]):
            return None
        return replace(found, columns=joined, sections={**found.sections}, remarks={**found.remarks})


def _listed(
    grid: Grid,
    filled: Mapping[int, Mapping[int, str]],
    beside: Mapping[int, Mapping[int, str]],
    lines: tuple[int, ...],
    titles: Mapping[int, tuple[str, ...]],
) -> Region:
    """The list below a header, with the texts around it.

    Parameters
    ----------
    filled
        The non-empty cells of all rows as text, by row and column.
    beside
        The texts in columns beside the list that explain its signs, by column and row.
    lines
        The rows of the header.
    titles
        The readings of the title of each column.
    """
    lower = lines[-1]
    below = [row for row in filled if row > lower and not (len(filled[row]) > 1 and filled[row] == filled.get(lower))]
    used, spread = sorted({*titles, *(c for row in below for c in filled[row])}), _spread(grid, lower)
    alone = begun_alone(begun := unsent_rows(titles, filled, below), below, filled)
    unsent = frozenset(begun.keys() - alone.keys())
    heads = {row for row in below if _is_merged_across(grid, row, filled[row], len(titles))}
    rows, sections, remarks = list_rows([r for r in below if r not in unsent], filled, spread, len(titles), heads)
    heads &= {*rows}
    rows = [row for row in rows if row not in heads] if 2 * len(heads) < len(rows) else rows
    remarks |= {row: "; ".join(filled[row].values()) for row in (*unsent, *(heads - {*rows}))}
    above = {row: list(values.values()) for row, values in filled.items() if row < lines[0]}
    remarks |= {row: legend_in_cells(texts) or " ".join(texts) for row, texts in above.items()}
    for column in beside.values():
        remarks |= {row: f"{remarks[row]}; {text}" if row in remarks else text for row, text in column.items()}
    sections |= _heading_of_first(sections, {row: text for row, text in remarks.items() if row < lines[0]})
    columns = []
    signs = {fold(sign) for text in remarks.values() for sign, _ in explained_signs(text)}
    # A dash is the opposite of a plus, and not an empty cell.
    signs |= DASHES if any("+" in filled[row].values() for row in rows[:MOST_LOOKED_AT]) else set()
    listed = {*rows}
    for number in used:
        cells = {row: filled[row][number] for row in rows if number in filled[row]}
        cells |= {
            row: text
            for (row, column), text in spread.items()
            if column == number and row in listed and row not in cells
        }
        # Below a day, a dash or ``NA`` is an absence.
        signed = signs | (DASHES if are_opposites(cells.values(), titles.get(number, ()), len(rows)) else set())
        all_day = (
            often_all_day([*islice(cells.values(), MOST_LOOKED_AT)])
            or DAY.search(normalized(" ".join(titles.get(number, ())))) is not None
        )
        said = {
            text: in_one_language(text)
            for text in set(cells.values())
            if fold(text) in signed or not is_blank(text, words=False) or (all_day and fold(text) in _NOT_THERE)
        }
        cells = {row: said[text] for row, text in cells.items() if text in said}
        values = {row: grid.rows[row][number] for row in cells if number in grid.rows.get(row, {})}
        again = frozenset(row for row in cells if (row, number) in spread)
        columns.append(Column(number, titles.get(number, ()), dict(sorted(cells.items())), values, len(rows), again))
    return Region(grid, lines, tuple(columns), tuple(rows), sections, remarks, unsent, alone)


def _heading_of_first(sections: Mapping[int, str], above: Mapping[int, str]) -> dict[int, str]:
    """The heading of the first part of the list: the side named above its header, if the other parts have sides too."""
    sided = any(side_of_title(text) is not None for text in sections.values())
    rows = [row for row, text in above.items() if sided and side_of_title(text) is not None]
    return {row: above[row] for row in rows[-1:]}


def _texts(values: Mapping[int, object]) -> dict[int, str]:
    """The non-empty cells of a row as trimmed text, without errors and formulas without a value."""
    found: dict[int, str] = {}
    for column, value in values.items():
        if isinstance(value, (ErrorValue, LostFormula)):
            continue
        text = written(with_plain_spaces(without_control(value))) if isinstance(value, str) else written(value)
        if text:
            found[column] = text
    return found


def _header(grid: Grid, filled: Mapping[int, Mapping[int, str]], names: NameIndex) -> tuple[int, ...]:
    """The one or two rows of the header: most of their cells look like titles, unlike the rows below."""
    said = {row: list(filled[row].values()) for row in list(filled)[:HEADER_ROWS]}
    keys = {row for row, texts in said.items() if explains_each(texts)}
    keys |= {row for row, texts in said.items() if _states_facts(texts) and len(texts) < len(said.get(row + 1, ()))}
    filled = {row: values for row, values in filled.items() if row not in keys}
    rows = list(filled)
    matrices = {row: _heads_matrix(filled, row) for row in rows[:HEADER_ROWS]} if len(names) else {}

    def covered(row: int) -> set[int]:  # with merged cells that began above
        return set(filled[row]).union(*(range(a[2], a[3] + 1) for a in grid.merged if a[0] < row <= a[1]))

    usual = Counter(len(covered(row)) for row in rows[: 10 * HEADER_ROWS]).most_common(1)[0][0]
    best, score = 0, 0.0

    def may_be_first(row: int) -> bool:
        return len(filled[row]) > 1 and (
            5 * len(covered(row).union(filled.get(row - 1, ()))) >= 4 * usual
            or _numbers_below(filled, row)
            or (bool(matrices.get(row)) and all(matrix_company(text, names) for text in filled[row].values()))
        )

    first = next(filter(may_be_first, rows), 0)
    for row in rows[:HEADER_ROWS]:
        if row == rows[-1]:
            break
        values = filled[row]
        options = _options(filled, row) if row == first else set()
        options = options if len(options) >= FEWEST_OPTIONS else set()
        known = 0.8 * len(options) + sum(
            max(
                title_like(text, names if matrices.get(row) else None),
                0.8 * (row == (first or rows[0]) and len(text) <= _SIDE and side_of_title(text) is not None),
            )
            if row == first or not recurs(filled, row, column, first)
            else 0.0
            for column, text in values.items()
            if column not in options
        )
        top = row == first and not _is_data(filled, row, names)
        fitting = min(len(values), usual) / max(1, usual)
        value = (
            known
            + 1.5 * fitting * (known > 0 or top)
            - 0.3 * sum(any(c.isdigit() for c in t) and len(t) > 6 for t in values.values())
            + (1.0 if top else 0.0)  # whatever its titles
        )
        if value > score + 0.01:
            best, score = row, value
    if not best or (
        _without_header(filled, names)
        and not any(len(text) >= 3 and known_title(text) >= 0.9 for text in filled[best].values())
    ):
        return ()
    return _with_neighbour(grid, filled, best, names)


def _with_neighbour(
    grid: Grid, filled: Mapping[int, Mapping[int, str]], best: int, names: NameIndex
) -> tuple[int, ...]:
    """The row of the header, with the row below or above if it has titles too."""
    rows = list(filled)
    place = rows.index(best)
    upper = rows[place - 1] if place and rows[place - 1] == best - 1 else 0
    lower = rows[place + 1] if place + 1 < len(rows) and rows[place + 1] == best + 1 else 0
    if lower and is_second_row(grid, filled, best, lower, names):
        return (best, lower)
    above = list(filled.get(upper, {}).values())
    explains = legend_in_cells(above) or explains_each(above)
    groups = upper and not explains and _heads_groups(grid, filled[upper], filled[best], upper)
    return (upper, best) if groups else (best,)


def _states_facts(texts: Sequence[str]) -> bool:
    """Whether each of two or three texts of a row is a label with its value: ``Compiled by: Bell | As of: 12 May``."""
    return 1 < len(texts) <= _FEW_FACTS and all(map(_FACT.fullmatch, texts))


_FACT = lazy_regex(r"[^:：()（）\n]{2,25}[:：]\s*[^\s:：][^:：]*")
"""A label with its value: ``填报日期：2025.9.15``."""

_FEW_FACTS = 3


def _numbers_below(filled: Mapping[int, Mapping[int, str]], row: int) -> bool:
    """Whether the only column without a title numbers the rows below from 1 on."""
    below = [filled[other] for other in filled if other > row]
    numbered = (below[0].keys() if below else set()) - filled[row].keys()
    counted = [values.get(column) for values in below[:HEADER_ROWS] for column in numbered]
    return len(numbered) == 1 and len(counted) > 1 and counted == [str(n) for n in range(1, len(counted) + 1)]


def _without_header(filled: Mapping[int, Mapping[int, str]], names: NameIndex) -> tuple[int, ...]:
    """The row above the first row of a list without a header; empty if no such list is found."""
    usual = Counter(map(len, filled.values())).most_common(1)[0][0]
    first = next((row for row in filled if len(filled[row]) >= 2 and 2 * len(filled[row]) > usual), 0)
    return (first - 1,) if first and _is_data(filled, first, names) else ()


def _is_data(filled: Mapping[int, Mapping[int, str]], row: int, names: NameIndex) -> bool:
    """Whether a row is certainly data and not a header: it has values that recur below, or that no title has."""
    values = filled[row].values()
    told = sum(
        bool(EMAIL.fullmatch(text) or DATE.fullmatch(text) or whole_number(text) is not None or is_country(text))
        or (len(text) > 12 and NAME_FORM.search(text) is not None and known_title(text) < 0.7)
        for text in values
    )
    return (
        told > 0
        and (told > 1 or len(values) <= 4 or is_repeated(filled, row))
        and not any(known_title(text) >= 0.9 for text in values)
        and not _heads_matrix(filled, row)
        and len(_options(filled, row)) < FEWEST_OPTIONS
    )


def _options(filled: Mapping[int, Mapping[int, str]], row: int) -> set[int]:
    """The one-hot columns below a row: each of their cells repeats the row's text or is blank."""
    below = [other for other in filled if other > row]
    texts = {column: [filled[other].get(column) for other in below[:MOST_LOOKED_AT]] for column in filled[row]}
    return {
        column
        for column, cells in texts.items()
        if None in cells and any(cells) and set(cells) <= {None, filled[row][column]}
    }


def _heads_matrix(filled: Mapping[int, Mapping[int, str]], row: int) -> bool:
    """Whether the cells below a row are signs, so that names in it are titles of the columns of a matrix."""
    heads = set(sorted(filled[row])[1:])  # the first is the title of the rows' names
    texts = (text for other in filled if other > row for c, text in filled[other].items() if c in heads)
    below = [*islice(texts, MOST_LOOKED_AT)]
    return 2 * sum(map(_is_sign, below)) > len(below)


def _is_sign(text: str) -> bool:
    if len(text) <= 3 or text.startswith(PAINT) or says_yes_or_no(text) is not None:
        return True
    return len(text) <= SHORT and level_of(text) is not None


def _heads_groups(grid: Grid, upper: Mapping[int, str], lower: Mapping[int, str], row: int) -> bool:
    """Whether the row above a header has headings of groups of its columns.

    A title merged from the first column over most of a list is none, though columns were added to the list later.
    """
    spans = [(first, last) for top, end, first, last in grid.merged if top <= row <= end and last > first]
    left = min(*upper, *lower)
    whole = max(*upper, *lower) - left + 1
    title = {(first, last) for first, last in spans if len(upper) == 1 and first == left and 2 * (last - left) >= whole}
    grouped = [(first, last) for first, last in spans if last - first + 1 < whole and (first, last) not in title]
    if not grouped and (len(upper) == 1 or _is_caption(upper, lower)):
        return False
    return bool(grouped) or 2 <= len(upper) < len({*upper, *lower})


def _with_groups(grid: Grid, filled: Mapping[int, Mapping[int, str]], header: Sequence[int]) -> tuple[int, ...]:
    """The rows of a known header, with the headings above titles that recur in it."""
    titles = filled.get(header[0], {})
    above = filled.get(header[0] - 1, {}) if len(header) == 1 and len(set(titles.values())) < len(titles) else {}
    grouped = above and _heads_groups(grid, above, titles, header[0] - 1)
    return (header[0] - 1, *header) if grouped else tuple(header)


def _is_caption(upper: Mapping[int, str], lower: Mapping[int, str]) -> bool:
    """Whether a row has the title of the list above its first column, and the side of the others."""
    first, *others = sorted(upper)
    if first != min(lower) or len(others) != 1 or others[0] == first + 1 or known_title(upper[first]) >= _EXACT:
        return False
    side = upper[others[0]]
    return side_of_title(side) is not None and len(upper[first]) > 2 * len(side)


def _titles(
    grid: Grid, lines: Sequence[int], filled: Mapping[int, Mapping[int, str]], names: NameIndex
) -> dict[int, tuple[str, ...]]:
    """The readings of each column's title: of one row its text; of two rows both together, the lower and the upper."""
    if len(lines) == 1:
        return {column: (title_line(text),) for column, text in sorted(filled[lines[0]].items())}
    upper, lower = lines
    over, under = dict(filled.get(upper, {})), filled.get(lower, {})
    for top, end, first, last in grid.merged:
        if top <= upper <= end and first in over:
            over |= dict.fromkeys(range(first, min(last, first + 200) + 1), over[first])
    group, boxes = "", checkbox_columns(filled, lower)
    for column in sorted({*over, *under}):  # an export without merged cells has the heading of a group only once
        group = over.get(column, group)
        text = under.get(column, "")
        halved = hours_in(group) is not None and (hours_in(text) or [*under.values()].count(text) > 1)
        number = text.isdigit() or choice_number(text) or halved
        if column not in over and (number or column in boxes or names.find(text).company):
            over[column] = group
    return {
        column: tuple(
            dict.fromkeys(
                title_line(text)
                for text in (
                    f"{over.get(column, '')} {under.get(column, '')}",
                    under.get(column, ""),
                    over.get(column, ""),
                )
                if text.strip()
            )
        )
        for column in {*over, *under}
    }


def _is_merged_across(grid: Grid, row: int, cells: Mapping[int, str], width: int) -> bool:
    """Whether the only cell of a row is merged over most columns of a list, as headings of its parts are."""
    spans = [(first, last) for top, end, first, last in grid.merged if top == row == end and cells.keys() == {first}]
    return any(last - first + 1 >= _ACROSS and 2 * (last - first + 1) > width for first, last in spans)


_ACROSS, _SIDE, _EXACT = 4, 60, 0.9


def _spread(grid: Grid, lower: int) -> dict[tuple[int, int], str]:
    """The values of merged cells below the header for each further row that they cover, in their first column."""
    found: dict[tuple[int, int], str] = {}
    for top, last, first, _ in grid.merged:
        text = _texts(grid.rows.get(top, {})).get(first)
        if top > lower and text is not None:
            found |= {(row, first): text for row in range(top + 1, min(last, max(grid.rows)) + 1)}
    return found


_NOT_THERE = frozenset({"na", "n/a"})
