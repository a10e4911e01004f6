"""Reads times of day and lists of ranges as people write them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from sco_scheduler.domain.event import Session, Span, joined
from sco_scheduler.domain.findings import Findings
from sco_scheduler.domain.messages import Cell
from sco_scheduler.domain.names import fold, fold_alike
from sco_scheduler.intake import kinds
from sco_scheduler.intake.values.clauses import NOON, SURE, day_alone, hours_in_brackets, is_range, is_whole_day
from sco_scheduler.intake.values.dates import (
    DAY,
    FIRST_SERIAL,
    MIDNIGHT_AFTER,
    ONLY,
    UNDATED_DAY,
    clock_of,
    clock_text,
    day_called,
    leading_date,
    leading_day,
    meanings,
    read_date,
    report_day,
    with_days,
)
from sco_scheduler.intake.values.days_of_event import with_days_of_event
from sco_scheduler.intake.values.entries import (
    may_be_typed,
    month_called,
    nearest,
    normalized,
    read_list,
    split_list,
    written,
)
from sco_scheduler.intake.values.journeys import away_by_moments
from sco_scheduler.intake.values.presence import (
    KNOWN,
    NEVER,
    absence_in_figures,
    always_there,
    ends_of,
)
from sco_scheduler.intake.values.readings import WHOLE_DAY, doubted, read_when
from sco_scheduler.intake.values.tongues import in_english
from sco_scheduler.intake.values.typed_hours import likely_clock, typed_number
from sco_scheduler.intake.values.undated_journeys import likelier_on_day
from sco_scheduler.resources import lazy_regex


def read_clock(value: object) -> timedelta | None:
    """The time of day in a cell, as time since midnight; 24:00 is a whole day.

    Cells may contain times, date-times (whose date is ignored), durations, fractions of a day, or
    texts such as ``9:00``, ``09:00:00``, ``9.00``, ``10：30``, ``10h30``, ``下午2:00`` or ``2:30 pm``.
    """
    moment: timedelta | None = None
    if isinstance(value, datetime):
        if may_be_typed(value) and typed_number(value) is not None:
            return None  # 9.3 in a cell formatted as a time, which is 07:12 of January 9, 1900
        moment = _since_midnight(value.time())
    elif isinstance(value, time):
        moment = _since_midnight(value)
    elif isinstance(value, timedelta):
        moment = value
    elif isinstance(value, (int, float)) and not isinstance(value, bool):
        moment = _fraction(float(value))
    elif isinstance(value, str):
        text = normalized(value)
        dated = leading_date(text)
        moment = clock_of(dated[1] if dated is not None and dated[1] else text)
        if moment is None and re.fullmatch(r"0?\.\d{3,}|\d{5}\.\d+", text):
            moment = _fraction(float(text))
    if moment is None or not timedelta(0) <= moment <= MIDNIGHT_AFTER:
        return None
    return moment


def start_and_end(value: object) -> tuple[str, str | None] | None:
    """The times of day that a text consists of: one, or the start and the end; None for any other content."""
    match = _CLOCKS.fullmatch(normalized(value)) if isinstance(value, str) else None
    return (match["start"], match["end"]) if match is not None and read_clock(match["start"]) is not None else None


_TIME = r"\d{1,2}(?:[:：.h]\d\d(?:\s?[ap]\.?m\.?)?|\s?[ap]\.?m\.?)"
_CLOCKS = lazy_regex(
    rf"(?:(?:с|from|von|de|从)\s)?\s*(?P<start>{_TIME})(?:\s*(?:[-–—~～至到]|до|to|bis|à)\s*(?P<end>{_TIME}))?"
)


def _fraction(value: float) -> timedelta | None:
    if value >= FIRST_SERIAL:
        value %= 1  # a serial that includes a day, such as 45820.375; infinity has no fraction
    if not 0 <= value <= 1:
        return None
    return _rounded(timedelta(days=value))


def _since_midnight(moment: time) -> timedelta:
    return _rounded(
        timedelta(hours=moment.hour, minutes=moment.minute, seconds=moment.second, microseconds=moment.microsecond)
    )


def _rounded(moment: timedelta) -> timedelta:
    # A third of a day is no exact fraction: 10:00 may be stored as 09:59:59.99.
    return timedelta(seconds=round(moment.total_seconds()))


_IN_NOTATION = lazy_regex(r"(?:\d{4}-\d{2}-\d{2})?\s*(?:(?:\d{1,2}:\d{2})?-(?:\d{1,2}:\d{2})?)?")
"""A day and hours as the format has them, which need no other spelling."""


def in_notation(text: str) -> bool:
    """Whether a text is a day, hours, or both, as the format has them: ``2025-06-12 15:00-``."""
    return _IN_NOTATION.fullmatch(normalized(text)) is not None


_FIRST_OR_LAST = lazy_regex(r"(?:the |в )?(?:first|1st|last|перв\w+|последн\w+) д?|第一天|最后一天|day 1|день 1")
_UNDATED = lazy_regex(UNDATED_DAY)
_ORDINAL = lazy_regex(
    r"(?<![\w.:,/-])(?:(?:am|den|der|d\.|le|il|el|on|op) )?(\d{1,2})"
    r"(?:-(?:én|án|jén|ján|ei|ого|ое|го|е|і|ші)(?!\w)|\.(?=\s))(?=\s*(?P<next>[^\W\d_]*))"
)
_OTHER = lazy_regex(r"the \d{1,2}(?:st|nd|rd|th)(?!\w)")
_DAY = lazy_regex(DAY)
_NOON_HOUR = 12
_NOON, _LATEST_NOON = timedelta(hours=_NOON_HOUR), timedelta(hours=13, minutes=30)


@dataclass(frozen=True)
class Unclear:
    """A text in words that says when somebody is away, with its possible meanings, likeliest first."""

    text: str
    cell: Cell
    readings: tuple[str, ...]
    sure: float
    days: tuple[date, ...] = ()
    """The days of the event."""


def _nothing(_: str) -> None:
    return None


@dataclass(frozen=True)
class Calendar:
    """The days and sessions of the event to which range lists refer.

    ``epoch`` is the workbook's day zero. ``complete``: every session could be read; if not, an unknown
    name is not reported. ``inferred``: no sheet has the sessions. ``by_default``: the day of the event is a default.
    ``told`` gives the organizer's answer on the meaning of a text, and ``unclear`` collects the texts to
    ask about; without it each is a finding. ``sure`` is the certainty from which a reading is accepted, and ``read``
    collects the texts in words that were read so.
    """

    sessions: Sequence[Session]
    epoch: datetime = datetime(1899, 12, 30)
    complete: bool = True
    by_default: bool = False
    inferred: bool = False
    told: Callable[[str], str | None] = _nothing
    unclear: list[Unclear] | None = None
    sure: float = KNOWN
    read: list[Unclear] | None = None

    @property
    def days(self) -> tuple[date, ...]:
        """The days of the event, in order."""
        return tuple(sorted({session.date for session in self.sessions}))

    @property
    def noon(self) -> timedelta:
        """The end of the morning: 12:00, or the end of a session that lasts beyond it and is followed by a pause."""
        for session in self.sessions:
            end = timedelta(hours=session.end.hour, minutes=session.end.minute)
            goes_on = session.start.hour < _NOON_HOUR and _NOON < end <= _LATEST_NOON
            if goes_on and any(s.start >= session.end and s.date == session.date for s in self.sessions):
                return end
        return _NOON

    def named(self, name: str) -> list[Session]:
        """The sessions with a name, on all their days."""
        exact = [session for session in self.sessions if fold(session.name) == fold(name)]
        return exact or [session for session in self.sessions if fold_alike(session.name) == fold_alike(name)]

    def touches(self, span: Span) -> bool:
        """Whether a span overlaps any session."""
        return any(span.overlaps(session.start, session.end) for session in self.sessions)

    def lies_between(self, span: Span) -> bool:
        """Whether a span is exactly what is left of a day between its sessions, as that of a presence is."""
        ends = {t for s in self.sessions for t in (s.end, datetime.combine(s.date, time()))}
        starts = {t for s in self.sessions for t in (s.start, datetime.combine(s.date, time()) + MIDNIGHT_AFTER)}
        return span.start in ends and span.end in starts


def read_ranges(value: object, cell: Cell, calendar: Calendar, found: Findings) -> tuple[Span, ...]:
    """Return the spans of a range list, in time order and merged if they overlap.

    A date that Excel made of the text counts as that whole day. Unreadable text is reported,
    as is an end that is not after its start.
    """
    reader = _RangeReader(cell, calendar, found)
    return joined(reader.text(value) if isinstance(value, str) else reader.number(value))


def figures_of(text: str) -> str | None:
    """The list of ranges, or ``never``, in an answer to when somebody is away; None if it is none."""
    if always_there(text) or normalized(text) in {NEVER, "no", "нет", "无", "没有", "从不"}:
        return NEVER
    found = []
    for part in map(in_english, split_list(text)):
        dated = leading_date(part)
        alone = dated is not None and _DAY.search(dated[1]) is None
        day, rest = (f"{dated[0]} ", dated[1]) if dated is not None and alone else ("", part)
        figures = WHOLE_DAY if is_whole_day(rest) or (day and not rest) else absence_in_figures(rest)
        figures = figures or day_alone(normalized(part))  # ``9 June``
        if not figures:
            return None
        found += [f"{day}{hours}" if figures != WHOLE_DAY or not day else day.strip() for hours in figures.split("; ")]
    return "; ".join(found) or None


def _line(text: str, reading: str = "09:00-10:30") -> str:
    """The line of a map that defines the meaning of a text, with its likely reading or an example."""
    return f'[times] {json.dumps(text, ensure_ascii=False)} = "{reading}"'


class _RangeReader:
    """Reads one cell."""

    def __init__(self, cell: Cell, calendar: Calendar, found: Findings) -> None:
        self._cell = cell
        self._calendar = calendar
        self._found = found
        self._sure = calendar.sure
        self._typed = False

    def number(self, value: object) -> list[Span]:
        """The day of a date or a serial number."""
        typed = may_be_typed(value) and typed_number(value) is not None
        day = read_date(value, self._calendar.epoch) if not typed else None
        if day is None:
            clock, said = likely_clock(value), written(value)
            self._found.add(kinds.RANGE_UNREADABLE, self._cell, suggestion=clock, value=said, line=_line(said))
            return []
        return self._checked([self._whole_day(day)], day.isoformat())

    def text(self, value: str) -> list[Span]:
        """The spans of all entries. A date applies to the ranges after it until the next date."""
        told = self._calendar.told(value)
        if told is not None and (self._sure > 0 or normalized(told) != normalized(value)):
            return self._answered_spans(told)
        spans: list[Span] = []
        current = whole = None
        for part in read_list(value, self._cell, self._found):
            told = self._calendar.told(part) if not self._calendar.named(part) else None
            if told is not None and (told != part or self._sure > 0):
                spans += self._answered_spans(told)
                continue
            if normalized(part).startswith(ONLY):
                spans += self._of_other_days(part)
                continue
            named = self._calendar.named(part)
            said = normalized(part) if named else self._in_days(part)
            dated = None if self._calendar.named(part) else self._dated(said)
            two = () if dated is not None or self._calendar.named(part) else meanings(said)
            if two:
                report_day(part, two, self._cell, self._found)
                continue
            if dated is not None:
                current = dated[0]
                whole = current if not dated[1] or is_whole_day(dated[1]) else None
                if whole is not None:
                    spans += self._checked([self._whole_day(whole)], part)
                    continue
            own, rest = dated if dated is not None else (None, said)
            rest = hours_in_brackets(rest) if not self._calendar.named(rest) else rest
            sessions = [s for s in self._calendar.named(rest) if own is None or s.date == own]
            if sessions:
                spans += [Span(session.start, session.end, self._cell) for session in sessions]
                continue
            read = list(self._entries(part, rest, said if own is not None else ""))
            if read and whole is not None:
                details = {"date": whole.isoformat(), "range": part}
                self._found.add(kinds.RANGE_AFTER_DATE, self._cell, value=value, **details)
            days = self._calendar.days if current is None else (current,)
            if read:
                spans += self._checked([self._span(d, *c) for day, *c in read for d in ((day,) if day else days)], part)
        return spans

    def _in_days(self, part: str) -> str:
        """A part of a cell in English, with the days of the event as dates."""
        plain = _IN_NOTATION.fullmatch(part) is not None
        found = in_english(part if plain else with_days_of_event(part, self._calendar.days))
        return with_days(self._with_numbers(found), self._calendar.days)

    def _with_numbers(self, text: str) -> str:
        """A text in which ordinals that are days of the event are such days: ``14-én``, ``am 14.``."""
        numbers = [day.day for day in self._calendar.days]

        def as_day(match: re.Match[str]) -> str:
            of_event = numbers.count(int(match[1])) == 1 < len(numbers)
            return f"the {match[1]}th" if of_event and not month_called(match["next"] or "") else match[0]

        return _ORDINAL.sub(as_day, text)

    def _of_other_days(self, part: str) -> list[Span]:
        """All but the days, or the hours of them, on which somebody is there only."""
        entries = [e.strip() for e in normalized(part).removeprefix(ONLY).split("&")]
        found = [self._day_of(with_days(entry, self._calendar.days)) for entry in entries]
        days, known = self._calendar.days, {day for day, _ in found}
        if None in known or not known & set(days):
            if self._calendar.by_default:
                self._found.add(kinds.RANGE_OTHER_DAY, self._cell, value=part, date=self._days_told)
            else:
                self._report(part, ())
            return []
        spans = [self._whole_day(day) for day in days if day not in known]
        for day, hours in found:
            clocks = self._clocks(part, hours) if day is not None and hours else None
            if day is not None and clocks is not None:
                around = ((timedelta(0), clocks[0]), (clocks[1], MIDNIGHT_AFTER))
                spans += [self._span(day, start, end) for start, end in around if start < end]
        return spans

    def _answered_spans(self, told: str) -> list[Span]:
        """The spans of the organizer's answer on a text, which is not asked about again."""
        if told == NEVER:
            return []
        before, self._sure, self._typed = self._sure, 0.0, True
        spans = self.text(told)
        self._sure, self._typed = before, False
        return spans

    def _entries(self, part: str, rest: str, dated: str) -> Iterator[tuple[date | None, timedelta, timedelta]]:
        """The ranges of an entry, each with its day if it names one; an entry without ranges is reported.

        Parameters
        ----------
        part
            The entry.
        rest
            The text after the day with which the entry begins.
        dated
            The whole entry if it begins with a day, else ''.
        """
        plain = self._plain(rest)
        if plain is not None:
            yield None, *plain
            return
        day, hours = self._day_of(rest) if not dated and is_range(rest.rpartition(" ")[2]) else (None, "")
        if day is not None and (noted := self._plain(hours)) is not None:
            yield day, *noted  # ``friday noon-``, as readings are noted
            return
        placed = len(self._calendar.days) > 1
        missed = away_by_moments(dated or rest, (), None, self._calendar.days) if placed else None
        if missed is not None:  # an arrival on the second day misses the first
            yield from self._of_days(part, missed)
            return
        found = doubted(read_when(rest, placed=placed), rest) if not is_range(rest) else None
        further = dated and _DAY.search(rest) is not None  # ``18 and 19 June``
        if dated and (found is None or found.sure < self._sure or further):
            found = doubted(read_when(dated, placed=placed), dated)
        if found is not None and found.sure < SURE and not found.told:
            found = (doubted(read_when(dated, placed=placed), dated) if dated else None) or found
            away, *others = likelier_on_day(dated or rest, (found.away, *found.others), self._calendar.days)
            found = replace(found, away=away, others=tuple(others))
        if found is not None and is_whole_day(rest):
            found = replace(found, away=WHOLE_DAY, others=("",))  # the format's column is about absences alone
        if found is not None and found.sure >= self._sure:
            if self._calendar.read is not None and not self._typed and any(map(str.isalpha, part)):
                told = (found.away, *found.others)
                self._calendar.read.append(Unclear(part, self._cell, told, found.sure, tuple(self._calendar.days)))
            yield from self._of_days(part, found.away)
            return
        if found is None and self._is_of_another_day(part, rest):
            return
        clocks = self._clocks(part, rest) if found is None else None
        if clocks is not None:
            yield None, *clocks
        elif found is not None and not self._is_of_another_day(part, *found.away.split("; ")):
            self._report(part, (found.away, *found.others), found.sure)

    def _of_days(self, part: str, away: str) -> Iterator[tuple[date | None, timedelta, timedelta]]:
        """The ranges of a reading, each with its day if it names one."""
        for entry in filter(None, away.split("; ")):
            day, hours = self._day_of(entry) if not is_range(entry) else (None, entry)
            clocks = self._clocks(part, hours or "-24:00") if day or is_range(entry) else None
            if clocks is not None:
                yield day, *clocks
            elif not self._is_of_another_day(part, entry):
                self._report(part, ())

    def _is_of_another_day(self, part: str, *entries: str) -> bool:
        """Whether entries are about another day than the default day of the event, which is then reported."""
        places = [match for entry in entries if (match := _UNDATED.match(entry) or _OTHER.match(entry)) is not None]
        further = self._calendar.by_default and any(_FIRST_OR_LAST.match(place[0]) is None for place in places)
        if further:
            self._found.add(kinds.RANGE_OTHER_DAY, self._cell, value=part, date=self._days_told)
        return further

    def _plain(self, rest: str) -> tuple[timedelta, timedelta] | None:
        """Start and end of a range that consists of two times only; None if it may have another meaning."""
        ends = ends_of(rest)
        if len(ends) != 2 or not any(ends) or (not ends[1] and rest.rstrip()[-1:] in "至到"):
            return None  # an arrival ``9点半到`` means presence from then on
        clocks = [self._calendar.noon if end == NOON else read_clock(end) if end else None for end in ends]
        if any(clock is None and end for clock, end in zip(clocks, ends, strict=True)):
            return None
        start = clocks[0] if clocks[0] is not None else timedelta(0)
        end = clocks[1] if clocks[1] is not None else MIDNIGHT_AFTER
        small = ends[0][:1] != "0" and timedelta(hours=1) <= start < timedelta(hours=7) and not is_range(rest)
        return (start, end) if start < end and not small else None

    def _day_of(self, entry: str) -> tuple[date | None, str]:
        """The day before a range of a reading, and the range; None if the event has no such day."""
        dated = self._dated(entry)
        if dated is not None:
            return dated
        day, _, hours = entry.rpartition(" ") if is_range(entry.rpartition(" ")[2]) else (entry, "", "")
        found, days = day_called(day, self._calendar.days), self._calendar.days
        if found is None and self._sure == 0 and len(days) == 1 and _FIRST_OR_LAST.match(day) is not None:
            found = days[0]  # given by the organizer
        return found, hours

    def _report(self, part: str, readings: tuple[str, ...], sure: float = 0.0) -> None:
        """Add an entry to the questions for the organizer; without any reading it is also a finding."""
        names = [session.name for session in self._calendar.sessions]
        near = nearest(part, names) if not readings else None
        if self._calendar.unclear is not None:
            told = (near,) if near else readings
            self._calendar.unclear.append(Unclear(part, self._cell, told, sure, tuple(self._calendar.days)))
        if self._calendar.unclear is None or not readings:
            line = _line(part, *readings[:1])
            self._found.add(kinds.RANGE_UNREADABLE, self._cell, suggestion=near, value=part, line=line)

    def _dated(self, part: str) -> tuple[date, str] | None:
        """The day at the start of an entry, and the rest of it; a mere serial number is a day too."""
        found = leading_date(normalized(part)) or leading_day(normalized(part), self._calendar.days)
        named = day_alone(normalized(part)) if found is None else ""
        if named:  # ``17日``, ``the last day, all day``
            called = day_called(named, self._calendar.days)
            return (called, "") if called is not None else None
        if found is not None:
            return found
        day = read_date(part, self._calendar.epoch)
        return (day, "") if day is not None else None

    def _clocks(self, part: str, rest: str) -> tuple[timedelta, timedelta] | None:
        """Start and end of a range; None if it cannot be read, which is then reported."""
        ends = ends_of(rest)
        clocks = [self._calendar.noon if end == NOON else read_clock(end) if end else None for end in ends]
        filled = [clock for clock, end in zip(clocks, ends, strict=True) if end]
        if len(ends) != 2 or not filled or None in filled:
            if self._calendar.complete or any(c.isdigit() for c in part):
                self._report(part, ())
            return None
        start = clocks[0] if clocks[0] is not None else timedelta(0)
        end = clocks[1] if clocks[1] is not None else MIDNIGHT_AFTER
        if end <= start:
            details = {"start": clock_text(start), "end": clock_text(end)}
            self._found.add(kinds.END_BEFORE_START, self._cell, value=part, **details)
            return None
        return start, end

    def _checked(self, spans: list[Span], part: str) -> list[Span]:
        """The spans; if none overlaps a session this is reported.

        It stops the work if they are on other days, which are a default, of another year, or the organizer's answer.
        """
        days = self._calendar.days
        other = bool(spans) and all(span.start.date() not in days for span in spans)
        places = {(day.month, day.day) for day in days}
        year = self._calendar.inferred and any((s.start.month, s.start.day) in places for s in spans)
        if other and (self._calendar.by_default or self._typed or year):
            self._found.add(kinds.RANGE_OTHER_DAY, self._cell, value=part, date=self._days_told)
        elif self._calendar.complete and not any(map(self._expected, spans)):
            self._found.add(kinds.RANGE_OUTSIDE, self._cell, value=part)
        return spans

    def _expected(self, span: Span) -> bool:
        return self._calendar.touches(span) or self._calendar.lies_between(span)

    @property
    def _days_told(self) -> tuple[str, ...]:
        return tuple(day.isoformat() for day in self._calendar.days)

    def _whole_day(self, day: date) -> Span:
        return self._span(day, timedelta(0), MIDNIGHT_AFTER)

    def _span(self, day: date, start: timedelta, end: timedelta) -> Span:
        midnight = datetime.combine(day, time())
        # There is no date after the last day of the calendar.
        until = midnight + end if day < date.max else datetime.max
        return Span(midnight + start, until, self._cell)
