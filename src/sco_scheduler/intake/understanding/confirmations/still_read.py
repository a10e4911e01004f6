"""Finds what was shown to be confirmed or corrected, and is no longer asked after the correction of something else."""

from __future__ import annotations

from collections.abc import Collection

from sco_scheduler.domain.messages import Cell
from sco_scheduler.intake.results import Intake
from sco_scheduler.intake.understanding.cells.questions import WISHES, Question
from sco_scheduler.intake.understanding.companies.built import Built
from sco_scheduler.intake.values.presence import NEVER

_ONLY_A_NOTE = "Notes"


def put_again(before: set[Question], shown: Collection[Question]) -> None:
    """Take out of what was shown ``before`` what other questions put again that stand in the same cells."""
    cells = {cell for question in shown if question not in before for cell in question.cells}
    before -= {question for question in before if question not in shown and not cells.isdisjoint(question.cells)}


def lost_in_between(
    left: set[Question], confirmed: Collection[Question], done: Collection[tuple[str, ...]], intake: Intake
) -> list[Question]:
    """The questions that are to be asked, as they were shown, since the registrations are read otherwise now.

    These are those that were marked as wrong and are ``left``, and those that were ``confirmed`` but are no longer read
    as they were shown.

    Parameters
    ----------
    done
        The paths of all questions that were answered.
    """
    lost = [q for q in confirmed if q.path not in done and q not in left and not is_still_read(q, intake)]
    return sorted((*(q for q in left if q.path not in done), *lost), key=lambda q: (q.cells, q.path))


def is_still_read(question: Question, intake: Intake) -> bool:
    """Whether a remark or an absence that was shown as right is read so; anything else is taken to be."""
    if question.kind in {"remarks", "cell"}:
        stated = question.samples[1] if question.kind == "remarks" else question.guess
        known = intake.opened.understanding if intake.opened is not None else None
        return known is None or {*stated.split("\n")} - {_ONLY_A_NOTE} <= _facts(known.built, question.cells)
    if question.kind in {"hours", "times"}:
        stated = question.samples[-1] if question.kind == "hours" else question.guess
        event = intake.in_part
        people = [person for company in event.companies for person in company.delegates] if event is not None else []
        away = any(span.cell in question.cells for person in people for span in person.absences)
        return away or event is None or stated == NEVER
    return True


def _facts(built: Built, cells: Collection[Cell]) -> set[str]:
    """What was read of some cells, as in a map, with the levels of their wishes."""
    told = {fact for (cell, _), facts in built.remarks.items() if cell in cells for fact in facts}
    levels = {WISHES[wish.level] for wish in built.wishes if wish.cell in cells}
    return told | {line for fact in told for line in fact.split("\n")} | levels
