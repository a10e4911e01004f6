"""Writes days that follow from others as dates: ``the next day``, ``the last two days``, ``until the end``.

The days of the event that a text names are dates already.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from sco_scheduler.resources import lazy_regex

_NEXT = lazy_regex(
    r"(?<![^\W\d_])(?:(?:on )?the (?:next|following) day|next day|на следующий день|(?:к|ер)елесі күн[іи]?|ертеңінде|"
    r"ертесіне|ertasi kuni|ertasiga|keyingi kuni?|(?:ngay )?hom sau|ngay (?:ke tiep|tiep theo)|besoknya|"
    r"keesokan(?: hari)?nya|hari berikutnya|(?:في )?اليوم التالي|روز بعد|فرداي (?:ان|آن) روز)(?![^\W\d_])|"
    r"次日|翌日|隔天|次の日|다음 ?날|이튿날|익일"
)
"""The day behind one that was named; without accents."""

_FIRST = lazy_regex(
    r"(?<!\w)(?:the )?first (?:two|2) days(?!\w)|первые (?:два|2) дня|алғашқы (?:екі|2) күн\w*|(?<!以)前[两二2]天|"
    r"最初の(?:二|2)日間?|(?:처음|첫) (?:이틀|2일)"
)
_LAST = lazy_regex(
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
    for pattern, meant in ((_FIRST, days[:2]), (_LAST, days[-2:])):
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
