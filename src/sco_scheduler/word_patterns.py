"""Patterns of hundreds of words, whose search ends at once in the many texts that have the beginning of none.

Python's ``re`` tries each alternative at each place of a text. Most texts have the first letters of few words, which
``Beginnings`` finds by pairs of letters.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import cast

from sco_scheduler.resources import BEGINS_WORD

_PAIR = 2
_LITERAL = re.compile(r"(?:[^\\.^$*+?{}\[\]|()](?![*?{]))*")
"""The characters with which an expression begins that stand for themselves, in all that it matches."""


@lru_cache(maxsize=131072)
def pairs_of(text: str) -> frozenset[str]:
    """All pairs of characters of a text that follow one another, and all characters."""
    return frozenset(text[start : start + _PAIR] for start in range(len(text))) | frozenset(text)


class Beginnings:
    """The letters with which expressions begin, to tell quickly that a text has none of them.

    Parameters
    ----------
    words
        Regular expressions, each of which matches a word or phrase.
    """

    def __init__(self, words: Iterable[str]) -> None:
        by_pair: defaultdict[str, set[str]] = defaultdict(set)
        others: list[str] = []
        for word in words:
            beginning = cast("re.Match[str]", _LITERAL.match(word))[0]
            if len(beginning) >= _PAIR and not _has_alternatives(word):
                by_pair[beginning[:_PAIR]].add(beginning)
            else:
                others.append(word)
        self._by_pair = {pair: tuple(beginnings) for pair, beginnings in by_pair.items()}
        self._known = frozenset(by_pair)
        self._others = re.compile(f"{BEGINS_WORD}(?:{'|'.join(others)})") if others else None

    def may_be_in(self, text: str) -> bool:
        """Whether an expression may match within a text."""
        for pair in self._known & pairs_of(text):
            if any(beginning in text for beginning in self._by_pair[pair]):
                return True
        return self._others is not None and self._others.search(text) is not None


def _has_alternatives(word: str) -> bool:
    """Whether an expression has alternatives outside of brackets."""
    word = _SET.sub("", word)
    while "|" in word and word != (shorter := _GROUP.sub("", word)):
        word = shorter
    return "|" in word


_SET, _GROUP = re.compile(r"\\.|\[\^?\]?[^\]]*\]"), re.compile(r"\([^()]*\)")


class _WordPattern:
    """A proxy for a compiled pattern that searches only texts with the beginnings of its words."""

    def __init__(self, source: str, needed: tuple[Beginnings, ...]) -> None:
        self._pattern, self._needed = re.compile(source), needed

    def search(self, text: str, *span: int) -> re.Match[str] | None:
        return self._pattern.search(text, *span) if self._may_match(text) else None

    def finditer(self, text: str, *span: int) -> Iterator[re.Match[str]]:
        return self._pattern.finditer(text, *span) if self._may_match(text) else iter(())

    def _may_match(self, text: str) -> bool:
        return all(beginnings.may_be_in(text) for beginnings in self._needed)

    def __getattr__(self, name: str) -> object:
        return getattr(self._pattern, name)


def word_pattern(source: str, *needed: Iterable[str]) -> re.Pattern[str]:
    """Like ``re.compile`` of a pattern of words, but a text without them is not searched.

    Parameters
    ----------
    source
        The regular expression.
    needed
        Groups of expressions of words, of each of which a match has at least one, at the beginning of a word.

    Returns
    -------
    re.Pattern[str]
        A proxy with the attributes of a pattern, which is no instance of its class.
    """
    return cast("re.Pattern[str]", _WordPattern(source, tuple(map(Beginnings, needed))))
