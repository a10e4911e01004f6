"""Writes days in words, of the Persian calendar, or after other days, as those of an event that they mean.

``13`` for ``الثالث عشر``, ``2027-04-26`` for ``6 اردیبهشت``, and the date behind for ``the next day``. The words are
without accents, in the letters that ``without_marks`` leaves.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache

from sco_scheduler.intake.values.entries import names_of_month, normalized
from sco_scheduler.intake.values.tongues import in_english, without_marks
from sco_scheduler.resources import any_of, kept_regex, lazy_regex

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
        words = any_of(of)
        before = r"(?<!تشرين )(?<!كانون )(?<!اليوم )" if language == "ar" else ""
        groups.append(rf"(?P<{language}>{before}(?<![^\W\d_])(?:{words})(?![^\W\d_]))")
    return kept_regex("|".join(groups))


_PERSIAN_MONTHS = (
    *("فروردين", "ارديبهشت", "خرداد", "تير", "مرداد", "شهريور"),
    *("مهر", "آبان", "آذر", "دي", "بهمن", "اسفند"),
)
_PERSIAN_NUMBERS = {name: number for number, name in enumerate(_PERSIAN_MONTHS, start=1)} | {"ابان": 8, "اذر": 9}
_PERSIAN_MONTH = lazy_regex(rf"(?<!\w)(?P<month>{'|'.join(_PERSIAN_NUMBERS)})(?:\sماه)?\s(?P<year>1[34]\d\d)(?!\d)")
_PERSIAN_WEEKDAY = lazy_regex(r"(?<!\w)(?:(?:يك|دو|سه|چهار|پنج)[\s\u200c]?)?شنبه\s(?=\d)|(?<!\w)جمعه\s(?=\d)")
_NTH = "(?:ام|م)?"
_PERSIAN = lazy_regex(
    rf"(?:(?<![\d.:/-])|(?<=(?<![\d-])\d-)|(?<=(?<![\d-])\d\d-))(?P<day>\d{{1,2}}){_NTH}\s(?:ماه\s)?(?P<month>{'|'.join(_PERSIAN_MONTHS)}|ابان|اذر)(?!\w)"
    r"(?:\sماه)?(?:\s(?P<year>1[34]\d\d)(?!\d))?"
)
_BEFORE_PERSIAN = lazy_regex(
    rf"(?<![\d.:/-])(?P<day>\d{{1,2}}){_NTH}\s?(?:(?P<to>تا|الي|[-–])|و|,)\s?(?=(?P<date>\d{{4}}-\d\d-\d\d))"
)
_PERSIAN_ALONE = lazy_regex(r"(?<![\d.:/-])(?P<day>\d{1,2})-?(?:ام|م)(?!\w)")


def with_persian_days(text: str, days: Sequence[date]) -> str:
    """A folded text without accents with days of the Persian calendar as dates, if they are days of the event."""
    known = {persian(day)[1:]: day for day in days}
    numbers = {number: day for (_, number), day in known.items()}
    own = {day.day for day in days}

    def dated(match: re.Match[str]) -> str:
        day = known.get((_PERSIAN_NUMBERS[match["month"]], int(match["day"])))
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


def with_persian_month(text: str) -> str:
    """A text with the days of a month of the Persian calendar as dates, if it has the year as well."""
    folded = without_marks(normalized(text))
    match = _PERSIAN_MONTH.search(folded)
    if match is None:
        return text
    month, year = _PERSIAN_NUMBERS[match["month"]], int(match["year"])
    first = _new_year(year + _YEARS)
    days = [day for day in (first + timedelta(days=n) for n in range(366)) if persian(day)[:2] == (year, month)]
    found = with_persian_days(_PERSIAN_WEEKDAY.sub("", folded), days)
    return re.sub(rf"(?<=-\d\d) {year}(?!\d)", "", found)


def with_persian_days_of_any_year(text: str) -> str:
    """A text with days of the Persian calendar without a year by our month and day, as in the years around 1405."""
    folded = without_marks(normalized(text))
    return _OF_ANY_YEAR.sub(_in_our_month, folded) if _OF_ANY_YEAR.search(folded) is not None else text


def _in_our_month(match: re.Match[str]) -> str:
    month = _PERSIAN_NUMBERS[match["month"]]
    said = [persian_date(_USUAL, month, int(day)) for day in match.group("first", "last") if day]
    return ", ".join(f"{int(day[5:7])}月{int(day[8:])}日" for day in said) if all(said) else match[0]


_USUAL = 1405
_OF_ANY_YEAR = lazy_regex(
    r"(?<![\d.:/-])(?:(?P<first>\d{1,2})\s?(?:و|تا|الي|[-–،,])\s?)?(?P<last>\d{1,2})\s(?:ماه\s)?"
    rf"(?P<month>{'|'.join(_PERSIAN_NUMBERS)})(?!\w)(?!\s(?:ماه\s)?(?:سال\s)?1[34]\d\d)"
)


def persian_date(year: int, month: int, number: int) -> str:
    """The date of a day of the Persian calendar; '' if there is none."""
    passed = 31 * (month - 1) - max(month - 7, 0) + number - 1
    day = _new_year(year + _YEARS) + timedelta(days=passed)
    return day.isoformat() if persian(day) == (year, month, number) else ""


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


# Days that follow from others

_NEXT = lazy_regex(
    r"(?<![^\W\d_])(?:(?:on )?the (?:next|following) day|next day|на следующий день|(?:к|ер)елесі күн[іи]?|ертеңінде|"
    r"ертесіне|ertasi kuni|ertasiga|keyingi kuni?|(?:ngay )?hom sau|ngay (?:ke tiep|tiep theo)|besoknya|"
    r"keesokan(?: hari)?nya|hari berikutnya|(?:في )?اليوم التالي|روز بعد|فرداي (?:ان|آن) روز)(?![^\W\d_])|"
    r"次日|翌日|隔天|次の日|다음 ?날|이튿날|익일"
)
"""The day behind one that was named; without accents."""

_FIRST_TWO = lazy_regex(
    r"(?<!\w)(?:the )?first (?:two|2) days(?!\w)|первые (?:два|2) дня|алғашқы (?:екі|2) күн\w*|(?<!以)前[两二2]天|"
    r"最初の(?:二|2)日間?|(?:처음|첫) (?:이틀|2일)"
)
_LAST_TWO = lazy_regex(
    r"(?<!\w)(?:the )?last (?:two|2) days(?!\w)|последние (?:два|2) дня|соңғы (?:екі|2) күн\w*|"
    r"oxirgi (?:ikki|2) kun\w*|"
    r"(?:最?后|後)[两二2]天|最後の(?:二|2)日間?|마지막 (?:이틀|2일)"
)
_ONWARDS = lazy_regex(
    r"^(?P<said>(?:from|since|с|со|начиная с|从|自|tu|ke tu|dari|mulai|من|از)\s?(?:\S+ ){0,3}?"
    r"(?P<date>\d{4}-\d\d-\d\d)(?: ?\S+){0,3}?),?\s?"
    r"(?:(?:and )?(?:on|until) the end of the (?:event|fair|show)|"
    r"(?:и )?до (?:самого )?конца(?: мероприятия| выставки| форума)?|"
    r"(?:一直|直)?[到至](?:活动|展会|会议|全部)?(?:结束|最后)|tro di|den het su kien|"
    r"(?:sampai|hingga) (?:acara )?selesai acara|"
    r"حتي نهايه (?:الفعاليه|المعرض)|تا پايان (?:رويداد|نمايشگاه))\s?[.。!]?$"
)
"""From a time of a day until the end of the event."""


def with_days_after(text: str, days: Sequence[date]) -> str:
    """A folded text without accents, in which days of the event are dates, with the days that follow from them."""
    found = _NEXT.sub(lambda match: _next(match, days), text)
    text = re.sub(" {2,}", " ", found).strip() if found != text else text
    for pattern, meant in ((_FIRST_TWO, days[:2]), (_LAST_TWO, days[-2:])):
        if len(days) > len(meant):
            text = pattern.sub(", ".join(map(date.isoformat, meant)), text)
    match = _ONWARDS.match(text)
    if match is None:
        return text
    later = [day.isoformat() for day in days if day.isoformat() > match["date"]]
    return "; ".join([match["said"], *later])


def _next(match: re.Match[str], days: Sequence[date]) -> str:
    """The day behind the last date before a place."""
    before = _DATE.findall(match.string[: match.start()])
    day = date.fromisoformat(before[-1]) + timedelta(days=1) if before else None
    return f" {day.isoformat()} " if day in days and day is not None else match[0]


_DATE = lazy_regex(r"\d{4}-\d\d-\d\d")


def with_parts(text: str, days: Sequence[date]) -> str:
    """A folded text with days in figures before a part of the day as dates: ``21.10 wieczorem``, which is no hour."""

    def dated(match: re.Match[str]) -> str:
        day = next((d for d in days if (d.day, d.month) == (int(match["day"]), int(match["month"]))), None)
        behind = (
            in_english(match.string[match.end() : match.end() + _WORDS_READ].lstrip(" ,")) if day is not None else ""
        )
        return day.isoformat() if day is not None and _PART_FIRST.match(behind) is not None else match[0]

    return _BEFORE_WORD.sub(dated, text)


_WORDS_READ = 40
_BEFORE_WORD = lazy_regex(r"(?<![\d.:/-])(?P<day>1[3-9]|2\d|3[01])\.(?P<month>0?[1-9]|1[0-2])(?=,?\s+[^\W\d_])")
"""A day after the twelfth: an hour of the afternoon in figures needs no part of the day."""

_PART_FIRST = lazy_regex(
    r"(?:(?:in|at|on|late|early|the|на|в|po|på|om|am) )*"
    r"(?:morning|afternoon|noon|evening|night|abends|morgens|mittags|(?:vor|nach)mittags?|[ap]m\b|вечер|утр|ночь)"
)
