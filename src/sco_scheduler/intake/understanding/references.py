"""Companies that are named by what else is theirs: a contact person, a mailbox, a telephone, a stand or a badge."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from sco_scheduler.domain.event import Level
from sco_scheduler.domain.messages import Cell
from sco_scheduler.domain.names import trim
from sco_scheduler.intake.understanding.columns import Column
from sco_scheduler.intake.understanding.filling import PAINT
from sco_scheduler.intake.understanding.regions import Region
from sco_scheduler.intake.understanding.words import is_blank
from sco_scheduler.intake.values.entries import fold_header, normalized
from sco_scheduler.resources import lazy_regex

_LEAST = 0.6
"""The share of the parts of a column from which they are taken for references."""

_OWN = 2
"""The readings of a title of two rows that say what the column is: of both rows, and of the lower one."""

_PARTS = lazy_regex(r"[;；、,，\n\r|｜┋•·/]+|\s+(?:and|и)\s+|[和与及]")
_NUMBERING = lazy_regex(r"^\s*[(（]?\d{1,2}[.)）、:]\s*")
_ASIDE = lazy_regex(r"\s*[(（\[]([^()（）\[\]]*)[)）\]]\s*$")
_ADDRESSED = lazy_regex(
    r"^(?:mr|ms|mrs|miss|dr|prof|г-н|г-жа|господин|госпожа)\b\.?\s*|\s*(?:先生|女士|小姐|经理|总经理|总)$",
    re.IGNORECASE,
)


@lru_cache(maxsize=16384)
def referred(text: str) -> str:
    """A person, mailbox or code as it is compared: without how a person is addressed; the order of names is free."""
    bare = normalized(_ADDRESSED.sub("", trim(text)))
    return " ".join(sorted(bare.replace(".", " ").split())) if "@" not in bare else bare.removeprefix("mailto:")


class Reference(NamedTuple):
    """A column that names companies by something else: its header, what that is called, and how many names it has."""

    cell: Cell
    named_by: str
    number: int


@dataclass
class References:
    """What belongs to the companies of the lists, and to which of them."""

    _owners: dict[str, dict[str, set[str]]] = field(default_factory=dict)
    """For the title of each column of a list the companies by what stands there."""

    _called: dict[str, set[str]] = field(default_factory=dict)
    """For the title of each column the ways to read it, folded, but for that of a group alone."""

    _sources: dict[tuple[str, int], str] = field(default_factory=dict)
    """The titles of the columns, by sheet and number, that say what belongs to the company of a row."""

    _weighed: bool = False

    def take(self, region: Region, row_names: dict[int, str], own: Sequence[Column]) -> None:
        """Take what the rows of a list of companies say of each.

        Parameters
        ----------
        region
            The list.
        row_names
            The company of each row, as the names are known.
        own
            The columns that name the company.
        """
        for column in region.columns:
            if column in own or not self._is_source(column):
                continue
            self._sources[region.grid.name, column.number] = column.title
            owners = self._owners.setdefault(column.title, {})
            self._called.setdefault(column.title, set()).update(map(fold_header, column.titles[:_OWN]))
            for row, text in column.cells.items():
                if row in row_names and not is_blank(text):
                    owners.setdefault(referred(text), set()).add(row_names[row])

    @staticmethod
    def _is_source(column: Column) -> bool:
        p = column.profile
        wishing = column.score("wishes") >= 0.7 or column.choice is not None or column.level is not Level.WANT
        painted = any(text.startswith(PAINT) for text in column.cells.values())
        if p.unique < 0.7 or p.length > 60 or wishing or painted:
            return False
        if p.emails >= 0.6 or p.phones >= 0.6:
            return True
        if column.score("contact") >= 0.35 and p.letters >= 0.9 and p.companies < 0.3:
            return True
        coded = p.length <= 14 and all(any(map(str.isdigit, text)) for text in column.cells.values())
        single = all(len(_PARTS.split(text)) == 1 for text in column.cells.values())
        return coded and single and p.letters >= 0.9 and max(p.times, p.dates, p.ranks) < 0.5

    def resolve(self, region: Region, row_names: dict[int, str]) -> list[Reference]:
        """Put names of companies in place of what belongs to them, in columns that say nothing else."""
        if not self._weighed:
            self._weigh()
        found = []
        for column in region.columns:
            if (region.grid.name, column.number) in self._sources or not column.cells:
                continue
            parts = {row: list(_parts(text)) for row, text in column.cells.items() if not is_blank(text)}
            for title, owners in self._owners.items():
                if self._called[title] & {fold_header(name) for name in column.titles[:_OWN]}:
                    continue  # what both lists call the same, such as a flight, is said of the company of each row
                reference = _resolved(region, column, parts, (title, owners), row_names)
                if reference is not None:
                    found.append(reference)
                    break
        return found

    def _weigh(self) -> None:
        """Take columns for no sources whose cells are mostly those of other companies elsewhere: they refer to them."""
        self._weighed = True
        titles = sorted(self._owners, key=lambda title: -len(self._owners[title]))
        for place, title in enumerate(titles):
            mine = self._owners[title]
            for fuller in titles[:place]:
                theirs = self._owners.get(fuller, {})
                foreign = [text for text, of in mine.items() if text in theirs and not of & theirs[text]]
                if len(foreign) >= _LEAST * len(mine):
                    del self._owners[title]
                    self._sources = {where: of for where, of in self._sources.items() if of != title}
                    break


def _resolved(
    region: Region,
    column: Column,
    parts: Mapping[int, Sequence[tuple[str, str]]],
    source: tuple[str, Mapping[str, set[str]]],
    row_names: dict[int, str],
) -> Reference | None:
    """Put names in place of what belongs to companies; None where a column says something else."""
    title, owners = source
    every = [(row, part) for row, several in parts.items() for part, _ in several]
    known = [(row, part) for row, part in every if referred(part) in owners]
    # Of the company of the row itself it is one more way to reach it.
    others = [1 for row, part in known if row_names.get(row) not in owners[referred(part)]]
    if len(known) < _LEAST * len(every) or not known or 2 * len(others) <= len(known):
        return None
    cells = dict(column.cells)
    for row, several in parts.items():
        names = []
        for part, aside in several:
            companies = owners.get(referred(part), set())
            name = next(iter(companies)) if len(companies) == 1 else part
            names.append(f"{name} ({aside})" if aside else name)
        cells[row] = "; ".join(names)
    column.cells, column.raw = cells, {row: value for row, value in column.raw.items() if row not in parts}
    column.__post_init__()
    return Reference(region.cell(region.header[-1], column), title, len(known))


def _parts(text: str) -> Iterator[tuple[str, str]]:
    """The parts of a cell, each with what stands in brackets behind it."""
    for piece in _PARTS.split(text):
        bare = trim(_NUMBERING.sub("", piece))
        aside = _ASIDE.search(bare)
        bare = bare[: aside.start()] if aside is not None else bare
        if bare and not is_blank(bare):
            yield bare, aside[1] if aside is not None else ""
