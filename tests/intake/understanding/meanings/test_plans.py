"""How lists of columns that stand together by chance are planned, and what of them is asked: as a golden file has it.

What one column means by itself is told elsewhere; here it is what becomes of it beside the others.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from random import Random

import pytest

from sco_scheduler.domain.event import Level
from sco_scheduler.intake.table.grids import FormMap
from sco_scheduler.intake.understanding.cells.fields import NOTHING, Meaning
from sco_scheduler.intake.understanding.cells.questions import ANSWERS, COMPANIES, PAIRS, Decider, Question
from sco_scheduler.intake.understanding.lists.regions import find_region
from sco_scheduler.intake.understanding.meanings.planned import Plan, naming_columns
from sco_scheduler.intake.understanding.meanings.plans import Planner
from sco_scheduler.intake.understanding.names.matching import NameIndex
from tests.intake.understanding.columns_of import COMPANIES as KNOWN
from tests.intake.understanding.sheets import listed, sheet
from tests.intake.understanding.test_column_kinds import KINDS
from tests.output.layout import compared_below_names

GOLDEN = Path(__file__).parents[1] / "golden"
ROWS = 8
OWN = [
    "Altyn Trade LLP",
    "Ural Import",
    "Orda Foods",
    "Silk Way LLC",
    "Nomad Foods JSC",
    "Beta Mills",
    "Gamma Ltd.",
    "Theta Corp",
]
ASKERS = [OWN[0], OWN[0], OWN[1], OWN[1], OWN[2], OWN[3], OWN[3], OWN[4]]
OTHERS = ["River Machines Inc.", "Jade Tea", "Spring Parts Co., Ltd.", "Jade Tea", "River Machines Inc."]
ASKED = [*OTHERS, "Jade Tea", "Spring Parts Co., Ltd.", "River Machines Inc."]
FIRST = {
    COMPANIES: [("Company", OWN), ("Name", OWN), ("Buyer", OWN), ("", OWN), ("ID", [f"P{n}" for n in range(ROWS)])],
    ANSWERS: [("Company", OWN), ("Your company", ASKERS), ("From", OWN)],
    PAIRS: [("From", ASKERS), ("Buyer", ASKERS), ("Who", ASKERS), ("Supplier", ASKED)],
}
FURTHER = {
    "Whom do you want to meet?": ASKED,
    "Must meet": [*ASKED[:3], *[None] * 5],
    "Do not meet": [None, None, *ASKED[:2], *[None] * 4],
    "1st choice": ASKED,
    "2nd choice": [*ASKED[1:], None],
    "River Machines Inc.": ["x", "", "x", "x", None, "x", None, None],
    "Jade Tea": [None, "x", "x", None, "x", None, "x", None],
    "Rate them [Spring Parts]": ["1", "2", "3", "1", "1", None, "2", None],
    "Rate them [Orda Foods]": ["2", "2", "1", None, "3", None, "2", "1"],
    "To": ASKED,
    "Seller": ASKED,
    "Short name": [name.split()[0] for name in OWN],
    "Level": ["must", "want", "want", "no", "want", "must", "maybe", "want"],
    "Buyer's rank": ["1", "2", "1", "2", "1", "1", "2", "1"],
    "Tag": ["p", "q", "q", "p", "p", "q", "p", "p"],
}
"""Columns of which it depends on the others what they mean."""


def lists(holds: str, many: int) -> Iterator[tuple[str, list[tuple[str, list[str | None]]]]]:
    """Lists of a few columns, the first of which names whom the rows are of."""
    further = [*FURTHER.items()]
    plain = [(title, list[str | None](cells.split("|")[:ROWS])) for cells, titles in KINDS.values() for title in titles]
    for n in range(many):
        chance = Random(f"{holds} {n}")
        chosen = [chance.choice(FIRST[holds]), *chance.sample(further, chance.randint(1, 4))]
        chosen += chance.sample(plain, chance.randint(1, 3))
        yield f"{holds} {n}", [chosen[0], *chance.sample(chosen[1:], len(chosen) - 1)]


def planner(form: FormMap, twins: dict[str, Level]) -> Planner:
    """What plans the sheets of a workbook whose companies are known."""
    names = NameIndex()
    for name in dict.fromkeys((*KNOWN, *OWN)):
        names.add(name, [name])
    return Planner(names, Decider(form, 0.9), twins)


def planned(made: Planner, holds: str, columns: list[tuple[str, list[str | None]]]) -> Plan:
    """How a sheet of such columns is read."""
    rows = [[title or None for title, _ in columns], *zip(*(cells for _, cells in columns), strict=True)]
    region = find_region(sheet("List", *rows), made.names)
    assert region is not None
    for column in region.columns:
        column.profiled(made.names)
    return made.plan(region, holds, 0.95)


def _meaning(meaning: Meaning) -> str:
    side = f" of {meaning.side.value}" if meaning.side is not None else ""
    more = f" {meaning.level}" * (meaning.level != "want") + f" {meaning.place}" * bool(meaning.place) + side
    return f"{meaning.field}{more}{f' {meaning.company}' if meaning.company else ''} {meaning.certainty:.2f}"


def _asked(question: Question) -> str:
    asked = f"{question.path[-1]} = {question.guess} {question.certainty:.2f}, {len(question.options)} answers"
    return f"{asked}, {question.weight} cells from {', '.join(map(str, question.cells))}"


def told(made: Planner, plan: Plan) -> Iterator[str]:
    """What each column means, which of them ask and name, and what is asked."""
    columns = plan.region.columns
    yield "; ".join(f"{c.title or c.letters}: {_meaning(plan.meanings.get(c.number, NOTHING))}" for c in columns)
    yield f"named by {[c.letters for c in naming_columns(plan)]}, asks in {[c.letters for c, _ in plan.wish_columns()]}"
    yield from (f"open {_asked(question)}" for question in made.decider.open)
    yield from (f"guess {_asked(question)}" for question in made.decider.taken)
    yield from (f"new {[c.letters for c in named.columns]}" for named in made.named)


def _planned(holds: str, columns: list[tuple[str, list[str | None]]], *, refusals: bool) -> list[str]:
    made = planner(FormMap(), {"List": Level.NO} if refusals else {})
    return list(told(made, planned(made, holds, columns)))


@pytest.mark.parametrize("holds", [COMPANIES, ANSWERS, PAIRS])
def test_what_columns_mean_beside_others_is_as_in_the_golden_file(holds):
    every = enumerate(lists(holds, 60))
    made = [(name, partial(_planned, holds, columns, refusals=n % 7 == 3)) for n, (name, columns) in every]
    compared_below_names(GOLDEN / f"plans of {holds}.txt", made)


@pytest.mark.parametrize(
    ("title", "cells", "weighs"),
    [
        ("Qzwx", ["must", "want", "no"], True),
        ("Level", ["p", "q", "p"], True),
        ("Level", ["must", "want", "no"], True),
        ("Qzwx", ["p", "q", "p"], False),
        ("Qzwx", ["must", "p", "q"], False),
    ],
)
def test_a_column_may_be_a_level_by_its_title_or_by_its_cells(title, cells, weighs):
    rows = [list(row) for row in zip(OWN, ASKED, cells, strict=False)]
    region = listed("Requests", ["From", "To", title], *rows)
    column = region.columns[2]
    column.profiled(NameIndex())
    plan = Plan(region, PAIRS, {})
    assert Planner._affects_meetings(plan, column, Meaning("level", 0.6)) is weighs


HALLS = ["North", "South", "East", "West", "Upper", "Lower", "Old", "New"]


def test_on_a_sheet_of_the_format_a_further_column_of_names_is_asked_about():
    made = planner(FormMap(), {})
    region = listed("Purchasers", ["Company", "Qzwx", "Hall"], *zip(OWN, ASKED, HALLS, strict=True))
    for column in region.columns:
        column.profiled(made.names)
    made.plan(region, COMPANIES, 1.0, familiar={"company": 1})
    assert [question.path[-1] for question in made.decider.open] == ["Qzwx"]
