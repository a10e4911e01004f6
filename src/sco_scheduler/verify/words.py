"""How violations speak of people, companies, places and times."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sco_scheduler.domain.event import Event, Pair, TableChoice
from sco_scheduler.domain.messages import PAIR, Phrase, Said, all_of
from sco_scheduler.domain.schedule import Meeting
from sco_scheduler.verify import phrases


class Words:
    """Names for what a sentence is about; what the event does not know is called unknown."""

    def __init__(self, event: Event, *, with_dates: bool) -> None:
        self._event = event
        self._with_dates = with_dates

    def company(self, company_id: str) -> Said:
        """A company by name and ID: ``Foton (S014)``."""
        company = self._event.company_by_id.get(company_id)
        if company is None:
            return phrases.UNKNOWN_COMPANY(id=company_id)
        return f"{company.name} ({company.id})" if company.name else company.id

    def companies(self, ids: Iterable[str]) -> Said:
        """Several companies: ``Foton (S014) and Lifan (S020)``."""
        return all_of([self.company(i) for i in ids] or [phrases.NOBODY])

    def pair(self, pair: Pair) -> Phrase:
        """The two sides of a meeting."""
        return PAIR(purchaser=self.company(pair[0]), supplier=self.company(pair[1]))

    def delegate(self, key: str) -> Phrase:
        """A delegate: ``delegate Li Wei (Foton, S014)``."""
        company = self._event.company_of_delegate.get(key)
        if company is None:
            return phrases.UNKNOWN_DELEGATE(id=key)
        name = self._event.delegate_by_key[key].name
        if name:
            return phrases.DELEGATE(name=name, company=company.name, id=company.id)
        if len(company.delegates) > 1:
            place = [d.key for d in company.delegates].index(key) + 1
            return phrases.DELEGATE_NUMBER(number=place, company=self.company(company.id))
        return phrases.DELEGATE_OF(company=self.company(company.id))

    def interpreter(self, interpreter_id: str) -> Phrase:
        """An interpreter: ``interpreter Anna (I03)``."""
        interpreter = self._event.interpreter_by_id.get(interpreter_id)
        if interpreter is None:
            return phrases.UNKNOWN_INTERPRETER(id=interpreter_id)
        name = f"{interpreter.name} ({interpreter_id})" if interpreter.name else interpreter_id
        return phrases.INTERPRETER(name=name)

    def time(self, moment: datetime) -> str:
        """A clock time, with its date where the event has several days: ``10:40``."""
        return moment.strftime("%Y-%m-%d %H:%M") if self._with_dates else moment.strftime("%H:%M")

    def times(self, start: datetime, end: datetime) -> str:
        """A stretch of time: ``10:40-11:00``."""
        return f"{self.time(start)}-{end:%H:%M}"

    def place(self, meeting: Meeting) -> str:
        """Zone and table: ``A/3``."""
        return f"{meeting.zone}/{meeting.table}"

    def meeting(self, meeting: Meeting) -> Phrase:
        """A meeting within a sentence: ``the meeting of Almaty Motors (P003) with Foton (S014) at 10:40 at A/3``."""
        pair, time = self.pair(meeting.pair), self.time(meeting.start)
        return phrases.MEETING(pair=pair, time=time, place=self.place(meeting))

    def at(self, meeting: Meeting) -> Phrase:
        """When and where: ``at 10:40 at A/3``."""
        return phrases.AT(time=self.time(meeting.start), place=self.place(meeting))

    def partner(self, meeting: Meeting, key: str) -> Phrase:
        """A delegate's meeting, by the other side and the place: ``with Foton (S014) at A/3``."""
        other = meeting.supplier if key == meeting.purchaser_delegate else meeting.purchaser
        return phrases.PARTNER(company=self.company(other), place=self.place(meeting))

    def table_choice(self, choice: TableChoice) -> str:
        """A table as the registrations name it: ``A/5`` or ``5``."""
        return choice.label if choice.zone is None else f"{choice.zone}/{choice.label}"


def sentence(text: str) -> str:
    """The text with its first letter raised and a full stop."""
    return f"{text[:1].upper()}{text[1:]}."
