"""Range lists: when a company is away, a zone closed or a table not to be had."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sco_scheduler.domain.cells import Cell
from sco_scheduler.domain.time import Session, Span
from sco_scheduler.intake.clock import MIDNIGHT_AFTER, clock_text, read_clock
from sco_scheduler.intake.collecting import Findings
from sco_scheduler.intake.dates import leading_date, meanings, read_date, report_day
from sco_scheduler.intake.kinds import values as kinds
from sco_scheduler.intake.lists import read_list
from sco_scheduler.intake.text import fold, nearest, plain, written

_DASH = re.compile(r"[-–—−‑‐~〜～至到]|\bto\b|\bдо\b")
_FROM = re.compile(r"(?:from|с|со|从|自)\s*(?=\d|上|下|中|早)")


@dataclass(frozen=True)
class Calendar:
    """The days and sessions of the event that range lists refer to.

    ``epoch`` is the workbook's day zero. ``complete``: every session could be read; if not, a name
    that no session has is no finding of its own.
    """

    sessions: Sequence[Session]
    epoch: datetime = datetime(1899, 12, 30)
    complete: bool = True

    @property
    def days(self) -> tuple[date, ...]:
        """The days of the event, in order."""
        return tuple(sorted({session.date for session in self.sessions}))

    def named(self, name: str) -> list[Session]:
        """The sessions of a name, on all their days."""
        folded = fold(name)
        return [session for session in self.sessions if fold(session.name) == folded]

    def touches(self, span: Span) -> bool:
        """Whether a span overlaps any session."""
        return any(span.overlaps(session.start, session.end) for session in self.sessions)


def read_ranges(value: object, cell: Cell, calendar: Calendar, found: Findings) -> tuple[Span, ...]:
    """The spans of a range list, in time order and joined where they overlap.

    A date that Excel made of the text counts as that whole day. What cannot be read is reported,
    as is an end that is not after its start.
    """
    reader = _RangeReader(cell, calendar, found)
    return joined(reader.text(value) if isinstance(value, str) else reader.number(value))


def joined(spans: Sequence[Span]) -> tuple[Span, ...]:
    """The spans in time order, those that overlap or touch made one; the first one's cell stays."""
    result: list[Span] = []
    for span in sorted(spans):
        if result and span.start <= result[-1].end:
            last = result[-1]
            result[-1] = Span(last.start, max(last.end, span.end), last.cell)
        else:
            result.append(span)
    return tuple(result)


class _RangeReader:
    """Reads one cell."""

    def __init__(self, cell: Cell, calendar: Calendar, found: Findings) -> None:
        self._cell = cell
        self._calendar = calendar
        self._found = found

    def number(self, value: object) -> list[Span]:
        """The day that a date or a serial number stands for."""
        day = read_date(value, self._calendar.epoch)
        if day is None:
            self._found.add(kinds.RANGE_UNREADABLE, self._cell, value=written(value))
            return []
        return self._checked([self._whole_day(day)], day.isoformat())

    def text(self, value: str) -> list[Span]:
        """The spans of all entries. A date holds for the ranges after it until the next date."""
        spans: list[Span] = []
        current: date | None = None
        whole_day = False
        for part in read_list(value, self._cell, self._found):
            dated = None if self._calendar.named(part) else self._dated(part)
            two = () if dated is not None or self._calendar.named(part) else meanings(plain(part))
            if two:
                report_day(part, two, self._cell, self._found)
                continue
            if dated is not None:
                current, whole_day = dated[0], not dated[1]
                if whole_day:
                    spans += self._checked([self._whole_day(current)], part)
                    continue
            own, rest = dated if dated is not None else (None, plain(part))
            sessions = [s for s in self._calendar.named(rest) if own is None or s.date == own]
            if sessions:
                spans += [Span(session.start, session.end, self._cell) for session in sessions]
                continue
            clocks = self._clocks(part, rest)
            if clocks is None:
                continue
            if whole_day and current is not None:
                details = {"date": current.isoformat(), "range": part}
                self._found.add(kinds.RANGE_AFTER_DATE, self._cell, value=value, **details)
            days = self._calendar.days if current is None else (current,)
            spans += self._checked([self._span(day, *clocks) for day in days], part)
        return spans

    def _dated(self, part: str) -> tuple[date, str] | None:
        """The day at the start of an entry, and what follows it; a serial number alone is a day too."""
        found = leading_date(plain(part))
        if found is not None:
            return found
        day = read_date(part, self._calendar.epoch)
        return (day, "") if day is not None else None

    def _clocks(self, part: str, rest: str) -> tuple[timedelta, timedelta] | None:
        """Start and end of a range; None where it cannot be read, which is then reported."""
        ends = [end.strip() for end in _DASH.split(_FROM.sub("", rest, count=1))]
        clocks = [read_clock(end) if end else None for end in ends]
        filled = [clock for clock, end in zip(clocks, ends, strict=True) if end]
        if len(ends) != 2 or not filled or None in filled:
            if self._calendar.complete or any(c.isdigit() for c in part):
                names = [session.name for session in self._calendar.sessions]
                self._found.add(kinds.RANGE_UNREADABLE, self._cell, suggestion=nearest(part, names), value=part)
            return None
        start = clocks[0] if clocks[0] is not None else timedelta(0)
        end = clocks[1] if clocks[1] is not None else MIDNIGHT_AFTER
        if end <= start:
            details = {"start": clock_text(start), "end": clock_text(end)}
            self._found.add(kinds.END_BEFORE_START, self._cell, value=part, **details)
            return None
        return start, end

    def _checked(self, spans: list[Span], part: str) -> list[Span]:
        """The spans; that none of them touches a session is reported."""
        if self._calendar.complete and not any(map(self._calendar.touches, spans)):
            self._found.add(kinds.RANGE_OUTSIDE, self._cell, value=part)
        return spans

    def _whole_day(self, day: date) -> Span:
        return self._span(day, timedelta(0), MIDNIGHT_AFTER)

    def _span(self, day: date, start: timedelta, end: timedelta) -> Span:
        midnight = datetime.combine(day, time())
        return Span(midnight + start, midnight + end, self._cell)
