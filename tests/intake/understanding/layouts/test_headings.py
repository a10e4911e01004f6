"""Tables with blocks below companies, numbered, merged or in rows of their own, are read as their wishes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import pytest

from sco_scheduler.intake.table.grids import Book
from sco_scheduler.intake.understanding.layouts.several import with_askers
from sco_scheduler.intake.understanding.wording.askers import says_both
from tests.intake.books import read
from tests.intake.understanding.sheets import sheet

BUYERS = ["Nordisk Vinhandel AB", "Weinhaus Lechner GmbH", "Seoul Wine Hub", "De Druif BV"]
WINERIES = ["Cantina Colle Verde", "Spumanti Esino", "Terre di Falerio", "Poggio ai Venti", "Distilleria Sibilla"]
ASKED = {0: [0, 1, 2], 1: [1, 2, 3], 2: [4, 0], 3: [2, 3]}


@dataclass(frozen=True)
class Words:
    """The titles of a table in a language, the words for who asks, and remarks on buyers."""

    titles: tuple[str, ...]
    buyer: str
    seller: str
    both: str
    gone: str
    at_most: str
    countries: tuple[str, ...]


ITALIAN = Words(
    ("Cantina", "Chi lo chiede", "Note", "Note sul buyer"),
    *("Buyer", "cantina", "tutti e due", "ANNULLATO", "max 6 incontri"),
    ("Svezia", "Austria", "Corea", "Paesi Bassi"),
)
LANGUAGES = {
    "it": ITALIAN,
    "de": Words(
        ("Weingut", "Wer fragt an", "Bemerkung", "Bemerkung zum Einkäufer"),
        *("Einkäufer", "Weingut", "beide", "ABGESAGT", "max. 6 Termine"),
        ("Schweden", "Österreich", "Korea", "Niederlande"),
    ),
    "fr": Words(
        ("Fournisseur", "Demandé par", "Remarques", "Remarques acheteur"),
        *("Acheteur", "fournisseur", "les deux", "ANNULÉ", "maximum 6 rendez-vous"),
        ("Suède", "Autriche", "Corée", "Pays-Bas"),
    ),
    "ru": Words(
        ("Поставщик", "Кто запросил", "Примечание", "Примечание о покупателе"),
        *("покупатель", "поставщик", "оба", "ОТМЕНА, не приедет", "не более 6 встреч"),
        ("Швеция", "Австрия", "Корея", "Нидерланды"),
    ),
}


def blocks(words: Words, *, number: str = "", between: str = " – ", gap: bool = True) -> list[list[Any]]:
    """A title, a header, and a block for each buyer, each other wish asked for by the winery or by both."""
    rows: list[list[Any]] = [["Terre del Conero 2025"], [], list(words.titles), []]
    asking = (words.buyer, words.buyer, words.seller, words.both)
    place = 0
    for n, buyer in enumerate(BUYERS):
        name = f"{number.format(n + 1)}{buyer}" + (f"{between}{words.countries[n]}" if between else "")
        name += ")" if between.endswith("(") else ""
        rows.append([name, None, None, {1: words.gone, 2: words.at_most}.get(n)])
        for winery in ASKED[n]:
            rows.append([WINERIES[winery], asking[place % 4]])
            place += 1
        rows += [[]] if gap else []
    return rows


SHAPES: dict[str, dict[str, Any]] = {
    "numbered": {"number": "{}) "},
    "numbered, dot": {"number": "{}. ", "gap": False, "between": " ("},
    "numbered, sign": {"number": "№ {}. ", "between": ""},
    "bare": {},
    "bare, close together": {"gap": False, "between": ", "},
    "bare, no country": {"between": ""},
}


def wishes(words: Words) -> set[tuple[str, str]]:
    """Who asks for whom."""
    found, asking = set(), (words.buyer, words.buyer, words.seller, words.both)
    every = [(BUYERS[n], WINERIES[winery]) for n in ASKED for winery in ASKED[n]]
    for place, (buyer, winery) in enumerate(every):
        said = asking[place % 4]
        found |= {(buyer, winery)} if said != words.seller else set()
        found |= {(winery, buyer)} if said != words.buyer else set()
    return found


@pytest.mark.parametrize(("language", "shape"), [("it", s) for s in SHAPES] + [(lang, "bare") for lang in LANGUAGES])
def test_a_company_above_a_block_asks_for_those_below_or_is_asked_for(tmp_path, language, shape):
    words = LANGUAGES[language]
    sheets = {"Incontri": blocks(words, **SHAPES[shape]), "Cantine": [["N.", "Azienda"], *enumerate(WINERIES, 1)]}
    intake = read(tmp_path, {name: [list(row) for row in rows] for name, rows in sheets.items()}, sure=0.5)
    assert intake.event is not None, [str(f.message) for f in intake.findings]
    names = {c.id: c.name for c in intake.event.companies}
    gone = BUYERS[1]
    assert {c.name: c.cancelled for c in intake.event.companies if c.purchaser} == {b: b == gone for b in BUYERS}
    assert {c.name for c in intake.event.companies if c.supplier} == set(WINERIES)
    meant = {(one, two) for one, two in wishes(words) if gone not in {one, two}}
    assert {(names[r.asker], names[r.target]) for r in intake.event.requests} == meant
    assert {c.name: c.purchaser.maximum for c in intake.event.companies if c.purchaser}[BUYERS[2]] == 6


def test_merged_rows_head_blocks_and_each_wish_tells_its_cell():
    grid = sheet("Incontri", *blocks(ITALIAN, between=""))
    heads = [row for row, values in grid.rows.items() if values.get(1) in BUYERS]
    merged = tuple((row, row, 1, 3) for row in heads)
    pairs, companies = with_askers(Book("x.xlsx", (replace(grid, merged=merged),))).grids
    assert [companies.rows[row + 1][1] for row in heads] == BUYERS
    assert [str(companies.cell(row + 1, 1)) for row in heads] == [f"Incontri!A{row}" for row in heads]
    below = heads[0] + 1
    assert (pairs.rows[below][1], pairs.rows[below][2]) == (BUYERS[0], WINERIES[0])
    assert [str(pairs.cell(below, column)) for column in (1, 2)] == [f"Incontri!A{below - 1}", f"Incontri!A{below}"]


def test_what_is_marked_in_the_row_of_a_company_above_a_block_stands_beside_it_in_the_list_of_these():
    grid = sheet("Incontri", *blocks(ITALIAN, between=""))
    first, second, *_ = (row for row, values in grid.rows.items() if values.get(1) in BUYERS)
    marked = replace(
        grid,
        comments={(first, 1): "max 6 incontri", (first + 1, 1): "stand 4"},
        colours={(second, 1): "FFFF0000"},
        struck=frozenset({(second, 1), (second + 1, 1)}),
    )
    pairs, companies = with_askers(Book("x.xlsx", (marked,))).grids
    assert companies.rows[first + 1][1] == BUYERS[0]
    assert companies.comments == {(first + 1, 1): "max 6 incontri"}
    assert companies.colours == {(second + 1, 1): "FFFF0000"}
    assert companies.struck == {(second + 1, 1)}
    assert pairs.comments == {(first + 1, 2): "stand 4"}
    assert pairs.struck == {(second + 1, 2)}


def test_a_text_that_stands_twice_below_one_heading_is_no_company_that_it_asks_for():
    rows = blocks(ITALIAN, between="")
    assert len(with_askers(Book("x.xlsx", (sheet("Incontri", *rows),))).grids) == 2
    below = next(n for n, row in enumerate(rows) if row[:1] == [BUYERS[0]]) + 1
    book = Book("x.xlsx", (sheet("Incontri", *rows[:below], rows[below], *rows[below:]),))
    assert with_askers(book).grids == book.grids


@pytest.mark.parametrize(
    "heads", [["Vehicles", "Machines"], ["Day 1", "Day 2"], ["Austria", "Korea"], ["Must", "Want"]]
)
def test_companies_by_groups_are_no_blocks(heads):
    rows = [["Company", "Contact"], *([heads[0]], ["Altyn Trade", "Aigul"], ["Ural Import", "Oleg"])]
    once = [*rows, *([heads[1]], ["Orda Foods", "Bek"], ["Spring Parts", "Chen"])]
    again = [*rows, *([heads[1]], ["Altyn Trade", "Aigul"], ["Ural Import", "Oleg"])]
    for listed in (once, *([again] if heads[0] not in {"Vehicles"} else [])):
        book = Book("x.xlsx", (sheet("A", *listed),))
        assert with_askers(book).grids == book.grids


@pytest.mark.parametrize("word", ["Tutti e due", "beide", "les deux", "обе стороны", "双方", "ambos", "her ikisi"])
def test_words_for_both_sides_are_known(word):
    assert says_both(word)


@pytest.mark.parametrize("word", ["buyer", "beide Tage", "Obadiah Foods", ""])
def test_other_words_are_not_for_both(word):
    assert not says_both(word)
