"""What is said to the organizer, kept apart from the language in which it is said.

A text has blanks: ``{sheet}`` is filled with what is told of it, ``{count:row|rows}`` with a number and
the form of the word that goes with it. What fills a blank is said in the same language: a text from
a workbook stays as it is, a ``Phrase`` or a ``Name`` is translated, and a tuple is a list of either.
"""

from __future__ import annotations

import string
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sco_scheduler.domain.cells import Cell


@dataclass(frozen=True, slots=True)
class Phrase:
    """A text with a key, under which the other languages have theirs; called, it takes what fills its blanks."""

    key: str
    english: str
    blanks: tuple[tuple[str, object], ...] = ()

    def __call__(self, **blanks: object) -> Phrase:
        """The phrase with its blanks filled."""
        return replace(self, blanks=tuple(blanks.items()))

    def with_blanks(self, **blanks: object) -> Phrase:
        """The phrase with further blanks filled."""
        return replace(self, blanks=(*self.blanks, *blanks.items()))

    def __str__(self) -> str:
        return ENGLISH.say(self)


@dataclass(frozen=True, slots=True)
class Name:
    """A sheet, column or setting as the format calls it, in English and by language."""

    english: str
    others: Mapping[str, str] = field(default_factory=dict, compare=False)

    def __str__(self) -> str:
        return self.english


Said = str | Phrase | Name | Cell
"""Something to say: a text that is the same in every language, or one that each has its own of."""


class Speech:
    """How a language says things. This one is English; others translate the texts and say lists and numbers their way.

    ``lang`` is the code of the language. ``comma`` stands between the words of a list, ``clause`` between
    parts of a sentence, ``semicolon`` where these have commas, ``space`` between sentences, and
    ``thousands`` within a large number.
    """

    lang = "en"
    comma = ", "
    clause = ", "
    semicolon = "; "
    space = " "
    thousands = ","

    def text(self, key: str, english: str) -> str:
        """The text of a key in this language, its blanks unfilled; the English one where there is none."""
        return english

    def form(self, number: int, forms: Sequence[str]) -> str:
        """The form of a word that goes with a number, of those that the language tells apart."""
        return forms[0 if number == 1 else -1]

    def name(self, name: Name) -> str:
        """A sheet, column or setting, so that it is found in a workbook in either language."""
        return name.english

    def say(self, value: object) -> str:
        """Anything that can fill a blank."""
        if isinstance(value, Phrase):
            return self.fill(self.text(value.key, value.english), dict(value.blanks))
        if isinstance(value, Name):
            return self.name(value)
        if isinstance(value, Cell):
            return self.cell(value)
        if isinstance(value, (tuple, list)):
            return self.comma.join(map(self.say, value))
        return str(value)

    def cell(self, cell: Cell) -> str:
        """The address of a cell, as an organizer reads it."""
        if cell.row == 0 or cell.column:
            return str(cell)
        return self.say((_LINE if cell.sheet.endswith(".toml") else _ROW)(sheet=cell.sheet, row=cell.row))

    def sentence(self, value: object) -> str:
        """What is said as a sentence, its first letter raised."""
        text = self.say(value)
        return text[:1].upper() + text[1:]

    def fill(self, text: str, blanks: Mapping[str, object]) -> str:
        """A text with its blanks filled; one that nobody filled shows its name instead of failing."""
        return _Filler(self).vformat(text, (), blanks)

    def number(self, number: int) -> str:
        """A whole number, with its thousands set apart."""
        return f"{number:,}".replace(",", self.thousands)

    def paragraph(self, *sentences: str) -> str:
        """Sentences one after the other; empty ones are left out."""
        return self.space.join(sentence for sentence in sentences if sentence)


class _Filler(string.Formatter):
    """Fills the blanks of a text in a language."""

    def __init__(self, speech: Speech) -> None:
        self._speech = speech

    def get_value(self, key: int | str, args: Sequence[Any], kwargs: Mapping[str, Any]) -> object:
        return kwargs.get(str(key), "{" + str(key) + "}")

    def format_field(self, value: object, format_spec: str) -> str:
        if isinstance(value, int) and format_spec:
            form = self._speech.form(value, format_spec.split("|"))
            return f"{self._speech.number(value)} {form}"
        return self._speech.say(value)


_ROW = Phrase("cell-row", "{sheet} row {row}")
_LINE = Phrase("cell-line", "{sheet} line {row}")

ENGLISH = Speech()
"""The language in which the program is written, and which speaks where there is no other."""
