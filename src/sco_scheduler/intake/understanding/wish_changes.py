"""Changes wishes by what remarks say: adds some, gives those of their row a level, or withdraws them."""

from __future__ import annotations

from collections.abc import Collection
from collections.abc import Set as AbstractSet
from dataclasses import replace

from sco_scheduler.domain.event import Level
from sco_scheduler.domain.messages import Cell
from sco_scheduler.intake.understanding.built import Built, CompanyRecord, Wish, WishCount
from sco_scheduler.intake.understanding.matching import NameIndex


class WishChanges:
    """Changes the wishes of a reading."""

    def __init__(self, names: NameIndex, built: Built) -> None:
        self._names, self._built = names, built
        self._read: tuple[list[Wish], int, dict[str | None, set[str]]] = ([], 0, {})  # and what these refuse
        self._places: tuple[list[Wish], int, dict[tuple[str, int, str, str], int]] = ([], 0, {})

    def wishes_of(self, asker: CompanyRecord, targets: AbstractSet[str]) -> list[Wish]:
        """The wishes of a company for others, without refusals."""
        find = self._names.find
        return [
            wish
            for wish in self._built.wishes
            if wish.level is not Level.NO
            and find(wish.target).company in targets
            and (wish.asker == asker.named or find(wish.asker).company == asker.key)
        ]

    def withdraw(self, asker: CompanyRecord, targets: AbstractSet[str]) -> int | None:
        """Drop the wishes of a company for others; return the rank of the only one, if it has any."""
        gone = self.wishes_of(asker, targets)
        for wish in gone:
            if wish.cell.sheet in self._built.counts:
                self._built.counts[wish.cell.sheet].dropped += 1
        dropped = {id(wish) for wish in gone}
        self._built.wishes = [wish for wish in self._built.wishes if id(wish) not in dropped]
        return gone[0].rank if len(gone) == 1 else None

    def refused(self, asking: Collection[str | None]) -> set[str]:
        """The companies that those of a row already refuse."""
        if self._read[0] is not self._built.wishes:
            self._read = self._built.wishes, 0, {}
        wishes, number, refused = self._read
        for wish in wishes[number:]:  # only wishes added since the last call
            if Level.NO.value in {wish.level.value, str(wish.raw.get("level", ("",))[0])}:
                asker = self._names.find(wish.asker).company
                refused.setdefault(asker, set()).update({self._names.find(wish.target).company or ""})
        self._read = wishes, len(wishes), refused
        return set[str]().union(*(refused.get(key, ()) for key in asking)) - {""}

    def take(self, asker: str, targets: AbstractSet[str], level: Level, cell: Cell, rank: int | None = None) -> None:
        """Add the wishes in a remark for companies, or give its level to those of its row."""
        count = self._built.counts.setdefault(cell.sheet, WishCount(cell.sheet))
        for key in sorted(targets & self._built.records.keys()):
            place = self._wish_at(cell, asker, self._built.records[key].named)
            wish = self._built.wishes[place] if place is not None else None
            if place is not None and wish is not None and not wish.raw and wish.level in {Level.WANT, level}:
                kept = wish.rank if level in {Level.WANT, Level.MUST} else None
                self._built.wishes[place] = replace(wish, level=level, rank=kept)
                continue
            count.wishes += 1
            count.columns.add(cell.column)
            count.askers.add(asker)
            self._built.wishes.append(Wish(asker, self._built.records[key].named, level, rank, cell))

    def _wish_at(self, cell: Cell, asker: str, target: str) -> int | None:
        """The place of the wish of a company for another that the row of a cell states."""
        if self._places[0] is not self._built.wishes:
            self._places = self._built.wishes, 0, {}
        wishes, number, places = self._places
        for place, wish in enumerate(wishes[number:], start=number):  # only wishes added since the last call
            places.setdefault((wish.cell.sheet, wish.cell.row, wish.asker, wish.target), place)
        self._places = wishes, len(wishes), places
        return places.get((cell.sheet, cell.row, asker, target))
