"""Times of day in a text."""

from __future__ import annotations

from datetime import timedelta

from sco_scheduler.resources import lazy_regex

_MORNING = {"上午", "早上", "早晨", "凌晨", "am", "утра"}
_AFTERNOON = {"下午", "午后", "晚上", "傍晚", "pm", "дня", "вечера"}
_NOON = {"中午"}
_HALF = "|".join((*_MORNING, *_AFTERNOON, *_NOON))

_CLOCK = lazy_regex(
    rf"(?P<before>{_HALF})?\s*(?P<h>\d{{1,2}})"
    r"(?:[:.](?P<m>\d{2})(?:[:.](?P<s>\d{2})(?:\.\d+)?)?(?:\s*(?:h|hrs?\.?|ч\.?|час(?:ов|ам|а)?|uhr))?"
    r"|\s*(?:heures?|hrs?\.?|h|点|點|时|時|час(?:ов|ам|а)?|ч\.?|uhr)\s*(?:(?P<m2>\d{2})\s*(?:分|мин\.?|m|min)?|(?P<half>半)|整)?"
    r"|(?=\s*(?:am|pm|a\.m\.?|p\.m\.?|утра|дня|вечера)$))"
    rf"\s*(?P<after>{_HALF}|[ap]\.m\.?)?"
)
"""``9:30``, ``09.30.00``, ``10h30``, ``上午9:30``, ``下午2点半``, ``9 ч 30 мин``, ``2 pm``."""

MIDNIGHT_AFTER = timedelta(days=1)
"""24:00, the end of a day."""


def clock_text(moment: timedelta) -> str:
    """A time since midnight as ``09:05``."""
    minutes = int(moment.total_seconds()) // 60
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def clock_of(text: str) -> timedelta | None:
    """The time of day that a folded text is; None where it is none."""
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
    """The hour from 0 to 24 that an hour of a part of the day is; None where there is no such hour."""
    if not part:
        return hours
    if part in {"am", "pm"}:
        return hours % 12 + (12 if part == "pm" else 0) if 1 <= hours <= 12 else None
    if part in _MORNING:
        return hours % 12 if hours <= 12 else None
    if part in _NOON:
        return hours + 12 if 1 <= hours <= 2 else hours if 11 <= hours <= 14 else None
    # 下午14:00 is written too, and means what it says.
    return hours + 12 if 1 <= hours <= 11 else hours if 12 <= hours <= 23 else None
