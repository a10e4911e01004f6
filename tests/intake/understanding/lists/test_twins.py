"""Sheets made alike about the same companies: each is at the level that its name, or a remark above it, says."""

from __future__ import annotations

import pytest

from sco_scheduler.domain.event import Level
from sco_scheduler.intake.table.grids import Grid
from sco_scheduler.intake.understanding.cells.fields import Meaning
from sco_scheduler.intake.understanding.lists.regions import Region, find_region
from sco_scheduler.intake.understanding.lists.twins import levels_of_twins, of_twin
from sco_scheduler.intake.understanding.names.matching import NameIndex
from tests.intake.understanding.sheets import sheet

NAMES = ["Altyn Trade", "Ural Import", "Orda Foods", "Silk Way"]
TITLES = ["Company", "Partners"]


def listed(name: str, *above: str, titles: list[str] | None = None, names: list[str] | None = None) -> Region:
    """The list of a sheet of companies, each with partners, and with remarks above it."""
    rows = [[n, f"{n} and more"] for n in names or NAMES]
    grid: Grid = sheet(name, *([text] for text in above), titles or TITLES, *rows)
    region = find_region(grid, NameIndex())
    assert region is not None
    return region


REFUSED = "Please do not seat us with"


@pytest.mark.parametrize(
    ("regions", "levels"),
    [
        ((listed("1"), listed("2", REFUSED)), {"1": Level.WANT, "2": Level.NO}),
        ((listed("1"), listed("2", REFUSED), listed("Must meet")), {"1": "want", "2": "no", "Must meet": "must"}),
        ((listed("1"), listed("Do not meet")), {"1": Level.WANT, "Do not meet": Level.NO}),
        ((listed("1"), listed("2")), {"1": Level.WANT, "2": Level.WANT}),
        ((listed("Wishes"), listed("2", REFUSED)), {"2": Level.NO}),
        ((listed("1", "Whom would you like to meet?"), listed("2")), {"2": Level.WANT}),
        ((listed("Wanted"), listed("2")), {"2": Level.WANT}),
        ((listed("Buyers"), listed("Suppliers")), {}),
        ((listed("Buyers", "Forum 2027"), listed("Suppliers", "Forum 2027")), {}),
        ((listed("Must meet", REFUSED), listed("2")), {"2": Level.WANT}),
        ((listed("1"), listed("2", REFUSED + " " + "x" * 60)), {"1": Level.WANT, "2": Level.WANT}),
        ((listed("1"), listed("2", titles=["Company", "Rivals"])), {}),
        ((listed("1"), listed("2", names=["Jade Tea", "River Machines", "Two Rivers", NAMES[0]])), {}),
        ((listed("1"), listed("2", names=["Jade Tea", "River Machines", *NAMES[:2]])), {}),
        ((listed("1"), listed("2", names=NAMES[:3])), {"1": Level.WANT, "2": Level.WANT}),
        ((listed("1"), listed("2", names=[*NAMES[:3], "Jade Tea", "Two Rivers"])), {"1": "want", "2": "want"}),
        ((listed("1"), listed("2", names=[*NAMES[:3], "Jade", "Two", "Tea"])), {"1": Level.WANT, "2": Level.WANT}),
        ((listed("1"),), {}),
        ((), {}),
    ],
)
def test_of_sheets_that_are_alike_each_says_its_own_level(regions, levels):
    assert levels_of_twins(regions) == levels


def test_plain_wishes_of_a_twin_are_at_its_level_and_have_to_be_asked_about():
    found = {n: Meaning(name, 0.95) for n, name in enumerate(("wishes", "choice", "matrix", "company"), 1)}
    found[5] = Meaning("wishes", 0.95, level=Level.MUST)
    asked = {n: Meaning(found[n].field, 0.6, level=Level.NO) for n in (1, 2, 3)}
    assert of_twin(found, Level.NO) == {**found, **asked}
    assert of_twin(found, None) == found
