"""Finds what a sheet most likely lists: companies of a side, pairs, answers of listed companies, people, or nothing."""

from __future__ import annotations

from collections.abc import Sequence

from sco_scheduler.intake.table.grids import vocabulary
from sco_scheduler.intake.understanding.cells.columns import Column
from sco_scheduler.intake.understanding.cells.fields import tell_sides, wishing_columns
from sco_scheduler.intake.understanding.cells.matrix_titles import matrix_company
from sco_scheduler.intake.understanding.cells.questions import (
    ANSWERS,
    COMPANIES,
    DELEGATES,
    NOTHING_HELD,
    PAIRS,
)
from sco_scheduler.intake.understanding.cells.sayings import speaks
from sco_scheduler.intake.understanding.cells.slots import columns_of_hours
from sco_scheduler.intake.understanding.companies.linked_sheets import are_linked_people
from sco_scheduler.intake.understanding.companies.own_columns import own_columns
from sco_scheduler.intake.understanding.companies.side_sheets import (
    amends,
    has_terms_of_companies,
    is_of_refusals,
    is_other_matter,
    says_role,
)
from sco_scheduler.intake.understanding.companies.universe import Universe
from sco_scheduler.intake.understanding.lists.regions import Region
from sco_scheduler.intake.understanding.meanings.doubts import says_who_asked
from sco_scheduler.intake.understanding.meanings.joined_hours import has_absences
from sco_scheduler.intake.understanding.meanings.name_columns import asks_in_pairs
from sco_scheduler.intake.understanding.meanings.shapes import (
    graded_rows,
    is_grouped,
    may_name,
    naming,
    pair_sides,
    wish_rows,
)
from sco_scheduler.intake.understanding.names.matching import NameIndex
from sco_scheduler.intake.understanding.own_sheets import (
    OWN,
    OwnSheets,
)
from sco_scheduler.intake.values.entries import fold_header

_UNLISTED, _MATRIX_COLUMNS = 0.5, 3
"""Certainty where companies of a side are listed nowhere else; the fewest columns of a matrix."""


class SheetContents:
    """What sheets list, by their names, their shape, and the companies that all sheets list.

    Parameters
    ----------
    names
        All names of companies.
    own
        The sheets of the format.
    universe
        Which sheets list which companies.
    """

    def __init__(self, names: NameIndex, own: OwnSheets, universe: Universe) -> None:
        self._names, self._own, self._universe = names, own, universe

    def likely(self, region: Region) -> tuple[str, float]:
        """The most likely contents of a sheet, with certainty."""
        columns = [c for c in region.columns if c.cells]
        named_so = [key for key in (*OWN, "Delegates") if self._is_called(region, key)]
        if named_so:
            return {"Requests": PAIRS, "Delegates": DELEGATES}.get(named_so[0], COMPANIES), 0.95
        if not columns or not len(self._names):
            return NOTHING_HELD, 0.9
        if region.grid.name in self._universe.shortened:
            return ANSWERS, 0.93
        by_lists = self._by_shape(region, columns) or self._by_lists(region, columns)
        by_names = by_lists or self._by_names(region, columns)
        if by_lists is None and (by_names or (ANSWERS, 0.0))[0] == ANSWERS and not self._is_matrix(region):
            # One of the sides has too many short names to be told by them.
            told = [c for c in columns if max(c.score("company"), c.score("wishes")) < _TITLED]
            by_sides, asker = _by_sides(columns), max(columns, key=_asks)
            if by_sides is None or asker.profile.unique >= _REPEATED or asker.score("company") >= _TITLED:
                by_sides = (_by_sides(told) if len(told) > 1 else None) or by_names or by_sides
            by_names = by_sides
        found = by_names or (NOTHING_HELD, 0.95)
        doubted = by_lists is None and found[0] in {ANSWERS, NOTHING_HELD} and self._universe.lacks_side(region)
        return (found[0], _UNLISTED) if doubted else found

    def _by_shape(self, region: Region, columns: Sequence[Column]) -> tuple[str, float] | None:
        """The contents of a sheet by its shape or its name."""
        if are_linked_people(columns):
            return DELEGATES, 0.93
        if pair_sides(region) or (asks_in_pairs(region) and sum(c.profile.companies >= 0.5 for c in columns) > 1):
            return PAIRS, 0.95
        if is_other_matter(region, self._universe):  # or arrivals, which may be those at the hotel
            return (ANSWERS, _UNLISTED) if self._presence(region, columns) else (NOTHING_HELD, 0.95)
        listed = self._tells_of_listed(region, columns) or region.grid.name in self._universe.logs
        if listed or amends(region, self._universe):
            return ANSWERS, 0.95
        if (found := wish_rows(region)) is not None and {found.asker, found.target} <= set(naming(columns)):
            alone = region.grid.name in self._universe.listing and not self._universe.lists_elsewhere(
                region, found.asker
            )
            return (COMPANIES, 0.93) if alone else (PAIRS, 0.95)
        return None

    def _tells_of_listed(self, region: Region, columns: Sequence[Column]) -> bool:
        """Whether a sheet has only companies that others list, and a remark on each."""
        named = naming(columns)
        if len(named) != 1 or len(columns) != len(named) + 1:
            return False
        said = next(text.cells.values() for text in columns if text is not named[0])
        return self._universe.lists_elsewhere(region, named[0]) and 2 * sum(map(speaks, said)) > len(said)

    def _by_lists(self, region: Region, columns: Sequence[Column]) -> tuple[str, float] | None:
        """The contents of a sheet, by whether its companies are listed on it, or on others."""
        listed, by_titles = region.grid.name in self._universe.listing, tell_sides(columns, 0.9)
        singles = naming(columns, alone=True)
        if listed and self._own.whole and all(region.grid is not grid for grid, _, _ in self._own.by_columns.values()):
            elsewhere = self._universe.lists_elsewhere(region) and not has_terms_of_companies(columns)
            people = self._of_people(region, columns) if elsewhere else None
            return people or (NOTHING_HELD, 0.95)  # an older version of a list
        matrix = self._is_matrix(region)
        called = not matrix and (by_titles or is_of_refusals(region))
        if len(singles) == 2 and called and all(self._universe.lists_elsewhere(region, c) for c in singles):
            return PAIRS, 0.95
        elsewhere = listed and self._universe.lists_elsewhere(region, all_of_them=True)
        graded = not matrix and graded_rows(region) is not None
        if elsewhere and (matrix or graded or wishing_columns(columns)) and not says_role(region):
            return (PAIRS if graded else ANSWERS), 0.93  # such as corrections by companies of both sides
        paired = len(singles) >= 2 and by_titles
        if listed and paired and singles[0].profile.unique > 0.95 and not self._universe.lists_elsewhere(region):
            return COMPANIES, 0.93  # each requests one company, and no other sheet lists the requesters
        if listed and not (paired and (len(columns) == 2 or singles[0].profile.unique < 0.7)):
            return COMPANIES, 0.95
        return None

    def _by_names(self, region: Region, columns: Sequence[Column]) -> tuple[str, float] | None:
        """The contents of a sheet that lists no companies, by its columns with names."""
        named, singles, wishing = naming(columns), naming(columns, alone=True), wishing_columns(columns)
        matrix = self._is_matrix(region)
        if len(singles) >= 2 and not matrix and all(c.choice is None for c in wishing):
            if tell_sides(columns, 0.72) or (len(singles) == 2 and any(map(says_who_asked, columns))):
                return PAIRS, 0.95
            if len(singles) == 2 and min(c.profile.unique for c in singles) < 0.8:
                titled = max(c.score(way) for c in columns for way in ("from", "to"))
                return PAIRS, 0.93 if is_grouped(singles) or titled >= 0.72 else 0.85 if titled >= 0.4 else 0.7
        if named and (matrix or wishing or len(named) >= 2):
            return (PAIRS if not matrix and graded_rows(region) is not None else ANSWERS), 0.93
        if (people := self._of_people(region, columns)) is not None:
            return people
        if len(named) == 1 and any(c.profile.levels >= 0.7 or c.score("not_available") >= 0.7 for c in columns):
            return ANSWERS, 0.93 if has_absences(named[0], columns) else 0.6
        present = self._presence(region, columns)
        return (ANSWERS, present) if present else None

    def _presence(self, region: Region, columns: Sequence[Column]) -> float:
        """How surely a sheet says of companies that others list when they are there, in columns for days or hours."""
        named = naming(columns)
        if len(named) != 1 or not self._universe.lists_elsewhere(region, named[0]):
            return 0.0
        asked = columns_of_hours([column for column in columns if column is not named[0]])
        return max((meaning.certainty for meaning in asked.values()), default=0.0)

    def _heading(self, region: Region) -> int:
        """The number of columns with companies as titles, as in a matrix."""
        return sum(any(matrix_company(title, self._names) for title in c.titles) for c in region.columns)

    def _is_matrix(self, region: Region) -> bool:
        return self._heading(region) >= _MATRIX_COLUMNS

    def _is_called(self, region: Region, key: str) -> bool:
        """Whether a sheet has a name of the format, and enough of its columns."""
        if fold_header(region.grid.name) not in vocabulary().sheets[key].sheet.spellings():
            return False
        columns = [c for c in region.columns if c.cells]
        listed = region.grid.name in self._universe.listing and not self._universe.lists_elsewhere(region)
        if key == "Requests":
            two = len(naming(columns)) == len(naming(columns, alone=True)) == 2
            return two and not listed and not self._is_matrix(region)
        if key == "Delegates":
            named = any(c.profile.companies >= 0.8 for c in columns)
            return named and not listed and not any(c.profile.roles >= 0.75 for c in columns)
        return bool(own_columns(region))

    def _of_people(self, region: Region, columns: Sequence[Column]) -> tuple[str, float] | None:
        """Whether a sheet lists people of listed companies, with certainty."""
        named, people = naming(columns), [c.profile.unique for c in columns if c.score("contact") >= 0.7]
        if not (named and people and named[0].profile.companies >= 0.8 and self._delegate_titles(region)):
            return None
        return DELEGATES, 0.93 if max(people) >= 0.95 and named[0].profile.companies >= 0.9 else 0.8

    def _delegate_titles(self, region: Region) -> bool:
        return any(c.score("title") >= 0.7 or c.score("languages") >= 0.7 for c in region.columns) or (
            fold_header(region.grid.name) in vocabulary().sheets["Delegates"].sheet.spellings()
        )


def _by_sides(columns: Sequence[Column]) -> tuple[str, float] | None:
    """Whether titles tell who asks and whom, and some names of both are known; the others may be short.

    Below sure titles it is enough that those of one side are known, if requesters have several rows each.
    """
    sides = [max(columns, key=_asks), max(columns, key=lambda c: c.score("to"))]
    told, known = min(sides[0].score("from"), sides[1].score("to")), [c.profile.companies for c in sides]
    if sides[0] is sides[1] or told < _TITLED or any(c.profile.lists for c in sides):
        return None
    rows = told >= _SURELY and sides[0].profile.unique < _REPEATED and all(map(may_name, sides))
    return (PAIRS, 0.93) if min(known) >= _SOME or (rows and max(known) >= _MOSTLY) else None


def _asks(column: Column) -> float:
    return column.score("from")


_TITLED, _SURELY, _SOME, _MOSTLY, _REPEATED = 0.8, 0.9, 0.2, 0.6, 0.7
"""The least scores of titles for a side and shares of known names, and the most of different ones in several rows."""
