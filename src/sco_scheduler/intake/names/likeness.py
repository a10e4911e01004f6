"""Compares names of companies: without legal form and city, and by their sound in two scripts."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from sco_scheduler.intake.values.entries import plain
from sco_scheduler.resources import data_file

_PUNCTUATION = re.compile(r"[^\w]+|_")
_CJK = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_FORM_OF_ANY = "company"
"""The kind of form that contradicts no other: a mere ``Co.``."""


@dataclass(frozen=True)
class Core:
    """A name without legal form and city, and which of them it had ('' for none)."""

    text: str
    form: str = ""
    city: str = ""

    def agrees(self, other: Core) -> bool:
        """Whether both may be one name: the same core, and neither form nor city contradict."""
        forms = {self.form, other.form} - {"", _FORM_OF_ANY}
        return self.text == other.text and len(forms) < 2 and len({self.city, other.city} - {""}) < 2


@lru_cache(maxsize=65536)
def core_of(name: str) -> Core:
    """The core of a name. A name of nothing but a city or a form keeps it."""
    text = _PUNCTUATION.sub(" ", plain(name)).strip().replace("ё", "е")
    forms, cities = _words("forms"), _words("cities")
    bare, form = _stripped(text, forms)
    bare, city = _stripped(bare, cities)
    if not form:
        bare, form = _stripped(bare, forms)  # (重庆) stood at the end
    return Core(bare.replace(" ", ""), form, city) if bare else Core(text.replace(" ", ""))


def script_of(name: str) -> str:
    """``han``, ``cyrillic`` or ``latin``, by the first letter that tells; '' where none does."""
    for char in name:
        if _CJK.match(char):
            return "han"
        if char.isalpha():
            return "cyrillic" if "\u0400" <= char <= "\u052f" else "latin"
    return ""


def _stripped(text: str, words: Mapping[str, str]) -> tuple[str, str]:
    """The text without one of the words at its start or end, and what that word means."""
    for word, meaning in words.items():
        spaced = "" if _CJK.match(word) else " "
        if text.endswith(spaced + word):
            return text[: -len(spaced + word)].strip(), meaning
        if text.startswith(word + spaced):
            return text[len(word + spaced) :].strip(), meaning
    return text, ""


@lru_cache(maxsize=2)
def _words(part: str) -> dict[str, str]:
    """Each spelling, the longest first, with what it means, from ``data/legal_forms.json``."""
    data = json.loads(data_file("legal_forms.json").read_text(encoding="utf-8"))
    pairs = [(spelling, meaning) for meaning, spellings in data[part].items() for spelling in spellings]
    return dict(sorted(pairs, key=lambda pair: -len(pair[0])))


_LATIN_OF = dict(zip("абвгдеёзийклмнопрстуфхыэіїєґқғәңөұүһ", "abvgdeeziiklmnoprstufhieiiegkganouuh", strict=True)) | {
    "ж": "zh",
    "ц": "ts",
    "ч": "ch",
    "ш": "sh",
    "щ": "sh",
    "ъ": "",
    "ь": "",
    "ю": "iu",
    "я": "ia",
}
_SPELLINGS = (("shch", "sh"), ("kh", "h"), ("yo", "e"), ("ye", "e"), ("y", "i"), ("ck", "k"), ("x", "ks"), ("w", "v"),
              ("q", "k"))  # fmt: skip
"""Ways to write one sound in Latin letters, and the one that is compared."""

_TWICE = re.compile(r"(.)\1+")


def sound_of(text: str) -> str:
    """The sound of a folded text without blanks; two texts of one sound may be one name."""
    latin = "".join(_LATIN_OF.get(char, char) for char in text)
    bare = "".join(char for char in unicodedata.normalize("NFKD", latin) if not unicodedata.combining(char))
    for spelling, sound in _SPELLINGS:
        bare = bare.replace(spelling, sound)
    return _TWICE.sub(r"\1", bare)
