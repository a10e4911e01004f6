"""Cards of companies as they were read from a sheet, and the list that is made of them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from sco_scheduler.domain.event import Role
from sco_scheduler.domain.messages import Cell
from sco_scheduler.intake.table.grids import Grid
from sco_scheduler.intake.understanding.names.listed_texts import HARD
from sco_scheduler.intake.understanding.wording.words import is_blank, level_of, title_score
from sco_scheduler.intake.values.entries import written

_TITLED = 0.7
"""The certainty of a title or level."""

_FURTHER = 1000
"""The number of the first column beyond those of a list, for the origins of further cells of an answer."""


@dataclass
class Card:
    """The company of a card with its cell, and the answers by folded label: text and place of each of their cells."""

    row: int
    column: int
    company: str = ""
    at: tuple[int, int] = (0, 0)
    answers: dict[str, list[tuple[str, tuple[int, int]]]] = field(default_factory=dict)
    first: str = ""
    """The label with which the card begins."""

    labels: Sequence[tuple[int, int]] = ()
    """The places of labels whose texts are not the titles of the list."""

    role: tuple[Role, tuple[int, int]] | None = None
    """The role according to the first label or a heading, with the cell that says it."""


Rows = Mapping[int, Mapping[int, str]]


def bare_label(text: str) -> str:
    """A label without the signs around it, and the marks of struck-through and of painted texts."""
    return text.strip(" :：*\t\u2063\u2064")


def answer_in(
    values: Mapping[int, str], row: int, column: int, notes: Collection[tuple[int, int]]
) -> list[tuple[str, tuple[int, int]]]:
    """The texts of an answer in a row: a name with its level and notes in brackets, or several."""
    cells = [(text, (row, c)) for c, text in values.items() if c > column and not is_blank(text)]
    if len(cells) > 1 and all(at in notes or says_level(text) for text, at in cells[1:]):
        said = "; ".join(text for text, _ in cells[1:])
        if any(at in notes for _, at in cells[1:]):
            said = HARD.sub(", ", said)
        return [(f"{cells[0][0]} ({said})", cells[0][1]), *(("", at) for _, at in cells[1:])]
    return cells


def says_level(text: str) -> bool:
    """Whether a text is a word for a level."""
    found = level_of(text)
    return found is not None and found[1] >= _TITLED


def list_of_cards(
    grid: Grid,
    rows: Rows,
    cards: Sequence[Card],
    labels: Sequence[str],
    titles: dict[str, str],
    between: Collection[int] = (),
) -> Grid:
    """The list, below the texts that belong to no card, some of which are between the cards."""
    read = {at[0] for card in cards for cells in card.answers.values() for _, at in cells} | {c.at[0] for c in cards}
    first = min(card.row for card in cards)
    head = [row for row in rows if (row not in read and row < first) or row in between]
    made: dict[int, dict[int, object]] = {n: {1: next(iter(rows[row].values()))} for n, row in enumerate(head, 1)}
    origins: dict[tuple[int, int], Cell] = {(n, c): grid.cell(row, 0) for n, row in enumerate(head, 1) for c in (0, 1)}
    header = len(head) + 2 if head else 1
    made[header] = {1: titles[""], **{n: titles[label] for n, label in enumerate(labels, 2)}}
    told = any(title_score(titles[label], "role") >= _TITLED for label in labels)
    role = len(labels) + 2 if any(card.role for card in cards) and not told else 0
    made[header] |= {role: "Role"} if role else {}
    origins |= {(header, c): grid.cell(first, 0) for c in (0, *made[header])}
    for number, card in enumerate(cards, header + 1):
        made[number] = {1: card.company}
        origins |= {(number, 0): grid.cell(card.row, 0), (number, 1): grid.cell(*card.at)}
        if role and card.role is not None:
            made[number][role] = card.role[0].value
            origins[number, role] = grid.cell(*card.role[1])
        further = [*card.labels]
        for place, label in enumerate(labels, 2):
            cells = card.answers.get(label, [])
            texts = [text for text, _ in cells if text]
            if texts:
                delimiter = "\n" if any(HARD.search(text) for text in texts) else "; "
                was = grid.rows[cells[0][1][0]][cells[0][1][1]]
                alone = len(cells) == 1 and written(was) == texts[0]
                made[number][place] = was if alone else delimiter.join(texts)
                origins[number, place] = grid.cell(*cells[0][1])
            further += [at for _, at in cells[1:]]
        origins |= {(number, _FURTHER + n): grid.cell(*at) for n, at in enumerate(further)}
    return Grid(grid.name, made, hidden=grid.hidden, origins=origins)
