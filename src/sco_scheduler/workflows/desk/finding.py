"""Finds people at the desk by any part of any name, ID, number of a meeting, table or time, in any script.

The name of an interpreter also finds the interpreter's meetings. Cancelled meetings come last.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from sco_scheduler.agendas.build_report import company_name, delegate_labels
from sco_scheduler.domain.event import Company, Event, Interpreter
from sco_scheduler.domain.names import fold, fold_alike
from sco_scheduler.domain.schedule import Meeting, ordered
from sco_scheduler.workflows.companies import find_company, is_romanized
from sco_scheduler.workflows.desk.day import Day
from sco_scheduler.workflows.errors import Unknown


@dataclass(frozen=True, slots=True)
class Found:
    """A search result: a company (with the delegate who was named), a meeting or an interpreter."""

    company: Company | None = None
    delegate: str | None = None
    meeting: Meeting | None = None
    interpreter: Interpreter | None = None

    @property
    def key(self) -> tuple[str, ...]:
        """A key that identifies the result and stays the same when it changes."""
        parts = (self.company and self.company.id, self.delegate, self.meeting and self.meeting.number)
        return tuple(part or "" for part in (*parts, self.interpreter and self.interpreter.id))


def search(day: Day, text: str) -> tuple[Found, ...]:
    """Find everything that contains every word of a text: companies first, then people, interpreters and meetings.

    A person is not listed again after the company if it has no other delegate. Last come names that sound like
    the words, in another script. If nothing of this is found, texts are matched by letters that look
    alike, for IDs typed in another alphabet.
    """
    words = fold(text).split()
    if not words:
        return ()
    everything: list[Found] = []
    others: list[tuple[Found, str]] = []
    for found, texts in _texts(day):
        if all(word in texts for word in words):
            everything.append(found)
        else:
            others.append((found, texts))
    everything += [found for found, texts in others if is_romanized(text, texts)]
    if not everything:
        words = [fold_alike(word) for word in words]
        everything = [found for found, texts in others if all(word in fold_alike(texts) for word in words)]
    alone = {f.company.id for f in everything if f.company and f.delegate is None and len(f.company.delegates) == 1}
    return tuple(f for f in everything if f.delegate is None or f.company is None or f.company.id not in alone)


@lru_cache(maxsize=2)
def _texts(day: Day) -> tuple[tuple[Found, str], ...]:
    """All searchable objects, each with its folded texts in one line."""
    return tuple((found, "\n".join(fold(text) for text in texts if text)) for found, texts in _all(day))


def _all(day: Day) -> Iterator[tuple[Found, tuple[str, ...]]]:
    event = day.event
    for company in event.companies:
        yield Found(company), (company.id, company.name, company.local_name)
    for company in event.companies:
        for delegate in company.delegates:
            if delegate.name:
                yield Found(company, delegate.key), (delegate.name, delegate.email, company.phone)
    for interpreter in event.interpreters or ():
        yield Found(interpreter=interpreter), (interpreter.id, interpreter.name)
    named = {i.id: f"{i.id} {i.name}" for i in event.interpreters or ()}
    out = tuple(row.meeting for row in day.rows if not row.is_held)
    for meeting in (*day.schedule.meetings, *ordered(event, out)):
        through = named.get(meeting.interpreter or "", "")
        texts = (meeting.number, meeting.place, f"{meeting.start:%H:%M}", through)
        yield Found(meeting=meeting), texts


def interpreter_called(event: Event, name: str) -> str | None:
    """The ID of the interpreter with an ID or a name; None if there is none, or the name is not unique.

    If no name is spelled so, one that sounds like it, in another script, is accepted.
    """
    wanted = fold(name)
    known = event.interpreters or ()
    people = {d.name for d in event.delegate_by_key.values()}
    people |= {text for c in event.companies for text in (c.id, c.name, c.local_name)}
    if wanted in map(fold, people):
        return None
    found = [i.id for i in known if wanted in {fold(i.id), fold(i.name)}]
    if not found and not any(is_romanized(name, person) for person in people):
        found = [i.id for i in known if is_romanized(name, i.name)]
    return found[0] if len(found) == 1 else None


def people_of(event: Event, who: str) -> tuple[str, ...]:
    """The keys of the delegates whom a text names: all of a company, or the one person with that name.

    Raises
    ------
    Unknown
        If there is none, or more than one.
    """
    wanted = fold(who)
    people = [d.key for c in event.companies for d in c.delegates if wanted in {fold(d.name), fold(d.key)} - {""}]
    if len(people) == 1:
        return (people[0],)
    try:
        return tuple(delegate.key for delegate in find_company(event, who).delegates)
    except Unknown as unknown:
        everybody = [delegate for company in event.companies for delegate in company.delegates]
        part = [d.key for d in everybody if wanted and wanted in fold(d.name)]
        if wanted and not part and not unknown.ambiguous:
            part = [d.key for d in everybody if is_romanized(who, d.name)]
        if len(part) == 1:
            return (part[0],)
        if part:
            labels, owners = delegate_labels(event), event.company_of_delegate
            named = [f"{labels[key]}, {owners[key].id} {company_name(event, owners[key].id)}" for key in part]
            raise Unknown(who, named, ambiguous=True, people=True) from None
        raise unknown.among_people() from None
