"""Ranks as people write them: ``1``, ``1st``, ``№ 1``, ``1-й``, ``第一``, ``①``."""

from __future__ import annotations

import re

from sco_scheduler.intake.text import plain, whole_number

_DIGITS = "一二三四五六七八九"
_RANK = re.compile(
    r"(?:(?:no|nr)\.?|[#n]°?|rank|priority|приоритет|место|第)?\s*"
    r"\(?(?P<number>\d{1,6}|[一二三四五六七八九十]{1,3})\)?"
    r"(?:st|nd|rd|th|-?(?:ый|ой|ий|й|ая|я|ое|е))?"
    r"\s*(?:место|приоритет|位|名|个|志愿|选择|选|[.、)])?"
)


def read_rank(value: object) -> int | None:
    """The rank that a cell holds; None where it holds none, or one below 1."""
    rank = whole_number(value)
    if rank is None and isinstance(value, str):
        match = _RANK.fullmatch(plain(value))
        rank = _number(match["number"]) if match is not None else None
    return rank if rank is not None and rank >= 1 else None


def _number(text: str) -> int | None:
    """A number in Arabic digits, or a Chinese one below 100."""
    if text.isdigit() and text.isascii():
        return int(text)
    tens, ten, ones = text.partition("十")
    if len(tens) > 1 or len(ones) > 1 or "十" in ones:
        return None
    high = (_DIGITS.index(tens) + 1 if tens else 1) if ten else 0
    low = ones if ten else tens
    return 10 * high + (_DIGITS.index(low) + 1 if low else 0)
