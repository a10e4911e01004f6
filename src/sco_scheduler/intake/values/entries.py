"""Reads lists, ranks, labels of tables and languages as people write them in one cell."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from functools import lru_cache

from sco_scheduler.domain.cells import Cell
from sco_scheduler.domain.messages import Phrase
from sco_scheduler.domain.names import fold
from sco_scheduler.intake import phrases
from sco_scheduler.intake.findings import Findings
from sco_scheduler.intake.kinds import companies as company_kinds
from sco_scheduler.intake.kinds import sheets as sheet_kinds
from sco_scheduler.intake.values.text import (
    nearest,
    plain,
    split_languages,
    split_list,
    split_loosely,
    whole_number,
    written,
)
from sco_scheduler.resources import data_file

MOST = 500
"""The most entries that are read: more than anybody can meet, and no help as that many findings."""


def read_list(text: str, cell: Cell, found: Findings) -> list[str]:
    """The entries of a list, at its usual separators."""
    parts = split_list(text)
    if len(parts) > MOST:
        found.add(sheet_kinds.LIST_TOO_LONG, cell, count=len(parts), most=MOST)
    return parts[:MOST]


def read_names(
    text: str, cell: Cell, found: Findings, known: Callable[[str], bool], *, commas: bool = True, whole: bool = False
) -> list[str]:
    """The names in a list. Other separators count too where every part is then a known name.

    ``whole``: the text may be one name that holds a separator.
    """
    if whole and known(text):
        return [text]
    return [part for piece in read_list(text, cell, found) for part in split_loosely(piece, known, commas=commas)]


_DIGITS = "一二三四五六七八九"
_RANK = re.compile(
    r"(?:(?:no|nr)\.?|[#n]°?|rank|priority|приоритет|место|第)?\s*"
    r"\(?(?P<number>\d{1,6}|[一二三四五六七八九十]{1,3})\)?"
    r"(?:st|nd|rd|th|-?(?:ый|ой|ий|й|ая|я|ое|е))?"
    r"\s*(?:место|приоритет|位|名|个|志愿|选择|选|[.、)])?"
)


def read_rank(value: object) -> int | None:
    """The rank that a cell holds; None where it holds none, or one below 1."""
    rank = whole_number(value)
    if rank is None and isinstance(value, str):
        match = _RANK.fullmatch(plain(value))
        rank = _number(match["number"]) if match is not None else None
    return rank if rank is not None and rank >= 1 else None


def _number(text: str) -> int | None:
    """A number in Arabic digits, or a Chinese one below 100."""
    if text.isdigit() and text.isascii():
        return int(text)
    tens, ten, ones = text.partition("十")
    if len(tens) > 1 or len(ones) > 1 or "十" in ones:
        return None
    high = (_DIGITS.index(tens) + 1 if tens else 1) if ten else 0
    low = ones if ten else tens
    return 10 * high + (_DIGITS.index(low) + 1 if low else 0)


MOST_TABLES = 10_000
"""The most tables of one zone; more is taken for a slip of the pen."""

_LONGEST = 60
"""The most characters of one label or range of labels."""

_RANGE = re.compile(r"(.*?)(\d+)\s*[-–—−‑~～至]\s*(.*?)(\d+)")
_NUMBER = re.compile(r"[-+]?\d+([.,]\d+)?")
_COUNTED = re.compile(r"\d+\s*(tables?|张|张桌|个|桌|стол\w*|шт\.?)")


class LabelsUnreadableError(ValueError):
    """A cell that names no tables; ``reason`` says why."""

    def __init__(self, reason: Phrase) -> None:
        self.reason = reason
        super().__init__(str(reason))


def table_labels(value: object) -> list[str]:
    """The labels that a cell of the column Tables stands for; as often as it names them.

    Raises:
        LabelsUnreadableError: it is neither a whole number of 0 or more nor a list of labels.

    """
    if isinstance(value, (date, datetime, time)):
        raise LabelsUnreadableError(phrases.DATE_OR_TIME)
    number = whole_number(value)
    if number is not None:
        return _numbered(number)
    text = written(value)
    if not isinstance(value, str) or _NUMBER.fullmatch(fold(text)):
        raise LabelsUnreadableError(phrases.WHOLE_TABLES)
    if _COUNTED.fullmatch(fold(text)):
        raise LabelsUnreadableError(phrases.NUMBER_ALONE)
    labels = [label for part in split_list(text) for label in _labels_of(part)]
    if len(labels) > MOST_TABLES:
        raise LabelsUnreadableError(phrases.TOO_MANY_TABLES(count=MOST_TABLES))
    return labels


def _numbered(number: int) -> list[str]:
    if number < 0:
        raise LabelsUnreadableError(phrases.NEGATIVE_TABLES)
    if number > MOST_TABLES:
        raise LabelsUnreadableError(phrases.TOO_MANY_TABLES(count=MOST_TABLES))
    return [str(n + 1) for n in range(number)]


def _labels_of(part: str) -> list[str]:
    if len(part) > _LONGEST:
        raise LabelsUnreadableError(phrases.LONG_LABEL(text=f"{part[:20]}…"))
    match = _RANGE.fullmatch(part)
    if match is None:
        return [part]
    prefix, first, other, last = match.groups()
    if other and fold(other) != fold(prefix):
        raise LabelsUnreadableError(phrases.TWO_LETTERS(text=part))
    if int(last) < int(first):
        raise LabelsUnreadableError(phrases.BACKWARDS(text=part))
    if int(last) - int(first) >= MOST_TABLES:
        raise LabelsUnreadableError(phrases.LONG_RANGE(text=part, count=MOST_TABLES))
    width = len(first) if first.startswith("0") else 0
    return [f"{prefix}{number:0{width}d}" for number in range(int(first), int(last) + 1)]


_MOST = 60
"""The most languages that somebody speaks; each two of them are a pair to interpret between."""


@lru_cache(maxsize=1)
def language_codes() -> Mapping[str, str]:
    """The code of a language by each of its folded names, from ``data/languages.json``."""
    data = json.loads(data_file("languages.json").read_text(encoding="utf-8"))
    return {fold(name): code for code, names in data.items() for name in names}


def languages_in_order(text: str) -> list[str]:
    """The codes of the known languages in a cell, in its order."""
    known = language_codes()
    parts = (part for piece in split_languages(text) for part in _apart(piece, known))
    return [known[fold(part)] for part in parts if fold(part) in known]


def read_languages(text: str, cell: Cell, found: Findings) -> frozenset[str]:
    """The codes of the languages in a cell. An unknown one stays as its folded text, and is reported."""
    known = language_codes()
    codes = set()
    parts = [p for piece in split_languages(text) for p in _apart(piece, known)]
    if len(parts) > _MOST:
        found.add(company_kinds.LANGUAGES_MANY, cell, count=len(parts), most=_MOST)
    for part in parts[:_MOST]:
        folded = fold(part)
        code = known.get(folded)
        if code is None:
            found.add(
                company_kinds.LANGUAGE_UNKNOWN,
                cell,
                suggestion=nearest(part, list(known), least=75, misspelt=True),
                value=part,
            )
        codes.add(code or folded)
    return frozenset(codes)


def _apart(piece: str, known: Mapping[str, str]) -> list[str]:
    """Languages that something else than the usual separators stands between, or nothing but a blank."""
    parts = split_loosely(piece, lambda name: fold(name) in known)
    words = piece.split()
    if len(parts) == 1 and len(words) > 1 and fold(piece) not in known and all(fold(w) in known for w in words):
        return words
    return parts
