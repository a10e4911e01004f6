"""Converts sheets of cards in several layouts, one below the other, to lists with a row for each card."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sco_scheduler.domain.event import Level, Role
from sco_scheduler.domain.names import fold, trim
from sco_scheduler.intake.table.grids import Grid
from sco_scheduler.intake.understanding.cells.profiles import NAME_FORM
from sco_scheduler.intake.understanding.layouts.card_answers import Answer, Lines, answers_of, labels_of
from sco_scheduler.intake.understanding.layouts.card_lists import Card, list_of_cards
from sco_scheduler.intake.understanding.layouts.card_tables import INLINE, asks, is_known, label_in
from sco_scheduler.intake.understanding.wording.places import choice_number
from sco_scheduler.intake.understanding.wording.polarity import polarity_of
from sco_scheduler.intake.understanding.wording.words import is_blank, side_of_title, title_score
from sco_scheduler.intake.values.entries import whole_number, written
from sco_scheduler.resources import lazy_regex

_FEWEST_CARDS, _FEWEST_LABELS, _FEWEST_KNOWN, _LONGEST_LABEL, _TITLED = 2, 3, 2, 60, 0.7
"""The minimum number of cards, of labels of a card and of those that are known; the longest label; a sure title."""

_MARKS = "\u2063\u2064"
"""The marks of struck-through and of painted texts."""

_NUMBERED = lazy_regex(
    r"\W*([^\d:：]*?[^\W\d_][^\d:：]*?)[\s(（#№]*(?:no|nr|n°|nº|núm|num)?[.:]?\s*(\d{1,3})\b(?:[)）]?\s*[-–—:：|./,]+\s*"
    r"([^\W\d_].*)|[)）]?\D*(?:\2)?)",
    flags=2,
)
"""The title of a card with its number, and with the name of its company or with its words in another language."""


Entries = Sequence[tuple[str, Sequence[Answer]]]
"""The labels of a card with their answers."""


@dataclass
class _Block:
    """The lines of a card below its title, the name of its company in that, and the side that is told above it."""

    row: int
    title: Answer | None = None
    role: tuple[Role, tuple[int, int]] | None = None
    lines: Lines = field(default_factory=list)


def mixed_cards(grid: Grid, elsewhere: Collection[str] = ()) -> Grid | None:
    """The list of the cards of a sheet in which different labels, or titles of ranks, stand for the same answers.

    None if the sheet has no cards, or all of them in one plain layout. A card begins with its number, its company or
    an empty row; its labels are at the left and in further columns, in any language.

    Parameters
    ----------
    elsewhere
        The folded texts of other sheets, which are names rather than labels unless they are known titles.
    """
    every = {row: {c: t for c, v in sorted(of.items()) if (t := _plain(written(v)))} for row, of in grid.rows.items()}
    every = {row: values for row, values in every.items() if values}
    column = min((min(values) for values in every.values()), default=0)
    if sum(_names(values, column) > 0 for values in every.values()) + len(_titles(every)) < _FEWEST_CARDS:
        return None
    blocks, apart = _blocks(every, column)
    found = [block for block in blocks if _is_card(block)]
    if len(found) < max(_FEWEST_CARDS, len(blocks)):
        return None
    apart = [row for row in apart if row > found[0].row]
    if _MOST_APART * len(apart) > len(every) or _stand_abreast([block.lines for block in found]):
        return None
    labels = labels_of([block.lines for block in found], elsewhere)
    read = [(block, answers_of(block.lines, labels)) for block in found]
    keys = _keys([of.entries for _, of in read], elsewhere)
    texts = Counter(label for _, of in read for label, _ in of.entries)
    titles: dict[str, str] = {}
    for text in sorted(texts, key=lambda label: (not is_known(label_in(label)), -texts[label])):
        titles.setdefault(keys[text], text.strip(" :：*"))
    called = Counter(key for key, _ in {(keys[text], label_in(text)) for text in texts})
    several = [key for key, count in called.items() if count > 1]
    if len(several) < _FEWEST_OTHERS and "company" not in several and not any(of.ranked for _, of in read):
        return None
    cards = [_card(block, of.entries, keys) for block, of in read]
    for card, block in zip(cards, found, strict=True):
        card.answers = {label: [_with_marks(grid, *cell) for cell in cells] for label, cells in card.answers.items()}
        read_at = {card.at, *(place for cells in card.answers.values() for _, place in cells)}
        card.labels = [place for _, line in block.lines for _, _, place in line if place not in read_at]
    names = [fold(card.company) for card in cards]
    if "" in names or len({*names}) < len(names):
        return None
    answered = {label for card in cards for label, cells in card.answers.items() if cells}
    kept = [key for key in dict.fromkeys(keys.values()) if key in answered]
    return list_of_cards(grid, _raw(grid), cards, kept, {**titles, "": "Company"}, apart)


def _stand_abreast(cards: Sequence[Lines]) -> bool:
    """Whether a label for companies at the left is in another column too, as where cards stand beside each other."""
    columns: dict[int, set[str]] = {}
    for lines in cards:
        for _, line in lines:
            for distance, text, _ in line:
                columns.setdefault(distance, set()).add(label_in(text))
    naming = {text for text in columns.get(0, ()) if title_score(text, "company") >= _TITLED or side_of_title(text)}
    return any(naming & of for distance, of in columns.items() if distance > 1)


_FEWEST_OTHERS = 2
"""The minimum number of fields with several labels; one alone may be that of the wishes for each side."""

_MOST_APART = 8
"""A larger part of the rows of a sheet is in no card if it is none of cards."""


def _plain(text: str) -> str:
    return trim(text.rstrip(_MARKS))


def _with_marks(grid: Grid, text: str, place: tuple[int, int]) -> Answer:
    """An answer with the marks that are behind the text of its cell."""
    was = written(grid.rows[place[0]][place[1]])
    plain = _plain(was)
    marks = was[len(was.rstrip(_MARKS)) :] if text else ""
    if text.startswith(plain):
        return f"{plain}{marks}{text.removeprefix(plain)}", place
    return f"{text}{marks if plain.endswith(text) else ''}", place


def _raw(grid: Grid) -> dict[int, dict[int, str]]:
    return {row: {c: written(v) for c, v in sorted(of.items())} for row, of in grid.rows.items() if of}


def _names(values: Mapping[int, str], column: int) -> int:
    """How surely a row tells a company: 2 behind a label for it, 1 behind a word for its side, else 0."""
    text = values.get(column, "")
    match = INLINE.fullmatch(text) if len(values) == 1 else None
    answer = match[2] if match is not None else values.get(min((c for c in values if c > column), default=0), "")
    label = match[1] if match is not None else text
    if not label or not answer or len(label) > _LONGEST_LABEL or is_blank(answer) or whole_number(answer) is not None:
        return 0
    if NAME_FORM.search(label) is not None or polarity_of(label) is not Level.WANT or choice_number(label) is not None:
        return 0
    score = title_score(label, "company")
    if score >= _TITLED and score >= title_score(label, "wishes"):
        return 2
    return int(side_of_title(label) is not None and not asks(label))


def _titles(every: Mapping[int, Mapping[int, str]]) -> dict[int, tuple[int, str]]:
    """The rows with the number of a card, each with the column and the name of the company behind the number.

    The same words are before each number, no number occurs twice, and a row has at most the name as another cell.
    """
    found: dict[str, list[tuple[int, int, int, str]]] = {}
    for row, values in every.items():
        first = min(values)
        match = _NUMBERED.fullmatch(values[first]) if len(values[first]) <= _LONGEST_TITLE else None
        if match is None or len(values) > _WITH_NAME or (len(values) > 1 and match[3]):
            continue
        other = next((text for c, text in values.items() if c > first), "")
        base = fold(match[1]).strip(" .:：#№-–—")
        if other and (choice_number(values[first]) is not None or not any(map(str.isalpha, other))):
            continue
        found.setdefault(base, []).append((row, int(match[2]), first, match[3] or other))
    return {
        row: (first, name)
        for titles in found.values()
        if len(titles) >= _FEWEST_CARDS and len({number for _, number, _, _ in titles}) == len(titles)
        for row, _, first, name in titles
    }


_LONGEST_TITLE, _WITH_NAME = 100, 2


def _blocks(every: Mapping[int, Mapping[int, str]], column: int) -> tuple[list[_Block], list[int]]:
    """The cards of a sheet with their lines, and the rows of texts that are in none."""
    titles = _titles(every)
    labels = Counter(label_in(values[column]) for values in every.values() if column in values)
    role: tuple[Role, tuple[int, int]] | None = None
    blocks: list[_Block] = []
    apart: list[int] = []
    opened = False
    for rows in _paragraphs(every):
        first = every[rows[0]]
        text, label = first[min(first)], label_in(first.get(column, ""))
        begins = _begins(rows, every, titles, column) if not opened or blocks[-1].lines or rows[0] in titles else set()
        side = side_of_title(text) if len(first) == len(rows) == 1 and not begins else None
        if side is not None:
            role, opened = (side, (rows[0], min(first))), False
            continue
        if not begins and not (opened and (not blocks[-1].lines or is_known(label) or labels[label] > 1)):
            opened = False
        for row in rows:
            values = every[row]
            if row in begins:
                opened = True
                blocks.append(_begun(row, values, titles.get(row), role))
                if row in titles or blocks[-1].title is not None:
                    continue
            if opened:
                blocks[-1].lines.append((row, [(c - column, text, (row, c)) for c, text in values.items()]))
            else:
                apart.append(row)
    return blocks, apart


def _begun(
    row: int, values: Mapping[int, str], title: tuple[int, str] | None, role: tuple[Role, tuple[int, int]] | None
) -> _Block:
    """The card that begins in a row, which may be its title."""
    first = min(values)
    text = values[first]
    if title is not None:
        side = side_of_title(_NUMBER.sub("", text)) or side_of_title(text)
        at = (row, max(values) if len(values) > 1 else first)
        return _Block(row, (title[1], at) if title[1] else None, role if side is None else (side, (row, first)))
    alone = len(values) == 1 and INLINE.fullmatch(text) is None and not is_known(label_in(text))
    return _Block(row, (text, (row, first)) if alone else None, role)


_NUMBER = lazy_regex(r"\W*\d{1,3}.*", flags=16)


def _paragraphs(every: Mapping[int, Mapping[int, str]]) -> Iterator[list[int]]:
    """The rows without an empty one between them."""
    rows: list[int] = []
    for row in every:
        if rows and row > rows[-1] + 1:
            yield rows
            rows = []
        rows.append(row)
    if rows:
        yield rows


def _begins(
    rows: Sequence[int], every: Mapping[int, Mapping[int, str]], titles: Collection[int], column: int
) -> set[int]:
    """The rows of a paragraph with which cards begin: titles, or the first one, and labels for further companies."""
    if begins := {row for row in rows if row in titles}:
        return begins
    told = {row: _names(every[row], column) for row in rows}
    named = [row for row in rows if told[row] > 1] or [row for row in rows if told[row]][:1]
    first = every[rows[0]]
    if not named:
        alone = len(first) == 1 and column in first and not is_known(label_in(first[column])) and len(rows) > 1
        return {rows[0]} if alone and is_known(label_in(every[rows[1]].get(column, ""))) else set()
    again = [row for row in rows if label_in(every[row].get(column, "")) == label_in(first.get(column, ""))]
    return {*again} if len(again) == len(named) else {rows[0], *named[1:]}


def _is_card(block: _Block) -> bool:
    """Whether lines have enough labels, of which most are known."""
    labels = [label_in(line[0][1]) for _, line in block.lines if line[0][0] == 0]
    known = sum(map(is_known, labels))
    return len(labels) >= _FEWEST_LABELS and known >= _FEWEST_KNOWN and 2 * known >= len(labels)


def _keys(cards: Sequence[Entries], elsewhere: Collection[str]) -> dict[str, str]:
    """The key of each label of the cards: that of a field which no card has twice, else its folded text.

    A label of no known field is about wishes if most of its answers are on other sheets.
    """
    answers: dict[str, list[str]] = {}
    for entries in cards:
        for label, cells in entries:
            answers.setdefault(label, []).extend(text for text, _ in cells)
    naming = {_naming(entries) for entries in cards}
    fields = {label: "company" if label in naming else _field_of(label, answers[label], elsewhere) for label in answers}
    twice = {
        name
        for entries in cards
        for name, count in Counter(fields[label] for label in {of for of, _ in entries}).items()
        if count > 1
    }
    keys = {text: label_in(text) if of in twice else of or label_in(text) for text, of in fields.items()}
    plain = {key for text, key in keys.items() if key != fields[text]}
    return {text: _without_other(key, plain) if key in plain else key for text, key in keys.items()}


def _are_listed(texts: Sequence[str], elsewhere: Collection[str]) -> bool:
    """Whether most parts of the answers to a label are texts of other sheets."""
    parts = [fold(part) for text in texts for part in _PARTS.split(_plain(text)) if part.strip()]
    return 2 * sum(part in elsewhere and any(map(str.isalpha, part)) for part in parts) > len(parts)


_PARTS = lazy_regex(r"[;；、,，،؛\n]|\s*(?:[(（]?\d{1,2}[.)）]|[①-⑳])\s*")


def _without_other(label: str, labels: Collection[str]) -> str:
    """The label that is a part of another one in two languages; that one if there is none."""
    for other in sorted(labels, key=len):
        rest = label.removeprefix(other) if label.startswith(other) else label.removesuffix(other)
        if rest not in {"", label} and rest != rest.strip(" /|(\n") and rest.isascii() != other.isascii():
            return other
    return label


def _field_of(label: str, texts: Sequence[str], elsewhere: Collection[str]) -> str:
    """The field that a label is about, with the ordinal of a choice; '' if it is about none for sure."""
    if (number := choice_number(label)) is not None:
        return f"choice {number}"
    level = polarity_of(label)
    if level is not Level.WANT:
        return level.value
    if _are_listed(texts, elsewhere):
        return "wishes"
    found = max(_FIELDS, key=lambda name: title_score(label, name))
    return found if title_score(label, found) >= _TITLED else ""


_FIELDS = (
    *("wishes", "maximum", "minimum", "contact", "email", "phone", "notes", "country", "products", "languages"),
    *("status", "not_available"),
)
"""The fields of which a card has one answer, whatever it is called."""


def _naming(entries: Entries) -> str:
    """The label for the company of a card; '' if there is none."""
    named = {label: _names({1: label, 2: cells[0][0]}, 1) for label, cells in entries if cells}
    best = max(named, key=lambda label: named[label], default="")
    return best if named.get(best) else ""


def _card(block: _Block, entries: Entries, keys: Mapping[str, str]) -> Card:
    """The company of a card, behind the label for it or in its title, and its answers by their keys."""
    card = Card(block.row, 0, role=block.role)
    best = _naming(entries)
    for label, cells in entries:
        if label == best and not card.company:
            card.company, card.at = cells[0]
            if card.role is None and (side := side_of_title(label)) is not None:
                card.role = side, card.at
        card.answers.setdefault(keys[label], []).extend(cells[label == best :])
    if not card.company and block.title is not None:
        card.company, card.at = block.title
    return card
