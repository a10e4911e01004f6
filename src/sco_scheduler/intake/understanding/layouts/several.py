"""Splits rows with several companies, and repeats a company's name in all rows of its block."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from sco_scheduler.domain.event import Level
from sco_scheduler.domain.messages import Cell
from sco_scheduler.domain.names import fold, trim
from sco_scheduler.intake.company_names import core_of, script_of
from sco_scheduler.intake.table.form_map import NO_SEPARATOR
from sco_scheduler.intake.table.grids import Book, FormMap, Grid, is_total
from sco_scheduler.intake.understanding.cells.columns import Column
from sco_scheduler.intake.understanding.cells.profiles import NAME_FORM
from sco_scheduler.intake.understanding.cells.questions import Decider, Question
from sco_scheduler.intake.understanding.layouts.headings import blocks_apart
from sco_scheduler.intake.understanding.layouts.numbered import with_numbered_lists
from sco_scheduler.intake.understanding.layouts.parts import is_title
from sco_scheduler.intake.understanding.lists.legend_rows import legend_below
from sco_scheduler.intake.understanding.lists.regions import Region
from sco_scheduler.intake.understanding.names.matching import NameIndex
from sco_scheduler.intake.understanding.wording.polarity import polarity_of
from sco_scheduler.intake.understanding.wording.words import (
    bare_title,
    is_legend,
    side_of_title,
    sure_level,
    title_score,
)
from sco_scheduler.intake.values.entries import whole_number, written
from sco_scheduler.resources import lazy_regex

_NUMBERED = lazy_regex(r"(.*?[^\W\d])[\s_.#№()（）-]*(\d{1,2})[)）]?")
_HEADER_ROWS = 20
_SEPARATOR = lazy_regex(r"\s+[/／|]\s+|\s*[;；\n]\s*")
"""Delimiters between the names of two companies in one cell, or between two names of one."""

_SHORTEST, _TITLED, _OF_A_PAIR = 4, 0.7, 2
_SURE, _OPEN = 0.93, 0.5


@dataclass(frozen=True)
class _Names:
    """The header of a list, and the columns that name the companies of its rows."""

    header: int
    columns: tuple[int, ...]


def each_alone(grid: Grid, book: Book, decider: Decider) -> Grid:
    """A sheet with one row per company; uncertain cells with several names are asked about.

    Parameters
    ----------
    book
        The workbook, whose other cells contain names too.
    """
    found = _names_of(grid)
    if found is None:
        return grid
    if len(found.columns) > 1:
        return _split_rows(grid, found, {})
    cells = _joined_cells(grid, found)
    if not cells:
        return grid
    column, title = found.columns[0], written(grid.rows[found.header][found.columns[0]])
    texts = {row: written(grid.rows[row][column]) for row in cells}
    separator = next(trim(m[0]) or m[0] for text in texts.values() if (m := _SEPARATOR.search(text)) is not None)
    others = {
        fold(written(value)) for other in book.grids for values in other.rows.values() for value in values.values()
    }
    known = all(fold(part) in others for row in cells for part in cells[row])
    sheet, places, samples = grid.name, tuple(grid.cell(row, column) for row in cells), tuple(texts.values())[:4]
    options, sure, path = (separator, NO_SEPARATOR), _SURE if known else _OPEN, ("form", sheet, "separators", title)
    answer = decider.decide(
        Question("several", sheet, title, places, samples, options, separator, sure, len(cells), path)
    )
    if answer == NO_SEPARATOR:
        return grid
    parted = {row: [part for part in map(trim, text.split(answer)) if part] for row, text in texts.items()}
    return _split_rows(grid, found, parted)


def _names_of(grid: Grid) -> _Names | None:
    """The columns that name a list's companies: one, or several of one side numbered from 1.

    A row below one with as many titles is none of titles: ``existing supplier, contract talk`` is a remark in it.
    """
    widest: Mapping[int, str] = {}
    for row, values in list(grid.rows.items())[:_HEADER_ROWS]:
        titles = {column: written(value) for column, value in sorted(values.items())}
        above, widest = widest, titles if len(titles) > len(widest) else widest
        naming = [column for column, title in titles.items() if _names_companies(title)]
        if not naming or len(titles) < 2:
            continue
        if len(above) >= len(titles) > _OF_A_PAIR and set(naming) <= above.keys():
            return None
        first = _numbered(titles[naming[0]])
        if first is None or side_of_title(first[0]) is None:
            return _Names(row, tuple(naming[:1]))
        group = [c for c in naming if (other := _numbered(titles[c])) is not None and other[0] == first[0]]
        numbers = [other[1] for c in group if (other := _numbered(titles[c])) is not None]
        counted = numbers == list(range(1, len(group) + 1))
        return _Names(row, tuple(group)) if counted else None
    return None


def _names_companies(title: str) -> bool:
    named = title_score(title, "company") >= _TITLED or side_of_title(title) is not None
    return named and polarity_of(title) is Level.WANT and title_score(title, "wishes") < _TITLED


def _numbered(title: str) -> tuple[str, int] | None:
    """A title without its number, and the number: ``Buyer 2``."""
    match = _NUMBERED.fullmatch(title.strip(" *:："))
    return (fold(match[1]), int(match[2])) if match is not None else None


def _joined_cells(grid: Grid, names: _Names) -> dict[int, list[str]]:
    """The cells that may name several companies, by row, with the names."""
    found = {}
    filled = {row: {c: t for c, v in of.items() if (t := written(v))} for row, of in grid.rows.items()}
    below = [row for row, values in filled.items() if values and row > names.header]
    legend = legend_below(below, filled, len(filled.get(names.header, {})))
    for row, values in grid.rows.items():
        if row in legend:
            continue
        value = values.get(names.columns[0]) if row > names.header and len(values) > 1 else None
        parts = (
            [trim(part) for part in _SEPARATOR.split(value)] if isinstance(value, str) and not is_total(value) else []
        )
        # Names in two scripts belong to one company.
        alike = len(set(map(script_of, parts))) == 1 and all(len(part) >= _SHORTEST for part in parts)
        # A long name may be wrapped to two lines, like a title in a header of two rows.
        formed = "\n" not in str(value) or all(map(NAME_FORM.search, parts))
        if len(parts) > 1 and alike and formed and len(set(map(fold, parts))) == len(parts):
            found[row] = parts
    return found


def _split_rows(grid: Grid, names: _Names, parted: Mapping[int, Sequence[str]]) -> Grid:
    rows: dict[int, Mapping[int, object]] = {}
    origins: dict[tuple[int, int], Cell] = {}
    number = 0
    for row, values in grid.rows.items():
        for changed, place in _rows_of(row, values, names, parted):
            number = max(number + 1, row)
            rows[number] = changed
            origins[number, 0] = grid.cell(row, 0)
            origins |= {(number, column): grid.cell(row, column) for column in changed}
            if place != names.columns[0] and names.columns[0] in changed:
                origins[number, names.columns[0]] = grid.cell(row, place)
    moved = min(parted, default=names.header + 1)
    return replace(grid, rows=rows, origins=origins, merged=tuple(area for area in grid.merged if area[1] < moved))


def _rows_of(
    row: int, values: Mapping[int, object], names: _Names, parted: Mapping[int, Sequence[str]]
) -> Iterator[tuple[Mapping[int, object], int]]:
    """The rows of the companies of one row, each with the column of its name."""
    first, *others = names.columns
    if row == names.header:
        yield {column: value for column, value in values.items() if column not in others}, first
    elif row in parted:
        yield from (({**values, first: part}, first) for part in parted[row])
    elif not any(column in values for column in others):
        yield values, first
    else:
        rest = {column: value for column, value in values.items() if column not in names.columns}
        for column in names.columns:
            if column in values:
                yield dict(sorted({**rest, first: values[column]}.items())), column


_LABELLED = lazy_regex(r"\s*([^:：]{2,40}?)\s*[:：]\s*(\S.{1,120}?)\s*")
"""``Buyer: Altyn Trade``, alone in its row."""

_FEWEST = 2
"""The minimum number of blocks."""


@dataclass(frozen=True)
class _Heading:
    """The row, label, name and cell of the heading of a block."""

    row: int
    label: str
    name: str
    column: int


def with_askers(book: Book) -> Book:
    """The workbook with the requester in each row of a list, if its name is the heading of a block of rows.

    Such a heading is ``Buyer: Altyn Trade`` above a table or a list, or just the name of a company of another sheet; or
    it is told by a number, by merged cells, or by what only the rows below it have.
    """
    return replace(book, grids=tuple(made for grid in book.grids for made in _with_askers(grid, book)))


def _with_askers(grid: Grid, book: Book) -> tuple[Grid, ...]:
    if (parted := blocks_apart(grid)) is not None:
        return parted
    headings = _labelled(grid)
    if len(headings) < _FEWEST:
        numbered = with_numbered_lists(grid, [other for other in book.grids if other is not grid])
        if numbered != (grid,):
            return numbered
    return (_with_named_askers(grid, book, headings or _bare(grid, book)),)


def _with_named_askers(grid: Grid, book: Book, headings: Sequence[_Heading]) -> Grid:
    if len(headings) < _FEWEST:
        return grid
    titled, entries = _table(grid, headings, book)
    if _has_list_without_name(grid, headings, entries):
        return grid
    if len(entries) <= len(headings) and not titled:
        return grid
    return _listed(grid, headings, titled, entries) if entries else grid


def _labelled(grid: Grid) -> list[_Heading]:
    """The headings with a label for a side or a company; none if there are other labels too, as in a form."""
    found: list[_Heading] = []
    others = set()
    for row, values in grid.rows.items():
        texts = [(column, written(value)) for column, value in sorted(values.items())]
        if len(texts) == 1 and (match := _LABELLED.fullmatch(texts[0][1])) is not None:
            label, name = match[1], match[2]
        elif len(texts) == 2 and texts[0][1].rstrip().endswith((":", "：")):
            label, name = texts[0][1].strip(" :："), texts[1][1]
        else:
            continue
        if _names_asker(label) and any(map(str.isalpha, name)):
            found.append(_Heading(row, label, name, texts[-1][0]))
        elif not is_total(label) and not is_legend(label):
            others.add(bare_title(label))
    labels = {bare_title(heading.label) for heading in found}
    distinct = len({fold(heading.name) for heading in found}) == len(found)
    return found if len(labels) == 1 and distinct and not others else []


def _names_asker(label: str) -> bool:
    return side_of_title(label) is not None or max(title_score(label, "company"), title_score(label, "from")) >= _TITLED


def _bare(grid: Grid, book: Book) -> list[_Heading]:
    """The rows with only the name of a company from another sheet, each above rows with more cells."""
    first = min((min(values) for values in grid.rows.values() if values), default=0)
    alone = {row: written(values[first]) for row, values in grid.rows.items() if len(values) == 1 and first in values}
    if len(alone) < _FEWEST:  # before the slow search in all other sheets
        return []
    wanted = {name for text in set(alone.values()) if (name := fold(text)) and not is_title(text)}
    cells = [
        (other.name, written(value))
        for other in book.grids
        if other is not grid
        for values in other.rows.values()
        for column, value in sorted(values.items())[:3]
        if isinstance(value, str)
    ]
    listed = {name: where for where, text in cells if (name := fold(text)) in wanted}
    named = {row: text for row, text in alone.items() if fold(text) in listed}
    followed = all(len(grid.rows.get(row + 1, {})) > 1 for row in named)
    if not followed or not named or len(set(map(fold, named.values()))) < len(named):
        return []
    named = dict(sorted((named | _alike(grid, alone, named, cells)).items()))
    sheets = {listed[name] for name in map(fold, named.values()) if name in listed}
    label = sheets.pop() if len(sheets) == 1 else ""
    label = label if side_of_title(label) is not None else "From"
    return [_Heading(row, label, name, first) for row, name in named.items()]


def _alike(
    grid: Grid, alone: Mapping[int, str], named: Mapping[int, str], cells: Sequence[tuple[str, str]]
) -> dict[int, str]:
    """The rows that stand as the names of a list do, above rows with more cells, and are spelt in another way.

    They are below empty rows as all these names are, or almost like a name of the list. The company is asked about.
    """
    first = min(named)
    apart = len(named) > 1 and all(row - 1 not in grid.rows for row in named if row > first)
    found = {
        row: text
        for row, text in alone.items()
        if row not in named and len(grid.rows.get(row + 1, {})) > 1 and _may_be_name(text)
    }
    if all(apart and row - 1 not in grid.rows for row in found):
        return found
    from rapidfuzz import fuzz, process  # slow to import

    cores = {core for _, text in cells if len(core := core_of(text).text) >= _SHORTEST}
    return {
        row: text
        for row, text in found.items()
        if (apart and row - 1 not in grid.rows)
        or process.extractOne(core_of(text).text, cores, scorer=fuzz.partial_ratio, score_cutoff=_ALIKE) is not None
    }


_ALIKE, _LONGEST_NAME = 80, 80


def _may_be_name(text: str) -> bool:
    """Whether a text is no title, label or remark, and short enough for a name."""
    other = is_title(text) or is_legend(text) or is_total(text) or text.rstrip().endswith((":", "："))
    return not other and len(text) <= _LONGEST_NAME and any(map(str.isalpha, text))


def _has_list_without_name(grid: Grid, headings: Sequence[_Heading], entries: Collection[int]) -> bool:
    """Whether two numbered lists are below one heading: the name above the second is not understood."""
    ones = Counter(c for row in entries for c, v in grid.rows[row].items() if whole_number(written(v)) == 1)
    column = next((c for c, _ in ones.most_common(1)), 0)
    numbers = {row: number for row in entries if (number := whole_number(written(grid.rows[row].get(column, ""))))}
    counted = sum(after == before + 1 for before, after in pairwise(numbers.values()))
    firsts = [row for row, number in numbers.items() if number == 1]
    above = [sum(heading.row < row for heading in headings) for row in firsts]
    return counted > 0 and counted + len(firsts) == len(numbers) and len(set(above)) < len(above)


def _table(grid: Grid, headings: Sequence[_Heading], book: Book) -> tuple[int, list[int]]:
    """The row with the titles of the blocks, which may be repeated in each, or 0, and the rows of the entries."""
    heads = {heading.row for heading in headings}
    first = headings[0].row
    wide = [row for row, values in grid.rows.items() if len(values) > 1 and row not in heads]
    above = [row for row in wide if row < first]
    titled = next(iter(above[-1:] or wide), 0)
    titled = titled if titled and _are_titles(grid, titled, wide) else 0
    same = [fold(written(value)) for _, value in sorted(grid.rows.get(titled, {}).items())]
    entries = []
    for row, values in grid.rows.items():
        texts = [fold(written(value)) for _, value in sorted(values.items())]
        if row <= first or row in heads or not texts or texts == same or is_total(texts[0]):
            continue
        entries.append(row)
    alone = {row: fold(written(next(iter(grid.rows[row].values())))) for row in entries if len(grid.rows[row]) == 1}
    known = _occurring(set(alone.values()), book, grid, alone) if wide else set()
    known = {text for text in known if not _reads_as_title(text)}
    remarks = {row for row, text in alone.items() if (wide and text not in known) or is_legend(text)}
    return titled, [row for row in entries if row not in remarks]


def _occurring(wanted: set[str], book: Book, grid: Grid, alone: Collection[int]) -> set[str]:
    """The texts that occur in other cells of the workbook too, folded."""
    cells = (v for other in book.grids for row, v in other.rows.items() if other is not grid or row not in alone)
    return wanted & {fold(value) for values in cells for value in values.values() if isinstance(value, str)}


def _are_titles(grid: Grid, row: int, wide: Sequence[int]) -> bool:
    """Whether a row has titles, and not names with levels: none recurs in its column but with all others."""
    titles = {column: written(value) for column, value in grid.rows[row].items()}
    below = [grid.rows[other] for other in wide if other > row and grid.rows[other] != grid.rows[row]]
    again = any(written(values.get(column, "")) == text for values in below for column, text in titles.items())
    return not again and any(_reads_as_title(text) and sure_level(text) is None for text in titles.values())


def _reads_as_title(text: str) -> bool:
    return is_title(text) or side_of_title(text) is not None or title_score(text, "to") >= _TITLED


def _listed(grid: Grid, headings: Sequence[_Heading], titled: int, entries: Sequence[int]) -> Grid:
    """The list with the requester in an additional first column, and its titles above the first entry."""
    rows: dict[int, Mapping[int, object]] = {}
    origins: dict[tuple[int, int], Cell] = {}
    first = headings[0].row
    columns = {column for row in entries for column in grid.rows[row]}
    header = grid.rows.get(titled, {})
    titles = header or dict.fromkeys(columns, "Wants to meet")
    taken = {heading.row for heading in headings} | set(entries)
    for row, values in grid.rows.items():
        heading = [h for h in headings if h.row < row]
        shifted = {column + 1: value for column, value in values.items()}
        origins |= {(row, column + 1): grid.cell(row, column) for column in values} | {(row, 0): grid.cell(row, 0)}
        if row in entries:
            rows[row] = {1: heading[-1].name, **shifted}
            origins[row, 1] = grid.cell(heading[-1].row, heading[-1].column)
        elif row not in taken and dict(values) != dict(header):
            rows[row] = shifted
    rows[first] = {1: headings[0].label, **{column + 1: title for column, title in titles.items()}}
    origins |= {(first, column + 1): grid.cell(titled, column) for column in header}
    origins[first, 1] = grid.cell(first, headings[0].column)
    comments = {(row, column + 1): text for (row, column), text in grid.comments.items()}
    return replace(grid, rows=dict(sorted(rows.items())), origins=origins, comments=comments, merged=())


def part_as_told(region: Region, column: Column, names: NameIndex, form: FormMap) -> None:
    """Split the names in a column at the map's delimiters, and note if that finds fewer companies than there are."""
    told = form.separators_of(region.grid.name, f"column {column.letters}", *column.titles)
    if not told:
        return
    texts = column.texts
    for text in texts:
        names.separate(text, told)
    found = sum(part.company is not None for text in texts for part in names.split(text))
    there = sum(names.find(piece).company is not None for text in texts for piece in names.pieces(text))
    column.misparted = told if there > found else ()
