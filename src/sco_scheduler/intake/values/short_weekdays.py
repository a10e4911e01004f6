"""Writes short names of weekdays at the beginning of each part of a list as dates: ``ke 9–10, to 16 jälkeen``.

Alone such a name may be another word, such as *to*; beside others of its language it is none.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from sco_scheduler.intake.values.tongues import without_marks
from sco_scheduler.resources import data_file, lazy_regex

_FEWEST = 2
_PARTS = lazy_regex(r"\s*[,;，、；\n]\s*|(?<=\d)\s+(?=[^\W\d_]{2,4}\.?\s\d)")
_BEGINS = lazy_regex(r"(?P<name>(?:[^\W\d_]\.)?[^\W\d_]{1,6}['’׳]?|t\d|\dª)\.?:?(?=\s)")
_HEBREW = "ראשון|שני|שלישי|רביעי|חמישי|שישי|שבת"
_HEBREW_AND = lazy_regex(rf"((?<!\w)[בהמל]?(?:{_HEBREW})),? ו[בהמל]?((?:יום )?(?:{_HEBREW})(?!\w))")


def with_short_weekdays(text: str, days: Sequence[date]) -> str:
    """A folded text whose parts all begin with short names of different days of the event, as dates; else the text.

    An *and* joined to a weekday behind another one in Hebrew stands apart.
    """
    text = _HEBREW_AND.sub(r"\1 and \2", text)
    parts = _PARTS.split(text)
    if len(parts) < _FEWEST or len(parts) > len(days):
        return text
    begins = [_BEGINS.match(part) for part in parts]
    names = [without_marks(match["name"]) for match in begins if match is not None]
    if len(names) < len(parts):
        return text
    meant = {tuple(week[name] for name in names) for week in _weeks() if all(name in week for name in names)}
    found = {told for told in meant if len(set(told)) == len(told) and all(_days_on(of, days) for of in told)}
    if len(found) != 1:
        return text
    dates = [_days_on(of, days) for of in found.pop()]
    if any(len(on) > 1 for on in dates):
        return text
    rests = [part[match.end() :] for part, match in zip(parts, begins, strict=True) if match is not None]
    told = (f"{on[0].isoformat()}{rest}" for on, rest in zip(dates, rests, strict=True))
    return "; ".join(told)


def _days_on(weekday: int, days: Sequence[date]) -> list[date]:
    return [day for day in days if day.weekday() == weekday]


@lru_cache(maxsize=1)
def _weeks() -> Sequence[dict[str, int]]:
    """The number of each short name, from 0 for Monday, of each language."""
    words: dict[str, list[list[str]]] = json.loads(data_file("short_weekdays.json").read_text(encoding="utf-8"))
    return [
        {without_marks(name): number for number, names in enumerate(week) for name in names} for week in words.values()
    ]
