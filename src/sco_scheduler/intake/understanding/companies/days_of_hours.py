"""Finds the day of hours in a cell that names none, in the title of its column or in a column of dates."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from functools import lru_cache, partial

from sco_scheduler.domain.messages import Cell
from sco_scheduler.intake.understanding.cells.bilingual import in_one_language
from sco_scheduler.intake.understanding.cells.columns import Column
from sco_scheduler.intake.understanding.cells.fields import Meaning
from sco_scheduler.intake.understanding.cells.hour_columns import bound, moves
from sco_scheduler.intake.understanding.cells.slots import asks_of_hours, day_said, missed_slots, weekday_below
from sco_scheduler.intake.understanding.meanings.planned import Plan
from sco_scheduler.intake.understanding.slashed_days import with_days_of_title
from sco_scheduler.intake.understanding.wording.words import is_blank, is_tick
from sco_scheduler.intake.values.clauses import day_alone, names_time
from sco_scheduler.intake.values.dates import UNDATED_DAY
from sco_scheduler.intake.values.entries import normalized
from sco_scheduler.intake.values.journeys import WAYS
from sco_scheduler.intake.values.presence import DAY, says_day
from sco_scheduler.intake.values.statuses import stays_away
from sco_scheduler.intake.values.tongues import WEEKDAY_NAMES, translated
from sco_scheduler.intake.values.weekdays import weekdays_beside
from sco_scheduler.resources import lazy_regex

OF_HOURS = frozenset({"available", "not_available", *WAYS})
"""The meanings of columns with times of presence, absence or journeys."""


def day_of_title(title: str, others: Collection[str], event_days: Sequence[date] = ()) -> str:
    """The day in the title of a column of hours; '' without one.

    It is a day of the event, of which there are several, or the titles of all such columns name different days.

    Parameters
    ----------
    others
        The titles of all columns of hours of its list.
    event_days
        The days of the event, if known: a number in a title is that of one of them.
    """
    readers: list[Callable[[str], str]] = [named_day, partial(_weekday_in, event_days=event_days)]
    dated = with_days_of_title(title, tuple(event_days)) if len(event_days) > 1 else ""
    own = {match[0]: match.start() for match in _DATE.finditer(dated)}
    if len(own) > 1:
        return ""
    if len(own) == 1 and _SPAN_BEFORE.search(dated[: next(iter(own.values()))]) is None:
        return next(iter(own))
    if not own and (day := _in_figures(title, event_days)):
        return day
    readers += [partial(_numbered, event_days=event_days)] if len(others) > 1 else []
    for named in readers:
        days = {other: named(other) for other in others}
        if all(days.values()) and len(set(days.values())) == len(others):
            return days.get(title, "")
    return ""


def _in_figures(title: str, event_days: Sequence[date]) -> str:
    """The day of an event of several that the only figures of a title mean: ``16.04``, ``There 16/4``; else ''."""
    found = _FIGURES.findall(title) if len(event_days) > 1 else []
    pairs = {(int(one), int(other)) for one, _, other in found}
    pairs |= {(int(other), int(one)) for one, sign, other in found if sign == "/"}
    days = [day for day in event_days if (day.day, day.month) in pairs]
    return days[0].isoformat() if len(found) == len(days) == 1 else ""


_FIGURES = lazy_regex(r"(?<![\d.:/–-])(\d{1,2})([./])(\d{1,2})\.?(?![\d:/–-])")


def _weekday_in(title: str, event_days: Sequence[date]) -> str:
    """The day that a title names by one day of the week in any language, perhaps with the day of its month.

    A date if the event has one such day, else the English day of the week; '' without a single one.
    """
    numbers = weekdays_beside(title, range(1, 32))
    if len(numbers) == 1:
        ((number, weekdays),) = numbers.items()
        found = [day for day in event_days if day.day == number and day.weekday() in weekdays]
        if len(found) == 1:
            return found[0].isoformat()
        return WEEKDAY_NAMES[min(weekdays)] if len(weekdays) == 1 else ""
    return named_day(translated(normalized(title))) if not numbers else ""


def _numbered(title: str, event_days: Sequence[date]) -> str:
    """The day of the event that the only number in a title means; '' without one."""
    numbers = re.findall(r"\d+", title)
    found = [day for day in event_days if len(numbers) == 1 and day.day == int(numbers[0])]
    return found[0].isoformat() if len(found) == 1 else ""


def named_day(title: str) -> str:
    """The only day in a title, as it is written there; '' if it has none or a range of days."""
    whole = normalized(in_one_language(title))
    for pattern, text in ((DAY, PLACE.sub(" ", whole)), (PLACE, whole)):  # ``Day 1 – 12 May``
        found = list(pattern.finditer(text))
        if found:
            alone = len(found) == 1 and _SPAN_BEFORE.search(text[: found[0].start()]) is None
            return found[0][0].strip(" ,") if alone else ""
    return ""


_DATE = lazy_regex(r"\d{4}-\d{2}-\d{2}")
PLACE = lazy_regex(UNDATED_DAY)
_SPAN_BEFORE = lazy_regex(
    r"\d\s*(?:[-–—−/~,、]|and|и|to|по|至|和)\s*$|\b(?:by|until|till|before|to|до|к|по|не позднее)\s+$"
)
"""What makes a day the end of a range, as in ``12-13 May``, or a deadline."""


def day_of_cell(column: Column, row: int, columns: Sequence[Column], meanings: Mapping[int, Meaning]) -> str | None:
    """The day of the hours in a cell, by its title or a column of dates; '' without one.

    None for a cell of that column of dates, if its row has hours.

    Parameters
    ----------
    columns
        All columns of its list, whose ``meanings`` are known by their numbers.
    """
    timed = _of_hours(columns, meanings)
    dates = _of_dates(timed)
    if dates is column:
        return None if any(row in other.cells for other in timed if other is not column) else ""
    day = weekday_below(column) or day_of_title(column.title, [other.title for other in timed], column.days)
    day = day or day_said(column)
    return day or (normalized(dates.cells.get(row, "")) if dates is not None else "")


def untold_days(
    hours: str, column: Column, columns: Sequence[Column], meanings: Mapping[int, Meaning]
) -> tuple[str, ...]:
    """The readings of hours without a day below a title that may name a day in unknown words; empty if it cannot.

    Titles of days differ in one word only: ``Present on Laba``, ``Present on Alamisi``.
    """
    own = meanings[column.number].field
    alike = [c for c in _of_hours(columns, meanings) if meanings[c.number].field == own]
    titles = [normalized(c.title).split() for c in alike]
    differing = [words for words in zip(*titles, strict=False) if len(set(words)) > 1]
    if len(alike) < 2 or len(column.days) == 1 or len({*map(len, titles)}) > 1 or len(differing) != 1:
        return ()
    (words,) = differing
    counted = {word for word in words if _COUNTED.search(word)}
    said = any(bound(c) is not None or moves(c) is not None or names_time(normalized(c.title)) for c in alike)
    parts = [part for part in hours.split(";") if part.strip()]
    if len(set(words)) < len(words) or len(titles[0]) < 2 or counted or said or any(map(says_day, parts)):
        return ()
    days = [column.days[alike.index(column)].isoformat()] if len(column.days) == len(alike) else []
    return (*(on_day(hours, day) for day in days), hours)


_COUNTED = lazy_regex(r"^\W*(?:[1-9]|[a-d]|[ivx]+)\W*$|1st|2nd|first|second")


def _of_hours(columns: Sequence[Column], meanings: Mapping[int, Meaning]) -> tuple[Column, ...]:
    fields = ((c, meanings.get(c.number)) for c in columns if c.cells)
    return tuple(c for c, meaning in fields if meaning is not None and meaning.field in OF_HOURS)


@lru_cache(maxsize=32)
def _of_dates(columns: tuple[Column, ...]) -> Column | None:
    """The only column of dates among columns of hours, if the others have hours without a day."""
    dated = [c for c in columns if all(day_alone(normalized(text)) for text in c.texts)]
    others = [text for column in columns if column not in dated for text in column.cells.values()]
    return dated[0] if len(dated) == 1 and others and not any(map(says_day, others)) else None


def on_day(hours: str, day: str) -> str:
    """The hours of absence with a day added to each range that has none; unchanged if the day is ''."""
    if not day:
        return hours
    parts = [part for part in map(str.strip, hours.split(";")) if part]
    own = [DAY.search(normalized(part)) or PLACE.search(normalized(part)) for part in parts]
    return "; ".join(part if found else f"{day} {part}" for part, found in zip(parts, own, strict=True))


def said_on_day(column: Column, text: str) -> str:
    """A cell of hours below a title that asks about a day or hours, with this title: ``17 June: no``."""
    return f"{column.title}: {text}" if moves(column) is None and asks_of_hours(column) else text


def away_in_slots(plan: Plan, row: int) -> tuple[str, list[tuple[Cell, str]]] | None:
    """The absences of a company from columns that each ask about some hours, and the cells that say so."""
    away = missed_slots(_asking_of_slots(plan), row)
    said = [(plan.region.cell(row, c), said_on_day(c, c.cells.get(row, "—"))) for c in away]
    return ("; ".join(away.values()), said) if away else None


def asks_once_if_there(plan: Plan) -> bool:
    """Whether one column alone asks whether somebody is there, at some hours or on a day."""
    return len(_asking_of_slots(plan)) + sum(m.field == "available" for m in plan.meanings.values()) == 1


def _asking_of_slots(plan: Plan) -> dict[Column, bool]:
    """The columns that each ask about some hours, and whether they ask for absence."""
    return {
        c: m.field == "slot away"
        for c in plan.region.columns
        if (m := plan.meanings.get(c.number)) is not None and m.field in {"slot", "slot away"}
    }


def denies_day(text: str, column: Column, *, asked: bool) -> bool:
    """Whether a cell says that nobody comes on the day of its column, in words or by a dash beside ticks.

    Parameters
    ----------
    asked
        Whether the column asks for presence.
    """
    return stays_away(text) or (asked and is_blank(text, words=False) and any(map(is_tick, column.texts)))
