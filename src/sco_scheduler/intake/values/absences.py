"""When somebody is away or there, told in words: ``not before 10:30``, ``only in the morning``, ``下午没空``."""

from __future__ import annotations

import re
from datetime import timedelta
from functools import lru_cache

from sco_scheduler.intake.values.clock import MIDNIGHT_AFTER, clock_of, clock_text
from sco_scheduler.intake.values.entries import normalized
from sco_scheduler.intake.values.readings import is_whole_day, read_when
from sco_scheduler.resources import lazy_regex

DASH = lazy_regex(r"[-–—−‑‐~〜～至到]|\bto\b|\bдо\b")
FROM = lazy_regex(r"(?:from|с|со|从|自)\s*(?=\d|上|下|中|早)")

_ALL_DAY = (
    r"(?:the )?(?:all|whole|full|entire) day(?: long)?|all the time|any ?time|весь день|целый день|полный день|"
    r"в любое время|любое время|без ограничений|когда угодно|"
    r"no (?:limits?|restrictions?)|全天|整天|都可以|均可|都行|随时|不限"
)
_ONLY = (
    r"(?:only|just|available(?: only)?|free|there|present|can (?:only )?(?:come|attend|make it|be there)|"
    r"(?:есть )?только|доступ\w*|свобод\w*|(?:можем|могу|может|будем|будет)(?: быть)?(?: только)?|"
    r"只有|只能|仅|仅限|有空|可以|方便)"
)

KNOWN = 0.9
"""How sure a reading has to be that is taken without a question."""

NEVER = "never"
"""What a map says of a text that says no absence."""


def absence_in_figures(text: str, *, present: bool = False) -> str | None:
    """The hours in which somebody is away, as a list of ranges; None where a text says none, or not surely.

    Parameters
    ----------
    text
        What was written, folded, such as ``not before 10:30``.
    present
        Whether a time that is named alone is one at which somebody is there, as below *Availability*.
    """
    if not present and is_range(text):
        return text
    found = read_when(text, present=present)
    if found is not None and found.sure >= KNOWN:
        return found.away
    return "" if present and _says_always(text) else None


def is_range(text: str) -> bool:
    """Whether a folded text is one range as the format has it: ``09:00-10:30``, ``15:00-``."""
    return _RANGE.fullmatch(text) is not None


def in_words(figures: str) -> str:
    """A list of ranges with *morning* and *afternoon*, which end and begin where the event says."""
    return re.sub("noon-(?!noon)", "afternoon", re.sub(r"(?<!\S)-noon", "morning", figures))


SPAN = lazy_regex(
    r"\bс \d{1,2}(?:[:.]\d{2})? до \d{1,2}|\b(?:from )?\d{1,2}(?:[:.]\d{2})?(?: ?[ap]m)? to \d{1,2}\b|"
    r"\d{1,2}\s*[点點时時](?:半|\d{2}分?)?\s*[到至-]\s*\d{1,2}",
    re.IGNORECASE,
)
"""Hours from one to another."""

_RANGE = lazy_regex(r"(?:\d{1,2}:\d{2}|noon)?-(?:\d{1,2}:\d{2}|noon)?")


@lru_cache(maxsize=1)
def _all_day() -> re.Pattern[str]:
    return re.compile(rf"(?:(?:yes|да|是的?)[\s,]+)?(?:{_ONLY}\s*)?(?:{_ALL_DAY})|yes|да|是|可以|y")


def _says_always(text: str) -> bool:
    """Whether a folded text says of who is asked when they are there that it is all the time."""
    bare = text.strip(" .!。！")
    return bool(bare) and (_all_day().fullmatch(bare) or _ALWAYS_THERE.fullmatch(bare)) is not None


def always_there(text: str) -> bool:
    """Whether an answer to when somebody is away says that they are there all the time: ``always available``."""
    bare = normalized(text).strip(" .!。！")
    behind = _ANSWERS_NO.sub("", bare)
    return (
        _AT_NO_TIME.fullmatch(bare) is not None
        or any(map(_ALWAYS_THERE.fullmatch, {bare, behind}))
        or (behind != bare and is_whole_day(behind))
    )


_AT_NO_TIME = lazy_regex(r"none(?: of (?:these|the above|them))?|never|никогда|ни в один(?: из \w+)?")


_ANSWERS_NO = lazy_regex(r"^(?:no(?:pe)?|нет|没有?|无|否)[\s,，;；.:-]+")


_ALWAYS_THERE = lazy_regex(
    rf"(?:(?:we|i|our team)(?:'re|'ll| are| am| will)?(?: be)? )?(?:always|fully|here|there|present|available|free)"
    rf"(?: (?:there|here|present|available|free|always|throughout|(?:for )?(?:{_ALL_DAY})|(?:both|all|every) days?))*|"
    rf"(?:we|i)(?:'ll| will)? (?:be (?:there|here)|stay|attend)(?: (?:{_ALL_DAY}|throughout|(?:both|all) days))?|"
    rf"(?:мы |я )?(?:будем|буду|будет|присутству\w+|участву\w+|на месте|доступн\w+|свободн\w+)"
    rf"(?: (?:на месте|здесь|доступн\w+))?"
    rf"(?:,? (?:всегда|вс[её] время|оба дня|все дни|каждый день|{_ALL_DAY}))?|"
    r"(?:мы )?(?:всегда|вс[её] время|оба дня|все дни)(?: (?:будем|на месте|здесь|доступн\w+|свободн\w+))*|"
    rf"(?:могу|можем|удобно|свободн\w+) (?:{_ALL_DAY}|в любой день)|в любой день|any ?time (?:is fine|works|is ok)|"
    rf"(?:{_ALL_DAY})[\s,]*(?:мы |我们)?(?:(?:there|here|present|available|free|будем|буду|на месте|здесь|"
    rf"свободн\w+|доступн\w+|都|均|在|参加|参会|出席|到场|在场|有空|可以|方便|场|会)\s*)+|"
    r"(?:时间)?(?:随时|都|均)(?:都?方便|可以?|行|有空|没问题)(?:来|参加|到场)?|"
    r"immer (?:verfügbar|da|anwesend|frei)|jederzeit|toujours (?:disponibles?|là)|"
    r"(?:我们?)?(?:全程|一直|始终|都|全部时间|两天都?)(?:都?在|参加|参会|在场|在会|有空|可以|到场)?(?:场|会)?"
)
"""What says that somebody is there all the time."""


def rest_of_day(text: str) -> str:
    """The absences of who is there at some times of day: ``-09:00; 12:00-`` for ``09:00-12:00``.

    What is no list of such times is given back as it stands, so that it is reported where it is read.
    """
    told = absence_in_figures(normalized(text), present=True) if not re.search(r"[;；\n]", text) else None
    if told is not None:
        return told
    ranges: list[tuple[timedelta, timedelta]] = []
    for part in re.split(r"[;；、,，\n]+", text):
        ends = [end.strip() for end in DASH.split(FROM.sub("", normalized(part), count=1))]
        clocks = [clock_of(end) if end else None for end in ends]
        if len(ends) != 2 or not any(ends) or any(c is None and end for c, end in zip(clocks, ends, strict=True)):
            return text
        ranges.append((clocks[0] or timedelta(0), clocks[1] or MIDNIGHT_AFTER))
    away, before = [], timedelta(0)
    for start, end in sorted(ranges):
        if start > before:
            away.append(f"{clock_text(before) if before else ''}-{clock_text(start)}")
        before = max(before, end)
    return "; ".join([*away, *([f"{clock_text(before)}-"] if before < MIDNIGHT_AFTER else [])])


_COMMA = lazy_regex(r"\s*[,，]\s*")
_FIGURES = lazy_regex(r"[\d:.\s]*[-–—~～至][\d:.\s]*")
_FROM_WORDS = r"from|start\w*|begin\w*|arriv\w*|earliest|с|начало|прибы\w*|приез\w*"
_UNTIL_WORDS = r"until|till|to|end\w*|latest|leav\w*|depart\w*|до|по|конец|окончание|отъезд\w*|убы\w*"
_BOUNDS = (
    ("from", lazy_regex(rf"\b(?:{_FROM_WORDS})\b|开始|起|最早|到达|抵达|到会|到场|报到")),
    ("until", lazy_regex(rf"\b(?:{_UNTIL_WORDS})\b|结束|止|最晚|离开|离会|离场|返程")),
)


_HALF_DAY = lazy_regex(
    r"(?:(?:in the )?(?:morning|afternoon)|first half|second half|утро|утром|день|днем|днём|до обеда|после обеда|"
    r"перв\w+ половин\w+(?: дня)?|втор\w+ половин\w+(?: дня)?|上午|下午)\s*[(（]([^()（）]*\d[^()（）]*)[)）]"
)


def hours_in_brackets(text: str) -> str:
    """The hours of ``afternoon (14:00-17:00)``, which say what is meant by the word before them; else the text."""
    match = _HALF_DAY.fullmatch(text.strip(" .,"))
    return match[1].strip() if match is not None else text


def bound_of(title: str) -> str | None:
    """Whether the title of a column of times says ``from`` or ``until`` when; None where it says neither, or both."""
    text = normalized(title)
    found = [name for name, pattern in _BOUNDS if pattern.search(text)]
    return found[0] if len(found) == 1 else None


def asks_from_until(title: str) -> bool:
    """Whether a title asks from when and until when something is: ``с какого и до какого времени вы на площадке``."""
    text = normalized(title)
    return _ASKS_WHEN.search(text) is not None and all(pattern.search(text) for _, pattern in _BOUNDS)


_ASKS_WHEN = lazy_regex(
    r"\bwhen\b|what (?:time|hour)|как(?:ого|ое|ой) (?:времен|врем|час)|скольки|когда|几点|何时|什么时"
)


def ranges_apart(text: str) -> str:
    """A list of ranges with semicolons in place of its commas, as in ``09:00-10:00, 11:00-12:00``; else the text."""
    parts = _COMMA.split(normalized(text))
    ranges = len(parts) > 1 and all(_FIGURES.fullmatch(p) and any(map(str.isdigit, p)) for p in parts)
    return "; ".join(parts) if ranges else text


def tells_absence(text: str) -> bool:
    """Whether a text says by its own words when somebody is away, and not merely that nobody is."""
    return tells_itself(text) and absence_in_figures(normalized(text), present=True) != ""


def tells_itself(text: str) -> bool:
    """Whether a text says by its own words when somebody is away or there, whatever stands above it."""
    bare = normalized(text)
    found = read_when(bare) if not is_whole_day(bare) else None
    if found is not None:
        return found.told and found.sure >= KNOWN
    return _says_always(bare)
