"""Selects the entries of a calendar, held and cancelled, each with an identity (UID) that is stable over reruns."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from icalendar import Calendar
from icalendar import Event as CalendarEvent

from sco_scheduler.domain.schedule import Meeting

OURS = "@sco-scheduler"
"""The suffix of every UID, which identifies the program's own calendars."""


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """A meeting in a calendar. ``cancelled``: it was in an earlier edition and is no longer held."""

    uid: str
    meeting: Meeting
    cancelled: bool = False


def entries(
    event_name: str, held: Iterable[Meeting], earlier: Iterable[Meeting] = (), *, owner: str = ""
) -> tuple[CalendarEntry, ...]:
    """List the entries of a calendar: the meetings held in order of time, then those cancelled.

    The UID of an entry is derived from the event's name, the pair, the calendar's owner and, if a pair
    meets several times, the number of the meeting among these. It does not depend on time or place, so that
    a calendar that has the meeting moves it instead of showing it twice.

    Parameters
    ----------
    event_name
        The name of the event.
    held
        The owner's meetings.
    earlier
        The owner's meetings of an earlier edition, or of several in sequence.
    owner
        The delegate's key, or ``interpreter_owner``; empty for the calendar of all meetings.
    """
    now = _identified(event_name, held, owner)
    known = {entry.uid for entry in now}
    gone = (entry for entry in _identified(event_name, earlier, owner) if entry.uid not in known)
    return (*now, *(CalendarEntry(entry.uid, entry.meeting, cancelled=True) for entry in gone))


def interpreter_owner(interpreter: str) -> str:
    """The key of an interpreter's calendar; it contains a space, which no delegate's key does."""
    return f"interpreter {interpreter}"


def _identified(event_name: str, meetings: Iterable[Meeting], owner: str) -> Sequence[CalendarEntry]:
    met: dict[tuple[str, str], int] = {}
    found = []
    for meeting in sorted(meetings, key=lambda m: (m.start, m.pair)):
        met[meeting.pair] = number = met.get(meeting.pair, 0) + 1
        found.append(CalendarEntry(_uid(event_name, meeting, owner, number), meeting))
    return found


def _uid(event_name: str, meeting: Meeting, owner: str, number: int) -> str:
    text = json.dumps([event_name, *meeting.pair, owner, number], ensure_ascii=False)
    return f"{hashlib.sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()[:40]}{OURS}"


_UID = re.compile(rb"^UID:(\S+" + OURS.encode() + rb")\r?$", re.MULTILINE)
"""The UID of an entry in a file, on a line of its own; it is too short to be folded."""


def uids_in(path: Path) -> frozenset[str]:
    """The UIDs of the program's own entries in a calendar file; none if the file does not exist."""
    try:
        return frozenset(uid.decode() for uid in _UID.findall(path.read_bytes()))
    except FileNotFoundError:
        return frozenset()


_SEQUENCE = re.compile(rb"^SEQUENCE:(\d{1,9})\r?$", re.MULTILINE)


def last_number(path: Path) -> int:
    """The highest sequence number of the entries in one of the program's own calendar files; 0 without any."""
    content = path.read_bytes()
    return max(map(int, _SEQUENCE.findall(content)), default=0) if _UID.search(content) else 0


def stale_entries(path: Path, known: Collection[str]) -> tuple[CalendarEvent, ...]:
    """Return the program's own entries in a file whose UIDs are no longer known.

    Parameters
    ----------
    path
        The calendar file. A damaged file counts as empty, and is replaced.
    known
        The known UIDs.
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
