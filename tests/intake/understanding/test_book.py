"""What is made of workbooks of lists whose columns stand together by chance: as golden files have it.

Companies with their values, roles and people, wishes, what is told besides, and what is asked; of half of the books the
likeliest answers are taken, so that what hangs on them is seen too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from random import Random

import pytest

from sco_scheduler.domain.messages import Cell
from sco_scheduler.intake.table.grids import Book, FormMap
from sco_scheduler.intake.understanding.book import understand_book
from sco_scheduler.intake.understanding.cells.questions import ANSWERS, COMPANIES, PAIRS, Decider
from sco_scheduler.intake.understanding.companies.built import Built, CompanyRecord, Filled, Wish
from sco_scheduler.intake.understanding.understood import Understanding
from tests.intake.understanding.meanings.test_plans import lists
from tests.intake.understanding.sheets import sheet
from tests.intake.understanding.test_column_kinds import KINDS
from tests.output.layout import compared_below_names
from tests.parts import PART

GOLDEN = Path(__file__).parent / "golden"
SELLERS = ["River Machines Inc.", "Jade Tea", "Spring Parts Co., Ltd.", "Golden Bridge Import & Export Co., Ltd."]
NAMES_OF_SHEETS = {
    COMPANIES: ["Buyers", "List 1", "Do not meet", "Покупатели"],
    ANSWERS: ["Form responses", "Wishes of buyers", "Sheet2"],
    PAIRS: ["Requests for meetings", "Pairs", "Sheet3"],
}


def books(holds: str, many: int) -> Iterator[tuple[str, Book]]:
    """Workbooks of one such list, one of those it may ask for, and sometimes one of those that ask."""
    for n, (name, columns) in enumerate(lists(holds, many)):
        chance = Random(name)
        rows = [[title or None for title, _ in columns], *zip(*(cells for _, cells in columns), strict=True)]
        made = [sheet(chance.choice(NAMES_OF_SHEETS[holds]), *rows)]
        kinds = chance.sample([*KINDS.values()], 2)
        further = [(chance.choice(titles), cells.split("|")[: len(SELLERS)]) for cells, titles in kinds]
        header = [chance.choice(["Supplier", "Company"]), *(title for title, _ in further)]
        made.append(sheet("Suppliers 2025", header, *zip(SELLERS, *(cells for _, cells in further), strict=True)))
        if n % 2:
            buyers = dict.fromkeys(cells for title, of_one in columns[:1] for cells in of_one if cells)
            made.append(sheet("Guests", ["Buyer", "Country"], *([buyer, "Kazakhstan"] for buyer in buyers)))
        yield name, Book("trade.xlsx", tuple(made))


BUYERS = ["Altyn Trade LLP", "Ural Import", "Orda Foods", "Silk Way LLC", "Nomad Foods JSC"]
SIGNS = [
    *("x", "1 2 3 4", "1 2 3 1", "must want no", "+ -", "✓ ★", "A B C", "yes no", "high low", "? x", "5 3 0"),
    *("★ x", "★ must", "○ △ ×", "x v", "0 1", "+ ++ -", "да нет", "必须 想见 不见", "! x", "1 2 x", "want want? no!"),
]


def matrices(many: int) -> Iterator[tuple[str, Book]]:
    """Workbooks of a matrix of buyers and sellers, with lists of both, of one or of none of them beside it."""
    for n in range(many):
        chance = Random(f"matrix {n}")
        down, across = chance.sample([BUYERS, SELLERS], 2)
        signs = SIGNS[n % len(SIGNS)].split()
        given = [[chance.choice([*signs, *signs, None]) for _ in across] for _ in down]
        if n % 3 == 1 and len(signs) == 4:  # each number once in a column, or in a row
            given = [list(row) for row in zip(*(chance.sample([*signs, None], len(down)) for _ in across), strict=True)]
        elif n % 3 == 2 and len(signs) == 4:
            given = [chance.sample([*signs, None], len(across)) for _ in down]
        corner = chance.choice(["Company", "Supplier", "Buyer \\ Supplier", "Who asks", "Buyer"])
        above = chance.sample([["Wishes of the suppliers"], ["As answered by buyers"], ["1 = must, 2 = want"]], n % 2)
        name = chance.choice(["Matrix", "Choices of buyers", "Suppliers", "Grid", "Hotel Supply Day"])
        rows = [[company, *cells] for company, cells in zip(down, given, strict=True)]
        made = [sheet(name, *above, [corner, *across], *rows)]
        beside = [("Buyers", BUYERS), ("Sellers", SELLERS)]
        for title, companies in chance.sample(beside, chance.choice([0, 1, 2])):
            made.append(sheet(f"List of {title}", [title, "Country"], *([company, "Kenya"] for company in companies)))
        yield f"matrix {n}", Book("trade.xlsx", tuple(made))


WISH = "Whom do you want to meet?"
LISTED = {
    "Buyers": [["Buyer"], *([name] for name in BUYERS)],
    "Sellers": [["Supplier"], *([name] for name in SELLERS)],
}
B, S = BUYERS, SELLERS
SHAPES: dict[str, dict[str, list[list[str | None]]]] = {
    "a level before a colon": {
        **LISTED,
        "Answers": [
            ["Company", WISH],
            [B[0], f"Must: {S[0]}; No: {S[1]}, {S[2]}"],
            [B[1], f"{S[1]}; {S[0]}"],
            [B[2], f"Want: {S[2]}, {S[0]}\nMust: {S[1]}"],
            [B[3], f"Want: {S[0]}; Want: {S[3]}; Maybe: {S[1]}"],
        ],
    },
    "two people of a company": {
        **LISTED,
        "Answers": [
            ["Company", "Name", WISH, "Do not meet"],
            [B[0], "Ann", f"{S[0]}; {S[1]}", None],
            [B[0], "Bek", S[2], S[0]],
            [B[1], "Cem", S[0], S[1]],
            [B[2], "Dana", S[1], None],
            [B[2], "Dana", S[2], None],
        ],
    },
    "people of a list": {
        **LISTED,
        "People": [
            ["Company", "Delegate", "Position"],
            [B[0], "Ann", "CEO"],
            [B[0], "Bek", None],
            [S[0], "Li", "Sales"],
            [B[1], None, "CEO"],
            ["Nobody Ltd.", "Zoe", None],
        ],
        "Wishes": [["From", "To", "Delegate"], [B[0], S[0], "Ann"], [B[1], S[1], None], [B[0], S[2], "Bek"]],
    },
    "a row for each wish": {
        "Sellers": LISTED["Sellers"],
        "Answers": [
            ["Company", "Country", WISH, "Level"],
            *([B[b], "Kenya", S[s], level] for b, s, level in [(0, 0, "must"), (0, 1, "want"), (1, 1, "no")]),
            *([B[b], "Kenya", S[s], level] for b, s, level in [(1, 2, "want"), (2, 0, "must"), (2, 2, "maybe")]),
            [None, None, S[3], "must"],
        ],
    },
    "levels before and behind": {
        **LISTED,
        "In front": [["Company", "Level", "1st choice", "2nd choice"], [B[0], "must", *S[:2]], [B[1], "no", *S[1:3]]],
        "Behind": [["Company", "1st choice", "Level", "2nd choice", "Level"], [B[2], S[0], "must", S[1], "maybe"]],
    },
    "corrections": {
        **LISTED,
        "Answers": [["Company", WISH, "Do not meet"], [B[0], S[0], S[1]], [B[1], f"{S[1]}; {S[2]}", None]],
        "Corrections (replace earlier answers)": [["Company", WISH], [B[0], S[2]], [B[3], S[0]]],
    },
    "another role": {
        **LISTED,
        "Answers": [
            ["Company", "I am a", WISH],
            [B[0], "supplier", S[0]],
            [B[1], "buyer", S[1]],
            [S[0], "buyer", B[2]],
        ],
    },
    "a sheet of texts": {
        **LISTED,
        "Requests": [["From", "To"], [B[0], S[0]], [B[1], S[1]]],
        "Calls": [[f"{B[0]} does not want to meet {S[1]}"], ["Call the hotel"], [f"{B[1]}: max. 3 meetings"]],
    },
    "a sheet for each": {
        "Sellers": LISTED["Sellers"],
        **{name: [["Supplier", "Interest"], *([s, "must" if s == S[0] else "want"] for s in S[:3])] for name in B[:3]},
    },
    "a table each": {
        "Sellers": LISTED["Sellers"],
        "Wishes": [["Buyer: " + B[0]], [S[0]], [S[1]], ["Buyer: " + B[1]], [S[2]], [S[0]]],
    },
    "numbers of others": {
        "Buyers": [["No.", "Buyer", "Wishes (no.)"], *([str(n), b, f"{n}, {n % 3 + 1}"] for n, b in enumerate(B, 1))],
        "Sellers": [["No.", "Supplier", "Goods"], *([str(n), s, "goods"] for n, s in enumerate(S, 1))],
        "Late": [["Supplier no.", "Remark"], ["2", "late"], ["3", "away 10:00-11:00"]],
    },
    "numbers by their title": {
        "Buyers": [["No.", "Buyer", "Wishes (no.)"], *([str(n), b, f"{n}, {n % 3 + 1}"] for n, b in enumerate(B, 1))],
        "Sellers": [["Catalogue no.", "Supplier"], *([str(n), s] for n, s in enumerate(S, 1))],
        "Late": [["Catalogue no.", "Remark", "Seat"], ["2", "late", "1"], ["3", "away 10:00-11:00", "2"]],
    },
    "levels in front": {
        **LISTED,
        "Answers": [
            ["Company", "Level", "1st choice", "2nd choice", "3rd choice"],
            *([B[0], "must", S[0], S[1], None], [B[0], "no", S[2], None, S[3]]),
            *([B[1], "must", S[1], None, S[2]], [B[1], "want", S[0], S[3], None], [B[2], "no", S[0], S[1], S[2]]),
        ],
    },
    "two answers of one person": {
        **LISTED,
        "Answers": [
            ["Company", "Contact person", WISH],
            *([B[0], "Ann", f"{S[0]}; {S[1]}"], [B[0], "Ann", f"{S[2]}; {S[3]}"], [B[1], "Bek", f"{S[1]}; {S[0]}"]),
            *([B[2], "Cem", f"{S[3]}; {S[2]}"], [B[2], "Dana", f"{S[0]}; {S[1]}"], [B[3], None, S[1]]),
        ],
    },
    "mostly a row for each wish": {
        "Sellers": LISTED["Sellers"],
        "Answers": [
            ["Company", "Country", WISH],
            *([B[b], "Kenya", wish] for b in (0, 1, 2) for wish in (S[b], f"{S[b + 1]}; {S[b - 1]}", S[b - 2])),
        ],
    },
    "named once for several rows": {
        "Sellers": LISTED["Sellers"],
        "Answers": [
            ["Company", "Country", WISH],
            *([B[0], "Kenya", S[0]], [None, None, S[1]], [None, None, S[2]]),
            *([B[1], "Peru", S[1]], [None, None, S[3]], [B[2], None, S[0]], [None, "Chad", S[2]]),
        ],
    },
    "ditto": {
        **LISTED,
        "Pairs": [
            ["Buyer", "Supplier", "Level"],
            *([B[0], S[0], "must"], ["″", S[1], "want"], [None, S[2], "no"]),
            *([B[1], S[2], "want"], ["--//--", S[0], "″"], [B[2], S[3], "maybe"]),
        ],
    },
    "remarks beside wishes": {
        **LISTED,
        "Answers": [
            ["Company", WISH, "Remarks"],
            [B[0], S[0], f"please not {S[1]}, our rival"],
            [B[1], f"{S[1]} (if possible)", "max. 3 meetings"],
            [B[2], f"{S[2]} - must; {S[0]}", "leaves at 15:00"],
            [B[3], f"all but {S[3]}", f"{S[0]} above all"],
            [B[4], "nobody", "will not attend"],
        ],
    },
    "short names": {
        "Buyers": [["Buyer", "Wishes"], *([b, "Jade; River"] for b in B[:3]), [B[3], "Golden"], [B[4], "Spring"]],
        "Sellers": [["Supplier", "Short name"], *([s, s.split()[0]] for s in S)],
    },
    "levels above choices": {
        "Sellers": LISTED["Sellers"],
        "Answers": [
            ["Company", "Must meet", None, "If possible", None, "Country"],
            [None, "1", "2", "1", "2", None],
            *([b, S[n % 4], S[(n + 1) % 4], S[(n + 2) % 4], None, "Kenya"] for n, b in enumerate(B)),
        ],
    },
    "days above hours": {
        "Sellers": LISTED["Sellers"],
        "Buyers": [
            ["Buyer", "12 June", None, "13 June", None, WISH],
            [None, "9:00-12:00", "14:00-17:00", "9:00-12:00", "14:00-17:00", None],
            *([b, "yes", "no" if n % 2 else "yes", "yes", None, S[n % 4]] for n, b in enumerate(B)),
        ],
    },
    "both sides in one table": {
        "All": [
            ["Name", "Kind", "Country", WISH, "Zone"],
            *([b, "buyer", "Kenya", f"{S[n % 4]}; {S[(n + 1) % 4]}", None] for n, b in enumerate(B)),
            *([s, "supplier", "China", B[n], "A"] for n, s in enumerate(S)),
        ],
    },
    "parts with headings": {
        "All": [
            ["Company", "Country", WISH],
            ["Buyers"],
            *([b, "Kenya", S[n % 4]] for n, b in enumerate(B)),
            ["Total", 5],
            [],
            ["Suppliers"],
            *([s, "China", B[n]] for n, s in enumerate(S)),
        ],
    },
    "numbers that rate": {
        **LISTED,
        "Ratings": [
            ["Rate each supplier from 1 (low) to 5 (high)"],
            ["Buyer", *S],
            *([b, *((3 * n + 2 * k) % 5 + 1 for k in range(4))] for n, b in enumerate(B)),
        ],
    },
    "a column of each level": {
        "Sellers": LISTED["Sellers"],
        "Answers": [
            ["Company", "Must", "Want", "Maybe", "Refuse", "Max. meetings", "Not available", "Languages"],
            *(
                [b, S[n % 4], S[(n + 1) % 4], S[(n + 2) % 4], S[(n + 3) % 4], n + 2, "9:00-10:00", "ru"]
                for n, b in enumerate(B)
            ),
        ],
    },
    "choices apart": {
        **LISTED,
        "Wants": [["Company", "Partners"], *([b, S[n % 3]] for n, b in enumerate(B))],
        "Please do not seat with": [["Company", "Partners"], *([b, S[(n + 1) % 3]] for n, b in enumerate(B))],
    },
}
"""Shapes in which what a cell says depends on what stands elsewhere."""


MERGED = {
    ("levels above choices", "Answers"): ((1, 1, 2, 3), (1, 1, 4, 5)),
    ("days above hours", "Buyers"): ((1, 1, 2, 3), (1, 1, 4, 5)),
}
"""The merged titles of some of them."""


def shapes() -> Iterator[tuple[str, Book]]:
    """The workbooks of these shapes, and one of colours."""
    for name, sheets in SHAPES.items():
        made = (replace(sheet(title, *rows), merged=MERGED.get((name, title), ())) for title, rows in sheets.items())
        yield name, Book("trade.xlsx", tuple(made))
    sellers = sheet("Sellers", *LISTED["Sellers"])
    rows = [["Buyer", *S], *([b, *("x" if (n + k) % 2 else None for k in range(4))] for n, b in enumerate(B))]
    green = {(2, 2): "00FF00", (3, 3): "00FF00", (8, 1): "00FF00"}
    painted = replace(sheet("Matrix", *rows, [], ["green = must meet"]), colours=green)
    yield "colours", Book("trade.xlsx", (painted, sellers))
    wishes = sheet("Wishes", ["Buyer", WISH], *([b, f"{S[n % 4]}; {S[(n + 1) % 4]}"] for n, b in enumerate(B)))
    comments = {(2, 2): f"not {S[2]}", (3, 1): "leaves at 15:00", (4, 2): "must", (9, 9): f"{B[0]}: max. 2 meetings"}
    yield "comments", Book("trade.xlsx", (replace(wishes, comments=comments), sellers))
    struck = frozenset({(2, 2), (4, 1), (4, 2)})
    yield "struck through", Book("trade.xlsx", (replace(wishes, struck=struck), sellers))
    yield "painted rows", Book("trade.xlsx", (replace(wishes, colours={(2, 1): "FF0000", (2, 2): "FF0000"}), sellers))
    merged = sheet("Wishes", ["Buyer", WISH], [B[0], S[0]], [None, S[1]], [B[1], S[2]], [None, S[0]], [None, S[3]])
    buyers = sheet("Buyers", *LISTED["Buyers"])
    yield "merged", Book("trade.xlsx", (replace(merged, merged=((2, 3, 1, 1), (4, 6, 1, 1))), sellers, buyers))


def _values(values: Mapping[str, Filled]) -> str:
    return ", ".join(f"{name} {value} ({_at(cell)})" for name, (value, cell) in values.items())


def _at(cell: Cell) -> str:
    return f"{cell.sheet[:4]}!{cell.column or ''}{cell.row}"


def _company(record: CompanyRecord) -> str:
    roles = "/".join(sorted(role.value for role in record.roles))
    people = "".join(f"; person {_values(person)}" for person in record.people)
    return f"{record.key} [{roles}] {_values(record.values)}; rows {' '.join(map(_at, record.rows))}{people}"


def _wish(wish: Wish) -> str:
    rank = f" {wish.rank}" if wish.rank is not None else ""
    return f"{wish.asker} -> {wish.target}: {wish.level}{rank} ({_at(wish.cell)}) {_values(wish.extras)}".strip()


def built(made: Built) -> Iterator[str]:
    """The companies and wishes, and what became of the others."""
    yield from map(_company, made.records.values())
    yield from map(_wish, made.wishes)
    for count in made.counts.values():
        nobody = f", nobody {' '.join(map(_at, count.nobody))}" if count.nobody else ""
        told = f"{count.wishes} of {len(count.askers)} in {sorted(count.columns)}, {count.dropped} dropped"
        yield f"{count.sheet}: {told}{nobody}"
    for name in ("replaced", "joined", "both", "roleless", "named", "unranked", "replaced_names", "contradictions"):
        if found := getattr(made, name):
            yield f"{name} {len(found)}: {str(found)[:160] if name != 'replaced_names' else [f[1] for f in found]}"


def told(found: Understanding | None) -> Iterator[str]:
    """What is understood of a workbook."""
    if found is None:
        return
    for plan in found.plans:
        yield f"{plan.sheet} holds {plan.holds} {' '.join(sorted(role.value for role in plan.roles or ()))}".strip()
    yield f"made {', '.join(f'{key} of {grid.name}' for key, grid in found.grids.items())}"
    yield from built(found.built)
    for question in found.questions:
        asked = f"{question.kind} {question.subject!r} = {question.guess!r} {question.certainty:.2f}"
        yield f"? {asked} of {len(question.options)} at {' '.join(map(_at, question.cells[:4]))}"


BOOKS = {
    **{f"lists of {holds}": list(books(holds, 44)) for holds in (COMPANIES, ANSWERS, PAIRS)},
    "matrices": list(matrices(64)),
    "shapes": list(shapes()),
}


def lines_of(book: Book, *, guessed: bool) -> list[str]:
    found = understand_book(book, {}, {}, FormMap(), Decider(FormMap(), 0.0 if guessed else 0.9))
    return [line.replace("\n", "\\n") for line in told(found)]


@pytest.mark.parametrize("kind", BOOKS)
def test_what_is_made_of_lists_is_as_in_the_golden_file(kind):
    made = [(name, partial(lines_of, book, guessed=n % 2 == 1)) for n, (name, book) in enumerate(BOOKS[kind])]
    compared_below_names(GOLDEN / f"books, {kind}.txt", made, every=1 if kind == "shapes" else PART)
