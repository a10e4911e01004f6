"""Writes hours of the Thai clock, which counts from noon and from one in the morning, in figures: ``บ่ายสามโมง``."""

from __future__ import annotations

import re

from sco_scheduler.resources import lazy_regex

_NUMERALS = ("หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า", "สิบ", "สิบเอ็ด")
_HOUR = rf"(?:{'|'.join(sorted(_NUMERALS, key=len, reverse=True))}|1[01]|[1-9])"
_HOURS = lazy_regex(
    rf"บ่าย ?(?P<after>{_HOUR})? ?โมง(?P<half> ?ครึ่ง)?|(?P<evening>{_HOUR}) ?โมง(?P<half_of_evening> ?ครึ่ง)? ?(?:เย็น|บ่าย)|"
    rf"(?P<morning>{_HOUR}) ?โมง(?P<half_of_morning> ?ครึ่ง)?(?: ?เช้า)?|เที่ยง ?(?P<noon>ครึ่ง)"
)
_FIRST_OF_MORNING, _NOON = 6, 12


def with_thai_hours(text: str) -> str:
    """A text with hours of the Thai clock in figures, but for hours before six that name no part of the day."""
    return _HOURS.sub(_in_figures, text)


def _in_figures(match: re.Match[str]) -> str:
    told = match.groupdict()
    half = any(told[name] for name in ("half", "half_of_evening", "half_of_morning", "noon"))
    later = _NOON if told["morning"] is None else 0
    said = told["after"] or told["evening"] or told["morning"] or ("" if told["noon"] else "1")
    hour = later + (int(said) if said.isdecimal() else _NUMERALS.index(said) + 1 if said else 0)
    if not later and hour < _FIRST_OF_MORNING:
        return match[0]
    return f" {hour}:{30 if half else 0:02} "
