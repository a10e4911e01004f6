"""Asks whether what was read is right: columns, companies, remarks, hours."""

from __future__ import annotations

from itertools import groupby

from sco_scheduler.domain.event import Event
from sco_scheduler.domain.findings import Finding, Findings
from sco_scheduler.intake import kinds
from sco_scheduler.intake.table.grids import FormMap
from sco_scheduler.intake.understanding.cells.questions import COLUMNS, Question
from sco_scheduler.intake.understanding.confirmations.columns import questions_of_columns
from sco_scheduler.intake.understanding.confirmations.companies import questions_of_companies
from sco_scheduler.intake.understanding.confirmations.gone import tell_gone
from sco_scheduler.intake.understanding.confirmations.hours import questions_of_hours
from sco_scheduler.intake.understanding.confirmations.remarks import questions_of_remarks
from sco_scheduler.intake.understanding.event_hours import EventHours
from sco_scheduler.intake.understanding.telling import tell_as_read, tell_what_was_read
from sco_scheduler.intake.understanding.understood import Understanding


def questions_as_read(
    event: Event, known: Understanding, form: FormMap, sure: float, found: Findings, of_event: EventHours | None = None
) -> tuple[Question, ...]:
    """The questions of all kinds, those of each kind reported as one; of columns, those of each sheet.

    Parameters
    ----------
    event
        The event as it was read, for its absences.
    sure
        The certainty from which what was read is taken as right, and listed.
    found
        Receives the findings.
    of_event
        The hours of the event as texts state them; by default those that questions offer.
    """
    plans, built, by_default = known.plans, known.built, _hours_by_default(of_event or known.hours, found)
    hours = questions_of_hours(built.records, event, form, assumed=by_default is not None)
    if hours and by_default is not None and known.days:  # halves of days depend on the hours of the event
        from sco_scheduler.intake.understanding.told_sessions import question_of_hours

        hours = (*hours, question_of_hours(event, by_default.cells, likely=by_default.kind is kinds.SESSIONS_STATED))
    still_open: list[Question] = []
    for questions in (
        questions_of_columns(plans, form),
        questions_of_companies(built, form, known.typed, known.likely),
        questions_of_remarks(plans, built, form, known.typed),
        hours,
    ):
        taken = bool(questions) and questions[0].certainty >= sure
        for _, of_sheet in groupby(questions, lambda q: q.sheet if q.kind == COLUMNS else ""):
            tell_as_read(tuple(of_sheet), found, taken=taken)
        still_open += [] if taken else questions
    tell_gone(plans, built, found)
    if not still_open:
        tell_what_was_read(questions_of_remarks(plans, built, form, known.typed, told=True), found)
        tell_what_was_read(questions_of_hours(built.records, event, form, told=True), found)
    return tuple(still_open)


def _hours_by_default(hours: EventHours, found: Findings) -> Finding | None:
    """The finding that nothing states the hours of the event, or that what states them is not sure."""
    likely = hours.cells if hours.likely else ()
    stated = (of for of in found.all() if of.kind is kinds.SESSIONS_STATED and likely and {*of.cells} == {*likely})
    return next((of for of in found.all() if of.kind is kinds.SESSIONS_DEFAULT), None) or next(stated, None)
