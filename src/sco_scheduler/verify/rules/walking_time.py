"""R5: nobody needs to be in two zones faster than one can walk."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import pairwise

from sco_scheduler.domain.messages import Phrase
from sco_scheduler.domain.rules import RULES
from sco_scheduler.domain.schedule import Meeting
from sco_scheduler.verify.case import Case, Violation, cells_of

RULE = RULES["R5"]


def walking_time(case: Case) -> Iterator[Violation]:
    """Two meetings of one delegate or interpreter in different zones leave ``Walk minutes`` between them.

    Comparing consecutive meetings suffices: of two meetings further apart in different zones, one
    is in another zone than a meeting between them, and closer to it. Overlapping meetings are covered
    by the rules of delegates and interpreters.
    """
    for key, meetings in case.by_delegate.items():
        yield from _too_fast(case, case.words.delegate(key), meetings)
    for interpreter, meetings in case.by_interpreter.items():
        yield from _too_fast(case, case.words.interpreter(interpreter), meetings)


def _too_fast(case: Case, person: Phrase, meetings: Sequence[Meeting]) -> Iterator[Violation]:
    words = case.words
    walk = timedelta(minutes=case.event.settings.walk_minutes)
    for one, other in pairwise(meetings):
        apart = one.zone != other.zone and one.start.date() == other.start.date()
        if apart and timedelta(0) <= other.start - one.end < walk and not case.is_history(other):
            told = Phrase("said-too-fast")(
                person=person,
                place=one.place,
                end=f"{one.end:%H:%M}",
                next=other.place,
                start=words.time(other.start),
                walk=case.event.settings.walk_minutes,
            )
            yield Violation(RULE, told, (one, other), cells_of(case.event.settings.cells.get("walk_minutes")))
