"""The labels of a zone's tables: a number, or a list such as ``A1-A16; B7``."""

from __future__ import annotations

import re
from datetime import date, datetime, time

from sco_scheduler.domain.messages import Phrase
from sco_scheduler.intake import phrases
from sco_scheduler.intake.text import fold, split_list, whole_number, written

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
