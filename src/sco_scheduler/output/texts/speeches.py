"""Messages in Chinese and Russian: grammar of lists, plurals, numbers and spacing.

A sheet, column or setting of the format is written in the catalogues as ``[Suppliers]`` or
``[Interpreters.Name]`` by its English name, and shown by its name in the language with the English one
after it, since a workbook may have either.

babel has the same plural rules and separators, but importing them takes 0.07 s, nearly as long as a whole
``schedule --help``, and every command prints messages: the rules of the two languages are therefore here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, lru_cache

from sco_scheduler.domain.goals import GOALS
from sco_scheduler.domain.messages import ENGLISH, LANGUAGES, Name, Speech, catalogue
from sco_scheduler.intake.table.grids import Word, vocabulary
from sco_scheduler.resources import lazy_regex

_IDEOGRAPH = lazy_regex("[\u3400-\u9fff]")
_CLINGS = lazy_regex("[\u2018-\u201d\u2026\u3000-\u303f\uff00-\uffef]")
"""Punctuation that has its room with it."""
_DATE = re.compile(r"[年月]\d|\d[年月日]")
"""Within a date there is no space: 6月13日."""

_REFERENCE = lazy_regex(r"\[([^\]]+)\]")


@lru_cache(maxsize=len(LANGUAGES))
def speech(lang: str) -> Speech:
    """Return the renderer of a language; English if there is none for it."""
    known: Mapping[str, type[Translated]] = {"zh": Chinese, "ru": Russian}
    return known[lang]() if lang in known else ENGLISH


class Translated(Speech):
    """A language other than that of the format; ``quoted`` surrounds the name of a sheet, column or setting."""

    quoted = "{}"

    @cached_property
    def texts(self) -> Mapping[str, str]:
        """The texts of this language by their key, with the names of sheets, columns and settings filled in."""
        return {key: _REFERENCE.sub(self._named, text) for key, text in catalogue(self.lang).items()}

    def name(self, name: Name) -> str:
        """Both names, such as ``供应商 (Suppliers)``, unless they are the same."""
        own = name.others.get(self.lang, name.english)
        return own if own == name.english else f"{own} ({name.english})"

    def _named(self, match: re.Match[str]) -> str:
        word = _words().get(match[1])
        return match[0] if word is None else self.quoted.format(self.name(word.told))


class Chinese(Translated):
    """Simplified Chinese: words have one form, and sentences are not separated by spaces."""

    lang = "zh"
    comma = "、"
    clause = "，"
    semicolon = "；"
    stop = "。"
    space = ""
    quoted = "“{}”"

    def form(self, number: int, forms: Sequence[str]) -> str:
        """Return the only form."""
        return forms[0]

    def joined(self, parts: Iterable[tuple[str, str]]) -> str:
        """Join parts with a space between Chinese and other text, and none within Chinese."""
        found = ""
        for before, filling in parts:
            found = _side_by_side(_side_by_side(found, before), filling)
        return found


class Russian(Translated):
    """Russian: words have a form for 1, 21, …, one for 2 to 4, 22, …, and one for the rest."""

    lang = "ru"
    thousands = "\u00a0"
    point = ","
    quoted = "«{}»"

    def form(self, number: int, forms: Sequence[str]) -> str:
        """Choose the form for a number: ``1 строка``, ``2 строки``, ``5 строк``, ``11 строк``.

        Parameters
        ----------
        forms
            For one, a few, many.
        """
        ones, tens = abs(number) % 10, abs(number) // 10 % 10
        if tens == 1 or not 1 <= ones <= 4:
            return forms[-1]
        return forms[0 if ones == 1 else 1]


def _side_by_side(before: str, after: str) -> str:
    if before.endswith("/") or after.startswith("/"):
        return before + after  # a place such as 电子/丙
    one, other = before.rstrip(" "), after.lstrip(" ")
    if not one or not other or not (_IDEOGRAPH.match(one[-1]) or _IDEOGRAPH.match(other[0])):
        return before + after
    if _DATE.match(one[-1] + other[0]) or _CLINGS.match(one[-1]) or _CLINGS.match(other[0]):
        return one + other
    if _IDEOGRAPH.match(one[-1]) and _IDEOGRAPH.match(other[0]):
        return one + other
    return f"{one} {other}"


@lru_cache(maxsize=1)
def _words() -> Mapping[str, Word]:
    """Sheets, columns and settings by their English name, alone and behind the name of their sheet."""
    known = vocabulary()
    found: dict[str, Word] = {}
    for key, sheet in known.sheets.items():
        for word in sheet.columns.values():
            found[f"{key}.{word.name()}"] = word
            found.setdefault(word.name(), word)
    found |= {word.name(): word for word in known.settings.values()}
    return found | {key: sheet.sheet for key, sheet in known.sheets.items()}


def goal_title(name: str, speech: Speech = ENGLISH) -> str:
    """Return a goal's title, or its name if the catalogue has none."""
    return speech.text(f"goal-{name}.title") if name in GOALS else name
