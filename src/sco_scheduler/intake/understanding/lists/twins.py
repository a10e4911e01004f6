"""Recognises sheets with the same layout and companies, whose level is only in their names or the text above."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from sco_scheduler.domain.event import Level
from sco_scheduler.domain.names import fold
from sco_scheduler.intake.understanding.cells.fields import Meaning
from sco_scheduler.intake.understanding.lists.regions import Region
from sco_scheduler.intake.understanding.wording.legends import explained_signs, legend_of
from sco_scheduler.intake.understanding.wording.polarity import polarity_of
from sco_scheduler.intake.understanding.wording.words import roles_of, sure_level, title_score

_LONGEST, _TITLED, _LETTERED, _UNSURE = 60, 0.7, 0.8, 0.6


def levels_of_twins(regions: Sequence[Region]) -> Mapping[str, Level]:
    """The levels of plain wishes on sheets that have another sheet with the same titles and companies.

    Sheets that are explicitly of wishes are left out; the others may be of refusals.
    """
    titles = [{fold(title) for c in region.columns for title in c.titles[:1]} for region in regions]
    naming = [next((c for c in region.columns if c.profile.letters >= _LETTERED), None) for region in regions]
    rows = [set(map(fold, column.texts)) if column is not None else set() for column in naming]
    found: dict[str, Level] = {}
    for place, region in enumerate(regions):
        alike = (
            other
            for other in range(len(regions))
            if other != place and titles[other] == titles[place] and len(titles[place]) > 1
        )
        twin = any(2 * len(rows[other] & rows[place]) > min(len(rows[other]), len(rows[place])) for other in alike)
        level = _level(region) if twin else None
        if level is not None:
            found[region.grid.name] = level
    return found


def of_twin(found: Mapping[int, Meaning], level: Level | None) -> dict[int, Meaning]:
    """The meanings of columns with their plain wishes set to the level of their sheet, which has to be asked about."""
    return {
        number: replace(meaning, level=level, certainty=_UNSURE)
        if level is not None and meaning.field in {"wishes", "choice", "matrix"} and meaning.level is Level.WANT
        else meaning
        for number, meaning in found.items()
    }


def _level(region: Region) -> Level | None:
    """The level that a sheet states; the plain one if it states none, and None if it is explicitly of wishes.

    A sheet with a legend of wishes states the level in its cells.
    """
    explained = legend_of(region.remarks.values()).values()
    if {Level.MUST.value, Level.WANT.value} & set(explained):
        return None
    texts = [text for text in _said_of(region) if not explained_signs(text)]
    told = {polarity_of(text) for text in texts} - {Level.WANT}
    if len(told) == 1:
        return told.pop()
    wishing = any(title_score(text, "wishes") >= _TITLED or sure_level(text) is not None for text in texts)
    sided = any(len(roles_of(text)[0]) == 1 for text in texts)  # the names of the sheets state the respondents
    return None if wishing or sided else Level.WANT


def _said_of(region: Region) -> Iterator[str]:
    yield region.grid.name
    yield from (text for row, text in region.remarks.items() if row < region.header[0] and len(text) <= _LONGEST)
