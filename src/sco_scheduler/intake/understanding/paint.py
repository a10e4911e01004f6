"""Reads formatting with a meaning: colours of cells, strikethrough, and stars."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from colorsys import rgb_to_hsv
from dataclasses import dataclass, replace

from sco_scheduler.domain.event import Level
from sco_scheduler.domain.names import fold
from sco_scheduler.intake.table.grids import Book, Grid, Runs
from sco_scheduler.intake.understanding.columns import NAME_FORM
from sco_scheduler.intake.understanding.legends import explained_signs
from sco_scheduler.intake.understanding.questions import KEPT, NOTHING_HELD, WITHDRAWN, Decider, Question
from sco_scheduler.intake.understanding.words import level_of, polarity_of, says_refusal, sure_level
from sco_scheduler.intake.values.entries import fold_header, written
from sco_scheduler.resources import lazy_regex

PAINT = "■ "
"""The prefix of the colour of an empty cell without an explanation."""

STRUCK = "~~"
"""The delimiters of a text with strikethrough."""

_LONGEST_MEANING = 40

STARS = frozenset("★⭐🌟*＊")
"""The signs whose number may be a grade."""

_STARS = lazy_regex(r"([★⭐🌟]{1,10}|[*＊]{1,10})\ufe0f?[☆✩✰]*")

_EXPLAINS = 2
"""The number of cells in a row that explains a sign: the sign and its meaning."""

_GRADED = 2
"""The minimum number of stars of a grade; one star is a tick."""


def with_colours(book: Book) -> Book:
    """The workbook with words in place of the colours of empty cells, and with comments for other formatting.

    An empty cell gets the explanation of its colour, if exactly one cell gives it, or the colour itself, which is
    then asked about. A text in an explained colour, or with strikethrough, gets the meaning as a comment.
    """
    legend = _explained(book)
    grids = (_coloured(grid, legend) if grid.colours or grid.struck else grid for grid in book.grids)
    return replace(book, grids=tuple(grids))


def without_struck_parts(book: Book, decider: Decider) -> Book:
    """The workbook without the parts of cells that are struck through, unless the organizer says that they count.

    Strikethrough may also be typed: ``~~Jade Tea~~``, or a line over each letter.
    """
    grids = (
        _without_struck_parts(_with_typed_lines(grid), decider) if grid.is_struck_in_part else grid
        for grid in book.grids
    )
    return replace(book, grids=tuple(grids))


def _without_struck_parts(grid: Grid, decider: Decider) -> Grid:
    ignored = {fold_header(name) for name in decider.form.ignore} if grid.runs else set()
    if not grid.runs or fold_header(grid.name) in ignored or decider.said(("form", grid.name, "holds")) == NOTHING_HELD:
        return grid
    cells = tuple(grid.cell(*place) for place in grid.runs)
    struck = ["".join(text if gone else "\n" for text, gone in runs).split("\n") for runs in grid.runs.values()]
    samples = tuple(part for parts in struck for text in parts if (part := text.strip(_BETWEEN)))
    about, path = (samples, (WITHDRAWN, KEPT), WITHDRAWN, 0.6, len(cells)), ("form", grid.name, "struck")
    if decider.decide(Question("parts", grid.name, grid.name, cells, *about, path)) == KEPT:
        return grid
    rows = {row: dict(values) for row, values in grid.rows.items()}
    for (row, column), runs in grid.runs.items():
        rows[row][column] = _without_struck(runs)
    return replace(grid, rows=rows)


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


@dataclass(frozen=True)
class _Legend:
    """The meanings of colours, and the cells of the legend by sheet and place, which are not part of a list."""

    meanings: Mapping[str, str]
    cells: frozenset[tuple[str, int, int]]


def _explained(book: Book) -> _Legend:
    """The meanings of colours from coloured cells with text, such as ``must meet``."""
    empty = {colour for grid in book.grids for colour in _painted(grid).values()}
    plain = {
        written(value)
        for grid in book.grids
        for row, values in grid.rows.items()
        for column, value in values.items()
        if (row, column) not in grid.colours
    }
    texts: dict[str, list[tuple[str, tuple[str, int, int]]]] = {}
    for grid in book.grids:
        in_row: dict[tuple[int, str], set[str]] = {}
        for (row, column), colour in grid.colours.items():
            if text := _meaning_of_cell(grid, row, column):
                in_row.setdefault((row, colour), set()).add(text)
        for (row, column), colour in grid.colours.items():
            text = _meaning_of_cell(grid, row, column)
            # A text that also occurs without the colour is a value, such as a name with ``plus`` in it.
            says = text not in plain and (level_of(text) is not None or says_refusal(text))
            told = colour in empty or (says and _is_legend_row(grid, row))
            told = told and NAME_FORM.search(text) is None
            # A row of several texts in one colour is a header, such as one with the title Not available.
            if text and len(text) <= _LONGEST_MEANING and told and len(in_row[row, colour]) == 1:
                texts.setdefault(colour, []).append((text, (grid.name, row, column)))
        for (row, column), text in _texts_after_colours(grid).items():
            texts[grid.colours[row, column - 1]] = [(text, (grid.name, row, column))]
    meanings = {colour: said[0][0] for colour, said in texts.items() if len({text for text, _ in said}) == 1}
    meanings = {colour: _shortened(text) for colour, text in meanings.items()}
    meanings |= {colour: word for colour, word in _colours_in_sentences(book).items() if colour not in texts}
    once = {texts[colour][0][1] for colour in meanings if len(texts.get(colour, ())) == 1}
    grids = {grid.name: grid for grid in book.grids}
    return _Legend(meanings, frozenset(cell for cell in once if _is_legend_row(grids[cell[0]], cell[1])))


def _is_of(hue: re.Pattern[str], text: str) -> bool:
    """Whether a text is only a word for a hue, with its ending."""
    return hue.search(text) is not None and len(hue.sub("", text).strip()) <= _ENDING


_ENDING = 4


def _meaning_of_cell(grid: Grid, row: int, column: int) -> str:
    """The text of a legend's cell, or the text next to it if it is only the name of its colour, such as ``red``."""
    values = grid.rows.get(row, {})
    text, beside = (written(values.get(place, "")) for place in (column, column + 1))
    named = any(words.search(text) for words in _HUES.values()) and level_of(text) is None and not says_refusal(text)
    return beside if named and len(values) == _EXPLAINS and beside else text


def _shortened(text: str) -> str:
    """Shorten a long meaning of a colour to the word for its level: ``– do not arrange (refused by the buyer)``."""
    level = level_of(text)
    surely = level[0] if level is not None and level[1] >= _SAID else Level.NO if says_refusal(text) else None
    return surely.value if surely is not None and sure_level(text) is None else text


_SAID = 0.75


def _is_legend_row(grid: Grid, row: int) -> bool:
    """Whether a row has few cells without colour, unlike a row of a list with a coloured remark."""
    return sum((row, column) not in grid.colours for column in grid.rows.get(row, {})) < _EXPLAINS


def _colours_in_sentences(book: Book) -> dict[str, str]:
    """The levels of colours named in sentences: ``Marked yellow: meetings that must be held``."""
    hues: dict[str, set[str]] = {}
    for colour in {colour for grid in book.grids for colour in grid.colours.values()}:
        hues.setdefault(_hue_of(colour), set()).add(colour)
    found: dict[str, str] = {}
    for grid in book.grids if hues else ():
        for values in grid.rows.values():
            texts = [written(value) for value in values.values()]
            alone = len(texts) == 1 or (len(texts) == _EXPLAINS and any(_is_of(w, texts[0]) for w in _HUES.values()))
            text = " ".join(texts) if alone else ""
            named = (
                [hue for hue, words in _HUES.items() if words.search(text)] if len(text) <= _LONGEST_SENTENCE else []
            )
            level = polarity_of(text) if len(named) == 1 else Level.WANT
            if level is not Level.WANT and len(hues.get(named[0], ())) == 1:
                found[next(iter(hues[named[0]]))] = level.value
    return found


_LONGEST_SENTENCE = 200
_HUES = {
    "red": lazy_regex(r"\bred\b|красн|红", re.IGNORECASE),
    "orange": lazy_regex(r"\borange\b|оранж|橙|橘", re.IGNORECASE),
    "yellow": lazy_regex(r"\byellow\b|ж[её]лт|黄", re.IGNORECASE),
    "green": lazy_regex(r"\bgreen\b|зел[её]н|绿", re.IGNORECASE),
    "blue": lazy_regex(r"\bblue\b|син(?:им|яя|ий|его)|голуб|蓝", re.IGNORECASE),
    "purple": lazy_regex(r"\b(?:purple|violet|pink)\b|фиолет|розов|紫|粉", re.IGNORECASE),
    "grey": lazy_regex(r"\bgr[ae]y\b|сер(?:ым|ый|ого)|灰", re.IGNORECASE),
}
"""The names of colours in sentences."""

_ENDS = ((15, "red"), (45, "orange"), (70, "yellow"), (170, "green"), (260, "blue"), (345, "purple"), (360, "red"))
"""The upper limit of each hue, in degrees of the colour wheel."""

_GREY = 0.12
"""The saturation below which a colour is grey."""


def _hue_of(colour: str) -> str:
    """The name of a colour in hexadecimal notation, with or without opacity; '' if it has none."""
    figures = re.fullmatch(r"#?(?:[0-9a-f]{2})?([0-9a-f]{6})", colour.casefold())
    if figures is None:
        return ""
    hue, saturation, _ = rgb_to_hsv(*(int(figures[1][n : n + 2], 16) / 255 for n in (0, 2, 4)))
    return "grey" if saturation < _GREY else next(name for end, name in _ENDS if hue * 360 <= end)


def _texts_after_colours(grid: Grid) -> Mapping[tuple[int, int], str]:
    """The texts that are alone in their row, after a coloured cell, and explain its colour."""
    found: dict[tuple[int, int], str] = {}
    for row, column in grid.colours:
        values = grid.rows.get(row, {})
        text = written(values.get(column + 1, ""))
        if list(values) == [column + 1] and (level_of(text) is not None or says_refusal(text)):
            found[row, column + 1] = text
    return found


def _coloured(grid: Grid, legend: _Legend) -> Grid:
    taken = {(row, column) for name, row, column in legend.cells if name == grid.name}
    words = {place: legend.meanings.get(colour, PAINT + colour) for place, colour in _painted(grid).items()}
    comments = {place: f"{STRUCK}{written(grid.rows[place[0]][place[1]])}{STRUCK}" for place in grid.struck}
    for (row, column), colour in grid.colours.items():
        text = written(grid.rows.get(row, {}).get(column, ""))
        if text and text != legend.meanings.get(colour, text):
            comments.setdefault((row, column), legend.meanings[colour])
    struck = {place: f"{comments[place]} {grid.comments[place]}" for place in grid.struck if place in grid.comments}
    if not (taken or words or comments):
        return grid
    rows = {row: {c: v for c, v in values.items() if (row, c) not in taken} for row, values in grid.rows.items()}
    for (row, column), word in words.items():
        rows[row] = dict(sorted({**rows[row], column: word}.items()))
    return replace(grid, rows=rows, comments={**comments, **grid.comments, **struck})


def _painted(grid: Grid) -> Mapping[tuple[int, int], str]:
    """The empty coloured cells of a matrix, if some cells of their row have the colour and others have not."""
    filled = {row for row, values in grid.rows.items() if values}
    titles = {column: row for row, values in sorted(grid.rows.items(), reverse=True) for column in values}
    found = {
        place: colour
        for place, colour in grid.colours.items()
        if place[0] in filled and place[1] not in grid.rows[place[0]] and titles.get(place[1], place[0]) < place[0]
    }
    legend = _texts_after_colours(grid)
    below = [(row, column) for row, values in grid.rows.items() for column in values if titles[column] < row]
    texts = Counter(column for row, column in below if (row, column) not in legend)
    boxes = {column for column, count in Counter(column for _, column in found).items() if count >= texts[column]}
    boxes |= _columns_of_signs(grid, [place for place in below if place not in legend]) if found else set()
    if len(boxes) < _FEWEST_BOXES:
        return {}
    places = [(row, c) for row, values in grid.rows.items() for c in boxes if values and titles.get(c, row) < row]
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
    rows = ([written(value) for _, value in sorted(v.items())] for grid in book.grids for v in grid.rows.values())
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
    if max(stars.values(), default=0) < _GRADED or any(
        "★" in value
        for row, values in grid.rows.items()
        for column, value in values.items()
        if isinstance(value, str) and (row, column) not in stars
    ):
        return grid  # no grades, or a legend explains them
    rows = {
        row: {column: stars.get((row, column), value) for column, value in values.items()}
        for row, values in grid.rows.items()
    }
    return replace(grid, rows=rows)
