"""Which column of a list has the names of the companies of its rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sco_scheduler.domain.event import Level
from sco_scheduler.intake.understanding.columns import Column, is_coded
from sco_scheduler.intake.understanding.fields import names_a_side
from sco_scheduler.intake.understanding.matching import NameIndex
from sco_scheduler.intake.understanding.regions import Region, matrix_company
from sco_scheduler.intake.understanding.shapes import matrix_titles
from sco_scheduler.intake.understanding.words import is_tick, says_yes_or_no

_ITSELF, _NAMED, _LETTERED, _TITLED, _LEAST = 0.9, 0.92, 0.8, 0.7, 0.35


def own_name(
    columns: Sequence[Column], scores: Mapping[int, Mapping[str, float]], region: Region, names: NameIndex
) -> tuple[Column, float] | None:
    """Find the column with the companies' own names and how sure that is; None where none is likely.

    Parameters
    ----------
    scores
        How well each column fits each field, by its number.
    """
    rated = []
    corner, titles = region.columns[0], matrix_titles(region)
    named = any(c is not corner and c.score("company") >= _TITLED for c in columns)
    if corner in columns and 0 < corner.score("wishes") > corner.score("company") and titles and not named:
        return corner, _NAMED  # ``Who wants whom``
    for column in columns:
        score = scores[column.number].get("company", 0.0)
        wishing = column.score("wishes")
        if matrix_company(column.title, names) is not None:
            score *= 0.3  # a company heads it: a column of a matrix
        if column.choice is not None or (wishing >= 0.7 and wishing > column.score("company")):
            score *= 0.3
        if is_coded(column):
            score *= 0.8
        if column.profile.companies < _LETTERED and any(
            other.profile.companies >= _LETTERED and other.profile.unique >= _ITSELF and not other.profile.lists
            for other in columns[: columns.index(column)]
        ):
            score *= 0.5  # the column before it has names that are known
        first = 0.02 if column.number == region.columns[0].number else 0.0
        rated += [(score + first, -column.number, column)] if score else []
    if not rated or max(rated)[0] < _LEAST:
        texts = [
            c
            for c in columns
            if c.profile.companies >= 0.6
            and c.profile.unique >= 0.9
            and c.choice is None
            and c.score("wishes") < _LEAST
            and c.level is Level.WANT
            and c.profile.lists < 0.3
        ]
        return (texts[0], 0.7) if texts else None
    rating, _, best = max(rated)  # no two have the same number
    others = [column for column in columns if column is not best]
    only = best.profile.unique >= _ITSELF and all(map(_names_nobody, others))
    called = names_a_side(best) and all(other is best or score < _TITLED for score, _, other in rated)
    return best, max(_NAMED if only or called else 0.0, min(1.0, rating))


def _names_nobody(column: Column) -> bool:
    """Whether cells are codes, numbers or ticks."""
    texts = set(column.cells.values())
    answers = all(is_tick(text) or says_yes_or_no(text) is not None for text in texts)
    return is_coded(column) or column.profile.letters < _LETTERED or answers
