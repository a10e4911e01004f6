"""Names: the normal form for comparing names and IDs, how delegates are written, and short names of companies.

A name is compared folded and without invisible characters. A short name has no legal form, and no first word
that many names of the event share, such as a city.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from types import MappingProxyType

from sco_scheduler.domain.event import Company, Event
from sco_scheduler.resources import folded_data, lazy_regex

_SHORT = 200
"""The longest text whose folded form is cached; longer ones are not names."""

# Invisible characters at the edges of names copied from web pages, which Python does not count as white space.
INVISIBLE_EDGE = "\ufeff\u200b\u200c\u200d\u200e\u200f\u2060"


def fold(text: str) -> str:
    """The normal form for comparing IDs and names: trimmed, NFKC, case-folded."""
    return _fold_short(text) if len(text) <= _SHORT else _fold(text)


_LATIN_LOOKS = str.maketrans("авекмнорстухіѕјүһ", "abekmhopctyxisjyh")
"""Cyrillic letters that look like Latin ones, at least as capitals."""


def fold_alike(text: str) -> str:
    """Fold a text such that an ID typed in Cyrillic equals the one in Latin letters that looks the same."""
    return fold(text).translate(_LATIN_LOOKS)


ONE_LETTER = str.maketrans(
    {
        **{"ı": "i", "\u0307": None, "\u0640": None, "\u200c": " "},
        **dict.fromkeys("‘’ʻʼ`´ʹ", "'"),
        **dict(zip("كيىةۀأإٱآ", "کییههاااا", strict=True)),
    }
)
"""One spelling of letters that several keyboards have: of the four letters i of Turkish, of which case folding makes
three, of the apostrophe, a letter in Uzbek, and of Arabic letters, with a blank for the mark that keeps them apart."""


def fold_name(text: str) -> str:
    """Fold a name such that it equals the one with other spellings of its letters."""
    folded = fold(text)
    return folded if folded.isascii() else folded.translate(ONE_LETTER)


def trim(text: str) -> str:
    """Remove white space and invisible characters from both ends of a text."""
    text = text.strip()
    return text if text.isascii() else text.strip(INVISIBLE_EDGE).strip()


@lru_cache(maxsize=131072)
def _fold_short(text: str) -> str:
    return _fold(text)


def _fold(text: str) -> str:
    trimmed = trim(text)
    if trimmed.isascii():
        return trimmed.casefold()
    folded = unicodedata.normalize("NFKC", trimmed).strip().casefold()
    return folded if folded.isascii() else folded.translate(ARABIC_SIGNS)


ARABIC_SIGNS = str.maketrans({"،": ",", "؛": ";"})
"""The usual signs for the Arabic comma and semicolon."""


# Delegates


def is_nobody(key: str) -> bool:
    """Whether a key is that of a delegate without a name who is in past meetings only: ``P003#0``, or ``P003#02``."""
    number = key.rpartition("#")[2]
    return number.startswith("0") and number.isdecimal()


def is_former(key: str) -> bool:
    """Whether a key is that of a delegate who has left, and is in past meetings only."""
    return is_nobody(key) or not key.rpartition("#")[2].isdecimal()


def written_as(company: Company) -> dict[str, str]:
    """The text by which each delegate of a company is written, by key: the name if it identifies one of them.

    A company's only delegate may be nameless (an empty text), also in the past, after others were named. Of several,
    one without a unique name is written by the key (``P003#2``), so that reading the sheet again identifies the person.
    """
    names = Counter(delegate.name.casefold() for delegate in company.delegates)
    alone = len(company.delegates) == 1
    found = {}
    for delegate in company.delegates:
        clear = alone or (delegate.name and names[delegate.name.casefold()] == 1)
        found[delegate.key] = delegate.name if clear else delegate.key
    for key in filter(is_nobody, found):
        number = key.rpartition("#")[2].lstrip("0")
        then = f"{company.id}#{number}" if number else ""
        found[key] = then if then not in found.values() else key
    return found


# Short names


_SHARED_BY = 5
"""A first word of at least this number of names does not distinguish them."""

_EDGE = ' ,.;·()（）«»"“”-'
_IDEOGRAPH = lazy_regex("[\u3400-\u9fff]")


def short_names(event: Event, other: Mapping[str, str] = MappingProxyType({})) -> Mapping[str, str]:
    """The short name of every company by ID.

    ``Chongqing Yuweixi Electric Drives Co., Ltd.`` is ``Yuweixi Electric Drives`` if many others are from
    Chongqing. A name that would become equal to another keeps its city, and if necessary its legal form.

    Parameters
    ----------
    other
        Names to shorten instead of the companies' main names, for instance those in another script.
    """
    own = {company.id: company.name or company.local_name or company.id for company in event.companies}
    names = {**own, **other}
    shared = shared_starts(names.values())
    short = {key: (shortened(name, shared), shortened(name)) for key, name in names.items()}
    times = Counter(name for several in short.values() for name in set(map(fold, several)))
    return {
        key: next((name for name in several if times[fold(name)] == 1), names[key]) for key, several in short.items()
    }


def shared_starts(names: Iterable[str]) -> tuple[str, ...]:
    """The first words that many of these names share, the longest first: known cities, or any other word."""
    bare = [fold(name) for name in names]
    firsts = Counter(first for name in bare if (first := _first_word(name)))
    found = {word for word, times in firsts.items() if times >= _SHARED_BY}
    for spellings in _spellings("cities"):
        if sum(name.startswith(spellings) for name in bare) >= _SHARED_BY:
            found |= set(spellings)
    return tuple(sorted(found, key=lambda word: (-len(word), word)))


def shortened(name: str, starts: Iterable[str] = ()) -> str:
    """Shorten a company's name by its legal form and by a first word among ``starts``.

    Parameters
    ----------
    starts
        Words, such as cities, with which many names of the event begin.
    """
    bare = without_start(_without_form(name), starts)
    return bare if len(bare) > 1 else name


def without_start(name: str, starts: Iterable[str]) -> str:
    """Remove the first word of a name if it is one of these; the name stays as it is if nothing would be left.

    Parameters
    ----------
    starts
        The words to remove.
    """
    for start in starts:
        if fold(name).startswith(start) and len(fold(name[: len(start)])) == len(start):
            rest = name[len(start) :]
            if _IDEOGRAPH.match(start) or not rest[:1].isalnum():
                return rest.lstrip(_EDGE) or name
    return name


@lru_cache(maxsize=131072)
def _without_form(name: str) -> str:
    """The name without legal forms at its end, or at its start, as in Russian names."""
    before = None
    while before != name:
        before = name
        folded = name.casefold()
        for at_end, at_start in (_patterns_of(form) for form, first in _forms_by_first_word() if first in folded):
            cut = at_start.sub("", at_end.sub("", name))
            if cut != name and cut.strip(_EDGE):
                name = _trimmed(cut)
                break
    return name


def _trimmed(name: str) -> str:
    """The name without punctuation at its ends, except the closing one of a pair of quotes or brackets within it."""
    bare = name.strip(_EDGE)
    for first, second in ("„“", "«»", "()", "（）"):
        if bare.count(first) > bare.count(second):
            bare += second
    return bare


def _first_word(name: str) -> str:
    """The first word of a name in a script with spaces; '' if it is the only one."""
    first, _, rest = name.partition(" ")
    return first if rest and first.isalpha() and not _IDEOGRAPH.match(first) else ""


@lru_cache(maxsize=1)
def _forms_by_first_word() -> tuple[tuple[str, str], ...]:
    """The legal forms, the longest first, each with its first word."""
    return tuple((form, form.split()[0].casefold()) for form in _forms())


@lru_cache(maxsize=256)
def _patterns_of(form: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Patterns of a legal form at the end and at the start of a name."""
    plain = r"[\s,.]*".join(map(re.escape, form.split()))
    gap = "" if _IDEOGRAPH.match(form) else r"(?<![^\W\d_])"
    at_end = re.compile(rf"[\s,(（]*{gap}{plain}[\s.,)）»\"]*$", re.IGNORECASE)
    return at_end, re.compile(rf"^[\s\"«(]*{plain}(?=[\s\"«])", re.IGNORECASE)


@lru_cache(maxsize=1)
def _forms() -> tuple[str, ...]:
    """The legal forms, the longest first."""
    found = {form for spellings in _spellings("forms") for form in spellings}
    return tuple(sorted(found, key=lambda text: (-len(text), text)))


@lru_cache(maxsize=2)
def _spellings(part: str) -> tuple[tuple[str, ...], ...]:
    """The spellings of each form or city in ``data/legal_forms.json``."""
    data = json.loads(folded_data("legal_forms.json"))
    return tuple(tuple(map(fold, texts)) for texts in data[part].values())
