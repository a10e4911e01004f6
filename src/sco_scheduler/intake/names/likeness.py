"""Compares names of companies: without legal form and city, and by their sound in two scripts."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from sco_scheduler.intake.values.entries import normalized
from sco_scheduler.resources import data_file, lazy_regex

_PUNCTUATION = lazy_regex(r"[^\w]+|_")
_CJK = lazy_regex(r"[\u3400-\u9fff\uf900-\ufaff]")
_FORM_OF_ANY = "company"
"""The kind of form that contradicts no other: a mere ``Co.``."""


@dataclass(frozen=True)
class Core:
    """A name without legal form and city, and which of them it had ('' for none); the words that are left."""

    text: str
    form: str = ""
    city: str = ""
    words: tuple[str, ...] = field(default=(), compare=False)

    def agrees(self, other: Core) -> bool:
        """Whether both may be one name: the same core, and neither form nor city contradict."""
        forms = {self.form, other.form} - {"", _FORM_OF_ANY}
        return self.text == other.text and len(forms) < 2 and len({self.city, other.city} - {""}) < 2


@lru_cache(maxsize=65536)
def core_of(name: str) -> Core:
    """The core of a name. A name of nothing but a city or a form keeps it."""
    text = _PUNCTUATION.sub(" ", normalized(name)).strip().replace("ё", "е")
    forms, cities = _words("forms"), _words("cities")
    bare, form = _stripped(text, forms)
    bare, city = _stripped(bare, cities)
    if not form:
        bare, form = _stripped(bare, forms)  # (重庆) stood at the end
    words = tuple((bare or text).split())
    return Core("".join(words), form, city, words) if bare else Core("".join(words), words=words)


def script_of(name: str) -> str:
    """Return ``han``, ``cyrillic`` or ``latin``, by the first letter of one of these; '' without one."""
    for char in name:
        if _CJK.match(char):
            return "han"
        if char.isalpha():
            return "cyrillic" if "\u0400" <= char <= "\u052f" else "latin"
    return ""


def _stripped(text: str, words: _Words) -> tuple[str, str]:
    """The text without one of the words at its start or end, and the meaning of that word."""
    if not text.endswith(words.ends) and not text.startswith(words.starts):
        return text, ""
    for end, start, meaning in words.each:
        if text.endswith(end):
            return text[: -len(end)].strip(), meaning
        if text.startswith(start):
            return text[len(start) :].strip(), meaning
    return text, ""


@dataclass(frozen=True)
class _Words:
    """Words at the end or start of names, the longest first, each with its meaning."""

    each: tuple[tuple[str, str, str], ...]

    @cached_property
    def ends(self) -> tuple[str, ...]:
        return tuple(end for end, _, _ in self.each)

    @cached_property
    def starts(self) -> tuple[str, ...]:
        return tuple(start for _, start, _ in self.each)


@lru_cache(maxsize=2)
def _words(part: str) -> _Words:
    """The words of ``data/legal_forms.json``; a Chinese one is not separated by a space."""
    data = json.loads(data_file("legal_forms.json").read_text(encoding="utf-8"))
    meant = {spelling: meaning for meaning, spellings in data[part].items() for spelling in spellings}
    blanks = {word: "" if _CJK.match(word) else " " for word in meant}
    longest_first = sorted(meant.items(), key=lambda item: -len(item[0]))
    return _Words(tuple((blanks[word] + word, word + blanks[word], meaning) for word, meaning in longest_first))


_LATIN_OF = dict(zip("абвгдеёзийклмнопрстуфхыэіїєґқғәңөұүһ", "abvgdeeziiklmnoprstufhieiiegkganouuh", strict=True))
_LATIN_OF |= dict(zip("жцчшщъьюя", ("zh", "ts", "ch", "sh", "sh", "", "", "iu", "ia"), strict=True))
_SPELLINGS = (
    ("shch", "sh"),
    ("kh", "h"),
    ("yo", "e"),
    ("ye", "e"),
    ("y", "i"),
    ("ck", "k"),
    ("x", "ks"),
    ("w", "v"),
    ("q", "k"),
)
"""Ways to write one sound in Latin letters, and the one that is compared."""

_TWICE = lazy_regex(r"(.)\1+")


def sound_of(text: str) -> str:
    """The sound of a folded text without blanks; two texts of one sound may be one name."""
    latin = "".join(_LATIN_OF.get(char, char) for char in text)
    bare = "".join(char for char in unicodedata.normalize("NFKD", latin) if not unicodedata.combining(char))
    for spelling, sound in _SPELLINGS:
        bare = bare.replace(spelling, sound)
    return _TWICE.sub(r"\1", bare)
