"""Converts outlines, sheets without a header with a company above or before its targets, to lists of wishes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sco_scheduler.domain.event import Level, Role
from sco_scheduler.domain.messages import Cell
from sco_scheduler.domain.names import fold
from sco_scheduler.intake.table.grids import Book, Grid
from sco_scheduler.intake.understanding.layouts.forms import behind_gap, remarks_below
from sco_scheduler.intake.understanding.meanings.unused_sheets import FINDINGS_SHEETS
from sco_scheduler.intake.understanding.wording.askers import asked_by
from sco_scheduler.intake.understanding.wording.legends import IS_MEANING
from sco_scheduler.intake.understanding.wording.polarity import polarity_of
from sco_scheduler.intake.understanding.wording.words import is_legend, roles_of, side_of_title, sure_level, title_score
from sco_scheduler.intake.values.countries import is_country
from sco_scheduler.intake.values.entries import normalized, written
from sco_scheduler.intake.values.presence import says_day
from sco_scheduler.intake.values.request_statuses import status_of_request
from sco_scheduler.resources import lazy_regex

_FEWEST = 2
"""The minimum number of companies with wishes, and of wishes that recur on this or another sheet."""

_LONGEST = 1800
_PLACE = lazy_regex(
    r"(?:sheet|list|лист|table|page|工作表|表)?\s*\d*|(?:zone|hall|pavilion|зона|зал|павильон)\s+(?:[a-zа-я]|\d+)\b.*|"
    r"[a-z\d一二三四五六七八九十]+\s*(?:区|展区|馆|号馆|展厅).*",
    flags=re.IGNORECASE,
)
"""The default name of a sheet, or that of a zone: ``Zone A machinery``."""

_TITLED = 0.7

_BULLET = lazy_regex(r"\A\s*(?:[-–—•·●▪*>→]+|\(?\d{1,2}\s*[).、．:]|[①-⑳])\s*(?=\S)")
"""A bullet or a number before an entry of a list."""

_NUMBER = lazy_regex(r"\A\s*(?:\(?\d{1,2}\s*[).、．:]|[①-⑳])\s*(?=\S)")

_BETWEEN = lazy_regex(r"\s*(?:\s[-–—]+\s|[-=–—]*[>→⇒]+|→|⇒)\s*")
"""The delimiter between requester and target in one line: ``Altyn Trade - Chongqing Motors``."""

_BEHIND = lazy_regex(r"\s*([^:：]{2,80}?)\s*[:：]\s*(\S.*)", flags=16)
"""A company with all its wishes in one line: ``Altyn Trade: Chongqing Motors, Jade Tea``."""


@dataclass(frozen=True)
class _Line:
    """A row with one text: its place, the text, and whether blank rows precede it."""

    row: int
    column: int
    text: str
    gap: bool

    @property
    def marked(self) -> bool:
        """Whether the text begins with a bullet or a number."""
        return _BULLET.match(self.text) is not None

    @property
    def numbered(self) -> bool:
        """Whether the text begins with a number."""
        return _NUMBER.match(self.text) is not None

    @property
    def bare(self) -> str:
        """The text without bullet and colon."""
        return _BULLET.sub("", self.text, count=1).strip(" :：")


@dataclass(frozen=True)
class _Entry:
    """Requester and target, each with the row and column of its cell, and the heading of their part of the list."""

    asker: str
    asker_at: tuple[int, int]
    target: object
    target_at: tuple[int, int]
    heading: str = ""
    heading_at: tuple[int, int] = (0, 0)


def with_outlines(book: Book, narrow: Collection[str]) -> Book:
    """The workbook with outlines among the sheets with the names ``narrow`` replaced by lists of pairs.

    An outline has no header. The requester is in a row of its own above or to the left of its targets, in one cell with
    all of them, in each row with one of them, or is the name of the sheet.
    """
    from sco_scheduler.intake.understanding.cells.chains import with_chains
    from sco_scheduler.intake.understanding.cells.senders import without_senders

    book = without_senders(with_chains(book))
    grids = []
    texts = {grid.name: _texts_of(grid) for grid in book.grids}
    sheets = _sheets_of_askers([grid for grid in book.grids if grid.name in narrow], texts)
    if sheets:
        grids.append(_of_sheets(sheets))
    named = {grid.name for grid, _ in sheets}
    for grid in book.grids:
        if grid.name in named:
            continue
        entries = _entries(grid) if grid.name in narrow else []
        elsewhere = {text for name, found in texts.items() if name != grid.name for text in found} if entries else set()
        outline = _is_outline(entries, elsewhere) and not _explains_words(entries, elsewhere, book)
        grids.append(_as_list(grid, entries) if outline else grid)
    return replace(book, grids=tuple(grids))


def _texts_of(grid: Grid) -> set[str]:
    return {
        fold(_BULLET.sub("", text, count=1)) for v in grid.rows.values() for x in v.values() if (text := written(x))
    }


def _entries(grid: Grid) -> list[_Entry]:
    """The pairs of an outline; none if the sheet has another layout."""
    rows = {row: {c: written(v) for c, v in sorted(values.items())} for row, values in grid.rows.items() if values}
    if len(rows) < _FEWEST or any(len(text) > _LONGEST for values in rows.values() for text in values.values()):
        return []
    columns = sorted({column for values in rows.values() for column in values})
    if len(columns) == 2:
        second = [values[columns[1]] for values in rows.values() if columns[1] in values]
        explained = any(sure_level(text) is not None or IS_MEANING.fullmatch(normalized(text)) for text in second)
        return [] if explained else list(_in_two_columns(rows, *columns))
    lines: list[_Line] = []
    for row, values in rows.items():
        column, text = next(iter(values.items()))
        lines.append(_Line(row, column, text, gap=not lines or row > lines[-1].row + 1))
    if len(columns) > 1:
        return []
    return list(_in_one_line(lines)) or list(_in_blocks(lines))


def _in_two_columns(rows: Mapping[int, Mapping[int, str]], first: int, second: int) -> Iterator[_Entry]:
    """Targets in the column to the right of the requester, which is repeated or only in the first of its rows."""
    asker, at = "", (0, 0)
    heading, heading_at = "", (0, 0)
    named_above = any(first in values and second not in values for values in rows.values())
    for row, values in rows.items():
        if first in values and named_above and asker and _says_level(values[first]):
            heading, heading_at = values[first], (row, first)  # ``Not with:`` beside or above names
        elif first in values:
            asker, at = values[first], (row, first)
            heading, heading_at = "", (0, 0)
        if second in values:
            yield _Entry(asker, at, values[second], (row, second), heading, heading_at)


def _in_one_line(lines: Sequence[_Line]) -> Iterator[_Entry]:
    """Requester and targets in the same line; titles may precede the lines, and remarks follow after a blank row."""
    for parted in (_split_arrow, _split_colon):
        found = {n: pair for n, line in enumerate(lines) if (pair := parted(line.text)) is not None}
        if len(found) < _FEWEST or len(found) < max(found) - min(found) + 1 or min(found) > _MOST_TITLES:
            continue
        if max(found) + 1 < len(lines) and not lines[max(found) + 1].gap:
            continue
        numbered = all(lines[n].numbered for n in found)
        for n, (asker, target) in found.items():
            at = (lines[n].row, lines[n].column)
            yield _Entry(_NUMBER.sub("", asker, count=1) if numbered else asker, at, target, at)
        return


_MOST_TITLES = 2


def _split_arrow(text: str) -> tuple[str, str] | None:
    pair = _BETWEEN.split(text)
    return (pair[0], pair[1]) if len(pair) == len(set(pair) - {""}) == 2 else None


def _split_colon(text: str) -> tuple[str, str] | None:
    match = _BEHIND.fullmatch(text)
    return (match[1], match[2]) if match is not None else None


def _in_blocks(lines: Sequence[_Line]) -> Iterator[_Entry]:
    """Targets below the requester, which follows blank rows, ends with a colon, is numbered or lacks the bullets."""
    marks = [line.numbered for line in lines if line.marked]
    if len(set(marks)) > 1:  # ``1. Altyn Trade`` above ``- Jade Tea``
        heads = {n for n, line in enumerate(lines) if not line.marked or line.numbered is marks[0]}
    elif marks:
        heads = {n for n, line in enumerate(lines) if not line.marked}
    elif any(line.text.rstrip().endswith((":", "：")) for line in lines):
        heads = {n for n, line in enumerate(lines) if line.text.rstrip().endswith((":", "："))}
    else:
        heads = {n for n, line in enumerate(lines) if line.gap}
    asker = heading = replace(lines[0], text="")
    for n, line in enumerate(lines):
        if n in heads and _says_level(line.text) and asker.text:
            heading = line
        elif n in heads and (line.marked or len(set(marks)) <= 1):
            asker, heading = line, replace(line, text="")
        elif n not in heads:
            at = (line.row, line.column)
            yield _Entry(
                asker.bare, (asker.row, asker.column), line.bare, at, heading.bare, (heading.row, heading.column)
            )


def _says_level(text: str) -> bool:
    """Whether a line is the heading of wishes of one level, such as ``Not with:``, and not a company."""
    return polarity_of(text) is not Level.WANT or title_score(text, "wishes") >= _TITLED


def _is_outline(entries: Sequence[_Entry], elsewhere: set[str]) -> bool:
    """Whether entries are wishes: names recur with other requesters or on other sheets, and no text is a title."""
    askers = list(dict.fromkeys(entry.asker for entry in entries))
    if len(askers) < _FEWEST or not all(askers):
        return False
    asking = set(map(fold, askers))
    blocks: dict[str, set[str]] = {}
    for entry in entries:
        for part in _PARTS.split(written(entry.target)):
            blocks.setdefault(fold(part), set()).add(fold(entry.asker))
    if asking & blocks.keys() or any(map(_is_title, (entries[0].asker, written(entries[0].target)))):
        return False
    counted = Counter(len(names) > 1 for names in blocks.values())
    known = sum(target in elsewhere for target in blocks)
    first = set(map(fold, _PARTS.split(written(entries[0].target))))
    if 2 * known > len(blocks) and not first & elsewhere:
        return False  # unknown titles
    told = max(sum(name in elsewhere for name in asking) / len(asking), known / len(blocks))
    texts = (text for entry in entries for text in (entry.asker, written(entry.target)))
    return (2 * told > 1 or counted[True] >= _FEWEST) and all(any(map(str.isalpha, text)) for text in texts)


def _explains_words(entries: Sequence[_Entry], elsewhere: set[str], book: Book) -> bool:
    """Whether entries explain words that recur in a column of few words on other sheets, and name no company.

    ``Accepted: the other side agreed``, beside a list of requests with the replies to them.
    """
    targets = {fold(part) for entry in entries for part in _PARTS.split(written(entry.target))}
    asking = {fold(entry.asker) for entry in entries}
    if targets & elsewhere:
        return False
    worded = sum(sure_level(text) is not None or status_of_request(text) is not None for text in asking)
    return 2 * worded > len(asking) or 2 * len(asking & _words_of_columns(book)) > len(asking & elsewhere) > 0


def _words_of_columns(book: Book) -> set[str]:
    """The folded texts of columns of few different texts that no column has once each, as one with names has."""
    words: set[str] = set()
    names: set[str] = set()
    for grid in book.grids:
        columns: dict[int, Counter[str]] = {}
        for values in grid.rows.values():
            for column, value in values.items():
                columns.setdefault(column, Counter())[fold(written(value))] += 1
        for counted in columns.values():
            few = len(counted) <= _MOST_WORDS and counted.total() >= _OFTEN * len(counted)
            (words if few else names).update(counted)
    return words - names


_MOST_WORDS, _OFTEN = 8, 3
"""The most different texts of a column of words, its title among them, and how often each stands in it on average."""


_PARTS = lazy_regex(r"\s*[;；、,，\n]\s*|\s+(?:and|и|ve|va|және)\s+|[和与及]")


def _is_title(text: str) -> bool:
    scores = (title_score(text, name) for name in ("company", "from", "to", "wishes", "contact", "nothing", "notes"))
    return max(scores) >= _TITLED or side_of_title(text) is not None or is_legend(text)


def _sheets_of_askers(grids: Sequence[Grid], texts: Mapping[str, set[str]]) -> list[tuple[Grid, list[_Line]]]:
    """The sheets that are named after a company and contain only a list of its targets."""
    found = []
    for grid in grids:
        columns = {column for values in grid.rows.values() for column in values}
        if len(columns) == 1 and _may_name_company(grid.name):
            found.append((grid, _lines(grid)))
    if len(found) < _FEWEST:
        return []
    names = {grid.name for grid, _ in found}
    elsewhere = {text for name, those in texts.items() if name not in names for text in those}
    first = {fold(lines[0].bare) for _, lines in found if lines}
    alike = len(first) == 1 and not first & elsewhere  # no company that all ask for
    found = [(grid, lines[1:] if alike or _is_titled(grid, lines) else lines) for grid, lines in found]
    counted = Counter(fold(line.bare) for _, lines in found for line in lines)
    again = sum(count > 1 for count in counted.values())
    known = sum(name in elsewhere for name in counted)
    shown = again >= _FEWEST or 2 * known > len(counted)
    return found if shown and all(lines for _, lines in found) else []


def _lines(grid: Grid) -> list[_Line]:
    """The lines of a sheet with one column."""
    return [_Line(row, c, written(v), gap=False) for row, values in grid.rows.items() for c, v in values.items()]


def _may_name_company(sheet: str) -> bool:
    """Whether a sheet may be named after a company, and not after a side, a field or its number."""
    scores = (title_score(sheet, name) for name in ("company", "from", "to", "wishes", "nothing", "notes"))
    called = len(sheet.split()) == 1 and side_of_title(sheet) is not None
    plain = not called and _PLACE.fullmatch(sheet) is None and fold(sheet) not in FINDINGS_SHEETS
    return max(scores) < _TITLED and plain


def with_tables_of_askers(book: Book, *, at_top: bool = False) -> Book:
    """The workbook with sheets that are named after the requester and have the same table joined to one list.

    The requester is also named above the table or on another sheet, or all sheets are copies of one form.

    Parameters
    ----------
    at_top
        Whether only tables count that begin in the first row, unlike the labels of forms.
    """
    named = [grid for grid in book.grids if _may_name_company(grid.name) and not says_day(grid.name)]
    headers = {grid.name: _headers(grid, 1 if at_top else _MOST_ABOVE) for grid in named}
    counted = Counter(header for found in headers.values() for header in found)
    header = max(counted, key=lambda titles: (counted[titles], _asks(titles)), default=())
    others = {text for grid in book.grids if grid not in named for text in _texts_of(grid)}
    members, told = [], 0
    for grid, row in ((grid, headers[grid.name][header]) for grid in named if header in headers[grid.name]):
        known = fold(grid.name) in others or _names_itself(grid, row)
        told += known
        if known or not roles_of(grid.name)[0]:  # ``Answers of buyers`` is no company
            members.append((grid, row))
    if len(members) < _FEWEST or not _asks(header):
        return book
    column = header[0][0]
    listed = [{fold(written(v[column])) for r, v in g.rows.items() if r > row and column in v} for g, row in members]
    template = 2 * len(set.intersection(*listed)) > max(map(len, listed))
    if 2 * told <= len(members) and (not template or all(_lists_who_asks(g, row, header) for g, row in members)):
        return book
    made = _joined_tables(members, header)
    rest = (grid for grid in book.grids if all(grid is not member for member, _ in members))
    said = remarks_below([(grid, grid.name, behind_gap(grid, row)) for grid, row in members])
    return replace(book, grids=(*made, *said, *rest))


def _lists_who_asks(grid: Grid, row: int, header: tuple[tuple[int, str], ...]) -> bool:
    """Whether a table itself names the requesters, once each in its first column, and their targets next to them."""
    (first, _), *others = header
    below = [values for other, values in grid.rows.items() if other > row and first in values]
    names = {fold(written(values[first])) for values in below}
    asked = [c for c, title in others if side_of_title(title) is not None or title_score(title, "wishes") >= _TITLED]
    told = [written(values[c]) for values in below for c in asked if c in values]
    return len(names) == len(below) and sum(len(text) > _LONGEST_SIGN for text in told) * 2 > len(told)


_LONGEST_SIGN = 4


def _headers(grid: Grid, most: int) -> dict[tuple[tuple[int, str], ...], int]:
    """Candidates for the header of the table of a sheet, with their rows: the first rows with several texts."""
    first = [(row, v) for row, v in list(grid.rows.items())[:most] if len(v) > 1]
    return {tuple((column, fold(written(v[column]))) for column in sorted(v)): row for row, v in reversed(first)}


_MOST_ABOVE = 8


def _asks(header: tuple[tuple[int, str], ...]) -> bool:
    """Whether the titles of a table are those of wishes."""
    return any(_is_wish_title(title) for _, title in header) and not any(asked_by(title) for _, title in header)


def _is_wish_title(title: str) -> bool:
    return max(title_score(title, name) for name in ("wishes", "level", "rank", "to")) >= _TITLED or (
        side_of_title(title) is not None
    )


def _names_itself(grid: Grid, header: int) -> bool:
    """Whether the name of a sheet occurs above its table."""
    above = (written(value) for row, values in grid.rows.items() if row < header for value in values.values())
    return any(fold(grid.name) in fold(text) for text in above)


def _joined_tables(members: Sequence[tuple[Grid, int]], header: tuple[tuple[int, str], ...]) -> tuple[Grid, ...]:
    """The list of all wishes, and one of the companies that ask for nobody, if there are any."""
    first, row = members[0]
    sides = {side for _, title in header if (side := side_of_title(title)) is not None}
    asker = {Role.SUPPLIER: "Purchaser", Role.PURCHASER: "Supplier"}[sides.pop()] if len(sides) == 1 else "From"
    columns = [column for column, _ in header]
    rows: dict[int, Mapping[int, object]] = {1: {1: asker} | {c + 1: first.rows[row][c] for c in columns}}
    origins = {(1, column + 1): first.cell(row, column) for column in (0, *columns)}
    idle: list[tuple[Grid, int]] = []
    for grid, above in members:
        remarks = set(behind_gap(grid, above))
        before = len(rows)
        for line, values in grid.rows.items():
            if line > above and columns[0] in values and line not in remarks:
                number = len(rows) + 1
                rows[number] = {1: grid.name} | {column + 1: value for column, value in values.items()}
                origins |= {(number, c + 1): grid.cell(line, c) for c in values} | {(number, 0): grid.cell(line, 0)}
                origins[number, 1] = grid.cell(line, 0)
        if len(rows) == before:
            idle.append((grid, above))
    made = Grid(f"{first.name} … {members[-1][0].name}", rows, origins=origins)
    if not idle:
        return (made,)
    listed: dict[int, Mapping[int, object]] = {1: {1: "Company" if asker == "From" else asker}}
    listed |= {number: {1: grid.name} for number, (grid, _) in enumerate(idle, start=2)}
    places = {(n, c): grid.cell(above, 0) for n, (grid, above) in enumerate([idle[0], *idle], 1) for c in (0, 1)}
    return made, Grid(f"{made.name} +", listed, origins=places)


def _is_titled(grid: Grid, lines: Sequence[_Line]) -> bool:
    """Whether the first line of a sheet names the sheet or says what the list is."""
    return bool(lines) and (fold(grid.name) in fold(lines[0].text) or title_score(lines[0].text, "wishes") >= _TITLED)


def _of_sheets(sheets: Sequence[tuple[Grid, list[_Line]]]) -> Grid:
    """The list of all sheets; a first line that all have, and that says nothing of the list, is placed above it."""
    first = sheets[0][0]
    begun = [(grid, _lines(grid)) for grid, lines in sheets if _lines(grid) != lines]
    rows, origins, header = _rows_above([(grid, own[0].row) for grid, own in begun if not _is_titled(grid, own)])
    rows[header] = {1: "Company", 2: "Wants to meet"}
    origins |= {(header, column): first.cell(1, column) for column in (0, 1, 2)}
    for grid, lines in sheets:
        for number, line in enumerate(lines, start=max(rows) + 1):
            rows[number] = {1: grid.name, 2: line.bare}
            origins |= {(number, column): grid.cell(line.row, line.column) for column in (0, 1, 2)}
    return Grid(f"{first.name} … {sheets[-1][0].name}", rows, origins=origins)


def _rows_above(
    said: Sequence[tuple[Grid, int]],
) -> tuple[dict[int, Mapping[int, object]], dict[tuple[int, int], Cell], int]:
    """The rows of a list above its header, with their places, and the row of the header."""
    rows: dict[int, Mapping[int, object]] = {
        number: {1: next(iter(grid.rows[row].values()))} for number, (grid, row) in enumerate(said, start=1)
    }
    origins = {(n, column): grid.cell(row, 0) for n, (grid, row) in enumerate(said, start=1) for column in (0, 1)}
    return rows, origins, len(said) + 2 if said else 1


def _as_list(grid: Grid, entries: Sequence[_Entry]) -> Grid:
    """A list with a row for each entry: requester, target, and the level in a heading.

    Rows outside of the entries are placed above the list.
    """
    levels = any(polarity_of(entry.heading) is not Level.WANT for entry in entries)
    countries = _countries([entry.asker for entry in entries])
    titles = (
        {1: "Company", 2: "Wants to meet"} | ({3: "Level"} if levels else {}) | ({4: "Country"} if countries else {})
    )
    used = {at[0] for entry in entries for at in (entry.asker_at, entry.target_at, entry.heading_at)}
    rest = [row for row, values in grid.rows.items() if values and row not in used and len(values) == 1]
    rows, origins, header = _rows_above([(grid, row) for row in rest])
    rows[header] = titles
    at = entries[0].asker_at
    origins |= {(header, column): grid.cell(at[0], at[1]) for column in (0, *titles)}
    for number, entry in enumerate(entries, start=header + 1):
        level = polarity_of(entry.heading)
        name, country = countries.get(entry.asker, (entry.asker, ""))
        said = ({3: level.value} if level is not Level.WANT else {}) | ({4: country} if country else {})
        rows[number] = {1: name, 2: entry.target, **said}
        origins |= {
            (number, 0): grid.cell(*entry.target_at),
            (number, 1): grid.cell(*entry.asker_at),
            (number, 2): grid.cell(*entry.target_at),
            (number, 4): grid.cell(*entry.asker_at),
        }
        if 3 in said:
            origins[number, 3] = grid.cell(*entry.heading_at)
    return Grid(grid.name, rows, hidden=grid.hidden, origins=origins)


def _countries(askers: Sequence[str]) -> Mapping[str, tuple[str, str]]:
    """The name and the country of each requester, if all have their country in brackets after the name."""
    found = {
        asker: match for asker in askers if (match := _ASIDE.fullmatch(asker)) is not None and is_country(match[2])
    }
    return {asker: (match[1], match[2]) for asker, match in found.items()} if len(found) == len(set(askers)) else {}


_ASIDE = lazy_regex(r"(.*\S)\s*[(（]\s*([^()（）]+?)\s*[)）]")
