"""Negations that refuse nothing or leave it open, in all languages, from ``data/negations.json``."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from sco_scheduler.intake.understanding.wording.negations import ANY_NOT, NEGATED
from sco_scheduler.intake.understanding.wording.word_lists import has_negation, plain
from sco_scheduler.resources import data_file


def insists(bare: str) -> bool:
    """Whether a folded title is probably about those whom one cannot be without or may not miss.

    ``Bez těchto schůzek nemá naše účast smysl``, ``Auf keinen Fall verpassen``.
    """
    without = _pattern("without").search(bare)
    if without is not None and (_negated(bare[without.end() :]) or _pattern("pointless").search(bare, without.end())):
        return True
    missed = _pattern("missed").search(bare)
    return missed is not None and _negated(bare)


def is_not_yet(bare: str) -> bool:
    """Whether a folded title denies only what is so far: ``Firmen, die Sie noch nicht kennen``."""
    return _pattern("not yet").search(bare) is not None


def is_needless(bare: str) -> bool:
    """Whether a folded text only says that a meeting is not needed, which may be no refusal: ``not necessary``."""
    return _pattern("needless").fullmatch(bare) is not None


def has_needless(bare: str) -> bool:
    """Whether a folded text says, beside something else, that a meeting is not needed."""
    return _pattern("needless").search(bare) is not None


def _negated(bare: str) -> bool:
    return has_negation(bare) or any(words.search(bare) for words in (ANY_NOT, NEGATED, _pattern("not")))


@lru_cache(maxsize=8)
def _pattern(kind: str) -> re.Pattern[str]:
    """A pattern of the words of a kind in all languages, each at the beginning of a word where these are apart."""
    words: Mapping[str, Mapping[str, Sequence[str]]] = json.loads(data_file("negations.json").read_text("utf-8"))
    every = dict.fromkeys(plain(word).replace("ς", "σ") for of_one in words[kind].values() for word in of_one)
    return re.compile(rf"(?<![a-zà-ÿα-ωа-я])(?:{'|'.join(every)})")
