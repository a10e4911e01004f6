"""Calendars that an earlier run left in the folder: what is held no more must not stand in them for ever."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import datetime
from pathlib import Path

from icalendar import Calendar
from icalendar import Event as CalendarEvent

from sco_scheduler.output.calendar.entries import OURS

_UID = re.compile(rb"^UID:(\S+" + OURS.encode() + rb")\r?$", re.MULTILINE)
"""The identity of an entry as it stands in a file, on a line of its own; it is too short to be folded."""


def uids_in(path: Path) -> frozenset[str]:
    """The identities of the program's own entries in a file; none where there is no file."""
    try:
        return frozenset(uid.decode() for uid in _UID.findall(path.read_bytes()))
    except FileNotFoundError:
        return frozenset()


def left_over(path: Path, known: Collection[str]) -> tuple[CalendarEvent, ...]:
    """The program's own entries in a file whose identities are not among those known.

    A file that was damaged has none: it is written anew.
    """
    unknown = uids_in(path).difference(known)
    if not unknown:
        return ()
    try:
        events = Calendar.from_ical(path.read_bytes()).events
    except ValueError:
        return ()
    return tuple(event for event in events if str(event["UID"]) in unknown and _has_times(event))


def _has_times(event: CalendarEvent) -> bool:
    return {"DTSTART", "DTEND"} <= set(event) and isinstance(event.start, datetime) and isinstance(event.end, datetime)
