"""Converts sheets with a card for each company, labels at the left and answers next to them, to lists."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from sco_scheduler.domain.messages import Cell
from sco_scheduler.domain.names import fold
from sco_scheduler.intake.table.grids import Book, Grid
from sco_scheduler.intake.understanding.filling import listed_blocks
from sco_scheduler.intake.understanding.listed_texts import HARD
from sco_scheduler.intake.understanding.parts import is_title
from sco_scheduler.intake.understanding.words import is_blank, level_of, side_of_title, sure_level, title_score
from sco_scheduler.intake.values.entries import written
from sco_scheduler.resources import lazy_regex

_FEWEST_CARDS, _FEWEST_LABELS, _FEWEST_KNOWN = 2, 3, 2
"""The minimum number of cards, of labels that recur in most of them, and of these that are known titles."""

_MOST_COLUMNS, _LONGEST_LABEL, _TITLED = 5, 60, 0.7

_NUMBER = lazy_regex(r"[\s(（]*(?:№|#|no\.?|n°|第)?\s*\d{1,4}\s*(?:号|家)?[)）]?\s*$", flags=2)
"""The number of a card behind its label: ``Application No. 3``."""

_FURTHER = 1000
"""The number of the first column beyond those of a list, for the origins of further cells of an answer."""


@dataclass
class _Card:
    """The company of a card with its cell, and the answers by folded label: text and place of each of their cells."""

    row: int
    company: str = ""
    at: tuple[int, int] = (0, 0)
    answers: dict[str, list[tuple[str, tuple[int, int]]]] = field(default_factory=dict)


def with_cards(book: Book) -> Book:
    """The workbook with sheets of cards replaced by lists with a row for each card.

    A card begins with the first of the labels that recur, or with a company alone in the row above it. An answer goes
    on in the rows below without a label; a word behind a name in it is its level.
    """
    made = ((grid, listed_blocks(grid) is grid) for grid in book.grids)  # else its blocks are listed with their lines
    return replace(book, grids=tuple((_as_list(grid) or grid) if alone else grid for grid, alone in made))


def _as_list(grid: Grid) -> Grid | None:
    """The list of the cards of a sheet, below or next to each other; None if it has none."""
    every = {row: {c: written(v) for c, v in sorted(values.items())} for row, values in grid.rows.items() if values}
    bands = _bands(every) if len(every) >= _FEWEST_LABELS else []
    if not bands:
        return None
    labels = [label for rows, column in bands for label in _labels(rows, column).values() if label]
    shared = {label for label, count in Counter(labels).items() if count >= _FEWEST_CARDS}
    titles = {_label(text): _bare(text) for values in every.values() for text in values.values()}
    known = [label for label in shared if is_title(titles[label]) or side_of_title(titles[label])]
    if len(shared) < _FEWEST_LABELS or len(known) < _FEWEST_KNOWN:
        return None
    cards = [card for rows, column in bands for card in _cards(rows, column, shared)]
    shared = {label for label in shared if 2 * sum(label in card.answers for card in cards) >= len(cards)}
    named = _named(cards, [label for label in dict.fromkeys(labels) if label in shared], titles)
    if len(cards) < _FEWEST_CARDS or len(shared) < _FEWEST_LABELS - 1 or not named:
        return None
    answered = {label for card in cards for label in card.answers}
    return _made(grid, every, cards, [label for label in dict.fromkeys(labels) if label in answered], titles)


_Rows = dict[int, dict[int, str]]


def _bands(every: _Rows) -> list[tuple[_Rows, int]]:
    """The parts of a sheet with one column of labels each, from left to right; none if its rows are too wide."""
    columns = sorted({c for values in every.values() for c in values})
    texts = {c: {_label(values[c]) for values in every.values() if c in values} - {""} for c in columns}
    first = columns[0]
    heads = [first, *(c for c in columns[1:] if len(texts[c] & texts[first]) >= _FEWEST_LABELS)]
    ends = [*heads[1:], columns[-1] + 1]
    bands = []
    for start, end in zip(heads, ends, strict=True):
        kept = {row: {c: t for c, t in values.items() if start <= c < end} for row, values in every.items()}
        bands.append(({row: values for row, values in kept.items() if values}, start))
    return bands if max(len(v) for rows, _ in bands for v in rows.values()) <= _MOST_COLUMNS else []


def _labels(rows: _Rows, column: int) -> dict[int, str]:
    return {row: _label(values[column]) for row, values in rows.items() if column in values}


def _label(text: str) -> str:
    return fold(_bare(_NUMBER.sub("", _bare(text)))) if len(text) <= _LONGEST_LABEL else ""


def _bare(text: str) -> str:
    return text.strip(" :：*\t")


def _cards(rows: _Rows, column: int, shared: set[str]) -> Iterator[_Card]:
    """The cards of a sheet, each from its first label on; the rows above the first are none."""
    labels = _labels(rows, column)
    first = next((label for label in labels.values() if label in shared), "")
    card: _Card | None = None
    label, before = "", 0
    for row, values in rows.items():
        own = labels.get(row, "")
        if own == first:
            above = rows.get(before, {})
            if card is not None:
                yield card
            card = _Card(row)
            if len(above) == 1 and labels.get(before, "") not in shared and (not own or not _ends_answer(card, before)):
                card.company, card.at = _bare(next(iter(above.values()))), (before, next(iter(above)))
        alone = column in values and len(values) == 1 and own not in shared
        label = own if column in values and not alone else "" if alone or row > before + 1 else label
        if card is not None and label:
            card.answers.setdefault(label, []).extend(_answer(values, row, column))
        before = row
    if card is not None:
        yield card


def _ends_answer(card: _Card, row: int) -> bool:
    return any(at[0] == row for cells in card.answers.values() for _, at in cells)


def _answer(values: dict[int, str], row: int, column: int) -> list[tuple[str, tuple[int, int]]]:
    """The texts of an answer in a row: a name with its level in brackets, or several."""
    cells = [(text, (row, c)) for c, text in values.items() if c > column and not is_blank(text)]
    if len(cells) > 1 and all(_says_level(text) for text, _ in cells[1:]):
        said = "; ".join(text for text, _ in cells[1:])
        return [(f"{cells[0][0]} ({said})", cells[0][1]), *(("", at) for _, at in cells[1:])]
    return cells


def _says_level(text: str) -> bool:
    found = level_of(text)
    return sure_level(text) is not None or (found is not None and found[1] >= _TITLED)


def _named(cards: Sequence[_Card], shared: Sequence[str], titles: dict[str, str]) -> str:
    """The label of the companies, whose answers are taken from the cards; '' if the cards have none.

    It is one with a title for companies, else the first of the card if its answers differ, else the line above it.
    """
    alone = all(card.company for card in cards)
    titled = [label for label in shared if _names_company(titles[label])]
    first = [next(iter(card.answers), "") for card in cards]
    named = titled[0] if titled else first[0] if len(set(first)) == 1 and not alone else ""
    if not named:
        return "\0" if alone else ""
    texts = [[text for text, _ in card.answers.get(named, []) if text] for card in cards]
    if any(len(found) != 1 for found in texts) or len({fold(found[0]) for found in texts}) < len(cards):
        return "\0" if alone else ""
    for card in cards:
        cells = card.answers.pop(named)
        card.company, card.at = next((text, at) for text, at in cells if text)
    return named


def _names_company(title: str) -> bool:
    return title_score(title, "company") >= _TITLED or side_of_title(title) is not None


def _made(grid: Grid, rows: _Rows, cards: Sequence[_Card], labels: Sequence[str], titles: dict[str, str]) -> Grid:
    """The list, below the texts that belong to no card."""
    read = {at[0] for card in cards for cells in card.answers.values() for _, at in cells} | {c.at[0] for c in cards}
    first = min(card.row for card in cards)
    head = [row for row in rows if row not in read and row < first]
    made: dict[int, dict[int, object]] = {n: {1: next(iter(rows[row].values()))} for n, row in enumerate(head, 1)}
    origins: dict[tuple[int, int], Cell] = {(n, c): grid.cell(row, 0) for n, row in enumerate(head, 1) for c in (0, 1)}
    header = len(head) + 2 if head else 1
    made[header] = {1: "Company", **{n: titles[label] for n, label in enumerate(labels, 2)}}
    origins |= {(header, c): grid.cell(first, 0) for c in (0, *made[header])}
    for number, card in enumerate(cards, header + 1):
        made[number] = {1: card.company}
        origins |= {(number, 0): grid.cell(card.row, 0), (number, 1): grid.cell(*card.at)}
        further: list[tuple[int, int]] = []
        for place, label in enumerate(labels, 2):
            cells = card.answers.get(label, [])
            texts = [text for text, _ in cells if text]
            if texts:
                between = "\n" if any(HARD.search(text) for text in texts) else "; "
                made[number][place] = (
                    grid.rows[cells[0][1][0]][cells[0][1][1]] if len(cells) == 1 else between.join(texts)
                )
                origins[number, place] = grid.cell(*cells[0][1])
            further += [at for _, at in cells[1:]]
        origins |= {(number, _FURTHER + n): grid.cell(*at) for n, at in enumerate(further)}
    return Grid(grid.name, made, hidden=grid.hidden, origins=origins)
