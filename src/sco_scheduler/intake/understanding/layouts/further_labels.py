"""Finds the labels of cards that stand to the right of others in the same row, with answers of their own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field

from sco_scheduler.domain.event import Level
from sco_scheduler.intake.understanding.layouts.card_tables import Further, Key, Line, label_in
from sco_scheduler.intake.understanding.layouts.parts import is_title
from sco_scheduler.intake.understanding.wording.polarity import polarity_of
from sco_scheduler.intake.understanding.wording.words import sure_level, title_score

_FEWEST_CARDS, _TITLED = 2, 0.7
"""The minimum number of rows in which a label recurs at the same distance; the score of a title."""


@dataclass
class _Places:
    """How often texts recur, in how many rows others follow them, and the labels at the left of these rows."""

    step: int
    again: Counter[Key] = field(default_factory=Counter)
    beside: dict[Key, set[str]] = field(default_factory=dict)
    followed: Counter[Key] = field(default_factory=Counter)
    answered: Counter[Key] = field(default_factory=Counter)
    """The rows in which another text follows where an answer stands, or any text behind pairs of label and answer."""

    alone: set[Key] = field(default_factory=set)
    """The texts with nothing between them and the label at the left, as no level of an answer stands."""

    def add(self, line: Line) -> None:
        """Count the texts of a row."""
        left = label_in(line[0][1]) if line[0][0] == 0 else ""
        for number, (distance, text, _) in enumerate(line):
            key = distance, label_in(text)
            follows = number + 1 < len(line)
            self.again[key] += bool(key[1])
            self.beside.setdefault(key, set()).add(left)
            self.followed[key] += follows
            self.alone |= {key} if number == 1 and left and distance > self.step else set()
            self.answered[key] += follows and (number % 2 == 0 or line[number + 1][0] == distance + self.step)


def further_labels(lines: Sequence[Line], labels: Set[str], cards: int) -> tuple[Further, Mapping[Key, int]]:
    """The further labels of cards, and how often each text recurs at its distance.

    They are known titles with answers, or recur beside the same label on most cards. Rare labels stand where all other
    texts are labels.

    Parameters
    ----------
    lines
        The rows of the cards.
    labels
        The labels at the left.
    cards
        The number of cards.
    """
    places = _Places(min((line[1][0] for line in lines if line[0][0] == 0 and len(line) > 1), default=1))
    for line in lines:
        places.add(line)
    again, followed = places.again, places.followed
    further = {
        key
        for key, count in again.items()
        if key[0] > places.step and count >= _FEWEST_CARDS and places.beside[key] <= labels
        if (_may_ask(key, places, labels) and 2 * followed[key] > count)
        or (len(places.beside[key]) == 1 and _is_usual(key, places, cards))
    }
    for distance in {distance for distance, _ in further}:
        others = {key for key in again if key[0] == distance} - further
        if all(_may_ask(key, places, labels) and followed[key] for key in others):
            further |= others
    return Further(further, places.step), again


def _may_ask(key: Key, places: _Places, labels: Set[str]) -> bool:
    return key[1] in labels or _is_question(key, places)


def _is_usual(key: Key, places: _Places, cards: int) -> bool:
    """Whether a text is on nearly all cards with an answer, or known and on most of them."""
    count = places.again[key]
    field_of_most = polarity_of(key[1]) is Level.WANT and is_title(key[1]) and 2 * count > cards
    answered = count if _is_question(key, places) else places.answered[key]
    return field_of_most or (5 * count >= 4 * cards and 5 * answered > 4 * cards)


def _is_question(key: Key, places: _Places) -> bool:
    """Whether a text is a known label, and not an answer that is only a level."""
    text = key[1]
    asks = not sure_level(text) or title_score(text, "wishes") >= _TITLED or key in places.alone
    return asks and is_title(text)
