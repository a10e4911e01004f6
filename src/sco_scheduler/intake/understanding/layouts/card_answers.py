"""Reads the labels and answers of a card: labels in further columns, tables, and wishes below titles of ranks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from sco_scheduler.intake.understanding.cells.profiles import NAME_FORM
from sco_scheduler.intake.understanding.layouts.card_lists import answer_in
from sco_scheduler.intake.understanding.layouts.card_tables import (
    INLINE,
    Further,
    Known,
    Line,
    asks,
    begin_of,
    is_known,
    label_in,
    table_at,
)
from sco_scheduler.intake.understanding.layouts.parts import is_title
from sco_scheduler.intake.understanding.wording.places import choice_number
from sco_scheduler.intake.understanding.wording.words import is_blank, level_of, title_score
from sco_scheduler.intake.values.entries import whole_number

Answer = tuple[str, tuple[int, int]]
"""A text of an answer with its place."""

Lines = list[tuple[int, Line]]
"""The rows of a card with their texts."""

_FEWEST, _ALWAYS, _TITLED = 2, 0.8, 0.7
"""The cards on which a further label recurs; the part of the rows that have it beside a label; a sure title."""

_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


@dataclass
class Answers:
    """The labels of a card with their answers in order, and whether some of them were below titles of ranks."""

    entries: list[tuple[str, list[Answer]]] = field(default_factory=list)
    ranked: bool = False

    def begin(self, label: str) -> None:
        """Begin the answers to a label."""
        self.entries.append((label, []))

    def is_below(self, label: str, column: int) -> bool:
        """Whether a label has no answers but such below it in its column."""
        cells = next((of for text, of in reversed(self.entries) if text == label), [])
        return all(place[1] == column for _, place in cells)

    def add(self, label: str, cells: Sequence[Answer]) -> None:
        """Add answers to a label, which may have some already."""
        found = next((of for text, of in reversed(self.entries) if text == label), None)
        if found is None:
            self.begin(label)
            found = self.entries[-1][1]
        found.extend(cells)


@dataclass(frozen=True)
class Labels:
    """The labels of the cards of a sheet: those at the left, and further ones with their distance from these."""

    known: Known
    further: Collection[tuple[int, str]]
    recurring: Collection[str]


def labels_of(cards: Sequence[Lines], elsewhere: Collection[str]) -> Labels:
    """The labels of cards: known titles, and texts that recur beside the same label of several cards.

    Parameters
    ----------
    elsewhere
        The folded texts of other sheets, which are names rather than labels unless they are known titles.
    """
    again: Counter[tuple[int, str]] = Counter()
    beside: dict[tuple[str, int], list[str]] = {}
    answered: Counter[tuple[int, str]] = Counter()
    for lines in cards:
        seen: set[tuple[int, str]] = set()
        for _, line in lines:
            texts = {distance: text for distance, text, _ in line}
            for distance, text in texts.items():
                key = distance, label_in(text)
                seen.add(key)
                answered[key] += distance + 1 in texts
                if distance > 1:
                    beside.setdefault((label_in(texts.get(0, "")), distance), []).append(key[1])
        again.update(seen)
    further = set()
    for (_, distance), found in beside.items():
        for label in {*found} - {""}:
            key = distance, label
            if not answered[key] or not _may_be_label(label):
                continue
            known = is_title(label)
            if (again[key] >= _FEWEST and found.count(label) >= _ALWAYS * len(found)) or (
                known and (again[key] >= _FEWEST or 2 * answered[key] > len(found)) and label not in elsewhere
            ):
                further.add(key)
    recurring = {label for (distance, label), count in again.items() if not distance and count >= _FEWEST and label}
    left = {label_in(line[0][1]) for lines in cards for _, line in lines if line[0][0] == 0} - {""}
    labels = {label for label in left if is_known(label) or (label in recurring and label not in elsewhere)}
    return Labels(Known(labels, Further(), again, _FEWEST_OF_TABLE, (), (), ()), further, recurring)


_FEWEST_OF_TABLE = 3
"""The cards, on more than half of which the titles of a table recur."""


def _may_be_label(label: str) -> bool:
    found = level_of(label)
    says = found is not None and found[1] >= _TITLED and title_score(label, "wishes") < _TITLED
    return not says and not is_blank(label) and NAME_FORM.search(label) is None and any(map(str.isalpha, label))


def answers_of(lines: Lines, labels: Labels) -> Answers:
    """The labels and answers of the lines of a card."""
    made = Answers()
    label, at, before = "", 0, 0
    while at < len(lines):
        row, line = lines[at]
        if end := _end_of_ranks(lines, at):
            heads = line[0][0] == 0 and choice_number(line[0][1]) is None
            label = line[0][1] if heads or not label else label
            if heads:
                made.begin(label)
            made.add(label, _ranked(lines[at:end], after=0 if heads else -1))
            made.ranked |= end > at + 1
            at = end
            continue
        table = table_at(lines, at, labels.known, label) if _are_titles(line) else None
        if table is not None:
            for (title, _), entries in table.columns:
                for _, name, notes in entries:
                    made.add(title, _with_notes([name, *notes]))
            made.ranked, label, at = True, "", table.end
            continue
        label = _line(made, line, labels, label, near=row == before + 1)
        before, at = row, at + 1
    return made


def _are_titles(line: Line) -> bool:
    """Whether the texts of a row, but for the label at the left, are titles of a table, and no answer with a level."""
    texts = [label_in(text) for distance, text, _ in line if distance]
    return bool(texts) and all(is_title(text) and _may_be_label(text) for text in texts)


def _line(made: Answers, line: Line, labels: Labels, label: str, *, near: bool) -> str:
    """Add the answers of a row; return the label to which rows below it belong."""
    distance, text, place = line[0]
    starts = _starts(line, labels)
    if distance == 0:
        match = INLINE.fullmatch(text)
        counted = whole_number(text) is not None or text in _CIRCLED
        first = label_in(text)
        if match is not None and (is_known(label_in(match[1])) or begin_of(text) in labels.recurring):
            label, rest = match[1], [(match[2], place), *((t, p) for _, t, p in line[1:])]
            made.begin(label)
            made.add(label, rest)
            return label
        if counted and label and len(line) > 1:
            made.add(label, _with_notes([(t, p) for _, t, p in line[1:]]))
            return label
        if len(line) == 1 and first not in labels.known.labels:  # a name below its label, or a remark
            below = bool(label) and near and asks(label) and made.is_below(label, place[1])
            made.add(label if below else _remarks(labels), [(text, place)])
            return label if below else ""
        if first not in labels.known.labels and len(text) > _LONGEST_LABEL:
            made.add(_remarks(labels), [(t, p) for _, t, p in line])
            return ""
    for number, end in zip([0, *starts], [*starts, len(line)], strict=True):
        part = line[number:end]
        begun = part[0][0] == 0 or number > 0
        if begun:
            label = part[0][1]
            made.begin(label)
        cells = {p[1]: t for _, t, p in part[begun:]}
        if cells and (label or begun):
            made.add(label, answer_in(cells, part[0][2][0], 0, ()))
    return line[0][1] if distance == 0 else label


_LONGEST_LABEL = 60


def _starts(line: Line, labels: Labels) -> list[int]:
    """The places in a row of further labels, none of which is right behind another label."""
    found: list[int] = []
    last = 0 if line[0][0] == 0 else -1
    for number, (distance, text, _) in enumerate(line):
        if number and distance > last + 1 and (distance, label_in(text)) in labels.further:
            found.append(number)
            last = distance
    return found


def _remarks(labels: Labels) -> str:
    return labels.known.remarks


def _with_notes(cells: Sequence[Answer]) -> list[Answer]:
    """A name with the notes on it in brackets."""
    (name, place), *notes = cells
    said = ", ".join(text for text, _ in notes if not is_blank(text))
    return [(f"{name} ({said})" if said else name, place), *(("", at) for _, at in notes)]


def _end_of_ranks(lines: Lines, at: int) -> int:
    """The end of the lines below titles of ranks, ``1st choice`` and so on; 0 if a line has no such titles."""
    titles = {distance: text for distance, text, _ in lines[at][1]}
    label = titles.get(0, "")
    ranks = {d: choice_number(text) for d, text in titles.items() if d or choice_number(text) is not None}
    numbers = [ranks[d] for d in sorted(ranks)]
    bare = any(map(str.isdigit, titles.values()))
    if len(numbers) < _FEWEST or numbers != list(range(1, len(numbers) + 1)) or (bare and not asks(label)):
        return 0
    end = at + 1
    while end < len(lines) and lines[end][0] == lines[end - 1][0] + 1 and {d for d, _, _ in lines[end][1]} <= {*ranks}:
        if 0 in ranks and end > at + 1:
            break
        end += 1
    return end


def _ranked(lines: Lines, *, after: int) -> list[Answer]:
    """The names below titles of ranks in the order of these, each with the texts below it as notes."""
    columns: Mapping[int, list[Answer]] = {d: [] for d, _, _ in lines[0][1] if d > after}
    for _, line in lines[1:]:
        for distance, text, place in line:
            if not is_blank(text):
                columns[distance].append((text, place))
    return [cell for distance in sorted(columns) if columns[distance] for cell in _with_notes(columns[distance])]
