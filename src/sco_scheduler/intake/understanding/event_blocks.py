"""Reads lines outside of lists together, in which one may have the days of an event and another its hours.

``Date | 9 June``, ``Start | 10:00``, ``End | 17:00``, ``Lunch | 13:00-14:00``; ``9 June: 10-17``, ``10 June: 9-13``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from sco_scheduler.intake.table.grids import Book, Grid
from sco_scheduler.intake.understanding.day_tables import with_days_in_rows
from sco_scheduler.intake.understanding.days_of_any_year import are_near
from sco_scheduler.intake.understanding.event_days import MOST_FACTS, days_in, in_one_year, marks_other_day
from sco_scheduler.intake.understanding.event_hours import NO_HOURS, EventHours, fact_of, hours_said, sessions_in
from sco_scheduler.intake.understanding.event_texts import may_tell, sheet_of_text
from sco_scheduler.intake.understanding.hour_spans import (
    BREAK,
    LABEL_KINDS,
    OTHER,
    PARTS,
    is_about_meetings,
    names_part,
    ranges_in,
    without_halves,
    words_for,
)
from sco_scheduler.intake.understanding.programme_hours import hours_of_programme
from sco_scheduler.intake.values.entries import normalized, written
from sco_scheduler.resources import kept_regex, lazy_regex

if TYPE_CHECKING:
    from sco_scheduler.intake.understanding.lists.regions import Region

Names = Callable[[str], bool]
"""Whether a text names a company."""


def told_in_blocks(blocks: Sequence[Grid]) -> EventHours:
    """The hours of blocks with their days; none if blocks differ."""
    texts = [written(value) for grid in blocks for values in grid.rows.values() for value in values.values()]
    days = [in_one_year(days_in(text)) for text in texts]
    alike = len({tuple(day[1:] for day in of) for of in days}) == 1 and len({sessions_in(text) for text in texts}) == 1
    hours = hours_said(blocks, ()) if alike else NO_HOURS
    return replace(hours, beside=max(days)) if hours.sessions else NO_HOURS


def blocks_of_sheets(grids: Iterable[Grid], names: Names) -> Iterator[Grid]:
    """The sheets with a few facts that state days and hours of the event, each as one text in one cell."""
    for grid in map(with_days_in_rows, grids):
        if len(grid.rows) <= MOST_FACTS and all(len(values) <= _WIDEST for values in grid.rows.values()):
            yield from _block_of(grid, [*grid.rows], names)


def blocks_around(regions: Iterable[Region], names: Names) -> Iterator[Grid]:
    """The lines above lists, and those below, that state days and hours of the event, each as one text in one cell."""
    for region in regions:
        lines = [row for row in region.remarks if row not in region.unsent and row in region.grid.rows]
        yield from _block_of(region.grid, [row for row in lines if row < region.header[0]], names)
        below = [row for row in lines if row > max((*region.rows, *region.header))]
        yield from _block_of(region.grid, [row for row in below if _may_tell(region.grid.rows[row])], names)


def _may_tell(values: Mapping[int, object]) -> bool:
    """Whether a row below a list may be about the event: it begins with a label, or as such lines do."""
    first, *others = (written(value) for _, value in sorted(values.items()))
    return may_tell(fact_of(values)) or (bool(others) and _is_label(first))


def without_event_lines(book: Book, known: Collection[str]) -> tuple[Book, list[Grid], set[str]]:
    """A workbook without the lines below its lists that state when the event is; and all such lines as blocks.

    Those above a list stay as titles, each in one cell.

    Parameters
    ----------
    known
        The names of the sheets of the format, which stay as they are.

    Returns
    -------
    tuple[Book, list[Grid], set[str]]
        The workbook, the blocks, and the names of the sheets with nothing else.
    """
    alone: set[str] = set()
    lists: list[Grid] = []
    blocks: list[Grid] = []
    for grid in book.grids:
        rows = [row for row, values in grid.rows.items() if values] if grid.name not in known else []
        few = 0 < len(rows) <= MOST_FACTS and hours_of_programme(grid, ()) is None
        told = with_days_in_rows(grid) if few else grid
        if few and (block := _labelled_block(told, [row for row, values in told.rows.items() if values])):
            blocks += block
            alone.add(grid.name)
            lists.append(grid)
            continue
        above, below = _before_gap(rows), event_lines_below(grid) if rows else []
        titles = above if any(len(grid.rows[row]) > 1 for row in above) and _labelled_block(grid, above) else []
        texts = {row: {min(grid.rows[row]): fact_of(grid.rows[row])} for row in titles}
        blocks += [block for lines in (titles, below) if lines for block in _labelled_block(grid, lines)]
        changed = {row: texts.get(row, values) for row, values in grid.rows.items() if row not in below}
        lists.append(replace(grid, rows=changed) if texts or below else grid)
    return (replace(book, grids=tuple(lists)) if blocks else book), blocks, alone


def event_lines_below(grid: Grid, *, may_be: bool = False) -> list[int]:
    """The rows after the last empty row of a sheet, if they all are about when the event is.

    Parameters
    ----------
    may_be
        Whether they count too if they may be about something else, such as who is on duty.
    """
    last = [*grid.rows][-MOST_LINES - 1 :]
    gaps = [place for place in range(1, len(last)) if last[place] > last[place - 1] + 1]
    lines = last[gaps[-1] :] if gaps else []
    sentences = [fact_of(grid.rows[row]) for row in lines if len(grid.rows[row]) == 1]
    if not lines or not (may_be or all(map(may_tell, sentences))) or _names_row(grid, lines):
        return []
    return lines if _labelled_block(grid, lines) else []


def _names_row(grid: Grid, lines: Collection[int]) -> bool:
    """Whether a line begins with what a cell of the list begins with too: ``Altyn: 27 May, 10:00-16:00``."""
    heads = {normalized(_HEAD.split(fact_of(grid.rows[row]))[0]).strip() for row in lines}
    cells = (
        normalized(v) for row, of in grid.rows.items() if row not in lines for v in of.values() if isinstance(v, str)
    )
    heads = {head for head in heads if len(head) >= _NAME and _label().fullmatch(head) is None}
    return any(cell.startswith(head) for cell in cells for head in heads)


_HEAD, _NAME = lazy_regex(r"[:：,，]"), 3
"""What ends the beginning of a line, and the fewest letters of a name."""


def _before_gap(rows: Sequence[int]) -> list[int]:
    """The few rows above the first empty row, with further rows below it."""
    gap = next((place for place in range(1, min(len(rows), MOST_LINES)) if rows[place] > rows[place - 1] + 1), 0)
    return [*rows[:gap]]


def _labelled_block(grid: Grid, rows: Sequence[int]) -> list[Grid]:
    """The lines of a block as one text, if most begin with labels, days or hours, and they state the event."""
    filled = {row: {column: written(value) for column, value in grid.rows[row].items()} for row in rows}
    few = all(0 < len(values) <= _WIDEST for values in filled.values())
    return [*_block_of(grid, rows, lambda _: False)] if few and states_event(filled) else []


MOST_LINES = 12
"""The most lines about an event beside a list."""


def block_above(grid: Grid, header: int) -> Iterator[Grid]:
    """The lines above the header of a sheet that state days and hours of the event, as one text in one cell."""
    yield from _block_of(grid, [row for row in grid.rows if row < header], lambda _: False)


def _block_of(grid: Grid, rows: Sequence[int], names: Names) -> Iterator[Grid]:
    """The lines of a block as one text, if they state days near each other and hours; none beside a company."""
    told = {row: fact_of(grid.rows[row]) for row in rows if grid.rows[row]}
    if not any(map(names, told.values())) and (kept := _stating(told)):
        first = next((row for row, text in kept.items() if any(ranges_in(text))), min(kept))
        yield sheet_of_text(_joined(kept), grid.cell(first, min(grid.rows[first])))


def states_event(rows: Mapping[int, Mapping[int, str]]) -> bool:
    """Whether rows state days and hours of an event together, most of which begin with labels, days or hours alone."""
    labelled = {row for row, values in rows.items() if _is_label(next(iter(values.values())))}
    few = all(row in labelled or len(values) <= _TWO for row, values in rows.items())
    if not few or len(rows) > 2 * len(labelled):
        return False
    return bool(_stating({row: fact_of(values) for row, values in rows.items()}))


_TWO = 2


def _is_label(text: str) -> bool:
    """Whether a cell is a word before a fact about an event, ``Lunch``, or has a day or hours of it."""
    known = _label().fullmatch(normalized(text).strip(" .:：-–—")) is not None
    return known or bool(days_in(text)) or any(ranges_in(text))


@lru_cache(maxsize=1)
def _label() -> re.Pattern[str]:
    return kept_regex(
        rf"(?:\d[.-]?(?:й|я|е)?\s?)?(?:[^\W\d_]+\s+)?{words_for(*LABEL_KINDS)}(?:\s+[^\W\d_][\w'’-]*){{0,2}}"
    )


def _stating(told: dict[int, str]) -> dict[int, str]:
    """The lines about an event, if they state days near each other and hours."""
    if not any(map(days_in, told.values())):
        return {}
    told = {row: _with_range(text) for row, text in _with_bounds(told).items()}
    kept = _of_one_event(_without_parts({row: text for row, text in told.items() if _is_of_event(text)}))
    text = _joined(kept)
    days, dated = {day[1:] for day in days_in(text)}, {day and day[1:] for day, _, _ in sessions_in(text)}
    return kept if days and dated in ({None}, days) and _are_near(text) and not _differ(kept.values()) else {}


def _without_parts(told: dict[int, str]) -> dict[int, str]:
    """Lines without those of other parts of the programme, if some have days or are about meetings."""
    dated = any(days_in(text) for text in told.values() if not _is_other(text))
    spoken = any(is_about_meetings(text) and any(ranges_in(text)) for text in told.values())

    def is_part(text: str) -> bool:
        if is_about_meetings(text) or BREAK.search(without_halves(normalized(text))):
            return False
        return (dated and _is_other(text)) or (spoken and any(ranges_in(text)) and names_part(_without_hours(text)))

    return {row: text for row, text in told.items() if not is_part(text)}


def _is_other(text: str) -> bool:
    return OTHER.search(normalized(text)) is not None and not is_about_meetings(text)


def _without_hours(text: str) -> str:
    """What stands before the ranges of hours of a line, folded."""
    return " ".join(before for before, _, _ in ranges_in(text))


def _joined(kept: Mapping[int, str]) -> str:
    """The lines as one text; if others have days with their hours, lines with days alone stand behind them."""
    alone = [text for text in kept.values() if days_in(text) and not any(ranges_in(text))]
    timed = any(days_in(text) for text in kept.values() if text not in alone)
    lines = [text for text in kept.values() if not (timed and text in alone)]
    return "; ".join((*lines, *(alone if timed else ())))


def _differ(lines: Collection[str]) -> bool:
    """Whether one line has hours of meetings within those of another, or lines with days alone lack one of another."""
    alone, timed = (
        {day[1:] for text in lines if any(ranges_in(text)) is of for day in days_in(text)} for of in (False, True)
    )
    if alone and timed - alone:
        return True
    spans = [(is_about_meetings(text), [(s, e) for _, s, e in ranges_in(text)]) for text in lines]
    inner, outer = ([span for about, of in spans if about is told for span in of] for told in (True, False))
    return any(start < s and e < end for s, e in inner for start, end in outer)


def _of_one_event(told: dict[int, str]) -> dict[int, str]:
    """Lines without those whose days are far from the days beside hours: ``Lists were closed on 4 April``."""
    timed = [text for text in told.values() if days_in(text) and any(ranges_in(text))]
    return {
        row: text for row, text in told.items() if not (timed and days_in(text)) or _are_near("; ".join((*timed, text)))
    }


def _are_near(text: str) -> bool:
    """Whether the days in a text may be those of one event."""
    days = {(0, *day[1:]) for day in days_in(text)}
    return len(days) == 1 or are_near(days)


def _is_of_event(text: str) -> bool:
    """Whether a line may state days, hours or breaks of meetings, and no other day or part of the programme."""
    if marks_other_day(text) and not days_in(text):
        return False
    return OTHER.search(normalized(text)) is None or is_about_meetings(text) or bool(days_in(text))


def _with_bounds(told: dict[int, str]) -> dict[int, str]:
    """Lines by their row, with those that state the start and the end of the event as one: ``10:00-17:00``."""
    found = dict(told)
    starts, ends = (
        {row: clock for row, text in told.items() if (clock := _bound(text, kind)) is not None}
        for kind in ("begins", "ends")
    )
    if len(starts) == len(ends) == 1 and starts.keys() != ends.keys():
        (first, start), (last, end) = *starts.items(), *ends.items()
        days = told[first][: start.start()] if days_in(told[first]) else ""
        found[first] = f"{days}{start[0]}-{end[0]}"
        found.pop(last)
    return found


def _bound(text: str, kind: str) -> re.Match[str] | None:
    """The only clock time of a line that a word of a kind begins; None for other lines."""
    clocks = list(_CLOCK.finditer(text))
    alone = len(clocks) == 1 and not any(ranges_in(text)) and BREAK.search(normalized(text)) is None
    return clocks[0] if alone and _words(kind).match(normalized(text)) is not None else None


@lru_cache(maxsize=2)
def _words(kind: str) -> re.Pattern[str]:
    alone = "from" if kind == "begins" else "until"
    return kept_regex(rf"\W*(?:(?:[^\W\d_]+\s+){{0,2}}{words_for(kind)}|{words_for(alone)})")


def _with_range(text: str) -> str:
    """A line whose start and end have a word each, with them as a range: ``начало в 12.00, завершение в 18.00``."""
    for pattern in _from_to():
        found = pattern.search(text)
        if found is not None and OTHER.search(PARTS.split(normalized(text[: found.start()]))[-1]) is None:
            return f"{text[: found.start()]} {found['begins']}-{found['ends']}{text[found.end() :]}"
    return text


@lru_cache(maxsize=1)
def _from_to() -> Sequence[re.Pattern[str]]:
    """A start and an end, each behind its word, or before it; or the end alone behind its word."""
    clock = r"(?<![\d.])\d{1,2}[:.：h]\d{2}(?![\d.:：])"
    start, end = (rf"{words_for(kind)}\s*[:：]?\s*(?:\S{{1,3}}\s)?(?P<{kind}>{clock})" for kind in ("begins", "ends"))
    before, ended = (rf"(?P<{kind}>{clock})\s?{words_for(kind)}" for kind in ("begins", "ends"))
    between = r"\W{1,4}(?:и |and |und |et |y )?"
    each = (rf"{start}{between}{end}", rf"{before}{between}{ended}", rf"(?P<begins>{clock}){between}{end}")
    return [kept_regex(source, re.IGNORECASE) for source in each]


_CLOCK = lazy_regex(
    r"(?<![\d.])(?<!\d:)(?:\d{1,2}[:.：h]\d{2}(?![\d.:：])|\d{1,2}\s?(?:uhr|h|час\w*|[点點時时]|[ap]\.?m)(?![^\W\d_]))",
    re.IGNORECASE,
)
_WIDEST = 4
"""The most cells in a row of a sheet with facts."""
