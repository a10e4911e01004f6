"""Finds companies by what a cell says: an ID or a name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sco_scheduler.domain.cells import Cell
from sco_scheduler.domain.event import Company
from sco_scheduler.domain.messages import Phrase
from sco_scheduler.intake import phrases
from sco_scheduler.intake.collecting import Findings
from sco_scheduler.intake.identities import Identities
from sco_scheduler.intake.kinds import companies as kinds
from sco_scheduler.intake.names import Core, core_of
from sco_scheduler.intake.near_names import NearNames
from sco_scheduler.intake.text import fold, plain


@dataclass(frozen=True)
class Unknown:
    """What a cell says is no company. ``near`` is the nearest one, never taken by itself."""

    text: str
    near: Near | None = None

    @property
    def likely(self) -> Phrase | None:
        """The nearest company, as messages propose it."""
        return self.near.shown if self.near is not None else None

    @property
    def details(self) -> dict[str, object]:
        """What a tool that writes a corrected copy needs: what to write in place of the text, and the score."""
        return {} if self.near is None else {"fix": self.near.company, "score": self.near.score}

    @property
    def cell(self) -> Cell | None:
        """Where the nearest company stands."""
        return self.near.cell if self.near is not None else None


@dataclass(frozen=True)
class Near:
    """A company written alike. ``score`` is 0 to 100, where 100 is the same."""

    company: str
    name: str
    score: int
    cell: Cell | None

    @property
    def shown(self) -> Phrase:
        """``Altyn Trade (P007), 92% alike``."""
        name = f"{self.name} ({self.company})" if self.name != self.company else self.company
        return phrases.NEAR(name=name, score=self.score)


@dataclass(frozen=True)
class Ambiguous:
    """What a cell says is the name of several companies, given by their IDs."""

    text: str
    ids: tuple[str, ...]


@dataclass(frozen=True)
class Known:
    """A name of a company, as one row gives it."""

    company: str
    name: str = ""
    local: str = ""
    cell: Cell | None = None


class Directory:
    """Companies by ID and by name. An ID goes before a name, a name before a local name.

    What is no ID and no name is looked for without leading zeros, then without legal form and city;
    what is found in such a way is told by ``report_loosely_found``.
    """

    def __init__(self, rows: Iterable[Known]) -> None:
        """Take the names of each row; one company may have several rows."""
        self._ids: dict[str, str] = {}
        self._numbers: dict[str, set[str]] = {}
        self._names: tuple[dict[str, list[str]], dict[str, list[str]]] = ({}, {})
        self._cores: dict[str, list[tuple[Core, str]]] = {}
        self._shown: dict[str, str] = {}
        self._choices: dict[str, str] = {}
        self._cells: dict[str, Cell | None] = {}
        self._bare: dict[str, str] = {}
        self._search: tuple[NearNames, NearNames] | None = None
        self._loose: dict[tuple[str, Cell | None], str] = {}
        for row in rows:
            self._add(row)

    def _add(self, row: Known) -> None:
        company = row.company
        self._ids[fold(company)] = company
        self._choices[company] = company
        self._cells.setdefault(company, row.cell)
        if plain(company).isdigit():
            self._numbers.setdefault(plain(company).lstrip("0"), set()).add(company)
        for known, text in zip(self._names, (row.name, row.local), strict=True):
            if text:
                ids = known.setdefault(fold(text), [])
                if company not in ids:
                    ids.append(company)
                self._shown.setdefault(company, text)
                self._choices.setdefault(text, company)
                core = core_of(text)
                self._bare.setdefault(core.text, text)
                self._cores.setdefault(core.text, []).append((core, company))

    @classmethod
    def of_rows(cls, identities: Identities) -> Directory:
        """The directory of the rows of Purchasers and Suppliers."""
        return cls(Known(e.id, e.name, e.row.text("local"), e.cell) for e in identities.entries)

    @classmethod
    def of_companies(cls, companies: Iterable[Company]) -> Directory:
        """The directory of an event's companies."""
        return cls(Known(c.id, c.name, c.local_name, c.cell) for c in companies)

    def find(self, text: str, cell: Cell | None = None, *, loosely: bool = True) -> str | Unknown | Ambiguous:
        """The ID of the company that a text names.

        Args:
            text: an ID or a name.
            cell: where it stands, to tell what was found loosely.
            loosely: look without leading zeros, legal form and city too. Not for a published schedule: there
                a company that has left since must not be taken for another.

        """
        folded = fold(text)
        if folded in self._ids:
            return self._ids[folded]
        for known in self._names:
            ids = known.get(folded)
            if ids is not None:
                return ids[0] if len(ids) == 1 else Ambiguous(text, tuple(ids))
        loose = self._loosely(text) if loosely else ()
        if len(loose) == 1:
            self._loose[text, cell] = loose[0]
            return loose[0]
        return Ambiguous(text, loose) if loose else Unknown(text, self._nearest(text))

    def knows(self, text: str) -> bool:
        """Whether a text is an ID or a name, be it of several companies."""
        folded = fold(text)
        return folded in self._ids or any(folded in known for known in self._names) or bool(self._loosely(text))

    def shown(self, company: str) -> str:
        """A company as messages name it: ``P007 (Altyn Trade)``."""
        name = self._shown.get(company, "")
        return f"{company} ({name})" if name and fold(name) != fold(company) else company

    def report_loosely_found(self, found: Findings) -> None:
        """Tell which texts were taken for a company although they are not its ID or name to the letter."""
        for (text, cell), company in self._loose.items():
            found.add(kinds.NAME_LOOSE, cell, self._cells[company], value=text, company=self.shown(company))

    def _loosely(self, text: str) -> tuple[str, ...]:
        """The companies that a text names without leading zeros, or without legal form and city."""
        number = plain(text)
        if number.isdigit():
            return tuple(sorted(self._numbers.get(number.lstrip("0"), ())))
        core = core_of(text)
        if not core.text:
            return ()
        return tuple(dict.fromkeys(company for other, company in self._cores.get(core.text, ()) if core.agrees(other)))

    def _nearest(self, text: str) -> Near | None:
        """The company that is written most alike, as a whole or without legal form and city."""
        if self._search is None:
            self._search = NearNames(self._choices), NearNames(self._bare, whole=True)
        whole, bare = self._search[0].nearest(text), self._search[1].nearest(core_of(text).text)
        if bare is not None and (whole is None or bare[1] > whole[1]):
            name, score = self._bare[bare[0]], bare[1]
        elif whole is not None:
            name, score = whole
        else:
            return None
        company = self._choices[name]
        shown = self._shown.get(company, company) if name == company else name
        return Near(company, shown, score, self._cells[company])
