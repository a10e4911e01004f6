"""Tells beginnings of names with *and* in them, which are no lists: ``Zoet & Zout`` of ``Zoet & Zout Import``."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import lru_cache

from sco_scheduler.domain.names import fold_name
from sco_scheduler.intake.company_names import ANY_AND, core_of, is_form, script_of
from sco_scheduler.intake.values.countries import is_country
from sco_scheduler.resources import lazy_regex


class Beginnings:
    """The names of companies, by which a text is known to be the beginning of one."""

    def __init__(self, names: Iterable[str]) -> None:
        listed = list(names)
        self._whole = set(map(fold_name, listed))
        self._joined = sorted(_joined(name) for name in listed if _has_and(name))

    def begins(self, text: str) -> bool:
        """Whether a text with *and* is the beginning of a name, without its legal form; nothing in it is a name then.

        A text is a list all the same if each of its parts is a whole name.
        """
        if not _has_and(text):
            return False
        words = text.split()
        bare = " ".join(words[:-1]) if words and is_form(words[-1].strip(" .,")) else text
        parts = [fold_name(part) for part in _AND.split(bare)]
        if len(parts) == 1 or not all(parts) or all(part in self._whole for part in parts):
            return False
        begun = _joined(bare)
        place = bisect_left(self._joined, begun)
        while place < len(self._joined) and self._joined[place].startswith(begun):
            behind = self._joined[place][len(begun) :]
            if not behind[:1].isalnum() or script_of(behind[:1]) == "han":
                return True
            place += 1
        return False


class Leading:
    """The names of companies by their first words, without legal form and city: ``Zoet`` of ``Zoet & Zout Import``."""

    def __init__(self, names: Iterable[tuple[Sequence[str], str]]) -> None:
        self._names = sorted({(" ".join(words), key) for words, key in names if words})

    def company(self, text: str) -> str | None:
        """The only company with a name that begins with the words of a text, the last of which may be cut short."""
        words = core_of(text).words if len(text) <= _LONGEST else ()
        begun = " ".join(words)
        if sum(map(len, words)) < (_FEWEST_SIGNS if script_of(text) == "han" else _FEWEST_LETTERS) or is_country(text):
            return None
        keys: set[str] = set()
        for name, key in self._names[bisect_left(self._names, (begun, "")) :]:
            if not name.startswith(begun) or len(keys) > 1:
                break
            keys.add(key)
        return keys.pop() if len(keys) == 1 else None


_FEWEST_SIGNS, _FEWEST_LETTERS, _LONGEST = 2, 4, 80
"""The least length of first words, in signs or letters, and the greatest of a text that may be some."""

_AND = lazy_regex(rf"\s+(?:{ANY_AND})\s+|\s*[&+/／]\s*|(?<=[\u3400-\u9fff])[和与及](?=[\u3400-\u9fff])", 2)
"""A word or a sign for *and*; the flag ignores case."""


@lru_cache(maxsize=131072)
def _has_and(text: str) -> bool:
    return _AND.search(text) is not None


def _joined(name: str) -> str:
    """A folded name with the same sign in place of every *and*."""
    return fold_name(_AND.sub(" & ", name))
