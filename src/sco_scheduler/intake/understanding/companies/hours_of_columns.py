"""The absences that a cell of a column of hours means, by its title and beside the other cells of its column."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta
from functools import lru_cache

from sco_scheduler.domain.names import fold
from sco_scheduler.intake.understanding.cells.columns import Column
from sco_scheduler.intake.understanding.cells.contents import (
    DAY_ALONE,
    HALVES,
    Half,
    figures_of,
    halves_in,
    is_throughout,
)
from sco_scheduler.intake.understanding.cells.hour_columns import bound, moves
from sco_scheduler.intake.understanding.companies.days_of_hours import named_day
from sco_scheduler.intake.understanding.wording.word_lists import title_says
from sco_scheduler.intake.understanding.wording.words import bare_title, is_tick, says_yes_or_no
from sco_scheduler.intake.values.clauses import day_alone, is_range
from sco_scheduler.intake.values.dates import (
    ANY_YEAR,
    clock_of,
    leading_date,
    leading_day,
    with_days,
)
from sco_scheduler.intake.values.days_in_figures import days_in_figures
from sco_scheduler.intake.values.days_of_event import with_days_of_event
from sco_scheduler.intake.values.entries import in_ascii_digits, normalized
from sco_scheduler.intake.values.journeys import WAYS, away_by_moments, is_there_anyway, ways_of
from sco_scheduler.intake.values.offered_choices import away_of_choices, choices_in, days_offered, stretch_of
from sco_scheduler.intake.values.only_days import listed_days, only_days
from sco_scheduler.intake.values.pauses import pause_in
from sco_scheduler.intake.values.presence import (
    DAY,
    in_words,
    names_all_days,
    ranges_apart,
    rest_of_day,
    says_day,
    with_iso_dates,
)
from sco_scheduler.intake.values.readings import read_when
from sco_scheduler.intake.values.tongues import translated
from sco_scheduler.resources import lazy_regex

COMES = lazy_regex(
    r"\b(?:there|here|com(?:e|es|ing)|attend\w*|available|present|be|can(?!'))\b|буд[еу]\w*|участв\w*|на месте|"
    r"\bnot\b|\bне\b|мож\w+|приед\w+|komm(?:e|en|t)\b|kann\b|können|\bda\b|anwesend|不|来|参加|参会|出席|到场|在|待|[只仅]能|可以",
    re.IGNORECASE,
)
"""Words for presence."""


def absence_of(name: str, column: Column, text: str, value: object) -> object:
    """The absences in a cell as a list of ranges, as far as they can be read; a value of another kind unchanged."""
    said = _with_days(_with_day_around(text, column), column)
    found = _absence_of(name, column, said, said if value == text else value)
    return value if found == said else found


def _with_day_around(text: str, column: Column) -> str:
    """A cell of a column of journeys with a day around the event in full: ``04.10`` beside ``05.10 14:00``."""
    match = _DAY_FIRST.match(text)
    if match is None or not column.days or (moves(column) or bound(column)) is None:
        return text
    if not any(_DAY_TIMED.match(other) for other in column.cells.values()):
        return text  # it may be a time
    number, month = int(match[1]), int(match[2])
    around = (first + timedelta(days) for first in column.days for days in range(-_DAYS_AROUND, _DAYS_AROUND + 1))
    day = next((day for day in around if (day.day, day.month) == (number, month)), None)
    return f"{day.isoformat()}{text[match.end() :]}" if day is not None else text


_DAY_OF_END = lazy_regex(r"(\d{4}-\d\d-\d\d),? ((?!(?:no|нет|无|没有)\b)[^\W\d].*)")
_DAYS_AROUND = 3
_DAY_FIRST = lazy_regex(r"(\d{1,2})\.(\d{1,2})\.?(?![\d.:])")
_DAY_TIMED = lazy_regex(r"\d{1,2}\.\d{1,2}\.?,? \d{1,2}:\d\d(?!\d)")
"""A day in figures, and one before a time."""


def _with_days(text: str, column: Column) -> str:
    """A cell with the days of the event as dates, unless it is the name of a session."""
    return text if fold(text) in column.sessions else with_days_of_event(text, column.days)


def _absence_of(name: str, column: Column, text: str, value: object) -> object:  # noqa: PLR0911  # one for each kind
    if name == "available" and names_all_days(text):
        return ""
    if name == "available" and (_names_one_day(column) or pause_in(normalized(text)) is not None):
        return value
    only = only_days(normalized(text)) if isinstance(value, str) else None
    if only is not None:
        denied = (
            name == "not_available"
            and column.score("not_available") > 0
            and not title_says(bare_title(column.title), "present")
            and COMES.search(translated(normalized(text))) is None
        )
        return value if denied else only  # ``only on 9 May`` may be an answer to when somebody is away
    dated = with_days(normalized(text), column.days, every=True)
    if name == "not_available" and column.score("not_available") > 0 and (whole := day_alone(dated)):
        return whole if whole != dated else value
    moved = moves(column)
    said, away_before = moved or bound(column), (moved or bound(column)) == "from"
    if moved is None and name != "available":
        away_before = not away_before
        said = said if column.score("not_available") > 0 else None  # else a bare time is ambiguous
    way = WAYS.get(name) or (None if said is None else "from" if away_before else "until")
    if way == "until" and (closing := _DAY_OF_END.fullmatch(text)) and is_there_anyway(closing[2]):
        text = closing[1]  # ``06.10 after the closing``
    if way is not None or any(map(ways_of, column.titles)) or column.days:
        missed = away_by_moments(text, column.cells.values(), way, column.days)
        if missed is not None:
            return in_words(missed)
    if way is not None and clock_of(normalized(text)) is not None:
        clock = in_ascii_digits(text)
        return f"-{clock}" if away_before and name != "leaves" else f"{clock}-"
    if name in WAYS:
        return value
    if name == "available":
        away = away_of_choices(text, _days_offered(column))
        away = _complement_of_halves(text, column) if away is None else away
        return away if away is not None else _complement_of_options(text, column)
    if isinstance(value, str):
        parts = choices_in(value)
        return "; ".join(parts) if len(parts) > 1 and all(map(stretch_of, parts)) else ranges_apart(value)
    return value


def dated_alike(name: str, text: str, column: Column) -> str:
    """A cell with full dates as ``2026-12-04``, and in a column of presence each day as it is spelled there first."""
    if "\n" in text and text not in figures_of(column).listed:
        return "\n".join(dated_alike(name, line, column) for line in text.split("\n"))
    if name != "available":
        return figures_of(column).spelled(with_iso_dates(text, column.month_first))
    found, spellings = _dated(text, column), _spellings(column)
    return DAY.sub(lambda day: _spelled(day, spellings), normalized(found)) if spellings else found


def _spelled(day: re.Match[str], spellings: Mapping[str, str]) -> str:
    """A day as it is spelled first, apart from the word behind it: ``11 June 上午`` for ``6月11日上午``."""
    spelled, behind = spellings.get(day[0], day[0]), day.string[day.end() : day.end() + 1]
    joined = spelled != day[0] and behind.isalnum() and spelled[-1].isalnum()
    return f"{spelled} " if joined else spelled


def _dated(text: str, column: Column) -> str:
    """A cell with full dates as ``2026-12-04``, and with them for days of the event in figures."""
    figures = figures_of(column)
    found = figures.spelled(with_iso_dates(text, column.month_first) if text not in figures.listed else text)
    return found if _IN_FIGURES.search(found) is None else with_days(normalized(found), column.days)


_IN_FIGURES = lazy_regex(r"(?<![\d./:])\d{1,2}(?:\.\d{1,2}\.?|/\d{1,2})(?![\d:/])")
"""A day in figures without its year, or a time."""


@lru_cache(maxsize=32)
def _spellings(column: Column) -> Mapping[str, str]:
    """The first spelling in a column of each day that it spells in several ways: ``13 Jun``, ``June 13``."""
    first: dict[tuple[int, int], tuple[str, int]] = {}
    again: dict[str, str] = {}
    for text in column.cells.values():
        for day in DAY.findall(normalized(_dated(text, column))):
            dated = leading_date(day) or leading_day(day, (ANY_YEAR,))
            if dated is not None:
                spelled, year = first.setdefault((dated[0].month, dated[0].day), (day, dated[0].year))
                if spelled != day and (year == dated[0].year or ANY_YEAR.year in {year, dated[0].year}):
                    again[day] = spelled
    return again


@lru_cache(maxsize=32)
def _texts(column: Column) -> tuple[str, ...]:
    """The cells of a column with their days spelled alike."""
    return tuple(_text_of(text, column) for text in column.cells.values())


def _text_of(text: str, column: Column) -> str:
    return _with_days(dated_alike("available", text, column), column)


@lru_cache(maxsize=32)
def _names_one_day(column: Column) -> bool:
    """Whether all cells name the same day, and the title none: the event may have days that nobody names."""
    named = {listed_days(text) for text in _texts(column)}
    return len(named) == 1 and len(named.pop()) == 1 and not listed_days(named_day(column.title))


@lru_cache(maxsize=32)
def _days_offered(column: Column) -> tuple[str, ...]:
    """The days with hours in the cells of a column, or in its title, and all of the event beside dates of these.

    A title may list the choices after a colon: ``(options: 12 June 9:00-12:00; 12 June 14:00-17:00)``.
    """
    offered = re.split(r"[:：](?!\d)|[(（）)]", column.title)
    texts = dict.fromkeys(
        (*_texts(column), *(days_in_figures([o], column.days, asked=True).spelled(o) for o in offered))
    )
    said = days_offered(with_iso_dates(text, column.month_first) for text in texts)
    found = tuple(dict.fromkeys(with_days_of_event(day, column.days) for day in said))
    dated = [leading_date(day) for day in found]
    if not found or any(of is None or of[1] or of[0] not in column.days for of in dated):
        return found
    return tuple(dict.fromkeys((*found, *map(date.isoformat, column.days))))


def _complement_of_halves(text: str, column: Column) -> str | None:
    """The complement of the half days of presence in a cell; None if the cell is no list of half days.

    A half day that nobody chose counts as not offered if most companies chose all others, which are then present all
    day.
    """
    chosen = halves_in(text)
    found = _halves_offered(column) if chosen is not None else None
    if chosen is None or found is None:
        return None
    offered, days, throughout = found
    if {bool(day) for day in days} != {bool(chosen[0][0])}:
        return None
    missed = dict.fromkeys((day, half) for day in days for half in HALVES if (day, half) not in chosen)
    missed = {half: None for half in missed if not throughout or half in offered}
    whole = {day for day in days if day and all((day, half) in missed for half in HALVES)}
    return "; ".join(dict.fromkeys(day if day in whole else f"{day} {half}".strip() for day, half in missed))


@lru_cache(maxsize=32)
def _halves_offered(column: Column) -> tuple[frozenset[Half], tuple[str, ...], bool] | None:
    """The half days that the cells of a column list, their days, and whether most cells list all; None without halves.

    Lists of whole days are read like names of sessions.
    """
    listed = [halves for other in _texts(column) if (halves := halves_in(other)) is not None]
    if all(len(set(halves)) == len({day for day, _ in halves}) * 2 for halves in listed):
        return None
    offered = frozenset(half for halves in listed for half in halves)
    every = sum(set(halves) == offered for halves in listed)  # one answer alone tells nothing of what is offered
    throughout = 2 * every >= len(column.cells) > 1 and len(offered) > 1
    return offered, tuple(dict.fromkeys(day for halves in listed for day, _ in halves)), throughout


def _complement_of_options(text: str, column: Column) -> str:
    """The complement of the hours of presence in a cell, or of named options: those that other cells chose.

    Of sessions it is that of all sessions, if cells have other contents too.
    """
    if is_throughout(text):
        return ""
    if figures_of(column).listed:
        return rest_of_day(text)  # ``12 June, maybe`` beside ``12 June``: to be asked about
    chosen, offered = _options_in(text), _options_offered(column)
    named = set(map(fold, chosen))
    days = {day for day in {*column.sessions, *map(fold, offered or ())} - named if says_day(day)}
    if any(part.startswith(tuple(days)) for part in named):
        return rest_of_day(text)  # ``20 May (hall B), 21 May`` beside ``20 May``: to be asked about
    if _has_sessions_and_others(column):
        others = column.sessions.difference(map(fold, chosen))
        return "; ".join(sorted(others)) if others < column.sessions else rest_of_day(text)
    if offered is None or (offered <= {*chosen} and not _chooses_less(column)):
        return rest_of_day(text)
    return "; ".join(sorted(offered.difference(chosen)))


@lru_cache(maxsize=32)
def _has_sessions_and_others(column: Column) -> bool:
    named = {fold(part) for text in _texts(column) for part in _options_in(text)}
    return bool(named & column.sessions) and not named <= column.sessions


@lru_cache(maxsize=32)
def _options_offered(column: Column) -> frozenset[str] | None:
    """The named options that the cells of a column choose; None if some have hours of every day."""
    texts = {text for text in _texts(column) if not is_throughout(text)}
    if any(says_yes_or_no(text) is not None or is_tick(text) for text in texts):
        return None  # the other answers of a question are no hours
    if any(rest_of_day(other) != other or _is_time(other) for other in texts):
        return None
    chosen = Counter(part for text in column.cells.values() for part in {*_options_in(_text_of(text, column))})
    options = frozenset(part for other in texts for part in _options_in(other))
    typed = [part for part in options if chosen[part] == 1 and _DATE_AND_WORDS.search(part) is not None]
    return options if 2 * len(typed) <= len(options) else None


@lru_cache(maxsize=32)
def _chooses_less(column: Column) -> bool:
    """Whether some cells choose not all that others do: where none does, they are texts rather than choices."""
    texts = {text for text in _texts(column) if not is_throughout(text)}
    return len({frozenset(_options_in(text)) for text in texts}) > 1


_DATE_AND_WORDS = lazy_regex(r"\d{4}-\d\d-\d\d\W*[^\W\d_]")
"""A day with words, which if nobody else has the same is typed, and not chosen."""


def _options_in(text: str) -> list[str]:
    """The options in a cell, split at commas except between a day and its part: ``Day 1, morning``."""
    found: list[str] = []
    for choice in choices_in(text):
        joined = False
        for part in (piece.strip() for piece in re.split("[,，]", choice) if piece.strip()):
            found[-1:] = [f"{found[-1]}, {part}"] if joined and not says_day(part) else [*found[-1:], part]
            joined = DAY_ALONE.fullmatch(normalized(part)) is not None
    return found


def _is_time(text: str) -> bool:
    """Whether a text has times for every day, even if ambiguous, or bounds one; a day may be the name of a session."""
    found = read_when(normalized(text), present=True)
    parts = [] if found is None else found.away.split("; ")
    return bool(parts) and (all(map(is_range, parts)) or (len(parts) == 1 and _BOUND.search(parts[0]) is not None))


_BOUND = lazy_regex(r" (?:-\d\d:\d\d|\d\d:\d\d-)$")
"""A moment of one day from which or until which somebody is away."""
