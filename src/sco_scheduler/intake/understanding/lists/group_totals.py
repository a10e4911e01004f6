"""Finds the rows of a list that count those above: of a group, whatever they are called, and of each side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sco_scheduler.domain.event import Role
from sco_scheduler.intake.table.grids import has_total_word
from sco_scheduler.intake.understanding.wording.words import roles_of
from sco_scheduler.resources import lazy_regex


def group_totals(below: Sequence[int], filled: Mapping[int, Mapping[int, str]]) -> frozenset[int]:
    """The rows of a name and a number that is that of the rows above, since the last such row or heading.

    One alone needs a word for a total, and its number may be another, such as the sum of two parts, below words. Two
    whose numbers fit, in one column, are totals though they are called like companies: ``Companies of Parma | 5``.

    Parameters
    ----------
    below
        The non-empty rows below the header, in order.
    filled
        The non-empty cells of all rows as text, by row and column.
    """
    fitting: dict[int, list[int]] = {}
    told: set[int] = set()
    part = 0
    for place, row in enumerate(below):
        count = _name_and_count(filled[row])
        titled = count is not None and has_total_word(filled[row][min(filled[row])])
        if count is not None and count[1] == part > 0:
            fitting.setdefault(count[0], []).append(row)
        elif (
            not titled or count is None or not _has_words([filled[other].get(count[0], "") for other in below[:place]])
        ):
            part = part + 1 if len(filled[row]) > 1 else 0
            continue
        told |= {row} if titled else set()
        part = 0
    return frozenset(told).union(*(rows for rows in fitting.values() if len(rows) > 1))


def _has_words(texts: Sequence[str]) -> bool:
    """Whether most of several texts, as far as they are there, have no figures."""
    there = [text for text in texts if text]
    return 2 * sum(not any(map(str.isdecimal, text)) for text in there) > len(there) > 1


def _name_and_count(cells: Mapping[int, str]) -> tuple[int, int] | None:
    """The column and the number of a row that has but a name and behind it a number, possibly with an aside."""
    if len(cells) != len(("name", "number")):
        return None
    (_, name), (column, text) = sorted(cells.items())
    number = _COUNT.match(text)
    return (column, int(number[0])) if number is not None and any(map(str.isalpha, name)) else None


_COUNT = lazy_regex(r"\d{1,4}(?=$|\s*[(（–—-])")


def counts_sides(values: Sequence[str]) -> bool:
    """Whether the cells of a row count companies of each side: ``Importers: 8 (1 cancelled) | Exporters: 11``.

    A side with a number may be a company, ``Buyer 8``, so a number before it or a colon between tells a count, and
    that of one side alone may head its companies.
    """
    counted: set[Role] = set()
    for part in _BETWEEN_COUNTS.split("; ".join(values)):
        found = _COUNTED.fullmatch(_ASIDES.sub("", part).strip())
        if found is None:
            return False
        counted |= roles_of(found["label"] or found["unit"])[0]
    return len(counted) == len(Role)


_BETWEEN_COUNTS = lazy_regex(r"[;,/；，、|+]")
_ASIDES = lazy_regex(r"[(（][^()（）]*[)）]")
_COUNTED = lazy_regex(
    r"(?P<label>[^\d:：]{2,30}?)\s*(?:[:：=]|\s[–—-]\s|(?<=[\u3400-\u9fff]))\s*\d{1,4}(?:\s*[^\W\d]{1,12})?"
    r"|\d{1,4}\s*(?P<unit>[^\W\d]{2,20})"
)
