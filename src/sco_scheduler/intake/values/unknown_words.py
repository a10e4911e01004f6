"""Reads hours beside words that are not known: the only figures of a text, and hours before a reason in brackets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from sco_scheduler.intake.values.clauses import SURE, clauses_of, rewritten, says_only
from sco_scheduler.intake.values.dates import ONLY, clock_of, clock_text
from sco_scheduler.intake.values.presence import NEVER
from sco_scheduler.intake.values.readings import Reading, doubted, read_when
from sco_scheduler.intake.values.tongues import in_english
from sco_scheduler.resources import lazy_regex


def read_without_reason(text: str, *, present: bool, placed: bool) -> Reading | None:
    """What a folded text says of hours, without a reason in brackets behind it if its words are not sure.

    It is at most likely if unknown words beside the hours may change them.
    """
    return doubted(_without_reason(text, present=present, placed=placed), text)


def _without_reason(text: str, *, present: bool, placed: bool) -> Reading | None:
    found = read_when(text, present=present, placed=placed)
    if found is not None and found.sure >= SURE:
        return found
    text = _DASHED.sub(r"\1 ", whole := text)
    found = found if text == whole else read_when(text, present=present, placed=placed)
    bare = _REASON.sub("", text)
    if bare == text or not bare or _LIMITS.search(in_english(text)):
        return found
    plain = read_when(bare, present=present, placed=placed)
    return plain if plain is not None and plain.sure >= SURE else found


_DASHED = lazy_regex(r"(\d{4}-\d\d-\d\d) [-–—:] (?=[^\W\d])")
"""A dash between a day and what is said of it: ``2026-06-09 - we come``."""

_REASON = lazy_regex(r"\s*[(（][^()（）\d]*[)）]\s*$")
_LIMITS = lazy_regex(
    r"\(.*(?:\b(?:only|except|not|no|but|without|from|until|or|maybe)\b|day\b|不|只|除|仅|только|не|кроме)"
)
"""Words in brackets that change what is said before them."""


def days_joined(text: str) -> str:
    """A text with *and* between days of which Chinese says one thing together: ``17日全天、18日上午都可以``."""
    return _TOGETHER.sub("和", text)


_TOGETHER = lazy_regex(r"(?<=[\u3400-\u9fff])、(?=[^，。；、,;\n]*[都均皆](?:可|行|能|在|有空))")


def hours_among_words(text: str, event: Sequence[date], *, present: bool) -> tuple[str, ...]:
    """The readings of the only hours, or of days alone, among words that are not known; empty if there are none.

    Parameters
    ----------
    text
        The text, folded, with days as dates: ``from 12 to 13 collects the children``.
    event
        The days of the event: numbers that are all theirs are days, as in ``9-10-11``.
    present
        Whether the text gives the hours of presence.
    """
    days = list(dict.fromkeys(_WRITTEN_DAY.findall(text := in_english(text))))
    numbers, of_event = re.findall(r"\d+", text), {str(day.day): day.isoformat() for day in event}
    if len(numbers) > 1 and of_event.keys() >= {*numbers} and ":" not in text:
        days, text = [of_event[number] for number in dict.fromkeys(numbers)], ""
    spans = [(m["start"], m["end"]) for m in _AMONG_WORDS.finditer(text) if m["said"] or ":" in m["start"] + m["end"]]
    clocks = [clock_of(bound if ":" in bound else f"{bound}:00") for bound in spans[0]] if len(spans) == 1 else []
    start, end = (*clocks, None, None)[:2]
    if len(spans) > 1 or (spans and (start is None or end is None or start >= end)):
        return ()
    if start is None or end is None:
        present = present or (_COMES.search(text) is not None and _NOT.search(text) is None)
        bound = _FROM_OR_UNTIL.search(text) if len(days) == 1 else None
        if bound is not None:
            days = [day for d in event if (day := d.isoformat()) == days[0] or (day > days[0]) is (bound[1] == "from")]
        moves = re.search(r"\b(?:leave|depart|arriv|fly)", text) is not None and not says_only(text)
        moves = moves and not any(map(str.isdecimal, _WRITTEN_DAY.sub(" ", text)))  # at no hour
        if len(event) > 1 and (missed := missed_by_journey(text, event)):
            return missed, "; ".join(days)
        there = NEVER if len(days) == len(event) or moves else ONLY + " & ".join(days)
        return (there, "; ".join(days))[0 if present or moves or says_only(text) else 1 :] if days else ()
    away, rest = [f"{clock_text(start)}-{clock_text(end)}"], [f"-{clock_text(start)}", f"{clock_text(end)}-"]
    found = tuple("; ".join(f"{day} {h}".strip() for day in days or [""] for h in hours) for hours in (away, rest))
    return found[::-1] if present else found


def with_hour_said(text: str, readings: Sequence[str]) -> tuple[str, ...]:
    """The readings of a text, behind those by its only hour if none of them has it: ``stay only till 14 on the 5th``.

    Parameters
    ----------
    text
        The text, folded, with days as dates.
    """
    said = in_english(text)
    days, rest = [*dict.fromkeys(_WRITTEN_DAY.findall(said))], _WRITTEN_DAY.sub(" ", said)
    found = _BOUND.search(rest)
    if found is None or len(days) > 1 or any(map(str.isdecimal, rest.replace(found[0], " "))):
        return tuple(readings)
    hour, minute = int(found["hour"]), found["minute"] or "00"
    clock, clocks = f"{hour:02}:{minute}", {f"{of:02}:{minute}" for of in (hour, (hour + 12) % 24)}
    if _HALF.match(rest, found.end()) or any(of in reading for reading in readings for of in clocks):
        return tuple(readings)
    day = f"{days[0]} " if days else ""
    until = (found["until"] is not None) is not (_NOT.search(rest) is not None or _GONE.search(rest) is not None)
    both = (f"{day}{clock}-", f"{day}-{clock}")
    return (*both[:: 1 if until else -1], *readings)


_BOUND = lazy_regex(
    r"\b(?:(?P<until>until|till|before)|from|after|since) (?P<hour>[01]?\d|2[0-3])(?::(?P<minute>[0-5]\d))?(?![\d.:/-])"
)
_HALF = lazy_regex(r"\s*[ap]\.?m\b")
_GONE = lazy_regex(r"\b(?:away|absent|busy|out|unavailable)\b")


def missed_by_journey(text: str, event: Sequence[date]) -> str:
    """The days of the event before an arrival or after a departure on one of them at no hour; '' for other texts."""
    clauses = clauses_of(rewritten(_ARRIVES_ON.sub(r"arrives \1", text)))
    moved = [c for c in clauses if c.says("arrive", "leave") and not c.says("not", "contact")]
    days = [day for clause in moved for day in clause.days]
    known, rest = list(map(date.isoformat, event)), _WRITTEN_DAY.sub(" ", text)
    if len(days) != 1 or days[0] not in known or any(map(str.isdecimal, rest)) or says_only(text):
        return ""
    place = known.index(days[0])
    return "; ".join(known[:place] if moved[0].says("arrive") else known[place + 1 :])


_ARRIVES_ON = lazy_regex(r"(\d{4}-\d\d-\d\d) ?[才再]?到(?=$|[\s,，。;；.!])")
"""A day in Chinese on which somebody arrives."""

_FROM_OR_UNTIL = lazy_regex(r"\b(from|until|till) \d{4}-")
_COMES = lazy_regex(r"\b(?:come|coming|attend\w*|take part|participat\w*|be there|are there)\b|участву|будем|参加|出席")
_NOT = lazy_regex(r"\b(?:not|no|never|can't|cannot|without)\b|n't\b|(?<![а-я])не(?![а-я])|不")
_WRITTEN_DAY = lazy_regex(r"\d{4}-\d\d-\d\d")
_AMONG_WORDS = lazy_regex(
    r"(?<![\d:.,/-])(?P<said>(?:from|between|с|von|de|da|dalle|od|van|fra|från|klo|kl\.?) )?"
    r"(?P<start>\d{1,2}(?::\d\d)?)\s?"
    r"(?:[-–—]|to|until|till|and|до|bis|à|a|alle|as|às|do|tot|til|till)\s?(?P<end>\d{1,2}(?::\d\d)?)(?![\d:/]|\.\d|-\d)"
)
"""Two hours with a word or a dash between them."""
