"""The result of understanding a workbook."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from sco_scheduler.intake.table.grids import Grid
from sco_scheduler.intake.understanding.cells.questions import (
    Path,
    Question,
)
from sco_scheduler.intake.understanding.companies.built import Built, CompanyRecord
from sco_scheduler.intake.understanding.event_hours import NO_HOURS, EventHours
from sco_scheduler.intake.understanding.meanings.planned import Plan
from sco_scheduler.intake.values.journeys import Place


@dataclass
class Understanding:
    """The result of understanding a workbook.

    ``grids`` are the sheets of the format made from it; ``plans`` the plan for each sheet; ``questions`` the open
    questions by decreasing weight, and ``taken`` the guesses that were certain enough.
    """

    grids: dict[str, Grid]
    plans: list[Plan]
    questions: Sequence[Question]
    taken: Sequence[Question]
    built: Built
    used: set[str] = field(default_factory=set)
    """The names of the sheets that were read in this way."""

    answered: set[Path] = field(default_factory=set)
    """The answers of the map that were needed, by their folded paths."""

    days: tuple[Place, ...] = ()
    """The days of the event according to titles and columns of hours, if these agree."""

    hours: EventHours = NO_HOURS
    """The hours of the event that questions for times offer."""

    last_answer: date | None = None
    """The day of the last answer, if answers have a time."""

    typed: Callable[[str], str | None] | None = None
    """Interprets the names of companies that the organizer types, one on each line."""

    likely: Callable[[CompanyRecord], list[CompanyRecord]] = lambda _: []
    """Gives the companies with names like that of a company, the most similar ones first."""
