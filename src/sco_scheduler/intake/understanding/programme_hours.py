"""Infers the hours of meetings from a programme, that is times with words: ``9:00 | Meetings``, ``12:00 | Lunch``."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import time
from itertools import pairwise

from sco_scheduler.domain.messages import Cell
from sco_scheduler.domain.names import fold
from sco_scheduler.intake.table.grids import Grid
from sco_scheduler.intake.table.programmes import times_in
from sco_scheduler.intake.understanding.event_days import MOST_FACTS, days_in
from sco_scheduler.intake.understanding.hour_spans import BREAK, OTHER, is_about_meetings, is_no_break, words_for
from sco_scheduler.intake.values.entries import normalized, written
from sco_scheduler.intake.values.journeys import Place
from sco_scheduler.intake.values.times import read_clock
from sco_scheduler.resources import lazy_regex

Hours = tuple[Place | None, time, time]
"""The start and end of a session, on one day or on every day."""

_WIDEST = 4
_FEWEST_ITEMS, _FEWEST_MINUTES, _BOTH = 2, 120, 2
_HALF, _EARLIEST = 12 * 60, 7 * 60
_ENDS = lazy_regex(lambda: words_for("ends"))


@dataclass
class _Item:
    """What takes place at a time, in minutes since midnight; an end of 0 is that of the beginning of the next."""

    day: Place | None
    start: int
    end: int
    words: str
    cell: Cell

    @property
    def may_be_meetings(self) -> bool:
        """Whether it is meetings, or a break in which they perhaps go on."""
        told = is_about_meetings(self.words) and OTHER.search(self.words) is None and _ENDS.search(self.words) is None
        return told and (BREAK.search(self.words) is None or is_no_break(self.words, ""))

    @property
    def is_break(self) -> bool:
        return BREAK.search(self.words) is not None


def hours_of_programme(
    grid: Grid, names: Collection[str], *, length: int | None = None, closes: time = time()
) -> tuple[tuple[Hours, ...], Cell] | None:
    """The hours of meetings by a programme, with the first cell that states them; None if it does not state all.

    Parameters
    ----------
    names
        The companies; a programme that names one is its own.
    length
        The minutes of a meeting, if they are stated: a last one of which only the start is told ends then.
    closes
        When it ends otherwise; midnight if that is not known.
    """
    items = list(_items(grid)) if not _has_dates(grid) else []
    if len(items) < _FEWEST_ITEMS or any(one.day == two.day and two.start < one.start for one, two in pairwise(items)):
        return None
    meetings = [a for a, b in pairwise([*items, None]) if a is not None and _is_meetings(a, b)]
    if meetings and items[-1] is meetings[-1] and not items[-1].end:
        again = len(meetings) > 1 and items[-2] is meetings[-2]  # ``13:00 | Meetings``, ``15:40 | Last meeting``
        items[-1].end = items[-1].start + length if length and again else closes.hour * 60
    _end_each(items)
    own = any(fold(name) in fold(item.words) for item in meetings for name in names)
    if own or not meetings or not all(item.end > item.start for item in meetings):
        return None
    days = {item.day for item in items}
    spans = {day: list(_joined(day, items, meetings)) for day in dict.fromkeys(item.day for item in meetings)}
    if (None in days and len(days) > 1) or any(sum(b - a for a, b in of) < _FEWEST_MINUTES for of in spans.values()):
        return None
    same = spans.keys() == days and all(of == next(iter(spans.values())) for of in spans.values())
    found = [(None if same else day, _clock(a), _clock(b)) for day, of in spans.items() for a, b in of]
    return tuple(dict.fromkeys(found)), meetings[0].cell


def _has_dates(grid: Grid) -> bool:
    """Whether what has the form of times are days with months: ``12.10``, ``14.10``."""
    texts = [text for values in grid.rows.values() for text in values.values() if isinstance(text, str)]
    dotted = [match for match in map(_DOTTED.fullmatch, texts) if match is not None]
    return bool(dotted) and all(1 <= int(match["minutes"]) <= _MONTHS for match in dotted)


_DOTTED, _MONTHS = lazy_regex(r"\s*\d{1,2}\.(?P<minutes>\d\d)\s*"), 12


def _items(grid: Grid) -> Iterator[_Item]:
    """The rows of a sheet with a time or a range, each with its day, which may stand above."""
    day: Place | None = None
    last: _Item | None = None
    few = len(grid.rows) <= MOST_FACTS and all(len(values) <= _WIDEST for values in grid.rows.values())
    for row, cells in grid.rows.items() if few else ():
        values = _parted(cells)
        times = times_in(values)
        words = " | ".join(written(value) for column, value in sorted(values.items()) if column not in times)
        named = {*days_in(words)}
        day = named.pop() if len(named) == 1 else day
        said = [value for of in times.values() for value in of if value is not None]
        minutes = [clock.seconds // 60 for value in said if (clock := read_clock(value)) is not None]
        if not said or not words or len(minutes) != len(said):
            continue
        start, end = (*minutes, 0)[:_BOTH]
        if last is not None and last.day == day and start < min(last.start, _EARLIEST):
            start += _HALF  # ``12:00 | Lunch``, ``1:00 | Meetings``
        end += _HALF if 0 < end < start and end < _EARLIEST else 0
        last = _Item(day, start, end, normalized(words), grid.cell(row, min(cells)))
        yield last


def _parted(values: Mapping[int, object]) -> Mapping[int, object]:
    """The cells of a row, of which one that begins with a time is two: ``09:00–12:00 Meetings``."""
    column, text = next(iter(values.items()), (0, None))
    begun = _BEGUN.match(text) if len(values) == 1 and isinstance(text, str) else None
    return {column: begun["times"], column + 1: begun["words"]} if begun is not None else values


_BEGUN = lazy_regex(
    r"\s*(?P<times>\d[\d:：.h]{3,4}(?:\s?[ap]\.?m\.?)?(?:\s?[-–—~～至到]\s?\d[\d:：.h]{3,4}(?:\s?[ap]\.?m\.?)?)?)"
    r"[\s.,:：–—-]+(?P<words>[^\W\d_].*)",
    re.DOTALL | re.IGNORECASE,
)


def _is_meetings(item: _Item, after: _Item | None) -> bool:
    """Whether an item is meetings; a break in which they go on is none if they begin again after it."""
    return item.may_be_meetings and not (item.is_break and after is not None and after.may_be_meetings)


def _end_each(items: list[_Item]) -> None:
    """Let items without an end last until the next of their day begins."""
    for item, after in pairwise(items):
        if not item.end and after.day == item.day:
            item.end = after.start


def _joined(day: Place | None, items: list[_Item], meetings: list[_Item]) -> Iterator[tuple[int, int]]:
    """The hours of meetings of a day: what follows without a gap is one; what else is within them is a break."""
    found: list[tuple[int, int]] = []
    for item in sorted((item for item in meetings if item.day == day), key=lambda item: item.start):
        if found and item.start <= found[-1][1]:
            found[-1] = found[-1][0], max(found[-1][1], item.end)
        else:
            found.append((item.start, item.end))
    others = [item for item in items if item.day == day and all(item is not other for other in meetings)]
    for start, end in found:
        begins = start
        for pause in sorted(others, key=lambda item: item.start):
            if begins < pause.start and pause.start < pause.end < end:
                yield begins, pause.start
                begins = pause.end
        yield begins, end


def _clock(minutes: int) -> time:
    return time(minutes // 60 % 24, minutes % 60)
