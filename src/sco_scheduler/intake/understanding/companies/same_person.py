"""Tells whether two names are of one person: in any order of the words, with initials, and with further names."""

from __future__ import annotations

from sco_scheduler.intake.understanding.cells.person_names import ADDRESS
from sco_scheduler.intake.values.entries import normalized
from sco_scheduler.resources import lazy_regex

_BETWEEN = lazy_regex(r"[\s,.]+")
_FULL = 2
"""The least words of a name that is whole, and the least letters of a word that is no initial."""


def words_of_name(name: str) -> frozenset[str]:
    """The words of the name of a person, in any order and without a form of address."""
    return frozenset(_words(name))


def is_one_person(name: str, other: str) -> bool:
    """Whether two names can be those of one person: ``Igor Pastukhov``, ``Pastukhov I.``, ``Pastukhov, Igor M.``.

    All words of the shorter name are in the longer one, at most as initials, and one of them as a whole word.
    """
    few, many = sorted((_words(name), _words(other)), key=len)
    if few == many:
        return True
    whole = [word for word in few if word in many and len(word) >= _FULL]
    rest, left = [w for w in few if w not in whole], [w for w in many if w not in whole]
    for word in rest:
        found = next((w for w in left if w[0] == word[0] and min(len(w), len(word)) < _FULL), None)
        if found is None:
            return False
        left.remove(found)
    return bool(whole) and len(few) >= _FULL


def _words(name: str) -> list[str]:
    return [word for word in _BETWEEN.split(ADDRESS.sub("", normalized(name))) if word]
