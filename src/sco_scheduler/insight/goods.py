"""The goods that a text names: words of one stem are one, and goods of the dictionary are one across languages."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from sco_scheduler.domain.names import fold
from sco_scheduler.resources import data_file, lazy_regex

_PARTS = lazy_regex(r"[^\w\s\-–]+|\n")
_HAN = lazy_regex("[\u3400-\u9fff]+")
_WORD = lazy_regex(r"[^\W_]+")
_SHORTEST = 3
"""Letters of the shortest word that is taken for goods where the dictionary does not have it."""

_RUSSIAN_END = lazy_regex(
    "(?<=...)(?:ами|ями|ого|его|ому|ему|ыми|ими|ов|ев|ей|ой|ый|ий|ая|яя|ое|ее|ые|ие|ую|юю|ах|ях|ам|ям|ом|ем|[ыиаяоеуюь])$"
)
_ENGLISH_END = lazy_regex("(?<=...)(?:(?<=s)es|(?<!s)s)$")


@dataclass(frozen=True, slots=True)
class Good:
    """What a text offers or looks for: the key by which it is compared, and the words of the text."""

    key: str
    words: str


def goods_in(text: str) -> tuple[Good, ...]:
    """List the goods that a text names in English, Chinese or Russian, in their order.

    Words that say nothing of the goods, such as "equipment" or "buys", are left out. Of Chinese, which has no blanks,
    what the dictionary does not have is compared by every two characters.
    """
    found: list[Good] = []
    for part in _PARTS.split(fold(text)):
        found += _of_words(_HAN.sub(" ", part))
        for run in _HAN.findall(part):
            found += _of_han(run)
    return tuple(found)


def stem(word: str) -> str:
    """Return a word without the ending of its plural or case."""
    word = _plain(word)
    return _RUSSIAN_END.sub("", word) if re.search("[а-я]", word) else _ENGLISH_END.sub("", word)


def _of_words(text: str) -> Iterator[Good]:
    spans = [match.span() for match in _WORD.finditer(text)]
    words = [_plain(text[start:end]) for start, end in spans]
    at = 0
    while at < len(words):
        key, length = _named(words, at)
        written = text[spans[at][0] : spans[at + length - 1][1]]
        if key:
            yield Good(key, written)
        elif len(words[at]) >= _SHORTEST and words[at].isalpha() and words[at] not in _dictionary().ignored:
            yield Good(stem(words[at]), written)
        at += length


def _named(words: Sequence[str], at: int) -> tuple[str, int]:
    """The goods of the dictionary that most of the words from here on name, in either order, and how many words."""
    known = _dictionary()
    for length in range(min(known.longest, len(words) - at), 0, -1):
        here = words[at : at + length]
        for terms in (here, here[::-1]):
            for key, stems in known.by_letters.get((terms[0][:2], length), ()):
                if all(map(_begins, terms, stems)):
                    return key, length
    return "", 1


def _begins(word: str, pattern: str) -> bool:
    return word.startswith(pattern[:-1]) if pattern.endswith("-") else word == pattern


def _of_han(run: str) -> Iterator[Good]:
    known = _dictionary()
    rest, at = "", 0
    while at < len(run):
        term = next((t for t in known.han if run.startswith(t, at)), "")
        if term:
            yield from _pairs(rest)
            rest = ""
            if key := known.han[term]:
                yield Good(key, term)
        else:
            rest += run[at]
        at += len(term) or 1
    yield from _pairs(rest)


def _pairs(run: str) -> Iterator[Good]:
    return (Good(run[i : i + 2], run) for i in range(len(run) - 1))


def _plain(word: str) -> str:
    return fold(word).replace("ё", "е")


@dataclass(frozen=True)
class _Dictionary:
    """``data/goods.json``: goods by the first two letters and the number of words, and by Chinese characters.

    The longest Chinese terms come first; those that say nothing of the goods have the key ''.
    """

    by_letters: dict[tuple[str, int], list[tuple[str, list[str]]]]
    han: dict[str, str]
    ignored: frozenset[str]
    longest: int


@lru_cache(maxsize=1)
def _dictionary() -> _Dictionary:
    data = json.loads(data_file("goods.json").read_text(encoding="utf-8"))
    by_letters: dict[tuple[str, int], list[tuple[str, list[str]]]] = {}
    han = dict.fromkeys(data["ignored"]["zh"], "")
    for key, terms in data["goods"].items():
        han |= dict.fromkeys(terms["zh"], f"={key}")
        for term in (*terms["en"], *terms["ru"]):
            stems = term.split()
            by_letters.setdefault((stems[0][:2], len(stems)), []).append((f"={key}", stems))
    return _Dictionary(
        by_letters,
        dict(sorted(han.items(), key=lambda item: -len(item[0]))),
        frozenset(map(_plain, (*data["ignored"]["en"], *data["ignored"]["ru"]))),
        max(length for _, length in by_letters),
    )
