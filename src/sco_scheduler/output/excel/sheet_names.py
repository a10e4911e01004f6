"""Names of sheets: unique within a workbook, in the three languages, and links to them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from sco_scheduler.domain.messages import LANGUAGES
from sco_scheduler.domain.record import MEETINGS_SHEET, RECORD_SHEET
from sco_scheduler.output.texts.words import cut, one_line, units, words

LIMIT = 31
"""The most UTF-16 units in a name."""

_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_RESERVED = "history"


SHEETS = {
    "Summary": "sheet_summary",
    "Index": "sheet_index",
    MEETINGS_SHEET: "sheet_meetings",
    "Changes": "sheet_changes",
    "Desk": "sheet_desk",
    "Unmet": "sheet_unmet",
    "Companies": "sheet_companies",
    "Tables": "sheet_tables",
    "Interpreters": "sheet_interpreters",
}
"""The sheets of an agendas workbook by their English names, with the word for each."""

FIXED = (RECORD_SHEET, *(words(lang)[f"workbook.{key}"] for key in SHEETS.values() for lang in LANGUAGES))
"""Names that are part of the format: no other sheet may take one, whether the workbook has that sheet or not."""


def english_name(title: str) -> str:
    """The English name of one of the sheets of the format in any language; any other title as it is."""
    return _ENGLISH.get(_key(title), title)


def is_grid(title: str) -> bool:
    """Whether a sheet of the program's with this title is the grid of a zone, in any language."""
    return any(title.startswith(words(lang)["workbook.sheet_grid"].format(zone="")) for lang in LANGUAGES)


class SheetNames:
    """The names given out for one workbook."""

    def __init__(self, reserved: Iterable[str] = FIXED) -> None:
        """Reserve names that are not to be given out, by default those of an agendas workbook."""
        self._taken = {_RESERVED, *map(_key, reserved)}

    def give(self, wanted: str) -> str:
        """A name for a sheet, as near to the wanted one as the rules and the names given before allow.

        What is forbidden becomes a space, what is too long is cut, and a name that is taken gets a
        number (``Acme (2)``).
        """
        base = _trim(one_line(_FORBIDDEN.sub(" ", wanted)), LIMIT) or "Sheet"
        name, number = base, 1
        while _key(name) in self._taken:
            number += 1
            suffix = f" ({number})"
            name = _trim(base, LIMIT - units(suffix)) + suffix
        self._taken.add(_key(name))
        return name


def link_to(sheet: str) -> str:
    """Return the target of a hyperlink to a sheet of the same workbook."""
    return f"internal:'{sheet.replace(chr(39), chr(39) * 2)}'!A1"


def _trim(text: str, limit: int) -> str:
    return cut(text, limit).strip(" '")


def _key(name: str) -> str:
    """A sheet's name folded as spreadsheets compare names."""
    return unicodedata.normalize("NFKC", name.lower()).casefold()


_ENGLISH = {_key(words(lang)[f"workbook.{key}"]): name for name, key in SHEETS.items() for lang in LANGUAGES}
