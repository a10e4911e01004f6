"""Reads currencies: by their code, or as they are called in English, Chinese and Russian (``data/currencies.json``)."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache

from sco_scheduler.domain.names import fold
from sco_scheduler.resources import data_file


def currency_code(text: str) -> str:
    """The code of a currency, such as ``CNY`` for ``人民币``; a text that is no known currency stays as it is.

    Three letters are taken for a code, since an event may have any currency.
    """
    bare = text.strip()
    known = _codes().get(_bare(bare))
    if known is not None:
        return known
    return bare.upper() if len(bare) == 3 and bare.isascii() and bare.isalpha() else bare


def known_currency(text: str) -> str | None:
    """The code of a currency that is known by this name or code; None for any other text."""
    return _codes().get(_bare(text))


def _bare(text: str) -> str:
    return fold(text).rstrip(". ")


@lru_cache(maxsize=1)
def _codes() -> Mapping[str, str]:
    known: Mapping[str, Sequence[str]] = json.loads(data_file("currencies.json").read_text(encoding="utf-8"))
    return {_bare(text): code for code, texts in known.items() for text in (code, *texts)}
