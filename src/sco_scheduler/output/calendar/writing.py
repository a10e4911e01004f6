"""Writing the calendar files.

A delegate who imports the file of a later revision sees meetings move rather than double: each keeps
its identity (UID) and carries the revision as its SEQUENCE. What was cancelled since an earlier
edition stands in the same file with the status CANCELLED, and once more in a file of its own with
the method CANCEL, for the calendars that take an entry away on nothing less (RFC 5546).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sco_scheduler.agendas.delegates import index
from sco_scheduler.domain.schedule import Meeting, Schedule
from sco_scheduler.output.calendar.components import Making
from sco_scheduler.output.calendar.entries import entries
from sco_scheduler.output.file_names import file_stems
from sco_scheduler.output.files import replace_whole
from sco_scheduler.output.localized.language import delegate_language, hall_language

if TYPE_CHECKING:
    from icalendar import Calendar


@dataclass(frozen=True, slots=True)
class Edition:
    """Of what the calendars are an edition.

    ``built_at`` is the local time of the event (or any other, if it says which) at which the schedule
    was built, ``revision`` rises with each. ``earlier`` are the meetings of an earlier edition:
    those of them that are held no more are cancelled.
    """

    built_at: datetime
    revision: int = 1
    earlier: Sequence[Meeting] = field(default=())


def write_calendars(
    folder: Path,
    schedule: Schedule,
    edition: Edition,
    *,
    only: Collection[str] | None = None,
    lang: str | None = None,
) -> dict[str, tuple[Path, ...]]:
    """Write a calendar file for each delegate who has meetings, or had some that are cancelled.

    Args:
        folder: where the files go; it must exist.
        schedule: what is held.
        edition: when it was built, its revision and what was held before.
        only: keys of the delegates whose files are written; None is everybody.
        lang: the language of all files; None is that of each delegate's printed agenda.

    Returns:
        The files by the delegate's key: the calendar, and that of cancellations where there are any.

    Raises:
        NotWritten: a file could not be written; the ones before it are.

    """
    event = schedule.event
    making = Making(event, edition.built_at, edition.revision)
    earlier = _by_delegate(edition.earlier)
    gone = [key for key in earlier if key not in event.delegate_by_key]
    stems = file_stems(event, gone)
    written: dict[str, tuple[Path, ...]] = {}
    for key in (*(entry.delegate.key for entry in index(schedule)), *gone):
        if only is not None and key not in only:
            continue
        found = entries(event.settings.name, schedule.by_delegate.get(key, ()), earlier.get(key, ()), owner=key)
        if not found:
            continue
        language = lang or _language(schedule, key)
        everything = making.calendar(found, language, owner=key)
        cancelled = making.cancellations(found, language, owner=key)
        written[key] = _write(folder, stems[key], everything, cancelled)
    return written


def write_calendar_of_all(
    folder: Path, schedule: Schedule, edition: Edition, *, lang: str | None = None, name: str = "all-meetings"
) -> tuple[Path, ...]:
    """Write one calendar with every meeting of the event, and one of cancellations where there are any.

    The arguments are those of ``write_calendars``; ``lang`` None is the event's first language, and
    ``name`` that of the file without its ending.

    Raises:
        NotWritten: a file could not be written.

    """
    event = schedule.event
    making = Making(event, edition.built_at, edition.revision)
    found = entries(event.settings.name, schedule.meetings, edition.earlier)
    language = lang or hall_language(event.settings.languages).main
    return _write(folder, name, making.calendar(found, language), making.cancellations(found, language))


def _by_delegate(meetings: Iterable[Meeting]) -> Mapping[str, Sequence[Meeting]]:
    found: dict[str, list[Meeting]] = {}
    for meeting in meetings:
        for key in meeting.delegates:
            found.setdefault(key, []).append(meeting)
    return found


def _language(schedule: Schedule, key: str) -> str:
    event = schedule.event
    delegate = event.delegate_by_key.get(key)
    if delegate is None:
        return hall_language(event.settings.languages).main
    return delegate_language(event.settings.languages, event.company_of_delegate[key], delegate).main


def _write(folder: Path, stem: str, everything: Calendar, cancelled: Calendar | None) -> tuple[Path, ...]:
    paths = []
    for ending, calendar in ((".ics", everything), ("-cancelled.ics", cancelled)):
        if calendar is not None:
            path = folder / f"{stem}{ending}"
            _write_file(path, calendar.to_ical())
            paths.append(path)
    return tuple(paths)


def _write_file(path: Path, data: bytes) -> None:
    replace_whole(path, lambda temporary: temporary.write_bytes(data), keep=False)
