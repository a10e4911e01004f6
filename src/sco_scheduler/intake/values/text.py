"""Text in cells: how it is compared, split and turned into numbers."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Mapping
from datetime import datetime, time

from sco_scheduler.domain.names import INVISIBLE_EDGE, fold, trim

_CONTROL = frozenset({"Cc", "Cs"})
_SEPARATORS = re.compile(r"[;；、\n\r\u2028\u2029]+")
_LINE_SEPARATOR = re.compile("[\u2028\u2029]")
_COMMAS = re.compile(r"[,，]+")
_LOOSE = re.compile(r"[/／|｜\t+]+|\s+(?:and|и)\s+|[和与及]")
_SPLITS = [re.compile(f"({'|'.join(p.pattern for p in few)})")
           for few in ([_SEPARATORS], [_SEPARATORS, _COMMAS], [_SEPARATORS, _COMMAS, _LOOSE])]  # fmt: skip
"""What may separate a list, the surest first; a name may have the others in it."""

_PLURAL = re.compile(r"\((?:s|es|и|ы|ов)\)")
_WHOLE = re.compile(r"[+-]?\d+([.,]0*)?")
_MINUTES = re.compile(r"(\d{1,4})\s*(?:'|′|min(?:ute)?s?\.?|分钟?|мин(?:ут[аы]?)?\.?)")
_SHORT = 200
"""The most characters of a text that is searched for among names: longer ones are no names."""

_INVISIBLE = re.compile(f"[{INVISIBLE_EDGE}\u00ad]")

_MANY = 1000
"""The choices from which on only those are near that are written alike as a whole: the search takes long else."""


def plain(text: str) -> str:
    """The form in which numbers, dates and times are read: folded, without invisible marks, single spaces.

    Full-width digits and punctuation become ordinary ones, and non-breaking spaces ordinary spaces.
    """
    return " ".join(fold(_INVISIBLE.sub("", text)).split())


def fold_header(text: str) -> str:
    """The form in which headers, sheet names and settings are compared.

    Without any white space, a trailing ``*``, ``:`` or ``?``, ``(s)``, case, and the difference of ё and е.
    """
    bare = re.sub(r"[\s_]+", "", _INVISIBLE.sub("", fold(text))).replace("ё", "е")
    bare = _PLURAL.sub("", bare)
    return bare.rstrip("*:?").strip()


def without_control(text: str) -> str:
    """The text without what no workbook can hold: control characters, and code points that are no characters.

    Line breaks and tabs stay; line and paragraph separators are ordinary line breaks.
    """
    if text.isprintable():
        return text
    text = _LINE_SEPARATOR.sub("\n", text)
    return "".join(c for c in text if c in "\n\r\t" or not (unicodedata.category(c) in _CONTROL or _is_none(c)))


def _is_none(char: str) -> bool:
    """Whether a code point is one of those that Unicode will never make a character."""
    return ord(char) & 0xFFFE == 0xFFFE or "\ufdd0" <= char <= "\ufdef"


def written(value: object) -> str:
    """A cell's value as the organizer would write it: 12.0 as ``12``, a day as ``2025-06-12``."""
    text = str(value)
    if value is None:
        text = ""
    elif isinstance(value, bool):
        text = text.upper()
    elif isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        text = str(int(value))
    elif isinstance(value, datetime):
        text = value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
    elif isinstance(value, time):
        text = value.isoformat("minutes")
    return trim(text)


def split_list(text: str) -> list[str]:
    """The parts of a list in one cell, split at ``;``, ``；``, ``、`` and line breaks; empty ones left out."""
    return [part for part in map(trim, _SEPARATORS.split(text)) if part]


def split_commas(text: str) -> list[str]:
    """The parts of a text that is split at ``,`` and ``，``; empty ones left out."""
    return [part for part in map(trim, _COMMAS.split(text)) if part]


def split_loosely(text: str, known: Callable[[str], bool], *, commas: bool = True) -> list[str]:
    """The parts of a text at slashes, bars and tabs, or commas, where every part is then known; else the text alone."""
    if known(text):
        return [text]
    for pattern in (_COMMAS, _LOOSE) if commas else (_LOOSE,):
        parts = [part for part in map(trim, pattern.split(text)) if part]
        if len(parts) > 1 and all(map(known, parts)):
            return parts
    return [text]


def with_part_replaced(text: str, part: str, other: str) -> str:
    """A list in one cell with the first of its parts that says ``part`` replaced; all else stays to the letter.

    Where no part says so, the first place that does is replaced, else the whole text.
    """
    for pattern in _SPLITS:
        pieces = pattern.split(text)
        for place, piece in enumerate(pieces):
            if trim(without_control(piece)) == part:
                start = len(piece) - len(piece.lstrip())
                pieces[place] = piece[:start] + other + piece[len(piece.rstrip()) :]
                return "".join(pieces)
    return text.replace(part, other, 1) if part in text else other


def split_languages(text: str) -> list[str]:
    """The parts of a list of languages, where commas separate too."""
    return [part for piece in split_list(text) for part in split_commas(piece)]


def whole_number(value: object) -> int | None:
    """The whole number that a cell holds, as a number or as text; None where it holds none."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return value
    if isinstance(value, float):
        return int(value) if value.is_integer() and abs(value) < 1e15 else None
    if isinstance(value, str):
        text = plain(value).removeprefix("'")
        if len(text) <= 15 and _WHOLE.fullmatch(text):
            return int(re.split("[.,]", text)[0])
    return None


def whole_minutes(value: object) -> int | None:
    """The whole number of minutes that a cell holds, with or without its unit, or as a time such as 0:20."""
    if isinstance(value, time):
        return 60 * value.hour + value.minute if not value.second and not value.microsecond else None
    match = _MINUTES.fullmatch(plain(value)) if isinstance(value, str) else None
    return int(match[1]) if match is not None else whole_number(value)


def nearest(
    text: str, choices: Mapping[str, str] | Collection[str], *, least: float = 70, misspelt: bool = False
) -> str | None:
    """The likely meant one of ``choices``, or None where none is near.

    With a mapping, its keys are compared and the value of the nearest is returned. Only ever a
    suggestion: a true match can score lower than a false one.

    Args:
        text: what was written.
        choices: what it may have meant.
        least: the score from which a choice counts as near, 0 to 100.
        misspelt: only slips of the pen count, not a choice that is a part of the text.

    """
    from rapidfuzz import fuzz, process, utils

    scorer = fuzz.ratio if misspelt or len(choices) > _MANY else fuzz.WRatio
    found = process.extractOne(
        text[:_SHORT], list(choices), scorer=scorer, processor=utils.default_process, score_cutoff=least
    )
    if found is None:
        return None
    return choices[found[0]] if isinstance(choices, Mapping) else str(found[0])
