"""Parts the labels that a form tool joins with blanks, by the columns of the same question with 1 where one is chosen.

``French Malagasy`` below ``Languages`` is two options if ``Languages/French`` and ``Languages/Malagasy`` have 1 there.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import takewhile

from sco_scheduler.domain.names import fold
from sco_scheduler.intake.understanding.cells.columns import Column
from sco_scheduler.intake.understanding.names.listed_texts import BRACKETS
from sco_scheduler.intake.values.language_names import language_called
from sco_scheduler.resources import lazy_regex

_FEWEST, _EACH = 2, 0.9
"""The fewest options of a question, and the least share of rows with the labels of just those that are chosen."""

_CHOSEN, _NOT_CHOSEN = frozenset({"1", "true"}), frozenset({"0", "false"})
_BEHIND = lazy_regex(r"\s*(?:[/:：|»>→–—-]+\s*(.+?)|[\[(（]\s*(.+?)[\])）])\s*")
"""The option behind the question in the title of its column."""


def with_labels_apart(columns: Sequence[Column]) -> list[Column]:
    """The columns of a list, with semicolons between the labels of chosen options.

    The columns of options that are languages are left out then, known or not, and so is *other*, which names none.
    """
    found, left_out = list(columns), set[int]()
    for place, column in enumerate(columns):
        boxes = _boxes_behind(column, columns[place + 1 :]) if column.title and column.cells else {}
        texts = _apart(column, boxes) if len(boxes) >= _FEWEST else {}
        if not texts:
            continue
        if any(map(language_called, boxes.values())):
            left_out |= {box.number for box in boxes}
            texts = {row: [label for label in labels if not is_other(label)] for row, labels in texts.items()}
        cells = {row: "; ".join(texts[row]) if row in texts else text for row, text in column.cells.items()}
        cells = {row: text for row, text in cells.items() if text}
        found[place] = Column(column.number, column.titles, cells, column.raw, column.rows, column.again)
    return [column for column in found if column.number not in left_out]


def _boxes_behind(column: Column, others: Sequence[Column]) -> dict[Column, str]:
    """The columns of options that follow the one of a question, with their options."""
    options = {other: _option(other, column.title) for other in others}
    return dict(takewhile(lambda two: two[1] and _is_chosen_or_not(two[0]), options.items()))


def _option(column: Column, question: str) -> str:
    behind = _BEHIND.fullmatch(column.title, len(question)) if column.title.startswith(question) else None
    return (behind[1] or behind[2]) if behind is not None else ""


def _is_chosen_or_not(column: Column) -> bool:
    return {fold(text) for text in column.texts} <= _CHOSEN | _NOT_CHOSEN


def _apart(column: Column, boxes: Mapping[Column, str]) -> dict[int, list[str]]:
    """The labels in each cell, as far as they are just those that are chosen in its row; none if few are."""
    found: dict[int, list[str]] = {}
    for row, text in column.cells.items():
        rest, places = f" {fold(text)} ", dict[str, int]()
        chosen = [label for box, label in boxes.items() if fold(box.cells.get(row, "")) in _CHOSEN]
        for label in sorted(chosen, key=len, reverse=True):
            places[label] = rest.find(folded := fold(label))
            rest = rest.replace(folded, " " * len(folded), 1)
        if places and min(places.values()) >= 0 and not any(map(str.isalnum, rest)):
            found[row] = sorted(places, key=places.__getitem__)
    return found if len(found) >= _EACH * len(column.cells) else {}


def is_other(label: str) -> bool:
    """Whether the label of an option stands for all that a form does not offer: ``Autre (veuillez préciser)``."""
    return _OTHER.search(label) is not None


def is_only_other(label: str) -> bool:
    """Whether a label says nothing but that, so that its column has texts of one's own: ``Other:``, ``Otro (cuál)``."""
    return _OTHER.fullmatch(BRACKETS.sub(" ", label).strip(" .:*…")) is not None


_OTHER = lazy_regex(
    r"\bothers?|\b(?:autres?|andere?[rs]?|anders|sonstige[rs]?|weitere|otr[oa]s?|outr[oa]s?|altr[oiae]|inn[eya]|jin[áéý]|in[áéý]|"
    r"iné|egyéb|más|alt(?:ul|a|ele)|annat|andra|andet|annet|muu|muud|cits|kita[s]?|kit[oi]|drug[oie]|ostalo|diğer|lain(?:nya)?|"
    r"khác)\b|(?:друг|інш)\w*|ин(?:ой|ое|ые|ая)\b|άλλ[οηα]|其他|其它|その他|기타|başqa|başga|boshqa|басқа|башка|"
    r"дигар|бусад|อื่น|أخرى|اخرى|سایر|دیگر|אחר|अन्य|სხვა|այլ",
    re.IGNORECASE,
)
"""What a form does not offer."""
