"""Converts sheets without a header of blocks: a company with its details, then its numbered wishes and remarks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, pairwise

from sco_scheduler.domain.event import Level
from sco_scheduler.domain.messages import Cell
from sco_scheduler.domain.names import fold
from sco_scheduler.intake.table.grids import Book, Grid
from sco_scheduler.intake.understanding.cells.person_names import is_person
from sco_scheduler.intake.understanding.layouts.numbered import is_of_group
from sco_scheduler.intake.understanding.layouts.parts import is_title
from sco_scheduler.intake.understanding.wording.indications import may_be_away
from sco_scheduler.intake.understanding.wording.legends import short_rows, told_of_signs
from sco_scheduler.intake.understanding.wording.polarity import polarity_of
from sco_scheduler.intake.understanding.wording.words import level_of, side_of_title, sure_level, title_score
from sco_scheduler.intake.values.countries import is_country
from sco_scheduler.intake.values.entries import written
from sco_scheduler.intake.values.limits import says_limit
from sco_scheduler.resources import lazy_regex

_FEWEST, _TITLED = 2, 0.7
"""The minimum number of blocks of a sheet, and of wishes per block on average; the certainty of a title."""

_MOST_LABELS = 2
"""The maximum number of further labels that recur at the left, as the labels of a card do."""

_LABELLED = lazy_regex(r"([^:：]{1,20})[:：]\s*(\S.*?)\s*", re.DOTALL)
"""A remark behind its label: ``Note: at most 6 meetings``."""

_NUMBERED = lazy_regex(
    r"\s*(?:[(（]?(\d{1,2})\s*[)）.、．:：]|([①-⑳]))(?:\s*(?=[^\d\s])|\s+(?=\d+[^\W\d_]))(.*)", re.DOTALL
)
"""An entry behind its number: ``1. Jade Tea``, ``2) ★ Lotus Optics``, ``3. 3M China``; no time and no amount."""

_SIGNED = lazy_regex(r"\s*([^\w\s\"'“”«»()（）&]{1,3})\s*(?=\w)(.*)", re.DOTALL)
"""A name behind a sign: ``✗ Jade Tea``."""

_LABEL_NUMBER = lazy_regex(r"[\s#№:.)]*(?:n[o°º]\.?\s*)?\d{1,3}[\s:.)]*$", re.IGNORECASE)
"""The number of a block behind its label: ``BUYER 3``, ``Buyer no. 3``."""


@dataclass(frozen=True)
class _Entry:
    """The row of a wish, its number in the list, its name with its signs, and the level that its label tells."""

    row: int
    number: int | None
    name: str
    level: Level = Level.WANT


@dataclass
class _Block:
    """The row of a company, its wishes, and the places and texts of its remarks."""

    head: int
    entries: list[_Entry] = field(default_factory=list)
    remarks: list[tuple[int, int, str]] = field(default_factory=list)


@dataclass(frozen=True)
class _Blocks:
    """The blocks of a sheet, the columns of their entries and names, that of the first label or 0, and texts around."""

    blocks: Sequence[_Block]
    entries: int
    names: int
    label: int
    around: Sequence[int]


def with_numbered_blocks(book: Book) -> Book:
    """The workbook with sheets of such blocks replaced by a list of their companies and a list of their wishes.

    The company stands in the first row of its block, possibly behind a label like ``BUYER 3`` and with details to its
    right. Below it are its wishes, numbered from 1. Further rows are wishes if they begin with a sign of a level, or
    have a label like ``Not with`` to the left; others are remarks.
    """
    made = []
    signs: Mapping[str, str] | None = None
    for grid in book.grids:
        column = _column_of_entries(grid)
        if column:
            signs = told_of_signs(short_rows(book.grids)) if signs is None else signs
            found = _blocks(grid, column, signs)
            if found is not None and _are_wished(grid, found, book):
                made += [_wishes(grid, found), _companies(grid, found)]
                continue
        made.append(grid)
    return replace(book, grids=tuple(made)) if len(made) > len(book.grids) else book


def _number(value: object) -> int | None:
    match = _NUMBERED.fullmatch(value) if isinstance(value, str) else None
    return int(fold(match[1] or match[2])) if match is not None else None


def _column_of_entries(grid: Grid) -> int:
    """The column with several lists of entries that are numbered from 1; 0 if there is none."""
    firsts = Counter(c for values in grid.rows.values() for c, value in values.items() if _number(value) == 1)
    column, count = firsts.most_common(1)[0] if firsts else (0, 0)
    return column if count >= _FEWEST else 0


def _groups(grid: Grid, column: int) -> list[list[int]]:
    """The rows of each block: those without an empty row between them; else each from the row above its list on."""
    filled = [row for row, values in grid.rows.items() if values]
    firsts = {row for row in filled if _number(grid.rows[row].get(column)) == 1}
    above = {row: before for before, row in pairwise(filled) if before == row - 1}
    heads = {above[row] for row in firsts if row in above and _number(grid.rows[above[row]].get(column)) is None}
    groups = _parted(filled, lambda row: row not in above)
    if any(len(heads & {*rows}) > 1 for rows in groups):
        return _parted(filled, lambda row: row not in above or row in heads)
    # A title may stand above the first company.
    starts = {next((row for row in rows if len(grid.rows[row]) > 1), 0) for rows in groups if heads & {*rows}}
    return _parted(filled, lambda row: row not in above or row in starts)


def _parted(rows: Iterable[int], begins: Callable[[int], bool]) -> list[list[int]]:
    parts: list[list[int]] = []
    for row in rows:
        if not parts or begins(row):
            parts.append([])
        parts[-1].append(row)
    return parts


def _blocks(grid: Grid, column: int, signs: Mapping[str, str]) -> _Blocks | None:
    """The blocks of a sheet whose entries are in a column; None if its rows are arranged in another way."""
    groups = list(_groups(grid, column))
    listing = [rows for rows in groups if any(_number(grid.rows[row].get(column)) == 1 for row in rows)]
    heads = [rows[0] for rows in listing]
    if len(heads) < _FEWEST or any(_number(grid.rows[head].get(column)) is not None for head in heads):
        return None
    left = [written(grid.rows[head].get(min(grid.rows[head]))) for head in heads]
    behind_label = all(column in grid.rows[head] and min(grid.rows[head]) < column for head in heads)
    label = min(grid.rows[heads[0]]) if behind_label and len({_label(text) for text in left}) == 1 else 0
    names = column if label or (all(column in grid.rows[head] for head in heads) and not behind_label) else 0
    names = names or min(grid.rows[heads[0]])
    if any(names not in grid.rows[head] for head in heads):
        return None
    called = _label(left[0]) if label else None
    blocks, around = [], []
    for rows in groups:
        values = grid.rows[rows[0]]
        headed = rows[0] in heads or (called is not None and _label(written(values[min(values)])) == called)
        if not (headed and names in values):
            around += rows
        elif (block := _block(grid, rows, column, signs)) is not None:
            blocks.append(block)
        else:
            return None
    inner = [row for row in around if blocks[0].head < row < blocks[-1].head] if blocks else []
    if any(len(grid.rows[row]) > 1 for row in inner) or any(len(grid.rows[row]) > _FEWEST for row in around):
        return None
    _strip_labels(blocks)
    return _Blocks(blocks, column, names, label, around)


def _strip_labels(blocks: Sequence[_Block]) -> None:
    """Take from remarks the labels before a colon that only say that they are remarks.

    A label is one if it recurs and a limit or hours follow it anywhere, whatever else it may mean: ``Not: max. 6``.
    """
    said: dict[str, list[str]] = {}
    for _, _, text in chain.from_iterable(block.remarks for block in blocks):
        if (match := _LABELLED.fullmatch(text)) is not None:
            said.setdefault(fold(match[1]), []).append(match[2])
    plain = {
        label
        for label, texts in said.items()
        if title_score(label, "notes") >= _TITLED
        or (len(texts) >= _FEWEST and any(says_limit(text) or may_be_away(text) for text in texts))
    }
    for block in blocks:
        labelled = ((row, column, text, _LABELLED.fullmatch(text)) for row, column, text in block.remarks)
        block.remarks = [
            (row, c, m[2] if m is not None and fold(m[1]) in plain else text) for row, c, text, m in labelled
        ]


def _label(text: str) -> str:
    return fold(_LABEL_NUMBER.sub("", text).strip(" :："))


def _block(grid: Grid, rows: Sequence[int], column: int, signs: Mapping[str, str]) -> _Block | None:
    """The block with some rows; None if its numbers do not count up."""
    block = _Block(rows[0])
    label, numbered = "", 0
    for row in rows[1:]:
        values = grid.rows[row]
        lefts = [written(value) for c, value in values.items() if c < column]
        label = lefts[0] if lefts else label
        if column not in values:
            block.remarks.append((row, min(values), "; ".join(map(written, values.values()))))
            continue
        text, level = written(values[column]), _level_of_label(label)
        if (number := _number(values[column])) is not None:
            if number not in {1, numbered + 1} or (number == 1 and numbered and not lefts):
                return None
            numbered = number
            block.entries.append(_Entry(row, number, _NUMBERED.sub(r"\3", text).strip(), level))
        elif _has_sign(text, signs) or (level is not Level.WANT and not {*":："} & {*text}):
            block.entries.append(_Entry(row, None, text, level))
        else:
            block.remarks.append((row, column, _remark(lefts, text)))
    return block


def _level_of_label(label: str) -> Level:
    level = sure_level(label) if label else None
    return level or (polarity_of(label) if label else Level.WANT)


def _has_sign(text: str, signs: Mapping[str, str]) -> bool:
    """Whether a text is a name behind a sign that is explained, or that has a known level."""
    match = _SIGNED.fullmatch(text)
    return match is not None and (fold(match[1]) in signs or level_of(match[1]) is not None)


def _remark(lefts: Sequence[str], text: str) -> str:
    """A remark without a label that only says that it is one."""
    if lefts and title_score(lefts[0], "notes") < _TITLED and title_score(lefts[0], "wishes") < _TITLED:
        return f"{lefts[0].rstrip(' :：')}: {text}"
    return text


def _are_wished(grid: Grid, found: _Blocks, book: Book) -> bool:
    """Whether the entries are companies: they recur in several blocks, or other sheets name them, and are no titles."""
    names = [fold(written(grid.rows[block.head][found.names])) for block in found.blocks]
    entries = [[fold(_bare(entry.name)) for entry in block.entries] for block in found.blocks]
    every = list(chain.from_iterable(entries))
    if len({*names}) < len(names) or any(map(is_of_group, names)) or len(every) < _FEWEST * sum(map(bool, entries)):
        return False
    labels = Counter(
        fold(written(grid.rows[row][c]))
        for block in found.blocks
        for row, c, _ in block.remarks
        if c < found.entries or len(grid.rows[row]) > 1
    )
    if sum(count > 1 for count in labels.values()) > _MOST_LABELS or 2 * sum(map(is_title, every)) >= len(every):
        return False
    counted = Counter(chain.from_iterable(set(of) for of in entries))
    if sum(count > 1 for count in counted.values()) >= _FEWEST:
        return True
    texts = {fold(t) for t in _texts(other for other in book.grids if other is not grid)}
    return 2 * sum(any(text.startswith(name) for text in texts) for name in counted) > len(counted)


def _texts(grids: Iterable[Grid]) -> Iterator[str]:
    return (v for grid in grids for values in grid.rows.values() for v in values.values() if isinstance(v, str))


def _bare(name: str) -> str:
    match = _SIGNED.fullmatch(name)
    return match[2].strip() if match is not None else name


def _wishes(grid: Grid, found: _Blocks) -> Grid:
    """The list of the wishes of all blocks, below the texts around these."""
    first = found.blocks[0].head
    rows: dict[int, Mapping[int, object]] = {}
    origins: dict[tuple[int, int], Cell] = {}
    for number, row in enumerate(found.around, start=1):
        rows[number] = dict(enumerate(grid.rows[row].values(), start=1))
        origins |= {(number, 0): grid.cell(row, 0)}
        origins |= {(number, place): grid.cell(row, c) for place, c in enumerate(grid.rows[row], start=1)}
    wished = [entry.row for block in found.blocks for entry in block.entries]
    further = sorted({c for row in wished for c in grid.rows[row] if c > found.entries})
    texts = {written(grid.rows[row][c]) for row in wished for c in further if c in grid.rows[row]}
    told = any(entry.level is not Level.WANT for block in found.blocks for entry in block.entries)
    graded = not told and len(further) == 1 and all(level_of(text) is not None for text in texts)
    titles: dict[int, object] = {1: "From", 2: "Rank", 3: "To", **({4: "Level"} if told else {})}
    places = {c: n for n, c in enumerate(further, start=max(titles) + 1)}
    header = len(rows) + 2
    rows[header] = titles | dict.fromkeys(places.values(), "Level" if graded else "Remarks")
    origins |= {(header, place): grid.cell(first, 0) for place in (0, *rows[header])}
    number = header
    for block in found.blocks:
        for entry in block.entries:
            number += 1
            values = grid.rows[entry.row]
            said: dict[int, object] = {1: _apart(grid.rows[block.head][found.names])}
            said |= {2: entry.number} if entry.number is not None else {}
            said |= {3: entry.name} | ({4: entry.level.value} if told else {})
            rows[number] = said | {places[c]: values[c] for c in further if c in values}
            origins |= {(number, 0): grid.cell(entry.row, 0), (number, 1): grid.cell(block.head, found.names)}
            origins |= {(number, place): grid.cell(entry.row, found.entries) for place in titles if place > 1}
            origins |= {(number, places[c]): grid.cell(entry.row, c) for c in further if c in values}
    return Grid(grid.name, rows, hidden=grid.hidden, origins=origins)


def _companies(grid: Grid, found: _Blocks) -> Grid:
    """The list of the companies of all blocks, with their details and remarks."""
    heads = [block.head for block in found.blocks]
    details = {head: _details(grid, found, head) for head in heads}
    further = sorted({c for of in details.values() for c in of})
    titles: dict[int, object] = {1: _title_of(grid, found)}
    places = {c: n for n, c in enumerate(further, start=2)}
    texts = {c: [written(of[c]) for of in details.values() if c in of] for c in further}
    titles |= {places[c]: "Country" for c in further if _most(is_country, texts[c])}
    people = [c for c in further if places[c] not in titles and _most(_is_person, texts[c])]
    titles |= {places[people[0]]: "Contact"} if people else {}
    notes = len(further) + 2
    most = max(len(block.remarks) for block in found.blocks)
    titles |= {notes + n: "Notes" for n in range(most)}
    rows: dict[int, Mapping[int, object]] = {1: titles}
    origins = {(1, place): grid.cell(heads[0], found.label if place == 1 else 0) for place in (0, *titles)}
    for number, block in enumerate(found.blocks, start=2):
        said = {places[c]: _apart(value) for c, value in details[block.head].items()}
        said |= {notes + n: text for n, (_, _, text) in enumerate(block.remarks)}
        rows[number] = {1: _apart(grid.rows[block.head][found.names]), **said}
        origins |= {(number, 0): grid.cell(block.head, 0), (number, 1): grid.cell(block.head, found.names)}
        origins |= {(number, places[c]): grid.cell(block.head, c) for c in details[block.head]}
        origins |= {(number, notes + n): grid.cell(row, c) for n, (row, c, _) in enumerate(block.remarks)}
    return Grid(f"{grid.name} +", rows, hidden=grid.hidden, origins=origins)


def _apart(value: object) -> object:
    """A value without the spaces around it, which tell of no other list in the lists that are made here."""
    return value.strip() if isinstance(value, str) else value


def _details(grid: Grid, found: _Blocks, head: int) -> dict[int, object]:
    """The cells beside the name of a company, without its label, whose column may differ."""
    values = grid.rows[head]
    return {c: v for c, v in values.items() if c != found.names and not (found.label and c == min(values))}


def _most(fits: Callable[[str], bool], texts: Sequence[str]) -> bool:
    return 2 * sum(map(fits, texts)) > len(texts)


def _is_person(text: str) -> bool:
    return is_person(text, full=True)


def _title_of(grid: Grid, found: _Blocks) -> str:
    """The title of the companies: their label, if it names a side."""
    label = written(grid.rows[found.blocks[0].head][found.label]) if found.label else ""
    bare = _LABEL_NUMBER.sub("", label).strip(" :：")
    return bare if side_of_title(bare) is not None else "Company"
