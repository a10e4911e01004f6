"""The hours away that cells of any form say: in figures as far as that is sure or was said, else a question."""

from __future__ import annotations

from collections.abc import Collection

from sco_scheduler.domain.messages import Cell
from sco_scheduler.domain.names import fold
from sco_scheduler.intake.understanding.questions import Decider, question_of_times
from sco_scheduler.intake.values.absences import NEVER, in_words, is_range
from sco_scheduler.intake.values.entries import normalized, split_list
from sco_scheduler.intake.values.readings import read_when
from sco_scheduler.intake.values.time_words import UNDATED_DAY
from sco_scheduler.resources import lazy_regex

_PLACED = lazy_regex(rf"(?:^|; )(?:{UNDATED_DAY})")
"""A day that is named by its place among those of the event, or by its place in the week."""


class HoursReader:
    """Reads what cells say of hours away; ``names`` are the folded names of sessions, which stay as they are."""

    def __init__(self, decider: Decider, names: Collection[str] = ()) -> None:
        self._decider = decider
        self._names = names

    def read(self, text: str, cell: Cell, who: str, *, present: bool) -> str:
        """The absences that a text says, as a list of ranges; '' if it says none.

        Parameters
        ----------
        present
            Whether the text says when somebody is there.
        """
        said = self._decider.said(("times", text))
        parts = split_list(text) if said is None else [said]
        found = [self._part(part, cell, who, present=present) for part in parts]
        return "; ".join(part for part in found if part and part != NEVER)

    def _part(self, part: str, cell: Cell, who: str, *, present: bool) -> str:
        folded = normalized(part)
        if part == NEVER or fold(part) in self._names or is_range(folded):
            return part
        reading = read_when(folded, present=present)
        if reading is None or _PLACED.search(reading.away):
            return part  # the sheet Sessions may know what it is
        readings = (reading.away, *reading.others)
        answer = self._decider.decide(question_of_times(part, cell, who, readings, reading.sure))
        return in_words(answer)
