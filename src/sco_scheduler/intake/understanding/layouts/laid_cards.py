"""Puts cards beside each other, and small tables within cards, into plain cards with a label and an answer in a row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from sco_scheduler.domain.event import Role
from sco_scheduler.domain.messages import Cell
from sco_scheduler.domain.names import fold
from sco_scheduler.intake.table.grids import Grid
from sco_scheduler.intake.understanding.layouts.card_tables import (
    INLINE,
    Known,
    Line,
    Table,
    Text,
    asks,
    begin_of,
    is_known,
    label_in,
    table_at,
)
from sco_scheduler.intake.understanding.layouts.further_labels import further_labels
from sco_scheduler.intake.understanding.layouts.parts import is_title
from sco_scheduler.intake.understanding.wording.places import choice_number
from sco_scheduler.intake.understanding.wording.words import (
    side_of_title,
    sure_level,
    title_score,
)
from sco_scheduler.intake.values.entries import whole_number, written
from sco_scheduler.resources import lazy_regex

_FEWEST_CARDS, _FEWEST_LABELS, _FEWEST_KNOWN, _MOST_COLUMNS = 2, 3, 2, 8
"""The minimum number of cards, of labels that recur in a column, and of these that are known; the widest card."""

_LONGEST_LABEL, _TITLED, _ALIKE = 60, 0.7, 0.5
"""The longest label; the score of a title; the part of the labels that columns of labels share."""

_NAMED_TITLE = lazy_regex(
    r"\s*([^\d:：]{2,40}?)[\s(（#№]*(?:no\.?|nr\.?|n°)?\s*\d{1,4}\s*[)）]?\s*[-–—:：|./,]\s*([^\W\d_].+)", flags=2
)
"""A title of a card with its number and the name of its company: ``Card 3 – Altyn Trade``."""

_SIDED = lazy_regex(r"\s*(\S.*?)\s*(?:[(（]\s*([^()（）]+?)\s*[)）])\s*")
"""A title of a card with the name of its company and the side of it: ``Altyn Trade (buyer)``."""


@dataclass(frozen=True)
class Laid:
    """A sheet of plain cards made from another one, and the cells of it that are notes on the names before them."""

    grid: Grid
    notes: frozenset[tuple[int, int]]


@dataclass
class _Block:
    """The lines of a card in order, with the row of each, below the lines above it that name it."""

    row: int
    band: int
    lines: list[tuple[int, Line]] = field(default_factory=list)


@dataclass(frozen=True)
class Labelled:
    """A sheet with its texts, and the columns of the labels of cards with their labels; none if it has no cards."""

    grid: Grid
    texts: Mapping[int, Mapping[int, str]]
    columns: Mapping[int, Collection[str]]

    @cached_property
    def again(self) -> Collection[str]:
        """The folded texts that recur in a column, if the sheet has cards.

        What recurs on two sheets of cards is a label of both, and no name, of which each is on a card of its own.
        """
        if not self.columns:
            return frozenset()
        counted = Counter((column, fold(text)) for values in self.texts.values() for column, text in values.items())
        return frozenset(label_in(text) for (_, text), count in counted.items() if count >= _FEWEST_CARDS)

    @property
    def last(self) -> int:
        """The last row with a label that recurs in its column; 0 if the sheet has no cards."""
        told = [(r, c, begin_of(of[c])) for r, of in self.texts.items() for c in self.columns if c in of]
        counted = Counter((column, label) for _, column, label in told)
        return max((r for r, c, label in told if label in self.columns[c] and counted[c, label] > 1), default=0)


def labelled(grid: Grid) -> Labelled:
    """The sheet with the columns of the labels of its cards."""
    every = {row: {c: t for c, v in sorted(values.items()) if (t := written(v))} for row, values in grid.rows.items()}
    every = {row: values for row, values in every.items() if values}
    return Labelled(grid, every, _columns_of_labels(every) if every else {})


def laid_cards(sheet: Labelled, elsewhere: Collection[str] = ()) -> Laid | None:
    """The sheet with its cards below each other, a label and an answer in each row; None if they are so already.

    Cards may stand beside each other with or without an empty column between them, or have their labels to the right
    of the answers. A card may have several labels in a row, labels and answers in one cell, and a small table of
    wishes with titles of its own. Cards in the plain layout count as laid out otherwise if they have numbered choices,
    which are like the numbers of other layouts.

    Parameters
    ----------
    elsewhere
        The folded texts of other sheets, which are names rather than labels unless they are known titles.
    """
    grid, every, labels = sheet.grid, sheet.texts, sheet.columns
    if not labels:
        return None
    bands = _bands(every, labels, grid)
    if not bands:
        return None
    shared = _shared(bands)
    begins = _begins(bands, shared)
    blocks = [block for number, lines in enumerate(bands) for block in _blocks(number, lines, begins, shared)]
    cards = [block for block in blocks if block.row]
    if len(cards) < _FEWEST_CARDS or not _are_named(cards, shared):
        return None
    known = _known(cards, shared, elsewhere)
    made = _Made(grid, known, _sides(cards, known))
    plain = len(bands) == 1 and min(labels) == min(c for values in every.values() for c in values)
    plain = plain and not any(choice_number(line[0][1]) is not None for card in cards for _, line in card.lines)
    for block in _in_order(blocks, bands):
        made.add(block)
    return Laid(made.grid(), frozenset(made.notes)) if made.changed or not plain else None


def _columns_of_labels(every: Mapping[int, Mapping[int, str]]) -> Mapping[int, set[str]]:
    """The columns of the labels of cards with their labels; none if the sheet has no cards."""
    counted = Counter(label for values in every.values() for text in values.values() if (label := begin_of(text)))
    found: dict[int, set[str]] = {}
    for values in every.values():
        for column, text in values.items():
            if counted[begin_of(text)] >= _FEWEST_CARDS and begin_of(text):
                found.setdefault(column, set()).add(begin_of(text))
    texts = Counter(c for values in every.values() for c, text in values.items() if begin_of(text))
    again = Counter(c for values in every.values() for c, t in values.items() if begin_of(t) in found.get(c, ()))
    likely = {c: of for c, of in found.items() if len(of) <= _MOST_LABELS and 2 * again[c] >= texts[c]}
    numbered: dict[str, set[int]] = {}
    for text in {text for values in every.values() for text in values.values()}:
        if (number := choice_number(text)) is not None:
            numbered.setdefault(begin_of(text), set()).add(number)
    known = {
        c: {label for label in of if label in numbered or (is_known(label) and not sure_level(label))}
        for c, of in likely.items()
    }
    several = {c: len(of) + sum(len(numbered.get(label, ())) > 1 for label in of) for c, of in likely.items()}
    fitting = [c for c in sorted(likely) if several[c] >= _FEWEST_LABELS and len(known[c]) >= _FEWEST_KNOWN]
    if not fitting:
        return {}
    first = max(fitting, key=lambda c: (len(known[c]), len(found[c]), -c))
    rows = {c: {row for row, values in every.items() if begin_of(values.get(c, "")) in found[c]} for c in fitting}
    first = next(c for c in fitting if c == first or (c < first and rows[first] <= rows[c]))  # others are beside them
    alike = [c for c in fitting if len(known[c] & known[first]) >= max(_FEWEST_KNOWN, _ALIKE * len(known[first]))]
    if any(map(_names_company, found[first])):  # else a column of further labels of the same cards
        alike = [c for c in alike if any(map(_names_company, found[c]))]
    return {c: found[c] for c in sorted(alike)}


_MOST_LABELS = 80


def _bands(
    every: Mapping[int, Mapping[int, str]], labels: Mapping[int, Collection[str]], grid: Grid
) -> list[dict[int, Line]]:
    """The lines of each band of cards; none if it is not clear on which side of the labels their answers are."""
    heads = list(labels)
    told = {row for row, values in every.items() for c in heads if begin_of(values.get(c, "")) in labels[c]}
    used = {c for row in told for c in every[row]}
    left, right = min(used) < heads[0], max(used) > heads[-1]
    aside = [v for v in every.values() if len(v) > 1 and (max(v) > heads[-1] if left else min(v) < heads[0])]
    if left == right or aside:
        return []
    ends = [heads[0] - 1 if right else min(used) - 1, *heads] if left else [*heads, max(used) + 1]
    bands: list[dict[int, Line]] = []
    for number, head in enumerate(heads):
        columns = range(ends[number] + 1, head + 1) if left else range(head, ends[number + 1])
        if len(used.intersection(columns)) > _MOST_COLUMNS:  # the others are covered by merged cells
            return []
        outer = number == (len(heads) - 1 if not left else 0)
        bands.append({})
        for row, values in every.items():
            line: Line = []
            for column, text in values.items():
                beyond = outer and (column > columns[-1] if not left else column < columns[0])
                beyond |= len(values) == 1 and number == 0 and not heads[0] <= column <= heads[-1]
                if column not in columns and not beyond:
                    continue
                line.append((abs(column - head), text, (row, column)))
            if len(line) == 1 and _spans(grid, line[0][2], head):
                line = [(0, *line[0][1:])]
            if line:
                bands[-1][row] = sorted(line)
    return bands[::-1] if left else bands


def _spans(grid: Grid, place: tuple[int, int], column: int) -> bool:
    """Whether a merged cell lies over a column too."""
    row, first = place
    return any(top <= row <= end and left == first and left <= column <= last for top, end, left, last in grid.merged)


def _shared(bands: Sequence[Mapping[int, Line]]) -> set[str]:
    """The labels that recur in the columns of labels, or as known ones to the right of other labels."""
    counted = Counter(_label_of(line) for lines in bands for line in lines.values())
    further = Counter(
        label
        for lines in bands
        for line in lines.values()
        for distance, text, _ in line
        if distance > 1 and (label := label_in(text)) in counted and is_title(label)
    )
    return {label for label, count in counted.items() if label and count + further[label] >= _FEWEST_CARDS}


def _begins(bands: Sequence[Mapping[int, Line]], shared: Collection[str]) -> frozenset[str]:
    """The labels with which cards begin: the first one of each band, and further titles above the same label."""
    firsts: list[str] = []
    for lines in bands:
        labels = [(label, line) for line in lines.values() if (label := _label_of(line)) in shared]
        if not labels:
            continue
        firsts.append(labels[0][0])
        if len(labels[0][1]) == 1:
            after = next((label for label, _ in labels if label != firsts[-1]), "")
            above = {label for (label, _), (below, _) in pairwise(labels) if below == after}
            firsts += [label for label in above if all(len(line) == 1 for of, line in labels if of == label)]
    return frozenset(firsts)


def _label_of(line: Line) -> str:
    return begin_of(line[0][1]) if line[0][0] == 0 else ""


def _blocks(band: int, lines: Mapping[int, Line], begins: frozenset[str], shared: Collection[str]) -> Iterator[_Block]:
    """The cards of a band, below a block of the lines above the first."""
    block = _Block(0, band)
    for row, line in lines.items():
        label = begin_of(line[0][1]) if line[0][0] == 0 else ""
        if label in begins:
            above = _titles_above(block, row, shared)
            yield block
            block = _Block(row, band, above)
        block.lines.append((row, line))
    yield block


def _titles_above(block: _Block, row: int, shared: Collection[str]) -> list[tuple[int, Line]]:
    """Take the lines that belong to the card that begins in a row from the block above it."""
    taken: list[tuple[int, Line]] = []
    while block.lines:
        before, line = block.lines[-1]
        apart = block.lines[-2][0] < before - 1 if len(block.lines) > 1 else block.row == 0
        alone = len(line) == 1 and (line[0][0] == 0 or apart) and label_in(line[0][1]) not in shared
        heading = alone and side_of_title(line[0][1]) is not None
        if not alone or not (before == row - 1 or heading) or (block.row == 0 and not heading and taken):
            break
        taken.insert(0, block.lines.pop())
        row = before
    return taken


def _are_named(cards: Sequence[_Block], shared: Collection[str]) -> bool:
    """Whether most cards have a label for the company, or a line above them, with a name of their own."""
    named: dict[tuple[bool, str], list[str]] = {}
    first: list[str] = []
    for card in cards:
        names = [name for row, line in card.lines if row >= card.row for name in _names_in(line, shared)]
        first += [name for _, _, name in names[:1]]
        for left, label, name in names:
            named.setdefault((left, label), []).append(name)
    above = [fold(card.lines[0][1][0][1]) for card in cards if card.lines[0][0] < card.row]
    found = [names for (left, _), names in named.items() if left and 2 * len(names) > len(cards)]
    others = [above, *(names for (left, _), names in named.items() if not left), first]
    found = found or [names for names in others if 2 * len(names) > len(cards)]
    return any(len(set(filter(None, names))) >= _OF_THEIR_OWN * len(names) for names in found)


_OF_THEIR_OWN = 0.8


def _names_in(line: Line, shared: Collection[str]) -> Iterator[tuple[bool, str, str]]:
    """The labels for companies in a row, whether they are at the left, and the answer behind each."""
    for place, (_, text, _) in enumerate(line):
        match = INLINE.fullmatch(text)
        label = label_in(match[1] if match is not None else text)
        if _names_company(label) and (place or label in shared):
            behind = line[place + 1][1] if place + 1 < len(line) else ""
            yield not place, label, fold(match[2] if match is not None else behind)


def _names_company(label: str) -> bool:
    named = title_score(label, "company") >= max(_TITLED, title_score(label, "wishes"))
    return named or side_of_title(label) is not None


def _known(cards: Sequence[_Block], shared: Collection[str], elsewhere: Collection[str]) -> Known:
    """The labels of the cards: those that are known titles or on at least half of the cards."""
    on_cards = Counter(
        label for card in cards for label in {begin_of(line[0][1]) for _, line in card.lines if line[0][0] == 0}
    )
    labels = {
        label for label in shared if is_known(label) or (2 * on_cards[label] > len(cards) and label not in elsewhere)
    }
    further, again = further_labels([line for card in cards for _, line in card.lines], labels, len(cards))
    beside_label = {label_in(line[0][1]) for card in cards for _, line in card.lines if len(line) > 1}
    above = [line[0][1] for card in cards for row, line in card.lines if row < card.row and len(line) == 1]
    counted = Counter(label_in(match[1]) for text in above if (match := _NAMED_TITLE.fullmatch(text)) is not None)
    titles = {label for label, count in counted.items() if count >= _FEWEST_CARDS}
    return Known(labels, further, again, len(cards), labels - beside_label, titles, {*shared} - labels - {*elsewhere})


def _sides(cards: Sequence[_Block], known: Known) -> dict[int, tuple[Role, tuple[int, int]]]:
    """The side in the title of each card by the row of the card, with its cell; none if all titles say the same."""
    found: dict[int, tuple[Role, tuple[int, int]]] = {}
    for card in cards:
        for row, line in card.lines:
            if row > card.row or len(line) > 1:
                break
            match = _NAMED_TITLE.fullmatch(line[0][1])
            title = match[1] if match is not None and label_in(match[1]) in known.titles else line[0][1]
            if (sided := _SIDED.fullmatch(title)) is not None and (side := side_of_title(sided[2])) is not None:
                found[card.row] = side, line[0][2]
                continue
            recurs = title != line[0][1] or known.again.get((line[0][0], label_in(title)), 0) >= _FEWEST_CARDS
            if recurs and (side := side_of_title(title)) is not None:
                found[card.row] = side, line[0][2]
    return found if len({side for side, _ in found.values()}) == len(Role) and len(found) == len(cards) else {}


def _in_order(blocks: Sequence[_Block], bands: Sequence[Mapping[int, Line]]) -> list[_Block]:
    """The cards row by row; band by band if headings name the sides of several bands."""
    heads = [
        {row for row, line in lines.items() if len(line) == 1 and side_of_title(line[0][1]) is not None}
        for lines in bands
    ]
    apart = any(one & other for number, one in enumerate(heads) for other in heads[:number])
    first = min(block.row for block in blocks if block.row)
    return sorted(blocks, key=lambda b: (b.row >= first, b.band, b.row) if apart else (b.row >= first, b.row, b.band))


class _Made:
    """The sheet of plain cards, as it is written."""

    def __init__(self, grid: Grid, known: Known, sides: Mapping[int, tuple[Role, tuple[int, int]]]) -> None:
        self._grid, self._known, self._sides = grid, known, sides
        self._rows: dict[int, dict[int, object]] = {}
        self._origins: dict[tuple[int, int], Cell] = {}
        self.notes: set[tuple[int, int]] = set()
        self.changed = False
        self._left = set[str]()
        """The labels at the left of the card that is written."""

    def grid(self) -> Grid:
        return Grid(self._grid.name, self._rows, hidden=self._grid.hidden, origins=self._origins)

    def add(self, block: _Block) -> None:
        """Add the lines of a card, behind an empty row."""
        self._end()
        before, at, label, below = 0, 0, "", False
        lines = block.lines
        self._left = {_label_of(line) for _, line in lines} & {*self._known.labels}
        while at < len(lines):
            row, line = lines[at]
            if row < block.row or not block.row:
                self._title(row, line, block.row)
                at, before = at + 1, row
                continue
            table = table_at(lines, at, self._known, label)
            if table is not None:
                self._table(table, lines[at : table.end])
                self.changed = True
                before, at, label, below = lines[table.end - 1][0], table.end, "", False
                continue
            begun = line[0][0] == 0 and begin_of(line[0][1]) in self._known.labels
            counted = line[0][0] == 0 and whole_number(line[0][1]) is not None
            if begun:
                label = line[0][1]
                below = len(line) == 1 and (asks(label) or label_in(label) in self._known.unanswered)
            elif line[0][0] == 0 and (counted or (below and row == before + 1 and not self._is_rare_label(line))):
                self._entry(row, line[1:] if counted else line)
                self.changed = True
            elif row == before + 1 and self._is_remark(line):
                self._write(row, [(self._known.remarks, line[0][2]), line[0][1:]])
                self.changed = True
            else:
                below = below and line[0][0] > 0
                begun = True
            if row > before + 1 and before and line[0][0] > 0:
                self._end()  # an answer behind a gap belongs to no label
            if begun:
                self._line(row, line)
            before, at = row, at + 1
        if block.row in self._sides:
            side, place = self._sides[block.row]
            self._write(place[0], [("Role", place), (side.value, place)])
            self.changed = True

    def _is_remark(self, line: Line) -> bool:
        """Whether a line has only a text that is no label, right below others of its card."""
        alone = len(line) == 1 and line[0][0] == 0 and label_in(line[0][1]) not in self._known.rare
        return alone and side_of_title(line[0][1]) is None

    def _is_rare_label(self, line: Line) -> bool:
        """Whether a line begins with a label of a few cards."""
        return len(line) > 1 and label_in(line[0][1]) in self._known.rare

    def _end(self) -> None:
        self._next = max(self._rows, default=-1) + 2

    def _write(self, row: int, texts: Sequence[Text | None], value: object = None) -> None:
        number = self._next
        self._next += 1
        self._rows[number] = {}
        self._origins[number, 0] = self._grid.cell(row, 0)
        for column, text in enumerate(texts, 1):
            if text is not None:
                was = self._grid.rows[text[1][0]][text[1][1]]
                self._rows[number][column] = was if written(was) == text[0] else text[0]
                self._origins[number, column] = self._grid.cell(*text[1])

    def _title(self, row: int, line: Line, card: int) -> None:
        match = _NAMED_TITLE.fullmatch(line[0][1]) if len(line) == 1 else None
        sided = _SIDED.fullmatch(line[0][1]) if len(line) == 1 and card in self._sides else None
        if match is not None and line[0][0] == 0 and card and label_in(match[1]) in self._known.titles:
            self._write(row, [(match[2], line[0][2])])
        elif sided is not None and side_of_title(sided[2]) is not None:
            self._write(row, [(sided[1], line[0][2])])
        else:
            self._write(row, [(text, place) for _, text, place in line])

    def _line(self, row: int, line: Line) -> None:
        """Add a row of a card: each of its labels with the answers behind it."""
        starts = self._known.further.starts_in(line)
        self.changed |= bool(starts)
        for start, end in zip([0, *starts], [*starts, len(line)], strict=True):
            part = line[start:end]
            texts: list[Text | None] = [(text, place) for _, text, place in part]
            match = INLINE.fullmatch(part[0][1])
            if match is not None and not part[0][0] and label_in(match[1]) in self._known.labels:
                self.changed = True
                texts[:1] = [(match[1], part[0][2]), (match[2], part[0][2])]
            elif start == 0 and part[0][0] > 0:
                texts.insert(0, None)
            elif start and label_in(part[0][1]) in self._left:  # the label of another answer too
                texts[0] = (f"{part[0][1]} ({line[0][1]})", part[0][2])
            if len(texts) > 2 and texts[1] is not None and asks(part[0][1]) and whole_number(texts[1][0]) is not None:
                del texts[1]
            self._write(row, texts)

    def _entry(self, row: int, line: Line) -> None:
        """Add a name below its label, with notes."""
        if not line:
            return
        self._write(row, [None, *((text, place) for _, text, place in line)])
        self.notes |= {(self._next - 1, n) for n in range(3, 2 + len(line))}

    def _table(self, table: Table, lines: Sequence[tuple[int, Line]]) -> None:
        for title, entries in table.columns:
            label: Text | None = title
            for row, name, notes in entries:
                self._write(row, [label, name, *notes])
                number = self._next - 1
                self.notes |= {(number, n) for n in range(3, 3 + len(notes))}
                label = None
