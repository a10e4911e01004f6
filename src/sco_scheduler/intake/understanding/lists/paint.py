"""Reads formatting with a meaning: colours of cells, strikethrough, and stars."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from sco_scheduler.domain.event import Role
from sco_scheduler.domain.messages import Cell
from sco_scheduler.domain.names import fold, trim
from sco_scheduler.intake.table.grids import Book, Grid, Runs
from sco_scheduler.intake.understanding.cells.looks import (
    FILL,
    LETTERS,
    PAINT,
    STRUCK_LOOK,
    Legend,
    Look,
    explained,
    is_gone,
    level_of_box,
    sides_asking,
    texts_after_colours,
)
from sco_scheduler.intake.understanding.cells.questions import KEPT, NOTHING_HELD, WITHDRAWN, Decider, Question
from sco_scheduler.intake.understanding.names.matching import SURE
from sco_scheduler.intake.understanding.wording.legends import explained_signs
from sco_scheduler.intake.understanding.wording.words import level_of
from sco_scheduler.intake.values.entries import fold_header, written
from sco_scheduler.intake.values.statuses import leaves_event
from sco_scheduler.resources import lazy_regex

STRUCK = "~~"
"""The delimiters of a text with strikethrough."""

STARS = frozenset("★⭐🌟*＊")
"""The signs whose number may be a grade."""

_STARS = lazy_regex(r"([★⭐🌟]{1,10}|[*＊]{1,10})\ufe0f?[☆✩✰]*")

_EXPLAINS = 2
"""The number of cells in a row that explains stars: the stars and their meaning."""

_GRADED, _SEVERAL = 2, 2
"""The minimum numbers of stars of a grade, since one star is a tick, and of cells with stars that are grades."""


@dataclass(frozen=True)
class Painted:
    """The looks of cells with texts that may have a meaning: by cell, and their meanings in words, if explained."""

    looks: Mapping[Cell, tuple[Look, ...]] = field(default_factory=dict)
    meanings: Mapping[Look, str] = field(default_factory=dict)
    asking: Mapping[Cell, frozenset[Role]] = field(default_factory=dict)
    """The sides that ask by the colours of empty boxes of a matrix, by cell."""


def with_colours(book: Book) -> tuple[Book, Painted]:
    """The workbook with words in place of the colours of empty boxes, and the looks of its texts.

    An empty cell gets the explanation of its colour, if exactly one cell gives it, or the colour itself, which is
    then asked about. A text with strikethrough gets a comment.
    """
    boxes = {grid.name: _painted(grid) for grid in book.grids}
    legend = explained(book, {colour for painted in boxes.values() for colour in painted.values()})
    painted = [grid for grid in book.grids if grid.colours or grid.letters or grid.struck]
    looks = {cell: found for grid in painted for cell, found in _looks_in(grid, legend)}
    grids = (_coloured(grid, legend, boxes[grid.name]) if grid in painted else grid for grid in book.grids)
    sides = {colour: sides_asking(text) for (kind, colour), text in legend.meanings.items() if kind == FILL}
    asking = {g.cell(*at): sides[c] for g in painted for at, c in boxes[g.name].items() if sides.get(c)}
    return replace(book, grids=tuple(grids)), Painted(looks, legend.meanings, asking)


def _looks_in(grid: Grid, legend: Legend) -> Iterator[tuple[Cell, tuple[Look, ...]]]:
    """The cells with texts whose look is explained, or rare on the sheet."""
    found: dict[tuple[int, int], list[Look]] = {}
    for kind, colours in ((FILL, grid.colours), (LETTERS, grid.letters)):
        for place, colour in colours.items():
            if place[1] in grid.rows.get(place[0], {}) and (grid.name, *place) not in legend.cells:
                found.setdefault(place, []).append((kind, colour))
    counts = Counter(look for looks in found.values() for look in looks)
    for place, looks in found.items():
        text = written(grid.rows[place[0]][place[1]])
        rare = place not in grid.struck  # strikethrough is asked about anyway
        kept = [look for look in looks if look in legend.meanings or (rare and counts[look] <= _RARE)]
        if kept := [look for look in kept if legend.meanings.get(look) != text]:
            yield grid.cell(*place), tuple(kept)


_RARE = 60
"""The most cells of a look without an explanation that may have a meaning."""


def without_struck_parts(book: Book, decider: Decider) -> Book:
    """The workbook without the parts of cells that are struck through, unless the organizer says that they count.

    Strikethrough may also be typed: ``~~Jade Tea~~``, or a line over each letter.
    """
    told = is_gone(explained(book, ()).meanings.get(STRUCK_LOOK, ""))
    grids = (
        _without_struck_parts(_with_typed_lines(grid), decider, SURE if told else _LIKELY)
        if grid.is_struck_in_part
        else grid
        for grid in book.grids
    )
    return replace(book, grids=tuple(grids))


_MARK = "\u2063"
"""The mark behind a struck-through text, an invisible sign that organizers do not type."""


def with_struck_marks(book: Book) -> Book:
    """The workbook with marks behind struck-through texts, which stay where the lines of an answer are joined."""
    return replace(book, grids=tuple(_marked(grid) if grid.struck else grid for grid in book.grids))


def _marked(grid: Grid) -> Grid:
    rows = {row: dict(values) for row, values in grid.rows.items()}
    for row, column in grid.struck:
        if isinstance(value := rows[row].get(column), str) and (text := trim(value)):
            rows[row][column] = text + _MARK
    return replace(grid, rows=rows)


def without_struck_marks(book: Book, comments: Mapping[Cell, str]) -> tuple[Book, dict[Cell, str]]:
    """The workbook without these marks, and the comments without those on texts that were joined to others.

    Such a text is a struck-through part of the cell that it was joined to.
    """
    struck = {cell: text.split(STRUCK)[1] for cell, text in comments.items() if text.startswith(STRUCK)}
    joined: set[tuple[str, str]] = set()
    grids = tuple(_without_marks(grid, {*struck.values()}, joined) for grid in book.grids)
    kept = {cell: text for cell, text in comments.items() if (cell.sheet, struck.get(cell, "")) not in joined}
    return replace(book, grids=grids), kept


def _without_marks(grid: Grid, texts: Collection[str], joined: set[tuple[str, str]]) -> Grid:
    found = [
        (r, c, v) for r, values in grid.rows.items() for c, v in values.items() if isinstance(v, str) and _MARK in v
    ]
    if not found:
        return grid
    known = "|".join(re.escape(text + _MARK) for text in sorted(texts, key=len, reverse=True))
    rows, runs = {row: dict(values) for row, values in grid.rows.items()}, dict(grid.runs)
    for row, column, value in found:
        rows[row][column] = value.replace(_MARK, "")
        parts = [(part.removesuffix(_MARK), part.endswith(_MARK)) for part in re.split(f"({known})", value) if part]
        if sum(bool(part.strip(_BETWEEN)) for part, _ in parts) > 1:
            runs[row, column] = tuple(parts)
            joined |= {(grid.cell(row, column).sheet, part) for part, gone in parts if gone}
    return replace(grid, rows=rows, runs=runs)


_LIKELY = 0.6


def _without_struck_parts(grid: Grid, decider: Decider, sure: float) -> Grid:
    ignored = {fold_header(name) for name in decider.form.ignore} if grid.runs else set()
    if not grid.runs or fold_header(grid.name) in ignored or decider.said(("form", grid.name, "holds")) == NOTHING_HELD:
        return grid
    cells = tuple(grid.cell(*place) for place in grid.runs)
    struck = ["".join(text if gone else "\n" for text, gone in runs).split("\n") for runs in grid.runs.values()]
    samples = tuple(part for parts in struck for text in parts if (part := text.strip(_BETWEEN)))
    about, path = (samples, (WITHDRAWN, KEPT), WITHDRAWN, sure, len(cells)), ("form", grid.name, "struck")
    if decider.decide(Question("parts", grid.name, grid.name, cells, *about, path)) == KEPT:
        return grid
    rows = {row: dict(values) for row, values in grid.rows.items()}
    for (row, column), runs in grid.runs.items():
        rows[row][column] = _without_struck(runs)
    return replace(grid, rows=rows, runs={})


_BETWEEN = " \t\n;；、,，|/"
"""What separates the names of a list, and blanks."""


def _without_struck(runs: Runs) -> str:
    """The text of a cell without its struck-through parts, and without a separator that then separates nothing."""
    text = gone = ""
    for run, is_struck in (*runs, ("", False)):
        if is_struck:
            gone += run
        elif not gone:
            text += run
        else:
            left, right, between = text.rstrip(" \t"), run.lstrip(" \t"), gone.strip(" \t")
            if not left or left[-1] in _BETWEEN:
                text += run.lstrip(_BETWEEN)
            elif right[:1] in {*_BETWEEN, ""}:
                text = left + right
            elif between[:1] in _BETWEEN or between[-1:] in _BETWEEN:
                text = f"{left}{between[0] if between[0] in _BETWEEN else between[-1]} {right}"
            else:
                text += run
            gone = ""
    return _NOTHING_ASIDE.sub("", _LAST_AND.sub("", text)).strip(_BETWEEN)


_LAST_AND = lazy_regex(r"^\s*(?:and|и|и также)\s|\s(?:and|и|а также)\s*$|[和与及]\s*$", re.IGNORECASE)
_NOTHING_ASIDE = lazy_regex(r"\s*(?:\(\s*\)|（\s*）)")
_LINED = lazy_regex(
    r"~~(?=[^\s~])([^~]+)(?<=\S)~~|((?:[^\u0335\u0336][\u0335\u0336]|\s(?=[^\s\u0335\u0336][\u0335\u0336]))+)"
)
"""A text between double tildes, or whose letters have a line over them."""

_LINES = lazy_regex("[\u0335\u0336]")


def _with_typed_lines(grid: Grid) -> Grid:
    """A sheet with typed lines through words as its strikethrough."""
    found = {
        (row, column): value
        for row, values in grid.rows.items()
        for column, value in values.items()
        if isinstance(value, str) and _LINED.search(value)
    }
    if not found:
        return grid
    rows, struck = {row: dict(values) for row, values in grid.rows.items()}, set(grid.struck)
    runs = dict(grid.runs)
    for (row, column), value in found.items():
        parts = [part for part in _LINED.split(value) if part is not None]
        lined = [match[1] or match[2] for match in _LINED.finditer(value)]
        looks = [(part, part in lined) for part in parts if part]
        rows[row][column] = "".join(_LINES.sub("", part) for part, _ in looks)
        if all(gone for part, gone in looks if part.strip()):
            struck.add((row, column))
        else:
            runs[row, column] = tuple((_LINES.sub("", part), gone) for part, gone in looks)
    return replace(grid, rows=rows, struck=frozenset(struck), runs=runs)


def _coloured(grid: Grid, legend: Legend, painted: Mapping[tuple[int, int], str]) -> Grid:
    taken = {(row, column) for name, row, column in legend.cells if name == grid.name}
    meant = {place: legend.meanings.get((FILL, c), PAINT + c) for place, c in painted.items()}
    words = {place: level_of_box(text) for place, text in meant.items() if not _leaves(text)}
    lined = grid.struck - taken
    comments = {place: f"{STRUCK}{written(grid.rows[place[0]][place[1]])}{STRUCK}" for place in lined}
    struck = {place: f"{comments[place]} {grid.comments[place]}" for place in lined if place in grid.comments}
    if not (taken or words or comments):
        return grid
    rows = {row: {c: v for c, v in values.items() if (row, c) not in taken} for row, values in grid.rows.items()}
    for (row, column), word in words.items():
        rows[row] = dict(sorted({**rows[row], column: word}.items()))
    return replace(grid, rows=rows, comments={**comments, **grid.comments, **struck})


def _leaves(meaning: str) -> bool:
    """Whether a colour means that a company does not come, so that its boxes are empty; ``buyer refuses`` is a wish."""
    return is_gone(meaning) and (level_of(meaning) is None or leaves_event(meaning))


def _painted(grid: Grid) -> Mapping[tuple[int, int], str]:
    """The empty coloured cells of a matrix, if some cells of their row have the colour and others have not."""
    filled = {row for row, values in grid.rows.items() if values}
    titles = {column: row for row, values in sorted(grid.rows.items(), reverse=True) for column in values}
    legend = texts_after_colours(grid)
    found = {
        (row, column): colour
        for (row, column), colour in grid.colours.items()
        if row in filled and column not in grid.rows[row] and titles.get(column, row) < row
        if (row, column + 1) not in legend
    }
    below = [(row, column) for row, values in grid.rows.items() for column in values if titles[column] < row]
    texts = Counter(column for row, column in below if (row, column) not in legend)
    boxes = {column for column, count in Counter(column for _, column in found).items() if count >= texts[column]}
    boxes |= _columns_of_signs(grid, [place for place in below if place not in legend]) if found else set()
    if len(boxes) < _FEWEST_BOXES:
        return {}
    within = {place[0] for place in (*found, *below) if place[1] in boxes}  # and no rows of a legend below
    places = [(row, c) for row in grid.rows.keys() & within for c in boxes if titles.get(c, row) < row]
    ground = [_backgrounds(grid, places, axis) for axis in (0, 1)]
    return {
        (row, column): colour
        for (row, column), colour in found.items()
        if column in boxes
        and colour not in {ground[0].get(row), ground[1].get(column)}
        and not _is_on_diagonal(grid, row, column, titles[column])
    }


_FEWEST_BOXES = 3
"""The minimum number of columns without words in a coloured matrix."""


def _backgrounds(grid: Grid, places: Sequence[tuple[int, int]], axis: int) -> dict[int, str]:
    """The background colours of whole rows or columns of a matrix, which have no meaning for single cells.

    All cells of such a line have the colour, or more than half of them including cells with text.
    """
    lines: dict[int, list[tuple[int, int]]] = {}
    for place in places:
        lines.setdefault(place[axis], []).append(place)
    found = {}
    for line, those in lines.items():
        colour, count = Counter(grid.colours.get(place, "") for place in those).most_common(1)[0]
        written_in = {grid.colours.get((row, c), "") for row, c in those if c in grid.rows[row]}
        if colour and (count == len(those) or (2 * count > len(those) and colour in written_in)):
            found[line] = colour
    return found


def _is_on_diagonal(grid: Grid, row: int, column: int, header: int) -> bool:
    """Whether a cell of a matrix is on its diagonal, where a company would meet itself."""
    head = fold(written(grid.rows[header][column]))
    return head in {fold(written(value)) for value in grid.rows[row].values()}


def _columns_of_signs(grid: Grid, places: Sequence[tuple[int, int]]) -> set[int]:
    """The columns of a matrix: all cells are of few signs, numbers or words of level that recur in several columns."""
    said: dict[int, list[str]] = {}
    for row, column in places:
        said.setdefault(column, []).append(fold(written(grid.rows[row][column])))
    signs = {c: texts for c, texts in said.items() if all(map(_is_sign, texts))}
    columns = Counter(text for texts in signs.values() for text in set(texts))
    return {c for c, texts in signs.items() if 2 * sum(columns[text] > 1 for text in texts) >= len(texts)}


def _is_sign(text: str) -> bool:
    return len(text) <= _LONGEST_SIGN or level_of(text) is not None


_LONGEST_SIGN = 4


def with_grades(book: Book) -> tuple[Book, frozenset[str]]:
    """The workbook with numbers in place of stars, and the names of the sheets with star ratings."""
    rows = (list(map(written, values.values())) for grid in book.grids for values in grid.rows.values())
    if any(len(row) == _EXPLAINS and _STARS.fullmatch(row[0]) and level_of(row[1]) is not None for row in rows):
        return book, frozenset()  # a legend explains them
    texts = {value for grid in book.grids for v in grid.rows.values() for value in v.values() if isinstance(value, str)}
    told = (pair for text in texts if not STARS.isdisjoint(text) for pair in explained_signs(text))
    if any(_STARS.fullmatch(sign) and level_of(meaning) is not None for sign, meaning in told):
        return book, frozenset()
    grids = tuple(_graded(grid) for grid in book.grids)
    changed = frozenset(new.name for old, new in zip(book.grids, grids, strict=True) if old is not new)
    return (replace(book, grids=grids) if changed else book), changed


def _graded(grid: Grid) -> Grid:
    stars = {
        (row, column): len(found[1])
        for row, values in grid.rows.items()
        for column, value in values.items()
        if isinstance(value, str) and value[:1] in STARS and (found := _STARS.fullmatch(value.replace("\ufe0f", "")))
    }
    if (
        len(stars) < _SEVERAL
        or max(stars.values()) < _GRADED
        or any(
            "★" in value
            for row, values in grid.rows.items()
            for column, value in values.items()
            if isinstance(value, str) and (row, column) not in stars
        )
    ):
        return grid  # no grades, or a legend explains them
    rows = {
        row: {column: stars.get((row, column), value) for column, value in values.items()}
        for row, values in grid.rows.items()
    }
    return replace(grid, rows=rows)
