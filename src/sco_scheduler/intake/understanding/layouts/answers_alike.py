"""Tells questions by their form, and rows that have the same kind of answer from each company."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise

from sco_scheduler.intake.understanding.cells.profiles import EMAIL
from sco_scheduler.intake.values.entries import written
from sco_scheduler.resources import lazy_regex

_PHONE = lazy_regex(r"\+?[\d\s()./-]{7,}")
_FEWEST = 2


def rows_alike(answers: Mapping[int, Sequence[object]]) -> frozenset[int]:
    """The rows with only addresses, only phone numbers or only dates, as no row of a list has them.

    Parameters
    ----------
    answers
        The answers of each row; None stands for a blank cell.
    """
    kinds = {row: {_kind_of(value) for value in values if value is not None} for row, values in answers.items()}
    several = {row for row, values in answers.items() if sum(value is not None for value in values) >= _FEWEST}
    alike = {row: next(iter(of)) for row, of in kinds.items() if row in several and len(of) == 1 and "" not in of}
    often = Counter(alike.values())
    return frozenset(row for row, kind in alike.items() if often[kind] <= _FEWEST < len(several))


def _kind_of(value: object) -> str:
    if isinstance(value, date):
        return "day"
    text = written(value)
    if "@" in text and EMAIL.search(text) is not None:
        return "address"
    return "phone" if _PHONE.fullmatch(text) is not None and sum(map(str.isdigit, text)) >= _FEWEST_DIGITS else ""


_FEWEST_DIGITS = 7


def asks(label: str) -> bool:
    """Whether a label is a question by its sign."""
    return label.rstrip(" *)").endswith(("?", "\uff1f", "\u061f")) or label.startswith("\u00bf")


def are_numbered(labels: Sequence[str]) -> bool:
    """Whether labels have numbers in order before their texts, as questions have."""
    found = [_NUMBERED.match(label) for label in labels]
    numbers = [int(match[1]) for match in found if match is not None]
    counted = all(after == before + 1 for before, after in pairwise(numbers))
    return counted and len(numbers) == len(labels) > _FEWEST


_NUMBERED = lazy_regex(r"(?:[^\W\d]{1,8}\.? ?)?(\d{1,2})[.)、:：．]?\s*[^\W\d]")
