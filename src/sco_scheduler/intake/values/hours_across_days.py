"""Rewrites hours that go on from one day to another, and days on which somebody is always there, in a translated text.

Days are dates: ``from 2026-06-09 noon until 2026-06-10 noon``.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from sco_scheduler.resources import lazy_regex


def each_day_of(text: str) -> str:
    """A text with hours that go on from one day to another as the hours of each of these days."""
    return _FROM_UNTIL.sub(_from_until, text)


def without_days_of_none(text: str) -> str:
    """A text about absences without the days of which it says that there are none; '' if it says no more."""
    return _NONE_ON.sub("", text).strip()


_NONE_ON = lazy_regex(
    r"(?:^|(?<=[;,/] ))\d{4}-\d\d-\d\d\s?[:：-]\s?(?:none|no|нет|无|没有|nein|non|nada|não|nao|nie|nem|yok|không|"
    r"khong|tidak|なし|없음|"
    r"жоқ|yo'q|لا|خیر)\s?(?:[;；,/]\s?|$)"
)
"""A day with no absences, among others: ``9 June: none; 10 June: after 15:00``."""


def away_by_marks(text: str) -> list[str] | None:
    """The days with a mark of absence in a text of days and marks: ``2026-06-08 ○, 2026-06-09 ×``; None for others."""
    if _MARKED.fullmatch(text) is None:
        return None
    return [match["day"] for match in _MARK.finditer(text) if match["no"] is not None]


_MARK = lazy_regex(r"(?P<day>\d{4}-\d\d-\d\d)\s?[:：(]?\s?(?:[○◯〇⭕✓✔√o]|(?P<no>[×✕✖✗❌xх]))\)?")
_MARKED = lazy_regex(r"(?:\d{4}-\d\d-\d\d\s?[:：(]?\s?[○◯〇⭕✓✔√o×✕✖✗❌xх]\)?[\s,、;/]*){2,}")
_DATE = r"\d{4}-\d{2}-\d{2}"
_AT = r"(?:\d{1,2}(?:[:.]\d\d)?(?:\s?[ap]m)?|noon|morning|afternoon|evening|midi|mittag|lunch)(?![\w:])"
_OF = r"(?:\s(?:of|on|at|an?|am|de|du|del|di|do|da|dia|el|le|w|we|na|op|om|um|o|в|во|,)){0,2}"
_FROM_UNTIL = lazy_regex(
    r"(?:(?<!\w)(?:from|between|since|du|del?|dall[ae]|dal|das?|do|vom|von|van|od|desde|с|со)\s|[从自])?"
    rf"(?:(?<![\d:.–-])(?P<early>{_AT}){_OF}\s)?(?P<first>{_DATE})(?:{_OF},?\s(?P<from>{_AT}))?\s?"
    r"(?P<sign>(?:until|till?|to|at|through|bis(?: zum)?|au|al|alle|as|ao?|à|às|tot|t/m|do|hasta(?: el)?|ate(?: o)?|"
    r"até(?: o)?|по|до)\s|[-–—~〜至到]\s?)"
    rf"(?:(?P<late>{_AT}){_OF}\s)?(?P<last>{_DATE})(?:{_OF},?\s(?P<until>{_AT}))?"
)
"""From a time of one day until a time of another."""


def _from_until(match: re.Match[str]) -> str:
    """The hours on each of the days from one to another; unchanged without hours, or if the days are not in order."""
    start, end = match["early"] or match["from"], match["late"] or match["until"]
    first, last = date.fromisoformat(match["first"]), date.fromisoformat(match["last"])
    unlike = match["late"] is not None and (match["sign"].strip() in {*"-–—~〜"} or match["early"] is None)
    unlike = unlike or (match["sign"].strip() == "at" and match["late"] is None)
    if unlike or (start is None and end is None) or not timedelta(0) < last - first < timedelta(days=_MOST_DAYS):
        return match[0]
    start, end = _PARTS_FROM.get(start or "", start), _PARTS_UNTIL.get(end or "", end)
    between = [(first + timedelta(days=n)).isoformat() for n in range(1, (last - first).days)]
    said = [
        f"{first} from {start}" if start else first.isoformat(),
        *between,
        f"{last} until {end}" if end else str(last),
    ]
    return "; ".join(said)


_MOST_DAYS = 14
_PARTS_FROM = {"morning": "", "afternoon": "noon"}
_PARTS_UNTIL = {"morning": "noon", "afternoon": "", "evening": ""}
