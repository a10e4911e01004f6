"""Numbers above those of every state of a workbook that people may have got something of.

A workbook may be older than what was printed: ``schedule undo`` restored it, or a copy was put in its place by hand.
Calendars ignore an entry with a lower number than they have, and of two papers the one with the higher revision counts.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from sco_scheduler.domain.event import present
from sco_scheduler.domain.record import Record, Revision
from sco_scheduler.domain.renaming import agendas_today
from sco_scheduler.insight.changes import compare, only_changes
from sco_scheduler.workflows.agendas_file import (
    LAST_MESSAGES,
    LAST_PRINT,
    AgendasFile,
    default_folder,
    messages_folder,
    read_agendas_file,
)
from sco_scheduler.workflows.earlier_build import differences, is_later, next_revisions
from sco_scheduler.workflows.errors import Stopped
from sco_scheduler.workflows.history import newest_copy


def continued(file: AgendasFile, other: AgendasFile, now: datetime | None = None) -> Record:
    """The Record of a workbook that follows another state of it, as the build after that state would have it.

    Parameters
    ----------
    file
        The workbook.
    other
        The other state: what was in its place, or was printed from it.
    now
        The time of the new revisions, in the event's time zone; by default the present.
    """
    record, after = file.record, other.record
    known = agendas_today(after.agendas, other.event, file.event).highest(record.agendas)
    number = max((revision.number for revision in (*record.revisions, *after.revisions)), default=0) + 1
    moment = now or present(file.event.settings.time_zone)
    changes = only_changes(compare(other.schedule, file.schedule))
    return replace(
        record,
        built=replace(record.built, revision=number) if record.built is not None else None,
        revisions=(*after.revisions, Revision(number, moment)),
        agendas=next_revisions(known, other.schedule, file.schedule, changes, build=number, made_at=moment),
        last_number=max(record.last_number, after.last_number),
    )


def numbered_above(file: AgendasFile, further: Iterable[Path]) -> AgendasFile:
    """The workbook with numbers above those of later states of it that are known; unchanged if there are none.

    Parameters
    ----------
    further
        Files that may be such states, beside the newest copy and what was printed into the default folders.
    """
    other = latest(file, further)
    if other is None:
        return file
    found = differences(other.schedule, file.schedule, only_changes(compare(other.schedule, file.schedule)))
    if found.delegates or found.interpreters:
        return replace(file, record=continued(file, other))
    agendas = agendas_today(other.record.agendas, other.event, file.event).highest(file.record.agendas)
    return replace(file, record=replace(file.record, revisions=other.record.revisions, agendas=agendas))


def latest(file: AgendasFile, further: Iterable[Path] = ()) -> AgendasFile | None:
    """Return the latest state of a workbook that is known, if that is later than it; see ``numbered_above``."""
    known = (readable(path) for path in _places(file.path, further))
    later = [other for other in known if other is not None and is_later(other.record, file.record)]
    return max(later, key=lambda one: (one.revision, one.built_at), default=None)


def _places(path: Path, further: Iterable[Path]) -> list[Path]:
    copy = newest_copy(path)
    printed = (default_folder(path) / LAST_PRINT, messages_folder(path) / LAST_MESSAGES)
    return [place for place in dict.fromkeys((*([copy] if copy else []), *printed, *further)) if place.is_file()]


def readable(path: Path | None) -> AgendasFile | None:
    """Read an agendas workbook; None without one, or if it cannot be read."""
    try:
        return read_agendas_file(path) if path is not None else None
    except Stopped:
        return None
