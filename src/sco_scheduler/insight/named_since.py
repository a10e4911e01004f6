"""Delegates without a name in an older schedule, who are named in the present one or stay without a name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from sco_scheduler.agendas.build_report import company_with_id
from sco_scheduler.domain.event import Event
from sco_scheduler.domain.messages import Phrase, Said, Sentences, in_brackets
from sco_scheduler.domain.names import is_nobody
from sco_scheduler.domain.renaming import keys_today
from sco_scheduler.domain.schedule import Meeting


@dataclass(frozen=True)
class NamedSince:
    """The delegates without a name in an older schedule; ``original`` are its meetings by those with present keys."""

    earlier: Event
    event: Event
    original: Mapping[Meeting, Meeting]

    def as_before(self, old: Meeting | None, new: Meeting | None) -> tuple[Meeting | None, Meeting | None]:
        """Match a past meeting of which nobody was named to the one of which nobody is named still."""
        if old is None or new is None:
            return old, new
        people = [
            now if is_nobody(now) and self._was_nameless(key) else then
            for key, then, now in zip(self.original[old].delegates, old.delegates, new.delegates, strict=True)
        ]
        return replace(old, purchaser_delegate=people[0], supplier_delegate=people[1]), new

    def named_since(self, old: Meeting | None, new: Meeting | None) -> tuple[Meeting, Said] | None:
        """The older meeting with nobody's keys, and the cause, if a delegate without a name has one now."""
        if old is None or new is None or old not in self.original:
            return None
        before = keys_today(self.earlier, self.event, past=True)
        people, causes = list(old.delegates), []
        for side, (key, now) in enumerate(zip(self.original[old].delegates, new.delegates, strict=True)):
            known = self.event.delegate_by_key.get(now)
            if known is not None and known.name and self._was_nameless(key):
                people[side] = before(key)
                company = company_with_id(self.event, new.pair[side])
                causes.append(Phrase("cause-named-since")(company=company, at=in_brackets(known.cell)))
        if not causes:
            return None
        told: Said = causes[0] if len(causes) == 1 else Sentences(tuple(causes))
        return replace(old, purchaser_delegate=people[0], supplier_delegate=people[1]), told

    def _was_nameless(self, key: str) -> bool:
        known = self.earlier.delegate_by_key.get(key)
        return known is not None and not known.name
