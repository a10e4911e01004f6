"""The words of the workbooks in English, Chinese and Russian: sheets, columns, settings and choices.

All come from ``data/headers.json``. The first name in each language is the one that is written; the
others are synonyms that are read too.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sco_scheduler.domain.messages import Name
from sco_scheduler.domain.names import fold
from sco_scheduler.intake.values.text import fold_header
from sco_scheduler.resources import data_file

LANGUAGES = ("en", "zh", "ru")
"""The languages that headers are written in and read in."""


@dataclass(frozen=True)
class Word:
    """A column, a setting or a sheet: its key in the program and its names in each language.

    ``notes`` say in each language what it means; ``default`` is a setting's default.
    """

    key: str
    names: Mapping[str, tuple[str, ...]]
    notes: Mapping[str, str]
    default: object = None

    def name(self, language: str = "en") -> str:
        """The name that is written in a language; the canonical English one where it has none."""
        names = self.names.get(language) or self.names["en"]
        return names[0]

    @property
    def told(self) -> Name:
        """The name as messages say it, in the language of who reads them."""
        return Name(self.name(), {language: self.name(language) for language in LANGUAGES})

    def spellings(self) -> dict[str, str]:
        """Every name in every language by its folded form."""
        return {fold_header(name): name for names in self.names.values() for name in names}


@dataclass(frozen=True)
class SheetWords:
    """A sheet and its columns."""

    sheet: Word
    columns: Mapping[str, Word]

    def column_of(self) -> Mapping[str, str]:
        """The key of the column by each folded name."""
        return {folded: column.key for column in self.columns.values() for folded in column.spellings()}


@dataclass(frozen=True)
class Vocabulary:
    """Everything in ``data/headers.json``. Sheets and settings are in the order of the format."""

    sheets: Mapping[str, SheetWords]
    settings: Mapping[str, Word]
    choices: Mapping[str, Mapping[str, str]]
    """For each kind of choice (``level``, ``lock``, …) what each folded spelling means."""

    totals: frozenset[str] = frozenset()
    """The folded words that begin a row of totals below a list."""

    counted: frozenset[str] = frozenset()
    """The folded words for what such a row counts, behind the number."""

    def choice(self, kind: str, text: str) -> str | None:
        """What a text means as a choice of a kind; None where it means nothing known."""
        return self.choices[kind].get(fold(text))


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """The words, read once."""
    data = json.loads(data_file("headers.json").read_text(encoding="utf-8"))
    companies = _words(data["companies"])
    sheets = {
        key: SheetWords(
            Word(key, _names(entry["names"]), {}),
            companies if entry["columns"] == "companies" else _words(entry["columns"]),
        )
        for key, entry in data["sheets"].items()
    }
    choices = {
        kind: {fold(text): meaning for meaning, texts in meanings.items() for text in texts}
        for kind, meanings in data["values"].items()
    }
    totals, counted = (frozenset(map(fold, data[key])) for key in ("totals", "counted"))
    return Vocabulary(sheets, _words(data["settings"]), choices, totals, counted)


def _words(entries: Mapping[str, Mapping[str, Any]]) -> dict[str, Word]:
    return {
        key: Word(key, _names(entry), entry.get("note", {}), entry.get("default")) for key, entry in entries.items()
    }


def _names(entry: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    return {language: tuple(entry.get(language, ())) for language in LANGUAGES}
