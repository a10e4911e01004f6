"""Finds companies by what a cell says: an ID or a name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sco_scheduler.domain.event import Company
from sco_scheduler.intake.identities import Identities
from sco_scheduler.intake.text import fold, nearest


@dataclass(frozen=True)
class Unknown:
    """What a cell says is no company. ``likely`` is the nearest ID or name, never taken by itself."""

    text: str
    likely: str | None


@dataclass(frozen=True)
class Ambiguous:
    """What a cell says is the name of several companies, given by their IDs."""

    text: str
    ids: tuple[str, ...]


class Directory:
    """Companies by ID and by name. An ID goes before a name, a name before a local name."""

    def __init__(self, names: Iterable[tuple[str, str, str]]) -> None:
        """Take (ID, name, local name) of each row; one company may have several rows."""
        self._ids: dict[str, str] = {}
        self._names: tuple[dict[str, list[str]], dict[str, list[str]]] = ({}, {})
        self._shown: dict[str, str] = {}
        self._choices: dict[str, str] = {}
        for company, *texts in names:
            self._ids[fold(company)] = company
            self._choices[company] = company
            for known, text in zip(self._names, texts, strict=True):
                if text:
                    ids = known.setdefault(fold(text), [])
                    if company not in ids:
                        ids.append(company)
                    self._shown.setdefault(company, text)
                    self._choices.setdefault(text, f"{text} ({company})")

    @classmethod
    def of_rows(cls, identities: Identities) -> Directory:
        """The directory of the rows of Purchasers and Suppliers."""
        return cls((e.id, e.name, e.row.text("local")) for e in identities.entries)

    @classmethod
    def of_companies(cls, companies: Iterable[Company]) -> Directory:
        """The directory of an event's companies."""
        return cls((c.id, c.name, c.local_name) for c in companies)

    def find(self, text: str) -> str | Unknown | Ambiguous:
        """The ID of the company that a text names."""
        folded = fold(text)
        if folded in self._ids:
            return self._ids[folded]
        for known in self._names:
            ids = known.get(folded)
            if ids is not None:
                return ids[0] if len(ids) == 1 else Ambiguous(text, tuple(ids))
        return Unknown(text, nearest(text, self._choices, least=75))

    def knows(self, text: str) -> bool:
        """Whether a text is an ID or a name, be it of several companies."""
        folded = fold(text)
        return folded in self._ids or any(folded in known for known in self._names)

    def shown(self, company: str) -> str:
        """A company as messages name it: ``P007 (Altyn Trade)``."""
        name = self._shown.get(company, "")
        return f"{company} ({name})" if name and fold(name) != fold(company) else company
