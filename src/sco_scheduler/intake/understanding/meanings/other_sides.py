"""Columns that ask each side the same: ``BUYER: which meeting is a must?``, ``SUPPLIER: which meeting is a must?``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from sco_scheduler.domain.event import Role
from sco_scheduler.intake.understanding.cells.columns import Column
from sco_scheduler.intake.understanding.cells.fields import Meaning
from sco_scheduler.intake.understanding.wording.words import roles_of
from sco_scheduler.intake.values.entries import normalized
from sco_scheduler.resources import lazy_regex


def asked_of_other_side(column: Column, columns: Sequence[Column], meanings: Mapping[int, Meaning]) -> Meaning | None:
    """The meaning of a column that names companies, and asks the other side the same in a title with its side.

    None if there is no such column, or a row answers to both.
    """
    side, asked = _side_and_question(column.title)
    if side is None:
        return None
    for other in columns:
        meaning = meanings.get(other.number)
        if meaning is None or meaning.field != "wishes" or not column.cells.keys().isdisjoint(other.cells):
            continue
        if _side_and_question(other.title) == (side.other, asked):
            return replace(meaning, side=None, level=column.level)
    return None


@lru_cache(maxsize=4096)
def _side_and_question(title: str) -> tuple[Role | None, str]:
    """The side before a colon or dash, or in brackets at the end of a title, and the rest; no side of other titles."""
    found = _BEFORE.fullmatch(normalized(title)) or _BEHIND.fullmatch(normalized(title))
    roles = roles_of(found["side"])[0] if found is not None else frozenset[Role]()
    return (next(iter(roles)), found["asked"]) if found is not None and len(roles) == 1 else (None, "")


_BEFORE = lazy_regex(r"[\[(（【]?(?P<side>[^:：\])）】–—|]{1,30}?)\s*(?:[:：\])）】|]|\s[–—-]\s)+\s*(?P<asked>.{4,})")
_BEHIND = lazy_regex(r"(?P<asked>.{4,}?)\s*[(（\[【](?P<side>[^()（）\[\]【】]{1,30})[)）\]】][\s?？.*]*")
