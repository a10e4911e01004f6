"""Writes the calendar files, with an event for each meeting.

A program that imports the file of a later revision moves meetings instead of duplicating them: each keeps its
UID and has the revision as its SEQUENCE. A meeting that was cancelled since an earlier edition
is in the same file with the status CANCELLED, and again in a separate file with the method
CANCEL, for calendars that need it to remove an entry (RFC 5546).

The content of an earlier edition is known from its workbook, and from the files that are replaced: an
entry of such a file that is no longer held is cancelled, even if it is several editions old.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from functools import cached_property, partial
from itertools import islice
from pathlib import Path
from zoneinfo import ZoneInfo

from icalendar import Calendar, Timezone, vCalAddress
from icalendar import Event as CalendarEvent

from sco_scheduler.agendas.build_report import company_name, delegate_labels, interpreter_label
from sco_scheduler.agendas.rows import index_rows
from sco_scheduler.domain.event import Event
from sco_scheduler.domain.schedule import Meeting, Schedule
from sco_scheduler.output.calendar.entries import (
    CalendarEntry,
    entries,
    interpreter_owner,
    last_number,
    stale_entries,
    uids_in,
)
from sco_scheduler.output.file_names import file_stems, interpreter_stems
from sco_scheduler.output.files import replace_together
from sco_scheduler.output.texts.words import (
    country_name,
    delegate_language,
    hall_language,
    interpreter_language,
    moment,
    one_line,
    words,
    zone_name,
)

PRODUCT = "-//sco-scheduler//Meeting agendas//EN"

STATUS_CANCELLED = "CANCELLED"
"""The status of a meeting that is no longer held."""

NO_MAIL = "invalid:nomail"
"""Placeholder for an organizer's address, which calendar files require and registrations do not have."""


_UNFOLDED = 75
"""Lines with fewer bytes are not folded."""


def as_bytes(calendar: Calendar) -> bytes:
    """Encode a calendar with the same bytes as ``calendar.to_ical()``, skipping lines that need no folding."""
    lines = (line for line in calendar.content_lines() if line)
    return b"".join((short if len(short := line.encode()) < _UNFOLDED else line.to_ical()) + b"\r\n" for line in lines)


class CalendarBuilder:
    """Builds the calendars of one edition; the parts that they share are built once."""

    def __init__(self, event: Event, edition: CalendarEdition) -> None:
        self._event = event
        self._zone = ZoneInfo(event.settings.time_zone)
        self._built_at = edition.built_at
        stamp = edition.saved_at or edition.built_at
        self._stamp = (stamp if stamp.tzinfo else stamp.replace(tzinfo=self._zone)).astimezone(UTC)
        self._revision = edition.revision
        # An interpreter's calendar has another key than the interpreter.
        self._own = {name: known for key, known in edition.own.items() for name in (key, interpreter_owner(key))}
        self._labels = delegate_labels(event)

    def calendar(
        self, entries: Sequence[CalendarEntry], lang: str, *, owner: str = "", left_over: Iterable[CalendarEvent] = ()
    ) -> Calendar:
        """Build the calendar of a delegate or interpreter, or of all meetings.

        Parameters
        ----------
        left_over
            Events of an earlier file of the same calendar, to be cancelled too.
        """
        events = [self._meeting(entry, lang, owner) for entry in entries]
        return self._calendar("PUBLISH", [*events, *(self._cancelled(event, lang) for event in left_over)])

    def cancellations(self, calendar: Calendar) -> Calendar | None:
        """Build a calendar with only the cancelled entries of this one; None if there are none."""
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
        """An event of an earlier file with the status cancelled; unchanged if it has it already."""
        if event.get("STATUS") == STATUS_CANCELLED:
            return event
        summary = f"{words(lang)['agenda.cancelled']}: {event.get('SUMMARY', '')}"
        # In the event's present time zone, whose rules the file includes.
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
        """The time zone's rules for the years of the event; None for UTC, which has none."""
        if self._zone.key in {"UTC", "Etc/UTC"}:
            return None
        years = [slot.start.year for slot in self._event.slots] or [self._built_at.year]
        # One more year before and after, for a meeting of an earlier edition on another day.
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
        # For calendars that do not know the status, the title says it too, and the time is marked as free.
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
    """The companies that the owner of a calendar meets: the other side, or both for the calendar of all meetings."""
    if owner == meeting.purchaser_delegate:
        return (meeting.supplier,)
    if owner == meeting.supplier_delegate:
        return (meeting.purchaser,)
    return meeting.pair


_TOGETHER = 100
"""Number of calendars that are put in place together, to reduce waiting for the disk."""

_CANCELLED = "-cancelled"
"""The suffix of the name of a file of cancellations."""


@dataclass(frozen=True, slots=True)
class CalendarEdition:
    """The edition of the schedule for the calendars.

    ``built_at`` is the time of the build in the event's (or any other) time zone,
    and ``revision`` increases with each build. ``earlier`` are the meetings of an earlier edition:
    those that are no longer held are cancelled. ``saved_at`` is the time of the last edit by hand,
    None if there was none: of two entries with one revision the later one counts. ``own`` are the
    revisions and times of single agendas, by delegate or interpreter, as printed on them.
    """

    built_at: datetime
    revision: int = 1
    earlier: Sequence[Meeting] = field(default=())
    saved_at: datetime | None = None
    own: Mapping[str, tuple[int, datetime]] = field(default_factory=dict)

    def above(self, files: Iterable[Path]) -> CalendarEdition:
        """Return the edition, with a number above all in calendars of an earlier one if they have a higher one.

        That is so where the numbers of builds began anew, since the workbook had lost them. A calendar program ignores
        an entry with a lower number than that which it has.
        """
        highest = max((last_number(path) for path in files), default=0)
        return replace(self, revision=highest + 1) if highest > self.revision else self


@dataclass(frozen=True, slots=True)
class _Owner:
    """The owner of a calendar (see ``entries``), the file's stem, the language, and the present and earlier meetings.

    ``registered``: whether the owner is still registered.
    """

    key: str
    stem: str
    lang: str
    held: Sequence[Meeting]
    earlier: Sequence[Meeting]
    registered: bool


@dataclass(frozen=True, slots=True)
class _File:
    """A calendar to be written: its owner, path, language and entries."""

    owner: str
    path: Path
    lang: str
    entries: Sequence[CalendarEntry]


def write_calendars(
    folder: Path,
    schedule: Schedule,
    edition: CalendarEdition,
    *,
    only: Collection[str] | None = None,
    others: bool = True,
    lang: str | None = None,
) -> Iterator[tuple[str, tuple[Path, ...]]]:
    """Write a calendar file for each delegate and interpreter who has meetings, or had some that are cancelled.

    Parameters
    ----------
    folder
        The folder of the files; it must exist. Calendars of an earlier edition in it are updated.
    schedule
        The schedule.
    edition
        Its revision, and earlier meetings.
    only
        The owners (delegates' keys, ``interpreter_owner``) whose files are written; None for all.
    others
        Whether to cancel calendars in the folder that have no owner any more, too.
    lang
        The language of all files; None for that of each owner's printed agenda.

    Yields
    ------
    tuple[str, tuple[Path, ...]]
        The owner, and the files: the calendar, and that of cancellations if there are any.

    Raises
    ------
    NotWritten
        If a file could not be written; the files before it are.
    """
    event = schedule.event
    builder = CalendarBuilder(event, edition.above(folder.glob("*.ics")))
    there = {path.stem: uids for path in sorted(folder.glob("*.ics")) if (uids := uids_in(path))}
    files: list[_File] = []
    known, stems = set[str](), set[str]()
    for owner in _owners(schedule, edition.earlier):
        found = entries(event.settings.name, owner.held, owner.earlier, owner=owner.key)
        held = {entry.uid for entry in found}
        stem = owner.stem
        if not owner.registered:
            # The file of an owner who has left keeps its name.
            stem = next((name for name, of in there.items() if not of.isdisjoint(held) and _is_calendar(name)), stem)
        known |= held
        stems.add(stem)
        wanted = only is None or owner.key in only or (others and not owner.registered)
        if wanted and (found or stem in there):
            files.append(_File(owner.key, folder / f"{stem}.ics", lang or owner.lang, found))
    if others:
        nobodys = {name: uids for name, uids in there.items() if name.removesuffix(_CANCELLED) not in stems}
        files += _ownerless(folder, nobodys, frozenset(known), lang or hall_language(event.settings.languages).main)
    waiting = iter(files)
    while some := tuple(islice(waiting, _TOGETHER)):
        yield from zip((file.owner for file in some), _write(builder, some), strict=True)


def write_calendar_of_all(folder: Path, schedule: Schedule, edition: CalendarEdition) -> tuple[Path, ...]:
    """Write one calendar with every meeting of the event, and one of cancellations if there are any.

    Parameters
    ----------
    folder
        The folder of the files; it must exist.

    Raises
    ------
    NotWritten
        If a file could not be written.
    """
    event = schedule.event
    builder = CalendarBuilder(event, edition.above(folder.glob("all-meetings*.ics")))
    found = entries(event.settings.name, schedule.meetings, edition.earlier)
    language = hall_language(event.settings.languages).main
    (paths,) = _write(builder, [_File("", folder / "all-meetings.ics", language, found)])
    return paths


def _owners(schedule: Schedule, earlier: Sequence[Meeting]) -> list[_Owner]:
    """All with an agenda, the interpreters, and those who had meetings and are no longer registered."""
    event = schedule.event
    asked = event.settings.languages
    hall = hall_language(asked).main
    before = _by_person(earlier, lambda meeting: meeting.delegates)
    keys = [entry.delegate.key for entry in index_rows(schedule)]
    stems = file_stems(event, [key for key in before if key not in event.delegate_by_key])
    found = []
    for key in dict.fromkeys((*keys, *before)):
        delegate = event.delegate_by_key.get(key)
        spoken = hall if delegate is None else delegate_language(asked, event.company_of_delegate[key]).main
        meetings = schedule.by_delegate.get(key, ())
        found.append(_Owner(key, stems[key], spoken, meetings, before.get(key, ()), delegate is not None))
    held = _by_person(schedule.meetings, _interpreters)
    before = _by_person(earlier, _interpreters)
    stems = interpreter_stems(event, list(before))
    for key, stem in stems.items():
        interpreter = event.interpreter_by_id.get(key)
        spoken = hall if interpreter is None else interpreter_language(asked, interpreter).main
        owner, known = interpreter_owner(key), interpreter is not None
        found.append(_Owner(owner, stem, spoken, held.get(key, ()), before.get(key, ()), known))
    return found


def _by_person(
    meetings: Iterable[Meeting], people: Callable[[Meeting], Sequence[str]]
) -> Mapping[str, Sequence[Meeting]]:
    found: dict[str, list[Meeting]] = {}
    for meeting in meetings:
        for key in people(meeting):
            found.setdefault(key, []).append(meeting)
    return found


def _interpreters(meeting: Meeting) -> tuple[str, ...]:
    return (meeting.interpreter,) if meeting.interpreter is not None else ()


def _is_calendar(stem: str) -> bool:
    """Whether the file with this name is a calendar, and not one of cancellations."""
    return not stem.endswith(_CANCELLED)


def _ownerless(folder: Path, there: Mapping[str, Collection[str]], known: frozenset[str], lang: str) -> Iterator[_File]:
    """The calendars of an earlier edition that have no owner now, with their UIDs by file name.

    A calendar whose entries are all in another one, as after a company has changed its name, is removed.
    """
    for stem, uids in there.items():
        if known.issuperset(uids):
            (folder / f"{stem}.ics").unlink()
        elif _is_calendar(stem):
            yield _File(stem, folder / f"{stem}.ics", lang, ())


def _write(builder: CalendarBuilder, files: Iterable[_File]) -> list[tuple[Path, ...]]:
    """Write the calendars together, each with its cancellations; an outdated file of cancellations is removed."""
    contents: dict[Path, bytes] = {}
    written: list[tuple[Path, ...]] = []
    empty = []
    for file in files:
        known = {entry.uid for entry in file.entries}
        rest = stale_entries(file.path, known)
        calendar = builder.calendar(file.entries, file.lang, owner=file.owner, left_over=rest)
        cancelled = builder.cancellations(calendar)
        apart = file.path.with_name(f"{file.path.stem}{_CANCELLED}.ics")
        contents[file.path] = as_bytes(calendar)
        if cancelled is None:
            empty.append(apart)
            written.append((file.path,))
        else:
            contents[apart] = as_bytes(cancelled)
            written.append((file.path, apart))
    replace_together({path: partial(Path.write_bytes, data=data) for path, data in contents.items()}, keep=False)
    for path in empty:
        path.unlink(missing_ok=True)
    return written
