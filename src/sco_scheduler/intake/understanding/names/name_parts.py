"""Compares parts of names: the beginnings of their words, their numbers, and their characters in order."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sco_scheduler.domain.names import fold
from sco_scheduler.intake.company_names import script_of
from sco_scheduler.intake.values.entries import normalized
from sco_scheduler.resources import lazy_regex

SYLLABLE = 3
"""The fewest letters in which two words begin alike."""


def joins_beginnings(word: str, words: Sequence[str]) -> bool:
    """Whether a word joins the beginnings of two or more words of a name: ``Сибметалл``."""
    rest, used = word, 0
    for other in words:
        shared = next((n for n in range(min(len(rest), len(other)), 0, -1) if rest[:n] == other[:n]), 0)
        if shared >= SYLLABLE:
            rest, used = rest[shared:], used + 1
    return not rest and used > 1


def begin_alike(text: str, name: str) -> bool:
    """Whether the first words of two names begin with the same letters: ``Pasta Rossi``, ``Pastificio Rossi``."""
    one, other = (fold(of.split(maxsplit=1)[0])[:SYLLABLE] if of.split() else "" for of in (text, name))
    return len(one) == SYLLABLE and one == other


def numbers_of(name: str) -> tuple[str, ...]:
    """The numbers and single letters of a name, which distinguish similar names: ``Plant 2``, ``Company B``."""
    words = re.findall(r"[^\W_]+", normalized(name))
    return tuple(w for w in words if (len(w) == 1 and script_of(w) != "han") or any(map(str.isdigit, w)))


def is_subsequence(signs: str, name: str) -> bool:
    """Whether the characters are a subsequence of a name."""
    rest = iter(name)
    return all(sign in rest for sign in signs)


def abbreviates(word: str, words: Sequence[str]) -> bool:
    """Whether a word has the first letters of words of a name one behind the other, and perhaps of their parts.

    An example is ``МЖК`` for ``Масложировая компания``.
    """
    return len(word) > 1 and any(_stands_for(word, words[first:], every=False) for first in range(len(words)))


def abbreviates_each(word: str, words: Sequence[str]) -> bool:
    """Whether a word has the first letter of each of several words, and others of them behind it: ``CVS``."""
    return bool(word and words) and _stands_for(word, words, every=True)


def _stands_for(word: str, words: Sequence[str], *, every: bool) -> bool:
    """Whether a word has the first letter of the first word, and what follows is of this one or of the next ones."""
    if not words or word[:1] != words[0][:1]:
        return not word and not (every and words)
    return any(
        is_subsequence(word[1:end], words[0][1:]) and _stands_for(word[end:], words[1:], every=every)
        for end in range(1, len(word) + 1)
    )


def is_contraction(word: str, name: str) -> bool:
    """Whether a word has the first, the last and some letters between of a longer one: ``Intl``, ``Mfg``, ``Inds``."""
    fits = SYLLABLE <= len(word) <= _LONGEST_CONTRACTION and len(name) >= len(word) + SYLLABLE
    return fits and word[0] == name[0] and word[-1] == name[-1] and word.isalpha() and is_subsequence(word, name)


_LONGEST_CONTRACTION = 5


def latin_part(text: str) -> str:
    """The Latin name between Chinese characters; '' if there is none: ``迪拜Al Noor酒店用品``."""
    match = _LATIN.fullmatch(text.strip())
    return match[1].strip() if match is not None and script_of(text) == "han" else ""


_LATIN = lazy_regex(r"[\u3400-\u9fff]*([A-Za-z][A-Za-z .&'’-]{3,})[\u3400-\u9fff]*")
