"""Changes wishes by what remarks say."""

from __future__ import annotations

from collections.abc import Collection
from collections.abc import Set as AbstractSet

from sco_scheduler.domain.event import Level
from sco_scheduler.domain.messages import Cell
from sco_scheduler.intake.understanding.companies.built import Built, CompanyRecord, Wish, WishCount
from sco_scheduler.intake.understanding.names.matching import NameIndex


class WishChanges:
    """Changes wishes by what remarks say: adds some, gives those of their row a level, or withdraws them."""

    def __init__(self, names: NameIndex, built: Built) -> None:
        self._names, self._built = names, built
        self._wishes: list[Wish] = []
        """The wishes that are indexed, so far as many as were counted."""

        self._indexed = 0
        self._refused: dict[str | None, set[str]] = {}
        """The companies that each company refuses."""

        self._places: dict[tuple[tuple[str, int], str, str], int] = {}
        """The place of each wish by its sheet and row, its requester and whom it asks for."""

        self._by_number: dict[str, str] = {}
        """The companies by the texts by which wishes name them."""

        self._of_pairs: dict[tuple[str, str], list[int]] = {}
        """The places of the wishes of each requester for each company."""

        self._in_rows: dict[tuple[str, int], list[int]] = {}
        """The places of the wishes of each row of a sheet."""

    def wishes_of(self, asker: CompanyRecord, targets: AbstractSet[str]) -> list[Wish]:
        """The wishes of a company for others, without refusals."""
        return [wish for wish in self._said_of(asker, targets) if wish.level is not Level.NO]

    def _said_of(self, asker: CompanyRecord, targets: AbstractSet[str]) -> list[Wish]:
        """What a company says of others: its wishes for them and refusals of them."""
        return [
            wish
            for wish in self._built.wishes
            if self.key_of(wish.target) in targets
            and (wish.asker == asker.named or self.key_of(wish.asker) == asker.key)
        ]

    def says_any_of(self, asker: CompanyRecord, targets: AbstractSet[str]) -> bool:
        """Whether a company wishes for any of others, or refuses it, so that something can be withdrawn."""
        return bool(self._said_of(asker, targets))

    def key_of(self, named: str) -> str | None:
        """The company that a wish names, maybe by a number on a list, which is no name in texts."""
        if (known := self._names.find(named).company) is not None or not named.isdecimal():
            return known
        if len(self._by_number) != len(self._built.records):
            self._by_number = {record.named: key for key, record in self._built.records.items()}
        return self._by_number.get(named)

    def withdraw(self, asker: CompanyRecord, targets: AbstractSet[str]) -> int | None:
        """Drop the wishes of a company for others, or where it has none its refusals of them.

        Returns
        -------
        int | None
            The rank of the only wish, if it has any.
        """
        gone = self.wishes_of(asker, targets) or self._said_of(asker, targets)
        for wish in gone:
            self._built.drop(wish.cell)
        dropped = {id(wish) for wish in gone}
        self._built.wishes = [wish for wish in self._built.wishes if id(wish) not in dropped]
        return gone[0].rank if len(gone) == 1 else None

    def rank(self, asker: CompanyRecord, targets: AbstractSet[str], level: Level, cell: Cell, rank: int) -> None:
        """Give the wishes of a company for others a place in its order, or add them at this level; musts stay such."""
        for key in sorted(targets):
            known = self.wishes_of(asker, {key})
            now = {id(of): of.graded(of.level if of.level is Level.MUST else level, rank, cell) for of in known}
            self._built.wishes = [now.get(id(wish), wish) for wish in self._built.wishes]
            if not known:
                self.take(asker.named, {key}, level, cell, rank)

    def refused(self, asking: Collection[str | None]) -> set[str]:
        """The companies that those of a row already refuse."""
        self._index()
        return set[str]().union(*(self._refused.get(key, ()) for key in asking)) - {""}

    def wished_in_row(self, cell: Cell) -> set[str]:
        """The companies that the row of a cell asks for, without those that it refuses."""
        self._index()
        wishes = [self._wishes[place] for place in self._in_rows.get(cell.of_row, ())]
        found = {self.key_of(wish.target) for wish in wishes if wish.level is not Level.NO}
        return {key for key in found if key in self._built.records}

    def refuses_in_row(self, cell: Cell) -> bool:
        """Whether the row of a cell states a refusal and no wish, whoever it is that its names mean."""
        self._index()
        levels = {self._wishes[place].level for place in self._in_rows.get(cell.of_row, ())}
        return levels == {Level.NO}

    def take(self, asker: str, targets: AbstractSet[str], level: Level, cell: Cell, rank: int | None = None) -> None:
        """Add the wishes in a remark for companies, or give its level to those of its row."""
        for key in sorted(targets & self._built.records.keys()):
            place = self._wish_at(cell, asker, self._built.records[key].named)
            wish = self._built.wishes[place] if place is not None else None
            if place is not None and wish is not None and wish.level in {Level.WANT, level}:
                kept = wish.rank if level in {Level.WANT, Level.MUST} else None
                self._built.wishes[place] = wish.graded(level, kept, cell)
                self._index_refusal(self._built.wishes[place])
                continue
            if rank is None and self._is_said(asker, self._built.records[key].named, level):
                continue
            count = self._built.counts.setdefault(cell.sheet, WishCount(cell.sheet))
            count.wishes += 1
            count.columns.add(cell.column)
            count.cells.add(cell)
            count.askers.add(asker)
            self._built.wishes.append(Wish(asker, self._built.records[key].named, level, rank, cell))

    def _is_said(self, asker: str, target: str, level: Level) -> bool:
        """Whether another cell has a wish for a company at a level already, or for a wish a must."""
        enough = {level, Level.MUST} if level is Level.WANT else {level}
        self._index()
        pairs = (self._built.wishes[place] for place in self._of_pairs.get((asker, target), ()))
        return any(wish.level in enough for wish in pairs)

    def _wish_at(self, cell: Cell, asker: str, target: str) -> int | None:
        """The place of the wish of a company for another that the row of a cell states."""
        self._index()
        return self._places.get((cell.of_row, asker, target))

    def _index(self) -> None:
        """Index the wishes that were added since the last call, or all after others have replaced them."""
        if self._wishes is not self._built.wishes:
            self._wishes, self._indexed = self._built.wishes, 0
            self._refused, self._places, self._of_pairs, self._in_rows = {}, {}, {}, {}
        for place, wish in enumerate(self._wishes[self._indexed :], start=self._indexed):
            self._places.setdefault((wish.cell.of_row, wish.asker, wish.target), place)
            self._of_pairs.setdefault((wish.asker, wish.target), []).append(place)
            self._in_rows.setdefault(wish.cell.of_row, []).append(place)
            self._index_refusal(wish)
        self._indexed = len(self._wishes)

    def _index_refusal(self, wish: Wish) -> None:
        if wish.level is Level.NO:
            self._refused.setdefault(self.key_of(wish.asker), set()).add(self.key_of(wish.target) or "")
