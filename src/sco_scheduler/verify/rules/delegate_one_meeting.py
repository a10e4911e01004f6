"""R1: a delegate is in one meeting at a time, and only when available."""

from __future__ import annotations

from collections.abc import Iterator

from sco_scheduler.domain.rules import RULES
from sco_scheduler.verify.case import Case
from sco_scheduler.verify.clock import clashes, first_overlapping
from sco_scheduler.verify.verdict import Violation, cells_of
from sco_scheduler.verify.words import sentence

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
                text = (
                    f"{words.delegate(key)} is in two meetings at once at {words.time(other.start)}: "
                    f"{words.partner(one, key)} and {words.partner(other, key)}"
                )
                if one.start != other.start:
                    text += f" (the first is {words.times(one.start, one.end)})"
                yield Violation(RULE, sentence(text), (one, other))


def _absent(case: Case) -> Iterator[Violation]:
    words = case.words
    for key, meetings in case.by_delegate.items():
        delegate = case.event.delegate_by_key.get(key)
        if delegate is None or not delegate.absences:
            continue
        for meeting in meetings:
            absence = first_overlapping(delegate.absences, meeting.start, meeting.end)
            if absence is not None and not case.is_history(meeting):
                text = (
                    f"{words.delegate(key)} is not available {words.times(absence.start, absence.end)}, "
                    f"but meets {words.times(meeting.start, meeting.end)} {words.partner(meeting, key)}"
                )
                yield Violation(RULE, sentence(text), (meeting,), cells_of(absence.cell))


def _cancelled(case: Case) -> Iterator[Violation]:
    words = case.words
    for meeting in case.meetings:
        for company_id in dict.fromkeys(meeting.pair):
            company = case.event.company_by_id.get(company_id)
            if company is not None and company.cancelled and not case.is_history(meeting):
                text = f"{words.company(company_id)} has cancelled, but is in {words.meeting(meeting)}"
                yield Violation(RULE, sentence(text), (meeting,), cells_of(company.cancelled_cell))
