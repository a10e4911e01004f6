"""Which sheets of a workbook list companies, and by which names, people and codes each is known, in a golden file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from sco_scheduler.domain.messages import Cell
from sco_scheduler.domain.names import fold
from sco_scheduler.intake.table.grids import FormMap
from sco_scheduler.intake.understanding.companies.own_columns import own_columns
from sco_scheduler.intake.understanding.companies.universe import Universe, _lists_companies, _sides_of
from sco_scheduler.intake.understanding.lists.regions import Region
from sco_scheduler.intake.understanding.meanings.standing import Standing
from tests.intake.understanding.sheets import listed
from tests.output.layout import compared

B = ("Altyn Trade LLP", "Ural Import", "Orda Foods", "Silk Way LLC", "Nomad Foods JSC")
S = ("River Machines Inc.", "Jade Tea", "Spring Parts Co., Ltd.", "Lotus Glass", "Dazu Metal")
NEW = ("Amber Mills", "Baltic Oils", "Cedar Works", "Delta Farms", "Emerald Shops")
LOCAL = ("阿尔泰贸易", "乌拉尔进口", "奥尔达食品", "丝路公司", "游牧食品")


def rows(titles: str, *columns: Sequence[object]) -> list[list[object]]:
    """A table with columns of texts; a text with bars is one text for each row."""
    cells = [text.split("|") if isinstance(text, str) else list(text) for text in columns]
    return [list(titles.split("|")), *([cell or None for cell in row] for row in zip(*cells, strict=True))]


LANDS = "Kenya|Peru|Chad|Mali|Oman"
CODES, MAKES = "P1|P2|P3|P4|P5", "S1|S2|S3|S4|S5"
ASKED = tuple(f"{S[n]}; {S[n - 1]}" for n in range(5))
PEOPLE = "Ann Lee|Bob Ray|Cy Dee|Di Fox|Ed Gum"
FIRST, LAST = "Ann|Bob|Cy|Di|Ed", "Lee|Ray|Dee|Fox|Gum"
MAIL = "a@ex.org|b@ex.org|c@ex.org|d@ex.org|e@ex.org"
BOOKS: dict[str, dict[str, list[list[object]]]] = {
    "one list of names": {"List": rows("Company|City", B, LANDS)},
    "the other side without more evidence": {"One": rows("Company|x", B, "ab|cd|ef|gh|ij"), "Two": rows("Company", S)},
    "the other side of two rows": {"One": rows("Company|City", B, LANDS), "Two": rows("Company|City", S[:2], "Ab|Cd")},
    "the same names on a plain list": {"One": rows("Company|City", B, LANDS), "Two": rows("Company|Mr", B, PEOPLE)},
    "two plain lists beside one": {
        "One": rows("Company|Country", B, LANDS),
        "Two": rows("Company|Mm", S, "ab|cd|ef|gh|ij"),
        "Three": rows("Company|Mm", NEW, "ab|cd|ef|gh|ij"),
    },
    "lists of two sides": {"Buyers": rows("Company", B), "Sellers": rows("Company", S)},
    "hotels": {"One": rows("Company|City", B, LANDS), "Hotels": rows("Company|Hotel", S, LANDS)},
    "roles in a column": {"All": rows("Company|Role", (*B[:3], *S[:2]), "buyer|buyer|buyer|seller|seller")},
    "options of a role": {"All": rows("Company|Buyer|Hotel Supply", B, "Buyer||Buyer|Buyer|", "|Hotel Supply|||")},
    "a title of one side": {"List": rows("Buyer|Country", B, LANDS)},
    "answers with new names": {
        "Sellers": rows("Company|Country", S, LANDS),
        "Answers": rows("Company|Wishes", B, ASKED),
        "Others": rows("Company|Wishes", NEW, ASKED),
    },
    "answers with known names": {
        "Sellers": rows("Company|Country", S, LANDS),
        "Buyers": rows("Company|Country", B, LANDS),
        "Answers": rows("Company|Wishes", B, ASKED),
    },
    "answers with half of the names known": {
        "Sellers": rows("Company|Country", S, LANDS),
        "Buyers": rows("Company|Country", B, LANDS),
        "Answers": rows("Company|Wishes", (*B[:2], *NEW[:3]), ASKED),
    },
    "a matrix with new names": {
        "Sellers": rows("Company|Country", S, LANDS),
        "Buyers": rows("Company|Country", B, LANDS),
        "Matrix": rows(f"Company|{'|'.join(S[:4])}", NEW, "x||x||x", "|x||x|", "x|x|||x", "||x|x|"),
    },
    "untitled names beside known ones": {
        "Sellers": rows("Company|Country", S, LANDS),
        "Data": rows("Mm|Nn", NEW, S),
    },
    "untitled names alone": {"Data": rows("Mm|Nn", NEW, LANDS), "More": rows("Oo|Pp", B, LANDS)},
    "untitled hotels": {"Sellers": rows("Company|Country", S, LANDS), "Hotels": rows("Mm|Nn", NEW, S)},
    "untitled mail": {"Data": rows("Mm|Nn", MAIL, NEW), "More": rows("Oo|Pp", B, LANDS)},
    "a matrix without a title for its names": {
        "Matrix": rows(f"Mm|{'|'.join(S[:4])}", NEW, "x||x||x", "|x||x|", "x|x|||x", "||x|x|")
    },
    "wishes without a title for the names": {"Data": rows("Mm|Wishes", NEW, ASKED)},
    "names that stand elsewhere": {"Data": rows("Mm|Nn", B, LANDS), "Wishes": rows("Xx|Whom", LANDS, B)},
    "codes beside names": {"List": rows("ID|Company|Country", CODES, B, LANDS)},
    "numbers that wishes cite": {
        "Sellers": rows("No.|Company|Country", "11|12|13|14|15", S, LANDS),
        "Answers": rows("Company|Wishes", B, "11; 12|13|14; 11|15|12"),
    },
    "codes that wishes cite": {
        "Sellers": rows("Booth|Company|Country", "A1|B2|C3|D4|E5", S, LANDS),
        "Answers": rows("Company|Wishes", B, "A1; B2|C3|D4; A1|E5|B2"),
    },
    "a booth of two companies": {
        "Sellers": rows("Booth|Company|Country", "A1|B2|C3|D4|D4", S, LANDS),
        "Answers": rows("Company|Wishes", B, "A1; B2|C3|D4; A1|C3|B2"),
    },
    "a list of codes, and their names": {
        "Names": rows("Code|Company|Country", CODES, B, LANDS),
        "Answers": rows("Company|Wishes", CODES, ASKED),
    },
    "codes for names of a list": {"List": rows("Company|Mm", CODES, B), "Asks": rows("From|To", B, S)},
    "names in two scripts": {"List": rows("Company|Company (local)|Country", B, LOCAL, LANDS)},
    "names in two scripts, untitled": {"List": rows("Company|企业|Country", B, LOCAL, LANDS)},
    "wishes in another script": {"List": rows("Company|想见企业|Country", B, LOCAL, LANDS)},
    "a short name": {
        "List": rows("Company|Brand|Country", B, "Altyn|Ural|Orda|Silk|Nomad", LANDS),
        "Wishes": rows("Company|Wishes", S, "Altyn; Ural|Orda|Silk; Nomad|Ural; Silk|Altyn"),
    },
    "a name twice": {"List": rows("Company|Country|Wishes", (*B[:4], B[0]), LANDS, ASKED)},
    "a name spelled otherwise": {
        "Buyers": rows("Company|Country", B, LANDS),
        "Buyers 2": rows("Company|Phone", ("Altyn Trad LLP", *B[1:]), "1234567|2345678|3456789|4567890|5678901"),
    },
    "a name spelled otherwise beside its own": {
        "Buyers": rows("Company|Country", B, LANDS),
        "Buyers 2": rows("Company|Country", ("Altyn Trad LLP", *B[:4]), LANDS),
    },
    "a branch": {"List": rows("Company|Country", (*B[:3], "Altyn Trade LLP (Osh)", "Altyn Trade LLP (Kenya)"), LANDS)},
    "a code of another company": {
        "Buyers": rows("ID|Company|Country", CODES, B, LANDS),
        "Others": rows("ID|Company|Country", "P1|P2|P8|P9|P7", (*NEW[:2], *S[:3]), LANDS),
    },
    "a code of another company beside known names": {
        "Buyers": rows("ID|Company|Country", CODES, B, LANDS),
        "Others": rows("ID|Company|Country", CODES, (*B[:4], NEW[0]), LANDS),
    },
    "choices before the name": {"Answers": rows("Choice 1 (company)|Company|Country", S, B, LANDS)},
    "a matrix behind numbers": {
        "Matrix": rows(f"Kk|Mm|{'|'.join(S[:3])}", "1|2|3|4|5", NEW, "x||x||x", "|x||x|", "x|x|||x")
    },
    "participants by codes": {"List": rows("Participant|Mm", CODES, B), "Asks": rows("Mm|Whom", B, ASKED)},
    "two local names": {"List": rows("Company|Company (local)|Local name", B, LOCAL, "Алтын|Урал|Орда|Шёлк|Номад")},
    "local names of four": {"List": rows("Company|Company (local)|企业", B, (*LOCAL[:4], ""), (*LOCAL[:4], ""))},
    "products in another script": {"List": rows("Company|产品", B, LOCAL)},
    "codes with local names": {"List": rows("Company|Company (local)|Country", CODES, LOCAL, LANDS)},
    "pairs that repeat": {"Pairs": rows("From|To|Country", (B[0], B[0], B[1], B[1], B[2]), S, LANDS)},
    "two rows with wishes": {
        "List": rows("Company|Wishes", B[:2], ASKED[:2]),
        "S": rows("Company|Zone", S, "A|B|A|B|A"),
    },
    "sheets of the format": {
        "Purchasers": rows("ID|Company|Wishes", CODES, B, ASKED),
        "Suppliers": rows("ID|Company|Zone", MAKES, (*S[:4], "-"), "A|B|A|B|A"),
        "Requests": rows("From|To", B, S),
        "More": rows("Company|Wishes", NEW, ASKED),
    },
    "people and mailboxes": {"List": rows("Company|Contact person|E-mail", B, PEOPLE, MAIL)},
    "mailboxes without a title": {"List": rows("Company|Mm|Country", B, MAIL, LANDS)},
    "first and last names": {"List": rows("Company|First name|Last name", B, FIRST, LAST)},
    "a person of two companies": {"List": rows("Company|Contact person", B, "Ann Lee|Ann Lee|Cy Dee|Di Fox|Ed Gum")},
    "a brand of two companies": {"List": rows("Company|Mm|Country", B, "Zip|Zip|Zap|Zup|Zep", LANDS)},
    "counts of wishes": {
        "Answers": rows("Company|Wishes|Number", B, (S[0], ASKED[1], S[2], ASKED[3], ""), "1|2|1|2|0"),
        "Sellers": rows("Company|Country|Asked", S, LANDS, "2|1|2|1|0"),
    },
    "counts that do not fit": {
        "Answers": rows("Company|Wishes|Number", B, (S[0], ASKED[1], S[2], ASKED[3], ""), "1|2|1|2|5"),
        "Sellers": rows("Company|Country|Asked", S, LANDS, "1|1|1|1|1"),
    },
    "counts without refusals": {
        "Answers": rows("Company|Wishes|Refusals|Number", B, ASKED, ("", S[4], "", S[1], ""), "2|2|2|2|2"),
        "Sellers": rows("Company|Country|Asked", S, LANDS, "2|2|2|2|2"),
    },
    "pairs with sides": {
        "Buyers": rows("Company|Country", B, LANDS),
        "Sellers": rows("Company|Country", S, LANDS),
        "Pairs": rows("Buyer|Supplier", B, S),
        "Half": rows("Buyer|Supplier", B, (*S[:2], *NEW[:3])),
    },
    "rows of wishes": {
        "Sellers": rows("Company|Country", S, LANDS),
        "Wishes": rows("Buyer|Wants to meet", (B[0], B[0], B[1], B[1], B[2]), S),
    },
    "one wish each": {
        "Sellers": rows("Company|Country", S, LANDS),
        "Wishes": rows("From|To", B, S),
        "Tasks": rows("From|To|Country", NEW, S, LANDS),
    },
}


FORMAT = ("Purchasers", "Suppliers", "Requests")
"""Sheets of the format, whose columns are known by their titles."""


def _of_format(region: Region) -> dict[str, int]:
    return {column.title.casefold(): column.number for column in region.columns}


def _letters(columns: Sequence[object]) -> str:
    return "".join(getattr(column, "letters", "") for column in columns)


def _told(regions: Sequence[Region], universe: Universe) -> Iterator[str]:
    """What is known of each sheet: its place among the lists, names, people, and columns that cite or count."""
    said = Standing(regions)
    for region in regions:
        own = own_columns(region, said)
        name, columns = region.grid.name, region.columns
        role = "/".join(sorted(_sides_of(region)))
        rating = f"{_lists_companies(region, own[0], said):.1f}" if own else "-"
        listing = f"lists {universe._own[name].letters}" if name in universe.listing else "no list"
        elsewhere = "".join(
            mark
            for mark, holds in (
                ("most", universe.lists_elsewhere(region)),
                (" all", universe.lists_elsewhere(region, all_of_them=True)),
                (" pairs", universe.pairs_up(region)),
            )
            if holds
        )
        by_column = {
            "referred": [c for c in columns if c.referred],
            "cited": [c for c in columns if c.cited],
            "counted": [c for c in columns if c.counted],
            "of others": [c for c in columns if c.of_others],
            "elsewhere": [c for c in columns if universe.lists_elsewhere(region, c)],
        }
        marks = "; ".join(f"{what} {_letters(which)}" for what, which in by_column.items() if which)
        yield f"  {name}: {listing}; own {_letters(own)} {rating} {role} {elsewhere}; {marks}".rstrip(" ;")
    texts = dict.fromkeys(t for r in regions for c in r.columns for t in c.cells.values())
    other = {t: key for t in texts if (key := universe.names.find(t).company) not in (None, t)}
    yield from (f"  {text} is {key}" for text, key in other.items())
    yield from (f"  {person} of {company}" for person, company in universe.people.items())
    yield from (f"  {name} is doubted" for name in sorted(universe.doubted))
    yield from (f"  named {_letters(of.columns)} {of.role}" for of in universe.named)
    yield from (f"  {cell} refers to {of}" for cell, of in sorted(universe.resolved.items(), key=str))
    for text in texts:
        owners = universe.owners(text, Cell("Elsewhere", 1, "A"))
        if len(owners) > 1:
            yield f"  {text} with {', '.join(owners)}"


def test_which_sheets_list_companies_is_as_in_the_golden_file():
    lines = []
    for name, sheets in BOOKS.items():
        universe = Universe()
        regions = [listed(title, *table) for title, table in sheets.items()]
        for region in regions:
            for column in region.columns:
                column.profiled(universe.names)
        universe.take(regions, {r.grid.name: (r.grid.name, _of_format(r)) for r in regions if r.grid.name in FORMAT})
        for region in regions:
            universe.resolve(region)
            for column in region.columns:
                column.profiled(universe.names)
        universe.tell_cited(regions)
        universe.tell_counts(regions)
        lines += [name, *_told(regions, universe)]
    compared(Path(__file__).parents[1] / "golden" / "universes.txt", lines)


def test_answers_of_the_map_give_names_a_company_nobody_or_one_of_their_own():
    universe = Universe()
    universe.names.add("Jade Tea", ["Jade Tea"])
    answers = {
        ("names", "Green Leaf"): "Jade Tea",
        ("names", "Both"): "nobody",
        ("names", "Opal"): "new supplier",
        ("names", "Jade Tea Co."): "new supplier",
        ("names", "Who"): "Zeta",
        ("form", "Pearl"): "Jade Tea",
    }
    universe.take_aliases(FormMap(answers=answers))
    known = {path[-1]: universe.names.find(path[-1]).company for path in answers}
    assert known == {
        "Green Leaf": "Jade Tea",
        "Both": None,
        "Opal": "Opal",
        "Jade Tea Co.": "Jade Tea",
        "Who": None,
        "Pearl": None,
    }
    assert [text for text in known if universe.names.is_said(text)] == ["Green Leaf", "Both"]
    assert fold("Both") in universe.names.asked_for
