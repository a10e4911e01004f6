"""Titles that say the same in two languages of different scripts: ``优先级 Priority``, ``Компания / 公司``."""

from __future__ import annotations

from functools import lru_cache

from sco_scheduler.resources import lazy_regex

_LATIN, _SYLLABLES, _LONGEST = "a-zA-ZÀ-ɏ", "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3", 60
_HALVES = tuple(
    lazy_regex(rf"(?P<one>{one}*[^\W\d_])\W*[\s/／|(（]\W*(?P<other>(?=[^\W\d_]){other}+)")
    for script in (_LATIN, _SYLLABLES)
    for own, others in ((rf"[{script}\W\d_]", rf"[^{script}]"),)
    for one, other in ((own, others), (others, own))
)
"""Two texts of which one has all letters of a script and the other none, with a blank, slash or bracket between."""


@lru_cache(maxsize=131072)
def halves_in_two_scripts(title: str) -> tuple[str, ...]:
    """The two halves of a short title in different scripts; none of other titles."""
    if title.isascii() or len(title) > _LONGEST:
        return ()
    found = next((match for pattern in _HALVES if (match := pattern.fullmatch(title.strip())) is not None), None)
    return (found["one"].strip(), found["other"].strip(" \t)）")) if found is not None else ()
