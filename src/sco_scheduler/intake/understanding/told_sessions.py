"""Asks when an event is whose days its sheets do not state, and makes the sheet Sessions of the answer.

The answer, which a map keeps, has days with the hours of each: ``2026-06-09, 2026-06-10: 09:00-12:30, 14:00-17:00``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time
from itertools import pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING

from sco_scheduler.domain.event import Event, Settings
from sco_scheduler.domain.messages import Cell
from sco_scheduler.intake.sheets.event import DEFAULT_SESSIONS, stated_sessions
from sco_scheduler.intake.table.grids import FormMap, Grid, column_number, vocabulary
from sco_scheduler.intake.understanding.cells.fields import NOTHING
from sco_scheduler.intake.understanding.cells.questions import NOTHING_HELD, Question
from sco_scheduler.intake.understanding.days_of_any_year import are_near, filled
from sco_scheduler.intake.understanding.event_days import days_in, in_one_year
from sco_scheduler.intake.understanding.event_hours import EventHours
from sco_scheduler.intake.understanding.event_texts import may_tell
from sco_scheduler.intake.understanding.hour_spans import ranges_in
from sco_scheduler.intake.understanding.meanings.planned import Plan
from sco_scheduler.intake.values.dates import ANY_YEAR, DAY
from sco_scheduler.intake.values.entries import normalized
from sco_scheduler.intake.values.journeys import WAYS, Place, dates_of
from sco_scheduler.intake.values.tongues import translated
from sco_scheduler.resources import lazy_regex

if TYPE_CHECKING:
    from sco_scheduler.intake.understanding.understood import Understanding

PATH = ("dates", "event")
"""The place of the answer in a map."""

NO_TEXTS: Mapping[Cell, str] = MappingProxyType({})
_NAMES_TIME = lazy_regex(r"\d")
_Span = tuple[date, time, time]
_SURE = 0.85
_LIKELY, _MOST_CELLS, _SAMPLES, _AGAIN = 0.5, 12, 4, 2
_NAMES_DAY = lazy_regex(rf"{DAY}|(?<![\d.:/])\d{{1,2}}[./]\d{{1,2}}(?![\d:./])")
_PARTS = lazy_regex(r"\s*[;；\n]\s*")


def question_of_event(
    plans: Sequence[Plan],
    said: Mapping[Cell, str],
    hours: EventHours,
    about: date,
    away: Mapping[Cell, str] = NO_TEXTS,
    grids: Sequence[Grid] = (),
    facts: Mapping[Cell, str] = NO_TEXTS,
    days: Sequence[Place] = (),
    below: Collection[Cell] = (),
) -> Question | None:
    """Ask when the event is; None if no text names a day, or a time at which somebody is away.

    Parameters
    ----------
    said
        The texts on absences that are of no use without the days of the event, by their cells.
    hours
        The hours of the event that questions offer, if any.
    about
        The day of the last answer or of reading, after which days without a year are.
    away
        Further texts on absences, which have a meaning on a day with hours by default, though perhaps another one.
    grids
        The sheets, whose texts are shown as they are written there: in ``texts`` days may be in another spelling.
    facts
        The titles and facts that name days or hours, by their cells, of which none was taken for those of the event;
        the first is the likeliest.
    days
        The days of the event, if only its hours are not known.
    below
        The cells of facts below lists, which may be about something else unless they begin as such texts do.
    """
    texts = {cell: text for cell, text in said.items() if _names_day(text)}
    texts = texts or {cell: text for cell, text in away.items() if _NAMES_TIME.search(text) is not None}
    told, texts = _told(hours) if texts else PATH[-1], texts or dict(facts)
    if not texts:
        return None
    each = _each_day(hours)
    spans = [(day, *times) for day in _dates(_days_answered(plans), about) for times in each]
    likely = [text for cell, text in facts.items() if cell not in below or may_tell(text)]
    first = next(iter(likely), "")
    told_hours = sorted({(start, end) for text in likely for _, start, end in ranges_in(text)})
    apart = all(one[1] <= other[0] for one, other in pairwise(told_hours))  # ``morning 9-12``, ``afternoon 14-17``
    hours_of_days = told_hours if told_hours and apart else each
    spans = spans or [(day, *times) for day in _dates(days, about) for times in hours_of_days]
    guess = _in_figures(spans or spans_in(first, about, each))
    cells = tuple(sorted(texts, key=lambda cell: (cell.sheet, cell.row or 0)))
    return Question(
        "event",
        cells[0].sheet,
        told,
        cells[:_MOST_CELLS],
        tuple(dict.fromkeys(_as_written(cell, grids) or texts[cell] for cell in cells))[:_SAMPLES],
        (guess,) if guess else (),
        guess,
        _LIKELY if guess else 0.0,
        float(len(texts)),
        PATH,
        lambda text: _in_figures(spans_in(text, about, each)) or None,
    )


def _told(hours: EventHours) -> str:
    """The hours that are stated without their day, with the cell that does; '' if none are."""
    spans = ", ".join(f"{start:%H:%M}-{end:%H:%M}" for day, start, end in hours.sessions if day is None)
    return f"{spans}; {hours.cells[0]}" if spans and hours.cells else spans


def _as_written(cell: Cell, grids: Sequence[Grid]) -> str:
    """The text of a cell as it is written in its sheet; '' if that is not a short text."""
    grid = next((grid for grid in grids if grid.name == cell.sheet), None)
    found = (
        grid.rows.get(cell.row, {}).get(column_number(cell.column))
        if grid is not None and cell.row and cell.column
        else None
    )
    return found.strip() if isinstance(found, str) and len(found) <= _SHORT else ""


_SHORT = 60
"""The longest text of a cell that is shown as a whole."""


def question_of_hours(event: Event, cells: tuple[Cell, ...], *, likely: bool = False) -> Question:
    """Whether the hours by default, or likely by a cell, are those of the event, beside what else was read of hours."""
    read = _in_figures([(s.date, s.start.time(), s.end.time()) for s in event.sessions])
    days = {session.date for session in event.sessions}
    each = [(s.start.time(), s.end.time()) for s in event.sessions if s.date == min(days)]
    told = str(cells[0]) if likely else ""

    def typed(text: str) -> str | None:
        hours = [(start, end) for _, start, end in ranges_in(text)]
        said = spans_in(text, min(days), each) or [(day, *of) for day in sorted(days) for of in hours]
        return _in_figures(said) or None

    return Question("hours", cells[0].sheet, PATH[0], cells, (told, read), (read,), read, _SURE, 1.0, PATH, typed)


def hours_beside(known: Understanding, form: FormMap) -> dict[Cell, str]:
    """The texts on absences, by their cells, without those that are asked about; none if nothing else is or was.

    They have a meaning on any day, so that they are asked about only where the organizer answers questions anyway.
    """
    waits = {cell for question in known.questions for cell in question.cells}
    columns = {(cell.sheet, cell.column) for q in known.questions if q.kind == "column" for cell in q.cells}
    asked = waits or any(path != PATH for path in form.answers)
    told = (said for record in known.built.records.values() for said in record.hours) if asked else ()
    return {cell: text for cell, text in told if cell not in waits and (cell.sheet, cell.column) not in columns}


def _days_answered(plans: Sequence[Plan]) -> tuple[Place, ...]:
    """The days, near each other, from the first to the last that answers on presence or absence name, else on journeys.

    If several answers name a day, only such days count.
    """
    there, moved = (list(_answers(plans, fields)) for fields in ({"available", "not_available"}, set(WAYS)))
    numbers = {int(number) for text in there for number in _NUMBERS.findall(text)}
    for texts in (there, moved):
        in_figures = _in_one_order(texts)
        found = [{*days_in(text), *(day for day in in_figures if day in _figures_in(text))} for text in texts]
        named = Counter(place for of in found for place in {day[1:] for day in of})
        often = {place for place, count in named.items() if count >= _AGAIN} or named.keys()
        days = {day for of in found for day in of if day[1:] in often}
        days = {day for day in days if day[2] in numbers} or days
        if are_near({(0, month, day) for _, month, day in days}):
            return in_one_year(filled(days))
    return ()


_NUMBERS = lazy_regex(r"(?<![\d:.])\d{1,2}(?![\d:])")


def _answers(plans: Sequence[Plan], fields: Collection[str]) -> Iterator[str]:
    """The cells of the columns with these meanings."""
    for plan in (plan for plan in plans if plan.holds != NOTHING_HELD):
        for column in plan.region.columns:
            if plan.meanings.get(column.number, NOTHING).field in fields:
                yield from column.cells.values()


def _in_one_order(texts: Iterable[str]) -> set[Place]:
    """The days of figures with slashes, such as ``08/06``, in the one order in which all are near each other."""
    found = [_figures_in(text) for text in texts]
    orders = [{days[n] for of in found for days in zip(of[::2], of[1::2], strict=True)} for n in (0, 1)]
    near = [days for days in orders if are_near({(0, month, day) for _, month, day in days})]
    return near[0] if len(near) == 1 else set()


def _figures_in(text: str) -> list[Place]:
    """The days in figures with slashes, each twice: with the day first, and with the month first."""
    found = [(int(one), int(other), int(year or 0)) for one, other, year in _IN_ORDER.findall(text)]
    return [day for one, other, year in found for day in ((year, other, one), (year, one, other))]


_IN_ORDER = lazy_regex(r"(?<![\d./:-])(\d{1,2})/(\d{1,2})(?:/(20\d\d))?(?![\d./:-])")


def _names_day(value: str) -> bool:
    """Whether a text names a day by its date, in the week, or by its place among the days of the event."""
    return _NAMES_DAY.search(translated(normalized(value))) is not None or bool(days_in(value))


def _each_day(hours: EventHours) -> list[tuple[time, time]]:
    """The hours of each day of the event, as far as they are the same, else those by default."""
    told = list(dict.fromkeys((start, end) for _, start, end in hours.sessions))
    apart = all(one[1] <= other[0] for one, other in zip(sorted(told), sorted(told)[1:], strict=False))
    return sorted(told) if told and apart else [(time(start), time(end)) for start, end in DEFAULT_SESSIONS]


def _dates(days: Sequence[Place], about: date | None) -> tuple[date, ...]:
    """The dates of days; those without a year need a day after which they are."""
    return dates_of([day for day in days if day[0] or about is not None], about or ANY_YEAR)


def spans_in(text: str, about: date | None = None, each: Sequence[tuple[time, time]] = ()) -> list[_Span]:
    """The sessions that an answer states, in order; none if it states no day.

    Parameters
    ----------
    about
        The day after which days without a year are; without it, they are none.
    each
        The hours of days without hours; by default 09:00-12:00 and 14:00-17:00.
    """
    found: list[_Span] = []
    for part in _PARTS.split(text):
        days = _dates(days_in(part), about)
        hours = [(start, end) for _, start, end in ranges_in(part)] or list(each) or _each_day(EventHours())
        found += [(day, start, end) for day in days for start, end in hours]
    return sorted(set(found))


def _in_figures(spans: Sequence[_Span]) -> str:
    """Sessions as they are written in a map: days with the same hours together."""
    days = {day: [(start, end) for of, start, end in spans if of == day] for day, _, _ in spans}
    groups: dict[tuple[tuple[time, time], ...], list[str]] = {}
    for day, hours in sorted(days.items()):
        groups.setdefault(tuple(hours), []).append(day.isoformat())
    told = ((of, (f"{start:%H:%M}-{end:%H:%M}" for start, end in hours)) for hours, of in groups.items())
    return "; ".join(f"{', '.join(of)}: {', '.join(hours)}" for of, hours in told)


def sessions_grid(answer: str, cell: Cell) -> Grid | None:
    """The sheet Sessions of an answer; None if it states no day.

    Parameters
    ----------
    cell
        The place of the answer in the map.
    """
    sessions = stated_sessions(spans_in(answer), Settings())
    if not sessions:
        return None
    words = vocabulary().sheets["Sessions"]
    keys = ("session", "date", "start", "end")
    rows: dict[int, dict[int, object]] = {1: {n: words.columns[key].name() for n, key in enumerate(keys, start=1)}}
    rows |= {
        n: dict(enumerate((s.name, datetime.combine(s.date, time()), s.start.time(), s.end.time()), start=1))
        for n, s in enumerate(sessions, start=2)
    }
    return Grid("Sessions", rows, origins={(row, column): cell for row in rows for column in range(len(keys) + 1)})
