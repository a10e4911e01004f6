"""The part of R8 that is about wishes: session, delegate and After."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from sco_scheduler.domain.event import Event, Request
from sco_scheduler.domain.messages import one_of
from sco_scheduler.domain.rules import RULES
from sco_scheduler.domain.schedule import Meeting
from sco_scheduler.domain.time import Session
from sco_scheduler.verify import phrases
from sco_scheduler.verify.case import Case
from sco_scheduler.verify.verdict import Violation, cells_of

RULE = RULES["R8"]


def session_wishes(case: Case) -> Iterator[Violation]:
    """Each meeting lies in one of the sessions that each side's request names."""
    sessions = sessions_by_name(case.event)
    for request, meeting in _wished(case):
        if request.sessions and not in_sessions(sessions, request.sessions, meeting.start, meeting.end):
            words = case.words
            told = phrases.OUTSIDE_SESSION(
                asker=words.company(request.asker),
                sessions=one_of(request.sessions),
                meeting=words.meeting(meeting),
            )
            yield Violation(RULE, told, (meeting,), cells_of(request.cell))


def delegate_wishes(case: Case) -> Iterator[Violation]:
    """The delegate whom a request names attends the meeting."""
    for request, meeting in _wished(case):
        if request.delegate is not None and request.delegate not in meeting.delegates:
            words = case.words
            told = phrases.SHOULD_ATTEND(
                person=words.delegate(request.delegate),
                meeting=words.meeting(meeting),
                asker=words.company(request.asker),
            )
            yield Violation(RULE, told, (meeting,), cells_of(request.cell))


def after_wishes(case: Case) -> Iterator[Violation]:
    """The asking company's meetings with those named in ``After``, if held, have ended when this one starts."""
    for request, meeting in _wished(case):
        for company in request.after:
            for earlier in case.between(request.asker, company):
                if earlier is not meeting and earlier.end > meeting.start:
                    words = case.words
                    told = phrases.STARTS_BEFORE(
                        asker=words.company(request.asker),
                        target=words.company(request.target),
                        company=words.company(company),
                        meeting=words.meeting(meeting),
                        pair=words.pair(earlier.pair),
                        end=words.time(earlier.end),
                    )
                    yield Violation(RULE, told, (meeting, earlier), cells_of(request.cell))


def sessions_by_name(event: Event) -> dict[str, list[Session]]:
    """The sessions of each name; one name may stand on several days."""
    found: dict[str, list[Session]] = {}
    for session in event.sessions:
        found.setdefault(session.name, []).append(session)
    return found


def in_sessions(sessions: dict[str, list[Session]], names: tuple[str, ...], start: datetime, end: datetime) -> bool:
    """Whether the time lies wholly in a session of one of these names."""
    return any(session.start <= start and end <= session.end for name in names for session in sessions.get(name, ()))


def _wished(case: Case) -> Iterator[tuple[Request, Meeting]]:
    """Each request with each meeting that is held for it and is not history."""
    for pair, meetings in case.by_pair.items():
        for request in case.pairs.requests(pair):
            for meeting in meetings:
                if not case.is_history(meeting):
                    yield request, meeting
