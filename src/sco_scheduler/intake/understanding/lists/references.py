"""References to companies by other attributes: a contact person, an e-mail address, a phone, a stand or a badge."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from sco_scheduler.domain.event import Level
from sco_scheduler.domain.messages import Cell
from sco_scheduler.domain.names import fold, trim
from sco_scheduler.intake.company_names import core_of
from sco_scheduler.intake.understanding.cells.columns import Column, is_coded
from sco_scheduler.intake.understanding.cells.looks import PAINT
from sco_scheduler.intake.understanding.lists.number_columns import (
    PARTS,
    asks_for_companies,
    by_called,
    by_number,
    cites_numbers,
    counts_others,
    lists_several,
    lists_several_numbers,
    may_ask,
    may_be_numbers,
    numbers_a_side,
    numbers_each,
    one_for_each,
)
from sco_scheduler.intake.understanding.lists.regions import Region
from sco_scheduler.intake.understanding.names.catalogue_numbers import (
    bare_number,
    named_beside_names,
    named_by_numbers,
    numbers_in,
    with_names_of_numbers,
)
from sco_scheduler.intake.understanding.names.listed_texts import exceptions_in, without_also
from sco_scheduler.intake.understanding.wording.words import (
    is_blank,
)
from sco_scheduler.intake.values.entries import fold_header, normalized, whole_number
from sco_scheduler.resources import lazy_regex

_LEAST = 0.6
"""The minimum share of a column's parts that are known references."""

_OWN = 2
"""The readings of a two-row title that describe the column itself: of both rows, and of the lower one."""

_NUMBERING = lazy_regex(r"^\s*[(（]?\d{1,2}[.)）、:](?!\d)\s*")
_ASIDE = lazy_regex(r"\s*[(（\[]([^()（）\[\]]*)[)）\]]\s*$")
_SAID_BEHIND = lazy_regex(r"(?<=\d)(?:\s*[:：–—]\s*|\s+(?:-\s*)?)([^\W\d][^\d()（）]{3,40})$")
"""A remark after a number or a code: ``B1 if possible``, ``B1 - we are in court``."""

_ADDRESSED = lazy_regex(
    r"^(?:mr|ms|mrs|miss|dr|prof|г-н|г-жа|господин|госпожа)\b\.?\s*|\s*(?:先生|女士|小姐|经理|总经理|总)$",
    re.IGNORECASE,
)


_CODE = lazy_regex(r"([^\W\d_]{1,4})[\s_.-]*(\d{1,6})")


@lru_cache(maxsize=131072)
def referred(text: str) -> str:
    """Normalise a person, address or code for comparison: without forms of address, and with names in any order."""
    if text.isascii() and text.isdecimal():
        return text
    code = _CODE.fullmatch(normalized(text))
    if code is not None:  # S-01, s01, S 1
        return code[1] + code[2].lstrip("0")
    bare = normalized(_ADDRESSED.sub("", trim(text)))
    return " ".join(sorted(bare.replace(".", " ").split())) if "@" not in bare else bare.removeprefix("mailto:")


class Reference(NamedTuple):
    """A column that refers to companies by another attribute: its header, the attribute, and the number of names."""

    cell: Cell
    named_by: str
    number: int


@dataclass
class CompanyReferences:
    """The attributes of listed companies, and the companies that have them."""

    _owners: dict[str, dict[str, set[str]]] = field(default_factory=dict)
    """By the title of each column of a list: the companies by its values."""

    _called: dict[str, set[str]] = field(default_factory=dict)
    """By the title of each column: the readings of its title, folded, without those of just a group."""

    _sources: dict[tuple[str, int], str] = field(default_factory=dict)
    """The titles of the columns with attributes of the row's company, by sheet and number."""

    _numbered: dict[tuple[str, int], tuple[str, dict[str, str]]] = field(default_factory=dict)
    """The numbered columns that others refer to, by sheet and number: the title, and the companies by their numbers."""

    _may_number: dict[tuple[str, int], set[str]] = field(default_factory=dict)
    """The columns that have another number for each company, to which none surely refers: the numbers."""

    _exact: dict[str, set[str]] = field(default_factory=dict)
    """By the title of each column of codes that identify companies: the codes, folded."""

    _ids: set[str] = field(default_factory=set)
    """The titles of the columns that number the companies of a list, which others refer to."""

    _cited: set[tuple[str, int]] = field(default_factory=set)
    _weighed: bool = False

    def take(self, region: Region, row_names: dict[int, str], own: Sequence[Column]) -> list[tuple[str, str]]:
        """Index the attributes in a list of companies; return the number of each company, with its name.

        Parameters
        ----------
        row_names
            The company of each row, by a known name.
        """
        self._weighed = False
        every: list[tuple[str, str]] = []
        for column in region.columns:
            numbers = {bare_number(text): row_names[row] for row, text in column.cells.items() if row in row_names}
            if column.referred and column.profile.numbers >= _NUMBERS:
                self._numbered[region.grid.name, column.number] = column.title, numbers
                every += numbers.items()
            elif numbers_each(column) and one_for_each(column, row_names):
                self._may_number[region.grid.name, column.number] = {*numbers}
                every += numbers.items()
            if (column in own and not is_coded(column)) or not self._is_source(column):
                continue
            self._ids |= {column.title} if column.referred and column.title else set()
            if column in own:
                self._exact[column.title] = set(map(fold, column.texts))
            self._sources[region.grid.name, column.number] = column.title
            owners = self._owners.setdefault(column.title, {})
            self._called.setdefault(column.title, set()).update(map(fold_header, column.titles[:_OWN]))
            for row, text in column.cells.items():
                if row in row_names and not is_blank(text):
                    owners.setdefault(referred(text), set()).add(row_names[row])
        return every

    @staticmethod
    def _is_source(column: Column) -> bool:
        p = column.profile
        wishing = column.score("wishes") >= 0.7 or column.choice is not None or column.level is not Level.WANT
        painted = any(text.startswith(PAINT) for text in column.texts)
        if p.unique < 0.7 or p.length > 60 or wishing or painted:
            return False
        if p.emails >= 0.6 or p.phones >= 0.6:
            return True
        if column.score("contact") >= 0.35 and p.letters >= 0.9 and p.companies < 0.3:
            return True
        coded = p.length <= 14 and all(any(map(str.isdigit, text)) for text in column.texts)
        single = all(len(PARTS.split(text)) == 1 for text in column.texts)
        if p.letters < 0.9:  # stands such as 1-01 and 3-08 look like hours or dates
            each = p.unique >= _EACH and p.full >= _EACH and column.score("not_available") < _WEAKLY
            coded = coded and each and all(map(_STAND.fullmatch, column.texts))
            return coded and p.moments == 0.0
        stands = column.score("table") >= _WEAKLY > column.score("not_available")
        ranks = 0.0 if column.counts_in_codes else p.ranks  # ``N01``, ``N02`` in order are IDs and not *No. 1*
        return coded and single and (max(p.times, p.dates, ranks) < 0.5 or (stands and p.moments == 0.0))

    def cites(self, sheet: str, column: Column) -> bool:
        """Whether other columns, resolved already, refer to companies by the values of a column."""
        return (sheet, column.number) in self._cited

    def resolve(self, region: Region, row_names: dict[int, str]) -> list[Reference]:
        """Replace references by names of companies, in columns that contain nothing else."""
        if not self._weighed:
            self._remove_references()
        found = self._by_number(region)
        beside: set[str] = set()
        # Stands that look like days are none if another column of the same list has stands.
        for column in sorted(region.columns, key=lambda c: not lists_several(c)):
            if (region.grid.name, column.number) in self._sources or not column.cells:
                continue
            parts = {row: _parts(text) for row, text in column.cells.items() if not is_blank(text)}
            said = {referred(part) for several in parts.values() for part, _ in several}
            for title, owners in self._owners.items():
                if owners.keys().isdisjoint(said):
                    continue
                if title in self._exact and all(
                    fold(p) in self._exact[title] for few in parts.values() for p, _ in few
                ):
                    continue  # the codes themselves are names of the companies
                if self._called[title] & {fold_header(name) for name in column.titles[:_OWN]}:
                    continue  # an attribute in both lists, such as a flight, belongs to the row
                plain = column.profile.letters < _LEAST and title not in beside
                if plain and not (asks_for_companies(column) or lists_several(column)):
                    continue  # a day, not a stand
                reference = _resolved(region, column, parts, (title, owners), row_names)
                if reference is not None:
                    beside.add(title)
                    found.append(reference)
                    self._cited |= {where for where, of in self._sources.items() if of == title}
                    break
        return found

    def _by_number(self, region: Region) -> list[Reference]:
        """Replace numbers of a list of companies by their names, in columns that request companies."""
        found = []
        for (sheet, number), each in self._may_number.items():
            for column in (c for c in region.columns if sheet != region.grid.name or c.number != number):
                column.numbered = column.numbered or may_be_numbers(column, each) or may_ask(column, each)
        for (sheet, number), (title, names) in self._numbered.items():
            others = [c for c in region.columns if sheet != region.grid.name or c.number != number]
            cores = {core_of(name).text for name in names.values()}  # below a company of a matrix are ranks
            others = [c for c in others if core_of(c.title).text not in cores and not _counts_beside_names(c, region)]
            others = [c for c in others if not (_holds_pairs(region) and _grades(c))]
            for column in others:
                _part_at_hyphens(column, names)
                column.numbered = column.numbered or may_be_numbers(column, names) or may_ask(column, names)
            for column in by_number(others, names):
                parts = {row: numbers_in(text) for row, text in column.cells.items()}
                told = {row: named_by_numbers(text, names) for row, text in column.cells.items()}
                if any(map(cites_numbers, column.titles)) or lists_several_numbers(column):
                    beside = (row for row, text in told.items() if text == column.cells[row] and parts[row] is None)
                    told |= {row: named_beside_names(column.cells[row], names) for row in beside}
                told = {row: text for row, text in told.items() if text != column.cells[row]}
                but = {row: exceptions_in(column.cells[row]) for row in told}
                _replace_cells(
                    column, {r: column.cells[r].replace(but[r] or "", n) if but[r] else n for r, n in told.items()}
                )
                known = sum(n in names for of_row in parts.values() for n in of_row or ())
                found.append(Reference(region.cell(region.header[-1], column), title, known))
            called = {c.number: rows for c in others if sheet != region.grid.name and (rows := by_called(c, names))}
            for column in (c for c in others if c.number in called):
                told = {row: named_by_numbers(column.cells[row], names) for row in called[column.number]}
                _replace_cells(column, told)
                found.append(Reference(region.cell(region.header[-1], column), title, len(told)))
            if found:
                _name_numbers(region.columns if called else others, names)
        return found

    def _remove_references(self) -> None:
        """Remove columns from the sources if most of their values belong to other companies elsewhere.

        The codes of a list's own column are those of its companies, however many of them other columns have.
        """
        self._weighed = True
        titles = sorted(self._owners, key=lambda title: (title not in self._ids, -len(self._owners[title])))
        for place, title in enumerate(titles):
            mine = self._owners[title]
            others = [self._owners.get(fuller, {}) for fuller in titles[:place]]
            foreign = [sum(text in of and not mine[text] & of[text] for text in mine) for of in others]
            if any(count >= _LEAST * len(mine) for count in foreign):
                del self._owners[title]
                self._sources = {where: of for where, of in self._sources.items() if of != title}


def _resolved(
    region: Region,
    column: Column,
    parts: Mapping[int, Sequence[tuple[str, str]]],
    source: tuple[str, Mapping[str, set[str]]],
    row_names: dict[int, str],
) -> Reference | None:
    """Replace references in a column by names; None if the column has other content."""
    title, owners = source
    every = [(row, part) for row, several in parts.items() for part, _ in several]
    known = [(row, part) for row, part in every if referred(part) in owners]
    # a further attribute of the row's own company
    others = [1 for row, part in known if row_names.get(row) not in owners[referred(part)]]
    least = _LEAST if column.profile.letters >= _LEAST else 1.0
    if len(known) < least * len(every) or not known or 2 * len(others) <= len(known):
        return None
    cells: dict[int, str] = {}
    for row, several in parts.items():
        names = []
        for part, aside in several:
            companies = owners.get(referred(part), set())
            name = next(iter(companies)) if len(companies) == 1 else part
            names.append(f"{name} ({aside})" if aside else name)
        cells[row] = "; ".join(names)
    _replace_cells(column, cells)
    return Reference(region.cell(region.header[-1], column), title, len(known))


@lru_cache(maxsize=131072)
def _parts(text: str) -> tuple[tuple[str, str], ...]:
    """The parts of a cell, each with the contents of brackets after it."""
    if text.isascii() and text.isdecimal():
        return ((text, ""),) if not is_blank(text) else ()
    found = []
    for piece in PARTS.split(without_also(text, lambda _: True)):
        bare = trim(_NUMBERING.sub("", piece))
        aside = _ASIDE.search(bare) or _SAID_BEHIND.search(bare)
        bare = bare[: aside.start()] if aside is not None else bare
        if bare and not is_blank(bare):
            found.append((bare, aside[1] if aside is not None else ""))
    return tuple(found)


def _name_numbers(columns: Sequence[Column], names: Mapping[str, str]) -> None:
    """Replace numbers of a list by names in the remarks next to wishes that are such numbers."""
    for column in columns:
        if column.score("notes") >= _WEAKLY:
            said = {row: with_names_of_numbers(text, names) for row, text in column.cells.items()}
            _replace_cells(column, {row: text for row, text in said.items() if text != column.cells[row]})


def _holds_pairs(region: Region) -> bool:
    """Whether two columns name companies, one of them the same company in several rows, as in a list of requests."""
    naming = [c for c in region.columns if c.profile.companies >= _LEAST]
    return len(naming) > 1 and any(c.profile.unique < _LEAST for c in naming)


def _grades(column: Column) -> bool:
    """Whether the cells are single small numbers, and the title asks for no companies: the ranks of requests."""
    numbers = [whole_number(text) for text in column.cells.values()]
    small = all(number is not None and 0 <= number <= _MOST_RANKS for number in numbers)
    asked = column.choice is not None or any(map(numbers_a_side, column.titles)) or column.said is not None
    return small and not asked and column.score("wishes") < _TITLED


_MOST_RANKS = 20


def _replace_cells(column: Column, cells: Mapping[int, str]) -> None:
    """Replace the contents of some cells of a column by names."""
    column.cells = {**column.cells, **{row: text for row, text in cells.items() if text}}
    column.raw = {row: value for row, value in column.raw.items() if row not in cells}
    column.__post_init__()


_EACH, _NUMBERS, _TITLED = 0.95, 0.9, 0.7
_STAND = lazy_regex(r"[^\W\d_]?\d{1,2}\s*[-–/.]\s*\d{1,3}[^\W\d_]?")


def _counts_beside_names(column: Column, region: Region) -> bool:
    """Whether single numbers stand beside wishes by name, or count marks, so that they are probably counts."""
    marked = [c for c in region.columns if c is not column and all(len(text) <= _LONGEST_MARK for text in c.texts)]
    if len(marked) >= _FEWEST_MARKED and column.said is None and counts_others(column, marked):
        return True
    if column.said is not None or lists_several_numbers(column) or any(map(cites_numbers, column.titles)):
        return False
    others = (c for c in region.columns if c is not column and asks_for_companies(c))
    return any(min(c.profile.companies, c.profile.letters) >= _LEAST for c in others)


_LONGEST_MARK, _FEWEST_MARKED = 3, 3


def _part_at_hyphens(column: Column, known: Collection[str]) -> None:
    """Put semicolons for hyphens between known numbers, ``208 - 205 - 201``, if they are no ranges in some cell."""
    found = {row: _DIGITS.findall(text) for row, text in column.cells.items() if _HYPHENED.fullmatch(text) is not None}
    if not all(number.lstrip("0") in known for numbers in found.values() for number in numbers):
        return
    if any(len(numbers) > _ENDS or numbers != sorted(numbers, key=int) for numbers in found.values()):
        _replace_cells(column, {row: "; ".join(numbers) for row, numbers in found.items()})


_ENDS = 2
"""The numbers of a range."""

_HYPHENED, _DIGITS = lazy_regex(r"\s*\d{1,6}(?:\s*[-–—]\s*\d{1,6})+\s*"), lazy_regex(r"\d+")


_WEAKLY = 0.35
