"""The clean workbook that an export must be read like: the format's own sheets, with what the export carries."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.exports.trade import Party, Trade, Wish


@dataclass(frozen=True)
class Carries:
    """What an export carries of the event, and in which language its names are.

    ``levels`` are those that it can tell apart (``must`` else becomes ``want``); ``ranked`` whether the order of
    wishes is in it; ``sides`` whose wishes it has.
    """

    lang: str
    levels: frozenset[str] = frozenset({"must", "want", "no"})
    ranked: bool = True
    sides: frozenset[str] = frozenset({"purchaser", "supplier"})
    away: bool = True
    limit: bool = True
    languages: bool = True
    country: bool = True
    zone: bool = True
    people: bool = False

    def wishes(self, event: Trade) -> list[Wish]:
        """The wishes that the export has."""
        found = []
        for wish in event.wishes:
            level = wish.level
            if wish.asker.role not in self.sides or (level == "no" and "no" not in self.levels):
                continue
            if level not in self.levels:
                level = "want"
            found.append(Wish(wish.asker, wish.target, level, wish.rank if self.ranked else None))
        return found


def write_clean(path: Path, event: Trade, carries: Carries) -> Path:
    """Write the clean workbook."""
    import openpyxl

    book = openpyxl.Workbook()
    book.remove(book.active)
    lang = carries.lang
    for name, parties in (("Purchasers", event.purchasers), ("Suppliers", event.suppliers)):
        sheet = book.create_sheet(name)
        sheet.append(["Company", "Country", "Zone", "Products", "Languages", "Not available", "Maximum"])
        for party in parties:
            sheet.append(list(_row(party, carries, supplier=name == "Suppliers")))
    sheet = book.create_sheet("Requests")
    sheet.append(["From", "To", "Rank", "Level"])
    for wish in carries.wishes(event):
        sheet.append([wish.asker.name(lang), wish.target.name(lang), wish.rank, wish.level])
    if carries.people:
        sheet = book.create_sheet("Delegates")
        sheet.append(["Company", "Delegate"])
        for party in (*event.purchasers, *event.suppliers):
            for person in party.people:
                sheet.append([party.name(lang), person])
    book.save(path)
    return path


def _row(party: Party, carries: Carries, *, supplier: bool) -> Iterable[object]:
    lang = carries.lang
    at = ("en", "zh", "ru").index(lang)
    yield party.name(lang)
    yield party.country[at] if carries.country else None
    yield party.zone if carries.zone or supplier else None
    yield party.products[at]
    yield party.tongues(lang) if carries.languages else None
    yield party.away if carries.away else None
    yield party.limit if carries.limit else None
