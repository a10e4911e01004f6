"""Fills implicit values of a sheet: ditto marks, labels written once for several rows, and blocks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import islice, pairwise

from sco_scheduler.domain.event import Role
from sco_scheduler.domain.messages import Cell
from sco_scheduler.domain.names import fold
from sco_scheduler.intake.table.grids import Book, Grid, is_total, says_what_is_counted, vocabulary
from sco_scheduler.intake.understanding.cells.profiles import NAME_FORM
from sco_scheduler.intake.understanding.layouts.label_blocks import listed_blocks
from sco_scheduler.intake.understanding.layouts.parts import is_title
from sco_scheduler.intake.understanding.wording.places import choice_number
from sco_scheduler.intake.understanding.wording.words import is_serial_title, roles_of, side_of_title, title_score
from sco_scheduler.intake.values.entries import normalized, whole_number, written
from sco_scheduler.resources import lazy_regex

_DITTO_WORDS = frozenset(
    {
        *("ditto", "do.", "same", "same as above", "as above", "see above", "idem", "-- same --"),
        *("то же", "то же самое", "тот же", "та же", "те же", "см. выше", "как выше", "там же"),
        *("同上", "同前", "如上", "上同"),
    }
)
_DITTO_MARK = lazy_regex(r"[-–—−‐\s]*(?://|\\\\|\"|''|″|〃|〞|“|”|„|,,|``|´´)[-–—−‐\s]*")
"""A ditto mark, often between dashes: ``—//—``, ``-"-``."""


def filled(book: Book, but: Sequence[Grid] = ()) -> Book:
    """The workbook with blocks converted to lists, and with implicit values filled in.

    Parameters
    ----------
    but
        Sheets that stay as they are.
    """
    return replace(book, grids=tuple(made for grid in book.grids for made in _filled(grid, but)))


def _filled(grid: Grid, but: Sequence[Grid]) -> Iterator[Grid]:
    if any(grid is other for other in but):
        yield grid
        return
    for part in _below_names(grid) if _begins_to_count(grid) else (grid,):
        named = _by_first_lines(_with_names_of_both_sides(_with_opened_lists(part)))
        narrow = sum(len(values) <= _LABELLED for values in named.rows.values())
        listed = listed_blocks(named) if 10 * narrow >= 9 * len(named.rows) else named
        yield _labelled_rows(_with_sides_below(_without_dittos(listed)))


_LABELLED = 2
"""The most cells of a row with a label and its answer."""


def _begins_to_count(grid: Grid) -> bool:
    """Whether a sheet begins with a name, and a row with the number 1 and another name below it."""
    first = [values for values in islice(grid.rows.values(), _HEADER_ROWS) if values]
    return any(
        min(values) == (column := min(below)) and column + 1 not in values and whole_number(written(below[column])) == 1
        for values, below in pairwise(first)
    )


def _below_names(grid: Grid) -> tuple[Grid, ...]:
    from sco_scheduler.intake.understanding.layouts.numbered import with_numbered_lists

    return with_numbered_lists(grid)


def _with_opened_lists(grid: Grid) -> Grid:
    """The sheet with the names of lists that a form tool wrote as JSON: ``["Altyn", "Orda"]``."""
    found = {
        (row, column): [a or b for a, b in _QUOTED.findall(value)]
        for row, values in grid.rows.items()
        for column, value in values.items()
        if isinstance(value, str) and value.startswith("[") and _LISTED.fullmatch(value) is not None
    }
    if not found:
        return grid
    rows = {row: dict(values) for row, values in grid.rows.items()}
    for (row, column), names in found.items():
        rows[row][column] = "; ".join(names)
        if not names:
            del rows[row][column]
    return replace(grid, rows=rows)


_ITEM = r"\"([^\"]*)\"|'([^']*)'"
_QUOTED = lazy_regex(_ITEM)
_LISTED = lazy_regex(rf"\[\s*(?:(?:{_ITEM})\s*(?:,\s*(?:{_ITEM})\s*)*)?\]\s*")


def _with_names_of_both_sides(grid: Grid) -> Grid:
    """The sheet with one column of company names if a form has a separate question for the name of each side."""
    for header, values in islice(grid.rows.items(), _HEADER_ROWS):
        called = {
            c: roles_of(written(v))[0] for c, v in values.items() if title_score(written(v), "company") >= _CALLED
        }
        two = {role: column for column, roles in called.items() if len(roles) == 1 for role in roles}
        if len(two) < len(Role) or sum(len(roles) == 1 for roles in called.values()) > len(Role):
            continue
        below = {row: v for row, v in grid.rows.items() if row > header and len(v) > 1}
        of_side = {role: {row for row, v in below.items() if column in v} for role, column in two.items()}
        both = set.intersection(*of_side.values())
        if both or 10 * len(set.union(*of_side.values())) < 9 * len(below) or not all(of_side.values()):
            return grid
        told = any(_says_sides(below, column) for column in values if column not in two.values())
        return _with_joined_names(grid, header, {column: role for role, column in two.items()}, told=told)
    return grid


def _with_joined_names(grid: Grid, header: int, sides: Mapping[int, Role], *, told: bool) -> Grid:
    """The sheet with the two columns of names joined, and with a column for the role unless ``told`` elsewhere."""
    kept, other = sides  # from left to right
    last = max(max(v) for v in grid.rows.values() if v)
    rows: dict[int, dict[int, object]] = {}
    origins: dict[tuple[int, int], Cell] = {}
    for row, values in grid.rows.items():
        cells = rows[row] = {}
        for column, value in values.items():
            place = kept if column == other else column - (column > other)
            cells[place] = value
            origins[row, place] = grid.cell(row, column)
            if row > header and column in sides and not told:
                cells[last] = sides[column].value
                origins[row, last] = grid.cell(row, column)
        origins[row, 0] = grid.cell(row, 0)
    rows[header] |= {kept: "Company"} if told else {kept: "Company", last: "Role"}
    return replace(grid, rows=rows, origins=origins, merged=())


_CALLED = 0.7


def _says_sides(rows: Mapping[int, Mapping[int, object]], column: int) -> bool:
    """Whether a column has the role of each company."""
    texts = {written(values[column]) for values in rows.values() if column in values}
    return len(texts) == len(Role) and all(len(roles_of(text)[0]) == 1 for text in texts)


def _by_first_lines(grid: Grid) -> Grid:
    """The sheet with only the first lines of company cells that contain an address or a person below the name."""
    header = _header(grid)
    for column in [c for c, title in grid.rows.get(header, {}).items() if _names_more(title)]:
        cells = {row: v[column] for row, v in grid.rows.items() if row > header and isinstance(v.get(column), str)}
        lines = {row: str(text).split("\n") for row, text in cells.items() if "\n" in str(text).strip()}
        below = [line for _, *rest in lines.values() for line in rest]
        numbered = sum(all(_LIST_ITEM.match(line) for line in of if line.strip()) for of in lines.values())
        if 2 * sum(NAME_FORM.search(line) is not None for line in below) >= len(below) or 2 * numbered > len(lines):
            continue  # several names
        if len(lines) < _FEWEST_GROUPS or 5 * len(lines) < 4 * len(cells):
            continue
        last = max(max(values) for values in grid.rows.values() if values) + 1
        rows = {row: dict(values) for row, values in grid.rows.items()}
        rows[header][last] = "Address"
        for row, (name, *rest) in lines.items():
            rows[row] = {**rows[row], column: name, last: "; ".join(rest)}
        places = {(row, last): grid.cell(row, column) for row in (header, *lines)}
        return replace(grid, rows=rows, origins={**grid.origins, **places})
    return grid


_LIST_ITEM = lazy_regex(r"\s*(?:\d{1,2}\s?[.)）、．:](?!\d)|[(（]\d{1,2}[)）]|[-–—•·*]\s)")
"""The beginning of a line of a list."""


def _header(grid: Grid) -> int:
    """The first row with a title for names; 0 if there is none or it is a heading over names of several columns."""
    upper = islice(grid.rows.items(), _HEADER_ROWS)
    row = next((row for row, values in upper if len(values) >= 2 and any(map(_heads_labels, values.values()))), 0)
    first, below = min(grid.rows.get(row, {}), default=0), grid.rows.get(row + 1, {})
    again = max(Counter(map(written, below.values())).values(), default=0) > 1
    return 0 if again and min(below) < first < max(below) else row


def _names_more(title: object) -> bool:
    """Whether a title is about company names and other attributes: ``Name, address, director``."""
    text = written(title)
    several = len(re.split("[,;/，、\n]", re.sub(r"[(（].*?[)）]", "", text))) > 1
    return several and _heads_labels(title) and title_score(text, "wishes") <= title_score(text, "company")


def _without_dittos(grid: Grid) -> Grid:
    """The sheet with ditto marks replaced by the text of the cell above, or of the row whose number they give."""
    marks = {
        value
        for values in grid.rows.values()
        for value in values.values()
        if isinstance(value, str) and len(value) <= _LONGEST_DITTO and (_is_ditto(value) or _referenced_row(value))
    }
    if not marks:
        return grid
    rows: dict[int, Mapping[int, object]] = {}
    above: Mapping[int, object] = {}
    header = next((row for row, values in grid.rows.items() if len(values) > 1), 0)
    numbered = _numbered(grid, header)
    for row, values in grid.rows.items():
        if values:
            if above is rows.get(header):  # ditto marks do not repeat titles
                above = {c: value for c, value in above.items() if not is_title(written(value))}
            above = {
                c: _ditto_value(str(value), c, above, rows, numbered) if value in marks else value
                for c, value in values.items()
            }
        rows[row] = above if values else values
    return replace(grid, rows=rows)


def _ditto_value(
    mark: str,
    column: int,
    above: Mapping[int, object],
    rows: Mapping[int, Mapping[int, object]],
    numbered: Mapping[int, int],
) -> object:
    """The value of a ditto mark: that of the cell above, or of the row whose number it gives."""
    number = _referenced_row(mark)
    return rows.get(numbered.get(number, 0), {}).get(column, mark) if number else above.get(column, mark)


def _numbered(grid: Grid, header: int) -> dict[int, int]:
    """The rows of a list by their numbers, if it has a column of numbers."""
    for column, title in sorted(grid.rows.get(header, {}).items()):
        if not is_serial_title(written(title)) and title_score(written(title), "id") < _TITLED:
            continue
        found = {row: whole_number(written(v[column])) for row, v in grid.rows.items() if row > header and column in v}
        numbers = {number: row for row, number in found.items() if number is not None}
        if len(numbers) == len(found):
            return numbers
    return {}


_TITLED = 0.7
_LONGEST_DITTO = 40
_SAME_AS = lazy_regex(
    r"(?:(?:same as |as )?above|ditto|same|то же(?: самое)?|см\. выше|как выше|同上|如上)?[\s,;:(（-]*"
    r"(?:same as|as (?:in|for|under|with)|see|identical to|как (?:и )?(?:у|в|под)|то же,? что (?:и )?(?:у|в|под)|"
    r"см\.?|смотри|同|见|参见|与)\s*(?:no\.?|nr\.?|number|№|#|п\.?|пункт\w*|номер\w*|编号|序号|第)?\s*(\d{1,3})\s*"
    r"(?:号|项|条|家)?(?:相同|一样)?[)）.]*"
)
"""A reference to the row whose cell is repeated: ``same as no. 2``, ``as above (see No. 3)``, ``同3号``."""


_FIRST = frozenset("asdiктс同如见参与")
"""The first letters of such a text."""


@lru_cache(maxsize=131072)
def _referenced_row(text: str) -> int:
    """The number of the row that a text repeats; 0 for other texts."""
    likely = text[:1].casefold() in _FIRST and len(text) <= _LONGEST_DITTO and any(map(str.isdecimal, text))
    found = _SAME_AS.fullmatch(normalized(text)) if likely else None
    return int(found[1]) if found is not None else 0


@lru_cache(maxsize=131072)
def _is_ditto(text: str) -> bool:
    return normalized(text).strip(" .()") in _DITTO_WORDS or _DITTO_MARK.fullmatch(text.strip()) is not None


def _with_sides_below(grid: Grid) -> Grid:
    """The sheet with each side as if merged over the rows of its companies, if a column has it once, in the first row.

    The rows of subtotals, which repeat the side, are left out.
    """
    header = _header(grid)
    below = [row for row, values in grid.rows.items() if row > header and values]
    for column in grid.rows.get(header, {}) if len(below) >= _FEWEST_ROWS else ():
        texts = ((row, written(grid.rows[row][column])) for row in below if column in grid.rows[row])
        labels = ((row, text) for row, text in texts if not (is_total(text) or _totals_side(text)))
        sides = {row: roles_of(text)[0] for row, text in islice(labels, len(Role) + 1)}  # one more shows other contents
        each = [side for of in sides.values() for side in of]
        spread = any(first <= column <= last for top, end, first, last in grid.merged if end > top > header)
        if spread or not len(sides) == len(each) == len(set(each)) == len(Role) or min(sides) != below[0]:
            continue
        totals = {row for row in below if column in grid.rows[row]} - sides.keys()
        rows = [row for row in below if row not in totals]
        lasts = [max(row for row in rows if row < end) for end in (*list(sides)[1:], rows[-1] + 1)]
        areas = tuple((top, last, column, column) for top, last in zip(sides, lasts, strict=True))
        below_each = all(top < last for top, last, *_ in areas)
        return replace(_kept(grid, totals, {}), merged=(*grid.merged, *areas)) if below_each else grid
    return grid


def _totals_side(text: str) -> bool:
    """Whether a text is a total of one side: ``Buyers subtotal``."""
    return len(roles_of(_without_total(text))[0]) == 1


def _labelled_rows(grid: Grid) -> Grid:
    """The sheet with the requester in each row if its name is only in the first of several, and without subtotals."""
    header = _header(grid)
    below = [row for row, values in grid.rows.items() if row > header and values]
    wider = any(row < header and len(values) > len(grid.rows[header]) for row, values in grid.rows.items())
    if not header or wider or len(below) < _FEWEST_ROWS:  # a name below a wider header may look like a title
        return grid
    column = min(grid.rows[header])
    totals = set(_totals(grid, below, column)) if _heads_labels(grid.rows[header][column]) else set()
    if len(totals) < _FEWEST_GROUPS:
        return _continued(grid, header, below)
    rows = [row for row in below if row not in totals]
    beside = Counter(c for row in rows for c in grid.rows[row])
    full = [c for c, count in beside.items() if c != column and c in grid.rows[header] and count >= 0.9 * len(rows)]
    merged = any(first <= column <= last for top, end, first, last in grid.merged if end > header and end > top)
    if merged or not full or column not in grid.rows[rows[0]]:
        return _kept(grid, totals, {})
    labels: dict[int, tuple[object, Cell]] = {}
    named = rows[0]
    for row in rows:
        if column in grid.rows[row]:
            named = row
        elif full[0] in grid.rows[row]:
            labels[row] = grid.rows[named][column], grid.cell(named, column)
    return _kept(grid, totals, {(row, column): text for row, text in labels.items()})


def _continued(grid: Grid, header: int, below: list[int]) -> Grid:
    """The sheet with the name and the role of a company repeated in the rows below it that have only further wishes."""
    titles = {column: written(value) for column, value in grid.rows[header].items()}
    naming = next(column for column, title in sorted(titles.items()) if _heads_labels(title))
    first = 0
    first_of: dict[int, int] = {}
    for row in below:
        values = grid.rows[row]
        if naming in values:
            first = row
        elif (
            first
            and values.keys() <= grid.rows[first].keys()
            and not _is_of_totals(list(map(written, values.values())))
        ):
            first_of[row] = first
    often = Counter(column for row in first_of for column in grid.rows[row])
    wishes = {column for column, count in often.items() if 2 * count >= len(first_of)}
    first_of = {row: above for row, above in first_of.items() if wishes & grid.rows[row].keys()}
    asking = [row for row in below if naming in grid.rows[row] and wishes <= grid.rows[row].keys()]
    if len(first_of) < _FEWEST_GROUPS or _FEW_CONTINUED * len(set(first_of.values())) < len(asking):
        return grid
    serial = [c for c in wishes if is_serial_title(titles.get(c, "")) and not _counts_anew(grid, c, asking, first_of)]
    if serial or any(_is_of_company(titles.get(c, "")) for c in wishes):
        return grid  # a company may have its name in another column
    told = {c for row in set(first_of.values()) for c, v in grid.rows[row].items() if roles_of(written(v))[0]} - wishes
    copied = {naming, *told}
    beside = Counter(c for row in asking for c in grid.rows[row] if c not in copied | wishes and c not in often)
    full = [c for c, count in beside.items() if 2 * count >= len(asking) and choice_number(titles.get(c, "")) is None]
    if len(full) > 1 or any(_is_of_company(titles.get(c, "")) for c in full):  # attributes of companies: it lists them
        lasts = {above: row for row, above in first_of.items()}
        areas = ((above, row, c, c) for above, row in lasts.items() for c in copied & grid.rows[above].keys())
        return replace(grid, merged=(*grid.merged, *areas))
    return _kept(
        grid,
        set(),
        {
            (row, column): (grid.rows[above][column], grid.cell(above, column))
            for row, above in first_of.items()
            for column in copied & grid.rows[above].keys()
        },
    )


def _counts_anew(grid: Grid, column: int, asking: Sequence[int], first_of: Mapping[int, int]) -> bool:
    """Whether the numbers in a column count the rows of each company from 1 on, and not all rows."""
    counted = {row: whole_number(written(v[column])) for row, v in grid.rows.items() if column in v}
    firsts = [row for row in asking if row in set(first_of.values())]
    below = {row: counted[row] for row in first_of if row in counted}
    return all(counted.get(row) == 1 for row in firsts) and all((number or 0) > 1 for number in below.values())


def _is_of_totals(texts: Sequence[str]) -> bool:
    """Whether a row without a name is a total, or that of a group by name, with a count: ``Total Benelux`` and 2."""
    words = [text for text in texts if any(map(str.isalpha, text))]
    of_group = len(words) == 1 < len(texts) and _without_total(words[0]) != ""
    return of_group or any(map(is_total, texts))


_FEW_CONTINUED = 4
"""The maximum ratio of companies to continued ones: if only a few rows lack a name, it is missing by mistake."""


def _is_of_company(title: str) -> bool:
    """Whether a title is about an attribute of a company, which rows with its further wishes do not repeat."""
    return max(title_score(title, name) for name in _OF_COMPANY) >= _TITLED


_OF_COMPANY = ("id", "company", "local", "country", "languages", "contact", "email", "phone", "products", "role")


_HEADER_ROWS = 50
"""The first rows of a sheet, where the header of a pivot table is searched."""

_FEWEST_ROWS = 4
_FEWEST_GROUPS = 2


def _heads_labels(title: object) -> bool:
    """Whether a title is that of a column of requesters or companies."""
    text = written(title)
    named = max(title_score(text, "company"), title_score(text, "from")) >= 0.7 or side_of_title(text) is not None
    return named and len(text) <= 60


def _totals(grid: Grid, below: list[int], column: int) -> Iterator[int]:
    """The rows of subtotals, ``Altyn Trade Total``, and of the grand total."""
    label = ""
    for row in below:
        text = written(grid.rows[row].get(column, ""))
        others = [normalized(written(value)) for c, value in grid.rows[row].items() if c != column]
        counted = all(not any(map(str.isalpha, of)) or says_what_is_counted(of) or is_total(of) for of in others)
        if text and counted and (is_total(text) or (label and fold(text) != label and _without_total(text) == label)):
            yield row
        elif text:
            label = fold(text)


def _without_total(text: str) -> str:
    """A label without a word for a total before or after it; '' if it has no such word."""
    bare = fold(text)
    for word in _words_of_totals():
        if bare.endswith(word):
            return bare.removesuffix(word).strip(" :：-–—")
        if bare.startswith(word):
            return re.sub(r"^(?:по|for|of)\s+", "", bare.removeprefix(word).strip(" :：-–—"))
    return ""


@lru_cache(maxsize=1)
def _words_of_totals() -> Sequence[str]:
    """The words for totals, the longest first."""
    return sorted(vocabulary().totals, key=len, reverse=True)


def _kept(grid: Grid, without: set[int], more: Mapping[tuple[int, int], tuple[object, Cell]]) -> Grid:
    """The sheet without some rows, and with additional values, each with the cell that it comes from."""
    rows = {row: dict(values) for row, values in grid.rows.items() if row not in without}
    for (row, column), (text, _) in more.items():
        rows[row] = dict(sorted({**rows[row], column: text}.items()))
    return replace(grid, rows=rows, origins={**grid.origins, **{place: cell for place, (_, cell) in more.items()}})


# Blocks


# Paint
