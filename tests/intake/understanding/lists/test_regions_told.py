"""Which list a sheet has, with rows of other matters put in and some left out: as a golden file has it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from random import Random

import pytest

from sco_scheduler.intake.table.grids import Book, Grid, letters
from sco_scheduler.intake.understanding.layouts.feet import without_feet
from sco_scheduler.intake.understanding.layouts.forms import gathered, with_wishes_of_forms
from sco_scheduler.intake.understanding.layouts.outlines import with_outlines, with_tables_of_askers
from sco_scheduler.intake.understanding.layouts.parts import parted, turned, with_labels
from sco_scheduler.intake.understanding.layouts.several import with_askers
from sco_scheduler.intake.understanding.layouts.sideways import upright
from sco_scheduler.intake.understanding.layouts.stacks import stacked
from sco_scheduler.intake.understanding.lists.regions import Region, find_region
from sco_scheduler.intake.understanding.meanings.matrix_columns import matrix_meanings, matrix_titles, says_wishes
from sco_scheduler.intake.understanding.meanings.shapes import is_grouped, pair_sides, wish_rows, without_echoes
from sco_scheduler.intake.understanding.names.matching import NameIndex
from tests.intake.books import Sheets
from tests.intake.understanding import exports, test_unusual_shapes
from tests.intake.understanding.layouts import test_outlines
from tests.intake.understanding.sheets import sheet
from tests.intake.understanding.troubled import TROUBLED, table
from tests.output.layout import compared

GOLDEN = Path(__file__).parents[1] / "golden"
OTHERS = [
    *(["Total", 6], ["Total: 3 companies"], [3], ["Итого", None, None, 5], ["Page 2"], ["TEST please ignore", "x"]),
    *(["Approved by:", "J. Smith"], ["Директор", None, "Иванов И.И."], ["负责人", "王芳"], ["x", "must meet"]),
    *(["BUYERS"], ["SUPPLIERS"], ["Hall A"], ["Hall B"], ["Supplier"], ["* = must meet"], ["M", "must"], ["✓ = yes"]),
    *(
        ["(official name)", "(in English)", "(one only)"],
        [1, 2, 3, 4],
        ["Please send corrections by Friday, thank you"],
    ),
    *([], [], ["Buyer: Altyn Trade LLP"], ["Company", "Country"], ["Name", "City", "E-mail"], ["Must meet"]),
    *(
        ["Altyn Trade LLP"],
        ["Orda Foods", "Kazakhstan"],
        [None, "x", "x"],
        ["#REF!"],
        ["-", "-", "-"],
        ["Notes", "late"],
    ),
]
"""Rows that stand in, above or below lists."""

SHEETS: dict[str, Sheets] = {
    **{name: made(exports.Wishing.random(3)) for name, (made, _) in exports.SHAPES.items()},
    **{name: {at: table(text) for at, text in named.items()} for name, named in TROUBLED.items()},
    **test_unusual_shapes.SHAPES,
    **{f"outline {name}": {"1": rows, **test_outlines.LISTS} for name, rows in test_outlines.SHAPES.items()},
    "sheets of askers": {**test_outlines.OWN_SHEETS, **test_outlines.LISTS},
    "tables of askers": {
        name: [["Supplier", "Interest"], *([s, "must" if s in test_outlines.WISHES[name] else None] for s in names)]
        for name, names in dict.fromkeys(test_outlines.BUYERS, test_outlines.SELLERS).items()
    },
}
NAMES = {row[0]: row[1:3] for row in (*exports.BUYERS, *exports.SELLERS)}


def with_other_rows(rows: Sequence[Sequence[object]], chance: Random) -> tuple[list[Sequence[object]], str]:
    """Rows of which some are left out and among which others are put, and what was done."""
    made, told = list(rows), []
    for _ in range(chance.randrange(3)):
        if len(made) > 2:
            place = chance.randrange(len(made))
            told.append(f"without row {place + 1}")
            del made[place]
    for _ in range(chance.choice([0, 1, 1, 2])):
        place, row = chance.randrange(len(made) + 1), chance.choice(OTHERS)
        told.append(f"{row} at {place + 1}")
        made.insert(place, row)
    return made, ", ".join(told) or "as it is"


def runs(numbers: Sequence[int]) -> str:
    """Rows or columns in a few signs: ``2-5 7``."""
    groups = [list(group) for _, group in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0])]
    return " ".join(f"{group[0][1]}-{group[-1][1]}" if len(group) > 1 else str(group[0][1]) for group in groups)


def seen(region: Region, names: NameIndex) -> Iterator[str]:
    """What is seen of a list by where its cells stand."""
    for column in region.columns:
        column.profiled(names)
    yield f"header {runs(region.header)}; rows {runs(region.rows)}"
    yield " | ".join(f"{c.letters} {'/'.join(c.titles)} ({c.profile.filled})" for c in region.columns)
    yield from (f"{row} heads {text}" for row, text in region.sections.items())
    yield from (f"{row} remark {text}" for row, text in region.remarks.items())
    if headed := matrix_titles(region):
        yield f"names above {[*headed.values()]} {'say wishes' * says_wishes(region, headed)}"
    if found := matrix_meanings(region, region.columns, names, alone=True):
        yield f"matrix {runs(sorted(found))} {sorted({(m.company, m.certainty) for m in found.values()})[:3]}"
    if pairs := pair_sides(region):
        yield f"pairs {[(column.letters, role.value) for column, role in pairs]}"
    if (asks := wish_rows(region)) is not None:
        yield f"a wish a row {asks.asker.letters} {asks.target.letters} {asks.role and asks.role.letters} {asks.side}"
    left = without_echoes(region, names)
    yield from (f"echo {column.letters}" for column in region.columns if column not in left)
    if is_grouped(region.columns[:2]):
        yield "grouped"


def reshaped(book: Book) -> Iterator[str]:
    """What becomes of a workbook whose sheets are no lists yet."""
    for grid in book.grids:
        for change in (parted, stacked, without_feet):
            if len(parts := change(grid)) > 1:
                yield f"{change.__name__}: {'; '.join(map(_size, parts))}"
        if (made := turned(grid, book)) is not grid:
            yield f"turned: {_size(made)}"
    for change in (with_askers, upright, with_tables_of_askers, with_wishes_of_forms, gathered, with_labels, _outlined):
        made_book = change(book)
        new = made_book[0] if isinstance(made_book, tuple) else made_book
        old = {id(grid.rows) for grid in book.grids}
        sizes = [_size(grid) for grid in new.grids if id(grid.rows) not in old]
        if sizes:
            yield f"{change.__name__}: {'; '.join(sizes)}"


def _outlined(book: Book) -> Book:
    return with_outlines(book, [grid.name for grid in book.grids])


def _size(grid: Grid) -> str:
    columns = sorted({column for values in grid.rows.values() for column in values})
    first = next((list(values.values()) for values in grid.rows.values() if values), [])
    return f"{grid.name} {len(grid.rows)} x {''.join(map(letters, columns))} {first[:4]}"


@pytest.mark.parametrize("times", [4])
def test_lists_are_found_among_rows_of_other_matters(times):
    names = NameIndex()
    for key, called in NAMES.items():
        names.add(key, called)
    lines = []
    for kind, sheets in SHEETS.items():
        for n in range(times):
            chance, grids = Random(f"{kind} {n}"), []
            for name, rows in sheets.items():
                made, told = with_other_rows(rows, chance) if n else (list(rows), "as it is")
                grids.append(sheet(name, *made))
                region = find_region(grids[-1], names)
                lines += [f"{kind}, {name}: {told}", *(f"  {line}" for line in (seen(region, names) if region else ()))]
            lines += [f"  {kind}: {line}" for line in reshaped(Book("trade.xlsx", tuple(grids)))]
    compared(GOLDEN / "lists.txt", [line.replace("\n", "\\n") for line in lines])
