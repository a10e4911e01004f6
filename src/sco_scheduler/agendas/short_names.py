"""Short names of companies for narrow places and for lists: without legal form and without a city that many share."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache

from sco_scheduler.agendas.people import company_name
from sco_scheduler.domain.event import Event
from sco_scheduler.domain.names import fold
from sco_scheduler.resources import data_file

_SHARED_BY = 5
"""A word that so many names of an event start with tells none of them from another."""

_EDGE = ' ,.;·()（）«»"“”-'
_IDEOGRAPH = re.compile("[\u3400-\u9fff]")


def short_names(event: Event) -> Mapping[str, str]:
    """The short name of every company by ID.

    ``Chongqing Yuweixi Electric Drives Co., Ltd.`` is ``Yuweixi Electric Drives`` where many others are of
    Chongqing. A name that would then be another's, or nothing, stays whole.
    """
    names = {company.id: company_name(event, company.id) for company in event.companies}
    shared = shared_starts(names.values())
    short = {key: shortened(name, shared) for key, name in names.items()}
    times = Counter(map(fold, short.values()))
    return {key: name if times[fold(name)] == 1 else names[key] for key, name in short.items()}


def shared_starts(names: Iterable[str]) -> tuple[str, ...]:
    """The first words that many of these names have, the longest first: cities that are known, or any other word."""
    bare = [fold(name) for name in names]
    firsts = Counter(first for name in bare if (first := _first_word(name)))
    found = {word for word, times in firsts.items() if times >= _SHARED_BY}
    for spellings in _spellings("cities"):
        if sum(name.startswith(spellings) for name in bare) >= _SHARED_BY:
            found |= set(spellings)
    return tuple(sorted(found, key=lambda word: (-len(word), word)))


def shortened(name: str, starts: Iterable[str] = ()) -> str:
    """The name without its legal form and, where it starts with one of these words, without that."""
    bare = without_start(_without_form(name), starts)
    return bare if len(bare) > 1 else name


def without_start(name: str, starts: Iterable[str]) -> str:
    """The name behind the first of these words that it starts with; as it is where that leaves nothing."""
    for start in starts:
        if fold(name).startswith(start) and len(fold(name[: len(start)])) == len(start):
            rest = name[len(start) :]
            if _IDEOGRAPH.match(start) or not rest[:1].isalnum():
                return rest.lstrip(_EDGE) or name
    return name


def _without_form(name: str) -> str:
    """The name without legal forms at its end, or one at its start, as Russian names have it."""
    before = None
    while before != name:
        before = name
        for form in _forms():
            plain = r"[\s,.]*".join(map(re.escape, form.split()))
            gap = "" if _IDEOGRAPH.match(form) else r"(?<![^\W\d_])"
            cut = re.sub(rf"[\s,(（]*{gap}{plain}[\s.,)）»\"]*$", "", name, flags=re.IGNORECASE)
            cut = re.sub(rf"^[\s\"«(]*{plain}(?=[\s\"«])", "", cut, flags=re.IGNORECASE)
            if cut != name and cut.strip(_EDGE):
                name = cut.strip(_EDGE)
                break
    return name


def _first_word(name: str) -> str:
    """The first word of a name in letters with blanks between words; none where it is the only one."""
    first, _, rest = name.partition(" ")
    return first if rest and first.isalpha() and not _IDEOGRAPH.match(first) else ""


@lru_cache(maxsize=1)
def _forms() -> tuple[str, ...]:
    """The legal forms, the longest first."""
    found = {form for spellings in _spellings("forms") for form in spellings}
    return tuple(sorted(found, key=lambda text: (-len(text), text)))


@lru_cache(maxsize=2)
def _spellings(part: str) -> tuple[tuple[str, ...], ...]:
    """The spellings of each form or city in ``data/legal_forms.json``."""
    data = json.loads(data_file("legal_forms.json").read_text(encoding="utf-8"))
    return tuple(tuple(map(fold, texts)) for texts in data[part].values())
