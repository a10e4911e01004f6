"""Converts forms to lists: sheets with labels and answers of a company each, and tables and remarks below them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from sco_scheduler.domain.event import Level
from sco_scheduler.intake.table.grids import Book, Grid
from sco_scheduler.intake.understanding.cells.sayings import refused_in
from sco_scheduler.intake.understanding.layouts.parts import is_header, is_title
from sco_scheduler.intake.understanding.wording.polarity import polarity_of
from sco_scheduler.intake.understanding.wording.words import side_of_title, title_score
from sco_scheduler.intake.values.entries import written

_HEADER_ROWS, _FEWEST_FORMS = 10, 3


def with_wishes_of_forms(book: Book, pairs: Collection[str] = ()) -> Book:
    """The workbook with cards as lists, and the tables below the labels of several forms joined to one list.

    Parameters
    ----------
    pairs
        The names of sheets that are known to have a wish in each row.
    """
    book = _with_usual_labels(_with_listed_cards(book, pairs))
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


def _with_usual_labels(book: Book) -> Book:
    """The workbook with the labels of forms in other languages as most of the forms have them in the same rows.

    At least two labels of such a form have the meaning of the usual ones, and none another: ``Company`` in place of
    ``Firma``. The titles of a table below them are replaced too.
    """
    forms = [(grid, found[0]) for grid in book.grids if (found := _labelled(grid)) is not None]
    counted: dict[int, Counter[str]] = {}
    for grid, column in forms:
        for row, values in grid.rows.items():
            if column in values:
                counted.setdefault(row, Counter())[written(values[column])] += 1
    usual = {row: of.most_common(1)[0][0] for row, of in counted.items() if 2 * max(of.values()) > len(forms)}
    if len(forms) <= _FEWEST_FORMS or len(usual) < _FEWEST_FORMS:
        return book
    changed: dict[str, Grid] = {}
    for grid, column in forms:
        table = next((row for row, values in grid.rows.items() if len(values) > _ANSWERED), max(grid.rows))
        above = {row: values[column] for row, values in grid.rows.items() if column in values and row <= table}
        label = {row: written(value) for row, value in above.items() if row in usual}
        others = [row for row, text in label.items() if text != usual[row]]
        pairs = [(_field_of(label[row]), _field_of(usual[row])) for row in others]
        alike = sum(one == other is not None for one, other in pairs)
        if alike < _FEWEST_SHARED or any(None not in pair and pair[0] != pair[1] for pair in pairs):
            continue
        rows = dict(grid.rows)
        for row in others:
            model = next(g.rows[row] for g, c in forms if written(g.rows.get(row, {}).get(c)) == usual[row])
            whole = len(model) > _ANSWERED and model.keys() == rows[row].keys()
            rows[row] = {**model} if whole else {**rows[row], column: usual[row]}
        changed[grid.name] = replace(grid, rows=rows)
    return replace(book, grids=tuple(changed.get(grid.name, grid) for grid in book.grids)) if changed else book


def _field_of(label: str) -> str | None:
    """What a label of a form is about, as far as it is one of the usual details of a company."""
    bare = label.strip(" :：*")
    return next((field for field in _FIELDS if title_score(bare, field) >= _HEADING), None)


_FIELDS, _ANSWERED = ("company", "country", "contact", "email", "phone", "maximum", "languages", "products", "notes"), 2


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
    answered = any(set(grid.rows[row]) - {column} for text, row in labels.items() if _is_requester_label(text))
    listed = sum(len(values) > 2 for values in grid.rows.values())
    return (column, labels) if answered and 2 * listed <= len(labels) else None


_FEWEST_LABELS = 3


def _with_listed_cards(book: Book, pairs: Collection[str]) -> Book:
    """The workbook with sheets of cards replaced by lists; the reader of cards is loaded only for likely ones."""
    if not any(map(_may_have_cards, book.grids)):
        return book
    from sco_scheduler.intake.understanding.layouts.cards import with_cards

    return with_cards(book, pairs)


def _may_have_cards(grid: Grid) -> bool:
    """Whether known titles of the first column of a sheet recur in it, as the labels of cards do."""
    first = min((min(values) for values in grid.rows.values() if values), default=0)
    labels = {written(values[first]).strip(" :：*") for values in grid.rows.values() if first in values}
    every = Counter(written(value).strip(" :：*") for values in grid.rows.values() for value in values.values())
    again = [text for text in labels if every[text] > 1 and len(text) <= _LONGEST_LABEL]
    return len(again) > 1 and any(is_title(text) or side_of_title(text) is not None for text in again)


_LONGEST_LABEL = 60
