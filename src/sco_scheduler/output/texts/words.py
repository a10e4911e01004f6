"""The words of everything that is printed, posted or carried, in English, Chinese and Russian.

All come from ``data/words.json``, one line a word, its key grouped by where it stands (``agenda.``,
``hall.``, ``html.``, ``calendar.``, ``wishes.``). Blanks are written ``{name}`` and filled by ``str.format``.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache

from sco_scheduler.resources import data_file

LANGUAGES = ("en", "zh", "ru")
"""The languages that have words; anything else is printed in English."""


@lru_cache(maxsize=len(LANGUAGES) + 1)
def words(lang: str) -> Mapping[str, str]:
    """The words of a language by their key; those of English for a language without words."""
    table = _table()
    chosen = lang if lang in LANGUAGES else "en"
    return {key: entry[chosen] for key, entry in table.items()}


@lru_cache(maxsize=1)
def _table() -> Mapping[str, Mapping[str, str]]:
    found: dict[str, dict[str, str]] = json.loads(data_file("words.json").read_text(encoding="utf-8"))
    return found
