"""Finds the days of the event in a text in any language, and writes them as dates: ``2026-06-09``.

What a day may be called follows from the days of the event: a number is one of their numbers, a month the one in which
they are, a day of the week one on which the event is. So few words have to be known, and few others are mistaken.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import lru_cache

from sco_scheduler.intake.values.dates import words_of
from sco_scheduler.intake.values.day_spans import LATER, UP_TO, joining_days
from sco_scheduler.intake.values.days_in_words import days_in_figures_of, with_days_after, with_parts, with_persian_days
from sco_scheduler.intake.values.entries import in_ascii_digits, normalized
from sco_scheduler.intake.values.month_names import is_month
from sco_scheduler.intake.values.native_days import JAPANESE_WEEK, KOREAN_WEEK, with_numbers
from sco_scheduler.intake.values.short_weekdays import with_short_weekdays
from sco_scheduler.intake.values.tongues import in_english, without_marks, words_meaning
from sco_scheduler.intake.values.weekdays import (
    GLUED,
    heads_date,
    hours_begin_at,
    is_before_day_or_hours,
    names_in_week,
    names_of_weekdays,
    weekdays_called,
    weekdays_misspelt,
)
from sco_scheduler.resources import any_of, kept_regex, lazy_regex

_LONGEST = 600

_HOUR = (
    r"\d|[:/]|\.\d|-\s?\d|\s?(?:h|u|uhr|uur|hrs?|hours?|o'?clock|[ap]\.?m|horas?|heures?|ore|godz\w*|ora\w*|gio|"
    r"час\w*|ч|[点點时時시]|min\w*|%)(?![^\W\d_])|\s?(?:saat\w*|jam)(?![^\W\d_]|\s\d)|\s?[点點时時시]"
)
"""What stands behind the number of an hour, and not of a day."""

_NAME = lazy_regex(r"(?P<name>[^\W\d_]{3,})")
_WORD = r"[^\W\d_]"
_ORDINAL = r"(?:st|nd|rd|th|er|re|[ºª°.]|-?(?:го|ого|ое|е|й|ий|ый|шы|chi|ام))"
_YEAR = r"(?:\s?(?:года|г\.?)(?![а-я]))?"
"""The word for a year behind it."""

_WITH_YEAR = lazy_regex(
    r"(?<![\d.:/-])(?P<one>\d{1,2})(?P<sign>[./-])(?P<other>\d{1,2})(?P=sign)(?P<year>20\d\d|\d\d)(?![\d:])"
    rf"{_YEAR}"
)
_IN_FIGURES = lazy_regex(
    r"(?<![\d.:/-])(?:(?P<one>\d{1,2})/(?P<other>\d{1,2})(?![\d/]|:\d|\.\d)|"
    r"(?P<late>2[4-9]|3[01])-(?P<month>\d{1,2})(?![\d:/.-])|"
    r"(?P<first>\d{1,2})\.(?:\s(?=\d{1,2}\.))?(?P<second>\d{1,2}\.(?![\d.])|[1-9](?![\d.:,])|"
    r"\d\d(?=\s?:\s|\s?[(\n]|,?\s\d{1,2}[:.h]\d\d|,\s\d|\s(?:dan|kuni?|күн[іи]?)(?!\w)|"
    r"\s(?:с|после|from|after|ab|von|od|dalle|desde|à partir de)\s\d)))(?:(?<=\d\.)\s(?P<year>20\d\d)(?![\d:]))?"
)
_RANGE_IN_FIGURES = lazy_regex(
    r"(?<![\d.:/-])(?P<first>\d{1,2})\s?[-–—~〜]\s?(?P<last>\d{1,2})/(?P<month>\d{1,2})(?![\d/]|:\d|\.\d)"
)
_FIRST_OF_MONTH = lazy_regex(
    r"(?<!\w)(?:premier|primero|primeiro|primo|ersten?|pierwszego|prvniho|prveho|первого)\s(?:de |del |"
    r"di )?(?=[^\W\d_]{3,})"
)
"""The first day of a month in words."""

_HOUR_BEFORE = lazy_regex(
    r"\d\s?[-–—]$|(?<![^\W\d_])(?:from|until|till|at|after|before|by|ab|um|bis|von|nach|vor|с|до|в|после|к|od|do|o|po|om|van|tot|na|"
    r"saat|kl|dalle|alle|des|a|as|las)$"
)
"""What stands before two figures that are an hour, and no day."""

_MONTH_BEHIND = lazy_regex(
    rf"(?:(?<![\d.:,/-])|(?<=(?<![\d-])\d-)|(?<=(?<![\d-])\d\d-))(?P<day>\d{{1,2}})(?!\d){_ORDINAL}?(?:[\s-]|(?:de|of|di|del|do|من)\s)*"
    rf"(?P<name>thang \d{{1,2}}(?!\d)|(?:تشرين|كانون) {_WORD}+|{_WORD}{{3,}}|X?I{{1,3}}|I?[VX])\.?(?: nam (?=20))?"
    rf"(?:[,.]?[\s-](?:de |del )?(?P<year>20\d\d)(?!\d){_YEAR})?(?!\d)"
    rf"(?:[ -]kuni(?!{_WORD})|'?[dt][ae](?!{_WORD}))?"
)
_MONTH_BEFORE = lazy_regex(
    rf"(?<!{_WORD})(?:(?:20\d\d\.\s)?(?P<name>{_WORD}{{3,}}|(?:x?i{{1,3}}|i?[vx]|vi{{1,3}})(?=\.))\.?[ -]?|"
    rf"(?:20\d\d\s?[年년]\s?)?(?P<number>\d{{1,2}})\s?[月월]\s?)"
    rf"(?P<day>\d{{1,2}})(?!{_HOUR}|\s?[月월])(?:-?(?:st|nd|rd|th|an|en|jan|jen)(?!{_WORD})|\s?[日号號일]|\.)?"
    r"(?:,?\s(?P<year>20\d\d)(?!\d))?"
)
_BEFORE_DATE = lazy_regex(
    lambda: (
        rf"(?<![\d.:/-])(?P<day>\d{{1,2}}){_ORDINAL}?\s?"
        rf"(?:{UP_TO}|(?:[,、・&+/]|{joining_days()}\s(?=\d)|[和と와과و]))\s?{LATER}"
    )
)
_BEHIND_DATE = lazy_regex(
    r"(?P<date>\d{4}-(?P<month>\d\d)-(?P<first>\d\d))\s?(?:(?P<to>[-–—~〜至到])|[,、・&+和と]|"
    r"(?:and|dan|и|va|və|және|e|y|et|und|ve|og|och|ja|si|en|i|a|és|та|і|и|мен|бен|пен|sa|in|un|ir|ও|və|και|và|و)\s"
    r"(?=\d{1,2}\s*(?:$|[.,;:)])))\s?"
    rf"(?P<day>\d{{1,2}})(?!{_HOUR}|月)(?:st|nd|rd|th|[日号號일.])?(?!{_WORD})"
)
_DAYS = (
    r"(?:days?|jours?|dias?|giorn[oi]|tag(?:e[sn]?)?|dag(?:en)?|dzien|dni(?:a|u)?|den|dne|nap(?:on|jan)?|gun(?:u|unde)?|"
    r"день|дня|дню|kun(?:i|da)?|күн[іи]?|ngay|hari|zi|dan[au]?|paiva\w*|ημερα|μερα|روز|يوم|اليوم)"
)
_NTH = r"(?:st|nd|rd|th|er|re|e|eme|de|[ºª°.]|-?(?:й|ый|ой|ий)|-?(?:ші|шы|нчи|чи|chi))"
_PLACED_BY_NUMBER = (
    rf"(?<![\d.:/-])(?P<nth>[1-4]){_NTH}\s{_DAYS}(?!{_WORD})|第(?P<ordinal>[1-4一二三四])[天日]|(?P<count>[1-4])(?:日目|일차)|"
    rf"(?<!{_WORD})(?:{_DAYS}(?:\s(?:ke|thu|no|nr))?[\s.-]*|d)(?P<place>[1-4])(?!{_HOUR}|{_WORD})|"
    r"(?<![a-z])day (?P<word>one|two|three|four)(?![a-z])"
)
_NAMED = {
    "first": "перв(?:ый|ого|ом|ому) (?:день|дня|дне)|第一天|首日|头一天",
    "second": "втор(?:ой|ого|ом|ому) (?:день|дня|дне)|第二天",
    "third": "трет(?:ий|ьего|ьем) (?:день|дня|дне)|第三天",
    "fourth": "четверт(?:ый|ого|ом) (?:день|дня|дне)|第四天",
    "last": "последн(?:ий|его|ем|ему) (?:день|дня|дне)|最后一天|末日",
}
"""The same in languages without phrases of their own."""

_IN_WORDS = {"one": 1, "two": 2, "three": 3, "four": 4, "一": 1, "二": 2, "三": 3, "四": 4}
_RISKY = frozenset(
    "do to so me ma di sa mi lo pe ne son sex mar st za pa la on ti va ke qui qua ter ons mon per car wo tu cum "  # noqa: SIM905  # a word a line would be many lines
    "sob".split()
)
"""Short names of weekdays that are common words too: ``do 15``."""

_FIGURES_BEHIND = lazy_regex(r"\.?,?\s*(?:$|[/+&():–-]|\d{1,2}[:.hu]\d|\d{1,2}\s?[-–]\s?\d)")
_DAY_BEHIND = lazy_regex(rf"\.?\s?[,+&/]\s?(?P<next>{_WORD}{{2,}})")
_WORDS_BEHIND = lazy_regex(
    r"\.?,?\s(?:\+|&|(?:erst|vor|nach|vorm|nachm|vormittags?|nachmittags?|morgens?|abends?|mittags?|[vn]m|[ai]p|(?:do|od|po)p|"
    r"am (?:vor|nach)mittag|fruh|ganz\w*|ab|von|bis|um|gegen|jeweils|und|"
    r"middag|ochtend|avond|namiddag|hele|vanaf|van|tot|om|na|en|mattina|pomeriggio|sera|dalle|dopo|fino|tutto|e|matin|apres|midi|"
    r"soir|a partir|des|toute|manha|a? ?tarde|noite|das|ate|manana|desde|hasta|todo|all|from|until|after|before|"
    r"por|morning|afternoon|noon|[ap]m|"
    r"reggel|delelott|"
    r"delutan|este|egesz|rano|po poludniu|wieczorem|caly|rano|odpoledne|dopoledne)(?!\w))"
)
"""What stands before and behind a short name of a weekday, which may be another word."""

_JOINED = lazy_regex(r"(?:(?<=\d{4}-\d\d-\d\d)\s?/|(?<=\S)\s?[+&])\s?(?=\d{4}-\d\d-\d\d)")
"""A sign between two days, or between the part of one and another: ``2026-11-05 afternoon + 2026-11-06``."""

_TWICE = lazy_regex(r"(\d{4}-0?(\d\d?)-0?(\d\d?))(?:[\s,(]+(?:\1|0?\3\.0?\2(?![\d:]|\.\d|\s?-)\.?)\)?)+")
"""A day with its name in the week, in two languages or behind a date: ``Ср 07.10 утро``."""

_MONTHS = 12
_SURE, _SHORT = 4, 3
"""The least letters of a name of a weekday that is believed anywhere, and the most of one that may be another word."""

_STRONG = r"(?:dias?|giorn[oi]|dni[au]|ngay|mung|tgl|tanggal|يوم|روز|ayin|числ[аоу])"
_WEAK = r"(?:the|on|el|los|le|les|il|al|del|du|den|der|dem|am|op|op de|vom|zum|dne|pe)"
_TURKISH = r"'s?[iu](?:n[dt]?[ae]n?)?"
_ENDED = (
    rf"(?:-?(?:st|nd|rd|th|er)|-?(?:го|ого|ое)|-?(?:en|an|jen|jan|ei|go|tego|e)|{_TURKISH}|\s?-?kun(?:i|da)?|-s(?:i|ana)(?:da)?|"
    rf"-(?:сі|ші|шы|сы|ы|і|чү|чи|сү|нчи)(?:нде|нда|не|на)?(?:\s(?:күн[іи]))?|\s(?:числ[аоу]))(?!{_WORD})|-?(?:ام|م)(?!{_WORD})"
)
_NUMBERED = lazy_regex(
    rf"(?<!{_WORD}){_STRONG}\.?\s?(?P<strong>\d{{1,2}})(?!{_HOUR}|月)(?:{_TURKISH}|st|nd|rd|th|[ºª.])?|"
    r"(?:(?<=sang )|(?<=chieu )|(?<=trua ))(?P<part>\d{1,2})(?=$|[,;.\n)]|\s(?:va|den)\s)|"
    rf"(?<!{_WORD}){_WEAK}\s(?P<weak>\d{{1,2}})(?!{_HOUR})(?:st|nd|rd|th|er|[ºª.](?!\d))?(?!{_WORD})|"
    rf"(?<![\w.:,/-])(?P<ended>\d{{1,2}})(?:{_ENDED})|"
    r"(?:(?<![\d.:/月년월第-])(?<![月월] )|(?<=:\d\d/))(?<![a-z])(?P<signed>\d{1,2})\s?[日号號일]"
    r"(?!目|間|あたり|간|차|[馆館厅廳展楼门線线桌台]|정|\d{1,2}(?:件|回|社|건))|"
    r"(?<=[\s(])(?P<dotted>\d{1,2})\.(?=\s|[,;)]|$)|"
    rf"(?:(?<=^)|(?<=\n)|(?<=; ))(?P<beside>\d{{1,2}})(?:\.(?=\s)|(?=,\s?{_WORD})|:(?=\s)|(?=\s\())|"
    rf"(?:(?<=^)|(?<=\n)|(?<=[;,(] )|(?<= [yeuiи] )|(?<= (?:et|ve) )|(?<= (?:and|"
    rf"und) ))(?P<bare>\d{{1,2}})(?!{_HOUR})(?=\s{_WORD})"
)
_VIETNAMESE = lazy_regex("[ơưđạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]")
"""Letters of Vietnamese, in which short names of days in other languages are common words."""
_WEEKDAY_IN_FIGURES = lazy_regex(r"(?<!ngày )(?<!\w)thứ ([2-7])(?!\d)")
_WEEKDAYS_FROM_2 = {2: "hai", 3: "ba", 4: "tư", 5: "năm", 6: "sáu", 7: "bảy"}
_PERSIAN = lazy_regex(r"\d")
_TIMELY = frozenset(
    (  # noqa: SIM905  # a word a line would be forty lines
        "ab abends absent after afternoon all am and arrives as at available before between bis busy come "
        "evening for from ganztags gegen i in is it leaves mit mittags morgens morning nach nachmittag "
        "nachmittags noon not on only per present there um until von vor vormittag vormittags we we'll we're "
        "with в вечером днем до к после с утром"
    ).split()
)
_PARTS = frozenset({"morning", "afternoon", "evening", "all"})
"""First words, in English, of what stands behind a day rather than behind a number of things."""


@lru_cache(maxsize=131072)
def with_days_of_event(text: str, days: tuple[date, ...]) -> str:
    """A text in which each day of the event is written as its date; folded if it has any, else unchanged.

    Parameters
    ----------
    days
        The days of the event, in order.
    """
    if not days or len(text) > _LONGEST:
        return text
    folded = "\n".join(normalized(with_numbers(in_ascii_digits(line))) for line in text.split("\n"))
    return text if (found := _Names(days).replaced(with_short_weekdays(folded, days))) == folded else found


class _Names:
    """The names of the days of an event."""

    def __init__(self, days: tuple[date, ...]) -> None:
        self._days = days
        numbers = [day.day for day in days]
        self._by_number = {day.day: day for day in days if numbers.count(day.day) == 1}
        self._vietnamese = False

    def replaced(self, text: str) -> str:
        """A folded text with its days as dates."""
        self._vietnamese = _VIETNAMESE.search(text) is not None
        if self._vietnamese:
            text = _WEEKDAY_IN_FIGURES.sub(lambda match: f"thứ {_WEEKDAYS_FROM_2[int(match[1])]}", text)
        text = with_parts(text, self._days)
        if not text.isascii() or "chi" in text:
            text = _if_changed(text, lambda bare: days_in_figures_of(bare, self._days))
        if _PERSIAN.search(text) is not None:
            text = _if_changed(text, lambda bare: with_persian_days(bare, self._days))
        for pattern, day_of in (
            (_FIRST_OF_MONTH, self._first_of_month),
            (_WITH_YEAR, self._with_year),
            (_MONTH_BEFORE, self._by_month),
            (_MONTH_BEHIND, self._by_month),
            (_RANGE_IN_FIGURES, self._range),
            (_IN_FIGURES, self._in_figures),
            (_placed(), self._placed),
            (_placed(), self._placed),
            (_of_week(), self._of_week),
            (_NUMBERED, self._numbered),
            (_ENDED_ANYHOW, self._ended),
            *((week, self._in_japanese) for week in (JAPANESE_WEEK, KOREAN_WEEK)),
            *[(_BEFORE_DATE, self._before_date) for _ in self._days],
            (_BEHIND_DATE, self._behind_date),
        ):
            text = _replaced(text, pattern, day_of)
        text = _JOINED.sub(", ", _TWICE.sub(r"\1", text))
        return _if_changed(text, lambda bare: with_days_after(bare, self._days))

    def _date(self, month: int, number: int) -> date | None:
        return next((day for day in self._days if (day.month, day.day) == (month, number)), None)

    def _with_year(self, match: re.Match[str]) -> str | None:
        one, other, year = int(match["one"]), int(match["other"]), int(match["year"])
        clear = match["sign"] == "." or max(one, other) > _MONTHS
        day = (
            (self._date(other, one) or (self._date(one, other) if one <= _MONTHS < other else None)) if clear else None
        )
        return day.isoformat() if day is not None and day.year % 100 == year % 100 else None

    def _by_month(self, match: re.Match[str]) -> str | None:
        months = {day.month for day in self._days}
        meant = [month for month in months if is_month(match, month)]
        day = self._date(meant[0], int(match["day"])) if len(meant) == 1 else None
        return day.isoformat() if day is not None and int(match["year"] or day.year) == day.year else None

    def _first_of_month(self, match: re.Match[str]) -> str | None:
        name = _NAME.match(match.string, match.end())
        first = name is not None and any(is_month(name, day.month) for day in self._days if day.day == 1)
        return "1 " if first else None

    def _in_figures(self, match: re.Match[str]) -> str | None:
        one = int(match["one"] or match["late"] or match["first"])
        other = int((match["other"] or match["month"] or match["second"]).rstrip("."))
        day, before = self._date(other, one) or self._date(one, other), match.string[: match.start()].rstrip()
        hour = match["first"] and " " not in match[0] and _HOUR_BEFORE.search(before) is not None
        day = day if day is not None and int(match["year"] or day.year) == day.year else None
        return day.isoformat() if day is not None and not (hour and not heads_date(match, before, day)) else None

    def _range(self, match: re.Match[str]) -> str | None:
        first, last = (self._date(int(match["month"]), int(match[name])) for name in ("first", "last"))
        return f"{first} - {last}" if first is not None and last is not None and first < last else None

    def _placed(self, match: re.Match[str]) -> str | None:
        if len(self._days) == 1:
            return None
        if match["last"]:
            return self._days[-1].isoformat()
        said = match["nth"] or match["ordinal"] or match["count"] or match["place"] or match["word"]
        place = next(n for n in _PLACES if match[_PLACES[n]]) if said is None else _IN_WORDS.get(said) or int(said)
        numbered = match["place"] is not None and place in self._by_number
        return self._days[place - 1].isoformat() if place <= len(self._days) and not numbered else None

    def _of_week(self, match: re.Match[str]) -> str | None:
        name, number = match["weekday"] or match["glued"], int(match["before"] or match["behind"] or 0)
        if match["behind"] and hours_begin_at(match.string, match.start("behind"), self._by_number):
            number = 0
        meant = weekdays_called(name) or weekdays_misspelt(name)
        if self._vietnamese and " " not in name and name.isascii():
            return None  # ``giờ``, ``từ``
        days = [day for day in self._days if day.weekday() in meant]
        beside = [day for day in days if day.day == number]
        sure = name not in _RISKY or match["dot"] or len(name) >= _SHORT
        if beside and (sure or is_before_day_or_hours(name, match.string[match.end() :], ())):
            return beside[0].isoformat()
        if number and (match["before"] or number in self._by_number):
            return None
        begun = match.start("weekday") if match["weekday"] is not None else match.start("glued")
        before, behind = match.string[:begun], match.string[begun + len(name) :]
        between = name in _RISKY and re.search(r"\d\s?[ap]\.?m\.?\s*$", before) is not None  # ``9:45 am to 11:15``
        begins = _begins().search(before) is not None and not between
        joined, rest = _DAY_BEHIND.match(behind), match[0][begun + len(name) - match.start() :].removeprefix(".")
        last = before.rstrip()[-1:] in {"+", "&", ","} and not behind.strip(" .")
        timely = (name != "do" or last) and _FIGURES_BEHIND.match(behind) is not None
        timely = timely or (joined is not None and bool(weekdays_called(joined["next"])))
        timely = begins and (timely or _WORDS_BEHIND.match(behind) is not None)
        timely = timely or is_before_day_or_hours(name, behind, days)
        sure = len(name) >= _SURE or match["dot"] or timely or (begins and name not in _RISKY) or not name.isascii()
        rest = f" {rest}" if rest[:1].isdecimal() else rest
        return days[0].isoformat() + rest if len(days) == 1 and sure else None

    def _in_japanese(self, match: re.Match[str]) -> str | None:
        """A day or several by the first sign of their names in the week."""
        found = [next((d for d in self._days if f"({sign})" in _signs(d)), None) for sign in match[0] if sign.isalpha()]
        return ", ".join(day.isoformat() for day in found if day is not None) if None not in found else None

    def _numbered(self, match: re.Match[str]) -> str | None:
        number = match["strong"] or match["weak"] or match["ended"] or match["signed"] or match["part"]
        number = number or match["beside"] or match["bare"] or match["dotted"]
        day = self._by_number.get(int(number)) if not (self._vietnamese and match["weak"]) else None
        dotted = match["weak"] is not None and match[0].endswith(".")  # ``am 3.``
        if day is not None and (match["weak"] or match["bare"]) and not dotted:
            behind = match.string[match.end() : match.end() + 60].lstrip()
            word = re.match(r"[^\W\d_']+", in_english(behind))
            known = _TIMELY if match["weak"] else _PARTS
            bound = match["bare"] is not None and _goes_on_as_day(behind)
            day = None if word is not None and word[0] not in known and not bound else day
        if day is None or (match["dotted"] and not _is_dotted_day(match)):
            return None
        return day.isoformat()

    def _ended(self, match: re.Match[str]) -> str | None:
        """A number of a day with an ending of any language: ``12-нд 14:00-15:30``, and no ``12-ти`` or ``12-pack``."""
        day, sure = self._by_number.get(int(match["number"])), int(match["number"]) > _LAST_HOUR
        hour = _HOUR_BEFORE.search(match.string[: match.start()].rstrip()) is not None
        ending = match["ending"]
        if day is None or ending in _NO_DAYS or ((hour or ending in _OF_HOURS) and not sure):
            return None
        return day.isoformat()

    def _before_date(self, match: re.Match[str]) -> str | None:
        """A day in front of a date of the same month, to which it belongs."""
        day = self._date(int(match["month"]), int(match["day"]))
        if day is None or day.day >= int(match["last"]):
            return None
        return f"{day.isoformat()}{' -' if match['to'] else ','}"

    def _behind_date(self, match: re.Match[str]) -> str | None:
        """A day behind a date of the same month."""
        day = self._date(int(match["month"]), int(match["day"]))
        if day is None or day.day <= int(match["first"]):
            return None
        return f"{match['date']}{' - ' if match['to'] else ', '}{day.isoformat()}"


_ENDED_ANYHOW = lazy_regex(
    rf"(?<![\w.:,/-])(?P<number>\d{{1,2}})-(?P<ending>{_WORD}{{1,5}})(?!\w)(?!\s(?:час|цаг|сағ|saat|soat|h(?!{_WORD})))"
)
_LAST_HOUR = 20
"""The last hour that people name when they say when they come or leave."""

_OF_HOURS = frozenset(
    "ти дан ден тан тен нан нен ға ге қа ке га го гө да де та те т аас ээс оос өөс dan den tan ten ga ka a e h".split()  # noqa: SIM905  # a word a line would be many lines
)
"""Endings that hours have as well: ``9-дан``, ``12-ти``."""

_NO_DAYS = frozenset(
    "day days hour hours hr hrs min mins am pm pack packs pc pcs kg km cm mm ton tons fold page pages piece year years "  # noqa: SIM905  # a word a line would be many lines
    "week weeks inch foot ft v kw hp star stars seat seats room rooms hall x und and bis to дней дня день час часа "
    "часов мин шт кг мм см кв лет год тонн tage tag jahre std jours jour ans dias horas dni dana".split()
)
"""What numbers of things have behind a hyphen: ``12-pack``."""

_FINE = lazy_regex(r"(?:only|ok(?:ay)?|fine|yes|ок|да)\W*(?:$|[,;])")


def _goes_on_as_day(behind: str) -> bool:
    """Whether what stands behind a number is said of a day, and of no things: ``19 only``, ``18 from 11:00``."""
    return any(of.match(behind) for of in (_FINE, _bounds())) or _FINE.match(in_english(behind)) is not None


@lru_cache(maxsize=1)
def _bounds() -> re.Pattern[str]:
    """A pattern of hours that begin or end a presence."""
    words = words_of("before")
    said = "|".join(words[name] for name in ("from", "until", "before", "after"))
    return kept_regex(rf"(?:{_WORD}+ )?(?:{said})\s?\d{{1,2}}(?:[:.]\d\d|\s?(?:h|uhr|u|uur)(?!{_WORD}))")


def _is_dotted_day(match: re.Match[str]) -> bool:
    """Whether a number with a point is a day, by what stands around it: ``samo 21.``, ``20. od 13h``, and no limit."""
    found = re.search(
        rf"(?:([^\W\d_']+)\W*)?(?<!\d){match['dotted']}\.\W*(?:([^\W\d_']+)|(\d))?", in_english(match.string)
    )
    if found is None or found[1] in _OF_LIMITS:
        return False
    if found[2] is None and found[3] is None:
        return found[1] in _TIMELY | _OF_DAYS and _ENDS_SENTENCE.search(match.string[: match.start()]) is None
    return found[2] in _TIMELY | _OF_DAYS


_OF_DAYS = frozenset({"there", "away", "come", "leaves", "can", "only", "in", "them", "we", "be", "not"})
"""First words, in English, beside a day, next to those that are about times."""

_OF_LIMITS = frozenset({"most", "least", "than", "maximum", "minimum", "max", "min", "limit"})
_ENDS_SENTENCE = lazy_regex(r"(?<!\w)(?:only|just|not|is|are|in|by|for|только|лишь|не|в|до|по|с)\s$")
"""What stands before a number at the end of a sentence in languages without a point behind a day."""

_ARTICLE = lazy_regex(r"(?<![^\W\d_])(?:the|le|el|il|den|der|am|op(?: de)?|dia|día|giorno|ngày|يوم|روز|hari)\s$")
"""What stands before a day, and not before a date."""


@lru_cache(maxsize=64)
def _signs(day: date) -> tuple[str, ...]:
    return tuple(name for name in names_in_week(day.weekday()) if name.startswith("("))


def _if_changed(text: str, rewrite: Callable[[str], str]) -> str:
    """A text rewritten without accents, if that changes it."""
    bare = without_marks(text)
    found = rewrite(bare)
    return found if found != bare else text


def _replaced(text: str, pattern: re.Pattern[str], day_of: Callable[[re.Match[str]], str | None]) -> str:
    """A text with what a pattern finds in it, regardless of accents, replaced, with space around."""
    bare = without_marks(text)
    text = text if len(bare) == len(text) else bare
    parts, place = [], 0
    for match in pattern.finditer(bare):
        found = day_of(match)
        if found is None:
            continue
        before, behind = _ARTICLE.sub("", text[place : match.start()]), text[match.end() : match.end() + 1]
        parts += [before, " " if before[-1:].isalnum() else "", found, " " if behind.isalnum() else ""]
        place = match.end()
    return "".join((*parts, text[place:])) if parts else text


_PLACES = {1: "first", 2: "second", 3: "third", 4: "fourth"}


@lru_cache(maxsize=1)
def _begins() -> re.Pattern[str]:
    """A pattern of what stands before a short name of a weekday, such as *and*, *only* or *except*."""
    only = "|".join(map(re.escape, ("only", "nur", "только", *words_meaning("only"))))
    return kept_regex(
        r"(?:^|[\n;,(/+&]\s?|(?<!\w)(?:und|and|e|y|et|i|es|ve|en|og|och|a|behalve|ausser|except|sauf|excepto|salvo|"
        rf"tranne|kiveve|oprocz|op|am|on|{only}) |\d{{4}}-\d\d-\d\d \w+,? )$"
    )


@lru_cache(maxsize=1)
def _placed() -> re.Pattern[str]:
    """A pattern of days by their place among those of the event, in any language."""
    named = []
    for name in (*_PLACES.values(), "last"):
        words = [f"{name} day", *words_meaning(f"{name} day")]
        said = any_of(words)
        # ``first and last day``
        shared = any_of(word.partition(" ")[0] for word in words if " " in word and len(word) > _SURE)
        named.append(rf"(?P<{name}>{said}|{_NAMED[name]}|(?:{shared})(?=\s?(?:{_AND})\s?\d{{4}}-\d\d-\d\d))")
    joined = r"(?:(?<!\w)|(?<=[\u3040-\ud7ff]))(?:{})(?:(?![a-zа-я])|(?<=[\u3040-\ud7ff]))".format("|".join(named))
    return kept_regex(rf"{joined}|{_PLACED_BY_NUMBER}")


_AND = r"[,&+/]|and|et|e|y|und|i|es|ve|en|og|och|ja|si|и|та|va|dan|və|و|와|과|と|và|va|және"


@lru_cache(maxsize=1)
def _of_week() -> re.Pattern[str]:
    """A pattern of days of the week in any language, perhaps with their number."""
    behind = (
        rf"(?:[\s,(]*(?:(?:the|den|le|el|il|dia|d\.)\s)?(?P<behind>\d{{1,2}})(?!{_HOUR})(?:st|nd|rd|th|[ºª.])?\)?)?"
    )
    before = r"(?:(?<![\d.:/-])(?P<before>\d{1,2})(?:[.]|st|nd|rd|th)?[\s(,]+)?"
    glued = rf"(?P<glued>{GLUED})(?=(?:vor|nach|na)?(?:mittag|middag|morgen|ochtend|abend|avond))"
    return kept_regex(
        rf"{before}(?:(?<!{_WORD}){glued}|(?P<weekday>{names_of_weekdays()}|(?<!{_WORD}){_WORD}{{7,12}}(?!{_WORD}))(?P<dot>\.)?{behind})"
    )
