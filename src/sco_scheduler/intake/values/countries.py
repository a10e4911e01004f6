"""Names and codes of countries."""

from __future__ import annotations

import json
from functools import lru_cache

from sco_scheduler.domain.names import fold
from sco_scheduler.resources import folded_data


@lru_cache(maxsize=131072)
def is_country(text: str) -> bool:
    """Whether a text is the name of a country in one of the three languages, or its code of two capitals."""
    return fold(text) in _countries() or (len(text) == _CODE and text.isupper() and text in _country_codes())


_CODE = 2
_WORDS = {"NO", "AM", "PM"}
"""Words that are also codes of countries."""


@lru_cache(maxsize=1)
def _country_codes() -> frozenset[str]:
    from babel import Locale

    return frozenset(code for code in map(str, Locale("en").territories) if len(code) == _CODE) - _WORDS


@lru_cache(maxsize=1)
def _countries() -> frozenset[str]:
    from babel import Locale

    names = {
        fold(name)
        for language in ("en", "zh", "ru")
        for code, name in Locale(language).territories.items()
        if code.isalpha()
    }
    data = json.loads(folded_data("countries.json"))
    written = (of_one for kind in ("aliases", "further") for of_one in data[kind].values())
    return frozenset(names | {fold(name) for of_one in written for name in of_one})
