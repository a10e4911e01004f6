"""Writes parts of days that one script has as others write them: Chinese numbers, short names of Thai months."""

from __future__ import annotations

import re

from sco_scheduler.resources import lazy_regex


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
    if ".ค" not in text and ".ย" not in text and ".พ" not in text:
        return text
    return _THAI.sub(lambda match: f"{_ENGLISH[_SHORT.index(match[1])]} ", text)


_SHORT = ("ม.ค", "ก.พ", "มี.ค", "เม.ย", "พ.ค", "มิ.ย", "ก.ค", "ส.ค", "ก.ย", "ต.ค", "พ.ย", "ธ.ค")
_ENGLISH = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_THAI = lazy_regex(rf"(?<![\u0e00-\u0e7f.])({'|'.join(map(re.escape, _SHORT))})(?![\u0e00-\u0e7f])\.?\s?")
