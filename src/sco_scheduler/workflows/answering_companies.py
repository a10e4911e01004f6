"""Identifies the companies that wish forms name, although names and IDs may have changed since they were sent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sco_scheduler.domain.event import Company, Event
from sco_scheduler.domain.names import fold
from sco_scheduler.intake.directory import Ambiguous, Directory, UnknownName
from sco_scheduler.intake.understanding.names.nearness import Nearness


@dataclass(frozen=True)
class Identified:
    """The company that a form names. ``company`` None: it is not certain.

    ``changed``: its name or ID is another one than on the form. ``other`` is the company that has the ID now although
    its name differs, and ``likely`` the one with a similar name, both where it is not certain.
    """

    company: Company | None
    changed: bool = False
    other: Company | None = None
    likely: Company | None = None

    @property
    def is_doubtful(self) -> bool:
        """Whether the form may be of a registered company."""
        return self.company is None and bool(self.other or self.likely)


class CompaniesOfForms:
    """Looks up the companies on forms: by their name, else by their ID if the name there is similar.

    IDs that were generated shift when rows are added, deleted or sorted, so that an ID alone says nothing.
    """

    def __init__(self, event: Event, answers: Mapping[tuple[str, ...], str]) -> None:
        """Index the companies of an event; ``answers`` are those of a map, which may have further names."""
        self._event = event
        self._directory = Directory.of_companies(event.companies)
        self._named = {path[-1]: answer for path, answer in answers.items() if path[0] == "names"}
        self._nearness = Nearness()
        for company in event.companies:
            for name in filter(None, (company.name, company.local_name)):
                self._nearness.add(company.id, name)

    def identified(self, name: str, id_: str) -> Identified:
        """The company with a name and an ID on a form."""
        known = self._directory.find(self._named.get(fold(name), name), loosely=False)
        by_id = self._event.company_by_id.get(id_)
        if isinstance(known, str):
            return Identified(self._event.company_by_id[known])
        if isinstance(known, Ambiguous):
            if by_id is not None and by_id.id in known.ids:
                return Identified(by_id)
            return Identified(None, likely=self._event.company_by_id[known.ids[0]])
        near = self._nearness.near(name)
        same = self._directory.find(name)  # but for the legal form and the city
        likely = same if isinstance(same, str) else near.key if near is not None else self._similar(known)
        if isinstance(same, str) and (by_id is None or by_id.id == same):
            return Identified(self._event.company_by_id[same], changed=True)
        if by_id is not None and (self._agrees(by_id, near is not None and near.same, likely)):
            return Identified(by_id, changed=True)
        return Identified(None, other=by_id, likely=self._event.company_by_id[likely] if likely is not None else None)

    def _agrees(self, by_id: Company, is_same: bool, likely: str | None) -> bool:
        """Whether the name on a form is another name of the company with its ID."""
        if likely == by_id.id and is_same:
            return True
        terms = (terms for terms in (by_id.purchaser, by_id.supplier) if terms is not None)
        given = any("id" in of_role.cells for of_role in terms)
        return given and likely in {None, by_id.id}

    def _similar(self, unknown: UnknownName) -> str | None:
        return unknown.near.company if unknown.near is not None else None
