"""When somebody is away or there, told in words: ``not before 10:30``, ``only in the morning``, ``下午没空``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import timedelta
from functools import lru_cache

from sco_scheduler.intake.values.clock import MIDNIGHT_AFTER, clock_of, clock_text
from sco_scheduler.intake.values.entries import normalized
from sco_scheduler.resources import lazy_regex

NOON = "noon"
"""Stands for the middle of the day in a range: the event's own pause decides where that is."""

DASH = lazy_regex(r"[-–—−‑‐~〜～至到]|\bto\b|\bдо\b")
FROM = lazy_regex(r"(?:from|с|со|从|自)\s*(?=\d|上|下|中|早)")

_HOUR = (
    r"(?:(?:上午|下午|早上|晚上|中午)?\s*\d{1,2}(?:[:.]\d{2})?"
    r"(?:\s*(?:am|pm|a\.m\.|p\.m\.|h|点半?|时|час(?:ов|а)?|ч\.?))?)"
)
_MORNING = (
    r"(?:in the |the )?mornings?|a\.?m\.?|first half(?: of the day)?|утр(?:о|ом|а)|с утра|"
    r"(?:в )?перв(?:ая|ой|ую) половин[аеу](?: дня)?|上午|早上|"
    r"(?:until|till|before|up to) (?:noon|midday|lunch(?:time)?|12(?:[:.]00)?)|до (?:обеда|полудня|12(?:[:.]00)?)|"
    r"中午(?:之前|以前|前)"
)
_AFTERNOON = (
    r"(?:in the |the )?afternoons?|p\.?m\.?|second half(?: of the day)?|(?:во )?втор(?:ая|ой|ую) половин[аеу](?: дня)?|"
    r"下午|午后|(?:from|after) (?:noon|midday|lunch(?:time)?)|после (?:обеда|полудня)|с обеда|中午(?:之后|以后|后)"
)
_ALL_DAY = (
    r"(?:the )?(?:all|whole|full|entire) day(?: long)?|all the time|any ?time|весь день|целый день|полный день|"
    r"в любое время|любое время|без ограничений|когда угодно|"
    r"no (?:limits?|restrictions?)|全天|整天|都可以|均可|都行|随时|不限"
)
_AWAY = (
    r"(?:away|busy|absent|out|not available|unavailable|not there|not free|"
    r"(?:cannot|can't|can not|won't|will not|unable to|not able to)"
    r"(?: (?:come|attend|join|meet|participate|take part|make it|be (?:there|present|available)))?|"
    r"занят[аоы]?|нет на месте|отсутству\w*|недоступ\w*|"
    r"не (?:можем|могу|может|сможем|смогу|сможет|будет|будем)"
    r"(?: (?:быть|прийти|приехать|участвовать|присутствовать|встречаться))?|"
    r"(?:do not|don't|please do not) (?:schedule|book|plan)(?: us)?|no meetings|не (?:ставить|назначать|планировать)|"
    r"(?:请)?(?:勿|不要)安排|нет(?= |$)|不在|要?开会|有会议?|没空|没有空|有事|不行|"
    r"(?:不能|无法)(?:参加|出席|到场|来)?|来不了|不便)"
)
_ONLY = (
    r"(?:only|just|solely|available(?: only)?|free|there|present|can (?:only )?(?:come|attend|make it|be there)|"
    r"(?:есть )?только|лишь|доступ\w*|свобод\w*|(?:можем|могу|может|будем|будет)(?: быть)?(?: только)?|"
    r"只有|只能|仅|仅限|有空|可以|方便)"
)
_EXCEPT = r"(?:except(?: for)?|but(?: not)?|other than|apart from|excluding|кроме(?: как)?|за исключением|除了?|除去)"
_LEAD = lazy_regex(
    r"^(?:(?:no|нет|yes|да|but|но|sorry|unfortunately|we|i|we'll|i'll|will|our delegate|мы|я|к сожалению|需要|我们?)"
    r"[\s,.:;–-]+)+"
)

_THEN = r"(?:earlier than|before)|(?:раньше|ранее|до)"
_LATER = r"later than|after|позже|позднее|после"
_ARRIVES = (
    r"(?:arriv\w+|com\w+|join\w*)(?: only)?(?: at| after| from)?|прибыва\w+ (?:в|после|к)|приезжа\w+ (?:в|после|к)|"
    r"приед\w+ (?:в|после|к)|буд\w+ (?:с|после)|подъед\w+ (?:в|к|после)"
)
_LEAVES = (
    r"(?:leav\w+|depart\w+|go(?:es|ing)?|must go|has to leave|have to leave)(?: at| by| before)?|"
    r"уезжа\w+ (?:в|до)|уходи\w+ (?:в|до)|уед\w+ (?:в|до)|убыва\w+ в|уйд\w+ в"
)
_COMES = r"arriv\w+|arrival|прибыва\w+|приезжа\w+|приед\w+|прибытие|приезд|到达|抵达"
_HALF = lazy_regex(r"\s*(?:am|pm|a\.m\.|p\.m\.)$")
_A, _B = rf"(?P<a>{_HOUR})", rf"(?P<b>{_HOUR})"
_BETWEEN = rf"(?:(?:from|between|с|со|между|从)\s*)?{_A}\s*(?:[-–—~]|to|till|until|and|до|и|по|至|到)\s*{_B}"

# What is said of a time of day without saying whether somebody is there then.
_STRETCHES = (
    (_MORNING, f"-{NOON}"),
    (_AFTERNOON, f"{NOON}-"),
    (_BETWEEN, "{a}-{b}"),
    (rf"(?:(?:until|till|up to|by)|{_THEN})\s+{_A}", "-{a}"),
    (rf"(?:from|since|starting(?: at)?|{_LATER}|с)\s+{_A}(?:\s*(?:on|onwards|и позже|и далее))?", "{a}-"),
    (rf"{_A}\s*(?:以前|之前|前)", "-{a}"),
    (rf"{_A}\s*(?:以后|之后|起|后|onwards|and later)", "{a}-"),
)
# What says that somebody is away.
_ABSENCES = (
    (rf"(?:(?:not|no|не)\s+)(?:{_THEN})\s+{_A}", "-{a}"),
    (rf"(?:{_ARRIVES}|(?:arrival|прибытие|приезд)(?: at| в)?)\s+{_A}", "-{a}"),
    (rf"(?:{_COMES})\s+(?:{_AFTERNOON})", f"-{NOON}"),
    (rf"{_A}\s*(?:到达|抵达|才到|才能到)", "-{a}"),
    (rf"(?:(?:not|no|не)\s+)(?:{_LATER})\s+{_A}", "{a}-"),
    (rf"(?:{_LEAVES}|(?:departure|отъезд|убытие|вылет)(?: at| в)?)\s+{_A}", "{a}-"),
    (rf"{_A}\s*(?:离开|离会|走)", "{a}-"),
)


def absence_in_figures(text: str, *, present: bool = False) -> str | None:
    """The hours in which somebody is away, as a list of ranges; None where a text in words says none.

    Parameters
    ----------
    text
        What was written, folded, such as ``not before 10:30``.
    present
        Whether a time that is named alone is one at which somebody is there, as below *Availability*.
    """
    if not present and _RANGE.fullmatch(text):
        return text  # as most are written, which need not wait for all patterns to be compiled
    bare = with_figures(text.strip(" .!。"))
    for pattern, words in _REWRITTEN:
        bare = pattern.sub(words, bare, count=1)
    short = _LEAD.sub("", bare)
    for said in dict.fromkeys((bare, short)):
        found = _said(said, present=present)
        if found is not None:
            return found
    return None


_REWRITTEN = (
    (lazy_regex(r"^(.*[点點时時:](?:半|\d{1,2}分?)?)(?:以后|之后|后)?才(?:能|会)?(?:来|到|参加|有空)$"), r"\1之前不在"),
    (lazy_regex(r"^(.*[点點时時:](?:半|\d{1,2}分?)?)(?:要)?(?:去机场|赶飞机|赶火车|离开|离会|走)$"), r"\1以后不在"),
    (lazy_regex(r"^(\d{1,2}:\d{2})(?:到|到达|抵达|到场|来)$"), r"\1之前不在"),
    (lazy_regex(r"^(?:只有|只能|仅)?(.+?)才(?:能|会)?(?:来|到|参加|有空|可以)$"), r"只有\1"),
    (lazy_regex(r"^(?:只有|只能|仅限|仅)(.+?)(?:有空|可以|方便|能来|能到|来|在)$"), r"只有\1"),
    (lazy_regex(r"^(?:can|could) only (?:do|make|manage) "), "only "),
)
"""What is written in other words before it is read: ``11点以后才来`` is ``11点之前``, when somebody is not there."""

SPAN = lazy_regex(
    r"\bс \d{1,2}(?:[:.]\d{2})? до \d{1,2}|\b(?:from )?\d{1,2}(?:[:.]\d{2})?(?: ?[ap]m)? to \d{1,2}\b|"
    r"\d{1,2}\s*[点點时時](?:半|\d{2}分?)?\s*[到至-]\s*\d{1,2}",
    re.IGNORECASE,
)
"""Hours from one to another."""

_RANGE = lazy_regex(r"(?:\d{1,2}:\d{2})?-(?:\d{1,2}:\d{2})?")
_WHEN = lazy_regex(rf"\d|{_MORNING}|{_AFTERNOON}|{_ALL_DAY}")
"""What every text holds that says when, but for a mere yes."""

_NUMERAL = lazy_regex(r"十[一二]|[一二两三四五六七八九十](?=[点點时時])|(?<=[点點])[一二三四五]?十")
_OF_NUMERAL = {sign: number for number, sign in enumerate("一二三四五六七八九十", start=1)} | {"两": 2}


def with_figures(text: str) -> str:
    """A text with the Chinese numerals of its hours as figures: ``3点半`` for ``三点半``."""
    return _NUMERAL.sub(lambda match: str(_value(match[0])), text) if "点" in text or "时" in text else text


def _value(numeral: str) -> int:
    if len(numeral) == 2:
        return 10 + _OF_NUMERAL[numeral[1]] if numeral[0] == "十" else 10 * _OF_NUMERAL[numeral[0]]
    return _OF_NUMERAL[numeral]


def _said(text: str, *, present: bool) -> str | None:
    if not _WHEN.search(text):
        return "" if present and _all_day().fullmatch(text) else None
    for patterns, away in (
        (_compiled("absences"), True),
        (_compiled("away"), True),
        (_compiled("there"), False),
        (_compiled("stretches"), not present),
    ):
        for pattern, figures in patterns:
            match = pattern.fullmatch(text)
            if match is not None:
                stretch = figures.format(**_hours(match.groupdict()))
                return stretch if away else _rest(stretch)
    if present and _all_day().fullmatch(text):
        return ""
    return None


@lru_cache(maxsize=4)
def _compiled(kind: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    if kind == "absences":
        away = tuple((re.compile(pattern), figures) for pattern, figures in _ABSENCES)
        return away + tuple(
            (
                re.compile(
                    rf"(?:(?:{_ALL_DAY})[\s,，]*)?{_EXCEPT}\s*(?:{pattern})(?:\s*[之以]?外)?[\s,，]*(?:{_ALL_DAY})?"
                ),
                figures,
            )
            for pattern, figures in _STRETCHES
        )
    if kind == "stretches":
        return tuple((re.compile(pattern), figures) for pattern, figures in _STRETCHES)
    word = _AWAY if kind == "away" else _ONLY
    return tuple(
        (re.compile(whole), figures)
        for pattern, figures in _STRETCHES
        for whole in (rf"{word}\s*(?:{pattern})", rf"(?:{pattern})\s*{word}")
    )


def _hours(said: Mapping[str, str]) -> dict[str, str]:
    """Hours as they are read alone: ``2`` of ``2-4 pm`` is ``2 pm``."""
    half = _HALF.search(said.get("b", ""))
    hours = {}
    for name, hour in said.items():
        whole = hour + half[0] if half and name == "a" and hour.isdigit() and _is_before(hour, said["b"]) else hour
        hours[name] = f"{whole}:00" if whole.isdigit() else whole
    return hours


def _is_before(hour: str, other: str) -> bool:
    digits = re.match(r"\d+", other)
    return digits is not None and int(hour) < int(digits[0])


@lru_cache(maxsize=1)
def _all_day() -> re.Pattern[str]:
    return re.compile(rf"(?:{_ONLY}\s*)?(?:{_ALL_DAY})|yes|да|是|可以|y")


def always_there(text: str) -> bool:
    """Whether an answer to when somebody is away says that they are there all the time: ``always available``."""
    return _ALWAYS_THERE.fullmatch(normalized(text).strip(" .!。！")) is not None


_ALWAYS_THERE = lazy_regex(
    rf"(?:(?:we|i|our team)(?:'re|'ll| are| am| will)?(?: be)? )?(?:always|fully|here|there|present|available|free)"
    rf"(?: (?:there|here|present|available|free|always|throughout|(?:for )?(?:{_ALL_DAY})|(?:both|all|every) days?))*|"
    rf"(?:we|i)(?:'ll| will)? (?:be (?:there|here)|stay|attend)(?: (?:{_ALL_DAY}|throughout|(?:both|all) days))?|"
    rf"(?:мы |я )?(?:будем|буду|будет|присутству\w+|участву\w+|на месте|доступн\w+|свободн\w+)"
    rf"(?: (?:на месте|здесь|доступн\w+))?"
    rf"(?:,? (?:всегда|вс[её] время|оба дня|все дни|каждый день|{_ALL_DAY}))?|"
    r"(?:мы )?(?:всегда|вс[её] время|оба дня|все дни)(?: (?:будем|на месте|здесь|доступн\w+|свободн\w+))*|"
    rf"(?:могу|можем|удобно|свободн\w+) (?:{_ALL_DAY}|в любой день)|в любой день|any ?time (?:is fine|works|is ok)|"
    r"(?:时间)?(?:随时|都|均)(?:都?方便|可以?|行|有空|没问题)(?:来|参加|到场)?|"
    r"none(?: of (?:these|the above|them))?|never|никогда|ни в один(?: из \w+)?|"
    r"(?:我们?)?(?:全程|一直|始终|都|全部时间|两天都?)(?:都?在|参加|参会|在场|在会|有空|可以|到场)?(?:场|会)?"
)
"""What says that somebody is there all the time."""


def _rest(stretch: str) -> str:
    """All of the day but one stretch of it."""
    start, _, end = (part.strip() for part in stretch.partition("-"))
    return "; ".join([*([f"-{start}"] if start else []), *([f"{end}-"] if end else [])])


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
    ("from", lazy_regex(rf"\b(?:{_FROM_WORDS})\b|开始|起|最早|到达")),
    ("until", lazy_regex(rf"\b(?:{_UNTIL_WORDS})\b|结束|止|最晚|离开")),
)


_WHOLE_DAY = lazy_regex(
    r"(?:all|(?:the )?whole|full|(?:the )?entire)[\s-]+day(?: long)?|весь день|целый день|полный день|全天|整天|一整天"
)
_HALF_DAY = lazy_regex(
    r"(?:(?:in the )?(?:morning|afternoon)|first half|second half|утро|утром|день|днем|днём|до обеда|после обеда|"
    r"перв\w+ половин\w+(?: дня)?|втор\w+ половин\w+(?: дня)?|上午|下午)\s*[(（]([^()（）]*\d[^()（）]*)[)）]"
)


def is_whole_day(text: str) -> bool:
    """Whether what stands behind a date says that it is the whole of that day."""
    return _WHOLE_DAY.fullmatch(text.strip(" .,()（）")) is not None


def hours_in_brackets(text: str) -> str:
    """The hours of ``afternoon (14:00-17:00)``, which say what is meant by the word before them; else the text."""
    match = _HALF_DAY.fullmatch(text.strip(" .,"))
    return match[1].strip() if match is not None else text


def bound_of(title: str) -> str | None:
    """Whether the title of a column of times says ``from`` or ``until`` when; None where it says neither, or both."""
    text = normalized(title)
    found = [name for name, pattern in _BOUNDS if pattern.search(text)]
    return found[0] if len(found) == 1 else None


def ranges_apart(text: str) -> str:
    """A list of ranges with semicolons in place of its commas, as in ``09:00-10:00, 11:00-12:00``; else the text."""
    parts = _COMMA.split(normalized(text))
    ranges = len(parts) > 1 and all(_FIGURES.fullmatch(p) and any(map(str.isdigit, p)) for p in parts)
    return "; ".join(parts) if ranges else text


def says_away(text: str) -> bool:
    """Whether a folded text says that somebody is away, and not when."""
    return re.fullmatch(_AWAY, text) is not None


def tells_absence(text: str) -> bool:
    """Whether a text says by its own words when somebody is away, and not merely that nobody is."""
    return tells_itself(text) and absence_in_figures(normalized(text), present=True) != ""


def tells_itself(text: str) -> bool:
    """Whether a text says by its own words when somebody is away or there, whatever stands above it."""
    bare = normalized(text)
    there = absence_in_figures(bare, present=True)
    return there is not None and (there == "" or there == absence_in_figures(bare))
