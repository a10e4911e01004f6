"""The labels of a zone's tables: a number, or a list such as ``A1-A16; B7``."""

from __future__ import annotations

import re
from datetime import date, datetime, time

from sco_scheduler.intake.text import fold, split_list, whole_number, written

MOST_TABLES = 10_000
"""The most tables of one zone; more is taken for a slip of the pen."""

_LONGEST = 60
"""The most characters of one label or range of labels."""

_RANGE = re.compile(r"(.*?)(\d+)\s*[-–—−‑~～至]\s*(.*?)(\d+)")
_NUMBER = re.compile(r"[-+]?\d+([.,]\d+)?")
_COUNTED = re.compile(r"\d+\s*(tables?|张|张桌|个|桌|стол\w*|шт\.?)")


class LabelsUnreadableError(ValueError):
    """A cell that names no tables; the message says why."""


def table_labels(value: object) -> list[str]:
    """The labels that a cell of the column Tables stands for; as often as it names them.

    Raises:
        LabelsUnreadableError: it is neither a whole number of 0 or more nor a list of labels.

    """
    if isinstance(value, (date, datetime, time)):
        raise LabelsUnreadableError("it is a date or a time; set the cell's format to Text and write it again")
    number = whole_number(value)
    if number is not None:
        return _numbered(number)
    text = written(value)
    if not isinstance(value, str) or _NUMBER.fullmatch(fold(text)):
        raise LabelsUnreadableError("a number of tables is whole")
    if _COUNTED.fullmatch(fold(text)):
        raise LabelsUnreadableError("the number must stand alone")
    labels = [label for part in split_list(text) for label in _labels_of(part)]
    if len(labels) > MOST_TABLES:
        raise LabelsUnreadableError(f"these are more than {MOST_TABLES:,} tables")
    return labels


def _numbered(number: int) -> list[str]:
    if number < 0:
        raise LabelsUnreadableError("a number of tables is not negative")
    if number > MOST_TABLES:
        raise LabelsUnreadableError(f"these are more than {MOST_TABLES:,} tables")
    return [str(n + 1) for n in range(number)]


def _labels_of(part: str) -> list[str]:
    if len(part) > _LONGEST:
        raise LabelsUnreadableError(f"{part[:20]}… is too long for a label")
    match = _RANGE.fullmatch(part)
    if match is None:
        return [part]
    prefix, first, other, last = match.groups()
    if other and fold(other) != fold(prefix):
        raise LabelsUnreadableError(f"{part} runs from one letter to another")
    if int(last) < int(first):
        raise LabelsUnreadableError(f"{part} runs backwards")
    if int(last) - int(first) >= MOST_TABLES:
        raise LabelsUnreadableError(f"{part} stands for more than {MOST_TABLES:,} tables")
    width = len(first) if first.startswith("0") else 0
    return [f"{prefix}{number:0{width}d}" for number in range(int(first), int(last) + 1)]
