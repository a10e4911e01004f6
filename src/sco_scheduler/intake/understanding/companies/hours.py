"""Reads the hours of absence in cells of any form; uncertain readings become questions."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, timedelta

from sco_scheduler.domain.messages import Cell
from sco_scheduler.domain.names import fold
from sco_scheduler.intake.understanding.cells.both_ways import ways_told
from sco_scheduler.intake.understanding.cells.columns import Column
from sco_scheduler.intake.understanding.cells.contents import (
    counts_days,
    figures_of,
    speaks_of_absence,
)
from sco_scheduler.intake.understanding.cells.hour_columns import asks_first_if_there
from sco_scheduler.intake.understanding.cells.questions import Decider, question_of_times
from sco_scheduler.intake.understanding.companies.days_of_hours import PLACE
from sco_scheduler.intake.understanding.companies.hours_of_columns import COMES, absence_of, dated_alike
from sco_scheduler.intake.understanding.wording.words import bare_title
from sco_scheduler.intake.values.asides import denies_beside_other_day, without_day_of_call, without_yes
from sco_scheduler.intake.values.clauses import (
    LIKELY,
    NOON,
    OPEN,
    SURE,
    day_alone,
    is_range,
    is_whole_day,
    with_unknown_month,
)
from sco_scheduler.intake.values.dates import (
    ANY_YEAR,
    ONLY,
    UNDATED_DAY,
    clock_of,
    leading_date,
    leading_day,
    may_be_day,
    with_days,
)
from sco_scheduler.intake.values.days_of_event import with_days_of_event
from sco_scheduler.intake.values.entries import normalized, split_list, written
from sco_scheduler.intake.values.journeys import (
    WAYS,
    with_missed_days,
    with_verb,
)
from sco_scheduler.intake.values.only_days import (
    days_there,
    denies_other_days,
    listed_days,
    of_last_day,
    only_days,
    tells_all_days,
)
from sco_scheduler.intake.values.pauses import pause_in
from sco_scheduler.intake.values.persons import stays_on
from sco_scheduler.intake.values.presence import (
    DAY,
    NEVER,
    absence_in_figures,
    in_words,
    rest_of_day,
    told_absence,
)
from sco_scheduler.intake.values.readings import is_overruled
from sco_scheduler.intake.values.there_again import there_again
from sco_scheduler.intake.values.there_and_back import away_there_and_back, readings_of_two
from sco_scheduler.intake.values.tongues import translated
from sco_scheduler.intake.values.undated_journeys import likelier_on_day, readings_of_journey, with_days_of_journey
from sco_scheduler.intake.values.unknown_words import (
    days_joined,
    hours_among_words,
    missed_by_journey,
    read_without_reason,
    with_hour_said,
)
from sco_scheduler.intake.values.whole_event import stays_throughout
from sco_scheduler.resources import lazy_regex

_PLACED = lazy_regex(rf"(?:^|; )(?:{UNDATED_DAY})")
"""A day given by its position among those of the event, or in the week."""

_PLACE = lazy_regex(rf"{UNDATED_DAY}|the \d{{1,2}}(?:st|nd|rd|th)")


_DAYS_SAID = lazy_regex(r"\d{4}-\d\d-\d\d(?:\s*[-–—~～至到]\s*\d{4}-\d\d-\d\d)?")
_MONTHS = 12
_COUNT = lazy_regex(r"\D{0,12}(\d)\D{0,12}")
"""A number of days, with few words."""


class HoursReader:
    """Reads hours of absence; ``names`` are the folded names of sessions, which stay as they are."""

    def __init__(self, decider: Decider, names: Collection[str] = ()) -> None:
        self._decider = decider
        self._names = names

    def read(
        self,
        text: str,
        cell: Cell,
        who: str,
        *,
        present: bool,
        way: str | None = None,
        days: Sequence[date] = (),
        most: float = SURE,
        dated: bool = False,
    ) -> str:
        """The absences in a text, as a list of ranges; '' if there are none.

        Parameters
        ----------
        present
            Whether the text gives the hours of presence.
        way
            Whether it is about an arrival, ``from``, or a departure, ``until``.
        days
            The days of the event, if known.
        most
            The certainty of any reading at most.
        dated
            Whether hours without a day are those of a known one.
        """
        said = self._decider.said_by("times", who, text)
        if said is not None:
            return "" if said == NEVER else said  # it tells absences, whatever the column asks
        listed = listed_days(with_days_of_event(text, tuple(days))) if present else ()
        if listed:
            return ONLY + " & ".join(listed)
        told = present and tells_all_days(text, days)
        once = way is None and not told and not dated
        found = [
            self._part(part, cell, who, present=present, way=way, told=told, once=once, days=days, most=most)
            for part in (_with_hours_of_day(split_list(text)) if present else split_list(days_joined(text)))
        ]
        return "; ".join(part for part in found if part and part != NEVER)

    def of_cell(
        self, name: str, column: Column, said: tuple[str, object], cell: Cell, who: str, *, dated: bool = False
    ) -> object:
        """The absences in a cell below a title of hours, as a list of ranges; a value of another kind unchanged.

        Parameters
        ----------
        dated
            Whether the title or another cell tells the day of the hours.
        """
        (text, value), figures = said, figures_of(column)
        answered = self._decider.said_by("times", who, text) if isinstance(value, str) else None
        if answered is not None:  # whatever would be read of it
            return "" if answered == NEVER else answered
        there = name == "available" or name in WAYS or _says_there(text, column) or asks_first_if_there(column)
        if there and isinstance(value, str) and self._stays(name, text, column):
            return ""
        if (denied := _DENIED.match(text)) is not None and stays_throughout(text[denied.end() :], column.days):
            return ""  # ``None - we attend both days in full``
        doubted = self._doubted(text, column, cell, who) if name == "available" else None
        if doubted is None and isinstance(value, str):
            doubted = self._of_both_ways(text, column, cell, who)
            doubted = self._overruled(name, text, column, cell, who) if doubted is None else doubted
        if doubted is not None:
            return doubted
        most = LIKELY if figures.has_number(text) else SURE
        if isinstance(value, str) or text in figures.listed:
            text = value = dated_alike(name, value if isinstance(value, str) else text, column)
        value = absence_of(name, column, text, value)
        if not isinstance(value, str):
            return value
        whole = value == text
        present, way = name == "available" and whole, WAYS.get(name) if whole else None
        return self.read(value, cell, who, present=present, way=way, days=column.days, most=most, dated=dated)

    def _stays(self, name: str, text: str, column: Column) -> bool:
        """Whether a cell says that somebody is there the whole time; days alone may be those of journeys."""
        days = column.days or column.undated
        told = name == "available" or stays_throughout(_DAYS_SAID.sub(" ", with_days_of_event(text, tuple(days))))
        return told and fold(text) not in self._names and stays_throughout(text, days)

    def of_some_day(self, text: str, cell: Cell, who: str, readings: Sequence[str]) -> str:
        """The absences on a day that its title does not tell in known words; asked about with their title."""
        answer = self._decider.decide(question_of_times(text, cell, who, readings, OPEN))
        return "" if answer == NEVER else answer

    def _doubted(self, text: str, column: Column, cell: Cell, who: str) -> str | None:
        """The absences by numbers that may be places or counts of days, or by presence on other days; asked about.

        None for other texts.
        """
        figures, days = figures_of(column), column.days
        count = _COUNT.fullmatch(text) if days and counts_days(column.title) else None
        between, strays = figures.between(text), figures.strays(text)
        there = figures.places(text) or between
        if not (there or strays or count):
            return None
        turned = {day.replace(month=day.day, day=day.month) for day in strays if day.day <= _MONTHS}
        there = there or tuple(sorted(turned.intersection(days)))
        readings = [ONLY + " & ".join(map(date.isoformat, there))] if there else []
        if count is not None:
            readings = [NEVER] if int(count[1]) >= len(days) else []
        elif strays:
            readings.append("; ".join(map(date.isoformat, days)))
        elif between:
            readings.append(rest_of_day(text))
        answer = self._decider.decide(question_of_times(text, cell, who, readings, OPEN if readings else 0.0, days))
        return "" if answer == NEVER else answer

    def _of_both_ways(self, text: str, column: Column, cell: Cell, who: str) -> str | None:
        """The absences around an arrival and a departure in a column of both; None for other columns and texts."""
        ways = ways_told(column)
        told = away_there_and_back(text, ways, column.days)
        if told is not None or not ways:
            return in_words(told) if told is not None else None
        readings = readings_of_two(text, ways, column.days)
        answer = self._decider.decide(question_of_times(text, cell, who, readings, OPEN)) if readings else None
        return "" if answer == NEVER else answer

    def _overruled(self, name: str, text: str, column: Column, cell: Cell, who: str) -> str | None:
        """The absences in a text whose hours may not bind, asked about; None for other texts."""
        folded = normalized(text)
        away = absence_of(name, column, text, text) if is_overruled(folded) else None
        if not isinstance(away, str) or not away:
            return None
        there = stays_on(folded) or there_again(text)
        return self.of_some_day(text, cell, who, (*([NEVER] if there else []), *([away] if away != text else [])))

    def _part(
        self,
        part: str,
        cell: Cell,
        who: str,
        *,
        present: bool,
        way: str | None,
        told: bool,
        once: bool,
        days: Sequence[date],
        most: float,
    ) -> str:
        part = without_day_of_call(part, days)
        folded = normalized(with_days_of_event(part, tuple(days)))
        noted = is_range(folded) or (not present and way is None and _is_noted(folded, days))
        session = fold(part) in self._names or ((day := leading_date(folded)) and day[1] in self._names)
        if part.startswith(ONLY) or session or noted:
            return part
        if present and way is None and day_alone(folded):
            return ""  # ``17 May all day`` beside hours of another day
        whole = self._of_days_or_pause(part, folded, cell, who, days, present=present, way=way)
        if whole is not None:
            return whole
        dated = with_unknown_month(folded, days)
        told = told and dated is None
        folded = with_days(folded if dated is None else dated, days) if days else folded
        placed = bool(days) and not may_be_day(folded)
        if way is not None:
            folded = with_verb(without_yes(folded), way)
        reading = read_without_reason(folded, present=present, placed=placed)
        if reading is None or (_PLACED.search(reading.away) and not present and way is None):
            return self._unread(part, folded, cell, who, present=present, days=days) if reading is None else part
        readings, sure = (reading.away, *reading.others), SURE if told else reading.sure
        moves = way is None and not reading.told and sure < SURE
        readings = likelier_on_day(folded, readings, days, present=present) if moves else readings
        if way is None and not present and len(days) > 1 and ":" not in reading.away and NOON not in reading.away:
            missed_days = missed_by_journey(translated(folded), days)
            readings, sure = ((missed_days, *readings), min(sure, LIKELY)) if missed_days else (readings, sure)
        if way is not None and days:
            missed = [with_missed_days(away, way, days) for away in readings]
            sure = SURE if readings[0] and not missed[0] else sure
            readings = tuple(dict.fromkeys(missed))
        elif present and not told and sure < SURE and (only := days_there(folded, days)):
            bound = _BOUND_ALONE.search(only) is not None or _BOUND_SAID.match(folded) is not None
            readings = (*readings[:1], only, *readings[1:]) if bound else (only, *readings)
        elif present and not told:
            readings = (*readings[:1], *of_last_day(folded, reading.away), *readings[1:])
        elif way is None and not present and (dated_too := with_days_of_journey(folded, readings, days)) != readings:
            readings, sure = dated_too, min(sure, LIKELY)
        journey = readings_of_journey(part, reading.away, days) if once else ()
        if journey:
            readings, sure = (*journey, *reading.others), min(sure, LIKELY)
        sure = min(sure, most if dated is None else LIKELY)
        if (hourly := with_hour_said(folded, readings)) != readings:
            readings, sure = hourly, min(sure, LIKELY)
        answer = self._decider.decide(question_of_times(part, cell, who, readings, sure))
        return in_words(answer)

    def _of_days_or_pause(
        self, part: str, folded: str, cell: Cell, who: str, days: Sequence[date], *, present: bool, way: str | None
    ) -> str | None:
        """The absences in a text that somebody is there on some days only, or on none of the event; None for others.

        So too those of a pause, or of an engagement elsewhere, in an answer on presence.
        """
        only = only_days(folded)
        if only is None and not denies_beside_other_day(part, days):
            pause = pause_in(folded) if present or way is not None else None
            if pause is None:
                return None
            return self._decider.decide(question_of_times(part, cell, who, (pause.away, *pause.others), pause.sure))
        hourly = with_hour_said(folded, ())
        if hourly and only is not None:
            question = question_of_times(part, cell, who, (*hourly, only), OPEN)
        elif only is None:
            question = question_of_times(part, cell, who, ("; ".join(map(date.isoformat, days)),), LIKELY)
        elif not present and (COMES.search(translated(folded)) is not None or denies_other_days(folded, only)):
            question = question_of_times(part, cell, who, (only,), SURE)
        else:
            there = only.removeprefix(ONLY).replace(" & ", "; ")
            question = question_of_times(part, cell, who, (only, there) if present else (there, only), OPEN)
        return self._decider.decide(question)

    def _unread(self, part: str, folded: str, cell: Cell, who: str, *, present: bool, days: Sequence[date]) -> str:
        """The absences in a text without known words, by a question; the text if it may name a session."""
        among = hours_among_words(folded, days, present=present) if days else ()
        if day_alone(folded) or not (among or (present and days)):
            return part
        among = with_hour_said(folded, among) if among else ()
        sure = OPEN if among else 0.0
        answer = self._decider.decide(question_of_times(part, cell, who, among, sure, days))
        return "" if answer == NEVER else in_words(answer)


def _with_hours_of_day(parts: Sequence[str]) -> list[str]:
    """The parts of a list of presence, each with the hours alone that follow it: ``9 June 10-12``, ``14-17``."""
    found: list[str] = []
    for part in parts:
        alone = _HOURS_ALONE.fullmatch(part) is not None and found and DAY.search(normalized(found[-1])) is not None
        found[-1:] = [f"{found[-1]}, {part}"] if alone else [*found[-1:], part]
    return found


_HOURS_ALONE = lazy_regex(
    r"\s*\d{1,2}(?:[:.]\d\d)?\s?[時时点點시]?\s?[-–—~～〜]\s?\d{1,2}(?:[:.]\d\d)?\s?[時时点點시]?\s*"
)
_BOUND_ALONE = lazy_regex(r"^(?!.*\d{4}-\d\d-\d\d(?: &|$)).*(?:\d-$|\d- |(?:^| )-\d)")
"""A time from or until which somebody is there, and no part of the day, beside no whole day."""
_BOUND_SAID = lazy_regex(
    r"(?:from|until|till|after|before|с|до|после|ab|bis|nach|vor|dès|jusqu'|après|avant|desde|hasta)\b"
)


def _is_noted(text: str, days: Sequence[date]) -> bool:
    """Whether a folded text is one day up to or from noon, as the program writes it: ``10月23日 noon-``."""
    day, _, hours = text.rpartition(" ")
    dated = leading_date(day) or leading_day(day, days or (ANY_YEAR,))
    told = dated is not None and not dated[1]
    return NOON in hours and is_range(hours) and (told or _PLACE.fullmatch(day) is not None)


def more_hours(before: object, more: object) -> str:
    """Two lists of absences as one, in which no hours of every day follow a day, to which they would then belong."""
    first, then = written(before), written(more)
    parts = split_list(then)
    of_every_day = bool(parts) and is_range(normalized(parts[0]))
    dated = any(DAY.search(normalized(part)) or PLACE.search(normalized(part)) for part in split_list(first))
    return f"{then}; {first}" if of_every_day and dated else f"{first}; {then}"


def overlap(before: str, figures: str) -> bool:
    """Whether the only range of hours of a text, and one in the format's notation, overlap on every day."""
    known = normalized(told_absence(before) or absence_in_figures(normalized(before)) or before)
    if not (is_range(known) and is_range(figures)):
        return False
    (start, end), (first, last) = ([clock_of(bound) for bound in text.split("-")] for text in (known, figures))
    begun = start is None or last is None or start < last
    return begun and (first is None or end is None or first < end)


_DENIED = lazy_regex(
    r"(?i)\s*(?:none|nothing|no|never|нет|никогда|无|没有|沒有|否|keine?|nein|nichts|aucune?|non|ninguna?|no hay|yok|"
    r"hayır|жоқ|yo['ʻ‘’]q|йўқ)\s*(?:\s[-–—]+\s|[,.:;，。；])\s*"
)
"""An answer that there are no absences, before what is said beside it."""


def _says_there(text: str, column: Column) -> bool:
    """Whether a cell has more than words for the whole day, and no title speaks of absence: ``can attend all day``."""
    return not is_whole_day(normalized(text)) and not any(speaks_of_absence(bare_title(t)) for t in column.titles)


def is_part(hours: str, whole: str) -> bool:
    """Whether each range of hours of a list is a part, and not all, of the hours or the day of another absence."""
    first, last = _bounds(whole) or _WHOLE_DAY
    parts = [_bounds(part) for part in split_list(hours)]
    return bool(parts) and all(
        of is not None and of[0] < last and first < of[1] and not (of[0] <= first and last <= of[1]) for of in parts
    )


_WHOLE_DAY = timedelta(0), timedelta(days=1)
_RANGE = lazy_regex(r"(?:^|\s)(\d{1,2}:\d\d)?-(\d{1,2}:\d\d)?$")


def _bounds(text: str) -> tuple[timedelta, timedelta] | None:
    """The hours of a range in the format's notation, possibly behind a day; None if it has none."""
    found = _RANGE.search(normalized(text))
    if found is None or not any(found.groups()):
        return None
    start, end = (clock_of(bound) if bound else None for bound in found.groups())
    return (start or _WHOLE_DAY[0], _WHOLE_DAY[1] if end is None else end)
