"""Random sessions, and random times at which somebody is away or something is closed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from itertools import pairwise

from sco_scheduler.domain.event import Session, Span
from tests.intake.forms.chances import Chance
from tests.intake.forms.values import Clock, Day, Line, Ranges, Stretch, Text, Value, Whole

_NAMES = [("Morning", "Afternoon"), ("上午场", "下午场"), ("Утро", "День"), ("Block 1", "Block 2"), ("A", "B")]
_FIRST = [date(2025, 6, 12), date(2025, 11, 30), date(2026, 2, 3), date(2027, 1, 31), date(2025, 12, 31)]


def random_sessions(chance: Chance, slot: int, changeover: int) -> tuple[tuple[Session, ...], list[Line]]:
    """One to three days of two sessions each, and the rows that say so."""
    first = chance.choice(_FIRST)
    names = chance.choice([two for two in _NAMES if chance.fitting(two) == list(two)])
    sessions, lines = [], []
    for number in range(chance.choice((1, 1, 2, 3))):
        day = first + timedelta(days=number)
        start = datetime.combine(day, time(chance.choice((8, 9)), chance.choice((0, 15, 30))))
        for name, begin, hours in ((names[0], start, 3), (names[1], datetime.combine(day, time(13, 30)), 4)):
            end = begin + timedelta(hours=hours, minutes=chance.choice((0, 5, 30)))
            line: dict[str, Value] = {
                "session": Text(name),
                "date": Day(day),
                "start": Clock(begin.time()),
                "end": Clock(end.time()),
            }
            own = (slot, changeover)
            if chance.random() < 0.2:
                own = (25, 10)
                line |= {"slot_minutes": Whole(25), "changeover_minutes": Whole(10)}
            sessions.append(Session(name, begin, end, *own))
            lines.append(line)
    return tuple(sessions), lines


def random_ranges(chance: Chance, sessions: Sequence[Session]) -> Ranges:
    """One to three stretches: those of every day first, since a day holds for what follows it."""
    days = sorted({session.date for session in sessions})
    stretches = []
    for _ in range(chance.choice((1, 1, 2, 3))):
        way, day = chance.randrange(5), chance.choice(days)
        if way == 0:
            stretches.append(Stretch(session=chance.choice(sessions).name))
        elif way == 1:
            stretches.append(Stretch(day, session=chance.choice([s for s in sessions if s.date == day]).name))
        elif way == 2:
            stretches.append(Stretch(day))
        else:
            start, end = sorted(chance.sample(range(8 * 4, 18 * 4), 2))
            first, last = time(start // 4, start % 4 * 15), time(end // 4, end % 4 * 15)
            opened = chance.choice(("start", "end", "", ""))
            stretches.append(
                Stretch(
                    day if way == 3 else None,
                    "",
                    None if opened == "start" else first,
                    None if opened == "end" else last,
                )
            )
    return Ranges(tuple(sorted(dict.fromkeys(stretches), key=lambda s: (s.day is not None, s.whole_day, s.day))))


def spans_of(ranges: Ranges | None, sessions: Sequence[Session]) -> list[Span]:
    """The spans of a range list, as they are listed."""
    spans = []
    for stretch in ranges.stretches if ranges is not None else ():
        if stretch.session:
            spans += [
                Span(s.start, s.end) for s in sessions if s.name == stretch.session and stretch.day in {None, s.date}
            ]
            continue
        for day in sorted({s.date for s in sessions}) if stretch.day is None else [stretch.day]:
            midnight = datetime.combine(day, time())
            start = datetime.combine(day, stretch.start) if stretch.start else midnight
            end = datetime.combine(day, stretch.end) if stretch.end else midnight + timedelta(days=1)
            spans.append(Span(start, end))
    return spans


def in_one(spans: Sequence[Span]) -> tuple[Span, ...]:
    """The spans in order, overlapping and touching ones made one."""
    minutes = sorted({span.start for span in spans} | {span.end for span in spans})
    result: list[Span] = []
    for start, end in pairwise(minutes):
        if not any(span.start <= start and end <= span.end for span in spans):
            continue
        if result and result[-1].end == start:
            result[-1] = Span(result[-1].start, end)
        else:
            result.append(Span(start, end))
    return tuple(result)
