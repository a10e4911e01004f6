"""Languages that people speak: from the words of a registration to codes such as ``ru``."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache

from sco_scheduler.domain.cells import Cell
from sco_scheduler.intake.collecting import Findings
from sco_scheduler.intake.kinds import companies as kinds
from sco_scheduler.intake.text import fold, nearest, split_languages, split_loosely
from sco_scheduler.resources import data_file

_MOST = 60
"""The most languages that somebody speaks; each two of them are a pair to interpret between."""


@lru_cache(maxsize=1)
def language_codes() -> Mapping[str, str]:
    """The code of a language by each of its folded names, from ``data/languages.json``."""
    data = json.loads(data_file("languages.json").read_text(encoding="utf-8"))
    return {fold(name): code for code, names in data.items() for name in names}


def read_languages(text: str, cell: Cell, found: Findings) -> frozenset[str]:
    """The codes of the languages in a cell. An unknown one stays as its folded text, and is reported."""
    known = language_codes()
    codes = set()
    parts = [p for piece in split_languages(text) for p in _apart(piece, known)]
    if len(parts) > _MOST:
        found.add(kinds.LANGUAGES_MANY, cell, count=len(parts), most=_MOST)
    for part in parts[:_MOST]:
        folded = fold(part)
        code = known.get(folded)
        if code is None:
            found.add(
                kinds.LANGUAGE_UNKNOWN, cell, suggestion=nearest(part, list(known), least=75, misspelt=True), value=part
            )
        codes.add(code or folded)
    return frozenset(codes)


def _apart(piece: str, known: Mapping[str, str]) -> list[str]:
    """Languages that something else than the usual separators stands between, or nothing but a blank."""
    parts = split_loosely(piece, lambda name: fold(name) in known)
    words = piece.split()
    if len(parts) == 1 and len(words) > 1 and fold(piece) not in known and all(fold(w) in known for w in words):
        return words
    return parts
