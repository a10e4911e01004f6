"""Whether the moment of ``--from`` is one at which a meeting can still be changed."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from difflib import SequenceMatcher

from sco_scheduler.domain.event import Event
from sco_scheduler.domain.findings import Finding
from sco_scheduler.workflows.errors import FROM_AFTER_EVENT, FROM_AFTER_LAST_SLOT, FROM_BEFORE_EVENT, Stopped
from sco_scheduler.workflows.inputs import Moment


def refuse_outside(since: Moment, until: datetime, events: Collection[Event]) -> list[Finding]:
    """Compare the moment from which meetings may change with the slots of the event.

    Parameters
    ----------
    since
        The moment as it was given.
    until
        The same as a time of the event.
    events
        The event as it is registered, and as it was published.

    Returns
    -------
    list[Finding]
        A finding if every slot has ended by then.

    Raises
    ------
    Stopped
        If a date was given that is before the first day of the event, or after its last.
    """
    slots = sorted((slot for event in events for slot in event.slots), key=lambda slot: slot.start)
    if not slots:
        return []
    days = sorted({slot.start.date() for slot in slots})
    start, end = slots[0].start, max(slot.end for slot in slots)
    details = {"time": _shown(until), "start": _shown(start), "end": _shown(end)}
    if since.date is not None and not days[0] <= since.date <= end.date():
        likely = _shown(datetime.combine(_likeliest(since.date, days), until.time()))
        kind = FROM_BEFORE_EVENT if since.date < days[0] else FROM_AFTER_EVENT
        raise Stopped([Finding(kind, details={**details, "likely": likely})])
    return [Finding(FROM_AFTER_LAST_SLOT, details=details)] if until >= end else []


def _likeliest(given: date, days: list[date]) -> date:
    """The day of the event that was probably meant: mostly the month or the year is wrong, or one digit."""
    same = [day for day in days if day.day == given.day]
    return max(same or days, key=lambda day: SequenceMatcher(None, f"{day}", f"{given}").ratio())


def _shown(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M}"
