"""Joins the columns of a list that have a day, the start and the end of hours: ``6 May``, ``9:00``, ``10:30``.

Which they are follows from their cells in any language: days, and beside them two times, of which the second is later.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from itertools import pairwise

from sco_scheduler.intake.understanding.cells.columns import Column
from sco_scheduler.intake.understanding.cells.hour_columns import tells_hours
from sco_scheduler.intake.understanding.lists.regions import Region
from sco_scheduler.intake.understanding.wording.words import is_blank
from sco_scheduler.intake.values.clauses import day_alone, is_whole_day
from sco_scheduler.intake.values.dates import answers, clock_of, clock_text
from sco_scheduler.intake.values.days_of_event import with_days_of_event
from sco_scheduler.intake.values.entries import normalized
from sco_scheduler.intake.values.tongues import translated

_NAMED, _TIMED, _HALF_DAY, _EARLIEST = 0.5, 0.5, timedelta(hours=12), timedelta(hours=7)


def join_hours(region: Region, field_of: Callable[[str, Column], str | None]) -> None:
    """Let one column of a list of companies have the days with the hours of two columns behind one of days.

    Parameters
    ----------
    field_of
        The field of a column on a sheet, according to the organizer.
    """
    columns = [column for column in region.columns if column.cells]
    if not any(column.profile.companies >= _NAMED or column.score("company") >= _NAMED for column in columns):
        return
    for place, (start, end) in enumerate(pairwise(columns[1:])):
        joined = _joined(columns[place], start, end)
        if joined is None or any(field_of(region.grid.name, column) for column in (columns[place], start, end)):
            continue
        title = f"{start.title} – {end.title}"
        asking = Column(start.number, (f"{region.grid.name}: {title}",), joined, joined, start.rows)
        alone = len(columns) <= _FEW and (asking.score("not_available") > 0 or start.score("not_available") == 0)
        start.titles = asking.titles if alone else (f"{columns[place].title}: {title}",)
        start.cells, start.raw, start.again = joined, joined, frozenset()
        start.__post_init__()
        start.said = field_of(region.grid.name, start)
        region.columns = tuple(c for c in region.columns if c not in (columns[place], end))
        return


def has_absences(named: Column, columns: Sequence[Column]) -> bool:
    """Whether a list has known companies only, and hours of absence by the title and the cells of a column."""
    return named.profile.companies >= _EACH and any(
        c.score("not_available") >= _TITLED and tells_hours(c) for c in columns
    )


_EACH, _TITLED = 0.9, 0.7
_FEW = 6
"""The most columns of a sheet that has hours only, so that its name tells what they are."""


def _joined(day: Column, start: Column, end: Column) -> dict[int, str] | None:
    """The hours of each row on its day; None if the columns are others."""
    if not all(_day(text, day) for text in day.texts):
        return None
    days = {row: _day(text, day) for row, text in day.cells.items()}
    bounds = [{row: text for row, text in of.cells.items() if not is_blank(text)} for of in (start, end)]
    timed = [text for of in bounds for text in of.values() if _clock(text) is not None]
    both = [row for row in bounds[0] if all(_clock(of.get(row, "")) is not None for of in bounds)]
    enough = both and len(timed) >= _TIMED * sum(map(len, bounds)) and min(map(len, bounds)) > 0
    if not enough or not bounds[0].keys() | bounds[1].keys() <= days.keys():
        return None
    found = {row: _hours(days[row], *(of.get(row, "") for of in bounds)) for row in days}
    return found if all(_ordered(bounds[0][row], bounds[1][row]) for row in both) else None


def _day(text: str, column: Column) -> str:
    """The day of the event, or another date, that a cell is; '' for other texts."""
    return day_alone(normalized(with_days_of_event(text, column.days)))


def _hours(day: str, start: str, end: str) -> str:
    """The hours on a day in the notation of the format, or in the words of the cells where these are not known."""
    if not start and not end:
        return day
    if any(is_whole_day(normalized(text)) for text in (start, end)):
        return day
    first, last = _clock(start), _clock(end)
    if first is not None and last is not None:
        first, last = _in_order(first, last)
    elif first is not None and first < _EARLIEST:
        first += _HALF_DAY
    known = (first is not None or not start or _is_edge(start)) and (last is not None or not end or _is_edge(end))
    bounds = [clock_text(clock) if clock is not None else "" for clock in (first, last)]
    return f"{day} {bounds[0]}-{bounds[1]}" if known and any(bounds) else f"{day} {start} – {end}".strip(" –")


def _is_edge(text: str) -> bool:
    """Whether a text is the start or the end of the day."""
    return any(answers("edge").fullmatch(form) for form in (normalized(text), translated(normalized(text))))


def _ordered(start: str, end: str) -> bool:
    first, last = _clock(start), _clock(end)
    return first is None or last is None or (bounds := _in_order(first, last))[0] < bounds[1]


def _in_order(first: timedelta, last: timedelta) -> tuple[timedelta, timedelta]:
    """Two times as they are meant: those before 7 are in the afternoon, as is an end before its start."""
    first = first + _HALF_DAY if first < _EARLIEST else first
    early = last < _EARLIEST or (last <= first and last < _HALF_DAY)
    return first, last + _HALF_DAY if early else last


def _clock(text: str) -> timedelta | None:
    """The time that a cell is, in any language."""
    folded = normalized(text)
    found = clock_of(folded)
    return found if found is not None else clock_of(translated(folded))
