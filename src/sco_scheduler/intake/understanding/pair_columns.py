"""Finds the columns of a list with one wish in each row: who asks and who is asked, or the two sides of a pair."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from sco_scheduler.domain.event import Role
from sco_scheduler.intake.understanding.columns import Column
from sco_scheduler.intake.understanding.fields import names_a_side
from sco_scheduler.intake.understanding.matching import NameIndex
from sco_scheduler.intake.understanding.regions import Region
from sco_scheduler.intake.understanding.words import side_of_title


def pair_sides(region: Region) -> tuple[tuple[Column, Role], ...]:
    """The two columns of a list of pairs that are called after the two sides; none where it is no such list."""
    sides: dict[Role, Column] = {}
    for column in region.columns:
        side = next((s for title in column.titles if (s := side_of_title(title)) is not None), None)
        if side is None or not names_a_side(column) or is_list(column) or column.profile.levels >= 0.6:
            continue
        if side in sides:
            return ()
        sides[side] = column
    if len(sides) < 2:
        return ()
    together = sum(row in sides[Role.PURCHASER].cells and row in sides[Role.SUPPLIER].cells for row in region.rows)
    repeated = region.paired or min(column.profile.unique for column in sides.values()) < 0.95
    wishing = any(c.score("wishes") >= 0.7 and is_list(c) for c in region.columns)
    if wishing or not repeated or together * 10 < 9 * len(region.rows):
        return ()
    return tuple((column, role) for role, column in sides.items())


def without_echoes(region: Region, names: NameIndex) -> tuple[Column, ...]:
    """The columns of a list of pairs without those that only name a company again, as a code beside its name does."""
    naming = [c for c in region.columns if c.profile.companies >= _NAMED and c.profile.lists < 1 - _NAMED]
    naming = [c for c in naming if c.profile.unique < _ONCE and c.choice is None]
    naming.sort(key=lambda c: (-c.score("company"), -c.profile.length))
    echoes: set[int] = set()
    for place, column in enumerate(naming):
        keys = {row: names.find(text).company for row, text in column.cells.items()}
        for other in naming[place + 1 :] if column.number not in echoes else ():
            again = sum(keys.get(row) == names.find(text).company for row, text in other.cells.items())
            if again >= _ONCE * max(len(keys), len(other.cells)):
                echoes.add(other.number)
    return tuple(c for c in region.columns if c.number not in echoes)


_NAMED, _ONCE = 0.8, 0.95


@dataclass(frozen=True)
class WishRows:
    """The columns of a list with one wish in each row: who asks, who is asked, and the role of who asks."""

    asker: Column
    target: Column
    role: Column | None
    side: Role | None
    """The role of all who ask, where the title of their column says it."""

    @property
    def told(self) -> bool:
        """Whether the sheet says in which role a company asks."""
        return self.role is not None or self.side is not None


def wish_rows(region: Region) -> WishRows | None:
    """The columns of a list in which each company stands once for each of its wishes; None where it is no such list."""
    if pair_sides(region):
        return None
    # What takes long is asked last: no list of companies has columns that come as far.
    repeated = [c for c in region.columns if c.profile.unique < _REPEATED]
    asking = [c for c in repeated if _asks_by_title(c) >= 0.7 and _may_name(c)]
    asker = max(asking, key=lambda c: (_asks_by_title(c), -c.number), default=None)
    roles = [c for c in region.columns if c.profile.distinct <= 6 and c.profile.full >= 0.9 and c.profile.roles >= 0.75]
    if asker is None and len(roles) != 1:
        return None
    naming = [c for c in region.columns if _may_name(c)]
    asked = [c for c in naming if c is not asker and max(c.score("to"), c.score("wishes")) >= 0.7 and c.choice is None]
    naming = [c for c in naming if max(c.score("rank"), c.score("level")) < 0.7]
    if asker is None and len(naming) == 2 and len(roles) == 1 and all(c.profile.unique < 0.95 for c in naming):
        # By no title: the rows of who asks stand together, those of who is asked do not.
        together = [c for c in naming if _stands_together(c) and c.profile.unique < _REPEATED > c.score("wishes")]
        asker = together[0] if len(together) == 1 else None
        asked = [c for c in naming if c is not asker]
    if asker is None or len(asked) != 1:
        return None
    by_company: dict[str, set[str]] = {}
    for column in roles:
        for row, text in asker.cells.items():
            by_company.setdefault(text, set()).add(column.cells.get(row, ""))
    constant = len(roles) == 1 and all(len(words) == 1 for words in by_company.values())
    side = next((s for title in asker.titles if (s := side_of_title(title)) is not None), None)
    return WishRows(asker, asked[0], roles[0] if constant else None, side)


def _stands_together(column: Column) -> bool:
    texts = [text for _, text in sorted(column.cells.items())]
    return sum(one != other for one, other in pairwise(texts)) + 1 == len(set(texts))


_REPEATED = 0.7
"""The share of different names below which companies stand in several rows each."""


def _asks_by_title(column: Column) -> float:
    return max(column.score("from"), column.score("company"), 0.85 if names_a_side(column) else 0.0)


def _may_name(column: Column) -> bool:
    """Whether each row of a column may name one company."""
    p = column.profile
    if p.full < 0.9 or p.letters < 0.9 or p.length > 90 or is_list(column):
        return False
    return max(p.roles, p.levels, p.countries, p.languages, p.emails, p.dates) < 0.5


def is_list(column: Column) -> bool:
    """Whether many cells of a column are lists."""
    texts = list(column.cells.values())[:200]
    return sum(bool(re.search(r"[;；、\n┋|]", text)) for text in texts) * 5 > len(texts)
