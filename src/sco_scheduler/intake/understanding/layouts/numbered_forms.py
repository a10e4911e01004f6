"""Makes plain cards of forms with a number before each question, or with notes beside some of the answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from sco_scheduler.domain.messages import Cell
from sco_scheduler.domain.names import fold
from sco_scheduler.intake.table.grids import Grid
from sco_scheduler.intake.understanding.layouts.card_lists import says_level
from sco_scheduler.intake.understanding.layouts.card_tables import asks, label_in
from sco_scheduler.intake.understanding.layouts.parts import is_title
from sco_scheduler.intake.understanding.wording.places import choice_number
from sco_scheduler.intake.understanding.wording.words import is_blank, is_serial_title, side_of_title, title_score
from sco_scheduler.intake.values.entries import written
from sco_scheduler.intake.values.presence import names_all_days
from sco_scheduler.resources import lazy_regex

_FEWEST_CARDS, _FEWEST_LABELS, _FEWEST_KNOWN, _TITLED = 2, 3, 2, 0.7
"""The minimum number of cards, of labels that recur, and of these that are known; the score of a title."""

_MOSTLY, _FEW = 0.8, 0.25
"""The part of the numbered rows that recur as they are; the part of the answers that have notes beside them."""

_LONGEST_LABEL, _MOST_LABELS = 120, 60
_NUMBER = lazy_regex(r"\W{0,2}(?:[^\W\d]{0,8}[\W_]{0,3}\d{1,2}(?:\.\d{1,2})*|[^\W\d]{1,3}|[①-⑳])\W{0,2}")
"""The number of a question: ``1``, ``2.1``, ``Q3``, ``№ 4``, ``(b)``, ``三、``."""

_Texts = Mapping[int, Mapping[int, str]]
_Place = tuple[int, int]


def with_plain_forms(grid: Grid) -> Grid:
    """The sheet without the numbers of the questions, and with notes beside answers in these or in remarks.

    A sheet has forms if the same labels recur below each other with the same numbers before them, or at the left with
    an answer beside each, and if one of them asks for the name of the company. A table has a row for each company, so
    that none of its rows begins like another one.
    """
    texts = {row: {c: t for c, v in sorted(of.items()) if (t := written(v))} for row, of in grid.rows.items()}
    texts = {row: of for row, of in texts.items() if of}
    first = min((min(of) for of in texts.values()), default=0)
    if not first:
        return grid
    numbered = _numbered(texts, first)
    column = numbered or first
    plain = dict(_without_numbers(texts, first, column)) if numbered else {r: _same(r, of) for r, of in texts.items()}
    forms = _Forms(plain, column)
    if not forms.are_forms or not (numbered or forms.notes):
        return grid
    return _made(grid, forms)


def _same(row: int, values: Mapping[int, str]) -> dict[int, tuple[str, _Place]]:
    return {column: (text, (row, column)) for column, text in values.items()}


def _numbered(texts: _Texts, first: int) -> int:
    """The column of the labels behind the numbers of questions; 0 if the first column has no such numbers."""
    beside = {
        row: min(c for c in of if c > first)
        for row, of in texts.items()
        if len(of) > 1 and first in of and _NUMBER.fullmatch(of[first]) and not is_serial_title(of[first])
    }
    column = Counter(beside.values()).most_common(1)[0][0] if beside else 0
    pairs = Counter((fold(texts[row][first]), fold(texts[row][c])) for row, c in beside.items() if c == column)
    again = {pair: count for pair, count in pairs.items() if count >= _FEWEST_CARDS}
    labels = {label for _, label in again}
    if len(labels) < _FEWEST_LABELS or sum(again.values()) < _MOSTLY * sum(pairs.values()):
        return 0
    numbers = {number for number, _ in again}
    return column if len(labels) <= _MOST_LABELS and 2 * len(numbers) > len(labels) else 0


def _without_numbers(texts: _Texts, first: int, column: int) -> Iterator[tuple[int, dict[int, tuple[str, _Place]]]]:
    """The rows without the numbers, and without those above them: ``No. | Question | Answer``.

    Texts in the column of the numbers are titles of forms, and are put above the labels.
    """
    for row, values in texts.items():
        cells = _same(row, values)
        head = values.get(first, "")
        if column in values and head and is_serial_title(head):
            continue
        bare = not any(map(str.isalpha, head))  # of one of several answers, or of none
        if (column in values or bare) and _NUMBER.fullmatch(head):
            del cells[first]
        elif head and column not in values:
            cells[column] = cells.pop(first)
        elif head and column + 1 not in values:
            cells[column + 1], cells[column] = cells[column], cells.pop(first)
        if cells:
            yield row, dict(sorted(cells.items()))


@dataclass(frozen=True)
class _Forms:
    """The rows of a sheet, the texts of each with their places, and the column of the labels of its forms."""

    rows: Mapping[int, Mapping[int, tuple[str, _Place]]]
    column: int

    @cached_property
    def labels(self) -> Counter[str]:
        """The folded labels that recur, with the number of rows of each."""
        texts = (fold(of[self.column][0]) for of in self.rows.values() if self.column in of)
        counted = Counter(text for text in texts if text and len(text) <= _LONGEST_LABEL)
        return Counter({label: count for label, count in counted.items() if count >= _FEWEST_CARDS})

    @cached_property
    def labelled(self) -> list[int]:
        """The rows that begin with a label."""
        return [row for row in self.rows if self.label(row)]

    def label(self, row: int) -> str:
        """The folded label of a row; '' if it has none."""
        text = fold(self.rows[row][self.column][0]) if self.column in self.rows[row] else ""
        return text if text in self.labels else ""

    @cached_property
    def are_forms(self) -> bool:
        """Whether most rows begin with labels, each on most forms, and one of them names different companies."""
        filled = [row for row, of in self.rows.items() if len(of) > 1]
        known = [label for label in self.labels if is_title(label_in(label)) and side_of_title(label) is None]
        if len(self.labels) < _FEWEST_LABELS or len(known) < _FEWEST_KNOWN or len(self.labels) > _MOST_LABELS:
            return False
        if sum(bool(self.label(row)) for row in filled) < _MOSTLY * len(filled) or not self.opening:
            return False
        forms = self.labels[self.opening]
        usual = [label for label, count in self.labels.items() if 2 * count > forms]
        again = _MOSTLY * len(self.labelled) > sum(len(of) for of in self._distinct)
        return len(usual) >= _FEWEST_LABELS and 2 * len(usual) > len(self.labels) and not again and self._name_companies

    @cached_property
    def _distinct(self) -> list[set[str]]:
        """The different labels of each form; in a table, the same word may begin several rows below each other."""
        found: list[set[str]] = []
        for label in map(self.label, self.labelled):
            if label == self.opening or not found:
                found.append(set())
            found[-1].add(label)
        return found

    @cached_property
    def opening(self) -> str:
        """The label with which forms begin: the first one that recurs."""
        return next((self.label(row) for row in self.labelled), "")

    @cached_property
    def _name_companies(self) -> bool:
        for label in self.labels:
            if title_score(label, "company") < _TITLED and side_of_title(label) is None:
                continue
            rows = [row for row in self.labelled if self.label(row) == label]
            names = [fold(answer[0]) for row in rows if (answer := self.rows[row].get(self.answers)) is not None]
            if 2 * len(names) > len(rows) and len({*names}) >= _MOSTLY * len(names):
                return True
        return False

    @cached_property
    def answers(self) -> int:
        """The column of the answers: the first one with most of the texts beside labels."""
        beside = Counter(min(c for c in of if c > self.column) for of in self._beside())
        return beside.most_common(1)[0][0] if beside else 0

    def _beside(self) -> list[Mapping[int, tuple[str, _Place]]]:
        return [self.rows[row] for row in self.labelled if max(self.rows[row]) > self.column]

    @cached_property
    def notes(self) -> frozenset[_Place]:
        """The texts to the right of the answers, if they are few and no labels with answers of their own."""
        further = [(row, c) for row, of in self.rows.items() for c in of if c > self.answers > 0]
        answered = sum(self.answers in of for of in self._beside())
        texts = [fold(self.rows[row][c][0]) for row, c in further]
        several = [row for row, of in self.rows.items() if sum(c > self.answers for c in of) > 1]
        if all(_takes_note(self, row) and says_level(text) for (row, _), text in zip(further, texts, strict=True)):
            return frozenset()  # they are read as they are
        few = 0 < len(further) <= max(1, _FEW * answered) and not several and not {*texts} & {*self.labels}
        return frozenset(further) if few and self._are_rare(further) else frozenset()

    def _are_rare(self, places: list[_Place]) -> bool:
        """Whether no label has texts further to the right on most forms, as those with several answers have."""
        counted = Counter(label for row, _ in places if (label := self.label(row)))
        return all(2 * count <= self.labels[label] for label, count in counted.items())


def _made(grid: Grid, forms: _Forms) -> Grid:
    """The sheet of plain cards: notes on wishes and attendance are in brackets behind these, others are remarks."""
    rows: dict[int, dict[int, object]] = {}
    origins: dict[tuple[int, int], Cell] = {}
    remarks: list[tuple[str, _Place]] = []
    label = next((t for of in forms.rows.values() if (t := _remarks_in(forms, of))), "Remarks")
    told = fold(label) in forms.labels
    apart = {row for row, _ in forms.notes if not _takes_note(forms, row)}
    moved = 0

    def write(number: int, row: int, cells: Mapping[int, tuple[str, _Place]]) -> None:
        origins[number, 0] = grid.cell(row, 0)
        rows[number] = {}
        for column, (text, place) in cells.items():
            was = grid.rows[place[0]][place[1]]
            rows[number][column] = was if written(was) == text else text
            origins[number, column] = grid.cell(*place)

    ends = _ends(forms)
    for row, cells in forms.rows.items():
        kept = {c: of for c, of in cells.items() if (row, c) not in forms.notes}
        noted = [cells[c] for c in cells if (row, c) in forms.notes]
        if row in apart:
            remarks += noted
        elif noted:
            kept[forms.answers] = f"{kept[forms.answers][0]} ({noted[0][0]})", kept[forms.answers][1]
        write(row + moved, row, kept)
        if noted and row not in apart:
            origins[row + moved, _FURTHER] = grid.cell(*noted[0][1])
        if row in ends:
            place = next(iter(cells.values()))[1]
            none: list[dict[int, tuple[str, _Place]]] = [{}] if apart and not told else []
            for answer in [{forms.answers: note} for note in remarks] or none:
                moved += 1
                write(row + moved, row, {forms.column: (label, place), **answer})
            remarks = []
    return Grid(grid.name, rows, hidden=grid.hidden, origins=origins)


_FURTHER = 1000
"""The number of the first column beyond those of a sheet, for the origins of further cells of an answer."""


def _remarks_in(forms: _Forms, cells: Mapping[int, tuple[str, _Place]]) -> str:
    text = cells[forms.column][0] if forms.column in cells else ""
    return text if fold(text) in forms.labels and title_score(text, "notes") >= _TITLED else ""


def _takes_note(forms: _Forms, row: int) -> bool:
    """Whether a note belongs to the answer of its row: to one wish, or to the days on which a company is there."""
    answer = forms.rows[row][forms.answers][0] if forms.answers in forms.rows[row] else ""
    above = row
    while forms.column not in forms.rows[above] and above - 1 in forms.rows:
        above -= 1
    label = forms.label(above)
    if not label or is_blank(answer):
        return False
    if choice_number(label) is not None or title_score(label, "not_available") >= _TITLED or names_all_days(answer):
        return True
    return asks(label) and _SEVERAL.search(answer) is None


_SEVERAL = lazy_regex(r"[,;，；、،؛/|\n]")
"""What may be between several names, of which a note behind the last one says nothing."""


def _ends(forms: _Forms) -> set[int]:
    """The last row with a label of each form."""
    ends: set[int] = set()
    last = 0
    for row in forms.labelled:
        if forms.label(row) == forms.opening and last:
            ends.add(last)
        last = row
    return ends | {last}
