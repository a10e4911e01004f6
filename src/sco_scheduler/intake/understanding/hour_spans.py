"""Finds ranges of hours in texts of any language that can be nothing else: ``od 9. do 16. ure``, ``सुबह 9 बजे से 4 बजे``.

``data/event_words.json`` has the words beside them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import time
from functools import lru_cache
from itertools import pairwise

from sco_scheduler.intake.values.clauses import clauses_of
from sco_scheduler.intake.values.entries import in_ascii_digits, normalized
from sco_scheduler.intake.values.presence import MONTH
from sco_scheduler.intake.values.tongues import translated
from sco_scheduler.intake.values.weekdays import names_of_weekdays
from sco_scheduler.resources import kept_regex, lazy_regex, whole_words, words_of_kinds


def words_for(*kinds: str) -> str:
    """The source of a pattern of some kinds of words beside the hours of an event."""
    return f"(?:{whole_words(words_of_kinds('event_words.json', *kinds))})"


PARTS = lazy_regex(r"[,;，；。、|()（）\n]|\.\s")
"""What parts the words beside hours."""

BREAK = lazy_regex(lambda: words_for("break"))
_NO_BREAK = lazy_regex(lambda: words_for("no break"))
_GOES_ON = lazy_regex(lambda: words_for("goes on"))


MEETINGS = lazy_regex(
    r"meeting|\bb2b\b|\btalks\b|session|\bnegotiat|appointment|slots?\b|\b1[- ]?(?:to|on|:)[- ]?1\b|gespräch|"
    r"\btermine?\b|rendez-vous|rencontre|\bcitas?\b|reuni[oó]n|reuniões|reunião|rueda de negocios|incontr[io]\b|"
    r"görüşme|spotkan|uchrashuv|кездесу|встреч|переговор|сесси|洽谈|会谈|对接|会面|场次|每[场轮]|商談|面談|1回\d|상담|미팅|면담|회당|"
    r"1회 ?\d|"
    r"\bm[öø][td]et?|\btapaami|\btárgyal|\btalálkoz|\bgesprek|\bafspra|\bîntâln|\bsusret|\bsastan|\bjednán|\bschůz|"
    r"\bgörüş|\bpertemuan|\btemu |cuộc gặp|gặp gỡ|giao thương|นัด|เจรจา|ประชุม|συναντησ|συναντήσ|შეხვედრ|հանդիպ|"
    r"لقاء|اجتماع|مقابل|ملاقات|جلسه|مذاکر|פגיש|बैठक|मुलाकात"
)
"""Words for the meetings of an event."""

OTHER = lazy_regex(lambda: words_for("other"))
"""Words for other parts of a programme, and for hours of something else: registration, dinner, transfers, an office."""


LABEL_KINDS = ("label", "begins", "ends", "from", "until", "break", "other")
"""The kinds of words before a fact about an event, such as ``Date`` and ``Lunch``."""


def names_part(folded: str) -> bool:
    """Whether words beside hours, folded, may name a part of a programme: ``Conference``, and not ``on Tuesday``."""
    words = (word[0] for word in _LONG_WORD.finditer(_named_days().sub(" ", folded)))
    return any(_known_beside().fullmatch(word) is None for word in words)


@lru_cache(maxsize=1)
def _named_days() -> re.Pattern[str]:
    return kept_regex(
        rf"(?:{names_of_weekdays()})(?![^\W\d_])|{MONTH}|[\u4e00-\u9fff]*(?:周|星期|月|日|号)[一二三四五六日天]?"
    )


@lru_cache(maxsize=1)
def _known_beside() -> re.Pattern[str]:
    kinds = (
        *LABEL_KINDS,
        "and",
        "hour",
        "at",
        "morning before",
        "morning behind",
        "afternoon before",
        "afternoon behind",
    )
    return kept_regex(words_for(*kinds))


_LONG_WORD = lazy_regex(r"[^\W\d_\u3400-\u9fff]{4,}|[\u3400-\u9fff]{2,}")


def is_about_meetings(text: str) -> bool:
    """Whether a text in any language has a word for meetings."""
    return any(MEETINGS.search(said) for said in (normalized(text), translated(normalized(text))))


def is_no_break(before: str, behind: str) -> bool:
    """Whether words around hours, folded, deny a break: ``no lunch break (12:30-13:30)``, ``lunch, meetings go on``."""
    last = next(filter(str.strip, reversed(PARTS.split(before))), "")
    first, *further = PARTS.split(behind.lstrip(" (（"))
    beside = f"{last} {first}"
    goes_on = _GOES_ON.search(" ".join((beside, *further[:1]))) is not None and BREAK.search(beside) is not None
    return goes_on or _NO_BREAK.search(beside) is not None


def ranges_in(text: str) -> Iterator[tuple[str, time, time]]:
    """The ranges of hours in a text, each with the words between it and the one before."""
    folded, end = folded_hours(text), 0
    for match in spans_in(folded):
        start, last = bounds(match)
        if start < last:
            yield folded[end : match.start()], start, last
        end = match.end()


@lru_cache(maxsize=131072)
def folded_hours(text: str) -> str:
    """A text folded, in which ``between 9 and 16`` is a range."""
    folded = _NOON_AS_END.sub("12:00", normalized(in_ascii_digits(text)))
    folded = _HALF_PAST.sub(r"\1:30", _TURKISH.sub(r"\1-", _FOUR_FIGURES.sub(r"\1:\2-\3:\4", folded)))
    return _BETWEEN_TWO.sub(r"\g<first>-", folded) if _BETWEEN.search(folded) is not None else folded


def without_halves(folded: str) -> str:
    """A folded text without halves of the day that are told by its break: ``after lunch: 14:00-17:00``."""
    return _BY_LUNCH.sub(" ", folded)


_BY_LUNCH = lazy_regex(r"(?:после|до) обеда|(?:after|before)(?: the)? (?:lunch|break)")
_HALF_PAST = lazy_regex(r"(?<!\d)(\d{1,2})\s?[点點时時]半")
_TURKISH = lazy_regex(r"(?<!\d)(\d{1,2}[.:]\d{2}) ile (?=\d{1,2}[.:]\d{2})")
_FOUR_FIGURES = lazy_regex(
    r"(?<![\d.,/:-])(?!20\d\d\s?[-–]\s?20)([01]\d|2[0-3])([0-5]\d)\s?[-–]\s?([01]\d|2[0-3])([0-5]\d)(?![\d.,/:-])"
)
"""Hours in four figures each: ``0900-1200``, and no years."""

_NOON_AS_END = lazy_regex(r"(?<![\d:])12 ?noon\b|(?:(?<=to )|(?<=till )|(?<=until )|(?<=[-–—])|(?<=[-–—] ))noon\b")
_BETWEEN = lazy_regex(lambda: words_for("between"))
_BETWEEN_TWO = lazy_regex(
    lambda: (
        rf"(?P<first>{words_for('between')}\s(?:[^\W\d_]{{1,8}}\.?\s)?(?<!\d)\d{{1,2}}(?:[:.：h]\d\d)?"
        rf"(?:\s?{words_for('hour', 'morning behind', 'afternoon behind')})?)\s{words_for('and')}\s?(?=\d{{1,2}}(?!\d))"
    )
)


def _clock(number: int) -> str:
    """The source of a pattern of a time of day with what stands before and behind it."""
    halves = rf"(?P<forenoon{number}>{words_for('morning before')})|(?P<noon{number}>{words_for('afternoon before')})"
    before = rf"(?:{halves})?\s?"
    hour = rf"(?<!\d)(?<!\d[:.])(?<!\d{{4}}-)(?P<hour{number}>[01]?\d|2[0-3])"
    minute = rf"(?:\s?[:.：h시点點时時]\s?(?P<minute{number}>[0-5]\d)[분分]?|(?P<nth{number}>\.)(?=\s))?(?![\d:.]\d)\s?"
    unit = (
        rf"(?:(?P<am{number}>{words_for('morning behind')}\.?)|(?P<pm{number}>{words_for('afternoon behind')}\.?)|"
        rf"(?P<unit{number}>[点點时時시]|{words_for('hour')}\.?))?"
    )
    return f"{before}{hour}{minute}{unit}"


def _span() -> str:
    to, ending = words_for("until"), "|".join(words_of_kinds("event_words.json", "from suffix"))
    joined = rf"\s*(?:[-–—~～〜−至到/→>]|{to})+|(?:{ending})(?![^\W\d_])"
    return rf"{_clock(1)}(?:{joined})\s*(?:{words_for('at')}[.:]?\s*)?{_clock(2)}"


_SPAN = lazy_regex(_span)
_OF_LIST = lazy_regex(r"\s*/\s*\d"), lazy_regex(r"\d\s*/\s*\Z")
"""What stands after and before two times of a list: ``9:30 / 10:15 / 11:00``."""

_TITLED = lazy_regex(
    lambda: rf"(?:{words_for('at')}|(?<![^\W\d_])(?:dalle|das|ore))[.:]?\s*(?:{words_for('from')}\s*)?\Z",
)
"""Words before hours, which need no unit then."""

_NEXT = lazy_regex(lambda: rf"\s*(?:[/&+]|{words_for('and')})\s*")
_ENDS = lazy_regex(r"\s*(?:$|[,;)）(—（–|]|\.(?!\d))")
"""What stands behind hours: no month."""

_FROM = lazy_regex(lambda: rf"{words_for('from', 'between')}\s*\Z")
_ALSO = lazy_regex(lambda: rf"\s*(?:[,;+&]|{words_for('and')})\s*(?:{words_for('from')})?\s*")
_BEFORE_BRACKET = lazy_regex(r"(?:^|[\d;,/|\n])[\s.:–-]*([^\d;,/|\n()（）]{2,40}?)\s*[(（]\s*\Z")
_AFTER_DAY, _LAST = lazy_regex(r"\d\.? ?[^\W\d_]{3,}[^\d(]{0,12},\s?\Z"), lazy_regex(r"\s*[)）]")
_BEHIND_DATE = lazy_regex(
    lambda: (
        r"(?<![\d.:/])(?:\d{1,2}\.\d{1,2}\.?(?:\d{4})?|\d{1,2}/\d{1,2}(?:/\d{4})?|\d{4}-\d\d-\d\d|\d{1,2}日"
        r"|\d{1,2}\.? [^\W\d_]{3,}(?: \d{4})?)\s*[:：,–—-]?\s*"
        rf"(?:{words_for('at')}[.:]?\s*)?(?:{words_for('from')})?\s*\Z"
    )
)
_LONG = 6
"""Hours at the end of an aside with a day, ``(18 novembre, 9-16)``, and the least length of what are no days."""


def spans_in(folded: str) -> list[re.Match[str]]:
    """The ranges of hours in a folded text that can be nothing else."""
    spans = [match for match in _SPAN.finditer(folded) if "/" not in match[0] or _are_two(match)]
    clear = any(_has_unit(match) for match in spans)  # ``from 10 to 13 and from 14 to 17 h``
    joined = {
        a.start() for a, b in pairwise(spans) if _has_unit(b) and _ALSO.fullmatch(folded, a.end(), b.start())
    }  # ``9-12 and 13-16 h``
    for one, other in pairwise(spans):  # ``klo 9-13 / 14-18``
        told = _has_unit(one) or one.start() in joined or _TITLED.search(folded, 0, one.start())
        if told and _NEXT.fullmatch(folded, one.end(), other.start()) and _ENDS.match(folded, other.end()):
            joined |= {other.start()} if int(other["hour1"]) >= int(one["hour2"]) else set()
    dated = {match.start() for match in spans if _BEHIND_DATE.search(folded, 0, match.start()) is not None}
    joined |= dated if len(dated) > 1 else set()  # ``18.03: 10-17, 19.03: 9-14``
    return [m for m in spans if m.start() in joined or _is_clear(folded, m, clear)]


def _has_unit(match: re.Match[str]) -> bool:
    """Whether the end of a range has a word for hours, or the half of the day."""
    return bool(match["unit2"] or match["am2"] or match["pm2"])


def _is_clear(folded: str, match: re.Match[str], clear: bool) -> bool:
    """Whether two numbers are hours by what stands beside them."""
    minutes, start = match["minute1"] is not None, match.start()
    if _has_unit(match) or _TITLED.search(folded, 0, start) is not None:
        return True
    if match["nth1"] or match["nth2"]:
        return False
    if match["minute2"] and (minutes or match["unit1"] or match["am1"] or match["pm1"]):
        return True
    return (clear and _FROM.search(folded, 0, start) is not None) or _is_clear_by_length(folded, match)


def _is_clear_by_length(folded: str, match: re.Match[str]) -> bool:
    """Whether two numbers are the hours of a day, of a part of it in words, or of a break, and no days."""
    start, length = match.start(), int(match["hour2"]) - int(match["hour1"])
    ends = _ENDS.match(folded, match.end()) is not None
    if ends and length >= _LONG:  # ``9:00-16``, ``4 and 5 november 2026, from 9 to 16``
        dated = _FROM.search(folded, 0, start) is not None and _DAY_BEFORE.search(folded, 0, start) is not None
        spelt = match["minute1"] is not None and (match["minute1"] == "00" or "." not in match[0])  # no ``6.13-14``
        if spelt or dated:
            return True
    if ends and int(match["hour1"]) >= _FIRST_BREAK and 0 < length <= _LONGEST_BREAK:  # ``lunch on both days 13-14``
        return _BREAK.search(folded, max(0, start - _NEAR), start) is not None
    return _LAST.match(folded, match.end()) is not None and (
        _is_of_part(folded, start) or (length >= _LONG and _AFTER_DAY.search(folded, 0, start) is not None)
    )


_BREAK, _NEAR = lazy_regex(lambda: words_for("break")), 30
_FIRST_BREAK, _LONGEST_BREAK = 11, 2
_DAY_BEFORE = lazy_regex(r"20\d\d|\d\d?\.? [^\W\d_]{3,}|\d月|\d[./]\d")


def _is_of_part(folded: str, start: int) -> bool:
    """Whether hours at a place in brackets are those of a part of a day: ``19.11. vormittags (9-12)``."""
    before = _BEFORE_BRACKET.search(folded, 0, start)
    return before is not None and any(clause.times for clause in clauses_of(translated(before[1])))


def _are_two(match: re.Match[str]) -> bool:
    """Whether two times with a slash are from and until, and not two of a list."""
    if _SPELT.search(match[0]) is not None:
        return True
    whole = match.string, match.end()
    listed = _OF_LIST[0].match(*whole) or _OF_LIST[1].search(match.string, 0, match.start())
    return bool(match["minute1"] and (match["minute2"] or _has_unit(match))) and not listed


_SPELT = lazy_regex(r"s/d")
"""*Until* in Indonesian."""


def without_hours(folded: str) -> str:
    """A folded text without the ranges of hours that have minutes or a unit, or stand behind a date each."""
    spans = spans_in(folded) if _SPAN.search(folded) is not None else []
    clear = [m for m in spans if _has_unit(m) or m["minute2"] or _BEHIND_DATE.search(folded, 0, m.start()) is not None]
    return "; ".join(_parts_between(folded, clear))


def without_ranges(text: str, about: re.Pattern[str]) -> str:
    """A folded text without the parts of its sentences about something that have hours and no day.

    Nor has it a last sentence about it without figures: ``10 and 11 June, 9:00-17:00. Summary of all forms``.
    """
    if about.search(text) is None:
        return text
    *said, last = _SENTENCES.split(text.strip(" .\u3002"))
    before = ". ".join(said)
    if any(map(str.isdigit, before)) and not any(map(str.isdigit, last)) and about.search(last) is not None:
        return without_ranges(before, about)
    return _PART.sub(lambda part: "" if about.search(part[0]) and _has_hours_only(part[0]) else part[0], text)


_SENTENCES = lazy_regex(r"\.\s+|\u3002\s*")
_PART = lazy_regex(r"(?:^|(?<=[,;()])|(?<=\.\s)|(?<=\d:\s))(?:[^,;().:]|\.(?!\s)|:(?!\s)|(?<!\d):)+")


def _has_hours_only(part: str) -> bool:
    bounded = _until().search(part) is not None  # ``until 18:00, 4 November``
    rest = "".join(_parts_between(part, spans_in(part)))
    rest = _CLOCK_ALONE.sub(" ", rest) if not bounded else rest
    return rest != part and not any(map(str.isdecimal, rest))


@lru_cache(maxsize=1)
def _until() -> re.Pattern[str]:
    return kept_regex(words_for("until"))


_CLOCK_ALONE = lazy_regex(r"(?<![\d.:])\d{1,2}:\d{2}(?![\d.:])")


def _parts_between(text: str, spans: list[re.Match[str]]) -> list[str]:
    ends = [0, *(match.end() for match in spans)]
    return [text[end:to] for end, to in zip(ends, [*(m.start() for m in spans), len(text)], strict=True)]


def bounds(match: re.Match[str]) -> tuple[time, time]:
    """The start and the end of a range; a start without *am* or *pm* is in the half that puts it before the end."""
    hours = [int(match["hour1"]), int(match["hour2"])]
    later = [bool(match[f"pm{n}"] or match[f"noon{n}"]) for n in (1, 2)]
    told = [later[n - 1] or bool(match[f"am{n}"] or match[f"forenoon{n}"]) for n in (1, 2)]
    for n in (0, 1):
        if told[n] and hours[n] <= _NOON:
            hours[n] = hours[n] % _NOON + (_NOON if later[n] else 0)
    if later[0] and not told[1] and hours[1] < hours[0] and hours[1] <= _NOON:
        hours[1] = hours[1] % _NOON + _NOON  # ``下午2:00-6:00``
    if later[1] and not told[0] and hours[0] < _EARLIEST:
        hours[0] += _NOON
    return time(hours[0], int(match["minute1"] or 0)), time(hours[1], int(match["minute2"] or 0))


_NOON, _EARLIEST = 12, 7
