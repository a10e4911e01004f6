"""Infers the hours of an event without a sheet of sessions, and the length of its meetings, from its texts."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from functools import lru_cache
from itertools import pairwise

from sco_scheduler.domain.messages import Cell
from sco_scheduler.intake.table.grids import Grid
from sco_scheduler.intake.understanding.cells.columns import Column
from sco_scheduler.intake.understanding.cells.slots import there_in
from sco_scheduler.intake.understanding.day_tables import with_days_in_rows
from sco_scheduler.intake.understanding.event_days import MOST_FACTS, days_in, days_in_rows, without_journey
from sco_scheduler.intake.understanding.hour_spans import (
    BREAK,
    MEETINGS,
    OTHER,
    PARTS,
    bounds,
    folded_hours,
    is_about_meetings,
    is_no_break,
    names_part,
    ranges_in,
    spans_in,
    without_halves,
    words_for,
)
from sco_scheduler.intake.understanding.programme_hours import Hours, hours_of_programme
from sco_scheduler.intake.understanding.wording.words import asides_in
from sco_scheduler.intake.values.bare_days import with_months_of_days
from sco_scheduler.intake.values.days_of_event import with_days_of_event
from sco_scheduler.intake.values.entries import in_ascii_digits, normalized, written
from sco_scheduler.intake.values.journeys import Place, dates_of
from sco_scheduler.intake.values.tongues import translated
from sco_scheduler.resources import lazy_regex

_Breaks = list[tuple[time, time]]


@dataclass(frozen=True)
class EventHours:
    """The sessions that texts state, and the minutes of a meeting and between meetings, with the cells that do."""

    sessions: tuple[Hours, ...] = ()
    slot_minutes: int | None = None
    changeover_minutes: int | None = None
    cells: tuple[Cell, ...] = ()
    likely: bool = False
    """Whether nothing surely states the hours, which follow from when most companies come and leave, or one text."""

    beside: tuple[Place, ...] = ()
    """The days in the lines that state the hours too, if they are read together, in order."""

    @property
    def minutes(self) -> dict[str, int]:
        """The minutes by the setting that they are for, as far as they are stated."""
        settings = {"slot_minutes": self.slot_minutes, "changeover_minutes": self.changeover_minutes}
        return {key: number for key, number in settings.items() if number is not None}

    @property
    def days(self) -> set[Place]:
        """The days that sessions are on, as far as they are stated."""
        return {day for day, _, _ in self.sessions if day is not None}

    def or_else(self, offered: EventHours) -> EventHours:
        """These hours, or those that questions offer, if these are not sure or none; and the minutes of either."""
        slot, pause = self.slot_minutes or offered.slot_minutes, self.changeover_minutes or offered.changeover_minutes
        own = self.sessions and (not self.likely or offered.likely or not offered.sessions)
        own = own and not (offered.beside and not self.beside and offered.is_fuller(self))
        return replace(self if own else offered, slot_minutes=slot, changeover_minutes=pause)

    def is_fuller(self, other: EventHours) -> bool:
        """Whether these hours tell days apart, or have breaks in hours that the others have as a whole."""
        if self.days or other.days:
            return bool(self.days) and not other.days
        inside = (any(s <= start and end <= e for _, s, e in other.sessions) for _, start, end in self.sessions)
        return len(self.sessions) > len(other.sessions) and all(inside)

    def on(self, days: Sequence[date]) -> list[tuple[date, time, time]]:
        """The sessions on each day of the event; none if they are those of other days."""
        named = {(month, number) for _, month, number in self.days}
        if not named <= {(day.month, day.day) for day in days}:
            return []
        return [
            (on, start, end)
            for on in days
            for day, start, end in self.sessions
            if day is None or (day[1], day[2]) == (on.month, on.day)
        ]


NO_HOURS = EventHours()


def hours_said(grids: Sequence[Grid], lists: Collection[str], names: Collection[str] = ()) -> EventHours:
    """Find the hours in titles above lists, in programmes and on sheets with a few facts; none where texts differ.

    Parameters
    ----------
    grids
        All sheets.
    lists
        The names of those with lists; the others may state facts about the event.
    names
        The companies.
    """
    grids = [grid if grid.name in lists else with_days_in_rows(grid) for grid in grids]
    texts = [found for grid in grids for found in (*_titles(grid), *(() if grid.name in lists else _facts(grid)))]
    found = [(sessions_in(text), _minutes_in(text), cell) for text, cell in dict.fromkeys(texts)]
    free = [grid for grid in grids if grid.name not in lists]
    found = _with_programmes(found, free, names)
    if not any(said for said, _, _ in found):
        each = [of for grid in free if (of := _hours_of_each_day(grid)) is not None]
        found += [(said, (None, None), cell) for said, cell in each]
    if not any(said for said, _, _ in found):
        whole = [of for grid in free if (of := _hours_of_facts(grid)) is not None]
        found += [(said, (None, None), cell) for said, cell in whole]
    if not any(said for said, _, _ in found):
        titles = {text for grid in grids for text, _ in _header(grid) if sessions_in(text)}
        least = _HALF_A_DAY if len(titles) == 1 else _MOST_OF_DAY  # of several each may be a slot
        asked = dict.fromkeys(found for grid in grids for found in _asides_of_questions(grid, least))
        found += [(sessions_in(text), _minutes_in(text), cell) for text, cell in asked]
    sessions = dict.fromkeys(said for said, _, _ in found if said)
    slots = {slot for _, (slot, _), _ in found if slot}
    pauses = {pause for _, (_, pause), _ in found if pause}
    clear = next(iter(sessions)) if len(sessions) == 1 else ()
    cells = tuple(cell for said, _, cell in found if said and said == clear)
    likely, place = _likely_hours([(text, cell) for text, cell in texts if sessions_in(text)], grids, lists, texts)
    if not (clear or likely):
        programmes = [of for grid in free if (of := hours_of_programme(grid, names, closes=_USUAL_END)) is not None]
        likely, place = (programmes[0][0], programmes[0][1:]) if len(programmes) == 1 else ((), ())
    breaks = _breaks_said(grids, lists) if clear or likely else []
    return EventHours(
        _in_order(_without_breaks(clear or likely, breaks)),
        slots.pop() if len(slots) == 1 else None,
        pauses.pop() if len(pauses) == 1 else None,
        cells or place,
        likely=bool(likely and not clear),
    )


_USUAL_END = time(17)
"""Until when meetings likely last that a programme does not end."""

_Found = tuple[tuple[Hours, ...], tuple[int | None, int | None], Cell]
"""The sessions and the minutes in a text, with its cell."""


def _with_programmes(found: Sequence[_Found], grids: Sequence[Grid], names: Collection[str]) -> list[_Found]:
    """What texts say, with the hours of programmes in place of those of their rows, and of texts about the whole."""
    length = next(iter(slots)) if len(slots := {slot for _, (slot, _), _ in found if slot}) == 1 else None
    programmes = {grid.name: of for grid in grids if (of := hours_of_programme(grid, names, length=length)) is not None}
    told = {said for said, _ in programmes.values()}

    def says_whole(said: tuple[Hours, ...]) -> bool:
        inside = [hours for of in told for hours in of]
        return bool(inside) and all(any(s <= start and end <= e for _, s, e in said) for _, start, end in inside)

    kept = [
        (() if cell.sheet in programmes or (said not in told and says_whole(said)) else said, minutes, cell)
        for said, minutes, cell in found
    ]
    return [*kept, *((said, (None, None), cell) for said, cell in programmes.values())]


def _likely_hours(
    stated: Sequence[tuple[str, Cell]], grids: Sequence[Grid], lists: Collection[str], texts: Sequence[tuple[str, Cell]]
) -> tuple[tuple[Hours, ...], tuple[Cell, ...]]:
    """The hours in the only text that likely states them, with its cell, where none does surely.

    It is the only one of texts that differ which has the days of the event and most of a day; one with as many
    hours as days; or the title of a column with most of a day.
    """
    whole = {sessions_in(text): (cell,) for text, cell in stated if _long(text) and days_in(text)}
    if not stated:
        whole = {said: (cell,) for text, cell in texts if (said := _sessions_by_day(text))}
        whole = whole or {
            sessions_in(text): (cell,)
            for grid in grids
            if grid.name in lists
            for text, cell in _header(grid)
            if _long(text) and OTHER.search(normalized(text)) is None
        }
    return next(iter(whole.items())) if len(whole) == 1 else ((), ())


def _breaks_said(grids: Sequence[Grid], lists: Collection[str]) -> _Breaks:
    """The breaks that titles and facts state; a sentence in a wider row may be about one company."""
    texts = {text for grid in grids for text, _ in _titles(grid)}
    facts = {(text, cell) for grid in grids if grid.name not in lists for text, cell in _facts(grid, days=True)}
    wide = {grid.cell(row, min(of)) for grid in grids for row, of in grid.rows.items() if len(of) > _TWO}
    texts |= {text for text, cell in facts if cell not in wide or _FROM_TO.search(text)}
    return [pause for text in texts if len(set(days_in(text))) != 1 for pause in _read(text)[1]]


def _titles(grid: Grid) -> Iterator[tuple[str, Cell]]:
    """The texts alone in their row at the top of a sheet that are about the event's days or meetings."""
    days: tuple[date, ...] = ()
    for row, values in grid.rows.items():
        texts = {column: written(value) for column, value in values.items()}
        if len(texts) > _TWO or (len(texts) == _TWO and max(texts) - min(texts) <= _APART):
            return
        if len(texts) == _TWO:  # beside a legend
            texts = {column: text for column, text in texts.items() if days_in(text) and any(ranges_in(text))}
        for column, text in texts.items():
            undated = _long(text) and not any(day for day, _, _ in sessions_in(text))
            said = with_days_of_event(text, days) if undated else text  # ``giovedì 9.30-13.00 e 14.30-18.00``
            if days_in(said) or said != text or MEETINGS.search(normalized(text)):
                yield said, grid.cell(row, column)
            days = dates_of([day for day in days_in(text) if day[0]], date.min) or days


_TWO, _APART = 2, 3
"""The cells of a title and of what stands far beside it, and the least number of columns between them."""


def _header(grid: Grid) -> Iterator[tuple[str, Cell]]:
    """The titles of columns in the first row with several cells."""
    row, header = next(((row, values) for row, values in grid.rows.items() if len(values) > 1), (0, {}))
    yield from ((written(value), grid.cell(row, column)) for column, value in header.items())


def _asides_of_questions(grid: Grid, least: int) -> Iterator[tuple[str, Cell]]:
    """The brackets in titles that ask for times, ``When can't you come? (2 June, 9:00-17:00)``; titles with both.

    So are titles that state the hours of meetings: ``Which days do you come? (meetings on both days 10:00-17:00)``;
    these are ``least`` hours.
    """
    for text, cell in _header(grid):
        if (_long(text) and days_in(text)) or (_long(text, least) and is_about_meetings(text)):
            yield text, cell
        elif _ASKS_WHEN.search(folded := normalized(text)) is not None and (
            OTHER.search(folded) is None or days_in(without_journey(text))
        ):
            yield from ((aside, cell) for aside in asides_in(text))


_MOST_OF_DAY, _HALF_A_DAY = 6, 4


def _long(text: str, least: int = _MOST_OF_DAY) -> bool:
    """Whether the hours in a text are those of most of a day, and not of a slot."""
    return sum(end.hour - start.hour for _, start, end in sessions_in(text)) >= least


_ASKS_WHEN = lazy_regex(
    r"\b(?:when|times?|hours?|availab\w*|unavailab\w*|attend\w*|absen\w*|away|wann|zeit\w*|uhrzeit\w*|verfügbar\w*|"
    r"abwesen\w*|quand|heures?|disponib\w*|indisponib\w*|absenc\w*|horas?|horarios?|cuándo|quando|orari\w*|saat\w*)\b|"
    r"когда|врем[яе]|час[ыа]|отсутств|недоступ|时间|时段|几点|何时|不在|缺席"
)
"""Questions for times of absence or of presence."""


def _facts(grid: Grid, *, days: bool = False) -> Iterator[tuple[str, Cell]]:
    """The rows of a sheet with a few facts that are about meetings, or name ``days``, each as one text."""
    few = len(grid.rows) <= MOST_FACTS and all(len(values) <= _WIDEST for values in grid.rows.values())
    told: list[tuple[str, Cell]] = []
    label, about = 0, False
    for row, values in grid.rows.items() if few else ():
        text = fact_of(values)
        if not values:
            continue
        if about and min(values) > label and days_in(text) and any(ranges_in(text)):
            # Below ``Meetings | 18 September 9:00-12:00`` the next day has no label of its own.
            told[-1] = f"{told[-1][0]}; {text}", told[-1][1]
            continue
        label, about = min(values), bool(MEETINGS.search(normalized(text)) and any(ranges_in(text)))
        if days or about or MEETINGS.search(normalized(text)):
            told.append((text, grid.cell(row, label)))
    yield from told


def fact_of(values: Mapping[int, object]) -> str:
    """The cells of a row as one text, two clock times as the bounds of hours: ``9 June: 10:00-17:00``."""
    return _CLOCKS_BESIDE.sub(r"\1-", ": ".join(written(value) for _, value in sorted(values.items())))


_CELL = r"\d{1,2}(?:[:：h]\d\d|\.(?:00|1[3-9]|[2-5]\d))"
_CLOCKS_BESIDE = lazy_regex(rf"(?<=: )({_CELL}): (?={_CELL}(?:$|: ))")
_FROM_TO = lazy_regex(rf": {_CELL}-{_CELL}$")
"""Two cells with the start and the end of hours: ``2 June | 09:00 | 17:00``."""


def _hours_of_facts(grid: Grid) -> tuple[tuple[Hours, ...], Cell] | None:
    """The hours of an event that stand on a sheet of labels and values with its days, without the breaks in them.

    They are the hours of one row within which those of all others are: ``Time | 9:30-17:00``, ``Lunch | 13:00-14:00``.
    """
    facts = list(_facts(grid, days=True))
    timed = [(text, cell) for text, cell in facts if any(ranges_in(text))]
    if len(timed) == 1 and _long(timed[0][0]) and any(days_in(text) for text, _ in facts):
        return sessions_in(timed[0][0]), timed[0][1]  # ``kl. 9:00–16:00 báða daga, hádegishlé 12:00–13:00``
    alone = [(text, cell) for text, cell in facts if _HOURS_ALONE.search(in_ascii_digits(text)) is not None]
    told = {text: [span[1:] for span in ranges_in(text)] for text, _ in alone if not OTHER.search(normalized(text))}
    spans = {text: found for text, found in told.items() if found}
    outer = max(spans, key=lambda text: spans[text][-1][1].hour - spans[text][0][0].hour, default="")
    start, end = (spans[outer][0][0], spans[outer][-1][1]) if outer else (time(), time())
    inside = [span for text, found in spans.items() if text != outer for span in found]
    whole = end.hour - start.hour >= _MOST_OF_DAY and all(start <= s and e <= end for s, e in inside)
    if not whole or not any(days_in(text) for text, _ in facts):
        return None
    each = [(of[0], text) for text in spans if len(of := days_in(text)) == 1 and not BREAK.search(normalized(text))]
    differ = len({tuple(spans[text]) for _, text in each}) > 1 and len({day for day, _ in each}) == len(each)
    if differ:
        inside = [span for text, found in spans.items() if all(text != other for _, other in each) for span in found]
    of_days = [(day, *span) for day, text in each for span in spans[text]] if differ else []
    found = tuple(_without_breaks(of_days or [(None, s, e) for s, e in spans[outer]], inside))
    return found, next(cell for text, cell in alone if text == outer)


def _hours_of_each_day(grid: Grid) -> tuple[tuple[Hours, ...], Cell] | None:
    """The hours in rows of a sheet of facts that give one day each: ``Day 1 | 22 April 2026, 09:30 - 17:00``."""
    rows = {row: (day, list(map(written, grid.rows[row].values()))[-1]) for row, day in days_in_rows(grid).items()}
    spans = [[(day, start, end) for _, start, end in ranges_in(text)] for day, text in rows.values()]
    if not spans or not all(spans):
        return None
    first, same = next(iter(rows)), len({tuple(span[1:] for span in of) for of in spans}) == 1
    told = [(None, start, end) for _, start, end in spans[0]] if same else [span for of in spans for span in of]
    return tuple(told), grid.cell(first, min(grid.rows[first]))


_HOURS_ALONE = lazy_regex(
    r"[:：|]\s*(?:\d{1,2}[:.：h]\d\d\s*(?:[-–—~～至到]|[^\W\d_]{1,5})\s*\d{1,2}[:.：h]\d\d(?:[\s,;/&+،؛]|(?<=\s)"
    r"(?:and|und|et|y|e|i|и|و|va|ve)(?=\s))*(?:uhr|h|น\.?)?(?:[\s,;/&+،؛]|(?<=\s)(?:and|und|et|y|e|i|и|و|va|ve)(?=\s))*)+$",
    re.IGNORECASE,
)
"""A value behind a label that is hours and no more."""


def days_of_meetings(grids: Sequence[Grid], lists: Collection[str]) -> set[Place]:
    """The days in rows of a programme that are about meetings and state their hours.

    Parameters
    ----------
    lists
        The names of sheets with lists, which have no programme.
    """
    texts = (text for grid in grids if grid.name not in lists for text, _ in _facts(grid))
    return {day for text in texts if sessions_in(text) for day in days_in(text)}


def facts_with_days(grids: Sequence[Grid], lists: Collection[str]) -> list[str]:
    """The rows of sheets with a few facts that state days of the event."""
    texts = [text for grid in grids if grid.name not in lists for text, _ in _facts(grid, days=True)]
    return [text for text in texts if len(days_in(text)) > 1 or any(year for year, _, _ in days_in(text))]


def tells_event(text: str) -> bool:
    """Whether a line above a list gives days and hours of the event: ``Fair, 14-15 May 2026, 9:00-17:00``.

    Without a year the hours are those of half a day at least.
    """
    timed = days_in(text) and next(iter(ranges_in(text)), None) is not None
    return bool(timed) and (_YEAR.search(text) is not None or _long(text, _HALF_A_DAY))


_YEAR = lazy_regex(r"(?<!\d)20\d\d(?!\d)")


def tells_times(text: str) -> bool:
    """Whether a fact states days or hours of an event, or the length of its meetings."""
    return bool(days_in(text) or sessions_in(text) or any(_minutes_in(text)))


_WIDEST = 3
"""The most cells in a row that states a fact."""

_EXAMPLE = lazy_regex(lambda: rf"{words_for('example')}\W*\Z")
_BETWEEN = lazy_regex(r"\A\s*aras[ıi]\w*")
"""A word behind hours in Turkish that elsewhere is a break."""


@lru_cache(maxsize=131072)
def sessions_in(text: str) -> tuple[Hours, ...]:
    """The sessions in a text in any language, in order; none if they overlap."""
    text = with_months_of_days(text, days_in)
    found = _in_stated_year(_read(text)[0])
    if (apart := _sessions_of_each_day(text)) and not _overlap(apart):
        return apart
    if _overlap(found):  # ``on the first day from 9:00 to 16:00, on the second day from 9:00 to 13:00``
        said = sorted({day for day, _, _ in found if day is not None and day[0]})
        said = said if len(said) > 1 else [day for day in dict.fromkeys(days_in(text)) if day[0]]
        days = dates_of(said, date.min)
        found = _read(with_days_of_event(text, days), each=True)[0] if len(days) > 1 else ()
        found = _in_stated_year(found) if len({day for day, _, _ in found}) == len(days) else ()
    return found if not _overlap(found) else ()


def _sessions_of_each_day(text: str) -> tuple[Hours, ...]:
    """The sessions of a text that names each of several days, or its day of the week, before its own hours.

    ``10-11 June 2027, Thu 9-17, Fri 9-13``. None if the days all have the same hours.
    """
    said = sorted({day for day in days_in(text) if day[0]})
    days = dates_of(said, date.min) if len(said) > 1 else ()
    if not days:
        return ()
    apart = _in_stated_year(_read(with_days_of_event(text, days), each=True)[0])
    hours = [{(start, end) for of, start, end in apart if of == day} for day in said]
    return (
        apart if all(hours) and {day for day, _, _ in apart} == {*said} and hours.count(hours[0]) < len(hours) else ()
    )


def _in_stated_year(found: Sequence[Hours]) -> tuple[Hours, ...]:
    """The hours with the year that other hours of the text state for their day, or for all days."""
    years = {day[0] for day, _, _ in found if day is not None and day[0]}
    year = years.pop() if len(years) == 1 else 0
    dated = {(day and (day[0] or year, *day[1:]), start, end) for day, start, end in found}
    return _in_order(dated)


def _sessions_by_day(text: str) -> tuple[Hours, ...]:
    """The hours of each day in a text with as many overlapping ones as days, by their order, which is no certainty."""
    found, days = _read(text)[0], sorted({*days_in(text)})
    spans = [span[1:] for span in ranges_in(text)]
    if not _overlap(found) or not 1 < len(days) == len(spans) == len(found):
        return ()
    return tuple((day, *span) for day, span in zip(days, spans, strict=True))


def _overlap(found: Sequence[Hours]) -> bool:
    """Whether two sessions are on the same day at the same time."""
    return any(a[1] < b[2] and b[1] < a[2] for n, a in enumerate(found) for b in found[:n] if a[0] == b[0])


def _read(text: str, *, each: bool = False) -> tuple[tuple[Hours, ...], _Breaks]:
    """The sessions in a text, perhaps after it is put into English, and the breaks in or beside them.

    Parameters
    ----------
    each
        Whether hours are those of the last day before them only.
    """
    folded = folded_hours(text)
    found = _read_folded(folded, each=each)
    if found[0] or (put := translated(folded)) == folded or not days_in(text):
        return found
    again = _read_folded(put, each=each)
    return again if again[0] else found


def _read_folded(folded: str, *, each: bool) -> tuple[tuple[Hours, ...], _Breaks]:
    """The sessions in a text: its hours but for those of breaks and other parts of the programme; and the breaks."""
    told: list[tuple[list[Hours], bool]] = []
    spoken = False
    breaks: _Breaks = []
    through: _Breaks = []
    days: list[Place] = []
    end = 0
    spans = spans_in(folded)
    for place, match in enumerate(spans):
        before = folded[end : match.start()]
        behind = folded[match.end() : spans[place + 1].start() if place + 1 < len(spans) else len(folded)]
        behind = _BETWEEN.sub("", behind)
        beside = f"{PARTS.split(before)[-1]} {PARTS.split(behind)[0]}"
        near = f"{_DASH.split(PARTS.split(before)[-1])[-1]} {_DASH.split(PARTS.split(behind)[0])[0]}"
        end = match.end()
        named = days_in(before)
        days = list(dict.fromkeys(named[-1:] if each else named)) or days  # ``mar. 5 mai / Tue May 5``
        start, last = bounds(match)
        if start >= last or OTHER.search(beside) or _EXAMPLE.search(before):
            continue
        if is_no_break(before, behind):
            through.append((start, last))
        elif BREAK.search(without_halves(beside)) and not _is_around(spans[place : place + 2], PARTS.split(before)[-1]):
            breaks.append((start, last))
            continue
        part = MEETINGS.search(beside) is None and names_part(near)
        told.append(([(day, start, last) for day in days] or [(None, start, last)], part))
        spoken = spoken or MEETINGS.search(beside) is not None
    meant = [of for hours, part in told if not part for of in hours]
    # Beside hours of meetings other parts of the programme are none, but a keynote within these hours is a break.
    found = [of for hours, part in told for of in hours if not (spoken and part) or _is_within(*of, meant)]
    found = [hours for hours in found if not _has_parts(hours, found)]
    # Meetings go on at a break that there is not: its hours tell nothing.
    found = [(d, s, e) for d, s, e in found if (s, e) not in through or e.hour - s.hour > _LONGEST_BREAK]
    breaks += [(start, end) for day, start, end in found if _is_within(day, start, end, found)]
    found = [hours for hours in found if not _is_within(*hours, found)]
    whole = {(start, last) for _, start, last in found}
    same = all({(s, e) for d, s, e in found if d == day} == whole for day, _, _ in found)
    if same:  # the days then only say when the event is
        found = list(dict.fromkeys((None, start, last) for _, start, last in found))
    if not MEETINGS.search(folded) and sum(last.hour - start.hour for _, start, last in found) < _FEWEST_HOURS:
        return (), breaks
    return _in_order(_without_breaks(found, breaks)), breaks


_DASH = lazy_regex(r"(?:^|\s)[–—-]\s")


def _is_around(spans: Sequence[re.Match[str]], ahead: str) -> bool:
    """Whether the second of two ranges is within the first, so that a break named between them is the second's.

    In ``09:00-17:00 午休12:30-13:30`` only a space parts them; ``ahead`` is what stands before the first.
    """
    if len(spans) < _TWO or BREAK.search(ahead) is not None:
        return False
    (start, last), (begins, ends) = map(bounds, spans)
    return start < begins < ends < last


def _in_order(found: Iterable[Hours]) -> tuple[Hours, ...]:
    return tuple(sorted(found, key=lambda hours: (hours[0] or (0, 0, 0), hours[1])))


def _has_parts(hours: Hours, others: Sequence[Hours]) -> bool:
    """Whether other hours are the parts of these, from start to end: ``9:00-17:00 (9:00-12:00, 13:00-17:00)``."""
    day, start, end = hours
    inside = [(s, e) for d, s, e in others if d == day and (s, e) != (start, end) and start <= s and e <= end]
    return len(inside) > 1 and min(inside)[0] == start and max(e for _, e in inside) == end


def _is_within(day: Place | None, start: time, end: time, others: Sequence[Hours]) -> bool:
    """Whether hours are within others and begin and end with neither, as a break by any word does."""
    return any(s < start and end < e for d, s, e in others if d == day)


_FEWEST_HOURS, _LONGEST_BREAK = 2, 2
"""The least number of hours of an event that a text without a word for meetings states, and the most of a break."""


def _without_breaks(found: Sequence[Hours], breaks: Sequence[tuple[time, time]]) -> Iterator[Hours]:
    for day, start, end in found:
        begins = start
        for pause, on in sorted(breaks):
            if begins < pause and on < end:
                yield day, begins, pause
                begins = on
        yield day, begins, end


_LENGTH = lazy_regex(
    r"(?<![\d.,:])(\d{1,3})[\s-]?(?:min(?:ut[eo])?[sn]?\b|мин(?:ут\w*)?\b|分钟|分間|분|phút|menit|"
    r"dakika|dk\b|daqiqa|минут|dəqiqə|perc|นาที|λεπτά|წუთი|րոպե|דקות|मिनट|دقیقه|دقيق[ةه]|دقائق)"
)
_PAUSE = lazy_regex(r"\bbreaks?\b|\bpauses?\b|change[- ]?over|\binterval|\bbetween\b|перерыв|пауз|смен|间隔|休息|换场")
_OF_EACH = lazy_regex(
    r"\bcada\b|\bjeweils\b|\bchacun|\bby\b|\bof\b|\beach\b|\bper\b|\blong\b|\blength|по\s*\d|длит|кажд|每|时长|场"
)
_LEAST, _MOST = 5, 180


def _minutes_in(text: str) -> tuple[int | None, int | None]:
    """The minutes of a meeting, and between meetings, in a text."""
    slot = pause = None
    for part in re.split(r"[,;，；。、|()（）\n+]|\.\s|\bwith\b|\band\b|\bи\b", normalized(in_ascii_digits(text))):
        for match in _LENGTH.finditer(part):
            number = int(match[1])
            if _PAUSE.search(part):
                pause = number if number < _MOST else pause
            elif (
                _LEAST <= number <= _MOST
                and (MEETINGS.search(part) or _OF_EACH.search(part))
                and not OTHER.search(part)
            ):
                slot = number
    return slot, pause


def tell_starts(columns: Sequence[Column]) -> None:
    """Add the hours to the titles of columns that are called after the start of a slot: ``9:00``, ``kl. 11``, ``14 h``.

    Each slot lasts until the next begins, the last as long as the shortest. The cells are ticks, yes or no.
    """
    started = [(column, found) for column in columns if (found := _starts(column)) is not None]
    lengths = [later - earlier for (_, earlier), (_, later) in pairwise(started)]
    if len(started) < _FEWEST_SLOTS or min(lengths) <= 0 or started[0][1] < _OPENS or started[-1][1] > _CLOSES:
        return
    if None in there_in({text for column, _ in started for text in column.texts}).values():
        return
    for (column, start), length in zip(started, [*lengths, min(lengths)], strict=True):
        end = min(start + length, _MIDNIGHT)
        hours = f"{start // 60:02}:{start % 60:02}-{end // 60:02}:{end % 60:02}"
        column.titles = (column.title, hours)


def _starts(column: Column) -> int | None:
    """The time of day that is the whole title of a column, in minutes; None without a word or minutes."""
    match = _START.fullmatch(normalized(column.title)) if len(column.titles) == 1 else None
    if match is None or not (match["minutes"] or match["before"] or match["behind"]):
        return None
    return 60 * int(match["hour"]) + int(match["minutes"] or 0)


_FEWEST_SLOTS, _OPENS, _CLOSES, _MIDNIGHT = 3, 7 * 60, 21 * 60, 24 * 60 - 1
_START = lazy_regex(
    r"(?P<before>(?:kl|godz|ore|ora|at|um|ab|from|à|alle|a las|às|saat|в|с|у|о|u|o|v|w|klo|kell)\.? )?\s*"
    r"(?P<hour>[01]?\d|2[0-3])(?:[:：.h](?P<minutes>[0-5]\d))?\s*(?P<behind>h|hs?|uhr|ч|час\w*|sati|hod\.?|óra|點|点|时|時|시)?"
)
