"""Names that somewhat resemble each other: by rare words that they share, inflected, shortened or transcribed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache

from sco_scheduler.intake.company_names import core_of, is_form, script_of, sound_of
from sco_scheduler.intake.understanding.names.across_scripts import AcrossScripts
from sco_scheduler.intake.understanding.names.brands import OF_TRADE
from sco_scheduler.intake.understanding.names.nearness import squashed
from sco_scheduler.intake.values.entries import normalized
from sco_scheduler.resources import lazy_regex

_WORD = lazy_regex(r"[^\W_]+")
_STEM, _ENDING, _LONG_STEM, _LONG_ENDING = 3, 2, 4, 3
"""The minimum common beginning of inflected words with their longest ending, of short words and of others."""

_COMPOUND = 6
"""The minimum length of a word that another has behind a short prefix: ``водоканал`` in ``горводоканал``."""

_RARE, _SHORTEST = 2, 3
"""The maximum number of companies with a rare word, and its minimum length."""

_SIGNS, _COMMON_SIGNS = 2, 3
"""The minimum number of Chinese characters in common: at the beginning, or anywhere."""


class Likeness:
    """The words of the names of companies, to find those that an unknown name somewhat resembles."""

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        self._names: dict[str, list[tuple[Sequence[str], str]]] = {}
        self._having: dict[str, set[str]] = {}
        """Companies by the words of their names."""

        self._initials: dict[str, set[str]] = {}
        self._written_so: dict[str, set[str]] = {}
        """Companies by names of capital letters, which may be initials."""

        self._signs: list[tuple[str, str]] = []
        self._similar: dict[str, list[str]] = {}
        self._listed = list(names)
        self._across: AcrossScripts | None = None
        for key, name in self._listed:
            if script_of(name) == "han":
                self._signs.append((key, core_of(name).text))
                continue
            words = _words_of(name)
            self._names.setdefault(key, []).append((words, script_of(name)))
            for word in words:
                self._having.setdefault(word, set()).add(key)
            if len(words) > 1:
                self._initials.setdefault("".join(word[0] for word in words), set()).add(key)
            if name.isupper():
                self._written_so.setdefault(sound_of(squashed(name)), set()).add(key)

    def alike(self, text: str, among: Collection[str] | None = None) -> list[str]:
        """The companies, of those given, with a name that somewhat resembles a text, the most similar ones first.

        Trade words and words of several companies do not make names similar. If none resembles it as it is written,
        they are those that sound like it.
        """
        found = self._written_alike(text, among)
        if found and (len(found) == 1 or script_of(text) != "han"):
            return found
        heard = self.heard(text, among)
        return heard if len(heard) == 1 or not found else found

    def heard(self, text: str, among: Collection[str] | None = None) -> list[str]:
        """The companies, of those given, with a name that sounds like a text in other letters."""
        self._across = self._across or AcrossScripts(self._listed)
        return self._across.heard(text, {key for key, _ in self._listed} if among is None else among)

    def _written_alike(self, text: str, among: Collection[str] | None) -> list[str]:
        fits = set(self._names.keys() | dict(self._signs)) if among is None else set(among)
        if script_of(text) == "han":
            signs = core_of(text).text
            rated = {key: share for key, name in self._signs if (share := _in_signs(signs, name))}
            return sorted(rated.keys() & fits, key=lambda key: (-rated[key], key))
        words = _words_of(text)
        having = {word: self._companies_with(word) & fits for word in words}
        rare = {word: keys for word, keys in having.items() if len(word) >= _SHORTEST and len(keys) <= _RARE}
        rated = {
            key: share
            for key in set().union(*rare.values())
            if (share := max(_in_words(words, of, said=script != script_of(text)) for of, script in self._names[key]))
        }
        rated |= dict.fromkeys(self._by_initials(text), 1.0)
        return sorted(rated.keys() & fits, key=lambda key: (-rated[key], key))

    def _by_initials(self, text: str) -> set[str]:
        words = _words_of(text)
        short = self._written_so.get("".join(word[0] for word in words), set()) if words[1:] else set()
        return short | (self._initials.get(sound_of(squashed(text)), set()) if text.isupper() else set())

    def _companies_with(self, word: str) -> set[str]:
        if word not in self._similar:
            self._similar[word] = [other for other in self._having if _are_alike(word, other)]
        return set().union(*(self._having[other] for other in self._similar[word]))


def _are_in(words: Sequence[str], others: Sequence[str]) -> bool:
    """Whether all of some words are alike to others."""
    return all(any(_are_alike(word, other) for other in others) for word in words)


def _in_words(words: Sequence[str], others: Sequence[str], *, said: bool = False) -> float:
    """The share of the letters of two names in words that both have; 0 if neither has all words of the other.

    In two scripts (``said``) the first word suffices, as the others may be translated or transcribed in many ways.
    """
    if not _are_in(words, others) and not _are_in(others, words) and not (said and _are_alike(words[0], others[0])):
        return 0.0
    common = [word for of, other in ((words, others), (others, words)) for word in of if _are_in([word], other)]
    return len("".join(common)) / len("".join((*words, *others)))


def _are_alike(word: str, other: str) -> bool:
    """Whether two words are one, inflected, shortened or misspelt: ``ruza``, ``ruze``; ``slav``, ``slavonski``."""
    short, long = sorted((word, other), key=len)
    if word[:1] != other[:1]:
        return len(short) >= _COMPOUND and long.endswith(short) and len(long) - len(short) <= len(short) / 2
    from rapidfuzz.distance import OSA

    common = next((n for n, (one, two) in enumerate(zip(short, long, strict=False)) if one != two), len(short))
    ending = len(long) - common
    if (common == len(short) and (common >= _STEM or not ending)) or (common >= _STEM and ending <= _ENDING):
        return True
    slips = (len(short) > 4) + (len(short) > 7)
    return (common >= _LONG_STEM and ending <= _LONG_ENDING) or OSA.distance(short, long, score_cutoff=2) <= slips


def _in_signs(signs: str, name: str) -> float:
    """The share of the characters of a Chinese name that another has in a row; 0 if these are too few."""
    runs = [len(run) for place in range(len(signs)) if (run := _common_run(signs[place:], name))]
    common, shorter = max(runs, default=0), min(len(signs), len(name))
    enough = signs[:_SIGNS] == name[:_SIGNS] or (common >= _COMMON_SIGNS and 2 * common >= shorter)
    return common / shorter if enough and common >= _SIGNS else 0.0


def _common_run(signs: str, other: str) -> str:
    """The longest beginning of some characters that occurs in others."""
    return next((signs[:n] for n in range(len(signs), 0, -1) if signs[:n] in other), "")


@lru_cache(maxsize=131072)
def _words_of(name: str) -> tuple[str, ...]:
    """The words of a name by their sound, without trade words and legal forms (``d.o.o.``) unless it has no others."""
    every = [word for part in _WORD.findall(normalized(name)) if (word := squashed(part))]
    named = [word for word in every if len(word) > 1 and word not in OF_TRADE and not is_form(word)]
    return tuple(sound_of(word) or word for word in named or every) or (normalized(name) or "-",)
