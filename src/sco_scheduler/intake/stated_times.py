"""Finds when an event is in titles, in facts and in what questions offer, where no sheet has its sessions."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from sco_scheduler.domain.messages import Cell
from sco_scheduler.domain.names import fold
from sco_scheduler.intake.results import Opened
from sco_scheduler.intake.table.grids import Grid
from sco_scheduler.intake.table.rows import SheetTable
from sco_scheduler.intake.understanding.cells.questions import NOTHING_HELD
from sco_scheduler.intake.understanding.event_blocks import block_above, blocks_of_sheets, told_in_blocks
from sco_scheduler.intake.understanding.event_days import (
    MOST_FACTS,
    days_above,
    days_in,
    marks_other_day,
    titles_of,
)
from sco_scheduler.intake.understanding.event_hours import EventHours, facts_with_days, hours_said
from sco_scheduler.intake.understanding.hour_spans import OTHER, ranges_in
from sco_scheduler.intake.understanding.lists.regions import Region
from sco_scheduler.intake.understanding.meanings.planned import Plan
from sco_scheduler.intake.understanding.meanings.unused_sheets import FINDINGS_SHEETS
from sco_scheduler.intake.understanding.own_sheets import is_written
from sco_scheduler.intake.understanding.wording.word_lists import contains_any, indexed, plain
from sco_scheduler.intake.values.entries import normalized, written
from sco_scheduler.intake.values.journeys import Place
from sco_scheduler.resources import lazy_regex


def days_stated(opened: Opened) -> tuple[Place, ...]:
    """The days in titles above the sheets of the format and among facts."""
    told = _told_in_blocks(opened).beside
    return told or days_above([*titles_of(_stating(opened)), *facts_with_days(_stating(opened), _lists(opened))])


def hours_stated(opened: Opened) -> EventHours:
    """The hours that titles and facts state, or questions offer."""
    records = opened.understanding.built.records.values() if opened.understanding is not None else ()
    stated = hours_said(_stating(opened), _lists(opened), [record.named for record in records])
    return stated.or_else(opened.understanding.hours if opened.understanding is not None else _told_in_blocks(opened))


def _told_in_blocks(opened: Opened) -> EventHours:
    """The hours and the days that lines above the lists of the format, or a sheet with a few facts, state together."""
    headers = {table.sheet: table.header for table in opened.tables.values()}
    above = [block for g in opened.book.grids if g.name in headers for block in block_above(g, headers[g.name])]
    free = [grid for grid in opened.book.grids if grid.name not in headers and _is_hers(grid)]
    return told_in_blocks([*blocks_of_sheets(free, lambda _: False), *above])


def _is_hers(grid: Grid) -> bool:
    """Whether a sheet is not one that the program wrote, such as that of findings."""
    return not is_written(grid) and fold(grid.name) not in FINDINGS_SHEETS


def _stating(opened: Opened) -> list[Grid]:
    """The sheets with a title or with facts about the event."""
    lists = _lists(opened) if opened.understanding is None or not opened.understanding.used else set()
    return [g for g in opened.book.grids if g.rows and (g.name not in lists or len(next(iter(g.rows.values()))) == 1)]


def _lists(opened: Opened) -> set[str]:
    """The names of the sheets with lists, which state no facts about the event."""
    used = opened.understanding.used if opened.understanding is not None else ()
    return {*used, *(table.sheet for key, table in opened.tables.items() if key not in {"Event", "Programme"})}


def texts_about_when(
    grids: Sequence[Grid],
    plans: Sequence[Plan],
    tables: Mapping[str, SheetTable],
    names: Collection[str],
    *,
    days: bool,
) -> dict[Cell, str]:
    """The texts around lists, titles of columns and texts of sheets with a few facts that may say when the event is.

    Parameters
    ----------
    tables
        The sheets of the format.
    names
        The companies; what names one may be about that alone.
    days
        Whether those count that name a day by its date, else only those with the hours of half a day.
    """
    headers = {table.sheet: table.header for table in tables.values()}
    regions = [plan.region for plan in plans if plan.holds != NOTHING_HELD]
    found = {cell: text for region in regions for cell, text in _around(region)}
    lists = {region.grid.name for region in regions} | {cell.sheet for cell in found}
    for grid in filter(_is_hers, grids):
        above = headers.get(
            grid.name, 0 if grid.name in lists or len(grid.rows) > MOST_FACTS else max(grid.rows, default=0) + 1
        )
        rows = ((row, values) for row, values in grid.rows.items() if row < above)
        found |= {grid.cell(row, column): written(value) for row, values in rows for column, value in values.items()}
    told = {cell: text for cell, text in found.items() if (_is_dated(text) if days else _lasts(text))}
    called = indexed(f"{name}_" for name in names if sum(map(str.isalpha, name)) >= _FEWEST_LETTERS) if told else None
    return {
        cell: _in_parts(text)
        for cell, text in told.items()
        if called is None or not contains_any(plain(normalized(text)), called)
    }


_FEWEST_LETTERS = 3
"""The least letters of a company's name that means the company in any text: ``2026`` and ``May`` may be a day."""


def _in_parts(text: str) -> str:
    """A text of which only a part names a day, with its parts set apart."""
    apart = not days_in(text) and any(map(days_in, _PARTS.split(text)))
    return _PARTS.sub("; ", text) if apart else text


def cells_below(plans: Sequence[Plan]) -> frozenset[Cell]:
    """The first cells of the lines below lists."""
    regions = [plan.region for plan in plans]
    lines = ((r, row) for r in regions for row in r.remarks if row in r.grid.rows and row > max((*r.rows, *r.header)))
    return frozenset(region.grid.cell(row, min(region.grid.rows[row])) for region, row in lines)


def _around(region: Region) -> Iterator[tuple[Cell, str]]:
    """The lines above a list, the titles of its columns, and the lines below it."""
    lines = sorted(row for row in region.remarks if row in region.grid.rows and row not in region.unsent)
    cells = {row: region.grid.cell(row, min(region.grid.rows[row])) for row in lines}
    last = max((*region.rows, *region.header))
    yield from ((cells[row], region.remarks[row]) for row in lines if row < region.header[0])
    yield from ((region.cell(region.header[-1], column), column.title) for column in region.columns)
    yield from ((cells[row], region.remarks[row]) for row in lines if row > last)


def _is_dated(text: str) -> bool:
    """Whether a text names a day, perhaps by a date that may be one of two, which it does not mark as another day."""
    timed = _CLOCK.search(text) is not None or any(ranges_in(text))
    if days_in(text) or (timed and any(map(days_in, _PARTS.split(text)))):
        return True
    return _FULL_DATE.search(text) is not None and not marks_other_day(text)


def _lasts(text: str) -> bool:
    """Whether a text has the hours of half a day, which it does not mark as those of something else."""
    other = marks_other_day(text) or OTHER.search(normalized(text)) is not None
    return not other and sum(end.hour - start.hour for _, start, end in ranges_in(text)) >= _HALF_A_DAY


_PARTS = lazy_regex(r"[;；。]\s*|\.\s+|\s[–—-]\s")
_CLOCK = lazy_regex(r"(?<![\d.:])\d{1,2}[:.]\d{2}(?![\d.:])")
_HALF_A_DAY = 4
_FULL_DATE = lazy_regex(r"(?<![\d./-])\d{1,2}([/.-])\d{1,2}\1(?:20)?\d\d(?![\d./-])")
