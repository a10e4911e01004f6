"""Finds the sheets of a workbook by their names in any language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sco_scheduler.domain.cells import Cell
from sco_scheduler.domain.messages import Phrase
from sco_scheduler.intake import phrases
from sco_scheduler.intake.collecting import Findings
from sco_scheduler.intake.grids import Book, Grid
from sco_scheduler.intake.kinds import sheets as kinds
from sco_scheduler.intake.text import fold_header, nearest
from sco_scheduler.intake.vocabulary import vocabulary


def find_sheets(book: Book, wanted: Sequence[str], found: Findings, *, tell_hidden: bool = True) -> dict[str, Grid]:
    """The wanted sheets that the workbook has, by their canonical names.

    Of two sheets of one meaning the one with the canonical name counts, else the first.
    """
    by_name = folded_names(wanted)
    sheets: dict[str, Grid] = {}
    for grid in sorted(book.grids, key=lambda g: by_name.get(fold_header(g.name)) != g.name):
        key = by_name.get(fold_header(grid.name))
        if key is None:
            continue
        if key in sheets:
            told = vocabulary().sheets[key].sheet.told
            found.add(kinds.SHEET_TWICE, Cell(grid.name), used=sheets[key].name, other=grid.name, sheet=told)
            continue
        sheets[key] = grid
        if grid.hidden and tell_hidden:
            found.add(kinds.SHEET_HIDDEN, Cell(grid.name), sheet=grid.name)
    return sheets


def report_other_sheets(
    book: Book,
    wanted: Sequence[str],
    sheets: Mapping[str, Grid],
    needed: Sequence[str],
    found: Findings,
    *,
    others: bool = True,
) -> None:
    """Report the needed sheets that are missing and, with ``others``, those not read; with the likely meant ones."""
    by_name = folded_names(wanted)
    read = {id(grid) for grid in sheets.values()}
    titles = [g.name for g in book.grids if fold_header(g.name) not in by_name and id(g) not in read]
    absent = {
        name: key for key in wanted if key not in sheets for name in vocabulary().sheets[key].sheet.spellings().values()
    }
    taken = set()
    for key in needed:
        if key in sheets:
            continue
        names = [name for name, other in absent.items() if other == key]
        likely = next((title for title in titles if nearest(title, names, least=80)), None)
        taken.add(likely)
        present = listed([grid.name for grid in book.grids]) if book.grids else phrases.NO_SHEETS
        found.add(
            kinds.SHEET_MISSING,
            Cell(key),
            suggestion=likely,
            sheet=vocabulary().sheets[key].sheet.told,
            present=present,
        )
    if not others:
        return
    near = {
        title: meant
        for title in titles
        if title not in taken and (meant := nearest(title, absent, least=80, misspelt=True)) is not None
    }
    for title, meant in near.items():
        told = vocabulary().sheets[meant].sheet.told
        found.add(kinds.SHEET_MISSPELT, Cell(title), suggestion=told, sheet=title)
    unknown = [title for title in titles if title not in near and title not in taken]
    if unknown:
        found.add(kinds.SHEET_UNKNOWN, *map(Cell, unknown), sheets=listed(unknown))


def listed(names: Sequence[str], most: int = 12) -> Phrase | tuple[str, ...]:
    """The names, of very many the first ones and how many more there are."""
    shown, more = tuple(names[:most]), len(names) - most
    return phrases.MORE(listed=shown, count=more) if more > 0 else shown


def folded_names(wanted: Sequence[str]) -> dict[str, str]:
    """The canonical name of the wanted sheets by each of their folded names."""
    sheets = vocabulary().sheets
    return {folded: key for key in wanted for folded in sheets[key].sheet.spellings()}
