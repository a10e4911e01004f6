"""Writes parts of days that one script has as others write them: Chinese numbers, short names of Thai months."""

from __future__ import annotations

import re
from collections.abc import Callable

from sco_scheduler.resources import lazy_regex

JAPANESE_WEEK = lazy_regex(
    r"(?:(?<=^)|(?<=[\n/、,(・] )|(?<=[\n/、,(・]))[月火水木金土日](?:[・、,/][月火水木金土日])*"
    r"(?=[・、,/) ]|のみ|だけ|は|$|午前|午後|\d{1,2}[時:])"
)
KOREAN_WEEK = lazy_regex(
    r"(?:(?<=^)|(?<=[\n/,(·] )|(?<=[\n/,(·]))[월화수목금토일](?:[·,/][월화수목금토일])*"
    r"(?= (?:오전|오후|아침|저녁|종일|하루|\d{1,2}(?:시|:))|만(?!\w)|[·,)]|$)"
)
"""Days of the week by one sign, where nothing else can be meant."""


def with_numbers(text: str) -> str:
    """A text with the Chinese numbers below a hundred of days and hours in figures."""
    return _HAN.sub(_in_figures, text)


_HAN = lazy_regex(r"[一二三四五六七八九十]{1,3}(?=\s?(?:[月點点時时]|[日号號](?![目中間]|あたり)))(?<!第.)(?<!第)")


def _in_figures(match: re.Match[str]) -> str:
    tens, ten, ones = match[0].rpartition("十")
    numbers = "〇一二三四五六七八九"
    return str((10 * (numbers.index(tens) if tens else 1) if ten else 0) + (numbers.index(ones) if ones else 0))


def with_thai_months(text: str) -> str:
    """A text with the short names of Thai months as those of English ones: ``19 มิ.ย.``."""
    return _THAI.sub(lambda match: f"{_ENGLISH[_SHORT.index(match[1])]} ", text)


_SHORT = ("ม.ค", "ก.พ", "มี.ค", "เม.ย", "พ.ค", "มิ.ย", "ก.ค", "ส.ค", "ก.ย", "ต.ค", "พ.ย", "ธ.ค")
_ENGLISH = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_THAI = lazy_regex(rf"(?<![\u0e00-\u0e7f.])({'|'.join(map(re.escape, _SHORT))})(?![\u0e00-\u0e7f])\.?\s?")


def in_common_years(text: str) -> str:
    """A text with Buddhist and Japanese years, and Persian months in Latin letters, as others write them."""
    if "令和" in text:
        text = _REIWA.sub(lambda match: f"{_REIWA_BEGAN + int(match[1])}年", text)
    text = _BUDDHIST.sub(lambda match: str(int(match[0]) - _BUDDHIST_YEARS), text)
    return _LATIN.sub(lambda match: _PERSIAN[match[1].casefold()[:3]], text)


_REIWA, _REIWA_BEGAN = lazy_regex(r"令和\s?(\d{1,2})\s?年"), 2018
_BUDDHIST_YEARS = 543
_BUDDHIST = lazy_regex(r"(?:(?<=[^\W\d_.]\s)|(?<=[^\W\d_]\.\s)|(?<=[\u0e00-\u0e7f])|(?<=\d[./-]))25[67]\d(?!\d)")
"""A year as in Thailand, behind a month."""

_PERSIAN = {
    **{"far": "فروردین", "ord": "اردیبهشت", "kho": "خرداد", "tir": "تیر", "mor": "مرداد", "amo": "مرداد"},
    **{"sha": "شهریور", "meh": "مهر", "aba": "آبان", "aza": "آذر", "dey": "دی", "day": "دی", "bah": "بهمن"},
    **{"esf": "اسفند", "фар": "فروردین", "урд": "اردیبهشت", "орд": "اردیبهشت", "хур": "خرداد", "хор": "خرداد"},
    **{"тир": "تیر", "мур": "مرداد", "мор": "مرداد", "шах": "شهریور", "мех": "مهر", "миз": "مهر", "аба": "آبان"},
    **{"обо": "آبان", "аза": "آذر", "оза": "آذر", "дей": "دی", "бах": "بهمن", "эсф": "اسفند"},
}
_LATIN = lazy_regex(
    r"(?<=\d[\s-])((?:farvardin|ordibehesht|khordad|tir|a?mordad|shahrivar|mehr|aban|azar|dey|bahman|esfand|"
    r"фарвардин|[оу]рдибехешт|х[оу]рдад|тир|мордад|шахривар|мехр|миз[ао]н|аб[ао]н|обон|азар|озар|дей|бахман|эсфанд))"
    r"(?:\s?(?:mah|мах))?(?=[\s-]1[34]\d\d(?!\d))",
    re.IGNORECASE,
)
"""A month of the Persian calendar between a day and a year of it."""


def with_persian_dates(text: str, date_of: Callable[[int, int, int], str]) -> str:
    """A text with dates of the Persian calendar in figures, ``1405/08/12``, as others write them."""

    def common(match: re.Match[str]) -> str:
        year, month, day = (int(match[name] or match[f"{name}s"]) for name in ("y", "m", "d"))
        return date_of(year, month, day) or match[0]

    return _FIGURES.sub(common, text)


_FIGURES = lazy_regex(
    r"(?<![\d/.-])(?:(?P<y>1[34]\d\d)(?P<sep>[/.-])(?P<m>\d{1,2})(?P=sep)(?P<d>\d{1,2})|"
    r"(?P<ds>\d{1,2})(?P<seps>[/.-])(?P<ms>\d{1,2})(?P=seps)(?P<ys>1[34]\d\d))(?![\d/-])"
)
