"""Reads days and times of day as people write them: days without a year, by weekday or by position in the event.

``epoch`` is the day of serial number 0 in the workbook. ``data/time_words.json`` has the words around days and times.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache

from sco_scheduler.domain.findings import Findings
from sco_scheduler.domain.messages import Cell
from sco_scheduler.intake import kinds
from sco_scheduler.intake.values.entries import months, normalized, written
from sco_scheduler.resources import any_of, folded_data, kept_regex, lazy_regex

EPOCH = datetime(1899, 12, 30)
"""Day zero of the date serials of most workbooks."""
FIRST_SERIAL, LAST_SERIAL = 25569, 73050
"""1970 to 2099: numbers that may be meant as days."""

_SURE = (
    lazy_regex(r"(?P<y>\d{4})\s*[-/.年]\s*(?P<m>\d{1,2})\s*[-/.月]\s*(?P<d>\d{1,2})(?:\s*[日号])?"),
    lazy_regex(r"(?P<y>20\d{2})(?P<m>\d{2})(?P<d>\d{2})"),
    lazy_regex(r"(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>\d{4})(?:\s*(?:года|г\.?))?"),
    lazy_regex(
        r"(?P<d>\d{1,2})(?:st|nd|rd|th)?[\s-]+(?P<name>[a-zа-я]{3,})\.?,?[\s-]+(?P<y>\d{4})(?:\s*(?:года|г\.?))?"
    ),
    lazy_regex(r"(?P<name>[a-z]{3,})\.?\s+(?P<d>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<y>\d{4})"),
)
_EITHER = lazy_regex(r"(\d{1,2})([/-])(\d{1,2})\2(\d{4})")
"""A date with the day or the month first, which depends on the country."""

_MIDNIGHT = lazy_regex(r"0?0[:.]00(?:[:.]00(?:\.0+)?)?|12:00 ?am")
_DAY_OF_WEEK = (
    r"(?:(?:星期|周|礼拜)[一二三四五六日天]"
    r"|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?(?![a-z])"
    r"|(?:понедельник|вторник|среда|четверг|пятница|суббота|воскресенье|пн|вт|ср|чт|пт|сб|вс)(?![а-я]))"
)
_WEEKDAY = lazy_regex(rf"[\s,]*\(?\s*{_DAY_OF_WEEK}\.?\s*\)?")
_WEEKDAY_FIRST = lazy_regex(rf"\A{_DAY_OF_WEEK}[.,，]?\s*")


def leading_date(text: str) -> tuple[date, str] | None:
    """Parse a date at the start of a folded text; return it with the rest; None without one, or if ambiguous."""
    text = _WEEKDAY_FIRST.sub("", text)
    for pattern in _SURE:
        match = pattern.match(text)
        if match is not None and not text[match.end() :][:1].isdigit():
            parts = match.groupdict()
            month = int(parts["m"]) if "m" in parts else months().get(parts["name"], 0)
            day = _day(int(parts["y"]), month, int(parts["d"]))
            return (day, _rest(text, match.end())) if day is not None else None
    days, rest = _either(text)
    return (days[0], rest) if len(days) == 1 else None


_YEARLESS = (
    lazy_regex(r"(?P<m>\d{1,2})\s*月\s*(?P<d>\d{1,2})(?:\s*[日号]|(?!\d))"),
    lazy_regex(r"(?P<d>\d{1,2})(?:st|nd|rd|th|-?го)?\s+(?:of\s+)?(?P<name>[a-zа-яё]{3,})\.?(?![a-zа-яё])"),
    lazy_regex(r"(?P<name>[a-zа-яё]{3,})\.?\s+(?P<d>\d{1,2})(?:st|nd|rd|th)?(?![\d:.])"),
    lazy_regex(r"(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.?(?=$|[\s,(（])"),
)
"""Dates without a year, which is that of the event: ``12 June``, ``6月12日``, ``12.06``."""

ANY_YEAR = date(2000, 1, 1)
"""Stands for the year of a date without one; a leap year."""


def leading_day(text: str, days: Sequence[date]) -> tuple[date, str] | None:
    """Parse a date without a year at the start of a folded text, in the year of the event.

    Returns
    -------
    tuple[date, str] | None
        The day and the rest of the text; None if it starts with none. A day in figures only, such as ``12.06``, may
        be a time as well, and has to be one of the event's.
    """
    text = re.sub(r"\A(?:on|в|во)\s+", "", _WEEKDAY_FIRST.sub("", text))
    for pattern in _YEARLESS if days else ():
        match = pattern.match(text)
        if match is None:
            continue
        parts = match.groupdict()
        month = int(parts["m"]) if "m" in parts else months().get(parts["name"], 0)
        found = [day for day in days if (day.month, day.day) == (month, int(parts["d"]))]
        if not found and pattern is not _YEARLESS[-1]:
            found = [day for day in [_day(days[0].year, month, int(parts["d"]))] if day is not None]
        if len(found) == 1:
            return found[0], _rest(text, match.end())
    return None


_NUMBER_OF_DAY = lazy_regex(r"(?:the )?(\d{1,2})(?:st|nd|rd|th|-?го|[日号])(?![a-zа-я])")
_ORDINALS = (
    ("first", "1st", "day 1", "день 1", "第一天", "первый", "1-й", "1й", "1-ый"),
    ("second", "2nd", "day 2", "день 2", "第二天", "второй", "2-й", "2й", "2-ой"),
    ("third", "3rd", "day 3", "день 3", "第三天", "третий", "3-й", "3й", "3-ий"),
    ("fourth", "4th day", "day 4", "день 4", "第四天", "четвертый", "четвёртый", "4-й"),
)
_LAST = ("last", "последний", "最后一天")
WEEKDAYS = (
    ("mon", "понед", "пн", "周一", "星期一", "lundi", "lunes", "luned", "pazart"),
    ("tue", "вторн", "вт", "周二", "星期二", "diens", "mardi", "martes", "marted", "salı"),
    ("wed", "сред", "ср", "周三", "星期三", "mittw", "mercredi", "mierc", "miérc", "mercoled", "çarş"),
    ("thu", "четв", "чт", "周四", "星期四", "donners", "jeudi", "juev", "gioved", "perş"),
    ("fri", "пятн", "пт", "周五", "星期五", "frei", "vendredi", "viern", "venerd", "cuma"),
    ("sat", "субб", "сб", "周六", "星期六", "sam", "sábado", "sabad", "sabato"),
    ("sun", "воскр", "вс", "周日", "星期日", "周天", "星期天", "sonn", "dimanche", "domin", "domen"),
)
"""The beginnings of the names of the days of the week, from Monday."""


def place_among_days(text: str) -> int | None:
    """The place of a day among those of the event, from 0, -1 for the last; None if a folded text gives none."""
    bare = re.sub(r"^(?:the |во? |on )", "", text)
    places = [place for place, words in enumerate(_ORDINALS) if bare.startswith(words)]
    return places[0] if places else -1 if bare.startswith(_LAST) else None


def day_called(text: str, days: Sequence[date]) -> date | None:
    """The unique day of the event that a folded text means by number in the month, weekday or position."""
    number = _NUMBER_OF_DAY.fullmatch(text)
    if number is not None:
        found = [day for day in days if day.day == int(number[1])]
    else:
        bare = re.sub(r"^(?:the |во? |on )|礼拜", lambda m: "周" if m[0] == "礼拜" else "", text)
        places = [place for place, words in enumerate(_ORDINALS) if bare.startswith(words)]
        places += [len(days) - 1] if bare.startswith(_LAST) else []
        found = [days[place] for place in places if place < len(days)] if len(days) > 1 else []
        weekdays = {number for number, words in enumerate(WEEKDAYS) if bare.startswith(words)}
        found += [day for day in days if day.weekday() in weekdays] if not places else []
    return found[0] if len(found) == 1 else None


def meanings(text: str) -> tuple[date, ...]:
    """Return the two days of an ambiguous date such as ``06/12/2025`` at the start of a folded text; else none."""
    days, _ = _either(_WEEKDAY_FIRST.sub("", text))
    return days if len(days) > 1 else ()


def read_date(value: object, epoch: datetime = EPOCH) -> date | None:
    """Return the day in a cell, written as a date, a serial number or text; None without one, or if ambiguous."""
    if isinstance(value, date):
        return value.date() if isinstance(value, datetime) else value
    if isinstance(value, str):
        text = normalized(value)
        found = leading_date(text)
        if found is not None:
            return found[0] if not found[1] or _MIDNIGHT.fullmatch(found[1]) else None
        value = float(text) if re.fullmatch(r"\d{5}(\.\d+)?", text) else None
    if isinstance(value, int) and not isinstance(value, bool) and len(str(value)) == 8:
        return read_date(str(value), epoch)
    if isinstance(value, (int, float)) and not isinstance(value, bool) and FIRST_SERIAL <= value < LAST_SERIAL:
        return (epoch + timedelta(days=int(value))).date()
    return None


FIRST_YEAR, LAST_YEAR = 1901, 9900


def read_day(value: object, cell: Cell, epoch: datetime, found: Findings) -> date | None:
    """Return the day in a cell; None if it is empty, or has no valid day of an event, which is reported.

    Days near the ends of the calendar are invalid, so that adding a walk, a night or a year stays within it.
    """
    day = read_date(value, epoch)
    if day is not None and not FIRST_YEAR <= day.year <= LAST_YEAR:
        found.add(kinds.DATE_FAR_OFF, cell, value=day.isoformat())
        return None
    if day is None and value is not None:
        two = meanings(normalized(value)) if isinstance(value, str) else ()
        report_day(written(value), two, cell, found)
    return day


def report_day(text: str, two: tuple[date, ...], cell: Cell, found: Findings) -> None:
    """Report a text that is no date, or an ambiguous one.

    Parameters
    ----------
    two
        The two possible days, if it is ambiguous.
    """
    if two:
        found.add(kinds.DATE_AMBIGUOUS, cell, value=text, first=two[0].isoformat(), second=two[1].isoformat())
    else:
        found.add(kinds.DATE_UNREADABLE, cell, value=text)


def _either(text: str) -> tuple[tuple[date, ...], str]:
    """The days of a date with the day or the month first, and the rest of the text."""
    match = _EITHER.match(text)
    if match is None or text[match.end() :][:1].isdigit():
        return (), ""
    one, other, year = int(match[1]), int(match[3]), int(match[4])
    days = {_day(year, other, one): None, _day(year, one, other): None}
    return tuple(day for day in days if day is not None), _rest(text, match.end())


def _rest(text: str, end: int) -> str:
    weekday = _WEEKDAY.match(text, end)
    return _BETWEEN.sub("", text[weekday.end() if weekday is not None else end :])


_BETWEEN = lazy_regex(r"\A[ ,]*(?:t(?=\d))?[ ,]*")
"""Separators between a day and its time: spaces, a comma, or the ``T`` of ISO 8601."""


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


_MORNING = {"上午", "早上", "早晨", "凌晨", "am", "утра"}
_AFTERNOON = {"下午", "午后", "晚上", "傍晚", "pm", "дня", "вечера"}
_NOON = {"中午"}
_HALF = any_of((*_MORNING, *_AFTERNOON, *_NOON))

_CLOCK = lazy_regex(
    rf"(?P<before>{_HALF})?\s*(?P<h>\d{{1,2}})"
    r"(?:[:.](?P<m>\d{2})(?:[:.](?P<s>\d{2})(?:\.\d+)?)?(?:\s*(?:h|hrs?\.?|ч\.?|час(?:ов|ам|а)?|uhr))?"
    r"|\s*(?:heures?|hrs?\.?|h|点|點|时|時|час(?:ов|ам|а)?|ч\.?|uhr)\s*(?:(?P<m2>\d{2})\s*(?:分|мин\.?|m|min)?|(?P<half>半)|整)?"
    r"|(?=\s*(?:[ap]\.?m\.?|утра|дня|вечера)$))"
    rf"\s*(?P<after>[ap]\.?m\.?|{_HALF})?"
)
"""``9:30``, ``09.30.00``, ``10h30``, ``上午9:30``, ``下午2点半``, ``9 ч 30 мин``, ``2 pm``."""

MIDNIGHT_AFTER = timedelta(days=1)
"""24:00, the end of a day."""


def clock_text(moment: timedelta) -> str:
    """A time since midnight as ``09:05``."""
    minutes = int(moment.total_seconds()) // 60
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def clock_of(text: str) -> timedelta | None:
    """The time of day in a folded text; None if it is none."""
    match = _CLOCK.fullmatch(text.strip())
    if match is None:
        return None
    half = 30 if match["half"] else 0
    hours, minutes, seconds = int(match["h"]), int(match["m"] or match["m2"] or half), int(match["s"] or 0)
    given = match["before"], match["after"]
    if all(given) or minutes > 59 or seconds > 59:
        return None
    turned = _of_the_day(hours, (given[0] or given[1] or "").replace(".", ""))
    return None if turned is None else timedelta(hours=turned, minutes=minutes, seconds=seconds)


def _of_the_day(hours: int, part: str) -> int | None:
    """Convert an hour of a part of the day to the hour from 0 to 24; None if there is no such hour."""
    if not part:
        return hours
    if part in {"am", "pm"}:
        return hours % 12 + (12 if part == "pm" else 0) if 1 <= hours <= 12 else None
    if part in _MORNING:
        return (hours % 12 if part == "凌晨" else hours) if hours <= 12 else None
    if part in _NOON:
        return hours + 12 if 1 <= hours <= 2 else hours if 11 <= hours <= 14 else None
    # 下午14:00 occurs too, and means 14:00.
    return hours + 12 if 1 <= hours <= 11 else hours if 12 <= hours <= 23 else None


BEFORE_HALVES, AFTER_HALVES = "上午|早上|早晨|凌晨|下午|午后|晚上|傍晚|中午", r"[ap]\.?m\b\.?|утра|дня|вечера"
_UNIT = r"(?:h(?![a-z])|heures?|uhr|час(?:ов|а|ам)?(?![а-я])|ч\b\.?|hrs?\b\.?)"
_PLAIN = rf"\d{{1,2}}(?:[:.][0-5]\d(?::\d{{2}})?|\s*[点點时時](?:\s*(?:[0-5]\d分?|半|整))?|h[0-5]\d)?\s*{_UNIT}?"
CLOCK = rf"(?:(?:{BEFORE_HALVES})\s*)?{_PLAIN}(?:\s*(?:{AFTER_HALVES}))?(?!\d|[.:/]\d|,\d(?!\d)|\s*[%月日号])"
"""A time of day, or a mere hour; the surrounding words decide whether it is one."""

_ABOUT = r"(?:(?:at|around|about|approx\.?|approximately|circa|ca\.?|the|примерно|около|часов|大约|约)\s*)*"
_TO = r"(?:\s*(?:-?(?:[днт][аеэоө]н|dan)\b|[-–—−‑‐~〜～至到]|\b(?:to|till|until|до|по|bis|à|a|hasta)\b)\s*)"
_AND = r"(?:\s*(?:\band\b|\bи\b|\bund\b|\bet\b|\by\b|和)\s*)"
_MONTH = (
    r"(?:jan|feb|mar|apr|may(?!be)|jun|jul|aug|sep|oct|nov|dec|янв|фев|март?|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек)"
    r"[a-zа-я]*\.?"
)
WEEKDAY = (
    r"(?<![^\W\d_])(?:mon(?! (?!mor|aft|eve|noo|fro|unt|bef|and|all|onl)[^\W\d_]{3})|"
    r"tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?(?![a-z])|(?:星期|周|礼拜)[一二三四五六日天]|"
    r"(?:пн|вт|ср|чт|пт|сб|вс|понедельник|вторник|сред[ау]|четверг|пятниц[ау]|суббот[ау]|воскресенье)(?![а-яё])|"
    r"(?:(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|"
    r"mi[ée]rcoles|jueves|viernes|s[áa]bado|domingo|luned[iì]|marted[iì]|mercoled[iì]|gioved[iì]|venerd[iì]|sabato|domenica|"
    r"pazartesi|salı|çarşamba|perşembe|cuma)s?(?![^\W\d_])"
)
UNDATED_DAY = (
    rf"{WEEKDAY}|"
    r"(?:the )?(?:first|second|third|fourth|last|1st|2nd|3rd|4th) day|(?:day|день)\s*\d(?!\d)|第[一二三四]天|最后一天"
    r"|(?:во? )?(?:первый|второй|третий|четв[её]ртый|последний|\d-?[ыо]?й) день"
)
"""A day by its position in the week, or among those of the event."""

ONLY = "there only on "
"""The beginning of an absence on all but some days, which are separated by ``&``."""

DAY = (
    rf"(?:(?:{WEEKDAY})[\s,]*)?(?:\d{{4}}\s*[-/.年]\s*\d{{1,2}}\s*[-/.月]\s*\d{{1,2}}(?:\s*[日号])?"
    rf"|\d{{1,2}}\.\d{{1,2}}\.\d{{4}}"
    rf"|\d{{1,2}}(?:st|nd|rd|th|-?го)?\s+(?:of\s+)?{_MONTH}(?![a-zа-я])(?:,?\s+\d{{4}})?"
    rf"|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?(?![\d:.])(?:,?\s+\d{{4}})?|\d{{1,2}}\s*月\s*\d{{1,2}}\s*[日号]?"
    rf"|(?:the )?\d{{1,2}}(?:st|nd|rd|th|-?го)(?![a-zа-я])(?! day\b)|\d{{1,2}}[日号])|(?<!\w)(?:{UNDATED_DAY})"
    r"|第[一二三四]天|最后一天|(?<![一每上下两本这])(?:星期|周|礼拜)[一二三四五六日天]"
)
_FIRST_DAY = r"^\s*\d{1,2}\.(?:0[1-9]|1[0-2])\.?(?=\s+(?![-–—]|до\b|to\b|till\b)\S)"
"""``18.03`` at the beginning, which a time may follow."""

SEPARATORS = r"[,;.!?()（）。、:：|/]|\s[-–—]+\s|—|\n"


@lru_cache(maxsize=8)
def words_of(section: str) -> Mapping[str, str]:
    """The alternatives of each kind of words in a section of ``data/time_words.json``, as one expression."""
    data = json.loads(folded_data("time_words.json"))
    return {kind: "|".join(words) for kind, words in data[section].items()}


@lru_cache(maxsize=8)
def answers(kind: str) -> re.Pattern[str]:
    """The whole answers that somebody is away ``at no time``, or comes and goes ``around`` the hours of the event."""
    return kept_regex(words_of("answers")[kind])


def any_part() -> str:
    """A pattern of any part of the day, or its middle."""
    return "|".join(f"(?:{words})" for words in words_of("parts").values())


_LETTER = "[a-zа-яёäöüßçğışéèàñíóú]"


def _bounded(source: str) -> str:
    """Alternatives with word boundaries, in scripts with spaces."""
    return rf"(?<!{_LETTER})(?:{source})(?!{_LETTER})"


@lru_cache(maxsize=1)
def tokens() -> re.Pattern[str]:
    """A pattern for the times, days and words of a folded text, each in a group with its kind as name."""
    ways, behind = ("|".join(f"(?:{w})" for w in words_of(place).values()) for place in ("before", "behind"))
    pre = rf"(?<!{_LETTER})(?:(?:{ways})(?:(?<=[\u4e00-\u9fff@])|(?=\s|\d))\s*{_ABOUT})+"
    pre = rf"(?:{pre}|(?<!\S)[-–—](?=\d|noon)|^\s*[-–—]\s*)?"
    both = rf"(?:between|между|zwischen|entre)\s*{CLOCK}{_AND}{CLOCK}"
    first = rf"(?<![\d.:/+])(?<!\d[-–,]){CLOCK}"
    time = rf"(?:{both}|{pre}{first}(?:{_TO}{_ABOUT}{CLOCK}|\s*[-–—~〜～]{{1,2}}(?=\s*$))?(?:\s*(?:{behind}))?)"
    part = rf"(?:{pre}{_bounded(any_part())}(?:\s*(?:{behind}))?)"
    groups = {"day": rf"{_FIRST_DAY}|(?<![\d.:])(?:{DAY})", "time": time, "part": part}
    groups |= {name: _bounded(words) for name, words in words_of("words").items()}
    groups |= {"sep": SEPARATORS, "other": r"(?:(?![\u2e80-\uffff])[^\W\d_])+|[^\W\d_]|\d+"}
    return kept_regex("|".join(f"(?P<{name}>{words})" for name, words in groups.items()))


_FIGURES = lazy_regex(r"(?<![\w.:/])(?P<d>\d{1,2})\.(?P<m>\d{2})\.?(?![\da-zа-яё/]|[.:]\d)")
_ONE_FIGURE = lazy_regex(r"(?<![\w.:/])(\d{1,2})\.([1-9])\.(?=[\s,;)]|$)")
"""A day with a month of one figure, as in German: ``19.1.``; times have two figures for the minutes."""
_TIMES = lazy_regex(r"(?<![\w.:/])\d{1,2}[.:]\d{2}\s*(?:[-–—]|\bto\b|\bдо\b)\s*\d{1,2}[.:]\d{2}(?![\w:/]|\.\d)")
_UNTIL, _AS_WELL = r"[-–—~至到]|\b(?:to|until|till|through|по|до)\b", r"[、&和]|\b(?:and|и)\b"
_BY_MONTH = (
    lazy_regex(
        rf"(?:\b(?:from|с|со)\s)?(?<![\w.:-])(?P<one>\d{{1,2}})(?:st|nd|rd|th)?\s?(?:(?P<to>{_UNTIL})|{_AS_WELL})\s?"
        r"(?P<last>\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<name>[a-zа-яё]{3,})(?![a-zа-яё])"
    ),
    lazy_regex(
        rf"(?:\bfrom\s)?(?<![a-zа-яё])(?P<name>[a-zа-яё]{{3,}})\.?\s+(?P<one>\d{{1,2}})(?:st|nd|rd|th)?\s?(?:(?P<to>{_UNTIL})|"
        rf"{_AS_WELL})\s?(?P<last>\d{{1,2}})(?:st|nd|rd|th)?(?![\w:.]|\s?[ap]\.?m)"
    ),
    lazy_regex(
        rf"从?(?P<name>\d{{1,2}}月)(?P<one>\d{{1,2}})[日号]?\s?(?:(?P<to>{_UNTIL})|{_AS_WELL})\s?(?P<last>\d{{1,2}})[日号]"
    ),
)
"""Two days of which one has the month: ``18-19 November``, ``с 18 по 19 ноября``, ``11月18、19日``."""

_BY_FIGURES = lazy_regex(r"(?<![\w.:/-])(?P<one>\d{1,2})\s?[-–—]\s?(?P<last>\d{1,2}\.(?P<m>\d{2}))(?![\w/]|[.:]\d)")
_WITH_YEAR = lazy_regex(r"(?<![\w.:/])\d{1,2}\.\d{1,2}\.\d{4}(?:\s*(?:года|г\b\.?))?(?![\da-zа-яё/]|[.:]\d)")
_WHOLE_DATE = r"(?:\d{4}-\d{2}-\d{2}|\d{1,2} [a-zа-яё]{3,}|\d{1,2}月\d{1,2}日)"
_DAYS_BETWEEN = lazy_regex(
    rf"(?:\b(?:from|с|со)\s|从)?(?<![\w-])(?P<one>{_WHOLE_DATE})\s?(?:{_UNTIL})\s?(?P<last>{_WHOLE_DATE})(?![\w:-])"
)
_MOST_DAYS = 14
"""The longest range of days, with a dash between the first and the last."""
_ROUND = frozenset({5, 10})
"""Minutes of common times that are also numbers of months."""


def with_days(text: str, days: Sequence[date] = (), *, every: bool = False) -> str:
    """Replace figures that are no times by days, and expand ``18-20 November`` to all days, each with its month.

    Parameters
    ----------
    text
        The text, folded.
    days
        The days of the event, if known: figures that are one of them are written out with the year.
    every
        Whether all figures that can be days are days.
    """
    text = _ONE_FIGURE.sub(r"\1.0\2.", text)
    for pattern in _BY_MONTH:
        text = pattern.sub(_each_with_month, text)
    text = _BY_FIGURES.sub(lambda match: _each_in_figures(match, days), text)
    times = _within_times(text, days)

    def as_day(match: re.Match[str]) -> str:
        meant = _figures_day(match) if every else match.start() not in times and _means_day(match, days)
        return _as_day(match, text, days) if meant else match[0]

    text = _FIGURES.sub(as_day, _WITH_YEAR.sub(lambda match: _iso(match[0]), text))
    return _DAYS_BETWEEN.sub(_all_between, text)


def may_be_day(text: str) -> bool:
    """Whether figures such as ``18.05`` may be a time or a day, without any indication of which."""
    open_ones = [match for match in _FIGURES.finditer(text) if _figures_day(match) and int(match["m"]) in _ROUND]
    return bool(open_ones) and not all(match.start() in _within_times(text, ()) for match in open_ones)


def _iso(text: str) -> str:
    found = leading_date(text)
    return text if found is None else found[0].isoformat()


def _each_with_month(match: re.Match[str]) -> str:
    name = match["name"]
    if not name.endswith("月") and months().get(name) is None:
        return match[0]
    two = [f"{name}{day}日" if name.endswith("月") else f"{day} {name}" for day in (match["one"], match["last"])]
    return (" - " if match["to"] else ", ").join(two)


def _each_in_figures(match: re.Match[str], days: Sequence[date]) -> str:
    """Expand ``18-19.11`` to two days, each with its month."""
    last = _FIGURES.fullmatch(match["last"])
    return f"{match['one']}.{match['m']} - {match['last']}" if last and _means_day(last, days) else match[0]


def _all_between(match: re.Match[str]) -> str:
    """Expand a range to all days between two days of the same month."""
    parts = [_PLACE_OF_DAY.fullmatch(text) for text in (match["one"], match["last"])]
    (head, first, tail), (other_head, last, other_tail) = (part.groups() if part else ("", "0", "") for part in parts)
    if (head, tail) != (other_head, other_tail) or not int(first) < int(last) <= int(first) + _MOST_DAYS:
        return f"{match['one']} - {match['last']}"
    return ", ".join(f"{head}{day:0{len(first)}d}{tail}" for day in range(int(first), int(last) + 1))


_PLACE_OF_DAY = lazy_regex(r"(\d{4}-\d{2}-|\d{1,2}月|)(\d{1,2})(日| [a-zа-яё]+|)")


def _within_times(text: str, days: Sequence[date]) -> set[int]:
    """The positions in a text of two figures with a dash between them that are times: they cannot both be days."""
    pairs = (match for match in _TIMES.finditer(text))
    clear = (two for two in pairs if not all(_means_day(one, days) for one in _FIGURES.finditer(two[0])))
    return {place for two in clear if not _all_open(two[0]) for place in range(*two.span())}


def _all_open(two: str) -> bool:
    """Whether each of two figures may be a time or a day."""
    return all(_figures_day(one) and int(one["m"]) in _ROUND for one in _FIGURES.finditer(two))


def _figures_day(match: re.Match[str]) -> bool:
    return _day(2000, int(match["m"]), int(match["d"])) is not None


def _means_day(match: re.Match[str], days: Sequence[date]) -> bool:
    of_event = any((day.month, day.day) == (int(match["m"]), int(match["d"])) for day in days)
    return of_event or (_figures_day(match) and int(match["m"]) not in _ROUND)


def _as_day(match: re.Match[str], text: str, days: Sequence[date]) -> str:
    month, number = int(match["m"]), int(match["d"])
    for day in days:
        if (day.month, day.day) == (month, number):
            return day.isoformat()
    if any("\u3400" <= sign <= "\u9fff" for sign in text):
        return f"{month}月{number}日"
    russian = any("а" <= sign <= "я" for sign in text)
    return f"{number} {next(name for name, of in months().items() if of == month and (name[0] >= 'а') is russian)}"


def month_first(texts: Iterable[str]) -> bool | None:
    """Whether dates such as ``12/4/2026`` have the month first, from others that can be read in one way only.

    Returns
    -------
    bool | None
        None if no date reveals it, or they differ.
    """
    told = {
        int(m[3]) > _MONTHS for text in texts for m in _EITHER.finditer(text) if max(int(m[1]), int(m[3])) > _MONTHS
    }
    return told.pop() if len(told) == 1 else None


_MONTHS = 12
