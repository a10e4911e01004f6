"""Columns of hours or parts of days that companies choose from the options of a form."""

from __future__ import annotations

import re

from sco_scheduler.intake.understanding.cells.columns import Column, remembered
from sco_scheduler.intake.values.entries import normalized
from sco_scheduler.intake.values.offered_choices import choices_in, stretch_of
from sco_scheduler.intake.values.readings import named_hours


@remembered
def lists_hours(column: Column) -> bool:
    """Whether some cells list several hours or half days: nobody arrives twice, also below ``可到场时段``."""
    lists = (parts for text in column.looked_at if len(parts := choices_in(text)) > 1)
    return any(all(map(_is_of_day, parts)) for parts in lists)


def offers_hours(column: Column) -> bool:
    """Whether cells are lists of hours or parts of days, as chosen from the options of a form."""
    texts = column.looked_at
    return bool(texts) and all(map(_is_of_day, (part for text in texts for part in choices_in(text))))


def _is_of_day(part: str) -> bool:
    """Whether a part of a cell is a day with hours, or with a part of it, or several of these with commas between."""
    pieces = [piece.strip() for piece in re.split("[,，]", part)]
    if len(pieces) > 1 and all(map(_is_of_day, pieces)):
        return True
    found = stretch_of(part)
    if found is not None:
        return bool(found[0])
    named = named_hours(normalized(part))
    return named is not None and not named[1] and " " in named[0]


def ticks_mostly_all(column: Column) -> bool:
    """Whether half of the answers or more tick all hours or halves of days of a form: nobody is always away."""
    ticked = [frozenset(choices_in(text)) for text in column.cells.values()]
    every = frozenset().union(*ticked)
    some = len(every) > 1 and len(ticked) >= _FEWEST_ANSWERS and 2 * sum(of == every for of in ticked) >= len(ticked)
    return some and len(set(ticked)) > 1 and offers_hours(column)


_FEWEST_ANSWERS = 4
