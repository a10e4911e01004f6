"""The list at the door: everybody in alphabetical order, in every script a name is known in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sco_scheduler.agendas.collation import Script, initial, script_of, sort_key
from sco_scheduler.agendas.people import company_name, delegate_labels
from sco_scheduler.agendas.short_names import shared_starts, without_start
from sco_scheduler.domain.event import Company
from sco_scheduler.domain.schedule import Meeting, Schedule


@dataclass(frozen=True, slots=True)
class Arrival:
    """A line of the list: ``name`` is what it is sorted by, ``other`` what else the company or person is called.

    A name of a company is sorted by what follows a city or another first word that many share: ``sorted_from`` is where
    that begins. ``first`` is the first meeting, None where there is none.
    """

    script: Script
    initial: str
    name: str
    other: str
    company: Company
    delegate: str
    first: Meeting | None
    sorted_from: int = 0


def arrivals_by_company(schedule: Schedule) -> tuple[Arrival, ...]:
    """A line per delegate under the company's name, once in each script the company has a name in."""
    return tuple(sorted(_by_company(schedule), key=lambda a: (sort_key(a.name[a.sorted_from :]), a.company.id)))


def arrivals_by_delegate(schedule: Schedule) -> tuple[Arrival, ...]:
    """A line per delegate who has a name, under that name."""
    found = []
    for company in _expected(schedule):
        label = company_name(schedule.event, company.id)
        for delegate in company.delegates:
            if delegate.name:
                first = next(iter(schedule.by_delegate[delegate.key]), None)
                letter = initial(delegate.name, person=True)
                script = script_of(delegate.name)
                found.append(Arrival(script, letter, delegate.name, label, company, delegate.title, first))
    return tuple(sorted(found, key=lambda a: (sort_key(a.name, person=True), a.company.id)))


def _by_company(schedule: Schedule) -> Iterator[Arrival]:
    labels = delegate_labels(schedule.event)
    every = [name for company in _expected(schedule) for name in (company.name, company.local_name) if name]
    shared = shared_starts(every)
    for company in _expected(schedule):
        names = {script_of(name): name for name in (company.local_name, company.name) if name}
        for script, name in (names or {Script.LATIN: company.id}).items():
            start = len(name) - len(without_start(name, shared))
            other = " / ".join(text for text in (company.name, company.local_name) if text and text != name)
            for delegate in company.delegates:
                first = next(iter(schedule.by_delegate[delegate.key]), None)
                who = (company, labels[delegate.key], first)
                yield Arrival(script, initial(name[start:]), name, other, *who, start)


def _expected(schedule: Schedule) -> Iterator[Company]:
    """The companies that come: all but those that cancelled."""
    return (company for company in schedule.event.companies if not company.cancelled)
