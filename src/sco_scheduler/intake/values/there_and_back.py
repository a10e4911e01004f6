"""An arrival and a departure in one text: ``Wed 11:45 / Thu 14:30``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from sco_scheduler.intake.values.dates import clock_of
from sco_scheduler.intake.values.days_of_event import with_days_of_event
from sco_scheduler.intake.values.entries import normalized
from sco_scheduler.intake.values.journeys import Moment, away_by_moments, is_there_anyway, moments_of
from sco_scheduler.resources import lazy_regex


def away_there_and_back(text: str, ways: Sequence[str], days: tuple[date, ...]) -> str | None:
    """The absences before an arrival and after a departure, which a text tells in the order of ``ways``.

    None if it has not one moment for each with its day, or the arrival is not the earlier one.
    """
    if len(ways) != _TWO or not days:
        return None
    for parts in _parts(text, days):
        moments = {way: moments_of(part, way, days) for way, part in zip(ways, parts, strict=True)}
        missed = [away_by_moments(part, (), way, days) for way, part in zip(ways, parts, strict=True)]
        told = all(found or is_there_anyway(part) for found, part in zip(moments.values(), parts, strict=True))
        if told and None not in missed and _in_turn(moments["from"], moments["until"]):
            return "; ".join(dict.fromkeys(away for of in missed if of for away in of.split("; ")))
    return None


def readings_of_two(text: str, ways: Sequence[str], days: tuple[date, ...]) -> tuple[str, ...]:
    """What a text may mean that has not a moment with its day for each way: one moment, or two hours without days."""
    found: list[str] = []
    for parts in _parts(text, days):
        clocks = [clock_of(normalized(part)) for part in parts]
        if None not in clocks and len(days) > 1:
            by_way = dict(zip(ways, parts, strict=True))
            first, last = days[0].isoformat(), days[-1].isoformat()
            found.append(f"{first} -{by_way['from']}; {last} {by_way['until']}-")
            found.append(f"-{by_way['from']}; {by_way['until']}-")
    found += [away for way in ways if (away := away_by_moments(text, (), way, days))]
    return tuple(dict.fromkeys(found))


def _parts(text: str, days: tuple[date, ...]) -> Iterator[list[str]]:
    """The two parts of a text, by each sign or word that may stand between them."""
    for form in dict.fromkeys((text, with_days_of_event(text, days))):
        for sign in _BETWEEN:
            parts = [part.strip(" ,.") for part in sign.split(form)]
            if len(parts) == _TWO and all(parts):
                dated = with_days_of_event("; ".join(parts), days).split("; ")  # ``Mi 11:45``, ``Do 14:30``
                yield [_HOUR.sub(r"\1:00", part) for part in dated] if len(dated) == _TWO else parts


_TWO = 2
_HOUR = lazy_regex(r"(?<=\d{4}-\d\d-\d\d )((?:0?[6-9]|1\d|2[0-2]))(?!\S)")
"""An hour without minutes behind a day."""

_BETWEEN = (
    lazy_regex(r"\s*[\n;；]\s*"),
    lazy_regex(r"\s*[/／|]\s*"),
    lazy_regex(r"\s+[-–—~〜→>]+\s+|→|(?<=\d)\s*[-–—]\s*(?=[^\W\d_]|\d{4}-)"),
    lazy_regex(r"\s*[,，、]\s+|[，、]"),
)


def _in_turn(arrival: Sequence[Moment], departure: Sequence[Moment]) -> bool:
    """Whether an arrival is before a departure, as far as both are told."""
    if not arrival or not departure:
        return True
    if len(arrival) > 1 or len(departure) > 1 or None in {arrival[0].place, departure[0].place}:
        return False
    (there,), (back,) = arrival, departure
    if there.place != back.place:
        return there.place is not None and back.place is not None and there.place < back.place
    begun, ended = clock_of(there.hours.strip("-")), clock_of(back.hours.strip("-"))
    return begun is None or ended is None or begun < ended
