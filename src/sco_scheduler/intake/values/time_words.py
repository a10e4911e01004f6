"""Expressions that find times of day, days, and the words around them, which ``data/time_words.json`` lists."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import lru_cache

from sco_scheduler.resources import data_file

BEFORE_HALVES, AFTER_HALVES = "上午|早上|早晨|凌晨|下午|午后|晚上|傍晚|中午", r"[ap]\.?m\b\.?|утра|дня|вечера"
_UNIT = r"(?:h(?![a-z])|heures?|uhr|час(?:ов|а|ам)?(?![а-я])|ч\b\.?|hrs?\b\.?)"
_PLAIN = rf"\d{{1,2}}(?:[:.][0-5]\d(?::\d{{2}})?|\s*[点點时時](?:\s*(?:[0-5]\d分?|半|整))?|h[0-5]\d)?\s*{_UNIT}?"
CLOCK = rf"(?:(?:{BEFORE_HALVES})\s*)?{_PLAIN}(?:\s*(?:{AFTER_HALVES}))?(?!\d|[.:/]\d|,\d(?!\d)|\s*%)"
"""A time of day, or an hour alone; the words around it say whether it is one."""

_ABOUT = r"(?:(?:at|around|about|approx\.?|approximately|circa|ca\.?|the|примерно|около|часов|大约|约)\s*)*"
_TO = r"(?:\s*(?:[-–—−‑‐~〜～至到]|\b(?:to|till|until|до|по|bis|à|a|hasta)\b)\s*)"
_AND = r"(?:\s*(?:\band\b|\bи\b|\bund\b|\bet\b|\by\b|和)\s*)"
_MONTH = (
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|янв|фев|март?|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек)"
    r"[a-zа-я]*\.?"
)
WEEKDAY = (
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?(?![a-z])|(?:星期|周|礼拜)[一二三四五六日天]|"
    r"(?:пн|вт|ср|чт|пт|сб|вс|понедельник|вторник|сред[ау]|четверг|пятниц[ау]|суббот[ау]|воскресенье)(?![а-яё])"
)
UNDATED_DAY = (
    rf"{WEEKDAY}|"
    r"(?:the )?(?:first|second|third|last|1st|2nd|3rd) day|(?:day|день)\s*\d(?!\d)|第[一二三]天"
    r"|(?:в )?(?:первый|второй|третий|последний) день"
)
"""A day by its place in the week, or among those of the event."""

_DAY = (
    rf"(?:(?:{WEEKDAY})[\s,]*)?(?:\d{{4}}\s*[-/.年]\s*\d{{1,2}}\s*[-/.月]\s*\d{{1,2}}(?:\s*[日号])?"
    rf"|\d{{1,2}}\.\d{{1,2}}\.\d{{4}}"
    rf"|\d{{1,2}}(?:st|nd|rd|th|-?го)?\s+(?:of\s+)?{_MONTH}(?![a-zа-я])(?:,?\s+\d{{4}})?"
    rf"|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?(?![\d:.])(?:,?\s+\d{{4}})?|\d{{1,2}}\s*月\s*\d{{1,2}}\s*[日号]?"
    rf"|(?:the )?\d{{1,2}}(?:st|nd|rd|th|-?го)(?![a-zа-я])|\d{{1,2}}[日号])|(?<!\w)(?:{UNDATED_DAY})"
)
_FIRST_DAY = r"^\s*\d{1,2}\.(?:0[1-9]|1[0-2])\.?(?=\s+(?![-–—]|до\b|to\b|till\b)\S)"
"""``18.03`` at the beginning, where a time may follow."""

SEPARATORS = r"[,;.!?()（）。、:：|/]|\s[-–—]+\s|—|\n"


@lru_cache(maxsize=8)
def words_of(section: str) -> Mapping[str, str]:
    """The alternatives of each kind of words in a section of ``data/time_words.json``, as one expression."""
    data = json.loads(data_file("time_words.json").read_text(encoding="utf-8"))
    return {kind: "|".join(words) for kind, words in data[section].items()}


def any_part() -> str:
    """Any part of the day, or its middle."""
    return "|".join(f"(?:{words})" for words in words_of("parts").values())


_LETTER = "[a-zа-яёäöüßçğışéèàñíóú]"


def _bounded(source: str) -> str:
    """Alternatives that are whole words, where they are of letters that are written apart."""
    return rf"(?<!{_LETTER})(?:{source})(?!{_LETTER})"


@lru_cache(maxsize=1)
def tokens() -> re.Pattern[str]:
    """What finds the times, days and words of a folded text, each in a group of its name."""
    ways, behind = ("|".join(f"(?:{w})" for w in words_of(place).values()) for place in ("before", "behind"))
    pre = rf"(?<!{_LETTER})(?:(?:{ways})(?:(?<=[\u4e00-\u9fff@])|(?=\s|\d))\s*{_ABOUT})+"
    pre = rf"(?:{pre}|(?<!\S)[-–—](?=\d|noon)|^\s*[-–—]\s*)?"
    both = rf"(?:between|между|zwischen|entre)\s*{CLOCK}{_AND}{CLOCK}"
    first = rf"(?<![\d.:/+])(?<!\d[-–,]){CLOCK}"
    time = rf"(?:{both}|{pre}{first}(?:{_TO}{_ABOUT}{CLOCK}|\s*[-–—](?=\s*$))?(?:\s*(?:{behind}))?)"
    part = rf"(?:{pre}{_bounded(any_part())}(?:\s*(?:{behind}))?)"
    groups = {"day": rf"{_FIRST_DAY}|(?<![\d.:])(?:{_DAY})", "time": time, "part": part}
    groups |= {name: _bounded(words) for name, words in words_of("words").items()}
    groups |= {"sep": SEPARATORS, "other": r"(?:(?![\u2e80-\uffff])[^\W\d_])+|[^\W\d_]|\d+"}
    return re.compile("|".join(f"(?P<{name}>{words})" for name, words in groups.items()))
