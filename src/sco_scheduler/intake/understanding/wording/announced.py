"""Companies that a remark announces as new, with their side: ``NEW: Silverhof Hotels (buyer), wants to see Weber``."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from sco_scheduler.domain.event import Role
from sco_scheduler.intake.understanding.wording.words import roles_of
from sco_scheduler.resources import is_joined, kept_regex, lazy_regex, words_of_kinds


class Announced(NamedTuple):
    """A company that a remark announces, and its side if the remark says it."""

    name: str
    side: Role | None


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
    name = _TAIL.sub("", found[0]).strip(" .–—-") if found is not None else ""
    aside = _IN_BRACKETS.match(rest[len(found[0]) :]) if found is not None else None
    sides = roles_of(before)[0] or roles_of(aside[1] if aside is not None else "")[0]
    plain = not before and bool(match["colon"]) and not name[:1].islower()
    if not name or roles_of(name)[1] > _SAID or not (sides or plain):
        return None
    return Announced(name, next(iter(sides)) if len(sides) == 1 else None)


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
    spaced: list[str] = []
    joined: list[str] = []
    for word in words_of_kinds("event_words.json", "newcomer"):
        (joined if is_joined(word) else spaced).append(word)
    words = rf"(?:(?:{'|'.join(spaced)})(?![^\W\d_])|(?:{'|'.join(joined)}))"
    return kept_regex(rf"[\W\d_]*{words}[!.]*\s*(?P<colon>[:：–—-])?\s*", re.IGNORECASE)
