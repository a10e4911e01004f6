"""Converts reports in which the targets of a company are listed in rows below its own, in the same column."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile

from sco_scheduler.domain.event import Level, Role
from sco_scheduler.domain.names import fold
from sco_scheduler.intake.table.grids import Book, Grid, is_total
from sco_scheduler.intake.understanding.cells.profiles import NAME_FORM
from sco_scheduler.intake.understanding.layouts.parts import is_header, is_title
from sco_scheduler.intake.understanding.names.listed_texts import level_apart, level_behind_dash
from sco_scheduler.intake.understanding.wording.legends import JOINED_SIGNS
from sco_scheduler.intake.understanding.wording.polarity import polarity_of
from sco_scheduler.intake.understanding.wording.words import roles_of, side_of_title, sure_level, title_score
from sco_scheduler.intake.values.entries import written
from sco_scheduler.resources import lazy_regex

_HEADER_ROWS, _FEWEST = 20, 2
_BETWEEN = lazy_regex(r"\s*(?:[\\/／|>→⇒\n]+|\s[-–—]\s)\s*")
"""Delimiters between the two sides in the title of the column: ``Buyer / Supplier``."""


@dataclass(frozen=True)
class _Report:
    """The header, the column of both sides, the titles of the upper and the lower side, and the rows."""

    header: tuple[int, ...]
    column: int
    titles: tuple[str, str]
    heads: Sequence[int]
    entries: Mapping[int, int]
    """The rows below each head, with the row of the head."""

    names: Mapping[int, object]
    """The name in each row, without its number or bullet."""

    level: int = 0
    """The column whose words for the lower side say a level; 0 if there is none."""

    told: bool = False
    """Whether a word for the lower side says that it is asked for."""

    without: Collection[int] = ()
    """The columns that only number or mark the rows."""


def with_nested_lists(book: Book) -> Book:
    """The workbook with nested reports replaced by a list of pairs and a list of each side.

    Those asked for are below who asks: in a column whose title names both sides, with numbers like 1.2 below 1, with
    bullets, or with a word for the other side beside them.
    """
    return replace(book, grids=tuple(made for grid in book.grids for made in _split_report(grid, book)))


def _split_report(grid: Grid, book: Book) -> tuple[Grid, ...]:
    report = next(filter(None, (_report(grid, *found) for found in _headers(grid))), None) or _by_rows(grid, book)
    if report is None:
        return (_with_bullets(grid),)
    titles = grid.rows[report.header[0]] if report.header else {}
    every = {c for row in report.names for c in grid.rows[row]} | titles.keys()
    further = sorted(every - {report.column, *report.without})
    of_heads = [c for c in further if any(c in grid.rows[row] for row in report.heads)]
    graded = [c for c in further if c == report.level or (c in of_heads and _varies(grid, report, c))]
    own = [c for c in of_heads if c != report.level]
    first = {fold(written(report.names[row])): row for row in reversed(list(report.entries))}
    listed = (list(report.heads), sorted(first.values()))
    kept = (own, [c for c in own if c not in graded])
    lists = (_list(grid, report, side, rows, kept[side]) for side, rows in enumerate(listed) if kept[side])
    made = tuple(lists)
    report = report if made or report.titles != _NO_SIDES else replace(report, titles=("Company", "Wants to meet"))
    return _pairs(grid, report, [c for c in further if c not in own or c in graded]), *made


def _varies(grid: Grid, report: _Report, column: int) -> bool:
    """Whether a column says levels of those asked for, or different things of one of them in several rows."""
    texts = {row: written(grid.rows[row][column]) for row in report.entries if column in grid.rows[row]}
    said: dict[str, set[str]] = {}
    for row in report.entries:
        said.setdefault(fold(written(report.names[row])), set()).add(texts.get(row, ""))
    graded = bool(texts) and all(sure_level(text) is not None for text in texts.values())
    return graded or any(len(found) > 1 for found in said.values())


def _headers(grid: Grid) -> Iterator[tuple[tuple[int, ...], int, tuple[str, str]]]:
    """Candidates for the header, with the column whose title names both sides, in one cell or in two rows."""
    first = list(grid.rows)[:_HEADER_ROWS]
    for row, below in pairwise(first):
        for column, title in ((c, written(value)) for c, value in grid.rows[row].items()):
            parts = [part for part in _BETWEEN.split(title) if part]
            if len(parts) == _FEWEST and _are_sides(parts) and len(grid.rows[row]) > 1:
                yield (row,), column, (parts[0], parts[1])
            lower = written(grid.rows[below].get(column, ""))
            if len(grid.rows[row]) > 1 == len(grid.rows[below]) and _are_sides([title, lower]):
                yield (row, below), column, (title, lower)


def _are_sides(titles: Sequence[str]) -> bool:
    return {side_of_title(title) for title in titles} == set(Role)


def _report(grid: Grid, header: tuple[int, ...], column: int, titles: tuple[str, str]) -> _Report | None:
    others = [c for c in grid.rows[header[0]] if c != column]
    rows = [row for row, v in grid.rows.items() if row > header[-1] and column in v and not is_total(v[column])]
    if not any(is_title(written(grid.rows[header[0]][c])) for c in others) or len(rows) < _FEWEST * _FEWEST:
        return None
    if _has_boxes(grid, header, rows, column):
        return None
    filled = [frozenset(row for row in rows if c in grid.rows[row]) for c in others]
    every = frozenset(rows)
    indented = frozenset(row for row in rows if str(grid.rows[row][column])[:1].isspace())
    told = [heads for some in (*filled, indented) for heads in (some, every - some)]
    said = Counter(heads for heads in told if _are_heads(rows, heads))
    heads = next((found for found, _ in said.most_common(1)), None)
    names = [fold(written(grid.rows[row][column])) for row in heads or ()]
    if heads is None or len(set(names)) < len(names):
        return None
    return _Report(header, column, titles, *_below(rows, heads), {row: grid.rows[row][column] for row in rows})


def _has_boxes(grid: Grid, header: Sequence[int], rows: Sequence[int], column: int) -> bool:
    """Whether several columns have only signs or words for levels, as the boxes of a matrix of both sides.

    Below titles that are not known at least half of the texts are short ones that recur, or signs of both sides:
    ``A!``, ``A/F``. Facts about the companies above may stand below them.
    """
    texts: dict[int, list[str]] = {}
    for row in rows:
        for other, value in grid.rows[row].items():
            texts.setdefault(other, []).append(written(value))
    titled = {c for row in header for c, value in grid.rows[row].items() if is_title(written(value))}
    counted = Counter(text for c, of in texts.items() if c not in {column, *titled} for text in set(of))
    signs = {t for t, n in counted.items() if n > 1 and len(t) <= _LONGEST_SIGN and any(map(str.isalpha, t))}
    boxes = (
        c
        for c, of in texts.items()
        if c != column
        and (
            all(len(t) < _FEWEST or sure_level(t) for t in of)
            or (c not in titled and 2 * sum(t in signs or JOINED_SIGNS.fullmatch(t) is not None for t in of) >= len(of))
        )
    )
    return len(list(boxes)) > _FEWEST


_LONGEST_SIGN = 20


def _below(rows: Sequence[int], heads: Collection[int]) -> tuple[list[int], dict[int, int]]:
    """The heads in order, and the head of each other row."""
    of_head: dict[int, int] = {}
    head = rows[0]
    for row in rows:
        head = row if row in heads else head
        of_head |= {row: head} if row not in heads else {}
    return [row for row in rows if row in heads], of_head


def _are_heads(rows: Sequence[int], heads: frozenset[int], *, numbered: bool = False) -> bool:
    """Whether some rows can be the heads of the others: each has rows below it, unless their numbers tell the heads."""
    alone = rows[-1] in heads or any(one in heads and other in heads for one, other in pairwise(rows))
    return len(rows) > len(heads) >= _FEWEST and rows[0] in heads and (numbered or not alone)


_Told = tuple[frozenset[int], int, list[int], tuple[str, str] | None, bool]
"""The heads, the column of names, the columns that only tell which rows are heads, the sides, whether numbers tell."""


def _by_rows(grid: Grid, book: Book) -> _Report | None:
    """The report whose rows tell by numbers, bullets, indents or a role that they are below another; else None."""
    filled = [row for row, values in grid.rows.items() if values]
    wide = next((row for row in filled[:_HEADER_ROWS] if len(grid.rows[row]) > 1), 0)
    titled = next((row for row in filled[:_HEADER_ROWS] if is_header(grid, row)), 0)
    while wide and len(filled) > _FEWEST and len(grid.rows[filled[-1]]) == 1:
        filled.pop()  # a total or a remark below the list
    first = (written(value).strip() for value in grid.rows.get(wide, {}).values())
    numbered = any(_NUMBER.fullmatch(text) or _NUMBERED_NAME.fullmatch(text) for text in first)
    starts = [(row, row) for row in dict.fromkeys((titled, 0 if numbered else wide)) if row]  # ``1 Altyn`` is no header
    above = list(takewhile(lambda row: len(grid.rows[row]) == 1, filled))
    starts += [(0, row - 1) for row in (wide, *above[:_MOST_TITLES]) if row]
    for header, before in starts:
        rows = [row for row in filled if row > before and not is_total(next(iter(grid.rows[row].values())))]
        for told in _told_heads(grid, header, rows) if len(rows) > _FEWEST else ():
            report = _report_of(grid, header, rows, told)
            if report is not None and _are_wished(report, grid, book):
                return report
    return None


_MOST_TITLES = 3
"""The maximum number of rows above a list without a header."""


def _with_bullets(grid: Grid) -> Grid:
    """The sheet with bullets in place of indents, if it has one text in each row, and only some are indented."""
    texts = [(row, c, v) for row, values in grid.rows.items() for c, v in values.items()]
    indented = {row for row, _, v in texts if isinstance(v, str) and _INDENT.match(v)}
    if any(len(values) > 1 for values in grid.rows.values()) or not 0 < len(indented) < len(texts):
        return grid
    return replace(
        grid,
        rows={**grid.rows, **{r: {c: f"- {v.strip()}"} for r, c, v in texts if r in indented and isinstance(v, str)}},
    )


_INDENT = lazy_regex(r"(?:\s{2,}|\t)(?![-–—•·●▪◦*→>])\S")


def _report_of(grid: Grid, header: int, rows: Sequence[int], told: _Told) -> _Report | None:
    """The report with certain heads; None if these cannot be companies with those that they ask for below."""
    heads, column, without, sides, numbered = told
    names = {row: _bare(grid.rows[row][column]) for row in rows}
    if not _are_heads(rows, heads, numbered=numbered) or any(_says_level(written(names[row])) for row in heads):
        return None
    above, entries = _below(rows, heads)
    asking = Counter(fold(written(names[row])) for row in above)
    asked = Counter((head, fold(written(names[row]))) for row, head in entries.items())
    if max((*asking.values(), *asked.values())) > 1 or any(name in asking for _, name in asked):
        return None
    words = {c: _words_below(grid, entries, c) for c in without if sides}
    told_so = {c for c, of in words.items() if any(map(_says_more, of))}
    level = next((c for c in told_so if len(words[c]) > 1 or Level.NO in map(_level_in, words[c])), 0)
    titles = sides or _NO_SIDES
    if (
        sides
        and not level
        and any(title_score(written(grid.rows[row][c]), "wishes") >= _TITLED for row in entries for c in without)
    ):
        level = next(iter(without))
    without = [c for c in without if c != level]
    return _Report((header,) if header else (), column, titles, above, entries, names, level, bool(told_so), without)


def _says_level(text: str) -> bool:
    """Whether a text heads wishes of one level, such as ``Not with:``, and is no name."""
    return text.endswith((":", "：")) or polarity_of(text) is not Level.WANT or title_score(text, "wishes") >= _TITLED


_TITLED = 0.7


def _told_heads(grid: Grid, header: int, rows: Sequence[int]) -> Iterator[_Told]:
    """Candidates for heads, with the column of names, columns that only tell which rows are heads, and the sides."""
    texts: dict[int, dict[int, str]] = {}
    for row in rows:
        for column, value in grid.rows[row].items():
            texts.setdefault(column, {})[row] = str(value) if isinstance(value, str) else written(value)
    whole = {column: of for column, of in sorted(texts.items()) if len(of) == len(rows)}
    named = [c for c, of in whole.items() if all(any(map(str.isalpha, text)) for text in of.values())]
    roles = {c: found for c in named if (found := _roles_in(whole[c], rows[0])) is not None}
    column = next((c for c in named if c not in roles), 0)
    if not column:
        return
    for c, (heads, sides) in roles.items():
        yield heads, column, [c], sides, False
    for c, of in whole.items():
        if c != column and (heads := _numbered_heads(rows, of, _NUMBER)):
            yield heads, column, [c], None, True
    names = whole[column]
    if heads := _numbered_heads(rows, names, _NUMBERED_NAME):
        yield heads, column, [], None, True
    marked = frozenset(row for row, text in names.items() if _MARK.match(text))
    if marked and len(whole) > 1:
        yield frozenset(rows) - marked, column, [], None, False


def _roles_in(texts: Mapping[int, str], first: int) -> tuple[frozenset[int], tuple[str, str]] | None:
    """The rows with the role of the first one, and both roles as titles, if all cells are roles or levels of wishes."""
    roles = {row: next(iter(of)) for row, text in texts.items() if len(of := roles_of(text)[0]) == 1}
    if first not in roles or any(NAME_FORM.search(text) for text in texts.values()):
        return None
    asker = roles[first]
    heads = frozenset(row for row, role in roles.items() if role is asker)
    told = all(row in roles or sure_level(text) is not None for row, text in texts.items())
    return (heads, (asker.capitalize(), asker.other.capitalize())) if told else None


_NO_SIDES = ("From", "To")


def _numbered_heads(rows: Sequence[int], texts: Mapping[int, str], pattern: re.Pattern[str]) -> frozenset[int]:
    """The rows with whole numbers, if all others have numbers below these, such as 2.1 below 2."""
    heads: set[int] = set()
    number = ""
    for row in rows:
        match = pattern.fullmatch(texts[row].strip())
        if match is None or (match[2] and match[1] != number):
            return frozenset()
        if not match[2]:
            number = match[1]
            heads.add(row)
    return frozenset(heads)


_NUMBER = lazy_regex(r"№?\s*(\d{1,3})(?:[.\-](\d{1,3}))?\s*[.)、]?")
_NUMBERED_NAME = lazy_regex(r"(\d{1,3})(?:\.(\d{1,3}))?\s*[.)、]?\s*[^\W\d].*")
_MARK = lazy_regex(r"\s{2,}\S|\s*(?:[-–—•·●▪◦*→>⇒↳└├]+|-->)\s*(?=\S)")
"""A bullet or an indent before a name."""

_BEFORE_NAME = lazy_regex(
    r"\A\s*(?:\d{1,3}(?:\.\d{1,3})?\s*[.)、]?\s+(?=\D)|\d{1,3}\.(?:\d{1,3}\.?)?\s*(?=[^\W\d])|[-–—•·●▪◦*→>⇒↳└├]+\s*(?=\S))"
)


def _bare(value: object) -> object:
    return _BEFORE_NAME.sub("", value, count=1).strip() if isinstance(value, str) else value


def _are_wished(report: _Report, grid: Grid, book: Book) -> bool:
    """Whether rows are companies asked for, and no people, places or further companies of a list.

    Several recur below others, or other sheets have most. Of two sides in one list they have to recur, with the same
    attributes each time, and no cell may name them.
    """
    asked = Counter(_without_remark(written(report.names[row])) for row in report.entries)
    again = sum(count > 1 for count in asked.values())
    sided = report.titles != _NO_SIDES
    if sided and (_have_people(grid, report) or _has_answers(grid, report)):
        return False
    if again >= _FEWEST or 2 * again >= len(asked) or sided:
        return again > 0 or report.told
    elsewhere = {
        fold(value)
        for other in book.grids
        if other is not grid
        for values in other.rows.values()
        for value in values.values()
        if isinstance(value, str)
    }
    return 2 * sum(name in elsewhere for name in asked) > len(asked)


def _without_remark(text: str) -> str:
    """A name without the level or the remark in brackets behind it, folded."""
    return fold(level_behind_dash(level_apart(_ASIDE.sub("", text))[0])[0])


_ASIDE = lazy_regex(r"\s*[(（][^()（）]*[)）]\s*$")


def _has_answers(grid: Grid, report: _Report) -> bool:
    """Whether cells name companies, or a title asks for wishes, so that the rows of a list are answers of their own."""
    titles = grid.rows[report.header[0]] if report.header else {}
    asking = {c for c, title in titles.items() if title_score(written(title), "wishes") >= _TITLED}
    names = {fold(written(name)) for name in report.names.values()}
    texts = [(c, written(value)) for row in report.names for c, value in grid.rows[row].items() if c != report.column]
    named = any(fold(part) in names for _, text in texts for part in _PARTS.split(text))
    return named or any(c in asking and sure_level(text) is None for c, text in texts)


_PARTS = lazy_regex(r"\s*[;；、,，\n]\s*")


def _have_people(grid: Grid, report: _Report) -> bool:
    """Whether rows of one company differ in a person, a mailbox or a telephone, as those of its delegates."""
    titles = {c: written(title) for c, title in (grid.rows[report.header[0]] if report.header else {}).items()}
    people = [c for c, title in titles.items() if max(title_score(title, name) for name in _OF_PEOPLE) >= _TITLED]
    said: dict[str, set[str]] = {}
    for row in report.entries:
        text = "; ".join(written(grid.rows[row].get(c, "")) for c in people)
        said.setdefault(fold(written(report.names[row])), set()).add(text)
    return any(len(texts) > 1 for texts in said.values())


_OF_PEOPLE = ("contact", "email", "phone", "title")


def _words_below(grid: Grid, rows: Collection[int], column: int) -> set[str]:
    return {written(grid.rows[row][column]) for row in rows}


def _says_more(word: str) -> bool:
    """Whether a word for the lower side says more than the side: a wish or a refusal."""
    return title_score(word, "wishes") >= _TITLED or _level_in(word) is not None


def _level_in(word: str) -> Level | None:
    """The level in a word for the lower side: ``no`` in ``refused seller`` and ``seller (no)``."""
    said = level_apart(word)[1] or level_behind_dash(word)[1] or word
    level = sure_level(said)
    return level if level is not None else polarity_of(word) if polarity_of(word) is not Level.WANT else None


def _pairs(grid: Grid, report: _Report, further: Sequence[int]) -> Grid:
    """The list of requesters and targets with the columns of wishes; other content is placed above it."""
    upper, lower = _header_rows(report)
    below = 0 if report.header else 1  # the rows of a sheet without a header are moved down for it
    titles = grid.rows[upper] if report.header else {}
    rows: dict[int, Mapping[int, object]] = {row: v for row, v in grid.rows.items() if row < upper}
    origins = {at: cell for at, cell in grid.origins.items() if at[0] < upper} | {(lower, 0): grid.cell(lower, 0)}
    called = {c: "Level" if c == report.level else titles.get(c) for c in further}
    rows[lower] = {1: report.titles[0], 2: report.titles[1], **{c + 2: t for c, t in called.items() if t is not None}}
    for row, head in report.entries.items():
        values = grid.rows[row]
        said = {c + 2: values[c] for c in further if c in values}
        level = _level_in(written(values[report.level])) if report.level else None
        said |= {report.level + 2: level.value} if level is not None else {}
        rows[row + below] = {1: report.names[head], 2: report.names[row], **said}
        origins |= {(row + below, 0): grid.cell(row, 0), (row + below, 1): grid.cell(head, report.column)}
        origins |= {(row + below, 2): grid.cell(row, report.column)}
    for row in set(report.heads) - set(report.entries.values()):  # who asks for nobody
        rows[row + below] = {1: report.names[row]}
        origins |= {(row + below, 0): grid.cell(row, 0), (row + below, 1): grid.cell(row, report.column)}
    placed = {(row + below, c + 2): grid.cell(row, c) for row in report.entries for c in further}
    placed |= {(lower, c + 2): grid.cell(upper, c) for c in further}
    placed |= {(lower, place): grid.cell(row, report.column) for place, row in enumerate((upper, lower), start=1)}
    return Grid(grid.name, dict(sorted(rows.items())), hidden=grid.hidden, origins={**origins, **placed})


def _header_rows(report: _Report) -> tuple[int, int]:
    """The upper and the lower row of the header; of a sheet without one the first row of the list."""
    return (report.header[0], report.header[-1]) if report.header else (report.heads[0], report.heads[0])


def _list(grid: Grid, report: _Report, side: int, listed: Sequence[int], own: Sequence[int]) -> Grid:
    """The companies of one side, with the attributes in their rows."""
    header, lower = _header_rows(report)
    below = 0 if report.header else 1
    title = report.titles[side] if report.titles != _NO_SIDES else "Company"
    titles = {c: grid.rows[header][c] for c in own if report.header and c in grid.rows[header]}
    rows: dict[int, Mapping[int, object]] = {lower: {report.column: title, **titles}}
    for row in listed:
        said = {c: value for c, value in grid.rows[row].items() if c in own}
        rows[row + below] = dict(sorted({report.column: report.names[row], **said}.items()))
    name = f"{grid.name} {report.titles[side]}"
    origins = {(row + below, c): grid.cell(row, c) for row in listed for c in (0, *rows[row + below])}
    origins |= {(lower, c): grid.cell(header, c) for c in own} | {(lower, 0): grid.cell(lower, 0)}
    origins[lower, report.column] = grid.cell((header, lower)[side], report.column)
    return Grid(name, rows, hidden=grid.hidden, origins=origins)
