"""How people, places and times are called on the sheets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date, datetime

from sco_scheduler.domain.event import Company, Event, Zone

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def delegate_labels(event: Event) -> Mapping[str, str]:
    """What each delegate is called, by key: the name, where it tells the company's delegates apart.

    A company's only delegate may be nameless (an empty label). Among several, one without a name of
    his own is called by his key (``P003#2``), so that a sheet read again says who is meant.
    """
    labels = {}
    for company in event.companies:
        names = Counter(delegate.name.casefold() for delegate in company.delegates)
        alone = len(company.delegates) == 1
        for delegate in company.delegates:
            clear = alone or (delegate.name and names[delegate.name.casefold()] == 1)
            labels[delegate.key] = delegate.name if clear else delegate.key
    return labels


def interpreter_label(event: Event, interpreter: str | None) -> str:
    """An interpreter's name, or the ID where there is no name; empty for None."""
    if interpreter is None:
        return ""
    known = event.interpreter_by_id.get(interpreter)
    return known.name if known is not None and known.name else interpreter


def company_name(event: Event, company: str) -> str:
    """The name of a company, or its ID where it is not registered (any more)."""
    known = event.company_by_id.get(company)
    return known.name or known.local_name or known.id if known is not None else company


def roles_of(company: Company) -> str:
    """The company's roles in a word or three: ``Purchaser``, ``Supplier``, ``Purchaser and supplier``."""
    if company.purchaser is not None and company.supplier is not None:
        return "Purchaser and supplier"
    return "Purchaser" if company.purchaser is not None else "Supplier"


def zone_title(zone: Zone) -> str:
    """A zone's code and its name, where it has one: ``Zone A: New energy vehicles``."""
    return f"Zone {zone.code}: {zone.name}" if zone.name and zone.name != zone.code else f"Zone {zone.code}"


def day_title(day: date) -> str:
    """A day in words: ``Thursday 12 June 2025``; not left to the computer's language."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def moment(start: datetime) -> str:
    """A day and time, short: ``12 June 09:25``."""
    return f"{start.day} {MONTHS[start.month - 1]} {start:%H:%M}"


def hours(start: datetime, end: datetime) -> str:
    """A stretch of time within a day: ``09:00–09:20``."""
    return f"{start:%H:%M}–{end:%H:%M}"
