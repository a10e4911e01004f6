"""Which wishes are made of the cells of lists, choices, matrices and rows: as golden files have it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

import pytest

from sco_scheduler.intake.table.grids import Book, FormMap, Grid
from sco_scheduler.intake.understanding.book import understand_book
from sco_scheduler.intake.understanding.cells.questions import Decider
from tests.intake.books import read
from tests.intake.understanding.answers import said, understood
from tests.intake.understanding.sheets import sheet
from tests.intake.understanding.test_book import _at
from tests.output.layout import compared_below_names

B = ("Altyn Trade LLP", "Ural Import", "Orda Foods")
S = ("River Machines Inc.", "Jade Tea", "Lotus Glass", "Spring Parts Co., Ltd.")
SELLERS = sheet("Sellers", ["Supplier", "Zone"], *([s, "A"] for s in S))
IN_A_CELL = """
Jade Tea; Lotus Glass
1. Lotus Glass 2. Jade Tea
Jade Tea (must); Lotus Glass
must: Jade Tea; maybe: Lotus Glass
Jade Tea!; Lotus Glass
Jade Tea, Jade Tea
Jade Tea; Zeta Mills
Jade Teas
Jade
Jade; Lotus
not Jade Tea
Jade Tea (not Lotus Glass)
Jade Tea - no, Lotus Glass - must
Lotus Glass (China)
Lotus Glass (leaves at 15:00)
+Jade Tea; -Lotus Glass
all
all suppliers
all except Jade Tea
everybody but Jade Tea and Lotus Glass
none
-
yes
will not attend
max 2 meetings
Jade Tea; max 2 meetings
Jade Tea and all others
any
Jade Tea only
Ural Import
Altyn Trade
River Machines, Inc., Spring Parts Co., Ltd.
必须见 Jade Tea
Jade Tea обязательно
""".strip().splitlines()
TITLES = ("Would like to meet", "Whom must you meet?", "Whom do you not want to meet?", "Ranking of companies")


def _answers(text: str, title: str = TITLES[0], other: str = "Lotus Glass; River Machines Inc.") -> Grid:
    rows = [["Buyer", "Country", title], [B[0], "KZ", text], [B[1], "RU", other], [B[2], "KZ", S[0]]]
    return sheet("Answers", *rows)


def _rows(*rows: list[object], titles: str = "Buyer|Would like to meet", name: str = "Answers") -> tuple[Grid, ...]:
    return (sheet(name, titles.split("|"), *rows),)


LISTED = sheet("Buyers", ["Buyer", "Country"], *([b, "KZ"] for b in B))
MARKS = (("x", "", "x", ""), ("1", "2", "3", ""), ("must", "no", "", "maybe"), ("A", "B", "", "A"), ("5", "5", "1", ""))


def _matrix(marks: tuple[str, ...], *above: str, turned: bool = False) -> tuple[Grid, ...]:
    down, across = (S, B) if turned else (B, S)
    body = [[one, *((*marks[n:], *marks[:n])[: len(across)])] for n, one in enumerate(down)]
    rows = [["Company", *across], *([cell or None for cell in row] for row in body)]
    return sheet("Matrix", *([text] for text in above), *rows), LISTED


BOOKS: dict[str, list[tuple[str, tuple[Grid, ...]]]] = {
    "in a cell": [(text, (_answers(text),)) for text in IN_A_CELL],
    "below other titles": [
        (f"{title}: {text}", (_answers(text, title),)) for title in TITLES[1:] for text in IN_A_CELL[:6]
    ],
    "in a matrix": [
        *((" ".join(marks), _matrix(marks)) for marks in MARKS),
        *((f"{' '.join(marks)}, of suppliers", _matrix(marks, turned=True)) for marks in MARKS[:3]),
        ("asked by suppliers", _matrix(MARKS[0], "Wishes of the suppliers")),
        ("asked by buyers", _matrix(MARKS[0], "Wishes of the buyers", turned=True)),
        ("ranks with a legend", _matrix(MARKS[1], "1 = must, 2 = want, 3 = no")),
    ],
    "in rows": [
        ("a row without a name", _rows([B[0], S[0]], [None, S[1]], [B[1], S[2]], [None, "x"], [B[2], S[1]])),
        ("a row for each", (*_rows([B[0], S[0]], [B[0], S[1]], [B[1], S[2]], [B[1], S[0]], [B[2], S[1]]), LISTED)),
        ("an answer twice", (*_rows([B[0], S[0]], [B[1], S[1]], [B[0], S[2]], [B[2], S[1]]), LISTED)),
        (
            "another role",
            (
                *_rows([B[0], "buyer", S[0]], [B[1], "supplier", S[1]], titles="Company|Role|Would like to meet"),
                LISTED,
            ),
        ),
        ("corrections", (*_rows([B[0], S[0]], [B[1], S[1]]), *_rows([B[0], S[2]], name="Corrections"), LISTED)),
        ("choices", _rows([B[0], S[0], S[1]], [B[1], S[2], "-"], [B[2], "", S[3]], titles="Buyer|1st|2nd")),
        ("choices of numbers", _rows([B[0], 2, 1], [B[1], 1, 3], titles="Buyer|1st choice (no.)|2nd choice (no.)")),
        (
            "who asked them",
            (*_rows([S[0], B[0]], [S[1], f"{B[1]}; {B[2]}"], titles="Supplier|Requested by", name="Asked"), LISTED),
        ),
        (
            "wishes and refusals",
            _rows(
                [B[0], f"{S[0]}; {S[1]}", S[2]],
                [B[1], S[1], S[1]],
                [B[2], "all", S[3]],
                titles="Buyer|Would like to meet|Not interested in",
            ),
        ),
        (
            "levels beside",
            _rows([B[0], S[0], "must"], [B[1], S[1], "no"], [B[2], S[2], ""], titles="Buyer|Would like to meet|Level"),
        ),
    ],
}


def _told(grids: tuple[Grid, ...], sure: float) -> Iterator[str]:
    """The wishes with places, what was counted and taken besides, and what is asked."""
    found = understand_book(Book("trade.xlsx", (*grids, SELLERS)), {}, {}, FormMap(), Decider(FormMap(), sure))
    if found is None:
        return
    made = found.built
    for w in made.wishes:
        more = " ".join(f"{name} {value}" for name, (value, _) in w.extras.items())
        rank = f" {w.rank}" if w.rank is not None else ""
        yield f"{w.asker} -> {w.target}: {w.level}{rank} {_at(w.cell)} {more}".rstrip()
    for c in made.counts.values():
        nobody = f", nobody {' '.join(map(_at, c.nobody))}" if c.nobody else ""
        yield f"{c.sheet}: {c.wishes} of {len(c.askers)}, {c.dropped} dropped{nobody}"
    yield from (f"{name} {len(of)}" for name in ("everyone", "unranked", "ranked") if (of := getattr(made, name)))
    for key, record in made.records.items():
        if further := sorted(record.values.keys() - {"company", "country", "zone"}):
            yield f"{key} has {' '.join(further)}"
    for q in found.questions:
        yield f"? {q.kind} {q.subject!r} = {q.guess!r} {q.certainty:.2f} of {len(q.options)} at {_at(q.cells[0])}"


@pytest.mark.parametrize("place", BOOKS)
def test_which_wishes_are_made_is_as_in_the_golden_file(place):
    made = [(text, partial(_asked_and_guessed, grids)) for text, grids in BOOKS[place]]
    compared_below_names(Path(__file__).parents[1] / "golden" / f"wishes {place}.txt", made)


def _asked_and_guessed(grids: Sequence[Grid]) -> list[str]:
    asked = list(_told(grids, 0.9))
    guessed = _told(grids, 0.0) if any(line.startswith("?") for line in asked) else ()
    return [*asked, *(f"guessed {line}" for line in guessed if line not in asked)]


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize(("above", "asking"), [("Wishes of the buyers", B), ("Wishes of the suppliers", S)])
def test_who_asks_by_the_text_above_a_matrix_is_listed_elsewhere_and_gets_no_second_role(above, asking, turned):
    grids = (*_matrix(MARKS[0], above, turned=turned), SELLERS)
    found = understand_book(Book("trade.xlsx", grids), {}, {}, FormMap(), Decider(FormMap(), 0.9))
    assert found is not None
    assert not found.questions
    assert {wish.asker for wish in found.built.wishes} == set(asking)
    assert all(len(record.roles) == 1 for record in found.built.records.values())


@pytest.mark.parametrize(("titles", "last"), [(("Whom to meet", "City"), "Osh"), (("1st choice", "2nd choice"), S[3])])
def test_levels_in_the_first_column_are_those_of_all_wishes_of_their_rows(tmp_path, titles, last):
    levels = ["must", "no", "maybe"]
    rows = [["How eager", "Company", *titles], *([levels[n], b, S[n], last] for n, b in enumerate(B))]
    sheets = {"Guests": rows, "Suppliers": [["Supplier", "Goods"], *([name, "tea"] for name in S)]}
    (tmp_path / "map.toml").write_text('[form.Guests.columns]\n"How eager" = "Level"\n', encoding="utf-8")
    event = read(tmp_path, sheets, form=tmp_path / "map.toml", sure=0.5).event
    assert event is not None
    names = {company.id: company.name for company in event.companies}
    wanted = {(b, name, levels[n]) for n, b in enumerate(B) for name in (S[n], last) if name in S}
    assert {(names[r.asker], names[r.target], r.level.value) for r in event.requests} == wanted


@pytest.mark.parametrize(("second", "rank"), [("Bob Wu", 1), ("Ann Lee", 3), (None, 3)])
@pytest.mark.parametrize("apart", [False, True])
def test_the_order_of_wishes_goes_on_in_the_next_row_of_a_company_unless_it_is_of_another_person(
    tmp_path, second, rank, apart
):
    rows = [[B[0], "Ann Lee", f"{S[0]}; {S[1]}"], [B[0], second, S[2]], [B[1], "Carl Ho", S[3]]]
    sheets = {"Buyers": [["Company", "Contact", "Whom to meet"], *rows]}
    if apart:
        sheets = {"Buyers": [["Company", "Contact"], *(row[:2] for row in rows[::2])]}
        sheets["Answers"] = [["Your company", "Whom to meet"], *([row[0], row[2]] for row in rows)]
    sheets["Sellers"] = [["Supplier", "Zone"], *([s, "A"] for s in S)]
    intake = read(tmp_path, sheets)
    found = {target: number for asker, target, _, number in said(understood(intake)) if asker == B[0]}
    assert found == {S[0]: 1, S[1]: 2, S[2]: 3 if apart else rank}
    assert [(w.wishes, w.askers, w.columns, w.used) for w in intake.wishes if w.wishes] == [(4, 2, 1, 4)]


@pytest.mark.parametrize(("role", "asked"), [("buyer", []), ("both", []), ("supplier", [("cell", "supplier")])])
def test_an_answer_in_another_role_than_that_of_the_lists_is_asked_about(tmp_path, role, asked):
    answers = [["Your company", "You are", "Whom to meet"], [B[0], role, S[0]], [B[1], "buyer", S[1]]]
    sheets = {"Buyers": [["Buyer"], *([b] for b in B)], "Sellers": [["Supplier"], *([s] for s in S)]}
    (tmp_path / "map.toml").write_text('[form.Answers]\nholds = "answers"\n', encoding="utf-8")
    intake = read(tmp_path, {**sheets, "Answers": answers}, form=tmp_path / "map.toml")
    assert [(question.kind, question.subject) for question in intake.questions] == asked


@pytest.mark.parametrize(("mark", "asked"), [("✓", []), ("√", []), ("◆", ["◆"])])
def test_a_tick_beside_names_of_a_list_says_nothing_more(tmp_path, mark, asked):
    rows = [[b, f"{S[n]} {mark}; {S[n + 1]}"] for n, b in enumerate(B)]
    sheets = {"Buyers": [["Company", "Whom to meet"], *rows], "Sellers": [["Supplier"], *([s] for s in S)]}
    intake = read(tmp_path, sheets)
    assert [question.subject for question in intake.questions] == asked
    assert asked or {wish[2] for wish in said(understood(intake))} == {"want"}
