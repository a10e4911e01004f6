"""What the readers of values make of several hundred texts, compared with a golden file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time, timedelta
from functools import partial
from pathlib import Path

from sco_scheduler.domain.event import Session
from sco_scheduler.domain.findings import Findings
from sco_scheduler.domain.messages import Cell
from sco_scheduler.intake.values import (
    clauses,
    dates,
    entries,
    journeys,
    languages,
    limits,
    offered_choices,
    only_days,
    presence,
    readings,
    request_statuses,
    statuses,
    times,
    title_hours,
)
from tests.output.layout import compared_below_names

TEXTS = Path(__file__).parent / "texts.txt"
DAYS = (date(2025, 6, 12), date(2025, 6, 13))
SESSIONS = tuple(
    Session(name, datetime.combine(day, time(start)), datetime.combine(day, time(end)), 20, 5)
    for day in DAYS
    for name, start, end in (("Morning", 9, 12), ("Afternoon", 14, 17))
)


def ranges_in(text: str) -> object:
    """When somebody is away by a text on the days of an event, and what is found of it; None if it cannot be read."""
    found, unclear = Findings(), list[times.Unclear]()
    spans = times.read_ranges(text, Cell("Suppliers", 2, "E"), times.Calendar(SESSIONS, unclear=unclear), found)
    said = [f"{span.start:%d/%H:%M}-{span.end:%d/%H:%M}" for span in spans]
    said += [finding.code for finding in found.all()] + [
        f"{of.readings} {of.sure:.2f}" for of in unclear if of.readings
    ]
    return said if said != ["range-unreadable"] else None


READERS: tuple[Callable[[str], object], ...] = (
    *(entries.split_commas, entries.split_languages, entries.whole_number, limits.says_no_limit, limits.says_limit),
    *(limits.limit_in, entries.whole_minutes, entries.read_rank, entries.table_labels, entries.known_currency),
    *(dates.leading_date, dates.meanings, dates.read_date, dates.clock_of, dates.may_be_day),
    *(partial(dates.leading_day, days=DAYS), partial(dates.day_called, days=DAYS), partial(dates.with_days, days=DAYS)),
    *(presence.absence_in_figures, partial(presence.absence_in_figures, present=True), presence.always_there),
    *(presence.rest_of_day, presence.bound_of, presence.asks_from_until, presence.ranges_apart, presence.tells_absence),
    *(presence.tells_itself, presence.says_hours, title_hours.hours_of_title, presence.says_there, presence.says_day),
    *(
        offered_choices.stretch_of,
        offered_choices.choices_in,
        presence.told_absence,
        partial(presence.with_iso_dates, month_first=True),
    ),
    *(languages.languages_in_order, languages.asks_for_interpreter, languages.needs_none, languages.interpreted_in),
    *(languages.spoken_in, languages.without_answer, languages.languages_of_answer, languages.wants_chinese),
    *(languages.told_languages, statuses.status_of, statuses.may_be_gone, request_statuses.status_of_request),
    *(statuses.says_gone, request_statuses.took_place, readings.read_when, partial(readings.read_when, present=True)),
    *(readings.is_whole_day, journeys.ways_of, journeys.moves_at, partial(journeys.moments_of, way=None, days=DAYS)),
    *(ranges_in, times.read_clock, times.figures_of, clauses.rewritten, clauses.hours_in_brackets),
    *(partial(limits.read_limit, what=what) for what in ("minimum", "maximum")),
    *(partial(limits.answers_limit, what=what) for what in ("minimum", "maximum")),
    *(limits.each_of, limits.says_minimum, partial(limits.limit_each, what="maximum")),
    *(clauses.day_alone, readings.named_hours, dates.place_among_days, clauses.is_range, presence.in_words),
    *(
        presence.names_all_days,
        presence.day_of,
        partial(offered_choices.away_of_choices, days=("2025-06-12", "2025-06-13")),
    ),
    *(journeys.is_there_anyway, only_days.only_days, only_days.listed_days),
    *(partial(only_days.tells_all_days, days=DAYS), partial(only_days.is_away_on, days=DAYS)),
    *(entries.split_list, entries.currency_code, statuses.says_vip),
)
"""Each reads one thing; what gives the text itself, or nothing, reads nothing of it."""


def shown(value: object) -> str:
    """A value as text, in which no set is without an order."""
    if is_dataclass(value):
        return f"({' '.join(shown(getattr(value, field.name)) for field in fields(value))})"
    if isinstance(value, frozenset | set):
        return f"{{{' '.join(sorted(map(shown, value)))}}}"
    if isinstance(value, Mapping):
        return shown(tuple(value.items()))
    if isinstance(value, tuple | list):
        return f"[{', '.join(map(shown, value))}]"
    if isinstance(value, timedelta):
        return f"{value.total_seconds() / 60:g} minutes"
    return f"{value:.2f}" if isinstance(value, float) else str(value)


def name_of(reader: Callable[[str], object]) -> str:
    if not isinstance(reader, partial):
        return reader.__name__
    said = (key if value is True else value for key, value in reader.keywords.items() if value is True or key == "what")
    return " ".join([reader.func.__name__, *said])


def test_what_is_read_of_texts_is_as_in_the_golden_file():
    made = [(text, partial(_read_of, text)) for text in TEXTS.read_text(encoding="utf-8").splitlines()]
    compared_below_names(TEXTS.parent / "golden" / "texts.txt", made)


def _read_of(text: str) -> Iterator[str]:
    for reader in READERS:
        try:
            found = reader(text)
        except entries.LabelsUnreadableError as error:
            found = error
        if found not in (None, False, "", text, [text], (), [], ("", False)):
            yield f"{name_of(reader)}: {shown(found)}"
