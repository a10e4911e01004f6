"""The state of the day, and the step that an action makes from it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property

from sco_scheduler.agendas.build_report import (
    ChangeRow,
    at_times,
    clock_time,
    company_name,
    interpreter_label,
    meeting_rows,
    numbered,
    until_time,
)
from sco_scheduler.domain.event import Company, Event, Level, Pair, Request, Slot
from sco_scheduler.domain.messages import Phrase, Said
from sco_scheduler.domain.names import fold_alike, short_names
from sco_scheduler.domain.record import DeskRecord, Notice, Presence, with_desk, with_former
from sco_scheduler.domain.schedule import Meeting, MeetingStatus, Published, PublishedMeeting, Schedule, held_schedule
from sco_scheduler.insight.hall import Hall
from sco_scheduler.insight.summary import why_without_meetings
from sco_scheduler.insight.unmet import explain
from sco_scheduler.verify import Violation, verify
from sco_scheduler.workflows.errors import Refused


@dataclass(frozen=True, eq=False)
class Day:
    """An event during its day: the present rows of Meetings, and the desk's notes.

    ``now`` is the present in the event's time zone; meetings that have started are past. ``last_number`` is the highest
    number that a meeting has ever had, including rows that were deleted.
    """

    event: Event
    rows: tuple[PublishedMeeting, ...]
    desk: DeskRecord
    now: datetime
    last_number: int = 0
    former: tuple[Company, ...] = ()

    @cached_property
    def schedule(self) -> Schedule:
        """The held meetings."""
        return held_schedule(self.event, self.rows)

    @cached_property
    def violations(self) -> tuple[Violation, ...]:
        """The rules that the day breaks, as the verifier finds them."""
        return verify(self.event, self.schedule.meetings, self.published).violations

    @cached_property
    def _by_number(self) -> Mapping[str, PublishedMeeting]:
        return {fold_alike(row.meeting.number): row for row in reversed(self.rows)}

    @cached_property
    def _by_company(self) -> Mapping[str, list[PublishedMeeting]]:
        found: dict[str, list[PublishedMeeting]] = {}
        for row in sorted(self.rows, key=lambda row: row.meeting.start):
            for company in {row.meeting.purchaser, row.meeting.supplier}:
                found.setdefault(company, []).append(row)
        return found

    def why_without_meetings(self, company: str) -> Said:
        """Why a company has no meeting in the present schedule; '' if it has one, or cancelled."""
        if self.schedule.by_company.get(company):
            return ""
        unmet = explain(self.schedule, published=self.published, of=(company,), searched=False)
        return why_without_meetings(self.schedule, unmet).get(company, "")

    def agenda(self, company: str) -> list[PublishedMeeting]:
        """The rows of a company in order of time, including cancelled ones."""
        return list(self._by_company.get(company, ()))

    @cached_property
    def hall(self) -> Hall:
        """The availability of people, tables and interpreters."""
        return Hall(self.schedule)

    @property
    def published(self) -> Published:
        """The rows as the published schedule of a rerun."""
        return Published(self.rows, history_until=self.now, last_number=self.last_number)

    def row(self, number: str) -> PublishedMeeting:
        """The row of a meeting by its number.

        Raises
        ------
        Refused
            If no meeting has the number.
        """
        found = self._by_number.get(fold_alike(number.strip()))
        if found is None:
            raise Refused(Phrase("desk-no-such-meeting")(number=number))
        return found

    def slot(self, start: datetime) -> Slot:
        """The slot that starts at a moment.

        Raises
        ------
        Refused
            If no slot starts then.
        """
        found = next((slot for slot in self.event.slots if slot.start == start), None)
        if found is None:
            raise self.no_slot(start)
        return found

    def no_slot(self, start: datetime) -> Refused:
        """The refusal that no slot can be used at a moment, with the nearest one that has not begun."""
        near = min(self.ahead(), key=lambda slot: abs(slot.start - start), default=None)
        if near is None:
            return Refused(self.over)
        return Refused(Phrase("desk-no-such-slot")(when=self.at(start), other=self.at(near.start)))

    @property
    def over(self) -> Phrase:
        """That no slot is ahead, with the present and the last one."""
        return Phrase("desk-over")(now=f"{self.now:%Y-%m-%d %H:%M}", last=self.clock(self.event.slots[-1].start))

    def ahead(self) -> list[Slot]:
        """The slots that have not begun."""
        return [slot for slot in self.event.slots if slot.start >= self.now]

    @property
    def on_no_day(self) -> Phrase | None:
        """That the present is on no day of the event and not after it, in words; None on its days."""
        today, days = self.now.date(), self.event.days
        if not days or today in days or today > days[-1]:
            return None
        return Phrase("desk-other-day")(today=today.isoformat(), days=tuple(day.isoformat() for day in days))

    def running(self) -> Slot | None:
        """The slot that is running now."""
        return next((slot for slot in self.event.slots if slot.start <= self.now < slot.end), None)

    def coming(self) -> Slot | None:
        """The next slot that starts."""
        return next((slot for slot in self.event.slots if slot.start > self.now), None)

    def presence(self, delegate: str) -> Presence:
        """Whether a delegate is present, by key."""
        return self.desk.presence.get(delegate, Presence.EXPECTED)

    def late(self) -> tuple[Meeting, ...]:
        """The running meetings with a missing delegate."""
        running = (m for m in self.schedule.meetings if m.start <= self.now < m.end)
        gone = {Presence.NO_SHOW}
        return tuple(m for m in running if any(self.presence(key) not in gone for key in self.missing(m)))

    def missing(self, meeting: Meeting) -> tuple[str, ...]:
        """The keys of the delegates of a meeting who have not arrived and had no meeting on this day."""
        return tuple(key for key in meeting.delegates if not self.is_there(key))

    def is_there(self, delegate: str) -> bool:
        """Whether a delegate has arrived, or had a meeting on this day."""
        presence = self.presence(delegate)
        return presence is Presence.ARRIVED or (presence is Presence.EXPECTED and delegate in self._have_met)

    @cached_property
    def _have_met(self) -> frozenset[str]:
        """The keys of the delegates who have had a meeting on this day."""
        today = self.now.date()
        held = (row.meeting for row in self.rows if row.took_place and row.meeting.start.date() == today)
        return frozenset(key for meeting in held for key in meeting.delegates)

    @cached_property
    def short(self) -> Mapping[str, str]:
        """The distinctive part of each company's name, by ID: without a common city and without the legal form."""
        return short_names(with_former(self.event, self.former))

    def named(self, company: str) -> str:
        """The name of a company or of an interpreter, by ID."""
        if company in self.event.interpreter_by_id and company not in self.event.company_by_id:
            return interpreter_label(self.event, company)
        return company_name(with_former(self.event, self.former), company)

    def called(self, company: str) -> str:
        """The short name of a company; the full one of an interpreter or of a company that is no longer registered."""
        return self.short[company] if company in self.event.company_by_id else self.named(company)

    def sides(self, meeting: Meeting) -> str:
        """The two sides of a meeting by name."""
        return " / ".join(self.named(company) for company in meeting.pair)

    def meeting_named(self, meeting: Meeting) -> Phrase:
        """A meeting in one line: ``M012 09:25 A/3 KazAgro / Foton``."""
        time, sides = self.clock(meeting.start), self.sides(meeting)
        return Phrase("desk-meeting")(number=meeting.number, time=time, place=meeting.place, sides=sides)

    def clock(self, moment: datetime) -> Said:
        """A moment: ``09:25``, with its day if the event has several."""
        return clock_time(self.event, moment)

    def until(self, start: datetime, end: datetime) -> Said:
        """The end of a period, with its day if that is not the day of the start."""
        return until_time(self.event, start, end)

    def at(self, *moments: datetime) -> Said:
        """Moments in words: ``at 09:25``, with the day if the event has several."""
        return at_times(self.event, moments)


@dataclass(frozen=True)
class Step:
    """The result of an action.

    ``changes`` are the changed meetings, and ``disturbed`` the companies with such a meeting that the action is not
    about: a step that disturbs any needs confirmation. ``proved``: no
    alternative gives up or moves fewer meetings. ``notices`` are the notices that it adds.
    ``question`` replaces the description of the cheapest way if the step is no repair; ``company`` is the ID of
    a company that it registers.
    """

    day: Day
    text: Phrase
    changes: tuple[ChangeRow, ...] = ()
    disturbed: tuple[str, ...] = ()
    proved: bool = True
    notices: tuple[Notice, ...] = ()
    question: Said = ""
    company: str = ""

    @property
    def asks(self) -> bool:
        """Whether the step disturbs others and needs confirmation."""
        return bool(self.disturbed)


def faults(day: Day, before: Day) -> tuple[Phrase, ...]:
    """The rules that a day breaks and did not break ``before``, in sentences."""
    known = {violation.text for violation in before.violations}
    return tuple(violation.message for violation in day.violations if violation.text not in known)


def by_later_clock(day: Day, written: datetime | None) -> Day:
    """The day at the time of the action before, if by its own, earlier clock it breaks rules that it kept then.

    For instance where somebody has left during a meeting, by one desk's clock, that by another's has not begun.

    Parameters
    ----------
    written
        The time by which the workbook was written, at a desk or by a build with ``--from``; None if none was given.
    """
    if written is None or written <= day.now:
        return day
    later = replace(day, now=written)
    return later if faults(day, later) else day


def broken_meetings(day: Day, before: Day) -> tuple[Meeting, ...]:
    """The meetings that break a rule and did not ``before``, each once, in order of time."""
    known = {violation.text for violation in before.violations}
    found = {m for violation in day.violations if violation.text not in known for m in violation.meetings}
    return tuple(sorted(found, key=lambda m: m.slot_and_table))


def numbered_rows(day: Day) -> Day:
    """The day with numbers for all meetings, including cancelled ones."""
    if all(row.meeting.number for row in day.rows):
        return day
    held = [row for row in day.rows if row.is_held]
    lacking = [*held, *(row for row in day.rows if not (row.is_held or row.meeting.number))]
    meetings = numbered(Schedule(day.event, tuple(row.meeting for row in lacking)), day.published).meetings
    new = {id(row): meeting for row, meeting in zip(lacking, meetings, strict=True)}
    given = (row if row.meeting.number else replace(row, meeting=new[id(row)]) for row in day.rows)
    return replace(day, rows=tuple(given))


def held_elsewhere(row: PublishedMeeting, found: Meeting) -> PublishedMeeting:
    """The row with its meeting held elsewhere, under the same number and without its lock."""
    return replace(row, meeting=replace(found, number=row.meeting.number), locked=False, cell=None)


def with_meetings(day: Day, schedule: Schedule) -> Day:
    """The day with these meetings held; notes and locks stay with their meetings.

    Parameters
    ----------
    schedule
        The meetings; missing numbers are assigned.
    """
    return replace(day, rows=meeting_rows(numbered(schedule, day.published), day.published))


def with_record(day: Day, record: DeskRecord) -> Day:
    """The day with another record of the desk, applied to its event too."""
    return replace(day, desk=record, event=with_desk(day.event, record))


def with_status(day: Day, numbers: Collection[str], status: MeetingStatus) -> Day:
    """The day with another status of some meetings."""
    rows = tuple(replace(row, status=status) if row.meeting.number in numbers else row for row in day.rows)
    return replace(day, rows=rows)


def with_request(day: Day, asker: str, pair: Pair, rank: int | None = None) -> Day:
    """The day with a wish for the pair, unless there is one."""
    if day.event.wishes(pair):
        return day
    request = Request(asker, *pair, Level.WANT, rank)
    return with_record(day, replace(day.desk, requests=(*day.desk.requests, request)))
