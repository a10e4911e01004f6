"""Converts other layouts to lists: forms, lists side by side, choices below companies; decodes code books."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from sco_scheduler.domain.event import Level
from sco_scheduler.domain.messages import Cell
from sco_scheduler.domain.names import fold
from sco_scheduler.intake.table.grids import Book, Grid, letters
from sco_scheduler.intake.understanding.cells.sayings import refused_in
from sco_scheduler.intake.understanding.wording.places import choice_number
from sco_scheduler.intake.understanding.wording.polarity import polarity_of
from sco_scheduler.intake.understanding.wording.words import bare_title, is_serial_title, side_of_title, title_score
from sco_scheduler.intake.values.entries import written

_HEADER_ROWS = 10

_CODE = frozenset({"code", "value", "option", "код", "代码", "编码", "选项编号", "值"})
_LABEL = frozenset({"label", "meaning", "text", "value label", "метка", "подпись", "расшифровка", "标签", "含义"})
_VARIABLE = frozenset({"variable", "question", "field", "column", "переменная", "вопрос", "поле", "变量", "题目"})


def parted(grid: Grid) -> tuple[Grid, ...]:
    """Split a sheet into lists that are separated by an empty column; else return it unchanged.

    Each part keeps the numbers of its rows and columns; its columns are appended to the sheet's name. The halves of one
    list, whose headings of sides hold for both, are put below each other instead.
    """
    joined = _halves_joined(grid)
    if joined is not None:
        return (joined,)
    used = sorted({column for values in grid.rows.values() for column in values})
    gap = next((after for before, after in pairwise(used) if after > before + 1), None)
    if gap is None:
        return (grid,)
    halves = [[c for c in used if c < gap], [c for c in used if c >= gap]]
    if not all(_starts_list(grid, half) for half in halves):
        return (grid,)
    return tuple(_part(grid, half) for half in halves)


def _halves_joined(grid: Grid) -> Grid | None:
    """The list of a sheet with the same titles twice or more in its header, and headings of sides below; else None."""
    header, starts = next(
        filter(lambda found: found[1], ((row, _halves(grid, row)) for row in list(grid.rows)[:_HEADER_ROWS])), (0, [])
    )
    heads = {row for row, values in grid.rows.items() if row > header and len(values) == 1 and _heads_side(grid, row)}
    above = [values for row, values in grid.rows.items() if row < header and len(values) > 1]
    if not starts or not heads or any(min(grid.rows[row]) >= starts[1] for row in heads):
        return None
    if any(side_of_title(written(v)) for values in above for v in values.values()):
        return None
    titles = grid.rows[header]
    rows: dict[int, dict[int, object]] = {}
    origins: dict[tuple[int, int], Cell] = {}
    number, before, last = 0, 0, max(column for values in grid.rows.values() for column in values)
    for row, values in grid.rows.items():
        number += max(1, row - before) - 1
        before = row
        once = row <= header or len(values) == 1 or values == titles
        for first, end in pairwise([*starts, last + 1]):
            begin = 0 if first == starts[0] else first
            cells = {c - first + starts[0]: c for c in values if begin <= c < end}
            if not cells or (once and values == titles and first != starts[0]):
                continue
            number += 1
            rows[number] = {place: values[c] for place, c in cells.items()}
            origins |= {(number, place): grid.cell(row, c) for place, c in cells.items()}
            origins[number, 0] = grid.cell(row, 0)
    return replace(grid, rows=rows, origins=origins, merged=())


def _heads_side(grid: Grid, row: int) -> bool:
    text = written(next(iter(grid.rows[row].values())))
    return side_of_title(text) is not None


def _halves(grid: Grid, row: int) -> list[int]:
    """The first columns of the halves of a header that repeats its titles; none if it does not."""
    titles = {c: fold(written(value)) for c, value in sorted(grid.rows[row].items())}
    columns, texts = list(titles), list(titles.values())
    for parts in range(2, len(texts) // 2 + 1):
        size = len(texts) // parts
        if texts == texts[:size] * parts and len(set(texts)) == size and _names_company_or_side(texts):
            places = [columns[n * size : (n + 1) * size] for n in range(parts)]
            if len({tuple(c - those[0] for c in those) for those in places}) == 1:
                return [those[0] for those in places]
    return []


def _names_company_or_side(titles: Sequence[str]) -> bool:
    return any(title_score(title, "company") >= _HEADING or side_of_title(title) is not None for title in titles)


def _starts_list(grid: Grid, columns: list[int]) -> bool:
    """Whether the first of some columns has a title for a side or companies, with nothing but a title above it."""
    for values in list(grid.rows.values())[:_HEADER_ROWS]:
        first = [written(values[column]) for column in columns[:2] if column in values]
        if first and is_serial_title(first[0]):
            first = first[1:]
        begins = first and (side_of_title(first[0]) is not None or title_score(first[0], "company") >= 0.7)
        if begins and sum(column in values for column in columns) >= 2:
            return True
    return False


def _part(grid: Grid, columns: list[int]) -> Grid:
    rows = {row: {c: value for c, value in values.items() if c in columns} for row, values in grid.rows.items()}
    rows = {row: values for row, values in rows.items() if values}
    origins = {(row, column): grid.cell(row, column) for row, values in rows.items() for column in values}
    merged = tuple(m for m in grid.merged if m[2] >= columns[0] and m[3] <= columns[-1])
    name = f"{grid.name} {letters(columns[0])}:{letters(columns[-1])}"
    return replace(grid, name=name, rows=rows, origins=origins, merged=merged)


def is_header(grid: Grid, row: int) -> bool:
    """Whether most cells of a row are titles of columns."""
    texts = [written(value) for value in grid.rows[row].values()]
    titles = sum(is_title(text) or is_serial_title(text) for text in texts)
    named = [text for text in texts if not is_title(text)]
    weak = sum(title_score(text, "company") > 0 or side_of_title(text) is not None for text in named)
    return len(texts) > 1 and titles > 0 and 3 * (titles + weak) >= 2 * len(texts)


_FEWEST_FORMS = 3


def with_wishes_of_forms(book: Book) -> Book:
    """The workbook with cards as lists, and the tables below the labels of several forms joined to one list."""
    book = _with_listed_cards(book)
    found = [(grid, *table) for grid in book.grids if (table := _table_below(grid)) is not None]
    alike = Counter(titles for _, _, _, titles in found)
    titles, count = alike.most_common(1)[0] if alike else ((), 0)
    forms = [(grid, asker, header) for grid, asker, header, same in found if same == titles]
    if count < _FEWEST_FORMS:
        return book
    first, asking, header = forms[0]
    columns = sorted(first.rows[header])
    rows: dict[int, dict[int, object]] = {1: {1: first.rows[asking][min(first.rows[asking])]}}
    rows[1] |= {place: first.rows[header][column] for place, column in enumerate(columns, start=2)}
    origins = {(1, place): first.cell(header, column) for place, column in enumerate(columns, start=2)}
    for grid, asking, header in forms:
        name = max(grid.rows[asking])
        for row in (row for row in grid.rows if row > header and len(grid.rows[row]) > 1):
            number = len(rows) + 1
            places = {place: c for place, c in enumerate(columns, start=2) if c in grid.rows[row]}
            rows[number] = {1: grid.rows[asking][name], **{place: grid.rows[row][c] for place, c in places.items()}}
            origins |= {(number, 1): grid.cell(asking, name), (number, 0): grid.cell(row, 0)}
            origins |= {(number, place): grid.cell(row, c) for place, c in places.items()}
    upper = {grid.name: {row: v for row, v in grid.rows.items() if row < header} for grid, _, header in forms}
    rest = tuple(replace(grid, rows=upper.get(grid.name, grid.rows)) for grid in book.grids)
    said = remarks_below([(g, g.rows[r][max(g.rows[r])], behind_gap(g, header)) for g, r, header in forms])
    made = Grid(f"{first.name} … {forms[-1][0].name} {header}", rows, origins=origins)
    return replace(book, grids=(*rest, made, *said))


def remarks_below(sheets: Sequence[tuple[Grid, object, Sequence[int]]]) -> tuple[Grid, ...]:
    """A list of the remarks in sheets of one company each; none if there are no remarks.

    Parameters
    ----------
    sheets
        Each sheet with the name of its company and the rows of its remarks.
    """
    first = sheets[0][0]
    rows: dict[int, Mapping[int, object]] = {1: {1: "From", 2: "Remarks"}}
    origins = {(1, place): first.cell(min(first.rows), 0) for place in (0, 1, 2)}
    for grid, name, alone in sheets:
        heading: dict[int, str] = {}
        for row in alone:
            number, (column, text) = len(rows) + 1, next(iter(grid.rows[row].items()))
            above = _text_in(grid, row - 1) if len(grid.rows.get(row - 1, ())) == 1 else ""
            if row + 1 in alone and _heads_refusals(written(text)):
                continue
            heading[row] = above.strip(" :：") if _heads_refusals(above) else heading.get(row - 1, "")
            rows[number] = {1: name, 2: f"{heading[row]}: {written(text)}" if heading[row] else text}
            origins |= {(number, place): grid.cell(row, column) for place in (0, 1, 2)}
    return (Grid("Remarks below", rows, origins=origins),) if len(rows) > 1 else ()


def _heads_refusals(text: str) -> bool:
    """Whether a text asks for refusals, and names no company itself."""
    return polarity_of(text) is Level.NO and title_score(text, "wishes") >= _HEADING and not refused_in(text)


_HEADING = 0.7


def behind_gap(grid: Grid, header: int) -> list[int]:
    """The rows with one cell below a table and an empty row."""
    below = sorted(row for row, values in grid.rows.items() if row > header and values)
    gap = next((row for before, row in pairwise([header, *below]) if row > before + 1), None)
    return [row for row in below if gap is not None and row >= gap and len(grid.rows[row]) == 1]


def _table_below(grid: Grid) -> tuple[int, int, tuple[str, ...]] | None:
    """The row with the form's company, the row of the titles of the table below, and these titles; or None."""
    labels: list[int] = []
    for row, values in list(grid.rows.items())[:_HEADER_ROWS]:
        if len(values) > 2 and len(labels) >= _FEWEST_LABELS and is_header(grid, row):
            asking = next((r for r in labels if _is_requester_label(written(grid.rows[r][min(grid.rows[r])]))), 0)
            return (asking, row, tuple(written(v) for v in values.values())) if asking else None
        if len(values) == 2:
            labels.append(row)
    return None


def _is_requester_label(label: str) -> bool:
    bare = label.strip(" :：*")
    return title_score(bare, "company") >= 0.7 or side_of_title(bare) is not None


def gathered(book: Book) -> Book:
    """The workbook with sheets that are forms, with labels at the left and answers next to them, joined to one list."""
    found = [(grid, *labelled) for grid in book.grids if (labelled := _labelled(grid)) is not None]
    counted = Counter(label for _, _, labels in found for label in labels)
    shared = {label for label, count in counted.items() if 5 * count >= 4 * len(found)}
    found = [(grid, column, labels) for grid, column, labels in found if len(shared & labels.keys()) >= _FEWEST_SHARED]
    said = [
        (grid, name, [row for row in _sentences(grid) if _is_remark(grid, row, labels, counted, shared)])
        for grid, _, labels in found
        if (name := _company_in(grid, labels)) is not None
    ]
    tails = {grid.name: set(rows) for grid, _, rows in said}
    found = [
        (grid, column, {label: row for label, row in labels.items() if row not in tails.get(grid.name, ())})
        for grid, column, labels in found
    ]
    titles = {label for label in shared if _heads_table(label, found)}
    every = [label for label in dict.fromkeys(k for _, _, labels in found for k in labels) if label not in titles]
    if len(found) < _FEWEST_FORMS or len(every) < _FEWEST_FORMS or not shared - titles:
        return book
    sheets = [
        (grid, column, {place: labels[label] for place, label in enumerate(every, start=1) if label in labels})
        for grid, column, labels in found
    ]
    rows: dict[int, dict[int, object]] = {1: {place: text.split("\0")[0] for place, text in enumerate(every, start=1)}}
    origins = {(1, place): grid.cell(row, at) for grid, at, places in reversed(sheets) for place, row in places.items()}
    for number, (grid, column, places_) in enumerate(sheets, start=2):
        answers = {place: {c: v for c, v in grid.rows[row].items() if c > column} for place, row in places_.items()}
        bare = {
            p: grid.rows[row] for p, row in places_.items() if not answers[p] and not _is_label(grid, row, every[p - 1])
        }
        cells = {**answers, **bare}
        rows[number] = {p: _joined(values) for p, values in cells.items() if values}
        origins |= {(number, p): grid.cell(places_[p], min(values)) for p, values in cells.items() if values}
        origins[number, 0] = grid.cell(min(places_.values()), column)
    names = tuple(grid.name for grid, _, _ in sheets)
    made = Grid(f"{names[0]} … {names[-1]}", rows, origins=origins)
    rest = tuple(grid for grid in book.grids if grid.name not in names)
    return replace(book, grids=(made, *(remarks_below(said) if said else ()), *rest))


def _company_in(grid: Grid, labels: Mapping[str, int]) -> object | None:
    """The name of the company of a form."""
    row = next((row for label, row in labels.items() if _is_requester_label(label) and len(grid.rows[row]) > 1), None)
    return grid.rows[row][max(grid.rows[row])] if row is not None else None


def _sentences(grid: Grid) -> list[int]:
    """The rows with one cell of two words or more; above the last row with several cells, of five and no label."""
    last = max((row for row, values in grid.rows.items() if len(values) > 1), default=0)
    alone = {row: written(*values.values()).rstrip(" *") for row, values in grid.rows.items() if len(values) == 1}
    least = {
        row: 2 if row > last else 99 if text.endswith((":", "：", "?", "？")) else 5 for row, text in alone.items()
    }
    return [row for row, text in alone.items() if len(text.split()) >= least[row]]


def _is_remark(
    grid: Grid, row: int, labels: Mapping[str, int], counted: Mapping[str, int], shared: Collection[str]
) -> bool:
    """Whether a sentence is of its form alone, or of few forms behind a gap, and no name below a heading."""
    text = _text_in(grid, row)
    return text in labels and (counted[text] <= 1 or (text not in shared and not grid.rows.get(row - 1)))


def _text_in(grid: Grid, row: int) -> str:
    return written(next(iter(grid.rows[row].values()))).strip(" :：*")


_FEWEST_SHARED = 2


def _heads_table(label: str, forms: Sequence[tuple[Grid, int, Mapping[str, int]]]) -> bool:
    """Whether a label begins the header of a table in the form: the same titles are next to it in every form."""
    beside = {
        tuple(written(v) for c, v in sorted(grid.rows[labels[label]].items()) if c > column)
        for grid, column, labels in forms
        if label in labels
    }
    titles = next(iter(beside), ())
    reads_so = len(titles) > 1 or any(map(is_title, titles))
    return len(beside) == 1 and reads_so and not _answers_company(label)


def _answers_company(label: str) -> bool:
    return title_score(label, "company") >= 0.7 or title_score(label, "role") >= 0.7


def _joined(values: Mapping[int, object]) -> object:
    return next(iter(values.values())) if len(values) == 1 else "; ".join(map(written, values.values()))


def _is_label(grid: Grid, row: int, label: str) -> bool:
    """Whether a label is the text of its row, and was not generated for a name below a heading."""
    return _text_in(grid, row) == label.split("\0", maxsplit=1)[0]


def _labelled(grid: Grid) -> tuple[int, dict[str, int]] | None:
    """The column of the labels of a form, and the row of each; None if a sheet is no form.

    A form has at least twice as many labels as rows with more than two cells, and a label for the company. Repeated
    labels are made unique.
    """
    filled = [row for row, values in grid.rows.items() if values]
    if not _FEWEST_FORMS <= len(filled) <= 60 or max(map(len, grid.rows.values())) > 8:
        return None
    column = min(min(values) for values in grid.rows.values() if values)
    labels: dict[str, int] = {}
    heading, names = "", 0
    for row, values in grid.rows.items():
        heading = heading if values and row - 1 in filled else ""  # an empty row ends the names below a heading
        text = written(values[column]).strip(" :：*") if column in values else ""
        if len(values) == 1 and (polarity_of(text) is not Level.WANT or title_score(text, "wishes") >= 0.7):
            heading, names = text, 0
        elif text.isdecimal() and heading:
            text = f"{heading} {text}"
        elif heading and len(values) == 1 and text and not is_title(text):
            names += 1
            text = f"{heading} {names}"  # a name below its heading
        if text:
            labels[text if text not in labels else f"{text}\0{row}"] = row
    rows = list(labels.values())
    titled = [row for row in rows if not set(grid.rows[row]) - {column}]
    if rows and rows[0] in titled:  # the title of the form
        labels = {text: row for text, row in labels.items() if row != rows[0]}
    known = [text for text in labels if title_score(text, "company") >= 0.7 or side_of_title(text) is not None]
    answered = any(set(grid.rows[labels[text]]) - {column} for text in known)
    listed = sum(len(values) > 2 for values in grid.rows.values())
    return (column, labels) if known and answered and 2 * listed <= len(labels) else None


_FEWEST_LABELS = 3


_FIELDS = (
    *("company", "country", "zone", "products", "languages", "not_available", "minimum", "maximum", "contact"),
    *("email", "phone", "notes", "role", "wishes", "id", "local", "priority", "nothing"),
)


def is_title(text: str) -> bool:
    """Whether a text is a known title of a column, or label of an answer."""
    if choice_number(text) is not None or polarity_of(text) is not Level.WANT:
        return True
    return any(title_score(text, name) >= 0.7 for name in _FIELDS)


def _with_listed_cards(book: Book) -> Book:
    """The workbook with sheets of cards replaced by lists; the reader of cards is loaded only for likely ones."""
    if not any(map(_may_have_cards, book.grids)):
        return book
    from sco_scheduler.intake.understanding.layouts.cards import with_cards

    return with_cards(book)


def _may_have_cards(grid: Grid) -> bool:
    """Whether known titles of the first column of a sheet recur in it, as the labels of cards do."""
    first = min((min(values) for values in grid.rows.values() if values), default=0)
    labels = {written(values[first]).strip(" :：*") for values in grid.rows.values() if first in values}
    every = Counter(written(value).strip(" :：*") for values in grid.rows.values() for value in values.values())
    again = [text for text in labels if every[text] > 1 and len(text) <= _LONGEST_LABEL]
    return len(again) > 1 and any(is_title(text) or side_of_title(text) is not None for text in again)


_LONGEST_LABEL = 60


def turned(grid: Grid, book: Book) -> Grid:
    """The sheet with a row for each company, if it has a column for each with its choices one below the other."""
    header = next((row for row, values in grid.rows.items() if len(values) >= 4), 0)
    below = [row for row in grid.rows if row > header]
    if not header or not 2 <= len(below) <= 20:
        return grid
    first, *others = sorted(grid.rows[header])
    counted = [choice_number(written(grid.rows[row][first])) for row in below if first in grid.rows[row]]
    titles = [written(grid.rows[header][column]) for column in others]
    named = any(title_score(t, "company") >= 0.9 or _names_side(t) for t in titles)
    if named or 2 * sum(map(is_title, titles)) >= len(others):
        return grid  # the first column numbers the rows of a list
    if len(counted) < len(below) or counted != list(range(1, len(below) + 1)):
        return grid
    texts = {
        column: {fold(written(grid.rows[row][column])) for row in below if column in grid.rows[row]}
        for column in others
    }
    heads = {
        fold(written(value))
        for other in book.grids
        if other is not grid
        for values in list(other.rows.values())[:_HEADER_ROWS]
        for value in values.values()
    }
    asked = [column for column in others if texts[column]]
    shared = [c for c in asked if texts[c] & heads or any(texts[c] & texts[other] for other in asked if other != c)]
    words = all(any(char.isalpha() for char in text) for values in texts.values() for text in values)
    if not words or not shared or 2 * len(shared) < len(asked) or len(others) < _FEWEST_FORMS:
        return grid
    header_row: dict[int, object] = {1: "Company"}
    header_row |= {n: f"Choice {n - 1}" for n in range(2, len(below) + 2)}
    rows: dict[int, dict[int, object]] = {1: header_row}
    origins = {(1, 1): grid.cell(header, first)} | {
        (1, n): grid.cell(below[n - 2], first) for n in range(2, len(below) + 2)
    }
    for number, column in enumerate(others, start=2):
        places = {1: header} | {n: below[n - 2] for n in range(2, len(below) + 2)}
        rows[number] = {n: grid.rows[row][column] for n, row in places.items() if column in grid.rows[row]}
        origins |= {(number, n): grid.cell(places[n], column) for n in rows[number]}
    return replace(grid, rows=rows, origins=origins, merged=())


def _names_side(title: str) -> bool:
    """Whether a title is just the word for one side, not a name with such a word: ``Supplier``."""
    return len(title.split()) == 1 and side_of_title(title) is not None


def with_labels(book: Book) -> tuple[Book, tuple[str, ...]]:
    """The workbook with codes replaced by the labels of its code book, and the names of the sheets with code books.

    A code book has a row for each code: the question or column, the code and the label. A column is decoded if the
    code book has its title, or if exactly one question has all of its codes.
    """
    books = {grid.name: labels for grid in book.grids if (labels := _labels(grid))}
    if len(books) != 1:
        return book, ()
    name, labels = next(iter(books.items()))
    grids = tuple(grid if grid.name == name else _with_labels(grid, labels) for grid in book.grids)
    if all(old is new for old, new in zip(book.grids, grids, strict=True)):
        return book, ()
    return replace(book, grids=tuple(grid for grid in grids if grid.name != name)), (name,)


def _labels(grid: Grid) -> dict[str, dict[str, object]]:
    """The label of each code, by question."""
    for row, values in list(grid.rows.items())[:_HEADER_ROWS]:
        titles = {bare_title(written(value)): column for column, value in values.items()}
        places = [next((titles[t] for t in titles if t in words), None) for words in (_VARIABLE, _CODE, _LABEL)]
        if None in places:
            continue
        found: dict[str, dict[str, object]] = {}
        question = ""
        for number, cells in grid.rows.items():
            variable, code, label = (cells.get(place or 0) for place in places)
            question = fold(written(variable)) if variable is not None else question
            if number > row and code is not None and label is not None:
                found.setdefault(question, {})[fold(written(code))] = label
        return found
    return {}


def _with_labels(grid: Grid, labels: Mapping[str, Mapping[str, object]]) -> Grid:
    header = next((row for row, values in grid.rows.items() if len(values) >= 2), 0)
    meant = dict(_decoded_columns(grid, header, labels))
    if not meant:
        return grid
    rows = {
        row: {
            column: meant[column].get(fold(written(value)), value) if row > header and column in meant else value
            for column, value in values.items()
        }
        for row, values in grid.rows.items()
    }
    return replace(grid, rows=rows)


def _decoded_columns(
    grid: Grid, header: int, labels: Mapping[str, Mapping[str, object]]
) -> Iterator[tuple[int, Mapping[str, object]]]:
    titled = [fold(written(value)) for value in grid.rows.get(header, {}).values()]
    if not any(title in labels for title in titled):
        return
    for column, title in grid.rows.get(header, {}).items():
        named = labels.get(fold(written(title)))
        cells = {fold(written(v[column])) for row, v in grid.rows.items() if row > header and column in v}
        fitting = [of for of in labels.values() if cells and cells <= of.keys()]
        if named is not None:
            yield column, named
        elif len(fitting) == 1 and len(fitting[0]) > 2:
            yield column, fitting[0]
