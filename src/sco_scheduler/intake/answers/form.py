"""Reads wish forms that companies send back: the text of each cell now and when the form was sent.

A form is a workbook of ``schedule wishes`` with two sheets to fill in. The first row of each is hidden and holds
the keys of its columns, the first column is hidden and holds the keys of its rows, so that columns and rows may be
moved, sorted and deleted. The hidden sheet ``Form`` identifies the company, independent of the file name, and
the texts when the form was sent.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from sco_scheduler.domain.event import Level
from sco_scheduler.domain.findings import Findings
from sco_scheduler.domain.messages import Cell
from sco_scheduler.domain.names import fold
from sco_scheduler.intake.answers.saving import saved, stamp
from sco_scheduler.intake.files.opening import open_book
from sco_scheduler.intake.table.grids import Book, Grid, letters, vocabulary
from sco_scheduler.intake.understanding.names.matching import SURE
from sco_scheduler.intake.understanding.wording.level_doubts import says_only
from sco_scheduler.intake.understanding.wording.words import level_of
from sco_scheduler.intake.values.entries import normalized, read_rank, written
from sco_scheduler.resources import lazy_regex

VERSION = 1
HIDDEN_SHEET = "Form"
"""The hidden sheet with the company's identity and the texts when the form was sent."""

WISH_COLUMNS = ("id", "company", "country", "zone", "products", "wish", "no", "comment")
"""The keys of the columns of the sheet of wishes."""

ABOUT_COLUMNS = ("key", "label", "value", "title", "languages", "email", "away", "comes")
"""The keys of the columns of the sheet about the company; only a delegate's row has the last five."""

PERSON = ("value", "title", "languages", "email", "away", "comes")
"""The columns of a delegate to be filled in."""

CONFIRMED = "confirmed"
HOURS = "hours"
DELEGATE = "delegate"

_TICKS = frozenset(
    map(fold, ("x", "х", "xx", "v", "+", "*", "ok", "✓", "✔", "√", "☑", "☒", "■", "●", "○", "true", "д", "对", "勾"))
)
_NOTHING = frozenset(map(fold, ("-", "–", "—", "0", "/", "\\", ".", "false", "n/a", "none", "无", "☐", "□")))
_FORMULA = lazy_regex(r"\s*(?:of:|msoxl:)?=\s*[A-Z][A-Z0-9.]*\(")
_PIECES = lazy_regex(r"[\s,;/()\[\]，；（）]+")


@dataclass(frozen=True)
class Mark:
    """The content of a wish cell: a level, and a rank if given; ``text`` as it was written.

    ``level`` is None if the text is not a known mark. ``more``: the text has further words, which may say more.
    """

    level: Level | None
    rank: int | None
    text: str
    more: bool = False


@dataclass(frozen=True)
class Answered:
    """A row of the list of companies: the company's name on the form, and the answer.

    ``was_wish`` and ``was_no`` are the texts when the form was sent. ``cell`` is that of the wish, or of the
    ``no`` if only that is filled.
    """

    id: str
    name: str
    wish: object
    no: object
    comment: str
    was_wish: str
    was_no: str
    wish_cell: Cell
    no_cell: Cell
    comment_cell: Cell

    @property
    def changed(self) -> bool:
        """Whether a text differs from the form as it was sent."""
        return (
            bool(self.comment)
            or normalized(written(self.wish)) != normalized(self.was_wish)
            or (normalized(written(self.no)) != normalized(self.was_no))
        )


@dataclass(frozen=True)
class FormField:
    """A field about the company: its text, the text when sent, and its cell."""

    text: str
    was: str
    cell: Cell

    @property
    def changed(self) -> bool:
        """Whether it differs from the form as it was sent."""
        return normalized(self.text) != normalized(self.was)


@dataclass(frozen=True)
class Stray:
    """A text outside the fields of a form. ``beside`` is the company in whose row it stands, if any."""

    text: str
    cell: Cell
    beside: str = ""


@dataclass(frozen=True)
class WishForm:
    """A returned form.

    ``shown`` is the file's name in messages, ``event`` the event's name if the registrations stated it when the form
    was sent, ``company`` and ``name`` identify the company. ``entries`` are the fields about the company
    by key, ``people`` the delegates' rows by key, each with its columns. ``gone`` are the companies
    whose rows were deleted, as (ID, name). ``saved`` is the time at which it was saved, in UTC, from the workbook's
    properties or else the file.
    """

    path: Path
    shown: str
    event: str
    company: str
    name: str
    language: str
    answers: tuple[Answered, ...]
    entries: Mapping[str, FormField]
    people: Mapping[str, Mapping[str, FormField]]
    strays: tuple[Stray, ...] = ()
    struck: tuple[Stray, ...] = ()
    """The texts with strikethrough, which do not count."""

    gone: tuple[tuple[str, str], ...] = ()
    without_keys: tuple[str, ...] = ()
    """The sheets of which nothing was read, since the row with the keys of their columns is gone."""

    absent: tuple[str, ...] = ()
    """The delegates whose rows were deleted."""

    saved: datetime = datetime.min
    resaved: bool = False
    """Whether another program has saved it since it was made."""

    @property
    def filled(self) -> bool:
        """Whether anything was filled in."""
        return bool(
            self.strays
            or self.struck
            or self.absent
            or any(answer.changed for answer in self.answers)
            or any(entry.changed for entry in self.entries.values())
            or any(entry.changed for person in self.people.values() for entry in person.values())
        )

    @property
    def content(self) -> object:
        """The answers, for comparing two versions."""
        return (
            tuple(
                sorted((a.id, normalized(written(a.wish)), normalized(written(a.no)), a.comment) for a in self.answers)
            ),
            tuple(sorted((key, entry.text) for key, entry in self.entries.items())),
            tuple(sorted((key, column, e.text) for key, row in self.people.items() for column, e in row.items())),
            tuple(stray.text for stray in (*self.strays, *self.struck)),
        )


def read_mark(value: object) -> Mark | None:
    """Parse a wish cell; None if it is blank or says that nothing is wished."""
    text = written(value)
    folded = normalized(text)
    if not folded or folded in _NOTHING or value is False:
        return None
    rank = read_rank(value)
    if rank is not None:
        return Mark(Level.WANT, rank, text)
    level = _level(folded)
    if level is not None:
        return Mark(level, None, text)
    return _mixed(text, [piece for piece in _PIECES.split(folded) if piece])


def is_refusal(value: object) -> bool:
    """Whether a cell of the column for ``no`` is filled: with a ``no``, a ``yes``, a tick or a reason."""
    return value is not False and bool(normalized(written(value))) and normalized(written(value)) not in _NOTHING


def is_plain(text: str) -> bool:
    """Whether a text only says yes or no, or nothing at all."""
    folded = normalized(text)
    return not folded or folded in _NOTHING or _level(folded) is not None


def _level(folded: str) -> Level | None:
    if folded in _TICKS:
        return Level.WANT
    known = vocabulary().choice("level", folded)
    return Level(known) if known is not None else None


def _mixed(text: str, pieces: list[str]) -> Mark:
    """A rank and a level in one cell, ``1 must``; or a level in a few words."""
    ranks = [rank for piece in pieces if (rank := read_rank(piece)) is not None]
    levels = [level for piece in pieces if read_rank(piece) is None and (level := _level(piece)) is not None]
    if len(pieces) == 2 and len(ranks) == len(levels) == 1:
        return Mark(levels[0], ranks[0], text)
    said = level_of(text)  # as the copy of the registrations is read
    if said is None or said[1] < SURE:
        return Mark(None, None, text)
    rank = ranks[0] if len(ranks) == 1 and read_rank(pieces[0]) is not None else None  # ``1, if possible``
    alone = level_of(text.partition(pieces[0])[2]) if rank is not None else said
    more = alone is None or (alone[1] < 1.0 and not says_only(text, said[0]))
    return Mark(said[0], rank, text, more)


def read_wish_form(path: Path, found: Findings, shown: str = "") -> WishForm | None:
    """Read a form.

    Parameters
    ----------
    found
        Receives the findings of a workbook that cannot be opened.
    shown
        The file's name in cell addresses, by default its own name.

    Returns
    -------
    WishForm | None
        The form; None if the file cannot be opened, or is no form, which is not reported.
    """
    book = open_book(path, found)
    if book is None:
        return None
    hidden = next((grid for grid in book.grids if fold(grid.name) == fold(HIDDEN_SHEET)), None)
    sent = _sent(hidden) if hidden is not None else {}
    if not {"version", "company", "name"} <= sent.keys():
        return None
    return _Reading(book, sent, shown or path.name, path).form()


def _sent(grid: Grid) -> dict[str, object]:
    """The hidden sheet: the texts as sent, by key."""
    sent: dict[str, object] = {}
    for row in grid.rows.values():
        key, value = row.get(1), row.get(2)
        if isinstance(key, str) and isinstance(value, str):
            try:
                sent[key] = json.loads(value)
            except ValueError:
                continue
    return sent


class _Reading:
    """The reading of one form."""

    def __init__(self, book: Book, sent: Mapping[str, object], shown: str, path: Path) -> None:
        self._book, self._sent, self._shown, self._path = book, sent, shown, path

    def form(self) -> WishForm:
        """The returned form."""
        answers: list[Answered] = []
        entries: dict[str, FormField] = {}
        people: dict[str, Mapping[str, FormField]] = {}
        strays: list[Stray] = []
        without_keys: list[str] = []
        fields = {key.removeprefix("field:"): sent for key, sent in self._sent.items() if key.startswith("field:")}
        registered = {key: sent for key, sent in fields.items() if key.startswith(DELEGATE)}
        rows = {key[4:]: value for key, value in self._sent.items() if key.startswith("row:")}
        struck: list[Stray] = []
        for grid in (self._standing(grid, struck) for grid in self._book.grids):
            if "wish" in (columns := _columns(grid)):
                answers += self._answers(grid, columns, rows, strays)
            elif "value" in columns and "away" in columns:
                self._about(grid, columns, entries, people, strays)
            elif grid.rows and fold(grid.name) != fold(HIDDEN_SHEET):
                without_keys.append(grid.name)
        there = {answer.id for answer in answers}
        gone = tuple((id_, str(_part(row, "name"))) for id_, row in rows.items() if id_ not in there)
        return WishForm(
            self._path,
            self._shown,
            str(self._sent.get("event", "")) if self._sent.get("stated", True) else "",
            str(self._sent["company"]),
            str(self._sent["name"]),
            str(self._sent.get("language", "en")),
            tuple(answers),
            entries,
            people,
            tuple(strays),
            tuple(struck),
            gone if answers else (),
            tuple(without_keys) if not answers or not entries else (),
            tuple(filter(None, (str(_part(sent, "value")) for key, sent in registered.items() if key not in people)))
            if people
            else (),
            saved(self._path),
            stamp(self._path) is not None,
        )

    def _standing(self, grid: Grid, struck: list[Stray]) -> Grid:
        """The sheet without its struck-through texts; in the row of a company whose name is struck its marks are."""
        columns, first = _columns(grid), _key_row(grid)
        if not columns:
            return grid
        keys = {columns[key] for key in ("id", "key", "label") if key in columns}
        names = {columns[key] for key in ("company", *WISH_COLUMNS[2:5]) if key in columns and "wish" in columns}
        marks = {columns[key] for key in ("wish", "no") if key in columns}
        out = {row for row, column in grid.struck if column == columns.get("company") and "wish" in columns}
        rows = {row: dict(values) for row, values in grid.rows.items()}
        for row, column in sorted({*grid.struck, *grid.runs}):
            gone = [text for text, is_struck in grid.runs.get((row, column), ()) if is_struck and text.strip()]
            said = "; ".join(part.strip() for part in gone) or written(rows[row][column])
            if row != first and column not in keys and not (column in names and any(c in marks for c in rows[row])):
                struck.append(Stray(said, self._cell(grid, row, column)))
            if column not in names | keys:
                left = "".join(text for text, is_struck in grid.runs.get((row, column), ()) if not is_struck).strip()
                rows[row] = {**rows[row], column: left} if left else {c: v for c, v in rows[row].items() if c != column}
        for row, column in ((row, column) for row in sorted(out) for column in sorted(marks)):
            if column in rows[row]:
                struck.append(Stray(written(rows[row].pop(column)), self._cell(grid, row, column)))
        return replace(grid, rows=rows)

    def _answers(
        self, grid: Grid, columns: Mapping[str, int], rows: Mapping[str, object], strays: list[Stray]
    ) -> Iterator[Answered]:
        """The answers about partners: those listed when it was sent, and names added below."""
        by_name = {fold(str(_part(row, "name"))): id_ for id_, row in rows.items()}
        fields = {columns[key] for key in ("wish", "no", "comment") if key in columns}
        below, first = False, _key_row(grid)
        for number, row in grid.rows.items():
            key = written(row.get(columns.get("id", 1)))
            if key == "#":
                below = True
            if number == first or key.startswith("#"):
                continue
            name = written(row.get(columns.get("company", 0)))
            id_ = _whose(name, key, rows, by_name)
            filled = {column: value for column, value in row.items() if column in fields and written(value)}
            if id_ or (below and name and filled):
                cells = {k: self._cell(grid, number, columns.get(k, 1)) for k in ("wish", "no", "comment")}
                sent = rows.get(id_)
                yield Answered(
                    id_,
                    str(_part(sent, "name")) if sent is not None else name.partition("\n")[0],
                    row.get(columns.get("wish", 0)),
                    row.get(columns.get("no", 0)),
                    written(row.get(columns.get("comment", 0))),
                    str(_part(sent, "wish")),
                    str(_part(sent, "no")),
                    cells["wish"],
                    cells["no"],
                    cells["comment"],
                )
                beside = str(_part(sent, "name")) or name.partition("\n")[0]
                strays += self._beyond(grid, number, row, set(columns.values()), beside)
            else:
                strays += self._beyond(grid, number, row, set())

    def _about(
        self,
        grid: Grid,
        columns: Mapping[str, int],
        entries: dict[str, FormField],
        people: dict[str, Mapping[str, FormField]],
        strays: list[Stray],
    ) -> None:
        """Read the fields about the company and its delegates, with the texts as sent."""
        first = _key_row(grid)
        for number, row in grid.rows.items():
            key = written(row.get(columns.get("key", 1)))
            if number == first or key.startswith("#"):
                continue
            sent = self._sent.get(f"field:{key}", {})
            if key.startswith(DELEGATE):
                people[key] = {
                    column: FormField(
                        written(row.get(columns.get(column, 0))),
                        str(_part(sent, column)),
                        self._cell(grid, number, columns.get(column, 1)),
                    )
                    for column in PERSON
                }
                strays += self._beyond(grid, number, row, set(columns.values()))
            elif f"field:{key}" in self._sent:
                value = FormField(
                    written(row.get(columns["value"])),
                    str(_part(sent, "value")),
                    self._cell(grid, number, columns["value"]),
                )
                entries[key] = value
                strays += self._beyond(grid, number, row, {columns["value"], columns.get("key", 1)})
            else:
                strays += self._beyond(grid, number, row, set())
        sent_hours = {key.removeprefix("field:") for key in self._sent if key.startswith(f"field:{HOURS}:")}
        for key in sorted(sent_hours - entries.keys()):  # a deleted row is no correction
            text = str(_part(self._sent[f"field:{key}"], "value"))
            entries[key] = FormField(text, text, Cell(f"[{self._shown}]{grid.name}"))

    def _beyond(
        self, grid: Grid, number: int, row: Mapping[int, object], fields: set[int], beside: str = ""
    ) -> Iterator[Stray]:
        """Texts in a row outside its fields that the form did not have when it was sent."""
        texts = self._sent.get("texts", [])
        known = {normalized(str(text)) for text in texts} if isinstance(texts, list) else set()
        for column, value in row.items():
            text = written(value)
            if column not in fields and text and normalized(text) not in known and not _counts(value):
                yield Stray(text, self._cell(grid, number, column), beside)

    def _cell(self, grid: Grid, row: int, column: int) -> Cell:
        return Cell(f"[{self._shown}]{grid.name}", row, letters(column))


def _counts(value: object) -> bool:
    """Whether a value is a number, such as the count of wishes above the list, or a formula, with or without a result.

    Some programs store the formula of the count as a text.
    """
    return not isinstance(value, str) or type(value) is not str or _FORMULA.match(value) is not None


def _key_row(grid: Grid) -> int:
    """The hidden row with the keys of the columns, the first one unless rows were added above it; 0 if it is gone."""
    return next((number for number, row in grid.rows.items() if _keys_of(row).keys() & {"wish", "away"}), 0)


def _columns(grid: Grid) -> dict[str, int]:
    """The columns by their keys in the hidden row."""
    return _keys_of(grid.rows.get(_key_row(grid), {}))


def _keys_of(row: Mapping[int, object]) -> dict[str, int]:
    """The columns of a row with the keys of columns; none if it has other texts."""
    known = {*WISH_COLUMNS, *ABOUT_COLUMNS}
    keys = {text: column for column, value in row.items() if (text := written(value)) in known}
    return keys if len(keys) > 1 else {}


def _whose(name: str, key: str, rows: Mapping[str, object], by_name: Mapping[str, str]) -> str:
    """The ID of the company in a row, by the name that is seen and the hidden key; '' if it was not on the form.

    Where only the visible columns were sorted, or a name was written over another, the key is that of another company.
    Words that were added to a name or left out leave it the company's.
    """
    first = fold(name.partition("\n")[0])
    own = [fold(str(_part(rows.get(key), part))) for part in ("name", "local")]
    if key in rows and (not first or first in own):
        return key
    if first in by_name:
        return by_name[first]
    alike = any(text and (text in first or first in text or is_near(text, first)) for text in own)
    return key if key in rows and alike else ""


def is_near(one: str, other: str) -> bool:
    """Whether two folded texts are two spellings of one name."""
    from rapidfuzz import fuzz  # slow to import

    return fuzz.ratio(one, other) >= _NEAR


_NEAR = 80
"""The likeness of two spellings of one name, from 0 to 100."""


def _part(row: object, key: str) -> object:
    return row.get(key, "") if isinstance(row, Mapping) else ""
