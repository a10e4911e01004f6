"""Finds what lists say of their event: in lines below, in comments on titles, and in all rows of a column."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date

from sco_scheduler.domain.messages import Cell
from sco_scheduler.intake.table.grids import Grid
from sco_scheduler.intake.understanding.event_days import MOST_FACTS, TELLS_WHEN, days_in
from sco_scheduler.intake.understanding.event_hours import fact_of, tells_event, tells_times
from sco_scheduler.intake.understanding.hour_spans import BREAK, OTHER, is_about_meetings, ranges_in
from sco_scheduler.intake.understanding.lists.regions import Region
from sco_scheduler.intake.values.entries import normalized, written
from sco_scheduler.resources import lazy_regex


def repeated_events(region: Region) -> Iterator[Grid]:
    """Tell each column whether all rows have the same text, with year, days and hours of the event: ``Campaign``.

    Yields
    ------
    Grid
        A sheet with nothing but this text, from the first cell that has it.
    """
    for column in region.columns:
        said = next(iter(column.cells.values()), "") if column.profile.distinct == 1 < column.profile.filled else ""
        column.of_event = bool(said) and tells_event(said)
        if column.of_event:
            yield _alone(said, region.cell(next(iter(column.cells)), column))


def comments_of_event(region: Region, comments: Mapping[Cell, str], names: Callable[[str], bool]) -> Iterator[Grid]:
    """The comments on titles of a list that tell year, days and hours and name no company, each as a sheet."""
    titles = (region.cell(row, column) for row in region.header for column in region.columns)
    for cell in titles if comments else ():
        if cell in comments and tells_event(comments[cell]) and not names(comments[cell]):
            yield _alone(comments[cell], cell)


def _alone(text: str, place: Cell) -> Grid:
    return Grid(f"{place.sheet} {place.column}{place.row}", {1: {1: text}}, origins={(1, 1): place})


def lines_of_event(region: Region, names: Callable[[str], bool]) -> Iterator[Grid]:
    """The lines below a list as a sheet of facts, if one states hours; without those that name a company or a person.

    Parameters
    ----------
    names
        Whether a text names a company.
    """
    rows = {row: region.grid.rows[row] for row in region.remarks if row > region.header[-1] and row in region.grid.rows}
    told = {row: ": ".join(written(value) for _, value in sorted(values.items())) for row, values in rows.items()}
    kept = {row: text for row, text in told.items() if row not in region.unsent and _may_tell(text) and not names(text)}
    if any(tells_times(text) for text in kept.values()):
        places = {(row, column): region.grid.cell(row, column) for row in kept for column in (0, *rows[row])}
        yield Grid(f"{region.grid.name} {min(kept)}", {row: rows[row] for row in kept}, origins=places)


def rows_of_days(grids: Iterable[Grid], names: Callable[[str], bool]) -> Iterator[Grid]:
    """The rows of a sheet that give one day each with its hours, as one text: ``9 June | 10-17``, ``10 June | 9-13``.

    With rows about breaks, without those of other parts of the programme. None of a sheet with companies, with other
    days near these, with a day that has two rows, or with one row that has less than half a day.

    Parameters
    ----------
    names
        Whether a text names a company.
    """
    for grid in grids:
        few = len(grid.rows) <= MOST_FACTS and all(len(values) <= _WIDEST for values in grid.rows.values())
        told = {row: fact_of(values) for row, values in grid.rows.items()} if few else {}
        days = {row: of for row, text in told.items() if (of := {day[1:] for day in days_in(text)})}
        meant = [row for row in days if OTHER.search(normalized(told[row])) is None]
        hours = {row: spans for row in meant if (spans := [(s, e) for _, s, e in ranges_in(told[row])])}
        each = sorted(day for row in hours for day in days[row])
        others = {day for row in meant for day in days[row]} - {*each}
        alone = len(each) == len(hours) == len({*each}) and not any(_are_near(day, of) for day in others for of in each)
        long = len(hours) > 1 or sum(end.hour - start.hour for spans in hours.values() for start, end in spans) >= _LONG
        if hours and alone and long and not any(map(names, told.values())):
            pauses = (text for row, text in told.items() if row not in days and BREAK.search(normalized(text)))
            said = "; ".join((*(told[row] for row in sorted(hours)), *pauses))
            yield _alone(said, grid.cell(min(hours), min(grid.rows[min(hours)])))


def _are_near(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two days, by month and number, may be those of one event."""
    first, last = sorted(date(_ANY_LEAP_YEAR, *day) for day in (one, other))
    return min((last - first).days, (first - last).days + _YEAR) <= _FAR


_WIDEST, _LONG = 4, 4
"""The most cells in a row that gives a day with its hours, and the fewest hours of the only one."""

_ANY_LEAP_YEAR, _YEAR, _FAR = 2000, 366, 14
"""The most days between those of an event are 14."""


def _may_tell(text: str) -> bool:
    """Whether a line can be about the event: it is about meetings, asks when it is, or begins with its day or hours."""
    folded = normalized(text)
    begins = _BEFORE.match(folded)
    other = next(ranges_in(text), None) is None and not days_in(text)
    spoken = is_about_meetings(text) or BREAK.search(folded) or TELLS_WHEN.match(folded) or begins is not None
    return other or bool(spoken)


_BEFORE = lazy_regex(r"[^\w]*(?:[^\W\d_]{1,12}[.,]?\s)?\d")
"""Nothing but a sign or the day of the week before a figure."""
