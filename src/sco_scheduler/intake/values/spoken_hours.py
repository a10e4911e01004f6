"""Writes hours in words beside a part of the day in figures: ``ve tři odpoledne``, ``délután háromkor``."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from sco_scheduler.resources import kept_regex, lazy_words, words_by_kind

_FILE = "clock_words.json"

PARTS_OF_DAY = lazy_words(_FILE, "parts of day")
"""Words for parts of the day, which most texts have not."""


def with_spoken_hours(text: str) -> str:
    """A folded text without accents with hours in words beside a part of the day in figures.

    Without its hour a text would be read as if it named the part alone.
    """
    for pattern, of_match in _patterns():
        text = pattern.sub(of_match, text)
    return text


@lru_cache(maxsize=1)
def _patterns() -> list[tuple[re.Pattern[str], Callable[[re.Match[str]], str]]]:
    """The patterns of all languages, for hours before a part of the day and behind it, and what replaces a match."""
    found = []
    kinds = words_by_kind(_FILE)
    for language, hours in kinds["spoken hours"].items():
        clock, ends = (kinds[kind].get(language, ()) for kind in ("behind spoken", "endings of spoken"))
        before = "|".join(
            rf"{word}" if word.endswith("'") else rf"{word}\s" if word else ""
            for word in kinds["before spoken"][language]
        )
        ended = rf"(?P<end>{'|'.join(ends)})" if ends else "(?P<end>)"
        ended = ended if not ends or not clock else rf"(?:{ended}|(?=\s(?:{'|'.join(clock)})))"
        said = rf"(?P<before>(?<!\w)(?:{before}))(?P<h>{'|'.join(hours)}){ended}"
        said += rf"(?:\s(?:{'|'.join(clock)})(?!\w))?" if clock else ""
        part = rf"(?<!\w)(?:{'|'.join(kinds['parts of day'][language])})(?!\w)"
        sources = rf"(?P<part>){said}(?=\s{part})", rf"(?P<part>{part}\s){said}(?!\w)"
        found += [(kept_regex(source), _reader(hours)) for source in sources]
    return found


def _reader(hours: Sequence[str]) -> Callable[[re.Match[str]], str]:
    def read(match: re.Match[str]) -> str:
        hour = next(n for n, words in enumerate(hours, start=1) if re.fullmatch(words, match["h"]) is not None)
        end = (match["end"] or "").lstrip("'-")
        joined = f"-{end}" if end not in {"", "kor", "ra", "re"} else ""
        return f"{match['part']}{match['before']}{hour}:00{joined}"

    return read
