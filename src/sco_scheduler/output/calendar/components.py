"""Builds the iCalendar components: the calendar, its time zone, and an event for each meeting.

icalendar folds, escapes and encodes them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from functools import cached_property
from types import MappingProxyType
from zoneinfo import ZoneInfo

from icalendar import Calendar, Timezone, vCalAddress
from icalendar import Event as CalendarEvent

from sco_scheduler.agendas.report import company_name, delegate_labels, interpreter_label
from sco_scheduler.domain.event import Event
from sco_scheduler.domain.schedule import Meeting
from sco_scheduler.output.calendar.entries import CalendarEntry, interpreter_owner
from sco_scheduler.output.texts.names import country_name, zone_name
from sco_scheduler.output.texts.words import moment, one_line, words

PRODUCT = "-//sco-scheduler//Meeting agendas//EN"

STATUS_CANCELLED = "CANCELLED"
"""The status of a meeting that is held no more."""

NO_MAIL = "invalid:nomail"
"""Stands for an organizer's address, which calendar files must name and registrations do not."""


_UNFOLDED = 75
"""A line of fewer bytes is not folded."""


def as_bytes(calendar: Calendar) -> bytes:
    """Encode a calendar with the same bytes as ``calendar.to_ical()``, skipping lines that need no folding."""
    lines = (line for line in calendar.content_lines() if line)
    return b"".join((short if len(short := line.encode()) < _UNFOLDED else line.to_ical()) + b"\r\n" for line in lines)


class Making:
    """Builds the calendars of one edition; the parts that they share are built once."""

    def __init__(
        self,
        event: Event,
        built_at: datetime,
        revision: int,
        saved_at: datetime | None = None,
        own: Mapping[str, tuple[int, datetime]] = MappingProxyType({}),
    ) -> None:
        self._event = event
        self._zone = ZoneInfo(event.settings.time_zone)
        self._built_at = built_at
        stamp = saved_at or built_at
        self._stamp = (stamp if stamp.tzinfo else stamp.replace(tzinfo=self._zone)).astimezone(UTC)
        self._revision = revision
        # The owner of an interpreter's calendar is named otherwise than the interpreter.
        self._own = {name: known for key, known in own.items() for name in (key, interpreter_owner(key))}
        self._labels = delegate_labels(event)

    def calendar(
        self, entries: Sequence[CalendarEntry], lang: str, *, owner: str = "", left_over: Iterable[CalendarEvent] = ()
    ) -> Calendar:
        """Build the calendar of a delegate or interpreter, or of all meetings.

        Parameters
        ----------
        entries
            Its meetings, held and cancelled.
        lang
            The language of its texts.
        owner
            Whose it is, as for ``entries.entries``.
        left_over
            Events of an earlier file of the same calendar, to be cancelled with the rest.
        """
        events = [self._meeting(entry, lang, owner) for entry in entries]
        return self._calendar("PUBLISH", [*events, *(self._cancelled(event, lang) for event in left_over)])

    def cancellations(self, calendar: Calendar) -> Calendar | None:
        """Build a calendar that only cancels the cancelled entries of this one; None if there are none."""
        cancelled = [event for event in calendar.events if event["STATUS"] == STATUS_CANCELLED]
        return self._calendar("CANCEL", cancelled) if cancelled else None

    def _calendar(self, method: str, events: Iterable[CalendarEvent]) -> Calendar:
        calendar = Calendar()
        calendar.add("PRODID", PRODUCT)
        calendar.add("VERSION", "2.0")
        calendar.add("CALSCALE", "GREGORIAN")
        calendar.add("METHOD", method)
        calendar.add("X-WR-CALNAME", self._event_name)
        calendar.add("X-WR-TIMEZONE", self._zone.key)
        if self._timezone is not None:
            calendar.add_component(self._timezone)
        for event in events:
            calendar.add_component(event)
        return calendar

    def _cancelled(self, event: CalendarEvent, lang: str) -> CalendarEvent:
        """An event of an earlier file as cancelled; one that was so already is left as it is."""
        if event.get("STATUS") == STATUS_CANCELLED:
            return event
        summary = f"{words(lang)['agenda.cancelled']}: {event.get('SUMMARY', '')}"
        # In the time zone of the event as it is now, whose rules the file brings.
        moments = {"DTSTART": event.start, "DTEND": event.end}
        times = {name: at.astimezone(self._zone) for name, at in moments.items() if isinstance(at, datetime)}
        state = {"SUMMARY": summary, "STATUS": STATUS_CANCELLED, "TRANSP": "TRANSPARENT"}
        for name, value in {**times, **state, "DTSTAMP": self._stamp, "SEQUENCE": self._revision}.items():
            event.pop(name, None)
            event.add(name, value)
        return event

    @cached_property
    def _event_name(self) -> str:
        return one_line(self._event.settings.name)

    @cached_property
    def _timezone(self) -> Timezone | None:
        """The time zone's rules for the years of the event; None for UTC, which needs none."""
        if self._zone.key in {"UTC", "Etc/UTC"}:
            return None
        years = [slot.start.year for slot in self._event.slots] or [self._built_at.year]
        # A year to each side, for a meeting of an earlier edition on another day.
        return Timezone.from_tzid(
            self._zone.key, first_date=date(min(years) - 1, 1, 1), last_date=date(max(years) + 2, 1, 1)
        )

    @cached_property
    def _organizer(self) -> vCalAddress:
        address = vCalAddress(NO_MAIL)
        address.params["CN"] = self._event_name.replace('"', "'")
        return address

    def _meeting(self, entry: CalendarEntry, lang: str, owner: str) -> CalendarEvent:
        meeting = entry.meeting
        named = words(lang)
        summary = self._summary(meeting, lang, owner)
        found = CalendarEvent()
        found.add("UID", entry.uid)
        found.add("DTSTAMP", self._stamp)
        found.add("SEQUENCE", self._revision)
        found.add("DTSTART", meeting.start.replace(tzinfo=self._zone))
        found.add("DTEND", meeting.end.replace(tzinfo=self._zone))
        found.add("ORGANIZER", self._organizer)
        # A calendar that does not know the status still says it in words, and keeps the time free.
        found.add("SUMMARY", f"{named['agenda.cancelled']}: {summary}" if entry.cancelled else summary)
        found.add("STATUS", STATUS_CANCELLED if entry.cancelled else "CONFIRMED")
        found.add("TRANSP", "TRANSPARENT" if entry.cancelled else "OPAQUE")
        place = named["calendar.location"].format(zone=one_line(meeting.zone), table=one_line(meeting.table))
        found.add("LOCATION", place)
        found.add("DESCRIPTION", "\n".join(self._description(meeting, lang, owner)))
        return found

    def _summary(self, meeting: Meeting, lang: str, owner: str) -> str:
        sides = [one_line(company_name(self._event, code)) for code in _others(meeting, owner)]
        return words(lang)["calendar.summary"].format(company=" – ".join(sides))

    def _description(self, meeting: Meeting, lang: str, owner: str) -> Iterable[str]:
        named = words(lang)
        for code in _others(meeting, owner):
            yield from self._party(meeting, code, lang)
        if meeting.interpreter is not None:
            yield f"{named['agenda.interpreter']}: {one_line(interpreter_label(self._event, meeting.interpreter))}"
        zone = self._event.zone_by_code.get(meeting.zone)
        title = one_line(zone_name(zone, lang)) if zone is not None else ""
        yield " · ".join(part for part in (title, self._event_name, one_line(self._event.settings.venue)) if part)
        number, made_at = self._own.get(owner, (self._revision, self._built_at))
        revision = named["agenda.revision"].format(number=number)
        yield f"{revision}, {named['agenda.as_of'].format(time=moment(made_at, lang))}"

    def _party(self, meeting: Meeting, code: str, lang: str) -> Iterable[str]:
        """A company's names, country, products and delegate, line by line."""
        company = self._event.company_by_id.get(code)
        if company is None:
            return
        names = dict.fromkeys(one_line(name) for name in (company.name, company.local_name))
        yield " / ".join(name for name in names if name)
        facts = (country_name(company.country, lang), company.products)
        yield from (line for line in (" · ".join(one_line(fact) for fact in facts if fact),) if line)
        key = meeting.purchaser_delegate if code == meeting.purchaser else meeting.supplier_delegate
        label = one_line(self._labels.get(key, ""))
        if label:
            yield f"{words(lang)['agenda.delegate']}: {label}"


def _others(meeting: Meeting, owner: str) -> tuple[str, ...]:
    """The companies that the owner of a calendar meets: the other side, or both for everybody's calendar."""
    if owner == meeting.purchaser_delegate:
        return (meeting.supplier,)
    if owner == meeting.supplier_delegate:
        return (meeting.purchaser,)
    return meeting.pair
