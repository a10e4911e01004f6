"""Converts sheets with a card for each company, labels at the left and answers next to them, to lists."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from sco_scheduler.domain.event import Role
from sco_scheduler.domain.names import fold
from sco_scheduler.intake.table.grids import Book, Grid
from sco_scheduler.intake.understanding.cells.profiles import NAME_FORM
from sco_scheduler.intake.understanding.cells.sayings import speaks
from sco_scheduler.intake.understanding.layouts.card_lists import Card, answer_in, bare_label, list_of_cards
from sco_scheduler.intake.understanding.layouts.joined_cards import with_answers_apart
from sco_scheduler.intake.understanding.layouts.label_blocks import listed_blocks
from sco_scheduler.intake.understanding.layouts.laid_cards import labelled, laid_cards
from sco_scheduler.intake.understanding.layouts.mixed_cards import mixed_cards
from sco_scheduler.intake.understanding.layouts.name_labels import with_one_name_label
from sco_scheduler.intake.understanding.layouts.numbered_forms import with_plain_forms
from sco_scheduler.intake.understanding.layouts.parts import is_title
from sco_scheduler.intake.understanding.layouts.stacks import table_behind
from sco_scheduler.intake.understanding.wording.places import choice_number
from sco_scheduler.intake.understanding.wording.words import side_of_title, title_score
from sco_scheduler.intake.values.entries import written
from sco_scheduler.intake.values.limits import says_limit
from sco_scheduler.resources import lazy_regex

_FEWEST_CARDS, _FEWEST_LABELS, _FEWEST_KNOWN = 2, 3, 2
"""The minimum number of cards, of labels that recur in most of them, and of these that are known titles."""

_MOST_COLUMNS, _LONGEST_LABEL, _TITLED = 5, 60, 0.7

_NUMBER = lazy_regex(r"[\s(（]*(?:№|#|no\.?|n°|第)?\s*\d{1,4}\s*(?:号|家)?[)）]?\s*$", flags=2)
"""The number of a card behind its label: ``Application No. 3``."""


def with_cards(book: Book, others: Collection[str] = ()) -> Book:
    """The workbook with sheets of cards replaced by lists with a row for each card.

    A card begins with the first of the labels that recur, or with a company alone in the row above it; those of the
    other side may begin with the word for it. An answer goes on in the rows below without a label; a word behind a name
    in it is its level. A heading with one side holds for all cards below it.

    Parameters
    ----------
    others
        The names of sheets that are known to have none.
    """
    grids = tuple(map(with_one_name_label, book.grids))
    names = {grid.name: set(_listed_names(grid)) for grid in grids}
    listed = [(g, {name for other, of in names.items() if other != g.name for name in of}) for g in grids]
    made = ((g, of, g.name in others or _is_table(g), listed_blocks(g) is not g) for g, of in listed)
    return replace(
        book, grids=tuple((not none and _as_list(g, of, of_sides=blocks)) or g for g, of, none, blocks in made)
    )


def with_laid_cards(book: Book) -> Book:
    """The workbook with sheets of cards beside each other, in several layouts, or with tables within, as such lists.

    A list with a header of its own below all cards of a sheet becomes a sheet.
    """
    plain = [part for grid in map(with_plain_forms, book.grids) for part in _without_table_below(grid)]
    sheets = [labelled(with_answers_apart(grid)) for grid in plain]
    texts = [{fold(v) for of in s.grid.rows.values() for v in of.values() if isinstance(v, str)} for s in sheets]
    made = []
    for number, sheet in enumerate(sheets):
        others = (n for n in range(len(sheets)) if n != number)
        elsewhere = set[str]().union(*(texts[n] - ({*sheet.again} & {*sheets[n].again}) for n in others))
        listed = mixed_cards(sheet.grid, elsewhere)
        if listed is None and (laid := laid_cards(sheet, elsewhere)) is not None:
            listed = _as_list(laid.grid, (), of_sides=False, notes=laid.notes)
        made.append(plain[number] if listed is None else listed)
    return replace(book, grids=tuple(made))


def _without_table_below(grid: Grid) -> tuple[Grid, ...]:
    """A sheet of cards without the list below these, and the list; other sheets as they are."""
    last = labelled(grid).last
    return table_behind(grid, last) if last else (grid,)


def _is_table(grid: Grid) -> bool:
    """Whether a sheet is a table: nearly all of its rows have as many cells as the titles above, which never recur."""
    rows = [values for values in grid.rows.values() if values]
    titles = [written(value) for value in rows[0].values()] if rows else []
    called = [text for text in titles if is_title(text) or side_of_title(text) is not None]
    full = sum(len(values) >= len(titles) for values in rows)
    again = {_label(written(value)) for values in rows[1:] for value in values.values()} & {*map(_label, titles)}
    return len(titles) >= _WIDE and 2 * len(called) > len(titles) and not again and _MOSTLY * len(rows) <= full


_WIDE, _MOSTLY = 3, 0.9


def _listed_names(grid: Grid) -> Iterator[str]:
    """The folded texts of the columns of a sheet that have a title for companies, or for a side."""
    header = grid.rows[min(grid.rows)] if grid.rows else {}
    called = (
        column
        for column, value in header.items()
        if title_score(text := written(value), "company") >= _TITLED or side_of_title(text) is not None
    )
    for column in called:
        yield from (fold(written(values[column])) for values in [*grid.rows.values()][1:] if column in values)


def _as_list(
    grid: Grid, listed: Collection[str], *, of_sides: bool, notes: Collection[tuple[int, int]] | None = None
) -> Grid | None:
    """The list of the cards of a sheet, below or next to each other; None if it has none.

    Parameters
    ----------
    listed
        The folded texts that other sheets list as companies, of which some may be like labels: ``Buyer Alpha``.
    of_sides
        Whether only cards of both sides count, since those of one side are listed with the lines of their answers.
    notes
        The cells that are notes on the names before them, if the cards are known to be below each other.
    """
    every = {row: {c: written(v) for c, v in sorted(values.items())} for row, values in grid.rows.items() if values}
    bands = ([(every, 1)] if notes is not None else _bands(every)) if every else []
    if not bands:
        return None
    labels = [label for rows, column in bands for label in _labels(rows, column).values() if label]
    shared = {label for label, count in Counter(labels).items() if count >= _FEWEST_CARDS}
    titles = {_label(text): bare_label(text) for values in every.values() for text in values.values()}
    known = [label for label in shared if is_title(titles[label]) or side_of_title(titles[label])]
    known = [label for label in known if NAME_FORM.search(titles[label]) is None and fold(titles[label]) not in listed]
    texts = [text for values in every.values() for text in values.values()]
    numbered = {_label(text): bare_label(text) for text in reversed(texts) if choice_number(text) is not None}
    titles |= {label: numbered[label] for label in shared & numbered.keys()}  # one column has all, from the first on
    known += [label for label in shared & numbered.keys() if label not in known]
    if len(shared) + len(shared & numbered.keys()) < _FEWEST_LABELS or len(known) < _FEWEST_KNOWN:
        return None
    begins = _begins(bands, shared, titles)
    cards = [card for rows, column in bands for card in _cards(rows, column, shared, begins, notes or ())]
    if len(begins) > 1:  # their answers are the names of the companies
        cards = [_named_by_label(card) for card in cards]
    recurring = shared
    shared = {label for label in shared if 2 * sum(label in card.answers for card in cards) >= len(cards)}
    named = _named(cards, [label for label in dict.fromkeys(labels) if label in shared], titles)
    if len(cards) < _FEWEST_CARDS or (len(begins) == 1 and len(shared) < _FEWEST_LABELS - 1) or not named:
        return None
    names = {card.at for card in cards}
    headings = _headings({row: v for row, v in every.items() if not names & {(row, c) for c in v}}, bands, shared)
    _set_roles(cards, headings, titles)
    if of_sides and len({card.role[0] for card in cards if card.role is not None}) < len(Role):
        return None
    answered = {label for card in cards for label in card.answers}
    empty = {label for label in begins if not any(card.answers.get(label) for card in cards)}  # titles of the cards
    kept = [label for label in dict.fromkeys(labels) if label in answered - empty]
    company = titles[named] if side_of_title(titles.get(named, "")) else "Company"
    between = _texts_between(every, cards, {*shared, *recurring}) if notes is not None else ()
    return list_of_cards(grid, every, cards, kept, {**titles, "": company}, between)


_Rows = dict[int, dict[int, str]]


def _bands(every: _Rows) -> list[tuple[_Rows, int]]:
    """The parts of a sheet with one column of labels each, from left to right; none if its rows are too wide."""
    columns = sorted({c for values in every.values() for c in values})
    texts = {c: {_label(values[c]) for values in every.values() if c in values} - {""} for c in columns}
    first = columns[0]
    heads = [first, *(c for c in columns[1:] if _are_labels(texts[c], texts[first]))]
    ends = [*heads[1:], columns[-1] + 1]
    bands = []
    for start, end in zip(heads, ends, strict=True):
        kept = {row: {c: t for c, t in values.items() if start <= c < end} for row, values in every.items()}
        bands.append(({row: values for row, values in kept.items() if values}, start))
    return bands if max(len(v) for rows, _ in bands for v in rows.values()) <= _MOST_COLUMNS else []


def _are_labels(texts: set[str], labels: set[str]) -> bool:
    """Whether the texts of a column are labels like those of the first column."""
    again = texts & labels
    few = len(again) >= _FEWEST_KNOWN and 2 * len(again) >= len(texts) and all(map(is_title, again))
    return few or len(again) >= _FEWEST_LABELS


def _begins(bands: Sequence[tuple[_Rows, int]], shared: set[str], titles: dict[str, str]) -> frozenset[str]:
    """The labels with which cards begin: the first one, and the word for the other side if further labels recur below.

    In ``Buyer, Contact, Supplier`` the last is a question for wishes; in ``Buyer, Contact, Supplier, Contact`` it
    begins a card.
    """
    first = next((label for rows, column in bands for label in _labels(rows, column).values() if label in shared), "")
    side = side_of_title(titles[first]) if first else None
    others = {label for label in shared if side and side_of_title(titles[label]) is side.other}
    found = {first}
    for rows, column in bands:
        before: set[str] = set()
        other = ""
        last = 0
        for row, label in _labels(rows, column).items():
            if label == first:
                before, other = set(), ""
            elif label in others:
                found |= {label} if label == other and row > last + 1 and label in before else set()
                other = label
            elif label in before and other:
                found.add(other)
            before.add(label)
            last = max(r for r in rows if r <= row)
    return frozenset(found)


def _named_by_label(card: Card) -> Card:
    cells = [cell for cell in card.answers.get(card.first, ()) if cell[0]]
    if len(cells) == 1:
        card.company, card.at = cells[0]
        del card.answers[card.first]
    return card


def _headings(
    every: _Rows, bands: Sequence[tuple[_Rows, int]], shared: set[str]
) -> list[tuple[int, dict[int, tuple[Role, tuple[int, int]]]]]:
    """The rows that only name a side, each with the side of each band; one word at the left holds for all bands."""
    starts = [column for _, column in bands]
    found = []
    for row, values in every.items():
        sides = {c: side for c, text in values.items() if _label(text) not in shared and (side := _side_in(text))}
        if sides.keys() != values.keys() or not sides.keys() <= {*starts}:
            continue
        alone = len(sides) == 1 and starts[0] in sides
        found.append((row, {c: (sides[at], (row, at)) for c in starts if (at := starts[0] if alone else c) in sides}))
    return found


@lru_cache(maxsize=131072)
def _side_in(text: str) -> Role | None:
    """The side that a heading names; None for other texts, such as a limit of all companies of a side."""
    return None if says_limit(text) or speaks(text) or NAME_FORM.search(text) else side_of_title(text)


def _set_roles(
    cards: Sequence[Card],
    headings: Sequence[tuple[int, dict[int, tuple[Role, tuple[int, int]]]]],
    titles: dict[str, str],
) -> None:
    """Set the role of each card by its first label or the last heading above it.

    Cards above the first heading of one side have the other side, whatever the title of the sheet says. No role is set
    by headings if most companies named in the answers were then on the same side.
    """
    first = min(card.row for card in cards) if cards else 0
    if len({card.first for card in cards}) > 1:
        for card in cards:
            side = side_of_title(titles[card.first])
            card.role = (side, (card.row, card.column)) if side is not None else None
    elif any(row > first for row, _ in headings) or any(len({s for s, _ in of.values()}) > 1 for _, of in headings):
        for card in cards:
            above = [of[card.column] for row, of in headings if row < card.row and card.column in of]
            below = [of[card.column] for row, of in headings if row > card.row and card.column in of]
            card.role = above[-1] if above else (below[0][0].other, below[0][1]) if below else None
        if not _wish_across(cards):
            for card in cards:
                card.role = None


def _wish_across(cards: Sequence[Card]) -> bool:
    """Whether at most a few answers name companies of the same side."""
    names = {fold(card.company): card.role[0] for card in cards if card.role is not None}
    sides = [
        names[name] is card.role[0]
        for card in cards
        if card.role is not None
        for cells in card.answers.values()
        for text, _ in cells
        for name in names
        if name in fold(text) and name != fold(card.company)
    ]
    return 4 * sum(sides) <= len(sides)


def _labels(rows: _Rows, column: int) -> dict[int, str]:
    return {row: _label(values[column]) for row, values in rows.items() if column in values}


@lru_cache(maxsize=131072)
def _label(text: str) -> str:
    return fold(bare_label(_NUMBER.sub("", bare_label(text)))) if len(text) <= _LONGEST_LABEL else ""


def _cards(
    rows: _Rows, column: int, shared: set[str], begins: frozenset[str], notes: Collection[tuple[int, int]]
) -> Iterator[Card]:
    """The cards of a sheet, each from its first label on; the rows above the first are none."""
    labels = _labels(rows, column)
    first = next((label for label in labels.values() if label in shared), "")
    begins = begins if first in begins else frozenset({first})
    card: Card | None = None
    label, before = "", 0
    for row, values in rows.items():
        own = labels.get(row, "")
        if own in begins:
            above = rows.get(before, {})
            answers = card is not None and _ends_answer(card, before)
            if card is not None:
                yield card
            card = Card(row, column, first=own)
            if len(above) == 1 and labels.get(before, "") not in shared and not answers:
                at, name = next(iter(above.items()))
                card.company, card.at = name.strip(" :：*\t"), (before, at)
        alone = column in values and len(values) == 1 and own not in shared
        label = own if column in values and not alone else "" if alone or row > before + 1 else label
        if card is not None and label:
            card.answers.setdefault(label, []).extend(answer_in(values, row, column, notes))
        before = row
    if card is not None:
        yield card


def _ends_answer(card: Card, row: int) -> bool:
    return any(at[0] == row for cells in card.answers.values() for _, at in cells)


def _named(cards: Sequence[Card], shared: Sequence[str], titles: dict[str, str]) -> str:
    """The label of the companies, whose answers are taken from the cards; '' if the cards have none.

    It is one with a title for companies, else the first of the card if it has no known title and its answers differ,
    else the line above it.
    """
    alone = "\0" if all(card.company for card in cards) else ""
    answered = {label for card in cards for label, cells in card.answers.items() if any(text for text, _ in cells)}
    titled = [label for label in shared if label in answered and _names_company(titles[label])]
    first = [next(iter(card.answers), "") for card in cards]
    untitled = len(set(first)) == 1 and not alone and not is_title(titles.get(first[0], ""))
    named = titled[0] if titled else first[0] if untitled else ""
    if not named:
        return alone
    texts = [[text for text, _ in card.answers.get(named, []) if text] for card in cards]
    if any(len(found) != 1 for found in texts) or len({fold(found[0]) for found in texts}) < len(cards):
        return alone
    for card in cards:
        cells = card.answers.pop(named)
        card.company, card.at = next((text, at) for text, at in cells if text)
    return named


def _names_company(title: str) -> bool:
    return title_score(title, "company") >= _TITLED or side_of_title(title) is not None


def _texts_between(rows: _Rows, cards: Sequence[Card], shared: Collection[str]) -> list[int]:
    """The rows between cards and below them with one text that is no label, no heading of a side and no answer."""
    first = min(card.row for card in cards)
    read = {at[0] for card in cards for cells in card.answers.values() for _, at in cells} | {c.at[0] for c in cards}
    alone = {
        row: next(iter(of.values())) for row, of in rows.items() if len(of) == 1 and row > first and row not in read
    }
    return [row for row, text in alone.items() if _label(text) not in {"", *shared} and _side_in(text) is None]
