"""The words for statuses, replies, absence and outdated lists in all languages, from ``data/statuses.json``."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from sco_scheduler.resources import data_file


@lru_cache(maxsize=1)
def words_of_statuses() -> Mapping[str, Mapping[str, Sequence[str]]]:
    """The words for statuses, replies, absence and outdated lists by kind and language."""
    return dict(json.loads(data_file("statuses.json").read_text(encoding="utf-8")))


@lru_cache(maxsize=16)
def further(*kinds: str) -> re.Pattern[str]:
    """A pattern of the words of some kinds in all languages that they have."""
    return pattern_of(word for kind in kinds for of_one in words_of_statuses()[kind].values() for word in of_one)


def pattern_of(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern of any of some words, each at the beginning of one."""
    each = dict.fromkeys(word.replace("ς", "σ") for word in words)  # folding leaves no final letter
    first, inside = ("|".join(word for word in each if word.startswith("^") is at_start) for at_start in (True, False))
    beginning = rf"(?<![a-zà-ÿа-я])(?:{inside})" if inside else ""
    return re.compile("|".join(filter(None, (first, beginning))))
