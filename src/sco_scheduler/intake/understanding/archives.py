"""Sheets of an earlier year: what was wished then counts only where a cell asks for the same again."""

from __future__ import annotations

from collections.abc import Sequence

from sco_scheduler.intake.table.grids import Grid
from sco_scheduler.intake.understanding.questions import NOTHING_HELD
from sco_scheduler.intake.understanding.regions import Region
from sco_scheduler.intake.values.entries import normalized
from sco_scheduler.resources import lazy_regex

_ARCHIVE = lazy_regex(
    r"\barchiv|\b(?:last|previous|past|prior) (?:year|edition|event|forum|fair)|\bархив|"
    r"прошл\w* (?:год|лет|форум|выставк)|"
    r"прошлогодн|предыдущ\w+ (?:год|форум|выставк)|存档|归档|档案|去年|上一?年|往年|上届|往届|历史"
)
_AS_BEFORE = lazy_regex(
    r"\b(?:as|like|than) (?:in )?(?:the )?(?:last|previous) (?:year|time|edition)|"
    r"\bsame (?:\w+ ){0,3}(?:last|previous) (?:year|time)|"
    r"как (?:и )?(?:в )?(?:прошл|тот|предыдущ)|(?:同|跟|和|与|照)(?:去年|上届|往年)|(?:去年|上届)(?:一样|相同|同)"
)
_YEAR = lazy_regex(r"(?<!\d)20\d\d(?!\d)")
_UNSURE = 0.6


def of_this_year(region: Region, likely: tuple[str, float], grids: Sequence[Grid]) -> tuple[str, float]:
    """What a sheet likely holds, and how sure that is: of an earlier year most likely nothing that counts.

    It counts as it is where a cell of another sheet says ``as last year``.
    """
    others = [grid for grid in grids if grid is not region.grid and grid.name != region.grid.name]
    if likely[0] == NOTHING_HELD or not others or not _is_earlier(region.grid.name, [grid.name for grid in others]):
        return likely
    texts = {value for grid in others for row in grid.rows.values() for value in row.values() if isinstance(value, str)}
    if any(_AS_BEFORE.search(normalized(text)) for text in texts):
        return likely
    return NOTHING_HELD, _UNSURE


def _is_earlier(name: str, others: Sequence[str]) -> bool:
    """Whether a sheet is called an archive, or after an earlier year than another one is."""
    if _ARCHIVE.search(normalized(name)):
        return True
    years = {int(year) for year in _YEAR.findall(name)}
    later = {int(year) for other in others for year in _YEAR.findall(other)}
    return len(years) == 1 and bool(later) and max(years) < max(later)
