"""Resources loaded on demand: the data files of the program, and regular expressions.

Reading a workbook that keeps to the format uses few of the regular expressions for other forms, and compiling
them all takes longer than reading it.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import cast


def _folder(name: str) -> Path:
    installed = Path(__file__).parent / name
    if installed.is_dir():
        return installed
    return Path(__file__).parents[2] / name  # a checkout, or an editable install


def data_file(name: str) -> Path:
    """The path of a file that the program ships in ``data``."""
    return _folder("data") / name


def example_file(name: str) -> Path:
    """The path of an example workbook that the program ships."""
    return _folder("examples") / name


def folded_data(name: str) -> str:
    """The text of a data file of words that are looked for in folded texts.

    Letters that folding takes apart are taken apart here too, such as the Thai vowel of ``จำเป็น``.
    """
    return data_file(name).read_text(encoding="utf-8").translate(_APART)


_APART = {ord(letter): unicodedata.normalize("NFKC", letter) for letter in "\u0e33\u0eb3\u0edc\u0edd\u0587"}
"""Letters of Thai, Lao and Armenian that consist of two."""


@lru_cache(maxsize=16)
def words_by_kind(name: str) -> Mapping[str, Mapping[str, Sequence[str]]]:
    """The words in a data file by kind and language; those of all languages are mostly looked for together."""
    found: dict[str, dict[str, list[str]]] = json.loads(folded_data(name))
    return found


def words_of_kinds(name: str, *kinds: str) -> Sequence[str]:
    """The words of some kinds in all languages of a data file, each once."""
    words = words_by_kind(name)
    return tuple(dict.fromkeys(word for kind in kinds for of_one in words[kind].values() for word in of_one))


_JOINING = re.compile(
    r"[\u0900-\u0dff\u0e00-\u0eff\u1000-\u109f\u1200-\u137f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
)


def is_joined(word: str) -> bool:
    """Whether a word has no boundaries by spaces or letters: in scripts without spaces, or with joined endings."""
    return _JOINING.search(word) is not None


BEGINS_WORD = r"(?<![a-zß-ʯʻʼͰ-ԯḀ-ỿ])"
"""What stands before a folded word: no letter of Latin, Greek or Cyrillic; others join words, such as *and*, to it."""


def with_capitals(source: str) -> str:
    """The source of a pattern in which the Turkish letter i without a dot may have one, as folding leaves a capital."""
    return _DOTLESS.sub(lambda found: found[0].replace("ı", "ıi") if len(found[0]) > 1 else "[ıi]", source)


_DOTLESS = re.compile(r"\[[^\]]*\]|ı")


def whole_words(words: Iterable[str]) -> str:
    """The source of a pattern of some words, as whole words in scripts with spaces."""
    spaced: list[str] = []
    joined: list[str] = []
    for word in map(with_capitals, words):
        (joined if is_joined(word) else spaced).append(word)
    whole = [rf"(?<![^\W\d_])(?:{'|'.join(spaced)})(?![^\W\d_])"] if spaced else []
    return "|".join((*whole, *joined))


_ATTRIBUTES = ("match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer", "pattern", "flags")


class _LazyPattern:
    """A proxy for a compiled pattern; after the first use its methods are those of the pattern, without overhead."""

    def __init__(self, source: str | Callable[[], str], flags: int) -> None:
        self._source, self._flags = source, flags

    def __getattr__(self, name: str) -> object:
        if name not in _ATTRIBUTES:
            raise AttributeError(name)
        source = self._source if isinstance(self._source, str) else self._source()
        compiled = re.compile(source, self._flags)
        vars(self).update({attribute: getattr(compiled, attribute) for attribute in _ATTRIBUTES})
        return vars(self)[name]


def lazy_regex(source: str | Callable[[], str], flags: int = 0) -> re.Pattern[str]:
    """Like ``re.compile``, but the expression is compiled on first use.

    Parameters
    ----------
    source
        The regular expression, or what makes it from words of data files.
    flags
        Flags of ``re``.

    Returns
    -------
    re.Pattern[str]
        A proxy with the attributes of a pattern, which is no instance of its class.

    Raises
    ------
    re.error
        At the first use, if the expression is invalid.
    """
    return cast("re.Pattern[str]", _LazyPattern(source, flags))


def lazy_words(name: str, *kinds: str) -> re.Pattern[str]:
    """Like ``lazy_regex``, of the words of some kinds in all languages of a data file, anywhere in a text."""
    return lazy_regex(lambda: "|".join(sorted(words_of_kinds(name, *kinds), key=len, reverse=True)))


# Patterns of hundreds of words, whose search ends at once in the many texts that have the beginning of none. Python's
# ``re`` tries each alternative at each place of a text.

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
