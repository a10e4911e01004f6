"""Languages in words, in the language of the page."""

from __future__ import annotations

from collections.abc import Iterable


def language_names(codes: Iterable[str], lang: str) -> list[str]:
    """The names of languages (``ru`` is ``Russian``); what is no known code stays as it is. Sorted by code."""
    from babel import Locale

    names = Locale.parse(lang).languages
    return [str(names.get(code, code)) for code in sorted(codes)]
