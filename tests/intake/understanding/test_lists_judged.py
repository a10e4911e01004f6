"""What is judged of whole lists, one judgement at a time: their shape, their own names, who asks, levels of pairs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

import pytest

from sco_scheduler.domain.event import Role
from sco_scheduler.intake.table.grids import Grid
from sco_scheduler.intake.understanding.cells.columns import Column, is_coded
from sco_scheduler.intake.understanding.cells.fields import Meaning, company_scores, tell_sides, wish_meaning
from sco_scheduler.intake.understanding.companies.own_columns import own_columns
from sco_scheduler.intake.understanding.companies.sides import likely_role
from sco_scheduler.intake.understanding.lists.number_columns import by_number, counts_others, may_be_numbers
from sco_scheduler.intake.understanding.lists.regions import Region, explains_roles, find_region
from sco_scheduler.intake.understanding.meanings import blocks, matrix_columns, shapes
from sco_scheduler.intake.understanding.meanings.doubts import levels_beside_choices, says_who_asked
from sco_scheduler.intake.understanding.meanings.levels_by_names import (
    explains_itself,
    levels_by_names,
    levels_of_pairs,
    raised_by_titles,
)
from sco_scheduler.intake.understanding.meanings.name_columns import names_its_row, own_name
from sco_scheduler.intake.understanding.meanings.pair_columns import grades_pairs, pair_meanings
from sco_scheduler.intake.understanding.meanings.unlisted import Named, unlisted
from sco_scheduler.intake.understanding.names.matching import NameIndex
from tests.intake.understanding.sheets import sheet
from tests.intake.understanding.test_book import BOOKS
from tests.intake.understanding.test_book import SHAPES as OTHERS
from tests.intake.understanding.test_sheet_contents import LISTS, rows_of
from tests.intake.understanding.wishes.test_reading import B, S
from tests.output.layout import compared

FOUR, TO, NEXT = B[:4], S[:4], S[1:5]
TWICE = [B[n // 2] for n in range(6)]
MORE: dict[str, list[list[object]]] = {
    "a code beside the name": rows_of("Code|Buyer|Supplier", [f"K{b[:2]}" for b in TWICE], TWICE, S),
    "a name again": rows_of("Buyer|Firm|Supplier", TWICE, [b.upper() for b in TWICE], S),
    "who asked": rows_of("Buyer|Supplier|Asked by", FOUR, TO, ["Buyer", "Supplier"] * 2),
    "levels of both": rows_of("Buyer|Supplier|Buyer says|Supplier says", FOUR, TO, ["must"] * 4, ["no", "maybe"] * 2),
    "blocked": rows_of("Buyer|Supplier|Interested|Blocked", FOUR, TO, "xxxx", ["", "x", "", "x"]),
    "ticks": rows_of("Buyer|Supplier|Meeting wanted?", FOUR, TO, ["yes", "no"] * 2),
    "counts": rows_of(f"Buyer|{'|'.join(S[:3])}|Total", FOUR, "xxxx", ["x", "", "x", ""], "xxxx", [3, 2, 3, 2]),
    "questions": rows_of("Company|Rate us [Jade Tea]|Rate us [Lotus Glass]|Rate us [X]", FOUR, "1234", "2222", "3113"),
    "options": rows_of("Company|Whom? [Jade Tea]|Whom? [Lotus Glass]", FOUR, ["Jade Tea"] * 4, [""] * 4),
    "numbers": rows_of("Buyer|Wishes (no.)|Visitors", FOUR, ["1, 2", "2", "3", "1, 4"], [1, 2, 3, 4]),
    "numbered choices": rows_of("Buyer|1st|2nd", FOUR, [1, 1, 1, 1], [1, 2, 3, 4]),
    "levels by names": rows_of("Buyer|Wishes|Most", FOUR, [f"{a}; {b}" for a, b in zip(TO, NEXT, strict=True)], TO),
    "apart": rows_of("Buyer|Wishes|Others", FOUR, [f"{a}; {b}" for a, b in zip(TO, NEXT, strict=True)], S[2:6]),
    "deals": rows_of("Deal|Supplier", [f"{b} - 2027" for b in TWICE], S),
    "both scripts": rows_of("Company|企业名称|Wishes", B[:3], ["甲公司", "乙公司", "丙公司"], S[:3]),
    "two names": rows_of("Legal name|Brand|Wishes", FOUR, [b.split()[0] for b in FOUR], TO),
    "a matrix of words": rows_of(f"|{'|'.join(S[:3])}", FOUR, ["must"] * 4, ["no", "", "no", ""], ["want"] * 4),
    "a matrix with remarks": rows_of(f"|{'|'.join(S[:2])}|Remarks", FOUR, [1, 2, 1, 2], [2, 1, 2, ""], ["late"] * 4),
    "turned": rows_of(f"Supplier|{'|'.join(B[:3])}", TO, "xxxx", ["", "x", "", "x"], ["x", "", "x", ""]),
    "roles explained": [*rows_of("Company|Kind", [*B[:3], *S[:3]], "AAABBB"), [], ["A = buyer, B = supplier"]],
}
"""Further lists for what is judged seldom."""


def _grids(every: int = 1) -> Iterator[tuple[str, Grid]]:
    for name, rows in {**LISTS, **MORE}.items():
        yield name, sheet("List", *([cell or None for cell in row] for row in rows))
    for name, sheets in OTHERS.items():
        yield from ((f"{name}: {title}", sheet(title, *rows)) for title, rows in sheets.items())
    for kind, books in BOOKS.items():
        if kind.startswith("lists"):
            yield from ((name, book.grids[0]) for name, book in books[:: 4 * every])


def _letters(columns: Iterable[Column]) -> str:
    return "".join(column.letters for column in columns)


def _meant(found: Mapping[int, Meaning]) -> str:
    return " ".join(
        f"{n} {m.field}{m.place or ''} {m.certainty:.2f}{'' if m.level == 'want' else f' {m.level}'}{m.side or ''}"
        for n, m in sorted(found.items())
    )


def _wish_rows(region: Region) -> str:
    found = shapes.wish_rows(region)
    return (
        "" if found is None else f"{_letters(filter(None, (found.asker, found.target, found.role)))} {found.side or ''}"
    )


def _own_name(region: Region, names: NameIndex) -> str:
    scores = {c.number: company_scores(c) for c in region.columns}
    found = own_name(region.columns, scores, region, names)
    return "" if found is None else f"{found[0].letters} {found[1]:.2f}"


def judged(region: Region, names: NameIndex) -> Iterator[tuple[str, str]]:
    """What is judged of a list, with the names of the judgements."""
    columns = region.columns
    titles = matrix_columns.matrix_titles(region)
    wishes = {c.number: m for c in columns if (m := wish_meaning(c)) is not None}
    yield "titles", ", ".join(f"{c.letters} {title}" for c, title in titles.items())
    yield "wishing", str(matrix_columns.says_wishes(region, titles)) if titles else ""
    yield (
        "matrix",
        _meant(matrix_columns.matrix_meanings(region, columns[1:], names, alone=False)) if len(columns) > 1 else "",
    )
    yield "sides", " ".join(f"{c.letters} {role}" for c, role in shapes.pair_sides(region))
    yield "echoes", _letters(c for c in columns if c not in shapes.without_echoes(region, names))
    yield "rows", _wish_rows(region)
    yield "naming", f"{_letters(shapes.naming(columns))} {_letters(shapes.naming(columns, alone=True))}".strip()
    yield "own", _letters(own_columns(region))
    yield "own name", _own_name(region, names)
    yield "wishes", _meant(wishes)
    yield "by names", _meant(levels_by_names([c for c in columns if c.number in wishes], wishes, names))
    yield "raised", _meant(raised_by_titles(columns, wishes, names))
    yield "beside", _meant(levels_beside_choices(columns, wishes, [c for c in columns if c.number not in wishes]))
    yield "pairs", _meant(pair_meanings(region, columns, {}))
    yield "levels", _meant(levels_of_pairs(columns[1:]))
    yield "likely", " ".join(map(str, likely_role(region)))
    yield "tells", " ".join(str(least) for least in (0.4, 0.72, 0.9) if tell_sides(columns, least))
    yield "numbers", _letters(by_number(columns, {str(n) for n in range(1, 7)}))
    of_column: tuple[tuple[str, Callable[[Column], object]], ...] = (
        ("counts", lambda c: counts_others(c, [other for other in columns if other is not c])),
        ("like", lambda c: matrix_columns.is_like(c, [other for other in columns if other is not c])),
        ("repeats", blocks.repeats_title),
        ("may name", shapes.may_name),
        ("lists", shapes.is_list),
        ("coded", is_coded),
        ("who asked", says_who_asked),
        ("its row", lambda c: names_its_row(c, wishes, region, names)),
        ("grades", lambda c: grades_pairs(c, columns[0], columns[1]) if len(columns) > 2 else False),
        ("numbers", lambda c: may_be_numbers(c, {str(n) for n in range(1, 7)})),
        ("itself", lambda c: explains_itself(c, region.remarks.values())),
        ("roles", lambda c: explains_roles(region, c)),
    )
    for what, judges in of_column:
        yield what, _letters(c for c in columns if c.cells and judges(c))


def test_what_is_judged_of_lists_is_as_in_the_golden_file():
    names = NameIndex()
    for name in (*B, *S):
        names.add(name, [name])
    lines = []
    for name, grid in _grids():
        region = find_region(grid, names)
        if region is None:
            lines.append(f"{name}: no list")
            continue
        for column in region.columns:
            column.profiled(names)
        told = "; ".join(f"{what} {said}" for what, said in judged(region, names) if said)
        lines.append(f"{name}: header {' '.join(map(str, region.header))}; {told}".replace("\n", "\\n"))
    compared(Path(__file__).parent / "golden" / "lists judged.txt", lines)


def _named(found: Named) -> str:
    others = {"by": found.by_row, "beside": found.beside}
    more = [f"{how} {column.letters}" for how, column in others.items() if column is not None]
    return " ".join([_letters(found.columns), found.role or "other", *["titles"] * found.titles, *more])


@pytest.mark.parametrize("known", ["suppliers", "buyers", "nobody"])
def test_which_companies_are_named_that_no_list_has_is_as_in_the_golden_file(known):
    lines = []
    for name, grid in _grids(3):
        names = NameIndex()
        for of_list in {"suppliers": S, "buyers": B}.get(known, ()):
            names.add(of_list, [of_list])
        region = find_region(grid, names)
        for column in region.columns if region is not None else ():
            column.profiled(names)
        if region is None:
            continue
        own = own_columns(region)[0] if known != "suppliers" and own_columns(region) else None
        before, sides = set(names._exact), {Role.SUPPLIER} if known == "suppliers" else set[Role]()
        found = unlisted(region, names, sides, own, alone=known != "buyers", familiar=False)
        told = "; ".join(map(_named, found))
        if told:
            added = ", ".join(sorted(set(names._exact) - before))
            lines.append(f"{name}: {told}: {added}".replace("\n", "\\n"))
    compared(Path(__file__).parent / "golden" / f"named beside {known}.txt", lines)
