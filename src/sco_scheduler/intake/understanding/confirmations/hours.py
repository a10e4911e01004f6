"""Asks whether absences in words were read rightly: all in one question, once nothing else is open.

Words on times can be misread in ways that no rule notices. Where the organizer was asked about other matters anyway,
she sees the absences as well; otherwise only those of which a number does not occur in what was read.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta
from itertools import pairwise

from sco_scheduler.domain.event import Event, Span, joined
from sco_scheduler.domain.findings import Findings
from sco_scheduler.domain.messages import Cell
from sco_scheduler.domain.names import fold
from sco_scheduler.intake.table.grids import FormMap
from sco_scheduler.intake.understanding.cells.questions import (
    ALL,
    AS_READ,
    BETWEEN,
    HOURS,
    Decider,
    Question,
    is_corrected,
    listed_names,
    of_company,
)
from sco_scheduler.intake.understanding.companies.built import CompanyRecord
from sco_scheduler.intake.values.dates import UNDATED_DAY
from sco_scheduler.intake.values.entries import in_ascii_digits, months, normalized, split_list
from sco_scheduler.intake.values.limits import mentions_limit
from sco_scheduler.intake.values.only_days import tells_all_days
from sco_scheduler.intake.values.presence import NEVER, always_there, names_all_days, says_there
from sco_scheduler.intake.values.times import Calendar, in_notation, read_ranges
from sco_scheduler.intake.values.tongues import translated
from sco_scheduler.resources import lazy_regex

_CERTAINTY = 0.85

_Place = tuple[str, tuple[Cell, ...]]


def questions_of_hours(
    records: Mapping[str, CompanyRecord], event: Event, form: FormMap, *, assumed: bool = False, told: bool = False
) -> tuple[Question, ...]:
    """The questions whether absences in words were read rightly, one for each text; none that the map answers.

    A text of which different absences were read has one for each company, so that no answer holds for others.

    Parameters
    ----------
    records
        The companies as they were read.
    event
        The event with their absences.
    assumed
        Whether nothing states the hours of the event, so that absences are shown as they were read.
    told
        Whether the absences are wanted that are not asked about.
    """
    if (HOURS, ALL) in form.answers:
        return ()
    asked_before = is_corrected(form, HOURS, "dates")
    companies = {fold(name): company for company in event.companies for name in (company.name, company.id)}
    found: dict[tuple[str, str], list[tuple[str, Cell]]] = {}
    readings: dict[str, set[str]] = {}
    mere: set[str] = set()
    for record in records.values():
        company = companies.get(fold(record.shown)) or companies.get(fold(record.named))
        text = text_of_hours(record)
        worded = [said for _, said in record.hours if _has_words(said)]
        still = [said for said in worded if not _is_answered(said, form)]
        answered = not still or (len(still) < len(worded) and all(_says_all_days(said, event) for said in still))
        if company is None or company.cancelled or not text:
            continue
        people = {person.absences for person in company.delegates}
        spans = next(iter(people)) if len(people) == 1 else ()
        away = _uncut(spans, event) if assumed else _in_figures(spans, event, text)
        readings.setdefault(text, set()).add(away)
        mere |= {text} if _is_mere_answer(record) else set()
        keys = (fold(text), fold(of_company(record.shown, text)))
        if answered or any((HOURS, key) in form.answers for key in keys):
            continue
        told_besides = away == NEVER and any(all(fits(said) for _, said in record.hours) for fits in _TOLD_BESIDES)
        if told_besides or away in _told_in_figures(record, event):
            continue
        asked = asked_before or unaccounted(text, spans, event)
        if len(people) == 1 and asked is not told and not (told and away == NEVER):
            found.setdefault((text, away), []).append((record.shown, _saying(record)[0][0]))
    questions: list[Question] = []
    for (text, away), places in sorted(found.items(), key=lambda of: of[0][1] == NEVER):
        names = tuple(dict.fromkeys(name for name, _ in places))
        question = Question(
            "hours",
            places[0][1].sheet,
            text,
            tuple(cell for _, cell in places),
            (listed_names(names), away),
            (AS_READ, NEVER),
            AS_READ,
            _CERTAINTY,
            float(len(places)),
            (HOURS, text),
            each=names if text in mere and len(names) > 1 else (),
        )
        alone = {name: tuple(cell for of, cell in places if of == name) for name in names}
        apart = (replace(question.of_one(name), cells=cells) for name, cells in alone.items())
        questions += apart if len(readings[text]) > 1 else [question]
    return tuple(questions)


def correct_hours(records: Iterable[CompanyRecord], decider: Decider) -> None:
    """Replace absences that were not read rightly by those of the map."""
    for record in records:
        text = text_of_hours(record)
        said = decider.said_by(HOURS, record.shown, text) if text else None
        if said is not None and said != AS_READ:
            for values in (record.values, *record.people):
                values.pop("not_available", None)
            if said != NEVER:
                record.values["not_available"] = said, _saying(record)[0][0]


def _saying(record: CompanyRecord) -> list[tuple[Cell, str]]:
    """The cells that say when a company is there or away, without each mere yes beside others."""
    return [said for said in record.hours if not _is_yes_of_day(said[1])] or record.hours


def _is_answered(said: str, form: FormMap) -> bool:
    """Whether the map says when somebody is away by a text, or by its cell below the title of a day."""
    return any(("times", fold(text)) in form.answers for text in (said, said.rpartition(_TITLED)[2]))


def _says_all_days(said: str, event: Event) -> bool:
    """Whether a text says no more than that somebody is there on all days."""
    form, days = translated(normalized(said)), sorted({session.date for session in event.sessions})
    return always_there(form) or names_all_days(form) or tells_all_days(form, days)


def _is_yes_of_day(said: str) -> bool:
    """Whether a text is no more than a yes below the title of a day: ``17 June: yes``."""
    title, _, text = said.rpartition(_TITLED)
    return bool(title) and says_there(text) is True


def _is_mere_answer(record: CompanyRecord) -> bool:
    """Whether a company says no more than yes, no or a sign, whose meaning is that of the title."""
    texts = [said.rpartition(_TITLED)[2] for _, said in _saying(record)]
    return all(says_there(text) is not None or not any(map(str.isalnum, text)) for text in texts)


_TITLED = ": "
_TOLD_BESIDES = (_is_yes_of_day, mentions_limit)
"""What the cells of hours may say of somebody who is never away, which is no absence that was lost."""


def text_of_hours(record: CompanyRecord) -> str:
    """All that a company says in words of when it is there or away; '' if it says nothing, or only figures."""
    texts = [text.strip() for _, text in _saying(record)]
    return BETWEEN.join(texts) if any(map(_has_words, texts)) else ""


def _told_in_figures(record: CompanyRecord, event: Event) -> set[str]:
    """The absences in the format's notation beside words, which then add nothing to them or are not read."""
    told = [(text, cell) for cell, text in record.hours if all(map(in_notation, split_list(text)))]
    if not told or len(told) == len(record.hours):
        return set()
    text = "; ".join(text for text, _ in told)
    spans = read_ranges(text, told[0][1], Calendar(event.sessions), Findings())
    return {_in_figures(spans, event, text_of_hours(record))}


def _has_words(text: str) -> bool:
    """Whether a text on times has more than days and hours in figures."""
    words = _WORD.findall(_FIGURES.sub(" ", in_ascii_digits(normalized(text))))
    return any(word not in months() for word in words)


_FIGURES = lazy_regex(
    r"(?<=\d)\s?(?:[ap]\.?m\b\.?|h(?:rs?)?\b|uhr\b|ч\b|[年月日号時时点點分년월일시분])|(?<=\d)(?:st|nd|rd|th)\b"
)
_WORD = lazy_regex(r"[^\W\d_]+")


def _in_figures(spans: Sequence[Span], event: Event, text: str) -> str:
    """Absences within the event in the format's notation, by a text that states them."""
    entries: list[str] = []
    for day in sorted({session.date for session in event.sessions}):
        held = sorted((session.start, session.end) for session in event.sessions if session.date == day)
        begins, ends = held[0][0], max(end for _, end in held)
        away = [
            Span(max(s.start, start), min(s.end, end)) for start, end in held for s in spans if s.overlaps(start, end)
        ]
        breaks = [Span(end, start) for (_, end), (start, _) in pairwise(held) if end < start]
        within = [s for s in spans if any(b.start <= s.start and s.end <= b.end and s != b for b in breaks)]
        within += [Span(s.start, b.end) for b in breaks for s in spans if b.end < s.end and _starts_in(s, b, text)]
        breaks = [b for b in breaks if any(s.start < b.start and b.end < s.end for s in spans) or _surround(away, b)]
        for span in joined([*away, *breaks, *within]):
            start = f"{span.start:%H:%M}" if span.start > begins else ""
            end = f"{span.end:%H:%M}" if span.end < ends else ""
            entries.append(f"{day.isoformat()} {start}-{end}".removesuffix(" -"))
    return "; ".join(entries) or NEVER


def _uncut(spans: Sequence[Span], event: Event) -> str:
    """Absences in the format's notation as they were read, but for those before and after the hours of the event."""
    entries: list[str] = []
    for day in sorted({session.date for session in event.sessions}):
        held = [session for session in event.sessions if session.date == day]
        first, last = min(s.start for s in held), max(s.end for s in held)
        midnight = datetime.combine(day, time())
        for span in joined([s for s in spans if s.overlaps(first, last)]):
            start = f"{span.start:%H:%M}" if span.start > midnight else ""
            end = f"{span.end:%H:%M}" if span.end < midnight + timedelta(days=1) else ""
            entries.append(f"{day.isoformat()} {start}-{end}".removesuffix(" -"))
    return "; ".join(entries) or NEVER


def _starts_in(span: Span, pause: Span, text: str) -> bool:
    """Whether an absence begins within a break, or when it begins because a text says this hour."""
    said = span.start == pause.start and f"{span.start.hour}:{span.start:%M}" in text
    return said or pause.start < span.start < pause.end


def _surround(spans: Sequence[Span], pause: Span) -> bool:
    """Whether somebody is away until a break begins, and again when it ends."""
    return pause.start in {span.end for span in spans} and pause.end in {span.start for span in spans}


def unaccounted(text: str, spans: Sequence[Span], event: Event) -> bool:
    """Whether a time, or the number of a day of the event, in a text has no part in the absence that was read of it.

    A time has a part as the start or the end of an absence or of a session, or if it is not within the event; the
    number of a day if somebody is away on this day, or on all days but those that are named. Days of the week, or
    places of days, may be those of any absence, and so may days in the titles of several cells.
    """
    days = {session.date.day: session.date.isoformat() for session in event.sessions}
    held = [Span(session.start, session.end) for session in event.sessions]
    bounds = {f"{moment:%H:%M}" for span in (*spans, *held) for moment in (span.start, span.end)}
    opens = min(f"{session.start:%H:%M}" for session in event.sessions)
    closes = max(f"{session.end:%H:%M}" for session in event.sessions)
    said = in_ascii_digits(normalized(text))
    for hour, minute, half in (*_CLOCK_SAID.findall(said), *((h, "00", half) for h, half in _HOUR_SAID.findall(said))):
        hours = {"a": [int(hour)], "p": [int(hour) % 12 + 12]}.get(half, [int(hour), (int(hour) + 12) % 24])
        clocks = {f"{of:02}:{minute}" for of in hours}
        if clocks.isdisjoint(bounds) and any(opens < clock < closes for clock in clocks):
            return True
    if BETWEEN in text or _UNDATED.search(translated(said)) is not None:
        return False
    numbers = set(map(int, _NUMBER.findall(_HOUR_SAID.sub(" ", _UNTIL_HOUR.sub(" ", said)))))
    named = {days[number] for number in numbers if number in days}
    on = {str(s.start.date()) for s in held if any(span.overlaps(s.start, s.end) for span in spans)}
    partly = {str(s.start.date()) for s in held if not any(a.start <= s.start and s.end <= a.end for a in spans)}
    return bool(named and on - named and (on & partly - named or not _goes_with(on, named, sorted(days.values()))))


def _goes_with(on: set[str], named: set[str], days: Sequence[str]) -> bool:
    """Whether days are all but, up to, from, or between those that are named."""
    first, last = min(named), max(named)
    others, spans = set(days) - named, ([d for d in days if d <= last], [d for d in days if d >= first])
    before, after = ([d for d in days if d < first], [d for d in days if d > last])
    return (
        on <= others
        or any(on == {*of} for of in (*spans, before, after))
        or on <= {d for d in days if first <= d <= last}
    )


_CLOCK_SAID = lazy_regex(r"(?<![\d.:/])(\d{1,2})[:：]([0-5]\d)(?!\d)(?:\s?([ap])\.?m\b)?")
_HOUR_SAID = lazy_regex(
    r"(?<![\d.:/])([01]?\d|2[0-3])\s?(?:(?:h|hs|hrs?|uhr|ч|час\w*)\b|[点點时時시]|([ap])\.?m\b)(?!\s?(?:\d|半|반))"
)
_UNTIL_HOUR = lazy_regex(
    r"\d{1,2}[:：][0-5]\d(?:\s?(?:[-–—~～至到]|to|until|bis|à|a|до|تا|الى|إلى)\s?\d{1,2}(?![\d:.]))?"
)
"""A time, and an hour alone up to which it is: ``15:30-17``."""

_UNDATED = lazy_regex(UNDATED_DAY)
_NUMBER = lazy_regex(r"(?<![\d.:])\d{1,2}(?![\d:])")
