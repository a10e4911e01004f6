"""What is written of a change: names by the registrations of today, or those of then for who has left since."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from sco_scheduler.agendas.people import company_name, delegate_labels, interpreter_label
from sco_scheduler.agendas.report import ChangeRow
from sco_scheduler.domain.event import Event
from sco_scheduler.domain.messages import ENGLISH, Speech
from sco_scheduler.domain.schedule import Meeting
from sco_scheduler.output import phrases


def tally(rows: Iterable[ChangeRow], kept: int | None = None, speech: Speech = ENGLISH) -> str:
    """``412 kept, 1 dropped, 2 moved``; ``kept`` where the rows are changes alone."""
    counted = Counter(row.kind for row in rows)
    if kept is not None:
        counted["kept"] = kept
    told = [
        phrases.SO_MANY(count=counted[kind], change=word) for kind, word in phrases.CHANGES.items() if counted[kind]
    ]
    return speech.say(told) if told else speech.say(phrases.NO_MEETINGS)


@dataclass(frozen=True)
class Naming:
    """Names for changes between the schedule of an earlier event and that of the present one."""

    now: Event
    then: Event

    def company(self, company: str) -> str:
        """A company's name."""
        return company_name(self.now if company in self.now.company_by_id else self.then, company)

    def interpreter(self, meeting: Meeting) -> str:
        """Who interprets in a meeting; empty where nobody does."""
        known = meeting.interpreter in self.now.interpreter_by_id
        return interpreter_label(self.now if known else self.then, meeting.interpreter)

    def delegates(self, row: ChangeRow, meeting: Meeting) -> list[str]:
        """Who attends the meeting before or after a change, of the sides that send somebody else now."""
        if row.before is None or row.after is None:
            return []
        sides = zip(meeting.delegates, row.before.delegates, row.after.delegates, strict=True)
        return [self.delegate(key) for key, old, new in sides if old != new]

    def delegate(self, key: str) -> str:
        """A delegate's name, or the key where there is none to tell him by."""
        return self._labels[0].get(key) or self._labels[1].get(key) or key

    @cached_property
    def _labels(self) -> tuple[dict[str, str], dict[str, str]]:
        return dict(delegate_labels(self.now)), dict(delegate_labels(self.then))
