"""Finds what lists say of their event: in lines below, in comments on titles, and in all rows of a column."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache

from sco_scheduler.domain.messages import Cell
from sco_scheduler.intake.table.grids import Grid
from sco_scheduler.intake.understanding.event_days import TELLS_WHEN, days_in
from sco_scheduler.intake.understanding.event_hours import tells_event, tells_times
from sco_scheduler.intake.understanding.hour_spans import BREAK, is_about_meetings, ranges_in, words_for
from sco_scheduler.intake.understanding.lists.regions import Region
from sco_scheduler.intake.values.entries import normalized, written
from sco_scheduler.intake.values.presence import MONTH
from sco_scheduler.intake.values.weekdays import names_of_weekdays
from sco_scheduler.resources import kept_regex, lazy_regex


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
            yield sheet_of_text(said, region.cell(next(iter(column.cells)), column))


def comments_of_event(region: Region, comments: Mapping[Cell, str], names: Callable[[str], bool]) -> Iterator[Grid]:
    """The comments on titles of a list that tell year, days and hours and name no company, each as a sheet."""
    titles = (region.cell(row, column) for row in region.header for column in region.columns)
    for cell in titles if comments else ():
        if cell in comments and tells_event(comments[cell]) and not names(comments[cell]):
            yield sheet_of_text(comments[cell], cell)


def sheet_of_text(text: str, place: Cell) -> Grid:
    """A sheet with nothing but a text, from the cell that has it."""
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
    kept = {row: text for row, text in told.items() if row not in region.unsent and may_tell(text) and not names(text)}
    if any(tells_times(text) for text in kept.values()):
        places = {(row, column): region.grid.cell(row, column) for row in kept for column in (0, *rows[row])}
        yield Grid(f"{region.grid.name} {min(kept)}", {row: rows[row] for row in kept}, origins=places)


def may_tell(text: str) -> bool:
    """Whether a line can be about the event: it is about meetings, asks when it is, or begins with its day or hours."""
    folded = normalized(text)
    begins = _BEFORE.match(folded)
    other = next(ranges_in(text), None) is None and not days_in(text)
    begins = begins or _labelled().match(folded)
    spoken = is_about_meetings(text) or BREAK.search(folded) or TELLS_WHEN.match(folded) or begins is not None
    return other or bool(spoken)


@lru_cache(maxsize=1)
def _labelled() -> re.Pattern[str]:
    """Labels, halves of the day, and names of days and months, perhaps in two languages, before the first figure."""
    halves = ("morning before", "morning behind", "afternoon before", "afternoon behind")
    named = rf"{words_for('label', 'begins', 'from', *halves)}|{names_of_weekdays()}|{MONTH}"
    return kept_regex(rf"\W*(?:(?:{named})\W*){{0,5}}\d")


_BEFORE = lazy_regex(r"[^\w]*(?:[^\W\d_]{1,12}[.,]?\s)?\d")
"""Nothing but a sign or the day of the week before a figure."""
