"""Puts cards beside each other, and small tables within cards, into plain cards with a label and an answer in a row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sco_scheduler.domain.event import Level
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
from sco_scheduler.intake.understanding.layouts.parts import is_title
from sco_scheduler.intake.understanding.wording.polarity import polarity_of
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


def laid_cards(grid: Grid, elsewhere: Collection[str] = ()) -> Laid | None:
    """The sheet with its cards below each other, a label and an answer in each row; None if they are so already.

    Cards may stand beside each other with or without an empty column between them, or have their labels to the right
    of the answers. A card may have several labels in a row, labels and answers in one cell, and a small table of
    wishes with titles of its own.

    Parameters
    ----------
    elsewhere
        The folded texts of other sheets, which are names rather than labels unless they are known titles.
    """
    every = {row: {c: t for c, v in sorted(values.items()) if (t := written(v))} for row, values in grid.rows.items()}
    every = {row: values for row, values in every.items() if values}
    labels = _columns_of_labels(every) if every else {}
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
    made = _Made(grid, known)
    plain = len(bands) == 1 and min(labels) == min(c for values in every.values() for c in values)
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
    known = {c: {label for label in of if is_known(label) and not sure_level(label)} for c, of in likely.items()}
    fitting = [c for c, of in likely.items() if len(of) >= _FEWEST_LABELS and len(known[c]) >= _FEWEST_KNOWN]
    if not fitting:
        return {}
    first = max(fitting, key=lambda c: (len(known[c]), len(found[c]), -c))
    alike = [c for c in fitting if len(known[c] & known[first]) >= max(_FEWEST_KNOWN, _ALIKE * len(known[first]))]
    return {c: found[c] for c in sorted(alike)}


_MOST_LABELS = 80


def _bands(every: Mapping[int, Mapping[int, str]], labels: Mapping[int, set[str]], grid: Grid) -> list[dict[int, Line]]:
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
        if len(columns) > _MOST_COLUMNS:
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
    """The labels that recur in the columns of labels."""
    counted = Counter(begin_of(line[0][1]) for lines in bands for line in lines.values() if line[0][0] == 0)
    return {label for label, count in counted.items() if label and count >= _FEWEST_CARDS}


def _begins(bands: Sequence[Mapping[int, Line]], shared: Collection[str]) -> frozenset[str]:
    """The labels with which cards begin: the first one of each band, and a word for the other side at its place."""
    firsts = []
    for lines in bands:
        labels = [label for line in lines.values() if line[0][0] == 0 and (label := begin_of(line[0][1])) in shared]
        firsts += labels[:1]
    return frozenset(firsts)


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
    titled = {label for label in shared if title_score(label, "company") >= _TITLED or side_of_title(label)}
    named: dict[str, list[str]] = {}
    for card in cards:
        for row, line in card.lines:
            label = begin_of(line[0][1]) if line[0][0] == 0 and row >= card.row else ""
            if label in titled:
                match = INLINE.fullmatch(line[0][1])
                named.setdefault(label, []).append(fold(match[2] if match else line[1][1] if len(line) > 1 else ""))
    found = [names for names in named.values() if 2 * len(names) > len(cards)]
    above = [fold(card.lines[0][1][0][1]) for card in cards if card.lines[0][0] < card.row]
    found = found or ([above] if 2 * len(above) > len(cards) else [])
    return any(len(set(filter(None, names))) >= _OF_THEIR_OWN * len(names) for names in found)


_OF_THEIR_OWN = 0.8


def _known(cards: Sequence[_Block], shared: Collection[str], elsewhere: Collection[str]) -> Known:
    """The labels of the cards: those that are known titles or on at least half of the cards."""
    on_cards = Counter(
        label for card in cards for label in {begin_of(line[0][1]) for _, line in card.lines if line[0][0] == 0}
    )
    labels = {
        label for label in shared if is_known(label) or (2 * on_cards[label] > len(cards) and label not in elsewhere)
    }
    again: Counter[tuple[int, str]] = Counter()
    beside: dict[tuple[int, str], set[str]] = {}
    answered: Counter[tuple[int, str]] = Counter()
    for card in cards:
        for _, line in card.lines:
            texts = {distance: text for distance, text, _ in line}
            for distance, text in texts.items():
                key = distance, label_in(text)
                again[key] += bool(key[1])
                beside.setdefault(key, set()).add(label_in(texts.get(0, "")))
                answered[key] += distance + 1 in texts
    further = {
        (distance, label)
        for (distance, label), count in again.items()
        if distance > 1 and count >= _FEWEST_CARDS and len(beside[distance, label]) == 1
        if beside[distance, label] <= labels
        if (_is_field(label) and 2 * count > len(cards))
        or (5 * count >= 4 * len(cards) < 5 * answered[distance, label])
    }
    beside_label = {label_in(line[0][1]) for card in cards for _, line in card.lines if len(line) > 1}
    above = [line[0][1] for card in cards for row, line in card.lines if row < card.row and len(line) == 1]
    counted = Counter(label_in(match[1]) for text in above if (match := _NAMED_TITLE.fullmatch(text)) is not None)
    titles = {label for label, count in counted.items() if count >= _FEWEST_CARDS}
    return Known(labels, further, again, len(cards), labels - beside_label, titles, {*shared} - labels - {*elsewhere})


def _is_field(text: str) -> bool:
    return polarity_of(text) is Level.WANT and is_title(text)


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

    def __init__(self, grid: Grid, known: Known) -> None:
        self._grid, self._known = grid, known
        self._rows: dict[int, dict[int, object]] = {}
        self._origins: dict[tuple[int, int], Cell] = {}
        self.notes: set[tuple[int, int]] = set()
        self.changed = False

    def grid(self) -> Grid:
        return Grid(self._grid.name, self._rows, hidden=self._grid.hidden, origins=self._origins)

    def add(self, block: _Block) -> None:
        """Add the lines of a card, behind an empty row."""
        self._end()
        before, at, label, below = 0, 0, "", False
        lines = block.lines
        while at < len(lines):
            row, line = lines[at]
            if row < block.row or not block.row:
                self._title(row, line, in_card=block.row > 0)
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

    def _title(self, row: int, line: Line, *, in_card: bool) -> None:
        match = _NAMED_TITLE.fullmatch(line[0][1]) if len(line) == 1 else None
        if match is not None and line[0][0] == 0 and in_card and label_in(match[1]) in self._known.titles:
            self._write(row, [(match[2], line[0][2])])
        else:
            self._write(row, [(text, place) for _, text, place in line])

    def _line(self, row: int, line: Line) -> None:
        """Add a row of a card: each of its labels with the answers behind it."""
        starts = [
            n for n, (distance, text, _) in enumerate(line) if n and (distance, label_in(text)) in self._known.further
        ]
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
            elif start and label_in(part[0][1]) in self._known.labels:  # the label of another answer too
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
