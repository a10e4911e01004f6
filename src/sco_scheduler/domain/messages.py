"""Messages to the organizer as data, independent of the language in which they are shown.

The texts are in the catalogues (``data/texts.*.json``). They have blanks: ``{sheet}`` is replaced by a
value, ``{value:,}`` by a number with a thousands separator, ``{count:row|rows}`` by a number and the
matching form of the word, and ``{count:~is|are}`` by that form alone. The value of a blank is
rendered in the same language: a text from a workbook stays as it is, a ``Phrase`` or a ``Name`` is
translated, and a tuple is a list of either.
"""

from __future__ import annotations

import json
import re
import string
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Sized
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import TypeAlias, TypeVar

from sco_scheduler.resources import data_file

LANGUAGES = ("en", "zh", "ru")
"""The languages that have a catalogue."""

_PREFIXES = {"kinds": "", "goals": "goal-", "rules": "rule-"}
"""Prefixes of the keys of sections with several texts for each entry."""


_TWO_STOPS = re.compile(r"(?<=\w)\.\.(?=\s|$)")


@lru_cache(maxsize=len(LANGUAGES))
def catalogue(lang: str) -> Mapping[str, str]:
    """Load the texts of a language.

    Parameters
    ----------
    lang
        One of ``LANGUAGES``.

    Returns
    -------
    Mapping[str, str]
        The texts with their blanks unfilled, by their key: a phrase's id, ``<code>.title``, ``goal-<name>.sentence`` or
        ``rule-<code>.title``.
    """
    data = json.loads(data_file(f"texts.{lang}.json").read_text(encoding="utf-8"))
    texts: dict[str, str] = {
        f"{prefix}{code}.{part}": text
        for section, prefix in _PREFIXES.items()
        for code, parts in data[section].items()
        for part, text in parts.items()
    }
    texts.update(data["phrases"])
    return texts


@dataclass(frozen=True, order=True, slots=True)
class Cell:
    """The address of a cell, as shown to the organizer: ``Requests!C14``.

    ``column`` is the column's letters, empty for a whole row;
    ``row`` counts from 1, and 0 means the whole sheet. In a map of a form, which is a text file, it
    is a line.

    ``line`` is the number of its row in a list that was made of the sheet, whose columns may have been rows; 0 if none
    was. It is no part of the address.
    """

    sheet: str
    row: int = 0
    column: str = ""
    line: int = field(default=0, compare=False, repr=False)

    @property
    def of_row(self) -> tuple[str, int]:
        """The sheet, and the number that only cells of the same row of its list have."""
        return self.sheet, self.line or self.row

    def __str__(self) -> str:
        if self.row == 0:
            return self.sheet
        if self.column:
            return f"{self.sheet}!{self.column}{self.row}"
        return f"{self.sheet} {'line' if self.sheet.endswith('.toml') else 'row'} {self.row}"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A text of the catalogues, by its key. Calling it sets the values of its blanks."""

    key: str
    blanks: tuple[tuple[str, object], ...] = ()

    def __call__(self, **blanks: object) -> Phrase:
        """The phrase with its blanks filled."""
        return Phrase(self.key, tuple(blanks.items()))

    def with_blanks(self, **blanks: object) -> Phrase:
        """The phrase with further blanks filled."""
        return Phrase(self.key, (*self.blanks, *blanks.items()))

    def __str__(self) -> str:
        return ENGLISH.say(self)


@dataclass(frozen=True, slots=True)
class Name:
    """The format's name of a sheet, column or setting, in English and by language."""

    english: str
    others: Mapping[str, str] = field(default_factory=dict, compare=False)

    def __str__(self) -> str:
        return self.english


class Sayable:
    """A message composed of phrases, rendered on demand in a language."""

    __slots__ = ()

    def said_in(self, speech: Speech) -> str:
        """The whole in a language."""
        raise NotImplementedError  # abstract

    def __str__(self) -> str:
        return self.said_in(ENGLISH)


@dataclass(frozen=True, slots=True)
class Clauses(Sayable):
    """Parts of one sentence, separated by semicolons."""

    parts: tuple[Said, ...]

    def said_in(self, speech: Speech) -> str:
        """The parts in a language."""
        return speech.semicolon.join(map(speech.say, self.parts))


@dataclass(frozen=True, slots=True)
class Sentence(Sayable):
    """A message rendered as a sentence, with a capital; ``at`` is a cell to name in brackets at its end."""

    text: Said
    at: Cell | None = None

    def said_in(self, speech: Speech) -> str:
        """The sentence in a language."""
        sentence = speech.sentence(self.text)
        if self.at is None:
            return sentence
        return f"{sentence.removesuffix(speech.stop)}{speech.say(in_brackets(self.at))}{speech.stop}"


@dataclass(frozen=True, slots=True)
class Sentences(Sayable):
    """Sentences one after the other."""

    parts: tuple[Said, ...]

    def said_in(self, speech: Speech) -> str:
        """The sentences in a language."""
        return speech.paragraph(*map(speech.say, self.parts))


@dataclass(frozen=True, slots=True)
class SaidOnce(Sayable):
    """A message that is a part of many others: it is rendered once in each language."""

    text: Said
    _rendered: dict[str, str] = field(default_factory=dict, compare=False, repr=False)

    def said_in(self, speech: Speech) -> str:
        """The message in a language."""
        rendered = self._rendered.get(speech.lang)
        if rendered is None:
            rendered = self._rendered[speech.lang] = speech.say(self.text)
        return rendered


@dataclass(frozen=True, slots=True)
class Languages(Sayable):
    """Languages by their codes, rendered by name; an unknown code stays as it is."""

    codes: tuple[str, ...]
    between: str = "/"

    def said_in(self, speech: Speech) -> str:
        """The names in a language, separated by ``between``."""
        return self.between.join(_language_names(speech.lang).get(code, code) for code in self.codes)


def each_language(codes: Iterable[str]) -> tuple[Languages, ...]:
    """The languages as a list, sorted by their codes."""
    return tuple(Languages((code,)) for code in sorted(codes))


_SCRIPTS = {"en": r"[A-Z][A-Za-z ()-]{2,}", "zh": "[\u3400-\u9fff]+", "ru": "[\u0400-\u04ff -]+"}
"""Patterns of a language's name in English, Chinese and Russian."""


@lru_cache(maxsize=len(LANGUAGES))
def _language_names(lang: str) -> Mapping[str, str]:
    """The names of languages by their codes: the first known name in the script."""
    known = json.loads(data_file("languages.json").read_text(encoding="utf-8"))
    script = re.compile(_SCRIPTS[lang])
    return {code: next(filter(script.fullmatch, names[1:]), code) for code, names in known.items()}


Said = str | Phrase | Name | Cell | Sayable
"""A message: a text that is the same in every language, or one that is rendered in each."""

OnStep = Callable[[Said], None]
"""Called with each step of a job when it begins."""


Note = str | Phrase | Clauses
"""A message that can be stored in a file and rendered later in any language."""


class Speech:
    """Renders messages in one language. This class is English; subclasses have their own lists and numbers.

    ``lang`` is the code of the language. ``comma`` separates the words of a list, ``clause`` the parts of a
    sentence, ``semicolon`` parts that contain commas; ``stop`` ends a sentence, ``space`` separates
    sentences, ``thousands`` separates the digits of a large number, and ``point`` is the decimal point.
    """

    lang = "en"
    comma = ", "
    clause = ", "
    semicolon = "; "
    stop = "."
    space = " "
    thousands = ","
    point = "."

    @cached_property
    def texts(self) -> Mapping[str, str]:
        """The texts of this language by their key, loaded on first use."""
        return catalogue(self.lang)

    def text(self, key: str) -> str:
        """Return the text of a key, with its blanks; the key itself if it is missing, which a test forbids."""
        return self.texts.get(key, key)

    def form(self, number: int, forms: Sequence[str]) -> str:
        """Choose the form of a word for a number.

        Parameters
        ----------
        number
            The number.
        forms
            The forms that the language distinguishes, in English singular and plural.
        """
        return forms[0 if number == 1 else -1]

    def name(self, name: Name) -> str:
        """Render the name of a sheet, column or setting such that it is found in a workbook in either language."""
        return name.english

    def say(self, value: object) -> str:
        """Render any value of a blank."""
        if isinstance(value, Phrase):
            return self.fill(self.text(value.key), dict(value.blanks))
        if isinstance(value, Name):
            return self.name(value)
        if isinstance(value, Cell):
            return self.cell(value)
        if isinstance(value, (tuple, list)):
            return self.comma.join(map(self.say, value))
        if isinstance(value, Sayable):
            return value.said_in(self)
        return str(value)

    def cell(self, cell: Cell) -> str:
        """Render the address of a cell for the organizer."""
        if cell.row == 0 or cell.column:
            return str(cell)
        return self.say((_LINE if cell.sheet.endswith(".toml") else _ROW)(sheet=cell.sheet, row=cell.row))

    def sentence(self, value: object) -> str:
        """Render a message as a sentence, with a capital first letter."""
        text = self.say(value)
        return text[:1].upper() + text[1:]

    def fill(self, text: str, blanks: Mapping[str, object]) -> str:
        """Replace the blanks of a text by values.

        Parameters
        ----------
        text
            A text of the catalogue.
        blanks
            The value of each blank by its name. A blank without a value shows its name instead.
        """
        filled = self.joined(
            (before, "" if name is None else self._filled(blanks.get(name, "{" + name + "}"), form))
            for before, name, form in _parsed(text)
        )
        # A name such as ``Foton Co., Ltd.`` at the end of a sentence already has a full stop.
        return _TWO_STOPS.sub(".", filled) if ".." in filled else filled

    def joined(self, parts: Iterable[tuple[str, str]]) -> str:
        """Concatenate the parts of a text, each with the value of the blank that follows it."""
        return "".join(before + filling for before, filling in parts)

    def _filled(self, value: object, form: str) -> str:
        if isinstance(value, float):
            return f"{value:.1f}".replace(".", self.point)
        if not isinstance(value, int) or not form:
            return self.say(value)
        if form == ",":
            return self.number(value)
        if form.startswith("~"):
            return self.form(value, form[1:].split("|"))
        return f"{self.number(value)} {self.form(value, form.split('|'))}"

    def number(self, number: int) -> str:
        """Format an integer with a thousands separator."""
        return f"{number:,}".replace(",", self.thousands)

    def paragraph(self, *sentences: str) -> str:
        """Join sentences; empty ones are skipped."""
        return self.space.join(sentence for sentence in sentences if sentence)


@lru_cache(maxsize=131072)
def _parsed(text: str) -> tuple[tuple[str, str | None, str], ...]:
    """Split a text at its blanks: the text before each one, its name and its format."""
    return tuple((before, name, form or "") for before, name, form, _ in string.Formatter().parse(text))


AND = Phrase("and")
OR = Phrase("or")
SENTENCE = Phrase("full-stop")
PAIR = Phrase("pair")
QUOTED = Phrase("in-quotes")
IN_BRACKETS = Phrase("in-brackets")
"""A cell in brackets after a phrase, with a preceding space if the language has one."""


def all_of(things: Sequence[Said]) -> Said:
    """A list with a word before its last: ``a``, ``a and b``, ``a, b and c``."""
    return _listed(AND, things)


def one_of(things: Sequence[Said]) -> Said:
    """One of several: ``ID or Company``."""
    return _listed(OR, things)


def _listed(last: Phrase, things: Sequence[Said]) -> Said:
    if len(things) < 2:
        return things[0] if things else ""
    return last(one=tuple(things[:-1]), other=things[-1])


def in_brackets(*cells: Cell | None) -> Said:
    """Cells in brackets; empty without a cell."""
    known = tuple(cell for cell in cells if cell is not None)
    return IN_BRACKETS(cell=known) if known else ""


_ROW = Phrase("cell-row")
_LINE = Phrase("cell-line")

ENGLISH = Speech()
"""The language that speaks where there is no other."""


T = TypeVar("T")

Tally: TypeAlias = Callable[[int, int, Said], None]
"""Called with the number done, the total number (0 if unknown), and the name of what is counted."""

EVERY = 256
"""Items between two reports of progress: few enough for visible progress, many enough to cost nothing."""


def no_tally(done: int, total: int, what: Said) -> None:
    """Ignore progress, for a caller that shows none.

    Parameters
    ----------
    done
        The number done.
    total
        The total number.
    what
        The name of what is counted.
    """


def tallied(
    items: Iterable[T], what: Said, tally: Tally, *, total: int | None = None, every: int = EVERY
) -> Iterator[T]:
    """Iterate over items and report progress.

    Parameters
    ----------
    items
        The items to iterate over.
    what
        The name of the items, for the report.
    tally
        Called at the start, at the end, and in between.
    total
        The number of items, 0 if it is not known; by default that of a collection.
    every
        The number of items between two calls of ``tally``.
    """
    if total is None:
        total = len(items) if isinstance(items, Sized) else 0
    done = 0
    tally(done, total, what)
    for item in items:
        yield item
        done += 1
        if done % every == 0:
            tally(done, total, what)
    if done % every:
        tally(done, total, what)
