"""Reads halves and quarters of hours in words, from ``data/clock_words.json``: ``10 și jumătate``, ``halv elva``.

For each language the file has the words that stand behind an hour or before one, with the minutes that they add to it,
and the hours in words if they are no other numbers beside these.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from functools import lru_cache

from sco_scheduler.resources import data_file

_DURATIONS = "durations"
"""The words for hours behind the number of hours that something lasts: ``2 și jumătate ore``."""

_OPENS, _DAY = 7, 24 * 60


@lru_cache(maxsize=1)
def _data() -> tuple[Mapping[str, Mapping[str, list[str]]], list[str]]:
    """The words of each language, and those for hours that something lasts."""
    found = json.loads(data_file("clock_words.json").read_text(encoding="utf-8"))
    durations = found.pop(_DURATIONS)
    return found, durations


@lru_cache(maxsize=1)
def _all_words() -> re.Pattern[str]:
    words = {word for of in _data()[0].values() for kind, said in of.items() if " " in kind for word in said}
    return re.compile("|".join(sorted(map(re.escape, words), key=len, reverse=True)))


def has_parts_of_hours(text: str) -> bool:
    """Whether a folded text without accents may have a half or a quarter of an hour in words; most have not."""
    return _all_words().search(text) is not None


def with_parts_of_hours(text: str) -> str:
    """A folded text without accents with halves and quarters of hours in figures: ``10:30``."""
    for pattern, of_match in _patterns():
        text = pattern.sub(of_match, text)
    return text


@lru_cache(maxsize=1)
def _patterns() -> list[tuple[re.Pattern[str], Callable[[re.Match[str]], str]]]:
    """The patterns of all languages, and what replaces a match of each."""
    found = []
    languages, durations = _data()
    lasts = rf"(?P<lasts>\s?(?:{'|'.join(map(re.escape, durations))})(?![^\W\d_]))?"
    for of in languages.values():
        hours = of.get("hours", [])
        named = sorted(hours, key=len, reverse=True)
        hour = "(?P<h>{})".format("|".join((r"\d{1,2}", *named)))
        for kind, words in of.items():
            place, _, minutes = kind.partition(" ")
            said = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
            behind = rf"(?<![\w.:,/])(?<!\d-){hour}\s?h?[\s'’-]?(?:{said})(?![^\W\d_]){lasts}"
            before = rf"(?<!\w)(?:{said})[\s-]?{hour}(?![\w:]){lasts}"
            if minutes:
                found.append((re.compile(behind if place == "behind" else before), _reader(hours, int(minutes))))
    return found


def _reader(hours: list[str], minutes: int) -> Callable[[re.Match[str]], str]:
    def read(match: re.Match[str]) -> str:
        said = match["h"]
        hour = int(said) if said.isdecimal() else 1 + [re.fullmatch(of, said) is not None for of in hours].index(True)
        if match["lasts"] and hour < _OPENS:
            return match[0]
        total = (60 * hour + minutes) % _DAY if hour > 1 or minutes > 0 else 13 * 60 + minutes
        return f"{total // 60}:{total % 60:02}{match['lasts'] or ''}"

    return read
