"""Compares names of companies without legal form and city, and across two scripts by their sound."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from sco_scheduler.domain.names import ONE_LETTER
from sco_scheduler.intake.values.entries import normalized
from sco_scheduler.resources import folded_data, kept_regex, lazy_regex

_PUNCTUATION = lazy_regex(r"[^\w\u0900-\u0963\u0966-\u0e3e\u0e40-\u0eff]+|_")
"""What is no letter of a name; the signs of vowels in Hindi and Thai are."""

_CJK = lazy_regex(r"[\u3400-\u9fff\uf900-\ufaff]")
_UNSPACED = lazy_regex(r"[\u0e00-\u0eff\u3400-\u9fff\uf900-\ufaff]")
_FORM_OF_ANY = "company"
"""The kind of legal form that contradicts no other: a mere ``Co.``."""


OR = "or|или|oder|ou|немесе|أو|یا"
AND_NOT_OR = "and|as well as|plus|и|а также|und|sowie|et|y|e|i|oraz|ve|va|ва|және|و|dan|và|και|og|och|és|și"
AND = f"{AND_NOT_OR}|{OR}"
"""Words between two names."""

ANY_AND = rf"(?:{AND}|a|en|och|og|ja|[sșş]i|і|та|και|&|\+)"
"""The word *and* inside names, in any language, or a sign that replaces it."""


@dataclass(frozen=True)
class Core:
    """A name without legal form, city and accents; the form and the city ('' for none), and the remaining words."""

    text: str
    form: str = ""
    city: str = ""
    words: tuple[str, ...] = field(default=(), compare=False)

    def agrees(self, other: Core) -> bool:
        """Whether both may be the same name: equal cores, and no contradiction of form or city."""
        forms = {self.form, other.form} - {"", _FORM_OF_ANY}
        return self.text == other.text and len(forms) < 2 and len({self.city, other.city} - {""}) < 2


@lru_cache(maxsize=131072)
def core_of(name: str) -> Core:
    """The core of a name. A name that consists only of a city or a form keeps it."""
    text = _spaced(name)
    forms, cities = _words("forms"), _words("cities")
    bare, form = _stripped(text, forms)
    bare, city = _stripped(bare, cities)
    if not form:
        bare, form = _stripped(bare, forms)  # (重庆) was at the end
    for only in dict.fromkeys((form or _FORM_OF_ANY, _FORM_OF_ANY)):  # ``PT … Tbk``, ``บริษัท … จำกัด``
        bare, further = _stripped(bare, _words("forms", only))
        form = form or further
    words = tuple(without_accents(bare or text).split())
    return Core("".join(words), form, city, words) if bare else Core("".join(words), words=words)


def with_city(name: str) -> str:
    """A name with a city reduced as a core, without its legal form; '' for a name without a city."""
    bare = _stripped(_spaced(name), _words("forms"))[0] if core_of(name).city else ""
    return "".join(without_accents(bare).split())


def _spaced(name: str) -> str:
    """A folded name without punctuation."""
    folded = normalized(name.replace("\u200c", " "))  # which else is removed
    folded = folded if folded.isascii() else folded.translate(ONE_LETTER)
    folded = folded.replace("(株)", "株式会社").replace("(有)", "有限会社")
    if "-" in folded and (found := _contracted().search(folded)) is not None:
        folded = folded.replace(found[0], _contractions()[found[0]])  # ``з-д``
    return _PUNCTUATION.sub(" ", folded).strip().replace("ё", "е")


@lru_cache(maxsize=1)
def _contractions() -> Mapping[str, str]:
    """The words that are written as their first and last letters with a hyphen between."""
    return dict(json.loads(folded_data("legal_forms.json"))["contractions"])


@lru_cache(maxsize=1)
def _contracted() -> re.Pattern[str]:
    return kept_regex(rf"(?<![\w-])(?:{'|'.join(_contractions())})(?![\w-])")


def without_accents(text: str) -> str:
    """A text with the plain letters that people type for others: ``dab`` for ``dąb``, ``Сарыарка`` for ``Сарыарқа``."""
    if text.isascii():
        return text
    return text.translate(_plain())


@lru_cache(maxsize=1)
def _plain() -> Mapping[int, str]:
    """The plain letters for each Latin letter with diacritics, which are in two blocks of Unicode, and Russian ones.

    These stand for the further letters of Kazakh, Kyrgyz, Uzbek, Tajik, Tatar and Ukrainian.
    """
    letters = map(chr, (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)))
    parts = {letter: unicodedata.normalize("NFD", letter) for letter in letters}
    plain = {ord(letter): of[0] for letter, of in parts.items() if len(of) > 1 and of[0].isascii()}
    plain |= {ord(letter): russian for letter, russian in zip("әғқңөұүһіўҳҷӣӯҗї", "агкноуухиухчиужи", strict=True)}
    return plain | str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"})


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
    at_end = next((word for word in words.by_last.get(text[-1:], ()) if text.endswith(word[1])), None)
    at_start = next((word for word in words.by_first.get(text[:1], ()) if text.startswith(word[1])), None)
    if at_end is not None and (at_start is None or at_end[0] <= at_start[0]):
        return text[: -len(at_end[1])].strip(), at_end[2]
    return (text[len(at_start[1]) :].strip(), at_start[2]) if at_start is not None else (text, "")


@dataclass(frozen=True)
class _Words:
    """Words at the end or start of names, the longest first, each with its meaning."""

    each: tuple[tuple[str, str, str], ...]

    @cached_property
    def by_last(self) -> Mapping[str, Sequence[tuple[int, str, str]]]:
        """The words as ends of names, each with its place among all and its meaning, by their last letter."""
        return _by_letter([(n, end, meaning) for n, (end, _, meaning) in enumerate(self.each)], -1)

    @cached_property
    def by_first(self) -> Mapping[str, Sequence[tuple[int, str, str]]]:
        """The same words as starts of names, by their first letter."""
        return _by_letter([(n, start, meaning) for n, (_, start, meaning) in enumerate(self.each)], 0)


def _by_letter(words: Iterable[tuple[int, str, str]], place: int) -> Mapping[str, Sequence[tuple[int, str, str]]]:
    found: dict[str, list[tuple[int, str, str]]] = {}
    for word in words:
        found.setdefault(word[1][place], []).append(word)
    return found


_OF_LETTERS = (3, 4)
"""The lengths of legal forms that may be written as single letters."""


@lru_cache(maxsize=32)
def _words(part: str, only: str = "") -> _Words:
    """The words of ``data/legal_forms.json``, or those of one meaning; a Chinese or Thai one is not set apart.

    Letters such as ``a s`` are also recognised joined at the end of a name, ``Fjordlys AS``, and short forms with
    points between their letters, ``Ε.Π.Ε.``.
    """
    data = json.loads(folded_data("legal_forms.json"))
    of_each = ((meaning, spellings) for meaning, spellings in data[part].items() if only in {"", meaning})
    meant = {_spaced(spelling): meaning for meaning, spellings in of_each for spelling in spellings}
    short = {word: meaning for word, meaning in meant.items() if word.isalpha() and len(word) in _OF_LETTERS}
    meant |= {" ".join(word): meaning for word, meaning in short.items() if " ".join(word) not in meant}
    blanks = {word: "" if _UNSPACED.match(word) else " " for word in meant}
    places = {blanks[word] + word: (word + blanks[word], meaning) for word, meaning in meant.items()}
    for word, meaning in meant.items():
        if len(word.split()) > 1 and max(map(len, word.split())) == 1:
            end = " " + word.replace(" ", "")
            places.setdefault(end, (end, meaning))  # as a start that no name has
    longest_first = sorted(places.items(), key=lambda item: -len(item[0].strip()))
    return _Words(tuple((end, start, meaning) for end, (start, meaning) in longest_first))


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
"""Variant transcriptions of a sound into Latin letters, and the normal form."""

_TWICE = lazy_regex(r"(.)\1+")


@lru_cache(maxsize=131072)
def sound_of(text: str) -> str:
    """The phonetic form of a folded text without spaces; two texts with the same form may be one name."""
    latin = "".join(_LATIN_OF.get(char, char) for char in text)
    bare = "".join(char for char in unicodedata.normalize("NFKD", latin) if not unicodedata.combining(char))
    for spelling, sound in _SPELLINGS:
        bare = bare.replace(spelling, sound)
    return _TWICE.sub(r"\1", bare)


def is_form(word: str) -> bool:
    """Whether a text is only a legal form, such as ``Ltd.``."""
    core = core_of(f"xyzzy {word}")
    return core.text == "xyzzy" and bool(core.form)


def spellings(name: str) -> Iterable[str]:
    """A name, and the same with a sign for its ``and`` or ``plus``, or with two letters for each umlaut."""
    two = name if name.isascii() else name.translate(_TWO_LETTERS)
    return dict.fromkeys((name, _AND.sub(" & ", name), _PLUS.sub("+", name), two))


_TWO_LETTERS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "å": "aa", "ø": "oe", "đ": "dj", "Đ": "Dj"}
)
_AND = lazy_regex(rf"\s{ANY_AND}\s", re.IGNORECASE)
_PLUS = lazy_regex(r"[\s-]+(?:plus|плюс|плус)\s*$", re.IGNORECASE)
