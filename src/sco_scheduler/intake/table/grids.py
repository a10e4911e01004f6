"""The cells of a workbook, whatever library read it, the vocabulary of headers and choices, and a map of a form."""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property, lru_cache
from itertools import islice
from typing import Any

from sco_scheduler.domain.messages import Cell, Name
from sco_scheduler.domain.names import ARABIC_SIGNS, fold
from sco_scheduler.intake.values.entries import fold_header, in_ascii_digits, normalized, written
from sco_scheduler.resources import any_of, data_file, kept_regex, lazy_regex

HEADER_ROWS = 50
"""The number of filled rows at the top of a sheet among which the header is searched."""

_EPOCH_1900 = datetime(1899, 12, 30)


class ErrorValue(str):
    """The error value of a cell, such as ``#REF!``."""

    __slots__ = ()


class LostFormula(str):
    """A formula whose value was never calculated."""

    __slots__ = ()


Runs = tuple[tuple[str, bool], ...]
"""A text in parts, each with whether it is struck through."""


@dataclass(frozen=True)
class Grid:
    """A sheet: its filled cells by row and column (both from 1), in order.

    ``merged`` are the ranges of merged cells as (first row, last row, first column, last column).
    """

    name: str
    rows: Mapping[int, Mapping[int, object]]
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    merged: tuple[tuple[int, int, int, int], ...] = ()
    origins: Mapping[tuple[int, int], Cell] = field(default_factory=dict)
    """The source of cells, by row and column, of a sheet that was made from others; column 0 is the row."""

    comments: Mapping[tuple[int, int], str] = field(default_factory=dict)
    """The comments on cells, by row and column."""

    colours: Mapping[tuple[int, int], str] = field(default_factory=dict)
    """The fill colours of cells, by row and column, in hexadecimal notation."""

    letters: Mapping[tuple[int, int], str] = field(default_factory=dict)
    """The colours of the letters of cells, except black, by row and column."""

    struck: frozenset[tuple[int, int]] = frozenset()
    """The cells with struck-through text, by row and column."""

    runs: Mapping[tuple[int, int], Runs] = field(default_factory=dict)
    """The runs of text of cells of which a part is struck through, by row and column."""

    @property
    def is_painted(self) -> bool:
        """Whether cells below the first row have strikethrough or a colour."""
        first = min(self.rows, default=0)
        return bool(self.struck) or any(row > first for places in (self.colours, self.letters) for row, _ in places)

    @property
    def is_struck_in_part(self) -> bool:
        """Whether a part of a cell is struck through, or may have typed lines through it."""
        return bool(self.runs) or any(
            "~~" in value or "\u0336" in value or "\u0335" in value
            for values in self.rows.values()
            for value in values.values()
            if isinstance(value, str)
        )

    @cached_property
    def titles_at_top(self) -> Mapping[int, frozenset[str]]:
        """The folded texts in each of the topmost rows, among which the header is, and in the row below it."""
        rows = islice(self.rows.items(), HEADER_ROWS + 1)
        folded = {row: frozenset(fold_header(v) for v in values.values() if isinstance(v, str)) for row, values in rows}
        return {row: texts for row, texts in folded.items() if texts}

    def cell(self, row: int, column: int) -> Cell:
        """Return the address of a cell.

        Parameters
        ----------
        row
            Its row, from 1.
        column
            Its column, from 1; 0 for the whole row.
        """
        origin = self.origins.get((row, column)) if self.origins else None
        return origin or Cell(self.name, row, letters(column))

    def sources(self, rows: Mapping[int, Iterable[int]]) -> dict[tuple[int, int], Cell]:
        """The addresses of the cells in some columns of some rows, and of all empty cells of these with a comment."""
        noted = ((row, column) for row, column in self.comments if row in rows)
        return {place: self.cell(*place) for place in (*((r, c) for r, of in rows.items() for c in of), *noted)}


@dataclass(frozen=True)
class Book:
    """A workbook: its sheets in order. ``epoch`` is the day zero of its date serials.

    ``chosen``: each sheet is a file that the user named, so that none of them may be skipped. ``called`` are the
    original names of sheets by their names here, if they differ.
    """

    name: str
    grids: tuple[Grid, ...]
    epoch: datetime = _EPOCH_1900
    chosen: bool = False
    called: Mapping[str, str] = field(default_factory=dict)


def with_usual_signs(book: Book) -> Book:
    """The workbook with the usual signs for the Arabic comma and semicolon, and for the digits of other scripts.

    Digits are those of codes and figures, ``۲۰۱، ۲۰۴``; beside letters they stay.
    """
    return replace(book, grids=tuple(map(_with_usual_signs, book.grids)))


def _with_usual_signs(grid: Grid) -> Grid:
    texts = (value for values in grid.rows.values() for value in values.values() if isinstance(value, str))
    if not any(not text.isascii() and _UNUSUAL.search(text) for text in (*texts, *grid.comments.values())):
        return grid
    rows = {row: {c: _usual(value) for c, value in values.items()} for row, values in grid.rows.items()}
    return replace(
        grid, rows=rows, comments={place: text.translate(ARABIC_SIGNS) for place, text in grid.comments.items()}
    )


def _usual(value: object) -> object:
    if not isinstance(value, str) or value.isascii():
        return value
    parts = _BETWEEN.split(value.translate(ARABIC_SIGNS))
    return "".join(part if any(map(str.isalpha, part)) else in_ascii_digits(part) for part in parts)


_UNUSUAL = lazy_regex(r"[،؛]|(?![0-9０-９])\d")
_BETWEEN = lazy_regex(r"([;；,，、\n|]+)")


@lru_cache(maxsize=1024)
def letters(column: int) -> str:
    """The letters of a column, counted from 1."""
    text = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text


def column_number(text: str) -> int:
    """The number of a column by its letters, counted from 1."""
    number = 0
    for letter in text.upper():
        number = number * 26 + ord(letter) - 64
    return number


LANGUAGES = ("en", "zh", "ru")
"""The languages of headers, written and read."""


@dataclass(frozen=True)
class Word:
    """A column, a setting or a sheet: its key in the program and its names in each language.

    ``notes`` say in each language what it means.
    """

    key: str
    names: Mapping[str, tuple[str, ...]]
    notes: Mapping[str, str]

    def name(self, language: str = "en") -> str:
        """The name in a language; the canonical English one if it has none."""
        names = self.names.get(language) or self.names["en"]
        return names[0]

    @property
    def told(self) -> Name:
        """The name for messages, rendered in the reader's language."""
        return Name(self.name(), {language: self.name(language) for language in LANGUAGES})

    def spellings(self) -> Mapping[str, str]:
        """Every name in every language by its folded form."""
        return self._spellings

    @cached_property
    def _spellings(self) -> Mapping[str, str]:
        return {fold_header(name): name for names in self.names.values() for name in names}


@dataclass(frozen=True)
class SheetVocabulary:
    """A sheet and its columns."""

    sheet: Word
    columns: Mapping[str, Word]

    def column_of(self) -> Mapping[str, str]:
        """The key of the column by each folded name."""
        return self._column_of

    @cached_property
    def _column_of(self) -> Mapping[str, str]:
        return {folded: column.key for column in self.columns.values() for folded in column.spellings()}

    @cached_property
    def canonical(self) -> frozenset[str]:
        """The folded names of its columns as templates write them."""
        return frozenset(fold_header(column.name()) for column in self.columns.values())


@dataclass(frozen=True)
class Vocabulary:
    """Everything in ``data/headers.json``. Sheets and settings are in the order of the format."""

    sheets: Mapping[str, SheetVocabulary]
    settings: Mapping[str, Word]
    choices: Mapping[str, Mapping[str, str]]
    """For each kind of choice (``level``, ``lock``, …) the meaning of each folded spelling."""

    totals: frozenset[str] = frozenset()
    """The folded words at the start of a row of totals below a list."""

    counted: frozenset[str] = frozenset()
    """The folded words for what such a row counts, after the number."""

    def choice(self, kind: str, text: str) -> str | None:
        """Return the choice that a text means; None if it is unknown."""
        return self.choices[kind].get(fold(text))


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """The vocabulary, read once."""
    data = json.loads(data_file("headers.json").read_text(encoding="utf-8"))
    companies = _words(data["companies"])
    sheets = {
        key: SheetVocabulary(
            Word(key, _names(entry["names"]), {}),
            companies if entry["columns"] == "companies" else _words(entry["columns"]),
        )
        for key, entry in data["sheets"].items()
    }
    choices = {
        kind: {fold(text): meaning for meaning, texts in meanings.items() for text in texts}
        for kind, meanings in data["values"].items()
    }
    totals, counted = (frozenset(map(fold, data[key])) for key in ("totals", "counted"))
    return Vocabulary(sheets, _words(data["settings"]), choices, totals, counted)


_DIGIT = lazy_regex(r"\d")
_NUMBER = lazy_regex(r"[\d\s.,%]+")


_TONGUES = lazy_regex(r"[/|\s]+")
"""Separators between the words for a total in two languages: ``Всего / Total``."""

_LONGEST_LABEL = 4
"""The largest number of words after the one for a total in a row's label, such as ``Total number of requests:``."""


def is_total(value: object) -> bool:
    """Whether a value labels a row of totals, possibly with what it counts: ``Total``, ``Total: 3 companies``."""
    text = normalized(value) if isinstance(value, str) else ""
    tongues = [part.strip() for part in _TONGUES.split(text)]
    if len(tongues) > 1 and all(part in vocabulary().totals for part in tongues):
        return True
    number = _DIGIT.search(text)
    word, _, unit = (text[: number.start()] if number is not None else text).strip(" :=.").partition(" ")
    totals, counted = vocabulary().totals, vocabulary().counted
    heads = number is None and text.endswith((":", "：")) and len(unit.split()) < _LONGEST_LABEL
    known = f"{word} {unit}".strip() in totals or (word in totals and (unit in counted or heads))
    return known and (number is None or _is_count(text[number.start() :]))


def is_subtotal(texts: Sequence[str]) -> bool:
    """Whether the cells of a row are the total of a group and its count: ``Sub-total Europe: 4 (+1 withdrawn)``.

    A company may be called ``Total Trade`` and have a number beside it.
    """
    first, *others = map(normalized, texts)
    label = _COUNTED.sub("", first).strip(" :：–—-")
    counts = [_COUNT_OR_FORMULA.match(text) is not None for text in others]
    worded = any(not text.isdecimal() for text in others) or _OF_PART.search(label) is not None
    counted = label != first or (any(counts) and worded)
    if any(counts) and all(counts) and _NUMBER_OF.search(_ASIDE.sub("", label).strip()) is not None:
        return True  # ``申込事業者数 | 14者``
    return counted and all(counts) and _pattern_of_totals().search(label) is not None


def has_total_word(text: str) -> bool:
    """Whether a text has a word for a total at its beginning or end, as a company may have."""
    return _pattern_of_totals().search(normalized(text)) is not None


_ASIDE = lazy_regex(r"\s*[(（][^()（）]*[)）]$")
_COUNTED = lazy_regex(r"\s*(?:[:：=–—-]\s*\d+\D*|\s\d+\s*(?:家|个|社|곳|개|companies|firms)\D*)(?:\(.*\))?$")
_COUNT_OR_FORMULA = lazy_regex(r"=|\d{1,5}(?!\d|[./:-]\d)")
_ASIDE = lazy_regex(r"[(（][^()（）]*[)）]")
_NUMBER_OF = lazy_regex(
    r"(?:者|社|企業|企业|公司|商|家|バイヤー|サプライヤー|参加|업체|기업|바이어)(?:数|數|数量|总数|總數|수)$|"
    r"^(?:number|no\.|count) of \w+|^(?:количество|кол-во|число) \w+|^anzahl (?:der )?\w+|^nombre (?:de |d['’])\w+|"
    r"^n[uú]mero (?:de|di) \w+|^liczba \w+|^počet \w+|\w+ sayısı$"
)
"""A label for the number of companies: ``出展者数``, ``Number of buyers``."""

_OF_PART = lazy_regex(r"sub|sous|zwischen|teil|mezi|medzi|rész|υπο|delsum|väli|промеж|подыт|\bara\b|جزء|小计|小計|소계")
_JOINED = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f"


@lru_cache(maxsize=1)
def _pattern_of_totals() -> re.Pattern[str]:
    """A pattern of a word for a total at the beginning or the end of a label."""
    either = any_of(vocabulary().totals)
    return kept_regex(rf"^(?:{either})(?:(?!\w)|(?=[{_JOINED}]))|(?:(?<!\w)|(?<=[{_JOINED}]))(?:{either})$")


def sums_up(values: Mapping[int, object], above: Sequence[int], cells: Mapping[int, Mapping[int, object]]) -> bool:
    """Whether a row sums up the rows above: with a word for that and counts, or their number in columns of words.

    Parameters
    ----------
    values
        The row's cells, by column.
    above
        The numbers of the rows above.
    cells
        The cells of all rows, by their columns.
    """
    if sum(not text.isdecimal() and _is_plain_word(text) for text in map(written, values.values())) > 1:
        return False
    texts = {column: normalized(written(value)) for column, value in values.items()}
    counts = any(map(_is_count, texts.values()))
    words = [text for text in texts.values() if not (_is_count(text) or (counts and says_what_is_counted(text)))]
    words = words[:1] if counts and all(map(is_total, words)) else words  # ``Subtotal | Sum | 8``
    label = _ASIDE.sub("", words[0]) if len(words) == 1 else ""  # ``TOTAL ACHETEURS (hors désistés)``
    if len(words) == 1 and (is_total(label) or _counts_marks(texts, above, cells)):
        return True
    if label and _pattern_of_totals().search(label) and _counts_mostly(texts, above, cells):
        return True
    if not (counts and len(texts) <= _SHORTEST > len(words)):
        return False
    last = len(above) - 1
    gap = bisect_left(range(last), above[-1] - last, key=lambda n: above[n] - n) if above else 0
    part = above[gap:]  # after the last heading or total
    few = len(part) >= _FEWEST_COUNTED
    return few and any(_counts_names(column, text, above, part, cells) for column, text in texts.items())


@lru_cache(maxsize=131072)
def _is_plain_word(text: str) -> bool:
    """Whether a text is neither a count, nor its unit, nor a word for a total; a row with two such sums up nothing."""
    bare = normalized(text)
    return not (_is_count(bare) or says_what_is_counted(bare) or is_total(bare))


def says_what_is_counted(text: str) -> bool:
    """Whether a text beside a count is its unit or an aside with counts: ``Count``, ``(10 firms, 1 withdrawn)``."""
    return text in vocabulary().counted or (_ASIDE.fullmatch(text) is not None and _DIGIT.search(text) is not None)


def _counts_names(
    column: int, text: str, above: Sequence[int], part: Sequence[int], cells: Mapping[int, Mapping[int, object]]
) -> bool:
    """Whether a text is the number of the rows above it, or of the names in its column, in all or in the last part."""
    named = [sum(column in cells[row] for row in rows) for rows in (above, part)]
    words = sum(any(map(str.isalpha, written(cells[row].get(column, "")))) for row in above)
    return text in set(map(str, (len(above), *named))) and 2 * words > max(named[0], _FEWEST_COUNTED)


def _counts_marks(texts: Mapping[int, str], above: Sequence[int], cells: Mapping[int, Mapping[int, object]]) -> bool:
    """Whether the numbers of a row count the marks above them, possibly without those of one kind, such as refusals.

    Another column may count the marks of each row, so that there are numbers above its sum.
    """
    numbers = {c: int(text) for c, text in texts.items() if text.isdecimal() and len(text) <= _LONGEST_COUNT}
    if min(len(numbers), len(above)) < _FEWEST_COUNTED:
        return False
    marks = {c: [text for row in above if (text := written(cells[row].get(c, "")))] for c in numbers}
    counted = {c: number for c, number in numbers.items() if not any(map(str.isdecimal, marks[c]))}
    if len(counted) < len(numbers) and _counts_each(numbers, marks):
        return True
    if len(counted) < max(_FEWEST_COUNTED, len(numbers) - 1):
        return False
    numbers = counted
    exactly = sum(number == len(marks[column]) for column, number in numbers.items())
    return 2 * exactly > len(numbers) and all(number <= len(marks[column]) for column, number in numbers.items())


def _counts_each(numbers: Mapping[int, int], marks: Mapping[int, Sequence[str]]) -> bool:
    """Whether each of several different numbers counts the ranks and marks above it, possibly without crosses."""
    kept = {c: sum(text.lower() not in _CROSSES for text in of) for c, of in marks.items()}
    each = all(number in {kept[c], len(marks[c])} for c, number in numbers.items())
    return each and len(numbers) >= _FEWEST_EACH and len(set(numbers.values())) > 1


_FEWEST_EACH, _CROSSES = 4, frozenset("x×хX✗✘✕-–—0")
"""The fewest counts of ranks, each of which has to be right, and the signs that may not be counted."""


def _counts_mostly(texts: Mapping[int, str], above: Sequence[int], cells: Mapping[int, Mapping[int, object]]) -> bool:
    """Whether most numbers of a row with a word for a total may be counts: ``Total North``, which may be a company.

    Below marks they are not more than these, and not the ranks 1, 2, 3. Below numbers they are those of the cells, or
    their sums, from some row on.
    """
    numbers = {c: int(text) for c, text in texts.items() if text.isdecimal() and len(text) <= _LONGEST_COUNT}
    said = {c: [written(cells[row].get(c, "")) for row in above] for c in numbers}
    marked = {c: sum(map(bool, of)) for c, of in said.items() if any(of) and not any(map(str.isdecimal, of))}
    ranks = sorted(numbers[c] for c in marked) == list(range(1, len(marked) + 1))
    if len(marked) >= _SHORTEST and not ranks and len(above) >= _FEWEST_COUNTED:
        return 4 * sum(numbers[c] <= count for c, count in marked.items()) >= 3 * len(marked)
    for start in range(len(above) - 1):
        parts = {c: [text for text in of[start:] if text] for c, of in said.items()}
        sums = {c: sum(int(text) for text in part if text.isdecimal()) for c, part in parts.items()}
        fit = sum(number in {len(parts[c]), sums[c]} for c, number in numbers.items())
        if len(numbers) >= _FEWEST_COUNTED and 4 * fit >= 3 * len(numbers):
            return True
    return False


_SHORTEST, _FEWEST_COUNTED, _LONGEST_COUNT = 2, 3, 4


def _is_count(text: str) -> bool:
    """Whether a text is a number, possibly with a word: ``3 companies``."""
    number = _NUMBER.match(text)
    unit = text[number.end() :] if number is not None else ""
    return number is not None and (not unit or unit in vocabulary().counted)


def _words(entries: Mapping[str, Mapping[str, Any]]) -> dict[str, Word]:
    return {key: Word(key, _names(entry), entry.get("note", {})) for key, entry in entries.items()}


def _names(entry: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    return {language: tuple(entry.get(language, ())) for language in LANGUAGES}


def _nothing() -> dict[str, str]:
    return {}


@dataclass(frozen=True)
class SheetMap:
    """A map's entries for one sheet; missing ones are detected as without a map.

    ``columns`` gives each column's title, or ``column C``, by its key, and ``settings`` the name of a setting of
    the sheet Event, by its key. ``header`` has the row of the header, or its two rows.
    ``ignore`` are titles to skip.
    """

    sheet: str = ""
    header: tuple[int, ...] = ()
    columns: Mapping[str, str] = field(default_factory=_nothing)
    ignore: tuple[str, ...] = ()
    settings: Mapping[str, str] = field(default_factory=_nothing)


NOTHING_SAID = SheetMap()
"""The entries for a sheet that a map does not contain."""


@dataclass(frozen=True)
class FormMap:
    """A whole map. ``ignore`` are sheets to skip, and ``encoding`` is that of CSV files.

    ``words`` gives for each kind, by the folded word, its meaning. ``name`` is the name of the
    map's file, and ``lines`` the line of each entry, by its path.
    """

    sheets: Mapping[str, SheetMap] = field(default_factory=dict)
    ignore: tuple[str, ...] = ()
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    encoding: str | None = None
    answers: Mapping[tuple[str, ...], str] = field(default_factory=dict)
    """The organizer's answers about sheets, columns, words and names of any form, by folded path."""

    separators: Mapping[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    """The separators of lists of names, by the folded sheet and title; '' means every column of the sheet."""

    name: str = field(default="", compare=False)
    lines: Mapping[tuple[str, ...], int] = field(default_factory=dict, compare=False)

    def separators_of(self, sheet: str, *titles: str) -> tuple[str, ...]:
        """The map's separators for the names in a column of a sheet; empty if it gives none."""
        names = [fold(title) for title in titles]
        return next(
            (
                self.separators[fold_header(sheet), name]
                for name in (*names, "")
                if (fold_header(sheet), name) in self.separators
            ),
            (),
        )

    def meanings(self, *path: str) -> dict[str, str]:
        """The answers about names or words, by the folded text: those whose path is this one and the text."""
        return {where[-1]: answer for where, answer in self.answers.items() if where[:-1] == path}

    def for_sheets(self, called: Mapping[str, str]) -> FormMap:
        """The map with its entries for sheets by their original names converted to the names here."""
        told = {path[1] for path in self.answers if path[0] == "form"}
        names = {fold_header(there): fold_header(here) for here, there in called.items()}
        names = {there: here for there, here in names.items() if here not in told}
        answers = {
            (path[0], names.get(path[1], path[1]), *path[2:]) if path[0] == "form" else path: answer
            for path, answer in self.answers.items()
        }
        separators = {(names.get(sheet, sheet), title): texts for (sheet, title), texts in self.separators.items()}
        return replace(self, answers=answers, separators=separators)

    def of(self, key: str) -> SheetMap:
        """The entries for a sheet."""
        return self.sheets.get(key, NOTHING_SAID)

    def cell(self, *path: str) -> Cell:
        """The place of an entry in the map's file; for an entry without a line of its own, that of its section."""
        known = next((path[:n] for n in range(len(path), 0, -1) if path[:n] in self.lines), None)
        return Cell(self.name, self.lines[known] if known is not None else 0)


NO_MAP = FormMap()
"""An empty map: everything is detected."""
