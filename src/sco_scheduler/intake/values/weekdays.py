"""Reads the days of the week beside days of the month, in any language: they tell the year of a day without one."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from itertools import groupby

from sco_scheduler.intake.values.entries import months, normalized
from sco_scheduler.intake.values.tongues import WEEKDAY_NAMES, without_marks, words_meaning
from sco_scheduler.resources import any_of, folded_data, kept_regex, lazy_regex

_SHORT = (
    "mon mo lu lun pon po pzt ma man seg пн montag montags понедельник 周一 星期一 礼拜一 (月) (월) (一)",
    "tue tues tu di mar ma wt ut sal tis tir ti ter вт dienstag dienstags вторник 周二 星期二 礼拜二 (火) (화) (二)",
    "wed weds mi mer mie sr st car wo ons ke qua sze ср mittwoch mittwochs среда среду 周三 星期三 礼拜三 (水) (수) "
    "(三)",
    "thu thur thurs do jeu jue gio czw ct stv per to tor tors qui csut чт donnerstag четверг 周四 星期四 (木) (목) "
    "(四)",
    "fri fr ven vie pt pa pi cum vr fre pe sex пт freitag freitags пятница пятницу 周五 星期五 礼拜五 (金) (금) (五)",
    "sat sa sam sab sob so cmt za lor la сб samstag sonnabend суббота субботу 周六 星期六 (土) (토) (六)",
    "sun su so dim dom nd ne ned niedz paz zo son вс sonntag воскресенье 周日 周天 星期日 星期天 (日) (일)",
)
"""Short names of the days from Monday; some mean two days in different languages."""

_SPACED = lazy_regex(r"[^\W\d_\u0e00-\u0eff\u3040-\ud7ff]+")
_TURKIC = lazy_regex("(?:[бм][іеа]|anba|juma)$")
_NUMBER = lazy_regex(r"(?<![\d:.])\d{1,2}(?!\d|:\d\d)")
_BEFORE_TIME = lazy_regex(r"\s?\d{1,2}(?::\d\d|\s?(?:h|uhr)(?![^\W\d_]))")
"""What stands behind a word such as ``do`` that means until, and not Thursday."""

GLUED = (
    "montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|"
    "maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag"
)
"""Names of days to which that of a part of the day may be joined: ``Mittwochnachmittag``, ``dinsdagmiddag``."""

_FARTHEST = 16
"""The most characters between a day of the week and its day of the month: ``Wednesday, 3``, ``szerda, június 3``."""


@lru_cache(maxsize=1)
def _further() -> Mapping[str, list[str]]:
    """The names of the days in languages without phrases of their own, from ``data/weekdays.json``."""
    found: dict[str, list[str]] = json.loads(folded_data("weekdays.json"))
    return found


@lru_cache(maxsize=1)
def _meanings() -> Mapping[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, (name, short) in enumerate(zip(WEEKDAY_NAMES, _SHORT, strict=True)):
        for word in (name, *short.split(), *words_meaning(name), *map(without_marks, _further()[name])):
            found.setdefault(word, set()).add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}


def weekdays_called(name: str) -> frozenset[int]:
    """The days of the week, from 0 for Monday, that a folded name without accents means in any language."""
    return _meanings().get(name) or _meanings().get(_LOCATIVE.sub("", name), frozenset())


def names_in_week(number: int) -> list[str]:
    """The names of a day of the week, from 0 for Monday, folded and without accents."""
    return [name for name, numbers in _meanings().items() if number in numbers]


_LOCATIVE = lazy_regex("(?:д[ае]|da)$")
"""The ending of ``on`` in Kazakh and Uzbek."""


@lru_cache(maxsize=131072)
def weekdays_misspelt(word: str) -> frozenset[int]:
    """The days of the week of whose names a folded word without accents differs by one slip of the pen."""
    from rapidfuzz.distance import OSA

    near = [name for name in _long_names() if name[0] == word[0] and OSA.distance(name, word, score_cutoff=1) <= 1]
    return frozenset[int]().union(*(_meanings()[name] for name in near))


@lru_cache(maxsize=1)
def _long_names() -> tuple[str, ...]:
    return tuple(name for name in _meanings() if len(name) >= _LONG and _SPACED.fullmatch(name) is not None)


_LONG = 7
"""The least letters of a name that is recognised with one slip."""


@lru_cache(maxsize=1)
def names_of_weekdays() -> str:
    """The source of a pattern of all names without accents, as whole words in scripts with spaces."""
    words = sorted(_meanings(), key=len, reverse=True)
    spaced = "|".join(
        re.escape(word) + ("(?:д[ае]|da)?" if _TURKIC.search(word) else "") for word in words if _SPACED.match(word)
    )
    joined = "|".join(re.escape(word) for word in words if not _SPACED.match(word))
    return rf"(?:(?<![^\W\d_])(?:{spaced})(?![^\W\d_])|{joined})"


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    return kept_regex(names_of_weekdays())


def without_weekdays(text: str) -> str:
    """A folded text without days of the week, in any language, before days of the month: ``woensdag 4 en donderdag 5``.

    A short name, which may be another word, is one only beside a longer one.
    """
    words = [match["word"] for match in _BEFORE_NUMBER.finditer(text)]
    return (
        _BEFORE_NUMBER.sub(_joined_only, text)
        if any(len(word) > _SHORTEST and _is_weekday(word) for word in words)
        else text
    )


def _joined_only(match: re.Match[str]) -> str:
    """Nothing, or the *and* that an Arabic or Hebrew weekday begins with; other words and months stay."""
    word = match["word"]
    if _is_weekday(word):
        return ""
    return f"{word[0]} " if word[0] in _JOINING and _is_weekday(word[1:]) else match[0]


def _is_weekday(word: str) -> bool:
    return word not in months() and bool(weekdays_called(without_marks(word)))


_SHORTEST, _JOINING = 3, "وו"
_BEFORE_NUMBER = lazy_regex(r"(?<![^\W\d_])(?P<word>[^\W\d_]+(?:-feira)?)\.?,?\s+(?=\d{1,2}(?![\d:h]|\.\d))")


def is_before_day_or_hours(name: str, behind: str, days: Sequence[date]) -> bool:
    """Whether a short name stands before one of its days as a date, or in German before hours: ``Do 12 – 14 Uhr``."""
    dated = behind.lstrip(". ,").startswith(tuple(map(date.isoformat, days)))
    return dated or (name in _GERMAN and _UHR_BEHIND.match(behind) is not None)


_GERMAN = frozenset({"mo", "di", "mi", "do", "fr", "sa", "so"})
_UHR_BEHIND = lazy_regex(
    r"\.?,? \d{1,2}(?:[:.]\d\d)?(?:(?: uhr)?(?:\s?[-–—]\s?| bis )\d{1,2}(?:[:.]\d\d)?)?\s?uhr(?!\w)"
)


def heads_date(match: re.Match[str], before: str, day: date) -> bool:
    """Whether a short name before a date is that of its day, and no word for ``until``: ``Do 5.11. (10–18 Uhr)``."""
    name, behind = before.rpartition(" ")[2], match.string[match.end() :].lstrip()
    alone = name == before or behind[:1] in {"(", ":"}
    return match[0].endswith(".") and alone and day.weekday() in weekdays_called(name)


def hours_begin_at(text: str, place: int, days: Collection[int]) -> bool:
    """Whether a number behind a day of the week is the first hour of a range, and not the day of the month.

    ``Wednesday 10 to 12`` on Wednesday the tenth, and ``szerda 10 és 12 között``. If the last number is that of a day
    of the event as well, it may be the last of several days.

    Parameters
    ----------
    text
        The text, folded, without accents.
    place
        Where the number begins.
    days
        The numbers of the days of the event.
    """
    match = _hours().match(text, place)
    if match is None:
        return False
    last = int(match["last"] or match["between"])
    return int(match["first"]) < last <= _LAST_HOUR and (match["minutes"] is not None or last not in days)


_LAST_HOUR = 22


@lru_cache(maxsize=1)
def _hours() -> re.Pattern[str]:
    """A pattern of two hours with a word for a range between them, or for *and* between and for *between* behind."""
    joined, to = (
        any_of(word for kind in kinds for word in words_meaning(kind))
        for kinds in (("and", "with"), ("until", "to", "from it"))
    )
    between = "|".join(map(re.escape, words_meaning("between them")))
    return kept_regex(
        rf"(?P<first>\d{{1,2}})(?:\s?(?:{to}|to|till|until|a|au|bis|до|по|[-–—~〜至到])\s?(?P<last>\d{{1,2}})(?!\d|[./]\d)"
        rf"(?P<minutes>[:.h]\d\d)?(?![./-]?\d)|\s(?:{joined})\s(?P<between>\d{{1,2}})\s?(?:{between}))"
    )


def weekdays_beside(text: str, days: Collection[int]) -> dict[int, frozenset[int]]:
    """The possible days of the week, from 0 for Monday, by the days of the month beside which a text has them."""
    bare = without_marks(normalized(text)).replace("（", "(").replace("）", ")")
    numbers = [match for match in _NUMBER.finditer(bare) if int(match[0]) in days]
    names = [name for name in _pattern().finditer(bare) if _BEFORE_TIME.match(bare, name.end()) is None]
    found: dict[int, frozenset[int]] = {}
    for name, number in _pairs(names, numbers):
        meant, day = _meanings()[name[0]], int(number[0])
        found[day] = found.get(day, meant) & meant
    return {day: meant for day, meant in found.items() if meant}


def _pairs(
    names: Sequence[re.Match[str]], numbers: Sequence[re.Match[str]]
) -> Iterator[tuple[re.Match[str], re.Match[str]]]:
    """The names of days with the numbers beside them, all before or all behind; two names in a row are of two days."""
    if not names or not numbers:
        return
    behind = numbers[0].start() < names[0].start()
    groups = [list(of) for _, of in groupby(names, lambda name: sum(n.start() < name.start() for n in numbers))]
    if len(groups) == 1 and len(names) > 1:
        yield from ((names[0], numbers[0]), (names[-1], numbers[-1]))
        return
    for name in (group[0] for group in groups if len(group) == 1):
        beside = [n for n in numbers if (n.start() < name.start()) is behind]
        number = beside[-1 if behind else 0] if beside else None
        if number is not None and max(number.start() - name.end(), name.start() - number.end()) <= _FARTHEST:
            yield name, number
