"""What signs in matrices and beside pairs mean, by the other signs and what explains them: as a golden file has it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import cycle
from pathlib import Path

from sco_scheduler.intake.table.grids import Book, FormMap, Grid
from sco_scheduler.intake.understanding.book import understand_book
from tests.intake.understanding.sheets import sheet
from tests.intake.understanding.wishes.test_reading import B, S
from tests.output.layout import compared_below_names

SETS = """
x;✓;1;+;-;★;yes;no;0;A;!;?;must
x .;✓ .;1 .;+ .;- .;★ .;yes .;no .;0 .;A .;! .;? .;must .;○ .;да .;v .
x ✓;x -;x 1;x A;x must;+ -;+ ++;+ ++ - .;★ ✓;★ 1;★ must;★ x .;☆ ★;yes no;да нет;yes no maybe;Y N;0 1;0 1 .;1 2 3 .
5 1 3;1 1 2 .;A B;A B C .;A C x;M S;v x;○ △ ×;○ ●;! x;!! !;? x .;-2 1;-3 2 1;no want must;must no .;✓ ✓✓;✓ n/a;10 7 3
x : x = must;x .: x - no interest;A B C: A = must, B = want, C = no;1 2: 1 = first priority;1 2 5: 5 = most wanted
0 1: 0 = refuses;★ x: ★ above all;+ ++: ++ must meet, + want to meet;A B: A our clients, B new;x o: x no, o yes
• .;■ .;👍 .;100 50 .;first second .;high low .;обязательно можно нет;必须 可 不;想见 不见 .;want want? no!;x X;＋ －
"""
"""Signs of which the cells take turns, a dot for none; behind a colon what is written below."""


def _matrix(signs: list[str], below: str) -> Grid:
    turns = cycle(signs)
    cells = [[None if (sign := next(turns)) == "." else sign for _ in range(5)] for _ in range(5)]
    return sheet("Grid", [None, *S[:5]], *([b, *row] for b, row in zip(B, cells, strict=False)), [], [below or None])


def _pairs(signs: list[str], below: str) -> Grid:
    turns = cycle(signs)
    rows = [[b, s, None if (sign := next(turns)) == "." else sign] for b in B[:5] for s in S[:3]]
    return sheet("Pairs", ["Buyer", "Supplier", "Interest"], *rows, [], [below or None])


def _told(grid: Grid) -> Iterator[str]:
    buyers = sheet("Guests", ["Buyer", "Country"], *([b, "Kenya"] for b in B))
    sellers = sheet("Exhibitors", ["Supplier", "Zone"], *([s, "A"] for s in S))
    found = understand_book(Book("trade.xlsx", (grid, buyers, sellers)), {}, {}, FormMap())
    if found is None:
        yield "nothing"
        return
    meant: dict[str, set[str]] = {}
    for wish in found.built.wishes:
        row = next((row for row in grid.rows if row == wish.cell.row), 0)
        sign = next((str(v) for c, v in grid.rows[row].items() if grid.cell(row, c) == wish.cell), "?")
        sign = str(grid.rows[row].get(3, ".")) if grid.name == "Pairs" else sign
        meant.setdefault(sign, set()).add(f"{wish.level.value}{'' if wish.rank is None else f' {wish.rank}'}")
    yield from (f"{sign} is {'/'.join(sorted(levels))}" for sign, levels in meant.items())
    yield from (f"? {q.kind} {q.subject} = {q.guess} {q.certainty:.2f}" for q in found.questions)


def test_what_signs_mean_is_as_in_the_golden_file():
    sets = [part.strip() for line in SETS.strip().splitlines() for part in line.split(";")]
    made = [(text, partial(_lines, text)) for text in sets]
    compared_below_names(Path(__file__).parent / "golden" / "signs.txt", made)


def _lines(text: str) -> list[str]:
    signs, _, below = text.partition(":")
    made = {"in a matrix": _matrix, "in pairs": _pairs}
    return [f"{where}: {'; '.join(_told(make(signs.split(), below.strip())))}" for where, make in made.items()]
