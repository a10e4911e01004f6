"""What becomes of sheets that are no lists yet, with a row, a column or a cell less each time: as golden files say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from sco_scheduler.domain.messages import Cell
from sco_scheduler.intake.table.grids import Book, FormMap, Grid, letters
from sco_scheduler.intake.understanding.cells.questions import Decider
from sco_scheduler.intake.understanding.layouts.feet import without_feet
from sco_scheduler.intake.understanding.layouts.filling import filled
from sco_scheduler.intake.understanding.layouts.forms import gathered, with_wishes_of_forms
from sco_scheduler.intake.understanding.layouts.nested import with_nested_lists
from sco_scheduler.intake.understanding.layouts.outlines import with_outlines, with_tables_of_askers
from sco_scheduler.intake.understanding.layouts.parts import parted, turned, with_labels
from sco_scheduler.intake.understanding.layouts.several import each_alone, with_askers
from sco_scheduler.intake.understanding.layouts.sideways import upright
from sco_scheduler.intake.understanding.layouts.stacks import stacked, tables_apart
from sco_scheduler.intake.understanding.lists.catalogues import without_shared_numbers
from tests.intake.understanding.reshapes import SHEETS
from tests.intake.understanding.sheets import sheet, shown
from tests.intake.understanding.troubled import table
from tests.output.layout import compared

GOLDEN = Path(__file__).parent / "golden" / "reshaped"
Reshape = Callable[[Book], Book | tuple[Book, object]]
Rows = Sequence[Sequence[object]]


def _narrow(book: Book) -> Book:
    return with_outlines(book, [grid.name for grid in book.grids if grid.name != "Known"])


def _turned(book: Book) -> Book:
    return replace(book, grids=tuple(turned(grid, book) for grid in book.grids))


def _stacked(book: Book) -> Book:
    return replace(book, grids=tuple(part for grid in book.grids for part in stacked(grid)))


def _parted(book: Book) -> Book:
    return replace(book, grids=tuple(part for grid in book.grids for part in parted(grid)))


def _tables_apart(book: Book) -> Book:
    return tables_apart(book, {})


def _footless(book: Book) -> Book:
    return replace(book, grids=tuple(part for grid in book.grids for part in without_feet(grid)))


def _alone(book: Book) -> Book:
    decider = Decider(FormMap())
    return replace(book, grids=tuple(each_alone(grid, book, decider) for grid in book.grids))


def _unnumbered(book: Book) -> tuple[Book, object]:
    return without_shared_numbers(book, Decider(FormMap()))


RESHAPES: dict[str, Reshape] = {
    **dict.fromkeys(
        ["dittos", "labels once", "further wishes", "blocks", "names of both sides", "lists of a program"], filled
    ),
    "numbered lists": filled,
    **dict.fromkeys(
        [
            "nested reports",
            "nested reports with titles in two rows",
            "numbered reports",
            "numbered names",
            "reports with bullets",
            "reports with roles",
        ],
        with_nested_lists,
    ),
    **dict.fromkeys(["lists side by side", "halves of a list"], _parted),
    "small tables": _tables_apart,
    "forms with names below headings": gathered,
    **dict.fromkeys(["askers above tables", "askers above lists", "bare askers"], with_askers),
    **dict.fromkeys(["several in a row", "several in a cell"], _alone),
    **dict.fromkeys(["titles at the left", "questions at the left"], upright),
    **dict.fromkeys(
        [
            "outline below",
            "outline of bullets",
            "outline with colons",
            "outline beside",
            "outline in a line",
            "outline with arrows",
            "sheets of askers",
        ],
        _narrow,
    ),
    "tables of askers": with_tables_of_askers,
    "forms": gathered,
    "tables in forms": with_wishes_of_forms,
    "choices below companies": _turned,
    "code book": with_labels,
    **dict.fromkeys(["one list below the other", "the same list again"], _stacked),
    "feet": _footless,
    "numbers of rows": _unnumbered,
}
"""What makes lists of each of them."""


def lessened(tables: Mapping[str, Rows]) -> Iterator[tuple[str, dict[str, Rows]]]:
    """The sheets without a row, a column, a cell, or one of them; of several alike only the first is lessened."""
    sizes: Counter[int] = Counter()
    for name, rows in tables.items():
        sizes[len(rows)] += 1
        if sizes[len(rows)] == 1 and name != "Known":
            yield from ((f"without {what} of {name}", {**tables, name: left}) for what, left in _lessened(rows))
        elif len(tables) > _FEW:
            yield f"without {name}", {at: of for at, of in tables.items() if at != name}


def _lessened(rows: Rows) -> Iterator[tuple[str, Rows]]:
    for place in range(len(rows)):
        yield f"row {place + 1}", [row for n, row in enumerate(rows) if n != place]
    for column in range(max(map(len, rows))):
        yield f"column {column + 1}", [[v for c, v in enumerate(row) if c != column] for row in rows]
    for place, row in list(enumerate(rows))[1::2]:
        at = (place, len(row) - 1 if place % 4 == 1 else 0)
        left = [[None if (n, c) == at else v for c, v in enumerate(cells)] for n, cells in enumerate(rows)]
        yield f"a cell of row {place + 1}", left


_FEW = 2


def made(reshape: Reshape, tables: Mapping[str, Rows]) -> Counter[str]:
    """All cells that there are then, row by row."""
    told = reshape(Book("trade.xlsx", tuple(sheet(name, *rows) for name, rows in tables.items())))
    book = told[0] if isinstance(told, tuple) else told
    return Counter(shown(*book.grids))


@pytest.mark.parametrize("name", SHEETS)
def test_what_becomes_of_sheets_with_a_little_less_each_time(name):
    reshape, texts = RESHAPES[name], SHEETS[name]
    tables = {
        at: [row if any(cell is not None for cell in row) else [] for row in table(text)] for at, text in texts.items()
    }
    whole = made(reshape, tables)
    lines = [*whole.elements(), ""]
    for what, less in lessened(tables):
        after, plain = made(reshape, less), made(lambda book: book, less)
        if after == plain:
            lines.append(f"{what}: stays as it is")
            continue
        lines += [what, *(f"  - {line}" for line in (whole - after).elements())]
        lines += [f"  + {line}" for line in (after - whole).elements()]
    compared(GOLDEN / f"{name}.txt", [line.replace("\n", "\\n") for line in lines])


Cells = Counter[tuple[str, int, str, str]]


def beginning(tables: Mapping[str, Rows], by: int = 0) -> list[Grid]:
    """The sheets, which begin so many rows and columns further."""
    return [
        Grid(
            name, {n + by: {c + by: v for c, v in enumerate(row, 1) if v} for n, row in enumerate(rows, 1) if any(row)}
        )
        for name, rows in tables.items()
    ]


def placed(reshape: Reshape, grids: Sequence[Grid], by: int = 0) -> Cells:
    """All cells that there are then, and where they come from, of sheets that begin so much further."""
    told = reshape(Book("trade.xlsx", tuple(grids)))
    book = told[0] if isinstance(told, tuple) else told
    found: Cells = Counter()
    for grid in book.grids:
        for row, values in grid.rows.items():
            for column, value in values.items():
                at = grid.cell(row, column)
                found[at.sheet, at.row - by, at.column and chr(ord(at.column) - by), str(value)] += 1
    return found


MADE = {"sheets of askers", "tables in forms"}
"""Those with titles of their own, which are told of the first cell."""


@pytest.mark.parametrize("name", [name for name in SHEETS if name not in MADE])
def test_sheets_that_begin_further_to_the_right_and_below_are_the_same(name):
    tables = {at: table(text) for at, text in SHEETS[name].items()}
    assert placed(RESHAPES[name], beginning(tables, 1), 1) == placed(RESHAPES[name], beginning(tables))


@pytest.mark.parametrize("name", SHEETS)
def test_cells_that_came_from_elsewhere_still_do(name):
    grids = beginning({at: table(text) for at, text in SHEETS[name].items()})
    moved = [
        replace(
            grid,
            origins={
                (row, c): Cell(f"Of {grid.name}", row + 90, letters(c))
                for row, values in grid.rows.items()
                for c in (0, *values)
            },
        )
        for grid in grids
    ]
    here, elsewhere = (placed(RESHAPES[name], of) for of in (grids, moved))
    still = Counter({(f"Of {at[0]}", at[1] + 90, *at[2:]): count for at, count in here.items()})
    assert sorted(at[-1] for at in (still - elsewhere)) == sorted(at[-1] for at in (elsewhere - still))
    assert {at[-1] for at in still - elsewhere} <= {"Company", "Company:", "Role", "Wants to meet"}  # which were made
