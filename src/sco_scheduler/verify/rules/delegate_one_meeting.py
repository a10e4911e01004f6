"""R1: a delegate is in one meeting at a time, and only when available."""

from __future__ import annotations

from collections.abc import Iterator

from sco_scheduler.domain.messages import Phrase
from sco_scheduler.domain.rules import RULES
from sco_scheduler.verify.case import Case, Violation, cells_of, clashes, first_overlapping

RULE = RULES["R1"]


def delegate_one_meeting(case: Case) -> Iterator[Violation]:
    """No two meetings of a delegate overlap, and none overlaps an absence or is of a cancelled company."""
    yield from _in_two_meetings(case)
    yield from _absent(case)
    yield from _cancelled(case)


def _in_two_meetings(case: Case) -> Iterator[Violation]:
    words = case.words
    for key, meetings in case.by_delegate.items():
        for one, other in clashes(meetings):
            if not case.is_history(other):
                blanks = {
                    "person": words.delegate(key),
                    "time": words.time(other.start),
                    "one": words.partner(one, key),
                    "other": words.partner(other, key),
                }
                told = (
                    Phrase("said-two-at-once")(**blanks)
                    if one.start == other.start
                    else Phrase("said-two-overlapping")(times=words.times(one.start, one.end), **blanks)
                )
                yield Violation(RULE, told, (one, other))


def _absent(case: Case) -> Iterator[Violation]:
    words = case.words
    for key, meetings in case.by_delegate.items():
        delegate = case.event.delegate_by_key.get(key)
        if delegate is None or not delegate.absences:
            continue
        for meeting in meetings:
            absence = first_overlapping(delegate.absences, meeting.start, meeting.end)
            if absence is not None and not case.is_history(meeting):
                told = Phrase("said-absent")(
                    person=words.delegate(key),
                    absence=words.span(absence),
                    times=words.times(meeting.start, meeting.end),
                    partner=words.partner(meeting, key),
                )
                yield Violation(RULE, told, (meeting,), cells_of(absence.cell))


def _cancelled(case: Case) -> Iterator[Violation]:
    words = case.words
    for meeting in case.meetings:
        for company_id in dict.fromkeys(meeting.pair):
            company = case.event.company_by_id.get(company_id)
            if company is not None and company.cancelled and not case.is_history(meeting):
                told = Phrase("said-cancelled")(company=words.company(company_id), meeting=words.meeting(meeting))
                yield Violation(RULE, told, (meeting,), cells_of(company.cancelled_cell))
