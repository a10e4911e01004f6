"""Companies that no sheet lists: those that only pairs, wishes or the titles of a matrix name."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sco_scheduler.domain.event import Level, Role
from sco_scheduler.intake.understanding.columns import Column, is_coded
from sco_scheduler.intake.understanding.fields import names_a_side
from sco_scheduler.intake.understanding.matching import NameIndex
from sco_scheduler.intake.understanding.regions import Region, headed_by
from sco_scheduler.intake.understanding.shapes import matrix_titles, may_name, pair_sides, says_wishes, wish_rows
from sco_scheduler.intake.understanding.words import is_blank, level_of
from sco_scheduler.intake.values.absences import tells_itself
from sco_scheduler.intake.values.presence import says_day


@dataclass(frozen=True)
class Named:
    """Companies that are listed nowhere: the columns that name them, or titles that head a matrix.

    ``role`` is None where it is that of the other side than the companies of the rows, or of the column ``beside``,
    have.
    """

    region: Region
    columns: tuple[Column, ...]
    role: Role | None
    titles: bool = False
    by_row: Column | None = None
    """The column that says the role of the first of the two companies of a row; the other has the other role."""

    beside: Column | None = None


def unlisted(
    region: Region, names: NameIndex, sides: Collection[Role], own: Column | None, *, alone: bool
) -> list[Named]:
    """The companies that a sheet names and none lists, which are known by their names from here on.

    Parameters
    ----------
    region
        The list of the sheet.
    names
        The companies that are known; those that are found are added.
    sides
        The sides whose companies are listed.
    own
        The column that names the companies of its rows, if the sheet lists some.
    alone
        Whether the workbook has no other list of companies, so that a side is listed nowhere.
    """
    found: list[Named] = []
    for column, role in pair_sides(region):
        if not _are_known(column, names):
            found.append(Named(region, (column,), role))
            _add(column, names)
    found += _in_rows(region, names, sides)
    headed = matrix_titles(region)
    unknown = [c for c, name in headed.items() if headed_by(name, names) is None]
    plain = alone and not any(says_day(name) or tells_itself(name) for name in headed.values())
    if headed and 2 * len(unknown) > len(headed) and (plain or says_wishes(region, headed)):
        found.append(Named(region, tuple(headed), None, titles=True))
        for name in headed.values():
            _add_name(name, names)
    if alone and not found and not headed:
        found += _wished(region, names, own) if own is not None else _beside_known(region, names)
    return found


def _in_rows(region: Region, names: NameIndex, sides: Collection[Role]) -> list[Named]:
    """Who asks and who is asked for in a list of wishes, as far as no other sheet lists them."""
    found = wish_rows(region)
    if found is None or not found.told:
        return []
    two = (found.asker, found.target)
    unknown = [c for c in two if not _are_known(c, names)]
    if found.role is not None:
        every = [text for c in two for text in c.cells.values() if not is_blank(text)]
        if 2 * sum(names.find(text).company is not None for text in every) >= len(every):
            return []
        named = [Named(region, two, None, by_row=found.role)]
        unknown = list(two)
    else:
        other = Role.SUPPLIER if found.side is Role.PURCHASER else Role.PURCHASER
        role_of = {c.number: found.side if c is found.asker else other for c in two}
        if len(unknown) == 1 and role_of[unknown[0].number] in sides:
            return []  # that side is listed, by other names
        named = [Named(region, (c,), role_of[c.number]) for c in unknown]
    for column in unknown:
        _add(column, names)
    return named


def _beside_known(region: Region, names: NameIndex) -> list[Named]:
    """The one of two in each row of a list of pairs whose side no sheet lists."""
    naming = [c for c in region.columns if may_name(c) and c.score("contact") < _TITLED]
    two = [c for c in naming if max(map(c.score, _OF_PAIRS)) >= _TITLED or names_a_side(c)]
    unknown = [c for c in two if not _are_known(c, names, meant=True)]
    if len(two) != 2 or len(unknown) != 1 or is_coded(unknown[0]):
        return []
    _add(unknown[0], names)
    return [Named(region, (unknown[0],), None, beside=next(c for c in two if c is not unknown[0]))]


_OF_PAIRS = ("from", "to", "wishes", "company")
_TITLED = 0.7


def _wished(region: Region, names: NameIndex, own: Column) -> list[Named]:
    """Whom the companies of the only list of a workbook ask for."""
    wished = tuple(
        c
        for c in region.columns
        if c is not own
        and c.profile.letters >= _TITLED
        and not is_coded(c)
        and _asks(c)
        and not _are_known(c, names, meant=True)
    )
    for column in wished:
        _add(column, names)
    return [Named(region, wished, None, beside=own)] if wished else []


def _asks(column: Column) -> bool:
    """Whether a column asks for companies: by its title, or by a level alone above texts that are nothing else."""
    if column.choice is not None or column.score("wishes") >= _TITLED:
        return True
    p = column.profile
    other = max(p.languages, p.countries, p.emails, p.phones, p.times, p.dates, p.levels, p.roles)
    said = column.level is not Level.WANT or column.score("wishes") >= _HALF or level_of(column.title) is not None
    return said and other < _HALF and max(map(column.score, _OF_OTHERS)) < _TITLED


_HALF = 0.5
_OF_OTHERS = ("notes", "products", "contact", "email", "phone", "country", "languages", "not_available", "nothing")


def _are_known(column: Column, names: NameIndex, *, meant: bool = False) -> bool:
    """Whether most of what a column names is known, or with ``meant`` most likely a known name written otherwise."""
    texts = [part for text in column.cells.values() if not is_blank(text) for part in names.pieces(text)]
    known = [names.find(text).company is not None or (meant and names.near(text) is not None) for text in texts]
    return 2 * sum(known) >= len(texts)


def _add(column: Column, names: NameIndex) -> None:
    for text in column.cells.values():
        for name in names.pieces(text):
            _add_name(name, names)


def _add_name(text: str, names: NameIndex) -> None:
    if not is_blank(text) and names.find(text).company is None:
        names.add(text, [text])
