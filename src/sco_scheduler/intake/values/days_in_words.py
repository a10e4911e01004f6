"""Writes days in words, of the Persian calendar, or after other days, as those of an event that they mean.

``13`` for ``الثالث عشر``, ``2027-04-26`` for ``6 اردیبهشت``, and the date behind for ``the next day``. The words are
without accents, in the letters that ``without_marks`` leaves.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache

from sco_scheduler.intake.values.entries import names_of_month
from sco_scheduler.intake.values.tongues import without_marks
from sco_scheduler.resources import lazy_regex

_TENS, _LAST = 10, 31
_RELATIVE = 4
"""Up to this number a word may be the place of a day in the event: ``the second day``."""
_HOURS = 12
"""Up to this number a word may be an hour in Russian: ``половина девятого``."""


def days_in_figures_of(text: str, days: Sequence[date]) -> str:
    """A folded text without accents with days in words in figures, if they are numbers of days of the event."""
    numbers = {day.day for day in days} | {of[2] for of in map(persian, days)}

    def figure(match: re.Match[str]) -> str:
        language = str(match.lastgroup)
        number = _numbers()[language][match[0]]
        low = number <= (_HOURS if language == "ru" else _RELATIVE)
        behind = _BEHIND.match(match.string, match.end())
        if number not in numbers or (low and (behind is None or behind["word"] not in _months())):
            return match[0]
        return f"{number}{_ENDS[language]}"

    return _in_words().sub(figure, text) if _HINT.search(text) is not None else text


_HINT = lazy_regex("ال|م(?![^\\W\\d_])|اول|ого|нші|ншы|nchi")
_BEHIND = lazy_regex(r"\s(?:من\s)?(?P<word>(?:تشرين|كانون)?\s?[^\W\d_]+)")
_ENDS = {"ar": "", "fa": "ام", "ru": "", "kk": "-шы", "uz": "-chi"}
_UNITS = {
    "ar": "الاول الثاني الثالث الرابع الخامس السادس السابع الثامن التاسع العاشر",
    "fa": "يكم دوم سوم چهارم پنجم ششم هفتم هشتم نهم دهم يازدهم دوازدهم سيزدهم چهاردهم پانزدهم "
    "شانزدهم هفدهم هجدهم نوزدهم",
    "ru": "первого второго третьего четвертого пятого шестого седьмого восьмого девятого десятого одиннадцатого "
    "двенадцатого тринадцатого четырнадцатого пятнадцатого шестнадцатого семнадцатого восемнадцатого девятнадцатого",
    "kk": "бірінші екінші үшінші төртінші бесінші алтыншы жетінші сегізінші тоғызыншы",
    "uz": "birinchi ikkinchi uchinchi to'rtinchi beshinchi oltinchi yettinchi sakkizinchi to'qqizinchi",
}
_ROUND = {
    "ar": ("العشرين", "الثلاثين", "{one} و{ten}"),
    "fa": ("بيستم", "سيام", "{stem} و {one}"),
    "ru": ("двадцатого", "тридцатого", "{stem} {one}"),
    "kk": ("жиырмасыншы", "отызыншы", "{stem} {one}"),
    "uz": ("yigirmanchi", "o'ttizinchi", "{stem} {one}"),
}
_STEMS = {
    "ar": ("", ""),
    "fa": ("بيست", "سي"),
    "ru": ("двадцать", "тридцать"),
    "kk": ("жиырма", "отыз"),
    "uz": ("yigirma", "o'ttiz"),
}
_TEN = {"kk": ("он", "оныншы"), "uz": ("o'n", "o'ninchi")}


@lru_cache(maxsize=1)
def _numbers() -> Mapping[str, Mapping[str, int]]:
    """The ordinal words of each language with their numbers."""
    found: dict[str, dict[str, int]] = {}
    for language, said in _UNITS.items():
        units = said.split()
        of = {word: number for number, word in enumerate(units, start=1)}
        if language == "ar":
            of |= {f"{word} عشر": number + _TENS for word, number in of.items() if number < _TENS}
            of |= {"الحادي عشر": 11}
            units[0] = "الحادي"
        if language in _TEN:
            ten, tenth = _TEN[language]
            of |= {f"{ten} {word}": number + _TENS for number, word in enumerate(units, start=1)} | {tenth: _TENS}
        if language == "fa":
            of |= {"اول": 1, "سي ام": 30}
        *tens, shape = _ROUND[language]
        for place, ten in enumerate(tens):
            number = _TENS * (place + 2)
            of[ten] = number
            for one, word in enumerate(units[:9], start=1):
                of[shape.format(one=word, ten=ten, stem=_STEMS[language][place])] = number + one
        found[language] = {word: number for word, number in of.items() if number <= _LAST}
    return found


@lru_cache(maxsize=1)
def _months() -> frozenset[str]:
    """The names of months of both calendars, without accents, and the word for a day of the month."""
    ours = (without_marks(name) for number in range(1, 13) for name in names_of_month(number))
    return frozenset((*ours, *_PERSIAN_MONTHS, "ابان", "اذر", "числа"))


@lru_cache(maxsize=1)
def _in_words() -> re.Pattern[str]:
    """A pattern of the ordinal words, each language in a group."""
    groups = []
    for language, of in _numbers().items():
        words = "|".join(sorted(map(re.escape, of), key=len, reverse=True))
        before = r"(?<!تشرين )(?<!كانون )(?<!اليوم )" if language == "ar" else ""
        groups.append(rf"(?P<{language}>{before}(?<![^\W\d_])(?:{words})(?![^\W\d_]))")
    return re.compile("|".join(groups))


_PERSIAN_MONTHS = (
    *("فروردين", "ارديبهشت", "خرداد", "تير", "مرداد", "شهريور"),
    *("مهر", "آبان", "آذر", "دي", "بهمن", "اسفند"),
)
_NTH = "(?:ام|م)?"
_PERSIAN = lazy_regex(
    rf"(?<![\d.:/-])(?P<day>\d{{1,2}}){_NTH}\s(?:ماه\s)?(?P<month>{'|'.join(_PERSIAN_MONTHS)}|ابان|اذر)(?!\w)"
    r"(?:\sماه)?(?:\s(?P<year>1[34]\d\d)(?!\d))?"
)
_BEFORE_PERSIAN = lazy_regex(
    rf"(?<![\d.:/-])(?P<day>\d{{1,2}}){_NTH}\s?(?:(?P<to>تا|الي|[-–])|و|,)\s?(?=(?P<date>\d{{4}}-\d\d-\d\d))"
)
_PERSIAN_ALONE = lazy_regex(r"(?<![\d.:/-])(?P<day>\d{1,2})-?(?:ام|م)(?!\w)")


def with_persian_days(text: str, days: Sequence[date]) -> str:
    """A folded text without accents with days of the Persian calendar as dates, if they are days of the event."""
    known = {persian(day)[1:]: day for day in days}
    months = {name: number for number, name in enumerate(_PERSIAN_MONTHS, start=1)} | {"ابان": 8, "اذر": 9}
    numbers = {number: day for (_, number), day in known.items()}
    own = {day.day for day in days}

    def dated(match: re.Match[str]) -> str:
        day = known.get((months[match["month"]], int(match["day"])))
        told = day is not None and int(match["year"] or persian(day)[0]) == persian(day)[0]
        return day.isoformat() if day is not None and told else match[0]

    def before(match: re.Match[str]) -> str:
        day = numbers.get(int(match["day"]))
        told = day is not None and day.isoformat() < match["date"]
        return f"{day.isoformat()}{' - ' if match['to'] else ', '}" if day is not None and told else match[0]

    def alone(match: re.Match[str]) -> str:
        day = numbers.get(int(match["day"])) if int(match["day"]) not in own else None
        return day.isoformat() if day is not None else match[0]

    found = _PERSIAN.sub(dated, text)
    for _ in range(2 if found != text else 0):
        found = _BEFORE_PERSIAN.sub(before, found)
    return _PERSIAN_ALONE.sub(alone, found)


def persian(day: date) -> tuple[int, int, int]:
    """The year, month and day of the Persian calendar."""
    first = day.year if day >= _new_year(day.year) else day.year - 1
    passed = (day - _new_year(first)).days
    year, long = first - _YEARS, 6 * 31
    if passed < long:
        return year, passed // 31 + 1, passed % 31 + 1
    return year, (passed - long) // 30 + 7, (passed - long) % 30 + 1


_YEARS, _KNOWN = 621, date(2024, 3, 20)
_LEAPS = frozenset({1, 5, 9, 13, 17, 22, 26, 30})
"""The leap years in each cycle of 33 years."""


def _new_year(year: int) -> date:
    """The day of a spring on which the Persian year begins."""
    known, begun = _KNOWN.year - _YEARS, year - _YEARS
    leaps = sum(of % 33 in _LEAPS for of in range(min(known, begun), max(known, begun)))
    days = 365 * abs(begun - known) + leaps
    return _KNOWN + timedelta(days=days if begun >= known else -days)
