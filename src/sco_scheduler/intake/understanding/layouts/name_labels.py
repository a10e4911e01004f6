"""Gives the same answers one label on sheets of cards on which some cards call the company by another one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from sco_scheduler.intake.table.grids import Grid
from sco_scheduler.intake.understanding.layouts.label_blocks import numbering_rows
from sco_scheduler.intake.understanding.layouts.parts import is_title
from sco_scheduler.intake.understanding.wording.words import bare_title, title_score
from sco_scheduler.intake.values.entries import written

_FEWEST, _LONGEST_LABEL = 2, 60
"""The fewest cards with the usual label, and the fewest known titles of a card with another; the longest label."""

_CALLED, _CALLED_ELSEWHERE = 0.7, 0.8
"""The scores from which the usual label, and one on another card, are labels for the same field."""

_Card = list[tuple[int, str]]
"""The rows of a card with their labels, as they are compared."""


def with_one_name_label(grid: Grid) -> Grid:
    """The sheet with the label of the companies on most of its cards on all: ``Company`` in place of ``Organisation``.

    Cards are apart from each other by empty rows or by their numbers. The other label stands at the same place of a
    card, among titles that are known, and never on a card with the usual one. If there is such a card, other labels of
    further fields become the usual ones too: ``Mail`` and ``E-mail``.
    """
    column = min((min(values) for values in grid.rows.values() if values), default=0)
    cards = _cards(grid, column)
    counted = Counter(label for card in cards for label in dict.fromkeys(_labels(card)))
    named = (label for label, n in counted.most_common() if n >= _FEWEST and title_score(label, "company") >= _CALLED)
    usual = next(named, "")
    of_usual = [row for card in cards for row, label in card if label == usual and len(grid.rows[row]) > 1]
    if not of_usual:
        return grid
    places = {n for card in cards for n, (_, label) in enumerate(card) if label == usual}
    beside = {label for card in cards if usual in _labels(card) for label in _labels(card)}
    rows = [
        row
        for card in cards
        if usual not in _labels(card) and _is_card(card)
        for place, (row, label) in enumerate(card)
        if place in places and label not in beside and title_score(label, "company") >= _CALLED_ELSEWHERE
        if len(grid.rows[row]) > 1
    ]
    if not rows:
        return grid
    called = {**dict.fromkeys(rows, grid.rows[of_usual[0]][column]), **_alike(grid, column, cards)}
    return replace(
        grid, rows={n: {**values, column: called[n]} if n in called else values for n, values in grid.rows.items()}
    )


def _alike(grid: Grid, column: int, cards: Sequence[_Card]) -> dict[int, object]:
    """The usual label of a field by the rows of other labels for it, none of which stands beside another on a card."""
    found: dict[int, object] = {}
    for field in _FIELDS:
        of_field = [[of for of in card if title_score(of[1], field) >= _CALLED_ELSEWHERE] for card in cards]
        rows = [of for card in of_field for of in card]
        if any(len(card) > 1 for card in of_field) or not rows:
            continue
        usual = Counter(label for _, label in rows).most_common(1)[0][0]
        text = next(grid.rows[row][column] for row, label in rows if label == usual)
        found |= {row: text for row, label in rows if label != usual}
    return found


_FIELDS = ("maximum", "minimum", "contact", "email", "phone", "notes", "country", "products", "languages", "status")
"""The fields of which a company has one answer, whatever it is called."""


def _cards(grid: Grid, column: int) -> list[_Card]:
    """The rows with labels between empty rows and the numbers of cards."""
    numbers = {row for row in numbering_rows(grid) if column in grid.rows[row]}
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


def _labels(card: _Card) -> list[str]:
    return [label for _, label in card]


def _is_card(card: _Card) -> bool:
    """Whether at least half of the labels are known titles, and more than that of the name."""
    known = sum(map(is_title, _labels(card)))
    return known >= _FEWEST and 2 * known >= len(card)
