"""Changes an export at random, as its next reader gets it: rows and columns less or more, other titles and words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

from tests.intake.books import Sheets

_CORPUS = Path(__file__).parent / "understanding" / "corpus"
_TEXTS = {name: (_CORPUS / f"{name}.txt").read_text(encoding="utf-8").splitlines() for name in ("titles", "words")} | {
    "said": [text for name in ("hours", "names") for text in (_CORPUS / f"{name}.txt").read_text("utf-8").splitlines()]
}
_ALONE = ("Total", "Hall B", "Suppliers", "Итого: 4", "备注：以上为必见企业", "X = do not meet", "* = must meet", "")

Rows = list[list[Any]]


def changed(sheets: Sheets, seed: str, times: int) -> tuple[Sheets, list[str]]:
    """The sheets after so many changes, and what was changed."""
    chance = Random(seed)
    made = {name: [list(row) for row in rows] for name, rows in sheets.items()}
    told = []
    for _ in range(times):
        name = chance.choice([name for name, rows in made.items() if len(rows) > 1])
        change = chance.choices(list(_CHANGES), list(_CHANGES.values()))[0]
        told.append(f"{name}: {change(made[name], chance)}")
    return made, told


def _without_row(rows: Rows, chance: Random) -> str:
    place = chance.randrange(len(rows))
    del rows[place]
    return f"row {place + 1} left out"


def _second_row(rows: Rows, chance: Random) -> str:
    place, to = chance.randrange(len(rows)), chance.randrange(len(rows) + 1)
    rows.insert(to, list(rows[place]))
    return f"row {place + 1} again as row {to + 1}"


def _row_alone(rows: Rows, chance: Random) -> str:
    place, text = chance.randrange(len(rows) + 1), chance.choice(_ALONE)
    rows.insert(place, [text or None])
    return f"row {place + 1} with {text!r} alone"


def _without_column(rows: Rows, chance: Random) -> str:
    place = chance.randrange(max(map(len, rows)))
    for row in rows:
        del row[place : place + 1]
    return f"column {place + 1} left out"


def _other_cell(rows: Rows, chance: Random) -> str:
    row = chance.choice([row for row in rows if row] or [rows[0]])
    place = chance.randrange(max(1, len(row)))
    text = chance.choice([None, *(chance.choice(texts) for texts in _TEXTS.values()), _shorter(row, place)])
    row[place : place + 1] = [text]
    return f"{text!r} in column {place + 1} of row {rows.index(row) + 1}"


def _shorter(row: list[Any], place: int) -> object:
    """A cell without its second letter, as typed in a hurry."""
    value = row[place] if row else None
    return value[:1] + value[2:] if isinstance(value, str) else value


def _copied_cell(rows: Rows, chance: Random) -> str:
    column = chance.randrange(max(map(len, rows)))
    of, to = chance.choice(rows), chance.choice(rows)
    value = of[column] if column < len(of) else None
    to[column : column + 1] = [value]
    return f"{value!r} in column {column + 1} of row {rows.index(to) + 1}"


def _other_title(rows: Rows, chance: Random) -> str:
    row = next((row for row in rows if sum(cell is not None for cell in row) > 1), rows[0])
    place, text = chance.randrange(max(1, len(row))), chance.choice(_TEXTS["titles"])
    row[place : place + 1] = [text]
    return f"column {place + 1} is called {text!r}"


def _further_column(rows: Rows, chance: Random) -> str:
    """A column of a few texts below a title, each of its own or one of two."""
    title, texts = chance.choice(_TEXTS["titles"]), chance.choice(list(_TEXTS.values()))
    said = [chance.choice(texts) for _ in range(chance.choice([2, len(rows)]))]
    head = next((n for n, row in enumerate(rows) if sum(cell is not None for cell in row) > 1), 0)
    width = max(map(len, rows))
    for place, row in enumerate(rows):
        text = title if place == head else chance.choice([*said, None]) if place > head else None
        rows[place] = [*row, *[None] * (width - len(row)), text]
    return f"a column {title!r}"


_CHANGES: dict[Callable[[Rows, Random], str], int] = {
    _without_row: 2,
    _second_row: 1,
    _row_alone: 2,
    _without_column: 1,
    _other_cell: 4,
    _copied_cell: 3,
    _other_title: 2,
    _further_column: 3,
}
"""What may become of a sheet, and how often."""
