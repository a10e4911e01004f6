"""Writes short names of weekdays as dates where words of their own language follow: ``ke 9–10, to 16 jälkeen``.

Alone such a name may be another word, such as *to*; beside others of its language, or before an hour in words of its
language, it is none.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from sco_scheduler.intake.values.tongues import WEEKDAY_NAMES, without_marks, words_meaning
from sco_scheduler.resources import any_of, folded_data, kept_regex, lazy_regex

_FEWEST = 2
_PARTS = lazy_regex(r"\s*[,;，、；\n]\s*|(?<=\d)\s+(?=[^\W\d_]{2,4}\.?\s\d)")
_BEGINS = lazy_regex(r"(?P<name>(?:[^\W\d_]\.)?[^\W\d_]{1,6}['’׳]?|t\d|\dª)\.?:?(?=\s)")
_HEBREW = "ראשון|שני|שלישי|רביעי|חמישי|שישי|שבת"
_HEBREW_AND = lazy_regex(rf"((?<!\w)[בהמל]?(?:{_HEBREW})),? ו[בהמל]?((?:יום )?(?:{_HEBREW})(?!\w))")


def with_short_weekdays(text: str, days: Sequence[date]) -> str:
    """A folded text whose parts all begin with short names of different days of the event, as dates.

    So is one alone beside a word for *only* in its language: ``nur Do``. Otherwise those before an hour in words of
    their language are, and an *and* joined to a weekday behind another one in Hebrew stands apart.
    """
    text = _HEBREW_AND.sub(r"\1 and \2", text)
    if len(text) <= _LONGEST_ALONE and (only := _behind_only(text, days)) != text:
        return only
    return listed if (listed := _with_listed(text, days)) != text else _before_hours(text, days)


def _behind_only(text: str, days: Sequence[date]) -> str:
    """A folded text of a short name beside *only* in its language as the date of the one day of the event it means."""
    bare = without_marks(text).strip(" .!")
    words = bare.split()
    if len(words) != _FEWEST:
        return text
    found: set[tuple[int, int]] = set()
    for language, week in zip(_words(), _weeks(), strict=True):
        only = {without_marks(word) for word in _ONLY.get(language, "").split()}
        for place, name in enumerate(words):
            if words[1 - place] in only and (number := week.get(name.rstrip("."))) is not None:
                found.add((place, number))
    on = {(place, day) for place, number in found for day in _days_on(number, days)}
    if len(on) != 1 or len(found) != 1:
        return text
    (place, day) = on.pop()
    return " ".join(day.isoformat() if at == place else word for at, word in enumerate(words))


_LONGEST_ALONE = 24
_ONLY = {
    "de": "nur bloß lediglich",
    "fr": "seulement uniquement que",
    "es": "solo sólo solamente únicamente",
    "pt": "só somente apenas",
    "it": "solo soltanto solamente",
    "nl": "alleen enkel",
    "pl": "tylko wyłącznie",
    "cs": "jen pouze",
    "tr": "sadece yalnız yalnızca",
    "sv": "bara endast",
    "nb": "bare kun",
    "da": "kun bare",
    "fi": "vain",
}
"""The words for *only*, by language."""


def _with_listed(text: str, days: Sequence[date]) -> str:
    """A folded text of several parts that all begin with short names of days of the event, with dates for these."""
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


def _before_hours(text: str, days: Sequence[date]) -> str:
    """A folded text with short names of weekdays before hours in words of their language as dates: ``to klo 15``.

    A day on which the event is not is named in English, so that its hours are not those of every day.
    """
    bare = without_marks(text)
    found: dict[tuple[int, int], set[int]] = {}
    for pattern, week in _before_words() if any(map(str.isdecimal, text)) or _LETTERS.match(bare) else ():
        for match in pattern.finditer(bare):
            place = match.span("name")
            written = text[slice(*place)] if len(text) == len(bare) else ""
            if match["name"] not in _OTHER_WORDS or (written in week and written != match["name"]):
                found.setdefault(place, set()).add(week.get(written, week[match["name"]]))
    for (start, end), meant in sorted(found.items(), reverse=True):
        on = [day for number in meant for day in _days_on(number, days)]
        said = on[0].isoformat() if len(on) == 1 else WEEKDAY_NAMES[min(meant)] if not on and len(meant) == 1 else ""
        bare = f"{bare[:start]}{said}{bare[end:].removeprefix('.')}" if said else bare
    return bare if found and bare != without_marks(text) else text


@lru_cache(maxsize=1)
def _before_words() -> Sequence[tuple[re.Pattern[str], dict[str, int]]]:
    """For each language a pattern of a short name before words of that language for an hour, and its names."""
    found = []
    only = any_of(word for word in words_meaning("only") if len(word) > _FEWEST)
    for language, bare in zip(_words(), _weeks(), strict=True):
        week = bare | {name: number for number, names in enumerate(_words()[language]) for name in names}
        of = _SPOKEN_AS.get(language, language)
        before, parts, behind = (_either(of, kinds) for kinds in (_BEFORE_HOUR, _OF_DAY, _BEHIND_HOUR))
        names = any_of(week)
        clock = r"\d{1,2}(?:[:.h]\d\d)?"
        said = [rf"(?:{before})\.?\s(?:[^\W\d_]+\.?\s){{0,2}}\d"] * bool(before) + [rf"(?:{parts})(?!\w)"] * bool(parts)
        said += [rf"{clock}(?:\s?[-–]\s?{clock})?[\s'’-]{{0,2}}(?:{behind})(?!\w)"] * bool(behind)
        if said:
            begins = rf"(?:(?<=^)|(?<=[\n;(])|(?<=[;,(] )|^(?:{only}) )"
            found.append((kept_regex(rf"{begins}(?P<name>{names})\.?,?\s(?={'|'.join(said)})"), week))
    return found


def _either(language: str, kinds: Sequence[str]) -> str:
    words = {word for kind in kinds for word in words_meaning(kind, language) if _LETTER.search(word)}
    return any_of(word for word in words if len(word) >= _FEWEST)


_BEFORE_HOUR = ("before", "after", "from", "until", "between", "hour of", "at")
_OF_DAY = ("morning", "afternoon")
_BEHIND_HOUR = ("before it", "after it", "from it", "until it")
_SPOKEN_AS = {"nb": "da", "sr-Cyrl": "sr"}
_OTHER_WORDS = frozenset({"ne", "ma", "pa"})
"""Short names that are also a negation, *but* or *then* before hours."""

_LETTER = lazy_regex(r"[^\W\d_]")
_LETTERS = lazy_regex(r"[^\W\d_]{1,4}\.?\s[^\W\d_]")


def _days_on(weekday: int, days: Sequence[date]) -> list[date]:
    return [day for day in days if day.weekday() == weekday]


@lru_cache(maxsize=1)
def _weeks() -> Sequence[dict[str, int]]:
    """The number of each short name, from 0 for Monday, of each language."""
    return [
        {without_marks(name): number for number, names in enumerate(week) for name in names}
        for week in _words().values()
    ]


@lru_cache(maxsize=1)
def _words() -> dict[str, list[list[str]]]:
    words: dict[str, list[list[str]]] = json.loads(folded_data("short_weekdays.json"))
    return words
