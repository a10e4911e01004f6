"""What is read of cells of lists and matrices of wishes, by what stands above them: as golden files have it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sco_scheduler.intake.table.grids import Book, FormMap, Grid
from sco_scheduler.intake.understanding.book import understand_book
from sco_scheduler.intake.understanding.cells.questions import Decider
from tests.intake.understanding.sheets import sheet
from tests.output.layout import compared

GOLDEN = Path(__file__).parents[1] / "golden"

B = ["Altyn Trade LLP", "Ural Import", "Orda Foods", "Silk Way LLC", "Nomad Foods JSC", "Bishkek Motors"]
S = ["River Machines Inc.", "Jade Tea", "Spring Parts Co., Ltd.", "Golden Bridge Import", "Lotus Glass", "Dazu Metal"]
CELLS = """
{0}; {1}
{0} - must; {1}
{0} (must); {1} (if possible)
1. {0} 2. {1}
{1}, {0}
{0} !; {1}
! {0}; {1}
{0}*; {1}
- {0}; {1}
+ {0}; {1}
{0} (China); {1}
{0} ({0})
{0} (why not {1})
{0} (not {1})
please not {0}; {1}
must: {0}; if possible: {1}
must meet: {0}, {1}; not: {2}
{0} – 15:00; {1}
{0} (at 10:30)
{0} above all; {1}
{0}, the most important
not {0}
all
all but {0}
nobody
everyone except {0} and {1}
Nobody Ltd.; {0}
{0} or {1}
{0} and {1}
A: {0}; B: {1}
withdrew on 20 May
max 3 meetings
leaves at 15:00
-
{0}?; {1}
{0} (?)
{0} x; {1} x
{0} 1; {1} 2
2 {0}; 1 {1}
{0} (+); {1} (-)
{0}(必须); {1}(可选)
{0} обязательно, {1}
кроме {0}
{0}: no; {1}: must
{0}; {0}
{0} / {1}
{0} | {1} | {2}
{0}; suppliers of tea
{0}; 7
first {0}, then {1}
{0} (Mr Li); {1} (new)
{0} high; {1} low
{0} rather not; {1} by all means
{0} ★★★; {1} ★
{0} (we know them); {1}
{0} - our competitor; {1}
"""
"""What people write into a cell that asks for companies, with the names of some."""

TITLES = (
    "Whom would you like to meet?",
    "Whom must you meet?",
    "Whom do you not want to meet?",
    "1st choice",
    "Suppliers",
)
SIGNS = "must|x|1|2|-|no|maybe|River Machines Inc.|?|✓|0|yes|★|да|必须|+|++|5|not sure|if possible|never|!|a|3"
ABOVE = ("", "What the buyers want", "Answers of the suppliers", "", "Must meet", "1 = best, 5 = worst")
USUAL = {"company", "zone", "id", "country"}


def _sellers() -> Grid:
    return sheet("Exhibitors", ["Supplier", "Zone"], *([name, "A"] for name in S))


def _told(book: Book, sure: float) -> Iterator[str]:
    found = understand_book(book, {}, {}, FormMap(), Decider(FormMap(), sure))
    if found is None:
        yield "  nothing"
        return
    for wish in found.built.wishes:
        rank = f" {wish.rank}" if wish.rank is not None else ""
        more = "".join(f", {name} {value}" for name, (value, _) in wish.extras.items())
        yield f"  {wish.cell.column}{wish.cell.row} {wish.asker} -> {wish.target}: {wish.level}{rank}{more}"
    for count in found.built.counts.values():
        nobody = " ".join(f"{cell.column}{cell.row}" for cell in count.nobody)
        yield f"  {count.wishes} wishes of {len(count.askers)}, {count.dropped} dropped, nobody at {nobody or 'none'}"
    for record in found.built.records.values():
        more = {name: value for name, (value, _) in record.values.items() if name not in USUAL}
        if more:
            yield f"  {record.named}: {more}"
    yield from (f"  ? {q.kind} {q.subject} = {q.guess} {q.certainty:.2f}" for q in found.questions)


def test_what_cells_of_lists_wish_for_is_as_in_the_golden_file():
    said = [line.format(*S) for line in CELLS.strip().splitlines()]
    lines = []
    for n in range(0, len(said), len(B)):
        for k in (0, 1 + n // 6 % 4):
            rows = [[buyer, "Kenya", text] for buyer, text in zip(B, said[n:], strict=False)]
            title = TITLES[k]
            grid = sheet("Answers", ["Company", "Country", title], *rows)
            lines += [f"{title} {' || '.join(said[n : n + len(B)])}"]
            lines += _told(Book("trade.xlsx", (grid, _sellers())), 0.9 if k else 0.0)
    compared(GOLDEN / "cells of wishes.txt", [line.replace("\n", "\\n") for line in lines])


def test_what_cells_of_matrices_wish_for_is_as_in_the_golden_file():
    signs, buyers = SIGNS.split("|"), sheet("Guests", ["Buyer", "Country"], *([b, "Kenya"] for b in B))
    lines = []
    for n, above in enumerate(ABOVE):
        rows: list[list[str | None]] = [[None, *S[:4]]]
        for r, buyer in enumerate(B):
            rows.append([buyer, *(signs[(4 * n + 5 * r + c) % len(signs)] if (r + c) % 3 else None for c in range(4))])
        if n % 2:
            rows = [list(row) for row in zip(*rows, strict=True)]
        grid = sheet("Grid", *([[above], []] if above else []), *rows)
        lines += [f"{above or 'no title'}, turned {n % 2}"]
        lines += _told(Book("trade.xlsx", (grid, _sellers(), buyers)), 0.0 if n > 2 else 0.9)
    compared(GOLDEN / "cells of matrices.txt", [line.replace("\n", "\\n") for line in lines])


CALLED = """
River Machine|Riwer Machines Inc|RM|River|Machines|River Machines 2|River Machines (Wuhan)|Machines River|RIVERMACHINES
Jade Tee|Jade|Jade Tea Ltd|Jade Tea Shanghai|J. Tea|JT|tea|all tea|Spring Part|SP|Spring|S. Parts|Spring Parts Beijing
Golden Bridge|Golden Bridge Imp. & Exp.|Bridge|GBI|Golden|Lotus|Lotus Glas|Lotos Glass|Lotus Glass Factory|Glass|LG
Dazu|Dazu Metals|Dazu Steel|D. Metal|Nobody Ltd.|Acme Corp|Acme Corp|Altyn|Ural Import|Mr Li|Ривер Машинс|河机械|Emerald
Emerald Shops LLC|Emerald Shops|Emerald Shop|Jade Tea and Acme|7|S001|no. 2|the same|see above|our partner|Jade, Lotus
"""
"""What people call companies: by slips, parts, initials, other scripts, or not at all."""


@pytest.mark.parametrize("title", TITLES[:3:2])
def test_whom_names_mean_is_as_in_the_golden_file(title):
    said = [name for line in CALLED.strip().splitlines() for name in line.split("|")]
    lines = []
    for n in range(0, len(said), 5):
        rows = [[buyer, "Kenya", text] for buyer, text in zip(B, [*said[n : n + 5], "Jade Tea"], strict=False)]
        book = Book("trade.xlsx", (sheet("Answers", ["Company", "Country", title], *rows), _sellers()))
        found = understand_book(book, {}, {}, FormMap())
        assert found is not None
        lines.append(" | ".join(said[n : n + 5]))
        lines += [f"  {wish.asker} -> {wish.target}: {wish.level}" for wish in found.built.wishes]
        lines += [f"  {text} is nearly {of.named}, {score}" for _, text, of, score in found.built.replaced_names]
        lines += [f"  new {record.named}" for record in found.built.records.values() if record.named not in {*B, *S}]
        for q in found.questions:
            lines += [f"  ? {q.kind} {q.subject} = {q.guess} {q.certainty:.2f} {', '.join(q.options[:4])}"]
    kind = "wanted" if title == TITLES[0] else "refused"
    compared(GOLDEN / f"names of {kind}.txt", lines)
