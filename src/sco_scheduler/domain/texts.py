"""The catalogues of message texts: one JSON file a language, ``data/texts.<lang>.json``, all of one structure.

A file has four sections: ``kinds`` (title, sentence and advice of each kind of finding, by its code; in
English also an example), ``goals`` (title and sentence by name), ``rules`` (title by code) and ``phrases``
(text by id).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache

from sco_scheduler.resources import data_file

LANGUAGES = ("en", "zh", "ru")
"""The languages that have a catalogue."""

_PREFIXES = {"kinds": "", "goals": "goal-", "rules": "rule-"}
"""What the keys of a section with several texts an entry begin with."""


@lru_cache(maxsize=len(LANGUAGES))
def catalogue(lang: str) -> Mapping[str, str]:
    """Load the texts of a language.

    Args:
        lang: One of ``LANGUAGES``.

    Returns:
        The texts with their blanks unfilled, by their key: a phrase's id, ``<code>.title``,
        ``goal-<name>.sentence`` or ``rule-<code>.title``.
    """
    data = json.loads(data_file(f"texts.{lang}.json").read_text(encoding="utf-8"))
    texts: dict[str, str] = {
        f"{prefix}{code}.{part}": text
        for section, prefix in _PREFIXES.items()
        for code, parts in data[section].items()
        for part, text in parts.items()
    }
    texts.update(data["phrases"])
    return texts
