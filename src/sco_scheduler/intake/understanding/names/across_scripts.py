"""Finds names that sound like listed ones in other letters: pinyin, homophones, consonants, a name beside a name.

``Qingdao Hairun`` and ``青岛海闰`` sound like 青岛海润进出口有限公司, and ``وستوک`` has the consonants of
``Vostok``. Such a likeness is only ever a guess.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from itertools import accumulate, groupby
from typing import NamedTuple

from sco_scheduler.intake.company_names import core_of, is_form, script_of, with_city
from sco_scheduler.intake.understanding.names.brands import OF_TRADE

_LEAST, _NEARLY, _FEWEST, _SHORT = 0.5, 0.75, 4, 3
"""The least share of a text that sounds like a name, and of the best of these; the fewest letters and consonants."""


class _Run(NamedTuple):
    """A part of a name in one script: its words as written, and as they sound."""

    script: str
    words: Sequence[str]
    sounds: Sequence[str]


class AcrossScripts:
    """The sounds of the names of companies."""

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        self._runs = [(key, (*_runs_of(name), *_with_city(name))) for key, name in names]

    def heard(self, text: str, among: Collection[str]) -> list[str]:
        """The companies, of those given, with a name that sounds like a text, the most similar ones first."""
        own, rated = _runs_of(text), dict[str, float]()
        for key, runs in self._runs:
            mixed = len(runs) > 1 or len(own) > 1
            share = (
                max((_alike(run, of, mixed=mixed) for run in own for of in runs), default=0.0) if key in among else 0.0
            )
            if share >= _LEAST:
                rated[key] = max(share, rated.get(key, 0.0))
        best = max(rated.values(), default=0.0)
        return sorted(
            (key for key, share in rated.items() if share >= _NEARLY * best), key=lambda key: (-rated[key], key)
        )


def sounds_of(name: str) -> set[tuple[str, str]]:
    """The sounds of a whole name with their scripts: names with one sound in two scripts are probably one name.

    Beside the sound of a name in a script with vowels stand its consonants, which are all that others write.
    """
    found: set[tuple[str, str]] = set()
    for script, words, sounds in _runs_of(name):
        if all(word in OF_TRADE or is_form(word) for word in words):
            continue
        bare = " ".join(map(_consonants, sounds)) if script != "han" else ""
        found |= {(bare, script if script in _WITHOUT_VOWELS else "")}
        if script not in _WITHOUT_VOWELS:
            found |= {("".join(said).replace(" ", ""), script) for said in (words, sounds)}
    city = core_of(name).city  # ``Chongqing Motors`` is not ``Бишкек Моторс``
    return {(f"{city} {sound}", script) for sound, script in found if len(sound) >= _FEWEST}


@lru_cache(maxsize=131072)
def _runs_of(name: str) -> Sequence[_Run]:
    """The parts of a name in each script, without legal forms, cities and words of trade unless there is no other."""
    words = "".join(char if char.isalnum() else " " for char in name).split()
    runs = []
    for script, group in groupby(words, key=_script_of):
        core = core_of(" ".join(group))
        every = tuple(word for word in core.words if word not in OF_TRADE and not is_form(word)) or core.words
        runs += [_Run(script, every, tuple(map(_syllables if script == "han" else _spoken, every)))] if script else []
    return runs


def _with_city(name: str) -> Sequence[_Run]:
    """A Chinese name with its city, which pinyin may have in several words: ``Qing dao Hairun``."""
    whole = with_city(name) if script_of(name) == "han" else ""
    return [_Run("han", (whole,), (_syllables(whole),))] if whole else []


def _script_of(word: str) -> str:
    letter = next(filter(str.isalpha, word), "")
    return script_of(word) if script_of(word) != "latin" else unicodedata.name(letter, "").partition(" ")[0]


def _alike(text: _Run, name: _Run, *, mixed: bool) -> float:
    """The share of a part of a text that sounds like a part of a name."""
    if name.script == "han":
        return _in_syllables(text, name)
    same = text.script == name.script
    if text.script == "han" or (same and not mixed):
        return 0.0
    words, others = (text.words, name.words) if same else (text.sounds, name.sounds)
    if not same and {text.script, name.script} & _WITHOUT_VOWELS:
        words, others = ([_consonants(word) for word in of] for of in (words, others))
    common = [word for word in words if word and word in others]
    enough = len("".join(common)) >= _FEWEST if same else max(map(len, common), default=0) >= _SHORT
    return _share(words, common) if enough else 0.0


def _in_syllables(text: _Run, name: _Run) -> float:
    """The share of a text whose words are syllables of a Chinese name in a row."""
    each = [syllable for word in name.sounds for syllable in word.split()]
    ends, sound = set(accumulate(map(len, each), initial=0)), "".join(each)
    words = [word.replace(" ", "") for word in (text.sounds if text.script == "han" else text.words)]
    places = [
        (word, start) for word in words for start in ends if len(word) >= _SHORT and sound.startswith(word, start)
    ]
    common = [word for word in words if any(of == word and start + len(word) in ends for of, start in places)]
    return _share(words, common) if len("".join(common)) >= _FEWEST else 0.0


def _share(words: Sequence[str], common: Sequence[str]) -> float:
    """The share of common letters; the first word suffices, as the others may be translated."""
    share = len("".join(common)) / max(1, len("".join(words)))
    return max(share, _LEAST) if words[0] in common else share


def _syllables(word: str) -> str:
    from pypinyin import lazy_pinyin

    return " ".join(lazy_pinyin(word)).replace("ü", "u").lower()


_SPELLINGS = (
    *(("kh", "h"), ("gh", "g"), ("sh", "s"), ("zh", "j"), ("ch", "C"), ("ts", "s"), ("tz", "s"), ("ph", "f")),
    *(("c", "k"), ("q", "k"), ("x", "ks"), ("w", "v"), ("y", "i")),
)
_WITHOUT_VOWELS = frozenset({"ARABIC", "HEBREW"})
_SILENT = str.maketrans(dict.fromkeys("aeiouv'`"))


@lru_cache(maxsize=131072)
def _spoken(word: str) -> str:
    """A word in Latin letters, with one spelling of each sound."""
    from anyascii import anyascii

    sound = anyascii(word).lower()
    for spelling, other in _SPELLINGS:
        sound = sound.replace(spelling, other)
    return "".join(letter for letter, _ in groupby(sound))


def _consonants(sound: str) -> str:
    """The consonants of a word, which are all that some scripts write."""
    bare = sound[:1].strip("aeiou'`") + sound[1:].translate(_SILENT).rstrip("h")
    return "".join(letter for letter, _ in groupby(bare))
