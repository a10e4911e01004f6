"""Splits a sentence about times into clauses, each with its times, days, and the kinds of its other words."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache

from sco_scheduler.intake.values.clock_words import AFTERNOON_FROM, HOUR_OF_HALF, hour_of_afternoon, hour_of_half
from sco_scheduler.intake.values.dates import CLOCK, DAY, UNDATED_DAY, any_part, clock_of, tokens, words_of
from sco_scheduler.intake.values.entries import normalized
from sco_scheduler.intake.values.tongues import forms, translated
from sco_scheduler.resources import kept_regex, lazy_regex

DAY_END = 24 * 60.0
NOON_AT = 12 * 60 + 0.5
"""The middle of the day; the event's own pause determines the exact time."""

NOON = "noon"
"""The symbol for it in a range."""

_EVENING = 18 * 60.0

Stretch = tuple[float, float]
"""Minutes since midnight, from the first to the last."""

SURE, LIKELY, OPEN = 0.95, 0.6, 0.3
"""Certainty of a reading that is plain, that is likely, and that is one of two."""


@dataclass
class Time:
    """A time in a text: its relation (``until``, ``from``, ``range``, …), its bounds and its day."""

    how: str
    first: float
    last: float
    day: str = ""
    sure: float = SURE
    verb: str = ""
    morning: bool = False
    """Whether it is called a morning: who leaves ``before lunch`` is there until then."""

    early: bool = False
    """Whether it is the beginning of the morning."""

    @property
    def hours(self) -> Stretch:
        """The hours that it covers; of a single time, those after it."""
        if self.how in {"range", "part"}:
            return self.first, self.last
        return (0.0, self.first) if self.how in {"before", "until", "by"} else (self.first, DAY_END)

    def touches(self, other: Time) -> bool:
        """Whether it may overlap the hours of the other, given that parts of the day have vague limits."""
        start, end = other.hours
        return self.first - _WIDTH <= start and end <= self.last + _WIDTH

    def touches_at(self, minutes: float) -> bool:
        """Whether a time may be within its hours, or at their end."""
        return self.first - _WIDTH <= minutes <= self.last + _WIDTH


_WIDTH = 90.0
"""Tolerance in minutes for the end of the morning and the start of the evening."""


@dataclass
class Clause:
    """A clause of a sentence: its times and the kinds of its words."""

    times: list[Time] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    days: list[str] = field(default_factory=list)
    joined: bool = False
    """Whether an *and* connects it with the clause before."""

    aside: bool = False
    """Whether it is in brackets."""

    def says(self, *kinds: str) -> bool:
        """Whether it has a word of one of these kinds."""
        return any(kind in self.words for kind in kinds)

    @property
    def decides(self) -> bool:
        """Whether its words determine whether somebody is present."""
        return self.of_others or self.says(
            *("arrive", "leave", "moved", "not", "away", "event", "there", "come", "only", "stay", "except")
        )

    @property
    def of_others(self) -> bool:
        """Whether it says when somebody is to be called, written to or fetched, and not who is present."""
        return self.says("contact") and not self.says("arrive", "leave", "moved", "away", "stay")


def figure_of(start: float, end: float) -> str:
    """A range of minutes since midnight in figures: ``09:00-12:00``, ``-noon``."""
    return f"{_bound(start) if start else ''}-{_bound(end) if end < DAY_END else ''}"


def _bound(minutes: float) -> str:
    return NOON if minutes == NOON_AT else f"{int(minutes) // 60:02d}:{int(minutes) % 60:02d}"


def is_range(text: str) -> bool:
    """Whether a folded text is one range in the format's notation: ``09:00-10:30``, ``15:00-``."""
    return _RANGE.fullmatch(text) is not None


_RANGE = lazy_regex(r"(?:\d{1,2}:\d{2}|noon)?-(?:\d{1,2}:\d{2}|noon)?")


def rewritten(text: str) -> str:
    """A folded text with times in words as figures: ``4:30`` for ``half past four``, ``3点半`` for ``三点半``."""
    for pattern, words in _REWRITTEN:
        text = pattern.sub(words, text)
    return text


_ENGLISH = "one two three four five six seven eight nine ten eleven twelve"
_GERMAN = "eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf"
_HOURS = {word: n for words in (_ENGLISH, _GERMAN) for n, word in enumerate(words.split(), start=1)}
_HOURS_IN_WORDS = "|".join(_HOURS)
_HOUR = rf"(?P<h>\d{{1,2}}|{_HOURS_IN_WORDS})"


def _at(match: re.Match[str], minutes: int) -> str:
    hour = _HOURS.get(match["h"]) or int(match["h"])
    return f"{hour - (minutes < 0)}:{minutes % 60:02d}"


_NUMERAL = r"(?:十[一二]?|[一二两三四五六七八九])"
_END = r"\d{1,2}(?::\d{2}|[点點时時]半?)?"
_FROM = r"(?:from|с|со|от|von|ab) (\d{1,2})(?::\d\d)?"
_AND_UNTIL = lazy_regex(rf"\b({_FROM}) (?:and|и|und) (?=(?:until|till|to|до|по|bis) (\d{{1,2}}))")
_REWRITTEN = (
    (lazy_regex("[’‘`]"), "'"),
    (
        lazy_regex(
            r"\b(?:the |on the |in the )?(?:late )?(?:evening|night|day) before\b(?! \d)|вечером накануне|"
            r"накануне(?: вечером)?|am (?:vorabend|vortag)|la (?:noche anterior|víspera)|la veille|前一[天晚]"
        ),
        " early ",
    ),  # the event has no such day
    (lazy_regex(rf"({_END}\s?[-–—~～〜至到]\s?{_END})\s?除外"), r"除 \1"),
    (lazy_regex(r"\b(?:after lunch|afternoon|after noon) ?\((?:from |at )?(\d{1,2}(?::\d\d| ?[ap]m))\)"), r"after \1"),
    (AFTERNOON_FROM, hour_of_afternoon),
    (HOUR_OF_HALF, hour_of_half),
    (_AND_UNTIL, lambda m: f"{m[1]} " if int(m[2]) < int(m[3]) else m[0]),
    (lazy_regex(rf"\bhalf past {_HOUR}\b"), lambda m: _at(m, 30)),
    (lazy_regex(rf"\b(?:a )?quarter past {_HOUR}\b"), lambda m: _at(m, 15)),
    (lazy_regex(rf"\b(?:a )?quarter to {_HOUR}\b"), lambda m: _at(m, -15)),
    (lazy_regex(rf"\bhalb {_HOUR}\b"), lambda m: _at(m, -30)),
    (lazy_regex(rf"\b{_HOUR}\s*o'?clock\b"), lambda m: _at(m, 0)),
    (lazy_regex(rf"\b(?P<h>{_HOURS_IN_WORDS})(?=\s*[ap]\.?m\b)"), lambda m: str(_HOURS[m["h"]])),
    (lazy_regex(rf"(?<=\b(?:at|by) )(?P<h>{_HOURS_IN_WORDS})\b"), lambda m: str(_HOURS[m["h"]])),
    (lazy_regex(r"(?<![\d-])12(?::00)? ?(?:o'clock )?noon\b"), "12:00"),
    (lazy_regex(r"\bmorning (?=(?:at )?(?:[7-9]|1[01])(?:$|[\s,;)]))(?:at )?(?P<h>\d{1,2})"), lambda m: _at(m, 0)),
    (lazy_regex(r"(?<=[离退]场|离会|离开)[,，]?(?:去|要|需)?(?:赶|乘|坐|搭)\w{0,3}(?:飞机|火车|高铁|航班|动车)"), ""),
    (lazy_regex(r"(?<=[点點])一刻"), "15分"),
    (lazy_regex(r"(?<=[点點])三刻"), "45分"),
    (lazy_regex(r"(?<=\d[点點时時])[钟鐘整]"), ""),
    (lazy_regex(rf"(?P<h>{_NUMERAL})(?=[点點时時])"), lambda m: str(_numeral(m["h"]))),
    (lazy_regex(r"(?<=[点點])(?P<h>[一二三四五]?十[一二三四五六七八九]?)分?"), lambda m: f"{_numeral(m['h'])}分"),
)
"""Patterns of times in words, with their figures, applied before times are searched."""


def _numeral(text: str) -> int:
    digits = "〇一二三四五六七八九"
    tens, ten, ones = text.replace("两", "二").rpartition("十")
    return (10 * (digits.index(tens) if tens else 1) if ten else 0) + (digits.index(ones) if ones else 0)


ONLY_WORDS = lazy_regex(r"\bonly\b|\bnur\b|\bjust\b|\bsolely\b|\bтолько\b|\bлишь\b|只|仅")


def says_only(text: str) -> bool:
    """Whether a folded text has a word such as *only*."""
    return ONLY_WORDS.search(translated(text)) is not None


@lru_cache(maxsize=1)
def _of_times() -> re.Pattern[str]:
    hours = rf"(?<!\d)\d{{1,2}}(?!\d)|\b(?:past|to|by|at|halb) (?:{_HOURS_IN_WORDS})\b|[点點时時]"
    return kept_regex(rf"{hours}|{any_part()}|{UNDATED_DAY}")


@lru_cache(maxsize=131072)
def names_time(text: str) -> bool:
    """Whether a folded text has an hour, a part of a day or a day without its month."""
    return _of_times().search(text) is not None


@lru_cache(maxsize=131072)
def may_say_when(text: str) -> bool:
    """Whether a folded text has anything that a reading of times needs; most remarks and names have not."""
    if any(map(str.isdecimal, text)):
        return True
    return any(names_time(form) or _WHOLE_DAY.search(form) is not None for form in (text, translated(text)))


@lru_cache(maxsize=131072)
def sets_time(text: str) -> bool:
    """Whether a text has an hour, a part of the day or a day, as of a meeting: ``a must, after 2 pm``."""
    if not may_say_when(bare := normalized(text)):
        return False
    return any(clause.times or clause.days for clause in clauses_of(rewritten(translated(bare))))


def clauses_of(text: str) -> list[Clause]:
    """The clauses of a text with the times and words of each."""
    clauses = [Clause()]
    found = list(tokens().finditer(text))
    last: list[float] = []
    following: list[tuple[Clause, Time]] = []
    for place, match in enumerate(found):
        kind, said = str(match.lastgroup), match[0]
        clause = clauses[-1]
        if kind in {"sep", "and", "but"}:
            clauses.append(Clause(joined=kind == "and", aside=said.strip() in {"(", "（"}))
        elif kind == "day":
            clause.days.append(said.strip(" ,"))
        elif kind in {"time", "part"}:
            behind = found[place + 1] if place + 1 < len(found) else None
            follows = (
                behind is not None and behind.lastgroup in {"other", "slot"} and not text[match.end() :].startswith(",")
            )
            time = _time(said) if kind == "time" else _part(said)
            if time is not None and kind == "part" and time.how == "point" and _is_moved(clause, behind):
                time.how = "at"  # somebody arrives or leaves ``at noon``
            elif time is None or (time.how != "part" and _is_bare(said) and (follows or time.how == "point")):
                clause.words.append("event" if time is None and kind == "part" else "other")
                continue
            if said.startswith(_DASHES) and place and found[place - 1].lastgroup != "day":
                time.how = "point"
            time.day = clause.days[-1] if clause.days else ""
            time.verb = next((w for w in reversed(clause.words) if w in {"arrive", "leave", "except"}), "")
            clause.times.append(time)
            last = [time.first, time.last]
        else:
            if kind == "then" and last:
                clause.times.append(Time("from", last[-1] if last[-1] < DAY_END else last[0], DAY_END))
                following.append((clause, clause.times[-1]))
            homeward, kind = kind == "homeward", "leave" if kind == "homeward" else kind
            if kind in {"arrive", "leave"} and _follows_time(found, place):
                kind = _moving(clause, kind)
            clause.words.append("number" if said.isdecimal() else _ALIKE.get(kind, kind))
            clause.words += ["travel"] if homeward else []
    for clause, time in following:  # ``from 10 to 13, then a train``
        time.verb = "leave" if clause.says("travel", "toward") and not clause.says("arrive") else time.verb
    for clause in clauses:
        _take_destination(clause)
    return clauses


def _follows_time(found: Sequence[re.Match[str]], place: int) -> bool:
    """Whether a word stands behind a time, with nothing but words such as *we have to* between them."""
    before = next((match for match in reversed(found[:place]) if match.lastgroup != "filler"), None)
    return before is not None and before.lastgroup in {"time", "part"}


def _take_destination(clause: Clause) -> None:
    """Let who goes to an airport or a station leave, unless the clause says that she arrives.

    Unknown words may say either, so that the time then is that of a journey.
    """
    goes, directed = clause.says("go"), clause.says("toward")
    clause.words = (
        [("filler" if directed else "other") if of == "go" else of for of in clause.words] if goes else clause.words
    )
    if not directed:
        return
    leaves = not clause.says("arrive", "contact") and all(time.verb != "arrive" for time in clause.times)
    word = "leave" if leaves and (clause.says("leave", "moved") or not clause.says("other")) else "travel"
    clause.words = [word if of == "toward" else of for of in clause.words]
    for time in clause.times:
        time.verb = time.verb or ("leave" if leaves else "")


def explained(clauses: list[Clause]) -> list[Clause]:
    """The clauses, with the hours of a part of the day from a clause beside it: ``morning (9:00-10:30)``."""
    kept: list[Clause] = []
    for clause in clauses:
        before = kept[-1] if kept else None
        if before is not None and len(before.times) == 1 and _explains(clause, before.times[0]):
            (part,) = before.times
            sure = SURE if all(part.touches(time) for time in clause.times) else LIKELY
            before.times = [
                replace(time, day=part.day, verb=part.verb, sure=min(sure, time.sure)) for time in clause.times
            ]
            before.words += clause.words
        elif before is not None and (within := _hours_within(before, clause)) is not None:
            before.times, before.words = [within], [*before.words, *clause.words]
        else:
            kept.append(clause)
    return kept


def _hours_within(one: Clause, other: Clause) -> Time | None:
    """The hours of presence, if one of two clauses has only a part of the day, and the other its hours.

    ``only in the morning, until 11:30``; ``13:30-18:00 (afternoon only)``.
    """
    if [len(one.times), len(other.times)] != [1, 1] or other.joined or other.days:
        return None
    parted, exact = (one, other) if one.times[0].how == "part" else (other, one)
    (part,), (time,) = parted.times, exact.times
    plain = not parted.decides or (parted.says("only") and not parted.says(*_TURNING))
    if part.how != "part" or not plain or exact.days or {*exact.words} - {"filler", "there"}:
        return None
    if time.how != "range" and not (time.how in {"from", "after", "until", "before"} and part.touches_at(time.first)):
        return None
    start, end = time.hours
    last = end if time.how in {"until", "before"} else min(end, part.last)  # ``only in the morning, until 13:00``
    start, end = (start, end) if time.how == "range" else (start or part.first, last)
    within = replace(time, how="range", first=start, last=end, day=part.day)
    return within if start < end and part.touches(within) else None


_TURNING = ("not", "away", "event", "unsure", "except", "arrive", "leave")


def _explains(clause: Clause, part: Time) -> bool:
    """Whether a clause only gives the exact hours of a part of the day."""
    if part.how != "part" or clause.decides or clause.days or clause.joined or clause.says("rest", "unsure"):
        return False
    ends = {"before", "until"} if not part.first else {"from", "after"} if part.last == DAY_END else set()
    bounded = bool(clause.times) and all(time.how in {"range", *ends} for time in clause.times)
    return bounded and (clause.aside or all(time.how == "range" and part.touches(time) for time in clause.times))


def with_unknown_month(text: str, days: Sequence[date] = ()) -> str | None:
    """A folded text that begins with a number and an unknown word before hours, with the day that this may be.

    Parameters
    ----------
    days
        The days of the event: the day is the only one with this number, or left out.

    Returns
    -------
    str | None
        None if no such words are at the beginning: ``28 yz 10:00-11:30`` has them, ``28 people from 10:00`` too.
    """
    match, first = _UNKNOWN_MONTH.match(text), tokens().match(text)
    if match is None or first is None or first.lastgroup == "day":
        return None
    word = tokens().match(text, match.start("word" if match["word"] else "first"))
    if word is None or word.lastgroup != "other" or word[0] != (match["word"] or match["first"]):
        return None
    number, rest = int(match["day"] or match["last"]), text[match.end() :]
    found = [day for day in days if day.day == number]
    return f"{found[0].isoformat()} {rest}" if len(found) == 1 else rest


_UNKNOWN_MONTH = lazy_regex(
    r"(?:(?P<day>\d{1,2})(?:\.|-?[^\W\d_]{1,2})? (?P<word>[^\W\d_]{3,})\.?|"
    r"(?P<first>[^\W\d_]{3,})\.? (?P<last>\d{1,2})\.?)"
    r"[\s,:]+(?=(?:[^\W\d_]{1,12}\s?){0,2}\d{1,2}(?:[:.]\d{2}|\s?h\b|\s?uhr))"
)
"""A day with a month of an unknown language before a time."""

_ALIKE = {"fine": "there"}


def _is_moved(clause: Clause, behind: re.Match[str] | None) -> bool:
    """Whether a word of arriving or leaving is before a time, or directly after it."""
    return clause.says("arrive", "leave") or (behind is not None and behind.lastgroup in {"arrive", "leave"})


def _moving(clause: Clause, kind: str) -> str:
    """Assign a word of arriving or leaving to the time directly before it, if that has none, and to no other."""
    if not clause.times or clause.times[-1].verb:
        return kind
    clause.times[-1].verb = kind
    return "moved"


def hours_in_brackets(text: str) -> str:
    """The hours of ``early afternoon (14:00-15:30)``, which define the words before them; else the text.

    Parameters
    ----------
    text
        The text, folded.
    """
    match = _LABELLED.fullmatch(text.strip(" .,"))
    if match is None:
        return text
    clauses = clauses_of(match[1])
    named = _OFFERED.fullmatch(match[1]) is not None or any(clause.times for clause in clauses)
    parts = all(time.how == "part" for clause in clauses for time in clause.times)
    said = any(clause.decides or clause.days or clause.says("unsure", "other") for clause in clauses)
    return match[2].strip() if named and parts and (not said or _OFFERED.fullmatch(match[1])) else text


_LABELLED = lazy_regex(r"([^()（）]*[^\s()（）:：])[\s:：]*+[(（]([^()（）]*\d[^()（）]*)[)）]")
_OFFERED = lazy_regex(
    r"(?:(?:time )?slot|session|block|period|слот|сессия|блок|时段|场次)\s*[№#]?\s*(?:\d{1,2}|[a-z])?"
)
"""The names of periods that a form offers."""

_DASHES = ("-", "–", "—")


def _is_bare(text: str) -> bool:
    """Whether a text has only numbers without a sign of being times."""
    found = [match[0].strip() for match in _CLOCKS.finditer(text)]
    turned = len(found) > 1 and text.startswith("between") and all(map(str.isdecimal, found))
    return all(map(str.isdecimal, found)) and not (turned and int(found[0]) > int(found[1]))  # ``between 12 and 2``


_CLOCKS = lazy_regex(CLOCK)
_MARKED = lazy_regex(r"[ap]\.?m\b|утра|дня|вечера|[上下中]午|早|晚|凌晨|午后|傍晚|^0\d")


def _time(text: str) -> Time | None:
    """A time with the words before and after it."""
    clocks = [match[0] for match in _CLOCKS.finditer(text)]
    read = [minutes for clock in clocks if (minutes := _minutes(clock)) is not None]
    if not read or len(read) < len(clocks):
        return None
    first, last = read[0], read[1] if len(read) > 1 else None
    marked = [_MARKED.search(clock.strip()) is not None for clock in clocks]
    pre, behind = text[: text.index(clocks[0])], text[text.rindex(clocks[-1]) + len(clocks[-1]) :]
    if last is not None:
        return _range(first, last, marked)
    if _SMALL[0] <= first < _SMALL[1] and not marked[0]:
        first += 12 * 60
    how = _relation(pre, behind)
    return Time(how, first, DAY_END, sure=SURE if marked[0] or not 7 * 60 <= first < 8 * 60 else LIKELY)


_SMALL = (60, 7 * 60)
"""Hours that are in the afternoon unless marked otherwise: nobody meets at 4 in the night."""


def _range(first: int, last: int, marked: Sequence[bool]) -> Time | None:
    half = 12 * 60
    if not marked[0] and (_SMALL[0] <= first < _SMALL[1] or (marked[1] and first + half < last)):
        first += half
    if not marked[1] and (_SMALL[0] <= last < _SMALL[1] or (last <= first < half and last < _SMALL[1] + 60)):
        last += half
    return Time("range", first, last) if first < last else None


def _minutes(text: str) -> int | None:
    bare = text.strip()
    clock = clock_of(bare) if not bare.isdecimal() else clock_of(f"{bare}:00")
    return None if clock is None or clock.total_seconds() > DAY_END * 60 else int(clock.total_seconds()) // 60


def _relation(pre: str, behind: str) -> str:
    """The relation of a time, from the text before and after it."""
    if re.fullmatch(r"\s*[-–—]\s*", pre):
        return "until"
    if re.search(r"[-–—~〜～]\s*$", behind):
        return "from"
    for text, ways in ((behind, _ways(behind=True)), (pre, _ways(behind=False))):
        for how, pattern in ways:
            if pattern.search(text.strip()) and how != "at":
                return how
    return "at" if pre or behind else "point"


@lru_cache(maxsize=2)
def _ways(*, behind: bool) -> list[tuple[str, re.Pattern[str]]]:
    before = words_of("before")
    words = words_of("behind") if behind else {name: before[name] for name in ("latest", "by", *before)}
    return [(how, kept_regex(rf"(?<![a-zа-яё])(?:{said})(?![a-zа-яё])")) for how, said in words.items()]


_EATEN = lazy_regex(r"lunch|обед|午饭|午餐|mittag")
_VAGUE_PART = lazy_regex(
    r"\b(?:early|late|mid|рано|поздно|ранн\w+|поздн\w+|дн[её]м|рассвет\w*)\b|清晨|一大?早|大?清早|凌晨|früh"
)
"""Words that restrict a part of the day, or leave open which it is."""

_EARLY_PART = lazy_regex(r"\bearly\b|рано|ранн\w+|рассвет\w*|早(?!上|晨)|凌晨|früh")


def _part(text: str) -> Time | None:
    """A part of the day; None if it is an activity such as lunch."""
    for name, hours in (
        ("afternoon", (NOON_AT, DAY_END)),
        ("morning", (0.0, NOON_AT)),
        ("evening", (_EVENING, DAY_END)),
    ):
        found = re.search(rf"(?<![a-zа-яё])(?:{words_of('parts')[name]})", text)
        if found is None:
            continue
        how, sure = _relation(text[: found.start()], text[found.end() :]), LIKELY if _VAGUE_PART.search(text) else SURE
        early = name == "morning" and _EARLY_PART.search(text) is not None
        if how in {"before", "until", "by"} and hours[0]:
            return Time("part", 0.0, hours[0], sure=sure)
        if how == "after":
            return Time("part", hours[1] if hours[1] < DAY_END else hours[0], DAY_END, sure=sure)
        return Time("part", *hours, sure=sure, morning=name == "morning", early=early)
    found = re.search(words_of("parts")["midday"], text)
    assert found is not None, "it is a part of the day, or its middle"
    how = _relation(text[: found.start()], text[found.end() :])
    if how in {"point", "at"} and _EATEN.search(text):
        return None
    if how in {"before", "until", "by"}:
        return Time("by", NOON_AT, DAY_END) if how == "by" else Time("part", 0.0, NOON_AT)
    return Time("part", NOON_AT, DAY_END) if how in {"after", "from"} else Time("point", NOON_AT, DAY_END)


@lru_cache(maxsize=131072)
def is_whole_day(text: str) -> bool:
    """Whether a text is only ``all day``, which after a date means the whole day."""
    return any(_WHOLE_DAY.fullmatch(form.strip(" .,。()（）")) is not None for form in forms(text))


def often_all_day(texts: Collection[str]) -> bool:
    """Whether at least two cells of a column, and 40 % of them, say only *all day*."""
    whole = sum(map(_says_whole_day, texts))
    return whole > 1 and whole >= _OFTEN * len(texts)


@lru_cache(maxsize=131072)
def _says_whole_day(text: str) -> bool:
    return is_whole_day(" ".join(text.casefold().split()))


_OFTEN = 0.4


def day_alone(text: str) -> str:
    """The day of a folded text that is only a day, perhaps said to be meant as a whole; '' for other texts."""
    day = _DAY.match(text)
    rest = text[day.end() :].strip(" ,:") if day is not None else ""
    return day[0] if day is not None and (not rest or is_whole_day(rest)) else ""


_DAY = lazy_regex(DAY)


def without_whole_day(text: str) -> str:
    """A folded text without the words for a whole day: ``full day absent``."""
    rest = _WHOLE_DAY.sub("", text)
    return rest.strip(" ,:-") if rest not in {"", text} else text


_WHOLE_DAY = lazy_regex(
    r"(?:all|(?:the )?whole|full|(?:the )?entire)[\s-]+day(?: long)?|full|전일|종일|하루 종일|終日|全日|celý den|"
    r"egész nap|cả ngày|(?:de )?hele dag(?:en)?|koko päivän?|sepanjang hari|طوال اليوم|تمام روز|کل روز|"
    r"весь день|целый день|полный день|全天|整天|一整天|"
    r"ganztägig|ganztags|(?:den )?ganzen? tag|toute la journée|(?:la )?journée entière|(?:tüm|bütün) gün|күні бойы|"
    r"(?:бүкіл|бүтүн) күн|butun kun|kun bo['ʻ’‘]yi|todo el día|o dia todo|tutto il giorno|cały dzień"
)
