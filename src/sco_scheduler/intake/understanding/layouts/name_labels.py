"""Gives the same answers one label on sheets of cards on which some cards call the company by another one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from sco_scheduler.intake.table.grids import Grid
from sco_scheduler.intake.understanding.layouts.parts import is_title
from sco_scheduler.intake.understanding.wording.words import bare_title, title_score
from sco_scheduler.intake.values.entries import written

_FEWEST_CARDS, _FEWEST_LABELS, _LONGEST_LABEL = 2, 2, 60
_CALLED = 0.7
_CALLED_ELSEWHERE = 0.8
"""The score from which a label of another card is one for the name of the company."""

_Card = list[tuple[int, str]]
"""The rows of a card with their labels, as they are compared."""


def with_one_name_label(grid: Grid) -> Grid:
    """The sheet with the label of the companies on most of its cards on all, if each card has one for its company.

    Cards are apart from each other by empty rows or by their numbers. The other label stands at the same place of a
    card, among titles that are known, and never on a card with the usual one.
    """
    column = min((min(values) for values in grid.rows.values() if values), default=0)
    cards = _cards(grid, column)
    counted = Counter(label for card in cards for label in {label for _, label in card})
    named = [label for label, count in counted.most_common() if count >= _FEWEST_CARDS and _names_company(label)]
    if not named:
        return grid
    usual = named[0]
    places = {n for card in cards for n, (_, label) in enumerate(card) if label == usual}
    beside = {label for card in cards if usual in _labels(card) for label in _labels(card)} - {usual}
    rows = [
        card[place][0]
        for card in cards
        if usual not in _labels(card) and _is_card(card)
        for place in places
        if place < len(card) and _calls(card[place][1]) and card[place][1] not in beside
        if len(grid.rows[card[place][0]]) > 1
    ]
    if not rows:
        return grid
    text = next(
        grid.rows[row][column] for card in cards for row, label in card if label == usual and len(grid.rows[row]) > 1
    )
    called = {**dict.fromkeys(rows, text), **_alike(grid, column, cards)}
    return replace(
        grid, rows={n: {**values, column: called[n]} if n in called else values for n, values in grid.rows.items()}
    )


def _alike(grid: Grid, column: int, cards: Sequence[_Card]) -> dict[int, object]:
    """The usual label of a field by the rows of other labels for it, none of which stands beside another on a card."""
    found: dict[int, object] = {}
    for field in _FIELDS:
        of_field = [[of for of in card if title_score(of[1], field) >= _CALLED_ELSEWHERE] for card in cards]
        counted = Counter(label for card in of_field for _, label in card)
        if len(counted) > 1 and all(len(card) <= 1 for card in of_field):
            usual = counted.most_common(1)[0][0]
            rows = [of for card in of_field for of in card]
            text = next(grid.rows[row][column] for row, label in rows if label == usual)
            found |= {row: text for row, label in rows if label != usual}
    return found


_FIELDS = ("maximum", "minimum", "contact", "email", "phone", "notes", "country", "products", "languages", "status")
"""The fields of which a company has one answer, whatever it is called."""


def _cards(grid: Grid, column: int) -> list[_Card]:
    """The rows with labels between empty rows and the numbers of cards."""
    alone = {row: written(values[column]) for row, values in grid.rows.items() if values.keys() == {column}}
    bare = {row: "".join(c for c in text if not c.isdigit()) for row, text in alone.items()}
    counted = Counter(bare.values())
    numbers = {row for row, text in alone.items() if text != bare[row] and counted[bare[row]] > 1}
    found: list[_Card] = []
    before = -1
    for row, values in grid.rows.items():
        if not values or row in numbers:
            continue
        if row != before + 1:
            found.append([])
        before = row
        text = written(values[column]) if column in values else ""
        if text and len(text) <= _LONGEST_LABEL:
            found[-1].append((row, bare_title(text)))
    return [card for card in found if card]


def _labels(card: Sequence[tuple[int, str]]) -> list[str]:
    return [label for _, label in card]


def _is_card(card: Sequence[tuple[int, str]]) -> bool:
    """Whether at least half of the labels are known titles, and more than that of the name."""
    known = sum(map(is_title, _labels(card)))
    return known > _FEWEST_LABELS - 1 and 2 * known >= len(card)


def _names_company(label: str) -> bool:
    return title_score(label, "company") >= _CALLED


def _calls(label: str) -> bool:
    return title_score(label, "company") >= _CALLED_ELSEWHERE
