"""The words for statuses, replies, absence and outdated lists in all languages, and for what leaves a withdrawal open.

They stand in ``data/statuses.json`` and ``data/withdrawals.json``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from sco_scheduler.resources import data_file, lazy_regex


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


def is_doubted(bare: str, regrets: re.Pattern[str]) -> bool:
    """Whether a folded text has a condition, a doubt, a denial of leaving or a ``but``: ``if the visa is refused``.

    Parameters
    ----------
    regrets
        A pattern of words of regret, behind which alone a ``but`` takes nothing back: ``sorry, but``.
    """
    if _words("if", "perhaps", "not cancelled").search(_dotless(bare)) is not None:
        return True
    return any(regrets.fullmatch(bare[: found.start()]) is None for found in _words("but").finditer(bare))


def has_condition(bare: str) -> bool:
    """Whether a folded text has a condition: ``if time permits``, and not just ``(if any)``."""
    return _words("if").search(_if_any().sub(" ", bare)) is not None


@lru_cache(maxsize=1)
def _if_any() -> re.Pattern[str]:
    return re.compile(rf"[(（]\s*(?:{_words('if any').pattern})\s*[)）]")


def has_but(bare: str) -> bool:
    """Whether a folded text has a ``but``, behind which it may be taken back."""
    return _words("but").search(bare) is not None


def parts_of(bare: str) -> list[str]:
    """The clauses of a folded text, parted at punctuation and at each ``but``, except at commas around ``please``."""
    asked = _asked_for().sub(" ", bare)
    return [part for whole in _ENDS.split(asked) for part in _words("but").split(whole) if part.strip()]


@lru_cache(maxsize=1)
def _asked_for() -> re.Pattern[str]:
    return re.compile(rf",\s*(?:{_words('please').pattern})\s*(?:,|(?=\.|$))")


_ENDS = lazy_regex(r"[,，、;；.!。！।։()（）]\s*|\s[-–—]\s")


def denies_leaving(bare: str) -> bool:
    """Whether a folded text says that nothing was cancelled, and nothing else: ``we have not cancelled``."""
    denied = _words("not cancelled").search(_dotless(bare)) is not None
    return denied and _words("if", "perhaps").search(bare) is None and len(parts_of(bare)) == 1


def concerns_other(bare: str) -> bool:
    """Whether a folded text is about a journey, a meal, an order or an event of another year."""
    return _words("other things").search(_dotless(bare)) is not None


def is_reason(bare: str) -> bool:
    """Whether a folded clause tells a reason: ``because of our flight``."""
    return _words("because").search(bare) is not None


def asks_off(bare: str) -> bool:
    """Whether a text asks, in any language, to take the name of its writer off a list: ``retirem o nosso nome``."""
    return further("our name").search(bare) is not None and further("to cancel").search(bare) is not None


def cancels_participation(bare: str) -> bool:
    """Whether a folded clause has a word for cancelling and one for taking part: ``moramo da otkažemo učešće``."""
    if further("to cancel", "withdrawn").search(bare) is None:
        return False
    taking_part = (found[0] for found in further("participation").finditer(bare))
    return any(_THE_EVENT.match(words) is None for words in taking_part)


_THE_EVENT = lazy_regex(r"th(?:e|is) |[本此]次")
"""An event, of whose list something else may be taken off."""


def _dotless(bare: str) -> str:
    """A folded text without the dot that folding leaves of a Turkish capital."""
    return bare.replace("\u0307", "")


@lru_cache(maxsize=16)
def _words(*kinds: str) -> re.Pattern[str]:
    """A pattern of the words of some kinds in all languages."""
    words: Mapping[str, Mapping[str, Sequence[str]]] = json.loads(
        data_file("withdrawals.json").read_text(encoding="utf-8")
    )
    return pattern_of(word for kind in kinds for of_one in words[kind].values() for word in of_one)
