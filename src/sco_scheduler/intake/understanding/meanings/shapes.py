"""Recognises lists of wishes by their shape: a pair in each row, or a wish of a company that is repeated."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from sco_scheduler.domain.event import Level, Role
from sco_scheduler.domain.names import fold
from sco_scheduler.intake.understanding.cells.bilingual import names_in_both
from sco_scheduler.intake.understanding.cells.columns import Column
from sco_scheduler.intake.understanding.cells.fields import names_a_side, tell_sides
from sco_scheduler.intake.understanding.lists.regions import Region
from sco_scheduler.intake.understanding.names.matching import NameIndex
from sco_scheduler.intake.understanding.wording.words import level_of, says_yes_or_no, side_of_title
from sco_scheduler.resources import lazy_regex


def pair_sides(region: Region) -> tuple[tuple[Column, Role], ...]:
    """The two columns of a list of pairs with titles for the two sides; none if it is no such list."""
    called: dict[Role, list[Column]] = {}
    for column in region.columns:
        side = next((s for title in column.titles if (s := side_of_title(title)) is not None), None)
        if side is not None and names_a_side(column) and not is_list(column) and not _answers(column):
            called.setdefault(side, []).append(column)
    sides = {side: best for side, columns in called.items() if (best := _name_among(columns)) is not None}
    if len(sides) < 2:
        return ()
    together = sum(row in sides[Role.PURCHASER].cells and row in sides[Role.SUPPLIER].cells for row in region.rows)
    repeated = region.paired or min(column.profile.unique for column in sides.values()) < 0.95
    wishing = any(c.score("wishes") >= 0.7 and is_list(c) for c in region.columns)
    wishing = wishing or sum(c.choice is not None for c in region.columns) > 1
    if wishing or not repeated or together * 10 < 9 * len(region.rows):
        return ()
    return tuple((column, role) for role, column in sides.items())


def _name_among(columns: Sequence[Column]) -> Column | None:
    """The one column with a title for a side that names its companies; the others are functions of it, such as a city.

    None if another column has several values for a company.
    """
    best = max(columns, key=lambda c: (c.profile.distinct, c.profile.letters >= _LETTERS, c.profile.length))
    for other in columns:
        said = {(fold(text), fold(other.cells[row])) for row, text in best.cells.items() if row in other.cells}
        if other is not best and len(said) > len({name for name, _ in said}):
            return None
    return best


def without_echoes(region: Region, names: NameIndex) -> tuple[Column, ...]:
    """The columns of a list of pairs without those that only repeat a company, such as a code next to its name.

    Where only the column that repeats it has a company, that counts for the other.
    """
    naming = [c for c in region.columns if c.profile.companies >= _OTHERS and c.profile.lists < 1 - _NAMED]
    naming = [c for c in naming if c.profile.unique < _ONCE and c.choice is None and not c.repeated]
    naming.sort(key=lambda c: (-c.score("company"), -c.profile.length))
    echoes: set[int] = set()
    for place, column in enumerate(naming):
        keys = {row: names.find(text).company for row, text in column.cells.items()}
        for other in naming[place + 1 :] if column.number not in echoes else ():
            others = {row: names.find(text).company for row, text in other.cells.items()}
            both = [row for row in keys.keys() & others.keys() if keys[row] is not None and others[row] is not None]
            again = sum(keys[row] == others[row] for row in both)
            if again >= _ONCE * len(both) and 2 * len(both) >= max(len(keys), len(other.cells)):
                echoes.add(other.number)
                if left := other.cells.keys() - keys.keys():
                    column.cells = {**column.cells, **{row: other.cells[row] for row in sorted(left)}}
                    column.__post_init__()
                    column.profiled(names)
    return tuple(c for c in region.columns if c.number not in echoes)


_TITLED, _FEW_ROWS = 0.7, 3
_NAMED, _ONCE, _LETTERS = 0.8, 0.95, 0.5


@dataclass(frozen=True)
class WishRows:
    """The columns of a list with one wish in each row: requester, target, and the requester's role."""

    asker: Column
    target: Column
    role: Column | None
    side: Role | None
    """The role of all requesters, if the title of their column states it."""

    @property
    def told(self) -> bool:
        """Whether the sheet states in which role a company requests."""
        return self.role is not None or self.side is not None


def wish_rows(region: Region) -> WishRows | None:
    """The columns of a list in which each company has a row for each of its wishes; None if it is no such list.

    A company without wishes may have one row without a target.
    """
    if pair_sides(region) or any(map(_names_each_row, region.columns)):
        return None
    named = [c for c in region.columns if max(c.score("company"), c.score("wishes")) < _TITLED and may_name(c)]
    two = [next((c for c in named if c.score(key) >= _ONCE), None) for key in ("from", "to")]
    wanted = all(c.level is Level.WANT for c in region.columns)
    if two[0] is not None and two[1] is not None and two[0].profile.unique >= _ONCE and wanted:
        return WishRows(two[0], two[1], None, None)
    # Slow tests are last: no list of companies gets as far.
    answers = any(c.profile.dates >= 0.9 and c.score("nothing") >= 0.7 for c in region.columns)
    repeated = [c for c in region.columns if c.profile.unique < (_REPEATED if answers else _ONCE)]
    roles = [c for c in region.columns if c.profile.distinct <= 6 and c.profile.full >= 0.9 and c.profile.roles >= 0.75]
    least = 0.4 if len(roles) == 1 else 0.7  # ``Participant`` next to the role of each
    asking = [c for c in repeated if _asks_by_title(c) >= least and may_name(c)]
    asker = max(asking, key=lambda c: (_asks_by_title(c), -c.number), default=None)
    if asker is None and len(roles) != 1:
        return None
    naming = [c for c in region.columns if may_name(c)]
    sought = naming if answers else [c for c in region.columns if c is not asker and _may_name_some(c, asker)]
    asked = [c for c in sought if c is not asker and max(c.score("to"), c.score("wishes")) >= 0.7 and c.choice is None]
    naming, sought = ([c for c in kind if max(c.score("rank"), c.score("level")) < 0.7] for kind in (naming, sought))
    if asker is not None and not asked and len(roles) == 1 and _asks_by_title(asker) < _TITLED:
        asked = [c for c in sought if c is not asker]  # a list with vague titles; others list their companies
    if asker is None and len(naming) == 2 and len(roles) == 1 and all(c.profile.unique < 0.95 for c in naming):
        # Without titles: the rows of a requester are adjacent, those of a target are not.
        together = [c for c in naming if _is_adjacent(c) and c.profile.unique < _REPEATED > c.score("wishes")]
        asker = together[0] if len(together) == 1 else None
        asked = [c for c in naming if c is not asker]
    if asker is None or len(asked) != 1:
        return None
    if asked[0].profile.lists and any(
        c.level is not Level.WANT and c.profile.companies >= _OTHERS for c in region.columns
    ):
        return None  # next to lists of wishes there are lists of refusals or musts of the same people
    by_company: dict[str, set[str]] = {}
    for column in roles:
        for row, text in asker.cells.items():
            by_company.setdefault(text, set()).add(column.cells.get(row, ""))
    constant = len(roles) == 1 and all(len(words) == 1 for words in by_company.values())
    side = next((s for title in asker.titles if (s := side_of_title(title)) is not None), None)
    return WishRows(asker, asked[0], roles[0] if constant else None, side)


def graded_rows(region: Region) -> WishRows | None:
    """The columns of a list with a company in each row, repeated in others, one that it wants to meet, and its grade.

    The title of the company that asks may say nothing, and some names may be shortened. The grade is a rank or a level.
    """
    each = [c for c in region.columns if c.profile.companies >= _SOME and c.profile.lists <= _SLIPS]
    targets = [c for c in each if max(c.score("wishes"), c.score("to")) >= _TITLED and c.choice is None]
    single = [c for c in each if c.profile.companies >= _SHORTENED]
    askers = [c for c in single if c not in targets and c.profile.unique < _TITLED and c.profile.full >= _ONCE]
    grades = (max(c.score("rank"), c.score("level")) for c in region.columns if c.profile.unique < _TITLED)
    alone = any(c.profile.companies >= _OTHERS and c.profile.unique >= _ONCE for c in single if c not in targets)
    if len(targets) != 1 or len(askers) != 1 or alone or max(grades, default=0.0) < _TITLED:
        return None
    return WishRows(askers[0], targets[0], None, None)


_SLIPS, _SOME = 0.1, 0.15
"""The greatest share of cells with several names in a column with one in each; the least of names as on their list."""


def naming(columns: Sequence[Column], *, alone: bool = False) -> list[Column]:
    """The columns that mostly name companies; with ``alone``, only those with one in each cell.

    With ``alone`` there are none if the list has separate columns of wishes and of musts or refusals, and one row per
    requester.
    """
    ways = [c for c in columns if c.score("company") < _TITLED]  # ``Who``, ``Whom``
    sided = [c for c in ways if tell_sides(ways, _SIDED) and max(map(c.score, ("from", "to"))) >= _SIDED]
    named = [c for c in columns if c.profile.companies >= (_SHORTENED if c in sided else _OTHERS)]
    wishing = [c for c in named if c.level is Level.WANT and c.score("wishes") >= _TITLED]
    once = any(c.profile.unique >= _ONCE and c not in wishing for c in named[:1]) or any(
        c.profile.lists for c in wishing
    )
    apart = bool(wishing) and once and any(c.level is not Level.WANT for c in named)
    return [c for c in named if not (alone and (apart or c.profile.lists > 0.3))]


_OTHERS, _SHORTENED, _SIDED = 0.6, 0.35, 0.9
"""The shares of names in columns, of shortened ones below a title for who requests or is requested, and its score."""


def is_grouped(two: Sequence[Column]) -> bool:
    """Whether the rows of each name are adjacent in the first of two columns, as of requesters, and not in the second.

    Parameters
    ----------
    two
        Columns with a company in each row, in their order.
    """
    return len(two) == 2 and [_is_adjacent(c) and c.profile.unique < 1 for c in two] == [True, False]


def _names_each_row(column: Column) -> bool:
    """Whether a column with a title for companies has a different one in each row: that of the row."""
    p = column.profile
    each = min(p.unique, p.full, p.letters) >= _ONCE and p.filled > _FEW_ROWS
    return each and column.score("company") >= 0.8 and column.level is Level.WANT and column.score("to") < 0.7


def _is_adjacent(column: Column) -> bool:
    texts = [text for _, text in sorted(column.cells.items())]
    return sum(one != other for one, other in pairwise(texts)) + 1 == len(set(texts))


_REPEATED = 0.7
"""The maximum share of different names if companies have several rows each."""


def _asks_by_title(column: Column) -> float:
    return max(column.score("from"), column.score("company"), 0.85 if names_a_side(column) else 0.0)


def _may_name_some(column: Column, asker: Column | None) -> bool:
    """Whether a column may name a company in each row, except in single rows of companies without wishes."""
    if asker is None:
        return may_name(column)
    asking = {text for row, text in asker.cells.items() if row in column.cells}
    if not _names_one(column) or len(asking) >= _REPEATED * len(column.cells):
        return False
    often = Counter(asker.cells.values())
    return may_name(column) or all(often[text] == 1 for row, text in asker.cells.items() if row not in column.cells)


def may_name(column: Column) -> bool:
    """Whether each cell of a column may name one company."""
    return column.profile.full >= 0.9 and _names_one(column)


def _names_one(column: Column) -> bool:
    p = column.profile
    if p.letters < 0.9 or p.length > 90 or is_list(column):
        return False
    if _answers(column):
        return False
    return max(p.roles, p.levels, p.countries, p.languages, p.emails, p.dates) < 0.5


def _answers(column: Column) -> bool:
    """Whether most cells are levels, or all are levels or say yes or no."""
    texts = column.texts
    answers = all(says_yes_or_no(text) is not None or level_of(text) is not None for text in texts)
    return column.profile.levels >= 0.6 or (bool(texts) and answers)


def is_list(column: Column) -> bool:
    """Whether many cells of a column are lists, and not one name in two languages."""
    texts = list(column.cells.values())[:200]
    several = (_CODES.fullmatch(text) or (_SEVERAL.search(text) and not names_in_both(text)) for text in texts)
    return sum(map(bool, several)) * 5 > len(texts)


_SEVERAL = lazy_regex(r"[;；、\n┋|]")
_CODES = lazy_regex(r"(?:[^\W\d_]{1,4}[-–. ]?\d{1,5}\s*,\s*)+[^\W\d_]{1,4}[-–. ]?\d{1,5}")
"""Several codes between commas, which names may have too: ``EX-02, EX-03``."""
