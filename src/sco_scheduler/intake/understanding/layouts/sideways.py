"""Transposes sheets with a column for each company and the titles at the left."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, groupby, islice, pairwise, takewhile

from sco_scheduler.domain.messages import Cell
from sco_scheduler.domain.names import fold
from sco_scheduler.intake.table.grids import Book, Grid
from sco_scheduler.intake.understanding.layouts.answers_alike import are_numbered, asks, rows_alike
from sco_scheduler.intake.understanding.layouts.parts import is_title
from sco_scheduler.intake.understanding.wording.places import choice_number
from sco_scheduler.intake.understanding.wording.words import is_blank, is_legend, side_of_title, title_score
from sco_scheduler.intake.values.entries import whole_number, written
from sco_scheduler.intake.values.presence import says_day


def upright(book: Book, known: Collection[str] = ()) -> Book:
    """The workbook with sheets transposed that have a column for each company and the titles at the left.

    Left of the titles there may be headings of groups of them, and above and below the table other texts.

    Parameters
    ----------
    known
        The names of sheets whose titles are known to be in a row.
    """
    made = (((grid,) if grid.name in known else _upright(grid)) for grid in book.grids)
    return replace(book, grids=tuple(chain.from_iterable(made)))


def _upright(grid: Grid, before: int = 0) -> tuple[Grid, ...]:
    """The lists of a sheet, whose rows have the numbers after ``before``; the sheet itself if it has none."""
    if len(grid.rows) > _MOST_ROWS:
        return (grid,)
    for row in _headers(grid):
        table = _table_below(grid, row)
        if table is None or not _is_titled(grid, table):
            continue
        last = max((*table.titles, *table.going_on, *table.headings))
        rest = replace(grid, rows={row: values for row, values in grid.rows.items() if row > last and values})
        above = replace(grid, rows={row: values for row, values in grid.rows.items() if row <= last})
        first = _listed(above, table, before)
        below = _upright(rest, max(first.rows) + 1)
        if below[0] is rest:
            return (_listed(grid, table, before),)
        first = replace(first, name=f"{grid.name} {min(above.rows)}:{last}")
        name = f"{grid.name} {min(rest.rows)}:{max(rest.rows)}"
        return first, *([replace(below[0], name=name)] if len(below) == 1 else below)
    return (grid,)


def _headers(grid: Grid) -> Iterator[int]:
    """The rows that may have the names of the companies: the first wide one, or one of the next that is called so."""
    upper = list(islice(grid.rows.items(), _HEADER_ROWS))
    wide = [row for row, values in grid.rows.items() if len(values) > _LABEL_COLUMNS]
    yield from (row for row, values in upper if len(values) == _LABEL_COLUMNS and _lacks_corner(grid, row))
    yield from wide[:1]
    own = takewhile(lambda row: not _has_columns(grid, row), wide[:_HEADER_ROWS])
    yield from (row for row in islice(own, 1, None) if _names_company(written(grid.rows[row][min(grid.rows[row])])))


def _has_columns(grid: Grid, row: int) -> bool:
    """Whether a row has titles of columns, so that no row below it has the names of companies at its top."""
    texts = [written(value) for value in grid.rows[row].values()]
    worded = [text for text in texts[1:] if any(map(str.isalpha, text))]
    return sum(map(_titles_column, worded)) > max(1, len(worded) // 3)


def _lacks_corner(grid: Grid, row: int) -> bool:
    """Whether the row below has a cell before the cells of a row."""
    values, below = grid.rows[row], grid.rows.get(row + 1, {})
    return bool(below) and min(below) < min(values)


_HEADER_ROWS = 10
"""The first rows, and the first wide rows, among which the names of the companies are."""

_FEWEST_LABELS, _MOST_LABELS = 3, 40
_MOST_ROWS = 1_000
"""The most rows of a sheet with lists on their side, of which each has few; in longer ones the search takes long."""

_TITLED, _LABELS_AGAIN = 0.7, 2

_LABEL_COLUMNS = 2
"""The most columns with titles: those of the answers, and of groups of them."""

_ALIKE = 8
"""So many first letters of two titles show that they are the same question."""

_FEWEST_COLUMNS = 2
"""The fewest companies of a sheet on its side whose answers show that it is."""

_MOST_TITLES = 5
"""One name of so many may look like a title, and one of four: ``Hotel Bristol``."""


def transposed(grid: Grid) -> Grid:
    """The sheet with its columns as rows."""
    rows: dict[int, dict[int, object]] = {}
    origins: dict[tuple[int, int], Cell] = {}
    for row, values in grid.rows.items():
        for column, value in values.items():
            rows.setdefault(column, {})[row] = value
            origins[column, row] = grid.cell(row, column)
    return replace(grid, rows=dict(sorted(rows.items())), origins=origins, merged=())


@dataclass(frozen=True)
class _Heading:
    """The heading of a group of titles, with its row and column."""

    text: str = ""
    row: int = 0
    column: int = 0


_NO_HEADING = _Heading()


@dataclass(frozen=True)
class _Table:
    """A table with a column for each company, and its titles, with the headings of their groups, in columns before."""

    header: int
    """The row with the names of the companies."""

    column: int
    """The column of the titles."""

    columns: tuple[int, ...]
    """The columns of the companies."""

    titles: Mapping[int, str]
    """The titles by row."""

    groups: Mapping[int, _Heading]
    """The headings of groups, by the rows of the titles in them."""

    going_on: Mapping[int, int]
    """The rows of further answers, each with the row of their title."""

    headings: frozenset[int]
    """The rows with only the heading of a group."""

    def readings(self, row: int) -> tuple[str, ...]:
        """A title alone, and with the heading of its group if it is the first or no more than a number."""
        title, group = self.titles[row], self.groups[row].text
        numbered = choice_number(title) is not None or whole_number(title.rstrip(".) ")) is not None
        return (title, f"{group} {title}", group) if group and (numbered or row == self.header) else (title,)


def _table_below(grid: Grid, header: int) -> _Table | None:
    """The table below a row with names of companies; None if there is none."""
    names = _names_in(grid, header)
    rows = [*_rows_before(grid, header, names), *_rows_of(grid, header, names)] if names else []
    left = sorted({c for row in rows for c in grid.rows[row] if c < min(names)})
    if not 0 < len(left) <= _LABEL_COLUMNS:
        return None
    columns = tuple(sorted({c for row in rows for c in grid.rows[row]} - {*left}))
    titles, groups, going_on = dict[int, str](), dict[int, _Heading](), dict[int, int]()
    headings = set[int]()
    ends = {top: end for top, end, first, _ in grid.merged if first == left[0]}
    group, last, until = _NO_HEADING, 0, max(rows)
    for row in rows:
        first, label = (written(grid.rows[row].get(c, "")) for c in (left[0], left[-1]))
        if len(left) > 1 and first:
            group, until = (_Heading(first, row, left[0]), ends.get(row, max(rows))) if label else (_NO_HEADING, row)
            label = label or first
        group = group if row <= until else _NO_HEADING
        if len(left) == 1 and label and row != header and _heads_group(label, grid.rows[row], columns):
            group, until = _Heading(label, row, left[0]), max(rows)
            headings.add(row)
        elif label or row == header:
            last, titles[row] = row, label
            itself = len(left) == 1 and is_title(label) and choice_number(label) is None
            groups[row] = group = _NO_HEADING if itself else group
        else:
            going_on[row] = last
    if all(whole_number(g.text) is not None for row, g in groups.items() if g.text and row != header):
        groups = dict.fromkeys(groups, _NO_HEADING)  # they number the titles
    return _Table(header, left[-1], columns, titles, groups, going_on, frozenset(headings))


def _heads_group(label: str, values: Mapping[int, object], columns: Collection[int]) -> bool:
    """Whether a label without an answer is the heading of the titles below it."""
    return values.keys().isdisjoint(columns) and choice_number(label) is None and whole_number(label) is None


def _names_in(grid: Grid, row: int) -> tuple[int, ...]:
    """The columns of different names of companies in a row behind a corner of at most two cells; none if it has none.

    The corner may be empty, if there are titles below it.
    """
    texts = {column: written(value) for column, value in sorted(grid.rows[row].items())}
    lead = [c for c in list(texts)[:_LABEL_COLUMNS] if is_title(texts[c]) or side_of_title(texts[c]) is not None]
    if any(texts[c][:_ALIKE] == other[:_ALIKE] for c, other in zip(lead[1:], list(texts.values())[2:], strict=False)):
        lead = lead[:1]  # one question for each company: ``How important are they? [Jade Tea]``
    lead = [c for c in lead if _is_side(texts[c]) or _has_titles(grid, row, c)]  # a name may look like a title
    below = [r for r, values in grid.rows.items() if r > row and values and min(values) < min(texts)]
    if not lead and len(below) < _FEWEST_LABELS - 1:
        lead = list(texts)[:1]
    columns = tuple(c for c in texts if c > max(lead, default=0))
    names = [fold(texts[c]) for c in columns]
    # One company may have answered twice.
    named = len(columns) >= _FEWEST_COLUMNS and 2 * len(set(names)) > len(names) and len(set(names)) > 1
    named = named and all(any(map(str.isalpha, name)) and not says_day(name) for name in names)
    return columns if named else ()


def _titles_column(name: str) -> bool:
    return is_title(name) or _is_side(name)


def _is_side(text: str) -> bool:
    """Whether a text is no more than a word for a side, unlike a name with such a word."""
    return len(text.split()) == 1 and side_of_title(text) is not None


def _has_titles(grid: Grid, header: int, column: int) -> bool:
    """Whether a column below a header is the first of the sheet, or has titles mostly."""
    below = [values for row, values in grid.rows.items() if row > header and values]
    if all(min(values) >= column for values in below):
        return True
    texts = [written(values[column]) for values in below if column in values]
    known = [not text.isdecimal() and _is_known(text) and not is_blank(text) for text in texts]
    return 2 * sum(known) > len(known)


def _rows_before(grid: Grid, header: int, columns: Sequence[int]) -> list[int]:
    """The rows right above the names with answers of the same companies, such as the numbers of their forms."""
    found: list[int] = []
    for row in range(header - 1, 0, -1):
        values = grid.rows.get(row, {})
        said = sum(column in values for column in columns)
        if said < _FEWEST_COLUMNS or 2 * said < len(columns) or min(values) >= columns[0]:
            break
        found.insert(0, row)
    return found


def _rows_of(grid: Grid, header: int, columns: Sequence[int]) -> Iterator[int]:
    """The rows of a table from its header on, up to a legend or other texts below an empty row."""
    filled = [row for row, values in grid.rows.items() if row >= header and values]
    starts = [header, *(row for before, row in pairwise(filled) if row > before + 1)]
    for start, end in zip(starts, [*starts[1:], filled[-1] + 1], strict=True):
        block = [row for row in filled if start <= row < end]
        labels = {row: [written(v) for c, v in sorted(grid.rows[row].items()) if c < columns[0]] for row in block}
        if start != header and any(map(_names_company, labels[start])) and _names_in(grid, start):
            return  # another table
        said = any(sum(c in grid.rows[row] for c in columns) > 1 for row in block)
        if start != header and not (said and 2 * sum(any(map(_is_known, of)) for of in labels.values()) >= len(block)):
            return
        for row in block:
            answers = sum(c in columns for c in grid.rows[row])
            answered = answers > 0 and any(map(_is_known, labels[row]))
            answered = answered or (answers >= _FEWEST_COLUMNS and 2 * answers >= len(columns))
            if row != header and is_legend(" ".join(labels[row])) and not answered:
                return
            yield row


def _is_known(label: str) -> bool:
    return is_title(label) or says_day(label)


def _names_company(title: str) -> bool:
    return title_score(title, "company") >= _TITLED or side_of_title(title) is not None


def _is_titled(grid: Grid, table: _Table) -> bool:
    """Whether the labels of a table are titles, the first or its group for companies, and none is there again.

    If the answers in rows are alike, unlike those in columns, or the labels are numbered, count choices or are
    questions, fewer of them need be known.
    """
    labels = [fold(f"{table.groups[row].text} {title}") for row, title in table.titles.items()]
    labels = [label for label, _ in groupby(labels)]  # one may be there for each answer
    if not _FEWEST_LABELS <= len(set(labels)) == len(labels) <= _MOST_LABELS:
        return False
    others = [row for row in table.titles if row != table.header]
    answers = [fold(written(grid.rows[row].get(column, ""))) for row in table.titles for column in table.columns]
    if sum(answers.count(fold(title)) for title in table.titles.values() if title) >= _LABELS_AGAIN:
        return False  # cards beside each other
    alike = rows_alike({row: [grid.rows[row].get(column) for column in table.columns] for row in others})
    proved = bool(alike) or _are_questions(table, others)
    if not _has_names(grid, table, alike, proved=proved):
        return False
    if not any(is_title(text) for row in others for text in table.readings(row)):
        return False
    known = 1 + sum(any(map(_is_known, table.readings(row))) for row in others)
    mostly = 3 * known >= 2 * len(table.titles) if _runs(table) else 5 * known >= 4 * len(table.titles)
    if mostly and _are_clear(grid, table):
        return True
    known = sum(row in alike or any(_is_known(text) or asks(text) for text in table.readings(row)) for row in others)
    return proved and 2 * known >= len(others)


def _are_questions(table: _Table, rows: Sequence[int]) -> bool:
    """Whether labels are those of a questionnaire: they count choices, are numbered, or ask."""
    counted = (text for row in rows for text in table.readings(row) if any(map(str.isalpha, text)))
    choices = {choice_number(text) for text in counted} - {None}
    texts = [table.titles[row] for row in rows]
    return len(choices) > 1 or are_numbered(texts) or 2 * sum(map(asks, texts)) > len(texts)


def _has_names(grid: Grid, table: _Table, alike: Collection[int], *, proved: bool) -> bool:
    """Whether the texts above the columns of a table may be names of companies."""
    named = any(map(_names_company, table.readings(table.header)))
    names = [*dict.fromkeys(_names_of(grid, table))]  # one of two answers of a company is enough
    if not (named and alike) and 2 * sum(map(_titles_column, names)) >= len(names):
        return False
    if named:
        return True
    others = [row for row in table.titles if row != table.header]
    titles = [text for row in others for text in table.readings(row)]
    asked = proved or any(title_score(text, "wishes") >= _TITLED for text in titles)
    answers = is_title(table.titles[table.header]) or any(_may_name_companies(grid, table, row) for row in others)
    return asked and not answers


def _are_clear(grid: Grid, table: _Table) -> bool:
    """Whether the names above the columns of a table are several different ones that hardly look like titles."""
    names = _names_of(grid, table)
    most = max(len(names) // _MOST_TITLES, len(names) > _FEWEST_LABELS)
    different = len(names) >= _FEWEST_LABELS and len(set(map(fold, names))) == len(names)
    return different and sum(map(is_title, names)) <= most


def _names_of(grid: Grid, table: _Table) -> list[str]:
    values = grid.rows[table.header]
    return [text for column in table.columns if (text := written(values.get(column, "")))]


def _may_name_companies(grid: Grid, table: _Table, row: int) -> bool:
    """Whether a row below other names is called companies, and has different answers."""
    texts = [fold(written(value)) for column, value in grid.rows[row].items() if column in table.columns]
    called = any(title_score(text, "company") >= _TITLED for text in table.readings(row))
    return called and 2 * len(texts) >= len(table.columns) and 2 * len(set(texts)) > len(texts)


def _listed(grid: Grid, table: _Table, above: int) -> Grid:
    """The list of a table with a row for each company, and the texts around the table above and below it."""
    made = _Made(grid)
    inside = {*table.titles, *table.going_on, *table.headings}
    around = [row for row, values in grid.rows.items() if values and row not in inside]
    for row in around:
        if row < table.header:
            made.copy(row, above + len(made.rows) + 1)
    line = above + (len(made.rows) + 2 if made.rows else 1)
    place = {
        row: n for n, row in enumerate(sorted(table.titles), start=min(table.titles))
    }  # without a gap between lists
    merged = tuple((line, line, place[run[0]], place[run[-1]]) for run in _runs(table) if len(run) > 1)
    for run in _runs(table):
        group = table.groups[run[0]]
        made.put(line, place[run[0]], group.text, grid.cell(group.row, group.column))
    line += bool(made.rows.get(line))
    made.origins[line, 0] = replace(grid.cell(table.header, 0), line=line)
    for row, title in table.titles.items():
        called = any(map(_names_company, table.readings(row))) or row != table.header
        made.put(line, place[row], title if called else "Company", grid.cell(row, table.column))
    for column in table.columns:
        line += 1
        made.origins[line, 0] = replace(grid.cell(table.header, column), line=line)
        for row in sorted({*table.titles, *table.going_on}):
            if column in grid.rows[row]:
                made.put(line, place[table.going_on.get(row, row)], grid.rows[row][column], grid.cell(row, column))
    line += 2
    for row in around:
        if row > table.header:
            made.copy(row, line)
            line += 1
    return replace(grid, rows=made.rows, origins=made.origins, merged=merged)


def _runs(table: _Table) -> list[list[int]]:
    """The rows of titles next to each other in one group."""
    runs: list[list[int]] = []
    for row, group in table.groups.items():
        if group.text and runs and table.groups[runs[-1][-1]] == group:
            runs[-1].append(row)
        elif group.text:
            runs.append([row])
    return runs


class _Made:
    """The rows of a sheet that is made from another, and where their cells come from."""

    def __init__(self, grid: Grid) -> None:
        self._grid = grid
        self.rows: dict[int, dict[int, object]] = {}
        self.origins: dict[tuple[int, int], Cell] = {}

    def put(self, row: int, column: int, value: object, cell: Cell) -> None:
        """Add a value from a cell, below one that is there."""
        values = self.rows.setdefault(row, {})
        values[column] = f"{written(values[column])}\n{written(value)}" if column in values else value
        self.origins.setdefault((row, column), replace(cell, line=row))

    def copy(self, row: int, line: int) -> None:
        """Add a row of the sheet as it is."""
        self.origins[line, 0] = replace(self._grid.cell(row, 0), line=line)
        for column, value in self._grid.rows[row].items():
            self.put(line, column, value, self._grid.cell(row, column))
