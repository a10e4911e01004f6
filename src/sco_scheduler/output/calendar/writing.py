"""Writes the calendar files.

A program that imports the file of a later revision moves meetings instead of doubling them: each keeps its
identity (UID) and carries the revision as its SEQUENCE. A meeting that was cancelled since an earlier edition
is in the same file with the status CANCELLED, and once more in a file of its own with the method
CANCEL, for the calendars that remove an entry on nothing less (RFC 5546).

The contents of an earlier edition are known from its workbook, and from the files that are replaced: an
entry of such a file that is not held any more is cancelled, however many editions lie between.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from itertools import islice
from pathlib import Path

from sco_scheduler.agendas.delegates import index_rows
from sco_scheduler.domain.schedule import Meeting, Schedule
from sco_scheduler.output.calendar.components import Making, as_bytes
from sco_scheduler.output.calendar.entries import CalendarEntry, entries, interpreter_owner, stale_entries, uids_in
from sco_scheduler.output.file_names import file_stems, interpreter_stems
from sco_scheduler.output.files import replace_together
from sco_scheduler.output.texts.names import delegate_language, hall_language, interpreter_language

_TOGETHER = 100
"""So many calendars are put into their places together, which spares waiting for the disk."""

_CANCELLED = "-cancelled"
"""The end of the name of a file of cancellations."""


@dataclass(frozen=True, slots=True)
class CalendarEdition:
    """The edition of the schedule that the calendars belong to.

    ``built_at`` is the local time of the event (or any other, with its zone) at which the schedule
    was built, ``revision`` rises with each. ``earlier`` are the meetings of an earlier edition:
    those of them that are not held any more are cancelled. ``saved_at`` is when the schedule was last
    edited by hand, None if it was not: of two entries with one revision the later one counts. ``own`` are the
    revisions of single agendas, each with its time, by delegate or interpreter: what the printed agenda says.
    """

    built_at: datetime
    revision: int = 1
    earlier: Sequence[Meeting] = field(default=())
    saved_at: datetime | None = None
    own: Mapping[str, tuple[int, datetime]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Owner:
    """The owner of a calendar: see ``entries``; the file's name without ending, language, meetings now and earlier.

    ``registered``: whether the owner still is.
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
        Where the files go; it must exist. Calendars of an earlier edition in it are made up to date.
    schedule
        What is held.
    edition
        When it was built, its revision and what was held before.
    only
        The owners (delegates' keys, ``interpreter_owner``) whose files are written; None is everybody.
    others
        Whether the calendars in the folder that are nobody's any more are cancelled, too.
    lang
        The language of all files; None is that of each one's printed agenda.

    Yields
    ------
    tuple[str, tuple[Path, ...]]
        The owner, and the files: the calendar, and that of cancellations where there are any.

    Raises
    ------
    NotWritten
        A file could not be written; the ones before it are.
    """
    event = schedule.event
    making = Making(event, edition.built_at, edition.revision, edition.saved_at, edition.own)
    there = {path.stem: uids for path in sorted(folder.glob("*.ics")) if (uids := uids_in(path))}
    files: list[_File] = []
    known, stems = set[str](), set[str]()
    for owner in _owners(schedule, edition.earlier):
        found = entries(event.settings.name, owner.held, owner.earlier, owner=owner.key)
        held = {entry.uid for entry in found}
        stem = owner.stem
        if not owner.registered:
            # Who has left keeps the name that the file had.
            stem = next((name for name, of in there.items() if not of.isdisjoint(held) and _is_whole(name)), stem)
        known |= held
        stems.add(stem)
        wanted = only is None or owner.key in only or (others and not owner.registered)
        if wanted and (found or stem in there):
            files.append(_File(owner.key, folder / f"{stem}.ics", lang or owner.lang, found))
    if others:
        nobodys = {name: uids for name, uids in there.items() if name.removesuffix(_CANCELLED) not in stems}
        files += _nobodys(folder, nobodys, frozenset(known), lang or hall_language(event.settings.languages).main)
    waiting = iter(files)
    while some := tuple(islice(waiting, _TOGETHER)):
        yield from zip((file.owner for file in some), _write(making, some), strict=True)


def write_calendar_of_all(
    folder: Path, schedule: Schedule, edition: CalendarEdition, *, lang: str | None = None, name: str = "all-meetings"
) -> tuple[Path, ...]:
    """Write one calendar with every meeting of the event, and one of cancellations if there are any.

    Parameters
    ----------
    folder
        Where the files go; it must exist.
    schedule
        The meetings.
    edition
        When it was built, its revision and the meetings before.
    lang
        The language of the file; None is the event's first.
    name
        The file's name without its ending.

    Returns
    -------
    tuple[Path, ...]
        The files.

    Raises
    ------
    NotWritten
        A file could not be written.
    """
    event = schedule.event
    making = Making(event, edition.built_at, edition.revision, edition.saved_at, edition.own)
    found = entries(event.settings.name, schedule.meetings, edition.earlier)
    language = lang or hall_language(event.settings.languages).main
    (paths,) = _write(making, [_File("", folder / f"{name}.ics", language, found)])
    return paths


def _owners(schedule: Schedule, earlier: Sequence[Meeting]) -> list[_Owner]:
    """Everybody with an agenda, the interpreters, and those who had meetings and are no longer registered."""
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


def _is_whole(stem: str) -> bool:
    """Whether the file of this name is a calendar, and not that of its cancellations."""
    return not stem.endswith(_CANCELLED)


def _nobodys(folder: Path, there: Mapping[str, Collection[str]], known: frozenset[str], lang: str) -> Iterator[_File]:
    """The calendars of an earlier edition without an owner now, with the identities in them by file name.

    One whose entries are all in another's calendar, as after a company has changed its name, is removed.
    """
    for stem, uids in there.items():
        if known.issuperset(uids):
            (folder / f"{stem}.ics").unlink()
        elif _is_whole(stem):
            yield _File(stem, folder / f"{stem}.ics", lang, ())


def _write(making: Making, files: Iterable[_File]) -> list[tuple[Path, ...]]:
    """Write the calendars together, each with its cancellations; a file of old cancellations is taken away."""
    contents: dict[Path, bytes] = {}
    written: list[tuple[Path, ...]] = []
    empty = []
    for file in files:
        known = {entry.uid for entry in file.entries}
        rest = stale_entries(file.path, known)
        calendar = making.calendar(file.entries, file.lang, owner=file.owner, left_over=rest)
        cancelled = making.cancellations(calendar)
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
