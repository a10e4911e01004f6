"""How well cells of each kind fit each field, by how many of them are of that kind and by the title above them.

Each line has fields and their score, from -1 (impossible) to 1.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import cycle, islice
from pathlib import Path

from sco_scheduler.intake.understanding.cells.fields import _FITS
from tests.intake.understanding.columns_of import COMPANIES, column
from tests.output.layout import compared

GOLDEN = Path(__file__).parents[1] / "golden" / "fits.txt"
OTHERS = ("zyx", "wvu tsr", "qpon", "mlk", "jih gf", "edcb", "azy", "xwv ut", "srq", "pon")
KINDS = {
    "e-mails": ("ann@a.example", "bob@b.example", "eve@c.example", "li@d.example"),
    "telephones": ("+7 701 555 0101", "+7 701 555 0102", "+86 23 5555 0103", "+7 701 555 0104"),
    "countries": ("Kazakhstan", "China", "Россия", "乌兹别克斯坦"),
    "languages": ("English", "Chinese", "ru", "казахский"),
    "roles": ("buyer", "supplier", "Buyer", "Supplier"),
    "levels": ("must", "want", "maybe", "no"),
    "days": ("2026-06-12", "2026-06-13", "12 June", "13 June"),
    "hours": ("9:00-10:00", "14:00-15:30", "from 11:00", "until 12:30"),
    "numbers": ("12", "7", "19", "4"),
    "places from 1": ("1", "2", "3", "4"),
    "long numbers": ("20260001", "20260007", "20260003", "20260004"),
    "codes": ("A-12", "B-07", "A-13", "C-01"),
    "halls": ("Hall 1", "Hall 2", "二号馆", "Зал 3"),
    "companies": COMPANIES[:4],
    "people": ("Anna Berg", "Olga Kim", "Li Wei", "Timur Osmonov"),
    "lists": ("zyx; wvu; tsr", "qpo; nml; kji", "zyx; kji; abc", "wvu; qpo; abc"),
    "lists of numbers": ("3, 5", "7, 12, 4", "1, 2", "9, 3"),
    "statuses": ("confirmed", "cancelled", "Confirmed", "не приедет"),
    "counts of people": ("2 people", "3", "1 person", "2"),
    "yes and no": ("yes", "no", "Yes", "да"),
    "sizes": ("S", "M", "XL", "L"),
}
TITLED = {
    "ID": ("codes", "long numbers", "numbers", "companies", "places from 1"),
    "Company": ("companies", "lists", "roles", "codes", "people"),
    "Company code": ("codes", "companies"),
    "Zone": ("halls", "numbers", "yes and no", "sizes", "codes"),
    "Phone": ("telephones", "long numbers", "numbers"),
    "Contact": ("people", "e-mails", "codes", "hours", "companies"),
    "Respondent ID": ("codes", "people"),
    "Rank": ("places from 1", "long numbers", "numbers"),
    "No.": ("places from 1", "numbers", "codes"),
    "Table": ("numbers", "codes", "people"),
    "How many tables": ("numbers",),
    "Not available": ("hours", "days", "companies"),
    "Do not meet": ("hours", "companies", "numbers"),
    "Language of the form": ("languages",),
    "Order number": ("codes", "long numbers", "statuses"),
    "Days of presence": ("days", "roles"),
    "Delegates": ("counts of people", "people"),
    "Status": ("statuses", "yes and no", "sizes"),
}


def fits(title: str, cells: list[str]) -> dict[str, float]:
    """The score of each field for a column."""
    made = column(title, *cells)
    return {name: round(fit(made), 3) for name, fit in _FITS.items()}


def grouped(said: Mapping[str, str]) -> Iterator[str]:
    """Fields of which the same is said, and what."""
    for told in dict.fromkeys(said.values()):
        yield f"{' '.join(name for name in said if said[name] == told)}: {told}"


def of_kinds() -> Iterator[str]:
    """The score of each field from how many cells of ten on, for each kind of cells."""
    for kind, texts in KINDS.items():
        yield f"# {kind}, beside other words"
        found = {n: fits("Zz", [*islice(cycle(texts), n), *OTHERS[n:]]) for n in range(2, 11)}
        changes = {
            name: ", ".join(
                f"{found[n][name]} from {n}" for n in found if found[n][name] != found.get(n - 1, {}).get(name)
            )
            for name in _FITS
        }
        yield from grouped(changes)


def columns() -> Iterator[tuple[str, str, list[str]]]:
    """Columns with what is told of them, their titles and their cells."""
    for title, kinds in TITLED.items():
        for kind in kinds:
            yield f"{title}, above {kind}", title, list(KINDS[kind])
            yield f"{title}, above two {kind} again and again", title, list(KINDS[kind][:2]) * 3
    for length in (3, 4, 8, 9, 14, 15, 25, 26, 30, 31, 40, 41, 90, 91):
        yield f"Texts of {length} letters", "Zz", [letter * length for letter in "zyxw"]
        yield f"Telephones of {length} figures", "Phone", ["+" + str(figure) * (length - 1) for figure in range(2, 6)]
    for distinct in (2, 8, 9, 12, 13, 20, 21, 25, 26):
        texts = [chr(ord("A") + n) for n in range(distinct)]
        yield f"{distinct} letters", "Zz", texts
        yield f"{distinct} letters, each twice", "Zz", texts * 2
        yield f"{distinct} halls, each twice", "Zone", [str(n) for n in range(1, distinct + 1)] * 2
    for people in (30, 31):
        yield f"{people} people", "Delegates", [str(people), "2"]


def test_which_fields_cells_of_each_kind_fit():
    lines = [*of_kinds(), "# columns with titles, of letters, and of numbers"]
    for told, title, cells in columns():
        said = {name: str(score) for name, score in fits(title, cells).items()}
        lines.append(f"{told}: {'; '.join(sorted(grouped(said)))}")
    compared(GOLDEN, lines)
