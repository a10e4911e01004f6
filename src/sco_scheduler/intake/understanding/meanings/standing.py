"""Indexes which values occur in several columns of a workbook, to recognise references to companies."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import islice, pairwise

from sco_scheduler.domain.event import Level
from sco_scheduler.domain.names import fold, fold_name
from sco_scheduler.intake.company_names import script_of
from sco_scheduler.intake.table.grids import is_total
from sco_scheduler.intake.understanding.cells.columns import Column, is_coded
from sco_scheduler.intake.understanding.lists.number_columns import by_called, by_number, numbers_each
from sco_scheduler.intake.understanding.lists.regions import Region
from sco_scheduler.intake.understanding.meanings.shapes import is_list
from sco_scheduler.intake.understanding.names.name_parts import is_subsequence
from sco_scheduler.intake.understanding.names.nearness import MOST_LETTERS, squashed
from sco_scheduler.intake.understanding.wording.legends import IS_MEANING
from sco_scheduler.intake.understanding.wording.places import calls_numbers
from sco_scheduler.intake.understanding.wording.word_lists import plain, title_says
from sco_scheduler.intake.understanding.wording.words import bare_title, is_serial_title
from sco_scheduler.intake.values.entries import fold_header, normalized
from sco_scheduler.resources import lazy_regex

_UNIQUE, _LEAST_UNIQUE = 0.95, 0.7
"""The least share of different codes of a list, without and with companies that registered again."""


_LONGEST_CODES, _BETWEEN_CODES = 60, lazy_regex(r"[;；、,，\s]+")


def _codes_in(column: Column) -> set[str]:
    """The folded codes and numbers in the cells of a column; none if a part of a cell has no digit."""
    found: set[str] = set()
    for text in column.texts:
        if text.isdecimal():
            found.add(fold(text))
            continue
        parts = set(map(fold, _BETWEEN_CODES.split(text))) - {""}
        if not all(any(map(str.isdigit, part)) for part in parts):
            return set()
        found |= parts
    return found


class Standing:
    """An index of the parts of all cells and titles by sheet and column."""

    def __init__(self, regions: Sequence[Region]) -> None:
        self._regions = regions
        self._columns: dict[str, set[int]] = {}
        """The columns, by identity, that contain a folded part."""

        self._codes: list[tuple[Column, set[str]]] = []
        """The columns of codes or numbers, and their values."""

        self._cited: set[str] = set()
        """The numbers after names that are IDs: ``Altyn Trade (ID 006)``."""

        self._elsewhere: dict[str, str] = {}
        """The contents of the cells of all other sheets, folded, by the name of a sheet."""

        for region in regions:
            for column in region.columns:
                if column.profile.length <= _LONGEST_CODES and (parts := _codes_in(column)):
                    self._codes.append((column, parts))
                self._cited |= {n.lstrip("0") for text in column.texts for n in _CITED.findall(text)}
                texts = {*column.titles, *column.cells.values()} if column.profile.letters >= 0.5 else column.titles
                for text in texts:
                    for part in _pieces(text):
                        self._columns.setdefault(part, set()).add(id(column))

    def refers(self, ids: Column) -> bool:
        """Whether other columns refer to companies by the numbers or codes of a column."""
        p = ids.profile
        numbers = p.numbers >= 0.9
        titled = ids.score("id") >= 0.35 or _numbers_rows(ids)
        coded = titled or numbers_each(ids) if numbers else p.letters >= 0.9
        wishing = ids.score("wishes") >= 0.7 or ids.level is not Level.WANT or ids.choice is not None
        if p.full < 0.9 or p.length > 20 or not coded or wishing or (p.unique < _UNIQUE and not self.repeats_rows(ids)):
            return False
        known = {fold(text) for text in ids.texts}
        bare = {text.lstrip("0") for text in known}
        if self._cited and numbers and self._cited <= bare:
            return True
        if numbers and any(self._cites(region, ids, bare, asking=not titled) for region in self._regions):
            return True
        for column, parts in self._codes if titled or not numbers else ():
            if column is ids or (column.serial and column.choice is None):
                continue
            wanted = (
                not numbers
                or column.choice is not None
                or any(column.score(name) >= 0.35 for name in ("wishes", "from", "to"))
                or column.level is not Level.WANT
            )
            enough = 0.9 if numbers else 0.3  # codes may have different meanings on two sheets
            if wanted and len(parts & known) >= enough * len(parts) and max(map(column.score, _COUNTS)) < 0.7:
                return True
        return False

    @staticmethod
    def _cites(region: Region, ids: Column, known: Collection[str], *, asking: bool) -> bool:
        """Whether columns of a list refer to companies by their numbers, all of their cells or those called so."""
        others = [column for column in region.columns if column is not ids]
        apart = len(others) == len(region.columns)
        called = apart and any(by_called(column, known) for column in others)
        return called or bool(by_number(others, known, asking=asking))

    def lists_again(self, codes: Column, own: Column, region: Region) -> bool:
        """Whether rows have the codes of another list beside shorter names of its companies: ``E01 | Sierra Mágina``.

        Each row has another code, and most names share a word with the row of the other list that has the code.
        """
        p = codes.profile
        lettered = min(p.letters, p.unique, p.full) >= _UNIQUE  # numbers may be those of the rows
        if not (lettered and is_coded(codes)) or len(codes.cells) < _FEWEST_SHORT:
            return False
        wanted = {fold(text) for text in codes.texts}
        for other in self._regions:
            for column in other.columns if other is not region else ():
                rows = {fold(text): row for row, text in column.cells.items()}
                if not wanted <= rows.keys() or len(rows) < len(column.cells):
                    continue
                both = [(own.cells.get(row, ""), rows[fold(text)]) for row, text in codes.cells.items()]
                alike = [any(_words(name) & _words(c.cells.get(at, "")) for c in other.columns) for name, at in both]
                if 2 * sum(alike) > len(both):
                    return True
        return False

    def repeats_rows(self, ids: Column) -> bool:
        """Whether some rows have the same code, and these are the same company, registered again."""
        if not _LEAST_UNIQUE <= ids.profile.unique < 1 or ids.profile.full < 0.9 or not is_coded(ids):
            return False
        region = next((region for region in self._regions if any(c is ids for c in region.columns)), None)
        if region is None:
            return False
        first: dict[str, int] = {}
        for row, text in ids.cells.items():
            before = first.setdefault(fold(text), row)
            both = [(c.cells[before], c.cells[row]) for c in region.columns if {before, row} <= c.cells.keys()]
            same = sum(fold_name(one) == fold_name(other) for one, other in both)
            if before != row and (len(both) <= 1 or 3 * same < 2 * len(both)):
                return False
        return True

    def is_short_for(self, short: Column, own: Column, region: Region) -> bool:
        """Whether a column has short names of a list's companies, by its title or as another list has them."""
        p = short.profile
        each = min(p.unique, p.filled / max(1, own.profile.filled)) >= 0.95 and p.letters >= 0.95
        shorter = p.length < own.profile.length and not is_list(short)
        titles = list(map(bare_title, short.titles))
        titled = any(_TITLED_SHORT.search(title) or title_says(plain(title), "short") for title in titles)
        says_else = max(short.score(name) for name in _SAYS_ELSE if not (titled and name == "contact"))  # of a name
        if not each or not shorter or says_else >= 0.35 or short.level is not Level.WANT:
            return False
        if titled:
            return True
        both = [(fold(short.cells[row]), fold(own.cells[row])) for row in short.cells.keys() & own.cells.keys()]
        inside = sum(name in full for name, full in both)
        abbreviated = sum(is_subsequence(squashed(name), squashed(full)) for name, full in both)
        if 2 * max(inside, abbreviated) < len(both) and not any(map(_SHORT_NAME.search, titles)):
            return False
        whole = {fold(text) for text in own.texts}  # which others may write instead
        names = {fold(text) for text in short.texts} - whole
        for other in self._regions:
            for column in other.columns if other is not region and names else ():
                if column.score("products") >= _TITLED or column.profile.length > MOST_LETTERS:
                    continue
                parts = {fold(part) for text in column.texts for part in _LISTED.split(text)} - {""}
                if len(parts & names) < _FEWEST_SHORT:
                    continue
                known, of_others = len(parts & (names | whole)), 0
                if inside == len(both) and known < 0.9 * len(parts):
                    of_others = self._begin_elsewhere(parts - names - whole, region, other)
                if known + of_others >= (0.8 if of_others else 0.9) * len(parts):
                    return True
        return False

    def _begin_elsewhere(self, parts: Collection[str], *but: Region) -> int:
        """How many texts are at the beginning of cells of further lists: the other side in a column of pairs."""
        further = (region for region in self._regions if all(region is not other for other in but))
        texts = [fold(text) for region in further for c in region.columns for text in c.cells.values()]
        return sum(any(text.startswith(part) for text in texts) for part in parts)

    def share(self, column: Column, most: int = 200) -> float:
        """The share of the values of a column that also occur in other columns."""
        values = list(dict.fromkeys(column.cells.values()))
        values = values[:: max(1, len(values) // most)]
        here = {id(column)}
        known = sum(any(self._columns.get(part, here) - here for part in _pieces(text)) for text in values)
        return known / len(values) if values else 0.0

    def names_others(self, column: Column, region: Region) -> bool:
        """Whether a title requests companies, or cells have names from other sheets, several each or in few rows."""
        if column.level is not Level.WANT:
            return True
        said = [list(_pieces(text)) for text in islice(column.cells.values(), _MOST_PIECES)]
        several = [pieces for pieces in said if len(pieces) > 1 or column.profile.full < _EACH]
        if not several or column.score("company") >= _EXACT:
            return False
        if region.grid.name not in self._elsewhere:
            others = (c for other in self._regions if other is not region for c in other.columns)
            texts = {text for c in others if c.profile.letters >= 0.5 for text in c.texts}
            self._elsewhere[region.grid.name] = "\n".join(map(fold, texts))
        there = self._elsewhere[region.grid.name]
        known = sum(all(len(piece) > _FEWEST_SHORT and piece in there for piece in pieces) for pieces in several)
        return 2 * known > len(several)


def _words(text: str) -> frozenset[str]:
    """The folded words of a text with as many letters as distinguish names."""
    return frozenset(word for word in _WORD.findall(fold(text)) if len(word) > _FEWEST_SHORT)


_WORD = lazy_regex(r"[^\W\d_]+")
_MOST_PIECES, _EXACT, _EACH = 40, 0.95, 0.8
_FEWEST_SHORT = 3
"""The minimum number of short names with which another list refers to companies."""

_SAYS_ELSE = (
    "products",
    "zone",
    "country",
    "contact",
    "title",
    "email",
    "phone",
    "languages",
    "role",
    "status",
    "nothing",
)
_SHORT_NAME = lazy_regex(
    r"short|brand|abbrev|acronym|trad(?:e|ing) name|кратк|сокращ|бренд|марк|аббрев|简称|品牌|商标|缩写"
)
_TITLED_SHORT = lazy_regex(
    r"short(?:ened)? (?:name|form)|acronym|abbreviat|(?:кратк|сокращ)\w* (?:назв|наимен)|аббревиатур|简称|缩写"
)
"""Titles that say it of names; in further languages by the words of ``short``."""

_LISTED = lazy_regex(r"\s*[;；、,，\n\r|/]\s*")
_COUNTS = ("maximum", "minimum", "not_available", "nothing", "phone", "rank")
_CITED = lazy_regex(r"[(（\[]\s*(?:id|no\.?|№|#|编号|код|номер)\s*[:：#№]?\s*(\d{1,6})\s*[)）\]]", re.IGNORECASE)
_PIECES = lazy_regex(r";#(?:\d+(?:;#|$))?|[;；、\n\r┋|｜,，\[\]【】•·●▪]+|\s[-–—]\s")
_CODE = lazy_regex(r"^[(（\[]?[a-z]{1,3}[-_]?\d{1,5}[)）\]]?[\s:.,-]+")
"""A code before a name: ``S05 Altyn Trade``."""

_NUMBER = lazy_regex(r"^\s*(?:[(（]?\d{1,2}[)）.:、．]|[①-⑳])\s*")


def _pieces(text: str) -> Iterator[str]:
    for piece in _PIECES.split(text):
        bare = fold(_NUMBER.sub("", piece))
        if len(bare) >= 3 and not bare.isdigit():
            yield bare
            name = _CODE.sub("", bare)
            if len(name) >= 3 and name != bare:
                yield name


_TITLED = 0.7


def _numbers_rows(column: Column) -> bool:
    """Whether a column with a title for numbers, or without a title, has a number in each row."""
    return column.serial or not column.title or any(is_serial_title(t) or calls_numbers(t) for t in column.titles[:2])


def tell_answer_numbers(columns: Sequence[Column]) -> None:
    """Tell the column of the numbers of answers, which rise with gaps where answers were deleted, that it is no ID.

    A form tool numbers its answers, and notes when each was given; other columns do not refer to them. They fall where
    the newest answer is the first.
    """
    if not any(c.profile.moments >= _EACH for c in columns):
        return
    rows_numbered = bool(columns) and columns[0].serial and any(map(is_serial_title, columns[0].titles))
    for column in columns[rows_numbered : rows_numbered + 1]:
        numbers = [int(text) for text in column.cells.values() if text.isdecimal() and len(text) < _LONG]
        falling = numbers[:1] > numbers[-1:]
        rising = all((one < other) is not falling and one != other for one, other in pairwise(numbers))
        dense = len(numbers) > 1 and max(numbers) - min(numbers) < _MOST_GAPS * len(numbers)
        if rising and dense and len(numbers) == len(column.cells) == column.rows and not column.referred:
            column.names = "nothing"


_EACH, _LONG, _MOST_GAPS = 0.9, 7, 2


def is_short_name(column: Column, own: Column) -> bool:
    """Whether a column has shorter forms of the companies' names in the same script, and nothing else."""
    both = [(column.cells[row], own.cells[row]) for row in column.cells.keys() & own.cells.keys()]
    return all(len(short) < len(name) and script_of(short) == script_of(name) for short, name in both)


def without_explanations(regions: Sequence[Region]) -> Sequence[Region]:
    """The lists without those of two columns that explain others, and those that count the words of a column.

    The sheet's name or the title of the second column tells an explanation.
    """
    return [region for region in regions if not (_explains(region) or counts_words(region, regions))] or regions


def counts_words(region: Region, regions: Sequence[Region]) -> bool:
    """Whether a list has the few words of a column of another list, and numbers or nothing else: ``Accepted | 26``."""
    filled = [column for column in region.columns if column.cells]
    if not filled or len(filled[0].cells) > _MOST_WORDS or not filled[0].titles:
        return False
    first, *others = filled
    words = {fold(text) for text in first.texts if not is_total(text)}
    if not words or not all(column.profile.numbers >= _NUMBERED for column in others):
        return False
    alike = (
        column
        for other in regions
        if other.grid is not region.grid
        for column in other.columns
        if {*map(fold_header, column.titles)} & {*map(fold_header, first.titles)}
    )
    return any(words <= {*map(fold, c.texts)} and _OFTEN * c.profile.distinct <= len(c.cells) for c in alike)


_MOST_WORDS, _OFTEN, _NUMBERED = 10, 3, 0.9
"""The most words of a column of words, how often each occurs on average, and the least share of counts beside them."""


def _explains(region: Region) -> bool:
    name, titles = normalized(region.grid.name).strip(" .!:"), region.columns[-1].titles if region.columns else ()
    told = any(IS_MEANING.fullmatch(normalized(title)) for title in titles)
    return len(region.columns) <= _SIGN_AND_MEANING and (told or _EXPLANATION.fullmatch(name) is not None)


_SIGN_AND_MEANING = 2
_EXPLANATION = lazy_regex(
    r"read ?me(?: first)?|legend|key|instructions?|explanations?|how to (?:read|use|fill).*|hinweise|anleitung|legende|"
    r"lies ?mich|erläuterung(?:en)?|légende|lisez[- ]?moi|leyenda|instrucciones|легенда|инструкция|пояснени[ея]|"
    r"(?:условные )?обозначения|как (?:читать|заполнять).*|(?:填[表写])?说明|图例|使用说明"
)
"""Names of sheets that explain others."""
