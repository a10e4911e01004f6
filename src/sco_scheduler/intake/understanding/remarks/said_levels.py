"""Tells the level that a remark states in plain words of the companies that it names, and whether these may meet."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet

from sco_scheduler.domain.event import Level, Role
from sco_scheduler.intake.understanding.cells.facts import SENTENCES, facts_in
from sco_scheduler.intake.understanding.cells.mentions import NamedInRemarks
from sco_scheduler.intake.understanding.cells.plain_clauses import clauses, is_filling, plain_level
from sco_scheduler.intake.understanding.cells.questions import WISHES
from sco_scheduler.intake.understanding.cells.sayings import says_surely
from sco_scheduler.intake.understanding.companies.settling import Settler
from sco_scheduler.intake.understanding.remarks.remarks_beside import TextPlace, only_names
from sco_scheduler.intake.understanding.wording.indications import names_rivals
from sco_scheduler.intake.understanding.wording.words import level_of

PLAIN_LEVELS = frozenset({Level.MUST, Level.NO})
"""The levels that a sentence states with a word of its own; any mention of a company may be a wish."""


class SaidLevels:
    """Tells what remarks plainly say of companies, once all are known."""

    def __init__(self, settler: Settler, said: NamedInRemarks) -> None:
        self._names, self._built, self._said = settler.names, settler.built, said

    def shown(self, keys: Iterable[str]) -> list[str]:
        """The names of companies as their list writes them."""
        return [self._built.records[key].shown for key in keys if key in self._built.records]

    def is_plain(self, place: TextPlace, text: str, others: AbstractSet[str], level: Level | None) -> bool:
        """Whether a text is one sentence that says of one company that it must be met or must not, and nothing else."""
        named = self.shown(others)
        several = len(named) != 1 or sum(any(map(str.isalpha, part)) for part in SENTENCES.split(text)) > 1
        if level not in PLAIN_LEVELS or several or says_surely(text) or not only_names(place, text, named):
            return False
        rest = self._said.without_names(text, place.here)
        if (level_of(rest) or (None, 0.0))[0] is not level and (level is Level.MUST or names_rivals(rest)):
            return False  # ``important for us``, ``we compete with Jade Tea``
        stated = facts_in(text, self._names, place.here, lambda key: self.can_meet(place.here, key), days=place.days)
        told = stated.told and len(stated.found) == 1 and all(self.can_meet(place.here, key) for key in others)
        return told and (stated.found[0].meaning, {*stated.found[0].companies}) == (WISHES[level], others)

    def can_meet(self, here: AbstractSet[str | None], other: str) -> bool:
        """Whether the company of a row and another may meet, so that a refusal has an effect."""
        records = [self._built.records[key] for key in (*here, other) if key in self._built.records]
        return len(frozenset[Role]().union(*(record.roles for record in records))) > 1

    def clauses_of(self, text: str, asker: str) -> list[tuple[Level, set[str], str]]:
        """The wishes of a sentence that begins with who wishes: level, companies and clause; none for other texts."""
        found: list[tuple[Level, set[str], str]] = []
        for n, part in enumerate(clauses(text)):
            named, rest = self._names.mentions(part)
            if not n and (named[:1] != [asker] or rest[:1] == text[:1]):
                return []
            keys = {*named} - {asker}
            level = plain_level(rest) or (found[-1][0] if found and is_filling(rest) else None)
            if (not keys and n) or (keys and level is None) or not all(self.can_meet({asker}, key) for key in keys):
                return []
            found += [(level, keys, part)] if keys and level is not None else []
        return found
