"""Random languages, and the names that they have in the languages of the forms."""

from __future__ import annotations

from dataclasses import dataclass

from tests.intake.forms.chances import Chance
from tests.intake.forms.values import OneOf, Several

_NAMES = {
    "en": ("en", "English", "英语", "английский"),
    "zh": ("zh", "Chinese", "中文", "китайский", "普通话"),
    "ru": ("ru", "Russian", "俄语", "русский"),
    "kk": ("kk", "Kazakh", "哈萨克语", "казахский"),
    "mn": ("mn", "Mongolian", "蒙古语", "монгольский"),
}


@dataclass(frozen=True)
class Tongues:
    """Languages by their codes, and the cell that names them."""

    codes: frozenset[str]
    value: Several
    printed: str
    """The first one that agendas are printed in."""


def random_tongues(chance: Chance, least: int = 1) -> Tongues:
    """Some languages."""
    codes = chance.sample(sorted(_NAMES), chance.randint(least, 3))
    return Tongues(
        frozenset(codes),
        Several(tuple(OneOf(_NAMES[code]) for code in codes), commas=True, loose=True),
        next((code for code in codes if code in {"en", "zh", "ru"}), ""),
    )
