"""Converts sheets that have a numbered list of wishes below the name of each company to a list of pairs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sco_scheduler.domain.event import Level
from sco_scheduler.domain.messages import Cell
from sco_scheduler.domain.names import fold
from sco_scheduler.intake.company_names import core_of
from sco_scheduler.intake.table.grids import Grid, is_total
from sco_scheduler.intake.understanding.cells.profiles import NAME_FORM
from sco_scheduler.intake.understanding.layouts.parts import is_header, is_title
from sco_scheduler.intake.understanding.wording.polarity import polarity_of
from sco_scheduler.intake.understanding.wording.words import (
    is_legend,
    level_of,
    roles_of,
    side_of_title,
    sure_level,
    title_score,
)
from sco_scheduler.intake.values.countries import is_country
from sco_scheduler.intake.values.entries import whole_number, written
from sco_scheduler.intake.values.presence import says_day

_FEWEST, _TITLED = 2, 0.7
"""The minimum number of blocks of a sheet, and of wishes per block on average; the score of a sure title."""


_At = tuple[int, int]


@dataclass(frozen=True)
class _Entry:
    """The row of a wish, its number, if any, the column of its name, and the place of a label beside or above it."""

    row: int
    number: object
    column: int
    label: _At | None = None


@dataclass
class _Block:
    """The row and the column of a company's name, its wishes, and the places of the remarks below and beside it."""

    head: int
    column: int
    entries: list[_Entry] = field(default_factory=list)
    remarks: list[tuple[int, int]] = field(default_factory=list)
    numbered: int = 0
    label: _At | None = None
    """The label of the last number."""

    def goes_on(self, number: int, label: _At | None) -> bool:
        """Whether a number continues the list, or begins one below another label; a list without a name does not."""
        begins = number == 1 and (not self.numbered or label != self.label)
        goes_on = begins or number == self.numbered + 1
        self.numbered, self.label = number, label
        return goes_on


def _number(value: object) -> int | None:
    return whole_number(written(value).strip().rstrip(".)、"))


class _Sheet:
    """A sheet with its columns of numbers and names, and the names of other sheets."""

    def __init__(self, grid: Grid, names: Collection[str]) -> None:
        self.rows = {row: values for row, values in grid.rows.items() if values}
        ones = Counter(c for of in self.rows.values() for c, v in of.items() if _number(v) == 1 and c + 1 in of)
        self.first = max(ones, key=lambda c: (ones[c], -c), default=0)
        self.names = names
        self.header = self._header(grid)
        self.order = [row for row in self.rows if row not in self.header]
        places = {row: n for n, row in enumerate(self.order)}
        self.next = {row: self.order[n + 1] if n + 1 < len(places) else 0 for row, n in places.items()}

    def _header(self, grid: Grid) -> list[int]:
        """The rows with the titles of the columns: one, or the same above each list."""
        wide = [
            row
            for row, of in self.rows.items()
            if len(of) > 1
            and self.number(row) is None
            and (self.level(row) is None or is_title(written(of.get(self.first + 1, ""))))
        ]
        titled = next((row for row in wide if is_header(grid, row)), 0)
        texts = [fold(written(value)) for value in self.rows.get(titled, {}).values()]
        return [row for row in wide if [fold(written(v)) for v in self.rows[row].values()] == texts]

    def number(self, row: int) -> int | None:
        """The number of a wish; None for another row."""
        values = self.rows.get(row, {})
        if self.first not in values or self.first + 1 not in values:
            return None
        return _number(values[self.first])

    def gap(self, row: int) -> bool:
        """Whether an empty row is above, or none at all."""
        return row - 1 not in self.rows

    def text(self, row: int) -> str:
        return written(self.rows[row][min(self.rows[row])])

    def level(self, row: int) -> Level | None:
        """The level of the wishes that a label in a row heads; None for a company and other texts."""
        text = self.text(row)
        return None if self.is_known(text) else _level_of_label(text)

    def is_known(self, text: str) -> bool:
        """Whether other sheets name a company, in these words or without its legal form."""
        return core_of(text).text in self.names


def with_numbered_lists(grid: Grid, others: Sequence[Grid] = ()) -> tuple[Grid, ...]:
    """Convert the sheet to a list of wishes and a list of remarks; return it alone if it has another layout.

    A company is recognised by its place and not by its name: it stands above number 1, or alone below an empty row.

    Parameters
    ----------
    others
        The other sheets of the workbook, which may name the companies.
    """
    first = [row for row, values in grid.rows.items() if any(_number(v) == 1 for v in values.values())]
    if len(first) < _FEWEST:
        return (grid,)
    sheet = _Sheet(grid, _names_in(others))
    blocks = _blocks(sheet)
    wishes = [entry for block in blocks for entry in block.entries]
    told = sum(block.numbered > 0 for block in blocks)
    enough = len(wishes) >= _FEWEST * len(blocks) or 2 * sum(map(sheet.is_known, _listed(sheet, blocks))) > len(wishes)
    if told < _FEWEST or not enough or not _are_wishes(sheet, blocks):
        return (grid,)
    return (_pairs(grid, sheet, blocks), *_remarks_list(grid, sheet, blocks))


def _names_in(grids: Sequence[Grid]) -> set[str]:
    texts = {v for grid in grids for of in grid.rows.values() for v in of.values() if isinstance(v, str)}
    return {core for text in texts if len(text) <= _LONGEST and (core := core_of(text).text)}


_LONGEST = 120
"""The maximum length of a name."""


def _listed(sheet: _Sheet, blocks: Sequence[_Block]) -> list[str]:
    return [written(sheet.rows[entry.row][entry.column]) for block in blocks for entry in block.entries]


def _blocks(sheet: _Sheet) -> list[_Block]:
    """The blocks of a sheet; none if it has rows whose company is not told by their place."""
    blocks: list[_Block] = []
    label: _At | None = None
    for row in sheet.order:
        values, number = sheet.rows[row], sheet.number(row)
        if number is not None:
            if not blocks or not blocks[-1].goes_on(number, label):
                return []
            blocks[-1].entries.append(_Entry(row, values[sheet.first], sheet.first + 1, label))
        elif _is_head(sheet, row, blocks):
            label = None
            blocks.append(_Block(row, min(values)))
        elif blocks and (found := _labelled(sheet, row, label)) is not None:
            label, entry = found
            blocks[-1].entries += [entry] if entry is not None else []
        elif len(values) > 1 and not (blocks and blocks[-1].entries):
            return []  # the titles of another list
        elif blocks:
            blocks[-1].remarks += [(row, column) for column in values]
    named = [block for block in blocks if block.entries]
    others = (block for block in blocks if not block.entries)
    return named if all(len(sheet.rows[block.head]) == 1 for block in others) else []


def _is_head(sheet: _Sheet, row: int, blocks: Sequence[_Block]) -> bool:
    """Whether a row without a number names the company of the list below it, whatever the name is."""
    values, text = sheet.rows[row], sheet.text(row)
    if sheet.level(row) is not None or (min(values) <= sheet.first and sheet.first + 1 in values):
        return False
    if blocks and not blocks[-1].entries and not sheet.gap(row) and not sheet.is_known(text):
        above = sheet.is_known(sheet.text(blocks[-1].head))
        if above or (len(blocks) > 1 and sheet.gap(blocks[-1].head)):
            return False  # a remark between the name and its list
    if sheet.number(sheet.next[row]) == 1:
        return True
    if blocks and min(values) != blocks[-1].column:
        return False
    inside = bool(blocks) and not sheet.gap(row)
    return not inside or sheet.is_known(text)


def _level_of_label(text: str) -> Level | None:
    """The level of the wishes behind or below a label; None if it heads no wishes, as a company's name."""
    if NAME_FORM.search(text) is not None:
        return None
    level = sure_level(text.strip(" :：")) or polarity_of(text)
    return level if level is not Level.WANT or title_score(text, "wishes") >= _TITLED else None


def _labelled(sheet: _Sheet, row: int, label: _At | None) -> tuple[_At | None, _Entry | None] | None:
    """The label that holds from a row on, and the wish in this row; None for a remark."""
    values = sheet.rows[row]
    text = sheet.text(row)
    column, names = min(values), sheet.first + 1
    at = (row, column)
    if column >= names:
        wished = column == names and (label is not None or sheet.is_known(text))
        return (label, _Entry(row, None, names, label)) if wished else None
    if names not in values:
        return (at, None) if len(values) == 1 and sheet.level(row) is not None else None
    if sheet.level(row) is None and (is_title(text) or not sheet.is_known(written(values[names]))):
        return None
    return at, _Entry(row, None, names, at)


def _are_wishes(sheet: _Sheet, blocks: Sequence[_Block]) -> bool:
    """Whether entries recur in several lists or on other sheets, and no head is a side, country, day or level.

    In mere groupings each company occurs in one list.
    """
    heads = {fold(text): text for text in (sheet.text(block.head) for block in blocks)}
    unknown = [text for text in heads.values() if not sheet.is_known(text)]
    if len(heads) < _FEWEST or any(is_of_group(t) or is_title(t) for t in unknown):
        return False
    titles = [written(value) for row in sheet.header[:1] for c, value in sheet.rows[row].items() if c > sheet.first + 1]
    if len(titles) > _FEWEST or any(title_score(title, "wishes") >= _TITLED for title in titles):
        return False  # a list of companies, each with its wishes beside it
    counted = Counter(
        name
        for block in blocks
        for name in {fold(written(sheet.rows[entry.row][entry.column])) for entry in block.entries}
    )
    known = sum(map(sheet.is_known, _listed(sheet, blocks)))
    return any(count > 1 for count in counted.values()) or 2 * known > sum(counted.values())


def is_of_group(text: str) -> bool:
    """Whether a text is the label of a group of companies, and not a name."""
    return roles_of(text)[1] == 1.0 or is_country(text) or says_day(text) or level_of(text) is not None


def _further(sheet: _Sheet, blocks: Sequence[_Block]) -> list[int]:
    """The columns to the right of the names."""
    return sorted({c for block in blocks for entry in block.entries for c in sheet.rows[entry.row] if c > entry.column})


def _pairs(grid: Grid, sheet: _Sheet, blocks: Sequence[_Block]) -> Grid:
    """The list of wishes, below the texts that are in no block."""
    further = _further(sheet, blocks)
    entries = [(block, entry) for block in blocks for entry in block.entries]
    texts = {
        written(sheet.rows[e.row][c]) for _, e in entries for c in further if c in sheet.rows[e.row] if not e.label
    }
    header = sheet.rows[sheet.header[0]] if sheet.header else {}
    graded = len(further) == 1 and bool(texts) and all(level_of(text) is not None for text in texts)
    labelled = [entry for _, entry in entries if entry.label]
    titles: dict[int, object] = _titles(header.get(sheet.first + 1))
    places = {column: column - min(further) + len(titles) + 1 for column in further}
    titles |= {place: header.get(column, "Level" if graded else "Remarks") for column, place in places.items()}
    level = places[further[0]] if graded and further else max(titles) + 1
    aside = max(*titles, level) + 1
    titles |= {level: titles.get(level, "Level")} if labelled else {}
    reasons = graded and any(column in sheet.rows[entry.row] for entry in labelled for column in further)
    titles |= {aside: "Remarks"} if reasons else {}
    rows, origins = _above(grid, sheet, blocks)
    start = len(rows) + 2
    rows[start] = titles
    origins |= {(start, place): grid.cell(blocks[0].head, 0) for place in (0, *titles)}
    if sheet.header:
        origins |= {(start, place): grid.cell(sheet.header[0], c) for c, place in places.items() if c in header}
    for number, (block, entry) in enumerate(entries, start=start + 1):
        values = sheet.rows[entry.row]
        moved = {c: aside if entry.label and graded else place for c, place in places.items() if c in values}
        said = {1: sheet.rows[block.head][block.column], 3: values[entry.column]}
        said |= {2: entry.number} if entry.number is not None else {}
        said |= {level: _level(written(sheet.rows[entry.label[0]][entry.label[1]]))} if entry.label else {}
        rows[number] = dict(sorted((said | {place: values[c] for c, place in moved.items()}).items()))
        origins |= {(number, 0): grid.cell(entry.row, 0), (number, 1): grid.cell(block.head, block.column)}
        origins |= {(number, 2): grid.cell(entry.row, sheet.first)} if entry.number is not None else {}
        origins |= {(number, 3): grid.cell(entry.row, entry.column)}
        origins |= {(number, level): grid.cell(*entry.label)} if entry.label else {}
        origins |= {(number, place): grid.cell(entry.row, c) for c, place in moved.items()}
    return Grid(grid.name, rows, hidden=grid.hidden, origins=origins)


def _titles(title: object) -> dict[int, object]:
    """The titles of companies, ranks and names, with the sides that the title of the names tells."""
    side = side_of_title(written(title)) if title is not None else None
    if side is None:
        return {1: "From", 2: "Rank", 3: "To"}
    return {1: side.other.capitalize(), 2: "Rank", 3: side.capitalize()}


def _level(label: str) -> str:
    """The level that a label tells; an unknown label stays, and is asked about."""
    level = _level_of_label(label)
    return level.value if level is not None else label.strip(" :：")


def _above(
    grid: Grid, sheet: _Sheet, blocks: Sequence[_Block]
) -> tuple[dict[int, Mapping[int, object]], dict[tuple[int, int], Cell]]:
    """The texts that are in no block, to be placed above the list."""
    known = {*sheet.header, *(block.head for block in blocks)}
    known |= {entry.row for block in blocks for entry in block.entries}
    known |= {row for block in blocks for row, _ in block.remarks}
    above = [row for row in sheet.order if row not in known and sheet.level(row) is None]
    rows: dict[int, Mapping[int, object]] = {
        n: {1: next(iter(sheet.rows[row].values()))} for n, row in enumerate(above, start=1)
    }
    return rows, {(n, place): grid.cell(row, 0) for n, row in enumerate(above, start=1) for place in (0, 1)}


def _remarks_list(grid: Grid, sheet: _Sheet, blocks: Sequence[_Block]) -> tuple[Grid, ...]:
    """A list of the texts beside the companies' names and below their wishes; none if there are no texts."""
    rows: dict[int, Mapping[int, object]] = {1: {1: "From", 2: "Remarks"}}
    origins: dict[tuple[int, int], Cell] = {(1, place): grid.cell(blocks[0].head, 0) for place in (0, 1, 2)}
    for block in blocks:
        for row, column, text in _remarks(sheet, block):
            number = len(rows) + 1
            rows[number] = {1: sheet.rows[block.head][block.column], 2: text}
            origins |= {(number, place): grid.cell(row, column) for place in (0, 1, 2)}
    return (Grid(f"{grid.name} +", rows, origins=origins),) if len(rows) > 1 else ()


def _remarks(sheet: _Sheet, block: _Block) -> Iterator[tuple[int, int, object]]:
    yield from ((block.head, c, value) for c, value in sheet.rows[block.head].items() if c != block.column)
    for row in dict.fromkeys(row for row, _ in block.remarks):
        values = sheet.rows[row]
        if len(values) == 1 and (is_total(sheet.text(row)) or is_legend(sheet.text(row))):
            continue
        texts = [written(value) for value in values.values()]
        label = texts[0].rstrip(" :：") if len(texts) > 1 else ""
        plain = bool(label) and title_score(label, "notes") >= _TITLED
        yield (
            row,
            max(values),
            "; ".join(texts[1:]) if plain else ": ".join((label, "; ".join(texts[1:]))) if label else texts[0],
        )
