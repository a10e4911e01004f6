"""Finds the companies that a remark names or calls, and whom it refuses or insists on meeting."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from sco_scheduler.domain.event import Level
from sco_scheduler.intake.understanding.cells.facts import SENTENCES, languages_said, says_number
from sco_scheduler.intake.understanding.cells.plain_clauses import begins_refusal, clauses, plain_level
from sco_scheduler.intake.understanding.cells.sayings import (
    added_in,
    insisted_in,
    level_beside,
    refused_in,
    says_more,
    speaks,
    without_reason,
    without_reminder,
)
from sco_scheduler.intake.understanding.names.matching import SURE, NameIndex
from sco_scheduler.intake.understanding.wording.conditions import hangs_on_time
from sco_scheduler.intake.understanding.wording.exceptions import NAME, asks_for_anyone, leaves_out
from sco_scheduler.intake.understanding.wording.indications import exchanges, takes_back
from sco_scheduler.intake.understanding.wording.polarity import polarity_of
from sco_scheduler.intake.understanding.wording.word_lists import asks_for_meeting
from sco_scheduler.intake.understanding.wording.words import denies
from sco_scheduler.intake.values.entries import normalized
from sco_scheduler.intake.values.presence import may_tell_absence, tells_absence
from sco_scheduler.intake.values.statuses import says_adding


class NamedInRemarks:
    """Finds companies in remarks, by their names."""

    def __init__(self, names: NameIndex) -> None:
        self._names = names

    def sentences(self, text: str, others: AbstractSet[str]) -> Sequence[str]:
        """Split a remark into sentences if each has a different meaning; else return it whole."""
        parts = [part.strip() for part in SENTENCES.split(text) if part.strip()]
        naming = [part for part in parts if self.named_in(part) & others]
        named = set[str]().union(*map(self.named_in, naming))
        further = [p for p in parts if p not in naming]
        further = [p for p in further if tells_absence(p) or may_tell_absence(p) or says_number(p) or languages_said(p)]
        several = len({polarity_of(part) for part in naming}) > 1 or bool(further)
        if several and others <= named:
            return [*naming, *further]
        told = [(part, self.named_in(part) & others) for part in clauses(text)]
        levels = [plain_level(self.without_names(part)) if keys else Level.NO for part, keys in told]
        apart = all(keys or begins_refusal(part) for part, keys in told)
        apart = apart and None not in levels and sum(len(keys) for _, keys in told) == len(others)
        return [part for part, _ in told] if apart and len({*levels}) > 1 else [text]

    def naming(self, text: str, others: AbstractSet[str]) -> str:
        """The sentences of a remark that name these companies and want them; else the whole remark."""
        parts = [part for part in SENTENCES.split(text) if part.strip()]
        said = [part for part in parts if others and self.named_in(part) & others]
        told = all(level_beside(self.without_names(part)) in {Level.WANT, Level.MUST} for part in said)
        return "; ".join(said) if 0 < len(said) < len(parts) and told else text

    def named_in(self, text: str, here: AbstractSet[str | None] = frozenset()) -> set[str]:
        """The companies in a remark: by full name, and if it is about meetings, by a short name or one of its words."""
        if named := self._names.mentioned(text):
            called, rest = self._names.called(self._names.mentions(text)[1], {*here, *named})
            about = level_beside(rest) is not None or exchanges(text)
            return named | set(called) if called and about else named
        parts = [part.strip() for part in SENTENCES.split(text)]
        sentences = [said for part in parts for said in (part, without_reason(part))]
        refused_or_insisted = (name for said in sentences for name in (refused_in(said), insisted_in(said)))
        if meant := {key for name in refused_or_insisted if (key := self.company_meant(name)) is not None}:
            return meant
        called, rest = self._names.called(text, here)
        # ``Road closed, not there before 11`` does not mean a company called Silk Road.
        about = level_beside(rest) is not None or asks_for_meeting(normalized(rest)) or says_adding(rest)
        about = about or takes_back(rest) or hangs_on_time(rest)
        # Of two that are exchanged one may be called by the first word of its name, the other by another.
        both = {*called, *self._names.called(rest, {*here, *called})[0]} if called and exchanges(rest) else set()
        return both if len(both) > 1 else set(called) if about else set()

    def refused_in(self, text: str) -> str | None:
        """The only company that a text refuses, if the rest is at most a reason or irrelevant."""
        parts = [part.strip() for part in SENTENCES.split(text) if part.strip()]
        naming = [part for part in parts if self.named_in(part)]
        alone = len(naming) == 1 < len(parts) and not any(speaks(part) for part in parts if part not in naming)
        said = naming[0] if alone else text
        names = (refused_in(said), refused_in(without_reason(said)))
        return next((key for name in names if (key := self.company_meant(name)) is not None), None)

    def without_names(self, text: str, here: AbstractSet[str | None] = frozenset()) -> str:
        """A remark without the names in it."""
        named, rest = self._names.mentions(text, self._names.find(text).company)
        return rest if named else self._names.called(text, here)[1]

    def leaves_out(self, text: str, here: AbstractSet[str | None] = frozenset()) -> bool:
        """Whether a sentence of a text asks for anyone but the companies that it names."""
        own = min(filter(None, here), default=None)  # the same one whatever the order of a set
        marked = self._names.mentions(text, own, lambda _: NAME)[1]
        return leaves_out(self._names.called(marked, here, instead=lambda _: NAME)[1])

    def hangs(self, text: str) -> bool:
        """Whether the companies of a text are wanted if time or room is left, and not anyone in another sentence."""
        parts = SENTENCES.split(text)
        return hangs_on_time("; ".join(part for part in parts if self.named_in(part) or not asks_for_anyone(part)))

    def insists(self, text: str, others: AbstractSet[str]) -> bool:
        """Whether a text insists on meetings with these companies, and has no other content."""
        insisted = insisted_in(text)
        named, rest = self._names.mentions(insisted, None)
        named, rest = (named, rest) if named else self._names.called(insisted)
        whole = (set(named) == others and not says_more(rest)) or {self.company_meant(insisted)} == others
        return whole and not denies(without_reminder(text))

    def company_meant(self, name: str) -> str | None:
        """The company of a name, of a certain part or misspelling of it, or of a distinctive word; else None."""
        if (key := self._names.find(name).company) is not None:
            return key
        if (near := self._names.near(name)) is not None and near.certainty >= SURE:
            return near.key
        called, rest = self._names.called(name)
        return called[0] if len(called) == 1 and not says_more(rest) else None

    def position(self, text: str, key: str) -> int:
        """The position from which a text has no mention of a company any more, to put companies in their order."""
        places = (place for place in reversed(range(len(text))) if key in self._names_all(text[place:]))
        return next(places, -1) + 1

    def _names_all(self, text: str) -> set[str]:
        return {*self._names.mentions(text)[0], *self._names.called(text)[0]}

    def plainly_said(self, sentence: str, others: set[str]) -> Level | None:
        """The level at which a sentence plainly refuses or asks for exactly these companies; else None."""
        if {self.refused_in(sentence)} == others:
            return Level.NO
        if self.insists(sentence, others):
            return Level.MUST
        return Level.WANT if {self.company_meant(added_in(sentence))} == others else None
