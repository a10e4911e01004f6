"""Reads a small table within a card: the titles of its own, and the names below each with their notes."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from sco_scheduler.domain.event import Level
from sco_scheduler.domain.names import fold
from sco_scheduler.intake.understanding.layouts.parts import is_title
from sco_scheduler.intake.understanding.wording.polarity import polarity_of
from sco_scheduler.intake.understanding.wording.words import (
    is_blank,
    is_serial_title,
    says_yes_or_no,
    side_of_title,
    sure_level,
    title_score,
)
from sco_scheduler.intake.values.entries import whole_number
from sco_scheduler.resources import lazy_regex

_LONGEST_LABEL, _TITLED = 60, 0.7
"""The longest label; the score of a title."""

_NUMBER = lazy_regex(r"[\s(（#№]*(?:no\.?|nr\.?|n°|第)?\s*\d{1,4}\s*(?:号|家)?[)）]?\s*$", flags=2)
INLINE = lazy_regex(r"\s*([^:：]{2,60}?)\s*[:：]\s*(\S.*)", flags=16)
"""A label with its answer in the same cell: ``Contact: Aigul``."""

Text = tuple[str, tuple[int, int]]
"""A text of a card with its place on the sheet."""

Line = list[tuple[int, str, tuple[int, int]]]
"""A row of a band: the texts with their distances from the column of the labels, and their places."""


Key = tuple[int, str]
"""A folded text of a card with its distance from the labels at the left."""


@dataclass(frozen=True)
class Further:
    """The labels of cards to the right of others, and the distance of an answer from its label."""

    labels: Collection[Key] = ()
    step: int = 1

    def starts_in(self, line: Line) -> list[int]:
        """The places of further labels in a row, none of which is right behind another label."""
        found: list[int] = []
        last = line[0][0]
        for number, (distance, text, _) in enumerate(line):
            if number and distance > last + self.step and (distance, label_in(text)) in self.labels:
                found.append(number)
                last = distance
        return found


@dataclass(frozen=True)
class Known:
    """The labels of the cards of a sheet, those further to the right, and the number of cards."""

    labels: Collection[str]
    further: Further
    again: Mapping[tuple[int, str], int]
    cards: int
    unanswered: Collection[str]
    """The labels that have no answer beside them on any card."""

    titles: Collection[str]
    """The words before the numbers in the lines above several cards."""

    rare: Collection[str]
    """Other texts that recur in the column of labels, but on no other sheet."""

    @property
    def remarks(self) -> str:
        """The label of remarks."""
        return next((label for label in sorted(self.labels) if title_score(label, "notes") >= _TITLED), "Remarks")


_AROUND = " :：*\t\u2063\u2064"
"""What may stand around a label, and the marks of struck-through and of painted texts."""


@lru_cache(maxsize=131072)
def label_in(text: str) -> str:
    """The label that a text is, folded and without the number of its card; '' for long texts and numbers."""
    bare = text.strip(_AROUND)
    return fold(_NUMBER.sub("", bare).strip(_AROUND)) if len(text) <= _LONGEST_LABEL else ""


def is_known(label: str) -> bool:
    """Whether a label is a known title, or a word for a side."""
    return is_title(label) or side_of_title(label) is not None


@lru_cache(maxsize=131072)
def begin_of(text: str) -> str:
    """The label that a text is or begins with."""
    match = INLINE.fullmatch(text)
    return label_in(match[1] if match is not None and len(match[1]) <= _LONGEST_LABEL else text)


@dataclass(frozen=True)
class Table:
    """A table within a card: the number of its last line plus one, and for each title its names with their notes."""

    end: int
    columns: Sequence[tuple[Text, Sequence[tuple[int, Text, Sequence[Text]]]]]


def table_at(lines: Sequence[tuple[int, Line]], at: int, known: Known, above: str) -> Table | None:
    """The table within a card that begins with a line; None if there is none.

    Parameters
    ----------
    above
        The label without an answer in the row above it.
    """
    titles = {distance: (text, place) for distance, text, place in lines[at][1]}
    if not _are_titles(titles, known):
        return None
    end = at + 1
    while end < len(lines) and not _begins_answer(lines[end][1], known):
        end += 1
    below = lines[at + 1 : end]
    if not below:
        return None
    counting = [d for d in titles if d + 1 not in titles and _names_wishes(titles[d][0]) and _counts(below, d)]
    titles = {d + (d in counting): title for d, title in titles.items()}  # the title stands above numbers of the names
    ranks = counting + [d for d, title in titles.items() if _is_rank(title[0], [_at(line, d) for _, line in below])]
    if 0 not in titles and all(whole_number(_at(line, 0)) is not None or not _at(line, 0) for _, line in below):
        ranks.append(0)
    others = [d for d in titles if d not in ranks]
    graded = {d for d in others if all(map(sure_level, filter(None, (_at(line, d) for _, line in below))))}
    names = [d for d in others if _names_wishes(titles[d][0]) and d not in graded] or others[:1]
    levels = {d for d in graded if any(says_yes_or_no(_at(line, d)) is None for _, line in below if _at(line, d))}
    if not names:
        return None
    ranked = sorted(below, key=lambda of: whole_number(_at(of[1], ranks[0])) or 0) if ranks else below
    numbers = [whole_number(_at(line, ranks[0])) for _, line in below] if ranks else []
    ordered = ranked if None not in numbers and len({*numbers}) == len(numbers) else below
    columns = []
    for number, name in enumerate(names):
        last = names[number + 1] if number + 1 < len(names) else 99
        entries = []
        for row, line in ordered:
            told = [of for of in line if of[0] not in ranks and (of[0] in levels or not is_blank(of[1]))]
            cells = {d: (text, place) for d, text, place in told}
            of = [cells[d] for d in sorted(cells) if (d > name or number == 0) and d < last and d != name]
            if name in cells:
                entries.append((row, cells[name], of))
        text, place = titles[name]
        columns.append(((_title_of(text, above), place), entries))
    return Table(end, columns)


def _are_titles(titles: Mapping[int, Text], known: Known) -> bool:
    """Whether texts are the titles of a table that is on most cards, and not a label with its answer."""
    if len(titles) < 2 and titles.keys() != {1}:
        return False
    if any(2 * known.again.get((d, label_in(text)), 0) <= known.cards for d, (text, _) in titles.items()):
        return False
    return any(d and (_names_wishes(text) or is_known(label_in(text))) for d, (text, _) in titles.items())


def _begins_answer(line: Line, known: Known) -> bool:
    """Whether a line of a card begins with one of its labels, so that a table above it has ended."""
    distance, text, _ = line[0]
    return distance == 0 and begin_of(text) in known.labels


def _names_wishes(title: str) -> bool:
    asked = any(title_score(title, of) >= _TITLED for of in ("wishes", "company")) or side_of_title(title) is not None
    return asked or (polarity_of(title) is not Level.WANT and not is_serial_title(title))


def asks(label: str) -> bool:
    """Whether a label asks for companies."""
    return title_score(label, "wishes") >= _TITLED or polarity_of(label) is not Level.WANT


def _is_rank(title: str, texts: Sequence[str]) -> bool:
    return not _names_wishes(title) and all(whole_number(text) is not None for text in texts if text) and any(texts)


def _counts(below: Sequence[tuple[int, Line]], distance: int) -> bool:
    """Whether the rows of a table have only numbers in a column, and texts behind some of them."""
    numbers = [text for _, line in below if (text := _at(line, distance))]
    return bool(numbers) and all(whole_number(text) is not None for text in numbers)


def _at(line: Line, distance: int) -> str:
    return next((text for d, text, _ in line if d == distance), "")


def _title_of(title: str, above: str) -> str:
    """The title of the names of a table: its own one if it asks for wishes, else the label above it."""
    if title_score(title, "wishes") >= _TITLED > title_score(title, "company") or polarity_of(title) is not Level.WANT:
        return title
    return above if above and asks(above) else "Wishes"
