"""Infers the sessions of an event from the options of its questions for times: ``Thu 13 Nov - morning (9.00-13.00)``.

Companies choose from options; what only one of them says in its own words is none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta

from sco_scheduler.domain.messages import Cell
from sco_scheduler.intake.understanding.cells.columns import Column
from sco_scheduler.intake.understanding.cells.fields import NOTHING
from sco_scheduler.intake.understanding.cells.questions import ANSWERS, COMPANIES, NOTHING_HELD
from sco_scheduler.intake.understanding.cells.slots import asks_of_hours, slot_hours
from sco_scheduler.intake.understanding.companies.built import moments_of_answers
from sco_scheduler.intake.understanding.event_days import days_in
from sco_scheduler.intake.understanding.event_hours import NO_HOURS, EventHours
from sco_scheduler.intake.understanding.hour_spans import ranges_in
from sco_scheduler.intake.understanding.meanings.planned import Plan
from sco_scheduler.intake.understanding.programme_hours import Hours
from sco_scheduler.intake.values.journeys import WAYS, Place
from sco_scheduler.intake.values.weekdays import weekdays_beside
from sco_scheduler.resources import lazy_regex

_AGAIN, _MOST = 2, 0.5
"""The times that hours occur in answers if they are an option, and the least share of options among all hours."""

Times = tuple[time, time]


@dataclass(frozen=True)
class _Option:
    """Hours that an answer or the title of a column names; the day is None if it names none.

    ``form`` is what stands before the hours without its words and figures.
    """

    day: Place | None
    times: Times
    form: str
    cell: Cell


def hours_offered(plans: Sequence[Plan], answered: date | None = None) -> EventHours:
    """The hours from which companies choose when they are there or away; none if answers have hours of their own.

    An event is taken to have the same hours on each day, as not every option is chosen by somebody, unless hours of
    two days overlap without being the same, or most companies are there at all that are chosen.

    Parameters
    ----------
    answered
        The day of the last answer, after which a day of the week with a day of the month falls: ``Jueves 18``.
    """
    read = [plan for plan in plans if plan.holds != NOTHING_HELD]
    offered = _of_options(read, answered)
    return offered if offered.sessions else _of_journeys(read)


def _of_journeys(plans: Sequence[Plan]) -> EventHours:
    """The hours from the usual arrival to the usual departure, if most companies have both; likely, not stated."""
    found: list[tuple[tuple[Place, time], Cell]] = []
    for field in WAYS:
        cells = [
            (text, plan.region.grid.cell(row, column.number))
            for plan in plans
            for column in _of(plan, {field})
            for row, text in column.cells.items()
        ]
        moments = [(_moment(text), cell) for text, cell in cells]
        usual, count = Counter(moment for moment, _ in moments).most_common(1)[0] if moments else (None, 0)
        if usual is None or count < _FEW or count < _MOST * len(moments):
            return NO_HOURS
        found.append((usual, next(cell for moment, cell in moments if moment == usual)))
    (comes, cell), (leaves, _) = found
    if comes[0] > leaves[0] or leaves[1].hour - comes[1].hour < _HALF:
        return NO_HOURS
    return EventHours(((None, comes[1], leaves[1]),), cells=(cell,), likely=True)


def _moment(text: str) -> tuple[Place, time] | None:
    """The only day and time of day of an arrival or a departure: ``22.09.2026 10:00``."""
    clocks, days = _CLOCK.findall(text), {*days_in(_CLOCK.sub("", text))}
    return (days.pop(), time(int(clocks[0][0]), int(clocks[0][1]))) if len(clocks) == len(days) == 1 else None


_CLOCK = lazy_regex(r"(?<![\d:./-])([01]?\d|2[0-3]):([0-5]\d)(?::00)?(?![\d:])")


def _of_options(read: Sequence[Plan], answered: date | None) -> EventHours:
    """The hours that are options of questions."""
    titles = [option for plan in read for option in _titles(plan, answered)]
    answers = [option for plan in read for option in _answers(plan, answered)]
    again = Counter(option.times for option in (*answers, *titles))
    halves = _halves(answers)
    chosen = [*titles, *(option for option in answers if again[option.times] >= _AGAIN or option.form in halves)]
    if len(chosen) < _MOST * len([*titles, *answers]):
        return NO_HOURS
    forms = {option.form for option in chosen}
    chosen += [option for option in answers if option.form in forms and option not in chosen]
    if len({(option.day, option.times) for option in chosen}) < _AGAIN:
        return NO_HOURS
    days = sorted({option.day for option in chosen if option.day is not None})
    sessions: list[Hours] = []
    for day in (*days,) or (None,):
        own = {option.times for option in chosen if option.day == day}
        others = {o.times for o in chosen if not any(_overlap(o.times, times) for times in own)}
        others = set() if own and _are_all_chosen(read, chosen) else others
        sessions += ((day, start, end) for start, end in _joined({*own, *others}))
    return EventHours(tuple(sessions), cells=tuple(dict.fromkeys(option.cell for option in chosen))[:1])


def _halves(answers: Sequence[_Option]) -> set[str]:
    """What stands before hours in brackets that are halves of a day, each at least once: ``Vormittag (9–12 Uhr)``."""
    times = {form: {o.times for o in answers if o.form == form} for form in {o.form for o in answers}}
    return {
        form
        for form, of in times.items()
        if form.endswith(("(", "（")) and len(of) == _AGAIN and not _overlap(*of) and all(map(_is_half, of))
    }


def _is_half(times: Times) -> bool:
    return times[1].hour - times[0].hour >= _HALF


_HALF = 3
"""The least hours of half a day."""


def _are_all_chosen(plans: Sequence[Plan], chosen: Sequence[_Option]) -> bool:
    """Whether most companies say that they are there at all hours that anybody chooses."""
    columns = [column for plan in plans for column in _of(plan, {"available"})]
    every = {(option.day, option.times) for option in chosen}
    if len(columns) != 1:
        return False
    said = [{(o.day, o.times) for o in _options(text, chosen[0].cell, None)} for text in columns[0].cells.values()]
    return len(said) >= _FEW and sum(every <= of for of in said) > len(said) / 2


_FEW = 4
"""The fewest answers of which most can tell that there are no other options."""


def _overlap(one: Times, other: Times) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _joined(times: Iterable[Times]) -> list[Times]:
    """Hours in order, as one range where they touch or overlap."""
    found: list[Times] = []
    for start, end in sorted(times):
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(found[-1][1], end)
        else:
            found.append((start, end))
    return found


def _titles(plan: Plan, answered: date | None) -> Iterator[_Option]:
    """The hours in titles of columns that are each about a slot."""
    for column in _of(plan, {"slot", "slot away", "available"}):
        hours = slot_hours(column)
        if hours is not None and (asks_of_hours(column) or plan.meanings[column.number].field != "available"):
            yield from _options(hours[0], plan.region.grid.cell(plan.region.header[-1], column.number), answered)


def _answers(plan: Plan, answered: date | None) -> Iterator[_Option]:
    """The hours in cells of columns of presence and of absence."""
    for column in _of(plan, {"available", "not_available"}):
        for row, text in column.cells.items():
            yield from _options(text, plan.region.grid.cell(row, column.number), answered)


def _of(plan: Plan, fields: set[str]) -> Iterator[Column]:
    return (c for c in plan.region.columns if plan.meanings.get(c.number, NOTHING).field in fields)


def _options(text: str, cell: Cell, answered: date | None) -> Iterator[_Option]:
    day = None
    for before, start, end in ranges_in(text):
        day = next(iter(days_in(before)), None) or _after(answered, before) or day
        yield _Option(day, (start, end), _FIGURES.sub("0", _WORDS.sub("a", before)).strip(" ,;；、┋|"), cell)


_WORDS, _FIGURES = lazy_regex(r"[^\W\d_]+(?:[.,]?\s+[^\W\d_]+)*"), lazy_regex(r"\d+")


def _after(answered: date | None, text: str) -> Place | None:
    """The first day after the last answer that is a day of the week and of the month: ``Jueves 18 mañana``."""
    if answered is None:
        return None
    numbers = {int(number) for number in _FIGURES.findall(text) if len(number) <= len("31")}
    weekdays = weekdays_beside(text, numbers) if len(numbers) == 1 else {}
    days = [answered + timedelta(days=later) for later in range(1, _LATEST)] if weekdays else []
    found = next((day for day in days if day.weekday() in weekdays.get(day.day, ())), None)
    return (found.year, found.month, found.day) if found is not None else None


_LATEST = 120
"""The most days between the last answer and the event."""


def last_answer(plans: Sequence[Plan]) -> date | None:
    """The day on which the last answer was given, as far as a list has a column of times of answers."""
    read = [plan for plan in plans if plan.holds in {COMPANIES, ANSWERS}]
    fields = [{number: meaning.field for number, meaning in plan.meanings.items()} for plan in read]
    moments = [
        of for plan, known in zip(read, fields, strict=True) for of in moments_of_answers(plan.region.columns, known)
    ]
    return max((readings[0].date() for of in moments for readings in of.values()), default=None)
