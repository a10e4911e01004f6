"""Finds people at the desk by any part of any name, ID, number of a meeting, table or time, in any script."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sco_scheduler.domain.event import Company, Event, Interpreter
from sco_scheduler.domain.names import fold
from sco_scheduler.domain.schedule import Meeting
from sco_scheduler.workflows.desk.day import Day
from sco_scheduler.workflows.errors import Unknown
from sco_scheduler.workflows.show import find_company


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found: a company (with the delegate who was named), a meeting or an interpreter."""

    company: Company | None = None
    delegate: str | None = None
    meeting: Meeting | None = None
    interpreter: Interpreter | None = None


def search(day: Day, text: str) -> tuple[Found, ...]:
    """All that has every word of a text somewhere in it: companies first, then people, meetings and interpreters."""
    words = fold(text).split()
    return tuple(_found(day, words)) if words else ()


def _found(day: Day, words: list[str]) -> Iterator[Found]:
    event = day.event
    for company in event.companies:
        if _has(words, company.id, company.name, company.local_name):
            yield Found(company)
    for company in event.companies:
        for delegate in company.delegates:
            if delegate.name and _has(words, delegate.name, delegate.email, company.phone):
                yield Found(company, delegate.key)
    for meeting in day.schedule.meetings:
        place = f"{meeting.zone}/{meeting.table}"
        if _has(words, meeting.number, place, f"{meeting.start:%H:%M}"):
            yield Found(meeting=meeting)
    for interpreter in event.interpreters or ():
        if _has(words, interpreter.id, interpreter.name):
            yield Found(interpreter=interpreter)


def _has(words: list[str], *texts: str) -> bool:
    folded = [fold(text) for text in texts]
    return all(any(word in text for text in folded) for word in words)


def people_of(event: Event, who: str) -> tuple[str, ...]:
    """The keys of the delegates whom a text names: all of a company, or the one person of that name.

    Raises:
        Unknown: nobody, or more than one, answers to it.

    """
    wanted = fold(who)
    people = [d.key for c in event.companies for d in c.delegates if wanted in {fold(d.name), fold(d.key)} - {""}]
    if len(people) == 1:
        return (people[0],)
    try:
        return tuple(delegate.key for delegate in find_company(event, who).delegates)
    except Unknown:
        part = [d.key for c in event.companies for d in c.delegates if wanted and wanted in fold(d.name)]
        if len(part) == 1:
            return (part[0],)
        raise
