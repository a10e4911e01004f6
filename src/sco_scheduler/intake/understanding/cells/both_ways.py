"""Recognises columns of arrival and departure together: ``Arrival / departure``, whose cells have two moments."""

from __future__ import annotations

from collections.abc import Iterator

from sco_scheduler.intake.understanding.cells.columns import Column, remembered
from sco_scheduler.intake.understanding.cells.hour_columns import denies_title, is_of_lodging, titles_read, way_of
from sco_scheduler.intake.understanding.cells.ticked_hours import lists_hours
from sco_scheduler.intake.understanding.wording.words import title_score
from sco_scheduler.intake.values.days_of_event import with_days_of_event
from sco_scheduler.intake.values.journeys import is_there_anyway, ways_of
from sco_scheduler.intake.values.there_and_back import away_there_and_back, readings_of_two
from sco_scheduler.resources import lazy_regex


@remembered
def ways_told(column: Column) -> tuple[str, ...]:
    """Whether a column of arrivals and departures has the arrival first, ``from``, ``until``, or behind; else ()."""
    if lists_hours(column) or any(map(is_of_lodging, column.titles)):
        return ()
    return next((ways for title in titles_read(column) if not denies_title(title) and (ways := _in_order(title))), ())


def _in_order(title: str) -> tuple[str, ...]:
    """The ways of the parts of a title, if these are one of arrivals and one of departures; else ()."""
    for parts in (_PARTS.split(title), _WORDS.findall(title)):
        ways = tuple(dict.fromkeys(_ways(parts)))
        if len(ways) > 1:
            return () if any(map(_tells_absence, _PARTS.split(title))) else ways
    return ()


def _tells_absence(part: str) -> bool:
    """Whether a part of a title asks for the times away: ``Arrival - departure / absent``."""
    return way_of(part) is None and title_score(part, "not_available") >= _TITLED


def _ways(parts: list[str]) -> Iterator[str]:
    for part in parts:
        way = way_of(part) if len(ways_of(part)) < _BOTH else None
        if way is not None:
            yield way


_BOTH, _TITLED = 2, 0.7
_PARTS = lazy_regex(r"\s*[/／|,;&+()（）]\s*|\s+[-–—]+\s+")
_WORDS = lazy_regex(r"[^\W\d_]+")


@remembered
def tells_both_ways(column: Column) -> bool:
    """Whether cells below a title of arrival and departure have moments of these, but for those that say of none."""
    ways, days = ways_told(column), column.days
    said = [text for text in column.cells.values() if not is_there_anyway(text)] if ways else []
    return any(map(str.isdigit, "".join(with_days_of_event(text, days) for text in said))) and all(
        away_there_and_back(text, ways, days) is not None or readings_of_two(text, ways, days) for text in said
    )
