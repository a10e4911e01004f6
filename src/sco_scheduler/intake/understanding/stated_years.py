"""Finds the year of an event's days that a text states of all of them, wherever at the top of a sheet it stands."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sco_scheduler.intake.table.grids import Grid
from sco_scheduler.intake.understanding.days_of_any_year import without_year
from sco_scheduler.intake.understanding.event_days import MOST_FACTS, days_in, in_one_year
from sco_scheduler.intake.values.journeys import Place
from sco_scheduler.resources import lazy_regex

_LONGEST = 150
_YEAR = lazy_regex(r"(?<!\d)[12]\d{3}(?!\d)")


def with_stated_year(days: Sequence[Place], grids: Sequence[Grid]) -> tuple[Place, ...]:
    """The days with the one year with which texts have all of them; unchanged if they have one, or texts differ.

    Parameters
    ----------
    grids
        The sheets as they arrived, before rows above cards and other layouts are set aside.
    """
    if not days or all(year for year, _, _ in days):
        return tuple(days)
    return in_one_year(days, _dated_alike(days, grids)) or tuple(days)


def _dated_alike(days: Collection[Place], grids: Sequence[Grid]) -> set[Place]:
    rows = (values for grid in grids for _, values in zip(range(MOST_FACTS), grid.rows.values(), strict=False))
    texts = {text for values in rows for text in values.values() if isinstance(text, str) and len(text) <= _LONGEST}
    stated = ({*days_in(text)} for text in texts if _YEAR.search(text) is not None)
    return {day for of in stated if without_year(days) <= without_year(of) for day in of if day[0]}
