"""Names of languages for people to read."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache


@cache
def language_name(code: str) -> str:
    """The English name of a language code (``ru`` is Russian); what is no code stays as it is, with a capital."""
    # babel takes a while to import, and only an event with interpreters needs it.
    from babel import Locale

    names = Locale("en").languages
    return str(names.get(code, code[:1].upper() + code[1:]))


def language_names(codes: Iterable[str]) -> str:
    """The names of languages in the order of the alphabet: ``Chinese, Russian``."""
    return ", ".join(sorted(map(language_name, codes)))
