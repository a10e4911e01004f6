"""Companies that a remark announces as new, with their side: ``NEW: Silverhof Hotels (buyer), wants to see Weber``."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from sco_scheduler.domain.event import Role
from sco_scheduler.intake.understanding.wording.words import roles_of
from sco_scheduler.intake.values.entries import normalized
from sco_scheduler.intake.values.statuses import further
from sco_scheduler.resources import kept_regex, lazy_regex, whole_words, words_of_kinds


class Announced(NamedTuple):
    """A company that a remark announces, and its side if the remark says it."""

    name: str
    side: Role | None
    code: str = ""


def announced_in(text: str) -> Announced | None:
    """The company that a remark begins by announcing as a new one; None for other remarks.

    Behind the word for it may stand a word for its side; the name ends at a bracket, at punctuation, or before the
    first word in small letters.
    """
    match = _announcing().match(text)
    if match is None:
        return None
    rest = text[match.end() :]
    if (label := _LABEL.match(rest)) is not None:
        before, rest = label[1], rest[label.end() :]
    else:
        before = ""
    words = rest.split()
    for count in (1, 2):  # ``New buyer Silverhof``
        if not before and len(words) > count and roles_of(" ".join(words[:count]))[0] and words[0][:1].islower():
            before, rest = " ".join(words[:count]), rest.split(None, count)[count]
            break
    found = _NAME.match(rest)
    name = _whole(found[0]) if found is not None else ""
    aside = _IN_BRACKETS.match(rest[len(found[0]) :]) if found is not None else None
    sides = roles_of(before)[0] or roles_of(aside[1] if aside is not None else "")[0]
    plain = not before and bool(match["colon"]) and not name[:1].islower()
    if not name or roles_of(name)[1] > _SAID or not (sides or plain):
        return None
    return Announced(name, next(iter(sides)) if len(sides) == 1 else None)


def comes_too(text: str) -> bool:
    """Whether a line says of somebody that they come too: ``Gobi Cashmere phoned, would like to join``."""
    if text.rstrip().endswith((":", "：")) or "=" in text or _TO_READERS.search(text) is not None:
        return False  # the heading of a part, a legend, or an instruction
    return further("comes too").search(normalized(text)) is not None


_TO_READERS = lazy_regex(
    r"\b(?:if|you|your|вы|вам|вас|ваш\w*|если|wenn|sie|ihre?|si|vous|votre)\b|您|贵|如", re.IGNORECASE
)
"""Words of a line to those who fill in a form or read the list."""


def side_announced(text: str) -> Role | None:
    """The side of which a text announces a new company in its first clause, whatever its name: ``New buyer. Wants …``.

    None if the clause names both sides or none.
    """
    first = _CLAUSE.split(text.strip(" -–—•*"), maxsplit=1)[0]
    found = _newcomer().search(first)
    if len(first) > _LONGEST or found is None or len(first[: found.start()].split()) > 1:
        return None
    sides = roles_of(first)[0]
    return next(iter(sides)) if len(sides) == 1 else None


def coded_newcomer(text: str) -> Announced | None:
    """The company that a text announces anywhere with its code and its name: ``stand of new supplier S14 – Acme``."""
    for match in _newcomer().finditer(text):
        if (found := _CODED.match(text, match.end())) is None:
            continue
        sides, named = roles_of(found["side"])[0], _NAME.match(found["name"])
        name = _whole(named[0]) if named is not None else ""
        if name and len(sides) == 1:
            return Announced(name, next(iter(sides)), found["code"])
    return None


_CODED = lazy_regex(
    r"\s*(?P<side>[^\W\d_]+)\s*(?P<code>[^\W\d_]{1,3}[-–]?\d{1,4})\s*[–—:：=(（-]\s*(?P<name>\S.*)", re.DOTALL
)
_CLAUSE, _LONGEST = lazy_regex(r"[.。:：;；,，(（\n]|\s[–—-]\s"), 60


def _whole(text: str) -> str:
    """The name at the beginning of a text: up to the end of its quotes, or before the first word in small letters."""
    quoted = _QUOTED.match(text)
    return quoted[0].strip() if quoted is not None else _TAIL.sub("", text).strip(" .–—-")


_QUOTED = lazy_regex(r"[^«»\"“”„]{0,30}(?:«[^«»]+»|[\"“„][^\"“”„]+[\"“”])")
_SAID = 0.9
"""The certainty from which a text is a word for a side, and no name."""

_LABEL = lazy_regex(r"\s*([^:：(（,;，；\n]{2,30})[:：]\s*")
_NAME = lazy_regex(r"[^\s(（,，;；:：。\n][^(（,，;；:：。\n]*")
_IN_BRACKETS = lazy_regex(r"\s*[(（]([^)）]{2,40})[)）]")
_TAIL = lazy_regex(
    r"(?:\s[–—-]\s|\.\s|"
    r"(?<=\w)\s+(?=[a-zа-яё])(?!(?:(?:and|of|the|de|du|des|la|le|les|und|y|e|da|do|di|i|и)\s+){1,3}\W*[A-ZА-ЯЁ])).*",
    re.DOTALL,
)
"""What follows a name: behind a dash or a full stop, or from a word in small letters that joins no two names."""


@lru_cache(maxsize=1)
def _announcing() -> re.Pattern[str]:
    return kept_regex(rf"[\W\d_]*{_words()}[!.]*\s*(?P<colon>[:：–—-])?\s*", re.IGNORECASE)


@lru_cache(maxsize=1)
def _newcomer() -> re.Pattern[str]:
    return kept_regex(_words(), re.IGNORECASE)


def _words() -> str:
    return f"(?:{whole_words(words_of_kinds('event_words.json', 'newcomer'))})"
